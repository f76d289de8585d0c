"""Survey: one file's source in, all that Drift keeps of the file out.

A survey is what a scan stores, what learning counts and what enforcement judges: detections grouped by slot and
choice, the outline, the suppression comments. It depends on the file's bytes, its path and the `Project`, on nothing
else, so it can be made in any process and kept until one of them changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter

import msgspec

from drift_lsp.detectors import named, registry, sites
from drift_lsp.detectors.contract import Detector, Role
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
    r"drift:|noqa|(?:es|ox)lint-(?:dis|en)able|/\*\s*eslint\s|biome-ignore|svelte-ignore|tslint:|pylint:|type:\s*ignore|nosec|@ts-"
    r"|nosemgrep|NOSONAR|NOLINT|nolint|lint:ignore|pragma|fmt:|prettier-ignore"
    r"|phpcs:|@phpstan-|@psalm-|skipcq|codeql|istanbul|c8 ignore|pyright:|mypy:|ruff:|isort:|ReSharper disable"
    r"|noinspection |(?i:\bwork-?around\b|\bon purpose\b|\b(?:deliberate|intentional)(?:ly)?\b|\bby design\b)"
)
"""Tells a tool to leave something alone, or says that it is meant as it stands."""

PRAGMA = re.compile(
    rb"^[ \t]*#(?:[ \t]*pragma warning (?:disable|restore)\b[^\r\n]*|!?\[allow\(non_\w+\)\])", re.MULTILINE
)
PRAGMAS = b"pragma warning", b"[allow(non_"
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
    file.once(outline, project)
    lap("facts", file.language.name)
    regions, found = tests_in(file, role), Found()
    for category, detectors in groupby(registry.spoken_in(*file.read_as), _category):
        for detector in detectors:
            if detector.id not in asked.quiet:
                found.answers(detector, file, project, role, regions)
        lap("detect", category)
    if role == "main":
        found.bearers += chain(sites.bearers(file, project, asked), named.named(file, project, asked))
    found.directives += chain(directives(file), pragmas(file))
    return found.survey(file, role, project, asked, regions)


def tests_in(file: FileFacts, role: Role) -> list[Span]:
    """List the parts of a file of main code that are only there for tests."""
    return [it.span for it in file.all(TestRegion)] if role == "main" else []


class Found(msgspec.Struct):
    """What was found in a file so far."""

    choices: defaultdict[tuple[str, str, str, Role], list[Site]] = msgspec.field(
        default_factory=lambda: defaultdict(list)
    )
    """Detector, slot, choice and role → where."""

    bearers: list[sites.Bearer] = []
    directives: list[Directive] = []

    def answers(self, detector: Detector, file: FileFacts, project: Project, role: Role, tests: Sequence[Span]) -> None:
        """Add what a detector finds."""
        if role not in detector.roles and not (tests and "test" in detector.roles):
            return
        if not detector.beyond and not file.holds(detector.needs):
            return
        for it in detector.observe(file, project):
            span = it.span
            here: Role = "test" if tests and any(span in region for region in tests) else role
            if here in detector.roles:
                self.choices[detector.id, it.slot, it.choice, here].append(
                    Site(span.start, span.end, it.token, it.free)
                )

    def survey(
        self, file: FileFacts, role: Role, project: Project, asked: sites.Asked, tests: Sequence[Span]
    ) -> Survey:
        """Put it together; nothing is mined of what is only there for tests."""
        bearers = tuple(it for it in self.bearers if not any(one.start <= it.start < one.end for one in tests))
        wraps = role == "main" and "wrapped" in asked.kinds
        return Survey(
            file.path,
            file.language.name,
            role,
            len(file.source),
            file.source.count(b"\n") + 1,
            tuple(sorted(_groups(self.choices, file.read_as), key=_kind)),
            file.once(outline, project),
            tuple(sorted(self.directives, key=start_of)),
            bearers,
            wrapping(file, project, tests, asked, bearers) if wraps else Wrapping(),
        )


def _groups(found: Mapping[tuple[str, str, str, Role], list[Site]], read_as: Sequence[Language]) -> Iterator[Group]:
    asked = registry.by_id()
    for (name, slot, choice, role), places in found.items():
        language = read_as[0] if slot in asked[name].of_file else read_as[-1]
        yield Group(name, registry.placed(language, slot, role), choice, tuple(sorted(places, key=_place)))


_category, _kind = attrgetter("category"), attrgetter("detector", "slot", "choice")
start_of = attrgetter("start")


def _place(site: Site) -> tuple[int, int]:
    return site.start, -site.end


def directives(file: FileFacts) -> Iterator[Directive]:
    """List the comments that speak to a tool."""
    for it in file.all(Comment):
        if it.span.size < 1000 and DIRECTIVE.search(text := it.span.of(file.source)):
            yield Directive(it.span.start, it.span.end, text)


def pragmas(file: FileFacts) -> Iterator[Directive]:
    """List what speaks to a tool and is no comment."""
    for it in PRAGMA.finditer(file.source) if any(it in file.source for it in PRAGMAS) else ():
        yield Directive(*it.span(), it[0].decode(errors="replace"))
