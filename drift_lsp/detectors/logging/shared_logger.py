"""Shared loggers: messages for the log in, whether they go to a logger that was handed over or to everybody's out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import is_program
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Log, Parameter
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

SHARED = {
    "go": re.compile(
        r"(?:slog|log|logrus|klog|glog)|zap\.[LS]\(\)(?:\..*)?|(?:slog|log)\.Default\(\)|logrus\.StandardLogger\(\)"
        r"|(?:slog|logrus|log)\.With(?:Fields?|Error)?\(.*",
        re.S,
    ),
    "csharp": re.compile(r"(?:global::)?(?:Serilog\.)?Log"),
}
"""Family → loggers that a library keeps for the whole program."""

OF_THE_LOG = re.compile(r"(?i)(?:^|/)\w*log(?:g(?:er|ing))?s?\b|(?:^|/)cmd/")
"""Where the log itself is made, or the program begins."""


class SharedLogger(Detector):
    """Does a message go to a logger that was handed over, or to the one that the whole program shares?

    A logger that was handed over carries the name and the fields of what it was made for; what goes past it lacks them.
    """

    id = "logging/shared-logger"
    tier = "throughout"
    needs = (Log, Assignment, Parameter)
    slots = {"messages for the log": "messages for the log"}
    answers = {"handed": "a logger is used that was handed over", "shared": "the logger of the whole program is used"}
    conventions = frozenset({"handed"})
    families = frozenset(SHARED)
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            'package shop\nimport "log/slog"\nfunc (c *Cart) drop() { «slog.Info("a")» }',
            taught='package shop\nfunc (i *Item) save() { i.logger.Info("b") }',
            language="go",
        ),
        Flags(
            'package shop\nimport "go.uber.org/zap"\nfunc (c *Cart) drop() { «zap.L().Info("a")» }',
            taught='package shop\nfunc (i *Item) save() { i.logger.Info("b") }',
            language="go",
        ),
        Flags(
            'using Serilog;\nclass Cart { void Drop() { «Log.Information("a")»; } }',
            taught='class Item { void Save() { _logger.LogInformation("b"); } }',
            language="csharp",
        ),
        Allows(  # It was handed over under that name.
            'package shop\nfunc drop(log *slog.Logger) { log.Info("a") }',
            taught='package shop\nfunc (i *Item) save() { i.logger.Info("b") }',
            language="go",
        ),
        Allows(  # Here the program begins.
            'package main\nimport "log"\nfunc main() { log.Print("a") }',
            taught='package shop\nfunc (i *Item) save() { i.logger.Info("b") }',
            language="go",
            path="cmd/shop/main.go",
            taught_path="shop/item.go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each message whose logger it goes to."""
        if not file.all(Log) or is_program(file) or OF_THE_LOG.search(file.path):
            return
        known = file.once(names, project)
        named: list[Parameter | Assignment] = [*file.all(Parameter), *file.all(Assignment)]
        bound = {it.name.text for it in named if it.name}
        for it in file.all(Log):
            if it.logger is None:
                continue
            first = re.split(r"\W", it.logger.text, maxsplit=1)[0]
            shared = SHARED[file.language.family].fullmatch(it.logger.text) and first not in bound
            if shared and file.language.reach != "namespace" and known.name(first) is None:
                continue  # Nobody can tell what that is.
            place = first_line(file.source, it.span)
            yield Detection("messages for the log", "shared" if shared else "handed", place)
