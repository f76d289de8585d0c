"""Crate paths: imports from the modules around a module in, whether they start at the root or here out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, TestRegion
from drift_lsp.graphs.project import Project

BESIDE, INSIDE = "imports from the module above", "imports from a module inside"
BELOW = "imports from right below the root"
TOPS = frozenset({"mod", "lib", "main"})
"""Files that stand for the folder they lie in."""


class CratePath(Detector):
    """Is a module close by named from the root of the crate, or from here?

    From the root, the path is the same everywhere and can be searched for; from here, a folder can be moved without a
    change. Only modules are asked that lie beside or inside; the rest of a crate is named from its root anyway.
    """

    id = "structural/crate-path"
    tier = "throughout"
    needs = (Import, TestRegion)
    slots = {BESIDE: BESIDE, INSIDE: INSIDE, BELOW: BELOW}
    slot_tiers = {BELOW: "listed"}
    answers = {
        "root": "the path starts at the root of the crate",
        "here": "the path starts here",
    }
    strict = True
    families = frozenset({"rust"})
    examples = (
        Flags(
            "use «super::item»::Item;",
            taught="use crate::cart::item::Item;",
            language="rust",
            path="src/cart/row.rs",
        ),
        Flags(
            "use «crate::cart::item»::Item;",
            taught="use super::item::Item;",
            language="rust",
            path="src/cart/row.rs",
        ),
        Flags(
            "use «super::shop»::Shop;",
            taught="use crate::item::Item;",
            language="rust",
            path="src/cart.rs",
            taught_path="src/row.rs",
        ),
        Allows("use crate::shop::Shop;", taught="use super::item::Item;", language="rust", path="src/cart/row.rs"),
        Allows(  # Right below the root, both are as long.
            "use crate::orders::Order;",
            taught="use super::item::Item;",
            language="rust",
            path="src/cart.rs",
            taught_path="src/cart/row.rs",
        ),
        Allows(  # A test module looks at what is around it.
            "#[cfg(test)]\nmod tests { use super::item::Item; }",
            taught="use crate::cart::item::Item;",
            language="rust",
            path="src/cart/row.rs",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each import from close by starts."""
        here = _module(file.path)
        if not here:
            return
        for it in file.all(Import):
            if it.module is None or it.wildcard or file.enclosing(it.span, TestRegion):
                continue
            first, _, rest = it.module.text.partition("::")
            target = rest.split("::") if rest else []
            if len(here) == 1:
                if first in ("super", "crate") and target:
                    yield Detection(BELOW, "root" if first == "crate" else "here", it.module.span)
            elif first in ("super", "self") and not rest.startswith("super"):
                yield Detection(BESIDE if first == "super" else INSIDE, "here", it.module.span)
            elif first == "crate" and target[: len(here)] == here:
                yield Detection(INSIDE, "root", it.module.span)
            elif first == "crate" and target[: len(here) - 1] == here[:-1]:
                yield Detection(BESIDE, "root", it.module.span)


def _module(path: str) -> list[str]:
    """Spell the module that a file is, part by part; none outside of `src`."""
    _, found, inside = path.removesuffix(".rs").rpartition("src/")
    parts = inside.split("/") if found else []
    return parts[:-1] if parts and parts[-1] in TOPS else parts
