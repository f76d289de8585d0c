"""Synonyms: calls that say the same thing in different words, by language family.

A table and no code: what is asked, and each way of writing it with how it is said. A way names the last word of what is
called and, where that is not enough, what stands before it, between its brackets or behind them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from drift_lsp.detectors.ways import COMPILED, NOTHING, REPLACED, Way
from drift_lsp.detectors.ways import way as _way

_LISTED = r"\s*(?:(?:[!=]==?|>)\s*-1|(?:>=|<)\s*0)\b"
_EXPECTED = r"(?s)expect(?:\.soft)?\(.*\)(?:\.not)?"
_DRAWN = r"(?s)expect\(\s*(?:screen\.)?(?:get|query|find)By.*\)"
_TRUE_OR_FALSE = (
    r"(?s)expect(?:\.soft)?\((?:(?!.*=>).*[\w)\]]\s+(?:[=!]==?|[<>]=?|instanceof|in)\s.*|\s*!.*"
    r"|(?:.*\.)?(?:is|has|can|should|was|are|includes|every|some|startsWith|endsWith|test|existsSync|equals|matches)"
    r"(?:[A-Z]\w*)?(?:\(.*\))?\s*)\)(?:\.not)?"
)
"""What is claimed of nothing but true and false; of all else it may be claimed that it is there."""

_KINDS, _WHAT = ("get", "query", "find"), ("Text", "Role", "TestId", "LabelText")
_DATE = r"(?:datetime\.)?datetime|dt\.datetime|dt"
_METHODS = ("get", "post", "put", "patch", "delete")
_MODEL = r"[A-Z]\w*"

_QUERY = r"(?s).*(?:\.objects\b|\.(?:filter|exclude|all|distinct)\(|_set\b|\bqs\b|queryset\b).*"
"""A query of Django's ORM; a path has an `exists()` too."""

_PLAIN_VALUE = r"""\s*(?:'[^'\n]*'|"[^"\n]*"|-?\d+)\s*"""
_REQUESTED = r"(?s)\s*(?:self\.)?request\b.*"
_QUOTED = r"""(?s)\s*['"`].*"""
_NUMPY = r"(?:np|numpy)\.random"
_NUMPY_TEST = r"(?:(?:np|numpy)\.testing|npt)?"
_MATCHED = "preg_match", "preg_match_all", "preg_replace", "preg_replace_callback", "preg_split"
_MATCHED_BY_CLASS = (
    "isMatch",
    "match",
    "matchAll",
    "isMatchAll",
    "replace",
    "replaceCallback",
    "split",
    "matchStrictGroups",
)
_THROWS = r"(?s).*\bJSON_THROW_ON_ERROR\b.*"
_FACADE = r"\\?(?:Illuminate\\Support\\Facades\\)?"

_ONCE, _RESOLVED = ("", "Once"), r"(?s)\s*Promise\.resolve\(.*\)\s*"
_MADE_UP = rf"(?s)\s*(?:async\s*)?\(\)\s*=>{_RESOLVED.removeprefix('(?s)')}"
_TEXTS = "email", "url", "uuid", "datetime", "cuid", "ulid"

EVENTS = "events that a user makes in tests"

