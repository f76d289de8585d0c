"""Roles: a path in, what its file is for out; and whether bytes were written by a program.

Only the path decides, so a role is the same in every process and for old contents in git. The rules, first match wins:

1. *Not read* (None): folders of tools and of other people's code (`node_modules`, `site-packages`, `third_party` …),
   `vendor` at the top or with JavaScript in it (elsewhere, a shop has vendors), `extern` at the top or with Python in
   it, names of generated or minified files, scripts in `public/js/plugins` and the like, folders that are called after
   a release of something.
2. *example*, which teaches nothing: declarations (`.d.ts`, `.pyi`), stories, benchmarks, snapshots, fixtures, what
   tests read, numbered migrations (`migrations/0001_…`; Django's own `db/migrations/autodetector.py` is a product),
   templates of projects.
3. *test*: `test_x.py`, `x_test.py`, `x.spec.ts`, a folder called `tests`, `__tests__`, `Shop.Tests`, `e2e`, ….
   A folder called `test` too, with one exception: the Python files directly in `<package>/test/` are main unless they
   are named like tests, since `django/test/client.py` is what Django offers to those who test. Folders in it are tests.
   A management command called `test_email.py` is a command.
4. *example* again: configuration of tools (`setup.py`, `vite.config.ts`), and `docs`, `scripts`, `tools`, … where they
   lie at the top of the repository or of one of its packages; `src/app/docs/page.tsx` is a page of the product.
5. *main*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from drift_lsp.detectors.contract import Role
from drift_lsp.syntax import languages


def _folders(names: str) -> frozenset[str]:
    return frozenset(names.split())


TOOLING = _folders(
    ".git .hg .svn .jj .drift node_modules bower_components jspm_packages web_modules .venv venv .virtualenv"
    " site-packages __pycache__ __pypackages__ .tox .nox .eggs .mypy_cache .pytest_cache .ruff_cache .hypothesis"
    " .ipynb_checkpoints .next .nuxt .output .svelte-kit .astro .docusaurus .angular .expo .vercel .netlify .serverless"
    " .aws-sam .turbo .nx .yarn .pnpm-store .cache .parcel-cache .gradle .mvn .terraform .idea .vs storybook-static"
    " htmlcov lcov-report"
)
"""Folders that hold what tools keep: never read, wherever they are."""

OUTPUT = _folders("build dist out target coverage obj")
"""Folders that builds usually write to, but which may hold source: discovery looks closer."""

_FOREIGN = _folders(
    "third_party third-party thirdparty 3rdparty 3rd_party _vendor _vendored vendored externals bundled extlib extlibs"
    " external_libraries external-libraries external_libs external-libs external_crates external-crates"
)
_FRAMEWORKS = _folders("gtest gmock googletest catch catch2 doctest unity cmocka")
"""What C and C++ projects copy into their tests."""

_LIBRARIES = _folders(
    "imgui dear_imgui stb glad nuked loguru simpleini rapidjson rapidxml pugixml tinyxml tinyxml2 miniz minizip cjson"
    " nuklear whereami utfcpp simde fmt cli11 doctest libosmium protozero nlohmann xxhash lz4 zstd zlib sqlite sqlite3"
    " expat spdlog jsoncpp yyjson robin-map tl-expected"
)
"""Libraries that projects in C and C++ copy into a folder for libraries."""

_SHELVES = _folders("lib libs library libraries ext contrib")
_TOP_FOREIGN = _folders("deps extern external overrides")
_GENERATED = _folders("generated __generated__ .generated _generated autogen")
_TESTS = _folders(
    "tests __tests__ __test__ __mocks__ e2e cypress playwright-tests unittests unittest unit_test integration_test"
    " testsuite test-utils test_utils testutils mocks mock androidtest integrationtest inttest"
    " testutil testhelper testhelpers testsupport functionaltest testfixtures"
)
_SHOWN, _DOMAINS = _folders("example demo"), _folders("com org net io dev")
_AMONG_TESTS = _TESTS | {"test"}
_TOP_TESTS = _folders("spec specs its testing playwright jmh")
_EXAMPLES = _folders(
    "stubs java-resources testfiles test-files testdata test-data test_data examples benches"
    " fixtures __fixtures__ __snapshots__ benchmarks __benchmarks__"
    " __stories__ .storybook _files _fixtures docs_src demos __demos__"
    " project_template app_template"
)
_TOP_EXAMPLES = _folders(
    "docs doc documentation example sample samples demo demos playground playgrounds sandbox stories snapshots script"
    " scripts tool tools tooling benchmark bench perf ci dev devtools dev-tools etc hack infra deploy deployment docker"
    " ops seed seeds notebooks site website guide guides user_guide user_guide_src userguide xtask build eng recipes"
)
_SOURCES = _folders("src lib app source sources")
_PACKAGE_HOLDERS = _folders("packages apps libs services projects plugins crates")
_PACKAGE_TOPS = _folders("frontend backend client server web api ui mobile desktop")

_COPIED = re.compile(
    r"(?:^|/)(?:public|static|wwwroot|webroot)/(?:.+/)?(?:plugins?|libs?|libraries|vendors?)/[^/].*\.js$"
)
"""Scripts of others that were copied to what a server hands out as it is."""

_GENERATED_NAME = re.compile(
    r"\.(?:min|bundle|bundled|chunk|generated|gen|umd|iife|pb|browser-global)\.(?:[cm]?[jt]sx?|py)$"
    r"|-(?:min|bundle|(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8})\.js$"
    r"|_pb2?(?:_grpc)?\.(?:pyi?|[jt]s|d\.ts)$|_generated\.\w+$|^\.pnp\.(?:loader\.)?[cm]js$"
    r"|^generated\.[cm]?[jt]sx?$|^(?:_version|parsetab|lextab|versioneer)\.py$|^(?:next-env\.d|introspection-result)\.ts$"
    r"|^jquery(?:-\d[\w.]*|-ui[\w.-]*|\.slim)?\.js$"
    r"|[-.]v?\d+\.\d+(?:\.\d+)?\.js$"
)
_EXAMPLE_NAME = re.compile(
    r"\.d\.(?:[\w-]+\.)?[cm]?ts$|\.pyi$|\.(?:stories|story|bench|benchmark|fixtures?)\.[cm]?[jt]sx?$|^bench_\w*\.py$"
    r"|^(?:demo|playground)\.(?:[cm]?[jt]sx?|vue|svelte|py)$"
)
_TOOL = (
    "astro|babel|codegen|commitlint|craco|cypress|docusaurus|drizzle|ecosystem|eslint|gruntfile|gulpfile|i18next|jest|karma"
    "|knexfile|lingui|lint-staged|metro|next|nuxt|orval|playwright|postcss|prettier|prisma|protractor|quasar|rollup|stylelint"
    "|svelte|svgo|tailwind|tsup|typedoc|unocss|vite|vitest|vue|webpack|wrangler"
)
_CONFIG_NAME = re.compile(
    r"^(?:setup|manage|noxfile|fabfile|dodo|hatch_build|gunicorn[._]conf|sitecustomize)\.py$|^\..*\.(?:[cm]?[jt]sx?|py)$"
    rf"|^(?:{_TOOL})(?:\.[\w-]+)*\.(?:config|conf|common|dev|prod|base)\.[cm]?[jt]s$"
    r"|^(?:gulpfile|gruntfile|webpack|karma|knexfile|ormconfig|seed)\.[cm]?[jt]s$",
    re.IGNORECASE,
)
_TOP_CONFIG_NAME = re.compile(
    r"\.(?:config|conf|workspace)\.[cm]?[jt]s$|^(?:conf|release|build|bootstrap|runtests)\.py$|^build\.rs$|^(?:cake|build)\.cs$|\.csx$"
)
_TEST_FOLDER = re.compile(r"[_-]tests$|\.(?:\w*(?<!con))?tests?(?:\.|$)")
"""Besides those named above: a folder called after what its tests are for, as `Shop.Core.Tests`."""

_CALLED_TESTS = re.compile(r"[a-z](?:Tests|UnitTest|IntegrationTest|Specs)$")
"""So may it be as one word, as `CartTests`."""

_ISSUE = re.compile(r"(?:gh|issue|bug)[-_]?\d+")
"""A folder that is called after an issue: a program that shows it."""

_DATA = re.compile(
    r"(?:^|/)src/(?!main/)(?:[\w-]+/)*[\w-]*(?:[tT]est|it|IT|[eE]xamples?|[sS]amples?)[\w-]*/resources[\w-]*(?:/|$)|(?:^|/)tests?/(?:\w+/)*(?:goldens?|expected)(?:/|$)"
)
"""What tests read: code that is there to be looked at."""

_JVM = _folders("java kotlin groovy scala")
"""What lies in a set of sources, `src/testGui/java`."""

_RELEASE = re.compile(r"-v?\d+(?:\.\d+)+$")
"""Behind the name of a folder: which release of it was copied here."""

_STAND_INS = re.compile(
    r"(?:^|/)(?:[a-z]+-)?compat/|^(?:fuzz|fuzzing|fuzzers)/|^src/(?:deps|extern|external)/|(?:^|/)deps/[^/]+/"
)
"""Where C keeps what some systems lack and libraries, as others wrote them, and what runs it with chance input."""

_COPIED_SOURCE = re.compile(
    r"(?:^|/)(?:stb_\w+|sqlite3(?:ext)?|lemon|lempar|miniz|cjson|jsmn|uthash|utlist|utarray|utstring|linenoise|picohttpparser"
    r"|utf8proc(?:_data)?|xxhash|spooky(?:_?v2)?|siphash(?:_reference)?|murmur\w*|wyhash|lookup3|keccak(?:f\d+)?|d3d12memalloc|d3dx12|vk_mem_alloc|volk|miniaudio|getopt(?:_long)?|fnmatch|regex)"
    r"\.(?:c|h|cc|cpp|hpp)$",
    re.IGNORECASE,
)
"""Files that projects in C take over one by one, as others wrote them, or that stand in for what some systems lack."""

_COPIED_LUA = re.compile(
    r"(?:^|/)(?:lib)?lua[\d.-]*/(?:src/)?l(?:api|auxlib|baselib|bitlib|code|corolib|ctype|dblib|debug|do|dump|func|gc|init"
    r"|iolib|jumptab|lex|limits|mathlib|mem|oadlib|object|opcodes|opnames|oslib|parser|prefix|state|string|strlib|table"
    r"|tablib|tm|ua|uaconf|ualib|undump|utf8lib|vm|zio)\.[ch]$"
)
"""Lua as others wrote it, below a folder called so; its own repository has none."""

_COPIED_RELEASE = re.compile(r"(?:^|/)[a-z][\w.]*(?:-[a-z]\w*)*[-_]v?\d+\.\d+\.\d+(?:/|$)", re.IGNORECASE)
"""A folder called after a release to its third number, `pdfjs-5.2.133`; with two, it may be what one's code is for."""

