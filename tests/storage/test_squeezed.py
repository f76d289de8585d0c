"""Surveys are stored small; what is stored can always be read again."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drift_lsp.storage import squeezed
from drift_lsp.storage.squeezed import squeeze, unsqueeze

WORDS = Path(squeezed.__file__).parent / "schema" / "words.txt"


@given(some.binary(max_size=5_000))
def test_it_comes_back(whole: bytes) -> None:
    assert unsqueeze(squeeze(whole)) == whole


def test_what_was_stored_without_the_words_is_read_too() -> None:
    assert unsqueeze(zlib.compress(b"errors/raise-cause" * 9, 1)) == b"errors/raise-cause" * 9


def test_words_that_are_known_cost_little() -> None:
    said = b"structural/function-name-case\nsnake_case\ntypes/parameter-annotations\nerrors/raise-cause\n"
    assert len(squeeze(said)) < len(zlib.compress(said, 9)) / 2


def test_the_words_are_part_of_the_format() -> None:
    known = hashlib.sha256(WORDS.read_bytes()).hexdigest()
    assert known == "57e71a97809655c5c06bf9c882094c757d785b67876b3f7475fa15409ccb8cfc", (
        "surveys that were squeezed with other words could not be read any more"
    )


@pytest.mark.parametrize("wrong", [b"", b"no survey", squeeze(b"something" * 9)[:-3]])
def test_what_is_none_is_refused(wrong: bytes) -> None:
    with pytest.raises(zlib.error):
        unsqueeze(wrong)
