"""What stands before and after the sample rule on its pages: two invented documents of an invented office."""

from tests.typesetting.content import Block

_CROSSINGS = (
    "Abbey", "Barn", "Chapel", "Dairy", "Ebbing", "Ford", "Granary", "Hermit", "Inn", "Alder", "Birch", "Cedar",
    "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple", "Nettle",
    "Oak", "Pine", "Quince", "Rowan", "Spruce", "Teasel", "Willow",
)  # fmt: skip
_LIGHTS = (
    "Anchor Point", "Bell Rock", "Cormorant Head", "Drift Island", "Eider Bank", "Fulmar Cliff", "Gull Point",
    "Heron Spit", "Ice Cove", "Jetty End", "Kelp Ledge", "Lamp Hill", "Mussel Bar", "North Mole", "Otter Reach",
    "Pebble Ness", "Quay Corner", "Ripple Sound", "Seal Skerry", "Tern Islet", "Upper Basin", "Viking Shoal",
)  # fmt: skip


_FERRY_HABITS = (
    "Bicycles travel without charge. In fog the hand bell on the landing is rung.",
    "The last boat waits for the train. Dogs stay on the lower deck.",
    "A flag at the landing shows that the boat is full, and a board says when the next one leaves.",
)
_LIGHT_HABITS = (
    "The keeper writes each outage into the log.",
    "Mariners report an outage to the harbor office by radio, and the office thanks them by letter.",
    "The lamp is cleaned on the first day of the month while a lantern stands in for it.",
)


def _crossing(number: int, name: str) -> str:
    habit = _FERRY_HABITS[number % len(_FERRY_HABITS)]
    return (
        f"({number}) <i>{name} Crossing.</i> The ferry at {name} Crossing leaves each bank on the hour from "
        f"{5 + number % 3} a.m. to {6 + number % 5} p.m. {habit}"
    )


def _light(number: int, name: str) -> str:
    habit = _LIGHT_HABITS[number % len(_LIGHT_HABITS)]
    return f"({number}) <i>{name} Light.</i> A white light shows every {4 + number % 7} seconds until dawn. {habit}"


BEFORE = (
    Block("continued", "on both banks, where a notice shows the times of the day."),
    *(Block("small", _crossing(number, name)) for number, name in enumerate(_CROSSINGS, start=4)),
    Block("small", "(c) <i>Winter.</i> A crossing that is closed by ice opens again when the river is clear."),
    Block("signature", "For the Ferry Office,"),
    Block("position", "Keeper of Crossings."),
    Block("filing", "[FR Doc. 2025-99998 Filed 1-15-25; 8:45 am]"),
    Block("billing", "BILLING CODE 0000-00-P"),
)

AFTER = (
    Block("department", "INLAND HARBORS BOARD"),
    Block("agency", "Ferry and Lighthouse Office"),
    Block("head", "99 CFR Part 990"),
    Block("docket", "[Docket No. FLO-2025-0000]"),
    Block("title", "Harbor Lights; Hours of the Year"),
    Block("section", "Ferry and Lighthouse Office, Inland Harbors Board.", "AGENCY:"),
    Block("section", "Final rule.", "ACTION:"),
    Block("line"),
    Block(
        "section",
        "This document lists the lights of inland harbors and the hours at which they are shown. It sets no duty "
        "for anybody ashore.",
        "SUMMARY:",
    ),
    Block("section", "The hours apply from the first day of spring.", "DATES:"),
    Block("section", "The harbor office, at the end of the pier.", "FOR FURTHER INFORMATION CONTACT:"),
    Block("label", "", "SUPPLEMENTARY INFORMATION:"),
    Block("heading", "Lights in Order of Name"),
    *(Block("paragraph", _light(number, name)) for number, name in enumerate(_LIGHTS, start=1)),
    Block("heading", "Lights Shown on Request"),
    *(
        Block(
            "paragraph",
            f"({number}) <i>{name} Lantern.</i> A lantern is shown when a boat asks for it by horn, and taken in when "
            "the boat has passed.",
        )
        for number, name in enumerate(reversed(_LIGHTS), start=1)
    ),
    Block("heading", "Bells in Fog"),
    *(
        Block("paragraph", f"({number}) <i>{name} Bell.</i> The bell is struck {2 + number % 4} times a minute in fog.")
        for number, name in enumerate(_LIGHTS, start=1)
    ),
)
