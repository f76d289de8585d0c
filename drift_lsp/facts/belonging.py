"""Belonging: facts in, which of them stands around which, and which decorator before which definition out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from drift_lsp.facts.vocabulary import (
    Assignment,
    Class,
    Decorator,
    EnumMember,
    Fact,
    Function,
    Parameter,
    TypeDefinition,
)
from drift_lsp.text import Span

_named_at = attrgetter("name.span.start")

_ENDED = re.compile(rb";|\}[ \t]*[\r\n]")
"""Between a decorator and what is named next: what it stood before has ended without a name."""


Bearer = Function | Class | TypeDefinition | EnumMember | Assignment | Parameter
"""What a decorator may stand before."""


Nest = tuple[list[int], list[int], list[int]]
"""Where facts of one kind start and end, and the number of the one around each; -1 for none."""


def around(facts: Iterable[Fact]) -> Nest:
    """Find what stands around each fact of a kind; they are sorted by where they start, outer before inner."""
    spans = [it.span for it in facts]
    starts, ends = [it.start for it in spans], [it.end for it in spans]
    parents, open_ = list[int](), list[int]()
    for number, end in enumerate(ends):
        while open_ and ends[open_[-1]] < end:
            open_.pop()
        parents.append(open_[-1] if open_ else -1)
        open_.append(number)
    return starts, ends, parents


def decorated(bearers: Iterable[Bearer], decorators: Iterable[Decorator], source: bytes) -> dict[Span, list[Decorator]]:
    """Give each decorator to what is named next: a definition, a field or a parameter."""
    named = [it for it in bearers if it.name]
    named.sort(key=_named_at)
    found: dict[Span, list[Decorator]] = {}
    for decorator in decorators:
        at = bisect_left(named, decorator.span.end, key=_named_at)
        if at < len(named) and not _ENDED.search(source, decorator.span.end, named[at].span.start):
            found.setdefault(named[at].span, []).append(decorator)
    return found
