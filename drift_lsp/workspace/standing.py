"""Standing: findings of an earlier text and the text now in, those whose line is as it was out, where it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from drift_lsp.enforcement.violation import Violation
from drift_lsp.text import Span


def still_there(found: Iterable[Violation], before: bytes, now: bytes) -> Iterator[Violation]:
    """Move findings to where their lines stand now; what stands where the texts differ is left out."""
    most = min(len(before), len(now))
    head = _longest(most, lambda n: before[:n] == now[:n])
    tail = _longest(most - head, lambda n: before[len(before) - n :] == now[len(now) - n :])
    by, rows = len(now) - len(before), now.count(b"\n") - before.count(b"\n")
    for it in found:
        begins = before.rfind(b"\n", 0, it.span.start) + 1
        ends = before.find(b"\n", it.span.end)
        if -1 < ends < head:
            yield it
        elif begins > len(before) - tail:
            span = Span(it.span.start + by, it.span.end + by)
            yield msgspec.structs.replace(it, span=span, row=it.row + rows, end_row=it.end_row + rows, related=())


def _longest(most: int, same: Callable[[int], bool]) -> int:
    """Find the largest number up to `most` for which two texts are the same."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if same(middle) else (least, middle - 1)
    return least
