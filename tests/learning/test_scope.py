"""Folders around a place end, whatever somebody calls a place."""

import pytest

from drift_lsp.graphs.project import Project
from drift_lsp.learning.scope import around, kin


@pytest.mark.parametrize(
    ("place", "folders"),
    [("", [""]), ("shop/carts", ["shop/carts", "shop", ""]), ("/shop", ["/shop", ""]), ("//", [""]), ("/", [""])],
)
def test_folders_around_a_place_end_with_the_project(place, folders):
    assert list(around(place)) == folders


def test_what_lies_nowhere_has_its_like_all_the_same():
    assert kin("/shop/carts/odd.py", Project()) == ("*/odd.py", "/shop")
