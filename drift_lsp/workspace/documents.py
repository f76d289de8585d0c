"""Documents: edits in byte offsets in, the text on the screen with its lines and its syntax tree out.

A document keeps the tree of its last text, so that after a keystroke only what changed is read again. A tree that was
handed out is never edited: each change works on a copy, which costs nothing. Trees take about twenty times the room of
their source, therefore `Documents` keeps the freshest and drops the others; a dropped tree is made anew when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drift_lsp.detectors.again import Seen
from drift_lsp.facts.pieces import Change, Pieces, in_pieces
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.parse import Parsed, parse
from drift_lsp.text import Lines
from drift_lsp.workspace.words import renamed, together

TREE_WEIGHT = 20
"""Bytes of tree for a byte of source, about."""

PIECES_WEIGHT = 18
"""Bytes of pieces for a byte of source, about."""

TREES_AT_MOST = 14_000_000
"""Bytes of all kept trees together."""

LARGE_BYTES = 512_000
LARGE_LINES = 15_000

SMALL = 6_000
"""Bytes below which a text is read as a whole: that is as quick as putting pieces together."""

MEDIUM = 24_000
"""Bytes below which all questions are asked of a whole text: what changed and what lies around it is most of that."""

QUICK = 64_000
"""Bytes up to which a text with errors is parsed afresh: how the parser gets over an error may depend on the past."""

MOST_CHANGES = 200
"""Changes between two looks after which it is quicker to read everything anew."""


class Known(NamedTuple):
    """What was found in a text, and serves to read a later one."""

    pieces: Pieces = Pieces()
    seen: Seen | None = None


class Look(NamedTuple):
    """A text at one moment; it never changes."""

    source: bytes
    lines: Lines | None = None
    tree: Parsed | None = None
    known: Known | None = None
    """What is known of an earlier text, lent until it is kept again; None where it is read as a whole."""

    changes: tuple[Change, ...] = ()
    """What has changed since that text."""

    noted: int = 0
    texts: int = 0
    presumed: bool = False
    """The tree tells where names stand, but nobody has read the text since they became others."""


class Document:
    """One open file: its bytes, always UTF-8, its lines, and the tree of its last text."""

    def __init__(self, source: bytes, version: int = 0, language: Language | None = None) -> None:
        self.source = source
        self.version = version
        """The editor's number of this text; it grows with each change."""

        self.language = language
        """None for what Drift does not read; such a document has no tree."""

        self.lines = Lines(source)
        self._tree: Parsed | None = None
        self._edited = False
        """The tree was told of edits and not yet parsed again."""

        self.presumed = False
        """The tree was only told where names stand now, and should be what the parser would make of the text."""

        self._names = set[int]()
        """Where names stand that became others since it was parsed."""

        self._known = Known()
        self._changes: list[Change] = []
        """What has changed since that text."""

        self._noted = 0
        """How many changes the tree had seen then."""

        self._texts = 0
        """How often the tree was begun anew: what was found before that says nothing of it."""

    @property
    def large(self) -> bool:
        """Too large to parse between two keystrokes; such a document keeps no tree."""
        return len(self.source) > LARGE_BYTES or len(self.lines.starts) > LARGE_LINES

    @property
    def weight(self) -> int:
        """What its tree and pieces weigh, in bytes, about."""
        each = TREE_WEIGHT + (PIECES_WEIGHT if self._noted else 0)
        return each * len(self.source) if self._tree else 0

    def replace(self, source: bytes) -> None:
        """Take a whole new text."""
        self.source = source
        self.lines = Lines(source)
        self.forget_tree()

    def change(self, start: int, end: int, text: bytes) -> None:
        """Replace the bytes from `start` to `end` with `text`."""
        before, new_end = self.source, start + len(text)
        after = before[:start] + text + before[end:]
        if self._tree:
            broken = self._tree.root_node.has_error and not self._edited
            inner = renamed(self._tree, before, start, end, text) if broken and in_pieces(self._tree) else None
            told = inner or Change(start, end, new_end)
            if inner is None:
                self.settle()
            else:
                self._names = {inner.start, *map(inner.place, self._names)}
            points = _point(before, told[0]), _point(before, told[1]), _point(after, told[2])
            self._tree = self._tree.edited(*told[:3], points)
            self.presumed, self._edited = inner is not None, inner is None
            self._changes.append(told)
        self.lines = _changed_lines(self.lines, before, after, start, end, new_end)
        self.source = after

    def tree(self) -> Parsed | None:
        """Get the tree of the text as it is now; None for a large document or a language Drift does not read."""
        if self.language is None or self.large:
            self.forget_tree()
        elif self._tree is None or self._edited:
            before, quick = self._tree, len(self.source) < QUICK
            # Behind an error hardly anything of an old tree can be used again.
            afresh = quick and before is not None and before.root_node.has_error
            self._tree = parse(self.source, self.language, None if afresh else before)
            self._edited = False
            if before and not afresh and quick and self._tree.root_node.has_error:
                self._tree = parse(self.source, self.language)
            for it in before.layers[0].tree.changed_ranges(self._tree.layers[0].tree) if before else ():
                self._changes.append(Change(it.start_byte, it.end_byte, it.end_byte))
        return self._tree

    def settle(self) -> bool:
        """Have the text read where its tree is only presumed; tell whether it was."""
        presumed = self.presumed
        # Another name may be understood otherwise.
        self._changes += (Change(it, it, it) for it in sorted(self._names))
        self._edited, self.presumed, self._names = self._edited or presumed, False, set()
        return presumed

    def look(self) -> Look:
        """Get the text as it is now, ready to be read in any thread."""
        if len(self._changes) > MOST_CHANGES:
            self._noted, self._known, self._changes = self._noted + len(self._changes), Known(), []
        if len(self.source) < SMALL or not self._known.pieces.below or not all(it.renames for it in self._changes):
            self.settle()
        tree = self.tree()
        known = None
        if tree and len(self.source) >= SMALL and in_pieces(tree):
            known, self._known = self._known, Known()
        noted, changes = self._noted + len(self._changes), tuple(together(self._changes))
        return Look(self.source, self.lines, tree, known, changes, noted, self._texts, self.presumed)

    def keep(self, look: Look, known: Known) -> None:
        """Keep what was found in a look, so that the next one reads only what has changed since."""
        # In most files that are open nobody types; nothing is kept of those.
        if look.texts == self._texts and look.noted >= self._noted and look.noted > 0:
            del self._changes[: look.noted - self._noted]
            self._known, self._noted = known, look.noted

    def forget_tree(self) -> None:
        """Drop the tree; the next one is made from the whole text."""
        self._tree = None
        self._edited = self.presumed = False
        self._names = set()
        self._known, self._changes, self._noted = Known(), [], 0
        self._texts += 1


