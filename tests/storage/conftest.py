"""A database on disk, and records to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drift_lsp.detectors.survey import Directive, Group, Site, Survey
from drift_lsp.enforcement.violation import Violation
from drift_lsp.graphs.outline import Definition, Outline
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.text import Span

NOW = "2026-01-02T03:04:05Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".drift" / "drift.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with Database.open(path) as db:
        yield db


@pytest.fixture
def survey() -> Callable[..., Survey]:
    def make(path: str, choices: dict[str, int] | None = None) -> Survey:
        """`choices` tells how many sites of the slot `function name` make each choice."""
        groups = tuple(
            Group(
                "structural/name",
                "python function name",
                choice,
                tuple(Site(n * 9, n * 9 + 4, "save") for n in range(k)),
            )
            for choice, k in sorted((choices or {"snake_case": 2}).items())
        )
        outline = Outline((Definition("Shop", 0, 99, True, ("Base",)),), {"json": "json:"})
        return Survey(path, "python", "main", 120, 9, groups, outline, (Directive(3, 9, "# noqa"),))

    return make


@pytest.fixture
def row() -> Callable[..., FileRow]:
    def make(path: str, **changes: object) -> FileRow:
        return FileRow(
            **{
                "path": path,
                "language": "python",
                "role": "main",
                "size": 120,
                "mtime_ns": 1_700_000_000_123_456_789,
                "hash": b"\x00\xff" * 8,
                "git_oid": "0" * 40,
                "lines": 9,
                "scanned_at": NOW,
                **changes,
            }
        )

    return make


@pytest.fixture
def violation() -> Callable[..., Violation]:
    def make(id_: str, path: str, **changes: object) -> Violation:
        return Violation(
            **{
                "id": id_,
                "loose": f"loose-{id_}",
                "pattern": "a" * 16,
                "detector": "structural/name",
                "path": path,
                "span": Span(4, 8),
                "row": 1,
                "column": 5,
                "end_row": 1,
                "end_column": 9,
                "severity": "information",
                "tier": "changed",
                "new": True,
                "message": "Functions are named in snake_case here.",
                "expected": "snake_case",
                "actual": "camelCase",
                "choice": "snake_case",
                "scope": "",
                "count": 47,
                "of": 48,
                "files": 12,
                "confidence": 0.9,
                "value": 0.5,
                "fixable": False,
                **changes,
            }
        )

    return make
