"""Spans: pieces of work in, their durations told to the log and to whoever records the run out.

`span` stands round a stage, `measure` tells a figure that was taken elsewhere, as in a worker process. Both go to the
`Run` of the caller's context, where there is one, and to the tracer of `telemetry`, where one is installed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from logging import DEBUG
from typing import Protocol

import msgspec

from drift_lsp.log import logger

Value = str | int | float | bool


class Measured(msgspec.Struct, frozen=True, array_like=True):
    """A figure of a run."""

    name: str
    value: float
    label: str = ""
    """What of: a language, a category."""


class Run:
    """What one run measured; a thread of its own may add to it."""

    def __init__(self) -> None:
        self.measured: list[Measured] = []


class Tracer(Protocol):
    """Who takes spans and figures out of the process."""

    def trace(self, name: str, about: dict[str, Value]) -> AbstractContextManager[Callable[[dict[str, Value]], None]]:
        """Begin a span; what it gives takes what is known of the work at its end."""

    def record(self, it: Measured) -> None:
        """Take a figure."""


_run: ContextVar[Run | None] = ContextVar("run", default=None)
_tracers: list[Tracer] = []


@contextmanager
def recording() -> Iterator[Run]:
    """Record what is measured in this context; inside another recording, for that one too."""
    outer = _run.get()
    run = Run()
    if outer:
        run.measured = outer.measured
    token = _run.set(run)
    try:
        yield run
    finally:
        _run.reset(token)


def trace_with(tracer: Tracer) -> Callable[[], None]:
    """Hand spans and figures of the whole process to a tracer; what is returned ends that."""
    _tracers.append(tracer)
    return lambda: _tracers.remove(tracer)


class Laps:
    """The time between steps, summed by what was done: for what happens a thousand times."""

    def __init__(self) -> None:
        self._at = time.perf_counter()
        self._spent: dict[tuple[str, str], float] = {}

    def start(self) -> None:
        """Forget the time since the last step."""
        self._at = time.perf_counter()

    def lap(self, name: str, label: str = "") -> None:
        """Count the time since the last step for this."""
        now = time.perf_counter()
        self._spent[name, label] = self._spent.get((name, label), 0.0) + (now - self._at) * 1000
        self._at = now

    def measured(self) -> list[Measured]:
        """Tell the sums."""
        return [Measured(name, value, label) for (name, label), value in self._spent.items()]


@contextmanager
def span(name: str, **about: Value) -> Iterator[dict[str, Value]]:
    """Time a piece of work; what is put into the record it gives is told at its end."""
    began = time.perf_counter()
    tracer = _tracers[-1] if _tracers else None
    outcome = "failed"
    with tracer.trace(name, about) if tracer else nullcontext() as tell:
        try:
            yield about
            outcome = "took"
        finally:
            took = (time.perf_counter() - began) * 1000
            if tell:
                tell(about)
            if run := _run.get():
                run.measured.append(Measured(name, took))
            log = logger(name.partition(".")[0])
            if log.isEnabledFor(DEBUG):
                log.debug("%s %s %.1f ms", name, outcome, took, extra={"about": {"span": name, "ms": took, **about}})


def measure(name: str, value: float, label: str = "") -> None:
    """Tell a figure."""
    it = Measured(name, value, label)
    if run := _run.get():
        run.measured.append(it)
    if _tracers:
        _tracers[-1].record(it)
