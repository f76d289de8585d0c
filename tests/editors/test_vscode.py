"""VS Code's extension: what it asks exists in the server, what it declares exists in it, and its own tests pass."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from drift_lsp.server import catalog

EDITORS = Path(__file__).parents[2] / "editors"
EXTENSION = EDITORS / "vscode"
NEOVIM = EDITORS / "neovim"
MANIFEST = EXTENSION / "package.json"
PACKAGE = json.loads(MANIFEST.read_text())
SOURCES = {it.name: it.read_text() for it in sorted((EXTENSION / "src").glob("*.ts"))}
OTHER_NAMES = {"csharp": "cs"}
"""Languages that Neovim calls otherwise."""

COMMANDS = {it.name: {key.name for key in it.keys} for it in catalog.COMMANDS}


def test_every_request_of_the_extension_is_answered_by_the_server():
    sent = re.findall(r'\.run\("(drift\.\w+)",\s*(?:\{([^}]*)\}|decided\(row\))', "".join(SOURCES.values()))
    assert len(sent) > 10
    for name, argument in sent:
        keys = set(re.findall(r"(?:^|,)\s*(\w+)(?=\s*[:,]|\s*$)", argument))
        assert name in COMMANDS, f"the server knows no {name}"
        assert keys <= COMMANDS[name], name
    assert {name for name, _ in sent} == {
        name for name in re.findall(r'"(drift\.\w+)"', SOURCES["commands.ts"]) if name in COMMANDS
    } | {"drift.showViolations", "drift.showPatterns", "drift.showFeedback"}


def test_every_request_of_the_neovim_plugin_is_answered_by_the_server():
    plugin = "".join(it.read_text() for it in (NEOVIM / "lua").rglob("*.lua"))
    sent = re.findall(r'"(drift\.\w+)", (?:\{(.*?)\}(?=, )|(?=[a-z]))', plugin, re.DOTALL)
    sent = [it for it in sent if it[0] not in ("drift.progress", "drift.client", "drift.findings", "drift.commands")]
    assert len(sent) > 4
    for name, argument in sent:
        assert name in COMMANDS, f"the server knows no {name}"
        keys = set(re.findall(r"(?:^|,|\n)\s*(\w+) = ", argument))
        assert keys <= COMMANDS[name] | {"pattern", "scope"}, name
    for name in re.findall(r'(?:decide|listed)\("(drift\.\w+)"', plugin):
        assert name in COMMANDS, f"the server knows no {name}"


def test_no_command_of_the_extension_takes_the_name_of_one_of_the_servers():
    declared = {it["command"] for it in PACKAGE["contributes"]["commands"]}
    assert not declared & set(COMMANDS)


def test_every_command_that_is_declared_or_used_is_there():
    declared = {it["command"] for it in PACKAGE["contributes"]["commands"]}
    table = SOURCES["commands.ts"].partition("const handlers")[2].partition("\n  };")[0]
    assert declared == {f"drift.client.{name}" for name in re.findall(r"^    (\w+): ", table, re.MULTILINE)}
    everything = "".join([*SOURCES.values(), MANIFEST.read_text()])
    used = set(re.findall(r"\b(drift\.client\.\w+)", everything))
    assert used <= declared


def test_what_is_declared_lies_there():
    for path in re.findall(r'"(media/[^"]+)"', MANIFEST.read_text()):
        assert (EXTENSION / path).is_file(), path
    views = {it["id"] for it in PACKAGE["contributes"]["views"]["drift"]}
    assert set(re.findall(r'server, "(drift\.\w+)"\)', SOURCES["extension.ts"])) == views


def test_every_language_of_drift_is_in_every_client():
    ours = re.findall(r'^  "(\w+)",$', SOURCES["server.ts"], re.MULTILINE)
    assert len(ours) == 14
    assert [f"onLanguage:{it}" for it in ours] == [it for it in PACKAGE["activationEvents"] if ":" in it][:14]
    theirs = {OTHER_NAMES.get(it, it) for it in ours}
    client = (NEOVIM / "lua" / "drift" / "client.lua").read_text()
    block = client.partition("M.FILETYPES = {")[2].partition("}")[0]
    assert set(re.findall(r'"(\w+)"', block)) == theirs
    for snippet in re.findall(r"(?:filetypes|pattern) = \{([^}]*)\}", (EDITORS / "README.md").read_text()):
        assert set(re.findall(r'"(\w+)"', snippet)) == theirs


def test_no_host_of_a_registry_is_in_the_lock_file():
    assert '"resolved"' not in (EXTENSION / "package-lock.json").read_text()


def test_its_own_tests():
    if not shutil.which("npm"):
        pytest.skip("there is no npm: node's test runner cannot be started")
    if not (EXTENSION / "node_modules" / "typescript").is_dir():
        pytest.skip("the extension's packages are not installed: npm ci --prefix editors/vscode")
    done = subprocess.run(["npm", "test"], cwd=EXTENSION, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^. pass [1-9]\d*$|^# pass [1-9]\d*$", done.stdout, re.MULTILINE), done.stdout
