"""Parsing: source bytes in, syntax tree out. Parsing never fails."""

from __future__ import annotations

import tree_sitter

from drift_lsp.syntax import languages


def parse(source: bytes, language: languages.Language, old: tree_sitter.Tree | None = None) -> tree_sitter.Tree:
    """Parse `source`; with `old`, a tree already told of the edits, only what changed is read again."""
    parser = tree_sitter.Parser(languages.grammar(language))
    return parser.parse(source, old) if old else parser.parse(source)
