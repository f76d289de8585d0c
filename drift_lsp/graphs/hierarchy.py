"""Hierarchy: the outlines of all files in, what a class inherits out.

A method's name is the author's choice only if no base of its class has it already. A base that lies outside the
project cannot be read, so whatever a class with such a base defines counts as inherited, but for a few bases that ask
for nothing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from drift_lsp.graphs.outline import PROGRAM, Definition, Outline, loose, spelled
from drift_lsp.graphs.project import Project

ASKS_NOTHING = frozenset(
    [
        "object",
        "ABC",
        "abc.ABC",
        "Generic",
        "typing.Generic",
        "Protocol",
        "typing.Protocol",
        "Exception",
        "BaseException",
        "ValueError",
        "RuntimeError",
        "TypeError",
        "KeyError",
        "Error",
        "Enum",
        "enum.Enum",
        "StrEnum",
        "IntEnum",
        "TextChoices",
        "models.TextChoices",
        "Object",
        "EventEmitter",
    ]
)
"""Bases whose own methods nobody overrides by accident."""

Key = TypeVar("Key")

NAME = re.compile(r".*[\\:]")
"""Goes before the last word of a name in namespaces."""

GENERIC = re.compile(r"[(,][A-Z][A-Z0-9]?(?:\[\])?[,)]")
"""A parameter whose type is a letter: each heir puts another one there."""

DEEPEST = 12
"""How many bases or re-exports are followed."""


_Classes = dict[str, tuple[tuple[str, ...], frozenset[str]]]
"""Class → its bases and members."""


class _Lineage:
    """What the bases of a class bring."""

    __slots__ = ("foreign", "members")

    def __init__(self) -> None:
        self.members = list[frozenset[str]]()
        self.foreign = False
        """One of them cannot be read."""


class Hierarchy:
    """Classes of a project by file and name; changes file by file."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._files: dict[str, tuple[Outline, _Classes]] = {}
        self._modules: dict[str, tuple[str, ...]] = {}
        """Module → the files of that name, sorted: `cart.ts` and `cart/index.ts`; the first is meant."""

        self._spaces: dict[tuple[str, str], tuple[str, ...]] = {}
        """Namespace and class → the files that declare it, sorted: where names are in sight without an import."""

        self._declared: dict[str, tuple[str, ...]] = {}
        """What is defined or declared → the files that do, sorted: where everything is in sight everywhere."""

        self._extended = Counter[str]()
        """What classes extend → in how many files."""

        self._marks: dict[str, frozenset[tuple[str, str]]] = {}
        """File → the methods that say that they replace one, each with the base it must be of."""

        self._marked = Counter[tuple[str, str]]()
        """The same → in how many files."""

        self._lineages: dict[tuple[str, str, tuple[str, ...]], _Lineage] = {}
        """File, class and its bases → what they bring; until a file changes."""

    def put(self, path: str, outline: Outline) -> None:
        """Learn the classes of a file, in place of what was known of it."""
        self.remove(path)
        inside = classes(outline)
        # Of what is in sight here only, nobody asks but for its classes.
        kept = outline if outline.namespace == PROGRAM else msgspec.structs.replace(outline, definitions=())
        self._files[path] = kept, inside
        _add(self._modules, spelled(path, self._project), path)
        if outline.namespace:
            for name in inside:
                _add(self._spaces, (outline.namespace, name), path)
        for name in _everywhere(outline):
            _add(self._declared, name, path)
        self._extended.update(_extended(inside))
        if marks := _marks(outline):
            self._marks[path] = marks
            self._marked.update(marks)

    def remove(self, path: str) -> None:
        """Forget a file."""
        self._lineages.clear()
        if known := self._files.pop(path, None):
            _drop(self._modules, spelled(path, self._project), path)
            if known[0].namespace:
                for name in known[1]:
                    _drop(self._spaces, (known[0].namespace, name), path)
            for name in _everywhere(known[0]):
                _drop(self._declared, name, path)
            self._extended.subtract(_extended(known[1]))
            self._marked.subtract(self._marks.pop(path, ()))

    def is_elsewhere(self, path: str, name: str) -> bool:
        """Tell whether another file than that at `path` defines or declares something of this name."""
        return any(it != path for it in self._declared.get(name, ()))

    def is_extended(self, name: str) -> bool:
        """Tell whether a class of any file extends one of this name."""
        return self._extended[name] > 0

    def replaces(self, path: str, owner: str, bases: tuple[str, ...], signature: str) -> bool:
        """Tell whether a method must replace one: of a base in sight, or of one of which others say that they do."""
        spellings = signature, loose(signature)
        if any(self._marked[NAME.sub("", _last(base)), it] > 0 for base in bases for it in spellings):
            return True
        return any(self.inherits(path, owner, bases, it, unseen=False) for it in spellings)

    def heirs(self, names: set[str]) -> list[str]:
        """List the files with classes that may extend, directly or not, what goes by these names somewhere."""
        reached, found = set(names), dict[str, None]()
        grows = True
        while grows:
            known = len(reached)
            for path, (outline, inside) in self._files.items():
                for local, origin in outline.origins.items():
                    if origin.rpartition(":")[2] in reached:
                        reached.add(local)
                for name, (bases, _) in inside.items():
                    if any(_last(base) in reached for base in bases):
                        found[path] = None
                        reached.add(name)
            grows = len(reached) > known
        return list(found)

    def inherits(self, path: str, owner: str, bases: tuple[str, ...], name: str, *, unseen: bool = True) -> bool:
        """Tell whether a base of class `owner` at `path` has a member `name`; `unseen` is said of foreign bases."""
        lineage = self._lineages.get((path, owner, bases))
        if lineage is None:
            lineage = self._lineages[path, owner, bases] = self._lineage(path, owner, bases)
        return (lineage.foreign and unseen) or any(name in it for it in lineage.members)

    def _lineage(self, path: str, owner: str, bases: tuple[str, ...]) -> _Lineage:
        made = _Lineage()
        for base in bases:
            self._follow(path, base, {(path, owner)}, made)
        return made

    def _follow(self, path: str, written: str, seen: set[tuple[str, str]], made: _Lineage) -> None:
        """Add what a base brings, and its own bases."""
        written = written.partition("[")[0].partition("<")[0]
        found = self._find(path, written, 0)
        if found is None:
            made.foreign |= written not in ASKS_NOTHING or self._is_of_others(path, written)
        elif found not in seen and len(seen) <= DEEPEST:
            seen.add(found)
            bases, members = self._files[found[0]][1][found[1]]
            made.members.append(members)
            for base in bases:
                self._follow(found[0], base, seen, made)

    def _is_of_others(self, path: str, written: str) -> bool:
        """Tell whether a name that usually is the language's own was brought from a library: Twisted's `Protocol`."""
        known = self._files.get(path)
        source, _, what = known[0].origins.get(written, "").rpartition(":") if known else ("", "", "")
        return bool(what) and source.partition(".")[0] not in sys.stdlib_module_names

    def _find(self, path: str | None, written: str, depth: int) -> tuple[str, str] | None:
        """Find where a class is defined, through imports and re-exports."""
        if path is None or path not in self._files or depth > DEEPEST:
            return None
        outline, inside = self._files[path]
        if written in inside:
            return path, written
        if outline.namespace and (found := self._in_sight(outline, written)):
            return found
        first, _, rest = written.partition(".")
        origin = outline.origins.get(first)
        if origin is None:
            return None
        source, _, what = origin.rpartition(":")
        target = f"{what}.{rest}" if what and rest else what or rest
        if what and rest and (module := self._home(f"{source}.{what}")):
            return self._find(module, rest, depth + 1)
        if not what and "." in rest:
            inner, _, last = rest.rpartition(".")
            return self._find(self._home(f"{source}.{inner}"), last, depth + 1)
        return self._find(self._home(source), target, depth + 1) if target else None

    def _in_sight(self, outline: Outline, written: str) -> tuple[str, str] | None:
        """Find a class by its namespace: imported by name, of the same namespace, or of an opened one."""
        source, _, what = outline.origins.get(written, "").rpartition(":")
        places = [(source, what)] if what else []
        places += [(it, written) for it in (outline.namespace, *outline.opened)]
        return next(((self._spaces[it][0], it[1]) for it in places if it in self._spaces), None)

    def _home(self, module: str) -> str | None:
        return next(iter(self._modules.get(module, ())), None)


