"""Attributes: what elements are told in, how a truth and a text are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

BRACED = re.compile(r"""\{\s*(?P<text>"[^"'\\{}<>&\n]*"|'[^"'\\{}<>&\n]*')\s*\}""")
"""A text in braces that could stand without them."""

TRUE, TEXT = "attribute that is true", "attribute with a text"


class AttributeForm(Detector):
    """Are an attribute that is true and one that is a text written the short way?

    `wide` means `wide={true}`, and `kind="row"` means `kind={"row"}`.
    """

    id = "components/attribute-form"
    needs = (Attribute, Function)
    tier = "listed"
    slots = {TRUE: "attributes that are true", TEXT: "attributes with a text"}
    answers = {
        "short": "only its name is written",
        "long": "`{true}` is written behind its name",
        "plain": "the text stands between quotes",
        "braces": "the text stands between braces",
    }
    local = True

    examples = (
        Flags(
            "const Row = () => <Cart «wide={true}» />",
            taught="const List = () => <Row small />",
            fixed="const Row = () => <Cart wide />",
            language="tsx",
        ),
        Flags(
            "const Row = () => <Cart kind=«{'row'}» />",
            taught="const List = () => <Row kind='cart' />",
            fixed='const Row = () => <Cart kind="row" />',
            language="tsx",
        ),
        Flags("const Row = () => <Cart «wide» />", taught="const List = () => <Row small={true} />", language="tsx"),
        Allows(
            "const Row = () => <Cart kind={'it\\'s'} />",
            taught="const List = () => <Row kind='cart' />",
            language="tsx",
        ),
        Allows("const Row = () => <Cart wide={on} />", taught="const List = () => <Row small />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each attribute that could have another."""
        for it in file.all(Attribute):
            if it.value is None:
                if it.name and it.name.span == it.span and file.source[it.span.end : it.span.end + 1] in b" \n/>\r\t":
                    yield Detection(TRUE, "short", it.span)
            elif it.literal:
                yield Detection(TEXT, "plain", it.value)
            elif file.source.startswith(b"{", it.value.start) and it.value.size < 100:
                said = it.value.of(file.source)
                if said == "{true}":
                    yield Detection(TRUE, "long", it.span)
                elif BRACED.fullmatch(said):
                    yield Detection(TEXT, "braces", it.value)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Take away what need not be written."""
        if expected == "short" and at.of(file.source).endswith("={true}"):
            yield Edit(Span(at.end - len("={true}"), at.end), "")
        elif expected == "plain" and (match := BRACED.fullmatch(at.of(file.source))):
            yield Edit(at, f'"{match["text"][1:-1]}"')
