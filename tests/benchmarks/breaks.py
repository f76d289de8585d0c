"""Breaks: hand-made departures in real projects in, how many of them Drift speaks of out.

    python tests/benchmarks/breaks.py MIRRORS [NAME …] [--out FILE]

Each `breaks/NAME.toml` names a project, a commit and small edits, each of which departs from what that project
dominantly does; they were written without looking at which questions Drift asks. `MIRRORS/OWNER+NAME/repo` is a git
directory of the project. It is laid out once with its history and once without, learned once, and each edit is made,
judged and taken back. A break is found where something is said on or beside the lines that it changed that was not said
before, and what is said is about its convention: the message matches `about`. Both are printed, for a person to read.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from tree_sitter_language_pack import get_parser

from drift_lsp.syntax import languages
from drift_lsp.workspace.workspace import Workspace

CASES = Path(__file__).with_suffix("")
MISSED = "missed"
TOGETHER = {"tsx": "typescript", "javascript": "typescript"}
"""What one colleague writes in one project counts as one language."""


class Heard(NamedTuple):
    """Findings that were not there before, on or beside what changed."""

    said: list
    held: list
    """What was found and is not shown, each with its reason; where nothing is said."""


class Outcome(NamedTuple):
    project: str
    case: dict
    heard: dict[str, Heard]

    @property
    def language(self):
        language = languages.of(self.case["file"])
        return TOGETHER.get(language.name, language.name) if language else "other files"

    def about(self, way):
        said = self.heard[way].said if way in self.heard else next(iter(self.heard.values())).said
        return [it for it in said if re.search(self.case["about"], it.message, re.IGNORECASE)]


WAYS = {"history": "with history", "bare": "no history"}


def main():
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("mirrors", type=Path)
    words.add_argument("names", nargs="*")
    words.add_argument("--only", choices=WAYS, help="lay the project out in one way alone")
    words.add_argument("--out", type=argparse.FileType("w"), default=sys.stdout)
    given = words.parse_args()
    outcomes = []
    for name in given.names or sorted(path.stem for path in CASES.glob("*.toml")):
        written = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
        for outcome in judged(given.mirrors, name, written, [given.only] if given.only else list(WAYS)):
            print(told(outcome), file=given.out, flush=True)
            outcomes.append(outcome)
    print(table(outcomes), file=given.out, flush=True)


def judged(mirrors, name, written, ways):
    """Lay a project out in each way, learn it, and make its breaks one at a time."""
    with tempfile.TemporaryDirectory() as place:
        heard = {}
        for way in ways:
            root = laid_out(mirrors, written, Path(place) / way, bare=way == "bare")
            refuse_unfit(root, written["break"])
            with Workspace.open(root, fork=True) as workspace:
                before = {it.id for it in workspace.check(show="all").violations}
                heard[way] = [spoken(workspace, root, case, before) for case in written["break"]]
            shutil.rmtree(root)
        for number, case in enumerate(written["break"]):
            yield Outcome(name, case, {way: heard[way][number] for way in ways})


def laid_out(mirrors, written, root, *, bare):
    mirror = mirrors / written["project"].replace("/", "+") / "repo"
    run = ["git", "clone", "-q", "--shared", "--no-checkout", str(mirror.resolve()), str(root)]
    subprocess.run(run, check=True)
    if "without" in written:  # What the mirror lacks.
        lacking = [f"!/{it}" for it in written["without"]]
        kept = ["git", "sparse-checkout", "set", "--no-cone", "/*", *lacking]
        subprocess.run(kept, cwd=root, check=True)
    subprocess.run(["git", "checkout", "-q", "--detach", written["commit"]], cwd=root, check=True)
    if bare:
        shutil.rmtree(root / ".git")
    return root


def spoken(workspace, root, case, before):
    """Make one break, hear what is said of it, take it back."""
    path = root / case["file"]
    old = path.read_bytes().decode() if path.exists() else None
    new = broken(case, old)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(new.encode())
    try:
        rows = touched(old or "", new)
        said = news(workspace.check(), case["file"], rows, before)
        if not said and (root / ".git").exists():
            said = news(workspace.check(changed_since="HEAD"), case["file"], rows, before)
        held = workspace.judge(case["file"], new.encode()).hidden if not said else ()
    finally:
        if old is None:
            path.unlink()
        else:
            path.write_bytes(old.encode())
    return Heard(said, [it for it in held if it.id not in before and rows & set(range(it.row, it.end_row + 1))])


def news(report, path, rows, before):
    """Pick what is shown of a file, on these rows or turned away by them, and was not said before."""
    shown = [it for it in report.violations if it.path == path and not it.hidden and it.tier != "listed"]
    fresh = [it for it in shown if it.id not in before]
    return [it for it in fresh if it.turned or rows & set(range(it.row, it.end_row + 1))]


def refuse_unfit(root, cases):
    """Make all breaks on paper first: what does not fit stops the run before anything is learned."""
    faults = []
    for case in cases:
        path = root / case["file"]
        try:
            broken(case, path.read_bytes().decode() if path.exists() else None)
        except (LookupError, SyntaxError) as err:
            faults.append(str(err))
    if faults:
        sys.exit("\n".join(faults))


def broken(case, old):
    """Write the text of a file with its break; what is to be replaced must stand there exactly once."""
    newline = "\r\n" if old and "\r\n" in old else "\n"
    new = case["new"].replace("\n", newline)
    if old is None:
        return new
    if "after" in case:
        lines = old.splitlines(keepends=True)
        ends = [number for number, line in enumerate(lines) if case["after"] in line]
        if len(ends) != 1:
            raise LookupError(f"{case['file']} has {len(ends)} times: {case['after']}")
        (at,) = ends
        made = "".join([*lines[: at + 1], new.removesuffix(newline) + newline, *lines[at + 1 :]])
    else:
        was = case["old"].replace("\n", newline)
        if old.count(was) != 1:
            raise LookupError(f"{case['file']} has {old.count(was)} times: {was}")
        made = old.replace(was, new)
    if errors(case["file"], made) > errors(case["file"], old):
        raise SyntaxError(f"{case['file']} cannot be read after: {new}")
    return made


def errors(path, text):
    """Count what a parser does not understand; of what Drift does not read, nothing."""
    language = languages.of(path)
    waiting, count = [get_parser(language.name).parse(text.encode()).root_node] if language else [], 0
    while waiting:
        node = waiting.pop()
        count += node.is_error or node.is_missing
        waiting += [it for it in node.children if it.has_error]
    return count


def touched(old, new):
    """Tell the rows that changed and their neighbours, from 1, blank ones between them."""
    rows, lines = set(), new.splitlines()
    for change, _, _, begin, end in SequenceMatcher(
        None, old.splitlines(), new.splitlines(), autojunk=False
    ).get_opcodes():
        if change != "equal":
            while end < len(lines) and not lines[end].strip():
                end += 1
            rows.update(range(begin, end + 2))
    return rows


def told(outcome):
    case = outcome.case
    lines = [f"{outcome.project} {case['file']} [{outcome.language}, {case['kind']}] {case['convention']}"]
    for way, title in ((way, WAYS[way]) for way in outcome.heard):
        about = outcome.about(way)
        lines.append(f"    {title}: {'found' if about else MISSED}")
        for it in outcome.heard[way].said:
            mark = "" if it in about else "(of something else) "
            lines.append(f"        {mark}{it.row}: {it.message} [{it.detector}, {it.tier}]")
        for it in outcome.heard[way].held:
            lines.append(f"        (not shown, {it.hidden}) {it.row}: {it.message} [{it.detector}, {it.tier}]")
    return "\n".join(lines)


def table(outcomes):
    """Count by language and by kind, and list what was missed."""
    lines = []
    for title, key in (("language", lambda it: it.language), ("kind", lambda it: it.case["kind"])):
        groups = defaultdict(list)
        for it in outcomes:
            groups[key(it)].append(it)
        lines += ["", f"| {title} | breaks | found with history | found with no history |", "|---|---|---|---|"]
        lines += [row(name, groups[name]) for name in sorted(groups)] + [row("all", outcomes)]
    missed = [it for it in outcomes if not it.about("history")]
    lines += ["", f"Missed, {len(missed)}:"]
    lines += [f"- {it.language}, {it.case['kind']} ({it.project}): {it.case['convention']}" for it in missed]
    return "\n".join(lines)


def row(name, outcomes):
    found = Counter(way for it in outcomes for way in WAYS if it.about(way))
    cells = [f"{found[way]} ({found[way] / len(outcomes):.0%})" for way in WAYS]
    return f"| {name} | {len(outcomes)} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
