"""Texts of options: options of a command in, whether a comment says what they do out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Decorator
from drift_lsp.graphs.project import Project

OPTION = frozenset({"arg", "clap", "structopt"})
SILENT = re.compile(rb"\b(?:flatten|subcommand|skip|help|hide|long_help|value_name)\b")
"""It is no option of its own, nobody is told of it, or what it does is said right there."""


class OptionText(Detector):
    """Does a comment say what an option of a command does?

    The comment is what whoever asks the command for help is shown.
    """

    id = "documentation/option-text"
    tier = "listed"
    needs = (Assignment, Decorator)
    slots = {"option": "options of commands"}
    answers = {"present": "a comment says what it does", "absent": "no comment says what it does"}
    conventions = frozenset({"present"})
    families = frozenset({"rust"})
    roles = ("main",)
    examples = (
        Flags(
            "struct Cart {\n    #[arg(long)]\n    «size»: u8,\n}",
            taught="struct Item {\n    /// What it costs.\n    #[arg(long)]\n    price: u8,\n}",
            language="rust",
        ),
        Allows(
            "struct Cart {\n    #[command(flatten)]\n    size: u8,\n    #[arg(long, hide = true)]\n    old: u8,\n}",
            taught="struct Item {\n    /// What it costs.\n    #[arg(long)]\n    price: u8,\n}",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each option whether it is documented."""
        for it in file.all(Assignment):
            marks = file.decorators(it) if it.member and it.name else ()
            mine = [one for one in marks if one.name and one.name.text in OPTION]
            if it.name and mine and not any(SILENT.search(file.source, one.span.start, one.span.end) for one in mine):
                choice = "present" if file.documentation(it) else "absent"
                yield Detection("option", choice, it.name.span)
