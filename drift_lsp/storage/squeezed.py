"""Squeezed: the bytes of a survey in, few bytes out, and back.

Surveys are short and say the same few hundred things: with those at hand a fifth less is stored. The phrases are part
of the format: what was squeezed with others cannot be read, so a file of them is never edited. Better ones are another
file, and the one before is kept to read what was squeezed with it; the bytes themselves tell which they need.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

import msgspec

_SCHEMA = Path(__file__).parent / "schema"
_LARGEST = 64 << 20
"""Bytes; a larger one was made to fill the memory."""

_NEEDS_WORDS = 0x20
"""The bit of the second byte by which zlib says that four bytes follow: the checksum of what must be at hand."""


def squeeze(whole: bytes) -> bytes:
    """Squeeze a survey."""
    packing = zlib.compressobj(6, zdict=_phrases())
    return packing.compress(whole) + packing.flush()


def unsqueeze(packed: bytes) -> bytes:
    """Read one, or one that was squeezed with the earlier words or without any; zlib.error where it is none of them."""
    unpacking = zlib.decompressobj(zdict=_needed(packed))
    whole = unpacking.decompress(packed, _LARGEST)
    if not unpacking.eof:
        raise zlib.error("it is cut off or too large")
    return whole


def _needed(packed: bytes) -> bytes:
    told = packed[2:6] if len(packed) > 1 and packed[1] & _NEEDS_WORDS else b""
    return _words() if told == zlib.adler32(_words()).to_bytes(4, "big") else _phrases()


@cache
def _phrases() -> bytes:
    """Write detectors, slots and choices one behind the other as surveys do; what is said most stands last."""
    lines = (_SCHEMA / "phrases.txt").read_text("utf-8").splitlines()
    return b"".join(map(msgspec.msgpack.encode, "\t".join(lines).split("\t")))


@cache
def _words() -> bytes:
    return (_SCHEMA / "words.txt").read_bytes()
