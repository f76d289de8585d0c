"""GitHub: findings in, workflow commands out, which a pull request shows beside the lines."""

from __future__ import annotations

from drift_lsp.enforcement.violation import SEVERITY_ORDER
from drift_lsp.reports.cards import Card, cards, within
from drift_lsp.reports.escape import visible
from drift_lsp.reports.place import first_row
from drift_lsp.reports.shapes import Checked

_COMMANDS = {"information": "notice", "warning": "warning", "error": "error"}


def check_github(report: Checked, *, budget: bool = True) -> str:
    """Write one command a finding, the most important first: GitHub shows ten of a kind for each step."""
    shown = sorted(
        cards(within(report.violations, budget=budget)),
        key=lambda it: (-SEVERITY_ORDER[it.first.severity], -it.first.value, it.first.path, it.first.row),
    )
    return "".join(f"{_command(it)}\n" for it in shown)


def _command(card: Card) -> str:
    violation = card.first
    region = first_row(violation, None)
    fields = {
        "file": violation.path,
        "line": str(region.row),
        "endLine": str(region.end_row),
        "col": str(region.column),
        "endColumn": str(region.end_column),
        "title": f"drift {violation.detector}",
    }
    said = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    example = next(iter(violation.examples), None)
    lines = [
        f"{violation.message} [{violation.id}]",
        f"The same on line {', '.join(str(it.row) for it in card.others)}." if card.others else "",
        f"As in {example.path}:{example.row}: {example.line}" if example else "",
    ]
    text = "%0A".join(visible(line).replace("%", "%25") for line in lines if line)
    return f"::{_COMMANDS[violation.severity]} {said}::{text}"


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
