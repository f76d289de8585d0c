"""Neovim: the plugin in every Neovim that is here, with a real server; what a person sees and does."""

from __future__ import annotations

import os
import re
import signal

import psutil
import pytest

from drift_lsp.workspace.workspace import Workspace
from tests.editors.conftest import PLUGIN, Neovim
from tests.server.editor import FOLLOWS

SOON = 5.0
OPEN = 'local file = ... ; setup() ; vim.cmd("edit " .. file) ; to_departure() ;'


def run(nvim: Neovim, script: str) -> dict:
    said = nvim.run(script)
    assert "fault" not in said, f"{said['fault']}\n{said['told']}"
    return said


def test_departures_are_drawn_after_opening_and_after_an_edit(nvim):
    said = run(
        nvim,
        """
        local file = ...
        setup()
        vim.cmd("edit " .. file)
        local first = drawn(1)[1]
        vim.api.nvim_buf_set_text(0, 7, 29, 7, 29, { " from err" })
        drawn(0)
        vim.api.nvim_buf_set_text(0, 7, 29, 7, 38, { "" })
        local again = drawn(1)[1]
        return { source = first.source, line = first.lnum, severity = first.severity, again = again.message }
        """,
    )
    assert (said["source"], said["line"], said["severity"]) == ("drift", 7, 3)
    assert "30 of 31" in said["again"]


def test_hover_says_what_holds(nvim):
    said = run(
        nvim,
        OPEN
        + """
        vim.lsp.buf.hover()
        local shown
        until_("a window opens", function()
          for _, window in ipairs(vim.api.nvim_list_wins()) do
            if vim.api.nvim_win_get_config(window).relative ~= "" then
              local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
              shown = table.concat(lines, "\\n")
            end
          end
          return shown
        end)
        return { shown = shown }
        """,
    )
    assert "the cause is named" in said["shown"]
    assert "confidence" in said["shown"]


@pytest.mark.parametrize("command", ["Drift fix", "Drift fix-all"])
def test_a_fix_is_written(nvim, command):
    said = run(nvim, f"{OPEN} vim.cmd('{command}') ; drawn(0) ; vim.cmd('write') ; return {{ text = text() }}")
    assert said["text"].strip() == FOLLOWS.strip()


def test_everything_that_is_offered_can_be_chosen(nvim):
    said = run(nvim, f"{OPEN} will_choose('uppress') ; vim.cmd('Drift') ; drawn(0) ; return {{ text = text() }}")
    assert "drift: ignore[" in said["text"]


def test_a_suppression_has_its_reason(nvim):
    said = run(nvim, f"{OPEN} vim.cmd('Drift suppress line logged above') ; drawn(0) ; return {{ text = text() }}")
    assert "drift: ignore[errors/raise-cause] -- logged above" in said["text"]


def test_what_is_dismissed_goes_and_comes_back_when_that_is_undone(nvim, project):
    said = run(
        nvim,
        OPEN
        + """
        vim.cmd("Drift dismiss this is fine")
        drawn(0)
        until_("it is said", function() return #told > 0 end)
        vim.cmd("Drift undo 1")
        drawn(1)
        return { told = told }
        """,
    )
    assert said["told"][0].startswith("Dismissed.")
    with Workspace.open(project) as workspace:
        [decision] = [it for it in workspace.feedback() if it.action == "dismiss"]
        assert (decision.reason, decision.undone) == ("this is fine", True)


def test_what_is_known_can_be_read(nvim):
    said = run(
        nvim,
        OPEN
        + """
        vim.cmd("Drift patterns")
        until_("a list opens", function() return vim.fn.bufname() == "drift://patterns" end)
        local patterns = text()
        vim.cmd("close")
        vim.cmd("Drift scan")
        until_("the scan is told", function() return #told > 0 end)
        vim.cmd("Drift findings")
        until_("the list is filled", function() return #vim.fn.getqflist() > 0 end)
        return { patterns = patterns, row = vim.fn.getqflist()[1].lnum, told = told }
        """,
    )
    assert re.search(r"3\d of 3\d .*the cause is named", said["patterns"])
    assert said["row"] == 8
    assert said["told"][0].startswith("Drift looked at 7 files")


def test_the_status_line_counts_and_a_setting_takes_effect_at_once(nvim, project):
    (project / "drift.toml").write_text("")
    said = run(
        nvim,
        """
        local file = ...
        setup({ settings = { check = { show = "all" } } })
        vim.cmd("edit " .. file)
        to_departure()
        local line
        until_("the status line counts", function()
          line = require("drift").statusline()
          return line == "Drift 1"
        end)
        vim.cmd("enew")
        return { elsewhere = require("drift").statusline() }
        """,
    )
    assert said["elsewhere"] == ""


def test_what_is_looked_at_can_be_switched(nvim):
    said = run(
        nvim,
        OPEN
        + """
        vim.cmd("Drift show changed")
        until_("it is said", function() return #told == 1 end)
        vim.cmd("Drift show")
        until_("it is said again", function() return #told == 2 end)
        drawn(1)
        return { told = told }
        """,
    )
    assert said["told"] == ["New code is looked at.", "All code is looked at."]


