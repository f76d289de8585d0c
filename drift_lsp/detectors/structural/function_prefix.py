"""Prefixes of functions: functions in, whether their names begin with that of their file out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project

SHORTEST = 3
"""Letters of a file's name; with fewer, anything may begin so."""

OTHERS = "".join(f"int module_{name}(void) {{ return 1; }}\n" for name in ("add", "drop", "load", "save", "sort"))

FEWEST = 4
MACRO = re.compile(rb"\s*\(\s*\d")
"""Behind a name: it is a macro that stands before the function, `printflike(1, 2)`."""

SHARE = 0.9
"""More functions than so many must stand in a file, and this share of them, that the others are expected to follow."""


class FunctionPrefix(Detector):
    """Does the name of a function begin with the name of its file?

    Where there are no namespaces, `Cart_add` says where it is to be found, and clashes with no other `add`. Only files
    are asked in which nearly all others do so; what only its file sees is asked by itself.
    """

    id = "structural/function-prefix"
    needs = (Function,)
    slots = {"function of a file": "functions", "static function of a file": "functions that only their file sees"}
    answers = {
        "prefixed": "the name begins with that of its file",
        "plain": "the name does not begin with that of its file",
    }
    conventions = frozenset({"prefixed"})
    tier = "throughout"
    strict = True
    languages = frozenset({"c"})
    roles = ("main",)
    examples = (
        Flags(f"{OTHERS}int «size_of_cart»(void) {{ return 1; }}", taught=OTHERS, language="c"),
        Allows(f"{OTHERS}int main(void) {{ return 1; }}", taught=OTHERS, language="c"),
        Allows(
            f"{OTHERS}int printflike(1, 2) module_print(const char *it, ...) {{ return 1; }}",
            taught=OTHERS,
            language="c",
        ),
        Allows(f"{OTHERS}static int size(void) {{ return 1; }}", taught=OTHERS, language="c"),
        Allows(f"{OTHERS}int Module_load(void) {{ return 1; }}", taught=OTHERS, language="c"),
        Allows("int size_of_cart(void) { return 1; }", taught=OTHERS, language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function of a C file whose others do so whether its name begins with that of the file."""
        stem = re.sub(r"\W|_", "", splitext(basename(file.path))[0]).lower()
        if len(stem) < SHORTEST:
            return
        for slot in self.slots:
            static = slot.startswith("static")
            found = [
                (it.name, it.name.text.replace("_", "").lower())
                for it in file.all(Function)
                if it.name and it.name.text != "main" and not it.is_abstract and it.is_static is static
                if not MACRO.match(file.source, it.name.span.end)
            ]
            prefixed = sum(name.startswith(stem) for _, name in found)
            for written, name in found:
                follows = name.startswith(stem)
                if len(found) > FEWEST and prefixed - follows >= SHARE * (len(found) - 1):
                    yield Detection(slot, "prefixed" if follows else "plain", written.span, token=written.text)
