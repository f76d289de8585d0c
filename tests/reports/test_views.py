"""Lists for a person: patterns, standing, decisions, explanations."""

from __future__ import annotations

import msgspec
import pytest

from drift_lsp.enforcement.violation import Example
from drift_lsp.reports.escape import UNSAFE, cells
from drift_lsp.reports.explain import REASONS, explain_text
from drift_lsp.reports.paint import Page
from drift_lsp.reports.patterns import learned_text, pattern_text, patterns_text, strongest
from drift_lsp.reports.status import feedback_text, scan_text, status_text
from drift_lsp.workspace.outcomes import Problem, ScanReport
from drift_lsp.workspace.views import Explanation, FeedbackView, PatternView, Status
from tests.reports import made

CAUSE = PatternView(
    id="ad6b20ee01234567",
    detector="errors/raise-cause",
    category="errors",
    slot="python raise",
    title="Raised errors (python): the cause is named",
    sentence="For 48 of 48 errors raised in handlers in this project, the cause is named.",
    choice="named",
    status="discovered",
    tier="changed",
    count=48,
    of=48,
    files=31,
    scope="",
    confidence=0.94,
    level="high",
    speaks=True,
    reasons=("48 of 48 in 31 files (100%); at least 94% can be vouched for",),
    first_seen="2026-11-01T08:00:00Z",
    last_seen="2026-11-21T03:02:51Z",
    examples=(Example("shop/load.py", 22, "raise LoadError() from err \x1b[2J"),),
    outliers=2,
    scopes=("old/: no cause is named (9 of 9)",),
)
NAME = msgspec.structs.replace(
    CAUSE, id="0b6a175d01234567", detector="errors/caught-name", confidence=0.61, level="low", speaks=False,
    sentence="For 7 of 9 names of caught errors in this project, it is called `e`.", status="muted",
)  # fmt: skip
CASE = msgspec.structs.replace(
    CAUSE, id="5be2796701234567", detector="structural/variable-name-case", category="structural", confidence=0.98,
    sentence="For 555 of 559 names of local variables in this project, written in snake_case.", status="approved",
)  # fmt: skip
STATUS = Status(
    root="/home/me/pro\x1bject",
    database=".drift/drift.db",
    scanned=True,
    last_scan="2026-11-21T03:02:51Z",
    files=1203,
    lines=250_000,
    patterns=60,
    conventions=42,
    undecided=18,
    violations=12,
    by_severity={"information": 11, "error": 1},
    by_tier={"always": 3, "changed": 9},
    by_category={"errors": 20, "structural": 40},
    problems=2,
    seconds=3.14,
    notes=("two folders are links and not followed",),
)
SCAN = ScanReport(
    root="/p", files=1203, added=1, modified=2, removed=3, lines=250_000, seconds=3.14, patterns=60, conventions=42,
    undecided=18, violations=12, problems=(Problem("a\x1b.py", "FILE_BINARY", "It is binary."),), notes=("a note",),
    skipped={"binary": 3}, saved=False,
)  # fmt: skip
DECISIONS = [
    FeedbackView(
        number=2, at="2026-11-21T03:02:51Z", action="dismiss", pattern=CAUSE.id, title=CAUSE.title, scope="shop",
        reason="wrong \x1b here", by="me", undone=False, effect="the pattern is muted in shop/",
    ),
    FeedbackView(
        number=1, at="2026-11-20T03:02:51Z", action="approve", pattern=NAME.id, title="", scope="", reason="", by="",
        undone=True,
    ),
]  # fmt: skip
WRITTEN = {
    "patterns": lambda page: patterns_text([CASE, CAUSE, NAME], page),
    "pattern": lambda page: pattern_text(CAUSE, page),
    "status": lambda page: status_text(STATUS, page),
    "scan": lambda page: scan_text(SCAN, page),
    "feedback": lambda page: feedback_text(DECISIONS, page),
    "learned": lambda page: learned_text(1203, 42, 18, [CAUSE, NAME, CASE], page),
    "explain": lambda page: explain_text(
        Explanation(subject="shop/orders.py:7", violations=(made.CAUSE, made.OVER), patterns=(CAUSE,)), page, made.read
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("width", [100, 50])
def test_it_is_what_it_was_and_fits(golden, name, width):
    text = WRITTEN[name](Page(width))
    golden(f"{name}-{width}.txt", text)
    assert not UNSAFE.search(text.replace("\n", ""))
    assert max(cells(line) for line in text.splitlines() if ": raise " not in line) <= width


def test_a_project_never_scanned_says_what_to_do():
    assert "drift check" in status_text(Status(root="/p", database="x", scanned=False), Page())


def test_no_decisions_say_how_to_make_one():
    assert "dismiss ID" in feedback_text([], Page())


def test_the_strongest_are_conventions_and_no_question_twice():
    again = msgspec.structs.replace(CASE, id="f" * 16, confidence=0.99)
    assert [it.id for it in strongest([CAUSE, NAME, CASE, again])] == [again.id, CAUSE.id]


def test_what_is_only_listed_is_marked():
    listed = msgspec.structs.replace(CAUSE, tier="listed")
    assert "(listed)" in patterns_text([listed], Page())
    assert "listed" not in patterns_text([CAUSE, msgspec.structs.replace(NAME, tier="listed")], Page())


def test_little_code_is_told_how_to_settle_a_question():
    assert "approve ID" in learned_text(3, 1, 41, [CAUSE], Page())
    assert "41 questions still undecided" in learned_text(3, 1, 41, [CAUSE], Page())


@pytest.mark.parametrize("hidden", [*REASONS])
def test_what_is_not_shown_says_why(hidden):
    it = msgspec.structs.replace(made.NAME, hidden=hidden)
    text = explain_text(Explanation(subject="x", violations=(it,)), Page())
    assert f"no: {REASONS[hidden]}" in text


def test_nothing_to_say_is_said():
    text = explain_text(Explanation(subject="a.py:3", sentences=("Nothing departs.",)), Page())
    assert text == "a.py:3\n\nNothing departs.\n"
