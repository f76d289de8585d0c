"""Showing: findings in, those that are shown out: by file and budget, or on changed lines only."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from posixpath import basename

from drift_lsp.enforcement.knobs import Check, Show
from drift_lsp.enforcement.picking import show
from drift_lsp.enforcement.violation import Violation
from drift_lsp.workspace import git, reading


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

    What the file had before on such a line is kept as well: whether that is said depends on what is asked for.
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
        rows = _changed_rows(old.get(before.get(path, ""), b""), sources[path])
        made += [it for it in by_path[path] if not rows.isdisjoint(range(it.row, it.end_row + 1))]
    notes = [git.doubt(root, ref)]
    if missing := sum(tree[path] not in old for path in changed if path in tree):
        notes.append(f"{missing} files of {ref} are not in this partial clone: all of their lines count as changed.")
    return made, tuple(filter(None, notes))


def _moved(root: Path, path: str, tree: Mapping[str, str]) -> str | None:
    """Find the blob of a file that was moved here: the only one of its name that has vanished."""
    gone = [it for it in tree if basename(it) == basename(path) and not os.path.lexists(root / it)]
    return tree[gone[0]] if len(gone) == 1 else None


def _changed_rows(old: bytes, new: bytes) -> set[int]:
    before, now = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    same = {row for block in matcher.get_matching_blocks() for row in range(block.b + 1, block.b + block.size + 1)}
    return set(range(1, len(now) + 1)) - same
