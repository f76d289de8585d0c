"""Markup put together from values: texts that are put into a page in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.markup import raw_markup
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import read
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

HARMLESS = re.compile(
    r"^[A-Z][A-Z0-9_.]*$|^\d+$|\.(?:length|size|id|pk|width|height|color)$|(?i:html|icon|svg|count|index|url)\W*$"
)


class BuiltMarkup(Detector):
    """Are values written into markup that a page takes as it is?

    Who chooses such a value chooses what runs in the page of everybody who sees it.
    """

    id = "security/built-markup"
    needs = (Call,)
    family_tiers = {"javascript": "listed"}
    beyond = True
    slots = {"markup": "texts put into a page"}
    answers = {"built": "a value is written into markup that nobody escapes"}
    severity = "warning"
    roles = ("main",)
    families = frozenset({"javascript", "typescript", "python", "csharp", "go"})
    absolute = frozenset({"built"})
    remedy = "Escape the value, or make the element and set its text."
    local = True

    examples = (
        Flags("box.innerHTML = «`<b>${name}</b>`»;", language="javascript"),
        Flags('box.innerHTML += «"<b>" + name + "</b>"»;', language="typescript"),
        Flags("def show(it):\n    return mark_safe(«f'<b>{it.name}</b>'»)"),
        Flags(
            "const Row = ({ name }) => <p dangerouslySetInnerHTML={{ __html: «`<b>${name}</b>`» }} />", language="tsx"
        ),
        Allows("box.innerHTML = `<b>${escapeHtml(name)}</b>`;", language="javascript"),
        Allows("box.innerHTML = `<b>${rows.length}</b>`;", language="javascript"),
        Allows("box.innerHTML = '';", language="javascript"),
        Allows("box.textContent = `<b>${name}</b>`;", language="javascript"),
        Allows("def show(it):\n    return format_html('<b>{}</b>', it.name)"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at the values in every text that is put into a page."""
        for it in raw_markup(file):
            built = read(file, it.value)
            if built and "<" in built.text and any(not HARMLESS.search(value) for value in built.values):
                yield Detection("markup", "built", first_line(file.source, it.value))
