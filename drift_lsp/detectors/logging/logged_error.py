"""Logged errors: messages where something failed in, whether they say which error it was out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import ErrorCheck, Log
from drift_lsp.graphs.project import Project

GRAVE = re.compile(r"(?i)(?:err|warn|fatal|crit|panic).*")


class LoggedError(Detector):
    """Does a message of a failure say which error it was?

    Without it, the log says that something failed and not why.
    """

    id = "logging/logged-error"
    tier = "listed"
    needs = (ErrorCheck, Log)
    slots = {"message of a failure": "messages where something failed"}
    answers = {"carries": "it says which error it was", "silent": "it does not say which error it was"}
    conventions = frozenset({"carries"})
    families = frozenset({"go", "rust"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            'func load() { if err != nil { «logger.Error("lost")» } }',
            taught='func save() { if err != nil { logger.Error("full", "error", err) } }',
            language="go",
        ),
        Flags(
            'fn load() { if let Err(e) = open() { «error!("lost")» } }',
            taught='fn save() { if let Err(err) = open() { error!("full {err}") } }',
            language="rust",
        ),
        Allows(
            'func load() { if err != nil { logger.WithError(err).Error("lost") } }',
            taught='func save() { if err != nil { logger.Error("full", "error", err) } }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of the first grave message of each failure whether it carries the error."""
        for it in file.all(ErrorCheck):
            if it.name is None or it.body is None:
                continue
            said = next(
                (log for log in file.inside(Log, it.body) if log.level and GRAVE.fullmatch(log.level.text)), None
            )
            if said is None or file.enclosing(said.span, ErrorCheck) is not it:
                continue
            begin = max(it.body.start, file.source.rfind(b"\n", 0, said.span.start) + 1)
            line = file.source[begin : said.span.end]
            carries = re.search(rb"\b%b\b" % re.escape(it.name.text.encode()), line)
            yield Detection("message of a failure", "carries" if carries else "silent", said.span)