class Documents:
    """All open documents under the names their editor gave them, with a limit on what their trees weigh."""

    def __init__(self, trees_at_most: int = TREES_AT_MOST) -> None:
        self._trees_at_most = trees_at_most
        self._open: dict[str, Document] = {}
        """Least lately used first."""

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._open))

    def __len__(self) -> int:
        return len(self._open)

    def open(self, name: str, document: Document) -> None:
        """Take in a document; one that is open under this name is replaced."""
        self._open.pop(name, None)
        self._open[name] = document

    def get(self, name: str) -> Document | None:
        """Get an open document."""
        return self._open.get(name)

    def close(self, name: str) -> None:
        """Forget a document; one that is not open is no error."""
        self._open.pop(name, None)

    def look(self, name: str) -> Look | None:
        """Look at an open document, and drop the trees that lie longest where all together weigh too much."""
        document = self._open.get(name)
        if document is None:
            return None
        self.open(name, document)
        look = document.look()
        weight = sum(other.weight for other in self._open.values())
        for other in self._open.values():
            if weight <= self._trees_at_most or other is document:
                break
            weight -= other.weight
            other.forget_tree()
        return look


def _point(source: bytes, offset: int) -> tuple[int, int]:
    """Row and column as the parser counts them: rows end at LF only."""
    return source.count(b"\n", 0, offset), offset - (source.rfind(b"\n", 0, offset) + 1)


def _changed_lines(lines: Lines, before: bytes, after: bytes, start: int, end: int, new_end: int) -> Lines:
    """Look for line ends only where the text changed, and shift those behind."""
    first = lines.row(start)
    # A lone CR before the change may have become half of a CRLF.
    if first and lines.starts[first] == start and before[start - 1 : start] == b"\r":
        first -= 1
    kept = lines.starts[: first + 1]
    rest = lines.row(end) + 1
    base = kept[-1]
    until = lines.starts[rest] + new_end - end if rest < len(lines.starts) else len(after)
    kept.extend(base + at for at in Lines(after[base:until]).starts[1:])
    # The start of the first line behind the change was found just now, as the end of the line before it.
    by = new_end - end
    kept += [at + by for at in lines.starts[rest + 1 :]] if by else lines.starts[rest + 1 :]
    changed = Lines(b"")
    changed.starts, changed.size = kept, len(after)
    return changed
