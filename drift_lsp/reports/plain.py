"""Plain: a check's findings in, text for a person at a terminal out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drift_lsp.enforcement.messages import quote
from drift_lsp.enforcement.violation import SEVERITY_ORDER, Violation
from drift_lsp.reports.cards import Card, cards, within
from drift_lsp.reports.escape import cells, visible
from drift_lsp.reports.paint import Page, plural, wrapped
from drift_lsp.reports.place import Source, excerpt, first_row
from drift_lsp.reports.shapes import Checked, Problem, Read, Unused, unread

NARROW = 40
"""Below so many columns a line of source says nothing; it is left out."""

MOST_PROBLEMS = 10
MOST_PLACES = 5


def check_text(report: Checked, page: Page, read: Read = unread, *, budget: bool = True, brief: bool = False) -> str:
    """Write findings by file, what went wrong, and a summary; `brief` leaves the summary out."""
    shown = within(report.violations, budget=budget)
    blocks = list(findings(shown, page, read))
    if not brief:
        if report.problems:
            blocks.append("\n".join(problems(report.problems, page)))
        if report.unused_suppressions:
            blocks.append("\n".join(unused(report.unused_suppressions, page)))
        blocks.append("\n".join(summary(report, len(shown), page)))
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).split("\n")) if blocks else ""


def findings(violations: Iterable[Violation], page: Page, read: Read) -> Iterator[str]:
    """Write each card, the first of a file under the file's name."""
    for path, group in groupby(cards(violations), key=lambda it: it.first.path):
        text = read(path)
        source = None if text is None else Source(text)
        heading = page.paint(path_as_text(path), "bold")
        for at, card in enumerate(group):
            written = "\n".join(_card(card, source, page))
            yield written if at else f"{heading}\n{written}"


def path_as_text(path: str) -> str:
    """Spell a path so that no line begins with what a CI runner takes for a command."""
    safe = visible(path)
    return f"./{safe}" if safe.startswith((":", "#")) else safe


def _card(card: Card, source: Source | None, page: Page) -> Iterator[str]:
    violation = card.first
    yield from _headline(violation, page)
    margin = " " * (2 + len(str(violation.row)))
    bar = page.paint("|", "faint")
    picture = _picture(violation, source, page, len(margin) + 3)
    if picture:
        yield f"{margin} {bar}"
        yield f"  {page.paint(str(violation.row), 'faint')} {bar} {picture[0]}"
        yield from (f"{margin} {bar} {marks}" for marks in picture[1:])
    for note in _notes(card):
        first, *rest = wrapped(note, page.width, len(margin) + 3)
        yield f"{margin} {page.paint('=', 'faint')} {first}"
        yield from (f"{margin}   {line}" for line in rest)


def _headline(violation: Violation, page: Page) -> Iterator[str]:
    """Write `row:column severity message (detector) [id]`, broken between words where the terminal ends."""
    where = f"{violation.row}:{violation.column}"
    tail = f"({visible(violation.detector)}) [{violation.id}]"
    indent = 2 + len(where) + 1
    mark = f"  {page.paint(where, 'bold')} {page.paint(violation.severity, violation.severity)}"
    lines = wrapped(f"{violation.severity} {visible(violation.message)}", page.width, indent)
    lines[0] = lines[0].removeprefix(violation.severity)
    if page.width is None or cells(lines[-1]) + len(tail) + 1 + indent + len(violation.severity) <= page.width:
        lines[-1] = f"{lines[-1]} {page.paint(tail, 'faint')}"
    else:
        lines.extend(page.paint(line, "faint") for line in wrapped(tail, page.width, indent))
    yield mark + lines[0]
    yield from (" " * indent + line for line in lines[1:])


