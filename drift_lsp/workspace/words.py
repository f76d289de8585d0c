"""Words: an edit and the tree of the text before it in, what to tell the tree where nobody need read it again out.

A name that becomes another name leaves everything as it was but for where it stands. In a broken text that saves most
of the work of a keystroke, for behind an error hardly anything of an old tree can be used again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from string import ascii_letters, digits

from drift_lsp.facts.pieces import Change
from drift_lsp.syntax import languages
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.parse import Parsed

NAME = re.compile(rb"[A-Za-z_]\w+")
BEHIND = re.compile(rb"\w*")
LETTERS = f"{ascii_letters}{digits}_".encode()

LONGEST = 2_000
"""Bytes of a name; where somebody holds a key down it grows long."""

BESIDE = re.compile(rb"[\"'`#@$\\\x80-\xff]")
"""What makes something else of a name that stands beside it: `f"` begins a text, `@media` is no decorator."""


def renamed(tree: Parsed, source: bytes, start: int, end: int, text: bytes) -> Change | None:
    """Tell the edit in the midst of a name that moves all behind it as this one does; None where it is more than that.

    The engine would take what is put right before or behind a name for blanks.
    """
    before = source[max(0, start - LONGEST) : start]
    behind = BEHIND.match(source, end, end + LONGEST)
    first, last = start - len(before) + len(before.rstrip(LETTERS)), behind.end() if behind else end
    old, new = source[first:last], source[first:start] + text + source[end:last]
    if not (_is_name(old, tree.language) and _is_name(new, tree.language)):
        return None
    if BESIDE.match(source[first - 1 : first]) or BESIDE.match(source, last):
        return None
    leaf = tree.root_node.descendant_for_byte_range(first, last)
    if leaf is None or not leaf.type.endswith("identifier") or (leaf.start_byte, leaf.end_byte) != (first, last):
        return None
    inside = first + 1
    return Change(inside, inside + max(0, len(old) - len(new)), inside + max(0, len(new) - len(old)), renames=True)


def together(changes: Sequence[Change]) -> Iterator[Change]:
    """Make one change of those that made a name another, one after the other: a fast typist types several at once."""
    for _, run in groupby(changes, lambda it: (it.start, it.renames)):
        first, *others = run
        if not (others and first.renames):
            yield from (first, *others)
            continue
        by = sum(it.new_end - it.end for it in (first, *others))
        yield Change(first.start, first.start + max(0, -by), first.start + max(0, by), renames=True)


def _is_name(word: bytes, language: Language) -> bool:
    return NAME.fullmatch(word) is not None and not _is_keyword(word.decode(), language)


@lru_cache(maxsize=1000)
def _is_keyword(word: str, language: Language) -> bool:
    kind = languages.grammar(language).id_for_node_kind
    return any(kind(spelled, named) is not None for spelled in (word, word.lower()) for named in (False, True))
