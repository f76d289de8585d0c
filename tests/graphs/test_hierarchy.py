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


BASES = """
package shop;
interface Row<T> { int size(int of); void put(T it); }
class Old {
    int count() { return 1; }
    private int hide() { return 1; }
    static int make() { return 1; }
    class One { int inside() { return 1; } }
}
class Rows extends Far { @Override public int save() { return 1; } }
class More extends Wide<Row> { @Override public int load(Row it) { return 1; } }
class Many extends Old implements Far { @Override public int count() { return 1; } }
"""


@pytest.mark.parametrize(
    ("bases", "signature", "replaces"),
    [
        (("Row",), "size(int)", True),
        (("Row",), "size()", False),
        (("Row",), "size(String)", False),
        (("Row",), "put(String)", True),
        (("Old",), "count()", True),
        (("Old",), "hide()", False),
        (("Old",), "make()", False),
        (("Old",), "inside()", False),
        (("Rows",), "save()", True),
        (("Unseen", "Far"), "save()", True),
        (("Wide<Item>",), "load(Item)", True),
        (("Unseen", "Far"), "count()", False),  # It may be of the other base.
        (("Unseen",), "save()", False),
    ],
)
def test_a_method_replaces_one_of_a_base_in_sight_or_one_that_others_say_they_replace(bases, signature, replaces):
    made, path = Hierarchy(PROJECT), "src/shop/Cart.java"
    made.put("src/shop/Old.java", look(BASES, "java", "src/shop/Old.java").outline)
    made.put(path, look(f"package shop; class Cart extends {bases[0]} {{ }}", "java", path).outline)
    assert made.replaces(path, "Cart", bases, signature) is replaces
    made.remove("src/shop/Old.java")
    assert not made.replaces(path, "Cart", bases, signature)
