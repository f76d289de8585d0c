"""Ways: what a call that has synonyms looks like in, the synonyms of compiled languages out.

A table and no code, as `synonyms` is for the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec


class Way(msgspec.Struct, frozen=True, eq=False):
    """One way of writing something."""

    said: str
    name: str
    on: re.Pattern[str] | None = None
    """What stands before the name; None: anything."""

    given: re.Pattern[str] | None = None
    """What stands between the brackets; None: anything."""

    then: re.Pattern[str] | None = None
    """What follows; None: anything."""

    made: bool = False
    """It is an object that is made: `new Cart(…)`."""

    sure: re.Pattern[str] | None = None
    """What stands before the name where it surely says the same as the others; elsewhere it counts, and nobody is asked
    to write it otherwise."""


def way(
    said: str,
    name: str,
    on: str | None = None,
    given: str | None = None,
    then: str | None = None,
    sure: str | None = None,
) -> Way:
    """Describe a way by what stands around the name of what is called."""
    on_, given_, then_, sure_ = (re.compile(it) if it is not None else None for it in (on, given, then, sure))
    return Way(said, name, on_, given_, then_, said.startswith("new "), sure_)


NOTHING = ""
"""Stands before what is called by its name alone."""

_TESTIFY = r"require|assert|r|a|is|s|suite"
_OF_TEST = r"t|b|f|tb|s\.T\(\)"
_CLAIMED = (
    "Contains ElementsMatch Empty Equal EqualError EqualValues Error ErrorAs ErrorContains ErrorIs False Len Less "
    "Nil NoError NotContains NotEmpty NotEqual NotNil True"
)
"""Claims of testify that are made most."""

_METRICS = [f"New{kind}{form}" for kind in ("Counter", "Gauge", "Histogram", "Summary") for form in ("", "Vec", "Func")]
_ASSERTED = r"(?s)assertThat\(.*\)"
_MEASURED = r"(?s)assertThat\([^()]*(?:\([^()]*\)[^()]*)*\.(?:size\(\)|length\(?\)?|count\(\))\)"
# What a map or a list gives may be anything, of which nobody can say that it is true.
_PLAIN, _CERTAIN = r"(?s)[^\[\]\"]*\.Should\(\)", r"(?s)assertThat\((?!.*\.get\w*\()[^\[\]\"]*\)"
_SHOULD = r"(?s).*\.Should\(\)"
_MANY = r".*(?:s|List|Set|Collection|Array)(?:\(\))?\.(?:Count(?:\(\))?|Length)\s*"
_JUNIT = r"(?:Assert|Assertions)?"
# Of what is made, the types of what it holds stand before the bracket.
_NEW = r"(?:[^()]*>\(\s*)?"
_ANSWERED = "ok", "created", "accepted", "noContent", "badRequest", "notFound", "status"
_TIMES = "Instant", "LocalDate", "LocalDateTime", "ZonedDateTime", "OffsetDateTime"
_RESULTS = "Result", "ObjectResult"
_CONTROLLERS = "Ok", "NotFound", "BadRequest", "NoContent", "Unauthorized", "Conflict"

_WRITTEN_OUT = r"""(?s)\s*(?:"[^"]*"|'[^']*'|-?\d\w*|new \w+\(.*|[^(),]*(?:\([^()]*\)[^(),]*)*,.*)\s*"""
"""Several things, or one that is no list of its own."""

_REQUESTS = "NewRequest", "NewRequestWithContext"
_STD = r"(?:std)?"
_ALLOCATORS, _TAKEN = ("x", "g_", "z", "safe_", "mem_"), ("malloc", "calloc", "realloc", "strdup")
_ONE = r"\s*\w+(?:\(\))?\s*"
"""A single name, which can be put there in either way."""

CLAIMS = "claims that go on or end the test"

