"""Object types: named types of objects in, whether they are interfaces out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Export, Function, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MAPPED = re.compile(rb"\{\s*(?:[+-]?readonly\s+)?\[\s*\w+\s+in\s")
"""How a type begins that is made from the names of another; no interface can say that."""

DECLARES = re.compile(rb"\bdeclare\s+(?:module|global)\b")


class ObjectTypeForm(Detector):
    """Is the type of an object an interface or an alias?

    Both name its properties. Only what could be either is asked: no unions, no interfaces that extend others or hold
    methods, no aliases on one line, which are short as no interface is. The props of components are asked by
    themselves.
    """

    id = "types/object-type-form"
    tier = "listed"
    needs = (TypeDefinition, Export, Function)
    families = frozenset({"typescript"})
    form = True
    slots = {"type of an object": "named types of objects", "type of props": "named types of props"}
    answers = {"interface": "the type is an interface", "alias": "the type is an alias: `type … = {…}`"}
    roles = ("main",)

    examples = (
        Allows(  # It adds to the one of a library.
            "declare module 'router' {\n  interface Meta {\n    cart: string;\n  }\n}",
            taught="type Row = {\n  item: string;\n};",
            language="typescript",
        ),
        Flags("type «Row» = {\n  id: string\n}", taught="interface Cart { id: string }", language="typescript"),
        Allows("type Row = { id: string }", taught="interface Cart { id: string }", language="typescript"),
        Flags("interface «RowProps» { id: string }", taught="type CartProps = {\n  id: string\n}", language="tsx"),
        Allows("type Row = Cart & { id: string }", taught="interface Cart { id: string }", language="typescript"),
        Allows("type Row = 'a' | 'b'", taught="interface Cart { id: string }", language="typescript"),
        Allows("type Row = { [K in Name]: string }", taught="interface Cart { id: string }", language="typescript"),
        Allows("interface Row extends Base {}", taught="type Cart = {\n  id: string\n}", language="typescript"),
        Allows("interface Row { save(): void }", taught="type Cart = {\n  id: string\n}", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each type that could have either."""
        contracts = {owner.span for it in file.all(Function) if (owner := file.method_of(it))}
        for it in file.all(TypeDefinition):
            if it.name is None or it.body is None or it.enum or it.bases or it.span in contracts:
                continue
            if MAPPED.match(file.source, it.body.start) or _extends_others(it.span, file):
                continue
            if not it.interface and "\n" not in it.body.of(file.source):
                continue
            slot = "type of props" if it.name.text.endswith("Props") else "type of an object"
            yield Detection(slot, "interface" if it.interface else "alias", it.name.span, token=it.name.text)


def _extends_others(it: Span, file: FileFacts) -> bool:
    """Tell whether a type stands in a declaration of a module that it adds to: only an interface can."""
    line = file.source.rfind(b"\n", 0, it.start) + 1
    return file.source[line : line + 1].isspace() and file.once(_declared, None) < line


def _declared(file: FileFacts, _: None) -> int:
    """Find where the first module is declared; behind everything where none is."""
    found = DECLARES.search(file.source)
    return found.start() if found else len(file.source)
