"""Equality: comparisons in, whether kinds count out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comparison, Function, TemplateCode
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MIXED = re.compile(
    rb"is_(?:scalar|numeric|int|string)\(|\bgetKey\(|\b(?:int|str)val\(|\b[Ll]oose(?:ly)?\b"
    rb"|//[^\n=]*(?<![\w)=!<>])[`'\" ]={2,3}[`'\" ]"
)
"""Near a comparison: whoever wrote it knows that the kinds may differ."""

CAST = re.compile(rb"\((?:int|string|float|bool)\)")
"""In the statement of a comparison: so does whoever gives one side another kind."""

CLAIMED, BEFORE = re.compile(rb"\bassert(?:True|False)\(\s*\Z"), 60
"""Stands before a comparison that a test claims."""

CONSTANT = re.compile(r"[\"']|(?:[A-Z]\w*\.)*[A-Z]\w*\Z")
"""A text that is written out, or what is called as a constant or a member of an enum."""

QUOTED = re.compile(rb"'[^'\n]*'|\"[^\"\n]*\"|`[^`]*`")
OPERATOR = re.compile(rb"(?<![=!<>])[=!]==?(?![=>])")
NULL_BEHIND = re.compile(rb"\s*(?:null|undefined)\b")
NULL_BEFORE = re.compile(rb"\b(?:null|undefined)\s*\Z")
KIND = re.compile(rb"\btypeof\s+[\w.]+\s*\Z")
"""Stands before a comparison of texts."""

ABOVE = 2
"""Lines above a comparison that are looked at."""

NEAR = 400
"""Bytes before and behind it that are looked at, at most."""


class EqualityForm(Detector):
    """Is equality asked with `===` or with `==`?

    `==` turns one side into the kind of the other first: `0 == ""` holds. Against `null` it also catches `undefined`, and
    is asked by itself.
    """

    id = "structural/equality-form"
    family_tiers = {"javascript": "throughout", "php": "throughout"}
    needs = (Comparison, Function)
    beyond = True
    form = True
    slots = {"comparison": "comparisons", "comparison with null": "comparisons with `null`"}
    answers = {"strict": "it is asked with `===` or `!==`", "loose": "it is asked with `==` or `!=`"}
    conventions = frozenset({"strict"})
    families = frozenset({"javascript", "typescript", "php"})
    strict = True
    slot_tiers = {"comparison with null": "listed"}

    examples = (
        Flags("if (row «==» 3) load()", taught="if (cart === 2) save()", language="typescript"),
        Allows(  # Whoever asks strictly where others do not has a reason.
            "if (find(row) !== false) load()", taught="if (cart == 2) save()", language="javascript"
        ),
        Flags("<?php\nif ($row «==» 3) { load(); }", taught="<?php\nif ($cart === 2) { save(); }", language="php"),
        Allows(  # The kinds may differ, and he knows.
            "<?php\nif (\n    is_scalar($row)\n    && $row == $other\n) { load(); }",
            taught="<?php\nif ($cart === 2) { save(); }",
            language="php",
        ),
        Flags(  # Another statement casts, and something else.
            "<?php\n$row = (int)$given;\nif (empty($row) «==» true) { load(); }",
            taught="<?php\nif ($cart === 2) { save(); }",
            language="php",
        ),
        Allows(
            "<?php\nif (\n    (int)$row > 2\n    || $row == $other\n) { load(); }",
            taught="<?php\nif ($cart === 2) { save(); }",
            language="php",
        ),
        Allows(
            "<?php\n$this->assertFalse($row == $other);", taught="<?php\nif ($cart === 2) { save(); }", language="php"
        ),
        Allows(
            "// `==` rather than `===`, as above it.\nif (row == other) load();",
            taught="if (cart === 2) save()",
            language="javascript",
        ),
        Allows(
            "<?php\n// Loose on purpose: forms send texts.\nif ($row == $other) { load(); }",
            taught="<?php\nif ($cart === 2) { save(); }",
            language="php",
        ),
        Allows(  # Where it matters, the same two are compared with their kinds.
            "function load(row, other) { if (typeof row === 'boolean') return row === other; return row == other }",
            taught="if (cart === 2) save()",
            language="typescript",
        ),
        Flags(
            "function load(row) { if (row.kind «==» 'b') return 1; return row.kind === 'b' }",
            taught="if (cart === 2) save()",
            language="typescript",
        ),
        Flags(
            "<template><Row v-if=\"row «==» 'b'\" /></template>",
            taught="<template><Cart>{{ cart === 2 ? 'a == b' : '' }}</Cart></template>",
            language="vue",
        ),
        Flags("{#if row «==» 3}<Row />{/if}", taught="<Cart full={cart !== 2} />", language="svelte"),
        Allows(
            "<template><Row v-if='row == null' /></template>",
            taught="<template><Cart v-if='cart === 2' /></template>",
            language="vue",
        ),
        Allows("if (row == null) load()", taught="if (cart === 2) save()", language="typescript"),
        Allows("if (typeof row == 'string') load()", taught="if (cart === 2) save()", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the operator of each comparison."""
        strictly = {
            _compared(it, file)
            for it in file.all(Comparison)
            if it.operator and it.left and it.right and it.operator.text in ("===", "!==")
        }
        for it in file.all(Comparison):
            if it.operator is None or it.left is None or it.operator.text not in ("==", "!=", "===", "!=="):
                continue
            strict = len(it.operator.text) > 2
            # Both sides are texts here, and nothing is turned into anything.
            if not strict and file.source.startswith(b"typeof ", it.left.start):
                continue
            if not strict and it.right and not _is_plain(it, file) and _compared(it, file) in strictly:
                continue  # The same two are told apart strictly elsewhere, so here it is meant.
            if not strict and CLAIMED.search(file.source, max(0, it.span.start - BEFORE), it.span.start):
                continue  # Whether the claim is made in other words is asked by itself.
            if not strict and _may_differ(it.left.start, file):
                continue
            slot = "comparison with null" if it.null else "comparison"
            yield Detection(slot, "strict" if strict else "loose", it.operator.span)
        yield from _in_templates(file)


