"""Telemetry: spans and figures in, OpenTelemetry out — an extra, and only where `DRIFT_OTEL` asks for it.

Where they go is OpenTelemetry's own matter: its `OTEL_…` variables say it; a collector on this machine by default. No
source, no path and no name of the project is among what is sent: only stages, counts and durations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from drift_lsp.errors import ConfigError
from drift_lsp.signals.metrics import NAMED
from drift_lsp.signals.spans import Measured, Value, trace_with

VARIABLE = "DRIFT_OTEL"
"""`1` turns it on."""

_OFF = ("", "0", "false", "no", "off")
_UNITS = {it.name: it.unit for it in NAMED}


def from_environment(environment: Mapping[str, str]) -> None:
    """Send what happens in this process, if the environment asks for it."""
    if environment.get(VARIABLE, "").strip().lower() in _OFF:
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.metrics import MeterProvider
        from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as err:
        what = f"{VARIABLE} is set, and OpenTelemetry is not installed ({err.name})."
        raise ConfigError(what, "pip install 'drift-lsp[telemetry]', or unset it.") from err
    resource = Resource.create({"service.name": "drift"})
    traces = TracerProvider(resource=resource)
    traces.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    figures = MeterProvider([PeriodicExportingMetricReader(OTLPMetricExporter())], resource=resource)
    install(traces, figures)


def install(traces: Any, figures: Any) -> Callable[[], None]:
    """Hand everything to these providers of OpenTelemetry; what is returned ends that."""
    return trace_with(_Tracer(traces.get_tracer("drift"), figures.get_meter("drift")))


class _Tracer:
    """Speaks OpenTelemetry."""

    def __init__(self, tracer: Any, meter: Any) -> None:
        self._tracer = tracer
        self._meter = meter
        self._histograms: dict[str, Any] = {}

    @contextmanager
    def trace(self, name: str, about: dict[str, Value]) -> Iterator[Callable[[dict[str, Value]], None]]:
        """Begin a span as a child of the one that is open."""
        with self._tracer.start_as_current_span(f"drift.{name}", attributes=about) as made:
            yield made.set_attributes

    def record(self, it: Measured) -> None:
        """Take a figure into the histogram of its name."""
        if it.name not in self._histograms:
            self._histograms[it.name] = self._meter.create_histogram(f"drift.{it.name}", unit=_UNITS.get(it.name, ""))
        self._histograms[it.name].record(it.value, {"of": it.label} if it.label else {})