GO: Mapping[str, tuple[Way, ...]] = {
    "claims that nothing failed": (
        way("NoError(t, err)", "NoError", _TESTIFY),
        way("Nil(t, err)", "Nil", _TESTIFY, r"(?:\s*t,)?\s*err(?:,(?s:.*))?"),
        way("Equal(t, nil, err)", "Equal", _TESTIFY, r"(?:\s*t,)?\s*(?:nil,\s*err|err,\s*nil)\s*"),
    ),
    "claims that something failed": (
        way("Error(t, err)", "Error", _TESTIFY),
        way("NotNil(t, err)", "NotNil", _TESTIFY, r"(?:\s*t,)?\s*err(?:,(?s:.*))?"),
    ),
    "claims of a length": (
        way("Len(t, …)", "Len", _TESTIFY),
        way("Equal(t, …, len(…))", "Equal", _TESTIFY, r"(?s)(?:\s*t,)?\s*\d+,\s*len\((?!.*\)\s*[-+*/]).*\)\s*"),
    ),
    "claims that something is true": (
        way("True(t, …)", "True", _TESTIFY),
        way("Equal(t, true, …)", "Equal", _TESTIFY, r"(?s)(?:\s*t,)?\s*true,\s*(?:\w+|[^\[\]\"]*\))\s*"),
    ),
    "claims that something is false": (
        way("False(t, …)", "False", _TESTIFY),
        way("Equal(t, false, …)", "Equal", _TESTIFY, r"(?s)(?:\s*t,)?\s*false,\s*(?:\w+|[^\[\]\"]*\))\s*"),
    ),
    "times that went by": (way("time.Since(…)", "Since", "time"), way("time.Now().Sub(…)", "Sub", r"time\.Now\(\)")),
    "times that are left": (
        way("time.Until(…)", "Until", "time"),
        way("….Sub(time.Now())", "Sub", given=r"time\.Now\(\)"),
    ),
    "files that are read whole": (
        way("os.ReadFile(…)", "ReadFile", "os"),
        way("ioutil.ReadFile(…)", "ReadFile", "ioutil"),
    ),
    "streams that are read whole": (
        way("io.ReadAll(…)", "ReadAll", "io"),
        way("ioutil.ReadAll(…)", "ReadAll", "ioutil"),
    ),
    "lists that are sorted": (
        *(way("slices.Sort…(…)", it, "slices") for it in ("Sort", "SortFunc", "SortStableFunc")),
        *(way("sort.…(…)", it, "sort") for it in ("Slice", "SliceStable", "Strings", "Ints")),
    ),
    "contexts that begin": (
        way("context.Background()", "Background", "context"),
        way("context.TODO()", "TODO", "context"),
    ),
    "errors that say more of another": (
        way('fmt.Errorf("… %w", …)', "Errorf", "fmt", r'(?s)"[^"]*%w.*'),
        *(way("errors.Wrap(…)", it, "errors") for it in ("Wrap", "Wrapf", "WithMessage")),
    ),
    "whole numbers made text": (
        way("strconv.Itoa(…)", "Itoa", "strconv"),
        way('fmt.Sprintf("%d", …)', "Sprintf", "fmt", r'"%d",[^,]+'),
    ),
    "errors with values": (
        way('fmt.Errorf("…", …)', "Errorf", "fmt", r'(?s)\s*"[^"]*%(?!w).*'),
        way("errors.New(fmt.Sprintf(…))", "New", "errors", r"(?s)\s*fmt\.Sprintf\(.*"),
    ),
    "tests whether an error says that nothing is there": (
        way("errors.Is(err, os.ErrNotExist)", "Is", "errors", r"\s*\w+,\s*(?:os|fs)\.ErrNotExist\s*"),
        way("os.IsNotExist(err)", "IsNotExist", "os"),
    ),
    "requests that are made": (
        way("http.NewRequestWithContext(…)", "NewRequestWithContext", "http"),
        way("http.NewRequest(…)", "NewRequest", "http"),
    ),
    "commands that are run": (
        way("exec.CommandContext(…)", "CommandContext", "exec"),
        way("exec.Command(…)", "Command", "exec"),
    ),
    "texts replaced throughout": (
        way("strings.ReplaceAll(…)", "ReplaceAll", "strings"),
        way("strings.Replace(…, -1)", "Replace", "strings", r"(?s).*,\s*-1\s*"),
    ),
    "identities made text": (
        way("uuid.NewString()", "NewString", "uuid"),
        way("uuid.New().String()", "String", r"uuid\.New\(\)"),
    ),
    "searches in lists": (way("slices.Contains(…)", "Contains", "slices"), way("lo.Contains(…)", "Contains", "lo")),
    "pointers to values": (
        *(way("ptr.To(…)", it, "ptr") for it in ("To", "Deref")),
        *(way("pointer.…(…)", it, "pointer") for it in ("To", "Bool", "Int32", "Int64", "String", "Int")),
        way("lo.ToPtr(…)", "ToPtr", "lo"),
    ),
    "metrics that are made": (
        *(way("promauto.New…(…)", it, r"(?s)promauto(?:\.With\(.*\))?") for it in _METRICS),
        *(way("prometheus.New…(…)", it, "prometheus") for it in _METRICS),
    ),
    "errors of gRPC with values": (
        way("status.Errorf(…)", "Errorf", "status", r'(?s)[^"]*"[^"]*%.*'),
        way("status.Error(…, fmt.Sprintf(…))", "Error", "status", r"(?s)[^,]*,\s*fmt\.Sprintf\(.*"),
    ),
    "claims that an error is a known one": (
        way("ErrorIs(t, err, …)", "ErrorIs", _TESTIFY),
        *(
            way("Equal(t, …, err)", "Equal", _TESTIFY, given)
            for given in (
                r"(?:\s*t,)?\s*(?:\w+\.)?Err[A-Z]\w*,\s*err\s*",
                r"(?:\s*t,)?\s*err,\s*(?:\w+\.)?Err[A-Z]\w*\s*",
            )
        ),
        way("True(t, errors.Is(err, …))", "True", _TESTIFY, r"(?s)(?:\s*t,)?\s*errors\.Is\(.*"),
    ),
    "claims of the text of an error": (
        way("ErrorContains(t, err, …)", "ErrorContains", _TESTIFY),
        way("Contains(t, err.Error(), …)", "Contains", _TESTIFY, r"(?s)(?:\s*t,)?\s*err\.Error\(\),.*"),
    ),
    CLAIMS: (
        *(way("require.…(…)", it, "require") for it in _CLAIMED.split()),
        *(way("assert.…(…)", it, "assert") for it in _CLAIMED.split()),
    ),
    "contexts of tests": (
        way("t.Context()", "Context", _OF_TEST),
        *(way("context.…()", it, "context") for it in ("Background", "TODO")),
    ),
    "temporary folders": (
        way("t.TempDir()", "TempDir", _OF_TEST),
        way("os.MkdirTemp(…)", "MkdirTemp", "os"),
        way("ioutil.TempDir(…)", "TempDir", "ioutil"),
        way("os.TempDir()", "TempDir", "os"),
    ),
    "bodies of requests that have none": (
        *(way("NewRequest(…, http.NoBody)", it, given=r"(?s).*,\s*http\.NoBody\s*") for it in _REQUESTS),
        *(way("NewRequest(…, nil)", it, given=r"(?s).*,\s*nil\s*") for it in _REQUESTS),
    ),
    "comparisons of texts in any case": (
        way("strings.EqualFold(…)", "EqualFold", "strings"),
        way("strings.ToLower(…) on both sides", "ToLower", "strings", then=r"\s*[=!]=\s*strings\.ToLower\("),
    ),
    "variables of the environment that are set": (
        way("t.Setenv(…)", "Setenv", _OF_TEST),
        way("os.Setenv(…)", "Setenv", "os"),
    ),
}

