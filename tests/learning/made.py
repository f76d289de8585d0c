"""Made: choices of files in, the surveys that say so out, and a model that has learned from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Learn
from drift_lsp.learning.model import Held, Model
from drift_lsp.learning.pattern import identity
from drift_lsp.learning.tally import Key

LOGGER: Key = ("logging/logger-name", "python name of a module's logger")
"""Any answer can be its convention."""

CAUSE: Key = ("errors/raise-cause", "python error raised in a handler")
"""Only `named` can be its convention."""

NAMES: Key = ("structural/function-name-case", "python function name")
"""Counts names."""

FORM: Key = ("structural/import-form", "python imports from the same folder")
"""Strict: needs the share `import_share`."""

ALONE, DEFAULTS, SILENCE = Project(), Learn(), Opinions()

Choices = Mapping[str, int | Sequence[str]]
"""Choice → so many sites, or the names that stand there."""


def file(path: str, key: Key, choices: Choices) -> Survey:
    """Make the survey of a file with these choices in one slot."""
    return Survey(path, "python", "main", 1000, 50, tuple(groups(key, choices)))


def groups(key: Key, choices: Choices) -> Iterable[Group]:
    at = 0
    for choice, made in sorted(choices.items()):
        tokens = [""] * made if isinstance(made, int) else made
        sites = [Site(at + n, at + n + 1, token) for n, token in enumerate(tokens)]
        at += len(sites)
        yield Group(*key, choice, tuple(sites))


def spread(folder: str, key: Key, choice: str, files: int, each: int = 1) -> list[Survey]:
    """Make so many files in a folder that all make a choice."""
    return [file(f"{folder}/{choice}_{n}.py", key, {choice: each}) for n in range(files)]


def model(
    surveys: Iterable[Survey],
    project: Project = ALONE,
    knobs: Learn = DEFAULTS,
    opinions: Opinions = SILENCE,
    held: dict[str, Held] | None = None,
) -> Model:
    """Learn from surveys."""
    made = Model(project, knobs, opinions, held)
    made.fill(surveys)
    return made


def pattern(key: Key) -> str:
    """Tell a pattern's id."""
    return identity(*key)
