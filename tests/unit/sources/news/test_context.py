"""Words on export controls in a text."""

from hypothesis import given
from hypothesis import strategies as st

from dagster_project.sources.news.context import CONTROLS, controls_in

PIECES = st.sampled_from(
    [
        "Entity List",
        "ENTİTY LIST",
        "bıs",
        "BIS",
        "ſanctions",
        "sanctioning",
        "bliſs",
        "blackliſt",
        "Blacklisted",
        "unverified list",
        "restricted list",
        "military end-user",
        "military end uſer",
        "Export-Controls",
        "export ban",
        "export administration",
        "export licence",
        "export licenſes",
        "trade restrictions",
        "trade sanction",
        "trade black",
        "Bureau of Industry and Security",
        "commerce department",
        "Department of Commerce",
        "foreign direct product",
        "denied persons",
        "dual-use",
        "dual use",
        "black-list",
        "blac\u212alist",
        "exports",
        "lists",
        " ",
        " ",
        ".",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=6).map("".join))
def test_the_quick_look_before_the_pattern_leaves_nothing_out(text):
    found = CONTROLS.search(text)
    assert controls_in(text) == (found[0] if found else None)


def test_a_text_on_other_things_has_none():
    assert controls_in("The orchestra played in Lisbon.") is None
    assert controls_in("It was put on the Entity List in May.") == "Entity List"