def test_a_page_tells_of_the_convention_and_support_of_the_server(nvim):
    said = run(
        nvim,
        OPEN
        + """
        vim.cmd("Drift page")
        until_("a page opens", function() return vim.bo.filetype == "markdown" end)
        local page = text()
        vim.cmd("close")
        vim.cmd("Drift support")
        until_("a report opens", function() return vim.fn.bufname() == "drift://support" end)
        local report = text()
        vim.cmd("close")
        vim.cmd("Drift log")
        until_("a log opens", function() return vim.fn.bufname():find("server.log") end)
        return { page = page, report = report }
        """,
    )
    assert "## How it is done here" in said["page"]
    assert said["report"].startswith("# Drift ")


def test_a_broken_configuration_shows_in_the_status_line_and_in_health(nvim, project):
    (project / "drift.toml").write_text('[check]\nshow = "sometimes"\n')
    said = run(
        nvim,
        """
        local file = ...
        setup()
        vim.cmd("edit " .. file)
        until_("the status line warns", function() return require("drift").statusline() == "Drift !" end)
        vim.cmd("checkhealth drift")
        return { health = text() }
        """,
    )
    assert "check.show" in said["health"]


def test_health_says_what_is_right_and_what_is_missing(nvim):
    fine = run(nvim, f"{OPEN} vim.cmd('checkhealth drift') ; return {{ text = text() }}")["text"]
    assert re.search(r"OK.*Client \d+ in .*; buffers it answers: 1", fine)
    assert re.search(r"files: [67], conventions: \d", fine)
    script = """
        setup({ cmd = { "no-such-program" } })
        vim.cmd("checkhealth drift")
        return { text = text(), told = told }
    """
    broken = run(nvim, script)
    assert "ERROR" in broken["text"]
    assert "There is no program no-such-program." in broken["text"]
    assert "pip install" in broken["told"][0]


def test_the_server_can_be_started_anew(nvim):
    run(
        nvim,
        OPEN
        + """
        local before = require("drift.client").all()[1].id
        vim.cmd("Drift restart")
        until_("another answers", function()
          local now = require("drift.client").of(0)
          return now and now.id ~= before
        end)
        drawn(1)
        return { told = told }
        """,
    )


def test_a_wrong_word_is_answered(nvim):
    said = run(
        nvim,
        OPEN
        + """
        vim.cmd("Drift dance")
        vim.cmd("Drift show nothing")
        until_("it is said", function() return #told > 1 end)
        return { told = told }
        """,
    )
    assert said["told"][0].startswith("Drift knows no dance. It knows: actions, approve")
    assert "changed, all" in said["told"][1]


def test_enabling_it_is_enough_where_neovim_knows_configurations(nvim):
    if not run(nvim, "return { new = vim.fn.has('nvim-0.11') == 1 }")["new"]:
        pytest.skip("this Neovim is older than 0.11")
    enable = 'vim.lsp.config("drift", { cmd = vim.fn.json_decode(vim.env.DRIFT_COMMAND) }) ; vim.lsp.enable("drift")'
    script = OPEN.replace("setup()", enable) + ' vim.cmd("Drift fix") ; drawn(0)'
    assert run(nvim, f"{script} ; return {{ text = text() }}")["text"].strip() == FOLLOWS.strip()


@pytest.mark.parametrize("snippet", ["0.11", "0.7"])
def test_the_snippet_of_the_readme_is_enough(nvim, snippet):
    text = (PLUGIN.parent / "README.md").read_text()
    [body] = re.findall(rf"^## Neovim {re.escape(snippet)}\b.*?```lua\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    assert '{ "drift-lsp" }' in body
    if snippet == "0.11" and not run(nvim, "return { new = vim.fn.has('nvim-0.11') == 1 }")["new"]:
        pytest.skip("this Neovim is older than 0.11")
    body = body.replace('{ "drift-lsp" }', "vim.fn.json_decode(vim.env.DRIFT_COMMAND)")
    assert (
        run(nvim, f'local file = ... ; {body} vim.cmd("edit " .. file) ; return {{ count = #drawn(1) }}')["count"] == 1
    )


@pytest.mark.parametrize("how", ["left", "killed"])
def test_the_server_ends_with_the_editor(nvim, tmp_path, how):
    go = tmp_path / "go"
    wait = f"vim.wait(60000, function() return vim.loop.fs_stat('{go}') end, 20)"
    editor = nvim.start(f'{OPEN} io.stdout:write("ready\\n") ; io.stdout:flush() ; {wait} return {{}}')
    try:
        while "ready" not in (line := editor.stdout.readline()):
            assert line, editor.stderr.read()
        family = psutil.Process(editor.pid).children(recursive=True)
        assert any("drift_lsp" in it.cmdline() for it in family)
        if how == "killed":
            os.kill(editor.pid, signal.SIGKILL)
        else:
            go.touch()
        _, alive = psutil.wait_procs(family, timeout=SOON)
        assert [it for it in alive if it.status() != psutil.STATUS_ZOMBIE] == []
    finally:
        editor.kill()
        editor.communicate()


def test_every_command_of_the_plugin_is_in_its_help():
    help_ = (PLUGIN / "doc" / "drift.txt").read_text()
    names = set(
        re.findall(r"^  (?:\[\"([\w-]+)\"\]|(\w+)) = \{", (PLUGIN / "lua/drift/commands.lua").read_text(), re.M)
    )
    told = set(re.findall(r"^:Drift ([\w-]+)", help_, re.M))
    assert {one or other for one, other in names} - {"actions"} == told
