"""Texts of comments: comments on lines of their own in, their first letter and last mark out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import unusual
from drift_lsp.facts.vocabulary import Comment
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

START, END, BLANK = "start of a comment", "end of a comment", "blank before a comment"

SAID = re.compile(rb"(?://|#)( ?)([A-Za-z][^\n]*)|/\*( ?)([A-Za-z][^\n]*?)\s*\*/")
"""A comment of one line that no tool makes documents from, and what it says."""

PLAIN = re.compile(rb"[A-Za-z][a-z]+ [a-z]+\b(?![_(.:=])")
"""Two words, of which the second is no name."""

CODE = re.compile(
    rb"[;{}=<>|\\@$#]|\w\(|\w\.\w|\w_\w|\w/\w|[a-z][A-Z]|\b(?:case|return)\b|^\W*(?i:todo|fixme|xxx|hack|note|see|nolint)\b"
)
"""What code is written with, what names a thing, and what speaks to a tool."""

SENTENCES = re.compile(rb"[.!?:,;]\s")

BLANKS = frozenset({b"\n", b" ", b"\t"})
FARTHEST = 200
"""Bytes between two comments that may stand one below the other."""

LEAST = 4
"""Words of a comment that says something."""


class CommentText(Detector):
    """Does a comment start with a capital, does it end with a full stop, and does a blank stand behind its mark?

    Comments are read one after the other. Where all are sentences, one that is none looks unfinished.
    """

    id = "documentation/comment-text"
    needs = (Comment,)
    tier = "listed"
    form = True
    layout = True
    slots = {START: "comments on lines of their own", END: "comments of one line", BLANK: "comments that say something"}
    answers = {
        "capital": "it starts with a capital",
        "small": "it starts with a small letter",
        "full stop": "it ends with a full stop",
        "open": "it ends without a full stop",
        "blank": "a blank stands behind its mark",
        "close": "no blank stands behind its mark",
    }
    about = "the text of a comment"
    strict = True
    firm = True
    whole = True
    conventions = frozenset({"capital", "small", "full stop", "blank"})
    families = frozenset({"c", "csharp", "go", "java", "rust"})
    examples = (
        Flags(
            "func a() {\n\t«// drop what is there.»\n\tb()\n}\n",
            taught="func c() {\n\t// Save what is there.\n\td()\n}\n",
            language="go",
        ),
        Flags(
            "fn a() {\n    «// Drop what is there»\n    b();\n}\n",
            taught="fn c() {\n    // Save what is there.\n    d();\n}\n",
            language="rust",
        ),
        Flags(
            "class Cart {\n    «//Drop what is there.»\n    int a;\n}\n",
            taught="class Item {\n    // Save what is there.\n    int b;\n}\n",
            language="java",
        ),
        Allows(  # What goes on in the next line, what was code, and what stands behind code.
            "fn a() {\n    // Drop what is there\n    // for good.\n    // drop(it)\n    b(); // drop what is there\n}\n",
            taught="fn c() {\n    // Save what is there.\n    d();\n}\n",
            language="rust",
        ),
        Allows(  # It begins with a name.
            "func a() {\n\t// size is what is there.\n\tsize := b()\n}\n",
            taught="func c() {\n\t// Save what is there.\n\td()\n}\n",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each comment of one line that stands by itself is written."""
        found: dict[str, list[tuple[str, Span]]] = {START: [], END: [], BLANK: []}
        for it, blank, text in _single(file):
            if text.count(b" ") < LEAST - 1 or CODE.search(text):
                continue
            found[BLANK].append(("blank" if blank else "close", it))
            if PLAIN.match(text) and not _is_named(text, it, file.source):
                found[START].append(("capital" if text[:1].isupper() else "small", it))
            if not SENTENCES.search(text) and (text[-1:].isalpha() or text[-1:] == b"."):
                found[END].append(("full stop" if text[-1:] == b"." else "open", it))
        for slot, places in found.items():
            for way, span in unusual(places):
                yield Detection(slot, way, span)


def _single(file: FileFacts) -> Iterator[tuple[Span, bytes, bytes]]:
    """List the comments that have a line to themselves and none above or below them, with the blank and the text."""
    source, end, following = file.source, 0, iter(file.all(Comment))
    next(following, None)
    for it in file.all(Comment):
        start, before, end = it.span.start, end, it.span.end
        below = next(following, None)
        if source[start - 1 : start] not in BLANKS or (said := SAID.match(source, start, end)) is None:
            continue
        if source[source.rfind(b"\n", 0, start) + 1 : start].strip() or _touches(before, start, source):
            continue
        if below is None or not _touches(end, below.span.start, source):
            yield first_line(source, it.span), said[1] or said[3] or b"", (said[2] or said[4] or b"").rstrip()


def _touches(end: int, start: int, source: bytes) -> bool:
    """Tell whether what starts at one place stands right below what ends at another."""
    between = source[end:start] if start - end < FARTHEST else b"no"
    return not between.strip() and between.count(b"\n") <= 1


def _is_named(text: bytes, it: Span, source: bytes) -> bool:
    """Tell whether a comment begins with the name of what stands below it."""
    word = text.split(b" ", 1)[0]
    return source.find(word, it.end, it.end + FARTHEST) >= 0
