"""Survey: one file's source in, all that Drift keeps of the file out.

A survey is what a scan stores, what learning counts and what enforcement judges: detections grouped by slot and
choice, the outline, the suppression comments. It depends on the file's bytes, its path and the `Project`, on nothing
else, so it can be made in any process and kept until one of them changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, groupby
from operator import attrgetter

import msgspec

from drift_lsp.detectors import named, registry, sites
from drift_lsp.detectors.contract import Role
from drift_lsp.detectors.wrappers import Wrapping, wrapping
from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, TestRegion
from drift_lsp.graphs.outline import Outline, outline
from drift_lsp.graphs.project import Project
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Span

VERSION = 1
"""Raise it when a query, a detector or this record changes what a survey says: stored ones are then made anew."""

DIRECTIVE = re.compile(
    r"drift:|noqa|(?:es|ox)lint-(?:dis|en)able|biome-ignore|svelte-ignore|tslint:|pylint:|type:\s*ignore|nosec|@ts-"
    r"|nosemgrep|NOSONAR|NOLINT|nolint|lint:ignore|pragma|fmt:|prettier-ignore"
    r"|phpcs:|@phpstan-|@psalm-|skipcq|codeql|istanbul|c8 ignore|pyright:|mypy:|ruff:|isort:"
)

PRAGMA = re.compile(rb"^[ \t]*#[ \t]*pragma warning (?:disable|restore)\b[^\r\n]*", re.MULTILINE)
"""Speaks to a checking tool, and is no comment."""


class Site(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One place where a choice was made; offsets in bytes."""

    start: int
    end: int
    token: str = ""
    free: int = 1
    """A `Freedom`."""


class Group(msgspec.Struct, frozen=True, array_like=True):
    """All sites of a file that made the same choice in the same slot."""

    detector: str
    slot: str
    """The detector's slot with the language family before it and ` in tests` behind it where it is a test."""

    choice: str
    sites: tuple[Site, ...]


class Directive(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A comment that speaks to a checking tool, ours or another."""

    start: int
    end: int
    text: str


class Survey(msgspec.Struct, frozen=True, array_like=True):
    """All that Drift keeps of one file."""

    path: str
    language: str
    role: Role
    size: int
    """Bytes."""

    lines: int
    groups: tuple[Group, ...] = ()
    outline: Outline = Outline()
    directives: tuple[Directive, ...] = ()
    bearers: tuple[sites.Bearer, ...] = ()
    """What implications are mined from; main code only."""

    wrapping: Wrapping = Wrapping()
    """What wrappers are learned from; main code only."""


Lap = Callable[[str, str], None]
"""Hears what was just done, and of what: whoever measures has a clock, this room has none."""


def _unmeasured(_step: str, _of: str) -> None:
    """Hear nothing."""


def survey(
    source: bytes, path: str, language: Language, role: Role, project: Project, lap: Lap = _unmeasured
) -> Survey:
    """Parse a file and look at it with every detector."""
    parsed = parse(source, language)
    lap("parse", language.name)
    return of_facts(extract(parsed, path, source), role, project, lap=lap)


def of_facts(
    file: FileFacts, role: Role, project: Project, *, asked: sites.Asked = sites.EVERYTHING, lap: Lap = _unmeasured
) -> Survey:
    """Look at a file's facts with every detector; of what is only mined, keep what is asked for."""
    drawn = file.once(outline, project)
    lap("facts", file.language.name)
    regions = [it.span for it in file.all(TestRegion)] if role == "main" else []
    found: defaultdict[tuple[str, str, str, Role], list[Site]] = defaultdict(list)
    for category, detectors in groupby(registry.spoken_in(*file.read_as), _category):
        for detector in detectors:
            if role not in detector.roles and not (regions and "test" in detector.roles):
                continue
            for it in detector.observe(file, project):
                span = it.span
                here: Role = "test" if regions and any(span in region for region in regions) else role
                if here in detector.roles:
                    found[detector.id, it.slot, it.choice, here].append(Site(span.start, span.end, it.token, it.free))
        lap("detect", category)
    bearers = tuple(_bearers(file, project, regions, asked)) if role == "main" else ()
    wraps = role == "main" and "wrapped" in asked.kinds
    return Survey(
        file.path,
        file.language.name,
        role,
        len(file.source),
        file.source.count(b"\n") + 1,
        tuple(sorted(_groups(found, file.language), key=_kind)),
        drawn,
        tuple(_directives(file)),
        bearers,
        wrapping(file, project, regions, asked, bearers) if wraps else Wrapping(),
    )


def _groups(found: Mapping[tuple[str, str, str, Role], list[Site]], language: Language) -> Iterator[Group]:
    for (name, slot, choice, role), places in found.items():
        yield Group(name, registry.placed(language, slot, role), choice, tuple(sorted(places, key=_start)))


def _bearers(file: FileFacts, project: Project, tests: list[Span], asked: sites.Asked) -> Iterator[sites.Bearer]:
    """List what may be mined, but for what stands in a part of the file that is only there for tests."""
    for it in chain(sites.bearers(file, project, asked), named.named(file, project, asked)):
        if not any(region.start <= it.start < region.end for region in tests):
            yield it


_category, _kind = attrgetter("category"), attrgetter("detector", "slot", "choice")


def _start(site: Site) -> tuple[int, int]:
    return site.start, -site.end


def _directives(file: FileFacts) -> list[Directive]:
    found = [
        Directive(it.span.start, it.span.end, text)
        for it in file.all(Comment)
        if it.span.size < 1000 and DIRECTIVE.search(text := it.span.of(file.source))
    ]
    if b"pragma warning" in file.source:
        found += (Directive(*it.span(), it[0].decode(errors="replace")) for it in PRAGMA.finditer(file.source))
        found.sort(key=lambda it: it.start)
    return found
