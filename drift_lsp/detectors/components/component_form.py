"""Component form: functions that return JSX in, whether they are arrows out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Class, Element, Function
from drift_lsp.graphs.project import Project


class ComponentForm(Detector):
    """Is a component a function declaration or an arrow function?

    Both do the same. A reader who knows the form finds components at a glance.
    """

    id = "components/component-form"
    needs = (Function, Element)
    tier = "throughout"
    form = True
    slots = {"component": "components"}
    answers = {"arrow": "the component is an arrow function", "declaration": "the component is a function declaration"}

    examples = (
        Flags("const «Row» = () => <li />", taught="function Cart() { return <ul /> }", language="tsx"),
        Flags("export function «Row»() { return <li /> }", taught="const Cart = () => <ul />", language="tsx"),
        Allows(
            "const row = () => <li />", taught="function Cart() { return <ul /> }", language="tsx"
        ),  # Draws, is none.
        Allows("function Row<T>(it: T) { return <li /> }", taught="const Cart = () => <ul />", language="tsx"),
        Allows(  # It is an expression, whose name is for whoever looks for it while it runs.
            "const Row = memo(function Row() { return <li /> })",
            taught="const Cart = () => <ul />",
            language="tsx",
        ),
        Allows(  # It is made where another one is drawn.
            "const pages = load((it) => { const Row = () => <li />; return <Row /> })",
            taught="function Cart() { return <ul /> }",
            language="tsx",
        ),
        Allows("const Row = () => 3", taught="function Cart() { return <ul /> }", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each component at the top of a file."""
        if not file.all(Element):
            return
        reached = -1
        for it in file.all(Function):
            if it.span.start < reached:
                continue
            reached = it.span.end
            if it.name is None or not it.name.text[:1].isupper() or file.enclosing(it.span, Class):
                continue
            if file.source[it.span.start : it.name.span.start].strip() in (b"", b"async") and not it.arrow:
                continue
            if file.is_nested(it) or (not it.arrow and _is_handed_on(it, file)):
                continue
            if it.body and file.inside(Element, it.body):
                generic = file.source.startswith(b"<", it.name.span.end)  # In an arrow that would look like an element.
                free = Freedom.UNASKED if generic else Freedom.FREE
                choice = "arrow" if it.arrow else "declaration"
                yield Detection("component", choice, it.name.span, free, it.name.text)


def _is_handed_on(it: Function, file: FileFacts) -> bool:
    """Tell whether a function with a name is an expression that a call is given: `memo(function Row() {})`."""
    return file.enclosing(it.span, Call) is not None
