"""What is opened: local variables in, whether what they hold is sure to be closed out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Cleanup, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_OPENS = re.compile(
    r"(?i)open|connect|stream|reader|writer|command|transaction|scope|lock|socket|channel|context|scanner|archive|temp"
)
"""In the name of what is called."""


class OpenedByHand(Detector):
    """Is what a call opens sure to be closed, by the word the language has for it?

    Without it, it stays open where an error is thrown or somebody returns early. Each call is asked by itself, and what
    is handed on is not asked.
    """

    id = "errors/opened-by-hand"
    family_tiers = {"java": "listed"}
    needs = (Cleanup, Call, Assignment)
    slots = {"what * opens": "values it opens"}
    answers = {"closed": "it is sure to be closed", "open": "nothing closes it whatever happens"}
    conventions = frozenset({"closed"})
    roles = ("main",)
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class Cart { void a() { Reader in = «new FileReader(b)»; in.read(); } }",
            taught="class Item { void c() { try (Reader in = new FileReader(d)) { in.read(); } } }",
            language="java",
        ),
        Flags(
            "class Cart { void A() { var a = «File.OpenRead(b)»; a.Read(); } }",
            taught="class Item { void C() { using var c = File.OpenRead(d); c.Read(); } }",
            language="csharp",
        ),
        Allows(  # Who gets it closes it.
            "class Cart { Stream A() { var a = File.OpenRead(b); return a; } }",
            taught="class Item { void C() { using var c = File.OpenRead(d); c.Read(); } }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that opens something for a local variable."""
        closed = [it.resource for it in file.all(Cleanup) if it.resource and it.form and it.form.text != "finally"]
        for resource in closed:
            call = next(iter(file.inside(Call, resource)), None)
            if call and (name := _name(call)):
                yield Detection(f"what {name} opens", "closed", call.span)
        for it in file.all(Assignment):
            opened = file.at(Call, it.value) if it.value and not it.member and it.name else None
            if opened is None or it.name is None or not (name := _name(opened)):
                continue
            if not any(opened.span in resource for resource in closed) and not _is_handed_on(
                it.name.text, it.span, file
            ):
                yield Detection(f"what {name} opens", "open", opened.span)


def _name(call: Call) -> str:
    """Spell what is called, if it may open something."""
    if call.name is None or not _OPENS.search(call.name.text):
        return ""
    receiver = call.receiver.text if call.receiver else ""
    if not call.is_new and receiver.isidentifier() and receiver[:1].isupper():
        return f"{receiver}.{call.name.text}"
    return call.name.text


def _is_handed_on(name: str, after: Span, file: FileFacts) -> bool:
    """Tell whether a variable is returned, kept, given to somebody who may close it, or closed by hand."""
    word = re.escape(name.encode())
    keeping = re.compile(rb"[=(,]\s*" + word + rb"\s*[;,)]|\b" + word + rb"\s*\??\.\s*(?:[cC]lose|[dD]ispose)")
    kept = keeping.search(file.source, after.end)
    return kept is not None or any(it.value and it.value.of(file.source) == name for it in file.all(Return))
