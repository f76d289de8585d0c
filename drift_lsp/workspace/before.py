"""Before: a path in, what its file was before the author's work out — so that only what is new is said.

With git that is the merge base with the default branch, read from old blobs of changed files only. Without git it is
what stood there at the first scan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import basename

import msgspec
from cachetools import LRUCache

from drift_lsp.detectors.survey import Survey, survey
from drift_lsp.enforcement.carried import Past, past
from drift_lsp.enforcement.fingerprints import is_there
from drift_lsp.errors import GitError
from drift_lsp.graphs.project import Project
from drift_lsp.learning.model import Model
from drift_lsp.log import logger
from drift_lsp.storage.first import Counts
from drift_lsp.syntax import languages
from drift_lsp.workspace import git, roles
from drift_lsp.workspace.surveying import FAULTS

MOST_GONE = 400
"""Deleted files whose findings are looked for elsewhere; a larger move is not followed."""


def _nothing(_path: str) -> Counts:
    return {}


class Before:
    """The project as it was. Thread-safe only under the workspace's lock."""

    def __init__(
        self, root: Path, project: Project, baseline: frozenset[str] | None, commit: str | None = None
    ) -> None:
        self.root = root
        self.commit = commit
        self.oid_format: git.Algorithm = "sha1"
        self._project = project
        self._baseline = baseline
        self._tree: dict[str, str] = {}
        self._old: LRUCache[str, tuple[Survey, bytes] | None] = LRUCache(512)
        self._pasts: LRUCache[str, Past] = LRUCache(2048)
        self._contents: LRUCache[str, bytes] = LRUCache(512)
        self._moved: frozenset[str] | None = None
        self._there: dict[frozenset[str], dict[str, bool]] = {}
        self.first_counts: Callable[[str], Counts] = _nothing
        """What a file was counted with at the first scan, where there is no git."""

        self._counts: LRUCache[str, Counts] = LRUCache(512)
        self.first: list[tuple[str, str]] | None = None
        """What was found to be old by the scan under way, yet to be stored."""

    @classmethod
    def find(cls, root: Path, project: Project, baseline: frozenset[str] | None, since: str = "") -> Before:
        """Look at git, or at the first scan where there is none; `since` names another commit to compare with."""
        try:
            commit = git.resolve(root, since) if since else git.base(root)
        except GitError as err:
            if since:
                raise
            logger("git").info("%s", err)  # Discovery met the same, and tells the user.
            commit = None
        made = cls(root, project, None if commit else baseline, commit)
        if commit:
            made.oid_format = git.object_format(root)
            made._tree = git.tree(root, commit)
        return made

    @property
    def with_git(self) -> bool:
        """Whether old contents can be read."""
        return self.commit is not None

    @property
    def has_baseline(self) -> bool:
        """Whether a first scan has told what was there."""
        return self._baseline is not None

    def __contains__(self, exact: str) -> bool:
        """Tell whether a finding was there at the first scan, where there is no git."""
        return self._baseline is not None and exact in self._baseline

    def adopt(self, prints: list[tuple[str, str]]) -> None:
        """Take these fingerprints, exact and loose, for what was there before."""
        self.first = prints
        self._baseline = frozenset(one for both in prints for one in both)

    def ages(self, commits: int) -> dict[str, int]:
        """Tell how many commits ago each of the newest files was brought; nothing where git does not tell."""
        try:
            brought = git.brought(self.root, self.commit, commits) if self.commit else {}
        except GitError as err:
            logger("git").info("%s", err)
            return {}
        return {path: age for path, age in brought.items() if languages.of(path)}

    def written(self, lines: Mapping[str, int], commits: int) -> dict[str, float]:
        """Tell which part of each file the last commits wrote, 0 to 1; nothing where git does not tell.

        `lines` are those that each file has now.
        """
        try:
            added = git.written(self.root, commits) if self.with_git else {}
        except GitError as err:
            logger("git").info("%s", err)
            return {}
        return {path: min(1.0, n / max(1, lines[path])) for path, n in added.items() if n and path in lines}

    def unchanged(self, path: str, oid: str) -> bool:
        """Tell whether a file's content, by its git id, is what it was."""
        return self.with_git and self._tree.get(path) == oid

    def may_have_turned(self, path: str, oid: str) -> bool:
        """Tell whether a line may have been turned away: the file was there, and is another now, if git tells."""
        if self.with_git:
            return path in self._tree and self._tree[path] != oid
        return bool(self.counts(path))

    def is_fresh(self, path: str) -> bool:
        """Tell whether a file was not there before, as far as git tells."""
        return self.with_git and path not in self._tree

    def prefetch(self, paths: Iterable[str]) -> None:
        """Read and survey the old versions of many files through one process."""
        wanted = {self._tree[path]: path for path in paths if path in self._tree and path not in self._old}
        for oid, content in git.blobs(self.root, wanted):
            self._old[wanted[oid]] = self._look(wanted[oid], content)

    @property
    def tree(self) -> Mapping[str, str]:
        """The files as they were, with git's ids of them."""
        return self._tree

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Read the old versions of files, each once."""
        asked = {path: self._tree[path] for path in paths if path in self._tree}
        missing = set(asked.values()) - set(self._contents)
        for oid, content in git.blobs(self.root, missing) if missing else ():
            self._contents[oid] = content
        return {path: self._contents[oid] for path, oid in asked.items() if oid in self._contents}

    def committed(self, path: str) -> Survey | None:
        """Get the old version of a changed file; None for a new one."""
        found = self._version(path)
        return found[0] if found else None

    def is_unread(self, path: str) -> bool:
        """Tell whether a file was there, but nothing could be made of it."""
        return path in self._tree and self._version(path) is None

    def past(self, path: str, model: Model, gone: Iterable[str]) -> Past:
        """Tell what was there before in a changed file; `gone` are paths that vanished since."""
        if not self.with_git:
            return Past(prints=self._baseline or frozenset())
        if path not in self._pasts:
            found = self._version(path)
            self._pasts[path] = past(*found, model) if found else self._moved_here(path, model, list(gone))
        return self._pasts[path]

    def counts(self, path: str) -> Counts:
        """Tell what a file was counted with at the first scan; nothing where git tells how it was."""
        if self.with_git or not self.has_baseline:
            return {}
        if path not in self._counts:
            self._counts[path] = self.first_counts(path)
        return self._counts[path]

    def forget_prints(self) -> None:
        """Compute fingerprints anew, after what is expected has changed."""
        self._pasts.clear()
        self._there.clear()
        self._moved = None

    def is_there(self, present: Collection[str], loose: str, prints: frozenset[str]) -> bool:
        """Tell whether a known finding is still where it was; asking every file is dear, so the answer is kept."""
        answers = self._there.setdefault(prints, {})
        if loose not in answers:
            answers[loose] = is_there(loose, prints, present)
        return answers[loose]

    def gone(self, present: Mapping[str, object]) -> Iterator[str]:
        """List the files of the old version that are not there any more."""
        return (path for path in self._tree if path not in present and languages.of(path) and roles.role(path))

    def _version(self, path: str) -> tuple[Survey, bytes] | None:
        if path not in self._old:
            oid = self._tree.get(path)
            content = next((found for _, found in git.blobs(self.root, [oid])), None) if oid else None
            self._old[path] = self._look(path, content) if content is not None else None
        return self._old[path]

    def _moved_here(self, path: str, model: Model, gone: list[str]) -> Past:
        """Tell what may have moved into a new file: a finding that moved with its file is not new.

        Its fingerprint is looked for in all files that vanished; where just one of them has the name of this file, it
        is the same file.
        """
        if self._moved is None:
            self.prefetch(gone[:MOST_GONE])
            versions = [self._version(it) for it in gone[:MOST_GONE]]
            self._moved = frozenset(one for it in versions if it for one in past(*it, model).prints)
        alike = [it for it in gone if basename(it) == basename(path)]
        found = self._version(alike[0]) if len(alike) == 1 else None
        return msgspec.structs.replace(past(*found, model) if found else Past(), prints=self._moved)

    def _look(self, path: str, content: bytes) -> tuple[Survey, bytes] | None:
        language, role = languages.of(path), roles.role(path)
        if language is None or role is None or roles.generated(content):
            return None
        try:
            return survey(content, path, language, role, self._project), content
        except FAULTS:
            # Whoever cannot read what was there cannot tell what is new; but the other files can be judged.
            logger("git").debug("%s", path, exc_info=True)
            return None
