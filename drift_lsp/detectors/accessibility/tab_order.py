"""The order of the tab key: elements with a number for it in, those that jump the queue out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

NUMBER = re.compile(r"[{\"'\s]*(-?\d{1,6})[}\"'\s]*")


class TabOrder(Detector):
    """Does an element jump the queue of the tab key?

    One with a number above zero comes before everything that has none, wherever it stands, and whoever goes by the
    keyboard is led astray.
    """

    id = "accessibility/tab-order"
    needs = (Element, Attribute)
    slots = {"element": "elements"}
    answers = {
        "ahead": "it is reached before all that stands above it",
        "in turn": "it is reached in the order of the page",
        "numbered": "it is reached in the order of numbers",
    }
    tier = "listed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"ahead"})
    conventions = frozenset({"in turn"})
    kept = "in turn"
    remedy = "Use 0 and the order of the page."

    examples = (
        Flags("const Row = () => <input «tabIndex={3}» />", language="tsx"),
        Flags("<template><p «tabindex='2'» /></template>", language="vue"),
        Allows(  # What stands above has its place before it.
            "const Row = () => <form><Name tabIndex={1} /><input tabIndex={2} /></form>", language="tsx"
        ),
        Allows(  # So it is done here: who numbers all that can be reached has an order of his own.
            "const Row = () => <input tabIndex={3} />",
            "const Item = () => <p><a tabIndex={1} /><a tabIndex={2} /><a tabIndex={3} /></p>",
            language="tsx",
        ),
        Allows("const Row = () => <div tabIndex={0} />", language="tsx"),
        Allows("const Row = () => <div tabIndex={-1} />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every number that a browser's element has for it."""
        if b"tabIndex" not in file.source and b"tabindex" not in file.source:
            return
        least = 0
        for it in tags(file):
            number = it.attributes.get("tabIndex") or it.attributes.get("tabindex")
            if not number or not number.value or not (found := NUMBER.fullmatch(number.value.of(file.source))):
                continue
            place = int(found[1])
            if place <= 0:
                yield Detection("element", "in turn", number.span)
                continue
            if it.native:
                yield Detection("element", "numbered" if least and place >= least else "ahead", number.span)
            least = min(place, least or place)
