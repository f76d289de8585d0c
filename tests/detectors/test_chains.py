"""Chains: what is said of one thing again and again is counted once."""

from drift_lsp.detectors.styling.text_equality import TextEquality
from drift_lsp.testing import PROJECT, facts

CHAIN = """
int load(char *it) {
    if (!strcmp(it, "a")) return 1;
    else if (!strcmp(it, "b")) return 2;
    else if (!strcmp(other, "c")) return 3;
    return strcmp(it, "d") == 0;
}
int save(char *it) { return !strcmp(it, "a"); }
"""


def test_one_thing_compared_with_many_is_one_decision():
    found = [it.choice for it in TextEquality().observe(facts(CHAIN, "c"), PROJECT)]
    assert sorted(found) == ["truth", "truth", "truth", "zero"]
