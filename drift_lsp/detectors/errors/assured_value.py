"""Values that are said to be there: marks that silence the compiler in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import Shunned, Shunning, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Unwrap
from drift_lsp.graphs.project import Project

ASSURED = Shunned("values said to be there", "no value is said to be there", facts=(Unwrap,))

GIVEN = re.compile(
    r"(?:null|default|undefined)!$|(?:lock|read|write|borrow|borrow_mut|try_into)\(\)\s*\.(?:unwrap|expect)\("
)
"""Says nothing of a value: there is none yet, or it can only be missing when all is lost."""


class AssuredValue(Shunning, Detector):
    """Is a value said to be there, with nothing that looks, where hardly any file does so?

    `cart!` and `cart.unwrap()` tell the compiler to trust the author. Where nearly all files ask instead, the first one
    that does not is where it will be missing.
    """

    id = "errors/assured-value"
    needs = (Unwrap,)
    shunned = (ASSURED,)
    answers = {"assured": "the value is said to be there, and nothing looks"}
    tier = "listed"
    reasoned = True
    roles = ("main",)
    few = 1
    families = frozenset({"rust", "csharp"})
    examples = (
        Flags(
            "class Cart { int Load() { return «it.Cart!».Id; } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Flags("fn load() -> u32 { «find().unwrap()» }", "fn save() -> u32 { 3 }", language="rust"),
        Allows(  # Nothing is said: the grammar fills the mark in.
            "class Cart { void Load() { it.Row?.Size = it.Kind == Kind.Own ? it.Size : null; } }",
            "class Item { int Save() { return 3; } }",
            language="csharp",
        ),
        Allows("class Cart { string Name = null!; }", "class Item { int Save() { return 3; } }", language="csharp"),
        Allows("fn load() -> u32 { it.lock().unwrap() }", "fn save() -> u32 { 3 }", language="rust"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every mark that silences the compiler."""
        for it in uses(file, project, self.shunned) if file.all(Unwrap) else ():
            if not GIVEN.search(it.span.of(file.source)):
                yield Detection(it.slot, "assured", it.span)
