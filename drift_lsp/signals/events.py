"""Events: news of a project in, every listener told out.

A closed set. Each record's tag names the method of `Handler` that hears it. They are sent after the commit that made
them true, and outside the workspace's lock: a listener may ask the workspace anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from drift_lsp.enforcement.violation import Violation
from drift_lsp.log import logger


class Event(msgspec.Struct, frozen=True):
    """Something that happened."""


class ScanStarted(Event, frozen=True, tag="scan_started"):
    """A scan begins."""

    root: str


class ScanProgress(Event, frozen=True, tag="scan_progress"):
    """A scan has come so far."""

    stage: str
    done: int
    total: int


class ScanComplete(Event, frozen=True, tag="scan_complete"):
    """A scan is published, or found nothing to do."""

    root: str
    files: int
    added: int
    modified: int
    removed: int
    seconds: float


class ScanFailed(Event, frozen=True, tag="scan_error"):
    """A scan did not come to its end; what was published before stands."""

    code: str
    message: str


class Told(msgspec.Struct, frozen=True):
    """A pattern, as far as news of it need to say."""

    id: str
    detector: str
    slot: str
    choice: str
    scope: str = ""
    """A folder; "" is the whole project."""


class PatternDiscovered(Event, frozen=True, tag="pattern_discovered"):
    """A scan knows a pattern that was not known before."""

    pattern: Told


class PatternApproved(Event, frozen=True, tag="pattern_approved"):
    """Somebody made a pattern the rule."""

    pattern: Told


class PatternIgnored(Event, frozen=True, tag="pattern_ignored"):
    """Somebody does not want to hear of a pattern."""

    pattern: Told


class PatternMerged(Event, frozen=True, tag="pattern_merged"):
    """Two mined patterns say the same of the same sites now; one of them is kept."""

    kept: Told
    merged: Told


class ViolationDetected(Event, frozen=True, tag="violation_detected"):
    """A finding is shown that was not there before."""

    violation: Violation


class ViolationDismissed(Event, frozen=True, tag="violation_dismissed"):
    """Somebody said that a finding is wrong."""

    violation: Violation
    reason: str


class ViolationFixed(Event, frozen=True, tag="violation_fixed"):
    """A fix that was applied through Drift is on the disk."""

    violation: Violation


class GateEvaluated(Event, frozen=True, tag="gate_evaluated"):
    """A gate was asked whether this project may pass."""

    gate: str
    """`fail-on`, `baseline`, `lock`."""

    passed: bool
    failing: int
    """Findings that stand in its way."""


class RegressionDetected(Event, frozen=True, tag="regression_detected"):
    """What was a convention of the project at the last scan is none any more."""

    pattern: Told
    before: float
    """The confidence it had."""

    now: float


class DetectorAlert(Event, frozen=True, tag="detector_alert"):
    """People call many findings of a detector wrong."""

    detector: str
    dismissed: float
    """Share of its judged findings, those dismissed and those fixed, that were dismissed."""


class DetectorDisabled(Event, frozen=True, tag="detector_disabled"):
    """A pattern of a detector fell silent, because people dismissed what it said."""

    detector: str
    pattern: Told
    reason: str


class FileFailed(Event, frozen=True, tag="error"):
    """Something was wrong with one file; the run went on without it."""

    path: str
    code: str
    message: str


class Handler(Protocol):
    """Who listens: a subclass overrides what it wants to hear. Called in the thread in which it happened."""

    def on_scan_started(self, event: ScanStarted) -> None:
        """Hear that a scan begins."""

    def on_scan_progress(self, event: ScanProgress) -> None:
        """Hear how far a scan is."""

    def on_scan_complete(self, event: ScanComplete) -> None:
        """Hear that a scan is published."""

    def on_scan_error(self, event: ScanFailed) -> None:
        """Hear that a scan failed."""

    def on_pattern_discovered(self, event: PatternDiscovered) -> None:
        """Hear of a new pattern."""

    def on_pattern_approved(self, event: PatternApproved) -> None:
        """Hear that a pattern was approved."""

    def on_pattern_ignored(self, event: PatternIgnored) -> None:
        """Hear that a pattern is ignored."""

    def on_pattern_merged(self, event: PatternMerged) -> None:
        """Hear that two patterns became one."""

    def on_violation_detected(self, event: ViolationDetected) -> None:
        """Hear of a new finding."""

    def on_violation_dismissed(self, event: ViolationDismissed) -> None:
        """Hear that a finding was dismissed."""

    def on_violation_fixed(self, event: ViolationFixed) -> None:
        """Hear that a finding was fixed."""

    def on_gate_evaluated(self, event: GateEvaluated) -> None:
        """Hear what a gate said."""

    def on_regression_detected(self, event: RegressionDetected) -> None:
        """Hear that a convention was lost."""

    def on_detector_alert(self, event: DetectorAlert) -> None:
        """Hear that a detector is often wrong."""

    def on_detector_disabled(self, event: DetectorDisabled) -> None:
        """Hear that a detector was silenced."""

    def on_error(self, event: FileFailed) -> None:
        """Hear that something is wrong with a file."""


class Events:
    """Those who listen to one project."""

    def __init__(self) -> None:
        self._handlers: tuple[Handler, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anybody listens: where nobody does, no event is even made."""
        return bool(self._handlers)

    def listen(self, handler: Handler) -> Callable[[], None]:
        """Tell this one from now on; what is returned ends that."""
        self._handlers = (*self._handlers, handler)

        def leave() -> None:
            self._handlers = tuple(it for it in self._handlers if it is not handler)

        return leave

    def send(self, events: Iterable[Event]) -> None:
        """Tell everybody. A listener that fails is logged and harms neither the others nor us."""
        for event in events if self._handlers else ():
            method = f"on_{event.__struct_config__.tag}"
            for handler in self._handlers:
                try:
                    getattr(handler, method)(event)
                except Exception:  # The fence round a listener.
                    logger("events").exception("a listener failed to hear of %s", method)
