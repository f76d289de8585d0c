"""Showing: findings in, those that are shown out: by file and budget, or on changed lines only."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from posixpath import basename

from drift_lsp.enforcement.knobs import Check, Show
from drift_lsp.enforcement.picking import show
from drift_lsp.enforcement.violation import Violation
from drift_lsp.workspace import git, reading

COMMENT = re.compile(rb"\s*(?:/[/*]|\*|<!--|<\?php|#(?![\[a-z]))")
"""How a line begins that only explains, or opens the file, in any language."""


def by_file(found: Iterable[Violation], mode: Show, lines: Mapping[str, int], knobs: Check) -> Iterator[Violation]:
    """Pick what is shown of each file, files in order, places in order."""
    groups: defaultdict[str, list[Violation]] = defaultdict(list)
    for it in found:
        groups[it.path].append(it)
    for path in sorted(groups):
        yield from sorted(show(groups[path], mode, lines.get(path, 0), knobs), key=lambda it: (it.row, it.column))


def on_changed_lines(
    root: Path, found: list[Violation], ref: str, largest: int
) -> tuple[list[Violation], tuple[str, ...]]:
    """Keep what stands on lines that differ from a commit, and tell doubts; lines are compared here, not by git.

    What the file had before on such a line is kept as well: whether that is said depends on what is asked for. Where
    lines were taken away, what is new beside them is kept, and what was turned away: the line of a decorator that is
    gone cannot be underlined.
    """
    commit = git.resolve(root, ref)
    tree, kind = git.tree(root, commit), git.object_format(root)
    by_path: defaultdict[str, list[Violation]] = defaultdict(list)
    for it in found:
        by_path[it.path].append(it)
    sources = {
        path: got.content for path in by_path if isinstance(got := reading.read(root, path, largest), reading.Source)
    }
    changed = {path for path, content in sources.items() if tree.get(path) != git.blob_oid(content, kind)}
    before = {path: oid for path in changed if (oid := tree.get(path) or _moved(root, path, tree))}
    old = dict(git.blobs(root, set(before.values())))
    made = []
    for path in sorted(changed):
        rows, beside = _changed_rows(old.get(before.get(path, ""), b""), sources[path])
        for it in by_path[path]:
            stands = range(it.row, it.end_row + 1)
            if not rows.isdisjoint(stands) or it.turned or (it.new and not beside.isdisjoint(stands)):
                made.append(it)
    notes = [git.doubt(root, ref)]
    if missing := sum(tree[path] not in old for path in changed if path in tree):
        notes.append(f"{missing} files of {ref} are not in this partial clone: all of their lines count as changed.")
    return made, tuple(filter(None, notes))


def _moved(root: Path, path: str, tree: Mapping[str, str]) -> str | None:
    """Find the blob of a file that was moved here: the only one of its name that has vanished."""
    gone = [it for it in tree if basename(it) == basename(path) and not os.path.lexists(root / it)]
    return tree[gone[0]] if len(gone) == 1 else None


def _changed_rows(old: bytes, new: bytes) -> tuple[set[int], set[int]]:
    """Tell the rows that differ, and those before and behind lines that are gone, blank ones and comments aside."""
    before, now = old.splitlines(), new.splitlines()
    changed, beside = set[int](), set[int]()
    said = [row for row, line in enumerate(now, 1) if line.strip() and not COMMENT.match(line)]
    for kind, old_start, old_end, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        changed.update(range(start + 1, end + 1))
        if old_end - old_start > end - start:
            at = bisect_right(said, start)
            beside.update(said[max(at - 1, 0) : at])
            at = bisect_right(said, end)
            beside.update(said[at : at + 1])
    return changed, beside
