"""Metrics: a recorded run in, the twelve figures with stable names out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from drift_lsp.signals.spans import Measured


class Named(msgspec.Struct, frozen=True):
    """A figure that is known by its name."""

    name: str
    room: str
    unit: str
    """`ms`, `files/s`, `share`."""

    about: str
    spans: tuple[str, ...] = ()
    """Spans whose durations are it; without any it is measured under its own name."""


NAMED = (
    Named("scan_files_per_second", "scan", "files/s", "files looked at in a second of a whole scan"),
    Named("discovery_duration_ms", "scan", "ms", "finding the files", ("scan.discovery",)),
    Named("hashing_duration_ms", "scan", "ms", "hashing what was read, in all processes together"),
    Named("cache_hit_rate", "scan", "share", "files whose stored survey still held"),
    Named("parse_time_per_language", "syntax", "ms", "parsing, in all processes together"),
    Named("detection_time_per_category", "detectors", "ms", "asking the questions, in all processes together"),
    Named("napi_serialization_time", "workspace", "ms", "handing results from process to process"),
    Named("mcp_response_time", "mcp", "ms", "answering an agent; there is no such door yet"),
    Named("batch_write_time", "storage", "ms", "writing file rows, all batches together", ("storage.batch",)),
    Named("call_graph_build_time", "graphs", "ms", "building the call graph; there is none yet"),
    Named("confidence_compute_time", "learning", "ms", "weighing the evidence and mining", ("scan.confidence",)),
    Named("gate_evaluation_time", "enforcement", "ms", "asking the gate", ("check.gate",)),
)
"""All there are, in the order of the way of the data."""


class Metric(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the last run that measured it."""

    name: str
    unit: str
    about: str
    value: float | None = None
    """A sum where it was measured several times; None where it was never measured."""

    times: int = 0
    """How often it was measured."""

    by: dict[str, float] = {}
    """Its parts: by language, by category."""


def metrics(measured: Iterable[Measured], before: Sequence[Metric] = ()) -> tuple[Metric, ...]:
    """Sum a run up; what it did not measure is as it was `before`."""
    by_name: defaultdict[str, list[Measured]] = defaultdict(list)
    for it in measured:
        by_name[it.name].append(it)
    earlier = {it.name: it for it in before}
    return tuple(_metric(it, by_name, earlier.get(it.name)) for it in NAMED)


def _metric(named: Named, by_name: dict[str, list[Measured]], before: Metric | None) -> Metric:
    found = [it for name in named.spans or (named.name,) for it in by_name.get(name, ())]
    fresh = Metric(name=named.name, unit=named.unit, about=named.about)
    if not found:
        return before or fresh
    parts: defaultdict[str, float] = defaultdict(float)
    for it in found:
        if it.label:
            parts[it.label] += it.value
    total = sum(it.value for it in found) if named.unit == "ms" else found[-1].value
    by = {label: round(value, 2) for label, value in sorted(parts.items(), key=lambda it: (-it[1], it[0]))}
    return msgspec.structs.replace(fresh, value=round(total, 3), times=len(found), by=by)