RUST: Mapping[str, tuple[Way, ...]] = {
    "new texts": (
        way("String::new()", "new", "String"),
        way('"".to_string()', "to_string", '""'),
        way('String::from("")', "from", "String", '""'),
        way("String::default()", "default", "String"),
    ),
    "first elements": (way(".first()", "first", given=r"\s*"), way(".get(0)", "get", given=r"\s*0\s*")),
    "questions about what may be missing": (
        way(".is_some_and(…)", "is_some_and"),
        way(".map_or(false, …)", "map_or", given=r"(?s)\s*false,.*"),
    ),
}

JAVA: Mapping[str, tuple[Way, ...]] = {
    "claims that something is true": (
        way("assertTrue(…)", "assertTrue", _JUNIT),
        way("assertEquals(true, …)", "assertEquals", _JUNIT, r"(?s)\s*true,(?!.*\.get\w*\()[^\[\]\"]*"),
    ),
    "claims that something is null": (
        way("assertNull(…)", "assertNull", _JUNIT),
        way("assertEquals(null, …)", "assertEquals", _JUNIT, r"(?s)\s*null,.*"),
    ),
    "claims that a value is true": (
        way("isTrue()", "isTrue", _ASSERTED),
        way("isEqualTo(true)", "isEqualTo", _ASSERTED, r"\s*true\s*", sure=_CERTAIN),
    ),
    "claims that a value is false": (
        way("isFalse()", "isFalse", _ASSERTED),
        way("isEqualTo(false)", "isEqualTo", _ASSERTED, r"\s*false\s*", sure=_CERTAIN),
    ),
    "claims that a value is null": (
        way("isNull()", "isNull", _ASSERTED),
        way("isEqualTo(null)", "isEqualTo", _ASSERTED, r"\s*null\s*"),
    ),
    "claims of a size": (
        way("hasSize(…)", "hasSize", _ASSERTED),
        way("assertThat(….size()).isEqualTo(…)", "isEqualTo", _MEASURED),
    ),
    "calls whose answer is made up": (
        way("when(…).thenReturn(…)", "thenReturn", r"(?s)(?:Mockito\.)?(?:lenient\(\)\.)?when\(.*\)"),
        way("given(…).willReturn(…)", "willReturn", r"(?s)(?:BDDMockito\.)?given\(.*\)"),
    ),
    "claims of errors": (
        way("assertThrows(…)", "assertThrows", _JUNIT),
        *(way("assertThatThrownBy(…)", it) for it in ("assertThatThrownBy", "assertThatExceptionOfType")),
    ),
    "texts with values": (
        way("String.format(…)", "format", "String", r"(?s)\s*(?!(?:\w+\.)*\w*[lL]ocale\b).*"),
        way("….formatted(…)", "formatted"),
    ),
    "tests for blank texts": (
        way("StringUtils.isBlank(…)", "isBlank", "StringUtils"),
        way("….isBlank()", "isBlank", r"(?!StringUtils\b).+", r"\s*"),
    ),
    "streams that become lists": (
        way(".toList()", "toList", r"(?s).*\)", r"\s*"),
        way(".collect(Collectors.toList())", "collect", given=r"\s*(?:Collectors\.)?toList\(\)\s*"),
    ),
    "lists of what is written out": (
        way("List.of(…)", "of", "List"),
        way("Arrays.asList(…)", "asList", "Arrays", _WRITTEN_OUT),
        way("ImmutableList.of(…)", "of", "ImmutableList"),
        way("Lists.newArrayList(…)", "newArrayList", "Lists", r"(?s)[^()]*,.*|\s*[\"\d].*"),
        way("Collections.singletonList(…)", "singletonList", "Collections"),
    ),
    "lists of nothing": (
        way("List.of()", "of", "List", r"\s*"),
        way("Collections.emptyList()", "emptyList", "Collections"),
        way("ImmutableList.of()", "of", "ImmutableList", r"\s*"),
    ),
    "maps of nothing": (
        way("Map.of()", "of", "Map", r"\s*"),
        way("Collections.emptyMap()", "emptyMap", "Collections"),
        way("ImmutableMap.of()", "of", "ImmutableMap", r"\s*"),
    ),
    "paths that are made of texts": (way("Path.of(…)", "of", "Path"), way("Paths.get(…)", "get", "Paths")),
    "lists that are filled later": (
        way("new ArrayList<>()", "ArrayList", given=_NEW),
        way("Lists.newArrayList()", "newArrayList", "Lists", r"\s*"),
    ),
    "maps that are filled later": (
        way("new HashMap<>()", "HashMap", given=_NEW),
        way("Maps.newHashMap()", "newHashMap", "Maps", r"\s*"),
    ),
    "times in milliseconds that are now": (
        way("System.currentTimeMillis()", "currentTimeMillis", "System"),
        way("Instant.now().toEpochMilli()", "toEpochMilli", r"Instant\.now\([^()]*\)"),
        way("clock.millis()", "millis", r"(?i)(?:this\.)?\w*clock"),
    ),
    "times that are now": (
        *(way("Instant.now() and its like", "now", it) for it in _TIMES),
        way("new Date()", "Date", given=r"\s*"),
    ),
    "claims of one call": (
        way("verify(…)", "verify", r"(?:Mockito)?", r"[\w.]+"),
        way("verify(…, times(1))", "verify", r"(?:Mockito)?", r"(?s)[\w.]+,\s*(?:Mockito\.)?times\(\s*1\s*\)\s*"),
    ),
    "answers of controllers": (
        *(way("ResponseEntity.…", it, "ResponseEntity") for it in _ANSWERED),
        way(
            "new ResponseEntity<>(…)",
            "ResponseEntity",
            given=r"(?s).*HttpStatus\.(?:OK|CREATED|NO_CONTENT|BAD_REQUEST|NOT_FOUND)\s*",
        ),
    ),
}

