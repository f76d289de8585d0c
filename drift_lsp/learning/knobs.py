"""Knobs: what learning can be told in drift.toml, with its defaults. `workspace/config.py` turns them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Inner = Annotated[float, Meta(gt=0.0, lt=1.0)]
Count = Annotated[int, Meta(ge=1, le=1_000_000)]
Weight = Annotated[float, Meta(ge=0.0, le=1_000.0)]


class Learn(msgspec.Struct, frozen=True):
    """When the answers of a scope are a convention."""

    bound: Inner = 0.85
    """Lower 95 % bound of the dominant answer's share, from which a scope speaks."""

    least_sites: Count = 20
    """Free sites a scope needs before it speaks."""

    least_files: Count = 3
    """Files those sites must lie in."""

    alone_sites: Count = 100
    """Free sites that suffice in fewer files than that where all but the one that is asked about agree; of `many_sites`
    `alone_share` will do."""

    alone_forms: Count = 40
    """The same, of how something is written."""

    alone_share: Share = 0.98
    """The share that suffices of `many_sites` in so few files."""

    unanimous_sites: Count = 12
    """Free sites of a whole project that suffice where all give the same answer, for questions of `import_share`.

    They are asked of new code only. Of questions that need no such share, half of what so few vouched for was taste.
    """

    unanimous_files: Count = 5
    """Files those sites must lie in."""

    veto_sites: Count = 8
    """Free sites from which a nearer scope can silence a wider one."""

    veto_share: Share = 0.80
    """A nearer scope whose dominant answer has less than this share silences the wider one."""

    prior_weight: Annotated[float, Meta(gt=0.0, le=1_000.0)] = 8.0
    """How many sites the parent scope's opinion is worth."""

    import_share: Share = 0.97
    """The share that conventions of imports, of file names and the like need besides the bound.

    On fifteen projects every departure that a reader called right stood against a share above this, and every one
    called taste for its narrow majority below.
    """

    many_sites: Count = 100
    """Free sites of a question that is asked of new code only, from which `many_share` is enough instead."""

    many_share: Share = 0.95
    """The share that conventions of imports, of file names and the like need where so many sites vouch for them.

    What was said of 180 commits of three projects below it was taste.
    """

    least_share: Share = 0.93
    """The share that every other convention needs besides the bound.

    Of what was said of new code in two dozen projects against a narrower majority, a reader called nothing right.
    """

    form_departures: Count = 2
    """So few places that are written otherwise are no custom: `many_share` is enough there, however few sites agree."""

    habit_share: Share = 0.85
    """The share that suffices for how something is written where its own file, or folder, writes all else so."""

    habit_sites: Count = 2
    """Sites of that file from which that is a habit."""

    kin_sites: Count = 40
    """Free sites from which files that are called alike, or a folder with all below it, can speak where the project,
    the package and the folder itself are not sure; they need `import_share`. Of one mind, `least_sites` will do."""

    kin_files: Count = 6
    """Files those sites must lie in."""

    shunned_files: Count = 10
    """What nearly all files do without is no convention any more where more of them than this do it."""

    reasoned_sites: Count = 50
    """What people have their reasons to depart from is no convention any more where so many do.

    A reader called nothing right that was said against so many, however small their share.
    """

    newest_commits: Count = 24
    """How many of the last commits that brought files are asked whether a convention still holds."""

    newest_share: Share = 0.66
    """A convention is silent when fewer of them, and of at least `veto_sites`, follow it: the team is leaving it."""

    written_share: Share = 0.1
    """Nor is it said of changed lines where more than this share of what the last commits wrote in other files departs.

    A few departures, `written_departures`, prove nothing.
    """

    written_departures: Count = 3
    """So many places of what the last commits wrote must depart."""

    flips: Annotated[int, Meta(ge=1, le=100)] = 2
    """Scans in a row that must agree before the dominant answer changes."""


class Mine(msgspec.Struct, frozen=True):
    """When an implication that nobody asked for is a pattern."""

    least_sites: Count = 20
    """Sites the condition must hold at."""

    least_share: Share = 0.95
    """The share of them that must conform."""

    least_bound: Share = 0.80
    """Lower 95 % bound of that share."""

    least_files: Count = 3
    """Files the conforming sites must lie in."""

    largest_file_share: Share = 0.5
    """No file may hold more than this share of the conforming sites."""

    departures_share: Share = 0.05
    """At most this share of the sites may depart, or `departures` of them, whichever is more."""

    departures: Annotated[int, Meta(ge=0, le=1_000_000)] = 2
    """So many departures are always allowed."""

    per_file: Count = 2
    """Most findings of one mined pattern in a file; where there are more, all are silent."""

    lift: Share = 0.10
    """By how much a narrower implication must beat the wider one."""

    false_discovery_rate: Inner = 0.01
    """Share of the mined patterns that may be chance."""

    least_listed: Count = 20
    """Sites the condition of a listed implication (of classes, functions and handlers) must hold at."""

    listed_bound: Share = 0.85
    """Lower 95 % bound of a listed implication's share."""

    leave: Share = 0.05
    """How far below its thresholds a known mined pattern may fall before it leaves."""


class Feedback(msgspec.Struct, frozen=True):
    """How much people's decisions weigh."""

    dismiss: Weight = 0.5
    """Sites against the convention that one dismissal is worth."""

    fix: Weight = 1.0
    """Sites for the convention that one applied fix is worth."""

    escalate: Weight = 1.5
    """Sites for the convention that one escalation is worth."""

    half_life_days: Annotated[float, Meta(gt=0.0, le=100_000.0)] = 180.0
    """Days after which a decision weighs half."""

    mute_below: Share = 0.5
    """A pattern is muted when (3 + fixes) / (4 + fixes + dismissals) falls under this."""
