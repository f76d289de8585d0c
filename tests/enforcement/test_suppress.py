"""Suppression: which comment silences what, and the edit that puts one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drift_lsp.detectors.survey import Directive, survey
from drift_lsp.enforcement.check import Settings, check
from drift_lsp.enforcement.file_rules import unasked
from drift_lsp.enforcement.knobs import Check
from drift_lsp.enforcement.linter_rules import PYTHON, asked
from drift_lsp.enforcement.suppress import NO_DAY, Suppressions
from drift_lsp.learning.pattern import identity
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.testing import PROJECT, look
from drift_lsp.text import Lines, apply_edits
from drift_lsp.workspace import repairs, summary
from tests.learning.made import model

CAUSE = "errors/raise-cause"
PATTERN = identity(CAUSE, "python error raised in a handler")
TAUGHT = (
    "def load_all_{0}():\n    try:\n        load()\n    except OSError as err:\n        raise LoadError() from err\n"
)
TAUGHT_TSX = """\
const loadAll{0} = () => <p>{{load(a === b)}}</p>
try {{ a() }} catch (err) {{ throw new Error('x', {{ cause: err }}) }}
"""
SETTINGS = Settings(Check(agreement_places=1, habit_places=1, trust=0.0))
LEARNED = model(
    [look(TAUGHT.format(n), "python", f"src/shop/load_{n}.py") for n in range(90)]
    + [look(TAUGHT_TSX.format(n), "tsx", f"src/shop/Load{n}.tsx") for n in range(90)],
    PROJECT,
)
ODD = "try:\n    save()\nexcept OSError as err:\n{0}    raise SaveError(){1}\n"


def judge(source, language="python", path="src/shop/odd.py", today="2026-06-01"):
    looked = survey(source.encode(), path, languages.named(language), "main", PROJECT)
    return check(looked, source.encode(), LEARNED, None, frozenset(), SETTINGS, today, {})


def hidden(source, detector=CAUSE, **given):
    return [it.hidden for it in judge(source, **given).violations if it.detector == detector]


def silenced(source, **given):
    (reason,) = hidden(source, **given)
    return reason == "suppressed"


def test_without_a_comment_it_is_said():
    assert not silenced(ODD.format("", ""))


@pytest.mark.parametrize("name", [CAUSE, "errors", PATTERN, f"types, {CAUSE}", f" {CAUSE} , types"])
def test_on_its_line_above_it_and_for_the_file(name):
    assert silenced(ODD.format("", f"  # drift: ignore[{name}] -- why"))
    assert silenced(ODD.format(f"    # drift: ignore-next-line[{name}]\n", ""))
    assert silenced(f"# drift: ignore-file[{name}]\n" + ODD.format("", ""))
    assert silenced(ODD.format("", "") + f"# drift: ignore-file[{name}]\n")


def test_what_another_tool_is_told_of_a_line_or_a_file():
    code = "<?php\n{0}\nfunction a() {{}}\n$b = 1;\n"
    for comment, rows in (("// phpcs:ignoreFile", 5), ("// ReSharper disable once CheckNamespace", 2)):
        source = code.format(comment).encode()
        looked = survey(source, "src/a.php", languages.named("php"), "main", PROJECT)
        told = Suppressions(looked, source, Lines(source), "2026-06-01")
        assert sum(told.silence((row, row), CAUSE, PATTERN) for row in range(5)) == rows


@pytest.mark.parametrize("name", ["", "types", "errors/raise", "raise-cause", PATTERN[:8], "*"])
def test_another_name_silences_nothing(name):
    assert not silenced(ODD.format("", f"  # drift: ignore[{name}]"))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (f"    # drift: ignore[{CAUSE}]\n", ""),
        ("", f"  # drift: ignore-next-line[{CAUSE}]"),
        (f"    # drift: ignore-next-line[{CAUSE}]\n\n", ""),
    ],
)
def test_on_another_line_it_silences_nothing(before, behind):
    assert not silenced(ODD.format(before, behind))


def test_a_bare_one_is_refused_and_reported():
    for comment in ("# drift: ignore", "# drift: ignore me", "# drift: ignore[]", "# drift: ignore -- why"):
        source = ODD.format("", f"  {comment}")
        assert not silenced(source)
        assert [it.why for it in summary.unused(judge(source), source.encode())] == ["bare"]


@pytest.mark.parametrize(("today", "obeyed"), [("2026-05-31", True), ("2026-06-01", True), ("2026-06-02", False)])
def test_one_with_an_end_holds_through_its_last_day(today, obeyed):
    source = ODD.format("", f"  # drift: ignore[{CAUSE}] until=2026-06-01 -- soon")
    assert silenced(source, today=today) == obeyed
    assert [it.until for it in judge(source, today=today).unused] == ([] if obeyed else ["2026-06-01"])


def test_one_that_silences_nothing_is_reported():
    source = f"x = 1  # drift: ignore[{CAUSE}]\n"
    assert [it.why for it in summary.unused(judge(source), source.encode())] == ["unused"]
    source = ODD.format("", f"  # drift: ignore[{CAUSE}]")
    assert judge(source).unused == ()


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", "  # noqa: B904"),
        ("", "  # pylint: disable=raise-missing-from"),
        ("    # pylint: disable-next=raise-missing-from\n", ""),
        ("", "  # type: ignore"),
        ("    # noqa: B904\n", ""),
        ("    # noinspection PyMissingCause\n", ""),
        ("    # A WORKAROUND: what the cause says\n    # is broken in 3.9.\n", ""),
        ("    # Without its cause on purpose.\n", ""),
        ("    # pylint: disable=raise-missing-from\n", ""),
        ("    # pylint: disable=raise-missing-from\n    log(err)\n", "\n# pylint: enable=raise-missing-from"),
    ],
)
def test_what_another_tool_is_told_to_ignore_is_ignored(before, behind):
    assert silenced(ODD.format(before, behind))
    assert judge(ODD.format(before, behind)).unused == ()


def test_what_another_tool_is_told_elsewhere_is_no_reason_here():
    assert not silenced(ODD.format("    log(err)  # pylint: disable=raise-missing-from\n", ""))
    assert not silenced(ODD.format("    # pylint: disable=raise-missing-from\n    log(err)\n", ""))
    assert not silenced(ODD.format("    log(err)  # noqa: B904\n", "\n# pylint: enable=raise-missing-from"))


SCRIPT = "try {{ save() }} catch (err) {{\n{0}  throw new Error('save'){1}\n}}\n"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("  // eslint-disable-next-line\n", ""),
        ("  // @ts-ignore\n", ""),
        ("  // biome-ignore lint/complexity/useErrorCause: it is logged\n", ""),
        ("  // svelte-ignore state_referenced_locally\n", ""),
        ("", " // eslint-disable-line preserve-caught-error"),
        ("  /* eslint-disable no-throw */\n  log(err);\n", "\n  /* eslint-enable no-throw */"),
        ("  /* eslint-disable-next-line\n     preserve-caught-error */\n", ""),
        (f"  // drift: ignore-next-line[{CAUSE}]\n", ""),
        (f"  /* drift: ignore-next-line[{CAUSE}]\n     since it is logged */\n", ""),
        ("", f" /* drift: ignore[{CAUSE}] */"),
    ],
)
def test_in_typescript(before, behind):
    assert silenced(SCRIPT.format(before, behind), language="tsx", path="src/shop/Odd.tsx")


@pytest.mark.parametrize(
    ("before", "obeyed"),
    [
        ("", False),
        ("#pragma warning disable CA2200 // it is logged\n", True),
        ("#pragma warning disable CA2200\n        log();\n", True),
        ("#pragma warning disable CA2200\n        log();\n#pragma warning restore CA2200\n", False),
    ],
)
def test_in_c_sharp(before, obeyed):
    form = (
        "class C{0} {{\n    void Save() {{\n        try {{ Load(); }} catch (IOException e) {{\n        Log(e);\n"
        "{1}        throw{2};\n#pragma warning restore CA2200\n        }}\n    }}\n}}\n"
    )
    sites = [form.format(n, "", "") for n in range(90)]
    learned = model([look(it, "csharp", f"src/shop/C{n}.cs") for n, it in enumerate(sites)], PROJECT)
    odd = form.format("", before, " e")
    looked = survey(odd.encode(), "src/shop/C.cs", languages.named("csharp"), "main", PROJECT)
    found = check(looked, odd.encode(), learned, None, frozenset(), SETTINGS, "2026-06-01", {}).violations
    (said,) = [it.hidden for it in found if it.detector == "errors/rethrow-form"]
    assert (said == "suppressed") == obeyed


@pytest.mark.parametrize(
    ("before", "behind"),
    [("", " //nolint:staticcheck"), ("\t//lint:ignore ST1005 end user message.\n", "")],
)
def test_in_go(before, behind):
    taught = 'func save{0}() error {{\n\treturn errors.New("it is gone")\n}}\n'
    learned = model([look(taught.format(n), "go", f"src/shop/save_{n}.go") for n in range(90)], PROJECT)
    source = f'func drop() error {{\n{before}\treturn errors.New("It is full"){behind}\n}}\n'
    looked = look(source, "go", "src/shop/odd.go")
    found = check(looked, source.encode(), learned, None, frozenset(), SETTINGS, "2026-06-01", {}).violations
    assert [it.hidden for it in found if it.detector == "errors/message-form"] == ["suppressed"]


@pytest.mark.parametrize(
    ("above", "reasons"),
    [("//nolint:revive // C has it so.\n", ["suppressed"]), ("// It is full.\n", [""])],
)
def test_above_a_definition_in_go(above, reasons):
    taught = "func save{0}Cart() {{\n\tload()\n}}\n"
    learned = model(
        [look(taught.format("ABCDEFGHI"[n % 9] * (n + 1)), "go", f"src/shop/save_{n}.go") for n in range(90)], PROJECT
    )
    source = f"{above}func drop_cart() {{\n\tload()\n}}\n"
    looked = look(source, "go", "src/shop/odd.go")
    found = check(looked, source.encode(), learned, None, frozenset(), SETTINGS, "2026-06-01", {}).violations
    assert [it.hidden for it in found if it.detector == "structural/function-name-case"] == reasons


def test_a_long_statement_is_silenced_at_either_end():
    long = ODD.replace("SaveError()", "SaveError({2}\n        'disk',\n    )").format("", "{0}", "{1}")
    assert not silenced(long.format("", ""))
    assert silenced(long.format("", f"  # drift: ignore[{CAUSE}]"))
    names = "def loadAll(  # drift: ignore[structural]\n    a,\n): pass\n"
    assert hidden(names, "structural/function-name-case") == ["suppressed"]


def test_inside_a_string_it_is_no_comment():
    assert not silenced(ODD.format("", "").replace("SaveError()", f"SaveError('# drift: ignore[{CAUSE}]')"))


# The edit.

PIECES = [
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError()\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError(\n        'disk'\n    )\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError('''disk\nis full''')\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError() \\\n        .of('disk')\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError()  # why not\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError()  # drift: ignore[types] -- so\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError()  # drift: ignore[errors/raise] -- so\n",
    "try:\n    save()\nexcept OSError as err:\n    raise SaveError()  # drift: ignore[types] until=2001-01-01\n",
    "try:\n    save()\nexcept OSError as err:\n    # drift: ignore-next-line[types]\n    raise SaveError()\n",
    "try:\n    save()\nexcept OSError as err:\n    # pylint: disable-next=no-member\n    raise SaveError()\n",
    "try: save()\nexcept OSError as err: raise SaveError('# drift: ignore[types]')\n",
    "try: save()\nexcept OSError as e: raise SaveError()\n",
    "save = 1 + \\\n    f(lambda: 1)\ndef loadAll(): pass\n",
    "def loadAll(): pass\n",
    "class Shop:\n\tdef loadAll(self):\n\t\t'''drift: ignore[x]'''\n",
    "def saveAll(): pass",
    "é = 'ü'; \n",
    "'''\nloadAll\n'''\n",
]
HEADS = [
    "",
    "#!/usr/bin/env python\n",
    "\N{BOM}",
    "# -*- coding: utf-8 -*-\n",
    "#!/bin/python\n# coding=utf-8\n",
    "'''Words.'''\n",
]
SCRIPTS = [
    "try { a() } catch (err) { throw new Error('x') }\n",
    "try { a() } catch (err) { throw new Error(`x\n${y}`) }\n",
    "const View = () => <p>\n  {run(() => { try { a() } catch (err) { throw new Error('x') } })}\n</p>\n",
    "const Other = () => <p title={f(function () {\n  try { a() } catch (err) { throw new Error('x') } })}> text\n"
    "  more</p>\n",
    "const load_all = 1, save_all = () => 2\n",
    "// drift: ignore-next-line[types]\ntry { a() } catch (err) { throw new Error('x') }\n",
    "// eslint-disable-next-line\nx()\n",
]


def said(checked):
    return sorted((it.row, it.id, it.detector) for it in checked.violations if it.hidden in ("", "listed", "common"))


def check_edits(source, language, path, where, reason):
    """Every edit that is offered silences its finding and no other question's, and leaves the code as it was."""
    offered = 0
    before = judge(source, language, path, today="2026-06-01")
    for violation in before.violations:
        if violation.hidden:
            continue
        edits = repairs.suppress(PROJECT, path, source.encode(), violation, where, reason)
        if not edits:
            continue
        offered += 1
        changed = apply_edits(source.encode(), edits).decode()
        after = judge(changed, language, path, today="2026-06-01")
        line = {violation.row, violation.end_row} if where != "file" else set(range(len(source)))
        gone = {it for it in said(before) if it[2] == violation.detector and it[0] in line}
        assert {it[1] for it in said(before)} - {it[1] for it in said(after)} == {it[1] for it in gone}
        assert violation.id in {it[1] for it in gone}
        assert {it[1] for it in said(after)} <= {it[1] for it in said(before)}
        assert code(changed, language) == code(source, language)
        again = repairs.suppress(PROJECT, path, source.encode(), violation, where, reason)
        assert again == edits
    return offered


