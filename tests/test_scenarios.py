"""Every scenarios/*.md: a small codebase in fenced blocks, and what Drift says of it.

A block ` ```python path=shop/load.py repeat=40 ` is forty files. A comment `drift: errors/raise-cause` at the end
of a line says that this finding, and no other, is shown there; `new` behind the path makes the file one that was
not committed.
"""

import re
import subprocess
from pathlib import Path

import pytest

from drift_lsp.workspace.workspace import Workspace

SCENARIOS = Path(__file__).parent / "scenarios"
BLOCK = re.compile(
    r"^```\w+ path=(?P<path>\S+)(?: repeat=(?P<repeat>\d+))?(?P<new> new)?\n(?P<code>.*?)^```$", re.M | re.S
)
EXPECTED = re.compile(r"(?:#|//) drift: ([a-z_]+/[a-z-]+)")


@pytest.mark.parametrize("scenario", sorted(SCENARIOS.glob("*.md")), ids=lambda it: it.stem)
def test_scenario(scenario, tmp_path):
    text = scenario.read_text(encoding="utf-8")
    blocks = [block.groupdict() for block in BLOCK.finditer(text)]
    assert blocks, "no code"
    expected = write(tmp_path, [it for it in blocks if not it["new"]])
    if any(it["new"] for it in blocks):
        commit(tmp_path)
        expected |= write(tmp_path, [it for it in blocks if it["new"]])
    show = "changed" if "Shown: changed" in text else "all"
    with Workspace.open(tmp_path) as workspace:
        found = workspace.check(show=show).violations
    assert {(it.path, it.row, it.detector) for it in found} == expected


def write(root, blocks):
    expected = set()
    for block in blocks:
        for number in range(int(block["repeat"] or 1)):
            path = Path(block["path"])
            if block["repeat"]:
                path = path.with_name(f"{path.stem}_{number}{path.suffix}")
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["code"].replace("NUMBER", str(number)), encoding="utf-8")
            for row, line in enumerate(block["code"].splitlines(), 1):
                expected |= {(path.as_posix(), row, name) for name in EXPECTED.findall(line)}
    return expected


def commit(root):
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "begin"],
    ):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
