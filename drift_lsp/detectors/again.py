"""Again: the facts of a file, what was found in an earlier text of it and what changed since in, its survey out.

Most questions are *local*: what they find somewhere depends on nothing but what stands together with it. Of those only
what changed is asked; what was found elsewhere is still there, a few bytes farther up or down. The others look at the
whole file, and so do those that were told something of the file at large which is no longer so: another import may mean
another name everywhere. Only while somebody types a name in a broken text, the others wait until it is there: what they
found before still stands, but for what they said of that name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, get_args

import msgspec

from drift_lsp.detectors import named, registry, sites
from drift_lsp.detectors.contract import Role
from drift_lsp.detectors.sites import Asked, Bearer
from drift_lsp.detectors.survey import Directive, Found, Site, Survey, directives, pragmas, start_of, tests_in
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.pieces import Change
from drift_lsp.facts.window import Changed, Heard, Window, everything
from drift_lsp.graphs.project import Project

T = TypeVar("T", Site, Bearer, Directive)

MINED = "mined"
"""Who asks for the sites that are mined."""

KINDS = {kind: number for number, kind in enumerate(get_args(sites.Kind))}


class Seen(msgspec.Struct, frozen=True):
    """What was found in a text, first by those who look only at what stands together."""

    role: Role
    project: Project
    asked: Asked
    size: int
    """Bytes of the text."""

    found: Found
    far: Found
    """By those who look at the whole file."""

    heard: dict[str, Heard]
    """Who was told what of the file at large."""


def again(
    file: FileFacts,
    role: Role,
    project: Project,
    asked: Asked,
    seen: Seen | None,
    changed: Changed,
    renames: Sequence[Change] = (),
) -> tuple[Survey, Seen]:
    """Look at a file, where only what `changed` differs from the text in which something was `seen`.

    `renames` are those changes where they are all letters of names, in a text that is looked at again soon.
    """
    if seen is None or (seen.role, seen.asked) != (role, asked) or seen.project is not project:
        seen, changed, renames = Seen(role, project, asked, 0, Found(), Found(), {}), everything(file.source), ()
    parts = _Parts(file, seen, changed)
    near, far, tests = Found(), _renamed(seen.far, renames) if renames else Found(), tests_in(file, role)
    for detector in registry.spoken_in(*file.read_as):
        if detector.id in asked.quiet:
            continue
        if detector.local:
            near.answers(detector, parts.of(detector.id), project, role, tests)
        elif not renames:
            far.answers(detector, file, project, role, tests)
    if role == "main":
        near.bearers += sites.bearers(parts.of(MINED), project, asked)
        far.bearers += () if renames else named.named(file, project, asked)
    near.directives += directives(parts.changed)
    near = parts.joined(near)
    whole = Found(near.choices | far.choices, near.bearers + far.bearers, [*near.directives, *pragmas(file)])
    survey = whole.survey(file, role, project, asked, tests)
    return survey, Seen(role, project, asked, len(file.source), near, far, parts.heard())


def _renamed(found: Found, changes: Sequence[Change]) -> Found:
    """Take what was found to where it stands after names became others, without what was found of those."""
    made = Found()
    for key, places in found.choices.items():
        if kept := list(_told(places, changes)):
            made.choices[key] = kept
    made.bearers = list(_told(found.bearers, changes))
    return made


def _told(found: Sequence[T], changes: Sequence[Change]) -> Iterator[T]:
    for it in found:
        start, end, same = it.start, it.end, True
        for change in changes:
            same = same and not start < change.start < end
            start, end = change.place(start), change.place(end)
        if same:
            yield it if start == it.start else msgspec.structs.replace(it, start=start, end=end)


class _Parts:
    """What of a file is shown to whom: what changed, or everything."""

    def __init__(self, file: FileFacts, seen: Seen, changed: Changed) -> None:
        self._file = file
        self._seen = seen
        self._where = changed
        self.changed = Window(file, changed.seen)
        self._everything: Window | None = None
        self._anew = set[str]()
        """Who looks at everything."""

        self._told = dict[str, Heard]()
        self._stood = dict[Callable[..., object], tuple[object, object, bool]]()

    def of(self, asker: str) -> Window:
        """Get what somebody is to look at."""
        window = self.changed
        before = self._seen.heard.get(asker, {})
        if not all(self._stands(make, *told) for make, told in before.items()):
            window = self._everything = self._everything or Window(self._file, everything(self._file.source).seen)
            self._anew.add(asker)
        window.heard = self._told[asker] = dict(before)
        return window

    def _stands(self, make: Callable[..., object], of: object, answer: object) -> bool:
        """Tell whether the file at large still is what it was said to be; to most who ask the same was said."""
        known = self._stood.get(make)
        if known is None or known[0] is not of or known[1] is not answer:
            known = self._stood[make] = of, answer, self._file.once(make, of) == answer
        return known[2]

    def heard(self) -> dict[str, Heard]:
        """Tell what each was told of the file as it is now."""
        return {
            asker: {make: (of, self._file.once(make, of)) for make, (of, _) in told.items()}
            for asker, told in self._told.items()
            if told
        }

    def joined(self, now: Found) -> Found:
        """Take what was found where something changed now, and what was found before everywhere else."""
        made, before = Found(), self._seen.found
        for key in before.choices.keys() | now.choices.keys():
            found = now.choices.get(key, [])
            if key[0] not in self._anew:
                found = sorted([*self._stayed(before.choices.get(key, ())), *self._asked(found)], key=start_of)
            if found:
                made.choices[key] = found
        if MINED in self._anew:
            made.bearers = now.bearers
        else:
            edges = [edge for it in self._where.asked for edge in (it.start, it.end)]
            bearers = [*self._stayed(before.bearers), *self._asked(now.bearers)]
            made.bearers = sorted(bearers, key=lambda it: (KINDS[it.kind], bisect_right(edges, it.start)))
        made.directives = [*self._stayed(before.directives), *self._asked(now.directives)]
        return made

    def _asked(self, found: Sequence[T]) -> Iterator[T]:
        """Keep what was found where it counts; what is seen around it is only there to be leant on."""
        return (it for it in found if any(place.start <= it.start < place.end for place in self._where.asked))

    def _stayed(self, found: Sequence[T]) -> Iterator[T]:
        """Keep what was found where nothing changed, in its new place."""
        for start, end, by in self._where.stays:
            for it in found:
                if start <= it.start < end:
                    yield msgspec.structs.replace(it, start=it.start + by, end=it.end + by) if by else it
