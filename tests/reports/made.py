"""Made: findings as enforcement hands them on, over sources that are really there."""

from __future__ import annotations

from typing import Any

import msgspec
import xxhash

from drift_lsp.enforcement.messages import quote
from drift_lsp.enforcement.violation import Example, Violation
from drift_lsp.text import Lines, Span

ORDERS = b"""\
import db

def save(order):
    try:
        db.save(order)
    except OSError as err:
        raise SaveError()

def load(key):
    try:
        return db.load(key)
    except OSError as err:
        raise LoadError()

def \xc3\xbcbersicht(k\xc3\xbcche): return "\xe6\x97\xa5\xe6\x9c\xac", getKitchen(k\xc3\xbcche)
"""
EVIL = b'x = 1\nquery = "\x1b[31mred\x1b[0m \xe2\x80\xae", badName\n'
SOURCES = {"shop/orders.py": ORDERS, "shop/Über uns/a b%#.py": EVIL}


class Problem(msgspec.Struct, frozen=True):
    path: str
    code: str
    message: str


class Unused(msgspec.Struct, frozen=True):
    path: str
    row: int
    text: str
    why: str


class Checked(msgspec.Struct, frozen=True):
    violations: tuple[Violation, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 1203
    seconds: float = 2.14
    unused_suppressions: tuple[Unused, ...] = ()


def read(path: str) -> bytes | None:
    return SOURCES.get(path)


def finding(path: str, text: str, detector: str = "errors/raise-cause", **more: Any) -> Violation:
    """Make a finding where `text` first stands in a source."""
    source = SOURCES[path]
    start = source.index(text.encode())
    span = Span(start, start + len(text.encode()))
    lines = Lines(source)
    row, column = lines.position(span.start)
    end_row, end_column = lines.position(span.end)
    line = lines.span(row).of(source)
    given: dict[str, Any] = {
        "id": f"{start:016x}",
        "loose": f"{start + 4096:016x}",
        "pattern": xxhash.xxh3_64_hexdigest(detector.encode()),
        "detector": detector,
        "path": path,
        "span": span,
        "row": row + 1,
        "column": len(Span(span.start - column, span.start).of(source)) + 1,
        "end_row": end_row + 1,
        "end_column": len(Span(span.end - end_column, span.end).of(source)) + 1,
        "severity": "information",
        "tier": "changed",
        "new": True,
        "message": "No cause is named here; elsewhere in this project the cause is named (46 of 48).",
        "expected": "the cause is named",
        "actual": "no cause is named",
        "choice": "named",
        "scope": "",
        "count": 46,
        "of": 48,
        "files": 12,
        "confidence": 0.93123,
        "value": 0.5,
        "fixable": False,
        "code": quote(line),
    }
    return Violation(**(given | more))


CAUSE = finding(
    "shop/orders.py",
    "raise SaveError()",
    severity="warning",
    fixable=True,
    approved=True,
    examples=(Example("shop/load.py", 22, "raise LoadError() from err"), Example("shop/ü.py", 3, "raise X from err")),
)
AGAIN = finding("shop/orders.py", "raise LoadError()", severity="warning", fixable=True, approved=True)
NAME = finding("shop/orders.py", "getKitchen", detector="structural/function-name", message="Call it get_kitchen.")
OVER = finding("shop/orders.py", "load", detector="mined/call-timeout", hidden="budget", message="No timeout.")
SECRET = finding(
    "shop/orders.py", "db", detector="security/hard-coded-key", severity="error", code="", message="A key (AK…)."
)
UNSAFE = finding(
    "shop/Über uns/a b%#.py", "badName", "naming/x",
    message="Bad \x1b]0;name\x07, 100%: x\ny",
)  # fmt: skip
MULTILINE = finding("shop/orders.py", "db.save(order)\n    except OSError as err:", detector="errors/catch")
ALL = (CAUSE, AGAIN, NAME, OVER, SECRET, UNSAFE, MULTILINE)
PROBLEMS = (Problem("shop/bad\x1b.py", "FILE_NOT_UTF8", "Is no UTF-8; left out."), Problem("", "X", "All is not well."))
UNUSED = (
    Unused("shop/a.py", 3, "# drift: ignore \x1b[0m", "bare"),
    Unused("shop/b.py", 9, "# drift: ignore[x]", "unused"),
)
REPORT = Checked(ALL, PROBLEMS, unused_suppressions=UNUSED)
