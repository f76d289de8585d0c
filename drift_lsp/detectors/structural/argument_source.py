"""Sources of arguments: arguments of calls in, where those come from that have a name, and which are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Keyword
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WRITTEN = re.compile(
    rb"(?P<out>\"(?:[^\"\\\n]|\\.){2,}\"|[1-9]\d{2,})"
    rb"|(?P<home>(?:[A-Za-z_]\w*(?:\.|::|->))+)(?P<last>[A-Z]\w*)"
    rb"|(?P<prefix>[A-Z][A-Z0-9]+_)[A-Z0-9_]+"
    rb"|(?P<taken>nameof\()[\w.]+\)"
    rb"|(?P<call>(?:\w+(?:\.|::))*\w+\()[@$]?\"[^\n]*\)"
)
"""A text or a large number, a name with where it comes from, a name in capitals, the name of something as a text, a call with a text."""

NAMELESS = frozenset({b"499", b"444", b"520"})
"""Statuses of answers for which no library has a name."""

LONGEST = 80
"""Bytes of an argument that is looked at."""

NUMBERED = "first", "second", "third", "fourth"
"""Arguments that are asked about."""


class ArgumentSource(Detector):
    """Is an argument one of the names that others hand over there, or written out?

    Where every status, key, kind or text comes from the same place, that place is the list of all there are: who writes
    one out is not found when the list changes, and a translator does not see it.
    """

    id = "structural/argument-source"
    tier = "listed"
    local = True
    needs = (Call,)
    slots = {"uses of * (* of *)": "arguments of a function", "uses of * (*)": "named arguments of a function"}
    answers = {OTHER: "it is written out", "*": "it is one of `{}…`"}
    conventions = None
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"go", "java", "csharp", "rust", "c"})
    examples = (
        Flags(
            'import "net/http"\nfunc drop() { answer(it, «403») }',
            taught='import "net/http"\nfunc save() { answer(it, http.StatusConflict) }',
            language="go",
        ),
        Flags(
            'func (c *Cart) drop() { c.log(«"dropped"») }',
            taught="func (c *Item) save() { c.log(c.app.Texts.Saved) }",
            language="go",
        ),
        Flags(
            'class Cart { void drop() { it.set(«"size"», 3); } }',
            taught="class Item { void save() { it.set(Keys.SIZE, 3); } }",
            language="java",
        ),
        Flags("void drop(void) { tell(«300», it); }", taught="void save(void) { tell(SHOP_LOUD, it); }", language="c"),
        Allows("void drop(void) { tell(-2, it); }", taught="void save(void) { tell(SHOP_LOUD, it); }", language="c"),
        Flags(
            'class Cart { void A() { throw new Missing(«"size"»); } }',
            taught="class Item { void B() { throw new Missing(nameof(price)); } }",
            language="csharp",
        ),
        Flags(
            'void drop() { box->setText(«"full"»); }',
            taught='void save() { box->setText(tr("empty")); }',
            language="cpp",
        ),
        Allows(  # A field of what is at hand is no list.
            'func drop() { count("row") }',
            taught="func save() { count(it.Name); tell(c.app.Texts.Saved) }",
            language="go",
        ),
        Allows("void drop(void) { tell(0, it); }", taught="void save(void) { tell(SHOP_LOUD, it); }", language="c"),
        Allows(  # Another list.
            "void drop(void) { tell(CART_LOUD, it); }",
            taught="void save(void) { tell(SHOP_LOUD, it); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each argument that is a text, a number or a name of a list where it comes from."""
        for call in file.all(Call):
            if call.name and call.arguments:
                called, count = _called(call), len(call.arguments)  # Those that take more or less are others.
                for number, it in zip(NUMBERED, call.arguments, strict=False):
                    yield from _argument(f"uses of `{called}` ({number} of {count})", it, file, project)
        for keyword in file.all(Keyword):
            around = file.enclosing(keyword.span, Call) if keyword.name and keyword.value else None
            if keyword.name and keyword.value and around and around.name:
                slot = f"uses of `{_called(around)}` (`{keyword.name.text}`)"
                yield from _argument(slot, keyword.value.span, file, project)


def _called(call: Call) -> str:
    """Name what is called, with its type where that is told: many have a `new`."""
    assert call.name
    owner = call.receiver.text if call.receiver else ""
    if owner.isidentifier() and owner[0].isupper():
        return f"{owner}.{call.name.text}"
    return f".{call.name.text}" if owner else call.name.text


def _argument(slot: str, it: Span, file: FileFacts, project: Project) -> Iterator[Detection]:
    found = WRITTEN.fullmatch(file.source, it.start, it.end) if 1 < it.size <= LONGEST else None
    if found is None:
        return
    if found["out"]:
        if found["out"] not in NAMELESS:
            yield Detection(slot, OTHER, it)
    elif home := _home(found, file, project):
        yield Detection(slot, home, it, Freedom.UNASKED)


def _home(found: re.Match[bytes], file: FileFacts, project: Project) -> str:
    """Tell what an argument is taken out of: a list of names, what texts are looked up with; "" for anything else."""
    if found["home"]:
        return _list(found["home"].decode(), file, project)
    # `tr("full")`: what is called makes something of the text.
    return (found["prefix"] or found["taken"] or found["call"]).decode()


def _list(written: str, file: FileFacts, project: Project) -> str:
    """Tell the list a name is taken out of, as a type or a module, wherever that is reached from; "" for no list."""
    parts = re.split(r"\.|::|->", written)[:-1]
    first = next((at for at, part in enumerate(parts) if part[0].isupper()), None)
    if file.once(names, project).name(parts[0]):
        return ".".join(parts if first is None else parts[: first + 1]) + "."
    return f"{parts[first]}." if first is not None else ""
