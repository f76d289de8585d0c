"""Projects: the registered projects in, a list for a person out."""

# ruff: noqa: D102 -- the records themselves say what each part is.

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page, rows
from drift_lsp.reports.status import moment

STATES = {"gone": "is not there any more", "unscanned": "never scanned"}


class Project(Protocol):
    """A registered project."""

    @property
    def name(self) -> str: ...
    @property
    def root(self) -> str: ...
    @property
    def active(self) -> bool: ...
    @property
    def state(self) -> str: ...
    @property
    def last_scan(self) -> str: ...


def projects_text(found: Sequence[Project], page: Page) -> str:
    """Write each project with where it lies and how it stands; the active one is marked."""
    if not found:
        return "No project is listed: `drift projects add` in one adds it.\n"
    return "".join(f"{line}\n" for line in rows([_row(it) for it in found], page))


def _row(it: Project) -> tuple[str, str]:
    state = f"scanned {moment(it.last_scan)}" if it.state == "learned" else STATES.get(it.state, f"error {it.state}")
    return f"{'* ' if it.active else '  '}{visible(it.name)}", f"{visible(it.root)} ({state})"
