"""Whether a caught error is used at all: handlers in, handled or swallowed out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.caught import begins
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.explained import is_explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Handler
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MEANT = frozenset({"ignored", "ignore", "expected", "unused", "_"})
"""Names of caught errors that say that nothing is done on purpose."""

BROAD = {"Exception", "BaseException", "Throwable"}
NOTHING = re.compile(rb"\s*(?:pass|\.\.\.|\{[\s;]*\}|)\s*")
COMMENT = re.compile(rb"#|//|/\*")

TAUGHT_PYTHON = "try:\n    load()\nexcept Exception as err:\n    report(err)"
TAUGHT_SCRIPT = "try { load(); } catch (err) { report(err); }"


TIDYING = re.compile(
    rb"\btry\s*[:{]\s*(?:await\s+)?[\w.$?>-]*(?i:close|unlink|remove|rmdir|rmtree|rm|kill|destroy|terminate|disconnect"
    rb"|abort|release|cleanup)(?:Sync)?(?:\?\.)?\([^\n;{}]*\)\s*;?\s*}?\s*\Z"
)
"""The one thing that is tried is to clean up: nothing is left to be done if that fails."""

SHORT = 300
"""Bytes of a block of which one comment tells."""

EXPECTED = re.compile(rb"(?i)\b(?:\w+\.)?fail\w*\([^\n;]*\)\s*;?\s*}?\s*\Z")
"""The last thing that is tried fails the test: so the error is what should come."""


FORBIDDEN = re.compile(rb"\btry\s*\{[^{}]*\b(?:local|session)Storage\b[^{}]*}\s*\Z")
"""A browser may forbid what is tried, and whoever forbade it knows."""


TIDIES = re.compile(
    r"(?i)\b(?:close|unlink|remove|rmdir|rm|kill|destroy|terminate|disconnect|abort|release|cleanup|stop|play|cancel)"
    r"\w*(?:\?\.)?\([^()]*\)\s*$"
)
"""What is awaited only cleans up, or a browser may forbid it."""

PROMISE = "failure of a promise"
DROPPED = re.compile(
    r"(?:async )?(?:function\s*)?\(?\s*(?P<name>\w*)\s*\)?\s*(?:=>)?\s*(?:\{[\s;]*\}|undefined|null|void 0)|noop"
)
"""A function that does nothing with what it is given."""


class SwallowedError(Detector):
    """Does a handler that catches everything do something about it?

    An empty handler hides mistakes as well as what it was written for. A comment inside says that it was meant.
    """

    id = "errors/swallowed-error"
    needs = (Handler,)
    beyond = True
    slot_tiers = {PROMISE: "throughout"}
    slots = {"handler of any error": "handlers of any error", PROMISE: "failures of promises that are caught"}
    answers = {"handled": "something is done about the error", "swallowed": "the error is dropped in silence"}
    tier = "listed"
    usual = True
    reasoned = True
    few = 1
    conventions = frozenset({"handled"})
    examples = (
        Flags("load().«catch»(() => {});", taught="save().catch((err) => { report(err); });", language="typescript"),
        Allows(  # Nothing is left to be done.
            "row.close().catch(() => {});", taught="save().catch((err) => { report(err); });", language="typescript"
        ),
        Allows(
            "unlink(row).catch(() => {});", taught="save().catch((err) => { report(err); });", language="typescript"
        ),
        Allows(  # A comment says why.
            "load().catch(() => { /* It was gone. */ });", taught="save().catch(report);", language="typescript"
        ),
        Flags(
            "<?php\ntry { load(); } «catch (\\Exception $e) {»\n}",
            taught="<?php\ntry { save(); } catch (\\Exception $e) { report($e); }",
            language="php",
        ),
        Flags(
            "void a() { try { load(); } «catch (...) {}» }",
            taught="void b() { try { save(); } catch (...) { report(); } }",
            language="cpp",
        ),
        Flags("try:\n    save()\n«except Exception:»\n    pass", taught=TAUGHT_PYTHON),
        Flags("try { save(); } «catch (err) {}»", taught=TAUGHT_SCRIPT, language="javascript"),
        Flags("try { save(); } «catch {}»", taught=TAUGHT_SCRIPT, language="typescript"),
        Flags(
            "class Cart { void save() { try { a(); } «catch (Exception e) {}» } }",
            taught="class Item { void save() { try { a(); } catch (Exception e) { report(e); } } }",
            language="java",
        ),
        Flags(
            "class Cart { void Save() { try { A(); } «catch { }» } }",
            taught="class Item { void Save() { try { A(); } catch (Exception ex) { Report(ex); } } }",
            language="csharp",
        ),
        Allows(
            "export function a() { try { localStorage.setItem('a', 'b'); } catch {} }",
            taught="export function b() { try { save(); } catch { report(); } }",
            language="typescript",
        ),
        Allows(  # It should come.
            "void a() { try { load(); FAIL(); } catch (const Exception &) {} }",
            taught="void b() { try { save(); } catch (...) { report(); } }",
            language="cpp",
        ),
        Allows(  # Its name says that it was meant.
            "class Cart { void save() { try { a(); } catch (Exception ignored) {} } }",
            taught="class Item { void save() { try { a(); } catch (Exception e) { report(e); } } }",
            language="java",
        ),
        # The expected error is named, and nothing needs to be done about it.
        Allows("try:\n    save()\nexcept FileExistsError:\n    pass", taught=TAUGHT_PYTHON),
        # It only cleans up.
        Allows("try { await pipe.close?.(); } catch {}", taught=TAUGHT_SCRIPT, language="javascript"),
        Allows("try:\n    os.unlink(path)\nexcept Exception:\n    pass", taught=TAUGHT_PYTHON),
        *(  # So it is said where it is tried.
            Allows(f"export function drop(it) {{\n  {code}\n}}", taught=TAUGHT_SCRIPT, language="javascript")
            for code in (
                "try {\n    // It may be none.\n    it = new URL(it);\n  } catch (e) {}",
                "// It may be none.\n  try {\n    it = new URL(it);\n  } catch (e) {}",
            )
        ),
        # The comment tells why.
        Allows("try:\n    save()\nexcept Exception:\n    pass  # The cache may be gone.", taught=TAUGHT_PYTHON),
        Allows("try { save(); } catch { /* best effort */ }", taught=TAUGHT_SCRIPT, language="javascript"),
        Allows("try { return load(); } catch { return null; }", taught=TAUGHT_SCRIPT, language="javascript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every handler that catches everything."""
        source = file.source
        for call in file.called("catch"):
            if call.name and call.receiver and len(call.arguments) == 1:
                found = DROPPED.fullmatch(call.arguments[0].of(source))
                if found is None:
                    yield Detection(PROMISE, "handled", call.name.span)
                elif found["name"] not in MEANT and not TIDIES.search(call.receiver.text):
                    yield Detection(PROMISE, "swallowed", call.name.span)
        for handler in file.all(Handler):
            body = handler.body
            if handler.name and handler.name.text in MEANT:
                continue
            if body is None or (handler.types and not any(it.text in BROAD for it in handler.types)):
                continue
            place = _first_line(source, handler.span)
            if body.size > 400 or not NOTHING.fullmatch(source, body.start, body.end):
                if body.size > 400 or not _is_explained(source, handler.span, body):
                    yield Detection("handler of any error", "handled", place)
            elif not (
                _is_explained(source, handler.span, body)
                or _may_pass(source, handler.span.start)
                or _is_said_before(handler, file)
            ):
                yield Detection("handler of any error", "swallowed", place)


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, span.start + len(source[span.start : end].rstrip()))


def _may_pass(source: bytes, start: int) -> bool:
    """Tell whether nothing is left to be done about a failure of what is tried."""
    return any(it.search(source, max(0, start - 300), start) for it in (TIDYING, EXPECTED, FORBIDDEN))


def _is_explained(source: bytes, handler: Span, body: Span) -> bool:
    """Tell whether nothing but a comment stands in it, or one follows on its last line."""
    line_end = source.find(b"\n", body.end)
    inside = source[handler.start : body.end] + source[body.end : line_end if line_end >= 0 else len(source)]
    return COMMENT.search(inside) is not None


def _is_said_before(handler: Handler, file: FileFacts) -> bool:
    """Tell whether a short block that is tried says something of itself, inside or above."""
    begin = begins(handler, file)
    tried = Span(begin, handler.span.start)
    return tried.size < SHORT and bool(file.inside(Comment, tried) or is_explained(file, tried))
