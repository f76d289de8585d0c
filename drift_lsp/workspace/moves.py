"""Moves: what a change took away in, the findings that did not just come from there out.

Code that goes from one file to another as it stood is no news, whatever it is like: its author chose nothing. Nor is a
name that the changed files used before, in whichever of them: who gives it to something now keeps it for its callers.
Nor what stands so in an old file of that name: who ports a package to another framework keeps the two alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from pathlib import Path

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.enforcement.check import Checked
from drift_lsp.enforcement.picking import copied
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import GitError
from drift_lsp.syntax import languages
from drift_lsp.workspace import git, reading, shared
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.twins import twins

MOST_CHANGED = 400
"""Changed files in which lines are looked for that were taken away; a larger change is not followed."""

MOST_WHILE_TYPING = 40
"""The same, where somebody waits at the keyboard."""

TELLING = 32
"""Bytes of lines that nobody writes twice by chance."""


def unmoved(
    root: Path, found: list[Violation], before: Mapping[str, str], now: Mapping[str, str], largest: int
) -> Iterator[Violation]:
    """Leave out what stands in lines that were taken away elsewhere; `before` and `now` are files and git's ids."""
    paths = list(islice(_changed(before, now), MOST_CHANGED)) if found else []
    old = dict(git.blobs(root, {before[path] for path in paths}))
    read = cache(partial(_read, root, largest=largest))
    lines = cache(partial(_lines, root, largest=largest))
    gone = [Counter(_written(old.get(before[path], b"").splitlines())) - Counter(lines(path)) for path in paths]
    added = list(islice(_added(before, now), MOST_CHANGED))
    arrived = cache(partial(_arrived, added, lines))
    words = cache(partial(_words, tuple(old.values())))
    models = cache(partial(_models, lambda paths: dict(git.blobs(root, {before[path] for path in paths})), before))
    for it in found:
        if it.severity == "error" or not (
            _came(it, lines(it.path), gone, partial(arrived, it.path))
            or any(_is_within(it, lines(it.path), model) for model in models(it.path))
            or (_is_name(it) and read(it.path)[it.span.start : it.span.end] in words())
        ):
            yield it


def unmoved_since_base(root: Path, found: list[Violation], now: Mapping[str, str], largest: int) -> Iterator[Violation]:
    """Take what was only moved from one file to another since the work began for old."""
    accepted = (root / shared.BASELINE).exists()  # Then that alone tells what is old.
    found = found if accepted else list(copied(found))
    news = [] if accepted else [it for it in found if it.new and it.tier == "changed"]
    try:
        commit = git.base(root) if news else None
        left = list(unmoved(root, news, git.tree(root, commit), now, largest)) if commit else news
    except GitError:
        left = news  # Discovery met the same, and tells the user.
    moved = {id(it) for it in news} - {id(it) for it in left}
    return (_as_old(it) if id(it) in moved else it for it in found)


def settled(
    root: Path, checked: Checked, source: bytes, before: Before, now: Mapping[str, str], largest: int
) -> Checked:
    """Take what was moved to a text on the screen from another file, as it lies on the disk, for old."""
    news = [
        it for it in checked.violations if it.new and not it.hidden and it.tier == "changed" and it.severity != "error"
    ]
    if not news or not before.with_git:
        return checked
    paths = [path for path in islice(_changed(before.tree, now), MOST_WHILE_TYPING) if path != checked.path]
    old, written = before.contents(paths), list(_written(source.splitlines()))
    lines = cache(partial(_lines, root, largest=largest))
    gone = [Counter(_written(old.get(path, b"").splitlines())) - Counter(lines(path)) for path in paths]
    added = list(islice(_added(before.tree, now), MOST_WHILE_TYPING))
    arrived = cache(partial(_arrived, added, lines, checked.path))
    words = cache(partial(_words, tuple(old.values())))
    models = cache(partial(_models, before.contents, before.tree))
    moved = {
        it.id
        for it in news
        if _came(it, written, gone, arrived)
        or any(_is_within(it, written, model) for model in models(it.path))
        or (_is_name(it) and source[it.span.start : it.span.end] in words())
    }
    made = (_as_old(it) if it in news and it.id in moved else it for it in checked.violations)
    return msgspec.structs.replace(checked, violations=tuple(made)) if moved else checked


def _words(contents: Iterable[bytes]) -> frozenset[bytes]:
    return frozenset(word for content in contents for word in _WORD.findall(content))


_WORD = re.compile(rb"\w{4,}")
"""Shorter names are used by chance."""


def _is_name(it: Violation) -> bool:
    detector = registry.by_id().get(it.detector)
    return detector is not None and detector.counts_names


def _as_old(it: Violation) -> Violation:
    return msgspec.structs.replace(it, new=False, hidden="old")


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    return (path for path, oid in before.items() if now.get(path) not in (oid, "") and languages.of(path))


def _added(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    return (path for path in now if path not in before and languages.of(path))


def _arrived(added: Iterable[str], lines: Callable[[str], list[bytes]], besides: str) -> Counter[bytes]:
    """Count the lines of the new files but one: what went there did not come here as well."""
    return Counter(line for path in added if path != besides for line in lines(path))


def _came(
    it: Violation, lines: list[bytes], gone: Iterable[Counter[bytes]], arrived: Callable[[], Counter[bytes]]
) -> bool:
    """Tell whether a finding came from a file that lost its lines; new files are read only where it looks so."""
    return any(_is_within(it, lines, lost) and _is_within(it, lines, lost - arrived()) for lost in gone)


def _models(read: Callable[[list[str]], Mapping[str, bytes]], tree: Iterable[str], path: str) -> list[Counter[bytes]]:
    """Count the lines of each old file that this one may have been copied from."""
    return [Counter(_written(content.splitlines())) for content in read(twins(path, tree)).values()]


def _is_within(it: Violation, lines: list[bytes], taken: Counter[bytes]) -> bool:
    """Tell whether a finding's lines, and what stands next to them, were all taken away from one file; lines that say
    enough are known by themselves, for what stands next to them may have come from elsewhere.
    """
    own = lines[it.row - 1 : it.end_row]
    if sum(map(len, own)) >= TELLING and all(line in taken for line in own if line):
        return True
    above = next((n for n in range(it.row - 2, -1, -1) if lines[n]), it.row - 1)
    below = next((n for n in range(it.end_row, len(lines)) if lines[n]), it.end_row - 1)
    return above < below and all(line in taken for line in lines[above : below + 1] if line)


def _lines(root: Path, path: str, largest: int) -> list[bytes]:
    return list(_written(_read(root, path, largest).splitlines()))


def _read(root: Path, path: str, largest: int) -> bytes:
    read = reading.read(root, path, largest)
    return read.content if isinstance(read, reading.Source) else b""


def _written(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Strip lines of their indentation; a blank one stays, and is empty."""
    return (line.strip() for line in lines)
