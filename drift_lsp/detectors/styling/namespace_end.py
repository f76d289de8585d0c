"""Ends of namespaces: namespaces in, whether a comment at their end names them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Namespace
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SHORT = 8
"""Lines of what a reader sees the beginning of at its end: types that are only named."""

COMMENT = re.compile(rb"[ \t]*;?[ \t]*/[/*]")
ANY_COMMENT = re.compile(rb"//[^\n]*|/\*.*?\*/", re.DOTALL)


class NamespaceEnd(Detector):
    """Does a comment behind the last brace of a namespace say which one ends there?

    The brace stands hundreds of lines below the name. Where a single thing is declared, whose own end is the line above,
    nobody asks; formatters leave that out as well.
    """

    id = "styling/namespace-end"
    needs = (Namespace,)
    slots = {"end of a namespace": "ends of namespaces"}
    answers = {"present": "a comment names it", "absent": "no comment names it"}
    tier = "listed"
    conventions = frozenset({"present"})
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags(
            "namespace cart {\n" + "int load();\n" * SHORT + "«}»\n",
            taught="namespace item {\n" + "int load();\n" * SHORT + "} // namespace item\n",
            language="cpp",
        ),
        Allows(
            "namespace cart {\n// One; and another.\nenum class Cart {\n" + "    row,\n" * SHORT + "};\n}\n",
            taught="namespace item {\n" + "int load();\n" * SHORT + "} // namespace item\n",
            language="cpp",
        ),
        Allows(
            "namespace cart {\nclass Cart;\nclass Row;\n}\n",
            taught="namespace item {\n" + "int load();\n" * SHORT + "} // namespace item\n",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each namespace of many lines what stands behind its end."""
        for it in file.all(Namespace):
            source, end = file.source, it.span.end
            if source.startswith(b"}", end - 1) and source.count(b"\n", it.span.start, end) > SHORT:
                named = COMMENT.match(source, end)
                if not named and ANY_COMMENT.sub(b"", source[it.span.start : end]).count(b";") <= 1:
                    continue
                yield Detection("end of a namespace", "present" if named else "absent", Span(end - 1, end))
