"""Spacing of pointers: names of pointers and references in, whether the sign stands at the type or at the name out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.usual import unusual
from drift_lsp.facts.vocabulary import Assignment, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SIGN = re.compile(rb"[\w>)](?:(?P<type>[*&]+ +)|(?P<name> +[*&]+))$")
"""What stands between a type and a name; a sign between two blanks, or none, is neither."""

BRACKETS = {**dict.fromkeys(b"([{", 1), **dict.fromkeys(b")]}", -1)}
FARTHEST = 1_000

LONGEST = 24


class PointerSpacing(Detector):
    """Does the sign of a pointer stand at its type or at its name?

    `char* name` and `char *name` mean the same, and side by side they make a search for either miss the other.
    """

    id = "styling/pointer-spacing"
    needs = (Parameter, Assignment)
    form = True
    layout = True
    slots = {"pointer": "pointers and references"}
    answers = {"type": "the sign stands at the type: `char* name`", "name": "the sign stands at the name: `char *name`"}
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags("int load(char «*»name) { return 1; }", taught="int save(char* name) { return 1; }", language="c"),
        Flags("int load(char«*» name) { return 1; }", taught="int save(char *name) { return 1; }", language="c"),
        Flags("void load() { Cart«*» cart = one(); }", taught="void save() { Item *item = two(); }", language="cpp"),
        Allows("int load(char * name) { return 1; }", taught="int save(char *name) { return 1; }", language="c"),
        *(
            Allows(f"void load() {{ {code} }}", taught="void save() { Item* item = two(); }", language="cpp")
            for code in (
                "Cart *one = a(1, 2), *two = b;",
                "long *one, two;",
                "for (char *i = a, *e = b; i < e; ++i) {}",
            )
        ),
        Flags(
            "void load() { Cart «*»cart = one(1, 2); }",
            taught="void save() { Item* item = two(); }",
            language="cpp",
        ),
        Allows("void load() { Cart *one, *two; }", taught="void save() { Item* item = two(); }", language="cpp"),
        Allows("int load(const char *const name);", taught="int save(char* name) { return 1; }", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where the signs before the names of parameters and variables stand."""
        for way, span in unusual(_signs(file)):
            yield Detection("pointer", way, span)


def _signs(file: FileFacts) -> Iterator[tuple[str, Span]]:
    named: list[Parameter | Assignment] = [*file.all(Parameter), *file.all(Assignment)]
    for it in named:
        if it.name and file.source[it.name.span.start - 1 : it.name.span.start] in (b"*", b"&", b" "):
            start = max(it.span.start, it.name.span.start - LONGEST)
            before = file.source[start : it.name.span.start]
            if not before.rstrip(b" ").endswith((b"*", b"&")):
                continue
            if isinstance(it, Assignment) and _is_one_of_several(file.source, it.name.span.end):
                continue
            if sign := SIGN.search(before):
                way = "type" if sign["type"] else "name"
                begin = start + sign.start(way)
                blanks = len(sign[way]) - len(sign[way].lstrip())
                yield way, Span(begin + blanks, begin + blanks + len(sign[way].strip()))


def _is_one_of_several(source: bytes, end: int) -> bool:
    """Tell whether other names are declared behind one: each has a sign of its own."""
    depth = 0
    for it in source[end : end + FARTHEST]:
        depth += BRACKETS.get(it, 0)
        if depth < 0 or it == ord(";"):
            return False
        if it == ord(",") and not depth:
            return True
    return False
