"""Keys of logged errors: log calls with keys and values in, the key under which an error stands out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Log
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

KEY = re.compile(rb'"(\w+)"')
ERROR = re.compile(rb"\w*[eE]rr(?:\.Error\(\))?")


class ErrorKey(Detector):
    """Under which key is an error logged?

    Whoever looks for all that went wrong asks for one key, and does not find what stands under another.
    """

    id = "logging/error-key"
    tier = "throughout"
    needs = (Log, Call)
    form = True
    local = True
    slots = {"key of an error": "errors that are logged"}
    answers = {"*": "it stands under `{}`"}
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            'func drop() { slog.Error("full", «"error"», err) }',
            taught='func save() { logger.Warn("lost", "name", it, "err", err) }',
            language="go",
        ),
        Flags(
            'func drop() { slog.Error("full", slog.Any(«"error"», err)) }',
            taught='func save() { logger.Warn("lost", "name", it, "err", err) }',
            language="go",
        ),
        Allows(
            'func drop() { slog.Error("full", "name", it) }',
            taught='func save() { logger.Warn("lost", "name", it, "err", err) }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the text before each error that a log call, or what makes an attribute for it, is given."""
        for log in file.all(Log):
            yield from _keys(log.arguments, file.source)
            for call in file.inside(Call, log.span):
                if call.span != log.span and call.receiver and call.receiver.text in ("slog", "zap"):
                    yield from _keys(call.arguments, file.source)


def _keys(arguments: tuple[Span, ...], source: bytes) -> Iterator[Detection]:
    for at, it in pairwise(arguments):
        if ERROR.fullmatch(source, it.start, it.end) and (key := KEY.fullmatch(source, at.start, at.end)):
            yield Detection("key of an error", key[1].decode(), at)
