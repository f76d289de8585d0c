"""Page: a pattern in, the Markdown page that a person reads about it out, without Drift and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

from drift_lsp.detectors.contract import Detector
from drift_lsp.learning.scope import said
from drift_lsp.reports import markdown
from drift_lsp.reports.shapes import Pattern

ROOT = "../.."
"""The project, as seen from a page in `.drift/pages/`."""


def pattern_page(it: Pattern, detector: Detector | None, language: str) -> str:
    """Write all that a person may want to know of a convention before he follows or refuses it."""
    return "\n".join([*_head(it), *_examples(it, language), *_question(detector), *_feedback(it)])


def rule_page(detector: Detector) -> str:
    """Write the page of a rule that holds without being learned."""
    lines = [f"# {markdown.words(detector.question)}", "", *_question(detector)]
    if detector.remedy:
        lines += ["## What to do", "", markdown.words(detector.remedy), ""]
    return "\n".join(lines)


def _head(it: Pattern) -> Iterator[str]:
    yield f"# {markdown.words(it.title)}"
    yield ""
    yield markdown.words(it.sentence)
    yield ""
    standing = "a convention" if it.speaks else "not sure enough to be one"
    yield f"- {standing}; confidence {it.confidence:.2f} ({it.level}) in {markdown.words(said(it.scope))}"
    if it.status != "discovered":
        yield f"- {it.status}"
    yield from (f"- {markdown.words(reason)}" for reason in it.reasons)
    yield from (f"- elsewhere: {markdown.words(place)}" for place in it.scopes)
    if it.first_seen:
        yield f"- first seen {it.first_seen[:10]}, last seen {it.last_seen[:10]}"
    yield f"- departures: {it.outliers:,}"
    yield ""


def _examples(it: Pattern, language: str) -> Iterator[str]:
    if it.examples:
        yield "## How it is done here"
        yield ""
        for example in it.examples:
            yield markdown.link(example, ROOT)
            yield ""
            yield markdown.block(example.code or example.line, language)
            yield ""


def _question(detector: Detector | None) -> Iterator[str]:
    if detector is not None:
        yield "## The question"
        yield ""
        yield cleandoc(detector.__doc__ or "")
        yield ""
        yield f"Detector: `{detector.id}`"
        yield ""


def _feedback(it: Pattern) -> Iterator[str]:
    yield "## If it is wrong"
    yield ""
    yield "Dismissing a finding hides it for good and makes Drift less sure of the convention; enough of them mute it."
    yield "In the editor that is a code action; on the command line:"
    yield ""
    yield f"- `drift patterns approve {it.id}`: always expect it"
    yield f"- `drift patterns ignore {it.id}`: never speak of it"
    yield "- `drift feedback`: what was decided so far, and how to undo it"
    yield ""
