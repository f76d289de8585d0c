"""Patterns: what was learned in, a list, one pattern at length, or the strongest few as text for a person out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drift_lsp.enforcement.violation import Example
from drift_lsp.learning.scope import said
from drift_lsp.reports.escape import visible
from drift_lsp.reports.outlines import VariantLine
from drift_lsp.reports.paint import Page, plural, rows, wrapped
from drift_lsp.reports.plain import path_as_text
from drift_lsp.reports.shapes import Pattern

SHORT = 8
"""Letters of an id in lists; every command takes them."""

STRONGEST = 5


def patterns_text(found: Sequence[Pattern], page: Page) -> str:
    """Write patterns by category, the surest first."""
    lines: list[str] = []
    mixed = len({_language(it) for it in found}) > 1
    ordered = sorted(found, key=lambda it: (it.category, -it.confidence, -it.of, it.id, it.scope))
    for category, group in groupby(ordered, key=lambda it: it.category):
        lines += [*([""] if lines else []), page.paint(visible(category), "bold")]
        for it in group:
            lines += _entry(it, page, _language(it) if mixed else "")
    return "".join(f"{line}\n" for line in lines)


def _language(it: Pattern) -> str:
    return it.slot.partition(" ")[0]


def _entry(it: Pattern, page: Page, language: str) -> Iterator[str]:
    sure = f"{it.level} {it.confidence:.2f}".ljust(14)
    head = f"  {visible(it.id[:SHORT])}  {sure}  "
    tier = it.tier if it.speaks and it.tier == "listed" else ""
    marks = [language, it.status if it.status != "discovered" else "", tier or ("" if it.speaks else "undecided")]
    tail = f" ({', '.join(filter(None, marks))})" if any(marks) else ""
    lines = wrapped(visible(it.sentence) + tail, page.width, len(head))
    if page.width is not None and page.width - len(head) < 30:  # Too narrow for columns.
        yield head.rstrip()
        yield from (f"    {line}" for line in wrapped(visible(it.sentence) + tail, page.width, 4))
        return
    short = page.paint(visible(it.id[:SHORT]), "faint")
    yield f"  {short}  {page.paint(sure, 'good' if it.speaks else 'faint')}  {lines[0]}"
    yield from (" " * len(head) + line for line in lines[1:])


def pattern_text(it: Pattern, page: Page) -> str:
    """Write all that is known of a pattern."""
    lines = [page.paint(line, "bold") for line in wrapped(visible(it.title), page.width)]
    lines += wrapped(visible(it.sentence), page.width)
    pairs = (
        ("id", visible(it.id)),
        ("detector", visible(it.detector)),
        ("confidence", f"{it.level}, {it.confidence:.2f}: {it.count:,} of {it.of:,} in {plural(it.files, 'file')}"),
        ("why", "; ".join(visible(reason) for reason in it.reasons)),
        ("status", f"{it.status}, {'a convention' if it.speaks else 'undecided'}"),
        ("shown", _TIERS.get(it.tier, it.tier)),
        ("scope", visible(said(it.scope))),
        ("elsewhere", "; ".join(visible(scope) for scope in it.scopes)),
        ("variants", "; ".join(visible(varied) for varied in it.variants)),
        ("answers", "; ".join(visible(choice) for choice in it.choices)),
        ("departures", f"{it.outliers:,}"),
        ("seen", " to ".join(filter(None, (it.first_seen[:10], it.last_seen[:10])))),
    )
    lines += rows(pairs, page)
    if it.examples:
        lines.append("examples")
        lines += _examples(it.examples)
    if it.counterexamples:
        lines.append("otherwise")
        lines += _examples(it.counterexamples)
    if it.history:
        lines.append("history")
        lines += (f"  {visible(change)}" for change in it.history)
    return "".join(f"{line}\n" for line in lines)


def _examples(found: Sequence[Example]) -> Iterator[str]:
    for at in found:
        first, *rest = at.code.splitlines() or [at.line]
        yield f"  {path_as_text(at.path)}:{at.row}: {visible(first)}"
        yield from (f"    {visible(line)}" for line in rest)


def variants_text(found: Sequence[VariantLine], page: Page) -> str:
    """Write what people want otherwise, the first first."""
    if not found:
        return "Nothing is wanted otherwise anywhere: `drift patterns variant add ID` says so.\n"
    lines = []
    for it in found:
        head = f"{it.number:>4}  {visible(it.says)}"
        lines.append(page.paint(head, "bold" if it.holds else "faint") + ("" if it.holds else " (over)"))
        who = f"{visible(it.at[:10])}{f' by {visible(it.by)}' if it.by else ''}"
        why = f": {visible(it.reason)}" if it.reason else ""
        lines += (
            f"      {line}"
            for line in wrapped(f"{visible(it.title)} [{visible(it.pattern[:SHORT])}], {who}{why}", page.width, 6)
        )
    lines.append("`drift patterns variant remove NUMBER` takes one away.")
    return "".join(f"{line}\n" for line in lines)


_TIERS = {
    "always": "everywhere, on old code too",
    "changed": "where code is new or changed",
    "listed": "in lists; as a finding only where an edit turned a line away",
}


def strongest(found: Iterable[Pattern]) -> list[Pattern]:
    """Choose the few conventions that say most of a project: the surest, no question twice."""
    best: dict[str, Pattern] = {}
    for it in sorted(found, key=lambda it: (-it.confidence, -it.of, it.id)):
        if it.speaks:
            best.setdefault(it.detector, it)
    return list(best.values())[:STRONGEST]


def learned_text(files: int, conventions: int, undecided: int, found: Iterable[Pattern], page: Page) -> str:
    """Say what a first look at a project taught."""
    lines = wrapped(
        f"Learned {plural(conventions, 'convention')} from {plural(files, 'file')}; "
        f"{plural(undecided, 'question')} still undecided.",
        page.width,
    )
    chosen = strongest(found)
    if chosen:
        lines.append("The strongest:")
    for it in chosen:
        first, *rest = wrapped(visible(it.sentence), page.width, 4)
        lines += [f"  {page.paint('-', 'good')} {first}", *(f"    {line}" for line in rest)]
    how = "`drift patterns` lists them."
    if conventions < STRONGEST:
        how = "`drift patterns --all` lists all questions; `drift patterns approve ID` settles one."
    lines += wrapped(how, page.width)
    return "".join(f"{line}\n" for line in lines)
