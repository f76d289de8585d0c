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


class FunctionPrefix(Detector):
    """Does the name of a function begin with the name of its file?

    Where there are no namespaces, `Cart_add` says where it is to be found, and clashes with no other `add`. What only
    its file sees is asked by itself.
    """

    id = "structural/function-prefix"
    needs = (Function,)
    slots = {"function of a file": "functions", "static function of a file": "functions that only their file sees"}
    answers = {
        "prefixed": "the name begins with that of its file",
        "plain": "the name does not begin with that of its file",
    }
    conventions = frozenset({"prefixed"})
    families = frozenset({"c"})
    roles = ("main",)
    examples = (
        Flags(
            "int «size_of_cart»(void) { return 1; }",
            taught="int module_count(void) { return 2; }",
            language="c",
        ),
        Allows("int main(void) { return 1; }", taught="int module_count(void) { return 2; }", language="c"),
        Allows("static int size(void) { return 1; }", taught="int module_count(void) { return 2; }", language="c"),
        Allows("int Module_load(void) { return 1; }", taught="int module_count(void) { return 2; }", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function of a C file whether its name begins with that of the file."""
        stem = re.sub(r"\W|_", "", splitext(basename(file.path))[0]).lower()
        if file.language.name != "c" or len(stem) < SHORTEST:
            return
        for it in file.all(Function):
            if it.name and not it.is_abstract and it.name.text != "main":
                name = it.name.text.replace("_", "").lower()
                slot = "static function of a file" if it.is_static else "function of a file"
                yield Detection(slot, "prefixed" if name.startswith(stem) else "plain", it.name.span)
