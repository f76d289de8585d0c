"""Functions of one file: functions that no other file declares in, whether they say so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

UNNAMED = re.compile(rb"^[ \t]*namespace\s*\{", re.MULTILINE)
FOR_OTHERS = re.compile(r"\b[A-Z][A-Z0-9_]{2,}\b|__attribute__|\bextern\b|\binline\b|__declspec")
"""Before the name of a function: somebody else is told of it."""

MACRO = re.compile(rb"(?:[a-z]+\s+)?[A-Z][A-Z0-9_]{2,}")
"""The line above a function that says more of it: `SHOP_INLINE`."""

NO_TYPE = re.compile(r"\b(?:const|volatile|restrict|(?:struct|union|enum)(?=\s+\w))\b|[*\s]+")
"""Words before the name of a function besides that of its type."""

NUMBERS = re.compile(r"\b(?:unsigned|signed|long|short|int|char|float|double|void|bool)\b")

CALLED_FROM_OUTSIDE = re.compile(r"main|w?[wW]inMain|DllMain|LLVMFuzzer\w+|_\w+")


class FileFunction(Detector):
    """Does a function that only its own file uses say so?

    `static` keeps its name from others, and whoever changes it need not look around. A function that no header declares
    is meant for its file.
    """

    id = "structural/file-function"
    tier = "listed"
    local = True
    needs = (Function,)
    slots = {"function of one file": "functions that no other file declares"}
    answers = {"static": "it is `static`", "open": "it is not `static`"}
    conventions = frozenset({"static"})
    strict = True
    roles = ("main",)
    families = frozenset({"c"})
    examples = (
        Allows(
            "SHOP_INLINE\nint load(int n) { return n; }", taught="static int save(int n) { return n; }", language="c"
        ),
        Flags("int «load»(void) { return 1; }", taught="static int save(void) { return 1; }", language="c"),
        Allows(  # What the first word stands for is not seen.
            "#include <shop.h>\nshop_inline int load(void) { return 1; }\nint main(void) { return 1; }",
            taught="static int save(void) { return 1; }",
            language="c",
        ),
        Allows(
            "#include <shop.h>\nSHOP_API int load(void) { return 1; }\nint main(void) { return 1; }",
            taught="static int save(void) { return 1; }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each function that is defined at the top of a source whether it is `static`."""
        hides_otherwise = UNNAMED.search(file.source) is not None
        for it in file.all(Function):
            if it.name is None or it.body is None or it.is_abstract:
                continue
            if it.receiver or file.enclosing(it.span, Class) or (hides_otherwise and not it.is_static):
                continue  # It belongs to a class, or may be hidden by a namespace without a name.
            if it.is_static:
                yield Detection("function of one file", "static", it.name.span)
                continue
            line = file.source.rfind(b"\n", 0, it.span.start)
            above = file.source[file.source.rfind(b"\n", 0, max(line, 0)) + 1 : max(line, 0)].strip()
            if MACRO.fullmatch(above):
                continue
            before = file.source[line + 1 : it.name.span.start].decode(errors="replace")
            if (
                not FOR_OTHERS.search(before)
                and not _has_macro(before)
                and not CALLED_FROM_OUTSIDE.fullmatch(it.name.text)
            ):
                free = Freedom.UNLESS_ELSEWHERE
                yield Detection("function of one file", "open", it.name.span, free, it.name.text)


def _has_macro(before: str) -> bool:
    """Tell whether more stands before a name than one type: `shop_inline Cart *`."""
    words = [it for it in NO_TYPE.split(before) if it]
    return len(words) > 1 and not all(map(NUMBERS.fullmatch, words))