CSHARP: Mapping[str, tuple[Way, ...]] = {
    "texts in JSON that are made": (
        *(way("JsonSerializer.Serialize(…)", it, "JsonSerializer") for it in ("Serialize", "SerializeAsync")),
        way("JsonConvert.SerializeObject(…)", "SerializeObject", "JsonConvert"),
    ),
    "texts in JSON that are read": (
        *(way("JsonSerializer.Deserialize(…)", it, "JsonSerializer") for it in ("Deserialize", "DeserializeAsync")),
        way("JsonConvert.DeserializeObject(…)", "DeserializeObject", "JsonConvert"),
    ),
    "numbers that are read from texts": (
        *(way("int.Parse(…)", "Parse", it) for it in ("int", "long")),
        *(way("Convert.To…(…)", it, "Convert") for it in ("ToInt32", "ToInt64")),
    ),
    "claims that something is true": (
        way("Assert.True(…)", "True", "Assert"),
        way("Assert.Equal(true, …)", "Equal", "Assert", r"(?s)\s*true,[^\[\]\"]*"),
    ),
    "claims that something is false": (
        way("Assert.False(…)", "False", "Assert"),
        way("Assert.Equal(false, …)", "Equal", "Assert", r"(?s)\s*false,[^\[\]\"]*"),
    ),
    "claims that something is null": (
        way("Assert.Null(…)", "Null", "Assert"),
        way("Assert.Equal(null, …)", "Equal", "Assert", r"(?s)\s*null,.*"),
        way("Assert.True(… == null)", "True", "Assert", r"(?s)[^,]*(?:==|\bis)\s*null\s*"),
    ),
    "claims that a value is true": (
        way("BeTrue()", "BeTrue", _SHOULD),
        way("Be(true)", "Be", _SHOULD, r"(?s)\s*true\s*(?:,.*)?", sure=_PLAIN),
    ),
    "claims that a value is false": (
        way("BeFalse()", "BeFalse", _SHOULD),
        way("Be(false)", "Be", _SHOULD, r"(?s)\s*false\s*(?:,.*)?", sure=_PLAIN),
    ),
    "claims of a number of things": (
        way("HaveCount(…)", "HaveCount", _SHOULD),
        way("Count.Should().Be(…)", "Be", r"(?s).*\.(?:Count(?:\(\))?|Length)\.Should\(\)"),
    ),
    "claims that there is one thing": (
        way("Assert.Single(…)", "Single", "Assert"),
        way("Assert.Equal(1, ….Count)", "Equal", "Assert", rf"(?s)\s*1,{_MANY}"),
    ),
    "claims that nothing is in a list": (
        way("Assert.Empty(…)", "Empty", "Assert"),
        way("Assert.Equal(0, ….Count)", "Equal", "Assert", rf"(?s)\s*0,{_MANY}"),
    ),
    "answers of controllers": (
        *(way("Ok(…) and its like", it, r"(?:this|base)?") for it in _CONTROLLERS),
        *(way("new OkObjectResult(…) and its like", f"{it}{end}") for it in _CONTROLLERS for end in _RESULTS),
    ),
    "work for another thread": (
        way("Task.Run(…)", "Run", "Task"),
        way("Task.Factory.StartNew(…)", "StartNew", r"Task\.Factory", r"(?s)(?:(?!TaskCreationOptions).)*"),
    ),
}

