"""Markup that nobody escapes: texts that are put into a page in, each file that has one out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.markup import raw_markup
from drift_lsp.detectors.shunned import SCRIPTS, Shunned, Shunning
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project

FAMILIES = (*SCRIPTS, "python", "csharp", "go")
RAW = Shunned(
    "texts put into a page as they are",
    "no text is put into a page as it is",
    calls=dict.fromkeys(FAMILIES, ""),
)


class UnescapedMarkup(Shunning, Detector):
    """Is a text put into a page as it is where hardly any file does so?

    What it holds is read as markup, scripts included. Where a whole project leaves escaping to its templates, the first
    who goes past them should have somebody look at it.
    """

    id = "security/unescaped-markup"
    needs = (Call,)
    beyond = True
    shunned = (RAW,)
    tier = "listed"
    roles = ("main",)
    families = frozenset(FAMILIES)
    local = True

    examples = (
        Flags(
            "const Row = ({ it }) => <p «dangerouslySetInnerHTML»={{ __html: it.text }} />",
            "const Keep = ({ it }) => <p>{it.text}</p>",
            language="tsx",
        ),
        Flags(
            "<template><p «v-html»='it.text' /></template>",
            "<template><p>{{ it.text }}</p></template>",
            language="vue",
        ),
        Flags("export function load(it) { «box.innerHTML = it.text»; }", "export function save() { return 3; }", language="typescript"),
        Flags("<p>«{@html it.text}»</p>", "<p>{it.text}</p>", language="svelte"),
        Flags(
            "class Cart { void Load(It it) { «Html.Raw(it.Text)»; } }",
            "class Item { int Save() => 3; }",
            language="csharp",
        ),
        Flags("def load(it):\n    return «mark_safe(it.text)»", "def save():\n    return 3"),
        Allows(
            "const Row = ({ it }) => <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(it.text) }} />",
            "const Keep = ({ it }) => <p>{it.text}</p>",
            language="tsx",
        ),
        Allows(
            "export const Cart = ({ start }) => <script dangerouslySetInnerHTML={{ __html: start }} />;",
            "export const Item = (it) => <b>{it}</b>;",
            language="tsx",
        ),
        Allows(
            "export const Cart = ({ cartSvg }) => <b dangerouslySetInnerHTML={{ __html: cartSvg }} />;",
            "export const Item = (it) => <b>{it}</b>;",
            language="tsx",
        ),
        Allows("def load(it):\n    return mark_safe('<b>')", "def save():\n    return 3"),
        Allows("def load(it):\n    return mark_safe(it.text)", "def save(it):\n    return mark_safe(it.text)"),
    )  # fmt: skip

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every text that is put into a page."""
        for it in raw_markup(file):
            yield Detection(RAW.slot, it.name, it.whole)
