"""Glances: counts and pages of the database in, what a project's files hold and how its security stands out."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from drift_lsp.storage import contents, files, security, tallies
from drift_lsp.storage.database import Database
from drift_lsp.storage.patterns import PatternRow
from drift_lsp.workspace import summary
from drift_lsp.workspace.views import FileEntry, FilePart, SecurityCount


def secure(db: Database) -> list[SecurityCount]:
    """Count the findings of security questions, the gravest first."""
    return [
        SecurityCount(detector=it.detector, severity=it.severity, shown=it.shown, old=it.old, files=it.files)
        for it in security.load(db)
    ]


def entries(db: Database, under: str, after: str, limit: int) -> list[FileEntry]:
    """List a page of the files in a folder."""
    return [
        FileEntry(
            path=it.path,
            language=it.language,
            role=it.role,
            lines=it.lines,
            patterns=it.patterns,
            violations=it.violations,
            problem=it.problem or "",
        )
        for it in contents.page(db, under=under, after=after, limit=limit)
    ]


def parts(db: Database, path: str) -> list[FilePart]:
    """Tell what a file does wherever a pattern asks, the surest pattern first."""
    made = []
    for _, group in groupby(contents.patterns_of(db, path), key=attrgetter("pattern_id")):
        here = list(group)
        first = here[0]
        made.append(
            FilePart(
                pattern=first.pattern_id,
                category=first.category,
                title=summary.title(first.detector, first.slot, ""),
                here=tuple(f"{_times(it.n)}: {summary.answer(first.detector, it.choice)}" for it in here),
                expected=summary.answer(first.detector, first.expected),
                agrees=all(first.expected in it.choice.split("|") for it in here),
                confidence=first.confidence_score,
                status=first.status,
                speaks=first.speaks,
            )
        )
    return made


def doing(db: Database, row: PatternRow, *, otherwise: bool) -> list[str]:
    """List the files that follow a pattern somewhere, or that do it otherwise somewhere."""
    return files.with_slot(db, row.detector, row.slot, row.choice, otherwise=otherwise)


def choices(db: Database, row: PatternRow) -> tuple[str, ...]:
    """Tell how often each answer to a pattern's question is given in the whole project."""
    return tuple(
        f"{_times(it.n)} in {_files(it.files)}: {summary.answer(row.detector, it.choice)}"
        for it in tallies.choices(db, row.detector, row.slot)
        if it.n
    )


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n:,} times"


def _files(n: int) -> str:
    return "one file" if n == 1 else f"{n:,} files"
