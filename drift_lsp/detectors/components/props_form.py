"""Props form: components in, whether they take their props apart where they receive them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Element, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span


class PropsForm(Detector):
    """Does a component take its props apart in its parameter?

    `({ item })` lists what a component uses; `(props)` shows at each use where a value comes from.
    """

    id = "components/props-form"
    needs = (Function, Element, Parameter)
    slots = {"props": "components with props"}
    answers = {"apart": "the props are taken apart in the parameter", "whole": "the props are one parameter"}

    tier = "listed"
    examples = (
        Flags(
            "function Row(«props») { return <li>{props.item}</li> }",
            taught="function Cart({ items }) { return <ul>{items}</ul> }",
            language="tsx",
        ),
        Flags(
            "function Row(«{ item }») { return <li>{item}</li> }",
            taught="function Cart(props) { return <ul>{props.items}</ul> }",
            language="javascript",
        ),
        Allows(
            "function Row(props) { return <Cell a {...props} /> }",
            taught="function Cart({ items }) { return <ul>{items}</ul> }",
            language="tsx",
        ),
        Allows(  # What is handed on whole as well keeps what one part says of the others.
            "function Row(props) { return props.wide ? <Wide {...props} /> : <Cell {...props} /> }",
            taught="function Cart({ items }) { return <ul>{items}</ul> }",
            language="tsx",
        ),
        Allows(  # There may be none at all.
            "function Row(props?: { item: Item }) { return <li>{props?.item}</li> }",
            taught="function Cart({ items }) { return <ul>{items}</ul> }",
            language="tsx",
        ),
        Allows(
            "function row(props) { return <li>{props.item}</li> }",
            taught="function Cart({ items }) { return <ul>{items}</ul> }",
            language="tsx",
        ),
        Allows(
            "function Row() { return <li /> }",
            taught="function Cart({ items }) { return <ul>{items}</ul> }",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each component receives its props."""
        if not file.all(Element):
            return
        reached = -1
        for it in file.all(Function):
            if it.span.start < reached:
                continue
            reached = it.span.end
            if it.name is None or it.body is None or not it.name.text[:1].isupper():
                continue
            parameters = file.inside(Parameter, Span(it.name.span.end, it.body.start))
            if not parameters or not file.inside(Element, it.body):
                continue
            props = parameters[0].span
            start = file.source[props.start : props.start + 1]
            choice = "apart" if start == b"{" else "whole"
            if choice == "whole" and parameters[0].name and not _can_be_apart(parameters[0], it.body, file.source):
                continue
            end = parameters[0].name.span.end if parameters[0].name else _closing(file.source, props)
            yield Detection("props", choice, Span(props.start, end), token=it.name.text)


def _can_be_apart(it: Parameter, body: Span, source: bytes) -> bool:
    """Tell whether a part of the props is asked for, they are handed on whole nowhere, and none may be missing."""
    assert it.name
    word, inside = re.escape(it.name.text.encode()), source[body.start : body.end]
    part = rb"\b%b\s*(?:\??\.\s*\w|\[)|\}\s*=\s*%b\b" % (word, word)
    whole = rb"\.\.\.%b\b(?!\s*[.?\[])" % word
    optional = source.startswith(b"?", it.name.span.end)
    return not optional and re.search(part, inside) is not None and re.search(whole, inside) is None


def _closing(source: bytes, props: Span) -> int:
    """Find where a pattern ends on its first line, before its type."""
    line = source.find(b"\n", props.start, props.end)
    brace = source.find(b"}", props.start, props.end)
    return min(it for it in (line, brace + 1, props.end) if it > props.start)
