"""Markup: the elements and attributes of a file in, each element with its attributes by name out."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.text import Span


class Tag(msgspec.Struct, frozen=True):
    """An element with what is said of it."""

    name: str
    element: Element
    attributes: dict[str, Attribute]

    @property
    def native(self) -> bool:
        """Tell whether the browser knows it: `div`; not `Button`, `motion.div` and `my-button`."""
        return self.name.isalnum() and self.name == self.name.lower()

    def says(self, names: Iterable[str]) -> bool:
        """Tell whether it has one of these attributes, or may have it."""
        return self.element.spread or any(name in self.attributes for name in names)

    def events(self) -> set[str]:
        """Name the events it answers, spelled alike in every language: `click`, `keydown`."""
        return {name.lower().removeprefix("on").lstrip(":") for name, it in self.attributes.items() if it.event}

    def literal(self, name: str, file: FileFacts) -> str | None:
        """Get the value of an attribute that is written out; None where it is not, or is not there."""
        found = self.attributes.get(name)
        return found.value.of(file.source).strip("\"'") if found and found.literal and found.value else None

    @property
    def span(self) -> Span:
        """What a finding underlines: its name."""
        return self.element.name.span if self.element.name else self.element.span


def content(it: Tag, file: FileFacts) -> Span:
    """Tell what stands in an element: from its opening tag to the end tag that closes it."""
    start, depth = it.element.span.end, 1
    if file.source.startswith(b"/>", start - 2):
        return Span(start, start)
    for found in re.finditer(rb"<(/?)%b\b" % re.escape(it.name.encode()), file.source[start:]):
        depth += -1 if found[1] else 1
        if not depth:
            return Span(start, start + found.start())
    return Span(start, start)


def tags(file: FileFacts) -> list[Tag]:
    """List the elements of a file with their attributes."""
    found: dict[Span, dict[str, Attribute]] = {it.span: {} for it in file.all(Element) if it.name}
    for attribute in file.all(Attribute):
        element = file.enclosing(attribute.span, Element)
        if element and attribute.name and element.span in found:
            found[element.span].setdefault(attribute.name.text, attribute)
    return [Tag(it.name.text, it, found[it.span]) for it in file.all(Element) if it.name]
