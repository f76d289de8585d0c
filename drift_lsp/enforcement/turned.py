"""Turned: a file's news and the file as it was in, which of them stand where it had done as is expected out.

Who writes something new has often a reason to depart that code does not show. A line that did as nearly all others do,
and does not any more, was changed by somebody: that is how a code base drifts. It happens rarely, so that even where
its author meant it nobody is bothered often. So what is a matter of taste in new code, and only listed there, is said
where an edit turned it away, and of all that is asked fewer need do as is expected, for the line itself did. What
people depart from mostly for a reason, and what a linter's settings switch off, is said where hardly anybody else
departs. What hardly any file does at all, such as a write to the console, no line did otherwise before: of nine that
were told readers called none right. Nor did a line choose its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.carried import counterparts
from drift_lsp.enforcement.departures import Departure
from drift_lsp.learning.rule import FILLERS, following
from drift_lsp.text import Lines

Counts = Mapping[tuple[str, str], Mapping[str, int]]
"""Detector and slot → choice → how many sites of a file make it."""

NAME = re.compile(rb"[\w$]+")

ALIKE = 0.6
"""The share of letters that a line keeps where it is rewritten."""

LONGEST = 200
"""Bytes of a line that are looked at letter by letter."""

LARGEST = 12
"""Lines of a stretch that was written anew; a longer one is new code, whatever stood there."""

MOVED = 3
"""So many places of a file, or of a whole change, that are turned in the same way are moved on purpose."""

LEAST_SHARE, LEAST_SITES, LEAST_FILES = 0.975, 20, 4
"""What a project must do for a line that did so to count, where it is not sure enough to ask for it."""

REASONED_SHARE, REASONED_SITES = 0.975, 40
"""What it must do where people depart mostly for a reason."""

DOUBTED_SHARE = 0.99
"""What it must do of what readers mostly shrug at."""

RARE_SHARE = 0.995
"""From which share on it is still rare, though more depart than a question allows."""

HABIT_SHARE, HABIT_SITES = 0.98, 60
"""What it must do of what nobody asked for: a linter is not to, or it was only mined."""


def turned(
    found: Sequence[Departure], news: Collection[int], survey: Survey, source: bytes, was: Survey, before: bytes
) -> set[int]:
    """Number the new departures that an edit turned away; `was` is the file as it was, `before` its text."""
    asked = [number for number in sorted(news) if _may_be_turned(found[number])]
    if not asked:
        return set()
    were, stand = before.splitlines(), source.splitlines()
    blocks, left = list(counterparts(were, stand)), Counter(line.strip() for line in were)
    left.subtract(line.strip() for line in stand)
    kept = len(were) - (+left).total()
    if len(stand) - kept > max(LARGEST, len(stand) // 2):
        return set()  # The file was written anew: what stands in place of what is chance.
    old, lines, made = Lines(before), Lines(source), set[int]()
    known = {line.strip() for line in were}
    for number in asked:
        it, row = found[number], lines.row(found[number].site.start)
        of, rows = next((pair for pair in blocks if row in pair[1]), (None, range(0)))
        if of is None:
            continue
        stood = of(row)
        stands = rows if len(stood) > 1 or len(rows) == 1 else range(row, row + 1)
        # A line that stands somewhere as often as before was not changed, but moved.
        gone = [one for one in stood if len(stood) == 1 or left[were[one].strip()] > 0]
        if stand[row].strip() not in known:
            gone = [one for one in gone if _resembles(were[one], stand[row])]
        then, now = _sites(it, was, old, gone), _sites(it, survey, lines, stands)
        did = then[0] > now[0] or any(_stood(it, were[one], stand[row]) for one in gone)
        if not did and _counts_names(it):
            column = it.site.start - lines.span(row).start
            did = any(_named(it, was, were[one], stand[row][:column]) for one in gone)
        if did and then[1] < now[1] and max(len(stood), len(stands)) <= LARGEST:
            made.add(number)
    often = Counter((found[number].pattern, found[number].choice) for number in made)
    return {number for number in made if often[found[number].pattern, found[number].choice] < MOVED}


def turned_of(found: Sequence[Departure], news: Collection[int], survey: Survey, counts: Counts) -> set[int]:
    """Number the new departures that an edit turned away, as far as the `counts` of the file before tell: of what is
    expected it has lost as many sites as depart now.
    """
    asked = [number for number in sorted(news) if _may_be_turned(found[number]) and not found[number].rule]
    often = Counter((found[number].detector, found[number].slot, found[number].ruling.choice) for number in asked)
    made = set[int]()
    for number in asked:
        it = found[number]
        key, choice = (it.detector, it.slot), it.ruling.choice
        then = _sided(counts.get(key, {}).items(), choice)
        groups = ((group.choice, len(group.sites)) for group in survey.groups if (group.detector, group.slot) == key)
        now = _sided(groups, choice)
        lost, won = then[0] - now[0], now[1] - then[1]
        if 0 < often[*key, choice] <= min(lost, won) < MOVED and max(lost, won) < MOVED:
            made.add(number)
    return made


def _sided(counted: Iterable[tuple[str, int]], expected: str) -> tuple[int, int]:
    """Add up the sites that do as is expected, and the others."""
    sides = [0, 0]
    for choice, n in counted:
        sides[expected not in choice.split("|")] += n
    return sides[0], sides[1]


CARRIED = frozenset({"base", "decorator", "given", "import", "member"})
CARRIED_SHARE, CARRIED_SITES = 0.95, 20
"""What a definition carries, or a call is given, and how many of its like must carry it as well where an edit took it
away: of what nineteen thousand commits did to 64 projects nothing would have been told.
"""

CALLED_SHARE, CALLED_SITES = 0.995, 40
"""And how many must call the same: who writes a body anew means to."""


def outspoken(it: Departure, *, doubted: bool = False) -> Departure | None:
    """Let what was turned away speak, even where a project is not sure enough to ask for it; None where it may not.

    `doubted`: readers mostly shrug at such findings.
    """
    share, of, files = _others(it)
    detector = registry.by_id().get(it.detector)
    if detector is None:
        sure = _is_carried(it)
    elif detector.reasoned:
        sure = share >= REASONED_SHARE and of >= REASONED_SITES
    else:
        sure = share >= LEAST_SHARE and of >= LEAST_SITES and (files >= LEAST_FILES or share == 1)
    often = detector is not None and detector.few is not None and of * (1 - share) > detector.few
    if not sure or (often and share < RARE_SHARE) or (doubted and share < DOUBTED_SHARE):
        return None
    unsure = it.ruling.silent == "unsure" and it.ruling.choice
    return msgspec.structs.replace(it, ruling=msgspec.structs.replace(it.ruling, silent="")) if unsure else it


def is_habit(it: Departure) -> bool:
    """Tell whether hardly anybody else departs."""
    share, of, _ = _others(it)
    return share >= HABIT_SHARE and of >= HABIT_SITES


def _is_carried(it: Departure) -> bool:
    """Tell whether nearly all of its like carry what was taken away, or hardly anybody departs at all."""
    share, of, _ = _others(it)
    kind = it.rule.feature.partition(":")[0] if it.rule else ""
    if kind == "call":
        return share >= CALLED_SHARE and of >= CALLED_SITES
    carried = it.rule is not None and (it.rule.kind in FILLERS or kind in CARRIED)
    return is_habit(it) or (carried and share >= CARRIED_SHARE and of >= CARRIED_SITES)


def _others(it: Departure) -> tuple[float, int, int]:
    """Tell which share of all other sites does as is expected, how many there are, and in how many files."""
    if it.rule:
        of = it.rule.of - (it.rule.count < it.rule.of)
        return it.rule.count / of, of, it.rule.files
    stands = it.ruling.standing
    others = stands.without_one if stands else None
    return (others.share, others.of, stands.files) if stands and others and others.of else (0.0, 0, 0)


def _may_be_turned(it: Departure) -> bool:
    """Tell whether a line can have done as is expected by itself: what is expected leaves a trace, and right there."""
    detector = registry.by_id().get(it.detector)
    if detector is None:
        return True
    leant = detector.of_neighbours and it.ruling.choice not in detector.alone
    return not (detector.absolute or detector.otherwise or leant)


def _resembles(was: bytes, stands: bytes) -> bool:
    """Tell whether a line is another one rewritten, and not new code that stands in its place: it shares half of the
    words of the shorter one, and not only one of several, or most of its letters.
    """
    words, now = set(NAME.findall(was)), set(NAME.findall(stands))
    shared, least = len(words & now), min(len(words), len(now))
    if 2 * shared >= least and (shared > 1 or shared == least):
        return True
    return SequenceMatcher(None, was.strip()[:LONGEST], stands.strip()[:LONGEST], autojunk=False).ratio() >= ALIKE


def _counts_names(it: Departure) -> bool:
    detector = registry.by_id().get(it.detector)
    return detector is not None and detector.counts_names


def _named(it: Departure, was: Survey, stood: bytes, before: bytes) -> bool:
    """Tell whether a name that does as is expected stood on a line, behind what stands `before` it now; a file gives
    each name once, wherever that is.
    """
    begins = before.lstrip()
    name = NAME.match(stood.lstrip(), len(begins)) if stood.lstrip().startswith(begins) else None
    return name is not None and any(
        site.token == name[0].decode(errors="replace")
        for group in was.groups
        if (group.detector, group.slot) == (it.detector, it.slot) and it.ruling.choice in group.choice.split("|")
        for site in group.sites
    )


def _stood(it: Departure, was: bytes, stands: bytes) -> bool:
    """Tell whether a line did as is expected that is no site by itself: a file counts once for all of those."""
    detector = registry.by_id().get(it.detector)
    return detector is not None and detector.stood(was, stands, it.ruling.choice)


def _sites(it: Departure, survey: Survey, lines: Lines, rows: Collection[int]) -> tuple[int, int]:
    """Count the sites on these lines that do as is expected, and those that do not."""
    if it.rule:
        sites = [(one.start, follows) for one, follows in following(it.rule, survey.bearers)]
    else:
        sites = [
            (site.start, it.ruling.choice in group.choice.split("|"))
            for group in survey.groups
            if (group.detector, group.slot) == (it.detector, it.slot)
            for site in group.sites
        ]
    follow = [follows for at, follows in sites if lines.row(at) in rows]
    return sum(follow), len(follow) - sum(follow)
