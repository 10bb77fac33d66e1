"""What must hold of the keys that names and addresses are compared by before SQL may join on them."""

from typing import Any

from dagster_project.quality.suites import Suites, holds, is_key, warning

OF_KEYS = Suites()
_MAKE_AGAIN = "make the keys again; if it stays, mend dagster_project/matching"


@OF_KEYS.on("names__keys", "name")
def every_printed_name_has_its_keys(gx: Any) -> list[Any]:
    """Each name that an entry prints has its keys once; one without a letter in them shows."""
    return [
        *is_key(gx, "name", _MAKE_AGAIN),
        holds(gx, "has_keys", "a name that an entry prints has its keys", _MAKE_AGAIN),
        warning(
            gx.ExpectColumnValueLengthsToBeBetween,
            "a name has a letter or digit that it can be compared by",
            "look at the name: it is of a script that is not read, or it is no name",
            column="normal_key",
            min_value=1,
        ),
    ]


@OF_KEYS.on("addresses__keys", "address")
def every_printed_address_has_its_keys(gx: Any) -> list[Any]:
    """Each address that an entry prints has its keys once."""
    return [
        *is_key(gx, "address", _MAKE_AGAIN),
        holds(gx, "has_keys", "an address that an entry prints has its keys", _MAKE_AGAIN),
    ]
