"""Errors on the console: caught errors that are written there in, the level they are told at out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler, Output
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

CONSOLE = re.compile(r"console\.(?:log|info|warn|error|debug)")


class ErrorLevel(Detector):
    """At which level is a caught error written to the console?

    Who looks for errors alone does not find one that was told among the news.
    """

    id = "logging/error-level"
    needs = (Output, Handler)
    slots = {"caught error on the console": "caught errors that are written to the console"}
    answers = {"*": "the error is told by `{}`"}
    conventions = frozenset({"console.error", "console.warn"})
    tier = "listed"
    families = frozenset({"javascript", "typescript"})
    strict = True
    examples = (
        Flags(
            "try { load() } catch (e) { «console.log('lost', e)» }",
            taught="try { save() } catch (e) { console.error(e) }",
            language="javascript",
        ),
        Allows(  # It does not tell the error.
            "try { load() } catch (e) { console.log('again') }",
            taught="try { save() } catch (e) { console.error(e) }",
            language="typescript",
        ),
        Allows(
            "try { load() } catch (e) { console.error(e) }",
            taught="try { save() } catch (e) { console.log(e) }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each write to the console that tells a caught error what writes it."""
        for it in file.all(Output) if file.has(Handler) else ():
            handler = file.enclosing(it.span, Handler)
            if handler is None or handler.name is None or it.name is None or not CONSOLE.fullmatch(it.name.text):
                continue
            if re.search(rf"(?<![\w.'\"]){re.escape(handler.name.text)}\b", it.span.of(file.source)):
                yield Detection("caught error on the console", it.name.text, first_line(file.source, it.span))
