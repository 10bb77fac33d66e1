"""Addresses: what is asked stands in them, and nothing of it is more than text."""

import pytest

from dagster_project.dashboard.view import View, address, party_link


@pytest.mark.parametrize("name", ["Zhipu AI", "a&b=c", "'; drop table", "<script>", "名", "100% #1", "\u202eabc"])
def test_what_is_asked_comes_back_from_its_link(name):
    path, _, search = address("/search", name=name).partition("?")
    assert View.of(path, f"?{search}").get("name") == name


def test_what_is_not_asked_does_not_stand_in_the_link():
    assert address("/parties", name="", list=None, order="since") == "/parties?order=since"
    assert party_link(None) is None


def test_a_link_keeps_what_is_asked_and_changes_one_thing():
    view = View.of("/parties", "?name=Huawei&parties_page=2")
    assert view.link(parties_page=3) == "/parties?name=Huawei&parties_page=3"
    assert view.link(parties_page=None) == "/parties?name=Huawei"


@pytest.mark.parametrize(
    ("asked", "number"), [("3", 3), ("0", None), ("-1", None), ("²", None), ("1e3", None), ("9" * 30, None), ("", None)]
)
def test_a_number_is_a_whole_one_from_1_or_none(asked, number):
    assert View("/", {"page": asked}).number("page") == number
