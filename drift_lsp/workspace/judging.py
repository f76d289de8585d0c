"""Judging: a survey and the knowledge in, what is to be said of its file as it lies on the disk out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.departures import departures
from drift_lsp.enforcement.violation import Violation
from drift_lsp.workspace import reading, summary
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.outcomes import UnusedSuppression


def judge_file(
    root: Path, config: Config, knowledge: Knowledge, survey: Survey
) -> tuple[list[Violation], list[UnusedSuppression]]:
    """Judge a file as it lies on the disk; what nobody would see in any mode is left out."""
    if not any(True for _ in departures(survey, knowledge.model)) and not survey.directives:
        return [], []
    source = reading.read(root, survey.path, config.scan.max_file_size)
    if not isinstance(source, reading.Source):
        return [], []
    checked = knowledge.check(survey, source.content, knowledge.paths.get(survey.path, ""))
    shown = [it for it in checked.violations if it.hidden in ("", "old")]
    return shown, list(summary.unused(checked, source.content))


def settle(root: Path, config: Config, knowledge: Knowledge, surveys: Iterable[Survey]) -> None:
    """Match the team's baseline with what departs in these files now, before any of it is judged."""
    if knowledge.accepted:
        for survey in surveys:
            knowledge.accepted.put(survey.path, departing(root, config, knowledge, [survey]))


def departing(root: Path, config: Config, knowledge: Knowledge, surveys: Iterable[Survey]) -> Iterator[tuple[str, str]]:
    """List the fingerprints of all that departs now: what is old from now on, in a project without git."""
    for survey in surveys:
        if any(True for _ in departures(survey, knowledge.model)):
            source = reading.read(root, survey.path, config.scan.max_file_size)
            if isinstance(source, reading.Source):
                yield from summary.prints(survey, source.content, knowledge.model)
