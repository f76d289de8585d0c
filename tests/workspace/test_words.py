"""Words: only where a name becomes another name does a tree need nothing but to be told so."""

import pytest

from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.workspace.words import renamed

PYTHON = languages.named("python")
TEXT = b'def save(cart):\n    f"a"; total = cart.size; it = "cart"\n'


def told(old, at, gone, come):
    start = TEXT.index(old) + at
    return renamed(parse(TEXT, PYTHON), TEXT, start, start + gone, come)


@pytest.mark.parametrize(
    ("at", "gone", "come", "grows"),
    [(0, 0, b"a", 1), (5, 0, b"ab", 2), (2, 2, b"", -2), (0, 5, b"sum", -2), (1, 1, b"a", 0)],
)
def test_a_name_that_becomes_another_is_told_as_a_change_inside_of_it(at, gone, come, grows):
    change = told(b"total", at, gone, come)
    assert change.renames
    assert change.new_end - change.end == grows
    first = TEXT.index(b"total")
    assert first < change.start <= change.end < first + len(b"total")
    assert change.place(first) == first
    assert change.place(first + len(b"total")) == first + len(b"total") + grows


@pytest.mark.parametrize(
    ("old", "at", "gone", "come"),
    [
        (b"total", 0, 0, b" "),  # More than a name.
        (b"total", 0, 5, b"if"),
        (b"total", 0, 5, b""),
        (b"total", 0, 0, b"1"),
        (b"def", 3, 0, b"s"),  # A keyword before.
        (b'f"a', 1, 0, b"b"),  # What stands before a quote says how it is read.
        (b'"cart"', 1, 0, b"a"),  # A text.
        (b"it", 0, 1, b""),  # One letter has no midst.
    ],
)
def test_everything_else_is_read(old, at, gone, come):
    assert told(old, at, gone, come) is None
