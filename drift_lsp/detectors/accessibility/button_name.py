"""Button names: buttons that show an icon in, those that nothing names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import Tag, content, tags
from drift_lsp.facts.vocabulary import Attribute, Element, Import, ImportedName
from drift_lsp.graphs.project import Project

NAMED = (
    "aria-label",
    "aria-labelledby",
    "title",
    "aria-hidden",
    "v-text",
    "v-html",
    "dangerouslySetInnerHTML",
    "children",
)
ICON = re.compile(r"^(?:svg|path|g|circle|line|rect|polyline|polygon|i|Icon\w*|\w+Icon|[a-z]+-icon|Icon)$")
LIBRARY = re.compile(r"icon|lucide|feather|phosphor", re.I)
TAG = re.compile(rb"<!--.*?-->|</?[A-Za-z][^<>]*(?:<[^<>]*>[^<>]*)*>|<>|</>", re.S)


COMPONENT = "component of a button with an icon"
SIZE = re.compile(r"icon", re.I)
"""How a component of a button is said to be as large as an icon."""

OF_COMPONENTS = "label", "tooltip", "ariaLabel", "tooltipText", "alt", "name", "content"
"""What else a component may take for its name."""

BESIDE = re.compile(r"Tooltip|Trigger|Hint")
"""Components that give a name to what stands in them."""


class ButtonName(Detector):
    """Does a button that shows only an icon have a name?

    A screen reader says “button” and no more, where neither text nor a label tells what it does.
    """

    id = "accessibility/button-name"
    needs = (Element, Attribute)
    slots = {"button with an icon": "buttons with an icon", COMPONENT: "components of buttons with an icon"}
    answers = {"named": "the button has a name", "unnamed": "nothing names the button"}
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"unnamed"})
    conventions = frozenset({"named"})
    kept = "named"
    remedy = "Say in `aria-label` what the button does."

    examples = (
        Flags("const Row = () => <«button» onClick={drop}><TrashIcon /></button>", language="tsx"),
        Flags("import { X } from 'lucide-react';\nconst Row = () => <«button»><X size={3} /></button>", language="tsx"),
        Flags("<template><«button» @click='drop'><svg><path d='M0' /></svg></button></template>", language="vue"),
        Flags("const Row = () => <«Button» size='icon' onClick={drop}><TrashIcon /></Button>", language="tsx"),
        Flags("const Row = () => <«IconButton» onClick={drop}><TrashIcon /></IconButton>", language="tsx"),
        Allows("const Row = () => <IconButton label='drop'><TrashIcon /></IconButton>", language="tsx"),
        Allows(  # What is said when somebody points at it is its name.
            "const Row = () => <Tooltip title='drop'><IconButton><TrashIcon /></IconButton></Tooltip>", language="tsx"
        ),
        Allows("const Row = () => <button aria-label='drop'><TrashIcon /></button>", language="tsx"),
        Allows("const Row = () => <button><TrashIcon /> drop</button>", language="tsx"),
        Allows("const Row = () => <button><TrashIcon />{label}</button>", language="tsx"),
        Allows("const Row = () => <button><TrashIcon /><VisuallyHidden label='drop' /></button>", language="tsx"),
        Allows("const Row = () => <button><TrashIcon title='drop' /></button>", language="tsx"),
        Allows("const Row = () => <button />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the buttons in which only icons stand."""
        found = tags(file)
        buttons = [it for it in found if it.name == "button" or _is_component(it, file)]
        icons = _icons(file) if buttons else frozenset()
        for it in buttons:
            slot = "button with an icon" if it.native else COMPONENT
            names = NAMED if it.native else (*NAMED, *OF_COMPONENTS)
            inside = content(it, file)
            if not inside.size or file.source.startswith(b"/>", it.element.span.end - 2):
                continue
            within = [tag for tag in found if tag.element.span in inside]
            only = all(_is_icon(tag, icons) for tag in within)
            if it.says(names):
                yield Detection(slot, "named", it.span)
            elif not (within and only) or TAG.sub(b"", inside.of(file.source).encode()).strip():
                continue
            elif it.native or not _is_named_beside(it, found, file):
                yield Detection(slot, "unnamed", it.span)


def _is_component(it: Tag, file: FileFacts) -> bool:
    """Tell whether a component is a button that is as large as an icon."""
    if it.native or not it.name.endswith("Button"):
        return False
    return it.name == "IconButton" or any(SIZE.search(it.literal(name, file) or "") for name in ("size", "variant"))


def _is_named_beside(it: Tag, found: list[Tag], file: FileFacts) -> bool:
    """Tell whether what a component stands in names it, or is handed it."""
    if file.enclosing(it.element.span, Element):
        return True
    return any(BESIDE.search(tag.name) and it.element.span in content(tag, file) for tag in found)


def _is_icon(it: Tag, icons: frozenset[str]) -> bool:
    return (it.name in icons or bool(ICON.match(it.name))) and not it.says(NAMED)


def _icons(file: FileFacts) -> frozenset[str]:
    """Name what comes from a library of icons."""
    found = set()
    for name in file.all(ImportedName):
        statement = file.enclosing(name.span, Import)
        local = name.alias or name.name
        if local and statement and statement.module and LIBRARY.search(statement.module.text):
            found.add(local.text)
    return frozenset(found)
