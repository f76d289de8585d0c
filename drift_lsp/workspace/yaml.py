"""YAML: the text of a file of settings in, its tables, lists and texts out.

Read with a grammar, not with a loader: no tag makes an object, no anchor is followed, and what does not parse is no
value. Nobody who reads settings here needs more.
"""

from __future__ import annotations

import re
from typing import Any

import tree_sitter

_TOO_DEEP = re.compile(r"^[ \t]{100}|(?:[-?:][ \t][^\n:?-]*+){100}", re.MULTILINE)
"""The grammar keeps how far each level is indented in a room of fixed size, and writes beyond it."""

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def parse_yaml(text: str) -> Any:
    """Parse the first document of a file; None where it holds nothing. ValueError: it is nested too deeply."""
    if _TOO_DEEP.search(text):
        raise ValueError("nested too deeply")
    from tree_sitter_language_pack import get_parser

    root = get_parser("yaml").parse(text.encode()).root_node
    found = next((it for it in root.named_children if it.type == "document"), None)
    return None if found is None else _value(found)


def _value(node: tree_sitter.Node) -> Any:
    inner = [it for it in node.named_children if it.type not in ("comment", "anchor", "tag")]
    match node.type:
        case "block_mapping" | "flow_mapping":
            pairs = [(it.child_by_field_name("key"), it.child_by_field_name("value")) for it in inner]
            return {str(_value(key)): _value(value) if value else None for key, value in pairs if key}
        case "block_sequence" | "flow_sequence":
            return [_value(it) for it in inner]
        case "string_scalar" | "integer_scalar" | "boolean_scalar" | "null_scalar" | "float_scalar":
            word = _text(node)
            return int(word) if word.isdecimal() and word.isascii() else _WORDS.get(word, word)
        case "double_quote_scalar" | "single_quote_scalar":
            return _text(node)[1:-1]
        case "block_scalar":
            lines = _text(node).split("\n")[1:]
            return "\n".join(it.strip() for it in lines)
        case "ERROR":
            return None
        case _:
            return _value(inner[0]) if inner else None


def _text(node: tree_sitter.Node) -> str:
    return (node.text or b"").decode(errors="replace")