_NUMBERED = re.compile(r"(?:[a-zA-Z]|Version)?\d")


@lru_cache(maxsize=1 << 14)
def role(path: str) -> Role | None:
    """Tell what a file is for; None for what other people or programs wrote."""
    folder, _, name = path.rpartition("/")
    kinds, at_top = _folder(folder)
    python = name.endswith((".py", ".pyi"))
    if "none" in kinds or ("extern" if python else "vendor") in kinds or _GENERATED_NAME.search(name):
        return None
    if _COPIED_RELEASE.search(folder):
        return None
    language = languages.of(path)
    if language and language.generated_name and re.search(language.generated_name, name):
        return None
    if language and language.family == "javascript" and _COPIED.search(path):
        return None
    if (
        "example" in kinds
        or _DATA.search(folder)
        or _EXAMPLE_NAME.search(name)
        or (
            language is not None
            and language.preprocessed
            and any(it.search(path) for it in (_STAND_INS, _COPIED_SOURCE, _COPIED_LUA))
        )
        or ("migrations" in kinds and _NUMBERED.match(name))
    ):
        return "example"
    if "test" in kinds or ("test in package" in kinds and not python):
        return "test"
    is_test = language is not None and language.test_name and re.search(language.test_name, name)
    if is_test and not (python and folder.endswith(("commands", "/cli", "/cmd"))):
        return "test"
    if "aside" in kinds or _CONFIG_NAME.search(name) or (at_top and _TOP_CONFIG_NAME.search(name)):
        return "example"
    return "main"


