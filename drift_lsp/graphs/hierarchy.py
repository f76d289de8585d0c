"""Hierarchy: the outlines of all files in, what a class inherits out.

A method's name is the author's choice only if no base of its class has it already. A base that lies outside the
project cannot be read, so whatever a class with such a base defines counts as inherited, but for a few bases that ask
for nothing.
"""

from __future__ import annotations

from drift_lsp.graphs.outline import Outline, module_name
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

DEEPEST = 12
"""How many bases or re-exports are followed."""


class Hierarchy:
    """Classes of a project by module and name; changes file by file."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._outlines: dict[str, Outline] = {}
        self._paths: dict[str, str] = {}
        self._methods: dict[str, dict[str, tuple[tuple[str, ...], frozenset[str]]]] = {}

    def put(self, path: str, outline: Outline) -> None:
        """Learn the classes of a file, in place of what was known of it."""
        module = self._module(path)
        self._outlines[module] = outline
        self._paths[module] = path
        found = {}
        for it in outline.definitions:
            if it.is_class:
                inside = frozenset(
                    member.name
                    for member in outline.definitions
                    if it.start < member.start and member.end <= it.end and not member.is_class
                )
                found[it.name] = (it.bases, inside)
        self._methods[module] = found

    def remove(self, path: str) -> None:
        """Forget a file."""
        module = self._module(path)
        self._outlines.pop(module, None)
        self._methods.pop(module, None)

    def heirs(self, names: set[str]) -> list[str]:
        """List the files with classes that may extend, directly or not, classes of these names."""
        reached, found = set(names), dict[str, None]()
        grows = True
        while grows:
            grows = False
            for module, classes in self._methods.items():
                for name, (bases, _) in classes.items():
                    if any(_last(base) in reached for base in bases):
                        found[self._paths[module]] = None
                        if name not in reached:
                            reached.add(name)
                            grows = True
        return list(found)

    def inherits(self, path: str, owner: str, bases: tuple[str, ...], name: str) -> bool:
        """Tell whether a base of class `owner` in the file at `path` has a member `name`, or may have it."""
        module = self._module(path)
        return any(self._has(module, base, name, {(module, owner)}) for base in bases)

    def _has(self, module: str, written: str, name: str, seen: set[tuple[str, str]]) -> bool:
        written = written.partition("[")[0].partition("<")[0]
        if written in ASKS_NOTHING:
            return False
        found = self._find(module, written, 0)
        if found is None:
            return True
        if found in seen or len(seen) > DEEPEST:
            return False
        seen.add(found)
        bases, methods = self._methods[found[0]][found[1]]
        return name in methods or any(self._has(found[0], base, name, seen) for base in bases)

    def _find(self, module: str, written: str, depth: int) -> tuple[str, str] | None:
        """Find where a class is defined, through imports and re-exports."""
        if written in self._methods.get(module, ()):
            return module, written
        outline = self._outlines.get(module)
        if outline is None or depth > DEEPEST:
            return None
        first, _, rest = written.partition(".")
        origin = outline.origins.get(first)
        if origin is None:
            return None
        source, _, what = origin.partition(":")
        target = f"{what}.{rest}" if what and rest else what or rest
        if what and f"{source}.{what}" in self._outlines and rest:
            return self._find(f"{source}.{what}", rest, depth + 1)
        if not what and "." in rest:
            inner, _, last = rest.rpartition(".")
            return self._find(f"{source}.{inner}", last, depth + 1)
        return self._find(source, target, depth + 1) if target else None

    def _module(self, path: str) -> str:
        if path.endswith((".py", ".pyi")):
            return module_name(path, self._project)
        return self._project.resolve("", f"./{path}")


def _last(base: str) -> str:
    return base.partition("[")[0].partition("<")[0].rpartition(".")[2]
