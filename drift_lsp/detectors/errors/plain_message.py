"""Errors without values: errors made of a message alone in, what makes them out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = {"errors.New": "new", "fmt.Errorf": "format"}


class PlainMessage(Detector):
    """What makes an error whose message holds no values?

    A function that formats looks through a text that has nothing to format, and makes readers look as well.
    """

    id = "errors/plain-message"
    local = True
    needs = (Call, Text)
    slots = {"error without values": "errors without values"}
    answers = {"new": "it is made by `errors.New`", "format": "it is made by `fmt.Errorf`"}
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            'func drop() error { return «fmt.Errorf»("full") }',
            taught='func save() error { return errors.New("empty") }',
            language="go",
        ),
        Flags(
            'func drop() error { return «errors.New»("full") }',
            taught='func save() error { return fmt.Errorf("empty") }',
            language="go",
        ),
        Allows(
            'func drop() error { return fmt.Errorf("full: %d", 3) }',
            taught='func save() error { return errors.New("empty") }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what is called to make each error of a text that stands in the source."""
        for call in file.all(Call):
            if call.name is None or call.receiver is None or len(call.arguments) != 1:
                continue
            form = FORMS.get(f"{call.receiver.text}.{call.name.text}")
            text = file.at(Text, call.arguments[0]) if form else None
            if form and text and b"%" not in file.source[text.span.start : text.span.end]:
                yield Detection("error without values", form, Span(call.receiver.span.start, call.name.span.end))
