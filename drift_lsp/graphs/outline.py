"""Outline: the facts of a file in, its definitions and the origins of its names out.

An outline is all that other files may need to know of a file, small enough to keep for every one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from posixpath import dirname, splitext

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Import, ImportedName, Namespace, Parameter, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.syntax import languages

_VERSION = re.compile(r"v\d+")

PROMISES = frozenset({"implementer"})
"""zope's `@implementer(ICart)`."""

GIVEN = re.compile(r"<.*>|\s+|@\w+", re.DOTALL)
"""What a type is given, and what stands between its words."""

PROGRAM = "*"
"""The namespace of all files of a language in which everything is in sight everywhere."""


_start = attrgetter("start")


class Definition(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A function, class or type of a file."""

    name: str
    start: int
    end: int
    is_class: bool = False
    bases: tuple[str, ...] = ()
    signature: str = ""
    """Of a method that heirs may replace, in languages in which they may say so: how it is told apart from others."""

    overrides: bool = False
    """It says that it replaces one of a base."""


class Outline(msgspec.Struct, frozen=True, array_like=True):
    """The definitions of a file, outer before inner, and where its imported names come from."""

    definitions: tuple[Definition, ...] = ()
    origins: dict[str, str] = {}
    """Local name → `module:name`, or `module:` for a whole module."""

    namespace: str = ""
    """Where its definitions are in sight without an import: a namespace, or Go's directory; "" where nowhere."""

    opened: tuple[str, ...] = ()
    """Namespaces all of whose names are in sight here."""

    def around(self, offset: int, end: int) -> list[Definition]:
        """List the definitions that hold `offset:end`, outermost first."""
        last = bisect_right(self.definitions, offset, key=_start)
        return [it for it in self.definitions[:last] if end <= it.end]

    def qualified(self, offset: int, end: int) -> str:
        """Name the definition around a place: `Shop.save`; "" at the top of a file."""
        return ".".join(it.name for it in self.around(offset, end))

    def owner(self, offset: int, end: int) -> Definition | None:
        """Find the innermost class around a place."""
        found = self.definitions
        for at in range(bisect_right(found, offset, key=_start) - 1, -1, -1):
            it = found[at]
            if it.is_class and end <= it.end:
                return it
        return None


class Scopes:
    """The definitions of an outline, for whoever asks what stands around many places."""

    def __init__(self, outline: Outline) -> None:
        self._named = outline.definitions
        self._parents = list[int]()
        open_ = list[int]()
        for number, it in enumerate(self._named):
            while open_ and self._named[open_[-1]].end < it.end:
                open_.pop()
            self._parents.append(open_[-1] if open_ else -1)
            open_.append(number)

    def qualified(self, offset: int, end: int) -> str:
        """Name the definition around a place: `Shop.save`; "" at the top of a file."""
        found, at = list[str](), bisect_right(self._named, offset, key=_start) - 1
        while at >= 0:
            if end <= self._named[at].end:
                found.append(self._named[at].name)
            at = self._parents[at]
        return ".".join(reversed(found))


def outline(file: FileFacts, project: Project) -> Outline:
    """Draw the outline of a file."""
    types = file.all(TypeDefinition)
    methods = file.all(Function)
    members: list[TypeDefinition] = [it for it in types if not it.interface]
    owners: list[Class | TypeDefinition] = [*file.all(Class), *(it for it in types if it.interface)]
    found = [Definition(it.name.text, it.span.start, it.span.end) for it in members if it.name]
    signed = file.once(signatures, None)
    found += [
        Definition(it.name.text, it.span.start, it.span.end, False, (), signed.get(it.span.start, ""), it.overrides)
        for it in methods
        if it.name
    ]
    found += [
        Definition(it.name.text, it.span.start, it.span.end, True, (*_bases(it, file), *promised(it, file)))
        for it in owners
        if it.name
    ]
    found.sort(key=lambda it: (it.start, -it.end))
    opened = tuple(it.module.text for it in file.all(Import) if it.wildcard and it.module)
    return Outline(tuple(found), origins(file, project), namespace(file), opened)


def signatures(file: FileFacts, _: None) -> dict[int, str]:
    """Tell of each method that may replace one of a base, or be replaced, by where it starts, how it is told apart."""
    if not file.language.marks_overrides:
        return {}
    taken = dict[int, list[str]]()
    for it in file.all(Parameter) if file.language.overloads else ():
        if around := file.enclosing(it.span, Function):
            said = it.annotation.of(file.source) if it.annotation else ""
            taken.setdefault(around.span.start, []).append(GIVEN.sub("", said).rpartition(".")[2] + "[]" * it.rest)
    found = {}
    for method in file.all(Function):
        owner = None if method.is_static or method.accessor else file.method_of(method)
        hidden = method.visibility is not None and method.visibility.text == "private"
        if method.name and owner and owner.name and not hidden and (isinstance(owner, Class) or owner.interface):
            found[method.span.start] = f"{method.name.text}({','.join(taken.get(method.span.start, ()))})"
    return found


def loose(signature: str) -> str:
    """Cut a signature down to a name and a number of parameters: what is generic has others in each heir."""
    name, _, types = signature.removesuffix(")").partition("(")
    return f"{name}/{types.count(',') + bool(types)}"


def _bases(it: Class | TypeDefinition, file: FileFacts) -> list[str]:
    """Spell bases as they are looked for: where everything is in sight, without what stands before their names."""
    written = [base.text for base in it.bases]
    if file.language.reach != "program":
        return written
    return [base.partition("<")[0].rpartition("::")[2] for base in written]


def promised(it: Class | TypeDefinition, file: FileFacts) -> tuple[str, ...]:
    """Name the decorators by which a class promises what an interface asks for: nobody sees which names those are."""
    found = (decorator.name.text for decorator in file.decorators(it) if decorator.name)
    return tuple(name for name in found if name.rpartition(".")[2] in PROMISES)


def namespace(file: FileFacts) -> str:
    """Tell where the definitions of a file are in sight without an import."""
    if file.language.reach == "directory":
        return dirname(file.path)
    if file.language.reach == "program":
        return PROGRAM
    said = next(iter(file.all(Namespace)), None) if file.language.reach == "namespace" else None
    return said.name.text if said and said.name else ""


def origins(file: FileFacts, project: Project) -> dict[str, str]:
    """Tell where each imported name comes from, spelled the same in every file."""
    found: dict[str, str] = {}
    for name in file.all(ImportedName):
        statement = file.enclosing(name.span, Import)
        written = statement.module.text if statement and statement.module else ""
        if not written and name.name:  # import a.b as c
            module = name.name.text
            found[name.alias.text if name.alias else module.partition(".")[0]] = (
                f"{module if name.alias else module.partition('.')[0]}:"
            )
            continue
        local = name.alias or name.name
        if local and written:
            module = spell(file, project, written)
            what = "" if name.namespace else "default" if name.default else name.name.text if name.name else ""
            found[local.text] = f"{module}:{what}"
    if file.language.modules == "name":
        found.update(_whole(file))
    return found


def _whole(file: FileFacts) -> Iterator[tuple[str, str]]:
    """Name the modules that are imported as a whole, as they are called where nothing else is said: by their end."""
    for statement in file.all(Import):
        if statement.module and not statement.wildcard and not file.inside(ImportedName, statement.span):
            parts = re.split("|".join(map(re.escape, (*file.language.separators, "/"))), statement.module.text)
            # `example.com/cart/v2` is called `cart`.
            last = parts[-2] if len(parts) > 1 and _VERSION.fullmatch(parts[-1]) else parts[-1]
            yield last, f"{statement.module.text}:"


def spell(file: FileFacts, project: Project, written: str) -> str:
    """Spell an imported module the same in every file."""
    known = file.once(_spelled, project)
    if written not in known:
        known[written] = _spell(file, project, written)
    return known[written]


def _spelled(_file: FileFacts, _project: Project) -> dict[str, str]:
    return {}


def _spell(file: FileFacts, project: Project, written: str) -> str:
    if file.language.modules == "name":
        return written
    if file.language.modules == "path":
        return project.resolve(file.path, written)
    if not written.startswith("."):
        return written
    name = written.lstrip(".")
    here = module_name(file.path, project).split(".")
    if file.path.endswith("/__init__.py"):
        here.append("")
    base = here[: len(here) - (len(written) - len(name))]
    return ".".join([*base, name] if name else base)


def spelled(path: str, project: Project) -> str:
    """Spell a file as the module that others import."""
    language = languages.of(path)
    if language and language.modules == "dotted":
        return module_name(path, project)
    return project.resolve("", f"./{path}")


def module_name(path: str, project: Project) -> str:
    """Spell a Python file as the module it is: `src/shop/cart.py` is `shop.cart`."""
    stem = splitext(path)[0].removesuffix("/__init__")
    for top, folder in project.python_modules.items():
        prefix = f"{folder}/" if folder else ""
        inside = stem.removeprefix(prefix)
        if stem.startswith(prefix) and (inside == top or inside.startswith(f"{top}/")):
            return inside.replace("/", ".")
    return stem.replace("/", ".")
