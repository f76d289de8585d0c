"""Ending: whatever ends the editor ends the server and all its workers within seconds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.server.editor import COMMAND, PATIENCE, TAUGHT

SOON = 5.0


def frame(method: str, params: object, **more: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def read(stream) -> dict:
    length = 0
    while line := stream.readline().strip():
        length = int(line.partition(b":")[2]) if line.lower().startswith(b"content-length") else length
    return json.loads(stream.read(length))


@pytest.fixture
def serve():
    started: list[subprocess.Popen] = []

    def begin(process: int | None = None) -> subprocess.Popen:
        server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        started.append(server)
        server.stdin.write(frame("initialize", {"processId": process, "capabilities": {}}, id=0))
        server.stdin.flush()
        assert read(server.stdout)["id"] == 0
        return server

    yield begin
    for server in started:
        server.kill()
        server.wait()
        for stream in (server.stdin, server.stdout):
            with suppress(BrokenPipeError):
                stream.close()


def test_exit_without_shutdown_is_a_failure(serve):
    server = serve()
    server.stdin.write(frame("exit", None))
    server.stdin.flush()
    assert server.wait(SOON) == 1


def test_the_end_of_its_input_is_the_end(serve):
    server = serve()
    server.stdin.close()
    assert server.wait(SOON) == 1


def test_the_end_of_its_input_before_the_first_message_is_the_end():
    done = subprocess.run(COMMAND, stdin=subprocess.DEVNULL, capture_output=True, timeout=SOON)
    assert (done.returncode, done.stdout) == (0, b"")


def test_an_editor_that_reads_no_more_ends_it(serve):
    server = serve()
    server.stdout.close()
    server.stdin.write(frame("initialized", {}) + frame("shutdown", None, id=1) + frame("exit", None))
    server.stdin.flush()
    assert server.wait(SOON) == 0


def test_the_end_of_the_editors_process_is_the_end_though_its_pipe_lives(serve):
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    server = serve(editor.pid)
    server.stdin.write(frame("initialized", {}))
    server.stdin.flush()
    assert server.poll() is None
    editor.kill()  # A zombie until it is waited for: gone all the same.
    assert server.wait(SOON) == 1
    editor.communicate()


def test_an_editor_that_is_gone_as_soon_as_it_was_answered_ends_it(serve):
    """The server has imported next to nothing by then, and whoever started the editor has taken note of its end."""
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    server = serve(editor.pid)
    editor.kill()
    editor.communicate()
    assert server.wait(SOON) == 1


def test_an_editor_nobody_can_see_does_not_end_it(serve):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    server = serve(gone.pid)
    server.stdin.write(frame("shutdown", None, id=1))
    server.stdin.flush()
    assert read(server.stdout) == {"id": 1, "jsonrpc": "2.0", "result": None}


def test_a_polite_end_signal_ends_it(serve):
    server = serve()
    server.stdin.write(frame("shutdown", None, id=1))
    server.stdin.flush()
    read(server.stdout)
    server.send_signal(signal.SIGTERM)
    assert server.wait(SOON) == 0


EDITOR = """
import json, subprocess, sys, time

def frame(method, params, **more):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
    return b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body)

import os
folders = [{"uri": sys.argv[1], "name": "large"}]
server = subprocess.Popen(json.loads(sys.argv[2]), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
params = {"processId": os.getpid(), "workspaceFolders": folders, "capabilities": {}}
server.stdin.write(frame("initialize", params, id=0) + frame("initialized", {}))
server.stdin.flush()
print(server.pid, flush=True)
server.wait()
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A project so large that it is scanned by workers, for long enough to be caught at it."""
    root = tmp_path / "large"
    root.mkdir()
    (root / "drift.toml").write_text("[scan]\nworkers = 2\n")
    for number in range(600):
        (root / f"module_{number}.py").write_text(TAUGHT.format(name=f"n{number}") * 8)
    return root


@pytest.mark.parametrize("killed", ["editor", "server"])
def test_no_process_remains_when_one_is_killed_while_it_scans(large, killed):
    editor = subprocess.Popen(
        [sys.executable, "-c", EDITOR, large.as_uri(), json.dumps(COMMAND)], stdout=subprocess.PIPE
    )
    server = psutil.Process(int(editor.stdout.readline()))
    family = [server]
    try:
        until = time.monotonic() + PATIENCE
        while len(family) < 3:
            assert time.monotonic() < until, "no worker was started"
            time.sleep(0.02)  # Nobody tells of a new process; one looks.
            family = [server, *server.children(recursive=True)]
        os.kill(editor.pid if killed == "editor" else server.pid, signal.SIGKILL)
        _, alive = psutil.wait_procs(family, timeout=SOON)
        assert [it for it in alive if it.status() != psutil.STATUS_ZOMBIE] == []
    finally:
        editor.kill()
        editor.communicate()
        for process in family:
            if process.is_running():
                process.kill()
