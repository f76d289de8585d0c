"""Modules: the module an import names in, whose it is and how far away it lies out."""

from __future__ import annotations

import sys
from itertools import takewhile
from posixpath import basename, dirname, normpath, splitext
from typing import Literal

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Class, Fact, Function, Handler, Import, ImportedName
from drift_lsp.graphs.outline import module_name
from drift_lsp.graphs.project import Alias, Project
from drift_lsp.syntax.languages import is_under

Whose = Literal["standard", "foreign", "own"]
Form = Literal["relative", "absolute", "alias"]

STANDARD: frozenset[str] = sys.stdlib_module_names
"""Python's own modules."""

ASSETS = {
    "css",
    "scss",
    "sass",
    "less",
    "svg",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "ico",
    "json",
    "md",
    "mdx",
    "html",
    "txt",
}
"""Endings of what bundlers import besides code."""


FEATURE = 2
"""So many folders below the top of a package are those of one feature: `pages/cart`."""


class Writing(msgspec.Struct, frozen=True):
    """How the import of an own module is written."""

    form: Form
    away: int | None
    """How many folders one has to leave to reach it; None where the file lies outside of what the alias stands for."""

    alias: str = ""
    """The prefix with which it is, or could be, written."""

    near: bool = False
    """Whether both lie in one folder two steps below what the alias stands for: `pages/cart` of `src`."""

    below: bool = False
    """Whether it lies in a folder below the one that it is imported from."""