def _picture(violation: Violation, source: Source | None, page: Page, indent: int) -> tuple[str, ...]:
    """Draw the line and underline what departs; no mark on a line that changed since, no line that holds a secret."""
    if not violation.code or (page.width is not None and page.width < NARROW):
        return ()
    width = None if page.width is None else page.width - indent
    line = source.line(violation.row) if source else None
    if line is None or quote(line) != violation.code:
        return (excerpt(violation.code, 0, 1, width)[0],)
    region = first_row(violation, source)
    text, before, count = excerpt(line, region.column - 1, region.end_column - 1, width)
    return text, " " * before + page.paint("^" * count, violation.severity)


def _notes(card: Card) -> Iterator[str]:
    violation, others = card.first, card.others
    if others:
        places = [f"{it.row}:{it.column} [{it.id}]" for it in others[:MOST_PLACES]]
        more = f" and {plural(len(others) - MOST_PLACES, 'more place')}" if len(others) > MOST_PLACES else ""
        yield f"the same at {', '.join(places)}{more}"
    for example in violation.examples[:1]:
        yield f"as in {path_as_text(example.path)}:{example.row}: {visible(example.line)}"
    marks = (
        "approved by your team" if violation.approved else "",
        "raised by feedback" if violation.escalated else "",
        "can be fixed: drift check --fix" if violation.fixable else "",
    )
    if any(marks):
        yield "; ".join(filter(None, marks))


def brief(it: Violation) -> str:
    """Write a finding in a line."""
    where = f"{path_as_text(it.path)}:{it.row}:{it.column}"
    return f"{where}: {it.severity}: {visible(it.message)} ({it.detector}) [{it.id}]\n"


def problems(found: Sequence[Problem], page: Page) -> Iterator[str]:
    """Write what went wrong, a line each."""
    for problem in found[:MOST_PROBLEMS]:
        where = f"{path_as_text(problem.path)}: " if problem.path else ""
        yield from wrapped(f"{where}{visible(problem.message)} [{visible(problem.code)}]", page.width)
    if len(found) > MOST_PROBLEMS:
        yield f"and {plural(len(found) - MOST_PROBLEMS, 'more such note')}; --format json lists all"


def unused(found: Sequence[Unused], page: Page) -> Iterator[str]:
    """Write the comments that silence nothing, a line each."""
    for it in found:
        why = UNUSED.get(it.why, it.why)
        yield from wrapped(f"{path_as_text(it.path)}:{it.row}: {visible(it.text)}: {why}", page.width)


UNUSED = {
    "unused": "this comment silences nothing any more; take it away",
    "bare": "a comment must name what it silences: drift: ignore[errors/raise-cause] -- why",
    "undated": "a day is written 2027-01-31; until then this comment holds for nothing",
    "expired": "the day until which this comment held has passed",
}
"""Why a suppression comment silences nothing → what to say of it; in the editor too."""


def severity_count(count: int, severity: str) -> str:
    """Say how many findings are how grave: `2 warnings`, `3 information`."""
    return plural(count, severity, "" if severity != "information" else severity)


def summary(report: Checked, shown: int, page: Page) -> Iterator[str]:
    """Say how much was looked at, how much departs and how to see the rest."""
    looked = f"{plural(report.files, 'file')} in {report.seconds:.1f} s"
    everything = report.violations
    if not everything:
        yield page.paint("No departures", "good") + f" in {looked}."
        return
    counts = Counter(it.severity for it in everything)
    kinds = ", ".join(severity_count(counts[it], it) for it in sorted(counts, key=lambda it: -SEVERITY_ORDER[it]))
    total, files = plural(len(everything), "departure"), plural(len({it.path for it in everything}), "file")
    first, *rest = wrapped(f"{total} in {files} ({kinds}); looked at {looked}.", page.width)
    yield page.paint(total, "bold") + first.removeprefix(total)
    yield from rest
    if hidden := len(everything) - shown:
        yield from wrapped(f"{hidden:,} more not shown, of lesser value; --no-budget shows all.", page.width)
    if fixable := sum(it.fixable for it in everything):
        yield from wrapped(f"{fixable:,} can be fixed: --diff shows how, --fix does it.", page.width)