@lru_cache(maxsize=4096)
def _folder(folder: str) -> tuple[frozenset[str], bool]:
    """Tell what the folders on the way are for, and whether the last one is the top of a package."""
    parts = folder.lower().split("/") if folder else []
    kinds = {_part(parts, at) for at in range(len(parts))}
    if any(map(_CALLED_TESTS.search, folder.split("/"))):
        kinds.add("test")
    if parts and "test in package" in kinds and parts[-1] != "test":
        kinds.add("test")
    return frozenset(kinds), _is_top(parts)


def _part(parts: list[str], at: int) -> str:
    part, before = _RELEASE.sub("", parts[at]), parts[at - 1] if at else ""
    if part in TOOLING or part in _FOREIGN or part in _GENERATED or part.endswith((".egg-info", ".egg")):
        return "none"
    if part == "vendor":
        return "vendor" if at else "none"
    if part == "extern" and not _is_top(parts[:at]):
        return "extern"
    if part in _LIBRARIES and before in _SHELVES:
        return "none"
    if before == "contrib" and parts[at + 1 : at + 2] == ["include"]:
        return "none"  # A library of its own, with headers for others.
    if (part in _TOP_FOREIGN and _is_top(parts[:at])) or (part in _FRAMEWORKS and before in _TESTS | {"test"}):
        return "none"
    if part in _EXAMPLES or "{{" in part or (part == "versions" and before in ("alembic", "migrations")):
        return "example"
    if part in ("migrations", "migration", "migrate"):
        return "migrations"
    if part in _SHOWN and before not in _DOMAINS and not _AMONG_TESTS.isdisjoint(parts[:at]):
        return "example"  # What shows how it is used lies among the tests, so that it is built.
    top = _is_top(parts[:at])
    if part.startswith("test-") and parts[at + 1 : at + 3] == ["src", "main"]:
        return "test"  # A module of the build that is there to be tested.
    if before == "src" and part.startswith("test") and not _JVM.isdisjoint(parts[at + 1 : at + 2]):
        return "test"
    if part in _TESTS or _TEST_FOLDER.search(part) or ((top or before in _SOURCES) and part in _TOP_TESTS):
        return "test"
    if part == "test":
        return "test" if top or before in _SOURCES else "test in package"
    aside = part in _TOP_EXAMPLES or part.startswith(("playground-", "example-"))
    if _ISSUE.fullmatch(part):
        return "aside"
    return "aside" if part.startswith(".") or (top and aside) else ""


