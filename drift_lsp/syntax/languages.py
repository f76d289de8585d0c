"""Languages: a path in, its row of the table out. One row and one folder in queries/ make a language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from posixpath import splitext
from typing import Literal

import msgspec
import tree_sitter

from drift_lsp.syntax.standard import NATIVE

Modules = Literal["dotted", "path", "name"]
"""`dotted`: Python's, with leading dots; `path`: JavaScript's; `name`: the same everywhere in a project."""

Reach = Literal["file", "directory", "namespace", "program"]
"""`file`: what is used from elsewhere is imported by name; `directory`: Go's packages; `namespace`: what is declared
under the same name in any file, as in Java, C# and PHP; `program`: everything, as in C."""


Failures = Literal["thrown", "values", "numbers"]
"""How a function hands up that it failed: it throws, it gives back an error, or a number that stands for one."""


class Language(msgspec.Struct, frozen=True, cache_hash=True):
    """What Drift must be told about a language; the rest stands in its queries."""

    name: str
    """Names the folder in queries/ and the grammar in the language pack."""

    extensions: tuple[str, ...]
    comment: str
    """What starts a comment; it runs to the end of the line, or to `comment_end`."""

    family: str
    """Languages of one family share conventions: a `.ts` and a `.tsx` file are taught by each other."""

    comment_end: str = ""
    """What ends a comment, where its line does not."""

    documentation: tuple[str, ...] = ("/**",)
    """What starts a comment that documents the definition below it."""

    modules: Modules = "path"
    """How modules are spelled in imports."""

    reach: Reach = "file"
    """Within what a definition is in sight without an import."""

    separators: tuple[str, ...] = (".",)
    """What stands between the parts of a dotted name."""

    public_by_default: bool = True
    """Whether what says nothing of its visibility can be used from elsewhere."""

    failures: Failures = "thrown"
    """How a function hands up that it failed."""

    causeless: str = ""
    """A pattern for errors of the language's own that take no cause."""

    sections: bool = False
    """A word in a class, `private:`, says who may use what stands behind it, up to the next."""

    capitals_export: bool = False
    """Whether the first letter of a name says who may use it, as in Go: then it is no matter of style."""

    capitals_make: bool = False
    """Whether a function whose name begins with a capital makes what is called so, a component or an object, or stands
    for a class: whoever writes one means to.
    """

    classes_as_values: bool = True
    """Whether a variable may hold a class, and is named as classes are then."""

    declares_constants: bool = False
    """What never changes is declared so: a variable at the top of a file is none."""

    names_constants: bool = False
    """A constant is named as one, whatever its value is made of."""

    runs_at_top: bool = False
    """What stands at the top of a file, in no class, is the body of `main`: what is declared there is local."""

    declares_overrides: bool = False
    """What a base asks for is marked so: other methods are free."""

    hides_members: bool = False
    """A member that says nothing of it is for its class alone."""

    marks_overrides: bool = False
    """A method that replaces one of a base may say so, or leave it: `@Override`."""

    overloads: bool = False
    """Methods of one name are told apart by their parameters."""

    keeps_parameters: bool = False
    """A method may not narrow a parameter of the one it overrides: where that one has no type, none can be added."""

    joins: str = "+"
    """The operator that puts two strings together."""

    hole: str = ""
    """A pattern for a value put into a string, in one of its groups; where it is empty, braces hold values."""

    page: str = ""
    """A pattern for where code ends and a page begins that it is written into."""

    library_methods: str = ""
    """How libraries spell methods: a name in another style cannot come from a base that nobody sees."""

    standard: tuple[str, ...] = ()
    """How the names of the language's own modules begin; Python's are asked of Python."""

    hosted: bool = False
    """What others offer is imported from where it is kept: a module whose first part has no dot is the language's."""

    own: tuple[str, ...] = ()
    """What the paths of a project's own modules begin with, besides what its manifests name."""

    test_name: str = ""
    """A pattern found in the name of a test file."""

    test_path: str = ""
    """Where an example of a detector lies that is a test."""

    generated_name: str = ""
    """A pattern found in the name of a file that a program wrote."""

    ambient: tuple[str, ...] = ()
    """What is there everywhere without an import, besides names with a capital: `console`."""

    everywhere: tuple[str, ...] = ()
    """Classes of the language that are in sight without an import, and whose names others give to theirs."""

    calls_members_by_name: bool = False
    """Whether a call without a receiver may mean a member of the class around it, or of its base."""

    misread: tuple[str, ...] = ()
    """Words that its grammar takes for keywords before an equals sign, where they name an attribute: `class="row"`."""

    copies_elements: bool = False
    """A loop over elements is handed copies of those that are values: who changes one changes nothing."""

    holds: tuple[str, ...] = ()
    """It is no code itself: its scripts are in one of these languages, the first where they do not say which."""

    free_names: bool = False
    """Its templates find `CartRow` by `cart-row` as well, and `maxSize` by `max-size`."""

    preprocessed: bool = False
    """A preprocessor reads it first: macros that stand where the grammar knows of none are blanked out."""


