"""Properties: a method in, whether a decorator makes a field of it out."""

from __future__ import annotations

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function


def is_property(it: Function, file: FileFacts) -> bool:
    """Tell whether a method is read like a field; what makes an object has the name of its class."""
    if not it.accessor or it.name is None or not any(file.decorators(it)):
        return False
    owner = file.method_of(it)
    return owner is None or owner.name is None or owner.name.text != it.name.text


def is_set(it: Function, file: FileFacts) -> bool:
    """Tell whether it is what sets such a field, or takes it away."""
    return any(one.name and one.name.text.endswith((".setter", ".deleter")) for one in file.decorators(it))
