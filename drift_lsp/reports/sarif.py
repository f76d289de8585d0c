"""SARIF: a check's findings in, a SARIF 2.1.0 log as GitHub accepts it out.

One run. A detector is a rule, a violation a result; the budget is not applied. Columns are characters, as
`columnKind` says. GitHub ignores SARIF's `suppressions`, so what is suppressed is simply not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from inspect import cleandoc
from urllib.parse import quote

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Severity
from drift_lsp.enforcement.violation import SEVERITY_ORDER, Violation
from drift_lsp.reports import sarif_format as sarif
from drift_lsp.reports.escape import in_json, visible
from drift_lsp.reports.paint import plural
from drift_lsp.reports.place import Source, first_row
from drift_lsp.reports.shapes import Checked, Problem, Read, unread

MOST_RESULTS = 25_000
"""GitHub refuses a run with more."""

MOST_LETTERS = 1000
"""GitHub refuses descriptions of a rule over 1,024."""

BASE = "%SRCROOT%"

_LEVELS: dict[Severity, sarif.Level] = {"information": "note", "warning": "warning", "error": "error"}


def check_sarif(report: Checked, version: str, read: Read = unread) -> str:
    """Write a check as a SARIF log."""
    kept, left_out = _fitting(report.violations)
    names = sorted({it.detector for it in kept})
    place = {name: at for at, name in enumerate(names)}
    notes = [_problem(it) for it in report.problems]
    if left_out:
        notes.append(_notice("TOO_MANY_RESULTS", f"{plural(left_out, 'result')} of least value left out: no more fit."))
    run = sarif.Run(
        tool=sarif.Tool(driver=_driver(version, names, kept)),
        invocations=(sarif.Invocation(execution_successful=True, tool_execution_notifications=tuple(notes)),),
        original_uri_base_ids={BASE: sarif.Base(description=_message("The root of the project."))},
        column_kind="unicodeCodePoints",
        results=tuple(_results(kept, place, read)),
    )
    log = msgspec.to_builtins(sarif.Log(schema=sarif.SCHEMA, version="2.1.0", runs=(run,)))
    return in_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _fitting(violations: Sequence[Violation]) -> tuple[list[Violation], int]:
    """Keep what GitHub takes, sorted by place; beyond that the most valuable."""
    best = sorted(violations, key=lambda it: (-SEVERITY_ORDER[it.severity], -it.value, it.path, it.row, it.id))
    kept = sorted(best[:MOST_RESULTS], key=lambda it: (it.path, it.row, it.column, it.detector, it.id))
    return kept, max(0, len(best) - MOST_RESULTS)


def _driver(version: str, names: Iterable[str], violations: Iterable[Violation]) -> sarif.Driver:
    first: dict[str, Violation] = {}
    for it in violations:
        first.setdefault(it.detector, it)
    rules = tuple(_rule(name, first[name]) for name in names)
    return sarif.Driver(name="Drift", version=version, semantic_version=version, rules=rules)


def _rule(name: str, seen: Violation) -> sarif.Rule:
    """Describe a detector from its documentation; a mined convention, which has none, by what it says."""
    detector = registry.by_id().get(name)
    severity = detector.severity if detector else seen.severity
    if detector:
        question, text = detector.question, cleandoc(detector.__doc__ or "")
        answers = "\n".join(f"- {it}" for it in detector.answers.values() if "{}" not in it)
    else:
        question, text, answers = f"Does it do what its siblings do ({name.partition('/')[2]})?", "", ""
        text = f"{question}\n\nDrift found this convention in the project itself."
    how = (
        f"`drift explain ID` says why a finding is shown. `drift feedback dismiss ID` takes it away and teaches; "
        f"a comment `drift: ignore[{name}] -- why` silences one place."
    )
    return sarif.Rule(
        id=name,
        name="".join(part[:1].upper() + part[1:] for part in name.replace("/", "-").replace("_", "-").split("-")),
        short_description=_message(question[:MOST_LETTERS]),
        full_description=_message(text[:MOST_LETTERS]),
        help=sarif.Message(
            text="\n\n".join(filter(None, [text, answers, how.replace("`", "")])),
            markdown="\n\n".join(filter(None, [f"**{question}**", text.partition("\n\n")[2], answers, how])),
        ),
        default_configuration=sarif.Configuration(level=_LEVELS[severity]),
        properties=sarif.RuleProperties(
            tags=("drift", name.partition("/")[0]),
            precision="high",
            problem_severity="recommendation" if severity == "information" else severity,
        ),
    )


def _results(violations: Iterable[Violation], place: dict[str, int], read: Read) -> Iterable[sarif.Result]:
    path, source = "", None
    for it in violations:
        if it.path != path:
            text = read(it.path)
            path, source = it.path, None if text is None else Source(text)
        region = first_row(it, source)
        yield sarif.Result(
            rule_id=it.detector,
            rule_index=place[it.detector],
            level=_LEVELS[it.severity],
            message=_message(it.message),
            locations=(
                _location(it.path, sarif.Region(
                    start_line=region.row,
                    start_column=region.column,
                    end_line=region.end_row,
                    end_column=region.end_column,
                )),
            ),
            related_locations=tuple(_related(it)),
            partial_fingerprints={"driftExact/v1": it.id, "driftLoose/v1": it.loose},
            properties=sarif.ResultProperties(
                confidence=round(it.confidence, 4),
                pattern_id=it.pattern,
                expected=visible(it.expected) or None,
                actual=visible(it.actual) or None,
                count=it.count,
                of=it.of,
                scope=visible(it.scope) or None,
            ),
        )  # fmt: skip


def _related(it: Violation) -> Iterable[sarif.Location]:
    """Show who does it the expected way."""
    for at, example in enumerate(it.examples, 1):
        region = sarif.Region(start_line=example.row)
        yield _location(example.path, region, at, f"As in: {example.line}" if example.line else "An example.")


def _location(path: str, region: sarif.Region | None, number: int | None = None, said: str = "") -> sarif.Location:
    return sarif.Location(
        id=number,
        message=_message(said) if said else None,
        physical_location=sarif.PhysicalLocation(
            artifact_location=sarif.Place(uri=uri(path), uri_base_id=BASE), region=region
        ),
    )


def uri(path: str) -> str:
    """Write a path of the project as a relative reference; a first part with a colon is no scheme."""
    return quote(path.encode(errors="surrogateescape"), safe="/~")


def _problem(it: Problem) -> sarif.Notification:
    places = (_location(it.path, None),) if it.path else ()
    return msgspec.structs.replace(_notice(it.code, it.message), locations=places)


def _notice(code: str, said: str) -> sarif.Notification:
    return sarif.Notification(descriptor=sarif.Descriptor(id=code), message=_message(said))


def _message(text: str) -> sarif.Message:
    """Make a message whose line ends stay; an empty one is not allowed."""
    return sarif.Message(text="\n".join(visible(line) for line in text.split("\n")).strip() or "(no text)")
