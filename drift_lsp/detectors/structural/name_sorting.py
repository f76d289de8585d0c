"""Name sorting: imports of several names in, whether those names are sorted out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

FEWEST = 3
"""Names of an import; fewer are sorted by chance."""

_Key = Callable[[str], object]


class NameSorting(Detector):
    """Do the names that one import brings stand sorted?

    Sorted, a name is found at a glance, and two people who add one seldom meet in the same place. Capitals may come
    first, or count like small letters.
    """

    id = "structural/name-sorting"
    needs = (Import, ImportedName)
    slots = {"order of names": "imports of several names"}
    answers = {"sorted": "the names stand sorted", "unsorted": "the names do not stand sorted"}
    tier = "listed"
    conventions = frozenset({"sorted"})
    families = frozenset({"python", "typescript", "javascript"})
    strict = True
    firm = True
    of_neighbours = True
    local = True
    about = "sorting"
    examples = (
        Flags("from shop import Cart, «Row, Item»", taught="from house import Door, Roof, Wall"),
        Flags(
            "import { Cart, «Row, Item» } from './shop';",
            taught="import { Door, Roof, Wall } from './house';",
            language="typescript",
        ),
        Flags(
            "from shop import (\n    Cart,\n    «Row,»\n    Item,\n)",
            taught="from house import (\n    Door,\n    Roof,\n    Wall,\n)",
        ),
        Allows("from shop import Row, Item", taught="from house import Door, Roof, Wall"),  # By chance.
        Allows("from shop import FULL, Cart, add", taught="from house import Door, Roof, Wall"),
        Allows("from shop import add, Cart, FULL", taught="from house import Door, Roof, Wall"),
        Allows("from shop import RowHead, rowEdge, Sum", taught="from house import Door, Roof, Wall"),
        Allows("from shop import Cart, Zoo as Item, Row", taught="from house import Door, Roof, Wall"),
        Allows("from shop import row2, row9, row10", taught="from house import Door, Roof, Wall"),
        Allows(  # The other way is a custom too.
            "from shop import Cart, Row, Item", taught="from house import Door, Wall, Roof"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each import of several names whether they are sorted in one way or another."""
        for it in file.all(Import):
            names = [one for one in file.inside(ImportedName, it.span) if one.name and not one.namespace]
            if len(names) < FEWEST or it.dynamic or any(one.alias for one in names):
                continue  # One with two names may stand by either.
            wrong = _unsorted(tuple(one.name.text for one in names if one.name))
            span = it.span if wrong is None else Span(names[wrong].span.start, names[wrong + 1].span.end)
            choice = "sorted" if wrong is None else "unsorted"
            yield Detection("order of names", choice, first_line(file.source, span))


@lru_cache(maxsize=4096)
def _unsorted(names: tuple[str, ...]) -> int | None:
    """Number the first name that should change places with the next; None where all stand well in one of the ways."""
    keys: tuple[_Key, ...] = (_plain, _natural, _by_letter, _by_case, str)
    fewest = min((_misplaced(names, key) for key in keys), key=len)
    return fewest[0] if fewest else None


def _misplaced(names: tuple[str, ...], key: _Key) -> list[int]:
    return [n for n, (one, other) in enumerate(pairwise(map(key, names))) if other < one]  # type: ignore[operator]


def _plain(name: str) -> object:
    return name.lower().lstrip("_$")


def _natural(name: str) -> object:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name.lower()) if part]


def _by_letter(name: str) -> object:
    """Put each capital right before its small letter."""
    return [(letter.lower(), letter) for letter in name]


def _by_case(name: str) -> object:
    """Put constants before classes, and those before all others."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name.lower()
