"""Hierarchy: what a class may have from its bases."""

import pytest

from drift_lsp.graphs.hierarchy import Hierarchy
from drift_lsp.testing import PROJECT, look

HEIR = "class Cart({}):\n    def dataReceived(self): pass\n"


@pytest.mark.parametrize(
    ("head", "base", "forced"),
    [
        ("", "Protocol", False),
        ("from typing import Protocol\n", "Protocol", False),
        ("from twisted.internet.protocol import Protocol\n", "Protocol", True),
        ("from shop.web import Handler\n", "Handler", True),
    ],
)
def test_a_base_of_a_library_may_have_any_member(head, base, forced):
    made = Hierarchy(PROJECT)
    made.put("src/shop/cart.py", look(head + HEIR.format(base), "python", "src/shop/cart.py").outline)
    assert made.inherits("src/shop/cart.py", "Cart", (base,), "dataReceived") is forced


def test_what_a_class_of_another_file_extends_is_told_by_its_last_word():
    made = Hierarchy(PROJECT)
    made.put("src/a.php", look("<?php\nnamespace A;\nclass Cart extends \\B\\Base {}\n", "php", "src/a.php").outline)
    assert made.is_extended("Base")
    assert not made.is_extended("Cart")
    made.remove("src/a.php")
    assert not made.is_extended("Base")
