"""What stands in a part of a main file that is only there for tests is looked at as a test."""

from drift_lsp.detectors.survey import survey
from drift_lsp.syntax import languages
from drift_lsp.testing import PROJECT

SOURCE = b"""
fn load_cart() {}

#[cfg(test)]
mod tests {
    use super::*;

    fn make_cart() {}

    #[test]
    fn loads() {
        assert_eq!(load_cart(), 3);
    }
}
"""


def looked(role):
    return survey(SOURCE, "src/cart.rs", languages.named("rust"), role, PROJECT)


def slots(role, detector):
    return {group.slot: len(group.sites) for group in looked(role).groups if group.detector == detector}


def test_a_region_of_tests_is_asked_as_tests():
    assert slots("main", "structural/function-name-case") == {
        "rust function name": 1,
        "rust function name in tests": 1,
    }


def test_what_is_only_asked_of_tests_is_asked_of_the_region():
    assert slots("main", "testing/test-location") == {}  # The file itself is no test.
    assert slots("test", "testing/test-location") != {}


def test_nothing_is_mined_from_a_region_of_tests():
    found = [it.start for it in looked("main").bearers if it.kind != "file"]
    assert found == [SOURCE.index(b"load_cart")]
