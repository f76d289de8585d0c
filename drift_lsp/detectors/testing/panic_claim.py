"""Claims by panic: tests in, whether what they want is claimed or asked for and the program ended out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assertion, Branch, Call, Function, Lambda, Panic
from drift_lsp.graphs.project import Project

CLAIMS = frozenset({"require", "assert"})


class PanicClaim(Detector):
    """Does a test claim what it wants, or does it ask for it and end the program where it is not so?

    A claim says what was wanted and what came; a program that ends takes the other tests with it.
    """

    __test__ = False
    id = "testing/panic-claim"
    tier = "listed"
    needs = (Assertion, Function)
    beyond = True
    slots = {"claim": "claims of tests"}
    answers = {"claimed": "it is claimed", "ends": "it is asked for, and the program ended"}
    conventions = frozenset({"claimed"})
    families = frozenset({"go", "rust"})
    roles = ("test",)
    strict = True
    examples = (
        Flags(
            '#[test]\nfn loads() { if !load().is_ok() { «panic!("lost")»; } }',
            taught="#[test]\nfn saves() { assert!(save().is_ok()); }",
            language="rust",
            path="tests/cart.rs",
            taught_path="tests/item.rs",
        ),
        Flags(
            "func TestLoad(t *testing.T) { if err != nil { «panic(err)» } }",
            taught="func TestSave(t *testing.T) { if err != nil { t.Fatal(err) } }",
            language="go",
            path="cart/cart_test.go",
            taught_path="cart/item_test.go",
        ),
        Allows(  # It is no test.
            "func load() { if err != nil { panic(err) } }",
            taught="func TestSave(t *testing.T) { if err != nil { t.Fatal(err) } }",
            language="go",
            path="cart/cart_test.go",
            taught_path="cart/item_test.go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each claim, and each branch of a test that ends the program."""
        for it in file.all(Assertion):
            yield Detection("claim", "claimed", it.span)
        for call in file.all(Call):
            if call.receiver and call.receiver.text in CLAIMS:
                yield Detection("claim", "claimed", call.span)
        for end in file.all(Panic):
            if end.name and end.name.text == "panic" and _is_of_test(end, file):
                yield Detection("claim", "ends", end.span)


def _is_of_test(end: Panic, file: FileFacts) -> bool:
    """Tell whether a test itself ends so, in a branch."""
    around, branch = file.enclosing(end.span, Function), file.enclosing(end.span, Branch)
    inner = file.enclosing(end.span, Lambda)
    if around is None or branch is None or branch.span not in around.span or not around.is_test:
        return False
    return inner is None or inner.span not in branch.span
