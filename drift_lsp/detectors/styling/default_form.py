"""Defaults: what stands in for a value that is not there in, the operator that asks for it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

DEFAULT = re.compile(rb"[\w)\]] (\?\?|\|\|) (?:['\"`\[]|\{\}|\d)")
"""A value, what asks whether it is there, and a text, a list, an empty object or a number to stand in for it."""


class DefaultForm(Detector):
    """Is a missing value replaced with `??` or with `||`?

    `||` replaces an empty text, `0` and `false` too, which may be meant.
    """

    id = "styling/default-form"
    needs = (Function,)
    beyond = True
    slots = {"default": "values that are replaced where they are missing"}
    answers = {"??": "it is replaced with `??`", "||": "it is replaced with `||`"}
    conventions = frozenset({"??"})
    tier = "listed"
    form = True
    strict = True
    families = frozenset({"javascript", "typescript"})
    examples = (
        Flags(
            "function load(row) { return row.name «||» 'none' }",
            taught="function save(cart) { return cart.rows ?? [] }",
            language="typescript",
        ),
        Allows(  # Whether it is there is another question.
            "function load(row) { return row.name || row.id }",
            taught="function save(cart) { return cart.rows ?? [] }",
            language="typescript",
        ),
        Allows(
            "function load(row) { return row.name ?? 'none' }",
            taught="function save(cart) { return cart.rows || [] }",
            language="javascript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the operator before each default."""
        for found in file.search(DEFAULT):
            yield Detection("default", found[1].decode(), Span(*found.span(1)))
