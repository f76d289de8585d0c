"""How the log is reached: messages for the log in, the name they are sent to out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Log, Parameter
from drift_lsp.graphs.outline import origins
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BARE, CRATE = "bare", "module that writes the log"
TOLD, TRACED = "message for the log", "message that helps to find errors"
DEBUG = re.compile(r"(?i)debug|trace|verbose|V$")
"""Levels of what is only told to those who look for an error: often by a logger of its own, which can be switched on."""


class LogCall(Detector):
    """By which name is the log reached?

    Another logger has levels, fields and an output of its own, and what is sent to it is missed where all else is read.
    """

    id = "logging/log-call"
    needs = (Log,)
    slots = {
        TOLD: "messages for the log",
        TRACED: "messages for the log that help to find errors",
        CRATE: "messages for the log",
    }
    answers = {BARE: "it is reached by the macro's bare name", "*": "it is sent to `{}`"}
    tier = "listed"
    roles = ("main",)
    strict = True
    families = frozenset({"go", "rust"})
    examples = (
        Flags('func drop() { «log.Printf»("a") }', taught='func save() { slog.Info("b") }', language="go"),
        Flags('func drop() { «slog.Info»("a") }', taught='func save() { logger.Info("b") }', language="go"),
        Allows(
            'use log::info;\nfn drop() { log::info!("a"); }',
            taught='use log::info;\nfn save() { info!("b"); }',
            language="rust",
        ),
        Flags(
            'use log::info;\nfn drop() { «info»!("a"); }',
            taught='use tracing::info;\nfn save() { info!("b"); }',
            language="rust",
        ),
        Allows('func drop() { slog.Warn("a") }', taught='func save() { l.Debugln("b") }', language="go"),
        Allows('func drop(log Logger) { log.Info("a") }', taught='func save() { slog.Info("b") }', language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of each message's logger, unless it was handed over."""
        given = {it.name.text for it in file.all(Parameter) if it.name}
        imported = origins(file, project) if file.all(Log) else {}
        for log in file.all(Log):
            if log.level is None:
                continue
            module = log.logger.text if log.logger else imported.get(log.level.text, "").partition(":")[0]
            if file.language.own and module:  # A macro, which comes from a module as written or imported.
                yield Detection(CRATE, module, log.level.span)
            name = log.logger.text.rpartition(".")[2].partition("(")[0] if log.logger else BARE
            start = log.logger.span.start if log.logger else log.level.span.start
            # Which name a macro is called by says nothing of where it comes from: that is the other question.
            if name and name not in given and not file.language.own:
                slot = TRACED if DEBUG.match(log.level.text) else TOLD
                yield Detection(slot, name, Span(start, log.level.span.end))
