"""Asked for: a field in, whether a macro behind it asks for its name out.

`DECLARE_PRIVATE(Cart)` writes functions that read a field of a name that the library chose.
"""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment

DECLARES = re.compile(rb";[^\n]*\n(?:[ \t]*\n)?[ \t]*(?:[A-Z][A-Z0-9]*_)*DECLARE(?:_[A-Z0-9]+)+\(")
"""Stands behind the name of such a field: the end of its line, and a macro on the next."""


def by_macro(it: Assignment, file: FileFacts) -> bool:
    """Tell whether a macro on the next line asks for a field of this name."""
    if it.name is None or not file.language.preprocessed:
        return False
    return DECLARES.match(file.source, file.source.find(b";", it.name.span.end)) is not None
