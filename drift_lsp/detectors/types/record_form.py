"""Types of objects with any keys: such types in, which of the two ways they are written out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import RecordType, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

PLAIN = frozenset({"key", "k", "id", "name", "x", "index", "i", "prop", "property", "item"})
"""Names of keys that say no more than that they are keys."""


class RecordForm(Detector):
    """Is an object whose keys are any texts written `Record<string, Cart>` or `{ [key: string]: Cart }`?

    Both mean the same. Only the long form can name itself in what it holds, and only it says what its keys are.
    """

    id = "types/record-form"
    needs = (RecordType,)
    tier = "throughout"
    strict = True
    form = True
    slots = {"type of an object with any keys": "types of objects with any keys"}
    answers = {"record": "the type is written `Record<…>`", "index": "the type is written `{ [key: …]: … }`"}
    families = frozenset({"typescript"})

    examples = (
        Flags("let rows: «{ [key: string]: Row }»", taught="let carts: Record<string, Cart>", language="typescript"),
        Flags("let rows: «Record<string, Row>»", taught="let carts: { [id: string]: Cart }", language="typescript"),
        Allows("type Rows = { [key: string]: Rows }", taught="let carts: Record<string, Cart>", language="typescript"),
        Allows(  # The name says what the key is.
            "let rows: { [rowId: string]: Row }", taught="let carts: Record<string, Cart>", language="typescript"
        ),
        Allows("let rows: Record<Kind, Row>", taught="let carts: { [id: string]: Cart }", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each of them is written; none that holds itself."""
        for it in file.all(RecordType):
            span = first_line(file.source, it.span)
            if it.key is None:
                yield Detection("type of an object with any keys", "record", span)
                continue
            around = file.enclosing(it.span, TypeDefinition)
            if around and around.name and around.name.text in it.span.of(file.source):
                continue
            free = Freedom.FREE if it.key.text.lower() in PLAIN else Freedom.UNASKED
            yield Detection("type of an object with any keys", "index", span, free)
