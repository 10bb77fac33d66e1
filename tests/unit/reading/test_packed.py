"""Gzip within limits."""

import gzip
import io
import os

import pytest

from dagster_project.reading import packed
from dagster_project.reading.errors import UnreadableDocument

TEXT = b"one line of an ordinary text\n" * 1000
BOMB = gzip.compress(b"x" * 90_000_000)


def test_members_one_after_the_other_are_unpacked_as_one():
    assert packed.unpack(gzip.compress(TEXT) + gzip.compress(b"the end") + b"\0" * 20, 10**6) == TEXT + b"the end"
    assert packed.unpack(gzip.compress(b""), 0) == b""


def test_more_than_the_limit_is_refused():
    with pytest.raises(UnreadableDocument, match="it unpacks to more than 1,000 bytes; give it in smaller parts"):
        packed.unpack(gzip.compress(TEXT), 1000)


def test_a_few_bytes_that_unpack_to_very_many_are_refused_and_an_ordinary_file_is_not():
    with pytest.raises(UnreadableDocument, match="unpacks to more than 200 times its size; unpack it yourself"):
        packed.check(io.BytesIO(BOMB))
    packed.check(io.BytesIO(gzip.compress(TEXT * 3000)))
    packed.check(io.BytesIO(gzip.compress(os.urandom(3_000_000))))


@pytest.mark.parametrize(("cut", "cause"), [(slice(0, -9), "breaks off"), (slice(0, 5), "breaks off")])
def test_a_half_file_is_refused(cut, cause):
    with pytest.raises(UnreadableDocument, match=cause):
        packed.unpack(gzip.compress(TEXT)[cut], 10**6)


def test_a_damaged_file_is_refused():
    content = bytearray(gzip.compress(os.urandom(5000)))
    content[2000:2100] = bytes(100)
    content[-8:] = bytes(8)
    with pytest.raises(UnreadableDocument, match="the gzip file is damaged"):
        packed.unpack(bytes(content), 10**6)
