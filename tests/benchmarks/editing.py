"""Editing: a pinned real project in, what the language server costs while somebody edits out, measured in one run.

    python tests/benchmarks/editing.py [edits|burst|idle|memory|ignored|scan|end …]

Django 5.2 is the root. Edits come at the pace of a person, each after the last is published; a burst is 200 keystrokes,
20 ms apart. Memory is the proportional share of all processes. On a shared machine trust ratios: beside times stands
what the processor worked for them.
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from figures import DRIFT, Editor, family, row, run, seconds, settled
from projects import fetch

LIMITS = {500: 15, 2_000: 30, 10_000: 90}
SOURCES = (
    "expressions.py",
    "query.py",
    "base.py",
    "options.py",
    "fields/__init__.py",
    "sql/query.py",
    "sql/compiler.py",
)


def main(wanted):
    with tempfile.TemporaryDirectory() as place:
        django = Path(shutil.copytree(fetch("django"), Path(place) / "django"))
        if "scan" in wanted:
            scan(django)
        shutil.rmtree(django / ".drift", ignore_errors=True)
        run([*DRIFT, "-C", str(django), "scan"])
        if "edits" in wanted:
            for lines in LIMITS:
                edits(django, lines)
        if "burst" in wanted:
            for lines in (500, 2_000):
                burst(django, lines)
        for name, measure in (("idle", idle), ("memory", memory), ("ignored", ignored), ("end", end)):
            if name in wanted:
                measure(django)


def text_of(project, lines):
    found = []
    for name in SOURCES:
        found += (project / "django/db/models" / name).read_text().splitlines(keepends=True)
    return "".join(found[:lines])


class Document:
    """One open file in which somebody types."""

    def __init__(self, editor, path, text):
        self.editor, self.uri, self.version = editor, path.as_uri(), 0
        self.typed = False
        editor.notify(
            "textDocument/didOpen",
            textDocument={"uri": self.uri, "languageId": "python", "version": 0, "text": text},
        )

    def type(self, line):
        """Add a comment further down, and let a camelCase name come or go, so that each edit changes what is said."""
        self.version += 1
        text = "" if self.typed else "    someName = 1\n"
        self.change(((line, 0), (line, 0), "#\n" if self.typed else ""), ((10, 0), (11 if self.typed else 10, 0), text))
        self.typed = not self.typed

    def key(self, line):
        self.version += 1
        self.change(((line, 0), (line, 0), "x"))

    def change(self, *changes):
        self.editor.notify(
            "textDocument/didChange",
            textDocument={"uri": self.uri, "version": self.version},
            contentChanges=[
                {
                    "range": {
                        "start": {"line": start[0], "character": start[1]},
                        "end": {"line": end[0], "character": end[1]},
                    },
                    "text": text,
                }
                for start, end, text in changes
            ],
        )

    def published(self):
        return self.editor.diagnostics(self.uri, self.version)


def edits(project, lines):
    with Editor(project) as editor:
        document = Document(editor, project / "django/db/models/edited.py", text_of(project, lines))
        document.published()
        settled(editor)
        took, worked = [], []
        for number in range(60):
            time.sleep(0.05 + lines / 20_000)  # A person types the next character.
            before = seconds(editor)
            began = time.perf_counter()
            document.type(40 + number * (lines - 80) // 60)
            document.published()
            took.append((time.perf_counter() - began) * 1000)
            worked.append((seconds(editor) - before) * 1000)
    took.sort()
    what = f"{took[56]:.1f} ms (median {took[30]:.1f}; processor {statistics.mean(worked):.1f})"
    row(f"edit → published p95, {lines:,} lines", what, f"{LIMITS[lines]} ms")


def burst(project, lines):
    with Editor(project) as editor:
        document = Document(editor, project / "django/db/models/edited.py", text_of(project, lines))
        document.published()
        settled(editor)
        late, shares = [], []
        for _ in range(5):
            before, began = seconds(editor), time.perf_counter()
            reader = Reader(editor, document.uri)
            for number in range(200):
                document.key(30)
                pause = began + (number + 1) * 0.02 - time.perf_counter()
                time.sleep(max(0.0, pause))
            last = time.perf_counter()
            shares.append((seconds(editor) - before) / (last - began))
            reader.until(document.version)
            late.append((reader.at - last + 0.02) * 1000)
            time.sleep(1)
    row(
        f"burst of 200 keystrokes, {lines:,} lines: newest published",
        f"{max(late):.0f} ms after the last key",
        f"{LIMITS[lines]} ms",
    )
    row("the processor's share in it", f"{statistics.median(shares):.0%} of a core", "30 %")


class Reader:
    """Reads what the server says while somebody types."""

    def __init__(self, editor, uri):
        self.seen, self.at, self.editor, self.uri = -1, 0.0, editor, uri
        self.wanted = None
        self.ended = threading.Event()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while self.wanted is None or self.seen < self.wanted:
            message = self.editor.receive()
            params = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == self.uri:
                self.seen, self.at = params.get("version"), time.perf_counter()
        self.ended.set()

    def until(self, version):
        self.wanted = version
        self.editor.notify("textDocument/didSave", textDocument={"uri": "untitled:wake"})
        if self.seen < version:
            self.ended.wait(20)
        self.editor.send({"id": "wake", "method": "workspace/executeCommand", "params": {"command": "drift.status"}})


def idle(project):
    with Editor(project) as editor:
        opened(project, editor)
        settled(editor)
        before = seconds(editor)
        time.sleep(60)
        row("idle for 60 s with 50 files open, processor", f"{seconds(editor) - before:.2f} s", "0.02 s")


def memory(project):
    with Editor(project) as editor:
        documents = opened(project, editor)
        settled(editor)
        sizes = []
        for number in range(2_000):
            document = documents[number % len(documents)]
            document.type(12)
            document.published()
            if number in (0, 999, 1_999):
                sizes.append(sum(it.memory_full_info().pss for it in family(editor.process.pid)) / 1e6)
    row("memory (PSS), 50 files open, after 2,000 edits", f"{sizes[2]:.0f} MB (at first {sizes[0]:.0f})", "200 MB")
    row("its growth over the last 1,000", f"{sizes[2] - sizes[1]:+.1f} MB", "flat")


def ignored(project):
    folders = [project / name for name in ("node_modules/x", ".venv/lib", "django/__pycache__")]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    with Editor(project) as editor:
        opened(project, editor)
        settled(editor)
        before, size = seconds(editor), editor_memory(editor)
        for number in range(10_000):
            (folders[number % 3] / f"m{number}.py").write_text("x = 1\n")
        time.sleep(2)
        what = f"{seconds(editor) - before:.2f} s of processor, {editor_memory(editor) - size:+.1f} MB"
    row("10,000 file events inside ignored directories", what, "no scan, no growth")


def scan(project):
    """Ask for hovers while the first scan runs, as somebody would who opens a new project and reads on."""
    path = project / "django/db/models/query.py"
    with Editor(project) as editor:
        document = Document(editor, path, path.read_text())
        document.published()
        took, began, number = [], time.perf_counter(), 0
        while scanning(editor) or not took:
            for _ in range(10):
                number += 1
                asked = time.perf_counter()
                position = {"line": 10 + number % 400, "character": 8}
                ask(editor, number, "textDocument/hover", textDocument={"uri": document.uri}, position=position)
                took.append((time.perf_counter() - asked) * 1000)
                time.sleep(0.02)
        length = time.perf_counter() - began
    took.sort()
    what = f"{took[len(took) * 95 // 100]:.0f} ms (median {took[len(took) // 2]:.0f}, {len(took)} in {length:.0f} s)"
    row("hover answered while the first scan runs, p95", what, "50 ms")


def scanning(editor):
    status = ask(editor, "status", "workspace/executeCommand", command="drift.status")
    return status["result"]["projects"][0]["scanning"]


def ask(editor, number, method, **params):
    editor.send({"id": number, "method": method, "params": params})
    while (message := editor.receive()).get("id") != number or "method" in message:
        pass
    return message


def end(project):
    editor = subprocess.Popen(
        [sys.executable, "-c", PARENT, project.as_uri(), *DRIFT, "lsp"], stdout=subprocess.PIPE, text=True
    )
    shutil.rmtree(project / ".drift", ignore_errors=True)
    server = psutil.Process(int(editor.stdout.readline()))
    time.sleep(2)
    processes = [server, *server.children(recursive=True)]
    os.kill(editor.pid, signal.SIGKILL)
    began = time.perf_counter()
    _, alive = psutil.wait_procs(processes, timeout=5)
    editor.wait()
    what = f"{len(alive)} of {len(processes)} processes left after {time.perf_counter() - began:.1f} s"
    row("kill -9 of the editor while it scans", what, "none after 5 s")


PARENT = """
import json, os, subprocess, sys
server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
folders = [{"uri": sys.argv[1], "name": "x"}]
params = {"processId": os.getpid(), "workspaceFolders": folders, "capabilities": {}}
for message in ({"id": 0, "method": "initialize", "params": params}, {"method": "initialized", "params": {}}):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
server.stdin.flush()
print(server.pid, flush=True)
server.wait()
"""


def opened(project, editor):
    paths = [it for it in sorted((project / "django").rglob("*.py")) if 8_000 < it.stat().st_size < 70_000][:50]
    documents = [Document(editor, path, path.read_text()) for path in paths]
    waiting = {it.uri for it in documents}  # The one opened last is answered first.
    while waiting:
        message = editor.receive()
        if message.get("method") == "textDocument/publishDiagnostics":
            waiting.discard(message["params"]["uri"])
    return documents


def editor_memory(editor):
    return sum(it.memory_full_info().pss for it in family(editor.process.pid)) / 1e6


if __name__ == "__main__":
    main(sys.argv[1:] or ["edits", "burst", "idle", "memory", "ignored", "scan", "end"])
