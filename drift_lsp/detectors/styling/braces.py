"""Braces: branches with a single statement in, whether braces stand around it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.graphs.project import Project

MARKED = re.compile(rb"(?:\[\[[^\]]*\]\]\s*)*[{:]")
"""How a block begins, where marks may stand before it."""

OPENED = re.compile(rb"[\s)]*\{")
"""Behind a condition."""

EQUALS = re.compile(
    rb"if \((?:this == \w+|!\((?:\w+ instanceof [\w<>?]+)(?: \w+)?\)|\w+ == null \|\| getClass\(\) != \w+\.getClass\(\))\)"
    rb" return (?:true|false);"
)
"""How editors begin a method that tells whether two are equal."""

PREPROCESSED = re.compile(rb"\n[ \t]*#")


class Braces(Detector):
    """Do braces stand around a single statement behind `if`?

    Without them, a second statement that is added later runs always.
    """

    id = "styling/braces"
    needs = (Branch,)
    slots = {"branch": "branches"}
    answers = {"braces": "braces stand around what is done", "bare": "no braces stand around what is done"}
    conventions = frozenset({"braces"})
    strict = True
    tier = "throughout"
    family_tiers = {"javascript": "listed", "typescript": "listed"}
    """There `if (!row) return;` on one line is often allowed where all else has braces: 4 of 6 that were read were taste."""
    families = frozenset({"c", "php", "java", "csharp", "javascript", "typescript"})

    examples = (
        Flags(
            "int load(int n) { «if (n) return 1;» return 2; }",
            taught="int save(int n) { if (n) { return 1; } return 2; }",
            language="c",
        ),
        Flags("<?php\n«if ($one) return 1;»", taught="<?php\nif ($two) { return 2; }", language="php"),
        Allows(
            "int load(int n) { if (n) { return 1; } return 2; }",
            taught="int save(int n) { if (n) { return 1; } return 2; }",
            language="c",
        ),
        Allows(
            "void load(int n) {\n#if A\n    if (n < 1)\n#else\n    if (n < 2)\n#endif\n    {\n        drop();\n    }\n}",
            taught="int save(int n) { if (n) { return 1; } return 2; }",
            language="cpp",
        ),
        *(
            Allows(  # An editor wrote it.
                f"class Cart {{ public boolean equals(Object o) {{ {line} return full; }} }}",
                taught="class Item { void b() { if (full) { load(); } } }",
                language="java",
            )
            for line in (
                "if (this == o) return true;",
                "if (o == null || getClass() != o.getClass()) return false;",
                "if (!(o instanceof Cart)) return false;",
            )
        ),
        Allows(  # Newer than the grammar.
            "class Cart { void A() { if (full) { row?.Size = 1; } else { row?.Size = 2; } } }",
            taught="class Item { void B() { if (full) { Load(); } } }",
            language="csharp",
        ),
        Allows("<?php\nif ($one): load(); endif;", taught="<?php\nif ($two) { return 2; }", language="php"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each branch whether its body is a block."""
        for it in file.all(Branch):
            if it.body:
                braces = MARKED.match(file.source, it.body.start) is not None
                if not braces and PREPROCESSED.search(file.source, it.span.start, it.span.end):
                    continue  # Two conditions may share one block.
                if not braces and EQUALS.match(file.source, it.span.start, it.span.end):
                    continue  # An editor wrote it.
                if not braces and it.condition and OPENED.match(file.source, it.condition.end):
                    continue  # What stands in the block is not understood.
                yield Detection("branch", "braces" if braces else "bare", first_line(file.source, it.span))
