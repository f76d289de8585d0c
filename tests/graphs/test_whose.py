"""Whose a module is, where its name alone tells."""

import pytest

from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project
from drift_lsp.testing import facts

OWN = Project(own={"go": ("example.com/shop",), "rust": ("shop_core",)})


@pytest.mark.parametrize(
    ("language", "module", "whose"),
    [
        ("go", "fmt", "standard"),
        ("go", "net/http", "standard"),
        ("go", "go/ast", "standard"),
        ("go", "go.uber.org/zap", "foreign"),
        ("go", "golang.org/x/net", "foreign"),
        ("go", "example.com/shop/cart", "own"),
        ("go", "example.com/shopping", "foreign"),
        ("rust", "std::fmt", "standard"),
        ("rust", "crate::cart", "own"),
        ("rust", "super", "own"),
        ("rust", "shop_core::cart", "own"),
        ("rust", "serde", "foreign"),
    ],
)
def test_whose(language, module, whose):
    assert Modules(facts("", language), OWN).whose(module) == whose
