"""Places of exports: named exports in, whether they stand at what is exported out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Export, Function, Named, Script, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

LIST = (b"export {", b"export{")
COMMENTED = re.compile(rb"(?:\*/|//[^\n]*)[ \t]*\r?\n\Z")
"""Stands directly above."""


class ExportPlace(Detector):
    """Is a name exported where it is defined, or in a list?

    At the definition one sees that others use it; a list shows all that a file offers.
    """

    id = "structural/export-place"
    needs = (Export,)
    slots = {"named export": "named exports"}
    answers = {"definition": "the name is exported where it is defined", "list": "the name is exported in a list"}
    tier = "listed"
    family_tiers = {"typescript": "throughout"}
    strict = True
    reasoned = True
    roles = ("main",)
    families = frozenset({"javascript", "typescript"})

    examples = (
        Flags("function load() {}\n«export {» load }", taught="export function save() {}", language="typescript"),
        Flags("«export» function load() {}", taught="function save() {}\nexport { save }", language="javascript"),
        Allows("export { load } from './row'", taught="export function save() {}", language="typescript"),
        Allows(
            "import { load } from './row'\nexport { load }", taught="export function save() {}", language="typescript"
        ),
        Allows(
            "import { load, drop } from './row'\nfunction sum() {}\nexport { load, drop, sum }",
            taught="export function save() {}",
            language="typescript",
        ),
        Allows(
            "function load() {}\n// So that nobody sees its comments.\nexport { load }",
            taught="export function save() {}",
            language="typescript",
        ),
        Allows(  # It is offered in another form, too.
            "const Row = () => 1\nexport { Row }\nexport default memo(Row)",
            taught="export function save() {}",
            language="typescript",
        ),
        Allows("export default load", taught="export function save() {}", language="typescript"),
        Allows("module.exports = load", taught="export function save() {}", language="javascript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each named export of the file's own things stands."""
        if file.all(Script):
            return
        own: list[Named | Assignment] = [
            *file.all(Function),
            *file.all(Class),
            *file.all(TypeDefinition),
            *file.all(Assignment),
        ]
        defined = {it.name.text for it in own if it.name}
        default = " ".join(first_line(file.source, it.span).of(file.source) for it in file.all(Export) if it.default)
        for it in file.all(Export):
            if it.default or it.source or not it.names or not file.source.startswith(b"export", it.span.start):
                continue
            listed = file.source.startswith(LIST, it.span.start)
            # A list that gathers what others define cannot stand anywhere else.
            if not listed or 2 * sum(name.text in defined for name in it.names) > len(it.names):
                end = it.span.start + (len("export {") if listed else len("export"))
                choice, free = ("list" if listed else "definition"), Freedom.FREE
                if listed and COMMENTED.search(file.source, max(0, it.span.start - 200), it.span.start):
                    free = Freedom.UNASKED  # Somebody says why.
                if listed and any(re.search(rf"\b{re.escape(name.text)}\b", default) for name in it.names):
                    free = Freedom.UNASKED  # It stands beside what the default makes of it.
                yield Detection("named export", choice, Span(it.span.start, end), free)
