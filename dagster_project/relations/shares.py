"""Shares as whole numbers, so that sums are exact: 0.1 + 0.2 + 0.2 is a half and not nearly so."""

from functools import lru_cache

WHOLE = 10**12  # a share is counted in millionths of a millionth; finer digits are rounded
HALF = WHOLE // 2
_PERCENT = WHOLE // 100


def units(share: float) -> int:
    """Give a fraction of 1 as a whole number."""
    return round(share * WHOLE)


def share_of(count: int) -> float:
    """Give the fraction of 1 that a whole number stands for."""
    return count / WHOLE


def lowest(minimum: float | None, is_excluded: bool) -> int:
    """Give the least that a share can be; one that is more than its bound lies one unit above."""
    return 0 if minimum is None else units(minimum) + is_excluded


def highest(maximum: float | None, is_excluded: bool) -> int:
    """Give the most that a share can be; one that is less than its bound lies one unit below."""
    return WHOLE if maximum is None else units(maximum) - is_excluded


@lru_cache(maxsize=100_000)
def in_words(minimum: int, maximum: int) -> str:
    """Say a share as a person writes it: 51 %, 25 % to 50 %, at least 30 %, an unknown share."""
    if minimum >= maximum:
        return percent(minimum)
    if minimum <= 0:
        return "an unknown share" if maximum >= WHOLE else f"at most {percent(maximum)}"
    return f"at least {percent(minimum)}" if maximum >= WHOLE else f"{percent(minimum)} to {percent(maximum)}"


@lru_cache(maxsize=100_000)
def percent(count: int) -> str:
    """Say a bound as a percentage, with the word for one that is excluded."""
    if count % _PERCENT == 1:
        return f"more than {percent(count - 1)}"
    if count % _PERCENT == _PERCENT - 1:
        return f"less than {percent(count + 1)}"
    return f"{count / _PERCENT:.4f}".rstrip("0").rstrip(".") + " %"
