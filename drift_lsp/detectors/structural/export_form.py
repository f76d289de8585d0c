"""Export form: files that offer one thing in, whether it is their default export out."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Element, Export, Script, TypeDefinition
from drift_lsp.graphs.project import Project

ROUTED = frozenset({"pages", "routes", "migrations", "stories", "plugins", "middleware"})
"""Folders whose files are loaded by their default export."""

LOADED = {"page", "layout", "route", "loading", "error", "template", "default", "middleware", "root", "entry", "index"}
"""Files that a framework loads by their default export, or that only pass things on."""

OF_AN_APP = {"global-error", "manifest", "not-found", "robots", "sitemap"}
"""Files of an app as a whole that a framework loads so, too."""

TOOLS = {"config", "conf", "stories", "story", "page", "layout", "route", "setup", "server", "client", "d", "workspace"}
"""What stands behind the first dot of a file's name where a tool loads it: `vite.config.ts`."""


AMONG = "export among others"

DEFAULT = b"export default "


class ExportForm(Detector):
    """Is the one thing that a file offers its default export or a named one?

    A named export has the same name wherever it is used; a default one is shorter to import. Files that offer several
    values are asked whether one of them is the default; none is asked that a framework loads by its default export.
    """

    id = "structural/export-form"
    needs = (Export,)
    slots = {
        "export of a component": "files that offer a component",
        "export": "files that offer one value",
        AMONG: "files that offer several values",
    }
    answers = {"default": "it is the default export", "named": "it is a named export"}
    tier = "listed"
    strict = True
    beside = {"export of a component": 8}

    examples = (
        Flags(
            "export default function «load»() {}",
            taught="export function save() {}",
            language="typescript",
        ),
        Allows(
            "export default function Page() {}",
            taught="export function save() {}",
            language="typescript",
            path="app/pages/cart.ts",
            taught_path="app/cart.ts",
        ),
        Allows(
            "export default function manifest() {}",
            taught="export function save() {}",
            language="typescript",
            path="src/app/manifest.ts",
            taught_path="src/cart.ts",
        ),
        Flags(
            "export default class «RowService» {}",
            taught="export class CartService {}",
            language="typescript",
            path="src/row.service.ts",
            taught_path="src/cart.service.ts",
        ),
        Allows(
            "export default {}",
            taught="export function save() {}",
            language="typescript",
            path="vite.config.ts",
            taught_path="src/cart.ts",
        ),
        Allows(  # A value without a name is what some tool loads.
            "export default [{ path: '/' }]", taught="export function save() {}", language="typescript"
        ),
        Flags(
            "export default function «load»() {}\nexport function drop() {}",
            taught="export function save() {}\nexport function keep() {}",
            language="typescript",
        ),
        Allows(  # Two values cannot both be the default.
            "export function load() {}\nexport function drop() {}",
            taught="export default function save() {}",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the file's one value is exported."""
        exports = file.all(Export)
        # A component in a file of its own is always its default; what its script exports is asked for from outside.
        if not exports or file.all(Script) or _is_loaded(file.path) or any(it.source for it in exports):
            return
        types = {it.name.text for it in file.all(TypeDefinition) if it.name}
        named = {name.text for it in exports if not it.default for name in it.names} - types
        default = next((it for it in exports if it.default), None)
        if (not named and default is None) or (default and not default.names):
            return
        it = default or next(it for it in exports if any(name.text in named for name in it.names))
        if len(named) + (default is not None) > 1:
            slot = AMONG
        else:
            slot = "export of a component" if file.all(Element) else "export"
        yield Detection(slot, "default" if default else "named", it.names[0].span)

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a line offered something by its name and offers it as the default now."""
        return choice == "named" and b"export " in was and DEFAULT not in was and DEFAULT in stands


def _is_loaded(path: str) -> bool:
    name = basename(path)
    stem, _, rest = name.partition(".")
    return (
        stem in LOADED | OF_AN_APP
        or rest.partition(".")[0] in TOOLS
        or not ROUTED.isdisjoint(path.split("/"))
        or stem.startswith(("_", "+"))
    )
