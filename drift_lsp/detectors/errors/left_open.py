"""What is left open: values that have to be closed in, whether their function sees to it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Function
from drift_lsp.graphs.project import Project

OPENS = re.compile(
    r"(?:.*\.)?(?P<rows>Query(?:Context|x|xContext)?|NamedQuery(?:Context)?)|http\.(?P<answer>Get|Post|PostForm)|(?:.*[cC]lient\w*(?:\(\))?\.)(?P<reply>Do)"
    r"|os\.(?P<file>Open|OpenFile|Create)|time\.(?P<ticker>NewTicker)|context\.(?P<context>With(?:Timeout|Cancel|Deadline))"
)
KINDS = {
    "rows": "rows",
    "answer": "answer",
    "reply": "answer",
    "file": "file",
    "ticker": "ticker",
    "context": "context",
}
SAID = re.compile(rb"\"[^\"\n]*\"|//[^\n]*")
NAMES = re.compile(rb"\s*(\w+)\s*(?:,\s*(\w+)\s*)?:?=")


class LeftOpen(Detector):
    """Does a function that opens something see to it that it is closed?

    What is left open is closed by nobody: connections run out. What is handed on, given back or kept may be closed by
    others, and is not asked.
    """

    id = "errors/left-open"
    tier = "throughout"
    needs = (Assignment, Function)
    slots = {"* that is opened": "things that a function opens"}
    answers = {"closed": "the function closes it", "open": "nobody is seen to close it"}
    conventions = frozenset({"closed"})
    families = frozenset({"go"})
    roles = ("main",)
    strict = True
    local = True
    examples = (
        Flags(
            "func load() {\n\t«rows», err := db.Query(q)\n\tfor rows.Next() {\n\t}\n}",
            taught="func save() {\n\trows, err := db.Query(q)\n\tdefer rows.Close()\n}",
            language="go",
        ),
        Flags(
            "func load() {\n\t«resp», err := http.Get(u)\n\tread(resp.Body)\n}",
            taught="func save() {\n\tresp, err := http.Get(u)\n\tdefer resp.Body.Close()\n}",
            language="go",
        ),
        Allows(  # It is handed on.
            "func load() {\n\trows, err := db.Query(q)\n\treturn scan(rows)\n}",
            taught="func save() {\n\trows, err := db.Query(q)\n\tdefer rows.Close()\n}",
            language="go",
        ),
        Allows(
            "func load() {\n\trows, err := db.Query(q)\n\tdefer func() { drop(rows.Close()) }()\n}",
            taught="func save() {\n\trows, err := db.Query(q)\n\tdefer rows.Close()\n}",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each thing that a function opens whether it is closed there."""
        for it in file.all(Assignment):
            found = OPENS.fullmatch(it.called.text) if it.called and it.name else None
            around = file.enclosing(it.span, Function) if found else None
            if not found or not it.name or not around or not around.body or not it.value:
                continue
            names = NAMES.match(file.source, it.name.span.start, it.value.start)
            if not names:
                continue
            kind = KINDS[found.lastgroup or ""]
            name = names[2] if kind == "context" else names[1]
            rest = SAID.sub(b"", file.source[it.value.end : around.body.end])
            if name is None or (name == b"_" and kind != "context"):
                continue
            slot = f"{kind} that is opened"
            if name != b"_" and _is_closed(name, rest):
                yield Detection(slot, "closed", it.name.span)
            elif name == b"_" or not _is_handed_on(name, rest):
                yield Detection(slot, "open", it.name.span)


def _is_closed(name: bytes, rest: bytes) -> bool:
    form = rb"(?<![\w.])%b(?:(?:\.Body)?\.(?:Close|Stop)\b|\()" % name
    return re.search(form, rest) is not None


def _is_handed_on(name: bytes, rest: bytes) -> bool:
    """Tell whether a thing is used as a whole: given back, kept, or looked into by others."""
    return re.search(rb"(?<![\w.])%b(?![\w.])(?!\s*[!=]=)" % name, rest) is not None
