"""Headers: a file in, whether C and C++ both read it out."""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts

_BOTH = re.compile(rb"^[ \t]*#[ \t]*if.*\b__cplusplus\b", re.MULTILINE)


def is_for_both(file: FileFacts, _: None) -> bool:
    """Tell whether a part of a file is there for C++ only, or for C only."""
    return b"__cplusplus" in file.source and _BOTH.search(file.source) is not None
