"""Values that are said to be there: `cart!` in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import SCRIPTS, Shunned, Shunning
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Unwrap
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

TAKEN = re.compile(r"([\w.]+)\.get\(.*\)!")
"""An element of a map."""

SAID = Shunned("values that are only said to be there", "whether a value is there is looked at", facts=(Unwrap,))


class SaidToBeThere(Shunning, Detector):
    """Is a value said to be there by `!` where hardly any file does so?

    The compiler believes it, and the program stops where it is not true. A check or a default costs a line.
    """

    id = "types/said-to-be-there"
    needs = (Unwrap,)
    shunned = (SAID,)
    answers = {"said": "the value is only said to be there"}
    tier = "listed"
    roles = ("main",)
    families = frozenset(SCRIPTS)
    examples = (
        Flags(
            "export function load(it?: Cart) { return «it!».rows; }",
            "export function save() { return 3; }",
            language="typescript",
        ),
        Allows(
            "export function load(it?: Cart) { return it?.rows; }",
            "export function save() { return 3; }",
            language="typescript",
        ),
        Allows(  # It is a few lines above that it was put there, or looked for.
            "export function load(it: Cart) { rows.set(it, 3); return rows.get(it)!; }",
            "export function save() { return 3; }",
            language="typescript",
        ),
        Allows(
            "export function load(it?: Cart) { return it!.rows; }",
            "export function save(it?: Item) { return it!.size; }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every `!` behind a value."""
        for it in file.all(Unwrap):
            if not _is_known(it, file):
                yield Detection(SAID.slot, "said", first_line(file.source, it.span))


def _is_known(it: Unwrap, file: FileFacts) -> bool:
    """Tell whether what is taken from a map was put there, or looked for, in the same function."""
    taken = TAKEN.fullmatch(it.span.of(file.source))
    around = file.enclosing(it.span, Function) if taken else None
    if not taken or not around:
        return False
    before = file.source[around.span.start : it.span.start].decode(errors="replace")
    return any(f"{taken[1]}.{it}(" in before for it in ("set", "has", "keys"))
