"""Messages: a departure in, the sentences about it out. The only maker of messages."""

from __future__ import annotations

from functools import lru_cache

from drift_lsp.detectors.contract import Detector
from drift_lsp.enforcement.departures import Departure
from drift_lsp.learning.rule import FILLERS, WRAPPED, Rule
from drift_lsp.learning.scope import said
from drift_lsp.text import Lines

LONGEST_LINE = 200
"""Characters of a line of source that are quoted."""

TURNED = "Until this change, this line did so too."
TURNED_IN_FILE = "At the first scan, one more place of this file did so."
"""Is added where an edit turned a line away."""

TESTS = " in tests"
"""Ends the slot of a test file."""


def message(it: Departure, detector: Detector | None, count: int, of: int, *, flat: bool = False) -> str:
    """Say a departure in one or two sentences; `flat` where the scope is one folder without those in it."""
    if it.absolute and detector:
        return f"{sentence(detector.say(it.choice))} {detector.remedy}".strip()
    if it.rule and it.rule.kind in FILLERS:
        what = "prop" if it.rule.kind == "element" else "argument"
        return f"Here {bare(it.rule.antecedent)} is given no {what} `{it.rule.feature}`; {count} of {of} uses give one."
    if it.rule and it.rule.kind == WRAPPED:
        return (
            f"Here `{it.rule.antecedent}` is used directly; for {count} of {of} uses of it in this project, "
            f"it goes through `{wrapper(it.rule)}`."
        )
    if it.rule:
        kind, _, name = it.rule.antecedent.partition(":")
        what = _BEARERS[kind].format(*_antecedent(kind, name), kind=it.rule.kind)
        return f"Here {what} {_said(it.rule, lacking=True)}; {count} of {of} do."
    if detector is None:
        return ""
    where = said(it.ruling.kin or it.ruling.scope, tests=it.slot.endswith(TESTS)) + " itself" * flat
    here = f"Here {detector.say(it.choice)}"
    if it.ruling.approved:
        return f"{here}; approved for {where}: {detector.say(it.ruling.choice)} ({count} of {of} do it)."
    sites = detector.slots.get(plain_slot(it.slot), plain_slot(it.slot))
    return f"{here}; for {count} of {of} {sites} in {where}, {detector.say(it.ruling.choice)}."


def expectation(it: Departure, detector: Detector | None) -> str:
    """Say what is expected, as a clause."""
    if it.absolute and detector:
        return detector.remedy or "it is avoided"
    if it.rule and it.rule.kind == WRAPPED:
        return f"it goes through `{wrapper(it.rule)}`"
    if it.rule:
        return f"`{it.rule.feature}` is given" if it.rule.kind in FILLERS else _said(it.rule, lacking=False)
    return detector.say(it.ruling.choice) if detector and it.ruling.choice else "nothing is settled"


def actual(it: Departure, detector: Detector | None) -> str:
    """Say what is there instead, as a clause."""
    if it.rule and it.rule.kind == WRAPPED:
        return f"`{it.rule.antecedent}` is used directly"
    if it.rule:
        return f"`{it.rule.feature}` is not given" if it.rule.kind in FILLERS else _said(it.rule, lacking=True)
    return detector.say(it.choice) if detector else ""


_BEARERS = {
    "base": "a {kind} that extends `{}`",
    "heir": "a {kind} that extends some `…{}`",
    "suffix": "a {kind} called `…{}`",
    "directory": "a {kind} in `{}/`",
    "decorator": "a {kind} with `@{}`",
    "of-base": "a method of a class that extends `{}`",
    "of-interface": "a method of an interface called `…{}`",
    "of-suffix": "a method of a class called `…{}`",
    "in": "a {kind} in a file called `{}`",
    "returns": "a {kind} that returns `{}`",
    "routed": "a {kind} in `{}/` that answers requests",
    "made": "a {kind} made by `{}`",
    "stem": "a {kind} called `{}`",
    "call": "a {kind} that calls `{}`",
    "made-in": "a {kind} in `{}/` made by `{}`",
}
_FEATURES = {
    "base": ("extends `{}`", "does not extend `{}`"),
    "prefix": ("has a name that begins with `{}`", "does not have a name that begins with `{}`"),
    "suffix": ("has a name that ends in `{}`", "does not have a name that ends in `{}`"),
    "decorator": ("carries `@{}`", "does not carry `@{}`"),
    "import": ("loads `{}`", "does not load `{}`"),
    "named": ("is called `{}`", "is not called `{}`"),
    "call": ("calls `{}`", "does not call `{}`"),
    "given": ("carries `@{}…)`", "does not carry `@{}…)`"),
    "member": ("has `{}`", "has no `{}`"),
}


def _antecedent(kind: str, name: str) -> tuple[str, ...]:
    """Say what a mined rule starts from, in one word or two."""
    folder, _, made = name.rpartition("#")
    if kind == "made-in":
        return folder or ".", bare(made)
    return (name or "." if kind in ("directory", "routed", "in") else bare(name),)


def _said(rule: Rule, *, lacking: bool) -> str:
    """Say the feature of a mined rule, had or lacking."""
    kind, _, name = rule.feature.partition(":")
    return _FEATURES[kind][lacking].format(bare(name))


def wrapper(rule: Rule) -> str:
    """Say a wrapper as it is used: a component with its brackets."""
    return f"<{bare(rule.feature)}>" if rule.antecedent.startswith("<") else bare(rule.feature)


@lru_cache(maxsize=4096)
def plain_slot(slot: str) -> str:
    """Take language family and role off a slot, as the detector named it."""
    return slot.partition(" ")[2].removesuffix(TESTS)


def bare(name: str) -> str:
    """Say a resolved callee as people do: `./src/api:fetchUser` is `fetchUser`."""
    return name.rpartition(":")[2] or name.removesuffix(":")


def sentence(clause: str) -> str:
    """Make a clause a sentence."""
    return f"{clause[:1].upper()}{clause[1:]}."


def character(source: bytes, lines: Lines, offset: int) -> tuple[int, int]:
    """Tell row and column of a byte offset, both from 1, the column in characters."""
    row = lines.row(offset)
    return row + 1, len(source[lines.starts[row] : offset].decode(errors="replace")) + 1


def quote(line: str) -> str:
    """Quote a line of source: stripped, cut, control characters escaped."""
    text = line.strip()
    text = text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\t" if c == "\t" else c.encode("unicode_escape").decode() for c in text)
