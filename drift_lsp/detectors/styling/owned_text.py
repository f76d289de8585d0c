"""Texts of one's own: literals that are copied in, what makes the copy out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

METHODS = frozenset({"to_string", "to_owned"})

GROWS, BEFORE = re.compile(rb"\blet mut \w+(?:: ?\w+)? = \Z"), 80
"""What stands before a text to which more is added, which is begun like an empty one, and how far that is looked for."""


class OwnedText(Detector):
    """What makes a text of one's own out of one that stands in the source?

    All of them make the same text; where most lines say it one way, another looks as if it meant more.
    """

    id = "styling/owned-text"
    local = True
    needs = (Call, Text)
    slots = {"text of one's own": "texts of one's own"}
    answers = {"from": "it is made by `String::from(…)`", "*": "it is made by `.{}()`"}
    strict = True
    families = frozenset({"rust"})
    examples = (
        Flags(
            'fn load() -> String { «"full".to_string()» }',
            taught='fn save() -> String { String::from("empty") }',
            fixed='fn load() -> String { String::from("full") }',
            language="rust",
        ),
        Flags(
            'fn load() -> String { «String::from("full")» }',
            taught='fn save() -> String { "empty".to_owned() }',
            fixed='fn load() -> String { "full".to_owned() }',
            language="rust",
        ),
        Allows(
            'fn load() { let mut it = String::from("full"); it.push(1); }',
            taught='fn save() -> String { "empty".to_owned() }',
            language="rust",
        ),
        Allows(
            "fn load(it: u32) -> String { it.to_string() }",
            taught='fn save() -> String { String::from("empty") }',
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what is called to copy each literal."""
        for call in file.all(Call):
            if call.name is None or call.receiver is None:
                continue
            if GROWS.search(file.source, max(0, call.span.start - BEFORE), call.span.start):
                continue
            if call.name.text in METHODS and file.at(Text, call.receiver.span):
                yield Detection("text of one's own", call.name.text, call.span)
            elif _copies(call) and file.at(Text, call.arguments[0]):
                yield Detection("text of one's own", "from", call.span)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Make it as usual."""
        text = next((it.span.of(file.source) for it in file.inside(Text, at)), "")
        if text:
            yield Edit(at, f"String::from({text})" if expected == "from" else f"{text}.{expected}()")


def _copies(call: Call) -> bool:
    written = f"{call.receiver.text}::{call.name.text}" if call.name and call.receiver else ""
    return written == "String::from" and len(call.arguments) == 1
