"""Keyboard handlers: elements that can be clicked in, those that no key reaches out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, content, tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

_PLAIN = "div span p li ul ol td tr th section article header footer main aside nav img i b strong em h1 h2 h3"
PLAIN = frozenset(_PLAIN.split())
"""Elements that the keyboard passes by."""

BEHIND = re.compile(r"overlay|backdrop|modal|mask|scrim|inset-0", re.I)
KEYS = frozenset({"keydown", "keyup", "keypress"})
EXTRA = re.compile(r"stopPropagation|preventDefault|stopImmediate|[sS]election\b|selectAll|\.(?:select|focus)\(\)")
"""Said in a click that keeps others off, selects a text or leads to a field: keys do that without it."""

CLOSES = re.compile(r"close|dismiss|hide|cancel", re.I)
BUTTON = re.compile(r"button|\bbtn\b", re.I)
REACHED = frozenset({"a", "button", "input", "select", "textarea"})
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
    answers = {"keys too": "keys reach it as well", "mouse only": "only a mouse can click it"}
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"mouse only"})
    conventions = frozenset({"keys too"})
    kept = "keys too"
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
        Allows(
            "const Row = () => <span onClick={(e) => getSelection()?.selectAllChildren(e.target)} />", language="tsx"
        ),
        Allows("const Row = () => <div onClick={() => field.current.focus()}><input id='a' /></div>", language="tsx"),
        # A click beside the menu's own buttons closes it.
        Allows(
            "const Menu = () => <div onClick={closeMenu}><button onClick={save}>save</button></div>", language="tsx"
        ),
        Flags("const Row = () => <«span» onClick={close}>x</span>", language="tsx"),
        Allows(  # The button beside it does the same.
            "<template><div @click='open = !open'>rows</div><v-btn icon @click='open = !open' /></template>",
            language="vue",
        ),
        Allows("<template><div @click.stop><p /></div></template>", language="vue"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the plain elements that answer clicks and no keys."""
        found = tags(file)
        reached = {_clicked(it, file) for it in found if _is_reached(it)}
        for it in found:
            events = it.events() if it.name in PLAIN else set()
            if "click" not in events:
                continue
            if it.says(SAID) or not KEYS.isdisjoint(events):
                yield Detection("element that is clicked", "keys too", it.span)
            elif _clicked(it, file) in reached:
                continue
            elif not _is_extra(it, file) and not _is_behind(it, file) and not _is_around(it, found, file):
                yield Detection("element that is clicked", "mouse only", it.span)


def _is_behind(it: Tag, file: FileFacts) -> bool:
    """Tell whether an element lies behind a dialog: a click on it closes what a key closes, too."""
    named = (it.attributes.get(name) for name in ("className", "class"))
    return any(found and found.value and BEHIND.search(found.value.of(file.source)) for found in named)


def _is_around(it: Tag, found: list[Tag], file: FileFacts) -> bool:
    """Tell whether a click closes what holds buttons of its own: it is one beside them."""
    if CLOSES.search(_clicked(it, file)) is None:
        return False
    inside = content(it, file)
    return any(tag.element.span in inside for tag in found if _is_reached(tag))


def _is_reached(it: Tag) -> bool:
    """Tell whether keys come to an element by itself."""
    return it.name in REACHED or BUTTON.search(it.name) is not None


def _is_extra(it: Tag, file: FileFacts) -> bool:
    """Tell whether the click does nothing that keys cannot do."""
    said = _clicked(it, file)
    return not said or EXTRA.search(said) is not None


def _clicked(it: Tag, file: FileFacts) -> str:
    """Get what is done on a click."""
    found = next((it for name, it in it.attributes.items() if name.lower().endswith("click") and it.event), None)
    return found.value.of(file.source) if found and found.value else ""