class Modules:
    """Tells of the modules that one file imports."""

    def __init__(self, file: FileFacts, project: Project) -> None:
        self._project = project
        self._path = file.path
        self._language = file.language
        self._dotted = file.language.modules == "dotted"
        self._known: dict[str, Whose] = {}
        if self._dotted:
            self._here = _package(file.path, project)
        else:
            self._here = dirname(file.path).split("/") if "/" in file.path else []
            self._aliases = [it for it in project.aliases_at(file.path) if it.prefix]
            self._nearest = sorted((it for it in self._aliases if it.stated), key=_nearness)

    def __eq__(self, other: object) -> bool:
        """Tell whether another tells the same: that depends on where the file lies."""
        return isinstance(other, Modules) and self._project is other._project and self._path == other._path

    __hash__ = None  # type: ignore[assignment]

    def whose(self, module: str) -> Whose:
        """Tell whether a module belongs to the language, to others or to this project."""
        known = self._known.get(module)
        if known is None:
            known = self._known[module] = self._whose(module)
        return known

    def _whose(self, module: str) -> Whose:
        if module.startswith("."):
            return "own"
        if self._dotted:
            if module.partition(".")[0] in STANDARD:
                return "standard"
            return "own" if self._project.is_own(module) else "foreign"
        if self._language.reach == "program":
            return self._whose_header(module)
        own = (*self._language.own, *self._project.own.get(self._language.family, ()))
        if is_under(module, own, self._language):
            return "own"
        if is_under(module, self._language.standard, self._language):
            return "standard"
        if self._language.hosted and "." not in module.partition("/")[0]:
            return "standard"
        return "own" if self.is_neighbour(module) or self._alias_of(module) else "foreign"

    def _whose_header(self, header: str) -> Whose:
        """Tell whose a header is; `"cart.h"`, without a folder, is looked for beside the file first."""
        first, folder, _ = header.strip("<>").partition("/")
        quoted = not header.startswith("<")
        if folder:
            own = self._project.own.get(self._language.family, ())
            if first in own or (quoted and f"./{first}" in own):
                return "own"
        elif quoted:
            return "own"
        return "standard" if first in self._language.standard else "foreign"

    def is_own(self, module: str) -> bool:
        """Tell whether a module lives in this project."""
        return self.whose(module) == "own"

    def is_neighbour(self, module: str) -> bool:
        """Tell whether a package of this project is imported by its name, where its own modules could be by another."""
        if self._language.own:
            return is_under(module, self._project.own.get(self._language.family, ()), self._language)
        names = self._project.package_names
        if not names or self._dotted:
            return False
        parts = module.split("/", 2)
        return ("/".join(parts[:2]) if module.startswith("@") else parts[0]) in names

    def written(self, module: str) -> Writing | None:
        """Tell how an own module is imported; None for one of others, and where no other form was possible."""
        if self._language.modules == "name":
            return None
        if self._dotted:
            return self._written_dotted(module)
        if module.startswith("."):
            return self._written_relative(module)
        alias = self._alias_of(module)
        if alias is None or _is_asset(module):
            return None
        folder, rest = alias.target.strip("/"), module.removeprefix(alias.prefix).strip("/")
        target = (f"{folder}/{rest}" if folder and rest else folder or rest) + alias.after
        nearest = self._alias_to(target) or alias
        away = _climb(self._here, target.split("/")) if _holds(nearest, self._path) else None
        below = away == 0 and target.count("/") > len(self._here)
        return Writing("alias", away, nearest.prefix, self._is_near(nearest, away), below)

    def respelled(self, module: str, form: str) -> str | None:
        """Spell an own module in another `Form`; None where that cannot be done from here."""
        if self._language.modules == "name":
            return None
        if self._dotted:
            return self._respelled_dotted(module, form)
        target = self._target(module)
        if target is None:
            return None
        if form == "relative":
            away = _climb(self._here, target.split("/"))
            rest = "/".join(target.split("/")[len(self._here) - away :])
            return ("../" * away or "./") + rest
        alias = self._alias_to(target) if form == "alias" else None
        if alias is None:
            return None
        named = _entry(target).removesuffix(alias.after) if alias.after else target
        return alias.prefix + named.removeprefix(alias.target.strip("/")).strip("/")

    def _target(self, module: str) -> str | None:
        """Spell the file that a JavaScript module names, from the root; None where that cannot be seen."""
        if module.startswith("."):
            found = normpath("/".join([*self._here, module]))
            return None if found.startswith("..") else found
        alias = self._alias_of(module)
        if alias is None:
            return None
        return normpath(f"{alias.target}/{module.removeprefix(alias.prefix)}{alias.after}").lstrip("/")

    def _respelled_dotted(self, module: str, form: str) -> str | None:
        here = self._here
        if form == "relative" and not module.startswith("."):
            parts = module.split(".")
            away = _climb(here, parts)
            return "." * (away + 1) + ".".join(parts[len(here) - away :]) if away < len(here) else None
        if form == "absolute" and module.startswith("."):
            name = module.lstrip(".")
            kept = len(here) - (len(module) - len(name) - 1)
            return ".".join([*here[:kept], *([name] if name else [])]) if kept > 0 else None
        return None

    def _written_dotted(self, module: str) -> Writing | None:
        here = self._here
        if module.startswith("."):
            name = module.lstrip(".")
            away = len(module) - len(name) - 1
            return Writing("relative", away, below=not away and "." in name) if here else None
        if not here or not self._project.is_own(module):
            return None
        away = _climb(here, module.split("."))
        below = not away and module.count(".") > len(here)
        return Writing("absolute", away, below=below) if away < len(here) else None

    def _written_relative(self, module: str) -> Writing | None:
        if not self._aliases or _is_asset(module):
            return None
        steps = [step for step in module.split("/") if step not in (".", "")]
        away = steps.count("..")
        if away > len(self._here):
            return None
        target = "/".join([*self._here[: len(self._here) - away], *steps[away:]])
        alias = self._alias_to(target)
        if alias is None:
            return None
        within = away if _holds(alias, self._path) else None
        return Writing("relative", within, alias.prefix, self._is_near(alias, away), within == 0 and len(steps) > 1)

    def _is_near(self, alias: Alias, away: int | None) -> bool:
        top = alias.target.strip("/")
        return away is not None and len(self._here) - away >= (top.count("/") + 1 if top else 0) + FEATURE

    def _alias_of(self, module: str) -> Alias | None:
        for it in self._aliases:
            if module.startswith(it.prefix):
                return it
        return None

    def _alias_to(self, target: str) -> Alias | None:
        """Find the alias that one would write for `target`, spelled from the root."""
        for it in self._nearest:
            whole = it.prefix.endswith("/") and target.strip("/") == it.target.strip("/")
            if _holds(it, target) and _entry(target).endswith(it.after) and not whole:
                return it  # The alias of a folder names what lies in it, and not the folder.
        return None


