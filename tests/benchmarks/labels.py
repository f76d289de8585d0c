"""Labels: what readers said of findings in, tables of it out; and findings drawn at random to be read.

    python tests/benchmarks/labels.py draw FOLDER --name NAME --release RELEASE [--number 30] [--seed 1] [--tier T]
    python tests/benchmarks/labels.py table

`draw` prints findings of a project with the code around them, and for each a line to be put into behaviour/labels.tsv
once a reader has filled in its label, *right* (a maintainer would want to know), *taste* or *wrong*, and why. No code
of the project is kept. `table` sums the labels up by language, tier and round of reading.
"""

import argparse
import csv
import math
import random
from collections import Counter, defaultdict
from pathlib import Path

from drift_lsp.detectors import registry
from drift_lsp.syntax import languages
from drift_lsp.workspace.workspace import Workspace

LABELS = Path(__file__).parent / "behaviour" / "labels.tsv"
FIELDS = ("round", "project", "release", "tier", "language", "path", "line", "detector", "label", "reason")
SAID = ("right", "taste", "wrong")
AROUND = 5
"""Lines of source before and after a finding that is drawn."""


def draw(folder, name, release, number, seed, tier):
    with Workspace.open(Path(folder), fork=True) as workspace:
        found = [it for it in workspace.check(show="all").violations if it.tier == tier]
    chosen = random.Random(seed).sample(found, min(number, len(found)))
    for it in sorted(chosen, key=lambda it: (it.path, it.row)):
        yield f"\n{it.path}:{it.row} [{it.detector}, {it.tier}] {it.message}"
        lines = (Path(folder) / it.path).read_text(encoding="utf-8", errors="replace").splitlines()
        first = max(it.row - 1 - AROUND, 0)
        for n, line in enumerate(lines[first : it.row + AROUND], first + 1):
            yield f"  {'>' if n == it.row else ' '} {line[:160]}"
        language = languages.of(it.path)
        yield "\t".join(
            ("", name, release, tier, language.family if language else "", it.path, str(it.row), it.detector)
        )


def labels():
    with LABELS.open(encoding="utf-8", newline="") as opened:
        found = list(csv.DictReader(opened, delimiter="\t"))
    assert all(tuple(it) == FIELDS and it["label"] in SAID for it in found), "a label is malformed"
    return found


def table():
    absolute = {it.id for it in registry.all_detectors() if it.absolute}
    by_row = defaultdict(Counter)
    for it in labels():
        kind = "absolute" if it["detector"] in absolute else "learned"
        by_row[it["round"], it["tier"], kind, it["language"]][it["label"]] += 1
        by_row[it["round"], it["tier"], kind, "*all*"][it["label"]] += 1
    yield "| round | tier | kind | language | right | taste | wrong | right, Wilson 95 % |"
    yield "|---|---|---|---|---|---|---|---|"
    for (turn, tier, kind, language), counts in sorted(by_row.items()):
        low, high = wilson(counts["right"], counts.total())
        share = f"{counts['right'] / counts.total():.0%} ({low:.0%}–{high:.0%})"
        said = " | ".join(str(counts[it]) for it in SAID)
        yield f"| {turn} | {tier} | {kind} | {language} | {said} | {share} |"


def wilson(right, of, z=1.96):
    """Compute the interval of a share (Wilson 1927)."""
    share = right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return middle - half, middle + half


def main():
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    what = words.add_subparsers(dest="what", required=True)
    drawing = what.add_parser("draw")
    drawing.add_argument("folder")
    drawing.add_argument("--name", required=True)
    drawing.add_argument("--release", required=True)
    drawing.add_argument("--number", type=int, default=30)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--tier", default="changed")
    what.add_parser("table")
    given = vars(words.parse_args())
    print("\n".join(table() if given.pop("what") == "table" else draw(**given)))


if __name__ == "__main__":
    main()
