"""Squeezed: the bytes of a survey in, few bytes out, and back.

Surveys are short and made of the same few hundred words: with a dictionary of them at hand a fifth less is stored. The
words are part of the format. What was squeezed with others cannot be read, so the file is never edited.
"""

from __future__ import annotations

import zlib
from pathlib import Path

_WORDS = (Path(__file__).parent / "schema" / "words.txt").read_bytes()
_LARGEST = 64 << 20
"""Bytes; a larger one was made to fill the memory."""


def squeeze(whole: bytes) -> bytes:
    """Squeeze a survey."""
    packing = zlib.compressobj(6, zdict=_WORDS)
    return packing.compress(whole) + packing.flush()


def unsqueeze(packed: bytes) -> bytes:
    """Read one, or one that was squeezed without the words; zlib.error where it is neither."""
    unpacking = zlib.decompressobj(zdict=_WORDS)
    whole = unpacking.decompress(packed, _LARGEST)
    if not unpacking.eof:
        raise zlib.error("it is cut off or too large")
    return whole
