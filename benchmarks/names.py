"""Names made for the screening benchmark: listed ones spelt another way, and ordinary ones that nobody lists."""

import random
import re

from dagster_project.sources.news.common_words import COMMON_WORDS

_FORMS = {
    "Co., Ltd.": ("Company Limited", "Co Ltd", "Limited", "Ltd."),
    "Ltd.": ("Limited", "Ltd"),
    "Limited": ("Ltd.",),
    "LLC": ("Limited Liability Company", "L.L.C.", "OOO"),
    "JSC": ("Joint Stock Company", "AO", "OAO"),
    "OOO": ("LLC", "Limited Liability Company"),
    "AO": ("JSC", "Joint Stock Company"),
    "Inc.": ("Incorporated", "Inc"),
    "Corporation": ("Corp.",),
    "Company": ("Co.",),
    "GmbH": ("G.m.b.H.", "Gesellschaft mit beschränkter Haftung"),
}
_NEW_FORMS = ("Co., Ltd.", "LLC", "Limited", "Inc.", "JSC")
_OTHER_LETTERS = (
    *(("kh", "h"), ("ts", "tz"), ("zh", "j"), ("ya", "ia"), ("yu", "iu"), ("ey", "ei"), ("iy", "y"), ("ks", "x")),
    *(("ov", "off"), ("ev", "eff"), ("oo", "u"), ("ee", "i"), ("mm", "m"), ("ss", "s"), ("ou", "u"), ("q", "k")),
    *(("w", "v"), ("ph", "f"), ("sh", "sch"), ("y", "i"), ("k", "c"), ("c", "k")),
)
_LATIN = "shch kh ts ch sh zh yu ya yo iy ey a b c d e f g h i j k l m n o p q r s t u v w x y z"
_RUSSIAN = "щ х ц ч ш ж ю я ё ий ей а б к д е ф г х и дж к л м н о п к р с т у в в кс ы з"
_KEYS = "abcdefghijklmnopqrstuvwxyz"


def typing_error(name: str, chance: random.Random) -> str | None:
    """Change, drop, add or swap one letter of a word of at least five, not its first."""
    places = [found.start() + at for found in re.finditer(r"[^\W\d_]{5,}", name) for at in range(1, len(found[0]) - 1)]
    if not places:
        return None
    at = chance.choice(places)
    new = {
        "drop": name[:at] + name[at + 1 :],
        "add": name[:at] + chance.choice(_KEYS) + name[at:],
        "change": name[:at] + chance.choice(_KEYS) + name[at + 1 :],
        "swap": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }
    return chance.choice([other for other in new.values() if other != name])


def dropped_word(name: str, chance: random.Random) -> str | None:
    """Leave out one word of at least three."""
    words = name.split()
    if len(words) < 3:
        return None
    del words[chance.randrange(len(words))]
    return " ".join(words)


def swapped_words(name: str, chance: random.Random) -> str | None:
    """Let two neighbouring words change places."""
    words = name.split()
    if len(words) < 2:
        return None
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def other_legal_form(name: str, chance: random.Random) -> str | None:
    """Print the legal form another way, or give a name without one a legal form."""
    for form, others in _FORMS.items():
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", name):
            return re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", chance.choice(others), name, count=1)
    return f"{name} {chance.choice(_NEW_FORMS)}"


def transliterated(name: str, chance: random.Random) -> str | None:
    """Write a word by another custom of transliteration, or a name of no English word in Cyrillic."""
    if chance.random() < 0.5 and not any(word.lower() in COMMON_WORDS for word in re.findall(r"\w+", name)):
        return _in_cyrillic(name)
    fitting = [(old, new) for old, new in _OTHER_LETTERS if re.search(rf"[a-z]{old}|{old}[a-z]", name)]
    if not fitting:
        return None
    old, new = chance.choice(fitting)
    return re.sub(rf"(?<=[a-z]){old}|{old}(?=[a-z])", new, name, count=1)


def _in_cyrillic(name: str) -> str:
    """Write a Russian name in Latin letters in its own."""
    for latin, cyrillic in zip(_LATIN.split(), _RUSSIAN.split(), strict=True):
        name = name.replace(latin, cyrillic).replace(latin.capitalize(), cyrillic.upper())
    return name


CHANGES = {
    change.__name__.replace("_", " "): change
    for change in (typing_error, dropped_word, swapped_words, other_legal_form, transliterated)
}

