"""Knobs: what enforcement can be told in drift.toml, with its defaults. `workspace/config.py` turns them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from drift_lsp.detectors.contract import Severity

Count = Annotated[int, Meta(ge=1, le=1_000_000)]
Show = Literal["changed", "all"]
TierChoice = Literal["always", "changed", "listed", "off"]
"""What a detector, a category or a pattern may be set to in `[tiers]`."""


class Lonely(msgspec.Struct, frozen=True):
    """When a departure stands alone; what is common is not reported."""

    other_files: Count = 2
    """What stands there must be found in fewer other files than this."""

    choice_files: Count = 10
    """Its choice must be made in fewer other files of the project than this, unless it is merely something left out."""

    choice_share: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.10
    """Or, in a large project, in less than this share of the files where the question comes up."""

    directory_share: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.34
    """Its choice must have less than this share of its directory."""

    class_sites: Count = 2
    """Its choice must be made fewer times than this in its class."""

    file_sites: Count = 3
    """Its choice must be made fewer times than this in its file."""

    mirrored_names: Count = 3
    """Classes of a file with so many names that depart, and none that does not, have taken them over from outside."""


class Check(msgspec.Struct, frozen=True):
    """What is shown and what makes `drift check` fail."""

    show: Show = "changed"
    """`changed`: in old code only what always matters; `all`: old code is judged like new."""

    agreement: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.98
    """Only what at least this share of all places agree on is asked, unless somebody approved of it or moved its tier.

    Of a few questions whatever share makes a convention is enough.
    """

    agreement_departures: Count = 20
    """Of how something is written, never why, nothing is asked where so many other places are written otherwise.

    Whatever their share, readers found nobody who minds.
    """

    agreement_places: Count = 60
    """Places that must be there for it: of what was said where there were fewer, readers found half right.

    In a project of fewer than 240 files one for every four of them is enough, but not fewer than `learn.least_sites`.
    """

    habit: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.99
    """What is listed until it is how a project looks is asked of changed lines where at least this share does so."""

    habit_places: Count = 60
    """Places that must be there for it."""

    trust: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.65
    """Of changed lines only questions are asked of whose findings readers of other projects called this part right.

    Of rules that warn of harm a quarter is enough, and lines that did as is expected until they were changed are told
    all the same where hardly anybody departs.
    """

    fail_on: Severity = "warning"
    """The least severity that makes `drift check` exit with 1."""

    shrink_baseline: bool = True
    """Whether a check of the whole project takes out of `drift.baseline` what was mended; never where `CI` is set."""

    budget: Annotated[int, Meta(ge=1, le=10_000)] = 5
    """Most findings of a file in the editor and on the terminal."""

    budget_lines: Count = 200
    """Old code is granted one finding a file, and one more for every so many lines, up to the budget."""
