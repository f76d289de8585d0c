"""Bindings: events, properties and slots of elements that code is tied to in, how each is written out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import PASCAL, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Binding, Element
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

WORDS = {
    ":": ("bound property", "sign"),
    "v-bind": ("bound property", "word"),
    "@": ("answered event", "sign"),
    "v-on": ("answered event", "word"),
    "#": ("filled slot", "sign"),
    "v-slot": ("filled slot", "word"),
}
DIRECTIVE = "on:"


class BindingForm(Detector):
    """Are events, properties and slots bound with a sign or with a word?

    `@click` means `v-on:click`, and `:kind` means `v-bind:kind`. In Svelte an event of the browser is answered by an
    attribute, `onclick`, or by a directive, `on:click`, as older versions do.
    """

    id = "components/binding-form"
    needs = (Binding, Element, Attribute)
    form = True
    slots = {
        "bound property": "bound properties",
        "answered event": "answered events",
        "filled slot": "filled slots",
        "event of the browser": "events of the browser",
    }
    answers = {
        "sign": "a sign says so: `@`, `:`, `#`",
        "word": "it is written out: `v-on:`, `v-bind:`, `v-slot:`",
        "attribute": "it is answered by an attribute: `onclick`",
        "directive": "it is answered by a directive: `on:click`",
    }
    older = frozenset({"directive"})

    examples = (
        Flags(
            "<template><Row «v-on:click='save' /></template>".replace("'save'", "'save'»"),
            taught="<template><Cart @click='drop' /></template>",
            language="vue",
        ),
        Flags(
            "<template><Row «v-bind:kind='kind'» /></template>",
            taught="<template><Cart :size='size' /></template>",
            language="vue",
        ),
        Flags(
            "<template><Row><b «v-slot:head» /></Row></template>",
            taught="<template><Cart><b #foot /></Cart></template>",
            language="vue",
        ),
        Flags(
            "<p «on:click={save}»>x</p>",
            taught="<p onclick={drop}>x</p>",
            language="svelte",
        ),
        Allows(  # A component may offer events of its own.
            "<Row on:click={save} />", taught="<p onclick={drop}>x</p>", language="svelte"
        ),
        Allows(  # Both cannot stand in one file.
            "<p on:click={save}>x</p><p on:click={load}>x</p>",
            taught="<p onclick={drop}>x</p>",
            language="svelte",
        ),
        Allows(  # Whoever begins with it is not called back.
            "<p onclick={save}>x</p>", taught="<p on:click={drop}>x</p>", language="svelte"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each of them is written that could be written otherwise."""
        bound = [it for it in file.all(Binding) if it.word]
        older = sum(it.word is not None and it.word.text.startswith(DIRECTIVE) for it in bound)
        for it in bound:
            assert it.word
            if known := WORDS.get(it.word.text):
                yield Detection(*known, first_line(file.source, it.span))
            elif (
                (element := file.enclosing(it.span, Element)) and element.name and PASCAL not in case(element.name.text)
            ):
                way = "directive" if it.word.text.startswith(DIRECTIVE) else "attribute"
                kept = way == "directive" and older > 1 and older == len(bound)
                span = first_line(file.source, it.span)
                yield Detection("event of the browser", way, span, Freedom.UNASKED if kept else Freedom.FREE)
