"""Trust: what readers mostly shrug at is not asked of new lines, of turned ones only where hardly anybody departs."""

import pytest

from drift_lsp.enforcement.trust import HARM, UNREAD, is_trusted, trust
from drift_lsp.workspace.workspace import Workspace
from tests.benchmarks import trust as labels
from tests.enforcement.test_turned import CART, FILES, TURNED, bare

CAUSE = """
def load_{0}(rows):
    try:
        return rows[{0}]
    except KeyError as error:
        raise ValueError from error
"""
LOST = CAUSE.replace(" from error", "")
RAISING = {f"shop/raising_{n}.py": CAUSE.format(n) for n in range(80)}
ADDED = {"shop/added.py": LOST.format(7)}
DUMPED = {"shop/page.php": "<?php\n\nfunction save($cart) {\n    dd($cart);\n}\n"}


def label(detector, said, *, project="shop", language="python"):
    return {
        "round": "changed, 300 commits at once",
        "project": project,
        "language": language,
        "detector": detector,
        "label": said,
    }


@pytest.fixture
def trusting(monkeypatch):
    return lambda share: monkeypatch.setenv("DRIFT_CHECK_TRUST", str(share))


@pytest.mark.parametrize(("share", "said"), [(0, ["errors/raise-cause"]), (1, [])])
def test_what_is_not_trusted_is_not_asked_of_new_lines(shop, trusting, share, said):
    trusting(share)
    assert [it[2] for it in shop(RAISING, ADDED)] == said


def test_why_nothing_is_said_can_be_asked_for_and_approving_it_asks(shop, trusting, tmp_path):
    trusting(1)
    shop(RAISING, ADDED)
    with Workspace.open(tmp_path) as workspace:
        hidden = workspace.judge("shop/added.py", ADDED["shop/added.py"].encode()).hidden
        (found,) = [it for it in hidden if it.detector == "errors/raise-cause"]
        assert found.hidden == "doubted"
        workspace.approve(found.pattern)
        assert [it.detector for it in workspace.check().violations] == ["errors/raise-cause"]


@pytest.mark.parametrize(("others", "said"), [(0, ["errors/bare-catch"]), (1, [])])
def test_of_turned_lines_it_is_told_where_hardly_anybody_departs(shop, trusting, others, said):
    trusting(1)
    odd = {f"shop/bare_{n}.py": bare(f"drop_{n}") for n in range(others)}
    assert [it[2] for it in shop(FILES | odd | CART, TURNED)] == said


@pytest.mark.parametrize(
    ("share", "said"), [(1.0, ["logging/left-behind"]), (HARM, ["logging/left-behind"]), (HARM - 0.01, [])]
)
def test_of_what_warns_of_harm_less_must_be_right(shop, monkeypatch, trusting, share, said):
    trusting(1)
    monkeypatch.setattr("drift_lsp.enforcement.trust.trust", lambda *_asked: share)
    assert [it[2] for it in shop(RAISING, DUMPED)] == said


def test_a_secret_is_told_whatever_readers_said():
    assert is_trusted("security/provider-key", "python", 1.0)


def test_a_question_that_nobody_read_is_trusted_as_all_are():
    assert trust("naming/of-tomorrow", "python") == UNREAD == labels.PRIOR


def test_a_family_is_trusted_as_all_are_until_it_was_read():
    said = [label("errors/a", "wrong", project=f"p{n}") for n in range(9)]
    said += [label("errors/a", "right", project=f"p{n}", language="go") for n in range(9)]
    told = labels.trust(said)
    assert told["errors/a", "python"] < told["errors/a", "*"] < told["errors/a", "go"]
    assert ("errors/a", "rust") not in told


def test_what_was_read_lately_counts_more():
    old = [label("errors/a", "wrong", project=f"p{n}") for n in range(5)]
    between = [label("errors/b", "right", project=f"p{n}") for n in range(3 * labels.HALVED)]
    new = [label("errors/a", "right", project=f"q{n}") for n in range(5)]
    assert (
        labels.trust(old + between + new)["errors/a", "*"]
        > labels.PRIOR
        > labels.trust(new + between + old)["errors/a", "*"]
    )


def test_a_question_that_few_have_read_is_trusted_as_all_are():
    assert labels.trust([label("errors/a", "wrong")] * (labels.LEAST - 1)) == {}
    assert labels.trust([label("errors/a", "wrong")] * labels.LEAST)


def test_one_project_counts_three_times_at_most():
    many = [label("errors/a", "wrong") for _ in range(30)]
    few = [label("errors/a", "wrong") for _ in range(labels.LEAST)]
    assert labels.trust(many)["errors/a", "*"] == pytest.approx(labels.trust(few)["errors/a", "*"], abs=0.01)


def test_what_was_read_before_a_question_asked_another_thing_does_not_count():
    (name, since) = next(iter(labels.RENEWED.items()))
    before = [label(name, "wrong", project=f"p{n}") for n in range(9)]
    later = [label(name, "right", project=f"q{n}") | {"round": since} for n in range(9)]
    assert labels.trust(before + later) == labels.trust(later)


def test_other_rounds_do_not_count():
    assert labels.trust([label("errors/a", "right") | {"round": "old code, always"}]) == {}
