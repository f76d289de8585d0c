"""Explain: why something is said, or why nothing is, in; text for a person out."""

from __future__ import annotations

from drift_lsp.enforcement.knobs import Check
from drift_lsp.enforcement.trust import known
from drift_lsp.enforcement.violation import Violation
from drift_lsp.learning.scope import said
from drift_lsp.reports.cards import by_place
from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page, plural, rows, wrapped
from drift_lsp.reports.patterns import pattern_text
from drift_lsp.reports.plain import findings, path_as_text
from drift_lsp.reports.shapes import Explained, Read, unread
from drift_lsp.syntax import languages

REASONS = {
    "suppressed": "a comment here silences it",
    "dismissed": "somebody dismissed it; `drift feedback` says who",
    "ignored": "its pattern is ignored",
    "muted": "its pattern was dismissed so often that it is muted",
    "varied": "a variant turns its pattern off here; `drift patterns variant` lists it",
    "old": 'it was there before, and its question speaks on changed code only; `--show all` or show = "all" shows it',
    "listed": "its question is only listed; drift.toml or approving its pattern changes that",
    "common": "others here do the same: a small custom of its own, not a slip",
    "doubled": "another finding says it of the very same place",
    "unexampled": "no other file does the expected with the very same thing; perhaps it cannot be done",
    "unkept": "other files of the project do not keep to it either",
    "unsure": "the project is not sure enough of the other way",
    "divided": "too many others depart as well, or too few places tell; approving its pattern asks it",
    "undecided": "the custom here changed in the last scan; one more scan decides",
    "leaving": "what was written last often does it otherwise, as git tells: the team is leaving that way",
    "doubted": "readers of other projects seldom minded; approving its pattern, or check.trust = 0, asks it",
    "vetoed": "a nearer folder does it otherwise",
    "waived": "a linter's settings switch the same question off here; approving the pattern asks it again",
    "repeated": "other new lines of this file depart in the same way; the first of them is marked and stands for all",
    "budget": "findings of more value fill this file's budget; `--no-budget` shows it",
}
"""Each `Violation.hidden` as a person is told it."""


def explain_text(it: Explained, page: Page, read: Read = unread) -> str:
    """Write an explanation: the findings at length, those not shown with the reason, the patterns behind them."""
    blocks = [page.paint(visible(it.subject), "bold")]
    if it.sentences and not it.violations and not it.patterns:  # Else those say it themselves.
        blocks.append("\n".join(line for said_ in it.sentences for line in wrapped(visible(said_), page.width)))
    for violation in by_place(it.violations):
        written = next(iter(findings([violation], page, read)))
        blocks.append("\n".join([written, *rows(_account(violation), page)]))
    blocks += [pattern_text(pattern, page).rstrip("\n") for pattern in it.patterns]
    return "\n\n".join(blocks) + "\n"


def _account(it: Violation) -> tuple[tuple[str, str], ...]:
    shown = "" if not it.hidden else f"no: {REASONS.get(it.hidden, it.hidden)}"
    share = f"{it.count:,} of {it.of:,} in {plural(it.files, 'file')} of {visible(said(it.scope))}" if it.of else ""
    examples = "; ".join(f"{path_as_text(at.path)}:{at.row}" for at in it.examples)
    what_if = f"`drift feedback dismiss {it.id}` takes it away for good and makes Drift less sure of the pattern"
    return (
        ("shown", shown or "yes"),
        ("expected", visible(it.expected)),
        ("here", visible(it.actual)),
        ("evidence", share),
        ("readers", _readers(it)),
        ("confidence", f"{it.confidence:.2f}" if it.of else "a rule that needs no learning"),
        ("new", "yes" if it.new else "no, it was there before"),
        ("examples", examples),
        ("pattern", it.pattern),
        ("if wrong", "" if it.hidden == "dismissed" else what_if),
    )


def _readers(it: Violation) -> str:
    language = languages.of(it.path)
    told = known(it.detector, language.family) if language else None
    if told is None:
        return ""
    return f"{'mostly' if told >= Check().trust else 'seldom enough'} found it right in other projects"
