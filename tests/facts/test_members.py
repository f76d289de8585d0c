"""A function is a method of the class it stands in, but not one that stands in a method."""

import pytest

from drift_lsp.facts.vocabulary import Function
from drift_lsp.testing import facts

PYTHON = """
class Cart:
    def save(self):
        def inner(): pass
def load():
    class Row:
        def keep(self): pass
"""
SHARP = "class Cart { void Save() { void Inner() { } } }"


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        (PYTHON, "python", {"save": "Cart", "inner": None, "load": None, "keep": "Row"}),
        (SHARP, "csharp", {"Save": "Cart", "Inner": None}),
    ],
)
def test_the_class_of_a_function(source, language, expected):
    file = facts(source, language)
    found = {it.name.text: owner.name.text if (owner := file.method_of(it)) else None for it in file.all(Function)}
    assert found == expected
