"""File rules: comments in which other tools are told what not to ask in a file, which questions of ours that are, out.

`/* eslint jsdoc/require-jsdoc: "off" */`, `/* eslint-disable no-console */` with nothing that enables it again,
`# pylint: disable=invalid-name` at the margin, Rust's `#[allow(non_snake_case)]` and `# ruff: noqa: N818` name a rule
that asks what a question of ours asks, `# isort: skip_file` all of its tool. They hold from where they stand, those of
ruff and flake8 everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from drift_lsp.detectors.survey import Directive
from drift_lsp.enforcement.linter_rules import PYTHON, RUST, SCRIPT, asked
from drift_lsp.text import Lines


class Unasked(msgspec.Struct, frozen=True):
    """A question that is not asked from a row on."""

    detector: str
    slot: str
    """What the slots of which it speaks begin with."""

    row: int


_OFF = re.compile(r"([\w@/-]+)\s*:\s*(?:\[\s*)?[\"']?(?:off|0)\b")
_SET = re.compile(r"/\*\s*eslint\s+(?![\w-]*disable)")
_DISABLED = re.compile(r"/\*\s*(?:eslint|oxlint)-disable\s+([\w@/, -]+)")
_ENABLED = re.compile(r"(?:eslint|oxlint)-enable\b")
_PYLINT = re.compile(r"#\s*pylint:\s*disable\s*=\s*([\w, -]+)")
_ALLOWED = re.compile(r"\s*#!?\[allow\((\w+)\)\]")
_UNSORTED = re.compile(r"#\s*isort:\s*skip_file\b")
_CODES = re.compile(r"#\s*(?:ruff|flake8):\s*noqa:\s*([A-Z\d, ]+)")


def unasked(directives: Iterable[Directive], source: bytes, lines: Lines) -> Iterator[Unasked]:
    """List the questions that the comments of a file switch off by the names of others."""
    known = list(directives)
    open_ended = not any(_ENABLED.search(it.text) for it in known)
    for it in known:
        group, rules, row = SCRIPT, "", lines.row(it.start)
        if _SET.match(it.text):
            rules = " ".join(_OFF.findall(it.text))
        elif (found := _DISABLED.match(it.text)) and open_ended:
            rules = found[1].partition(" -- ")[0]
        elif (found := _PYLINT.match(it.text)) and it.start == lines.starts[row]:
            group, rules = PYTHON, found[1]
        elif found := _ALLOWED.match(it.text):
            group, rules = RUST, found[1]
        elif found := _CODES.match(it.text):
            group, rules, row = PYTHON, found[1], 0
        elif _UNSORTED.match(it.text):
            group, rules = PYTHON, "I001"
        for rule in re.split(r"[,\s]+", rules):
            for detector, slot in asked(group, rule.rpartition("/")[2]):
                yield Unasked(detector, slot, row)