def code(source, language):
    """List the leaves of the syntax tree that are no comments."""
    tree = parse(source.encode(), languages.named(language))
    found, waiting = [], [tree.root_node]
    while waiting:
        node = waiting.pop()
        if node.type == "comment":
            continue
        if not node.children and node.type != "jsx_text":
            found.append((node.type, node.text))
        elif node.type == "jsx_text":
            found.append((node.type, b" ".join(node.text.split())))
        waiting.extend(node.children)
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
    st.sampled_from(["line", "next-line", "file"]),
    st.sampled_from(["", "it is\nlogged"]),
    st.booleans(),
)
def test_the_edit_silences_one_question_and_changes_no_code(head, pieces, where, reason, windows):
    source = head + "".join(f"{it.rstrip()}\n" for it in pieces)
    check_edits(source.replace("\n", "\r\n") if windows else source, "python", "src/shop/odd.py", where, reason)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=3), st.sampled_from(["line", "next-line", "file"]))
def test_in_tsx_too(pieces, where):
    check_edits("".join(pieces), "tsx", "src/shop/Odd.tsx", where, "")


@pytest.mark.parametrize("piece", [*PIECES[:2], PIECES[4], PIECES[11], PIECES[13], PIECES[15]])
@pytest.mark.parametrize("where", ["line", "next-line", "file"])
def test_the_edit_is_offered(piece, where):
    assert check_edits(piece, "python", "src/shop/odd.py", where, "why") > 0


