"""Early ends with an error: errors made of a text in, whether a word of its own hands them up out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Raise
from drift_lsp.graphs.project import Project

RETURNED = re.compile(rb"\breturn\s+Err\(\s*\Z")
MADE = frozenset({"anyhow", "eyre", "format_err"})


class BailForm(Detector):
    """Is an error that is made of a text handed up by `bail!`, or returned?

    Both do the same. One word at the places where a function ends with an error is what a reader looks for.
    """

    id = "errors/bail-form"
    local = True
    needs = (Raise,)
    form = True
    tier = "throughout"
    slots = {"early end with an error": "early ends with an error made of a text"}
    answers = {"bail": "`bail!` hands it up", "return": "it is made and returned"}
    strict = True
    families = frozenset({"rust"})
    examples = (
        Flags(
            'fn load() -> Result<u8> { if lost() { return Err(«anyhow!("lost")»); } Ok(1) }',
            taught='fn save() -> Result<u8> { if full() { bail!("full"); } Ok(2) }',
            language="rust",
        ),
        Flags(
            'fn load() -> Result<u8> { if lost() { «bail!("lost")»; } Ok(1) }',
            taught='fn save() -> Result<u8> { if full() { return Err(anyhow!("full")); } Ok(2) }',
            language="rust",
        ),
        Allows(  # Here it is the value of a branch.
            'fn load() -> Result<u8> { match it { 3 => Err(anyhow!("lost")), _ => Ok(1) } }',
            taught='fn save() -> Result<u8> { if full() { bail!("full"); } Ok(2) }',
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such error is handed up."""
        for it in file.all(Raise):
            made = it.type.text.rpartition("::")[2] if it.type else ""
            if made == "bail":
                yield Detection("early end with an error", "bail", it.span)
            elif made in MADE and _is_returned(it, file.source):
                yield Detection("early end with an error", "return", it.span)


def _is_returned(it: Raise, source: bytes) -> bool:
    return RETURNED.search(source, max(0, it.span.start - 40), it.span.start) is not None