SCRIPT: Mapping[str, tuple[Way, ...]] = {
    "claims that values are equal throughout": (
        _way("toEqual", "toEqual", _EXPECTED),
        _way("toStrictEqual", "toStrictEqual", _EXPECTED),
    ),
    "claims that something is true": (
        _way("toBe(true)", "toBe", _EXPECTED, r"\s*true\s*"),
        _way("toEqual(true)", "toEqual", _EXPECTED, r"\s*true\s*"),
        _way("toBeTruthy()", "toBeTruthy", _EXPECTED, sure=_TRUE_OR_FALSE),
    ),
    "claims that something is false": (
        _way("toBe(false)", "toBe", _EXPECTED, r"\s*false\s*"),
        _way("toEqual(false)", "toEqual", _EXPECTED, r"\s*false\s*"),
        _way("toBeFalsy()", "toBeFalsy", _EXPECTED, sure=_TRUE_OR_FALSE),
    ),
    "claims that something is null": (
        _way("toBeNull()", "toBeNull", _EXPECTED),
        _way("toBe(null)", "toBe", _EXPECTED, r"\s*null\s*"),
        _way("toEqual(null)", "toEqual", _EXPECTED, r"\s*null\s*"),
    ),
    "claims that something is undefined": (
        _way("toBeUndefined()", "toBeUndefined", _EXPECTED),
        _way("toBe(undefined)", "toBe", _EXPECTED, r"\s*undefined\s*"),
        _way("toEqual(undefined)", "toEqual", _EXPECTED, r"\s*undefined\s*"),
    ),
    "claims of a length": (
        _way("toHaveLength(…)", "toHaveLength", _EXPECTED),
        _way("expect(….length)", "toBe", r"(?s)expect\(.*\.length\)"),
        _way("expect(….length)", "toEqual", r"(?s)expect\(.*\.length\)"),
    ),
    "claims that something was called": (
        _way("toHaveBeenCalled…", "toHaveBeenCalled", _EXPECTED),
        _way("toHaveBeenCalled…", "toHaveBeenCalledWith", _EXPECTED),
        _way("toHaveBeenCalled…", "toHaveBeenCalledTimes", _EXPECTED),
        _way("toBeCalled…", "toBeCalled", _EXPECTED),
        _way("toBeCalled…", "toBeCalledWith", _EXPECTED),
        _way("toBeCalled…", "toBeCalledTimes", _EXPECTED),
    ),
    EVENTS: (
        _way("fireEvent.…", "click", "fireEvent"),
        _way("fireEvent.…", "change", "fireEvent"),
        _way("userEvent.…", "click", r"user(?:Event)?"),
        _way("userEvent.…", "type", r"user(?:Event)?"),
    ),
    "searches on a drawn page": (
        *(_way("screen.getBy…(…)", f"{kind}By{what}", "screen") for kind in _KINDS for what in _WHAT),
        *(_way("getBy…(…)", f"{kind}By{what}", NOTHING) for kind in _KINDS for what in _WHAT),
    ),
    "claims that something is on a page": (
        _way("toBeInTheDocument()", "toBeInTheDocument", _DRAWN),
        _way("toBeTruthy()", "toBeTruthy", _DRAWN),
        _way("toBeDefined()", "toBeDefined", _DRAWN),
    ),
    "claims of one call": (
        _way("toHaveBeenCalledTimes(1)", "toHaveBeenCalledTimes", _EXPECTED, r"\s*1\s*"),
        _way("toHaveBeenCalledOnce()", "toHaveBeenCalledOnce", _EXPECTED),
    ),
    "claims that a plain value is there": (
        _way("toBe(…)", "toBe", _EXPECTED, _PLAIN_VALUE),
        _way("toEqual(…)", "toEqual", _EXPECTED, _PLAIN_VALUE),
    ),
    "stand-ins that give a promise": (
        *(_way("mockResolvedValue(…)", f"mockResolvedValue{once}") for once in _ONCE),
        *(_way("mockReturnValue(Promise…)", f"mockReturnValue{once}", given=_RESOLVED) for once in _ONCE),
        *(_way("mockImplementation(…)", f"mockImplementation{once}", given=_MADE_UP) for once in _ONCE),
    ),
    "claims that something is thrown": (
        _way("toThrow(…)", "toThrow", _EXPECTED),
        _way("toThrowError(…)", "toThrowError", _EXPECTED),
    ),
    "schemas of texts of a form": (
        *(_way("z.email() and its like", it, "z") for it in _TEXTS),
        *(_way("z.string().email() and its like", it, r"(?s)z\s*\.string\(.*") for it in _TEXTS),
    ),
    "schemas of one of several": (_way("z.enum(…)", "enum", "z"), _way("z.nativeEnum(…)", "nativeEnum", "z")),
    "texts replaced throughout": (
        _way(".replaceAll(…)", "replaceAll"),
        _way(".replace(/…/g, …)", "replace", given=r"""(?s)\s*/(?:[\w\s:,;@#%&'"<>=!~-]|\\[^\wsd])+/g,.*"""),
    ),
    "answers of a route in JSON": (
        _way("NextResponse.json(…)", "json", "NextResponse"),
        _way("Response.json(…)", "json", "Response"),
    ),
    "tests for lists": (
        _way("Array.isArray(…)", "isArray", "Array"),
        _way("_.isArray(…)", "isArray", "_|lodash"),
        _way("isArray(…)", "isArray", NOTHING),
    ),
    "texts that are translated": (
        _way("t(…)", "t", NOTHING, _QUOTED),
        _way("i18n.t(…)", "t", r"i18n(?:ext)?(?:\.global)?", _QUOTED),
    ),
    "schemas of texts that hold something": (
        _way("min(1)", "min", r"(?s)z\.string\(.*", r"(?s)\s*1\s*(?:,.*)?"),
        _way("nonempty()", "nonempty", r"(?s)z\.string\(.*"),
    ),
    "parts of texts": (_way(".substring(…)", "substring"), _way(".substr(…)", "substr")),
    "searches that answer yes or no": (
        _way(".includes(…)", "includes"),
        _way(".indexOf(…) compared", "indexOf", then=_LISTED),
    ),
    "times in milliseconds that are now": (
        _way("Date.now()", "now", "Date"),
        _way("new Date().getTime()", "getTime", r"\(?new Date\(?\)?\)?"),
        _way("new Date().valueOf()", "valueOf", r"\(?new Date\(?\)?\)?"),
    ),
    "numbers that are read from texts": (
        _way("parseInt(…)", "parseInt", NOTHING),
        _way("Number.parseInt(…)", "parseInt", "Number"),
    ),
    "tests for what is no number": (_way("isNaN(…)", "isNaN", NOTHING), _way("Number.isNaN(…)", "isNaN", "Number")),
    "tests for own properties": (
        _way("Object.hasOwn(…)", "hasOwn", "Object"),
        _way("….hasOwnProperty(…)", "hasOwnProperty"),
        _way("hasOwnProperty.call(…)", "call", r".*hasOwnProperty"),
    ),
    "deep copies": (
        _way("structuredClone(…)", "structuredClone", NOTHING),
        _way("cloneDeep(…)", "cloneDeep"),
        _way("JSON.parse(JSON.stringify(…))", "parse", "JSON", r"\s*JSON\.stringify(?s:.*)"),
    ),
    "new identities": (
        _way("randomUUID()", "randomUUID"),
        _way("uuid()", "uuid", NOTHING),
        _way("uuidv4()", "uuidv4", NOTHING),
        _way("nanoid()", "nanoid", NOTHING),
        _way("createId()", "createId", NOTHING),
    ),
}
"""JavaScript and TypeScript."""

