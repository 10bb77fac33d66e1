"""Damaged rules: a reader refuses them in one line or reads them, in bounded time and memory."""

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutations import mutate
from tests.fuzz.watched import WatchedReader
from tests.shared_data import shared

SAMPLE = Path(__file__).parents[4] / "data" / "samples" / "2025-00704.pdf"
SECONDS = 60.0


@pytest.fixture(scope="module")
def reader():
    with WatchedReader(SECONDS) as started:
        yield started


def assert_harmless(reader: WatchedReader, content: bytes, seeds: range) -> None:
    for seed in seeds:
        outcome = reader.read(mutate(content, Random(seed)))
        assert not outcome.is_fault, f"seed {seed}: {outcome.kind}\n{outcome.detail}"
        assert "\n" not in outcome.detail


def test_the_sample_damaged_in_thirty_ways_is_read_or_refused(reader: WatchedReader) -> None:
    assert_harmless(reader, SAMPLE.read_bytes(), range(30))


@pytest.mark.parametrize("name", ["2020-17221.pdf", "2023-03929.print-replica.pdf", "2020-10856.public-inspection.pdf"])
def test_a_real_rule_damaged_in_three_ways_is_read_or_refused(reader: WatchedReader, name: str) -> None:
    assert_harmless(reader, shared(f"rules/{name}").read_bytes(), range(100, 103))


def test_a_rule_whose_running_head_names_no_day_is_read_or_refused(reader: WatchedReader) -> None:
    assert_harmless(reader, shared("rules/2020-17221.pdf").read_bytes(), range(703819, 703820))


def test_an_undamaged_rule_is_read_within_the_same_limits(reader: WatchedReader) -> None:
    outcome = reader.read(SAMPLE.read_bytes())
    assert (outcome.kind, outcome.detail) == ("read", "12 entries")


def test_a_document_that_takes_too_long_is_seen_as_hung_and_the_next_is_read() -> None:
    with WatchedReader(0.05) as hurried:
        assert hurried.read(SAMPLE.read_bytes()).kind == "hung"
        hurried.seconds = SECONDS
        assert hurried.read(SAMPLE.read_bytes()).kind == "read"
