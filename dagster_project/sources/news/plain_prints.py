"""Articles that name parties as the list prints them: their mentions by short cuts to what `resolved` would give."""

from dagster_project.sources.news.legal_forms import AFTER_NAME, NAME_GOES_ON, of_print
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.resolving import Found, is_defining, is_in_a_city, longest, supported
from dagster_project.sources.news.scanning import BEFORE_FORM, Hit, Seen, is_whole
from dagster_project.sources.news.sentences import Sentences


def plain_mentions(
    body: str, seen: Seen, lexicon: Lexicon, publisher: str | None, sentences: Sentences
) -> list[Found] | None:
    """Give the mentions of a body whose every place shows at a glance what it is; else None.

    At a glance: the longest words of the lexicon that begin there are a name with its form, spelled as on the list, and
    no short form is given to it. What begins within a name that needs no support is a part of it.
    """
    if seen.folded is not None:
        return None
    kept: list[tuple[Hit, Found]] = []
    end = 0
    for place in seen.places:
        if place < end:
            continue
        if seen.text[place] != " ":
            return None
        for words in lexicon.begun_by(seen.text, place + 1):
            if words in lexicon.capitalised and body[place : place + len(words)].islower():
                continue
            hit = _at_a_glance(body, place, place + len(words), lexicon)
            if hit is None or (publisher is not None and hit.sought.stem.lower() in publisher.lower()):
                return None
            if not hit.sought.needs:
                end = hit.end
                kept.append((hit, Found(place, end, hit.sought.name, "name", 1.0)))
            elif any(other in seen.text for other in lexicon.sure_words_of(hit.sought.name)):
                return None  # another name of the party may support it
            elif found := supported(body, hit, lexicon, frozenset(), sentences):
                kept.append((hit, found))
            break
    return [found for _, found in longest(kept)]


def _at_a_glance(body: str, start: int, stop: int, lexicon: Lexicon) -> Hit | None:
    stem = body[start:stop]
    meanings = lexicon.plain.get(stem)
    if meanings is None or not is_whole(body, start, stop):
        return None
    printed = AFTER_NAME.match(body, stop) if body[stop : stop + 1] in BEFORE_FORM else None
    form, end = (of_print(printed[0]), printed.end()) if printed else ((), stop)
    one = meanings.get(form)
    if one is None or is_defining(body, end):
        return None
    if is_in_a_city(body, start, stem) if form else " " not in stem and NAME_GOES_ON.match(body, stop):
        return None
    return Hit(start, end, one, "name")
