"""Reading accuracy: rules set at random from real entries, read back, and compared field by field."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dagster_project.reading.evidence import Tables
from dagster_project.sources.federal_register.document import read
from tests.typesetting.listed import LIST
from tests.typesetting.random_rules import FORMS, Given, Sample, random_sample

_TARGETS = {
    "destination": 0.99,
    "name": 0.99,
    "alias": 0.99,
    "address": 0.97,
    "requirement": 0.97,
    "policy": 0.97,
    "action": 0.99,
    "citation": 0.97,
    "removal": 0.99,
}


@dataclass(slots=True)
class Score:
    """Values that were set, those read exactly so, and those read that were not set."""

    given: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pages: int = 0
    rules: int = 0
    missing_entries: int = 0
    invented_entries: int = 0
    quarantined: int = 0

    def compare(self, what: str, place: str, given: Iterable[str], found: Iterable[str]) -> None:
        """Count values as multisets: a wrong value is one missing and one extra."""
        given, found = Counter(given), Counter(found)
        lost, extra = given - found, found - given
        self.given[what] += given.total()
        self.exact[what] += (given & found).total()
        self.extra[what] += extra.total()
        if lost or extra:
            self.misses[what].append(f"{place}: set {sorted(lost.elements())}, read {sorted(extra.elements())}")

    def rate(self, what: str) -> float:
        """Exact values as a part of those set, or of those read where these are more."""
        most = max(self.given[what], self.exact[what] + self.extra[what])
        return self.exact[what] / most if most else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rate of every field and its worst cases; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=1000, help="first seed")
    parser.add_argument("--rules", type=int, default=40, help="rules in each layout")
    parser.add_argument("--worst", type=int, default=3, help="cases to show for each field")
    parser.add_argument("--lists", type=int, nargs="+", default=[4], help="supplements to part 744: 4, 6, 7")
    given = parser.parse_args(arguments)
    if not LIST.exists():
        print(f"{LIST.name} is not beside the project: nothing to set in type")
        return 0
    seeds = range(given.first, given.first + given.rules)
    results = [_measured(form, supplement, seeds, given.worst) for supplement in given.lists for form in FORMS]
    return 0 if all(results) else 1


def _measured(form: str, supplement: int, seeds: Iterable[int], worst: int) -> bool:
    score = Score()
    for seed in seeds:
        add(score, random_sample(seed, form, supplement))
    print(
        f"supplement No. {supplement}, {form}: {score.rules} rules, {score.pages} pages, {score.given['name']} entries"
    )
    print(f"  entries not read {score.missing_entries}, invented {score.invented_entries}, ", end="")
    print(f"quarantined {score.quarantined}")
    is_good = not score.invented_entries
    for what, target in _TARGETS.items():
        rate = score.rate(what)
        is_good = is_good and rate >= target
        print(f"  {what:<12}{score.exact[what]:>6} of {score.given[what]:>5}, extra {score.extra[what]:>3}", end="")
        print(f"  {100 * rate:6.2f} %  target {100 * target:.0f} %{'' if rate >= target else '  MISSED'}")
        for case in score.misses[what][:worst]:
            print(f"      {case[:400]}")
    return is_good


def add(score: Score, sample: Sample) -> None:
    """Read one sample and count what was read against what was set."""
    tables = read(sample.content, "0" * 64, sample.rule.document_number)
    score.rules += 1
    score.pages += tables["rules"][0].page_count
    score.quarantined += len(tables["quarantine"])
    place = f"{sample.seed} {sample.form}"
    for case in tables["quarantine"][:2]:
        score.misses["quarantine"].append(f"{place}: {case.kind}, {case.expected}, {case.evidence.printed_text[:80]}")
    found = list(tables["entries"])
    for given, entry in _paired(sample.entries, found):
        if entry is None:
            score.missing_entries += 1
            score.misses["name"].append(f"{place}: not read: {given.name}")
            score.given.update(_values(given))
            continue
        found.remove(entry)
        for what, values in _read_values(tables, entry).items():
            score.compare(what, place, getattr(_Values(given), what), values)
    score.invented_entries += len(found)
    for entry in found:
        score.misses["name"].append(f"{place}: invented: {entry.name}")
    gone = [item.name for item in tables["instructions"] if item.action == "remove"]
    score.compare("removal", place, sample.removed, gone)


def _paired(given: Sequence[Given], found: Sequence[object]) -> list[tuple[Given, object]]:
    """Entries in the order of print; where the numbers differ, by the longest beginning of the name."""
    if len(given) == len(found):
        return list(zip(given, found, strict=True))
    free = list(found)
    pairs: list[tuple[Given, object]] = []
    for item in given:
        same = [entry for entry in free if entry.name[:12] == item.name[:12] and entry.destination == item.destination]  # type: ignore[attr-defined]
        pairs.append((item, same[0] if same else None))
        if same:
            free.remove(same[0])
    return pairs


class _Values:
    """The values of a given entry under the names of the measured fields."""

    def __init__(self, given: Given) -> None:
        self.destination = [given.destination]
        self.name = [given.name]
        self.action = [given.action]
        self.alias = given.aliases
        self.address = [_bare(address) for address in given.addresses]
        self.requirement = [given.requirement or ""]
        self.policy = [given.policy or ""]
        self.citation = [citation.rstrip(".") for citation in given.citations]


def _values(given: Given) -> Counter[str]:
    return Counter({what: len(getattr(_Values(given), what)) for what in _TARGETS if what != "removal"})


def _read_values(tables: Tables, entry: object) -> dict[str, list[str]]:
    def of(table: str) -> list[object]:
        return [record for record in tables[table] if record.entry_id == entry.entry_id]  # type: ignore[attr-defined]

    primary = [record for record in of("entry_names") if record.name_type in ("variant", "primary")]
    return {
        "destination": [entry.destination],
        "name": [primary[0].name],
        "action": [entry.action or "none"],
        "alias": [record.name for record in of("entry_names") if record.name_type in ("alias", "former")],
        "address": [_bare(record.address) for record in of("entry_addresses")],
        "requirement": [entry.license_requirement or ""],
        "policy": [entry.license_review_policy or ""],
        "citation": [record.evidence.printed_text.rstrip(".") for record in of("citations")],
    }


def _bare(address: str) -> str:
    """The full stop that ends a list of addresses may or may not belong to the last one."""
    return address.rstrip(". ")


if __name__ == "__main__":
    sys.exit(main())
