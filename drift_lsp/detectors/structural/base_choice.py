"""Base choice: classes that extend something in, whether the project has a base of its own for them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Part
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.names import Names, names
from drift_lsp.graphs.project import Project

GENERAL = frozenset({"interface", "mixin", "base", "object", "abstract", "trait", "type", "class", "generic", "enum"})
"""Last words of bases that say nothing of what a class is for."""

_GIVEN = re.compile(r"[<\[(]")


class BaseChoice(Detector):
    """Does a class extend the project's own base, or that of a library?

    Where `TestCase`, `Request` or `Model` of the project stand between a library and all that builds on it, a class
    that goes past them lacks what they bring. Bases are alike that end in the same word.
    """

    id = "structural/base-choice"
    needs = (Class,)
    slots = {"classes that extend some `…*`": "classes whose base ends in a word"}
    answers = {"own": "the base is one of this project", "foreign": "the base is one of a library"}
    tier = "listed"
    conventions = frozenset({"own"})
    families = frozenset({"python", "typescript", "javascript", "php"})
    strict = True
    local = True

    examples = (
        Flags(
            "from django.test import TestCase\nclass CartTest(«TestCase»):\n    pass",
            taught="from shop.testing import ShopTestCase\nclass ItemTest(ShopTestCase):\n    pass",
        ),
        Flags(
            "<?php\nuse Illuminate\\Foundation\\Http\\FormRequest;\nclass StoreCart extends «FormRequest» {}",
            taught="<?php\nuse Shop\\Http\\Requests\\Request;\nclass StoreItem extends Request {}",
            language="php",
        ),
        Flags(
            "import { Model } from 'sequelize';\nexport class Cart extends «Model» {}",
            taught="import { BaseModel } from './base';\nexport class Item extends BaseModel {}",
            language="typescript",
        ),
        Allows(  # It is there to be extended.
            "from django.test import TestCase\nclass RowTestCase(TestCase):\n    pass",
            taught="from shop.testing import ShopTestCase\nclass ItemTest(ShopTestCase):\n    pass",
        ),
        Allows(  # It has both.
            "from django.test import TestCase\nfrom shop.testing import RowCase\nclass CartTest(RowCase, TestCase):\n    pass",
            taught="from shop.testing import ShopTestCase\nclass ItemTest(ShopTestCase):\n    pass",
        ),
        Allows(  # It is of another kind.
            "from django.views import View\nclass CartPage(View):\n    pass",
            taught="from shop.testing import ShopTestCase\nclass ItemTest(ShopTestCase):\n    pass",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report whose base each class extends, for each last word of its bases once."""
        heirs = [it for it in file.all(Class) if it.name and it.bases and not (it.extension or it.is_abstract)]
        if not heirs:
            return
        modules, known = file.once(Modules, project), file.once(names, project)
        for it in heirs:
            found: dict[str, tuple[str, Part]] = {}
            for base in it.bases:
                word, whose = _word(base.text), _whose(base.text, modules, known)
                if word and whose and found.get(word, ("",))[0] != "own":
                    found[word] = whose, base
            for word, (whose, base) in found.items():
                if whose == "own" or not (it.name and _is_base(it.name.text, base.text)):
                    yield Detection(f"classes that extend some `…{word}`", whose, base.span)


def _last(base: str) -> str:
    return re.split(r"\W", _GIVEN.split(base, maxsplit=1)[0].strip())[-1]


def _word(base: str) -> str:
    parts = words(_last(base))
    return parts[-1].capitalize() if parts and parts[-1].lower() not in GENERAL else ""


def _whose(base: str, modules: Modules, known: Names) -> str:
    """Tell whose a base is; "" where that cannot be seen."""
    meant = known.name(_GIVEN.split(base, maxsplit=1)[0].strip())
    if meant is None:
        return ""
    module = meant.partition(":")[0]
    own = meant.startswith("./") or modules.whose(module) == "own"
    return "own" if own else "foreign"


def _is_base(name: str, base: str) -> bool:
    """Tell whether a class is there to be extended: it says so, or is called like its own base."""
    if name.lstrip("_").startswith(("Abstract", "Base")) or name.endswith(("Base", "Mixin")):
        return True
    return words(name)[-2:] == words(_last(base))[-2:]
