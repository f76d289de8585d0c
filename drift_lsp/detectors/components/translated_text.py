"""Translated text: texts of elements and attributes in, whether a person reads them in his own language out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element, Part
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

CALL = r"(?:[\w$]+\.)?(?:\$?t|tr|tc|\$tc|\$_|_|__|gettext|translate|formatMessage|trans)\(|m\.\w+\("
TRANSLATED = re.compile(rf"\s*\{{{{?\s*(?:{CALL})".encode())
"""What stands behind a tag, or as a value in braces: `{t("save")}`, `{{ $t('save') }}`."""

BOUND = re.compile(rf"[\"']?\{{?\{{?\s*(?:{CALL})".encode())
"""The value of an attribute: `{t("save")}`, Vue's `"$t('save')"`."""

TEXT = re.compile(rb"[^<{}>]{2,400}(?=<)")
"""What stands between a tag and the next."""

KEEPS = re.compile(rb"<(?:Trans\w*|FormattedMessage|Translat\w+|T|Plural|i18n-t|i18n)(?=[\s>])(?!\s[^<>]*/>)")
CLOSES = re.compile(rb"</(?:Trans\w*|FormattedMessage|Translat\w+|T|Plural|i18n-t|i18n)>")
"""Around what is translated with the elements in it."""

KEEPERS = re.compile(r"Trans\w*|FormattedMessage|Translat\w+|T|i18n-t")
UNREAD = frozenset(("script", "style", "code", "pre", "kbd", "samp", "Code", "CodeBlock", "svg", "title", "text"))
READ = frozenset(("label", "title", "placeholder", "alt", "aria-label", "description", "tooltip", "helperText"))
"""Attributes that a person reads."""

SENTENCE = re.compile(r"[A-Z][\w'’-]*(?:,? [\w'’-]+)*,? [a-z]{2,}(?:,? [\w'’-]+)*[.!?:…]*")
"""Starts with a capital and goes on with small letters: no name, no number, no code."""

ELSEWHERE = re.compile(
    r"(?:^|/)e?mails?/|(?:^|/)(?:docs?|legal|demos?|playground|storybook)/|(?:^|[/_-])dev(?:elop(?:er|ment))?[-_]?(?:tools?|panel)|\.(?:stories|story)\."
)
"""Written in one language on purpose."""


class TranslatedText(Detector):
    """Is what a person reads translated?

    Where all else on the page is in his language, one sentence that is written out stays in the author's. Only whole
    sentences are asked: names, single words and code are the same in every language.
    """

    id = "components/translated-text"
    certain = True
    needs = (Element, Attribute)
    slots = {"text": "texts of elements", "text of an attribute": "attributes that a person reads"}
    answers = {"translated": "the text is translated", "literal": "the text is written out"}
    conventions = frozenset({"translated"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            "const A = () => <p>«Save the cart now»</p>",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
        Flags(
            "const A = () => <p>\n  «Save the cart now.»\n</p>",
            taught="const B = () => <p><Trans>Drop the cart</Trans></p>",
            language="tsx",
        ),
        Flags(
            'const A = () => <input placeholder=«"Name of the cart"» />',
            taught="const B = () => <input placeholder={t('cart.name')} />",
            language="tsx",
        ),
        Flags(
            '<template><input placeholder="«Name of the cart»" /></template>',
            taught="<template><input :placeholder=\"$t('cart.name')\" /></template>",
            language="vue",
        ),
        Flags(
            "<template><p>«Save the cart now»</p></template>",
            taught="<template><p>{{ $t('cart.save') }}</p></template>",
            language="vue",
        ),
        Flags("<p>«Save the cart now»</p>", taught="<p>{$t('cart.save')}</p>", language="svelte"),
        Allows(
            "const A = () => <p>Google Maps</p>",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
        Allows(
            "const A = () => <Trans>Save the <b>Whole of the cart</b></Trans>",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
        Allows(
            "const A = () => <p><Trans>"
            + "It is of the shop. " * 31
            + "</Trans><Trans>Save the <b>Whole of the cart</b></Trans></p>",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
        Allows(
            "const A = () => <Trans id='cart' parts={[<a href='/'>Terms of the shop</a>]} />",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
        Flags(
            "const A = () => <p><Trans id='cart' /><b>«Save the cart now»</b></p>",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
        Allows(
            "const A = () => <code>Save the cart</code>",
            taught="const B = () => <p>{t('cart.save')}</p>",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each text that is translated, and each that is a sentence."""
        if ELSEWHERE.search(file.path):
            return
        for it in file.all(Element):
            if it.name and it.name.text not in UNREAD and not file.source.startswith(b"/>", it.span.end - 2):
                yield from _text(it.name, it.span, file.source)
        for given in file.all(Attribute):
            if given.name is None or given.value is None or given.name.text not in READ:
                continue
            if BOUND.match(file.source, given.value.start):
                yield Detection("text of an attribute", "translated", given.value)
            elif given.literal and _sentence(file.source, *_unquoted(given.value, file.source)):
                yield Detection("text of an attribute", "literal", given.value)


def _unquoted(value: Span, source: bytes) -> tuple[int, int]:
    """Tell where a text stands that may have its quotes around it."""
    quoted = source.startswith((b'"', b"'"), value.start)
    return value.start + quoted, value.end - quoted


def _text(name: Part, tag: Span, source: bytes) -> Iterator[Detection]:
    """Report the text behind an opening tag."""
    if KEEPERS.fullmatch(name.text) or TRANSLATED.match(source, tag.end):
        yield Detection("text", "translated", name.span)
    elif found := TEXT.match(source, tag.end):
        span = _sentence(source, *found.span())
        if span and not _is_kept(source, tag.start):
            yield Detection("text", "literal", span)


def _sentence(source: bytes, start: int, end: int) -> Span | None:
    """Find the first line of what is a sentence; None where it is none."""
    written = source[start:end]
    text = written.strip()
    if not SENTENCE.fullmatch(" ".join(text.decode(errors="replace").split())):
        return None
    start += len(written) - len(written.lstrip())
    return Span(start, start + len(text.partition(b"\n")[0].rstrip()))


def _is_kept(source: bytes, start: int) -> bool:
    """Tell whether a tag stands within an element all of which is translated."""
    opened, closed = (list(it.finditer(source, max(0, start - 600), start)) for it in (KEEPS, CLOSES))
    return bool(opened) and (not closed or opened[-1].start() > closed[-1].start())
