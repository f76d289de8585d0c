"""Types of buttons: buttons of the browser in, whether they say what they do in a form out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project


class ButtonType(Detector):
    """Does a `<button>` say its type?

    One that does not sends the form it stands in, or that somebody puts around it later.
    """

    id = "components/button-type"
    needs = (Element, Attribute)
    slots = {"button of the browser": "buttons of the browser"}
    answers = {"said": "its type is said", "missing": "nothing says its type"}
    conventions = frozenset({"said"})
    tier = "listed"
    roles = ("main",)
    examples = (
        Flags(
            "const Row = () => <«button» onClick={load}>load</button>",
            taught="const Cart = () => <button type='button'>save</button>",
            language="tsx",
        ),
        Flags(
            "<template><«button» @click='load'>load</button></template>",
            taught="<template><button type='button'>save</button></template>",
            language="vue",
        ),
        Allows(
            "const Row = (it) => <button {...it}>load</button>",
            taught="const Cart = () => <button type='button'>save</button>",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each button whether it has a type."""
        if b"<button" in file.source:
            for it in tags(file):
                if it.name == "button" and not it.element.spread:
                    yield Detection("button of the browser", "said" if "type" in it.attributes else "missing", it.span)
