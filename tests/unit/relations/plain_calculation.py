"""The 50 percent question in plain fractions, for one day, party by party: slow, and nothing in common with ours."""

from fractions import Fraction

HALF = Fraction(1, 2)


def passing_on(day, holdings, listed, reaches):
    """The parties that are listed or reached, found by asking everybody again until nobody is new."""
    standing = [one for one in holdings if one.span[0] <= day < one.span[1]]
    found = {party for party, spans in listed.items() if any(start <= day < end for start, end in spans)}
    while True:
        new = {one.owned for one in standing if reaches(one.owned, standing, found)}
        if new <= found:
            return found, new
        found |= new


def is_captured(party, standing, found):
    return sum(
        (Fraction(one.minimum) for one in standing if one.owned == party and one.owner in found), Fraction()
    ) >= (HALF * 10**12)


def may_be_captured(party, standing, found):
    """Give each owner its least; then let the suspects take what is left, as far as each may go."""
    held = [one for one in standing if one.owned == party]
    suspects = [one for one in held if one.owner in found]
    shares = {one: Fraction(one.minimum) for one in held}
    room = Fraction(10**12) - sum(shares.values())
    for one in suspects:
        more = max(Fraction(), min(room, Fraction(one.maximum) - shares[one]))
        shares[one] += more
        room -= more
    return sum((shares[one] for one in suspects), Fraction()) >= HALF * 10**12
