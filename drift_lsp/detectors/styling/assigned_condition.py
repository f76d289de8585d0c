"""Assigned conditions: branches on what a call gave in, whether it is kept within the condition or before it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

INSIDE = re.compile(rb"\([!\s(]*\$?\w+\s*=(?![=>])\s*[\w>:$-]+\(")
KEPT = re.compile(rb"\s*(?:[\w*]+[\s*]+)?\*?(\$?\w+)\s*=(?![=>])\s*[\w>:$-]+\(")
ASKED = re.compile(rb"\(\s*!?\s*(\$?\w+)\s*(?:\)|[<>=!])")
BEFORE = 160


class AssignedCondition(Detector):
    """Is what a call gives kept before it is asked, or within the condition?

    `if ((size = load()) < 0)` saves a line, and hides in the midst of a condition that something changes.
    """

    id = "styling/assigned-condition"
    needs = (Branch,)
    local = True
    tier = "listed"
    slots = {"condition on what a call gave": "conditions on what a call gave"}
    answers = {"inside": "it is kept within the condition", "before": "it is kept before the condition"}
    conventions = frozenset({"before"})
    strict = True
    roles = ("main",)
    families = frozenset({"c", "php"})
    examples = (
        Flags(
            "void a(void) { if «((it = load(3)) < 0)» drop(); }",
            taught="void b(void) { it = save(3);\n\tif (it < 0) drop(); }",
            language="c",
        ),
        Flags(
            "<?php\nif «($a = load())» { drop(); }",
            taught="<?php\nfunction b() { $b = save();\nif ($b) { drop(); } }",
            language="php",
        ),
        Allows(  # Nothing can stand before it.
            "void f() { if (full()) { stop(); } else if ((it = load()) != NULL) { save(it); } }",
            taught="void g() { it = load(); if (it != NULL) { save(it); } }",
            language="c",
        ),
        Allows(
            "void f() { if (it = load(); it.full()) { drop(); } }",
            taught="void g() { it = save(); if (it != NULL) { save(it); } }",
            language="cpp",
        ),
        Allows(
            "void a(void) { it = load(3); if (it < 0) drop(); }",
            taught="void b(void) { if ((it = save(3)) < 0) drop(); }",
            language="c",
        ),
        Allows(
            "void a(void) { if (load(3) < 0) drop(); }",
            taught="void b(void) { it = save(3);\n\tif (it < 0) drop(); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each branch on the outcome of a call keeps it."""
        source = file.source
        for it in file.all(Branch):
            if it.condition is None or source.find(b";", it.condition.start, it.condition.end) >= 0:
                continue  # What is kept in a statement of its own stands in no condition.
            if source[max(0, it.span.start - BEFORE) : it.span.start].rstrip().endswith(b"else"):
                continue  # Nothing can stand before it.
            if INSIDE.match(source, it.condition.start, it.condition.end):
                yield Detection("condition on what a call gave", "inside", first_line(source, it.condition))
            elif asked := ASKED.match(source, it.condition.start, it.condition.end + 1):
                before = source[max(0, it.span.start - BEFORE) : it.span.start].rstrip()
                at = max(before.rfind(b";", 0, -1), before.rfind(b"{"), before.rfind(b"}")) + 1
                kept = KEPT.match(before, at) if before.endswith(b";") else None
                if kept and kept[1] == asked[1]:
                    yield Detection("condition on what a call gave", "before", first_line(source, it.condition))
