"""Filed: the name of a file in, how files of its kind are called out: `*Service.java`, `*/views.py`."""

from __future__ import annotations

from functools import lru_cache

from drift_lsp.facts.casing import words

ENTRIES = frozenset({"__init__", "__main__", "index", "lib", "main", "mod"})
"""Names of files that stand for the folder they lie in."""


@lru_cache(maxsize=1 << 12)
def called(name: str) -> str:
    """Tell how the files are called that are called like this one, wherever they lie."""
    stem, *endings = name.split(".")
    parts = words(stem)
    if len(endings) > 1:
        return f"*.{'.'.join(endings)}"
    return f"*{stem[-len(parts[-1]) :]}.{'.'.join(endings)}" if len(parts) > 1 else f"*/{name}"