_NATIVE_TEST = r"(?:^|[._-])(?:tests?|unittests?)(?:[._-]|$)|Tests?\.\w+$|^tst_"
_NATIVE_GENERATED = (
    r"^(?:moc|ui|qrc)_|^(?:sqlite3(?:ext)?|stb_\w+|catch(?:_amalgamated)?|doctest|json|miniz)\.(?:c|h|hpp|cpp)$"
    r"|\.pb(?:-c)?\.(?:cc|c|h)$|\.(?:tab|yy)\.\w+$"
)

_SCRIPT_TEST = (
    r"[._-](?:tests?|specs?|e2e|test-d)\.\w+$|\.(?:cy|it|mocks?)\.\w+$|^(?:test|mocks?)\.\w+$"
    r"|^(?:jest|vitest|setup|tests?)[._-]?(?:[sS]etup|[tT]ests?|[uU]tils|[hH]elpers)\.\w+$"
)

_AMBIENT = (
    "console",
    "document",
    "globalThis",
    "localStorage",
    "navigator",
    "process",
    "sessionStorage",
    "window",
)

_SCRIPTS = ("javascript", "typescript", "tsx")

_GO_STANDARD = (
    "archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors"
    " expvar flag fmt go/ hash html image index internal io iter log maps math mime net os path plugin reflect"
    " regexp runtime slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak"
    " C"
)

_JAVA_LANG = (
    "Character Comparable Error Exception IllegalArgumentException IllegalStateException Integer InterruptedException"
    " Iterable Module Number Object Override Package Process Record Runnable RuntimeException SecurityException String"
    " System Thread UnsupportedOperationException Void"
)

LANGUAGES = (
    Language(
        name="c",
        extensions=(".c",),
        comment="//",
        family="c",
        documentation=("/*", "//"),
        modules="name",
        reach="program",
        standard=NATIVE,
        separators=("->", "."),
        failures="numbers",
        declares_constants=True,
        test_name=_NATIVE_TEST,
        test_path="tests/module_test.c",
        generated_name=_NATIVE_GENERATED,
        preprocessed=True,
    ),
    Language(
        name="cpp",
        extensions=(".cpp", ".cc", ".cxx", ".c++", ".hpp", ".hh", ".hxx", ".h", ".inl", ".ipp", ".tpp"),
        comment="//",
        family="c",
        documentation=("/*", "//"),
        modules="name",
        reach="program",
        standard=NATIVE,
        separators=("::", "->", "."),
        declares_constants=True,
        declares_overrides=True,
        sections=True,
        test_name=_NATIVE_TEST,
        test_path="tests/module_test.cpp",
        generated_name=_NATIVE_GENERATED,
        preprocessed=True,
    ),
    Language(
        name="csharp",
        hides_members=True,
        classes_as_values=False,
        library_methods="PascalCase",
        extensions=(".cs",),
        comment="//",
        family="csharp",
        copies_elements=True,
        documentation=("///", "/**"),
        modules="name",
        reach="namespace",
        calls_members_by_name=True,
        public_by_default=False,
        declares_constants=True,
        runs_at_top=True,
        declares_overrides=True,
        standard=("System",),
        test_name=r"Tests?\.cs$",
        test_path="tests/Shop.Tests/CartTests.cs",
        generated_name=r"\.(?:[dD]esigner|g|g\.i|[gG]enerated)\.cs$|^(?:AssemblyInfo|GlobalUsings\.g)\.cs$|ModelSnapshot\.cs$",
    ),
    Language(
        name="go",
        extensions=(".go",),
        comment="//",
        family="go",
        copies_elements=True,
        documentation=("//", "/*"),
        modules="name",
        reach="directory",
        failures="values",
        capitals_export=True,
        declares_constants=True,
        standard=tuple(_GO_STANDARD.split()),
        hosted=True,
        test_name=r"_test\.go$",
        test_path="src/shop/module_test.go",
        generated_name=(
            r"\.(?:pb|gw|pb\.validate|connect)\.go$|^(?:zz_generated|mock_|bindata)"
            r"|[._](?:gen|mock|easyjson|ffjson|string)\.go$"
        ),
    ),
    Language(
        name="java",
        everywhere=tuple(_JAVA_LANG.split()),
        classes_as_values=False,
        library_methods="camelCase",
        extensions=(".java",),
        comment="//",
        family="java",
        modules="name",
        reach="namespace",
        calls_members_by_name=True,
        public_by_default=False,
        declares_constants=True,
        declares_overrides=True,
        marks_overrides=True,
        overloads=True,
        standard=("java", "javax"),
        causeless=r"^(?:NumberFormat|(?:Array|String)?IndexOutOfBounds|NullPointer|Arithmetic|ClassCast|FileNotFound|EOF|"
        r"UnknownHost|SocketTimeout|MalformedURL|UnsupportedEncoding|InputMismatch|Parse|ClassNotFound|Interrupted|"
        r"Timeout|URISyntax)Exception$",
        test_name=r"(?:Tests?|TestCase|IT|Spec)\.java$|^Test[A-Z]\w*\.java$",
        test_path="src/test/java/shop/CartTest.java",
    ),
    Language(
        name="javascript",
        capitals_make=True,
        extensions=(".js", ".jsx", ".mjs", ".cjs"),
        misread=("class", "for", "in", "default"),
        comment="//",
        family="javascript",
        ambient=_AMBIENT,
        standard=("node:",),
        test_name=_SCRIPT_TEST,
        test_path="src/shop/module.test.js",
    ),
    Language(
        name="php",
        joins=".",
        hole=r"\{(\$[^}]+)\}|(\$\w+(?:->\w+|\[[^\]]*\])?)",
        extensions=(".php",),
        comment="//",
        family="php",
        modules="name",
        reach="namespace",
        separators=("\\", "::", "?->", "->"),
        declares_constants=True,
        keeps_parameters=True,
        marks_overrides=True,
        page=r"\?>\s*\S",
        library_methods="camelCase",
        test_name=r"(?:Test|Tests|TestCase|Spec|Cest)\.php$|^Pest\.php$",
        test_path="tests/ModuleTest.php",
        generated_name=r"\.blade\.php$|^_ide_helper|^\.phpstorm\.meta\.php$",
    ),
    Language(
        name="python",
        capitals_make=True,
        extensions=(".py", ".pyi"),
        comment="#",
        family="python",
        documentation=(),
        modules="dotted",
        test_name=r"^(?:test_.*|.*_tests?|tests?|conftest|.*_unittest|mocks?)\.py$",
        test_path="tests/test_module.py",
    ),
    Language(
        name="rust",
        extensions=(".rs",),
        comment="//",
        family="rust",
        failures="values",
        documentation=("///", "/**"),
        modules="name",
        separators=("::", "."),
        public_by_default=False,
        names_constants=True,
        declares_constants=True,
        declares_overrides=True,
        standard=("std", "core", "alloc", "proc_macro", "test"),
        own=("crate", "self", "super"),
        test_name=r"^(?:tests?|test_.*|.*_tests?)\.rs$",
        test_path="tests/module_test.rs",
    ),
    Language(
        name="tsx",
        capitals_make=True,
        extensions=(".tsx",),
        comment="//",
        family="typescript",
        ambient=_AMBIENT,
        standard=("node:",),
        test_name=_SCRIPT_TEST,
        test_path="src/shop/module.test.tsx",
    ),
    Language(
        name="typescript",
        capitals_make=True,
        extensions=(".ts", ".mts", ".cts"),
        comment="//",
        family="typescript",
        ambient=_AMBIENT,
        standard=("node:",),
        test_name=_SCRIPT_TEST,
        test_path="src/shop/module.test.ts",
    ),
    Language(
        name="svelte",
        capitals_make=True,
        extensions=(".svelte",),
        comment="<!--",
        comment_end="-->",
        family="javascript",
        ambient=_AMBIENT,
        test_name=_SCRIPT_TEST,
        test_path="src/shop/module.test.svelte",
        holds=_SCRIPTS,
    ),
    Language(
        name="vue",
        capitals_make=True,
        extensions=(".vue",),
        comment="<!--",
        comment_end="-->",
        family="javascript",
        ambient=_AMBIENT,
        test_name=_SCRIPT_TEST,
        test_path="src/shop/module.test.vue",
        holds=_SCRIPTS,
        free_names=True,
    ),
)

