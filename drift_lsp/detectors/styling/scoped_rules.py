"""Scoped rules: blocks of style in components in, whether they hold for their component alone out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Style
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

EVERYWHERE = re.compile(
    rb":root\b|:global\b|(?m:^\s*(?:html|body|\*|@import|@use|@tailwind|@font-face|@layer)\b)|@apply\s|-(?:enter|leave)-"
)
"""Rules that are meant for the page as a whole, or for what is put elsewhere in it."""

ELSEWHERE = re.compile(rb"(?m)^<style\b(?P<said>[^<>]*)/>")
"""A block whose rules lie in a file of their own."""

SAID = re.compile(rb"\s(?:scoped|module)\b")

ROOT = re.compile(r"(?i)(?:app|layout\w*|index)\.\w+|\w*layout\.\w+")
"""Components around all others; what they say of the page holds for all of it."""


class ScopedRules(Detector):
    """Do the styles of a component hold for it alone?

    A rule in `<style scoped>` stays with its component; any other one holds for the whole page, and changes what happens
    to be called alike.
    """

    id = "styling/scoped-rules"
    needs = (Style,)
    beyond = True
    tier = "throughout"
    slots = {"style of a component": "blocks of style in components"}
    answers = {"scoped": "its rules hold for the component alone", "open": "its rules hold for the whole page"}
    conventions = frozenset({"scoped"})

    examples = (
        Flags(
            "<template><b class='row' /></template>«<style>».row { color: red }</style>",
            taught="<template><b class='cart' /></template><style scoped>.cart { color: red }</style>",
            language="vue",
        ),
        Allows(
            "<template><b class='row' /></template><style>\nbody { color: red }</style>",
            taught="<template><b class='cart' /></template><style scoped>.cart { color: red }</style>",
            language="vue",
        ),
        Flags(
            "<template><b class='row' /></template>\n«<style src='./row.css' />»",
            taught="<template><b class='cart' /></template>\n<style scoped src='./cart.css' />",
            language="vue",
        ),
        Allows(  # The two are told apart.
            "<style>.row { color: red }</style><style scoped>.cart { color: red }</style>",
            taught="<template><b class='cart' /></template><style scoped>.cart { color: red }</style>",
            language="vue",
        ),
        Allows(
            "<template><b class='row' /></template><style>.row { color: red }</style>",
            taught="<template><b class='cart' /></template><style scoped>.cart { color: red }</style>",
            language="vue",
            path="src/App.vue",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each block whether it is scoped."""
        blocks = file.all(Style)
        apart = any(it.scoped for it in blocks)
        for it in blocks:
            inside = it.content or it.span
            if not it.scoped and (
                apart or ROOT.fullmatch(basename(file.path)) or EVERYWHERE.search(file.source, inside.start, inside.end)
            ):
                continue
            span = Span(it.span.start, it.content.start if it.content else it.span.end)
            yield Detection("style of a component", "scoped" if it.scoped else "open", span)
        if not ROOT.fullmatch(basename(file.path)):
            for found in file.search(ELSEWHERE):
                choice = "scoped" if SAID.search(found["said"]) else "open"
                yield Detection("style of a component", choice, first_line(file.source, Span(*found.span())))