def _is_plain(it: Comparison, file: FileFacts) -> bool:
    """Tell whether a text that is written out, a constant or a size is compared: it has one kind, whoever asks."""
    assert it.left
    assert it.right
    sides = (it.left.of(file.source), it.right.of(file.source))
    return any(CONSTANT.match(side) or side.endswith((".length", ".size")) for side in sides)


def _in_templates(file: FileFacts) -> Iterator[Detection]:
    """Look at the comparisons in expressions of a template."""
    for it in file.all(TemplateCode):
        code = file.source[it.span.start : it.span.end]
        if b"==" not in code and b"!=" not in code:
            continue
        said = QUOTED.sub(lambda text: b"_" * len(text[0]), code)
        for found in OPERATOR.finditer(said):
            if KIND.search(said, 0, found.start()):
                continue
            null = NULL_BEHIND.match(said, found.end()) or NULL_BEFORE.search(said, 0, found.start())
            slot = "comparison with null" if null else "comparison"
            span = Span(it.span.start + found.start(), it.span.start + found.end())
            yield Detection(slot, "strict" if span.size > 2 else "loose", span)


def _compared(it: Comparison, file: FileFacts) -> tuple[str, str, Span | None]:
    """Tell what is compared with what, and in which function."""
    assert it.left
    assert it.right
    around = file.enclosing(it.span, Function)
    return it.left.of(file.source), it.right.of(file.source), around.span if around else None


def _may_differ(at: int, file: FileFacts) -> bool:
    """Tell whether a comparison, or a line right above it, says that the kinds of both sides may differ."""
    row = file.lines.row(at)
    above, end = file.lines.span(max(0, row - ABOVE)).start, file.lines.span(row).end
    # A machine writes lines of a million bytes, with thousands of comparisons in them.
    first, last = max(above, at - NEAR), min(end, at + NEAR)
    statement = max(first, file.source.rfind(b";", first, at))
    return (CAST.search(file.source, statement, last) or MIXED.search(file.source, first, last)) is not None
