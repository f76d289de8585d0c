"""Ends of statements: statements in, how most of a file end and those that end otherwise out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Await, Call, Import, Raise, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

Statement = Import | Assignment | Return | Await | Raise

FEWEST = 3
"""Statements that a file has at least."""

MOST = 2
"""Statements of either kind that a file is counted with: more would outweigh the files beside it."""

ENDS = (b"", b"\n", b"\r", b";")
"""What stands behind a statement of its own; of an expression in another one, anything else."""

APART = re.compile(rb"(?m)^[ \t]*(?:const|let|var) [\[{][^\n;=]*[\]}] = [^\n]*[\w)\]](?=\r?$)")
"""A line that takes a value apart, and has no end."""

LINE = (b"\n", b"\r")
BEFORE, BEHIND, NEAR = (
    b";",
    re.compile(rb"(?:const|let|var|return|await|if|for|throw|this|expect|\w+(?:\.\w+)*\()\b"),
    200,
)
"""What stands before and behind a statement, and how many bytes are looked at."""


class StatementEnd(Detector):
    """Does a statement end with a semicolon?

    Either will do; where both are mixed, each edit adds to the noise. A few statements of a file count, and a few
    that end unlike its others.
    """

    id = "styling/statement-end"
    needs = (Import, Assignment, Return, Await, Raise, Call)
    tier = "listed"
    form = True
    layout = True
    slots = {"end of a statement": "statements, a few of each file"}
    answers = {"semicolon": "statements end with a semicolon", "bare": "statements end without a semicolon"}
    families = frozenset({"javascript", "typescript"})
    strict = True
    examples = (
        Flags(
            "import { a } from 'b';\nlet c = a;\n«const d = c»\nlet e = d;",
            taught="import { f } from 'g';\nlet h = f;\nlet i = h;",
            language="javascript",
        ),
        Flags(
            "const a = 1\nconst b = 2\nfunction c() { throw a }\nfunction d() {\n  «return b;»\n}",
            taught="const f = 1\nconst g = 2\nconst h = 3\n",
            language="typescript",
        ),
        Flags(
            "let a = 1;\nlet b = 2;\nlet c = 3;\nasync function load() {\n  await save(\n    a,\n  «)»\n}",
            taught="let f = 1;\nlet g = 2;\nlet h = 3;",
            language="typescript",
        ),
        Flags(
            "<script>\nlet a = 1;\nlet b = 2;\n«let c = 3»\nlet d = 4;\n</script>",
            taught="<script>\nlet f = 1;\nlet g = 2;\nlet h = 3;\n</script>",
            language="svelte",
        ),
        Flags(
            "let a = 1;\nlet b = 2;\nfunction c() {\n  let d = a;\n  «e(d)»\n}",
            taught="let f = 1;\nlet g = 2;\nlet h = 3;",
            language="typescript",
        ),
        Flags(
            "let a = 1;\nlet b = 2;\nlet c = 3;\n«const [d, e] = f(a)»\nreturn d;",
            taught="let f = 1;\nlet g = 2;\nlet h = 3;",
            language="javascript",
        ),
        Allows(
            "let a = 1;\nlet b = 2;\nlet c = 3;\ne(a)\n  .then(b);",
            taught="let f = 1;\nlet g = 2;\nlet h = 3;",
            language="typescript",
        ),
        Allows(
            "let a = 1;\nlet b = 2;\nfor (const c of [a, b]) { d(c); }\nconst e = async () => ({\n  f: await d(),\n});",
            taught="let f = 1;\nlet g = 2;\nlet h = 3;",
            language="typescript",
        ),
        Allows(  # They stand in one line with what follows.
            "let a = 1;\nlet b = 2;\nlet c = 3;\nfunction d() { return a }\nconst e = async () => { await d() };",
            taught="let f = 1;\nlet g = 2;\nlet h = 3;",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the statements of a file end, and each that ends otherwise."""
        ended, bare, source = list[int](), list[int](), file.source
        kinds = (file.all(Import), file.all(Assignment), file.all(Return), file.all(Await), file.all(Raise))
        for it in chain[Statement](*kinds):
            at = it.span.end
            if source[at - 1 : at] == b";":
                ended.append(at)
            elif source[at : at + 1] in ENDS and _is_statement(it, source):
                (ended if source[at : at + 1] == b";" else bare).append(at)
        if len(ended) + len(bare) < FEWEST:
            return
        if len(ended) > len(bare):
            bare += [it.span.end for it in file.all(Call) if _is_bare(it, source)]
            bare += [it.end() for it in file.search(APART) if _goes_on(it.end(), source)]
        most, few = ("semicolon", "bare") if len(ended) > len(bare) else ("bare", "semicolon")
        most_of, others = (ended, bare) if most == "semicolon" else (bare, ended)
        yield from (Detection("end of a statement", most, _last_line(at, file)) for at in most_of[:MOST])
        yield from (Detection("end of a statement", few, _last_line(at, file)) for at in islice(others, MOST))

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a line ended as is expected, and does not any more."""
        ended, ends = was.rstrip().endswith(b";"), stands.rstrip().endswith(b";")
        return ended != ends and ended == (choice == "semicolon")


def _is_statement(it: Statement, source: bytes) -> bool:
    """Tell whether it ends where a line does and is no part of something else."""
    match it:
        case Import():
            return not it.dynamic
        case Assignment():
            return it.keyword is not None
        case Await():
            return not source[source.rfind(b"\n", 0, it.span.start) + 1 : it.span.start].strip()
    return True


def _is_bare(it: Call, source: bytes) -> bool:
    """Tell whether a call is a statement of its own, by the ends of what stands before and behind it, and has no end."""
    if source[it.span.end : it.span.end + 1] not in LINE:
        return False
    before = source[max(0, it.span.start - NEAR) : it.span.start].rstrip()
    return before.endswith(BEFORE) and _goes_on(it.span.end, source)


def _goes_on(end: int, source: bytes) -> bool:
    """Tell whether another statement begins, or a block ends, behind what may be one."""
    behind = source[end : end + NEAR].lstrip()
    return behind.startswith(b"}") or BEHIND.match(behind) is not None


def _last_line(end: int, file: FileFacts) -> Span:
    """Span what stands on the line where a statement ends."""
    start = file.lines.span(file.lines.row(end - 1)).start
    return Span(end - len(file.source[start:end].lstrip()), end)
