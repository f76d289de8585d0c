"""Figures: pinned real projects in, what README claims of speed and memory out, measured in one run.

    python tests/benchmarks/figures.py

Each figure is the median of five, but for edits: 60 edits, the 95th percentile. Beside it stands what it must not
exceed, and where there is one, the floor of the same run: what the same machine needs for less. On a shared machine
trust ratios.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from projects import fetch

DRIFT = [sys.executable, "-m", "drift_lsp"]
RUNS = 5


def main():
    with tempfile.TemporaryDirectory() as place:
        django = Path(shutil.copytree(fetch("django"), Path(place) / "django"))
        viem = Path(shutil.copytree(fetch("viem"), Path(place) / "viem"))
        empty = median(lambda: run([sys.executable, "-c", "import drift_lsp.workspace.workspace"]))
        row("start-up of Python with Drift's imports", f"{empty * 1000:.0f} ms", "")
        for name, project in (("Django 5.2, Python", django), ("viem, TypeScript", viem)):
            cold(name, project)
        unchanged("viem", viem, empty)
        unchanged("Django", django, empty)
        status(django)
        initialize(django)
        edits(django)


def cold(name, project):
    def once():
        shutil.rmtree(project / ".drift", ignore_errors=True)
        return run([*DRIFT, "-C", str(project), "scan"])

    took = median(once)
    shutil.rmtree(project / ".drift", ignore_errors=True)
    peak = memory([*DRIFT, "-C", str(project), "scan"])
    lines = json.loads(output([*DRIFT, "-C", str(project), "status", "--json"]))["status"]["lines"]
    size = sum(it.stat().st_size for it in (project / ".drift").iterdir())
    row(f"cold scan, {name}, {lines:,} lines", f"{lines / took:,.0f} lines/s ({took:.1f} s)", "60,000 lines/s")
    row(f"peak memory of that scan, all processes (PSS), {name}", f"{peak / 1e6:.0f} MB", "400 MB")
    row(f"drift.db, {name}", f"{size / lines:.0f} kB per 1,000 lines", "40 kB")


def unchanged(name, project, floor):
    took = median(lambda: run([*DRIFT, "-C", str(project), "scan"]))
    row(f"scan with nothing changed, {name}, beyond start-up", f"{(took - floor) * 1000:.0f} ms", "500 ms")


def status(project):
    took = median(lambda: run([*DRIFT, "-C", str(project), "status"]))
    query = json.loads(output([*DRIFT, "-C", str(project), "status", "--json"]))["status"]["query_ms"]
    row("drift status on Django, whole process", f"{took * 1000:.0f} ms", "200 ms")
    row("its query", f"{query:.1f} ms", "10 ms")


def initialize(project):
    def once():
        began = time.perf_counter()
        with Editor(project):
            return time.perf_counter() - began

    row("answer to initialize from process start", f"{median(once) * 1000:.0f} ms", "150 ms")


def edits(project):
    path = project / "django/db/models/expressions.py"
    lines = path.read_text().splitlines(keepends=True)[:2000]
    target = project / "django/db/models/edited.py"
    target.write_text("".join(lines))
    with Editor(project) as editor:
        editor.notify(
            "textDocument/didOpen",
            textDocument={"uri": target.as_uri(), "languageId": "python", "version": 0, "text": "".join(lines)},
        )
        editor.diagnostics(target.as_uri(), 0)
        settled(editor)  # The new file is learned from, and that takes the processor for a second.
        took = []
        for version in range(1, 61):
            row_number = 40 + version * 30
            time.sleep(0.15)  # A person types the next character; bursts are measured in editing.py.
            began = time.perf_counter()
            # A camelCase name comes and goes, so that each edit changes what is to be published.
            text = "    someName = 1\n" if version % 2 else ""
            end = {"line": 11 if version % 2 == 0 else 10, "character": 0}
            editor.notify(
                "textDocument/didChange",
                textDocument={"uri": target.as_uri(), "version": version},
                contentChanges=[
                    {
                        "range": {
                            "start": {"line": row_number, "character": 0},
                            "end": {"line": row_number, "character": 0},
                        },
                        "text": "#\n",
                    },
                    {"range": {"start": {"line": 10, "character": 0}, "end": end}, "text": text},
                ],
            )
            editor.diagnostics(target.as_uri(), version)
            took.append(time.perf_counter() - began)
        peak = sum(it.memory_full_info().pss for it in family(editor.process.pid))
    took.sort()
    row(
        "edit → diagnostics published, 2,000 lines, p95",
        f"{took[56] * 1000:.1f} ms (median {took[30] * 1000:.1f})",
        "30 ms",
    )
    row("server's memory then (PSS)", f"{peak / 1e6:.0f} MB", "")
    target.unlink()


class Editor:
    """A client that speaks to a server by hand."""

    def __init__(self, project):
        self.process = subprocess.Popen(
            [*DRIFT, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.project = project

    def __enter__(self):
        folder = {"uri": self.project.as_uri(), "name": "project"}
        capabilities = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}
        self.send(
            {
                "id": 0,
                "method": "initialize",
                "params": {
                    "processId": None,
                    "rootUri": folder["uri"],
                    "workspaceFolders": [folder],
                    "capabilities": capabilities,
                    "initializationOptions": {"check": {"show": "all"}},
                },
            }
        )
        while self.receive().get("id") != 0:
            pass
        self.notify("initialized")
        return self

    def __exit__(self, *_):
        self.send({"id": "end", "method": "shutdown"})
        self.notify("exit")
        self.process.wait(20)

    def notify(self, method, **params):
        self.send({"method": method, "params": params})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            self.send({"id": message["id"], "result": None})
        return message

    def diagnostics(self, uri, version):
        while True:
            message = self.receive()
            params = message.get("params") or {}
            published = message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
            if published and params.get("version") == version:
                return params["diagnostics"]


def settled(editor):
    """Wait until the scan in the background is over, and nothing has happened for a while."""
    editor.send({"id": "scan", "method": "workspace/executeCommand", "params": {"command": "drift.scan"}})
    while editor.receive().get("id") != "scan":
        pass
    before = -1.0
    while seconds(editor) != before:
        before = seconds(editor)
        time.sleep(1.5)


def seconds(editor):
    return sum(sum(it.cpu_times()[:2]) for it in family(editor.process.pid))


def run(words):
    began = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def output(words):
    return subprocess.run(words, check=True, capture_output=True).stdout


def median(once):
    return statistics.median(once() for _ in range(RUNS))


def family(pid):
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def memory(words):
    """Measure the largest sum of the proportional memory of a process and its children."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    ended = threading.Event()
    while process.poll() is None:
        total = 0
        try:
            for it in family(process.pid):
                total += it.memory_full_info().pss
        except psutil.Error:
            continue
        peak = max(peak, total)
        ended.wait(0.02)
    return peak


def row(what, measured, limit):
    print(f"{what:<70} {measured:<32} {limit}", flush=True)


if __name__ == "__main__":
    main()
