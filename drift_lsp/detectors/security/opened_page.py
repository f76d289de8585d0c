"""Opened pages: links that open a page beside this one in, whether that page can reach back out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

ADDRESS = ("href", "to", "xlink:href")
APART = frozenset({"noopener", "noreferrer"})
TARGET, BESIDE = "target", "_blank"

TAUGHT = "const Item = () => <a href={item} target='_blank' rel='noopener noreferrer'>Item</a>"


class OpenedPage(Detector):
    """Does a link that opens a page of its own keep that page apart, by `rel="noopener"`?

    Without it older browsers let the other page lead this one elsewhere, and `noreferrer` hides where a reader comes
    from. Links to places of the same site open what is trusted, and are not asked.
    """

    id = "security/opened-page"
    tier = "throughout"
    needs = (Element, Attribute)
    slots = {
        "link of the browser": "links that open a page of their own",
        "link by a component": "components that open a page of their own",
    }
    answers = {"apart": "`rel` keeps the page apart", "reachable": "no `rel` keeps the page apart"}
    conventions = frozenset({"apart"})
    remedy = 'Write `rel="noopener noreferrer"`.'
    roles = ("main",)
    strict = True

    examples = (
        Flags("const Row = () => <«a» href={cart} target='_blank'>Cart</a>", taught=TAUGHT, language="tsx"),
        Flags(
            "<template><«a» :href='cart' target='_blank'>Cart</a></template>",
            taught="<template><a :href='item' target='_blank' rel='noopener'>Item</a></template>",
            language="vue",
        ),
        Flags(
            "const Row = () => <«Link» href={cart} target='_blank' />",
            taught="const Item = () => <Link href={item} target='_blank' rel='noreferrer' />",
            language="tsx",
        ),
        Allows("const Row = () => <a href='/carts' target='_blank'>Carts</a>", taught=TAUGHT, language="tsx"),
        Allows("const Row = () => <a href={cart}>Cart</a>", taught=TAUGHT, language="tsx"),
        Allows("const Row = (props) => <a href={cart} target='_blank' {...props} />", taught=TAUGHT, language="tsx"),
        Allows(  # What it says is worked out.
            "const Row = () => <a href={cart} target='_blank' rel={rel} />", taught=TAUGHT, language="tsx"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each link that opens a page of its own whether it is kept apart; of components by their names."""
        for it in tags(file):
            if it.literal(TARGET, file) != BESIDE or not it.says(ADDRESS) or (choice := _choice(it, file)) is None:
                continue
            leads = next((said for name in ADDRESS if (said := it.literal(name, file))), "")
            free = Freedom.UNASKED if leads.startswith(("/", "#", ".")) else Freedom.FREE
            slot = "link of the browser" if it.native else "link by a component"
            yield Detection(slot, choice, it.span, free, it.name)


def _choice(it: Tag, file: FileFacts) -> str | None:
    if "rel" not in it.attributes:
        return None if it.element.spread else "reachable"
    said = it.literal("rel", file)
    return None if said is None else "apart" if APART & set(said.split()) else "reachable"
