"""What is done with a value that may be missing: unwraps and propagations in, the way out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Propagation, Unwrap
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MAY_FAIL, TAKEN = "step that may fail, in a function that may fail", "value taken for granted"
LOCKS = (b".lock()", b".read()", b".write()", b".borrow()", b".borrow_mut()")
"""Before an unwrap: it fails only where another thread has failed already."""


class UnwrapForm(Detector):
    """Is a failure handed up with `?`, or is it taken for granted that there is none?

    In a function that can hand a failure up, a value taken for granted ends the whole program where it is missing. Where
    it must be there, `expect` says why and `unwrap` does not.
    """

    id = "errors/unwrap-form"
    needs = (Unwrap, Propagation, Function)
    slots = {MAY_FAIL: "steps that may fail, in functions that may fail", TAKEN: "values taken for granted"}
    answers = {
        "handed up": "the failure is handed up",
        "granted": "success is taken for granted",
        "expect": "a message says why it must be there",
        "unwrap": "nothing says why it must be there",
    }
    conventions = frozenset({"handed up", "expect"})
    strict = True
    roles = ("main",)
    examples = (
        Flags(
            "fn drop() -> Result<u32> { Ok(load().«unwrap»()) }",
            taught="fn save() -> Result<u32> { Ok(load()?) }",
            language="rust",
        ),
        Flags("fn drop() { load().«unwrap»(); }", taught='fn save() { load().expect("a cart"); }', language="rust"),
        Allows(  # It has nobody to hand a failure to.
            "fn drop() { load().unwrap(); }", taught="fn save() -> Result<u32> { Ok(load()?) }", language="rust"
        ),
        Allows(
            "fn drop() -> Result<u32> { Ok(it.lock().unwrap().len()) }",
            taught="fn save() -> Result<u32> { Ok(load()?) }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every `?`, and at every value that is taken for granted."""
        for it in file.all(Propagation):
            if _may_fail(file, it.span):
                yield Detection(MAY_FAIL, "handed up", Span(it.span.end - 1, it.span.end))
        for granted in file.all(Unwrap):
            if granted.form is None or file.source[: granted.form.span.start - 1].rstrip().endswith(LOCKS):
                continue
            if granted.form.text in ("unwrap", "expect"):
                yield Detection(TAKEN, granted.form.text, granted.form.span)
            if granted.form.text == "unwrap" and _may_fail(file, granted.span) and not _is_sure(file, granted):
                yield Detection(MAY_FAIL, "granted", granted.form.span)


def _is_sure(file: FileFacts, granted: Unwrap) -> bool:
    """Tell whether the function has looked before that the value is there, or has put it there."""
    function = file.enclosing(granted.span, Function)
    held = granted.span.of(file.source).rpartition(".")[0]
    for ending in (".as_ref()", ".as_mut()", ".take()", ".clone()"):
        held = held.removesuffix(ending)
    before = file.source[function.span.start if function else 0 : granted.span.start].decode(errors="replace")
    return any(f"{held}{said}" in before for said in (".is_some()", ".is_ok()", ".is_none()", ".is_err()", " = Some("))


def _may_fail(file: FileFacts, span: Span) -> bool:
    function = file.enclosing(span, Function)
    inner = file.enclosing(span, Lambda)
    if function and inner and inner.span in function.span:
        return False  # A closure may have nothing to hand up.
    return bool(function and function.returns and "Result" in function.returns.of(file.source))
