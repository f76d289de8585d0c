"""What is done with a value that may be missing: unwraps and propagations in, the way out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Function, Lambda, Propagation, Unwrap
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

MAY_FAIL, TAKEN = "step that may fail, in a function that may fail", "value taken for granted"
LOCKS = frozenset({"lock", "read", "write", "borrow", "borrow_mut"})
"""Before an unwrap: these fail only where another thread has failed already."""

SURE = LOCKS | {"send", "recv", "join", "try_into", "try_from", "write!"}
"""So do these, or not at all as they are used."""

_OPTIONAL = (
    "next next_back first first_mut last last_mut pop pop_front pop_back front back get get_mut peek find find_map position "
    "rposition max min max_by min_by max_by_key min_by_key nth map cloned copied flatten pop_first pop_last as_deref_mut as_ref as_mut as_deref as_str as_object as_array as_u64 "
    "as_i64 as_f64 as_bool take strip_prefix strip_suffix split_once rsplit_once split_first split_last parent file_name "
    "file_stem extension to_str to_digit from_digit from_u32 and_hms_opt single earliest latest upgrade remove name ok "
    "err"
)
OPTIONAL = frozenset(_OPTIONAL.split())
"""What is missing after these is no failure, and cannot be handed up where failures are."""

TEXT = r'&?b?r?#*"[^"]*"#*'
SHAPED = re.compile(
    rf"^(?:{TEXT}\s*\.\w+(?:::<[^()]*>)?\(\)|[\w:<>]+\(\s*(?:{TEXT}|[\d_]+)\s*\))$|\bcap(?:ture)?s\b|\bNonZero\w*(?:::<\w+>)?::new\("
)
"""What is made of a text in the source does not fail one day and work the next; what a pattern caught has its shape.

Who makes a number of a type that cannot be nothing has seen to it."""

TAUGHT = "fn save() -> Result<u32> { Ok(load()?) }"


class UnwrapForm(Detector):
    """Is a failure handed up with `?`, or is it taken for granted that there is none?

    In a function that can hand a failure up, a value taken for granted ends the whole program where it is missing. Where
    it must be there, `expect` says why and `unwrap` does not. A comment says why too, and of what can be seen to be there
    nobody need say so.
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
    tier = "listed"
    few = 1
    strict = True
    reasoned = True
    by_example = True
    roles = ("main",)
    examples = (
        Flags("fn drop() -> Result<u32> { Ok(load().«unwrap»()) }", taught=TAUGHT, language="rust"),
        Flags(
            "async fn drop() -> Result<u32> { Ok(get(it).send().await.«unwrap»()) }",
            taught="async fn save() -> Result<u32> { Ok(post(it).send().await?) }",
            language="rust",
        ),
        Allows(  # Nobody handed this one up yet.
            "fn drop() -> Result<u32> { Ok(count().unwrap()) }", taught=TAUGHT, language="rust"
        ),
        Flags("fn drop() { load().«unwrap»(); }", taught='fn save() { load().expect("a cart"); }', language="rust"),
        Allows("fn drop() { load().unwrap(); }", taught=TAUGHT, language="rust"),  # It has nobody to hand it to.
        *(
            Allows(
                f"fn drop() -> Result<u32> {{ Ok({sure}.unwrap()) }}",
                taught=f"fn save() -> Result<u32> {{ Ok({sure}?) }}",
                language="rust",
            )
            for sure in (
                "it.lock()",
                "it.iter().next()",
                "it.cart",
                '"3".parse::<u32>()',
                "captures[1].parse()",
                "NonZeroUsize::new(size - 5)",
                'Regex::new(r"\\d+")',
                "spawn(move || load(it)).await",
                "\n// It was saved above.\nload()",
                "load()\n// It was saved above.\n",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every `?`, and at every value that is taken for granted."""
        for it in file.all(Propagation):
            if _may_fail(file, it.span):
                step = _last_step(it.span.of(file.source)[:-1].rstrip().removesuffix(".await").rstrip())
                yield Detection(MAY_FAIL, "handed up", Span(it.span.end - 1, it.span.end), token=step)
        said = {file.lines.row(it.span.start) for it in file.all(Comment)}
        for granted in file.all(Unwrap):
            held = granted.span.of(file.source).rpartition(".")[0].rstrip()
            if granted.form is None or _last_step(held) in LOCKS or not said.isdisjoint(_rows(granted, file)):
                continue
            if granted.form.text in ("unwrap", "expect"):
                yield Detection(TAKEN, granted.form.text, granted.form.span)
            sure = _cannot_fail(held) or _was_seen(held, granted, file)
            step = _last_step(held.removesuffix(".await").rstrip())
            if granted.form.text == "unwrap" and not (sure and step) and _may_fail(file, granted.span):
                # What no call gave is mostly no failure, but taken for granted all the same.
                free = Freedom.UNASKED if sure else Freedom.FREE
                yield Detection(MAY_FAIL, "granted", granted.form.span, free, token=step)


def _rows(granted: Unwrap, file: FileFacts) -> tuple[int, ...]:
    """List the rows in which a comment would speak of a value: above it, above the unwrap, and beside that."""
    assert granted.form
    row = file.lines.row(granted.form.span.start)
    return file.lines.row(granted.span.start) - 1, row - 1, row


def _last_step(held: str) -> str:
    """Tell the function or macro that is called last; "" where something else stands there."""
    opened = 0
    for at in range(len(held) - 1, -1, -1):
        opened += (held[at] == ")") - (held[at] == "(")
        if not opened:
            named = re.search(r"(\w+!?)(?:::<[^()]*>)?$", held[:at])
            return named[1] if named and held[at] == "(" else ""
    return ""


def _cannot_fail(held: str) -> bool:
    """Tell whether a value is there for sure, or its lack is no failure that could be handed up."""
    called = held.removesuffix(".await").rstrip()
    step = _last_step(called)
    if called != held:  # What was spawned fails only where it has given up itself.
        return re.search(r"\bspawn\w*\W", called) is not None
    return not step or step in SURE or step in OPTIONAL or SHAPED.search(held) is not None


def _was_seen(held: str, granted: Unwrap, file: FileFacts) -> bool:
    """Tell whether the function has looked before that the value is there, or has put it there."""
    function = file.enclosing(granted.span, Function)
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