C: Mapping[str, tuple[Way, ...]] = {
    "ends of the program": (
        *(way("exit(EXIT_…)", it, NOTHING, r"\s*EXIT_\w+\s*") for it in ("exit", "_exit")),
        *(way("exit(1)", it, NOTHING, r"\s*-?[01]\s*") for it in ("exit", "_exit")),
    ),
    "memory that is cleared": (way("memset(…, 0, …)", "memset"), way("bzero(…)", "bzero")),
    "texts that are put together": (
        *(way("snprintf(…)", it, _STD) for it in ("snprintf", "vsnprintf")),
        *(way("sprintf(…)", it, _STD) for it in ("sprintf", "vsprintf")),
    ),
    "texts that are copied": (
        *(way("strlcpy(…)", it, NOTHING) for it in ("strlcpy", "g_strlcpy", "strncpy", "strscpy")),
        way("strcpy(…)", "strcpy", _STD),
    ),
    "memory that is taken": (
        *(way(f"{it}…(…)", f"{it}{what}", NOTHING) for it in _ALLOCATORS for what in _TAKEN),
        *(way("malloc(…) and its like", what, _STD) for what in _TAKEN),
    ),
    "what is put at the end": (
        way("emplace_back(…)", "emplace_back", given=_ONE),
        way("push_back(…)", "push_back", given=_ONE),
    ),
}