@pytest.mark.parametrize("piece", [SCRIPTS[0], SCRIPTS[4]])
def test_the_edit_is_offered_in_tsx(piece):
    assert check_edits(piece, "tsx", "src/shop/Odd.tsx", "line", "why") > 0


def edited(source, where="line", language="python", path="src/shop/odd.py", reason=""):
    violation = next(it for it in judge(source, language, path).violations if it.detector == CAUSE)
    return apply_edits(
        source.encode(), repairs.suppress(PROJECT, path, source.encode(), violation, where, reason)
    ).decode()


def test_what_the_edit_looks_like():
    assert edited(ODD.format("", "")) == ODD.format("", f"  # drift: ignore[{CAUSE}]")
    assert edited(ODD.format("", ""), reason="it is\n logged") == ODD.format(
        "", f"  # drift: ignore[{CAUSE}] -- it is logged"
    )
    assert edited(ODD.format("", ""), "next-line") == ODD.format(f"    # drift: ignore-next-line[{CAUSE}]\n", "")
    assert edited(
        "#!/bin/python\n" + ODD.format("", ""), "file"
    ) == f"#!/bin/python\n# drift: ignore-file[{CAUSE}]\n" + ODD.format("", "")
    assert edited(ODD.format("", "  # drift: ignore[types] -- so")) == ODD.format(
        "", f"  # drift: ignore[types, {CAUSE}] -- so"
    )
    windows = ODD.format("", "").replace("\n", "\r\n")
    assert edited(windows, "next-line") == ODD.format(f"    # drift: ignore-next-line[{CAUSE}]\n", "").replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        ODD.format("", "").replace("SaveError()", "SaveError() \\\n        .of('disk')"),
        ODD.format("", "").replace("SaveError()", "SaveError('''disk\nis full''')"),
        ODD.format("", "  # drift: ignore[types] until=2001-01-01"),
    ],
    ids=["line continuation", "string that goes on", "an expired comment of ours"],
)
def test_where_no_comment_can_stand_none_is_offered(source):
    assert edited(source) == source


