"""How fields are given to a message for the log: log calls with fields in, typed or in pairs out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Log, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MAKERS = frozenset({"slog", "zap", "slogutil", "field", "log", "zapfield"})


class LogFieldForm(Detector):
    """Are the fields of a message for the log made by a function for their type, or given as names and values in turn?

    A function knows the type; in turn, one name too few shifts all that follow.
    """

    id = "logging/field-form"
    tier = "throughout"
    needs = (Log, Call, Text)
    slots = {"fields of a message for the log": "messages for the log with fields"}
    answers = {"typed": "a function makes each field", "pairs": "names and values are given in turn"}
    roles = ("main",)
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            'func drop() { «slog.Info»("dropped", "id", id) }',
            taught='func save() { slog.Info("saved", slog.Int("id", id)) }',
            language="go",
        ),
        Flags(
            'func drop() { «slog.Info»("dropped", slog.Int("id", id)) }',
            taught='func save() { slog.Info("saved", "id", id) }',
            language="go",
        ),
        Allows(  # The message comes second.
            'func drop() { slog.Info(ctx, "dropped", slog.Int("id", id)) }',
            taught='func save() { slog.Info("saved", slog.Int("id", id)) }',
            language="go",
        ),
        Allows(  # What is put into the message is no field.
            'func drop() { log.Printf("dropped %s of %d", "it", id) }',
            taught='func save() { slog.Info("saved", slog.Int("id", id)) }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at the first field of each message."""
        for log in file.all(Log):
            if not log.arguments or not log.message or not log.level or log.level.text.endswith(("f", "ln", "Print")):
                continue
            if file.starting(Text, log.message.start) is None:
                continue  # A context stands before the message.
            first = log.arguments[0]
            call = file.at(Call, first)
            span = log.level.span if log.logger is None else Span(log.logger.span.start, log.level.span.end)
            if call and call.receiver and call.receiver.text in MAKERS:
                yield Detection("fields of a message for the log", "typed", span)
            elif file.at(Text, first) and len(log.arguments) > 1:
                yield Detection("fields of a message for the log", "pairs", span)
