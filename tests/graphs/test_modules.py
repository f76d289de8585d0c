"""Modules: whose they are, and how their imports are written."""

import pytest

from drift_lsp.facts.file import FileFacts
from drift_lsp.graphs.modules import Modules, Writing
from drift_lsp.graphs.project import Alias, Project
from drift_lsp.syntax import languages

PROJECT = Project(
    python_modules={"shop": "src", "manage": ""},
    own={"c": ("./lines", "shop")},
    package_names={"@acme/ui": "packages/ui", "tools": "packages/tools"},
    aliases=(
        Alias("web", "src/", "web/src/"),
        Alias("web", "@/", "web/src/"),
        Alias("web", "@/lib/", "web/vendor/lib/"),
        Alias("web", "@ui/", "web/src/ui/"),
        Alias("web", "@shop/", "packages/", after="/src"),
    ),
)


def modules(path):
    return Modules(FileFacts(path, languages.of(path), b"", {}), PROJECT)


@pytest.mark.parametrize(
    ("path", "module", "whose"),
    [
        ("src/shop/a.py", "os.path", "standard"),
        ("src/shop/a.py", "shop.cart", "own"),
        ("src/shop/a.py", ".cart", "own"),
        ("src/shop/a.py", "requests", "foreign"),
        ("web/src/a.ts", "node:fs", "standard"),
        ("web/src/a.ts", "react", "foreign"),
        ("web/src/a.ts", "@acme/ui/button", "own"),
        ("web/src/a.ts", "@acme/other", "foreign"),
        ("web/src/a.ts", "@/cart", "own"),
        ("api/a.ts", "@/cart", "foreign"),
        ("src/a.c", "<sys/types.h>", "standard"),
        ("src/a.c", "<vector>", "standard"),
        ("src/a.c", "<shop/cart.h>", "own"),
        ("src/a.c", "cart.h", "own"),
        ("src/a.c", "queue.h", "own"),
        ("src/a.c", "<shop.h>", "foreign"),
        ("src/a.c", "lines/line.h", "own"),
        ("src/a.c", "<lines/line.h>", "foreign"),
        ("src/a.c", "other/cart.h", "foreign"),
    ],
)
def test_a_module_belongs_to_the_language_to_others_or_to_the_project(path, module, whose):
    assert modules(path).whose(module) == whose


@pytest.mark.parametrize(
    ("path", "module", "writing"),
    [
        ("src/shop/a.py", ".", Writing("relative", 0)),
        ("src/shop/a.py", ".cart", Writing("relative", 0)),
        ("src/shop/a.py", "shop.cart", Writing("absolute", 0)),
        ("src/shop/b/a.py", "..cart", Writing("relative", 1)),
        ("src/shop/b/a.py", "shop.cart", Writing("absolute", 1)),
        ("src/shop/b/__init__.py", "shop.b.cart", Writing("absolute", 0)),
        ("src/shop/a.py", "manage", None),  # Another top, which no relative path reaches.
        ("tools/a.py", "shop.cart", None),  # A script.
        ("src/shop/a.py", "requests", None),
        ("web/src/a/b.ts", "./c", Writing("relative", 0, "@/")),
        ("web/src/a/b.ts", "../c", Writing("relative", 1, "@/")),
        ("web/src/a/b.ts", "@/a/c", Writing("alias", 0, "@/")),
        ("web/src/a/b.ts", "src/c/d", Writing("alias", 1, "@/")),
        ("web/src/a/b.ts", "../../vendor/lib/c", Writing("relative", None, "@/lib/")),
        ("web/src/ui/b.ts", "@/ui", Writing("alias", 0, "@/")),  # What is below `@ui/` is the rest.
        ("web/src/ui/b.ts", "@/ui/c", Writing("alias", 0, "@ui/")),
        ("web/src/a/b.ts", "../../../packages/cart/src/index.js", Writing("relative", None, "@shop/")),
        ("web/src/a/b.ts", "../../../packages/cart/src/c", None),  # The package does not show it.
        ("web/src/a/b.ts", "../../other/c", None),  # No alias leads there.
        ("web/src/a/b.ts", "../../../../c", None),  # Out of the project.
        ("web/src/a/b.ts", "./c.css", None),
        ("web/src/a/b.ts", "react", None),
        ("api/a.ts", "./c", None),
    ],
)
def test_an_own_module_is_written_in_one_form_where_another_was_possible(path, module, writing):
    assert modules(path).written(module) == writing


def test_a_package_is_named_without_the_folder_that_it_shows():
    assert modules("web/src/a/b.ts").respelled("../../../packages/cart/src/index.js", "alias") == "@shop/cart"
    assert modules("web/src/a/b.ts").respelled("@shop/cart", "relative") == "../../../packages/cart/src"
