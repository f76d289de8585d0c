"""The screen: what is only listed is not looked for, and what is said is the same without it."""

from __future__ import annotations

import pytest

from drift_lsp.syntax import languages
from drift_lsp.workspace.documents import Document
from drift_lsp.workspace.workspace import Workspace

KEPT = 'import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef load_{0}(path):\n    logger.info("%s", path)\n'
NEW = (
    KEPT.replace("logger =", "log =").replace("logger.info", "print(path)\n    log.info").replace("load_{0}", "loadNew")
)
SILENCED = NEW.replace("print(path)", "print(path)  # drift: ignore[logging/console-output]")


@pytest.fixture
def workspace(folder):
    folder.init().commit({"drift.toml": "", **{f"shop/load_{n}.py": KEPT.format(n) for n in range(150)}})
    with Workspace.open(folder.path) as opened:
        opened.scan()
        yield opened


def looked(workspace, text):
    look = Document(text.encode(), 0, languages.of("shop/new.py")).look()
    return workspace.judge_look("shop/new.py", look)[0]


@pytest.mark.parametrize("text", [NEW, SILENCED])
def test_what_is_said_and_what_silences_nothing_is_the_same(workspace, text):
    here, everywhere = looked(workspace, text), workspace.judge("shop/new.py", text.encode())
    assert {it.detector for it in here.shown} == {"structural/function-name-case", "logging/logger-name"}
    assert here.shown == everywhere.shown
    assert here.unused == everywhere.unused == ()
    assert [it.hidden for it in everywhere.hidden if it.detector == "logging/console-output"] == [
        "listed" if text == NEW else "suppressed"
    ]


def test_what_is_only_listed_is_not_looked_for_until_somebody_wants_it(workspace, folder):
    assert "logging/console-output" not in {it.detector for it in looked(workspace, NEW).hidden}
    pattern = next(it for it in workspace.patterns() if it.detector == "logging/console-output")
    workspace.approve(pattern.id)
    assert "logging/console-output" in {it.detector for it in looked(workspace, NEW).shown}
    workspace.undo(workspace.feedback()[0].number)
    assert "logging/console-output" not in {it.detector for it in looked(workspace, NEW).hidden}
    folder.write({"drift.toml": '[tiers]\n"logging/console-output" = "changed"\n'})
    workspace.refresh()
    assert "logging/console-output" in {it.detector for it in looked(workspace, NEW).shown}
