"""Places of `require`: modules that are loaded by it in, whether a function loads them out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Import, Lambda
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line


class RequirePlace(Detector):
    """Are modules required at the top, or where they are used?

    At the top a reader sees what a file needs; inside of a function a module is loaded late, which may be meant.
    """

    id = "structural/require-place"
    needs = (Import, Function)
    slots = {"required module": "modules that are loaded with `require`"}
    answers = {"top": "it is loaded at the top of the file", "inside": "a function loads it"}
    conventions = frozenset({"top"})
    tier = "listed"
    reasoned = True
    roles = ("main",)
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            "function load() { return «require('row')»() }",
            taught="const cart = require('cart');\nfunction save() { return cart() }",
            language="javascript",
        ),
        Flags(
            "function load() { return «require('row')»() }",
            taught="const cart = require('cart');\nfunction save() { return cart() }",
            language="typescript",
        ),
        Allows(
            "function load() { return import('row') }",
            taught="const cart = require('cart');\nfunction save() { return cart() }",
            language="javascript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such module where it is loaded."""
        for it in file.all(Import):
            if it.dynamic and it.module and file.source.startswith(b"require(", it.span.start):
                inside = file.enclosing(it.span, Function) or file.enclosing(it.span, Lambda)
                choice = "inside" if inside else "top"
                yield Detection("required module", choice, first_line(file.source, it.span), token=it.module.text)
