"""Check: a survey, its source and the model in, violations out.

Filters stand in this order: free, suppressed, status, lonely, baseline, budget. What is filtered out keeps its reason,
so that Drift can also say why it says nothing; and as the baseline comes last but for the budget, what is only `old`
is exactly what would be shown if all code were new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector, Severity
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.carried import Past, carried
from drift_lsp.enforcement.customs import is_common
from drift_lsp.enforcement.departures import Departure, agreed, departures, is_left, lacks_example
from drift_lsp.enforcement.doubled import told_once
from drift_lsp.enforcement.fingerprints import as_before, fingerprints
from drift_lsp.enforcement.knobs import Check, Lonely, TierChoice
from drift_lsp.enforcement.messages import TURNED, TURNED_IN_FILE, actual, character, expectation, message, quote
from drift_lsp.enforcement.news import IsThere, beside, unknown
from drift_lsp.enforcement.suppress import Suppression, Suppressions
from drift_lsp.enforcement.tiers import moved_to, tier_of
from drift_lsp.enforcement.trust import is_trusted, known
from drift_lsp.enforcement.turned import Counts, is_habit, outspoken, turned, turned_of
from drift_lsp.enforcement.violation import Example, Violation
from drift_lsp.enforcement.waivers import Waivers
from drift_lsp.learning.knobs import Mine
from drift_lsp.learning.model import Model
from drift_lsp.learning.scope import PROJECT
from drift_lsp.text import Lines, Span

WEIGHT = {"information": 1.0, "warning": 2.0, "error": 4.0}


class Settings(msgspec.Struct, frozen=True):
    """What drift.toml says about showing."""

    check: Check = Check()
    lonely: Lonely = Lonely()
    tiers: Mapping[str, TierChoice] = {}
    severity: Mapping[str, Severity] = {}
    per_file: int = Mine().per_file
    """Most findings of a mined pattern in a file."""

    waivers: Waivers = Waivers()
    """What a project's settings of other tools say is not to be asked."""


class Checked(msgspec.Struct, frozen=True):
    """Everything that can be said of a file."""

    path: str
    violations: tuple[Violation, ...] = ()
    """In the order of the source, the hidden ones among them, each with its reason."""

    unused: tuple[Suppression, ...] = ()


def nowhere(_loose: str, _prints: frozenset[str]) -> bool:
    """Tell that nothing is where it was: nobody knows the project's files."""
    return False


def check(
    survey: Survey,
    source: bytes,
    model: Model,
    committed: Survey | None,
    old: frozenset[str] | None,
    settings: Settings,
    today: str,
    examples: Mapping[str, Sequence[Example]],
    is_there: IsThere = nowhere,
    *,
    by_team: bool = False,
    was: Past | None = None,
    lines: Lines | None = None,
    found: Sequence[Departure] | None = None,
    counts: Counts | None = None,
) -> Checked:
    """Judge a file.

    `committed` is the file as it was before the author's work, None for a new one; `old` holds the fingerprints of
    findings that were there before, None where all were; `today` is `YYYY-MM-DD`; `is_there` tells whether
    a known finding is still where it was. `by_team`: `old` is what a team accepted, so that it is not shown whatever
    its tier; but never a secret. `was` is the file with what departed in it before; where nobody
    has its text, `counts` tell what it was counted with. `lines` are those of the source and `found` is what departs,
    where somebody knows.
    """
    found = list(departures(survey, model)) if found is None else found
    if not found and not survey.directives:
        return Checked(survey.path)
    lines = lines or Lines(source)
    suppressions = Suppressions(survey, source, lines, today)
    prints = fingerprints(found, survey, source)
    related = _places(found)
    fresh = committed is None
    if committed is survey and old is not None:
        committed = as_before(survey, found, prints, old)
        fresh = not any(exact in old for exact, _ in prints)
    news = unknown(prints, old, is_there)
    news -= carried(found, news, survey, source, was) if was and news else set()
    neighbours = beside(found, news, lines)
    if committed and was and was.source:
        turns = turned(found, news, survey, source, committed, was.source)
    else:
        turns = turned_of(found, news, survey, counts) if counts else set()
    said, made = model.opinions, []
    language = model.project.language_of(survey.path, survey.language)
    for number, (it, (exact, loose)) in enumerate(zip(found, prints, strict=True)):
        ruling = it.ruling
        tier = _tier(it, model, settings, language)
        rows = lines.row(it.site.start), lines.row(max(it.site.start, it.site.end - 1))
        new = number in news
        dismissed = exact in said.dismissed or (
            fresh and loose in said.dismissed_loose and not is_there(loose, said.dismissed)
        )
        if suppressions.silence(rows, it.detector, it.pattern, it.slot, grave=is_grave(it)):
            hidden = "suppressed"
        else:
            moved = moved_to(it.pattern, it.detector, ruling.varied, settings.tiers) is not None
            family = it.slot.partition(" ")[0]
            trusted = is_trusted(it.detector, family, settings.check.trust)
            unread = tier == "listed" and known(it.detector, family) is None and settings.check.trust > 0
            if turned_away := None if moved or number not in turns else outspoken(it, doubted=unread or not trusted):
                it, tier = turned_away, "changed" if tier == "listed" else tier
            spoken = {
                "moved": moved,
                "turned": number in turns,
                "outspoken": turned_away is not None,
                "trusted": trusted or (it.pattern, ruling.scope, ruling.choice) in said.escalated,
            }
            hidden = "dismissed" if dismissed else _hidden(it, survey, committed, model, settings, tier, new, **spoken)
            if not hidden and new and tier == "changed" and number in neighbours:
                hidden = "common"
            if by_team and not hidden and not new and not is_grave(it):
                hidden = "old"
        violation = _violation(it, survey, source, lines, model, settings, tier, new, hidden, exact, loose)
        if number in turns:
            said_of = TURNED if was and was.source else TURNED_IN_FILE
            violation = msgspec.structs.replace(violation, turned=True, message=f"{violation.message} {said_of}")
        if hidden in ("", "old"):
            others = tuple(span for span in related[it.pattern, it.choice] if span != violation.span)
            good = nearest(examples, it.pattern, survey.path) if _is_usual(it, model) else ()
            violation = msgspec.structs.replace(violation, related=others, examples=good)
        made.append(violation)
    return Checked(survey.path, tuple(told_once(made)), tuple(suppressions.unused()))


