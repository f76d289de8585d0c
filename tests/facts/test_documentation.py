"""Which comments document a definition."""

import pytest

from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.testing import facts

DOCUMENTED = {
    "plain": "/// Saves it.\nfn save() {}\n",
    "before attributes": "/// Saves it.\n#[inline]\n#[must_use]\nfn save() {}\n",
    "between attributes": "#[inline]\n/// Saves it.\nfn save() {}\n",
    "another comment between": "/// Saves it.\n// It once was slow.\n#[inline]\nfn save() {}\n",
    "an import with attributes above": "#[cfg(a)]\n#[cfg(b)]\nuse a::b;\n\n/// Saves it.\n#[inline]\nfn save() {}\n",
    "a block with an attribute above": "#[cfg(a)]\nimpl A for u8 {}\n\n/// Saves it.\n#[inline]\nfn save() {}\n",
}
BARE = {
    "nothing": "fn save() {}\n",
    "an empty line between": "/// Saves it.\n\nfn save() {}\n",
    "only another comment": "// Saves it.\nfn save() {}\n",
    "a comment behind code": "let a = 1; /// Saves it.\nfn save() {}\n",
}


@pytest.mark.parametrize("source", DOCUMENTED.values(), ids=DOCUMENTED)
def test_a_documented_function(source):
    file = facts(source, "rust")
    found = file.documentation(file.all(Function)[0])
    assert found is not None
    assert found.of(file.source).startswith("/// Saves it.\n")


@pytest.mark.parametrize("source", BARE.values(), ids=BARE)
def test_a_function_without_documentation(source):
    file = facts(source, "rust")
    assert file.documentation(file.all(Function)[0]) is None


def test_attributes_of_what_has_no_name_belong_to_nobody():
    file = facts("#[cfg(a)]\ncall!();\n\nstruct Cart;\n", "rust")
    assert list(file.decorators(file.all(Class)[0])) == []
