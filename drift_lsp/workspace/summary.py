"""Summary: a model in, the rows and sentences by which it is stored and shown out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from math import floor
from typing import Literal

from drift_lsp.detectors import registry
from drift_lsp.enforcement.check import Checked
from drift_lsp.enforcement.messages import TESTS, bare, plain_slot
from drift_lsp.enforcement.suppress import NO_DAY
from drift_lsp.enforcement.tiers import tier_of
from drift_lsp.learning import scope as scopes
from drift_lsp.learning.confidence import Level, level
from drift_lsp.learning.examples import Exemplar
from drift_lsp.learning.model import Model
from drift_lsp.learning.pattern import Standing, identity, share_needed
from drift_lsp.learning.rule import WRAPPER, Rule
from drift_lsp.learning.scope import PROJECT, said
from drift_lsp.learning.tally import Key
from drift_lsp.storage.patterns import ConventionRow, ExampleRow, PatternRow
from drift_lsp.storage.tallies import Tally
from drift_lsp.text import Lines
from drift_lsp.workspace.knowledge import Knowledge, today
from drift_lsp.workspace.outcomes import UnusedSuppression

LEAST_LISTED = 5
"""Sites a question must have before its pattern is stored at all."""


def tallies(model: Model) -> Iterator[Tally]:
    """List every count."""
    for scope, key, choice, sites, files in model.tallies.rows():
        yield Tally(scope, *key, choice, sites, files)


def patterns(knowledge: Knowledge, at: str, about: Container[str] | None = None) -> list[PatternRow]:
    """Describe every pattern of the project, sure or not; `about` names the ones that are wanted."""
    model = knowledge.model
    made = [
        _row(knowledge, identity(*key), *key, stands.choice, stands, at)
        for key in _keys(knowledge, about)
        if (stands := model.rulings.standing(key, PROJECT)) and stands.of >= LEAST_LISTED
    ]
    return made + [_mined_row(knowledge, rule, at) for rule in model.rules if about is None or rule.id in about]


def _keys(knowledge: Knowledge, about: Container[str] | None) -> list[Key]:
    return sorted(key for key in knowledge.model.tallies.slots if about is None or identity(*key) in about)


def conventions(knowledge: Knowledge, about: Container[str] | None = None) -> list[ConventionRow]:
    """List every scope that speaks for itself: the project, and places with a dominant choice of their own."""
    model = knowledge.model
    made = [
        ConventionRow(it.id, PROJECT, it.feature, it.count, it.of, it.files, round(it.bound, 4))
        for it in model.rules
        if about is None or it.id in about
    ]
    for key in _keys(knowledge, about):
        pattern, detector = identity(*key), registry.by_id()[key[0]]
        overall = model.rulings.standing(key, PROJECT)
        if overall is None or overall.of < LEAST_LISTED:
            continue
        sure = model.rulings.speaks(detector, overall, model.rulings.bound(pattern, PROJECT))
        for scope in sorted(it for it in model.tallies.slots[key].scopes if model.rulings.has_enough(key, it)):
            stands = model.rulings.standing(key, scope)
            if stands is None or not model.rulings.speaks(detector, stands, model.rulings.bound(pattern, scope)):
                continue
            if scope == PROJECT or stands.choice != overall.choice or not sure:
                made.append(_convention(pattern, scope, stands))
    return made


def examples(knowledge: Knowledge, of: Mapping[str, Sequence[Exemplar]] | None = None) -> list[ExampleRow]:
    """List the examples that were kept, or some of them."""
    known = {it.id for it in knowledge.model.rules}
    known.update(identity(*key) for key in knowledge.model.tallies.slots)
    return [
        ExampleRow(pattern, it.path, it.row, it.end_row, it.code, it.is_positive, it.quality)
        for pattern, found in (knowledge.exemplars if of is None else of).items()
        if pattern in known
        for it in found
    ]


def title(detector: str, slot: str, choice: str) -> str:
    """Name a pattern: `Raised errors (python): the cause is named`."""
    family, _, rest = slot.partition(" ")
    kind = registry.by_id().get(detector)
    where = f"{family}, tests" if slot.endswith(" in tests") else family
    if kind is None:
        left, _, right = rest.partition(" → ")
        return f"{_feature(left)} → {_feature(right)} ({where})"
    name = kind.slots.get(plain_slot(slot), plain_slot(slot))
    named = f"{name[:1].upper()}{name[1:]} ({where})"
    return f"{named}: {kind.say(choice)}" if choice else named


def answer(detector: str, choice: str) -> str:
    """Say a choice as a clause; that of a mined pattern as it is."""
    kind = registry.by_id().get(detector)
    return kind.say(choice) if kind else _feature(choice)


def sentence(detector: str, slot: str, choice: str, count: int, of: int, scope: str) -> str:
    """Say a pattern with its numbers."""
    kind = registry.by_id().get(detector)
    if kind is None:
        left, _, right = slot.partition(" ")[2].partition(" → ")
        if detector == WRAPPER:
            return f"{count} of {of} uses of `{left}` go through `{right}`, which {choice.partition(':')[0]} defines."
        return f"{count} of {of} {_feature(left)} have {_feature(right)}."
    name = kind.slots.get(plain_slot(slot), plain_slot(slot))
    return f"For {count} of {of} {name} in {said(scope, tests=slot.endswith(TESTS))}, {kind.say(choice)}."


def unused(checked: Checked, source: bytes) -> Iterator[UnusedSuppression]:
    """List the comments of ours that silence nothing, each with why."""
    for it in checked.unused:
        lines = Lines(source)
        text = " ".join(it.span.of(source).split())
        passed = "undated" if it.until == NO_DAY else "expired" if it.until and it.until < today() else "unused"
        why = passed if it.names else "bare"
        yield UnusedSuppression(checked.path, lines.row(it.span.start) + 1, text[:200], why)


def reasons(stands: Standing | None, model: Model, key: Key | None) -> tuple[str, ...]:
    """Say why a pattern is as sure as it is."""
    if stands is None or key is None:
        return ()
    detector = registry.by_id()[key[0]]
    made = [
        f"{stands.count} of {stands.of} in {stands.files} files ({floor(stands.share * 100)}%); "
        f"at least {floor(stands.bound * 100)}% can be vouched for"
    ]
    few = stands.of < model.knobs.least_sites
    if few and model.rulings.speaks(detector, stands):
        return (*made, "few places, but all others are of one mind: only new code is asked")
    if few:
        made.append(f"fewer than the {model.knobs.least_sites} places a convention needs")
    if stands.files < model.knobs.least_files:
        made.append(f"in fewer than the {model.knobs.least_files} files a convention needs")
    if not stands.reaches(model.knobs.bound):
        made.append(f"less than the {model.knobs.bound:.0%} a convention needs")
    needed = share_needed(detector, stands.of, model.knobs)
    if stands.share < needed:
        made.append(f"such questions need {needed:.0%}")
    more, less = model.opinions.weight(identity(*key), PROJECT, stands.choice)
    if more or less:
        made.append(f"feedback weighs +{more:.1f} for it and +{less:.1f} against it")
    return tuple(made)


def status_of(knowledge: Knowledge, pattern: str) -> Literal["discovered", "approved", "ignored"]:
    """Tell what was decided of a pattern for the whole project."""
    state = knowledge.model.opinions.states.get((pattern, PROJECT))
    return state.status if state else "discovered"


def tier(knowledge: Knowledge, pattern: str, detector: str, slot: str) -> str:
    """Tell the tier of a pattern as configured."""
    model = knowledge.model
    stands, varied = model.rulings.standing((detector, slot), PROJECT), model.rulings.variant(pattern, PROJECT)
    return tier_of(pattern, detector, slot, stands, varied, knowledge.settings.tiers, knowledge.settings.check)


def score(stands: Standing) -> tuple[float, Level]:
    """Compute the confidence of a standing, and name it."""
    return round(stands.bound, 4), level(stands.bound)


def _row(
    knowledge: Knowledge, pattern: str, detector: str, slot: str, choice: str, stands: Standing, at: str
) -> PatternRow:
    confidence, named = score(stands)
    return PatternRow(
        id=pattern,
        detector=detector,
        category=detector.partition("/")[0],
        slot=slot,
        choice=choice,
        status=status_of(knowledge, pattern),
        tier=tier(knowledge, pattern, detector, slot),
        confidence_score=confidence,
        confidence_level=named,
        confidence_frequency=round(stands.share, 4),
        confidence_consistency=round(_consistency(knowledge.model, (detector, slot), choice), 4),
        confidence_age=0,
        confidence_spread=stands.files,
        n=stands.count,
        of=stands.of,
        files=stands.files,
        first_seen=at,
        last_seen=at,
        sentence=sentence(detector, slot, choice, stands.count, stands.of, PROJECT),
    )


def _mined_row(knowledge: Knowledge, rule: Rule, at: str) -> PatternRow:
    return PatternRow(
        id=rule.id,
        detector=rule.detector,
        category="mined",
        slot=rule.slot,
        choice=rule.feature,
        status=status_of(knowledge, rule.id),
        tier=tier(knowledge, rule.id, rule.detector, rule.slot),
        confidence_score=round(rule.bound, 4),
        confidence_level=level(rule.bound),
        confidence_frequency=round(rule.count / rule.of, 4),
        confidence_consistency=1.0,
        confidence_age=0,
        confidence_spread=rule.files,
        n=rule.count,
        of=rule.of,
        files=rule.files,
        first_seen=at,
        last_seen=at,
        sentence=sentence(rule.detector, rule.slot, rule.feature, rule.count, rule.of, PROJECT),
    )


def _consistency(model: Model, key: Key, choice: str) -> float:
    """Compute the share of directories, of those with such sites, in which the choice is the most frequent."""
    won = of = 0
    slot = model.tallies.slots[key]
    for scope, choices in slot.scopes.items():
        if scope and choices:
            of += 1
            won += slot.top(scope) == choice
    return won / of if of else 1.0


def _convention(pattern: str, scope: str, stands: Standing) -> ConventionRow:
    return ConventionRow(pattern, scope, stands.choice, stands.count, stands.of, stands.files, round(stands.bound, 4))


def _feature(written: str) -> str:
    """Say a mined feature: `function prefix:get` is `functions named get…`."""
    kind, space, rest = written.partition(" ")
    if space and kind in _KINDS:
        carried = (
            "with " if rest.partition(":")[0] in ("base", "decorator", "given", "suffix", "prefix", "import") else ""
        )
        return f"{_KINDS[kind]} {carried}{_feature(rest)}"
    name, colon, value = written.partition(":")
    if colon and name in _SAID:
        return _SAID[name].format(bare(value) if name not in ("directory", "routed", "in") else value or ".")
    return f"`{bare(written)}`"


_KINDS = {"class": "classes", "function": "functions", "handler": "handlers", "file": "files", "variable": "variables"}
_SAID = {
    "base": "base `{}`",
    "of-base": "in classes that extend `{}`",
    "of-interface": "of interfaces called …{}",
    "of-suffix": "in classes called …{}",
    "in": "in files called {}",
    "decorator": "decorator `@{}`",
    "given": "decorator `@{}…)`",
    "suffix": "names that end in `{}`",
    "prefix": "names that begin with `{}`",
    "stem": "called `{}`",
    "named": "called `{}`",
    "made": "made by `{}`",
    "import": "an import of `{}`",
    "directory": "in {}/",
    "routed": "that answer requests in {}/",
    "call": "a call of `{}`",
    "parameter": "a parameter `{}`",
    "catches": "of `{}`",
}


def places(knowledge: Knowledge, key: Key) -> Iterable[str]:
    """List the places where a slot has a convention of its own, as sentences."""
    slot, rulings = knowledge.model.tallies.slots.get(key), knowledge.model.rulings
    overall = rulings.standing(key, PROJECT)
    detector = registry.by_id().get(key[0])
    if slot is None or detector is None:
        return
    for scope in sorted(slot.scopes):
        stands = rulings.standing(key, scope)
        own = stands and (not overall or stands.choice != overall.choice)
        if scope and stands and own and rulings.speaks(detector, stands, rulings.bound(identity(*key), scope)):
            yield f"{scopes.said(scope)}: {detector.say(stands.choice)} ({stands.count} of {stands.of})"