def _tier(it: Departure, model: Model, settings: Settings, language: str) -> TierChoice:
    """Tell where a departure speaks; what one folder does is no reason to go back to its old code."""
    ruling, moved = it.ruling, settings.tiers
    tier = tier_of(it.pattern, it.detector, it.slot, ruling.standing, ruling.varied, moved, settings.check, language)
    asked_for = it.absolute or moved_to(it.pattern, it.detector, ruling.varied, moved)
    return "changed" if tier == "always" and not asked_for and _is_flat(it, model) else tier


def is_grave(it: Departure) -> bool:
    """Tell whether a finding is always looked at by itself: a secret, and the like."""
    detector = registry.by_id().get(it.detector)
    return detector is not None and detector.severity == "error"


def _is_usual(it: Departure, model: Model) -> bool:
    """Tell whether what is expected is what most of the project does: of that there are examples."""
    stands = None if it.absolute or it.rule else model.rulings.standing((it.detector, it.slot), PROJECT)
    return stands is None or stands.choice == it.ruling.choice


def _hidden(
    it: Departure,
    survey: Survey,
    committed: Survey | None,
    model: Model,
    settings: Settings,
    tier: TierChoice,
    new: bool,
    *,
    moved: bool,
    turned: bool,
    outspoken: bool,
    trusted: bool,
) -> str:
    """Tell why a departure goes unsaid; `moved`: people set its tier; `outspoken`: it is said for it was turned;
    `trusted`: readers found such findings right.
    """
    if it.ruling.silent:
        return it.ruling.silent
    if it.ruling.approved:
        return ""
    if tier in ("listed", "off"):
        return "listed"
    if not moved and not outspoken and _is_divided(it, survey, model, settings.check):
        return "divided"
    if not (outspoken and is_habit(it)) and settings.waivers.spare(it, survey.path, settings.tiers):
        return "waived"
    lonely, most = settings.lonely, settings.per_file
    if not it.absolute and is_common(it, survey, committed, model, lonely, most, turned=turned):
        return "common"
    if not it.absolute and lacks_example(it, survey, model):
        return "unexampled"
    stands = it.ruling.standing if it.ruling.scope == PROJECT else None
    few = stands is not None and stands.of < model.knobs.least_sites  # No reason to go back to old code.
    few = few or bool(it.ruling.kin)
    if (few or tier == "changed") and not new:
        return "old"
    if new and not moved and is_left(it, survey, model):
        return "leaving"
    return "" if moved or outspoken or trusted or tier == "always" else "doubted"


