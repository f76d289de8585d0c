"""Null guards: checks of what a function was given in, how they are made out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, Call, Comparison, Function, Parameter, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

HELPERS = frozenset(
    {
        "ThrowIfNull",
        "ThrowIfNullOrEmpty",
        "ThrowIfNullOrWhiteSpace",
        "requireNonNull",
        "checkNotNull",
        "notNull",
        "NotNull",
    }
)
BARE = frozenset({"requireNonNull", "checkNotNull"})
"""Helpers that are imported by their name alone."""

_ERRORS = re.compile(r"(?:\w+\.)*(?:Argument(?:Null)?|NullPointer|IllegalArgument)Exception")
_CHECK = re.compile(rb"\s*\(?\s*(?:(\w+)\s*(?:==|is)\s*null|null\s*==\s*(\w+))\s*\)?\s*")
_ELSE = re.compile(rb"(?:=|\breturn)\s*([\w.]+)\s*\?\?\s*$")
KEPT = rb"[^=!<>]=\s*(?:[\w.]+\(\s*)?%b\s*(?:[;),]|\?\?)"
"""The argument is given to a field or a variable, checked or not: there the check can stand in the same line."""

TAUGHT_SHARP = "class Item { void Save(Cart cart) { ArgumentNullException.ThrowIfNull(cart); } }"

SAYS_MORE = re.compile(rb"nameof\([^()]*\)\s*,")
"""What is thrown says more than that it is not there; no helper would."""


class NullGuard(Detector):
    """How is a function's argument checked for being null?

    By a helper in one line, by a branch that throws, or where it is first used.
    """

    id = "errors/null-guard"
    tier = "listed"
    strict = True
    needs = (Call, Raise, Comparison)
    slots = {
        "check of an argument": "checks of arguments for null",
        "check of a kept argument": "checks for null of arguments that are kept",
    }
    answers = {
        "branch": "a branch throws",
        "expression": "it is thrown where the value is used",
        "*": "`{}` is called",
    }
    roles = ("main",)
    families = frozenset({"csharp", "java"})
    examples = (
        Flags(
            "class Cart { void Load(Cart it) { «if (it == null) throw new ArgumentNullException(nameof(it));» } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Flags(
            "class Cart { Cart(Store it) { _it = it ?? «throw new ArgumentNullException(nameof(it))»; } }",
            taught="class Item { Item(Cart it) { ArgumentNullException.ThrowIfNull(it); _it = it; } }",
            language="csharp",
        ),
        Flags(
            "class Cart { Cart(Store it) { «if (it == null) { throw new NullPointerException(); }» this.it = it; } }",
            taught="class Item { Item(Store it) { this.it = Objects.requireNonNull(it); } }",
            language="java",
        ),
        Flags(
            'class Cart { Cart(Store it) { «if (it == null) {»\n throw new IllegalArgumentException("it"); }\n this.it = it; } }',
            taught="class Item { Item(Store it) { this.it = requireNonNull(it); } }",
            language="java",
        ),
        *(
            Allows(  # No statement can stand there.
                code,
                taught="class Item { Item(Cart it) { ArgumentNullException.ThrowIfNull(it); _it = it; } }",
                language="csharp",
            )
            for code in (
                "class Cart(Row it) { readonly Row _it = it ?? throw new ArgumentNullException(nameof(it)); }",
                "class Cart { Cart(Row it) : base(it ?? throw new ArgumentNullException(nameof(it))) { } }",
            )
        ),
        Allows(  # It is the helper itself, where the language has none.
            "static class Guard { static void ThrowIfNull(object it) { if (it == null) throw new ArgumentNullException(); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(  # It stands in the midst of a call.
            "class Cart { int Load(Row it) => Keep(it ?? throw new ArgumentNullException(nameof(it)), 3); }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(  # It is asked whether it is of a kind.
            "class Cart { void Load(object it) { var a = it as Row ?? throw new ArgumentNullException(nameof(it)); } }",
            taught="class Item { void Save(Cart it) { if (it == null) throw new ArgumentNullException(nameof(it)); } }",
            language="csharp",
        ),
        Allows(  # What is not kept cannot be checked where it is.
            "class Cart { int Load(Store it) { ArgumentNullException.ThrowIfNull(it); return it.Size; } }",
            taught="class Item { Item(Cart it) { _it = it ?? throw new ArgumentNullException(nameof(it)); } }",
            language="csharp",
        ),
        Allows(
            "class Cart { void Load(string it) { ArgumentException.ThrowIfNullOrWhiteSpace(it); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            'class C { void Load(C it) { if (it == null) throw new ArgumentNullException(nameof(it), "Choose one."); } }',
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            "class Cart { void Load(Cart it) { if (it.Full) throw new ArgumentException(nameof(it)); } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the way of each check."""
        source = file.source
        for call in file.all(Call):
            if (
                call.name
                and call.name.text in HELPERS
                and (call.receiver or call.name.text in BARE)
                and _is_given(call, file)
            ):
                # One that asks for more of a text asks for no less than that it is there.
                slot = _slot(call.arguments[0].of(source).encode(), call.span, file)
                yield Detection(slot, call.name.text.partition("Or")[0], call.span)
        thrown = [it for it in file.all(Raise) if it.made and it.type and _ERRORS.fullmatch(it.type.text)]
        for error in thrown:
            around = file.enclosing(error.span, Function)
            helper = around is not None and around.name is not None and around.name.text in HELPERS
            if helper or SAYS_MORE.search(source, error.span.start, error.span.end):
                continue
            branch = file.enclosing(error.span, Branch)
            condition = branch.condition if branch else None
            if branch and condition and (found := _CHECK.fullmatch(source, condition.start, condition.end)):
                yield Detection(
                    _slot(found[1] or found[2], error.span, file), "branch", first_line(source, branch.span)
                )
            elif _is_in_body(error.span, file) and (
                found := _ELSE.search(source, max(0, error.span.start - 80), error.span.start)
            ):
                yield Detection(_slot(found[1], error.span, file), "expression", first_line(source, error.span))


def _is_in_body(at: Span, file: FileFacts) -> bool:
    """Tell whether a statement could stand there: it cannot where fields, or a base, get what they are made with."""
    function = file.enclosing(at, Function)
    return function is not None and function.body is not None and at in function.body


def _slot(checked: bytes, at: Span, file: FileFacts) -> str:
    """Tell whether an argument is kept, or only worked with."""
    function = file.enclosing(at, Function)
    kept = function and re.search(KEPT % re.escape(checked), file.source[function.span.start : function.span.end])
    return "check of a kept argument" if kept else "check of an argument"


def _is_given(call: Call, file: FileFacts) -> bool:
    """Tell whether what is checked was given to the function."""
    function = file.enclosing(call.span, Function)
    if function is None or not call.arguments:
        return False
    checked = call.arguments[0].of(file.source)
    return any(it.name and it.name.text == checked for it in file.inside(Parameter, function.span))
