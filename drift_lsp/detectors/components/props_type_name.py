"""Types of props: components in, how the type of what they are handed is called out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Element, Function, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NAME = re.compile(r"[A-Z]\w*")


class PropsTypeName(Detector):
    """How is the type of a component's props called?

    `Props` is short and means another thing in every file; `CartProps` can be imported. Written in place, it has no name.
    """

    id = "components/props-type-name"
    needs = (Function, Element, Parameter)
    slots = {"type of props": "components with typed props"}
    answers = {
        "Props": "the type is called `Props`",
        "named": "the type is called after the component: `…Props`",
        "in place": "the type is written in place",
        "other": "the type has another name",
    }
    families = frozenset({"typescript"})

    examples = (
        Flags(
            "function Row({ id }: «Props») { return <p /> }",
            taught="function Cart({ id }: CartProps) { return <p /> }",
            language="tsx",
        ),
        Flags(
            "const Row = ({ id }: «{ id: string }») => <p />",
            taught="const Cart = ({ id }: Props) => <p />",
            language="tsx",
        ),
        Allows("const row = ({ id }: Row) => <p />", taught="const Cart = ({ id }: Props) => <p />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the type of each component's props is called."""
        if not file.all(Element):
            return
        for it in file.all(Function):
            if it.name is None or it.body is None or not it.name.text[:1].isupper() or file.is_nested(it):
                continue
            parameters = file.inside(Parameter, Span(it.name.span.end, it.body.start))
            if not parameters or parameters[0].annotation is None or not file.inside(Element, it.body):
                continue
            annotation = parameters[0].annotation
            end = file.source.find(b"\n", annotation.start, annotation.end)
            span = Span(annotation.start, end if end > 0 else annotation.end)
            yield Detection("type of props", _called(annotation.of(file.source), it.name.text), span)


def _called(written: str, component: str) -> str:
    if written.startswith("{"):
        return "in place"
    if not NAME.fullmatch(written):
        return "other"
    if written == "Props":
        return "Props"
    return "named" if written == f"{component}Props" else "other"
