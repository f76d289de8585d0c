"""What handlers do: handlers in, the first thing they do with the error out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Handler, Log, Output, Raise, Return
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BROAD = {"Exception", "BaseException", "Throwable"}


class HandlerAction(Detector):
    """What becomes of an error that was caught: is it raised on, logged, printed or answered with a value?

    Worth knowing before writing a handler; which of them is right depends on the place.
    """

    id = "errors/handler-action"
    needs = (Handler, Raise, Return, Log)
    slots = {"handling of any error": "handlers of any error", "handling of a named error": "handlers of named errors"}
    answers = {
        "raised": "an error is raised",
        "logged": "the error is logged",
        "printed": "the error is printed",
        "returned": "a value is returned",
        OTHER: "something else is done",
    }
    tier = "throughout"
    local = True

    examples = (
        Flags(
            "try:\n    save()\n«except OSError:»\n    return None",
            taught="try:\n    load()\nexcept OSError as err:\n    raise LoadError() from err",
        ),
        Flags(
            "try { save(); } «catch (err) { return null; }»",
            taught="try { load(); } catch (err) { throw new LoadError(err); }",
            language="typescript",
        ),
        # Any error is handled in other ways than one that was expected.
        Allows(
            "try:\n    save()\nexcept Exception:\n    return None",
            taught="try:\n    load()\nexcept OSError as err:\n    raise LoadError() from err",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every handler."""
        for handler in file.all(Handler):
            named = handler.types and not any(it.text in BROAD for it in handler.types)
            slot = "handling of a named error" if named else "handling of any error"
            end = file.source.find(b"\n", handler.span.start, handler.span.end)
            place = Span(handler.span.start, end if end >= 0 else handler.span.end)
            yield Detection(slot, _action(file, handler.body or handler.span), place)


def _action(file: FileFacts, body: Span) -> str:
    if file.inside(Raise, body):
        return "raised"
    if file.inside(Log, body):
        return "logged"
    if file.inside(Output, body):
        return "printed"
    return "returned" if file.inside(Return, body) else OTHER
