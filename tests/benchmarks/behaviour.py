"""Behaviour: pinned real projects in, what Drift learns and says of them out, as text under version control.

    python tests/benchmarks/behaviour.py [NAME …] [--table]

A change to a query, a detector or the learning shows as a diff of behaviour/*.txt. `--draw 20` prints findings at
random, with the code around them, for reading. `--table` sums the reports up, with what readers said of each project.
"""

import argparse
import random
import re
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from labels import SAID, labels
from projects import PROJECTS, fetch

from drift_lsp.workspace.workspace import Workspace

REPORTS = Path(__file__).parent / "behaviour"
AROUND = 4
"""Lines of source before and after a finding that is drawn."""


def report(name):
    with copied(name) as folder, Workspace.open(folder, fork=True) as workspace:
        found = workspace.check(show="all")
        patterns = [it for it in workspace.patterns() if it.speaks]
        shown = [it for it in found.violations if it.tier == "always"]
        marked = {it.path for it in shown}
        yield f"{PROJECTS[name][1]}: {found.files} files, {found.scan.lines} lines"
        yield f"{len(patterns)} conventions, {found.scan.undecided} questions undecided"
        yield f"{len(shown)} findings shown by default, in {len(marked)} files"
        for tier in ("always", "changed"):
            chosen = [it for it in found.violations if it.tier == tier]
            yield f"\n{tier}: {len(chosen)} findings if all code were new"
            yield from (f"  {it.path}:{it.row} [{it.detector}] {it.message}" for it in chosen)
        yield "\nconventions"
        yield from (f"  {it.count}/{it.of} {it.title} [{it.tier}]" for it in sorted(patterns, key=lambda it: it.title))


HEAD = re.compile(
    r"(?P<release>.+): (?P<files>\d+) files, (?P<lines>\d+) lines\n(?P<patterns>\d+) conventions, .*\n"
    r"(?P<shown>\d+) findings shown by default, in (?P<marked>\d+) files"
)


def table():
    said = defaultdict(Counter)
    for it in labels():
        said[it["project"]][it["label"]] += 1
    columns = (
        "project",
        "lines",
        "conventions",
        "shown by default",
        "per 1,000 lines",
        "files with one",
        " / ".join(SAID),
    )
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for path in sorted(REPORTS.glob("*.txt")):
        head = HEAD.match(path.read_text(encoding="utf-8"))
        files, lines, patterns, shown, marked = (
            int(head[it]) for it in ("files", "lines", "patterns", "shown", "marked")
        )
        read = " / ".join(str(said[path.stem][it]) for it in SAID) if path.stem in said else ""
        rates = f"{shown * 1000 / lines:.2f} | {marked / files:.1%}"
        yield f"| {head['release']} | {lines:,} | {patterns} | {shown} | {rates} | {read} |"


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
    words.add_argument("--table", action="store_true")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    if given.table:
        print("\n".join(table()))
        return
    for name in given.names or PROJECTS:
        if given.draw:
            print("\n".join(draw(name, given.draw, given.seed)))
        else:
            (REPORTS / f"{name}.txt").write_text("\n".join(report(name)) + "\n", encoding="utf-8")
            print(REPORTS / f"{name}.txt")


if __name__ == "__main__":
    main()
