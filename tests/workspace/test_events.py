"""Every event is sent once, after the commit that made it true, with nothing held."""

from __future__ import annotations

from collections import Counter
from threading import Thread

import pytest

from drift_lsp.errors import CancelledError
from drift_lsp.learning.feedback import Opinions
from drift_lsp.signals import events
from drift_lsp.signals.events import Event, Events, Handler, Told
from drift_lsp.workspace import news
from drift_lsp.workspace.news import Moment
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD

KINDS = Event.__subclasses__()


class Everything(Handler):
    """Keeps what it hears, by method, and asks another thread each time whether the project can be asked."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        self.heard: list[tuple[str, Event]] = []
        self.asked: list[bool] = []
        self._workspace = workspace

    def of(self, name: str) -> list[Event]:
        return [it for method, it in self.heard if method == name]

    def ask(self) -> None:
        if self._workspace:
            thread = Thread(target=self._workspace.status)
            thread.start()
            thread.join(10)
            self.asked.append(not thread.is_alive())


def _method(name):
    def hear(self, event):
        self.heard.append((name, event))
        if name != "on_scan_progress":
            self.ask()

    return hear


for kind in KINDS:
    setattr(Everything, f"on_{kind.__struct_config__.tag}", _method(f"on_{kind.__struct_config__.tag}"))


@pytest.fixture
def shop(folder):
    files = {f"shop/part_{n}.py": MODULE.format(n=n) for n in range(80)}
    return folder.write({**files, "shop/odd.py": ODD, "drift.toml": '[check]\nshow = "all"\n'})


@pytest.fixture
def workspace(shop):
    with Workspace.open(shop.path) as opened:
        yield opened


@pytest.fixture
def listener(workspace):
    made = Everything(workspace)
    workspace.events.listen(made)
    return made


def cause(workspace):
    return next(it for it in workspace.check(show="all").violations if it.detector == CAUSE)


def test_the_set_is_closed_and_every_member_is_heard_by_a_method_of_its_own():
    named = {f"on_{it.__struct_config__.tag}" for it in KINDS}
    assert len(KINDS) == len(named) == 16
    assert named == {it for it in vars(Handler) if it.startswith("on_")}
    silent = type("Silent", (Handler,), {})()
    for name in named:
        assert getattr(silent, name)(None) is None


def test_a_scan_from_its_beginning_to_its_end(shop, workspace, listener):
    shop.write({"shop/bad.py": b"x = '\xff'\n"})
    workspace.scan()
    names = [name for name, _ in listener.heard]
    assert names[0] == "on_scan_started"
    assert names[-1] == "on_scan_complete"
    assert Counter(names)["on_scan_started"] == Counter(names)["on_scan_complete"] == Counter(names)["on_error"] == 1
    (complete,) = listener.of("on_scan_complete")
    assert (complete.added, complete.modified, complete.removed) == (82, 0, 0)
    assert [it.stage for it in listener.of("on_scan_progress")][-1] == "judging"
    (failed,) = listener.of("on_error")
    assert (failed.path, failed.code) == ("shop/bad.py", "FILE_NOT_UTF8")
    assert all(listener.asked)
    with Workspace.open(shop.path) as other:
        known = {it.id for it in other.patterns()}
    discovered = [it.pattern.id for it in listener.of("on_pattern_discovered")]
    assert len(discovered) == len(set(discovered))
    assert set(discovered) == known


def test_what_is_known_is_no_news(shop, workspace, listener):
    workspace.scan()
    listener.heard.clear()
    workspace.scan()
    assert {name for name, _ in listener.heard} <= {"on_scan_started", "on_scan_progress", "on_scan_complete"}
    shop.write({"shop/late.py": ODD.replace("odd", "late")})
    workspace.scan()
    found = [it.violation for it in listener.of("on_violation_detected")]
    assert [(it.path, it.detector) for it in found].count(("shop/late.py", CAUSE)) == 1
    assert not listener.of("on_pattern_discovered")


def test_a_save_tells_what_it_found(shop, workspace, listener):
    workspace.scan()
    listener.heard.clear()
    shop.write({"shop/part_1.py": MODULE.format(n=1).replace(" from err", "", 1)})
    assert workspace.saved("shop/part_1.py")
    assert [it.violation.path for it in listener.of("on_violation_detected")] == ["shop/part_1.py"]
    listener.heard.clear()
    assert not workspace.saved("shop/part_1.py")
    assert listener.heard == []


def test_a_scan_that_is_stopped(workspace, listener):
    with pytest.raises(CancelledError):
        workspace.scan(cancelled=lambda: True)
    assert [name for name, _ in listener.heard if name != "on_scan_progress"] == ["on_scan_started", "on_scan_error"]
    assert listener.of("on_scan_error")[0].code == "CANCELLED"


def test_what_people_say(workspace, listener):
    found = cause(workspace)
    listener.heard.clear()
    workspace.dismiss(found, "it is fine")
    (said,) = listener.of("on_violation_dismissed")
    assert (said.violation.id, said.reason) == (found.id, "it is fine")
    workspace.approve(found.pattern)
    workspace.ignore(found.pattern, "shop")
    (approved,), (ignored,) = listener.of("on_pattern_approved"), listener.of("on_pattern_ignored")
    assert (approved.pattern.detector, approved.pattern.scope) == (CAUSE, "")
    assert (ignored.pattern.id, ignored.pattern.scope) == (found.pattern, "shop")
    assert all(listener.asked)


def test_people_grow_tired_of_a_detector(workspace, listener):
    found = cause(workspace)
    for times in (1, 2, 3, 4):
        workspace.dismiss(found)
        assert len(listener.of("on_detector_alert")) == (times >= 2)
        assert len(listener.of("on_detector_disabled")) == (times >= 3)
    (alert,), (disabled,) = listener.of("on_detector_alert"), listener.of("on_detector_disabled")
    assert (alert.detector, alert.dismissed) == (CAUSE, 1.0)
    assert disabled.detector == CAUSE
    assert "3 dismissals" in disabled.reason


def test_a_fix_is_told_once_it_is_on_the_disk(shop, workspace, listener):
    found = cause(workspace)
    workspace.fixing(found)
    assert not listener.of("on_violation_fixed")
    shop.write({"shop/odd.py": ODD.replace('("odd")', '("odd") from err')})
    workspace.saved("shop/odd.py")
    assert [it.violation.id for it in listener.of("on_violation_fixed")] == [found.id]


@pytest.mark.parametrize(("least", "passed"), [("information", False), ("error", True), ("never", True)])
def test_a_gate(workspace, listener, least, passed):
    report = workspace.check(show="all")
    assert workspace.gate(report, least) is passed
    (gate,) = listener.of("on_gate_evaluated")
    assert (gate.gate, gate.passed, gate.failing > 0) == ("fail-on", passed, not passed)


def test_a_convention_that_is_lost(shop, workspace, listener):
    pattern = cause(workspace).pattern
    assert not listener.of("on_regression_detected")
    shop.write({f"shop/part_{n}.py": MODULE.format(n=n).replace(" from err", "") for n in range(9)})
    workspace.scan()
    lost = {it.pattern.id: it for it in listener.of("on_regression_detected")}
    assert lost[pattern].before > lost[pattern].now
    listener.heard.clear()
    workspace.scan()
    assert not listener.of("on_regression_detected")


def test_a_mined_pattern_that_gives_way_to_another():
    def moment(*slots):
        told = [Told(f"{at:016x}", "mined/class-decorator", it, "present") for at, it in enumerate(slots)]
        return Moment({it.slot: it for it in told}, {}, frozenset(), {}, frozenset())

    suffix, base, other = "python suffix:Handler → decorator:route", "python base:B → decorator:route", "python x → y"
    found = list(news.between(moment(suffix, other), moment(base, other)))
    merged = [it for it in found if isinstance(it, events.PatternMerged)]
    assert [(it.kept.slot, it.merged.slot) for it in merged] == [(base, suffix)]
    assert not [it for it in news.between(moment(other), moment(base)) if isinstance(it, events.PatternMerged)]


def test_without_a_listener_nothing_is_made(workspace, monkeypatch):
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(news, "moment", never)
    monkeypatch.setattr(news, "heard", never)
    monkeypatch.setattr(Events, "send", never)
    found = cause(workspace)
    workspace.gate(workspace.check(), "warning")
    workspace.dismiss(found)
    workspace.approve(found.pattern)
    workspace.saved("shop/odd.py")


def test_a_listener_that_fails_harms_nobody(workspace, listener):
    class Failing(Handler):
        def on_scan_complete(self, event):
            raise ZeroDivisionError

    leave = workspace.events.listen(Failing())
    second = Everything()
    workspace.events.listen(second)
    workspace.scan()
    assert len(listener.of("on_scan_complete")) == len(second.of("on_scan_complete")) == 1
    leave()
    workspace.scan()
    assert len(second.of("on_scan_complete")) == 2


def test_opinions_without_feedback_are_no_news(workspace):
    assert list(news.heard(workspace._db, Opinions(), Opinions())) == []
