"""OpenTelemetry, against exporters in memory."""

from __future__ import annotations

import builtins

import pytest

from drift_lsp.errors import ConfigError
from drift_lsp.signals import telemetry
from drift_lsp.signals.spans import measure, span
from drift_lsp.workspace.workspace import Workspace

pytest.importorskip("opentelemetry.sdk")

from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter


@pytest.fixture
def sent():
    """Install exporters in memory for the time of a test."""
    exporter, reader = InMemorySpanExporter(), InMemoryMetricReader()
    traces = TracerProvider()
    traces.add_span_processor(SimpleSpanProcessor(exporter))
    end = telemetry.install(traces, MeterProvider([reader]))
    yield exporter, reader
    end()


def points(reader):
    data = reader.get_metrics_data()
    return {
        (metric.name, point.attributes.get("of", "")): point
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
        for point in metric.data.data_points
    }


def test_a_scan_is_a_tree_of_spans_and_names_nothing_of_the_project(sent, tmp_path):
    exporter, reader = sent
    (tmp_path / "secret_name.py").write_text("def load():\n    return 1\n")
    (tmp_path / "drift.toml").write_text("")
    with Workspace.open(tmp_path) as workspace:
        workspace.scan()
    spans = {it.name: it for it in exporter.get_finished_spans()}
    assert {"drift.scan.discovery", "drift.scan.judge", "drift.scan.publish"} <= set(spans)
    assert spans["drift.scan.read"].parent.span_id == spans["drift.scan"].context.span_id
    assert spans["drift.scan.confidence"].parent.span_id == spans["drift.scan.learn"].context.span_id
    assert spans["drift.storage.batch"].parent.span_id == spans["drift.scan.read"].context.span_id
    assert spans["drift.scan.discovery"].attributes["files"] == 1
    told = repr([(it.name, dict(it.attributes)) for it in spans.values()]) + repr(list(points(reader)))
    assert "secret_name" not in told
    assert str(tmp_path) not in told
    assert points(reader)["drift.parse_time_per_language", "python"].count == 1


def test_a_failure_is_told(sent):
    with pytest.raises(ValueError, match="x"), span("scan"):
        raise ValueError("x")
    (made,) = sent[0].get_finished_spans()
    assert not made.status.is_ok


def test_nothing_is_sent_after_the_end(sent):
    telemetry.install(TracerProvider(), MeterProvider())()
    measure("cache_hit_rate", 0.5)
    assert points(sent[1])["drift.cache_hit_rate", ""].sum == 0.5


@pytest.mark.parametrize("value", ["", "0", "false", "No", " off "])
def test_it_is_off_unless_asked_for(value):
    telemetry.from_environment({telemetry.VARIABLE: value})
    telemetry.from_environment({})


def test_without_the_extra_it_says_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def missing(name, *more):
        if name.startswith("opentelemetry"):
            raise ImportError(name=name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ConfigError, match=r"drift-lsp\[telemetry\]"):
        telemetry.from_environment({telemetry.VARIABLE: "1"})
