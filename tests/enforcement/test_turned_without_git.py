"""Turned without git: what a file was counted with at the first scan tells that one of its lines was turned away."""

import pytest

from drift_lsp.workspace.workspace import Workspace
from tests.enforcement.test_turned import CART, FILES, TURNED, bare, catch

ONLY = "shop/cart.py"


@pytest.fixture
def folder(tmp_path):
    for path, content in (FILES | CART).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content)
    return tmp_path


def said(found):
    return [(it.path, it.row, it.detector) for it in found if not it.hidden and it.tier != "listed"]


def test_a_line_that_is_turned_is_told_by_every_check_after_it(folder):
    with Workspace.open(folder) as workspace:
        assert workspace.check().violations == ()
        (folder / ONLY).write_text(TURNED[ONLY])
        (found,) = workspace.check().violations
    assert said([found]) == [(ONLY, 11, "errors/bare-catch")]
    assert found.message.endswith("At the first scan, one more place of this file did so.")
    with Workspace.open(folder) as again:
        assert said(again.check().violations) == said([found])
        (folder / ONLY).write_text(CART[ONLY])
        assert again.check().violations == ()


def test_it_is_told_while_somebody_types_and_once_saved(folder):
    with Workspace.open(folder) as workspace:
        workspace.scan()
        assert said(workspace.judge(ONLY, TURNED[ONLY].encode()).shown) == [(ONLY, 11, "errors/bare-catch")]
        (folder / ONLY).write_text(TURNED[ONLY])
        workspace.check()
        assert said(workspace.judge(ONLY, TURNED[ONLY].encode()).shown) == [(ONLY, 11, "errors/bare-catch")]
        assert said(workspace.judge(ONLY, CART[ONLY].encode()).shown) == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(CART[ONLY] + bare("any"), id="new code"),
        pytest.param(bare("first") + bare("last", -1) + bare("next", 1), id="turned at several places"),
        pytest.param(catch("first") + bare("last", -1) + bare("next", 1) + catch("any"), id="moved"),
    ],
)
def test_nothing_is_told_of(folder, content):
    with Workspace.open(folder) as workspace:
        workspace.check()
        (folder / ONLY).write_text(content)
        assert said(workspace.check().violations) == []


def test_a_new_file_is_none_that_was_turned(folder):
    with Workspace.open(folder) as workspace:
        workspace.check()
        (folder / "shop/other.py").write_text(TURNED[ONLY])
        assert said(workspace.check().violations) == []