_FOUNDERS = (
    "Abernathy Ackroyd Albescu Almeida Andersson Antonelli Arkwright Baptiste Barlow Bergstrom Bianchi Blackwood "
    "Bouchard Brandt Caldwell Carvalho Castellano Chandler Delacroix Devereux Dubois Eriksen Fairweather Ferreira "
    "Fitzgerald Fontaine Gallagher Giordano Goldberg Greenfield Gutierrez Halvorsen Hathaway Henriksen Hofmann "
    "Hollister Iversen Jankowski Johansson Kowalczyk Lancaster Larsson Lefebvre Lindqvist Lombardi MacAllister "
    "Marchetti Mendoza Montgomery Moreau Nakamura Nielsen Novotny Oconnell Okafor Olofsson Ostrowski Pemberton "
    "Petrillo Quigley Ramaswamy Rasmussen Richter Rodriguez Rousseau Sandoval Schneider Silveira Sorensen Steinmetz "
    "Sullivan Takahashi Tanaka Thackeray Thibault Torres Underwood Vandenberg Varga Villanueva Wadsworth Wakefield "
    "Weatherby Whitaker Yamamoto Zielinski"
)
_FIRST_WORDS = (
    "Amber Aspen Beacon Birch Blue Bright Cedar Clear Copper Coral Crown Dawn Elm Evergreen Falcon First Fox Garden "
    "Golden Grand Granite Green Harbor Heritage Highland Horizon Iron Ivy Lake Liberty Lion Maple Meadow Metro "
    "Modern National New North Northern Oak Ocean Olive Orchid Pacific Pine Pioneer Premier Prime Quality Red River "
    "Riverside Rose Royal Silver Sky South Southern Star Summit Sun Swift Trinity Twin United Unity Valley Vista "
    "West Western White Willow Wind"
)
_TRADES = (
    "Advisors Apparel Architects Bakery Brewing Builders Capital Carpets Catering Ceramics Chemicals Cleaning "
    "Clinics Coffee Construction Consulting Cosmetics Couriers Dairy Dental Design Distribution Education Electric "
    "Electronics Energy Engineering Equipment Events Farms Films Fisheries Flooring Foods Freight Furniture Gallery "
    "Garments Glass Hardware Health Holdings Hotels Imports Industries Insurance Interiors International Jewellers "
    "Landscaping Laundry Lighting Logistics Machinery Marketing Media Medical Motors Music Optics Packaging Paints "
    "Paper Partners Pharmacy Plastics Plumbing Press Printing Properties Realty Recruitment Renovations Roofing "
    "Sailing Security Services Shoes Software Solutions Sports Steel Supplies Systems Tailors Technologies Textiles "
    "Timber Tools Tours Toys Trading Transport Travel Tyres Ventures Veterinary Wines Workshops"
)
_TOWNS = (
    "Adelaide Antwerp Aarhus Bologna Bordeaux Bristol Brisbane Calgary Cardiff Cork Denver Dortmund Dublin "
    "Eindhoven Florence Geneva Ghent Glasgow Graz Halifax Hamburg Leeds Lille Lisbon Lyon Madrid Malmo Milan Nantes "
    "Oslo Ottawa Oxford Padua Phoenix Porto Rotterdam Salzburg Seattle Sheffield Stuttgart Tampa Toulouse Trieste "
    "Turin Utrecht Valencia Verona Winnipeg York Zurich"
)
_ENDS = ("Ltd", "Limited", "LLC", "Inc.", "GmbH", "S.A.", "S.r.l.", "B.V.", "AB", "ApS", "Pty Ltd", "Co.", "plc", "")


def ordinary(chance: random.Random) -> str:
    """Make the name of a company as there are many."""
    founder, other = chance.sample(_FOUNDERS.split(), 2)
    first, more = chance.sample(_FIRST_WORDS.split(), 2)
    trade, second = chance.sample(_TRADES.split(), 2)
    town, end = chance.choice(_TOWNS.split()), chance.choice(_ENDS)
    shapes = (
        f"{founder} {trade} {end}",
        f"{founder} & {other} {trade} {end}",
        f"{first} {more} {trade} {end}",
        f"{first} {trade} {second} {end}",
        f"{town} {trade} {end}",
        f"{first} {trade} of {town} {end}",
        f"{founder} {first} {trade} {end}",
        f"{founder} & Sons {trade} {end}",
    )
    return " ".join(chance.choice(shapes).split())