def _add(index: dict[Key, tuple[str, ...]], key: Key, path: str) -> None:
    index[key] = tuple(sorted({path, *index.get(key, ())}))


def _drop(index: dict[Key, tuple[str, ...]], key: Key, path: str) -> None:
    left = tuple(it for it in index[key] if it != path)
    if left:
        index[key] = left
    else:
        del index[key]


def _everywhere(outline: Outline) -> set[str]:
    """Name what a file defines at its top, in languages in which all files may use it."""
    if outline.namespace != PROGRAM:
        return set()
    return {it.name for it in outline.definitions if not it.is_class}


def _marks(outline: Outline) -> frozenset[tuple[str, str]]:
    """Name the methods of a file's classes that say that they replace one, each with the only base it can be of."""
    return frozenset(
        (
            sys.intern(NAME.sub("", _last(owner.bases[0]))),
            sys.intern(loose(method.signature) if "<" in owner.bases[0] else method.signature),
        )
        for owner, method in _methods(outline)
        if method.overrides and len(owner.bases) == 1
    )


def _methods(outline: Outline) -> Iterator[tuple[Definition, Definition]]:
    """List the methods that may replace one, or be replaced, each with its class."""
    around = list[Definition]()
    for it in outline.definitions:
        while around and around[-1].end <= it.start:
            around.pop()
        if it.is_class:
            around.append(it)
        elif it.signature and around:
            yield around[-1], it


def _extended(inside: _Classes) -> set[str]:
    """Name what the classes of a file extend, each by its last word."""
    return {NAME.sub("", _last(base)) for bases, _ in inside.values() for base in bases}


def classes(outline: Outline) -> _Classes:
    """Tell the classes of a file with their bases and members, methods that heirs may replace also as such."""
    signed = dict[int, list[str]]()
    for owner, method in _methods(outline):
        signed.setdefault(owner.start, []).append(
            sys.intern(loose(method.signature) if GENERIC.search(method.signature) else method.signature)
        )
    return {
        it.name: (
            it.bases,
            frozenset(
                sys.intern(member.name)
                for member in outline.definitions
                if it.start < member.start and member.end <= it.end and not member.is_class
            ).union(signed.get(it.start, ())),
        )
        for it in outline.definitions
        if it.is_class
    }


def _last(base: str) -> str:
    return base.partition("[")[0].partition("<")[0].rpartition(".")[2]
