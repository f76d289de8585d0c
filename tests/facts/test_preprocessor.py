import time

import pytest

from drift_lsp.facts.extract import extract
from drift_lsp.facts.vocabulary import Call, Class, Function
from drift_lsp.syntax.languages import named
from drift_lsp.syntax.parse import parse
from drift_lsp.syntax.preprocessor import blanked, unconditional

BLANKED = [
    ("class SHOP_EXPORT Cart : public Base {", "SHOP_EXPORT"),
    ("class SHOP_EXPORT(3) Cart final {", "SHOP_EXPORT(3)"),
    ("SHOP_EXPORT struct cart *cart_new(int size);", "SHOP_EXPORT "),
    ("template <typename T> SHOP_INLINE auto load(T it) -> T {", "SHOP_INLINE "),
    ("__dead void fatal(const char *, ...);", "__dead "),
    ("int a;\nSHOP_BEGIN\nint b;", "SHOP_BEGIN"),
    ("class Cart {\n    Q_OBJECT\n    // why\n};", "Q_OBJECT"),
    ("class Cart {\r\n    Q_OBJECT\r\n\r\npublic:\r\n};", "Q_OBJECT"),
    ("signals:\r\n    void saved();", "signals:"),
    ('#ifdef __cplusplus\nextern "C" {\n#endif', 'extern "C" {'),
    ("public slots:", " slots"),
    ("signals:\n    void saved();", "signals:"),
]
LEFT = [
    "struct STAT buffer;",
    "enum { OPEN,\n    CLOSED\n};",
    "int a = LIMIT |\n    MORE\n;",
    "TEST(CartTest, Saves)\n{\n}",
    "BOOL\nload(void);",
    "return LIMIT;",
    "#define CART \\\n    LIMIT\n",
]


@pytest.mark.parametrize(("source", "gone"), BLANKED)
def test_macros_that_no_grammar_knows_are_blanked_out(source, gone):
    assert blanked(source.encode()).decode() == source.replace(gone, " " * len(gone), 1)


@pytest.mark.parametrize("source", LEFT)
def test_what_may_be_code_is_left(source):
    assert blanked(source.encode()).decode() == source


def test_a_class_behind_a_macro_is_a_class():
    source = b"class SHOP_EXPORT Cart : public Base {\n    Q_OBJECT\npublic:\n    void save();\n};\n"
    file = extract(parse(source, named("cpp")), "cart.h", source)
    assert [it.name and it.name.text for it in file.all(Class)] == ["Cart"]
    assert [it.name and it.name.text for it in file.all(Function)] == ["save"]


def test_what_could_not_be_parsed_counts_for_nothing():
    source = b"int load(void) { return 1; }\n}} ]] int save(int, @@ {{ int keep(void) (((\n"
    file = extract(parse(source, named("c")), "cart.c", source)
    assert [it.name and it.name.text for it in file.all(Function)] == ["load"]


def test_of_a_statement_that_conditions_cut_in_two_the_first_half_is_read():
    source = (
        b"int load(int a) {\n#ifdef FAST\n    if (a) {\n#else\n    if (slow(a)) {\n#endif\n        drop();\n    }\n"
        b"    return 1;\n}\n\nint save(void) { return 2; }\n"
    )
    file = extract(parse(source, named("c")), "cart.c", source)
    assert [it.name and it.name.text for it in file.all(Function)] == ["load", "save"]
    assert [it.name and it.name.text for it in file.all(Call)] == ["drop"]


def test_of_each_condition_one_branch_is_left_and_what_guards_a_header():
    source = "#ifndef A_H\n#define A_H\n#ifdef B\nb;\n#if C\nc;\n#else\nd;\n#endif\n#elif D\ne;\n#endif\nf;\n#endif\n"
    kept = {"#ifndef A_H", "#define A_H", "b;", "c;", "f;"}
    lines = source.split("\n")
    left = [it if it in kept or at == len(lines) - 2 else " " * len(it) for at, it in enumerate(lines)]
    assert unconditional(source.encode()).decode().split("\n") == left


@pytest.mark.parametrize("source", [b"#if A\n" * 50_000, b"#else\n#endif\n" * 30_000, b"#if \\\n" * 50_000])
def test_hostile_conditions_are_answered_at_once(source):
    began = time.perf_counter()
    assert len(unconditional(source)) == len(source)
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    "source",
    [b"FOO a b c d e f g h\n" * 5_000, b";\n" + b"AAA\n" * 50_000, b"AAA(" * 20_000, b"AAA " + b"x:" * 50_000],
)
def test_hostile_macros_are_answered_at_once(source):
    began = time.perf_counter()
    blanked(source)
    assert time.perf_counter() - began < 3
