"""Attributes: what elements are told in, how a truth and a text are written out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

BRACED = re.compile(r"""\{\s*(?P<text>"[^"'\\{}<>&\n]*"|'[^"'\\{}<>&\n]*')\s*\}""")
"""A text in braces that could stand without them."""

LONGEST = 100
"""Bytes of a value beyond which its braces are no matter of form."""

TRUE, TEXT = "attribute that is true", "attribute with a text"


class AttributeForm(Detector):
    """Are an attribute that is true and one that is a text written the short way?

    `wide` means `wide={true}`, and `kind="row"` means `kind={"row"}`.
    """

    id = "components/attribute-form"
    needs = (Attribute, Function)
    tier = "throughout"
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
        Allows(  # The file writes this one so each time.
            "const Row = () => <ul><Cart to={'a'} /><Cart to={'b'} /></ul>",
            taught="const List = () => <Row kind='cart' />",
            language="tsx",
        ),
        Flags(
            "const Row = () => <ul><Cart to=«{'a'}» /><Cart to=«{'b'}» /><Cart to='c' /></ul>",
            taught="const List = () => <Row kind='cart' />",
            fixed='const Row = () => <ul><Cart to="a" /><Cart to="b" /><Cart to=\'c\' /></ul>',
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
            elif longer := _longer(it, file):
                token = _token(it, file)
                free = Freedom.UNASKED if token in file.once(_ways, None) else Freedom.FREE
                yield Detection(*longer, it.span if longer[0] == TRUE else it.value, free, token)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Take away what need not be written."""
        if expected == "short" and at.of(file.source).endswith("={true}"):
            yield Edit(Span(at.end - len("={true}"), at.end), "")
        elif expected == "plain" and (match := BRACED.fullmatch(at.of(file.source))):
            yield Edit(at, f'"{match["text"][1:-1]}"')


def _longer(it: Attribute, file: FileFacts) -> tuple[str, str] | None:
    """Tell what is asked of an attribute that is written at length, and how it is; None where it has to be."""
    if it.value is None or not file.source.startswith(b"{", it.value.start) or it.value.size >= LONGEST:
        return None
    said = it.value.of(file.source)
    return (TRUE, "long") if said == "{true}" else (TEXT, "braces") if BRACED.fullmatch(said) else None


def _ways(file: FileFacts, _: None) -> frozenset[str]:
    """Name the attributes of components that a file writes at length again and again, and never otherwise."""
    made = Counter(_token(it, file) for it in file.all(Attribute) if _longer(it, file))
    often = {token for token, times in made.items() if token and times > 1}
    names = {token.partition(" ")[2] for token in often}
    named = (it for it in file.all(Attribute) if it.name and it.name.text in names)
    return frozenset(often - {_token(it, file) for it in named if it.value is None or it.literal})


def _token(it: Attribute, file: FileFacts) -> str:
    """Name an attribute and the component it is one of, which may be told so by others, too; not of what all use."""
    element = file.enclosing(it.span, Element)
    if element is None or element.name is None or it.name is None or not element.name.text[:1].isupper():
        return ""
    return "" if it.name.text in ("class", "className") else f"{element.name.text} {it.name.text}"
