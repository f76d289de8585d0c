"""Hidden functions: functions that only their source sees in, how they are hidden out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

UNNAMED, BRACE = re.compile(rb"^[ \t]*namespace\s*\{", re.MULTILINE), re.compile(rb"[{}]")
NAMED_ELSEWHERE = re.compile(rb"^[ \t]*(?:struct|class)\s+\w+(?:::\w+)+[^;{}()]*\{", re.MULTILINE)
"""A type that another one, or a namespace, has announced."""

HEADERS = (".h", ".hh", ".hpp", ".hxx", ".inl", ".ipp")


class HiddenFunction(Detector):
    """Is a function that only its own source uses `static`, or does it stand in a namespace without a name?

    Both keep its name from other sources. Where one of them is the custom, what helps a file is found in one place.
    """

    id = "structural/hidden-function"
    needs = (Function, Class)
    slots = {"hidden function": "functions that only their source sees"}
    answers = {"static": "it is `static`", "unnamed": "it stands in a namespace without a name"}
    tier = "listed"
    strict = True
    form = True
    roles = ("main",)
    languages = frozenset({"cpp"})
    examples = (
        Flags(
            "static int «load»() { return 1; }",
            taught="namespace {\nint save() { return 1; }\n}",
            language="cpp",
            path="src/cart.cc",
        ),
        Flags(
            "namespace shop {\nnamespace {\nint «load»() { return 1; }\n}\nint drop() { return 2; }\n}",
            taught="static int save() { return 1; }",
            language="cpp",
            path="src/cart.cc",
        ),
        *(
            Allows(  # It belongs to its class.
                f"{kind} {{ static int load() {{ return 1; }} }};",
                taught="namespace {\nint save() { return 1; }\n}",
                language="cpp",
                path="src/cart.cc",
            )
            for kind in ("struct Cart", "struct Shop::Cart", "class shop::Shop::Cart final : Base")
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each function is hidden, if it is."""
        if file.path.endswith(HEADERS):
            return
        unnamed, types = _blocks(file, UNNAMED), _blocks(file, NAMED_ELSEWHERE)
        for it in file.all(Function):
            if it.name is None or it.body is None or it.receiver or file.enclosing(it.span, Class):
                continue
            if any(it.span in place for place in types):
                continue
            if it.is_static:
                yield Detection("hidden function", "static", it.name.span)
            elif any(it.span in place for place in unnamed):
                yield Detection("hidden function", "unnamed", it.name.span)


def _blocks(file: FileFacts, heads: re.Pattern[bytes]) -> tuple[Span, ...]:
    """Find what stands in the braces that begin so."""
    return tuple(Span(it.end(), _end(file.source, it.end())) for it in heads.finditer(file.source))


def _end(source: bytes, at: int) -> int:
    depth = 1
    for brace in BRACE.finditer(source, at):
        depth += 1 if brace[0] == b"{" else -1
        if not depth:
            return brace.start()
    return len(source)
