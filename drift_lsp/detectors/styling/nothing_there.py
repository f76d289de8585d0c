"""Tests for nothing: conditions in, whether what may be missing is compared with null or denied out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, Comparison, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

NOTHING, POINTED = "test for nothing", "test of a pointer"

DENIED = re.compile(rb"(?<![\w)\]!])!\s*([A-Za-z_]\w*(?:(?:->|\.)\w+|\[\w+\])*)(?![\w(\[.]|->|\s*[=!]=)")

POINTER = re.compile(rb"\*[ \t]*(?:const[ \t]+)?(\w+)[ \t]*[,;=)]")
"""A name that is said to be a pointer."""


class NothingThere(Detector):
    """Is a pointer asked whether it is null by `!`, or compared?

    `if (!cart)` is short; `if (cart == NULL)` tells a pointer from a number. Flags are denied as well, so only a project
    that hardly ever compares is known to have a custom.
    """

    id = "styling/nothing-there"
    tier = "throughout"
    local = True
    needs = (Branch, Comparison)
    form = True
    layout = True
    slots = {
        NOTHING: "tests whether something is missing or false",
        POINTED: "tests whether a pointer leads nowhere",
    }
    answers = {
        "denied": "it is denied: `!cart`",
        "compared": "it is compared with null",
        "not denied": "it is compared with null",
        "not compared": "it is denied",
    }
    conventions = frozenset({"denied", "compared"})
    strict = True
    few = 3
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Flags(
            "void load(struct cart *it) { if («it == NULL») return; }",
            taught="void save(struct cart *it) { if (!it) return; }",
            language="c",
        ),
        Flags(
            "void load(Cart *it) { if (ready && «it == nullptr») return; }",
            taught="void save(Cart *it) { if (ready && !it->rows) return; }",
            language="cpp",
        ),
        Flags(
            "void load(struct cart *it) { if («!it») return; }",
            taught="void save(struct cart *it) { if (it == NULL) return; }",
            language="c",
        ),
        Allows(  # It is compared with something else as well.
            "void drop(cart *it) { if (it == LOST || it == NULL) { stop(); } }",
            taught="void save(cart *it) { if (!it) { stop(); } }",
            language="c",
        ),
        Allows(
            "void load(int it) { if (!it) return; }",
            taught="void save(struct cart *it) { if (it == NULL) return; if (!item) return; }",
            language="c",
        ),
        Allows(
            "void load(int it) { if (it == 0) return; }",
            taught="void save(struct cart *it) { if (!it) return; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each condition asks."""
        for branch in file.all(Branch):
            if branch.condition:
                for it in DENIED.finditer(file.source, branch.condition.start, branch.condition.end):
                    yield Detection(NOTHING, "denied", Span(it.start(), it.end()))
                    if _is_pointer(it[1], branch, file):
                        yield Detection(POINTED, "not compared", Span(it.start(), it.end()))
        for compared in file.all(Comparison):
            if compared.null and compared.operator and compared.operator.text == "==" and compared.left:
                if _is_one_of(compared, file):
                    continue
                place = first_line(file.source, compared.span)
                yield Detection(NOTHING, "not denied", place)
                if _is_pointer(file.source[compared.left.start : compared.left.end], compared, file):
                    yield Detection(POINTED, "compared", place)


def _is_pointer(name: bytes, it: Branch | Comparison, file: FileFacts) -> bool:
    """Tell whether the function around a test says of a name that it is a pointer."""
    around = file.enclosing(it.span, Function)
    return around is not None and name in file.once(_pointers, None).get(around.span.start, ())


def _pointers(file: FileFacts, _: None) -> dict[int, frozenset[bytes]]:
    """Name the pointers of each function, under where it starts."""
    return {
        it.span.start: frozenset(POINTER.findall(file.source, it.span.start, it.span.end)) for it in file.all(Function)
    }


def _is_one_of(it: Comparison, file: FileFacts) -> bool:
    """Tell whether the same thing is compared with something else beside it: then all of it looks alike."""
    if it.left is None:
        return False
    line = file.lines.span(file.lines.row(it.span.start))
    beside = file.source[line.start : it.span.start] + file.source[it.span.end : line.end]
    return re.search(rb"(?<![\w.>])%b\s*[=!]=" % re.escape(it.left.of(file.source).encode()), beside) is not None