def _is_top(parts: list[str]) -> bool:
    """Tell by its name whether a folder is the top of the repository or of a package: `packages/ui`, `frontend`."""
    match parts:
        case []:
            return True
        case [only]:
            return only in _PACKAGE_HOLDERS or only in _PACKAGE_TOPS
        case [holder, _]:
            return holder in _PACKAGE_HOLDERS
        case _:
            return False


def is_foreign(folder: str) -> bool:
    """Tell whether a folder holds what tools keep or other people wrote."""
    return not _folder(folder)[0].isdisjoint(("none", "vendor"))


def output(path: str) -> str | None:
    """Find the folder around a path that builds usually write to; None where it lies below `src`, `lib` or `app`."""
    parts = path.split("/")[:-1]
    for at, part in enumerate(parts):
        if part in _SOURCES:
            return None
        if part in OUTPUT:
            return "/".join(parts[: at + 1])
    return None


_MARK = re.compile(
    rb"(?<![\w@.`'\"])@(?:auto)?generated(?![\w(])"
    rb"|\bDO NOT (?:EDIT|MODIFY|CHANGE)\b"
    rb"|(?i:\bdo not (?:edit|modify|change)(?: it| this(?: file)?)? (?:manually|by hand|directly)\b)"
    rb"|(?i:\bdo not (?:edit|modify|change) this file\b)"
    rb"|^[\W_]*(?i:(?:code |file )?(?:auto-?)?generated (?:automatically )?(?:by|from|with|using)\b)"
    rb"|(?i:\bthis is (?:an? )?(?:auto-? ?|automatically |machine-? ?)?generated (?:file|code|class|module)\b)"
    rb"|(?i:\bgenerated (?:include file\b|(?:code|file)[,;.!:] do not (?:edit|modify)\b))"
    rb"|(?i:\bthis class was (?:auto-? ?|automatically )generated\b)"
    rb"|^[\W_]*(?i:(?:auto-?|automatically )generated\b)"
    rb"|(?i:\bthis (?:file|module|code|client) [^.]{0,60}?(?:auto-? ?|automatically )generated\b)"
    rb"|(?i:\bthis (?:file|module|code|client) (?:was|is|has been) generated\b)"
    rb"|\bmade by GNU Bison\b|\bscanner generated by flex\b|\bcode produced by gperf\b",
    re.MULTILINE,
)
_COPIED_FROM = re.compile(
    rb"(?i:\b(?:(?:copied|adapted|taken|ported|borrowed|lifted|vendored)(?: and \w+)?"
    rb"(?: almost| mostly| verbatim| directly| straight)?,? from|port of):?\s+(?![^\n]*licen[cs]e)[^\n]{0,60}https?://)"
    rb"|\A(?://|#|/\*)[ \t]*https?://git(?:hub|lab)\.com/[\w.-]+/[\w.-]+[ \t]*[-(|:,]+[ \t]*"
    rb"(?:MIT|Apache|BSD|ISC|MPL)\b"
    rb"|(?i:[/*#]\s*(?:copied|ported|borrowed|lifted|vendored) from [\w.-]+(?:'s)? [\w./-]+\.(?:h|hh|hpp|c|cc|cpp)\b)"
    rb"|(?i:\b(?:vendored|verbatim) copy of\b)|\A\W*(?i:a fork of)\b"
    rb"|(?i:\bextracted from [\w./-]+ (?:revision|commit|release|version) [\w.]*\d)"
    rb"|(?i:\bversion of this file from the [\w ./-]{1,40}\brepo)"
)
"""Leading comments that say where it was copied from: it is written as there."""

