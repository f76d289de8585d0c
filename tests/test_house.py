"""The house stands: floors, format, lint, types, docstrings, no print, and generated text is fresh."""

import ast
import csv
import subprocess
import sys
from pathlib import Path

import pytest

from drift_lsp.detectors.registry import all_detectors, names
from drift_lsp.reports.reference import reference
from drift_lsp.workspace.schema import json_schema
from tests.benchmarks import trust
from tests.editors import written

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "tests" / "benchmarks" / "behaviour" / "labels.tsv"
MODULES = sorted((ROOT / "drift_lsp").rglob("*.py"))


def run(*words):
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_floors():
    # A process of its own: the checker takes over the logging of the one that it runs in.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_format():
    done = run("ruff", "format", "--check", "drift_lsp", "tests")
    assert done.returncode == 0, done.stdout


def test_lint():
    done = run("ruff", "check", "drift_lsp", "tests")
    assert done.returncode == 0, done.stdout


def test_types():
    done = run("mypy")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda it: str(it.relative_to(ROOT)))
def test_module_is_described(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if "detectors" in path.parts and path.name != "__init__.py" and path.parent.name != "detectors":
        # A detector's own documentation is that of its file.
        assert any(isinstance(node, ast.ClassDef) and ast.get_docstring(node) for node in tree.body)
    else:
        assert ast.get_docstring(tree)
    if path.name == "__init__.py" and path.parent.name != "drift_lsp":
        assert len(tree.body) == 1, "an __init__.py holds a docstring and nothing else"


def test_no_room_without_a_name():
    empty_names = {"util", "utils", "common", "helper", "helpers", "manager", "types", "base", "misc"}
    assert not [path for path in MODULES if path.stem in empty_names]


def test_only_storage_speaks_sql():
    words = ("select ", "insert into ", "delete from ", "update ")
    speaking = [
        (path.name, node.value)
        for path in MODULES
        if "storage" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.lstrip().startswith(words)
    ]
    assert not speaking


def test_the_reference_is_fresh(update):
    path = ROOT / "drift_lsp" / "detectors" / "README.md"
    read: dict[str, list[int]] = {}
    with LABELS.open(encoding="utf-8", newline="") as opened:
        for it in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE):
            read.setdefault(it["detector"], [0, 0, 0])[("right", "taste", "wrong").index(it["label"])] += 1
    text = reference(all_detectors(), {name: tuple(counts) for name, counts in read.items()})
    if update:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "pytest --update writes it anew"


def test_the_table_of_trust_is_fresh(update):
    path = ROOT / "drift_lsp" / "enforcement" / "trust.tsv"
    with LABELS.open(encoding="utf-8", newline="") as opened:
        text = trust.table(list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)))
    if update:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "pytest --update writes it anew"


def test_the_reference_of_settings_is_fresh(update):
    path = ROOT / "editors" / "drift.schema.json"
    text = json_schema(sorted(names()))
    if update:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "pytest --update writes it anew"


def test_the_extensions_reference_of_requests_is_fresh(update):
    text = written.protocol()
    if update:
        written.PROTOCOL.write_text(text, encoding="utf-8")
    assert written.PROTOCOL.read_text(encoding="utf-8") == text, "pytest --update writes it anew"


def test_the_extensions_reference_of_settings_is_fresh(update):
    before = written.MANIFEST.read_text(encoding="utf-8")
    text = written.manifest(before)
    if update:
        written.MANIFEST.write_text(text, encoding="utf-8")
    assert written.MANIFEST.read_text(encoding="utf-8") == text, "pytest --update writes it anew"


def test_nothing_names_this_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of what is kept")
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            text = path.read_bytes()
            assert b"/" + b"work/" not in text, name
            assert b"pypi" + b".org" not in text, name