def test_in_the_text_of_a_component_none_is_offered():
    source = "const View = () => <p>{f(() => { try { a() } catch (err) { throw new Error('x') } })} text\n more</p>\n"
    assert edited(source, language="tsx", path="src/shop/View.tsx") == source


@pytest.mark.parametrize("where", ["line", "next-line", "file"])
def test_two_questions_of_one_line_are_silenced_one_after_the_other(where):
    source = "try: save()\nexcept OSError as e: raise SaveError()\n"
    assert {it.detector for it in judge(source).violations} == {CAUSE, "errors/caught-name"}
    for number in (1, 2):
        violation = next(it for it in judge(source).violations if it.hidden != "suppressed")
        edits = repairs.suppress(PROJECT, "src/shop/odd.py", source.encode(), violation, where, "")
        source = apply_edits(source.encode(), edits).decode()
        assert [it.hidden for it in judge(source).violations].count("suppressed") == number
    assert source.count("# drift:") == (2 if where == "file" else 1)


@pytest.mark.parametrize("above", ["# pylint: disable-next=x", "x = 1 + \\"])
def test_above_it_none_is_offered_where_it_would_come_between(above):
    source = f"{above}\n" + "def loadAll(): pass\n"
    looked = [it for it in judge(source).violations if it.detector == "structural/function-name-case"]
    for it in looked:
        assert repairs.suppress(PROJECT, "src/shop/odd.py", source.encode(), it, "next-line", "") == []


