"""Strings and SQL: what is fixed in a string, and what is put in."""

import pytest

from drift_lsp.facts import sql, strings
from drift_lsp.facts.strings import HOLE
from drift_lsp.facts.vocabulary import Assignment
from drift_lsp.testing import facts


def read(expression, language="python"):
    file = facts(f"it = {expression}", language)
    (assignment,) = file.all(Assignment)
    return strings.read(file, assignment.value)


@pytest.mark.parametrize(
    ("expression", "text", "values"),
    [
        ('"a" "b"', "ab", ()),
        ('f"a {b!r} {{c}} {d[0]:>3}"', f"a {HOLE} {{c}} {HOLE}", ("b!r", "d[0]:>3")),
        ('"a %s and %(b)s 5%%" % (c, d)', f"a {HOLE} and {HOLE} 5%", ("c", "d")),
        ('"a %s" % f(b, c)', f"a {HOLE}", ("f(b, c)",)),
        ('"a {} {1} {c}".format(x, y, c=z)', f"a {HOLE} {HOLE} {HOLE}", ("x", "y", "z")),
        ('"a" + b + "c"', f"a{HOLE}c", ("b",)),
        ('(\n    "a %s "\n    "b"\n    % c\n)', f"a {HOLE} b", ("c",)),
        ('"a {} " "b {}".format(c, d)', f"a {HOLE} b {HOLE}", ("c", "d")),
        ('r"""a"""', "a", ()),
    ],
)
def test_a_python_string_is_taken_apart(expression, text, values):
    built = read(expression)
    assert (built.text, built.values) == (text, values)


@pytest.mark.parametrize("expression", ["name", '", ".join(names)', "load('a')", "1"])
def test_what_is_no_string_is_left_alone(expression):
    assert read(expression) is None


def test_a_template_is_taken_apart():
    file = facts("const it = `a ${b.c({ d: 1 })} {e}`;", "typescript")
    (assignment,) = file.all(Assignment)
    assert strings.read(file, assignment.value) == strings.Built(f"a {HOLE} {{e}}", ("b.c({ d: 1 })",))


def test_only_literals_are_constant():
    for source, constant in (('"a" "b"', True), ('f"a"', True), ('f"{a}"', False), ("a", False)):
        file = facts(f"it = {source}", "python")
        assert strings.is_constant(file, file.all(Assignment)[0].value) is constant


def test_commas_within_brackets_and_quotes_do_not_split():
    assert strings.split("a, f(b, c), 'd, e', [1, 2]") == ["a", "f(b, c)", "'d, e'", "[1, 2]"]


def test_a_value_is_found_on_its_line_of_the_statement():
    file = facts("q = f'''\n    SELECT a FROM b\n    WHERE c = '{d}'\n'''", "python")
    (found,) = sql.written_values(file)
    assert (found.span.of(file.source), found.value, found.quoted) == ("WHERE c = '{d}'", "d", True)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT a FROM {table} WHERE c = %s",
        "SELECT a FROM b WHERE c = {int(d)}",
        "SELECT a FROM b WHERE c IN ({marks})",
        "SELECT a FROM b WHERE c = {LIMIT}",
        "Select one from the list where name = '{d}'",
    ],
)
def test_what_cannot_be_a_parameter_is_left_alone(statement):
    assert not list(sql.written_values(facts(f'q = f"{statement}"', "python")))
