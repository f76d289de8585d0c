"""Behaviour: pinned real projects in, what Drift learns and says of them out, as text under version control.

    python tests/benchmarks/behaviour.py [NAME …]

A change to a query, a detector or the learning shows as a diff of behaviour/*.txt. `--draw 20` prints findings at
random, with the code around them, for reading.
"""

import argparse
import random
import shutil
import tempfile
from pathlib import Path

from projects import PROJECTS, fetch

from drift_lsp.workspace.workspace import Workspace

REPORTS = Path(__file__).parent / "behaviour"
AROUND = 4
"""Lines of source before and after a finding that is drawn."""


def report(name):
    with copied(name) as folder, Workspace.open(folder, fork=True) as workspace:
        found = workspace.check(show="all")
        patterns = [it for it in workspace.patterns() if it.speaks]
        marked = {it.path for it in found.violations if it.tier == "always"}
        yield f"{PROJECTS[name][1]}: {found.files} files, {found.scan.lines} lines"
        yield f"{len(patterns)} conventions, {found.scan.undecided} questions undecided"
        yield f"{len(marked)} files with a finding of tier always ({len(marked) / max(found.files, 1):.2%})"
        for tier in ("always", "changed"):
            chosen = [it for it in found.violations if it.tier == tier]
            yield f"\n{tier}: {len(chosen)} findings if all code were new"
            yield from (f"  {it.path}:{it.row} [{it.detector}] {it.message}" for it in chosen)
        yield "\nconventions"
        yield from (f"  {it.count}/{it.of} {it.title} [{it.tier}]" for it in sorted(patterns, key=lambda it: it.title))


def draw(name, number, seed):
    with copied(name) as folder, Workspace.open(folder, fork=True) as workspace:
        found = workspace.check(show="all").violations
        for it in random.Random(seed).sample(found, min(number, len(found))):
            yield f"\n{it.path}:{it.row} [{it.detector}, {it.tier}] {it.message}"
            lines = (folder / it.path).read_text(encoding="utf-8").splitlines()
            first = max(it.row - 1 - AROUND, 0)
            yield from (
                f"  {'>' if first + n + 1 == it.row else ' '} {line}"
                for n, line in enumerate(lines[first : it.row + AROUND])
            )


class copied:
    """A project in a temporary folder, so that the cache holds nothing of ours."""

    def __init__(self, name):
        self.source = fetch(name)

    def __enter__(self):
        self.place = tempfile.TemporaryDirectory()
        return Path(shutil.copytree(self.source, Path(self.place.name) / "project"))

    def __exit__(self, *_):
        self.place.cleanup()


def main():
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("names", nargs="*", metavar="NAME")
    words.add_argument("--draw", type=int, default=0)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    REPORTS.mkdir(exist_ok=True)
    for name in given.names or PROJECTS:
        if given.draw:
            print("\n".join(draw(name, given.draw, given.seed)))
        else:
            (REPORTS / f"{name}.txt").write_text("\n".join(report(name)) + "\n", encoding="utf-8")
            print(REPORTS / f"{name}.txt")


if __name__ == "__main__":
    main()