_BY_NAME = {language.name: language for language in LANGUAGES}
_BY_EXTENSION = {extension: language for language in LANGUAGES for extension in language.extensions}


def named(name: str) -> Language:
    """Get the row called `name`; KeyError where there is none."""
    return _BY_NAME[name]


def of(path: str) -> Language | None:
    """Tell the language of a file from its name; None for what Drift does not read."""
    return _BY_EXTENSION.get(splitext(path)[1].lower())


SHARED = {".h": ("c", "cpp")}
"""Extensions of several languages of a family. What is read as the widest of them may be meant as another."""


def held(host: Language, said: str) -> Language:
    """Get the language of a script in another's file: `ts`, `tsx`, `typescript` as it says, "" where it does not."""
    inside = [_BY_NAME[name] for name in host.holds]
    return next((it for it in inside if said == it.name or f".{said}" in it.extensions), inside[0])


def inside(language: Language) -> tuple[Language, ...]:
    """List all languages that a file of one may hold; itself first."""
    return (language, *(_BY_NAME[name] for name in language.holds))


def is_under(module: str, names: Iterable[str], language: Language) -> bool:
    """Tell whether a module is one of those called so or lies in one: `django.db` in `django`, `net/http` in `net`.

    A name that ends with a separator is a prefix.
    """
    whole, begins = _under(tuple(names), language.separators)
    return module in whole or module.startswith(begins)


@cache
def _under(names: tuple[str, ...], separators: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Tell how modules are called, and how the names of those begin that lie in one of them."""
    ends = (*separators, "/", ":")
    begins = (it if it.endswith(ends) else f"{it}{end}" for it in names for end in ends)
    return frozenset(names), tuple(dict.fromkeys(begins))


@cache
def grammar(language: Language) -> tree_sitter.Language:
    """Load the grammar, once."""
    import tree_sitter_language_pack

    return tree_sitter_language_pack.get_language(language.name)  # type: ignore[arg-type]
