"""Discovery: a root in, the files that Drift reads out. Nothing is opened; no link leads anywhere.

In a git work tree git lists the files, which is fastest and right by definition; elsewhere the folders are walked and
`.gitignore` files are obeyed. Then, in both: `.driftignore` files (in any folder, same syntax), `scan.extra_ignore`,
the folders of tools (`roles.TOOLING`), what `roles.role` or `.gitattributes` call generated or foreign, and libraries
that have a licence of their own (`shelves`).

`build`, `dist`, `out`, `target` and `coverage` are usually written by builds, but some projects keep source there. They
are read where they lie below `src`, `lib` or `app`, where git tracks Python or TypeScript in them (tracked JavaScript
and declarations alone are built ones more often than not), where they are Python packages, and where `.driftignore`
says `!build/`.

Submodules and untracked repositories inside a work tree are other projects and are not entered. A linked file is
skipped, since what it points at is found by itself; one that points out of the root is reported.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from drift_lsp.detectors.contract import Role
from drift_lsp.errors import FileProblem, GitError
from drift_lsp.syntax import languages
from drift_lsp.syntax.languages import Language
from drift_lsp.workspace import git, packages, reading, roles, shelves, walking
from drift_lsp.workspace.attributes import ATTRIBUTES_FILE, Attributes
from drift_lsp.workspace.config import Scan
from drift_lsp.workspace.ignoring import IGNORE_FILE, Ignoring
from drift_lsp.workspace.linters import is_settings
from drift_lsp.workspace.reading import Problem

_ASIDE = (IGNORE_FILE, ATTRIBUTES_FILE, walking.VENV_MARK)
"""Files that tell of others."""


class Found(msgspec.Struct, frozen=True):
    """A file that Drift reads."""

    path: str
    """Relative to the root, with `/`."""

    size: int
    mtime_ns: int
    language: Language
    role: Role


class Discovery(msgspec.Struct, frozen=True):
    """What lies below a root."""

    files: tuple[Found, ...] = ()
    """Sorted by path."""

    manifests: tuple[str, ...] = ()
    """package.json, pyproject.toml and their like: what `packages.project` and `linters.waivers` want to read."""

    problems: tuple[Problem, ...] = ()
    skipped: dict[str, int] = {}
    """How many source files were left out, by reason: ignored, output, generated or foreign, link, special."""

    notes: tuple[str, ...] = ()
    """Sentences for the user about the whole."""


def discover(root: Path, scan: Scan, alive: Callable[[], object] = lambda: None) -> Discovery:
    """List the files that Drift reads below `root`; `alive` is called now and then and may raise to stop."""
    return _Search(root, scan, alive).discovery()


class _Search:
    """One run of discovery: what it found so far."""

    def __init__(self, root: Path, scan: Scan, alive: Callable[[], object]) -> None:
        self.root = root
        self.scan = scan
        self.alive = alive
        self.ignoring = Ignoring(scan.extra_ignore)
        self.attributes = Attributes()
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.skipped: Counter[str] = Counter()
        self.manifests: list[str] = []
        self.sources: list[tuple[str, Language, bool]] = []
        self.ignore_files: list[str] = []
        self.attribute_files: list[str] = []
        self.environments: set[str] = set()
        self.licences: list[str] = []
        self.foreign: frozenset[str] = frozenset()
        self.real_folders: dict[str, bool] = {"": True}

    def discovery(self) -> Discovery:
        """Run it."""
        for raw, tracked in self._listed():
            self._sort(raw, tracked)
        for path in self.ignore_files:
            self._obey(path)
        for path in self.attribute_files:
            if (content := reading.manifest(self.root, path)) is not None:
                self.attributes.add(path.rpartition("/")[0], content)
        self.foreign = shelves.foreign(self.licences, self.manifests, lambda it: reading.manifest(self.root, it))
        outputs = self._outputs_with_source()
        files = []
        for number, (path, language, _) in enumerate(self.sources):
            if not number % 256:
                self.alive()
            if found := self._found(path, language, outputs):
                files.append(found)
        manifests = sorted(it for it in dict.fromkeys(self.manifests) if self._is_own_manifest(it))
        if self.ignoring.refused:
            listed = ", ".join(repr(it[:60]) for it in self.ignoring.refused[:3])
            self.notes.append(f"Not understood in {IGNORE_FILE} or scan.extra_ignore, and left aside: {listed}.")
        return Discovery(
            tuple(sorted({it.path: it for it in files}.values(), key=lambda it: it.path)),
            tuple(manifests),
            tuple(sorted(self.problems, key=lambda it: it.path)),
            dict(sorted(self.skipped.items())),
            tuple(self.notes),
        )

    def _listed(self) -> Iterator[tuple[bytes, bool]]:
        try:
            listed = git.files(self.root)
        except GitError as err:
            self.notes.append(f"{err} Until then, .gitignore files are read without git.")
            listed = None
        # A folder that a repository around it ignores as a whole is a project of its own.
        if listed or (listed is not None and os.path.lexists(self.root / ".git")):
            yield from listed
            return
        # In a walk, ignore files at the top must be known before what they bring back is passed by.
        self._obey(IGNORE_FILE)
        for number, raw in enumerate(
            walking.walk(self.root, lambda it: self.ignoring.verdict(it) is False, self.problems)
        ):
            if not number % 256:
                self.alive()
            yield raw, False

    def _sort(self, raw: bytes, tracked: bool) -> None:
        name = raw[raw.rfind(b"/") + 1 :].decode(errors="replace")
        language = _language(name[name.rfind(".") :]) if "." in name else None
        licence = language is None and shelves.is_licence(raw.decode(errors="replace"))
        aside = name in _ASIDE or packages.is_manifest(name) or is_settings(name) or licence
        if language is None and not aside:
            return
        try:
            path = raw.decode()
        except UnicodeDecodeError:
            if language:
                shown = raw.decode(errors="backslashreplace")
                self.problems.append(Problem(shown, FileProblem.NOT_UTF8, "Its name is not UTF-8; rename it."))
            return
        if language:
            self.sources.append((path, language, tracked))
        elif name == IGNORE_FILE:
            self.ignore_files.append(path)
        elif name == ATTRIBUTES_FILE:
            self.attribute_files.append(path)
        elif name == walking.VENV_MARK:
            self.environments.add(path.rpartition("/")[0])
        elif licence:
            self.licences.append(path)
        else:
            self.manifests.append(path)

    def _obey(self, path: str) -> None:
        if (content := reading.manifest(self.root, path)) is not None:
            self.ignoring.add(path.rpartition("/")[0], content)

    def _outputs_with_source(self) -> set[str]:
        """Find the folders that are named like a build's output and hold source all the same."""
        found = set()
        for path, language, tracked in self.sources:
            source = tracked and language.family != "javascript" and not path.endswith((".d.ts", ".d.mts", ".d.cts"))
            if (source or path.endswith("/__init__.py")) and (folder := roles.output(path)):
                found.add(folder)
        return found

    def _found(self, path: str, language: Language, outputs: set[str]) -> Found | None:
        role = roles.role(path)
        if why := self._why_not(path, role, outputs):
            self.skipped[why] += 1
            return None
        state = self._state(path)
        if state is None or role is None:
            return None
        if stat.S_ISLNK(state.st_mode):
            self._link(path)
            return None
        if not stat.S_ISREG(state.st_mode):
            self.skipped["special"] += 1
            return None
        if state.st_size > self.scan.max_file_size:
            self.problems.append(reading.too_large(path, state.st_size, self.scan.max_file_size))
            return None
        return Found(path, state.st_size, state.st_mtime_ns, language, role)

    def _why_not(self, path: str, role: Role | None, outputs: set[str]) -> str:
        said = self.ignoring.verdict(path)
        if said is True:
            return "ignored"
        folder = roles.output(path)
        if folder and folder not in outputs and said is not False:
            return "output"
        if role is None or (self.environments and any(path.startswith(f"{it}/") for it in self.environments)):
            return "generated or foreign"
        foreign = said is not False and (self.attributes.foreign(path) or self._is_on_shelf(path))
        return "generated or foreign" if foreign else ""

    def _is_on_shelf(self, path: str) -> bool:
        return bool(self.foreign) and any(path.startswith(f"{it}/") for it in self.foreign)

    def _state(self, path: str) -> os.stat_result | None:
        """Look at a file, no link followed on the way; None where it is gone: git lists deleted files too."""
        if not self._is_real(path.rpartition("/")[0]):
            return None
        try:
            return os.lstat(f"{self.root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as err:
            self.problems.append(Problem(path, FileProblem.UNREADABLE, f"It cannot be read: {err.strerror}."))
            return None

    def _is_real(self, folder: str) -> bool:
        """Tell whether a folder and all above it up to the root are folders, not links: git's index may lie."""
        known = self.real_folders.get(folder)
        if known is None:
            above, _, name = folder.rpartition("/")
            known = name not in ("", ".", "..") and self._is_real(above)
            if known:
                try:
                    known = stat.S_ISDIR(os.lstat(f"{self.root}/{folder}").st_mode)
                except OSError:
                    known = False
            self.real_folders[folder] = known
        return known

    def _link(self, path: str) -> None:
        try:
            inside = (self.root / path).resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # A circle of links.
            inside = True
        if not inside:
            said = "It is a link to a file outside of the project, which is not followed."
            self.problems.append(Problem(path, FileProblem.LINK_OUTSIDE, said))
        self.skipped["link"] += 1

    def _is_own_manifest(self, path: str) -> bool:
        folder = path.rpartition("/")[0]
        if roles.is_foreign(folder) or roles.output(path) or self.ignoring.verdict(path) is True:
            return False
        state = self._state(path)
        return state is not None and stat.S_ISREG(state.st_mode)


@lru_cache(maxsize=256)
def _language(extension: str) -> Language | None:
    return languages.of(f"x{extension}")