COMPILED = {"go": GO, "rust": RUST, "java": JAVA, "csharp": CSHARP, "c": C}

REPLACED = (
    "errors.New(fmt.Sprintf(…))",
    "os.IsNotExist(err)",
    "http.NewRequest(…)",
    "exec.Command(…)",
    "strings.Replace(…, -1)",
    "uuid.New().String()",
    "pointer.…(…)",
    "status.Error(…, fmt.Sprintf(…))",
    "Equal(t, …, err)",
    "True(t, errors.Is(err, …))",
    "Contains(t, err.Error(), …)",
    "assert.…(…)",
    "context.…()",
    "Nil(t, err)",
    "Equal(t, nil, err)",
    "NotNil(t, err)",
    "Equal(t, …, len(…))",
    "Equal(t, true, …)",
    "Equal(t, false, …)",
    "time.Now().Sub(…)",
    "….Sub(time.Now())",
    "String.format(…)",
    "ioutil.ReadFile(…)",
    "ioutil.ReadAll(…)",
    "sort.…(…)",
    'fmt.Sprintf("%d", …)',
    "os.MkdirTemp(…)",
    "ioutil.TempDir(…)",
    "os.Setenv(…)",
    '"".to_string()',
    'String::from("")',
    "assertEquals(true, …)",
    "assertEquals(null, …)",
    "isEqualTo(true)",
    "isEqualTo(false)",
    "isEqualTo(null)",
    "assertThat(….size()).isEqualTo(…)",
    ".collect(Collectors.toList())",
    "Arrays.asList(…)",
    "Collections.emptyList()",
    "Lists.newArrayList(…)",
    "Assert.Equal(true, …)",
    "Assert.Equal(false, …)",
    "Assert.Equal(null, …)",
    "Assert.True(… == null)",
    "Be(true)",
    "Be(false)",
    "Count.Should().Be(…)",
    "Assert.Equal(1, ….Count)",
    "Assert.Equal(0, ….Count)",
    "bzero(…)",
    "context.TODO()",
    "errors.Wrap(…)",
    "JsonConvert.SerializeObject(…)",
    "JsonConvert.DeserializeObject(…)",
    "Convert.To…(…)",
    "Collections.singletonList(…)",
    "Collections.emptyMap()",
    "Paths.get(…)",
    "Lists.newArrayList()",
    "Maps.newHashMap()",
    "Instant.now().toEpochMilli()",
    "new ResponseEntity<>(…)",
    "new Date()",
    "new OkObjectResult(…) and its like",
    "Task.Factory.StartNew(…)",
)
"""Ways that nobody is asked to return to."""
