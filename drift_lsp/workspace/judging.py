"""Judging: a survey and the knowledge in, what is to be said of its file as it lies on the disk out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.departures import departures
from drift_lsp.enforcement.fingerprints import fingerprints
from drift_lsp.enforcement.violation import Violation
from drift_lsp.workspace import reading, summary
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.outcomes import UnusedSuppression


class Judged(msgspec.Struct, frozen=True):
    """What is to be said of a file."""

    violations: list[Violation] = []
    """But for those that nobody would see in any mode."""

    unused: list[UnusedSuppression] = []
    prints: list[tuple[str, str]] = []
    """The fingerprints, exact and loose, of all that departs."""


def judge_file(root: Path, config: Config, knowledge: Knowledge, survey: Survey) -> Judged:
    """Judge a file as it lies on the disk."""
    found = list(departures(survey, knowledge.model))
    if not found and not survey.directives:
        return Judged()
    source = reading.read(root, survey.path, config.scan.max_file_size)
    if not isinstance(source, reading.Source):
        return Judged()
    checked = knowledge.check(survey, source.content, knowledge.paths.get(survey.path, ""), found=found)
    shown = [it for it in checked.violations if it.hidden in ("", "old")]
    prints = [(it.id, it.loose) for it in checked.violations]
    return Judged(shown, list(summary.unused(checked, source.content)), prints)


def settle(root: Path, config: Config, knowledge: Knowledge, surveys: Iterable[Survey]) -> None:
    """Match the team's baseline with what departs in these files now, before any of it is judged."""
    if knowledge.accepted:
        for survey in surveys:
            knowledge.accepted.put(survey.path, _departing(root, config, knowledge, survey))


def _departing(root: Path, config: Config, knowledge: Knowledge, survey: Survey) -> list[tuple[str, str]]:
    """List the fingerprints of all that departs now."""
    if found := list(departures(survey, knowledge.model)):
        source = reading.read(root, survey.path, config.scan.max_file_size)
        if isinstance(source, reading.Source):
            return fingerprints(found, survey, source.content)
    return []
