"""Attributes of options: options of a command in, the attribute that describes each out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Decorator
from drift_lsp.graphs.project import Project

NAMES = frozenset({"arg", "clap", "structopt"})


class OptionAttribute(Detector):
    """By which attribute is an option of a command described?

    The older names mean the same, and go one day.
    """

    id = "structural/option-attribute"
    tier = "listed"
    needs = (Assignment, Decorator)
    slots = {"described option": "options of commands that are described"}
    answers = {"*": "`#[{}]` describes it"}
    families = frozenset({"rust"})
    strict = True
    local = True
    examples = (
        Flags(
            "struct Cart {\n    #[«clap»(long)]\n    size: u8,\n}",
            taught="struct Item {\n    #[arg(long)]\n    price: u8,\n}",
            language="rust",
        ),
        Allows(
            "struct Cart {\n    #[serde(skip)]\n    size: u8,\n}",
            taught="struct Item {\n    #[arg(long)]\n    price: u8,\n}",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the attribute of each described field."""
        for it in file.all(Assignment):
            for mark in file.decorators(it) if it.member else ():
                if mark.name and mark.name.text in NAMES:
                    yield Detection("described option", mark.name.text, mark.name.span)
