"""Keys of lists: elements made for each item of a list in, those without a key out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, content, tags
from drift_lsp.facts.vocabulary import Attribute, Call, Element, Lambda, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WHOLE = frozenset({"template", "slot", "component"})
"""Elements of Vue that may leave the key to what stands in them."""


FIELDS = frozenset({"input", "select", "textarea"})


KEYED = "const Keyed = () => carts.map((cart) => <p key={cart.id} />)"
VUE = "<template><Cart v-for='cart in carts' :key='cart.id' /></template>"

KEYLESS = b"solid-js"
"""Who imports it writes elements that need no keys."""

TEXT = "text of a list"


class ListKey(Detector):
    """Does each element of a list have a key?

    By its key an element is known again when the list changes; without one, what was typed into the second row may
    show up in the first. Some frameworks do well without keys; so only projects that write them are asked.
    """

    id = "components/list-key"
    needs = (Element, Attribute)
    slots = {
        "element of a list": "elements made for each item of a list",
        TEXT: "elements with a text that are made for each item of a list",
    }
    slot_tiers = {TEXT: "listed"}
    answers = {"keyed": "it has a key", "missing": "nothing tells the element from its siblings"}
    conventions = frozenset({"keyed"})
    severity = "warning"
    roles = ("main",)

    examples = (
        Flags("const List = () => rows.map((row) => <«li»>{row.name}</li>)", taught=KEYED, language="tsx"),
        Flags(
            "const List = () => rows.map((row) => { return <«Row» row={row} />; })", taught=KEYED, language="javascript"
        ),
        Flags(
            "<template><«li» v-for='row in rows'><input v-model='row.name'></li></template>",
            taught=VUE,
            language="vue",
        ),
        Flags("<template><«Row» v-for='row in rows' :row='row' /></template>", taught=VUE, language="vue"),
        Allows("const List = () => rows.map((row) => <li key={row.id}><b>x</b></li>)", taught=KEYED, language="tsx"),
        Allows("const List = () => rows.map((row) => <li {...row} />)", taught=KEYED, language="tsx"),
        Allows("const List = () => rows.map((row) => show(<li />))", taught=KEYED, language="tsx"),
        Allows("const List = () => render(() => <li />)", taught=KEYED, language="tsx"),
        Allows("<template><li v-for='row in rows' :key='row.id' /></template>", taught=VUE, language="vue"),
        # A text has nothing that could be mixed up.
        Allows("<template><li v-for='row in rows'>{{ row.name }}</li></template>", taught=VUE, language="vue"),
        Flags(
            "<template><«li» v-for='row in rows'>{{ row.name }}</li></template>",
            taught="<template><p v-for='cart in carts' :key='cart.id'>{{ cart.name }}</p></template>",
            language="vue",
        ),
        # Presence is one-sided.
        Allows(KEYED, taught="const List = () => rows.map((row) => <li />)", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each element that stands for an item whether it has a key."""
        if KEYLESS in file.source:
            return
        made = {*_returned(file)}
        found = tags(file)
        for it in found:
            repeated = "v-for" in it.attributes and it.name not in WHOLE
            if (repeated or it.element.span.start in made) and not it.element.spread:
                slot = TEXT if repeated and not _has_state(it, found, file) else "element of a list"
                yield Detection(slot, "keyed" if "key" in it.attributes else "missing", it.span)


def _has_state(it: Tag, found: list[Tag], file: FileFacts) -> bool:
    """Tell whether something in an element could be mixed up; a text without elements in it cannot."""
    inside = content(it, file)
    return not it.native or it.name in FIELDS or any(tag.element.span in inside for tag in found)


def _returned(file: FileFacts) -> Iterator[int]:
    """Tell where the values begin that a function handed to `map` makes."""
    for call in file.all(Call):
        if call.name is None or call.name.text != "map" or call.receiver is None or len(call.arguments) != 1:
            continue
        made = file.at(Lambda, call.arguments[0])
        if made is None or made.body is None or "Children" in call.receiver.text:
            continue
        values = [made.body]
        if file.source.startswith(b"{", made.body.start):
            found = file.inside(Return, made.body)
            values = [it.value for it in found if it.value and file.enclosing(it.span, Lambda) == made]
        yield from (_begins(value, file) for value in values)


def _begins(value: Span, file: FileFacts) -> int:
    """Tell where a value begins behind parentheses and blanks."""
    at = value.start
    while file.source[at : at + 1] in (b"(", b" ", b"\n", b"\r", b"\t"):
        at += 1
    return at
