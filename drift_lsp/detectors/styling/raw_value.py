"""Raw values: colours, spaces and layers of styles in, whether they come from the project's scale out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

CLASSES = frozenset({"class", "className"})
_COLOURED = r"(?<![\w-])(?:bg|text|border|ring|fill|stroke|from|via|to|divide|outline|decoration|accent|caret|shadow)"
_NO_COLOUR = (
    r"(?:xs|sm|base|lg|xl|\d\w*|left|center|right|justify|start|end|top|bottom|wrap|nowrap|balance|pretty|ellipsis|clip"
    r"|none|[xytrbles]\b|collapse|separate|dashed|dotted|solid|double|hidden|clip|cover|contain|fixed|local|scroll"
    r"|repeat|no|gradient|blend|opacity|origin|offset|inset|inner|inherit|md|auto|wavy|[a-z]+-\d\b)"
)
FORMS = (
    (
        "colour in classes",
        re.compile(rf"{_COLOURED}-\[(?:#[0-9a-fA-F]{{3,8}}|(?:rgb|hsl)a?\()"),
        re.compile(rf"{_COLOURED}-(?!{_NO_COLOUR}(?![a-z]))[a-z]"),
    ),
    (
        "spacing in classes",
        re.compile(r"(?<![\w-])(?:[pm][xytrbl]?|gap(?:-[xy])?|space-[xy]|text)-\[-?[\d.]+(?:px|rem|em)\]"),
        re.compile(
            r"(?<![\w-])(?:[pm][xytrbl]?|gap(?:-[xy])?|space-[xy])-(?:\d[\d.]*|px|xs|sm|md|[2-9]?xl|lg)\b"
            r"|(?<![\w-])text-(?:xs|sm|base|lg|[2-9]?xl)\b"
        ),
    ),
    ("layer in classes", re.compile(r"(?<![\w-])z-\[\d+\]"), re.compile(r"(?<![\w-])z-\w")),
)
"""Slot, what is written out, what comes from the scale."""

COLOUR = re.compile(
    rb"\b(?:color|background(?:Color)?|borderColor|fill|stroke)\s*:\s*(?:(?P<raw>[\"'`](?:#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\("
    rb"[\d\s.,%]+\))[\"'`])|[\"'`]?(?:var\(--|theme|tokens?\b|colou?rs?\b|palette|vars\b))"
)

COLOURS = re.compile(r"(?:[\w-]*[cC]olor|fill|stroke)")
"""Attributes that are a colour."""

WRITTEN = re.compile(
    r"[\"'`{]*(?:(?P<raw>#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\([\d\s.,%]+\))|var\(--|\w*([tT]heme|[cC]olou?rs?)\.)"
)
"""A colour that is written out, or one of a scale."""

TAUGHT = "const Keep = () => <p className='bg-primary p-4 z-10' />"


class RawValue(Detector):
    """Do colours, spaces and layers come from the project's scale?

    What comes from the scale follows when it changes, and fits with what stands beside it. `bg-[#1a2b3c]` and `p-[13px]` do
    neither.
    """

    id = "styling/raw-value"
    needs = (Element, Attribute)
    slots = {
        "colour in classes": "lists of classes with a colour",
        "spacing in classes": "lists of classes with a space or a size of text",
        "layer in classes": "lists of classes with a layer",
        "colour of a style": "colours of styles",
        "colour of an attribute": "colours that an element is given",
    }
    answers = {"scale": "it comes from the project's scale", "raw": "it is written out"}
    conventions = frozenset({"scale"})
    tier = "listed"
    strict = True
    roles = ("main",)
    local = True

    examples = (
        Flags("const Row = () => <p className=«'bg-[#1a2b3c]'» />", taught=TAUGHT, language="tsx"),
        Flags("const Row = () => <p className=«'p-[13px]'» />", taught=TAUGHT, language="tsx"),
        Flags("const Row = () => <p className=«'z-[999]'» />", taught=TAUGHT, language="javascript"),
        Flags(
            "const Row = () => <p style={{ color: «'#1a2b3c'» }} />",
            taught="const Keep = () => <p style={{ color: theme.primary }} />",
            language="tsx",
        ),
        Flags(
            "<template><Row icon-color='«#1a2b3c»' /></template>",
            taught="<template><Cart color='var(--primary)' /></template>",
            language="vue",
        ),
        Allows("const Row = () => <Row color='red' />", taught="const C = () => <C color='var(--a)' />", language="tsx"),
        Allows("const Row = () => <p className='bg-blue-500 text-sm z-20 w-1/2' />", taught=TAUGHT, language="tsx"),
        Allows("const Row = () => <p className='w-[13px]' />", taught=TAUGHT, language="tsx"),  # No scale has them all.
        Allows("const Row = () => <p style={{ color: '#1a2b3c' }} />", taught=TAUGHT, language="tsx"),
    )  # fmt: skip

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each list of classes and each style where its values come from."""
        for it in file.all(Attribute):
            if it.literal and it.value and it.name and it.name.text in CLASSES:
                said = it.value.of(file.source)
                for slot, raw, scale in FORMS:
                    if written := raw.search(said):
                        # What stands in several files is a scale of its own.
                        yield Detection(slot, "raw", it.value, token=said[written.start() :].split()[0].strip("\"'`"))
                    elif scale.search(said):
                        yield Detection(slot, "scale", it.value)
            elif it.value and it.name and it.name.text == "style":
                for found in COLOUR.finditer(file.source, it.value.start, it.value.end):
                    place = Span(*found.span("raw" if found["raw"] else 0))
                    yield Detection("colour of a style", "raw" if found["raw"] else "scale", place)
            elif (
                it.value
                and it.name
                and COLOURS.fullmatch(it.name.text)
                and (written := WRITTEN.match(it.value.of(file.source)))
            ):
                choice = "raw" if written["raw"] else "scale"
                yield Detection("colour of an attribute", choice, it.value, token=written["raw"] or "")
