"""Translating: a file in, whether it has texts translated out; with the words that do it."""

from __future__ import annotations

import re

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call

TRANSLATORS = frozenset(
    (
        "t",
        "$t",
        "_t",
        "tr",
        "trans",
        "translate",
        "_",
        "__",
        "_lazy",
        "gettext",
        "ugettext",
        "gettext_lazy",
        "ugettext_lazy",
    )
)
TRANSLATED = re.compile(
    rb"(?:i18n\.|(?:this|self)\.)?(?:%b)\(\s*[\"'`]" % "|".join(map(re.escape, TRANSLATORS)).encode()
)
SENTENCE = re.compile(rb"([\"'`])(?=[^\"'`]*[a-z])[A-Z][\w'-]*(?:,? [\w'()-]+)*[.!?:]?\1")
"""Begins like something that people read: no key, no path, no name of a column, and no acronym."""


def translates(file: FileFacts, _: None) -> bool:
    """Tell whether a file has anything translated."""
    return not TRANSLATORS.isdisjoint(it.name.text for it in file.all(Call) if it.name)
