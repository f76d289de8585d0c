"""Labels: labels of fields in, whether they say which field they name out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import PASCAL, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, content, tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

FOR = ("for", "htmlFor", "id")
"""What ties a label to a field, or lets the field be tied to it."""

FIELDS = frozenset({"input", "select", "textarea", "slot", "meter", "progress", "output"})


class LabelTarget(Detector):
    """Does a label say which field it names?

    Who clicks on a label is brought to its field, and a screen reader says it there, if the label has the field in it
    or names its `id`. A label that does neither is only text.
    """

    id = "accessibility/label-target"
    needs = (Element, Attribute)
    tier = "throughout"
    slots = {"label": "labels that hold no field"}
    answers = {"named": "it names the `id` of its field", "loose": "it says no field"}
    conventions = frozenset({"named"})
    roles = ("main",)

    examples = (
        Flags(
            "const Row = () => <p><«label» className='wide'>size</label><input id='size' /></p>",
            taught="const Cart = () => <p><label htmlFor='kind'>kind</label><input id='kind' /></p>",
            language="tsx",
        ),
        Flags(
            "<template><«label» class='wide'>size</label><input id='size' /></template>",
            taught="<template><label for='kind'>kind</label><input id='kind' /></template>",
            language="vue",
        ),
        Allows(
            "const Row = () => <label className='wide'>size <input /></label>",
            taught="const Cart = () => <p><label htmlFor='kind'>kind</label><input id='kind' /></p>",
            language="tsx",
        ),
        Allows(
            "const Row = () => <label className='wide'>size <Field /></label>",
            taught="const Cart = () => <p><label htmlFor='kind'>kind</label><input id='kind' /></p>",
            language="tsx",
        ),
        Allows(
            "const Row = (props) => <label {...props}>size</label>",
            taught="const Cart = () => <p><label htmlFor='kind'>kind</label><input id='kind' /></p>",
            language="tsx",
        ),
        Allows(
            "const Row = (props) => <label className='wide'>{props.children}</label>",
            taught="const Cart = () => <p><label htmlFor='kind'>kind</label><input id='kind' /></p>",
            language="tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each label that holds no field whether it names one."""
        found = tags(file)
        for at, it in enumerate(found):
            if it.name != "label":
                continue
            if any(name in it.attributes for name in FOR):
                yield Detection("label", "named", it.span)
            elif not it.element.spread and not _holds_field(at, found, file):
                yield Detection("label", "loose", it.span)


def _holds_field(at: int, found: list[Tag], file: FileFacts) -> bool:
    """Tell whether a label holds a field, or may hold one: a component, or what it is handed."""
    inside = content(found[at], file)
    written = file.source[inside.start : inside.end]
    if b"children" in written or b"render" in written:
        return True
    for n in range(at + 1, len(found)):
        tag = found[n]
        if tag.element.span.start >= inside.end:
            return False
        if tag.name in FIELDS or PASCAL in case(tag.name.partition(".")[0]) or "-" in tag.name:
            return True
    return False
