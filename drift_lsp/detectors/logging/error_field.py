"""Errors in the log: fields for errors in, whether the error itself is handed over or its text out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project

ITSELF = frozenset({"Err", "WithError"})
"""What a logger is given an error by; zap has a function of its own for it."""

BY_NAME = frozenset({"Str", "String", "Interface", "Any", "WithField"})
ERROR = re.compile(rb"(?:\w+\.)*(?:err|\w+Err|err[A-Z0-9]\w*)")
KEY = re.compile(rb'"err(?:or)?"')
TOLD = re.compile(rb"(?:\w+\.)*(?:err|\w+Err|err[A-Z0-9]\w*)(?:\.Error\(\))?")


class ErrorField(Detector):
    """Is a logger given an error as what it is, or as any other field?

    A logger knows what to do with an error: it names it alike everywhere, and some add where it came from.
    """

    id = "logging/error-field"
    local = True
    needs = (Call,)
    slots = {"error given to a logger": "errors given to loggers"}
    answers = {"itself": "it is given as an error", "field": "it is given as a field like any other"}
    conventions = frozenset({"itself"})
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            'func load() { log.Warn().«Str»("error", err.Error()).Msg("lost") }',
            taught='func save() { log.Error().Err(err).Msg("full") }',
            language="go",
        ),
        Flags(
            'func load() { logger.Warn("lost", zap.«Any»("err", err)) }',
            taught='func save() { logger.Error("full", zap.Error(err)) }',
            language="go",
        ),
        Flags(
            'func load() { log.«WithField»("error", err).Warn("lost") }',
            taught='func save() { log.WithError(err).Error("full") }',
            language="go",
        ),
        Allows(  # It is no error of this program.
            'func load() { log.Warn().Str("reason", it.Reason).Msg("lost") }',
            taught='func save() { log.Error().Err(err).Msg("full") }',
            language="go",
        ),
        Allows(  # The name says more than that it is an error.
            'func load() { log.Warn().Str("cause", err.Error()).Msg("lost") }',
            taught='func save() { log.Error().Err(err).Msg("full") }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each error is given to a logger."""
        for call in file.all(Call):
            if not call.name or not call.receiver:
                continue
            name, given = call.name.text, call.arguments
            if len(given) == 1 and (name in ITSELF or (name == "Error" and call.receiver.text == "zap")):
                if ERROR.fullmatch(file.source, given[0].start, given[0].end):
                    yield Detection("error given to a logger", "itself", call.name.span)
            elif len(given) == 2 and name in BY_NAME and call.receiver.text != "slog":
                key, value = given
                named = KEY.fullmatch(file.source, key.start, key.end)
                if named and TOLD.fullmatch(file.source, value.start, value.end):
                    yield Detection("error given to a logger", "field", call.name.span)
