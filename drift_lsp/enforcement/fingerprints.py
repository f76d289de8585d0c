"""Fingerprints: departures in, what each is known by out, and whether one was there before.

The exact one is made with the file and the loose one without, never with a line number: pattern, names of the
definitions around it, text and ordinal. A known finding is recognized by its exact one, or by its loose one where the
file it was in is gone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec
import xxhash

from drift_lsp.detectors.survey import Site, Survey
from drift_lsp.enforcement.departures import Departure
from drift_lsp.graphs.outline import Scopes
from drift_lsp.learning.pattern import identity


def fingerprints(found: Sequence[Departure], survey: Survey, source: bytes) -> list[tuple[str, str]]:
    """Compute the exact and the loose fingerprint of each departure: pattern, definition around it, text, ordinal."""
    seen = Counter[str]()
    made, scopes = [], Scopes(survey.outline)
    for it in found:
        text = text_of(it.site, survey, source)
        place = f"2\0{it.pattern}\0{scopes.qualified(it.site.start, it.site.end)}\0{text}"
        loose = f"{place}\0{seen[place]}"
        seen[place] += 1
        hashed = xxhash.xxh3_64_hexdigest(loose.encode())
        made.append((placed(hashed, survey.path), hashed))
    return made


def text_of(site: Site, survey: Survey, source: bytes) -> str:
    """Read what stands at a site as a formatter cannot change it: without blanks, line ends and comments to tools.

    A site may end where its first line does; a bracket that is open there is read to its end, wherever that lies.
    """
    kept, at, end = b"", site.start, _closing(source, site.start, site.end)
    for it in survey.directives:
        if at <= it.start < end:
            kept, at = kept + source[at : it.start], it.end
    return _plain(kept + source[at:end]) or site.token


@lru_cache(maxsize=2_000)  # While somebody types, next to all of them are what they were.
def _plain(written: bytes) -> str:
    text = written.decode(errors="replace").replace("'", '"')
    text = _LOOSE_BLANKS.sub("", " ".join(text.split()))
    return _TRAILING_COMMA.sub("", text).rstrip(";")


_LOOSE_BLANKS = re.compile(r"(?<=\W) | (?=\W)")
_TRAILING_COMMA = re.compile(r",(?=[)\]}])")
_BRACKETS = re.compile(rb"[()\[\]{}]")
_FARTHEST = 2_000
"""Bytes behind a site within which its brackets must close."""


def _closing(source: bytes, start: int, end: int) -> int:
    """Find where the brackets that are open at the end of a site are closed; its end where they are not."""
    depth = _depth(source[start:end])
    for it in _BRACKETS.finditer(source, end, end + _FARTHEST) if depth > 0 else ():
        depth += 1 if it[0] in b"([{" else -1
        if not depth:
            return it.end()
    return end


@lru_cache(maxsize=2_000)
def _depth(written: bytes) -> int:
    """Count the brackets that are open at the end."""
    return sum(1 if it in b"([{" else -1 for it in _BRACKETS.findall(written))


def placed(loose: str, path: str) -> str:
    """Compute the exact fingerprint that a loose one has in a file."""
    return xxhash.xxh3_64_hexdigest(f"{loose}\0{path}".encode())


def is_there(loose: str, prints: frozenset[str], present: Collection[str]) -> bool:
    """Tell whether a known finding is still where it was: then one that looks the same elsewhere is another."""
    return any(placed(loose, path) in prints for path in present)


def as_before(
    survey: Survey, found: Sequence[Departure], prints: Sequence[tuple[str, str]], old: frozenset[str]
) -> Survey:
    """Take what departs and is not old out of a file: where there is no git, nothing else tells how it was."""
    added = {
        (it.pattern, it.site.start, it.site.end)
        for it, both in zip(found, prints, strict=True)
        if old.isdisjoint(both) and not it.absolute
    }
    if not added:
        return survey
    uses = {place[1:] for place in added}
    groups = []
    for group in survey.groups:
        pattern = identity(group.detector, group.slot)
        kept = tuple(site for site in group.sites if (pattern, site.start, site.end) not in added)
        groups.append(msgspec.structs.replace(group, sites=kept))
    bearers = tuple(it for it in survey.bearers if (it.start, it.end) not in uses)
    wrapping = survey.wrapping.without({start for start, _ in uses})
    return msgspec.structs.replace(survey, groups=tuple(groups), bearers=bearers, wrapping=wrapping)
