"""Spans, laps and figures, without a project."""

from __future__ import annotations

import logging
from threading import Thread

import pytest

from drift_lsp.signals.metrics import NAMED, Metric, metrics
from drift_lsp.signals.spans import Laps, Measured, measure, recording, span


def test_a_run_holds_what_happened_inside_it_and_nothing_else():
    measure("before", 1.0)
    with recording() as run:
        with span("scan.read", files=3):
            measure("hits", 0.5, "python")
        with span("scan"):
            pass
    measure("after", 1.0)
    assert [(it.name, it.label) for it in run.measured] == [("hits", "python"), ("scan.read", ""), ("scan", "")]
    assert all(it.value >= 0 for it in run.measured)


def test_an_outer_run_hears_of_an_inner_one():
    with recording() as outer:
        measure("one", 1.0)
        with recording() as inner:
            measure("two", 2.0)
        measure("three", 3.0)
    assert {it.name for it in inner.measured} >= {"two"}
    assert [it.name for it in outer.measured] == ["one", "two", "three"]


def test_another_thread_has_its_own_context():
    with recording() as run:
        thread = Thread(target=measure, args=("elsewhere", 1.0))
        thread.start()
        thread.join()
    assert run.measured == []


def test_a_span_that_fails_is_told_and_fails(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG, "drift.scan")
    monkeypatch.setattr(logging.getLogger("drift"), "propagate", True)

    def fail():
        with span("scan.read") as said:
            said["files"] = 7
            raise ZeroDivisionError

    with recording() as run, pytest.raises(ZeroDivisionError):
        fail()
    assert [it.name for it in run.measured] == ["scan.read"]
    (record,) = caplog.records
    assert record.getMessage().startswith("scan.read failed ")
    assert record.about["files"] == 7


def test_laps_are_summed_by_what_was_done():
    laps = Laps()
    for _ in range(3):
        laps.lap("parse", "python")
        laps.lap("detect", "errors")
        laps.lap("parse", "tsx")
    assert {(it.name, it.label) for it in laps.measured()} == {
        ("parse", "python"),
        ("detect", "errors"),
        ("parse", "tsx"),
    }


def test_the_twelve_figures_have_their_names():
    assert [it.name for it in NAMED] == [
        "scan_files_per_second",
        "discovery_duration_ms",
        "hashing_duration_ms",
        "cache_hit_rate",
        "parse_time_per_language",
        "detection_time_per_category",
        "napi_serialization_time",
        "mcp_response_time",
        "batch_write_time",
        "call_graph_build_time",
        "confidence_compute_time",
        "gate_evaluation_time",
    ]


def test_figures_are_summed_and_what_was_not_measured_stays_as_it_was():
    first = {it.name: it for it in metrics([Measured("check.gate", 2.0), Measured("cache_hit_rate", 0.5)])}
    assert first["gate_evaluation_time"].value == 2.0
    assert first["mcp_response_time"] == Metric(name="mcp_response_time", unit="ms", about=NAMED[7].about)
    parsed = [
        Measured("parse_time_per_language", value, label) for value, label in ((1.0, "go"), (5.0, "tsx"), (2.0, "go"))
    ]
    second = {it.name: it for it in metrics([*parsed, Measured("cache_hit_rate", 0.9)], list(first.values()))}
    assert second["parse_time_per_language"].value == 8.0
    assert list(second["parse_time_per_language"].by.items()) == [("tsx", 5.0), ("go", 3.0)]
    assert second["cache_hit_rate"].value == 0.9
    assert second["gate_evaluation_time"].value == 2.0
