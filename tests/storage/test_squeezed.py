"""Surveys are stored small; what is stored can always be read again."""

from __future__ import annotations

import hashlib
import zlib
from itertools import chain
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from drift_lsp.storage import squeezed
from drift_lsp.storage.squeezed import squeeze, unsqueeze

SCHEMA = Path(squeezed.__file__).parent / "schema"


@given(some.binary(max_size=5_000))
def test_it_comes_back(whole: bytes) -> None:
    assert unsqueeze(squeeze(whole)) == whole


def test_what_was_stored_without_them_is_read_too() -> None:
    assert unsqueeze(zlib.compress(b"errors/raise-cause" * 9, 1)) == b"errors/raise-cause" * 9


def test_what_was_stored_with_the_earlier_words_is_read_too() -> None:
    packing = zlib.compressobj(6, zdict=(SCHEMA / "words.txt").read_bytes())
    assert unsqueeze(packing.compress(b"errors/raise-cause") + packing.flush()) == b"errors/raise-cause"


def test_what_is_known_costs_little() -> None:
    told = (
        ("structural/function-name-case", "python function", "snake_case"),
        ("errors/raise-cause", "python cause", "named"),
    )
    said = b"".join(map(msgspec.msgpack.encode, chain.from_iterable(told)))
    assert len(squeeze(said)) < len(zlib.compress(said, 9)) / 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("words.txt", "57e71a97809655c5c06bf9c882094c757d785b67876b3f7475fa15409ccb8cfc"),
        ("phrases.txt", "4d2a0bda808a2880762cbd564cf7ad30deb122faabb1bd056fa21bbf25a6c70d"),
    ],
)
def test_they_are_part_of_the_format(name: str, expected: str) -> None:
    known = hashlib.sha256((SCHEMA / name).read_bytes()).hexdigest()
    assert known == expected, "surveys that were squeezed with others could not be read any more"


@pytest.mark.parametrize("wrong", [b"", b"no survey", squeeze(b"something" * 9)[:-3]])
def test_what_is_none_is_refused(wrong: bytes) -> None:
    with pytest.raises(zlib.error):
        unsqueeze(wrong)
