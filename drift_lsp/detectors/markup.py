"""Raw markup: a file in, each text that it puts into a page as it is out, unless somebody made it safe."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import is_constant
from drift_lsp.facts.vocabulary import Attribute, Call, Element, Markup
from drift_lsp.text import Span, first_line

CALLED = frozenset(
    {
        "mark_safe",
        "Markup",
        "insertAdjacentHTML",
        "write",
        "writeln",
        "bypassSecurityTrustHtml",
        "HtmlString",
        "MarkupString",
    }
)
OF_DOCUMENT = frozenset({"write", "writeln"})
ATTRIBUTES = {"dangerouslySetInnerHTML": re.compile(r"__html\s*:\s*"), "v-html": re.compile(r"[\"']?")}
LAST_WORD = re.compile(rb"(\w+)\W*$")
IN_BRACES = re.compile(rb"\{@html\s+([^{}\n]+)\}")
"""Svelte's."""

MADE_SAFE = re.compile(
    r"(?i)sanit|purif|escape|clean|bleach|render|highlight|marked|markdown|encode|stringify|json|safe_?html|nh3|i18n|policy|trusted|css|style"
    r"|\bsvg|svg\b|\bicons?\b|snippet|(?-i:\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b)|\bt\(|\$t\(|trans|gettext|[^\w]_\(|__\("
)
"""In what is put in: somebody saw to it, or it is a translation, a drawing or code of the project's own."""


class RawMarkup(msgspec.Struct, frozen=True):
    """A text that a browser will read as markup."""

    name: str
    """What puts it there: `innerHTML`, `mark_safe`."""

    whole: Span
    value: Span


def raw_markup(file: FileFacts) -> Iterator[RawMarkup]:
    """Find the texts; those that are fixed are left out, and those that somebody made safe."""
    for it in _found(file):
        said = it.value.of(file.source)
        put = it.whole.of(file.source)
        if said and not MADE_SAFE.search(said) and "style" not in put.lower() and not is_constant(file, it.value):
            yield it


def _found(file: FileFacts) -> Iterator[RawMarkup]:
    for it in file.all(Markup):
        if it.value:
            put = LAST_WORD.search(file.source, it.span.start, it.value.start)
            yield RawMarkup(put[1].decode() if put else "", first_line(file.source, it.span), it.value)
    for found in file.search(IN_BRACES) if b"{@html" in file.source else ():
        yield RawMarkup("@html", Span(*found.span()), Span(*found.span(1)))
    for call in file.all(Call):
        if call.name and call.arguments and call.name.text in CALLED:
            name, receiver = call.name.text, call.receiver.text if call.receiver else ""
            filled = file.source.startswith((b".format(", b" % "), call.span.end)  # What is filled in is escaped.
            if not filled and (name not in OF_DOCUMENT or receiver == "document"):
                yield RawMarkup(name, first_line(file.source, call.span), call.arguments[-1])
    for attribute in file.all(Attribute):
        if _is_script(attribute, file):
            continue
        if attribute.name and attribute.value and (begins := ATTRIBUTES.get(attribute.name.text)):
            value = attribute.value
            begin = begins.search(value.of(file.source))
            start = value.start + (len(value.of(file.source)[: begin.end()].encode()) if begin else 0)
            end = start + len(file.source[start : value.end].rstrip(b" \n\t}\"'`"))
            end += file.source.startswith((b"`", b'"', b"'"), end) and file.source[start : start + 1] in (
                b"`",
                b'"',
                b"'",
            )
            yield RawMarkup(attribute.name.text, attribute.name.span, Span(start, end))


def _is_script(it: Attribute, file: FileFacts) -> bool:
    """Tell whether code is put into an element for code: no text is read there."""
    around = file.enclosing(it.span, Element) if it.name and it.name.text in ATTRIBUTES else None
    return around is not None and around.name is not None and around.name.text in ("script", "style")
