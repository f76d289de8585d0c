"""The registry: every detector, found by importing every module under detectors/."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from drift_lsp import detectors
from drift_lsp.detectors.contract import Detector, Role
from drift_lsp.facts.vocabulary import KINDS, Fact
from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import Language


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every detector there is, sorted by id."""
    for module in pkgutil.walk_packages(detectors.__path__, f"{detectors.__name__}."):
        import_module(module.name)
    return tuple(sorted((kind() for kind in Detector.__subclasses__()), key=lambda it: it.id))


@cache
def names() -> frozenset[str]:
    """Tell the id of every detector without importing any: it is the name of its file; a test compares both."""
    folder = Path(detectors.__path__[0])
    files = (path for path in folder.glob("*/*.py") if path.stem != "__init__")
    return frozenset(f"{path.parent.name}/{path.stem}".replace("_", "-") for path in files)


@cache
def by_id() -> dict[str, Detector]:
    """Every detector under its id."""
    return {detector.id: detector for detector in all_detectors()}


@cache
def kinds(*languages: Language) -> frozenset[type[Fact]]:
    """Tell the kinds of facts that the queries of languages capture."""
    captured = frozenset[str]().union(*map(queries.captures, languages))
    return frozenset(kind for name, kind in KINDS.items() if name in captured)


@cache
def spoken_in(*languages: Language) -> tuple[Detector, ...]:
    """The detectors whose facts the queries of the languages of a file capture; the last is that of its code."""
    captured = {kind.capture() for kind in kinds(*languages)}
    code = languages[-1]
    return tuple(
        it
        for it in all_detectors()
        if {kind.capture() for kind in it.needs} <= captured
        and (not it.families or code.family in it.families)
        and (not it.languages or code.name in it.languages)
    )


@cache
def otherwise(language: Language, role: Role) -> Mapping[tuple[str, str], str]:
    """Tell the answers that a file gives where it does nothing of the kind: detector and slot, as tallied → answer."""
    return {
        (it.id, placed(language, slot, role)): answer
        for it in spoken_in(language)
        if role in it.roles
        for slot, answer in it.otherwise.items()
        if it.asked_in(slot, language.family, kinds(language))
    }


def placed(language: Language, slot: str, role: Role) -> str:
    """Name a slot as it is tallied: with the language family before it and ` in tests` behind it where it is a test."""
    return f"{language.family} {slot}{' in tests' if role == 'test' else ''}"
