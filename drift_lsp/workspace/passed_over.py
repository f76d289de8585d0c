"""Passed over: settings of tools in, the folders and files that these leave out out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.enforcement.linter_rules import LEFT_OUT

_IN = re.compile(r"->\s*in\(([^()]*)\)")
_ABOVE = re.compile(r"__DIR__(?:\s*\.\s*['\"]/?([^'\"]*)['\"])?")
_NOT_IN = re.compile(r"->\s*(?:exclude|notPath)\(\s*(?:\[([^\[\]]*)\]|(['\"][^'\"]*['\"]))")
_TEXT = re.compile(r"['\"]([^'\"]*)['\"]")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*")

_PATTERN = re.compile(r"<exclude-pattern\b[^<>]*>([^<>]*)</exclude-pattern>")
_REF = re.compile(r"[^<>]*?\bref=[\"']([^\"'<>]+)[\"']")


def of_ignored(text: str) -> Iterator[str]:
    """Name the files and folders that a list of what is to be ignored holds, but for patterns."""
    for line in text.splitlines():
        path = re.sub(r"/\**(?:/\*)?$", "", line.strip()).removeprefix("/")
        if _PATH.fullmatch(path):
            yield path


def of_fixer(text: str) -> Iterator[str]:
    """Name what PHP-CS-Fixer passes over, where it is written out and no pattern."""
    roots = [root.strip("/") for found in _IN.findall(text) for root in _ABOVE.findall(found)]
    for several, one in _NOT_IN.findall(text):
        for text in _TEXT.findall(several or one):
            if _PATH.fullmatch(path := text.strip("#/")):
                yield from (f"{root}/{path}".strip("/") for root in roots or [""])


def of_sniffer(text: str) -> Iterator[tuple[str, str]]:
    """Name rules of PHP_CodeSniffer, each with what it passes over; `LEFT_OUT` with what the whole tool does."""
    first, *rules = text.split("<rule ")
    parts = [(LEFT_OUT, first)]
    for it in rules:
        inner, _, rest = it.rpartition("</rule>")
        ref = _REF.match(it)
        parts += [(ref[1] if ref else "", inner), (LEFT_OUT, rest)]
    for rule, part in parts:
        for pattern in _PATTERN.findall(part):
            path = pattern.strip().removeprefix("*/").removesuffix("*").strip("/")
            if _PATH.fullmatch(path):
                yield rule, path
                if rule.count(".") == len(["Standard", "Category", "Sniff"]):  # One message of a rule.
                    yield rule.rpartition(".")[0], path