PYTHON: Mapping[str, tuple[Way, ...]] = {
    "times that are now": (
        _way("timezone.now()", "now", "timezone", r"\s*"),
        _way("datetime.now(…)", "now", _DATE, r"(?s)\s*\S.*"),
        _way("datetime.now()", "now", _DATE, r"\s*"),
        _way("datetime.utcnow()", "utcnow", _DATE),
        _way("utcnow()", "utcnow", NOTHING),
    ),
    "tests whether a file is there": (
        _way("os.path.exists(…)", "exists", r"os\.path"),
        _way("….exists()", "exists", r"(?i)(?!os\.path).*(?:path|file|dir|root|folder)", r"\s*"),
    ),
    "tests whether a query finds anything": (
        _way(".exists()", "exists", _QUERY, r"\s*"),
        _way(".count() compared", "count", _QUERY, r"\s*", r"\s*(?:(?:>|!=|==)\s*0|>=\s*1)\b"),
    ),
    "texts in JSON that are made": (
        _way("json.dumps(…)", "dumps", r"json"),
        _way("orjson.dumps(…)", "dumps", r"orjson"),
        _way("ujson.dumps(…)", "dumps", r"ujson|simplejson"),
        _way("json_dumps(…)", "json_dumps", NOTHING),
    ),
    "texts in JSON that are read": (
        _way("json.loads(…)", "loads", r"json"),
        _way("orjson.loads(…)", "loads", r"orjson"),
        _way("ujson.loads(…)", "loads", r"ujson|simplejson"),
        _way("json_loads(…)", "json_loads", NOTHING),
    ),
    "commands that are run": (
        _way("subprocess.run(…)", "run", r"subprocess|sp"),
        _way("subprocess.check_output(…)", "check_output", r"subprocess|sp"),
        _way("subprocess.check_call(…)", "check_call", r"subprocess|sp"),
        _way("subprocess.call(…)", "call", r"subprocess|sp"),
        _way("subprocess.Popen(…)", "Popen", r"subprocess|sp"),
        _way("os.system(…)", "system", "os"),
        _way("os.popen(…)", "popen", "os"),
    ),
    "warnings that are logged": (
        _way(".warning(…)", "warning", r"(?i).*log(?:ger)?"),
        _way(".warn(…)", "warn", r"(?i).*log(?:ger)?"),
    ),
    "claims that something is None": (
        _way("assertIsNone(…)", "assertIsNone", "self"),
        _way("assertEqual(…, None)", "assertEqual", "self", r"(?s)[^()]*,\s*None\s*"),
        _way("assertTrue(… is None)", "assertTrue", "self", r"(?s)[^,]*\bis None\s*"),
    ),
    "claims that something is in another": (
        _way("assertIn(…)", "assertIn", "self"),
        _way("assertTrue(… in …)", "assertTrue", "self", r"""(?s)['"\w.\[\]]+ in [^,]*"""),
    ),
    "claims that something is true": (
        _way("assertTrue(…)", "assertTrue", "self"),
        _way("assertEqual(…, True)", "assertEqual", "self", r"(?s)[^()]*,\s*True\s*"),
        _way("assertIs(…, True)", "assertIs", "self", r"(?s)[^()]*,\s*True\s*"),
    ),
    "claims of errors": (
        _way("pytest.raises(…)", "raises", "pytest"),
        _way("self.assertRaises(…)", "assertRaises", "self"),
        _way("self.assertRaises(…)", "assertRaisesRegex", "self"),
    ),
    "pages that are drawn": (
        _way("TemplateResponse(request, …)", "TemplateResponse", NOTHING, _REQUESTED),
        _way("render(request, …)", "render", NOTHING, _REQUESTED),
    ),
    "stand-ins that are put in place": (
        _way("patch(…)", "patch", r"(?:unittest\.)?mock"),
        _way("patch(…)", "patch", NOTHING),
        _way("mocker.patch(…)", "patch", "mocker"),
        _way("mocker.patch(…)", "object", r"mocker\.patch"),
    ),
    "answers in JSON that are read": (
        _way("….json()", "json", r"(?i)\w*(?:resp|response|res)", r"\s*"),
        _way("json.loads(response…)", "loads", "json", r"(?i)\s*\w*(?:resp|response|res)\.(?:content|text|data)\b.*"),
    ),
    "temporary folders": (
        _way("tempfile.mkdtemp()", "mkdtemp", "tempfile"),
        _way("tempfile.TemporaryDirectory()", "TemporaryDirectory", "tempfile"),
    ),
    "paths that views answer": (
        _way("path(…)", "path", NOTHING, r"(?s)\s*f?[\"'].*,.*"),
        _way("re_path(…)", "re_path", NOTHING, r"(?s)\s*r?f?[\"'].*,.*"),
    ),
    "tasks that run beside": (
        _way("asyncio.create_task(…)", "create_task", "asyncio"),
        _way("asyncio.ensure_future(…)", "ensure_future", "asyncio"),
    ),
    "loops that run": (
        _way("asyncio.get_running_loop()", "get_running_loop", "asyncio"),
        _way("asyncio.get_event_loop()", "get_event_loop", "asyncio"),
    ),
    "variables of the environment that are read": (
        _way("os.environ.get(…)", "get", r"os\.environ"),
        _way("os.getenv(…)", "getenv", "os"),
    ),
    "answers that send elsewhere": (
        _way("redirect(…)", "redirect", NOTHING),
        _way("HttpResponseRedirect(reverse(…))", "HttpResponseRedirect", NOTHING, r"(?s)\s*reverse\(.*"),
    ),
    "answers in JSON": (
        _way("JsonResponse(…)", "JsonResponse", NOTHING),
        _way("HttpResponse(json.dumps(…))", "HttpResponse", NOTHING, r"(?s)\s*json\.dumps\(.*"),
    ),
    "numbers that are drawn": (
        _way("np.random.default_rng(…)", "default_rng", _NUMPY),
        *(
            _way("np.random.…", it, _NUMPY)
            for it in ("seed", "rand", "randn", "randint", "random", "normal", "uniform")
        ),
    ),
    "claims that numbers are close": (
        _way("assert_allclose(…)", "assert_allclose"),
        *(
            _way("assert_almost_equal(…)", it, _NUMPY_TEST)
            for it in ("assert_almost_equal", "assert_array_almost_equal")
        ),
    ),
    "errors that are logged with where they came from": (
        _way(".exception(…)", "exception", r"(?i).*log(?:ger)?"),
        _way(".error(…, exc_info=True)", "error", r"(?i).*log(?:ger)?", r"(?s).*\bexc_info\s*=\s*True\b.*"),
    ),
}