@pytest.mark.parametrize("day", ["soon", "2027-13-31", ""])
def test_a_day_that_is_none_holds_for_nothing(day):
    code = f"import a  # drift: ignore[errors] until={day}\n".encode()
    looked = survey(code, "a.py", languages.named("python"), "main", PROJECT)
    listening = Suppressions(looked, code, Lines(code), "2026-01-01")
    assert not listening.silence((0, 0), "errors/raise-cause", "0" * 16)
    assert [it.until for it in listening.unused()] == [NO_DAY]


VUE = "<script setup lang='ts'>\ntry { a() } catch (err) { throw new Error('x') }\n</script>\n<template />\n"


@pytest.mark.parametrize(("where", "written"), [("line", "  // drift: ignore["), ("file", "<!-- drift: ignore-file[")])
def test_a_comment_is_written_in_the_language_of_its_place(where, written):
    source = VUE.encode()
    [found] = [it for it in judge(VUE, "vue", "src/shop/Cart.vue").violations if it.detector == "errors/raise-cause"]
    [edit] = repairs.suppress(PROJECT, "src/shop/Cart.vue", source, found, where, "")
    assert edit.text.startswith(written)
    assert edit.text.rstrip().endswith("-->" if where == "file" else "]")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("# pylint: disable=raise-missing-from\n", True),
        ("# ruff: noqa: B904, E501\n", True),
        ("# flake8: noqa: B9\n", True),
        ("# pylint: disable=invalid-name\n", False),
        ("# pylint: disable=all\n", False),
        ("# ruff: noqa: N818\n", False),
        ("if a:\n    # pylint: disable=raise-missing-from\n    b()\n", False),
    ],
)
def test_a_rule_that_is_switched_off_for_a_file(head, expected):
    assert silenced(head + "\n\n" + ODD.format("", "")) is expected


