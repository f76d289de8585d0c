"""Inline styles: elements with a look in, whether it is written into them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import tags
from drift_lsp.facts.vocabulary import Attribute, Element, Function
from drift_lsp.graphs.project import Project

FIXED = re.compile(r"""\{?\{?(?:\s*[\w-]+\s*:\s*(?:"[^"]*"|'[^']*'|-?[\d.]+|[\w#%.() -]+)\s*[,;]?)+\s*\}?\}?""")
"""Values that are all written out: nothing is computed."""

FIGURES = re.compile(r"""\{\{(?:\s*\w+\s*:\s*(?:"[^"]*"|'[^']*'|-?[\d.]+)\s*,?)+\s*\}\}""")
"""The same where all of them are figures and texts."""

BESIDE = "style beside a class"
STYLED, CLASSED = re.compile(rb"\bstyle="), re.compile(rb"\bclass(?:Name)?=")


class InlineStyle(Detector):
    """Does an element name its look, or is it written into the element?

    A class is changed in one place. What is computed has to stand in the element, and is not asked. Of styles beside a
    class a file counts once, and each of them.
    """

    id = "styling/inline-style"
    needs = (Attribute, Element, Function)
    slots = {
        "look of an element": "elements with a class or a fixed style",
        BESIDE: "files with classes, and styles beside a class",
    }
    answers = {"class": "the element names a class", "inline": "the style is written into the element"}
    conventions = frozenset({"class"})
    tier = "listed"
    roles = ("main",)

    examples = (
        Flags(
            "const Row = () => <p «style={{ color: 'red', margin: 3 }}» />",
            taught="const Cart = () => <p className='cart' />",
            language="tsx",
        ),
        Flags(
            "const Row = () => <p «style={{ margin: 3, padding: 4 }}» />",
            taught="const Cart = () => <p className='cart' />",
            language="tsx",
        ),
        Flags(
            "<template><p «style='color: red'» /></template>",
            taught="<template><p class='cart' /></template>",
            language="vue",
        ),
        Allows(
            "const Row = () => <p style={{ width: width + 3 }} />",
            taught="const Cart = () => <p className='cart' />",
            language="tsx",
        ),
        Flags(
            "const Row = () => <p className='row' «style={{ margin: 3 }}» />",
            taught="const Cart = () => <p className='cart' />",
            language="tsx",
        ),
        Allows(  # It names a class as well, and is computed.
            "const Row = () => <p className='row' style={{ width: width + 3 }} />",
            taught="const Cart = () => <p className='cart' />",
            language="tsx",
        ),
        Allows(
            "const Row = () => <Chart style={{ color: 'red' }} />",
            taught="const Cart = () => <p className='cart' />",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each element of the browser gets its look."""
        told = False
        for it in tags(file):
            style = it.attributes.get("style")
            classed = "className" in it.attributes or "class" in it.attributes
            if not it.native:
                continue
            if style and _is_fixed(style, file):
                yield Detection(BESIDE if classed else "look of an element", "inline", style.span)
            elif style is None and classed:
                yield Detection("look of an element", "class", it.span)
                if not told:
                    yield Detection(BESIDE, "class", it.span)
                told = True

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a line had a class and no style beside it."""
        return CLASSED.search(was) is not None and STYLED.search(was) is None and STYLED.search(stands) is not None


def _is_fixed(style: Attribute, file: FileFacts) -> bool:
    """Tell whether all that a style says is written out."""
    if style.value is None or style.value.size >= 300:
        return False
    said = style.value.of(file.source)
    plain = style.literal or FIGURES.fullmatch(said) or "'" in said or '"' in said
    return bool(plain and FIXED.fullmatch(said.strip("\"'")))
