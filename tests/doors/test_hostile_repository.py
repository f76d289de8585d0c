"""A repository of a stranger: nothing in it is run, nothing outside of it is read, nothing but .drift is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.conftest import departing, refused

TRAP = "open({mark!r}, 'w').write('run')\n"
MODULES = (
    "click",
    "msgspec",
    "apsw",
    "json",
    "pickle",
    "socket",
    "runpy",
    "__future__",
    "sitecustomize",
    "multiprocessing",
)


@pytest.fixture
def mark(project, tmp_path) -> Path:
    """Lay modules in the root that Python must not take for its own; each leaves a mark where it is run."""
    made = tmp_path / "mark"
    for name in MODULES:
        (project / f"{name}.py").write_text(TRAP.format(mark=str(made)))
    for name in ("conftest.py", "setup.py", "drift_plugin.py"):
        (project / name).write_text(TRAP.format(mark=str(made)))
    return made


def test_no_module_of_the_project_is_imported(drift, mark):
    assert departing(drift) == {"shop/odd.py"}
    assert drift("status").returncode == 0
    assert not mark.exists()


def test_nor_by_the_processes_that_read_for_a_server(project, environment, mark):
    for n in range(60):
        (project / "shop" / f"large_{n}.py").write_text(
            "".join(f"def f_{n}_{m}(path):\n    return path\n" for m in range(300))
        )
    code = (
        "import sys; sys.path.pop(0)\nfrom pathlib import Path\nfrom drift_lsp.workspace.workspace import Workspace\n"
        "if __name__ == '__main__':\n    with Workspace.open(Path('.'), overrides={'scan.workers': 2}) as it:\n"
        "        print(it.scan().files)\n"
    )
    script = project.parent / "serve.py"
    script.write_text(code)
    words = [sys.executable, str(script)]
    done = subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 80
    assert not mark.exists()


def test_settings_of_a_stranger_are_answered_at_once(drift, project):
    stars = ", ".join(f'"{"*a" * n}b"' for n in range(1, 60))
    (project / "drift.toml").write_text(f'[scan]\nextra_ignore = [{stars}, "../**", "/etc/passwd"]\nworkers = 256\n')
    (project / "shop" / f"{'a' * 200}.py").write_text("x = 1\n")
    done = drift("check", "--format", "json")
    assert done.returncode == 0, done.stderr
    for text, said in (("[run]\ncommand = 'rm'\n", "[run]"), ("[scan]\nhook = 'rm'\n", "scan.hook")):
        (project / "drift.toml").write_text(text)
        refused(drift("check"), "CONFIG_ERROR", said)


def test_what_leads_out_is_not_followed(drift, project, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "key.py").write_text('TOKEN = "ghp_' + "kV9sQ2mX7bLrT4nW8cZaY1dFgHjK3pUe5RtM" + '"\n')
    (project / "shop" / "out").symlink_to(outside)
    (project / "shop" / "key.py").symlink_to(outside / "key.py")
    done = drift("check", "--format", "json")
    assert "ghp_" not in done.stdout
    (project / ".drift").rename(tmp_path / "state")
    (project / ".drift").symlink_to(outside)
    for words in (("check",), ("clean", "--all", "--yes"), ("upgrade",), ("export",)):
        assert drift(*words).returncode == 2
    assert os.listdir(outside) == ["key.py"]
