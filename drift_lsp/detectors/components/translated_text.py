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

BEHIND = re.compile(rb"(?:/>|</(?!(?:script|style|template)\b)[\w.-]+>)(?=\s*[{A-Z])")
"""Ends an element behind which a text may stand."""

KEEPS = re.compile(rb"<(?:Trans\w*|FormattedMessage|Translat\w+|T|Plural|i18n-t|i18n)(?=[\s>])(?!\s[^<>]*/>)")
CLOSES = re.compile(rb"</(?:Trans\w*|FormattedMessage|Translat\w+|T|Plural|i18n-t|i18n)>")
"""Around what is translated with the elements in it."""

KEEPERS = re.compile(r"Trans\w*|FormattedMessage|Translat\w+|T|i18n-t")
UNREAD = frozenset(("script", "style", "code", "pre", "kbd", "samp", "Code", "CodeBlock", "svg", "title", "text"))
READ = frozenset(("label", "title", "placeholder", "alt", "aria-label", "description", "tooltip", "helperText"))
"""Attributes that a person reads."""

SENTENCE = re.compile(r"[A-Z][\w'’-]*(?:,? [\w'’-]+)*,? [a-z]{2,}(?:,? [\w'’-]+)*[.!?:…]*")
"""Starts with a capital and goes on with small letters: no name, no number, no code."""

WORDS = re.compile(r"[A-Z][a-z'’-]+(?: [\w'’-]+)*[.!?:…]*")
"""A word that begins with a capital, and more of them: a name, or a text."""

SHORT, SHORT_SAID = "short text", "short text of an attribute"

ELSEWHERE = re.compile(
    r"(?:^|/)e?mails?/|(?:^|/)(?:docs?|legal|demos?|playground|storybook)/|(?:^|[/_-])dev(?:elop(?:er|ment))?[-_]?(?:tools?|panel)|\.(?:stories|story)\."
)
"""Written in one language on purpose."""


class TranslatedText(Detector):
    """Is what a person reads translated?

    Where all else on the page is in his language, one sentence that is written out stays in the author's. Only whole
    sentences are asked: names, single words and code are the same in every language, and only listed.
    """

    id = "components/translated-text"
    certain = True
    needs = (Element, Attribute)
    slots = {
        "text": "texts of elements",
        "text of an attribute": "attributes that a person reads",
        SHORT: "texts of elements of a word or more",
        SHORT_SAID: "attributes that a person reads, of a word or more",
    }
    slot_tiers = dict.fromkeys((SHORT, SHORT_SAID), "listed")
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
        Flags("<p><b />«Carts»</p>", taught="<p><b />{$t('cart')}</p>", language="svelte"),
        Flags("<p title='«Save»'>«Carts»</p>", taught="<p title={$t('save')}>{$t('cart')}</p>", language="svelte"),
        Allows(
            "const A = () => <p>GB</p>",
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
        yield from _behind(file) if file.all(Element) else ()
        for given in file.all(Attribute):
            if given.name is None or given.value is None or given.name.text not in READ:
                continue
            if BOUND.match(file.source, given.value.start):
                yield Detection("text of an attribute", "translated", given.value)
                yield Detection(SHORT_SAID, "translated", given.value)
            elif given.literal and _said(file.source, *_unquoted(given.value, file.source), SENTENCE):
                yield Detection("text of an attribute", "literal", given.value)
            elif given.literal and _said(file.source, *_unquoted(given.value, file.source), WORDS):
                yield Detection(SHORT_SAID, "literal", given.value)


def _unquoted(value: Span, source: bytes) -> tuple[int, int]:
    """Tell where a text stands that may have its quotes around it."""
    quoted = source.startswith((b'"', b"'"), value.start)
    return value.start + quoted, value.end - quoted


def _text(name: Part, tag: Span, source: bytes) -> Iterator[Detection]:
    """Report the text behind an opening tag."""
    translated = TRANSLATED.match(source, tag.end)
    if translated or KEEPERS.fullmatch(name.text):
        place = _last_word(translated) if translated else name.span
        yield Detection("text", "translated", place)
        yield Detection(SHORT, "translated", place)
    elif found := TEXT.match(source, tag.end):
        span = _said(source, *found.span(), SENTENCE)
        short = span or _said(source, *found.span(), WORDS)
        if short and not _is_kept(source, tag.start):
            yield Detection("text" if span else SHORT, "literal", short)


def _behind(file: FileFacts) -> Iterator[Detection]:
    """Report the texts behind other elements."""
    for found in file.search(BEHIND):
        at = found.end()
        if translated := TRANSLATED.match(file.source, at):
            yield Detection(SHORT, "translated", _last_word(translated))
        elif (
            (text := TEXT.match(file.source, at))
            and (said := _said(file.source, *text.span(), WORDS))
            and not _is_kept(file.source, found.start())
        ):
            yield Detection(SHORT, "literal", said)


def _last_word(found: re.Match[bytes]) -> Span:
    """Span what calls for a translation."""
    start = found.end() - len(found[0].split()[-1])
    return Span(start, found.end())


def _said(source: bytes, start: int, end: int, form: re.Pattern[str]) -> Span | None:
    """Find the first line of a text that has a form; None where it has not."""
    written = source[start:end]
    text = written.strip()
    if not form.fullmatch(" ".join(text.decode(errors="replace").split())):
        return None
    start += len(written) - len(written.lstrip())
    return Span(start, start + len(text.partition(b"\n")[0].rstrip()))


def _is_kept(source: bytes, start: int) -> bool:
    """Tell whether a tag stands within an element all of which is translated."""
    opened, closed = (list(it.finditer(source, max(0, start - 600), start)) for it in (KEEPS, CLOSES))
    return bool(opened) and (not closed or opened[-1].start() > closed[-1].start())
