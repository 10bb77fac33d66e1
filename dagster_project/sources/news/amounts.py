"""Sums of money and numbers of parties, as newspapers print them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dagster_project.reading.names import count

_SCALES = {
    "thousand": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "HK$": "HKD", "€": "EUR", "£": "GBP", "¥": "CNY", "RMB": "CNY",
    "CNY": "CNY",
}  # fmt: skip
_UNITS = {
    "dollar": "USD", "yuan": "CNY", "renminbi": "CNY", "euro": "EUR", "pound": "GBP", "yen": "JPY", "ruble": "RUB",
    "rouble": "RUB", "rupee": "INR",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum with its currency, None where none is printed; `text` keeps words such as `almost`."""

    value: float
    currency: str | None
    text: str


def amount_of(groups: Mapping[str, str | None]) -> Amount | None:
    """Read the parts that the grammar found of a sum; None for a bare number, which is none."""
    number, sign, unit = groups.get("number") or "", (groups.get("sign") or "").strip(), groups.get("unit") or ""
    if not sign and not unit:
        return None
    digits = number.replace(",", "")
    value = float(digits) if digits.replace(".", "", 1).isdigit() else float(number_of(number) or 0)
    currency = _SIGNS.get(sign) or ("HKD" if unit.startswith("Hong Kong") else _currency(unit))
    parts = (groups.get("qualifier"), groups.get("sign"), number, " " + (groups.get("scale") or ""), " " + unit)
    text = " ".join("".join(part or "" for part in parts).split())
    return Amount(value * _SCALES.get((groups.get("scale") or "").lower(), 1.0), currency, text)


def number_of(words: str) -> int | None:
    """Give the number that digits or English words mean; None for `dozens`."""
    if words == "a dozen":
        return 12
    try:
        return count(words)
    except ValueError:
        return None


def _currency(unit: str) -> str | None:
    return next((code for word, code in _UNITS.items() if word in unit), None)
