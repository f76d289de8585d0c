"""Files: a page of files, or what one file does where patterns ask, in; text for a person out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drift_lsp.reports.escape import visible
from drift_lsp.reports.outlines import FileEntry, FilePart
from drift_lsp.reports.paint import Page, plural, wrapped
from drift_lsp.reports.patterns import SHORT
from drift_lsp.reports.plain import path_as_text


def files_text(found: Sequence[FileEntry], page: Page) -> str:
    """Write a page of files."""
    if not found:
        return "There is no file here that Drift reads.\n"
    return "".join(f"{line}\n" for it in found for line in _entry(it, page))


def _entry(it: FileEntry, page: Page) -> Iterator[str]:
    counts = [it.language, plural(it.lines, "line"), plural(it.patterns, "question")]
    if it.violations:
        counts.append(plural(it.violations, "departure"))
    if it.problem:
        counts = [it.problem]
    yield f"{path_as_text(it.path)}  {page.paint(visible(', '.join(counts)), 'faint')}"


def file_text(path: str, parts: Sequence[FilePart], page: Page) -> str:
    """Write what a file does, question by question: conventions first, then what is undecided."""
    lines = [page.paint(path_as_text(path), "bold")]
    if not parts:
        lines.append("No pattern asks anything here, as of the last scan.")
    for it in sorted(parts, key=lambda it: (not it.speaks, -it.confidence)):
        mark = "" if it.agrees or not it.speaks else f"; expected: {it.expected}"
        status = "" if it.status == "discovered" else f" ({it.status})"
        sure = "undecided" if not it.speaks else f"{it.confidence:.2f}"
        text = f"{visible(it.title)}{status}: {visible('; '.join(it.here))}{visible(mark)}"
        first, *rest = wrapped(text, page.width, SHORT + 15)
        style = "faint" if not it.speaks else "good" if it.agrees else "warning"
        lines.append(
            f"  {page.paint(visible(it.pattern[:SHORT]), 'faint')}  {page.paint(sure.ljust(9), style)}  {first}"
        )
        lines += (" " * (SHORT + 15) + line for line in rest)
    return "".join(f"{line}\n" for line in lines)
