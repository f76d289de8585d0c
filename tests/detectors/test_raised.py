"""Raised: an error that others raise word for word is no exception."""

from drift_lsp.detectors.errors.raised_breadth import RaisedBreadth
from drift_lsp.testing import PROJECT, facts

ONE = "def load(it):\n    if it:\n        raise ValueError('it')\n    raise Exception('it is full')\n"
OTHER = "def save(it):\n    if it:\n        raise TypeError('it')\n    raise Exception(\n        'it is gone'\n    )\n"


def said(source):
    return [it.token for it in RaisedBreadth().observe(facts(source, "python"), PROJECT) if it.choice == "general"]


def test_what_is_raised_is_told_from_other_errors_by_all_of_it():
    broken = ONE.replace("raise Exception", "raise  Exception")
    assert len(said(ONE)) == 1
    assert said(ONE) == said(broken)
    assert said(ONE) != said(OTHER)
    assert "full" not in said(ONE)[0]
