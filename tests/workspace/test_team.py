"""The text of drift.lock: what it can say is closed."""

from __future__ import annotations

import pytest

from drift_lsp.learning.pattern import identity
from drift_lsp.workspace.knowledge import unmutable
from drift_lsp.workspace.team import Decided, Lock, Varied, read, write
from tests.doors.conftest import CAUSE
from tests.doors.test_lock import PATTERN, entry

SECRET = sorted(unmutable())[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< HEAD\n", "marks of a merge conflict"),
        ("[[pattern]]\nid = 3\n", "Expected `str`"),
        ("[[pattern]]\nid = 'ad6b'\n", "id"),
        ("[[patern]]\n", "patern"),
        (entry(status="muted"), "muted"),
        (entry() + "command = 'rm -rf /'\n", "command"),
        (entry() + "scope = '../../etc'\n", "no folder of the project"),
        (entry() + "scope = '/etc'\n", "no folder of the project"),
        (entry() + "scope = 'C:\\\\x'\n", "no folder of the project"),
        (entry(at="yesterday"), "a time is written like"),
        (entry(id=SECRET), "secrets are not silenced as a whole"),
        (f"[[variant]]\nid = '{SECRET}'\nenabled = false\nat = '2026-01-02T03:04:05Z'\n", "secrets are not silenced"),
        (f"[[variant]]\nid = '{PATTERN}'\nthreshold = 7.0\nat = '2026-01-02T03:04:05Z'\n", "threshold"),
        (entry(why="x" * 3_000), "2000"),
        ("a = " + "[" * 5_000, "no valid TOML"),
        ("\x00", "no valid TOML"),
    ],
)
def test_what_makes_no_sense_is_refused(text, said):
    with pytest.raises(ValueError, match=said) as caught:
        read(text.encode())
    assert str(caught.value).isprintable()


def test_what_is_written_is_read_again_and_sorted():
    at = "2026-01-02T03:04:05Z"
    decided = [
        Decided(id="b" * 16, status="approved", choice="named", why='a "quote" \\ and \u202e', at=at),
        Decided(id="a" * 16, scope="shop", status="ignored", at=at),
        Decided(id="a" * 16, status="ignored", at=at),
    ]
    varied = [Varied(id="c" * 16, scope="a b.py", file=True, enabled=False, threshold=0.9, expires="2026-12-31", at=at)]
    text = write(decided, varied)
    assert "\u202e" not in text
    found = read(text.encode())
    assert found == Lock((decided[2], decided[1], decided[0]), tuple(varied))
    assert write(found.pattern, found.variant) == text
    assert write(*([*part] for part in (reversed(decided), varied))) == text


def test_an_empty_lock_says_nothing():
    assert read(b"") == read(b"# x\n") == Lock()
    assert read(write((), ()).encode()) == Lock()


def test_a_pattern_of_tests_has_an_id_too():
    assert identity(CAUSE, "python error raised in a handler in tests") != PATTERN
