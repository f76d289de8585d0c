"""JSON: a check's findings in, one JSON object out, for programs.

The keys of a check, which stay what they are within one `format`:

- `format` (1), `tool`, `version`, `root`, `files`, `seconds`
- `counts`: `total`, `information`, `warning`, `error`, `over_budget`
- `violations`: sorted by path, row and column; the budget is marked and never applied. Rows and columns count from 1,
  columns in characters; `end_column` is the one after the last. `id` is the fingerprint with the file, `loose` the one
  without; `pattern` is what `drift patterns show` takes; `scope` "" is the whole project; `code` is "" for a
  secret; `related` are the other findings of the same pattern and choice in the file
- `problems`: `path`, `code`, `message`
- `unused_suppressions`: `path`, `row`, `text`, `why` (`unused`, `bare`, `expired`)
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from drift_lsp.enforcement.violation import SEVERITY_ORDER, Violation
from drift_lsp.reports.cards import by_place, cards
from drift_lsp.reports.escape import in_json
from drift_lsp.reports.shapes import Checked

FORMAT = 1


def check_json(report: Checked, root: str, version: str) -> str:
    """Write a check as one object."""
    severities = Counter(it.severity for it in report.violations)
    counts = {"total": len(report.violations)} | {name: severities[name] for name in SEVERITY_ORDER}  # type: ignore[index]
    grouped = [(card.first, *card.others) for card in cards(report.violations)]
    related = {it.id: [other for other in group if other is not it] for group in grouped for it in group}
    return as_json(
        {
            "root": root,
            "files": report.files,
            "seconds": round(report.seconds, 3),
            "counts": counts | {"over_budget": sum(it.hidden == "budget" for it in report.violations)},
            "violations": [violation_record(it, related[it.id]) for it in by_place(report.violations)],
            "problems": [{"path": it.path, "code": it.code, "message": it.message} for it in report.problems],
            "unused_suppressions": [
                {"path": it.path, "row": it.row, "text": it.text, "why": it.why} for it in report.unused_suppressions
            ],
        },
        version,
    )


def as_json(record: Mapping[str, object], version: str) -> str:
    """Write any answer as one object that says which tool and format made it."""
    head = {"format": FORMAT, "tool": "drift", "version": version}
    # Not msgspec's encoder: a file name that is no UTF-8 has halves of characters in it, which that refuses.
    return in_json(json.dumps(msgspec.to_builtins({**head, **record}), ensure_ascii=False, indent=2)) + "\n"


def violation_record(it: Violation, related: Sequence[Violation] = ()) -> dict[str, Any]:
    """Say everything a program may want to know of a finding."""
    return {
        "id": it.id,
        "loose": it.loose,
        "pattern": it.pattern,
        "detector": it.detector,
        "category": it.detector.partition("/")[0],
        "path": it.path,
        "row": it.row,
        "column": it.column,
        "end_row": it.end_row,
        "end_column": it.end_column,
        "severity": it.severity,
        "tier": it.tier,
        "new": it.new,
        "message": it.message,
        "expected": it.expected,
        "actual": it.actual,
        "choice": it.choice,
        "scope": it.scope,
        "count": it.count,
        "of": it.of,
        "files": it.files,
        "confidence": it.confidence,
        "value": it.value,
        "fixable": it.fixable,
        "approved": it.approved,
        "escalated": it.escalated,
        "turned": it.turned,
        "over_budget": it.hidden == "budget",
        "code": it.code,
        "examples": [{"path": at.path, "row": at.row, "line": at.line} for at in it.examples],
        "related": [{"id": other.id, "row": other.row, "column": other.column} for other in related],
    }