_BANNER = re.compile(rb"[\s;]*/\*!+[\s*]*[^\n]{0,80}?\bv\d+\.\d")
"""What a bundler leaves at the top of a library, `/*! Name v1.2`: somebody copied it here."""

_MAPPED = re.compile(rb"(?://|/\*)[#@] sourceMappingURL=\S+\s*(?:\*/\s*)?\Z")
"""What a bundler leaves at the end: where the sources lie that it was made of."""

_APART = re.compile(rb"^//(?:go:build| ?\+build) ignore\s", re.MULTILINE)
"""A file of Go that the build leaves out: a program of its own, run by hand."""

_LEADING = re.compile(
    rb"(?:<\?php\b|#[^\n]*|//[^\n]*|/\*.*?(?:\*/|\Z)|(?P<quote>'''|\"\"\").*?(?:(?P=quote)|\Z)|\s+|;"
    rb"|'use \w+'|\"use \w+\")+",
    re.DOTALL,
)
_HEADER = 2048
PACKED, PACKED_LINES = 1_000, 5
"""Bytes of a line that no person wrote, and how many of them there are at least."""

STATEMENT = 500
"""Bytes for each of which a long line of code ends a statement at least; a picture or a list of values does not."""

_OBJECTIVE = b"\n@end"
"""How a definition of Objective-C ends, whose headers are called as C's are: nobody reads it here."""

_MARKUP = (b"<?xml", b"<!DOCTYPE", b"<TS ")
"""What no program begins with; Qt's translations are called `.ts`."""


def generated(source: bytes) -> bool:
    """Tell whether it is no part of what people write here: its leading comments say that a program or somebody else
    wrote it, or that it is not built; it has a banner, or it is minified.
    """
    head = source[:_HEADER].removeprefix(b"\xef\xbb\xbf")
    # What a comment further down says holds for a part of the file only.
    comments = _LEADING.match(head)
    return (
        head.startswith(_MARKUP)
        or _OBJECTIVE in source
        or _BANNER.match(head) is not None
        or _MAPPED.search(source, max(0, len(source) - _HEADER)) is not None
        or (comments is not None and _MARK.search(comments.group()) is not None)
        or (comments is not None and _COPIED_FROM.search(comments.group()) is not None)
        or (comments is not None and _APART.search(comments.group()) and head.startswith(b"package", comments.end()))
        or _minified(source)
    )


def _is_packed(source: bytes) -> bool:
    """Tell whether nearly all of it stands on lines that nobody could read: a bundle with comments of those in it."""
    long = [line for line in source.split(b"\n") if len(line) > PACKED]
    code = sum(len(line) for line in long if min(line.count(b";"), line.count(b"=")) * STATEMENT > len(line))
    return 2 * code > len(source) or (len(long) >= PACKED_LINES and sum(map(len, long)) >= 0.8 * len(source))


def _minified(source: bytes) -> bool:
    # A picture or a key on one long line of a normal file does not count: the lines must be long throughout.
    lines = source.count(b"\n") + 1
    average = len(source) / lines
    if len(source) < 2_000:
        return False
    if average > 1_000 or _is_packed(source):
        return True
    return average >= 200 and 2 * sum(len(line) > 200 for line in source.split(b"\n")) > lines
