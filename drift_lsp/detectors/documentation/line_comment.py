"""Comments of one line: comments in, the marks around them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PLAIN = re.compile(rb"/\*[^*!\n](?:[^*\n]|\*(?!/))*\*/|//[^/!\n]")
"""A comment of one line that no tool makes documents from; what holds nothing but signs parts a file."""

SHOWN = re.compile(rb"/\*\*[^*\n](?:[^*\n]|\*(?!/))*\*/")
"""One of one line that is marked for a tool."""

SAYS = re.compile(rb"[A-Za-z]")
CODE = re.compile(rb"(?:/\*|//)\s*#|.*[;{}]\s*(?:\*/)?\Z", re.DOTALL)
"""What was code once."""

NOTE = re.compile(rb"(?:/\*|//)[^\w\n]*(?:TODO|FIXME|XXX|HACK)\b", re.IGNORECASE)
"""What is told to oneself: many write it as they would never write what stays."""

LONGEST = 200
"""Bytes of a comment that fits on a line."""

SEVERAL = 5
"""Comments of a file from which their marks, where they are all the same, are a custom."""


class LineComment(Detector):
    """With which marks is a comment of one line written?

    Old C knows only one of them; where both stand side by side, readers look for a difference.
    """

    id = "documentation/line-comment"
    tier = "listed"
    local = True
    needs = (Comment,)
    form = True
    slots = {"comment of one line": "comments of one line"}
    answers = {"*": "it is written with `{}`"}
    strict = True
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Flags(
            "int load(void) { «// Full.»\n    return 1; }",
            taught="int save(void) {\n    /* Empty. */\n    return 1; }",
            language="c",
        ),
        Flags(
            "int load(void) { return 1; «/* Full. */» }",
            taught="int save(void) { // Empty.\n    return 1; }",
            language="c",
        ),
        Allows(
            "int load(void) {\n    //drop();\n    return 1; }",
            taught="int save(void) {\n    /* Empty. */\n    return 1; }",
            language="c",
        ),
        Allows(  # Those that are marked for a tool are of one form with it.
            "int load(void) {\n    /* Full. */\n    return 1; }",
            taught="int save(void) {\n    // Empty.\n    /** Or not. */\n    return 1; }",
            language="c",
        ),
        Allows(  # It is a note to whoever wrote it.
            "int load(void) {\n    // TODO: more of them\n    return 1; }",
            taught="int save(void) {\n    /* Empty. */\n    return 1; }",
            language="c",
        ),
        Allows(  # All of its file are so.
            "int load(void) { // Full.\n    // Or not.\n    // Or so.\n    // At last.\n    // Done.\n    return 1; }",
            taught="int save(void) {\n    /* Empty. */\n    return 1; }",
            language="c",
        ),
        Allows(  # It is longer, or does not end its line.
            "/* Full.\n   Always. */\nint load(int /* size */ a, int b) { return a; }",
            taught="int save(void) { // Empty.\n    return 1; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the marks of each comment that ends its line, but for the first of the file."""
        throughout = file.once(_throughout, None)
        for it in file.all(Comment):
            if SHOWN.fullmatch(file.source, it.span.start, it.span.end) and file.enclosing(it.span, Function):
                # No tool makes a document of it there: whoever counts will find it.
                yield Detection("comment of one line", "/* */", it.span, Freedom.UNASKED)
        for mark, span in _comments(file):
            meant = mark == throughout or NOTE.match(file.source, span.start, span.end)
            free = Freedom.UNASKED if meant else Freedom.FREE
            yield Detection("comment of one line", f"{mark} */" if mark == "/*" else mark, span, free)


def _throughout(file: FileFacts, _: None) -> str:
    """Tell the marks of all such comments of a file that has several: its author has a way of his own."""
    marks = [mark for mark, _ in _comments(file)]
    return marks[0] if len(marks) >= SEVERAL and len(set(marks)) == 1 else ""


def _comments(file: FileFacts) -> Iterator[tuple[str, Span]]:
    """List the comments that end their line, with their marks."""
    source = file.source
    for it in file.all(Comment):
        if it.span.start > 0 and it.span.size < LONGEST and PLAIN.match(source, it.span.start, it.span.end):
            rest = source[it.span.end : it.span.end + 2].lstrip(b" \t")
            was_code = CODE.match(source, it.span.start, it.span.end)
            if (
                not was_code
                and (rest[:1] in (b"", b"\n", b"\r", b"}"))
                and SAYS.search(source, it.span.start, it.span.end)
            ):
                yield source[it.span.start : it.span.start + 2].decode(), it.span
