"""Keyboard handlers: elements that can be clicked in, those that no key reaches out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

_PLAIN = "div span p li ul ol td tr th section article header footer main aside nav img i b strong em h1 h2 h3"
PLAIN = frozenset(_PLAIN.split())
"""Elements that the keyboard passes by."""

BEHIND = re.compile(r"overlay|backdrop|modal|mask|scrim|inset-0", re.I)
KEYS = frozenset({"keydown", "keyup", "keypress"})
SAID = ("role", "aria-hidden", "tabIndex", "tabindex")


class KeyboardHandler(Detector):
    """Can what is clicked be reached with the keyboard as well?

    A `div` that answers a click is no button for those who use the keyboard or a screen reader: they never come to it.
    A real `button` needs nothing; else it takes a `role`, a place in the tab order and a handler for keys.
    """

    id = "accessibility/keyboard-handler"
    needs = (Element, Attribute)
    tier = "changed"
    slots = {"element that is clicked": "elements that are clicked"}
    answers = {"mouse only": "only a mouse can click it"}
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"mouse only"})
    remedy = "Make it a `button`, or give it a `role`, a `tabIndex` and a handler for keys."

    examples = (
        Flags("const Row = () => <«div» onClick={save}>save</div>", language="tsx"),
        Flags("<template><«li» @click='save'>save</li></template>", language="vue"),
        Flags("<«span» on:click={save}>save</span>", language="svelte"),
        Allows("const Row = () => <button onClick={save}>save</button>", language="tsx"),
        Allows("const Row = () => <div role='button' tabIndex={0} onClick={save}>save</div>", language="tsx"),
        Allows("const Row = () => <div onClick={save} onKeyDown={save}>save</div>", language="tsx"),
        Allows("const Row = () => <Card onClick={save} />", language="tsx"),
        Allows("const Row = () => <div onClick={(e) => e.stopPropagation()} />", language="tsx"),
        Allows("const Row = () => <div className='overlay' onClick={close} />", language="tsx"),
        Allows("<template><div @click.stop><p /></div></template>", language="vue"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the plain elements that answer clicks and no keys."""
        for it in tags(file):
            if it.name not in PLAIN or it.says(SAID):
                continue
            events = it.events()
            if "click" in events and KEYS.isdisjoint(events) and not _only_stops(it, file) and not _is_behind(it, file):
                yield Detection("element that is clicked", "mouse only", it.span)


def _is_behind(it: Tag, file: FileFacts) -> bool:
    """Tell whether an element lies behind a dialog: a click on it closes what a key closes, too."""
    named = (it.attributes.get(name) for name in ("className", "class"))
    return any(found and found.value and BEHIND.search(found.value.of(file.source)) for found in named)


def _only_stops(it: Tag, file: FileFacts) -> bool:
    """Tell whether the click is only kept from what lies around."""
    found = next((it for name, it in it.attributes.items() if name.lower().endswith("click") and it.event), None)
    said = found.value.of(file.source) if found and found.value else ""
    return not said or "stopPropagation" in said or "preventDefault" in said or "stopImmediate" in said
