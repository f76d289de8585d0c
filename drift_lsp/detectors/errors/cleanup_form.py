"""Whether what is opened is sure to be closed: calls that close in, made sure or by hand out."""

from collections.abc import Iterable, Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Cleanup, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

CLOSERS = frozenset(
    {"Close", "Unlock", "RUnlock", "Stop", "Rollback", "Done", "cancel", "close", "unlock", "release", "dispose"}
)


class CleanupForm(Detector):
    """Is what was opened closed at the end, whatever happens, or by hand where it is no longer needed?

    Closed by hand, it stays open where somebody returns early. Each way of closing is asked by itself.
    """

    id = "errors/cleanup-form"
    needs = (Cleanup, Call, Function)
    slots = {"* at the end": "calls that close something"}
    answers = {"sure": "it is closed at the end, whatever happens", "by hand": "it is closed by hand"}
    tier = "listed"
    conventions = frozenset({"sure"})
    roles = ("main",)
    local = True

    examples = (
        Flags(
            "func drop() {\n\tc.mu.Lock()\n\twork()\n\t«c.mu.Unlock()»\n}",
            taught="func save() {\n\tc.mu.Lock()\n\tdefer c.mu.Unlock()\n\twork()\n}",
            language="go",
        ),
        Allows(  # One of several ways out.
            "func drop() {\n\tc.mu.Lock()\n\tif work() {\n\t\tc.mu.Unlock()\n\t}\n}",
            taught="func save() {\n\tc.mu.Lock()\n\tdefer c.mu.Unlock()\n\twork()\n}",
            language="go",
        ),
        Allows(  # What is called then may need it open to others.
            "func drop() {\n\tc.mu.Lock()\n\tall := c.all\n\tc.mu.Unlock()\n\tfor _, it := range all {\n\t\tit.Close()\n\t}\n}",
            taught="func save() {\n\tc.mu.Lock()\n\tdefer c.mu.Unlock()\n\twork()\n}",
            language="go",
        ),
        Allows(  # Only the end of the function is locked.
            "func drop() {\n\tit := load()\n\tc.mu.Lock()\n\tc.it = it\n\tc.mu.Unlock()\n}",
            taught="func save() {\n\tc.mu.Lock()\n\tdefer c.mu.Unlock()\n\twork()\n}",
            language="go",
        ),
        Allows(  # It closes what others opened.
            "func (c *Cart) Close() {\n\tc.file.Close()\n}",
            taught="func save() {\n\tfile := open()\n\tdefer file.Close()\n\twork()\n}",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that is made sure of, and at every one by hand that could have been."""
        for cleanup in file.all(Cleanup):
            call = file.at(Call, cleanup.resource) if cleanup.resource else None
            if call and call.name and call.name.text in CLOSERS and call.receiver:
                yield Detection(f"{call.name.text} at the end", "sure", first_line(file.source, cleanup.span))
        for call in file.all(Call):
            if call.alone and call.name and call.name.text in CLOSERS and call.receiver and _could_be_sure(file, call):
                yield Detection(f"{call.name.text} at the end", "by hand", call.span)


def _could_be_sure(file: FileFacts, closer: Call) -> bool:
    """Tell whether the function itself locked, on the same level, what is unlocked here and nowhere else."""
    function = file.enclosing(closer.span, Function)
    inside = file.inside(Call, function.body) if function and function.body else ()
    assert closer.name
    opening = closer.name.text.replace("Unlock", "Lock").replace("unlock", "lock")
    openers = [it for it in inside if _is(it, closer, opening)]
    closers = [it for it in inside if _is(it, closer, closer.name.text)]
    return (
        opening != closer.name.text
        and len(openers) == len(closers) == 1
        and openers[0].span.start < closer.span.start
        and not any(it.span.end <= openers[0].span.start for it in inside)  # Only the end of the function is locked.
        and _margin(file, openers[0]) == _margin(file, closer)
        and not _goes_on(inside, closer)
    )


def _goes_on(inside: Iterable[Call], closer: Call) -> bool:
    """Tell whether a function calls others after it has closed: it may have let go for their sake."""
    return any(it.span.start > closer.span.end for it in inside)


def _is(call: Call, closer: Call, name: str) -> bool:
    assert closer.receiver
    if call.name is None or call.receiver is None:
        return False
    return call.name.text == name and call.receiver.text == closer.receiver.text


def _margin(file: FileFacts, call: Call) -> int:
    return call.span.start - file.source.rfind(b"\n", 0, call.span.start)
