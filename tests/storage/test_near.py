"""Places are told by the one before them; what was told by where it stands is read too."""

from __future__ import annotations

import msgspec
import pytest

from drift_lsp.detectors.sites import Bearer
from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.storage import near

SITES = tuple(Site(at, at + 5) for at in range(90_000, 99_000, 300))
SURVEY = Survey(
    "a.py",
    "python",
    "main",
    99_000,
    3_000,
    (Group("errors/raise-cause", "python cause", "named", SITES),),
    bearers=(Bearer("call", "save", 90_000, 90_004, ("force",)), Bearer("call", "drop", 80_000, 80_004, ())),
)


def test_what_was_written_earlier_is_read_too() -> None:
    assert near.decode(msgspec.msgpack.encode(SURVEY)) == SURVEY == near.decode(near.encode(SURVEY))


def test_it_takes_less_room() -> None:
    assert len(near.encode(SURVEY)) < len(msgspec.msgpack.encode(SURVEY)) * 0.7


@pytest.mark.parametrize("written", [b"", near.MARK, near.MARK + b"\x91", near.encode(SURVEY)[:-5]])
def test_what_is_none_is_refused(written: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        near.decode(written)