def test_a_file_that_its_sorter_skips_is_not_asked_for_its_order():
    head = b"# isort: skip_file\nimport b\nimport a\n"
    rules = unasked([Directive(0, 18, "# isort: skip_file")], head, Lines(head))
    assert "structural/import-order" in {it.detector for it in rules}


def test_who_lets_imports_stand_unsorted_is_not_asked_for_their_order():
    assert {it for it, _ in asked(PYTHON, "I001")} == {
        "structural/import-order",
        "structural/import-sorting",
        "structural/name-sorting",
    }


EQUAL = "structural/equality-form"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('/* eslint eqeqeq: "off" */\n', True),
        ("/* eslint no-alert: 2, eqeqeq: 0 */\n", True),
        ("/* eslint a/b: ['off', {}] */\n", False),
        ('/* eslint eqeqeq: "error" */\n', False),
        ("/* eslint-disable no-console, eqeqeq */\n", True),
        ("/* eslint-disable eqeqeq -- why */\n", True),
        ("/* eslint-disable */\n", True),
        ("/* eslint-disable */\na()\n/* eslint-enable */\n", False),
        ("a(); // eslint-disable\n", False),
        ("/* eslint-disable eqeqeq */\na()\n/* eslint-enable eqeqeq */\n", False),
    ],
)
def test_a_rule_that_is_switched_off_for_a_script(head, expected):
    looked = [look(f"if (a{n} === b) load()", "typescript", f"src/a{n}.ts") for n in range(90)]
    source = (head + "\n\nif (a == b) save()\n").encode()
    odd = survey(source, "src/odd.ts", languages.named("typescript"), "main", PROJECT)
    found = check(odd, source, model(looked, PROJECT), None, frozenset(), SETTINGS, "2026-06-01", {}).violations
    assert [it.hidden == "suppressed" for it in found if it.detector == EQUAL] == [expected]


@pytest.mark.parametrize(
    ("name", "head"), [("typescript", "/* eslint-disable */"), ("php", "<?php\n// phpcs:ignoreFile")]
)
def test_a_secret_is_told_where_a_whole_file_is_left_alone(name, head):
    key = "AKIA" + "QYLPMN5HHHFPZAM2"
    sign = "$" if name == "php" else "const "
    source = f"{head}\n\n{sign}key = '{key}';\n".encode()
    odd = survey(source, f"src/odd.{'php' if name == 'php' else 'ts'}", languages.named(name), "main", PROJECT)
    found = check(odd, source, model([], PROJECT), None, frozenset(), SETTINGS, "2026-06-01", {}).violations
    assert [it.hidden for it in found if it.detector == "security/provider-key"] == [""]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("#[allow(non_snake_case)]\n", True),
        ("#![allow(non_snake_case)]\n\n", True),
        ("#[allow(non_camel_case_types)]\n#[inline]\n", False),
        ("#[allow(dead_code)]\n", False),
    ],
)
def test_names_that_the_compiler_is_told_to_leave_alone(head, expected):
    looked = [look(f"fn load(cart_row{n}: u8) {{}}", "rust", f"src/a{n}.rs") for n in range(90)]
    source = (head + "fn save(\n    cartItem: u8,\n) {}\n").encode()
    odd = survey(source, "src/odd.rs", languages.named("rust"), "main", PROJECT)
    found = check(odd, source, model(looked, PROJECT), None, frozenset(), SETTINGS, "2026-06-01", {}).violations
    case = "structural/variable-name-case"
    assert [it.hidden == "suppressed" for it in found if it.detector == case] == [expected]
