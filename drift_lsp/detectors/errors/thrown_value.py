"""Thrown values: what is thrown in, whether it is an error or a bare text out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Export, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

TEXT = re.compile(rb"throw\s*\(?\s*[\"'`]")


class ThrownValue(Detector):
    """Is what is thrown an error?

    A text that is thrown has no message and does not tell where it came from, and whoever catches it asks it for both.
    """

    id = "errors/thrown-value"
    needs = (Raise, Export)
    slots = {"thrown value": "thrown values"}
    answers = {"error": "an error is made and thrown", "text": "a bare text is thrown"}
    conventions = frozenset({"error"})
    families = frozenset({"javascript", "typescript"})
    strict = True

    examples = (
        Flags(
            "export function load() { «throw 'no row'»; }",
            taught="export function save() { throw new Error('no cart'); }",
            language="javascript",
        ),
        Flags(
            "export function load(id: number) { «throw `no row ${id}`»; }",
            taught="export function save() { throw new CartError('no cart'); }",
            language="typescript",
        ),
        Allows(
            "export function load(e) { throw e; }",
            taught="export function save() { throw new Error('no cart'); }",
            language="javascript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each statement throws that is made there."""
        for it in file.all(Raise):
            if it.made:
                yield Detection("thrown value", "error", first_line(file.source, it.span))
            elif TEXT.match(file.source, it.span.start):
                span = first_line(file.source, it.span)
                end = span.end - file.source.endswith(b";", span.start, span.end)
                yield Detection("thrown value", "text", Span(span.start, end))