def _is_divided(it: Departure, survey: Survey, model: Model, check: Check) -> bool:
    """Tell whether too many others depart as well, or too few places tell, to ask it."""
    detector = registry.by_id().get(it.detector)
    certain = it.absolute or (detector is not None and detector.certain)
    return not certain and not agreed(it, survey, model, check)


def _violation(
    it: Departure,
    survey: Survey,
    source: bytes,
    lines: Lines,
    model: Model,
    settings: Settings,
    tier: TierChoice,
    new: bool,
    hidden: str,
    exact: str,
    loose: str,
) -> Violation:
    detector = registry.by_id().get(it.detector)
    stands, rule = it.ruling.standing, it.rule
    count, of, files = (
        (rule.count, rule.of, rule.files) if rule else (stands.count, stands.of, stands.files) if stands else (0, 0, 0)
    )
    bound = 1.0 if it.absolute else rule.bound if rule else stands.bound if stands else 0.0
    escalated = (it.pattern, it.ruling.scope, it.ruling.choice) in model.opinions.escalated
    severity = _severity(it, detector, settings, escalated)
    (row, column), (end_row, end_column) = (character(source, lines, at) for at in (it.site.start, it.site.end))
    secret = severity == "error" or (detector is not None and detector.severity == "error")
    return Violation(
        id=exact,
        loose=loose,
        pattern=it.pattern,
        detector=it.detector,
        path=survey.path,
        span=Span(it.site.start, it.site.end),
        row=row,
        column=column,
        end_row=end_row,
        end_column=end_column,
        severity=severity,
        tier=tier if tier != "off" else "listed",
        new=new,
        message=message(it, detector, count, of, flat=_is_flat(it, model)),
        expected=expectation(it, detector),
        actual=actual(it, detector),
        choice=it.ruling.choice,
        scope=it.ruling.scope,
        count=count,
        of=of,
        files=files,
        confidence=round(bound, 4),
        value=_value(it.pattern, bound, count, of, severity, model),
        fixable=detector is not None and type(detector).fix is not Detector.fix,
        approved=it.ruling.approved,
        escalated=escalated,
        hidden=hidden,
        code="" if secret else quote(lines.span(row - 1).of(source)),
    )


def _is_flat(it: Departure, model: Model) -> bool:
    """Tell whether what speaks is one folder, without those that lie in it."""
    scope = it.ruling.scope
    return scope != PROJECT and not it.ruling.kin and scope not in model.project.packages


def weighed(it: Violation, bound: float, model: Model) -> Violation:
    """Weigh a finding anew by what can be vouched for now, where nothing else is different."""
    value = _value(it.pattern, bound, it.count, it.of, it.severity, model)
    return msgspec.structs.replace(it, confidence=round(bound, 4), value=value)


def _value(pattern: str, bound: float, count: int, of: int, severity: Severity, model: Model) -> float:
    rarity = count / of if of else 1.0
    return round(bound * rarity * WEIGHT[severity] * (1 - model.opinions.shown_to_be_wrong(pattern)), 4)


def _severity(it: Departure, detector: Detector | None, settings: Settings, escalated: bool) -> Severity:
    if it.ruling.varied and it.ruling.varied.severity:
        return it.ruling.varied.severity
    for name in (it.pattern, it.detector, it.detector.partition("/")[0]):
        if moved := settings.severity.get(name):
            return moved
    severity: Severity = detector.severity if detector else "information"
    if it.ruling.approved or escalated:
        return "warning" if severity == "information" else "error"
    return severity


def nearest(examples: Mapping[str, Sequence[Example]], pattern: str, path: str) -> tuple[Example, ...]:
    """Pick up to three examples, those that share most of the path first."""
    parts = path.split("/")[:-1]

    def distance(it: Example) -> int:
        others = it.path.split("/")[:-1]
        same = next(
            (n for n, (a, b) in enumerate(zip(parts, others, strict=False)) if a != b), min(len(parts), len(others))
        )
        return len(parts) + len(others) - 2 * same

    return tuple(sorted((it for it in examples.get(pattern, ()) if it.path != path), key=distance)[:3])


def _places(found: Iterable[Departure]) -> dict[tuple[str, str], list[Span]]:
    places: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for it in found:
        places[it.pattern, it.choice].append(Span(it.site.start, it.site.end))
    return places