PHP: Mapping[str, tuple[Way, ...]] = {
    "searches in lists": (
        _way("in_array(…, …, true)", "in_array", NOTHING, r"(?s).*,\s*(?:strict:\s*)?true\s*,?\s*"),
        _way("in_array(…, …)", "in_array", NOTHING),
    ),
    "queries of a model": (
        _way("Model::query()", "query", _MODEL, r"\s*"),
        *(
            _way(
                "Model::…",
                it,
                _MODEL + r"(?<!DB)(?<!Http)(?<!Cache)(?<!Storage)(?<!Schema)(?<!Arr)(?<!Str)(?<!Route)(?<!View)",
            )
            for it in ("where", "whereIn", "whereHas", "whereBelongsTo", "whereNull", "orderBy", "with", "withCount")
        ),
    ),
    "texts that are looked for in others": (
        _way("str_contains(…)", "str_contains", NOTHING),
        _way("strpos(…) compared", "strpos", NOTHING, then=r"\s*(?:!==?|===?)\s*false\b"),
        _way("strstr(…)", "strstr", NOTHING, then=r"\s*(?:!==?|===?)\s*false\b"),
    ),
    "texts that others begin with": (
        _way("str_starts_with(…)", "str_starts_with", NOTHING),
        _way("strpos(…) compared with 0", "strpos", NOTHING, then=r"\s*(?:!==?|===?)\s*0\b"),
    ),
    "claims of the status of an answer": (
        _way("assertStatus(…)", "assertStatus", given=r"\s*(?:20[014]|401|403|404|422)\s*"),
        *(
            _way("assertOk() and its like", it, given=r"\s*")
            for it in ("assertOk", "assertCreated", "assertNotFound", "assertForbidden", "assertUnauthorized")
        ),
    ),
    "claims that a plain value is there": (
        _way("assertSame(…)", "assertSame", given=_PLAIN_VALUE + r"(?s:,.*)"),
        _way("assertEquals(…)", "assertEquals", given=_PLAIN_VALUE + r"(?s:,.*)"),
    ),
    "people who are logged in": (
        *(_way("auth()->…()", it, r"\\?auth\(\)", r"\s*") for it in ("user", "id", "check")),
        *(_way("Auth::…()", it, rf"{_FACADE}Auth", r"\s*") for it in ("user", "id", "check")),
    ),
    "settings that are read": (
        _way("config(…)", "config", NOTHING, _QUOTED),
        _way("Config::get(…)", "get", rf"{_FACADE}Config"),
    ),
    "times that are now": (
        _way("now()", "now", NOTHING, r"\s*"),
        _way("Carbon::now()", "now", r"\\?(?:Carbon\\)?Carbon(?:Immutable)?", r"\s*"),
    ),
    "texts that are translated": (
        _way("__(…)", "__", NOTHING, _QUOTED),
        _way("trans(…)", "trans", NOTHING, _QUOTED),
    ),
    "values of a request": (
        _way("$request->input(…)", "input", r"\$request", _QUOTED),
        _way("$request->get(…)", "get", r"\$request", _QUOTED),
    ),
    "requests in tests that ask for JSON": (
        *(_way("getJson(…) and its like", f"{it}Json", r"\$this.*") for it in _METHODS),
        _way("json('GET', …)", "json", r"\$this.*", r"""(?s)\s*['"][A-Z]+['"]\s*,.*"""),
    ),
    "numbers of things": (_way("count(…)", "count", NOTHING), _way("sizeof(…)", "sizeof", NOTHING)),
    "lists that are joined": (_way("implode(…)", "implode", NOTHING), _way("join(…)", "join", NOTHING)),
    "tests for whole numbers": (_way("is_int(…)", "is_int", NOTHING), _way("is_integer(…)", "is_integer", NOTHING)),
    "claims that something is true": (
        _way("assertTrue(…)", "assertTrue"),
        _way("assertSame(true, …)", "assertSame", given=r"(?s)\s*true\s*,.*"),
        _way("assertEquals(true, …)", "assertEquals", given=r"(?s)\s*true\s*,.*"),
    ),
    "claims that something is null": (
        _way("assertNull(…)", "assertNull"),
        _way("assertSame(null, …)", "assertSame", given=r"(?s)\s*null\s*,.*"),
        _way("assertEquals(null, …)", "assertEquals", given=r"(?s)\s*null\s*,.*"),
    ),
    "claims of a number of things": (
        _way("assertCount(…)", "assertCount"),
        _way("assertSame(…, count(…))", "assertSame", given=r"(?s).*,\s*(?:\\)?count\([^()]*\)\s*"),
        _way("assertEquals(…, count(…))", "assertEquals", given=r"(?s).*,\s*(?:\\)?count\([^()]*\)\s*"),
    ),
    "regular expressions that are matched": (
        *(_way("Preg::…", it, r"\\?(?:\w+\\)*Preg") for it in _MATCHED_BY_CLASS),
        *(_way("preg_match(…) and its like", it, NOTHING) for it in _MATCHED),
    ),
    "answers in JSON": (
        _way("new JsonResponse(…)", "JsonResponse"),
        _way("$this->json(…)", "json", r"\$this", r"(?s)\s*(?![\"'][A-Z]+[\"']).*"),
    ),
    "answers in JSON that hold what was put together": (
        *(_way("an answer for JSON", it, on) for it, on in (("JsonResponse", None), ("json", r"\$this|response\(\)"))),
        _way("new Response(json_encode(…))", "Response", given=r"(?s)\s*\\?json_encode\(.*"),
        _way("response(json_encode(…))", "response", NOTHING, r"(?s)\s*\\?json_encode\(.*"),
    ),
    "keys that are looked for": (
        _way("isset(…)", "isset", NOTHING, r"""\s*\$\w+\[(?:'\w+'|"\w+")\]\s*"""),
        _way("array_key_exists(…)", "array_key_exists", NOTHING, r"""\s*(?:'\w+'|"\w+"),\s*\$\w+\s*"""),
    ),
    "pages that are not there": (
        _way("createNotFoundException(…)", "createNotFoundException", r"\$this"),
        _way("new NotFoundHttpException(…)", "NotFoundHttpException"),
    ),
    "answers that send elsewhere": (
        _way("redirectToRoute(…)", "redirectToRoute", r"\$this"),
        _way("redirect(generateUrl(…))", "redirect", r"\$this", r"(?s)\s*\$this->generateUrl\(.*"),
        _way("new RedirectResponse(…)", "RedirectResponse", given=r"(?s)\s*\$this->generateUrl\(.*"),
    ),
    "texts in JSON that are made": (
        _way("json_encode(…, JSON_THROW_ON_ERROR)", "json_encode", NOTHING, _THROWS),
        _way("json_encode(…)", "json_encode", NOTHING),
    ),
    "texts in JSON that are read": (
        _way("json_decode(…, JSON_THROW_ON_ERROR)", "json_decode", NOTHING, _THROWS),
        _way("json_decode(…)", "json_decode", NOTHING),
    ),
}

