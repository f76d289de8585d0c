"""Window: the facts of a file and some places in it in, only what stands there out.

A question whose every answer depends on what stands together, and not on the rest of the file, need be asked again only
where something changed. What stands together is a *stretch*: the top of the tree between two blank lines. Whoever looks
through a window sees the changed stretches and two around them; what is said of the outermost ones is not used, for
they may lean on what lies behind them. What the file is at large, a window is told by the whole of it, and takes note.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from drift_lsp.facts.file import FileFacts, extended
from drift_lsp.facts.pieces import Change
from drift_lsp.facts.vocabulary import Fact, Named
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.parse import Parsed
from drift_lsp.text import Lines, Span

T = TypeVar("T")
X = TypeVar("X")

BLANK = re.compile(rb"\n[ \t\r\f]*\n")

Heard = dict[Callable[..., object], tuple[object, object]]
"""What was asked of a file at large → of what besides, and the answer."""


class Window(FileFacts):
    """What stands in some places of a file."""

    def __init__(self, whole: FileFacts, places: Sequence[Span]) -> None:
        facts = {kind: found for kind in whole.kinds() if (found := list(_in(whole.all(kind), places)))}
        super().__init__(whole.path, whole.language, whole.source, facts, whole.read_as)
        self._whole = whole
        self.places = places
        self.heard = Heard()

    def once(self, make: Callable[[FileFacts, X], T], of: X) -> T:
        """Ask it of the whole file."""
        answer = self._whole.once(make, of)
        self.heard[make] = of, answer
        return answer

    def has(self, kind: type[Fact]) -> bool:
        """Tell whether a kind occurs anywhere in the file."""
        return self.once(_having(kind), None)

    def mentions(self, word: bytes) -> bool:
        """Tell whether the text of these places holds a word."""
        return any(self.source.find(word, it.start, it.end) >= 0 for it in self.places)

    def search(self, form: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
        """Find a form in the text of these places."""
        for it in self.places:
            yield from form.finditer(self.source, it.start, it.end)

    def is_public(self, definition: Named) -> bool:
        """Tell whether something may be used from elsewhere; what it belongs to may stand far away."""
        self.once(extended, None)
        return super().is_public(definition)

    def language_at(self, offset: int) -> Language:
        """Tell the language that is written at a place."""
        return self._whole.language_at(offset)

    @cached_property
    def lines(self) -> Lines:
        """Where all lines of the file start."""
        return self._whole.lines


@cache
def _having(kind: type[Fact]) -> Callable[[FileFacts, None], bool]:
    return lambda file, _: file.has(kind)


def _in(facts: Sequence[Fact], places: Iterable[Span]) -> Iterator[Fact]:
    for it in places:
        first = bisect_left(facts, it.start, key=_start)
        yield from facts[first : bisect_left(facts, it.end, first, key=_start)]


def _start(fact: Fact) -> int:
    return fact.span.start


class Stay(NamedTuple):
    """What stood from `start` to `end` stands `by` bytes farther down now, and says what it said."""

    start: int
    end: int
    by: int


class Changed(NamedTuple):
    """Where a file is to be looked at again."""

    asked: tuple[Span, ...]
    """Where what is said counts."""

    seen: tuple[Span, ...]
    """What must be looked at for that."""

    stays: tuple[Stay, ...] = ()
    """Everything else, in the text before the changes."""


def changed(parsed: Parsed, source: bytes, changes: Sequence[Change], size: int) -> Changed:
    """Find the stretches that changes touched in a text that had a `size` before."""
    starts = _stretches(parsed, source)
    numbers = set[int]()
    for start, end in _now(changes):
        numbers.update(range(bisect_left(starts, start) - 1, bisect_right(starts, end)))
    asked = _wider(numbers, 1, starts, len(source))
    return Changed(asked, _wider(numbers, 2, starts, len(source)), tuple(_stays(asked, changes, size)))


def everything(source: bytes) -> Changed:
    """Look at all of a text."""
    whole = (Span(0, len(source) + 1),)
    return Changed(whole, whole)


def _stretches(parsed: Parsed, source: bytes) -> list[int]:
    """List where the stretches of a file start; the first one starts with the file."""
    starts, end = [0], 0
    for it in parsed.root_node.children:
        if end and BLANK.search(source, end, it.start_byte):
            starts.append(it.start_byte)
        end = it.end_byte
    return starts


def _now(changes: Sequence[Change]) -> Iterator[tuple[int, int]]:
    """Tell where each change stands after those that came behind it."""
    for number, (start, _, end, _) in enumerate(changes):
        for other in changes[number + 1 :]:
            start, end = _moved(start, other), _moved(end, other)
        yield start, end


def _moved(offset: int, change: Change) -> int:
    if offset >= change.end:
        return offset + change.new_end - change.end
    return min(offset, change.new_end)


def _wider(numbers: Iterable[int], by: int, starts: Sequence[int], size: int) -> tuple[Span, ...]:
    """Tell the places of stretches and of as many around each."""
    wanted = sorted({near for it in numbers for near in range(it - by, it + by + 1) if 0 <= near < len(starts)})
    found = list[Span]()
    for it in wanted:
        end = starts[it + 1] if it + 1 < len(starts) else size
        if found and found[-1].end == starts[it]:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(starts[it], end))
    return tuple(found)


def _stays(asked: Iterable[Span], changes: Sequence[Change], size: int) -> Iterator[Stay]:
    """List what lies between the places that are looked at again; no change touched their ends."""
    start = by = 0
    for it in asked:
        if it.start:
            yield Stay(start, _before(it.start, changes), by)
        start = _before(it.end, changes)
        by = it.end - start
    if start < size:
        yield Stay(start, size, by)


def _before(offset: int, changes: Sequence[Change]) -> int:
    for it in reversed(changes):
        offset -= it.new_end - it.end if offset >= it.new_end else 0
    return offset
