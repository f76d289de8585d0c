"""Feedback: what people said, weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drift_lsp.learning.feedback import DAY, Event, Opinions, State, condense, opinions
from drift_lsp.learning.knobs import Feedback

NOW = 1_000 * DAY
DEFAULTS = Feedback()


def said(*actions, scope="", choice="err", ago=0.0, pattern="p"):
    return [
        Event(
            action=action,
            at=NOW - ago * DAY + n,
            pattern=pattern,
            scope=scope,
            choice=choice,
            fingerprint=f"f{n}",
            loose=f"l{n}",
        )
        for n, action in enumerate(actions)
    ]


def heard(events, unmutable=frozenset(), knobs=DEFAULTS):
    return opinions(events, NOW, knobs, unmutable)


@pytest.mark.parametrize(
    ("action", "weight"),
    [
        ("dismiss", (0, 0.5)),
        ("fix", (1, 0)),
        ("escalate", (1.5, 0)),
        ("suppress", (0, 0)),
        ("approve", (0, 0)),
        ("ignore", (0, 0)),
    ],
)
def test_what_an_action_weighs(action, weight):
    assert heard(said(action)).weight("p", "", "err") == pytest.approx(weight, rel=1e-3)


@pytest.mark.parametrize(("days", "share"), [(0, 1), (180, 0.5), (360, 0.25), (1800, 2**-10)])
def test_it_weighs_half_after_180_days(days, share):
    assert heard(said("fix", ago=days)).weight("p", "", "err")[0] == pytest.approx(share, rel=1e-3)


def test_a_dismissed_finding_never_comes_back():
    found = heard(said("dismiss", ago=5_000))
    assert (found.dismissed, found.dismissed_loose) == ({"f0"}, {"l0"})


def test_it_weighs_in_full_where_it_was_said_and_half_around():
    found = heard(said("fix", scope="a/b"))
    weights = {scope: found.weight("p", scope, "err")[0] for scope in ("a/b", "a", "", "a/b/c", "a/bc", "c")}
    assert weights == pytest.approx({"a/b": 1, "a": 0.5, "": 0.5, "a/b/c": 0, "a/bc": 0, "c": 0}, rel=1e-3)


def test_it_weighs_only_on_the_answer_it_was_said_under():
    found = heard(said("fix", "escalate"))
    assert found.weight("p", "", "e") == (0, 0)
    assert found.weight("q", "", "err") == (0, 0)
    assert ("p", "", "err") in found.escalated


@pytest.mark.parametrize("fixes", range(6))
def test_when_a_pattern_is_muted(fixes):
    for dismissals in range(12):
        muted = (3 + fixes) / (4 + fixes + dismissals) < 0.5
        found = heard(said(*["fix"] * fixes, *["dismiss"] * dismissals))
        assert (("p", "", "err") in found.muted) == muted
        assert found.shown_to_be_wrong("p") == pytest.approx(dismissals / (dismissals + fixes + 4))


def test_only_dismissals_of_one_place_and_answer_mute():
    places = [said("dismiss", scope=scope, choice=choice) for scope in ("", "a", "b") for choice in ("err", "e")]
    assert heard([event for events in places for event in events]).muted == frozenset()


def test_secrets_are_dismissed_one_by_one():
    found = heard(said(*["dismiss"] * 20), unmutable=frozenset({"p"}))
    assert found.muted == frozenset()
    assert len(found.dismissed) == 20


def test_a_fix_unmutes_when_it_tips_the_balance():
    assert heard(said("dismiss", "dismiss", "dismiss")).muted
    assert not heard(said("dismiss", "dismiss", "dismiss", "fix")).muted


def test_unmuting_begins_anew():
    events = said("dismiss", "dismiss", "dismiss", "unmute", "dismiss", "dismiss")
    assert not heard(events).muted
    assert heard([*events, *said("dismiss", ago=-1)]).muted
    assert heard(events).weight("p", "", "err")[1] == pytest.approx(2.5, rel=1e-3)


def test_the_last_decision_holds_and_can_be_taken_back():
    assert heard(said("approve", "ignore")).states == {("p", ""): State("ignored", "err")}
    assert heard(said("ignore", "approve")).states == {("p", ""): State("approved", "err")}
    assert heard(said("ignore", "reset")).states == {}


def test_the_order_of_what_is_said_is_its_time():
    events = said("ignore", "approve")
    assert heard(reversed(events)).states == heard(events).states


def test_a_clock_that_was_ahead_does_no_harm():
    assert heard(said("fix", ago=-3_000)).weight("p", "", "err")[0] == 1


def test_nothing_said():
    assert heard([]) == Opinions()


def test_the_numbers_are_settings():
    knobs = Feedback(dismiss=2.0, half_life_days=10.0, mute_below=0.2)
    found = heard(said("dismiss", "dismiss", "dismiss", ago=10), knobs=knobs)
    assert found.weight("p", "", "err")[1] == pytest.approx(3.0, rel=1e-3)
    assert found.muted == frozenset()


actions = some.sampled_from(["dismiss", "fix", "suppress", "escalate", "mute", "unmute"])
events = some.lists(
    some.builds(
        Event,
        action=actions,
        at=some.floats(0, NOW),
        pattern=some.sampled_from("pq"),
        scope=some.sampled_from(["", "a", "a/b"]),
        choice=some.sampled_from("xy"),
        fingerprint=some.sampled_from("123"),
        loose=some.sampled_from("456"),
    ),
    max_size=30,
)


@given(events, some.floats(0, NOW), some.floats(0, NOW))
def test_forgetting_single_events_changes_no_opinion(made, first, second):
    first, second = sorted((first, second))
    sums = condense([it for it in made if it.at <= first], first, DEFAULTS, frozenset("q"), [])
    sums = condense([it for it in made if first < it.at <= second], second, DEFAULTS, frozenset("q"), sums)
    gone = [(it.fingerprint, it.loose, it.pattern) for it in made if it.action == "dismiss" and it.at <= second]
    left = opinions([it for it in made if it.at > second], NOW, DEFAULTS, frozenset("q"), sums, gone)
    whole = opinions(made, NOW, DEFAULTS, frozenset("q"))
    assert (left.dismissed, left.dismissed_loose, left.muted) == (whole.dismissed, whole.dismissed_loose, whole.muted)
    assert left.escalated == whole.escalated
    for pattern in "pq":
        assert left.shown_to_be_wrong(pattern) == whole.shown_to_be_wrong(pattern)
        for scope in ("", "a", "a/b"):
            for choice in "xy":
                assert left.weight(pattern, scope, choice) == pytest.approx(whole.weight(pattern, scope, choice))
