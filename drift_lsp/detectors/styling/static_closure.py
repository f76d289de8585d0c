"""Closures: functions without a name in, whether one that needs no object says so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Lambda
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BEGINS = re.compile(rb"(?P<static>static\s+)?(?P<word>fn|function)\b")
OWN = re.compile(rb"\$this\b|\bparent::|\bfunc_get_args\b|\$\$")
"""The object around is used, or may be."""


class StaticClosure(Detector):
    """Does a closure that uses nothing of the object around it say that it is static?

    It then holds no reference to the object, and a reader knows that nothing in it changes.
    """

    id = "styling/static-closure"
    tier = "listed"
    local = True
    needs = (Lambda,)
    form = True
    slots = {"closure": "closures that use nothing of an object"}
    answers = {"static": "it is static", "bound": "it is not static"}
    conventions = frozenset({"static"})
    strict = True
    families = frozenset({"php"})
    examples = (
        Flags(
            "<?php\n$a = array_map(«fn»($it) => $it->name, $rows);",
            taught="<?php\n$b = array_filter($items, static function ($it) { return $it->full; });",
            language="php",
        ),
        Allows(
            "<?php\nclass Cart { function a() { return array_map(fn ($it) => $this->b($it), $rows); } }",
            taught="<?php\n$b = array_filter($items, static function ($it) { return $it->full; });",
            language="php",
        ),
        Allows(
            "<?php\n$b = array_filter($items, static function ($it) { return $it->full; });",
            taught="<?php\n$a = array_map(fn ($it) => $it->name, $rows);",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each closure that could be static whether it is."""
        for it in file.all(Lambda):
            begins = BEGINS.match(file.source, it.span.start, it.span.end)
            if begins and (begins["static"] or not OWN.search(file.source, it.span.start, it.span.end)):
                yield Detection("closure", "static" if begins["static"] else "bound", Span(*begins.span("word")))
