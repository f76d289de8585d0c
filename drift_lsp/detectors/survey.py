"""Survey: one file's source in, all that Drift keeps of the file out.

A survey is what a scan stores, what learning counts and what enforcement judges: detections grouped by slot and
choice, the outline, the suppression comments. It depends on the file's bytes, its path and the `Project`, on nothing
else, so it can be made in any process and kept until one of them changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from drift_lsp.detectors import registry, sites
from drift_lsp.detectors.contract import Role
from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment
from drift_lsp.graphs.outline import Outline, outline
from drift_lsp.graphs.project import Project
from drift_lsp.syntax.languages import Language
from drift_lsp.syntax.parse import Parsed, parse

VERSION = 1
"""Raise it when a query, a detector or this record changes what a survey says: stored ones are then made anew."""

DIRECTIVE = re.compile(
    r"drift:|noqa|eslint-disable|biome-ignore|oxlint-disable|tslint:disable|pylint:\s*disable|type:\s*ignore|nosec|@ts-"
    r"|nosemgrep|NOSONAR|NOLINT|pragma|fmt:|prettier-ignore"
    r"|skipcq|codeql|istanbul|c8 ignore|pyright:|mypy:|ruff:|isort:"
)


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
    """The detector's slot with the language family before it and ` in tests` behind it where the file is a test."""

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


def survey(source: bytes, path: str, language: Language, role: Role, project: Project) -> Survey:
    """Parse a file and look at it with every detector."""
    return of_facts(extract(parse(source, language), path, source), role, project)


def of_tree(parsed: Parsed, source: bytes, path: str, role: Role, project: Project) -> Survey:
    """Look at a parsed file on the screen with every detector; what is only listed is left out."""
    return of_facts(extract(parsed, path, source), role, project, teaching=False)


def of_facts(file: FileFacts, role: Role, project: Project, *, teaching: bool = True) -> Survey:
    """Look at a file's facts with every detector; `teaching` adds what is mined but never flagged."""
    drawn = outline(file, project)
    found: defaultdict[tuple[str, str, str], list[Site]] = defaultdict(list)
    for detector in registry.spoken_in(*file.read_as):
        if role not in detector.roles:
            continue
        name = detector.id
        for it in detector.observe(file, project):
            found[name, it.slot, it.choice].append(Site(it.span.start, it.span.end, it.token, int(it.free)))
    before, behind = f"{file.language.family} ", " in tests" if role == "test" else ""
    return Survey(
        file.path,
        file.language.name,
        role,
        len(file.source),
        file.source.count(b"\n") + 1,
        tuple(
            Group(name, f"{before}{slot}{behind}", choice, tuple(sorted(places, key=_start)))
            for (name, slot, choice), places in sorted(found.items())
        ),
        drawn,
        tuple(_directives(file)),
        tuple(_bearers(file, drawn, project, teaching)) if role == "main" else (),
    )


def _bearers(file: FileFacts, drawn: Outline, project: Project, teaching: bool) -> Iterator[sites.Bearer]:
    yield from sites.uses(file, drawn, project)
    yield from sites.definitions(file, drawn, project, teaching=teaching)


def _start(site: Site) -> tuple[int, int]:
    return site.start, -site.end


def _directives(file: FileFacts) -> list[Directive]:
    return [
        Directive(it.span.start, it.span.end, text)
        for it in file.all(Comment)
        if it.span.size < 1000 and DIRECTIVE.search(text := it.span.of(file.source))
    ]
