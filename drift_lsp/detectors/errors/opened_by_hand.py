"""What is opened: local variables in, whether what they hold is sure to be closed out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Cleanup, Function, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_OPENS = re.compile(
    r"(?i)open|connect|stream|reader|writer|command|transaction|scope|lock|socket|channel|context|scanner|archive|temp"
)
"""In the name of what is called."""


INDENTED = frozenset({"python"})
"""Families in which a block closes what it opens; of those only files are asked."""

FILES = frozenset({"", "io", "codecs"})
"""Whose `open` opens a file."""


class OpenedByHand(Detector):
    """Is what a call opens sure to be closed, by the word the language has for it?

    Without it, it stays open where an error is thrown or somebody returns early. Each call is asked by itself, and what
    is handed on is not asked.
    """

    id = "errors/opened-by-hand"
    family_tiers = {"java": "listed", "python": "throughout"}
    needs = (Cleanup, Call, Assignment)
    slots = {"what * opens": "values it opens"}
    answers = {"closed": "it is sure to be closed", "open": "nothing closes it whatever happens"}
    conventions = frozenset({"closed"})
    roles = ("main",)
    families = frozenset({"java", "csharp", "python"})
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
        Flags(
            "def load():\n    rows = «open(cart)»\n    save(rows)\n    rows.close()",
            taught="def keep():\n    with open(item) as rows:\n        save(rows)",
        ),
        Allows(  # It is closed whatever happens.
            "def load():\n    rows = open(cart)\n    try:\n        save(rows)\n    finally:\n        rows.close()",
            taught="def keep():\n    with open(item) as rows:\n        save(rows)",
        ),
        *(
            Allows(
                f"def load(cart):\n    rows = open(cart)\n    {kept}",
                taught="def keep():\n    with open(item) as rows:\n        save(rows)",
            )
            for kept in ("cart.rows = rows\n", "yield rows", "return {'rows': rows}", "with rows: save()", "save(rows)")
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
            if call and (name := _name(call, file)):
                yield Detection(f"what {name} opens", "closed", call.span)
        for it in file.all(Assignment):
            opened = file.at(Call, it.value) if it.value and not it.member and it.name else None
            if opened is None or it.name is None or not (name := _name(opened, file)):
                continue
            if not any(opened.span in resource for resource in closed) and not _is_looked_after(it, file):
                yield Detection(f"what {name} opens", "open", opened.span)


def _name(call: Call, file: FileFacts) -> str:
    """Spell what is called, if it may open something."""
    if call.name is None or not _OPENS.search(call.name.text):
        return ""
    receiver = call.receiver.text if call.receiver else ""
    if file.language.family in INDENTED and (call.name.text != "open" or receiver not in FILES):
        return ""  # Much else is called so, and closes by itself.
    if not call.is_new and receiver.isidentifier() and receiver[:1].isupper():
        return f"{receiver}.{call.name.text}"
    return call.name.text


def _is_looked_after(it: Assignment, file: FileFacts) -> bool:
    """Tell whether a variable is returned, kept, given to somebody who may close it, or closed by hand; where a word of
    the language would do that in any case, by hand is only enough where it happens whatever goes wrong.
    """
    assert it.name
    word = re.escape(it.name.text.encode())
    indented, function = file.language.family in INDENTED, file.enclosing(it.span, Function)
    end = function.span.end if indented and function else len(file.source)
    closing = re.compile(rb"\b" + word + rb"\s*\??\.\s*(?:[cC]lose|[dD]ispose)").search(file.source, it.span.end, end)
    if closing and indented:
        at = Span(closing.start(), closing.end())
        return any(one.resource and at in one.resource for one in file.all(Cleanup))
    keeping = re.compile(
        rb"(?:[=(,\[:{]|\byield\b|\breturn\b|\bwith\b)\s*" + word + rb"[ \t]*(?:[;,)\]}:\r\n]|\Z| as\b)"
    )
    kept = keeping.search(file.source, it.span.end)
    return bool(closing or kept) or any(
        one.value and one.value.of(file.source) == it.name.text for one in file.all(Return)
    )
