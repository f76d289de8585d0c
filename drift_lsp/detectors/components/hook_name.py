"""Names of hooks: functions that call hooks in, whether their name says so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Lambda
from drift_lsp.graphs.project import Project

HOOK = re.compile(r"use[A-Z]\w*")
GIVEN = re.compile(rb"\buse[A-Z]\w*\s*[:=]\s*(\w+)")
STATE = re.compile(
    r"use(?:State|Effect|Memo|Callback|Ref|Reducer|Context|Query|Mutation|LayoutEffect|Selector|Dispatch|Router|Translation)"
)
"""Hooks that nearly all components have: what is called `useIt` in another library may be none."""


class HookName(Detector):
    """Does a function that calls hooks say so in its name?

    Linters and readers know a hook by `use…`; one that is called otherwise is called where no hook may be.
    """

    id = "components/hook-name"
    tier = "throughout"
    needs = (Call, Function, Lambda)
    slots = {"function with hooks": "functions that call hooks and are no components"}
    answers = {"use": "its name begins with `use`", "otherwise": "its name does not begin with `use`"}
    conventions = frozenset({"use"})
    families = frozenset({"javascript", "typescript"})
    roles = ("main",)
    strict = True
    local = True
    examples = (
        Flags(
            "function «cartState»() { return useState(3) }",
            taught="export function useItems() { return useState([]) }",
            language="typescript",
        ),
        Allows(
            "function CartRow() { const it = useState(3); return it }",
            taught="export function useItems() { return useState([]) }",
            language="typescript",
        ),
        Allows(  # It makes one.
            "function makeCart() { return () => useState(3) }",
            taught="export function useItems() { return useState([]) }",
            language="typescript",
        ),
        Allows(  # Others know it by a name that says so.
            "function makeCart(it) {\n  function cartState() { return useState(3) }\n  it.useCart = cartState\n}",
            taught="export function useItems() { return useState([]) }",
            language="typescript",
        ),
        Allows(
            "function load() { app.useStatic() }",
            taught="export function useItems() { return useState([]) }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function that calls a hook, and is no component, how its name begins."""
        seen = set[int]()
        for call in file.all(Call):
            if call.name is None or call.receiver or not STATE.fullmatch(call.name.text):
                continue
            around, inner = file.enclosing(call.span, Function), file.enclosing(call.span, Lambda)
            if around is None or around.name is None or around.span.start in seen:
                continue
            if inner and inner.span in around.span and inner.body != around.body:
                continue
            seen.add(around.span.start)
            name = around.name.text
            if name.encode() in file.once(_given, None):
                continue  # Others know it by another name, that says so.
            if not name[:1].isupper() and not name.startswith(("_", "with", "render", "create", "make")):
                yield Detection("function with hooks", "use" if HOOK.match(name) else "otherwise", around.name.span)


def _given(file: FileFacts, _: None) -> frozenset[bytes]:
    """List what is given to others by the name of a hook."""
    return frozenset(GIVEN.findall(file.source))
