"""Module docstring: a file in, whether it starts by saying what it is for out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Class, Comment, Function, Text
from drift_lsp.graphs.project import Project


class ModuleDocstring(Detector):
    """Do modules start with a docstring?

    It tells a reader what the module is for before its first line of code. Modules that define nothing are not asked.
    """

    id = "documentation/module-docstring"
    needs = (Text, Comment, Function, Class)
    slots = {"module": "modules"}
    answers = {"present": "the module has a docstring", "absent": "the module has no docstring"}
    roles = ("main",)
    conventions = frozenset({"present"})
    families = frozenset({"python"})

    examples = (
        Flags("«def» load(): pass", taught='"""Save: things in, nothing out."""\ndef save(): pass'),
        Flags("«import» os\ndef load(): 'Load it.'", taught='"""Save: things in, nothing out."""\ndef save(): pass'),
        Allows("from .cart import Cart", taught='"""Save: things in, nothing out."""\ndef save(): pass'),
        Allows(
            '#!/usr/bin/env python\n"""Load."""\ndef load(): pass',
            taught='"""Save: things in, nothing out."""\ndef save(): pass',
        ),
        Allows('"""Load."""\ndef load(): pass', taught="def save(): pass"),  # Presence is one-sided.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whether the file's first statement is a string."""
        if not file.all(Function) and not file.all(Class):
            return
        start = 0
        for comment in file.all(Comment):
            if file.source[start : comment.span.start].strip(b" \t\r\n\f\xef\xbb\xbf"):
                break
            start = comment.span.end
        first = next((it for it in file.all(Text) if it.span.start >= start), None)
        present = first is not None and not file.source[start : first.span.start].strip(b" \t\r\n\f\xef\xbb\xbf")
        yield Detection("module", "present" if present else "absent", opening(file.source))
