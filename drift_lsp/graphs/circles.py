"""Circles: which module loads which in, whether an import leads back to where it stands out.

Only imports that run when a module is loaded count: where those go round, chance decides what is there first. Modules
are spelled as `graphs.outline` spells them; `shop:cart,Item` is the module `shop.cart` where there is one and, where
there is no module `shop.Item`, a name of the module `shop`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Handler, Import, ImportedName
from drift_lsp.graphs.erased import Types
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.outline import spell
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LEAST = 20
"""Modules that load others of the project; of fewer nothing can be said."""

USUAL = 0.02
"""Where this share of them stands in circles, people have made their peace with that."""


class Load(msgspec.Struct, frozen=True):
    """An import of this project's own that runs when its module is loaded."""

    module: str
    span: Span


def loads(file: FileFacts, project: Project) -> Iterator[Load]:
    """List what a file loads."""
    modules = file.once(Modules, project)
    for it in file.all(Import):
        if it.dynamic or it.type_only or file.enclosing(it.span, Function) or file.enclosing(it.span, Handler):
            continue
        names = file.inside(ImportedName, it.span)
        if it.module is None:
            yield from (
                Load(f"{one.name.text}:", one.name.span) for one in names if one.name and modules.is_own(one.name.text)
            )
        elif modules.is_own(it.module.text):
            module = spell(file, project, it.module.text)
            dotted = file.language.modules == "dotted"
            wanted = [one for one in names if not one.type_only]
            if not names or (wanted and (dotted or not file.once(Types, project).are_all(it, wanted))):
                inner = (one.name.text for one in wanted if one.name and dotted)
                yield Load(f"{module}:{','.join(sorted(inner))}", it.module.span)


class Circles:
    """The modules of a project and what each loads; changes file by file."""

    def __init__(self) -> None:
        self._loads: dict[str, frozenset[str]] = {}
        self._core: dict[str, set[str]] | None = None
        """The modules in circles, or between two, with those of them that each loads; None until somebody asks."""

        self._usual = False

    def put(self, module: str, loads: Iterable[str]) -> None:
        """Learn what a module loads, in place of what was known of it."""
        new = frozenset(loads)
        if new != self._loads.get(module):
            self._core = None
            self._loads[module] = new

    def remove(self, module: str) -> None:
        """Forget a module."""
        if self._loads.pop(module, None) is not None:
            self._core = None

    def closes(self, module: str, load: str) -> bool:
        """Tell whether what is loaded in a module leads back there, in a project where that is unusual."""
        core = self._known()
        targets = self._named(load) - {module}
        if self._usual or not targets:
            return False
        if load in self._loads.get(module, ()):
            return module in core and module in _reached(targets & core.keys(), lambda it: core.get(it, ()))
        return module in _reached(targets, self._targets)

    def _known(self) -> dict[str, set[str]]:
        """Strip all that loads nothing any more, or is loaded by nothing, until only circles are left."""
        if self._core is None:
            core = {it: targets for it in self._loads if (targets := self._targets(it))}
            loading, before = len(core), -1
            while len(core) != before:
                before = len(core)
                loaded = set[str]().union(*core.values())
                core = {it: left for it, to in core.items() if it in loaded and (left := to & core.keys())}
            self._core, self._usual = core, loading < LEAST or len(core) > USUAL * loading
        return self._core

    def _targets(self, module: str) -> set[str]:
        return set[str]().union(*map(self._named, self._loads.get(module, ()))) - {module}

    def _named(self, load: str) -> set[str]:
        package, _, names = load.partition(":")
        inner = (f"{package}.{it}" for it in names.split(",") if it)
        return {it if it in self._loads else package for it in inner} or {package}


def _reached(starts: Iterable[str], targets: Callable[[str], Iterable[str]]) -> set[str]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        new = set(targets(waiting.pop())) - reached
        reached |= new
        waiting += new
    return reached
