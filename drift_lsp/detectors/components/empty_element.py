"""Empty elements: elements with nothing in them in, whether they close themselves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import PASCAL, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

_VOID = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(_VOID.split())
"""Elements that never hold anything."""

BLOCKS = frozenset({"script", "style", "template"})
"""Blocks of components, which are laid out as if something stood in them."""

CELL = re.compile(r"(?:^|\.|Table)(?:[tT][dh]|(?:Head(?:er)?)?Cell|Head)$")
"""How the cells of a table are called; an empty one is written like those beside it, which hold something."""

PAIRED = (".svelte",)
"""Where only a component may close itself: an element of HTML that does is read as one that begins."""


class EmptyElement(Detector):
    """Does an element with nothing in it close itself?

    `<Row />` says at once that nothing follows. In the templates of Vue and Svelte, elements of the browser are asked
    by themselves.
    """

    id = "components/empty-element"
    needs = (Element, Attribute, Function)
    slots = {"empty component": "components with nothing in them", "empty element": "elements with nothing in them"}
    strict = True
    tier = "throughout"
    answers = {"closed": "it closes itself: `<… />`", "pair": "a closing tag stands behind it: `<…></…>`"}

    examples = (
        Flags(
            "const Row = () => «<Cart wide></Cart>»",
            taught="const List = () => <Row />",
            fixed="const Row = () => <Cart wide />",
            language="tsx",
        ),
        Flags(
            "<template>«<Cart :wide='on'></Cart>»</template>",
            taught="<template><Row /></template>",
            fixed="<template><Cart :wide='on' /></template>",
            language="vue",
        ),
        Flags(
            "const Row = () => «<div></div>»",
            taught="const List = () => <p />",
            fixed="const Row = () => <div />",
            language="tsx",
        ),
        Allows("const Row = () => <Cart> </Cart>", taught="const List = () => <Row />", language="tsx"),
        Allows(  # Svelte reads `<time />` as the beginning of one.
            "<time datetime={when}></time>",
            "<script>let when;</script>\n<Row />\n<Cart />\n<svelte:self />\n<shop-item />",
            language="svelte",
            path="src/cart.svelte",
        ),
        Allows(
            "const Row = () => <tr><Table.Head>size</Table.Head><Table.Head></Table.Head></tr>",
            taught="const List = () => <Row />",
            language="tsx",
        ),
        Allows("const Row = () => <Cart>x</Cart>", taught="const List = () => <Row />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each element ends that holds nothing."""
        for it in file.all(Element):
            if it.name is None or it.name.text in VOID or it.name.text in BLOCKS:
                continue
            slot = "empty component" if PASCAL in case(it.name.text.partition(".")[0]) else "empty element"
            if slot == "empty element" and file.path.endswith(PAIRED):
                continue
            if file.source.startswith(b"/>", it.span.end - 2):
                yield Detection(slot, "closed", it.name.span)
            elif file.source.startswith((end := f"</{it.name.text}>").encode(), it.span.end):
                free = Freedom.UNASKED if CELL.search(it.name.text) else Freedom.FREE
                token = it.name.text if slot == "empty component" else ""  # Others may always write this one so.
                yield Detection(slot, "pair", Span(it.span.start, it.span.end + len(end)), free, token)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Let the opening tag close itself."""
        it = file.starting(Element, at.start)
        if expected == "closed" and it and it.span.end < at.end:
            blank = b"" if file.source[it.span.end - 2 : it.span.end - 1].isspace() else b" "
            yield Edit(Span(it.span.end - 1, at.end), f"{blank.decode()}/>")
