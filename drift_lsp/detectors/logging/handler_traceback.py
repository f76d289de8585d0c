"""Whether an error's traceback reaches the log: log calls in handlers in, with or without out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment, Handler, Keyword, Log, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

TAUGHT = "try:\n    load()\nexcept OSError:\n    logger.exception('load')"


SEVERE = frozenset(
    {"error", "exception", "critical", "fatal", "severe", "LogError", "LogCritical", "Error", "Fatal", "Critical"}
)

WARNS = frozenset({"warn", "warning", "Warn", "Warning", "LogWarning"})


class HandlerTraceback(Detector):
    """When a handler logs an error, does the traceback come along?

    `logger.exception` and `exc_info` keep it. Without it the log says that something failed, but not where.
    """

    id = "logging/handler-traceback"
    tier = "throughout"
    needs = (Handler, Log)
    slots = {
        "error logged in a handler": "errors logged in handlers",
        "warning logged in a handler": "warnings logged in handlers",
    }
    slot_tiers = {"warning logged in a handler": "listed"}
    """What is no error to the program needs no traceback."""

    answers = {"traceback": "the traceback is logged", "message": "only a message is logged"}
    conventions = frozenset({"traceback"})
    roles = ("main",)
    examples = (
        Flags("try:\n    save()\nexcept OSError as err:\n    «logger.error»('save: %s', err)", taught=TAUGHT),
        Flags(
            'class Cart { void a() { try { b(); } catch (E e) { «log.error»("b: {}", e.getMessage()); } } }',
            taught='class Item { void c() { try { d(); } catch (E e) { log.error("d", e); } } }',
            language="java",
        ),
        Flags(
            'class Cart { void A() { try { B(); } catch (E ex) { «_logger.LogError»("B failed"); } } }',
            taught='class Item { void C() { try { D(); } catch (E ex) { _logger.LogError(ex, "D failed"); } } }',
            language="csharp",
        ),
        Allows("try:\n    save()\nexcept OSError:\n    logger.error('save', exc_info=True)", taught=TAUGHT),
        Allows("try:\n    save()\nexcept OSError:\n    # The rest is saved.\n    logger.error('save')", taught=TAUGHT),
        # What is no error to the program needs no traceback; with warnings of others it is compared.
        Allows("try:\n    save()\nexcept OSError:\n    logger.warning('save')", taught=TAUGHT),
        Flags(
            'class Cart { void a() { try { b(); } catch (E e) { «log.warn»("b: {}", e.getMessage()); } } }',
            taught='class Item { void c() { try { d(); } catch (E e) { log.warn("d", e); } } }',
            language="java",
        ),
        # Raised again, it will be logged where it ends.
        Allows("try:\n    save()\nexcept OSError:\n    logger.error('save')\n    raise", taught=TAUGHT),
        Allows(
            'try { save(); } catch (err) { logger.error("save", err); }',
            taught='try { load(); } catch (err) { logger.error("load"); }',
            language="javascript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every error logged in a handler that does not raise."""
        if not file.all(Handler):
            return
        for log in file.all(Log):
            if log.level is None or log.logger is None or log.level.text not in SEVERE | WARNS:
                continue
            handler = file.enclosing(log.span, Handler)
            if handler is None or file.inside(Raise, handler.span):
                continue
            if file.inside(Comment, Span(handler.span.start, log.span.start)):
                continue  # It is said what is done about it.
            span = Span(log.logger.span.start, log.level.span.end)
            handed = handler.name and any(it.of(file.source) == handler.name.text for it in log.arguments)
            kept = log.level.text == "exception" or handed or _keeps_traceback(file, log.span)
            slot = "error logged in a handler" if log.level.text in SEVERE else "warning logged in a handler"
            yield Detection(slot, "traceback" if kept else "message", span)


def _keeps_traceback(file: FileFacts, span: Span) -> bool:
    call = file.at(Call, span)
    return call is not None and any(
        keyword.name and keyword.name.text == "exc_info"
        for keyword in (file.at(Keyword, it) for it in call.arguments)
        if keyword
    )
