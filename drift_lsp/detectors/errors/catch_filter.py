"""Filters of handlers: handlers of every error in, whether they say which ones they leave alone out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler
from drift_lsp.graphs.project import Project

BROAD = frozenset({"Exception", "System.Exception"})
WHEN = re.compile(rb"\)\s*when\b")


class CatchFilter(Detector):
    """Does a handler that catches whatever comes say `when`?

    Some errors are for nobody to catch: a thread that is stopped, memory that ran out. Where a team leaves those alone
    by a condition, a handler without it swallows them.
    """

    id = "errors/catch-filter"
    local = True
    needs = (Handler,)
    slots = {"handler of every error": "handlers of every error"}
    answers = {"present": "it says when", "absent": "it does not say when"}
    tier = "listed"
    conventions = frozenset({"present"})
    roles = ("main",)
    families = frozenset({"csharp"})
    examples = (
        Flags(
            "class Cart { void A() { try { B(); } catch («Exception» ex) { C(ex); } } }",
            taught="class Item { void A() { try { B(); } catch (Exception ex) when (ex.IsMild()) { C(ex); } } }",
            language="csharp",
        ),
        Allows(
            "class Cart { void A() { try { B(); } catch (LostException ex) { C(ex); } } }",
            taught="class Item { void A() { try { B(); } catch (Exception ex) when (ex.IsMild()) { C(ex); } } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such handler whether a condition stands behind it."""
        for it in file.all(Handler):
            broad = next((kind.span for kind in it.types if kind.text in BROAD), None)
            if broad and it.body:
                said = WHEN.search(file.source, broad.end, it.body.start)
                yield Detection("handler of every error", "present" if said else "absent", broad)
