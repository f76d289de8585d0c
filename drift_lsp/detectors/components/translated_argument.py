"""Translated arguments: texts that are handed to functions in, whether a person reads them in his own language out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.translating import SENTENCE, TRANSLATED, translates
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Keyword
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

LOGS = frozenset({"console", "log", "logger", "logging", "LOG", "LOGGER", "_logger", "Log", "$io"})
"""What is told to these is for those who run the program."""

LONGEST, QUOTES = 200, b"\"'`"


class TranslatedArgument(Detector):
    """Is a text that a function is given for people to read translated?

    Where every label of a field goes through `_()`, one that is written out stays in the author's language.
    """

    id = "components/translated-argument"
    tier = "throughout"
    family_tiers = {"php": "changed"}
    needs = (Call, Keyword)
    slots = {
        "uses of * (first)": "first texts given to a function",
        "uses of * (second)": "second texts given to a function",
        "uses of * (*)": "texts given to a function",
    }
    answers = {"translated": "the text is translated", "literal": "the text is written out"}
    conventions = frozenset({"translated"})
    strict = True
    roles = ("main",)
    families = frozenset({"python", "php", "typescript", "javascript"})
    local = True

    examples = (
        Flags(
            "from django.utils.translation import gettext_lazy as _\n"
            "class Cart(Model):\n    size = CharField(«'Size of it'»)\n    name = CharField(_('Name'))",
            taught="from django.utils.translation import gettext_lazy as _\n"
            "class Row(Model):\n    price = CharField(_('Price'), max_length=3)",
        ),
        Flags(
            "toast.error(«'Nothing was saved'»); show(t('cart.saved'));",
            taught="toast.error(t('cart.failed'));",
            language="typescript",
        ),
        Flags(
            "<?php\n$a = Field::make(label: «'Name of it'»); show(__('cart.saved'));",
            taught="<?php\n$b = Field::make(label: __('cart.price'));",
            language="php",
        ),
        Flags(
            "from django.utils.translation import gettext as _\n"
            "messages.error(request, «'Nothing was saved'»)\nshow(_('Saved'))",
            taught="from django.utils.translation import gettext as _\nmessages.error(request, _('Not saved'))",
        ),
        Allows(  # Whoever runs the program reads it.
            "<?php\n$io->success('Nothing was saved'); show(__('cart.saved'));",
            taught="<?php\n$this->success(__('cart.saved'));",
            language="php",
        ),
        Allows(  # A key is no text.
            "toast.error('cart-full'); show(t('cart.saved'));",
            taught="toast.error(t('cart.failed'));",
            language="typescript",
        ),
        Allows(  # An acronym is the same everywhere.
            "toast.error('HTTP 404'); show(t('cart.saved'));",
            taught="toast.error(t('cart.failed'));",
            language="typescript",
        ),
        Allows(  # Nobody but who runs it reads it.
            "console.error('Nothing was saved'); show(t('cart.saved'));",
            taught="toast.error(t('cart.failed'));",
            language="typescript",
        ),
        Allows(  # Nothing is translated in such files.
            "toast.error('Nothing was saved');", taught="toast.error(t('cart.failed'));", language="typescript"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each text that is handed over whether it is translated."""
        if not file.once(translates, None):
            return
        for call in file.all(Call):
            if call.name and call.arguments and not (call.receiver and call.receiver.text in LOGS):
                yield from _text(f"uses of `{call.name.text}` (first)", call.arguments[0], file.source)
                # Behind who it is for: `messages.success(request, _("Saved"))`.
                if len(call.arguments) > 1 and file.source[call.arguments[0].start] not in QUOTES:
                    slot = f"uses of `{_called(call)}` (second)"
                    yield from _text(slot, call.arguments[1], file.source)
        for keyword in file.all(Keyword):
            around = file.enclosing(keyword.span, Call) if keyword.name and keyword.value else None
            if keyword.name and keyword.value and around and around.name:
                yield from _text(
                    f"uses of `{around.name.text}` (`{keyword.name.text}`)", keyword.value.span, file.source
                )


def _called(call: Call) -> str:
    """Name what is called, with what it belongs to where that is short: `messages.error`."""
    owner = call.receiver.text if call.receiver else ""
    name = call.name.text if call.name else ""
    return f"{owner}.{name}" if owner.isidentifier() else name


def _text(slot: str, it: Span, source: bytes) -> Iterator[Detection]:
    if TRANSLATED.match(source, it.start, it.end):
        yield Detection(slot, "translated", first_line(source, it))
    elif it.size <= LONGEST and SENTENCE.fullmatch(source, it.start, it.end):
        yield Detection(slot, "literal", it)
