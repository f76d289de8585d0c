import time

import pytest

from drift_lsp.facts.extract import extract
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.syntax.languages import named
from drift_lsp.syntax.parse import parse
from drift_lsp.syntax.preprocessor import blanked

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


@pytest.mark.parametrize(
    "source",
    [b"FOO a b c d e f g h\n" * 5_000, b";\n" + b"AAA\n" * 50_000, b"AAA(" * 20_000, b"AAA " + b"x:" * 50_000],
)
def test_hostile_macros_are_answered_at_once(source):
    began = time.perf_counter()
    blanked(source)
    assert time.perf_counter() - began < 3
