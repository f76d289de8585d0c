"""Names: a call as written in, the one function or class it must mean out; None where that cannot be seen.

Only what is certain from the file itself and its imports is resolved: an imported name, an attribute of an imported
module, a function or class defined at the top of this file. A call on `self` or on a local variable is unknown.
"""

from __future__ import annotations

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.outline import Outline, outline, spelled
from drift_lsp.graphs.project import Project


def names(file: FileFacts, project: Project) -> Names:
    """Make what resolves the names of a file."""
    return Names(file, file.once(outline, project), project)


class Names:
    """Resolves what is called in one file."""

    def __init__(self, file: FileFacts, outline: Outline, project: Project) -> None:
        self._origins = outline.origins
        tops = set[str]()
        reached = -1
        for it in outline.definitions:
            if it.start >= reached:
                tops.add(it.name)
                reached = it.end
        self._tops = tops
        self._module = outline.namespace or spelled(file.path, project)
        self._separators = tuple(it for it in file.language.separators if it != ".")
        self._known: dict[str, str | None] = {}

    def __eq__(self, other: object) -> bool:
        """Tell whether another resolves every name alike."""
        return isinstance(other, Names) and self._said() == other._said()

    __hash__ = None  # type: ignore[assignment]

    def _said(self) -> tuple[object, ...]:
        return self._origins, self._tops, self._module, self._separators

    def callee(self, call: Call) -> str | None:
        """Spell what a call means: `requests.get`, `./src/api:fetchUser`; None where it cannot be seen."""
        if call.name is None:
            return None
        if call.receiver is None:
            return self.name(call.name.text)
        return self.name(f"{call.receiver.text}.{call.name.text}") if call.receiver.text else None

    def name(self, written: str) -> str | None:
        """Spell what a dotted name means."""
        if written not in self._known:
            self._known[written] = self._name(written)
        return self._known[written]

    def _name(self, written: str) -> str | None:
        for separator in self._separators:
            written = written.replace(separator, ".")
        first, dot, rest = written.partition(".")
        if not first.isidentifier() and not first.replace("$", "_").isidentifier():
            return None
        if rest and not all(part.isidentifier() for part in rest.split(".")):
            return None
        if (origin := self._origins.get(first)) is not None:
            module, _, name = origin.partition(":")
            return module + (f":{name}" if name else "") + (f".{rest}" if dot else "")
        if not dot and first in self._tops:
            return f"{self._module}:{first}"
        return None
