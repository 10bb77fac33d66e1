"""Seeded ways to damage a rule: its bytes, its numbers, its names and tags, its references, and its streams."""

import re
import zlib
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"99999999999", b"1e308", b"0.0000001")
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_TAG = re.compile(rb"</?[A-Za-z]+\d?")
_REFERENCE = re.compile(rb"\b(\d{1,4}) 0 R\b")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_LONGEST = 4096
_MOST = 8
_LARGEST = 2**24  # a file that repeats itself grows no further


def mutate(content: bytes, random: Random) -> bytes:
    """One to eight damages in turn; a PDF's end marker stays, for without it every file is refused at once."""
    is_markup = content.lstrip()[:1] == b"<"
    if not is_markup and random.random() < 0.5:
        content = _unpacked(content)
    harms = random.choice((OF_MARKUP, WELL_FORMED)) if is_markup else MUTATIONS
    for _ in range(random.randint(1, _MOST)):
        content = random.choice(harms)(content, random)[:_LARGEST]
    return content if is_markup or b"%%EOF" in content[-1024:] else content + b"\n%%EOF\n"


def _flip_bits(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 32)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut_out(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 50)) + content[end:]


def _move(content: bytes, random: Random) -> bytes:
    start, end = _span(content, random)
    place = random.randrange(len(content))
    return content[:place] + content[start:end] + content[place:]


def _insert_noise(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    return content[:place] + random.randbytes(random.randint(1, 64)) + content[place:]


def _break_off(content: bytes, random: Random) -> bytes:
    return content[: random.randint(len(content) // 2, len(content))]


def _change_number(content: bytes, random: Random) -> bytes:
    return _replace(content, _NUMBER, random, lambda _: random.choice(_NUMBERS))


def _change_name(content: bytes, random: Random) -> bytes:
    names = sorted({found[0] for found in _NAME.finditer(content)}) or [b"/Kids"]
    return _replace(content, _NAME, random, lambda _: random.choice(names))


def _change_tag(content: bytes, random: Random) -> bytes:
    """Another element in place of this one: cells become rows, paragraphs become titles."""
    tags = sorted({found[0] for found in _TAG.finditer(content)}) or [b"<P"]
    return _replace(content, _TAG, random, lambda _: random.choice(tags))


def _change_element(content: bytes, random: Random) -> bytes:
    """Another name for both tags of an element, so that the document stays well formed and means something else."""
    names = sorted({found[0].lstrip(b"</") for found in _TAG.finditer(content)}) or [b"P"]
    old, new = random.choice(names), random.choice(names)
    return re.sub(rb"(?<=<)(/?)" + old + rb"(?=[\s/>])", rb"\g<1>" + new, content)


def _redirect(content: bytes, random: Random) -> bytes:
    """A reference to another object: trees become circles, fonts become pages."""
    numbers = sorted({found[1] for found in _REFERENCE.finditer(content)}) or [b"1"]
    return _replace(content, _REFERENCE, random, lambda _: random.choice(numbers) + b" 0 R")


def _repack(content: bytes, random: Random) -> bytes:
    """Damage within a compressed stream that is then packed again, so that it reaches the reader of its content."""
    packed = [(found, text) for found in _STREAM.finditer(content) if (text := _inflated(found[1])) is not None]
    if not packed:
        return _change_number(content, random)
    found, text = random.choice(packed)
    harm = random.choice((_flip_bits, _change_number, _change_name, _cut_out, _insert_noise))
    changed = zlib.compress(harm(text or b" ", random))
    return content[: found.start(1)] + changed + content[found.end(1) :]


MUTATIONS: Sequence[Mutation] = (
    _flip_bits,
    _cut_out,
    _repeat,
    _move,
    _insert_noise,
    _break_off,
    _change_number,
    _change_name,
    _redirect,
    _repack,
)

OF_MARKUP: Sequence[Mutation] = (
    _flip_bits,
    _cut_out,
    _repeat,
    _move,
    _break_off,
    _change_number,
    _change_tag,
)
WELL_FORMED: Sequence[Mutation] = (_change_element, _change_number)


def _span(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content))
    return start, min(len(content), start + random.randint(1, _LONGEST))


def _replace(content: bytes, pattern: re.Pattern[bytes], random: Random, new: Callable[[bytes], bytes]) -> bytes:
    """One to three places that fit the pattern, found from a random point on."""
    for _ in range(random.randint(1, 3)):
        found = pattern.search(content, random.randrange(len(content))) if content else None
        if found:
            content = content[: found.start()] + new(found[0]) + content[found.end() :]
    return content or b" "


def _unpacked(content: bytes) -> bytes:
    """The file with its compressed page texts laid open, so that damage to bytes reaches them."""

    def opened(found: re.Match[bytes]) -> bytes:
        text = _inflated(found[1])
        return found[0] if text is None else b"stream\n" + text + b"\nendstream"

    laid_open = _STREAM.sub(opened, content)
    return laid_open.replace(b"/FlateDecode", b"/Nothing") if laid_open != content else content


def _inflated(packed: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error:
        return None
