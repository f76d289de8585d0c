"""Annotations: a module and a place in, whether the interpreter evaluates what is annotated there out.

Where it does not, an old interpreter takes new forms as well.
"""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.text import Span

_OWN_PYTHON = re.compile(rb"^# /// script\r?$(?:\r?\n#[^\r\n]*)*?\r?\n# requires-python\b", re.MULTILINE)

_FUTURE = re.compile(rb"^from __future__ import [^\n]*\bannotations\b", re.MULTILINE)


def is_evaluated(file: FileFacts, at: Span) -> bool:
    """Tell whether an annotation is evaluated: not where the module asks for it, nor of what is local to a function.

    What stands above a class or a function, or a base, may read its annotations all the same.
    """
    function, owner = file.enclosing(at, Function), file.enclosing(at, Class)
    if owner and (function is None or owner.span in function.span):
        return not _is_postponed(file.source) or bool(owner.bases or file.decorators(owner))
    if function and function.body and at in function.body:
        return False
    return not _is_postponed(file.source) or bool(function and file.decorators(function))


def has_own_python(file: FileFacts, _: None) -> bool:
    """Tell whether a script says which Python runs it, whichever the project is written for."""
    return b"# /// script" in file.source and _OWN_PYTHON.search(file.source) is not None


def _is_postponed(source: bytes) -> bool:
    return b"__future__" in source and _FUTURE.search(source) is not None
