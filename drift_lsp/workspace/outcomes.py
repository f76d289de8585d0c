"""Outcomes: the records that doors receive of what the workspace did: scans, checks, and what was written where."""

from __future__ import annotations

import msgspec

from drift_lsp.enforcement.violation import Violation


class Progress(msgspec.Struct, frozen=True):
    """How far long work has come."""

    stage: str
    """`reading`, `learning`, `judging`, or that it waits for another scan."""

    done: int
    total: int
    """0 where it cannot be told."""


class Problem(msgspec.Struct, frozen=True):
    """Something wrong with one file; the run went on without it."""

    path: str
    code: str
    message: str


class ScanReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan did."""

    root: str
    files: int
    added: int
    modified: int
    removed: int
    lines: int
    seconds: float
    patterns: int
    """Questions with an answer, sure or not."""

    conventions: int
    """Patterns sure enough to speak."""

    undecided: int
    violations: int
    """Findings that are shown."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know of how the files were found."""

    skipped: dict[str, int] = {}
    """Reason → files that are not read."""

    saved: bool = True
    """False where nothing could be written and everything stays in memory."""


class UnusedSuppression(msgspec.Struct, frozen=True):
    """A comment of ours that silences nothing."""

    path: str
    row: int
    """From 1."""

    text: str
    why: str
    """`unused`, `bare`, `undated` or `expired`."""


class CheckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What departs, by path and place."""

    root: str
    violations: tuple[Violation, ...]
    """Everything shown; what is left out for a person is marked, `hidden="budget"` or `"repeated"`."""

    unused_suppressions: tuple[UnusedSuppression, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    """Files that were judged."""

    seconds: float = 0.0
    scan: ScanReport | None = None
    """What was learned, where this run did learn."""


class BaselineReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a baseline, or how it compares with the code."""

    path: str
    accepted: int
    """Findings in it."""

    added: int = 0
    removed: int = 0
    new: tuple[Violation, ...] = ()
    """What is shown and not in it."""

    gone: tuple[str, ...] = ()
    """What is in it and does not depart any more."""


class LockReport(msgspec.Struct, frozen=True, kw_only=True):
    """What drift.lock says, compared with what is decided here."""

    path: str
    patterns: int
    variants: int
    added: int
    removed: int
    same: bool
    """Whether it says all of it, in the way it is written."""


class UpgradeReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken over from the earlier Drift."""

    patterns: int
    approved: int
    ignored: int
    variants: int
    in_force: int
    """Decisions and variants whose question is asked here too."""

    waiting: tuple[str, ...]
    """Decisions that are kept, though nothing here asks their question."""

    counts: dict[str, int]
    """What is kept in its files and not read any further."""

    config: str
    """The file that its settings were written to; "" where there were none, or there is one already."""

    left: tuple[str, ...]
    """Settings that have no place here."""

    moved: str
    """Where its files lie now; "" where they were left."""

    notes: tuple[str, ...]


class MigrationReport(msgspec.Struct, frozen=True, kw_only=True):
    """Versions of a database's tables."""

    before: int
    after: int
    """That wished for."""

    latest: int
    """That which this release writes."""

    done: bool