def _is_asset(module: str) -> bool:
    """Tell whether something else than code is brought: `./cart.svg?raw`."""
    return module.partition("?")[0].rpartition(".")[2] in ASSETS


def _package(path: str, project: Project) -> list[str]:
    """Spell the package that a Python file stands in, part by part; none for a script."""
    parts = module_name(path, project).split(".")
    package = parts if path.endswith("/__init__.py") else parts[:-1]
    return package if package and package[0] in project.python_modules else []


def _nearness(alias: Alias) -> tuple[int, bool, str]:
    """Order aliases: the one that leads deepest first, and `@/` before `src/`."""
    return -len(alias.target), alias.prefix[0].isalnum(), alias.prefix


def _holds(alias: Alias, path: str) -> bool:
    folder = alias.target.rstrip("/")
    return not folder or path == folder or path.startswith(f"{folder}/")


def _entry(target: str) -> str:
    """Spell what a module is imported as: `cart/src` for `cart/src/index.js`."""
    return splitext(target)[0].removesuffix("/index")


def _climb(here: list[str], target: list[str]) -> int:
    """Count the folders that one has to leave to reach `target`."""
    shared = 0
    for one, other in zip(here, target, strict=False):
        if one != other:
            break
        shared += 1
    return len(here) - shared


OWN = 2
CRATE = b"extern crate"
_RANK = {"standard": 0, "foreign": 1, "own": OWN}
_STOPS: tuple[type[Fact], ...] = (Function, Class, Handler)
"""Where the first of these begins, the imports at the top have ended."""


def ranked(file: FileFacts, project: Project) -> list[tuple[int, Import]]:
    """List the plain imports at the top of a file with their group: 0 the language's, 1 those of others, 2 ours."""
    modules = file.once(Modules, project)
    return [(rank, it) for it in _block(file) if (rank := _rank(it, file, modules)) is not None]


def _block(file: FileFacts) -> list[Import]:
    """List the plain imports at the margin before the first definition, the first `try` and, where imports run in the
    order they are written, the first call: what it sets up may have to come before.
    """
    source = file.source
    end = min((facts[0].span.start for kind in _STOPS if (facts := file.all(kind))), default=len(source))
    if file.language.modules == "dotted":
        calls = takewhile(lambda start: start < end, (it.span.start for it in file.all(Call)))
        end = next((start for start in calls if start == 0 or source[start - 1] in b"\n\r"), end)
    found = []
    for it in file.all(Import):
        start = it.span.start
        if start > end:
            break
        inside = file.language.modules == "name" and file.language.reach != "file"
        at_margin = start == 0 or source[start - 1] in b"\n\r" or inside
        if at_margin and not it.dynamic and not it.type_only:
            found.append(it)
    return found


def renames(it: Import, file: FileFacts) -> bool:
    """Tell whether a statement only gives a type another name, where others bring all of a namespace."""
    return file.language.reach == "namespace" and any(name.alias for name in file.inside(ImportedName, it.span))


def is_own_header(module: str, file: FileFacts) -> bool:
    """Tell whether a header declares what a C file defines: `cart.h` for `cart.c`."""
    if file.language.reach != "program":
        return False
    return splitext(basename(module.strip("<>")))[0] == splitext(basename(file.path))[0]


def _rank(it: Import, file: FileFacts, modules: Modules) -> int | None:
    """Tell the group of an import; None for one that may stand anywhere.

    That is a neighbour package, which goes with ours or with others', an import for its effect alone, whose place
    decides what it does, a C file's own header, which often comes first, what takes names from a namespace, and a
    crate that is named as a whole, whose macros are known from there on.
    """
    if it.is_static or file.source.startswith(CRATE, it.span.start):
        return None
    if it.module and is_own_header(it.module.text, file):
        return None
    name = next(iter(file.inside(ImportedName, it.span)), None)
    if it.module:
        for_effect = name is None and not it.wildcard and file.language.modules == "path"
        for_effect = for_effect or bool(name and name.alias and name.alias.text == "_" and name.namespace)
        anywhere = for_effect or modules.is_neighbour(it.module.text)
        return None if anywhere else _RANK[modules.whose(it.module.text)]
    return _RANK[modules.whose(name.name.text)] if name and name.name else _RANK["foreign"]
