import codecs
import os
import subprocess
import sys

import pytest

from drift_lsp.detectors.survey import survey
from drift_lsp.errors import FileProblem
from drift_lsp.graphs.project import Project
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.workspace import reading

LIMIT = 1 << 20


def problem(folder, content, limit=LIMIT):
    found = reading.read(folder.write({"a.py": content}).path, "a.py", limit)
    assert isinstance(found, reading.Problem)
    assert found.path == "a.py"
    return found.code


def test_bytes_come_as_they_are(folder):
    content = b"\xef\xbb\xbfx = '\xc3\xbc'\r\ny\r\x0c\n\xe2\x80\xa8"
    found = reading.read(folder.write({"a/b.py": content}).path, "a/b.py", LIMIT)
    state = (folder.path / "a/b.py").stat()
    assert found == reading.Source("a/b.py", content, len(content), state.st_mtime_ns)


def test_what_is_no_source(folder):
    assert problem(folder, b"x = 1\0") == FileProblem.BINARY
    assert problem(folder, b"x" * 100_000 + b"\0") == FileProblem.BINARY
    assert problem(folder, codecs.BOM_UTF16_LE + "x = 1".encode("utf-16-le")) == FileProblem.NOT_UTF8
    assert problem(folder, codecs.BOM_UTF16_BE + "x = 1".encode("utf-16-be")) == FileProblem.NOT_UTF8
    assert problem(folder, "x = 'ü'".encode("latin-1")) == FileProblem.NOT_UTF8
    assert problem(folder, b"\xed\xa0\x80") == FileProblem.NOT_UTF8  # half of a surrogate pair
    assert problem(folder, b"x" * 11, limit=10) == FileProblem.TOO_LARGE
    assert isinstance(reading.read(folder.write({"a.py": b"x" * 10}).path, "a.py", 10), reading.Source)


def test_generated_is_told(folder):
    found = reading.read(folder.write({"a.py": "# @generated\n"}).path, "a.py", LIMIT)
    assert isinstance(found, reading.Source)
    assert found.generated


def test_what_is_gone_or_never_was(folder):
    for path in ("gone.py", "no/folder/a.py", "a.py/b.py"):
        found = reading.read(folder.write({"a.py": ""}).path, path, LIMIT)
        assert isinstance(found, reading.Problem)
        assert found.code == FileProblem.VANISHED


@pytest.mark.parametrize("path", ["../outside.py", "src/../../outside.py", "/etc/passwd", "src//a.py", "./a.py", ""])
def test_paths_that_lead_away_are_not_read(folder, path):
    (folder.path.parent / "outside.py").write_text("KEY = 1")
    folder.write({"src/a.py": "", "a.py": ""})
    assert isinstance(reading.read(folder.path, path, LIMIT), reading.Problem)
    assert reading.manifest(folder.path, path) is None


def test_links_are_not_followed(folder, another):
    another("outside").write({"a.py": "KEY = 1"})
    (folder.path / "file.py").symlink_to("../outside/a.py")
    (folder.path / "folder").symlink_to("../outside")
    found = reading.read(folder.path, "file.py", LIMIT)
    assert isinstance(found, reading.Problem)
    assert found.code == FileProblem.LINK_OUTSIDE
    assert isinstance(reading.read(folder.path, "folder/a.py", LIMIT), reading.Problem)
    assert reading.manifest(folder.path, "file.py") is None


def test_a_pipe_does_not_block_and_a_folder_is_no_file(folder):
    os.mkfifo(folder.path / "pipe.py")
    (folder.path / "folder.py").mkdir()
    for path in ("pipe.py", "folder.py"):
        found = reading.read(folder.path, path, LIMIT)
        assert isinstance(found, reading.Problem)
        assert found.code == FileProblem.UNREADABLE


def test_a_file_that_may_not_be_read(folder):
    folder.write({"a.py": "x = 1"})
    (folder.path / "a.py").chmod(0)
    script = (
        "import os, sys; from pathlib import Path; from drift_lsp.workspace import reading\n"
        "if os.geteuid() == 0: os.chdir('/'); os.setresuid(65534, 65534, 65534)\n"
        "print(reading.read(Path(sys.argv[1]), 'a.py', 100).code)"
    )
    for it in (folder.path, *list(folder.path.parents)[:3]):
        if it.owner() != "root" or it.stat().st_mode & 0o5 != 0o5:
            it.chmod(it.stat().st_mode | 0o5)
    done = subprocess.run([sys.executable, "-c", script, str(folder.path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == FileProblem.UNREADABLE


def test_no_handle_is_left_open(folder):
    folder.write({"a/b/c.py": "x"})
    before = len(os.listdir("/proc/self/fd"))
    for path in ("a/b/c.py", "a/b/none.py", "a/none/c.py", "a/b"):
        reading.read(folder.path, path, LIMIT)
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize("language", languages.LANGUAGES, ids=lambda it: it.name)
def test_a_byte_order_mark_moves_nothing(language):
    source = f"{language.comment} a {language.comment_end}\n".encode()
    plain, marked = (parse(it, language).root_node for it in (source, "\ufeff".encode() + source))
    assert not marked.has_error
    assert [(it.type, it.start_byte + 3) for it in plain.children] == [
        (it.type, it.start_byte) for it in marked.children
    ]


DEEP = 10_000
NESTED = {
    "parentheses": ("python", b"x = " + b"(" * DEEP + b")" * DEEP),
    "open parentheses": ("python", b"x = " + b"(" * DEEP),
    "calls": ("python", b"f(" * DEEP + b")" * DEEP),
    "chained calls": ("python", b"x" + b".a()" * DEEP),
    "sums": ("python", b"x = 1" + b" + 1" * DEEP),
    "indentation": ("python", b"".join(b" " * n + b"if x:\n" for n in range(1_000)) + b" " * 1_000 + b"pass\n"),
    "arrays": ("typescript", b"const a = " + b"[" * DEEP + b"]" * DEEP),
    "blocks": ("typescript", b"if (x) {" * DEEP + b"}" * DEEP),
    "functions": ("typescript", b"function f() {" * DEEP + b"}" * DEEP),
    "templates": ("typescript", b"x = " + b"`${" * DEEP + b"1" + b"}`" * DEEP),
    "elements": ("tsx", b"const a = " + b"<a>" * DEEP + b"</a>" * DEEP),
    "conditions": ("javascript", b"x = " + b"a ? b : " * DEEP + b"c"),
}


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_survived(name):
    language, source = NESTED[name]
    row = languages.named(language)
    found = survey(source, f"src/a{row.extensions[0]}", row, "main", Project())
    assert found.size == len(source)
