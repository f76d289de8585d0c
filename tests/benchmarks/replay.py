"""Replay: the last commits of a project with history in, what Drift would have said on the lines they changed out.

    python tests/benchmarks/replay.py CLONE [--commits 200] [--out FILE]

Works on a copy in a temporary folder. The sources of each commit are laid out in turn and compared with its parent,
as if its author had run `drift check --changed-since HEAD~1` before pushing, and read on the terminal. Merges are left
out: their lines were judged in their own commits.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from drift_lsp.errors import DriftError
from drift_lsp.syntax import languages
from drift_lsp.workspace import git as repository
from drift_lsp.workspace.linters import is_settings
from drift_lsp.workspace.packages import is_manifest
from drift_lsp.workspace.workspace import Workspace


def git(folder, *words):
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def replay(clone, commits, write):
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        git(place, "clone", "-q", "--shared", "--no-checkout", str(Path(clone).resolve()), str(copy))
        wanted = git(copy, "rev-list", "--no-merges", f"--max-count={commits}", "HEAD").split()[::-1]
        said, lines, laid = Counter(), 0, {}
        for commit in wanted:
            added, laid = lay_out(copy, commit, laid)
            lines += added
            try:
                with Workspace.open(copy, fork=True) as workspace:
                    found = workspace.check(changed_since="HEAD~1").violations
            except DriftError as err:
                write(f"{commit[:10]} {err}")
                continue
            for it in found:
                if it.tier != "listed" and not it.hidden:
                    said[it.detector, it.tier] += 1
                    write(f"{commit[:10]} {it.path}:{it.row} [{it.detector}, {it.tier}] {it.message}\n    {it.code}")
        write(f"\n{len(wanted)} commits, {lines} lines of source added, {sum(said.values())} findings")
        for (detector, tier), n in said.most_common():
            write(f"{n:5} {detector} ({tier})")


def lay_out(copy, commit, laid):
    """Write the sources and manifests of a commit, as far as they differ; tell how many lines are new."""
    git(copy, "read-tree", commit)
    git(copy, "update-ref", "--no-deref", "HEAD", commit)
    tree = {path: oid for path, oid in repository.tree(copy, commit).items() if is_read(path)}
    for path in laid.keys() - tree.keys():
        (copy / path).unlink(missing_ok=True)
    changed = {path: oid for path, oid in tree.items() if laid.get(path) != oid}
    contents = dict(repository.blobs(copy, set(changed.values())))
    added = 0
    for path, oid in changed.items():
        if oid in contents:
            if laid:
                old = (copy / path).read_bytes() if path in laid else b""
                added += changed_lines(old, contents[oid])
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(contents[oid])
    return added, tree


def is_read(path):
    return languages.of(path) or is_manifest(path) or is_settings(path)


def changed_lines(old, new):
    before, now = Counter(old.splitlines()), Counter(new.splitlines())
    return (now - before).total()


def main():
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("clone")
    words.add_argument("--commits", type=int, default=200)
    words.add_argument("--out", type=argparse.FileType("w"), default=sys.stdout)
    given = words.parse_args()
    replay(given.clone, given.commits, lambda line: print(line, file=given.out, flush=True))


if __name__ == "__main__":
    main()
