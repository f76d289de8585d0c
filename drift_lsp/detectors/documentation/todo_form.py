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
    r"^[#/*!;\s-]*+@?(TODO|todo|Todo|FIXME|fixme|XXX|HACK)\b(\s?\(\s*[^)\n]{1,60}\)|\[[^]\n]{1,60}\])?\s?[:-]?"
)
"""The mark at the beginning of a comment, who or what it names, and what ends it."""


class TodoForm(Detector):
    """Is a TODO written in capitals, and does it say whose it is?

    Notes in capitals can be searched for and counted; a name or an issue tells whom to ask. What stands behind the word,
    a colon or nothing, is found either way and not asked. Only notes that open a comment are.
    """

    id = "documentation/todo-form"
    needs = (Comment,)
    slots = {"note": "notes of what is to be done", "name in a note": "notes of what is to be done, in capitals"}
    answers = {
        "capitals": "the word is written in capitals: `TODO`",
        "lower": "the word is written small",
        "named": "it names a person or an issue: `TODO(name)`",
        "bare": "it names nobody: `TODO …`",
    }
    tier = "listed"
    conventions = frozenset({"capitals", "named"})
    strict = True
    local = True

    examples = (
        Flags("«# TODO:» keep it\nx = 1", taught="# TODO(ann): load it\nx = 1"),
        Flags("«// todo» keep it\nlet x = 1", taught="// TODO: load it\nlet x = 1", language="typescript"),
        Allows("# TODO keep it\nx = 1", taught="# TODO: load it\nx = 1"),  # A search finds both.
        Allows("# TODO(ann): keep it\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows("# TODO\nx = 1", taught="# TODO(ann): load it\nx = 1"),
        Allows("# FIXME: keep it\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows("# Todo, panic and all else.\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows("# Keep the todo list.\nx = 1", taught="# TODO: load it\nx = 1"),
        Allows(f"x = 1  {'#' * 80}\n# cart", taught="# TODO: load"),  # A line of marks is read at once.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each comment that opens with a note."""
        for it in file.all(Comment):
            if it.span.size > 2000 or not (found := NOTE.match(it.span.of(file.source))):
                continue
            word, named = found.groups()
            if word == "Todo" and it.span.of(file.source).startswith(",", found.end()):
                continue  # It is the first of several things that are called so.
            if not it.span.of(file.source)[found.end() :].strip("*/ \t\r\n"):
                continue  # There is no text to set it apart from.
            span = Span(it.span.start, it.span.start + len(found.group().rstrip().encode()))
            capitals = word == word.upper()
            yield Detection("note", "capitals" if capitals else "lower", span)
            if capitals:
                yield Detection("name in a note", "named" if named else "bare", span)