FAMILIES = {"javascript": SCRIPT, "typescript": SCRIPT, "python": PYTHON, "php": PHP, **COMPILED}

OLD = frozenset(
    {
        *(".substr(…)", ".indexOf(…) compared", "new Date().getTime()", "new Date().valueOf()", "….hasOwnProperty(…)"),
        *("hasOwnProperty.call(…)", "JSON.parse(JSON.stringify(…))", "toBeCalled…", "expect(….length)"),
        *("toBe(null)", "toEqual(null)", "toBe(undefined)", "toEqual(undefined)", "isNaN(…)", "parseInt(…)"),
        *("datetime.now()", "datetime.utcnow()", "os.path.exists(…)", "os.system(…)", "os.popen(…)", ".warn(…)"),
        *("subprocess.call(…)", "assertEqual(…, None)", "assertTrue(… is None)", "assertTrue(… in …)"),
        *("assertEqual(…, True)", "tempfile.mkdtemp()", "json.dumps(…)", "json.loads(…)", "in_array(…, …)", "Model::…"),
        *(
            "uuid()",
            "patch(…)",
            "uuidv4()",
            "strpos(…) compared",
            "strpos(…) compared with 0",
            "strstr(…)",
            "sizeof(…)",
            "join(…)",
            "is_integer(…)",
            "assertSame(true, …)",
        ),
        *("assertEquals(true, …)", "assertSame(null, …)", "assertEquals(null, …)", "assertSame(…, count(…))"),
        *("mockReturnValue(Promise…)", "mockImplementation(…)", "toThrowError(…)", "z.string().email() and its like"),
        *("z.nativeEnum(…)", ".replace(/…/g, …)", "_.isArray(…)", "isArray(…)"),
        *("assertEquals(…, count(…))", "getBy…(…)", *REPLACED),
        *("path(…)", "asyncio.ensure_future(…)", "asyncio.get_event_loop()", "HttpResponse(json.dumps(…))"),
        *("np.random.…", "assert_almost_equal(…)", "preg_match(…) and its like", "json_encode(…)", "json_decode(…)"),
        *("new RedirectResponse(…)", "redirect(generateUrl(…))", ".error(…, exc_info=True)"),
        *(
            "new Response(json_encode(…))",
            "response(json_encode(…))",
            "assertEquals(…)",
            "nonempty()",
            "json.loads(response…)",
            "Config::get(…)",
        ),
    }
)
"""Ways that nobody is asked to return to: others say more, or are newer."""

NEWER = (
    "stand-ins that give a promise",
    "schemas of texts of a form",
    "schemas of one of several",
    "texts replaced throughout",
    "answers of a route in JSON",
    "tests for lists",
)
"""What is asked of new code in JavaScript too, where hardly anybody does otherwise."""

SLOTS = {slot: slot for table in FAMILIES.values() for slot in table}


@cache
def by_name(family: str) -> Mapping[str, tuple[tuple[str, Way], ...]]:
    """List the ways of a family under the last word of what is called."""
    found: dict[str, tuple[tuple[str, Way], ...]] = {}
    for slot, ways in FAMILIES.get(family, {}).items():
        for way in ways:
            found[way.name] = (*found.get(way.name, ()), (slot, way))
    return found
