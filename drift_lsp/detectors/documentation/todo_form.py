"""Notes to oneself: comments in, how a TODO is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NOTE = re.compile(
    r"^[#/*!;\s-]*+@?(TODO|todo|Todo|FIXME|fixme|XXX|HACK)\b(\s?\(\s*[^)\n]{1,60}\)|\[[^]\n]{1,60}\])?\s?([:-])?"
)
"""The mark at the beginning of a comment, who or what it names, and what ends it."""


class TodoForm(Detector):
    """How is a TODO written?

    Notes of one form can be searched for and counted, and tell whom to ask. Only notes that open a comment are asked.
    """

    id = "documentation/todo-form"
    needs = (Comment,)
    slots = {"note": "notes of what is to be done"}
    answers = {
        "named": "it names a person or an issue: `TODO(name)`",
        "colon": "it is followed by a colon: `TODO: …`",
        "bare": "nothing stands between the word and the text: `TODO …`",
        "lower": "the word is written small",
    }
    strict = True
    family_tiers = {"csharp": "listed", "php": "listed"}
    local = True

    examples = (
        Flags("«# TODO» keep it\nx = 1", taught="# TODO: load it\nx = 1"),
        Flags("«# TODO:» keep it\nx = 1", taught="# TODO(ann): load it\nx = 1"),
        Flags("«// todo» keep it\nlet x = 1", taught="// TODO: load it\nlet x = 1", language="typescript"),
        Allows("# TODO\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows("# FIXME: keep it\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows("# Keep the TODO list.\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows(f"x = 1  {'#' * 80}\n# cart", taught="# TODO: load"),  # A line of marks is read at once.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each comment that opens with a note."""
        for it in file.all(Comment):
            if it.span.size > 2000 or not (found := NOTE.match(it.span.of(file.source))):
                continue
            word, named, mark = found.groups()
            if not it.span.of(file.source)[found.end() :].strip("*/ \t\r\n"):
                continue  # There is no text to set it apart from.
            choice = "lower" if word != word.upper() else "named" if named else "colon" if mark else "bare"
            yield Detection("note", choice, Span(it.span.start, it.span.start + len(found.group().rstrip().encode())))
