"""Ways out: branches that leave their function in, whether what comes instead stands in an `else` out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LEAVES = re.compile(rb"(?:^|[;{}\n])[ \t]*(?:return\b[^;{}\n]*;?|continue;?|break;?)\s*\}\Z")
"""How the block of a branch ends that goes no further."""

ANOTHER = re.compile(rb"if\b")
FARTHEST = 200


class ElseAfterReturn(Detector):
    """Does an `else` follow on a branch that leaves the function?

    Without it, what is usual stands on the left, and a reader need not remember the condition.
    """

    id = "styling/else-after-return"
    tier = "listed"
    needs = (Branch,)
    form = True
    slots = {"branch that leaves": "branches that leave their function or loop"}
    answers = {"flat": "no `else` follows it", "else": "an `else` follows it"}
    conventions = frozenset({"flat"})
    families = frozenset({"go", "c"})
    strict = True
    local = True
    examples = (
        Flags(
            "func load() int {\n\tif full {\n\t\treturn 1\n\t«}» else {\n\t\topen()\n\t}\n\treturn 2\n}",
            taught="func save() int {\n\tif open {\n\t\treturn 1\n\t}\n\treturn 2\n}",
            language="go",
        ),
        Allows(
            "func load() int {\n\tif full {\n\t\tdrop()\n\t} else {\n\t\topen()\n\t}\n\treturn 2\n}",
            taught="func save() int {\n\tif open {\n\t\treturn 1\n\t}\n\treturn 2\n}",
            language="go",
        ),
        Allows(  # One of several.
            "func load() int {\n\tif full {\n\t\treturn 1\n\t} else if open {\n\t\tdrop()\n\t}\n\treturn 2\n}",
            taught="func save() int {\n\tif open {\n\t\treturn 1\n\t}\n\treturn 2\n}",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each branch that leaves whether an `else` follows."""
        source = file.source
        for it in file.all(Branch):
            if it.body is None or not LEAVES.search(source, max(it.body.start, it.body.end - FARTHEST), it.body.end):
                continue
            if _is_one_of_several(it, source):
                continue
            place = Span(it.body.end - 1, it.body.end)
            yield Detection("branch that leaves", "else" if it.alternative else "flat", place)


def _is_one_of_several(it: Branch, source: bytes) -> bool:
    """Tell whether another condition is asked after or before this one."""
    before = source[max(0, it.span.start - 6) : it.span.start].rstrip()
    after = source[it.alternative.start : it.alternative.end].removeprefix(b"else").lstrip() if it.alternative else b""
    return before.endswith(b"else") or ANOTHER.match(after) is not None
