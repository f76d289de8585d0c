# fmt: off
"""Ways: small departures from what a team writes, by language, told by somebody who had read nothing of Drift.

WAYS[language] is a list of (category, name, usual, other, change). Who mends what Drift does not hear adds nothing here.

usual and other are regular expressions (re.MULTILINE) over the text of a file;
change(match of usual, text) gives the text with that one place broken, or None.
SUFFIXES says which files belong to which language; skip(path) says which paths
to leave out (vendored, generated, minified); the changes themselves refuse
generated text, comments and strings, and tests unless the way is of testing.
Only the standard library.
"""
import ast
import functools
import re
import sys

SUFFIXES = {
    "python": (".py",), "typescript": (".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte"),
    "javascript": (".js", ".jsx", ".mjs", ".cjs", ".vue"), "go": (".go",), "rust": (".rs",),
    "java": (".java",), "csharp": (".cs",), "php": (".php",), "c": (".c", ".h"),
    "cpp": (".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx", ".h"),
}
_SKIP = re.compile(
    r"(?i)(?:^|/)(?:node_modules|vendor|vendored|third[_-]?party|external|extern|deps|dist|build|out|generated|gen|"
    r"migrations?|alembic|\.git|bower_components|locales?|__snapshots__|fixtures?|testdata|snapshots|"
    r"subprojects|contrib|obj|bin|storage|static/lib|lib/vendor|public/(?:js|vendor|build))/|"
    r"\.min\.|\.bundle\.|\.d\.ts$|\.pb\.go$|_pb2(?:_grpc)?\.py$|\.g\.cs$|\.g\.i\.cs$|\.designer\.cs$|"
    r"\.gen\.\w+$|\.generated\.\w+$|_generated\.\w+$|zz_generated|_string\.go$|mock_\w+\.go$|\.blade\.php$")
_TEST = re.compile(
    r"(?i)(?:^|/)(?:tests?|__tests__|specs?|e2e|cypress|playwright|testing|testutils?|it|benches|benchmarks?|examples?)/|"
    r"(?:^|/)(?:test_[^/]*|conftest)\.py$|[._-](?:test|tests|spec|stories|cy)\.\w+$|Tests?\.(?:java|cs|php)$|_test\.\w+$|\.Tests?/")


def skip(path):
    """Vendored, generated, minified: not the team's writing."""
    return bool(_SKIP.search(path))


def test_path(path):
    return bool(_TEST.search(path))


# ---------------------------------------------------------------- lexing

_SQ, _DQ = r"'(?:\\.|[^'\\\n])*'", r'"(?:\\.|[^"\\\n])*"'
_CC = r"//[^\n]*|/\*[\s\S]*?\*/"
_LEX = {
    "python": (r"#[^\n]*", r'(?i:[rbuf]{0,2})(?:"""(?:\\[\s\S]|[^\\])*?"""|' + r"'''(?:\\[\s\S]|[^\\])*?'''|" + _DQ + "|" + _SQ + ")"),
    "js": (_CC, _DQ + "|" + _SQ + r"|`(?:\\[\s\S]|[^`\\])*`"),
    "go": (_CC, _DQ + r"|`[^`]*`|'(?:\\[^\n]{1,9}|[^'\\\n])'"),
    "rust": (_CC, r'r(#+)"[\s\S]*?"\2|b?"(?:\\[\s\S]|[^"\\])*"|b?' + r"'(?:\\[^'\n]{1,9}|\\'|[^'\\\n])'"),
    "java": (_CC, r'"""[\s\S]*?"""|' + _DQ + "|" + r"'(?:\\[^\n]{1,6}|[^'\\\n])'"),
    "csharp": (_CC, r'\$*"""[\s\S]*?"""|(?:\$@|@\$|@)"(?:""|[^"])*"|\$?' + _DQ + "|" + r"'(?:\\[^\n]{1,6}|[^'\\\n])'"),
    "php": (_CC + r"|#(?!\[)[^\n]*|\?>[\s\S]*?(?:<\?php|<\?=|\Z)", r"""<<<['"]?(\w+)['"]?\n[\s\S]*?\n\s*\2\b|'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*\""""),
    "c": (_CC, _DQ + r"|'(?:\\[^\n]{1,4}|[^'\\\n])'"),
}
_FAM = {"typescript": "js", "javascript": "js", "cpp": "c"}
_LEXED = {k: re.compile("(" + c + ")|" + s) for k, (c, s) in _LEX.items()}


@functools.lru_cache(maxsize=24)
def mask(text, lang):
    """For every character: 0 code, 1 comment, 2 string."""
    out = bytearray(len(text))
    for m in _LEXED[_FAM.get(lang, lang)].finditer(text):
        out[m.start():m.end()] = (b"\x01" if m.group(1) is not None else b"\x02") * (m.end() - m.start())
    return out


_PAIR = {")": "(", "]": "[", "}": "{"}


@functools.lru_cache(maxsize=24)
def pairs(text, lang):
    """(open -> close) of the brackets in the code."""
    mk, stack, out = mask(text, lang), [], {}
    for m in re.finditer(r"[()\[\]{}]", text):
        i, ch = m.start(), m.group()
        if mk[i]:
            continue
        if ch in "([{":
            stack.append((ch, i))
        else:
            for k in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
                if stack[k][0] == _PAIR[ch]:
                    out[stack[k][1]] = i
                    del stack[k:]
                    break
    return out


def close(text, i, lang):
    """Index of the bracket that closes the one at i, or None."""
    return pairs(text, lang).get(i)


def around(text, pos, lang, kinds="{"):
    """(open, close) of the innermost bracket of these kinds around pos."""
    best = None
    for a, b in pairs(text, lang).items():
        if a < pos <= b and text[a] in kinds and (best is None or a > best[0]):
            best = (a, b)
    return best


def counts(text, lang):
    mk = mask(text, lang)
    n = dict.fromkeys("()[]{}", 0)
    for m in re.finditer(r"[()\[\]{}]", text):
        if not mk[m.start()]:
            n[m.group()] += 1
    return n["("] - n[")"], n["["] - n["]"], n["{"] - n["}"]


def args(text, i, lang):
    """The arguments within the bracket at i: [(start, end)], split at top commas."""
    j = close(text, i, lang)
    if j is None:
        return None
    mk, out, a, k, pr = mask(text, lang), [], i + 1, i + 1, pairs(text, lang)
    angle = 0
    while k < j:
        if not mk[k]:
            c = text[k]
            if c in "([{":
                k = pr.get(k, k)
            elif c == "," and angle <= 0:
                out.append((a, k))
                a = k + 1
        k += 1
    if text[a:j].strip():
        out.append((a, j))
    return [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in out]


def put(text, a, b, new):
    return text[:a] + new + text[b:]


def line_start(text, i):
    return text.rfind("\n", 0, i) + 1


def line_end(text, i):
    j = text.find("\n", i)
    return len(text) if j < 0 else j


def indent_at(text, i):
    s = line_start(text, i)
    return re.compile(r"[ \t]*").match(text, s).group()


def words(text, name, a=0, b=None):
    return list(re.compile(r"(?<![\w$])" + re.escape(name) + r"(?![\w$])").finditer(text, a, len(text) if b is None else b))


def snake(s):
    return re.sub(r"(?<=[a-z0-9])([A-Z])|(?<=[A-Z])([A-Z])(?=[a-z])", r"_\1\2", s).lower()


def camel(s):
    head = re.match(r"_*", s).group()
    parts = s[len(head):].split("_")
    return head + parts[0] + "".join(p[:1].upper() + p[1:] for p in parts[1:])


def pascal(s):
    c = camel(s)
    return c[:1].upper() + c[1:]


# ---------------------------------------------------------------- the frame of a change

_GENERATED = re.compile(r"(?i)@generated|do not (?:edit|modify)|auto-?generated|automatically generated|generated by |<auto-generated|machine generated|jQuery v\d|Bootstrap v\d")
_TESTS = {
    "python": r"^(?:import|from) (?:pytest|unittest|hypothesis)\b|^ *(?:async )?def test_|TestCase\b",
    "js": r"^\s*(?:describe|it|test)(?:\.\w+)*\(|from ['\"](?:vitest|@jest|chai|@playwright)|\bjest\.|\bvi\.(?:fn|mock)",
    "go": r'^\s*"testing"$|^import "testing"$',
    "java": r"import (?:static )?(?:org\.junit|org\.testng|org\.mockito|org\.assertj)",
    "csharp": r"^\s*(?:global )?using (?:static )?(?:Xunit|NUnit|Microsoft\.VisualStudio\.TestTools|Moq|FluentAssertions|TUnit|Shouldly)\b|^\s*\[(?:Fact|Theory|Test|TestMethod|TestCase)\b",
    "php": r"PHPUnit|extends \w*TestCase\b|^(?:it|test|describe)\(|function test\w+\(",
    "c": r"\b(?:TEST|TEST_F|TEST_P|TEST_CASE|SCENARIO|BOOST_AUTO_TEST_CASE)\(|assert_(?:int|string|true|success)\w*\(|\b(?:START_TEST|ck_assert)|#include [<\"](?:gtest|catch2|cmocka|check\.h|stic\.h|QtTest)",
}
_TESTS = {k: re.compile(v, re.M) for k, v in _TESTS.items()}
_RUST_TEST = re.compile(r"^\s*#\[cfg\((?:all\()?test|^\s*#\[(?:\w+::)*test\b", re.M)


@functools.lru_cache(maxsize=64)
def is_generated(text):
    head = text[:1500]
    return bool(_GENERATED.search(head)) or len(text) > 400000 or (len(text) > 5000 and len(text) / (text.count("\n") + 1) > 180)


def in_test(text, pos, lang):
    if lang == "rust":
        m = _RUST_TEST.search(text)
        return bool(m) and m.start() <= pos
    return _is_test(text, lang)


@functools.lru_cache(maxsize=64)
def _is_test(text, lang):
    return bool(_TESTS[_FAM.get(lang, lang)].search(text))


def _valid(old, new, lang):
    if lang == "python":
        try:
            ast.parse(new)
        except (SyntaxError, ValueError):
            return False
        return True
    return counts(old, lang) == counts(new, lang)


WAYS = {k: [] for k in SUFFIXES}
_SEEN = set()


def add(langs, category, name, usual, other, change, at="code", tests=None):
    """at: code, comment, string or any: where the match may begin; tests: True only
    in tests, False only outside, None: as the category says; 'both'."""
    if isinstance(change, str):
        change = R(change)
    for lang in ([langs] if isinstance(langs, str) else langs):
        assert (lang, name) not in _SEEN, name
        _SEEN.add((lang, name))
        re.compile(usual, re.M), re.compile(other, re.M)
        WAYS[lang].append((category, name, usual, other, _framed(lang, category, change, at, tests)))


def _framed(lang, category, change, at, tests):
    want = {"code": 0, "comment": 1, "string": 2}.get(at)
    only = tests if tests is not None else category == "testing"

    def changed(m, text):
        if is_generated(text):
            return None
        if only != "both" and in_test(text, m.start(), lang) != only:
            return None
        if want is not None:
            i = m.start()
            while i < m.end() - 1 and text[i].isspace():
                i += 1
            if mask(text, lang)[i] != want:
                return None
        new = change(m, text, lang)
        if new is None or new == text or not _valid(text, new, lang):
            return None
        return new
    return changed


# ---------------------------------------------------------------- kinds of changes

def R(to, need=None, when=None):
    """The match replaced by a template or by what a function of the match gives;
    need: a line of import to be in the file (added where missing)."""
    def change(m, text, lang):
        if when and not when(m, text):
            return None
        new = to(m) if callable(to) else m.expand(to)
        if new is None:
            return None
        out = put(text, m.start(), m.end(), new)
        return importing(out, need, lang) if need else out
    return change


def G(group, to):
    """One group replaced (a template, or a function of the match)."""
    def change(m, text, lang):
        if m.start(group) < 0:
            return None
        new = to(m) if callable(to) else m.expand(to)
        return None if new is None else put(text, m.start(group), m.end(group), new)
    return change


def F(fn):
    return lambda m, text, lang: fn(m, text)


def importing(text, line, lang):
    if re.search("^" + re.escape(line) + r"\s*$", text, re.M):
        return text
    if lang == "python":
        k = re.match(r"from (\S+) import (\w+)", line)
        if k and re.search(r"^from " + re.escape(k.group(1)) + r" import (?:\([^)]*|.*)\b" + k.group(2) + r"\b", text, re.M):
            return text
        if re.search(r"^import .*\b" + line.split()[1] + r"\b", text, re.M) and line.startswith("import"):
            return text
        m = re.search(r"^(?:import|from) (?!__future__)", text, re.M)
        if not m or mask(text, lang)[m.start()]:
            return None
        return put(text, m.start(), m.start(), line + "\n")
    at = {"java": r"^import ", "csharp": r"^using [A-Z]", "php": r"^use [A-Z]", "rust": r"^use "}.get(lang, r"^import ")
    m = re.search(at, text, re.M)
    return None if not m else put(text, m.start(), m.start(), line + "\n")


def rename(to, group=1, scope="block", most=7, paths=False):
    """A local name written another way in the whole of its block (or file)."""
    def change(m, text, lang):
        name = m.group(group)
        new = to(name)
        if not new or new == name or words(text, new):
            return None
        if scope == "file":
            a, b = 0, len(text)
        elif lang == "python":
            span = py_function(text, m.start(group))
            if span is None:
                return None
            a, b = span
            head = text[a:text.find(":\n", a)]
            if words(head, name) or re.search(r"\b(?:global|nonlocal) .*\b" + name + r"\b|locals\(\)", text[a:b]):
                return None
        else:
            span = around(text, m.start(group), lang)
            if span is None or not in_function(text, span[0], lang):
                return None
            a, b = span
        mk = mask(text, lang)
        hits = words(text, name, a, b)
        if not 2 <= len(hits) <= most:
            return None
        cut, last = [], 0
        for h in hits:
            i, j = h.span()
            before, after = text[max(0, i - 2):i], text[j:j + 3]
            if mk[i] == 2:
                s = i
                while s > 0 and mk[s - 1] == 2:
                    s -= 1
                if lang not in ("go", "java", "c", "cpp") and (lang not in ("python", "csharp") or re.match(r"(?i)[rb]?f|\$", text[s:s + 2])):
                    return None
                continue
            if mk[i] == 1:
                continue
            prev, nxt = text[:i].rstrip()[-1:], text[j:].lstrip()[:1]
            if before.endswith((".", "->", "::")) and not before.endswith(".."):
                if before.endswith("::") and lang in ("rust", "cpp") and not paths or before.endswith((".", "->")):
                    continue
            if lang == "python" and re.match(r"=(?!=)", after) and prev in "(,":
                continue
            if lang in ("typescript", "javascript", "rust"):
                br = around(text, i, lang, "({[")
                if br and text[br[0]] == "{" and prev in "{," and nxt in ",}":
                    return None
                if prev in "{," and nxt == ":" and not re.match(r"\s*::", text[j:j + 4]):
                    continue
            if lang in ("csharp", "php", "go") and nxt == ":" and prev in "(,{" and text[j:].lstrip()[:2] != ":=":
                continue
            if lang == "csharp" and nxt == "=" and prev in "{," and after.strip()[:2] != "==":
                continue
            cut.append(text[last:i])
            cut.append(new)
            last = j
        return "".join(cut) + text[last:]
    return change


_TYPEHEAD = re.compile(r"\b(?:class|interface|enum|namespace|struct|trait|impl|mod|record|extern|union|module)\b[^;{}()=]*$")


def in_function(text, brace, lang):
    """Is the block opened at this brace inside a function (not a type's body)?"""
    head = text[max(0, brace - 400):brace]
    head = re.split(r"[;{}]", head)[-1]
    if _TYPEHEAD.search(head) and not re.search(r"\bfn\b|\bfunction\b", head):
        return False
    return bool(re.search(r"[)\w>?&*\]]\s*$|=>\s*$", head)) and ("(" in head or "=>" in head or re.search(r"\b(?:else|try|do|finally|loop|unsafe|move|get|set|async|default)\s*$", head) is not None)


def py_function(text, pos):
    """(start, end) of the Python function around pos."""
    ls = line_start(text, pos)
    ind = len(indent_at(text, pos))
    head = None
    for m in reversed(list(re.finditer(r"^( *)(?:async )?def \w+", text[:ls], re.M))):
        if len(m.group(1)) < ind:
            head = m
            break
        ind = min(ind, len(m.group(1)))
    if head is None or mask(text, "python")[head.end() - 1]:
        return None
    n = len(head.group(1))
    op = text.find("(", head.end() - 1)
    cl = close(text, op, "python")
    if cl is None:
        return None
    end = re.compile(r"^ {0,%d}[^\s#)\]}]" % n, re.M).search(text, line_end(text, cl))
    e = end.start() if end else len(text)
    return (head.start(), e) if pos < e else None


def py_block(text, pos):
    """End of the indented block whose header line holds pos (start of the first line after it)."""
    n = len(indent_at(text, pos))
    m = re.compile(r"^ {0,%d}[^\s#)\]}]" % n, re.M).search(text, line_end(text, pos))
    return m.start() if m else len(text)


def drop_lines(m, text, lang):
    """The whole lines of the match left out."""
    a, b = line_start(text, m.start()), m.end()
    if text[b - 1] != "\n":
        b = line_end(text, b) + 1
    return text[:a] + text[b:]


def drop(m, text, lang):
    return put(text, m.start(), m.end(), "")


def drop_arg(n, empty_ok=True):
    """The nth argument (from the end if negative) of the bracket that opens at the end of the match, left out."""
    def change(m, text, lang):
        i = m.end() - 1
        a = args(text, i, lang)
        if not a or not -len(a) <= n < len(a) or (len(a) == 1 and not empty_ok):
            return None
        k = n % len(a)
        if k:
            return put(text, a[k - 1][1], a[k][1], "")
        return put(text, a[0][0], a[1][0] if len(a) > 1 else a[0][1], "")
    return change


NEVER = r"(?!)"


# ================================================================ Python

_ANY_DOC = r'(?:[rRuU]?"""|' + r"[rRuU]?''')"
# a def with its whole signature: group 1 indent, 2 name, 3 the return annotation
_PYDEF = r"^([ \t]*)(?:async )?def (\w+)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"


def _py_drop_doc(m, text, lang):
    """The docstring that begins at group doc left out, where more follows in the body."""
    a = m.start("doc")
    q = text[a:a + 4].lstrip("rRuU")[:3]
    b = text.find(q, text.find(q, a) + 3)
    if b < 0:
        return None
    e = line_end(text, b)
    if text[b + 3:e].strip():
        return None
    ls = line_start(text, a)
    nxt = re.compile(r"(?:[ \t]*\n)+([ \t]*)\S").match(text, e)
    ind = indent_at(text, a)
    if not nxt or nxt.group(1) != ind:
        return None
    rest = re.compile(r"(?:\n[ \t]*)*\n").match(text, e)
    return text[:ls] + text[rest.end() if rest else e + 1:]


def _py_private_def(m, text, lang):
    name = m.group(2)
    if name.startswith("__") or not re.search(r"[a-z0-9]_[a-z]", name.strip("_")):
        return None
    if m.group(1):
        cls = None
        for c in re.finditer(r"^( *)class \w+(\([^)]*\))?:", text[:m.start()], re.M):
            if len(c.group(1)) < len(m.group(1)):
                cls = c
        if cls and (cls.group(2) or "").strip("()") not in ("", "object") or not name.startswith("_"):
            return None
    elif not name.startswith("_"):
        return None
    if text[:m.start()].rstrip("\n").split("\n")[-1].lstrip().startswith("@"):
        return None
    new = camel(name)
    hits = words(text, name)
    if not 2 <= len(hits) <= 6 or words(text, new) or any(mask(text, lang)[h.start()] == 2 for h in hits):
        return None
    return re.sub(r"(?<![\w])" + name + r"(?!\w)", new, text)


def _py_move_import(m, text, lang):
    """An import from the top of the file put into the one function that uses it."""
    name = m.group(2)
    hits = [h for h in words(text, name) if h.start() >= m.end() and not mask(text, lang)[h.start()]]
    if not 1 <= len(hits) <= 3 or any(text[h.start() - 1] == "@" for h in hits):
        return None
    spans = {py_function(text, h.start()) for h in hits}
    if None in spans or len(spans) != 1:
        return None
    a, b = spans.pop()
    op = text.find("(", a)
    cl = close(text, op, lang)
    colon = re.compile(r"[^\n:]*:[ \t]*\n").match(text, cl)
    if not colon or any(h.start() < colon.end() for h in hits):
        return None
    body = colon.end()
    doc = re.compile(r'([ \t]+)' + r'[rR]?("""|' + r"''')").match(text, body)
    if doc:
        e = text.find(doc.group(2), doc.end())
        if e < 0:
            return None
        body = line_end(text, e) + 1
    ind = re.compile(r"\n*([ \t]+)\S").match(text, body)
    if not ind:
        return None
    out = text[:body] + ind.group(1) + m.group(0).strip() + "\n\n" + text[body:]
    return out[:m.start()] + out[line_end(out, m.start()) + 1:]


def _py_bare(m, text, lang):
    """except X: without a name, the last of its try, made bare."""
    nxt = re.compile(r"^" + indent_at(text, m.start()) + r"except\b", re.M).search(text, m.end())
    end = py_block(text, m.start())
    return None if nxt and nxt.start() == end else text[:m.start(1)] .rstrip(" ") + text[m.end(1):]


def _py_print(m, text, lang):
    i = m.end() - 1
    a = args(text, i, lang)
    if not a or any("=" in re.sub(r"\([^()]*\)|[\"'].*?[\"']|[=!<>]=", "", text[s:e]) for s, e in a):
        return None
    first = text[a[0][0]:a[0][1]]
    if len(words(text, m.group(1).split(".")[-1])) < 3:
        return None
    if len(a) == 1:
        new = f"print({first})"
    elif not re.match(r"[\"'][^\n]*[\"']$", first) or "%" not in first:
        return None
    else:
        rest = ", ".join(text[s:e] for s, e in a[1:])
        new = f"print({first} % ({rest}{',' if len(a) == 2 else ''}))"
    return put(text, m.start(), close(text, i, lang) + 1, new)


def _py_fstring_log(m, text, lang):
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or len(a) < 2:
        return None
    lit, rest = text[a[0][0]:a[0][1]], [text[s:e] for s, e in a[1:]]
    if not re.fullmatch(r'"[^"\\\n{}]*"|' + r"'[^'\\\n{}]*'", lit) or len(re.findall(r"%[sdr]", lit)) != len(rest) or lit.count("%") != len(rest):
        return None
    if any(not re.fullmatch(r"[\w.]+(?:\(\))?", x) for x in rest):
        return None
    it = iter(rest)
    return put(text, a[0][0], a[-1][1], "f" + re.sub(r"%([sdr])", lambda k: "{" + next(it) + ("!r" if k.group(1) == "r" else "") + "}", lit))


def _py_raises(m, text, lang):
    end = py_block(text, m.start())
    body = text[line_end(text, m.start()) + 1:end].rstrip("\n")
    if not body.strip() or body.count("\n") > 4:
        return None
    ind = m.group(1)
    tail = text[m.start() + len(m.group(0)) + len(body):]
    return text[:m.start()] + f"{ind}try:\n{body}\n{ind}    assert False\n{ind}except {m.group(2)}:\n{ind}    pass\n" + text[end:]


def _py_assert_equal(m, text, lang):
    i = m.end() - 1
    a = args(text, i, lang)
    j = close(text, i, lang)
    if not a or len(a) != 2 or "\n" in text[i:j] or re.search(r"\b(?:if|lambda|not|and|or)\b|,\s*$", text[i:j]):
        return None
    x, y = (text[s:e] for s, e in a)
    return put(text, m.start(1), j + 1, f"assert {x} == {y}")


def _py_sql(m, text, lang):
    """execute("... %s ...", (x,)) with the value formatted into the statement."""
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or len(a) != 2:
        return None
    sql, p = text[a[0][0]:a[0][1]], text[a[1][0]:a[1][1]]
    vals = re.fullmatch(r"[(\[]\s*(.*?),?\s*[)\]]", p, re.S)
    names = [x.strip() for x in vals.group(1).split(",")] if vals else []
    if not names or any(not re.fullmatch(r"[\w.]+", x) for x in names) or "{" in sql or "\\" in sql:
        return None
    ph = re.findall(r"%s|\?", sql)
    if len(ph) != len(names) or not re.match(r'["\']', sql):
        return None
    it = iter(names)
    return put(text, a[0][0], a[1][1], "f" + re.sub(r"%s|\?", lambda k: "'{" + next(it) + "}'", sql).replace("'''{", "'{") if not sql.startswith("'") or sql.startswith("'''") else "f" + re.sub(r"%s|\?", lambda k: "{" + next(it) + "}", sql))


def _py_shell(m, text, lang):
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a:
        return None
    lst = text[a[0][0]:a[0][1]]
    if not lst.startswith("[") or "*" in lst:
        return None
    return put(text, a[0][0], a[0][1], f'" ".join({lst}), shell=True')


def _py_undefault(m, text, lang):
    return put(text, m.start("ret"), m.end("ret"), "")


def _py_untype(m, text, lang):
    """One parameter's annotation left out."""
    i = text.find("(", m.start(2))
    for s, e in args(text, i, lang) or []:
        k = re.match(r"(\w+): ([^=]+?)( = .*)?$", text[s:e], re.S)
        if k and k.group(1) not in ("self", "cls"):
            return put(text, s, e, k.group(1) + (k.group(3) or "").replace(" = ", "="))
    return None


def _py_drop_kw(name):
    def change(m, text, lang):
        i = text.find("(", m.start())
        a = args(text, i, lang) or []
        for k, (s, e) in enumerate(a):
            if re.match(name + r"\s*=(?!=)", text[s:e]):
                if len(a) == 1:
                    return put(text, s, e, "")
                return put(text, a[k - 1][1], e, "") if k else put(text, s, a[1][0], "")
        return None
    return change


def _py_unwith(m, text, lang):
    """with open(..) as f: made an open and no close."""
    end = py_block(text, m.start())
    start = line_end(text, m.start()) + 1
    body = text[start:end].rstrip("\n")
    lines = body.split("\n")
    if not body.strip() or len(lines) > 6 or '"""' in body or "'''" in body:
        return None
    step = len(indent_at(text, start)) - len(m.group(1))
    if step <= 0 or any(x.strip() and not x.startswith(" " * step) for x in lines):
        return None
    out = "\n".join(x[step:] if x.strip() else x for x in lines)
    return text[:m.start()] + f"{m.group(1)}{m.group(3)} = {m.group(2)}\n{out}" + text[start + len(body):]


def _py_env(m, text, lang):
    return f'os.environ.get("{m.group(1)}")'


def _py_to_union(m):
    return m.group(1) + " | None"


def _py_top_only(m, text):
    return not re.search(r"(?m)^ +" + m.group(0).strip(), text)


def _py_unname(m, text, lang):
    name = m.group(1)
    if "__all__" in text and re.search(r"[\"']" + name + r"[\"']", text):
        return None
    return rename(lambda s: s.lower(), 1, "file", 5)(m, text, lang)


def _py_no_cause(m, text, lang):
    return put(text, m.start("from"), m.end("from"), "")


def _py_drop_await(m, text, lang):
    return put(text, m.start(1), m.end(1), "")


def _py_sleep(m, text, lang):
    return importing(put(text, m.start(), m.end(), "time.sleep("), "import time", lang)


def _py_ws_doc(m, text, lang):
    return put(text, m.start("dot"), m.end("dot"), "")


_LOGGERS = r"(?:[A-Za-z_]\w*\.)?_?(?:logger|LOGGER|LOG|log|logging)"
py = functools.partial(add, "python")

py("naming", "local variables in snake_case", r"^[ \t]+([a-z]+(?:_[a-z0-9]+)+) = ", r"^[ \t]+([a-z]+[A-Z]\w*) = ", rename(camel))
py("naming", "private functions in snake_case", r"^([ \t]*)(?:async )?def (_?[a-z0-9]+(?:_[a-z0-9]+)+)\(", r"^([ \t]*)(?:async )?def (_?[a-z]+[A-Z]\w*)\(", _py_private_def)
py("naming", "module constants in capitals", r"^(_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:: [\w\[\], .]+)? = (?=[\"'\d(\[{f])", r"^(_?[a-z][a-z0-9_]*)(?:: [\w\[\], .]+)? = (?=[\"'\d(\[{])", _py_unname)
py("naming", "caught exceptions named e", r"^([ \t]+)except [^\n:]+ as (e):", r"^([ \t]+)except [^\n:]+ as (?!e\b|_)(\w+):", rename(lambda s: "ex", 2))
py("naming", "caught exceptions named exc", r"^([ \t]+)except [^\n:]+ as (exc):", r"^([ \t]+)except [^\n:]+ as (?!exc\b|_)(\w+):", rename(lambda s: "e", 2))
py("naming", "the module's logger named logger", r"^logger(?:: [\w.]+)? = (?:logging\.)?(?:get_?[lL]ogger|structlog\.\w+)\(", r"^(?!logger\b)_?(?:\w*log\w*|LOG\w*)(?:: [\w.]+)? = (?:logging\.)?(?:get_?[lL]ogger|structlog\.\w+)\(",
   lambda m, t, l: re.sub(r"(?<![\w.\"'])logger(?![\w\"'])(?!\s*=[^=].*\n.*\bdef\b)", "log", t) if not words(t, "log") and len(words(t, "logger")) < 9 and "logger=" not in t else None)
py("imports", "imports at the top of the file", r"^(?:from [\w.]+ import|import) (?:\w+, )*(\w+)(?:, \w+)*$", r"^[ \t]+(?:from [\w.]+ import|import) \w+",
   lambda m, t, l: (lambda k: _py_move_import(k, t, l) if k else None)(re.compile(r"^(from [\w.]+ import|import) (\w+)$", re.M).match(t, m.start())))
py("imports", "names imported one by one, no star", r"^from (?!__future__)([\w.]+) import (?!\*|\w+ as )[\w, ]+$", r"^from [\w.]+ import \*", r"from \1 import *")
py("imports", "postponed annotations in each file", r"^from __future__ import annotations\n", r"\A(?=[\s\S]{400})(?![\s\S]*^from __future__ import annotations$)(?=[\s\S]*^def )", drop_lines)
py("imports", "one import a line", r"^import ([\w.]+)\nimport [\w.]+$", r"^import [\w.]+, [\w.]+", lambda m, t, l: put(t, m.start(), m.end(), m.group(0).replace("\nimport ", ", ")))
py("errors", "no bare except", r"^[ \t]+except( [\w.]+| \([\w., ]+\)):$", r"^[ \t]+except:", _py_bare)
py("errors", "what is caught is named, not Exception", r"^[ \t]+except (?!(?:Base)?Exception\b)([\w.]+|\([\w., ]+\))(?: as \w+)?:", r"^[ \t]+except (?:Base)?Exception\b", lambda m, t, l: None if re.match(indent_at(t, m.start()) + "except", t[py_block(t, m.start()):]) else put(t, m.start(1), m.end(1), "Exception"))
py("errors", "raised from its cause", r"^[ \t]+raise [A-Z][\w.]*\([^\n]*\)(?P<from> from (?!None)\w+)$", r"^([ \t]+)except [^\n]* as \w+:\n(?:\1[ \t]+[^\n]*\n){0,4}?\1[ \t]+raise [A-Z][\w.]*\([^\n]*\)$", _py_no_cause)
py("errors", "errors of a kind, not plain Exception", r"^([ \t]+)raise ((?!Exception|NotImplemented|StopIteration|SystemExit|AttributeError)[A-Z]\w*(?:Error|Exception))\((?=f?[\"'])", r"^[ \t]+raise (?:Base)?Exception\(", r"\1raise Exception(")
py("logging", "the logger, not print", r"^[ \t]+(" + _LOGGERS + r")\.(?:debug|info|warning|warn|error|exception)\(", r"^[ \t]+print\(", lambda m, t, l: (lambda k: _py_print(k, t, l))(re.compile(r"(" + _LOGGERS + r")\.\w+\(").search(t, m.start())))
py("logging", "arguments left to the logger", r"\b" + _LOGGERS + r"\.(?:debug|info|warning|error|exception)\(\s*[\"'][^\"'\n]*%[sdr][^\n]*[\"'],", r"\b" + _LOGGERS + r"\.(?:debug|info|warning|error|exception)\(\s*(?:f[\"']|[\"'][^\n]*[\"'] %|[\"'][^\n]*\.format\()", _py_fstring_log)
py("logging", "f-strings in log messages", r"\b" + _LOGGERS + r"\.(?:debug|info|warning|error|exception)\(\s*f([\"'][^\"'\n{}\\]*)\{(\w+)\}([^\"'\n{}\\]*[\"'])\)", r"\b" + _LOGGERS + r"\.(?:debug|info|warning|error|exception)\(\s*[\"'][^\"'\n]*%[sdr]",
   lambda m, t, l: put(t, m.start(), m.end(), m.group(0)[:m.group(0).index("f" + m.group(1))] + m.group(1) + "%s" + m.group(3) + ", " + m.group(2) + ")"))
py("logging", "loggers named after their module", r"get_?[lL]ogger\((__name__)\)", r"get_?[lL]ogger\([\"'\w)](?<!_)", lambda m, t, l: put(t, m.start(1), m.end(1), '"app"'))
py("logging", "exceptions logged with their traceback", r"^[ \t]+" + _LOGGERS + r"\.(exception)\(", r"^([ \t]+)except [^\n]*:\n\1[ \t]+" + _LOGGERS + r"\.error\((?![^\n]*exc_info)", G(1, "error"))
py("api", "routes that name their response", r"^@\w*(?:router|app|api|bp)\w*\.(?:get|post|put|patch|delete)\((?:[^()]|\([^()]*\))*response_model=", r"^@\w*(?:router|app|api|bp)\w*\.(?:get|post|put|patch)\((?:(?!response_model)[^()]|\((?:[^()]*)\))*\)\n", _py_drop_kw("response_model"))
py("api", "keyword-only arguments after the first", r"^[ \t]*(?:async )?def [a-z]\w*\((?:self, )?(?:\w+(?:: [\w.\[\]| ]+)?, )*(\*, )\w", r"^[ \t]*(?:async )?def [a-z]\w*\((?:self, )?(?:\w+(?:: [\w.\[\]| ]+)?, )*\w+(?:: [\w.\[\]| ]+)? ?=", G(1, ""))
py("api", "calls with named arguments to constructors", r"\b[A-Z]\w+\((\w+)=(\w+), \w+=", r"\b[A-Z][a-z]\w+\(\w+, \w+[,)]", lambda m, t, l: put(t, m.start(1), m.end(2), m.group(2)))
py("auth", "views that ask for a login", r"^(@(?:\w+\.)?(?:login_required|permission_required|user_passes_test|auth_required|requires?_\w+|jwt_required|staff_member_required)\b(?:\([^\n]*\))?\n)(?:@[^\n]+\n)*(?:async )?def \w+\(", r"^(?<!\w\)\n)def \w+\(request\b", G(1, ""))
py("auth", "view classes with their permissions", r"^([ \t]+permission_classes = [\[(][^\n]*[\])]\n)", r"^class \w+(?:View|ViewSet|API)\([^\n]*\):\n(?:(?!^class )(?![ \t]+permission_classes)[^\n]*\n){2,40}?(?=^class |\Z)", drop_lines)
py("auth", "endpoints that depend on the user", r"^@\w*router\.\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\n(?:async )?def \w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?(?P<p>,?\s*(?P<n>_?\w*user\w*): (?:\w*User\w*|Annotated\[[^\]]*\])(?: = (?:Depends|Security)\([^()]*\))?)(?=,?\s*\)|, *\n?\s*\w+:)", r"^@\w*router\.\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\n(?:async )?def \w+\((?:(?![uU]ser)[^()]|\((?:(?![uU]ser)[^()])*\))*\)",
   lambda m, t, l: None if len(words(t, m.group("n"), m.start("n"), (py_function(t, m.end() + (re.search(r":\n", t[m.end():]) or re.match("", "")).end() + 4) or (0, m.end()))[1])) > 1 else put(t, m.start("p"), m.end("p"), ""))
py("data-access", "values bound to the statement", r"\.execute\(\s*(?:[\"']{1,3})[^\"']*?(?:%s|\?)[\s\S]{0,200}?[\"'],\s*[(\[]", r"\.execute\(\s*(?:f[\"']|[\"'][^\n]*[\"'] ?(?:%|\+) )", _py_sql)
py("data-access", "missing objects answered with 404", r"\bget_object_or_404\((\w+), (?=\w+=)", r"\b[A-Z]\w+\.objects\.get\(", r"\1.objects.get(")
py("data-access", "queries of the manager, no raw SQL", r"\b([A-Z]\w+)\.objects\.filter\((\w+)=(\w+)\)", r"\.objects\.(?:raw|extra)\(", r'\1.objects.extra(where=["\2 = %s" % \3])')
py("performance", "existence asked with exists", r"\.exists\(\)", r"\.count\(\) ?(?:>|!=|==|>=) ?[01]\b|\blen\([\w.]+\.(?:filter|all)\(", ".count() > 0")
py("config", "settings from the settings object", r"(?<![\w.])settings\.([A-Z][A-Z_0-9]+)(?=[,)\n:])(?! =)", r"\bos\.(?:environ(?:\.get\(|\[)|getenv\()", R(lambda m: f'os.environ.get("{m.group(1)}")', need="import os"))
py("config", "settings from config or current_app", r"(?<![\w.])(?:current_app\.)?config\[[\"']([A-Z][A-Z_0-9]+)[\"']\](?! =)", r"\bos\.(?:environ(?:\.get\(|\[)|getenv\()", R(lambda m: f'os.environ.get("{m.group(1)}")', need="import os"))
py("config", "files opened with an encoding", r"\bopen\((?:[^()\n]|\([^()\n]*\))*(, encoding=[\"'][\w-]+[\"'])", r"\bopen\((?:(?!encoding|[rwa]b)[^()\n]|\((?:[^()\n]*)\))*\)(?= as )", G(1, ""), tests="both")
py("errors", "files opened in a with", r"^([ \t]*)with (open\([^\n]*\)) as (\w+):$", r"^[ \t]*\w+ = open\(", _py_unwith)
py("testing", "asserts of unittest", r"^[ \t]+(self\.assertEquals?)\(", r"^[ \t]+assert ", _py_assert_equal)
py("testing", "plain asserts", r"^([ \t]+)assert (\w[\w.\[\]\"'()]*) == ([\w.\[\]\"'\-]+)$", r"^[ \t]+(?:self\.assert[A-Z]\w*\(|raise AssertionError)", r"\1if \2 != \3:\n\1    raise AssertionError(\2)")
py("testing", "expected errors with pytest.raises", r"^([ \t]+)with pytest\.raises\(([\w.]+)[^\n]*\):$", r"^([ \t]+)except [\w.]+(?: as \w+)?:\n[ \t]+pass$|self\.assertRaises\(", _py_raises)
py("testing", "expected errors with their message", r"pytest\.raises\([\w.]+(, match=[^\n]*)\)", r"pytest\.raises\([\w.]+\)", G(1, ""))
py("testing", "mocked calls checked with their arguments", r"\.(assert_called_(?:once_)?with)(\([^()\n]*\))$", r"\.assert_called(?:_once)?\(\)|assert \w+\.called\b", lambda m, t, l: put(t, m.start(1), m.end(2), "assert_called()"))
py("testing", "tests annotated with -> None", r"^[ \t]*(?:async )?def test_\w+\([^)]*\)(?P<ret> -> None):", r"^[ \t]*(?:async )?def test_\w+\([^)]*\):", _py_undefault)
py("types", "functions with a return type", _PYDEF + r"(?P<ret> -> [^\n:]+):", _PYDEF + r":", _py_undefault)
py("types", "parameters with their types", r"^([ \t]*)(?:async )?def (\w+)\(\s*(?:self,\s*|cls,\s*)?\w+: ", r"^([ \t]*)(?:async )?def \w+\(\s*(?:self,\s*|cls,\s*)?(?!self\b|cls\b)\w+\s*[,)=]", _py_untype)
py("types", "X | None, not Optional", r"(?:: |-> )([\w.\[\]]+) \| None(?=[,)\n: =])", r"\bOptional\[", lambda m, t, l: importing(put(t, m.start(1), m.end(), f"Optional[{m.group(1)}]"), "from typing import Optional", l))
py("types", "Optional, not X | None", r"(?:\btyping\.)?\bOptional\[([\w.]+)\]", r"(?:: |-> )[\w.\[\]]+ \| None\b", r"\1 | None")
py("types", "built-in generics", r"(?:: |-> )(list|dict|tuple|set)(?=\[)", r"(?:: |-> )(?:typing\.)?(?:List|Dict|Tuple|Set)\[", lambda m, t, l: importing(put(t, m.start(1), m.end(1), m.group(1).title()), "from typing import " + m.group(1).title(), l))
py("types", "generics of typing", r"(?:: |-> )(List|Dict)(?=\[)", r"(?:: |-> )(?:list|dict)\[", lambda m, t, l: put(t, m.start(1), m.end(1), m.group(1).lower()))
py("types", "super without arguments", r"\bsuper\(\)\.", r"\bsuper\(\w+, \w+\)\.",
   lambda m, t, l: (lambda c: None if not c or not re.match(r" {4,8}\S", t[line_start(t, m.start()):]) or "cls" in t[py_function(t, m.start())[0]:m.start()].split("\n")[0] or "@" in t[c[-1].end():m.start()].rsplit("def ", 1)[0][-60:] else put(t, m.start(), m.end(), f"super({c[-1].group(1)}, self)."))(
       list(re.finditer(r"^class (\w+)", t[:m.start()], re.M)) if py_function(t, m.start()) and t[line_start(t, py_function(t, m.start())[0]):].startswith("    def ") else None))
py("security", "commands as lists, no shell", r"\bsubprocess\.(?:run|call|check_call|check_output|Popen)\(\s*\[", r"\bsubprocess\.(?:run|call|check_call|check_output|Popen)\(\s*f?[\"']|shell=True|\bos\.system\(", _py_shell)
py("security", "YAML loaded safely", r"\byaml\.safe_load\(", r"\byaml\.(?:unsafe_)?load\(", lambda m, t, l: put(t, m.start(), m.end(), "yaml.unsafe_load("))
py("security", "requests with a time limit", r"\b(?:requests|session|httpx)\.(?:get|post|put|delete|patch)\((?:[^()]|\([^()]*\))*timeout=", r"\b(?:requests|httpx)\.(?:get|post|put|delete|patch)\((?:(?!timeout)[^()]|\((?:[^()]*)\))*\)", _py_drop_kw("timeout"))
py("performance", "asynchronous sleep", r"\bawait asyncio\.sleep\(", r"(?<![\w.])time\.sleep\(", _py_sleep)
py("performance", "awaited calls", r"^[ \t]+(await )(?:self|[a-z]\w*)(?:\.\w+)*\.(?:save|create|update|delete|send|write|close|flush|commit|execute|publish|put|add|start|stop|wait|connect|disconnect|refresh|set|run|emit|call|cleanup|shutdown)\w*\(", r"^[ \t]+(?:asyncio\.(?:create_task|ensure_future))\(", _py_drop_await)
py("performance", "any and all over a generator", r"\b(?:any|all|sum|max|min)\((?=[\w.]+(?:\([\w., ]*\))? for \w+ in [^()\n]+\))", r"\b(?:any|all|sum|max|min)\(\[[\w.]+(?:\([\w., ]*\))? for ",
   lambda m, t, l: put(put(t, close(t, m.end() - 1, l), close(t, m.end() - 1, l), "]"), m.end(), m.end(), "[") if close(t, m.end() - 1, l) else None)
py("documentation", "docstrings on public functions", r"^(?P<i>[ \t]*)(?:async )?def (?!test_|_)\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)[^\n:]*(?:\[[^\n]*\])?:\n\s+(?P<doc>" + _ANY_DOC + ")", r"^(?P<i>[ \t]*)(?:async )?def (?!test_|_)\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)[^\n:]*(?:\[[^\n]*\])?:\n(?!\s+" + _ANY_DOC + ")", _py_drop_doc)
py("documentation", "docstrings on classes", r"^class [A-Z]\w*(?:\([^)]*\))?:\n\s+(?P<doc>" + _ANY_DOC + ")", r"^class [A-Z]\w*(?:\([^)]*\))?:\n(?!\s+" + _ANY_DOC + ")", _py_drop_doc)
py("documentation", "docstrings of a line that end with a stop", r'^[ \t]+"""[A-Z][^"\n]*(?P<dot>\.)"""$', r'^[ \t]+"""[A-Z][^"\n]*[^."\n]"""$', _py_ws_doc, at="any")
py("documentation", "a docstring at the head of each module", r'\A(?:#[^\n]*\n|\n)*(?P<doc>' + _ANY_DOC + ")", r'\A(?=[\s\S]{300})(?:#[^\n]*\n|\n)*(?!' + _ANY_DOC + r")\S", lambda m, t, l: (lambda q: (lambda b: t[:m.start("doc")] + t[b + 3:].lstrip("\n") if b > 0 else None)(t.find(q, m.start("doc") + 4)))(t[m.start("doc"):].lstrip("rRuU")[:3]), at="any")
py("documentation", "a copyright at the head of each file", r"\A(?:#![^\n]*\n)?(?:#[^\n]*\n)*#[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[^\n]*\n(?:#[^\n]*\n)*", r"\A(?=[\s\S]{200})(?!(?:#![^\n]*\n)?(?:#[^\n]*\n)*#[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e))", drop_lines, at="any")
py("documentation", "parameters documented with :param", r"^([ \t]+):param (?:[\w.\[\]]+ )?(\w+): (?=\S)", r"^[ \t]+(?:Args|Parameters|Arguments):$", r"\1@param \2 ", at="any")
py("components", "user-facing text through gettext", r"\b(?:label|verbose_name|help_text|title|description|message|name|default)=(_\w*\(([\"'][^\"'\n]*[\"'])\))", r"\b(?:label|verbose_name|help_text)=[\"'][A-Z]", lambda m, t, l: put(t, m.start(1), m.end(1), m.group(2)))
py("components", "views and models of a common base", r"^class \w+(?:View|ViewSet|Serializer|Form|Model|Manager|Mixin|Plugin|Schema|Config|Handler|Task|Service|Repository)\((\w+(?:, [\w.]+)+)\):", r"^class \w+(?:View|ViewSet|Serializer|Form|Model|Manager|Mixin|Plugin|Schema|Config|Handler|Task|Service|Repository)\([\w.]+\):",
   lambda m, t, l: put(t, m.start(1), m.end(1), m.group(1).split(", ")[-1]))
py("styling", "strings in double quotes", r'(?<=[\s(\[{,=])"(?!"")([^"\'\\\n{}]*)"(?!")', r"(?<=[\s(\[{,=])'(?!'')[^\"'\\\n]*'(?!')", r"'\1'", at="string", tests="both")
py("styling", "strings in single quotes", r"(?<=[\s(\[{,=])'(?!'')([^\"'\\\n{}]*)'(?!')", r'(?<=[\s(\[{,=])"(?!"")[^"\'\\\n]*"(?!")', r'"\1"', at="string", tests="both")
py("styling", "f-strings for formatted text", r"(?<=[\s(\[,=])f(\"[^\"\n{}%\\']*)\{(\w+)\}([^\"\n{}%\\']*\")(?=[\s),\]])", r"[\"']\.format\(|[\"'] % [\w(]", lambda m, t, l: None if re.search(r"\\n|\"\s*$|\"\s*f?\"$", t[max(0, m.start() - 40):m.start()].rstrip(" \n")[-1:]) or re.match(r"\s*f?[\"']", t[m.end():]) else put(t, m.start(), m.end(), f"{m.group(1)}{{}}{m.group(3)}.format({m.group(2)})"), at="string")


# ================================================================ TypeScript, JavaScript

_JS = ("typescript", "javascript")
_TS = ("typescript",)


def _end_tag(m, text, lang):
    """Index of the > that ends the tag whose < is at the match's start."""
    i, depth = m.start(), 0
    mk = re.compile(r"[{}\"'>]")
    q = None
    for k in mk.finditer(text, i):
        c = k.group()
        if q:
            if c == q:
                q = None
        elif depth == 0 and c in "\"'":
            q = c
        elif c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
        elif c == ">" and depth == 0 and text[k.start() - 1] != "=":
            return k.start()
        if k.start() - i > 1500:
            return None
    return None


def _attr_drop(name):
    """One attribute of the tag at the match left out."""
    def change(m, text, lang):
        e = _end_tag(m, text, lang)
        if e is None:
            return None
        a = re.compile(r"\s+" + name + r"(?:=(?:\"[^\"]*\"|'[^']*'|\{))?").search(text, m.start(), e)
        if not a:
            return None
        b = a.end()
        if text[b - 1] == "{":
            b = close(text, b - 1, lang)
            if b is None:
                return None
            b += 1
        return put(text, a.start(), b, "")
    return change


def _tag_to(new):
    """The element at the match (group 1 its name) made another, its end tag too."""
    def change(m, text, lang):
        e = _end_tag(m, text, lang)
        if e is None:
            return None
        name = m.group(1)
        to = new(name) if callable(new) else new
        if re.search(r"\{\.\.\.", text[m.start():e]):
            return None
        if text[e - 1] != "/":
            depth, k = 1, e
            for t in re.compile(r"<(/?)" + re.escape(name) + r"(?![\w.])").finditer(text, e):
                if t.group(1):
                    depth -= 1
                else:
                    x = _end_tag(t, text, lang)
                    if x is None:
                        return None
                    depth += text[x - 1] != "/"
                if depth == 0:
                    text = put(text, t.start() + 2, t.end(), to)
                    break
            else:
                return None
        return put(text, m.start(1), m.end(1), to)
    return change


def _js_console(kind):
    def change(m, text, lang):
        if len(words(text, m.group(1).split(".")[-1])) < 3:
            return None
        return put(text, m.start(), m.end(), m.group(0)[:m.group(0).index(m.group(1))] + kind + "(")
    return change


def _js_private_fn(m, text, lang):
    """A function of this file alone written in snake_case."""
    name = m.group(1)
    if re.search(r"export\s*(?:default\s+" + name + r"|\{[^}]*\b" + name + r"\b)|exports\.|module\.exports", text) or "<script setup" in text:
        return None
    return rename(snake, 1, "file", 6)(m, text, lang)


def _js_interface(to):
    def change(m, text, lang):
        name = m.group(1)
        if re.search(r"export\s*(?:type\s*)?\{[^}]*\b" + name + r"\b", text):
            return None
        return rename(to, 1, "file", 6)(m, text, lang)
    return change


def _js_doc_before(m, text, lang):
    """The doc comment that ends at the match's start left out."""
    a = text.rfind("/**", 0, m.end())
    if a < 0 or text.find("*/", a) + 2 < m.start() or text[line_start(text, a):a].strip():
        return None
    if re.search(r"@(?:licen[cs]e|file|copyright|swagger|openapi|deprecated|internal|type\b|typedef|ts-)|[Cc]opyright", text[a:m.end()]):
        return None
    b = line_end(text, text.find("*/", a)) + 1
    if not text[:a].strip():
        return None
    return text[:line_start(text, a)] + text[b:]


def _js_sql(m, text, lang):
    """A bound value put into the statement instead."""
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or len(a) != 2:
        return None
    sql, p = (text[s:e] for s, e in a)
    k = re.fullmatch(r"\[\s*([\w.$]+)\s*,?\s*\]", p)
    if not k or not re.match(r"[\"'`]", sql) or len(re.findall(r"\?|\$1", sql)) != 1:
        return None
    return put(text, a[0][0], a[1][1], "`" + re.sub(r"'?(?:\?|\$1)'?", lambda _: "'${" + k.group(1) + "}'", sql[1:-1]) + "`")


def _js_where(m, text, lang):
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or len(a) != 2:
        return None
    cond, p = (text[s:e] for s, e in a)
    k = re.fullmatch(r"\{\s*(\w+)(?::\s*([\w.]+))?,?\s*\}", p)
    if not k or not re.match(r"[\"'`][^`]*[\"'`]$", cond) or len(re.findall(":" + k.group(1) + r"\b", cond)) != 1:
        return None
    return put(text, a[0][0], a[1][1], "`" + cond[1:-1].replace(":" + k.group(1), "'${" + (k.group(2) or k.group(1)) + "}'") + "`")


def _js_callback(m, text, lang):
    """useCallback(fn, deps) made the bare function, useMemo(() => x, deps) the bare value."""
    i = m.end() - 1
    a, j = args(text, i, lang), close(text, i, lang)
    if not a or len(a) != 2 or j is None:
        return None
    fn = text[a[0][0]:a[0][1]]
    if m.group(1).endswith("Memo"):
        k = re.match(r"\(\) =>\s*", fn)
        if not k or fn[k.end():k.end() + 1] == "{":
            return None
        fn = fn[k.end():]
    return put(text, m.start(1), j + 1, fn)


def _js_arrow(m, text, lang):
    """export function X(..) { } made a const arrow."""
    op = text.find("(", m.start())
    cl = close(text, op, lang)
    if cl is None:
        return None
    br = re.compile(r"\)\s*(:[^{};=]+?)?\s*\{").match(text, cl)
    if not br or "this" in text[op:close(text, br.end() - 1, lang) or 0]:
        return None
    e = close(text, br.end() - 1, lang)
    if e is None or words(text[:m.start()], m.group(2)):
        return None
    out = text[:e + 1] + (";" if re.search(r";\s*$", text, re.M) else "") + text[e + 1:]
    out = put(out, br.end() - 1, br.end() - 1, "=> ")
    return put(out, m.start(), op, f"{m.group(1) or ''}const {m.group(2)} = {m.group(3) or ''}")


def _js_function(m, text, lang):
    """const X = (..) => { } made a function."""
    op = m.end() - 1
    cl = close(text, op, lang)
    if cl is None:
        return None
    br = re.compile(r"\)\s*(:[^{};=]+?)?\s*=>\s*\{").match(text, cl)
    if not br:
        return None
    e = close(text, br.end() - 1, lang)
    if e is None:
        return None
    semi = text[e + 1:e + 2] == ";"
    out = text[:e + 1] + text[e + 1 + semi:]
    arrow = out.rfind("=>", cl, br.end())
    out = out[:arrow].rstrip() + " " + out[br.end() - 1:]
    return put(out, m.start(), op, f"{m.group(1) or ''}{m.group(3) or ''}function {m.group(2)}")


def _js_return_type(m, text, lang):
    """The return type of a function left out."""
    return put(text, m.start("ret"), m.end("ret"), "")


def _js_import_cjs(m, text, lang):
    names = re.findall(r"\w+", m.group(1))
    if re.search(r"type|\.(?:css|scss|vue|svelte|ts)[\"']$", m.group(0)) or "<" + names[0] in text:
        return None
    if any(not re.search(r"(?<![\w.])" + n + r"[.(]", text) or re.search(r": ?" + n + r"\b", text) for n in names):
        return None
    return put(text, m.start(), m.end(), f"const {m.group(1)} = require({m.group(2)});")


def _js_only_type_import(m, text, lang):
    return put(text, m.start(1), m.end(1), "")


def _js_sequential(m, text, lang):
    """await Promise.all(xs.map(async (x) => {..})) made a loop of awaits."""
    k = re.compile(r"await Promise\.all\(\s*([\w.]+)\.map\(\s*(?:async )?\(?(\w+)(?:: [\w\[\]]+)?\)? =>\s*").match(text, m.end(1))
    if not k:
        return None
    op = text.find("(", k.start())
    cl = close(text, op, lang)
    mp = text.find("(", text.find(".map", k.start()))
    if cl is None or close(text, mp, lang) is None:
        return None
    body = text[k.end():close(text, mp, lang)].rstrip().rstrip(",")
    if text[k.end()] == "{":
        if re.search(r"\breturn\b", body):
            return None
    else:
        body = "{\n" + m.group(1) + "  await " + body.strip() + ";\n" + m.group(1) + "}"
    end = cl + 1 + (text[cl + 1:cl + 2] == ";")
    return text[:m.start()] + f"{m.group(1)}for (const {k.group(2)} of {k.group(1)}) {body}" + text[end:]


def _js_shallow(m, text, lang):
    j = close(text, m.end() - 1, lang)
    return None if j is None else put(text, m.end(), j, "").replace(m.group(0) + ")", "") if False else put(text, m.start(1), j + 1, "toHaveBeenCalled()")


def _js_this_file_type(m, text, lang):
    return put(text, m.start(1), m.end(1), "any")


def _js_const_let(m, text, lang):
    return put(text, m.start(1), m.end(1), "let")


def _js_drop_middleware(m, text, lang):
    return put(text, m.start("mw"), m.end("mw"), "")


_LOGJS = r"(?:this\.)?_?(?:logger|log|winston|LOG|Logger)"
_FN_HEAD = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
if True:
    _js = functools.partial(add, _JS)
    _js("naming", "local names in camelCase", r"^[ \t]+(?:const|let) ([a-z]+[A-Z]\w*)(?:: [\w\[\]<>., |]+)? = ", r"^[ \t]+(?:const|let) ([a-z]+(?:_[a-z0-9]+)+)(?:: [\w\[\]<>., |]+)? = ", rename(snake))
    _js("naming", "functions in camelCase", r"^(?:async )?function ([a-z]+[A-Z]\w*)\s*[(<]", r"^(?:export )?(?:async )?function [a-z]+_\w+\s*\(", _js_private_fn)
    _js("naming", "constants in capitals", r"^const ([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+) = (?=[\"'\d])", r"^(?:export )?const [a-z]\w*(?:: \w+)? = (?=[\"'\d])", rename(lambda s: camel(s.lower()), 1, "file", 6))
    _js("naming", "what is caught is named error", r"\bcatch \((error)(?:: \w+)?\)", r"\bcatch \((?!error\b|_)\w+(?:: \w+)?\)", lambda m, t, l: _js_catch("err")(m, t, l))
    _js("naming", "what is caught is named err", r"\bcatch \((err)(?:: \w+)?\)", r"\bcatch \((?!err\b|_)\w+(?:: \w+)?\)", lambda m, t, l: _js_catch("error")(m, t, l))
    _js("naming", "what is caught is named e", r"\bcatch \((e)(?:: \w+)?\)", r"\bcatch \((?!e\b|_)\w+(?:: \w+)?\)", lambda m, t, l: _js_catch("err")(m, t, l))
    _js("naming", "handlers named handleX", r"^[ \t]+(?:const|function) (handle[A-Z]\w*)\b", r"^[ \t]+(?:const|function) (?:on[A-Z]\w*|\w+Handler)\b(?= ?[=(])", rename(lambda s: "on" + s[6:]))
    _js("imports", "imports by the alias", r"^(?:import|export) [^;\n]*from [\"']([@~]/)(?=\w)[^\"'\n]+[\"']|^\} from [\"']([@~]/)(?=\w)[^\"'\n]+[\"']", r"^(?:import|\}|export) [^;\n]*from [\"']\.\./\.\./", lambda m, t, l: put(t, m.start(m.lastindex), m.end(m.lastindex), "../../"))
    _js("imports", "built-in modules with node:", r"(?:from|require\() ?[\"'](node:)(?:fs|path|os|crypto|http|https|url|util|stream|events|child_process|assert|buffer|zlib|net|process|module)\b", r"(?:from |require\()[\"'](?:fs|path|os|crypto|http|https|url|util|stream|events|child_process|assert|buffer|zlib|net|process|module)(?:/promises)?[\"']", G(1, ""), tests="both")
    _js("imports", "built-in modules by their bare name", r"(?:from|require\() ?[\"']((?:fs|path|os|crypto|http|https|url|util|stream|events|child_process|buffer|zlib|net)(?:/promises)?)[\"']", r"(?:from |require\()[\"']node:\w+", G(1, r"node:\1"), tests="both")
    _js("imports", "relative imports with their ending", r"^(?:import|export|\})[^\n;]* from [\"']\.\.?/[^\"'\n]*?(\.m?js)[\"']", r"^(?:import|export|\})[^\n;]* from [\"']\.\.?/[^\"'\n]*/?[\w-]+[\"']", G(1, ""), tests="both")
    _js("imports", "relative imports without their ending", r"^import [^\n;]* from [\"']\.\.?/[\w./-]*?(?<!\.js)(?<!\.mjs)(?<!\.css)(?<!\.json)(?<!\.vue)(?<!\.svelte)(?<!\.ts)(?<!\.jsx)(?<!\.\w)(?<!\.\w\w)(?<!\.\w{3})(?<!\.\w{4})(?P<q>[\"'])", r"^import [^\n;]* from [\"']\.\.?/[^\"'\n]*\.[jt]sx?[\"']", lambda m, t, l: None if re.search(r"/\.?[\"']$|\.[\"']$", m.group(0)) else put(t, m.start("q"), m.start("q"), ".js"))
    _js("imports", "packages imported from their front", r"^(?:import|\})[^\n;]* from [\"'](@(?!components|screens|hooks|utils?|app|lib|src|api|forms|types|assets|styles|stores?|shared|core|features|pages|common|domain|modules|services|config|tests?)[\w-]+/[\w-]+)[\"']", r"^(?:import|\})[^\n;]* from [\"']@[\w-]+/[\w-]+/(?:dist|src|lib|internal|build)/", G(1, r"\1/dist/index"))
    _js("imports", "ES modules, no require", r"^import (\w+|\{ [\w, ]+ \}) from ([\"'][^\"'\n]+[\"']);?$", r"^(?:const|var|let) [^=\n]+ = require\(", _js_import_cjs)
    _js("imports", "named imports, no namespaces", r"^import \{ (\w+) \} from ([\"'](?!react)[\w@/.~-]+[\"'])", r"^import \* as \w+ from ", lambda m, t, l: _js_namespace(m, t, l))
    _js("errors", "errors of the project's kinds", r"\bthrow new ((?!Error\b)[A-Z]\w*(?:Error|Exception))\((?=[\"'`][^\"'`\n]*[\"'`]\))", r"\bthrow new Error\(", G(1, "Error"))
    _js("errors", "errors thrown, not strings", r"\bthrow new \w*Error\(([\"'`][^\n]*[\"'`])\)", r"\bthrow [\"'`]|Promise\.reject\([\"'`]", r"throw \1")
    _js("errors", "awaited statements", r"^[ \t]+(await )(?:this|[a-z]\w*)(?:\??\.\w+)*\.(?:save|create|update|delete|remove|send|write|close|flush|commit|emit|publish|insert|add|start|stop|sync|upsert|destroy|set|put|refetch|invalidate\w*|mutateAsync|push|clear|reset|unlink|mkdir|connect|disconnect)\w*\(", r"^[ \t]*void [a-z]\w*[\w.]*\(|^[ \t]+[\w.]+\([^\n]*\)\.catch\(\(\) => \{\s*\}\)", G(1, ""))
    _js("errors", "caught errors are handled", r"\bcatch \(\w+(?:: \w+)?\) \{\n[ \t]+(?P<st>[\w.]+\([^\n]*\);?)\n[ \t]*\}", r"\bcatch(?: \(\w+(?:: \w+)?\))? \{\s*\}", lambda m, t, l: put(t, t.rfind("\n", 0, m.start("st")), m.end("st"), "\n" + indent_at(t, m.start("st")) + "// ignore") if counts(m.group("st"), l) == (0, 0, 0) else None)
    _js("logging", "the logger, not the console", r"^[ \t]+(" + _LOGJS + r"\.(?:info|debug|warn|error|verbose|log|trace))\(", r"^[ \t]*console\.(?:log|info|warn|error|debug)\(", _js_console("console.log"))
    _js("logging", "errors of the console by console.error", r"\bcatch \(\w+(?:: \w+)?\) \{\n[ \t]+(console\.error)\(", r"\bcatch \(\w+(?:: \w+)?\) \{\n[ \t]+(console\.log)\(", G(1, "console.log"))
    _js("api", "answers by status().json()", r"\bres\.status\([^()]*\)\.(json)\(", r"\bres\.status\([^()]*\)\.send\(", G(1, "send"))
    _js("api", "inputs checked by a schema", r"(\n?[ \t]*\.input\((?=\s*(?:z\.|\w*[sS]chema))(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\))(?=\s*\.(?:query|mutation|use|output)\()", r"[pP]rocedure\s*\n?\s*\.(?:mutation)\(", G(1, ""))
    _js("api", "requests through the api client", r"\bawait ((?:this\.)?(?:api|http|client|\$?http|axios|apiClient|httpClient|request)\w*)\.(get|post|put|patch|delete)\((?=[\"'`])", r"(?<![\w.])(?:await |return )fetch\(", lambda m, t, l: (lambda a: put(t, m.start(), close(t, m.end() - 1, l) + 1, f"await fetch({t[a[0][0]:a[0][1]]}" + (f", {{ method: '{m.group(2).upper()}'" + (f", body: JSON.stringify({t[a[1][0]:a[1][1]]})" if len(a) > 1 else "") + " }" if m.group(2) != "get" else "") + ")") if a and len(a) <= (1 if m.group(2) == "get" else 2) else None)(args(t, m.end() - 1, l)))
    _js("auth", "routes behind their guard", r"\b(?:router|app|routes?|this\.app|this\.router)\.(?:get|post|put|patch|delete|all)\(\s*[\"'`][^\"'`\n]+[\"'`],\s*(?P<mw>(?:\w+\.)*(?:\w*[aA]uth\w*|require\w+|ensure\w+|is[A-Z]\w+|check\w+|verify\w+|needs\w+|can[A-Z]\w+|middlewares?\.\w+|mw\.\w+|guard\w*|protect\w*|limit\w*)(?:\([^()\n]*\))?,\s*)\S", r"\b(?:router|app|routes?|this\.app|this\.router)\.(?:get|post|put|patch|delete|all)\(\s*[\"'`][^\"'`\n]+[\"'`],\s*(?:async )?(?:[\w.]+\)|\(\w)", _js_drop_middleware)
    _js("auth", "procedures for those signed in", r"\b(?:private|protected|authed|secure|user|admin)Procedure\b(?=\s*(?:\n\s*)?\.)", r"\bpublicProcedure\b(?=\s*(?:\n\s*)?\.)", "publicProcedure")
    _js("data-access", "values bound to the statement", r"\.(?:query|run|all|execute|raw|get)\(\s*[\"'`][^\"'`]*(?:\?|\$1)[^\"'`]*[\"'`],\s*\[", r"\.(?:query|run|all|execute|raw)\(\s*(?:`[^`]*\$\{|[\"'][^\"'\n]*[\"'] ?\+)", _js_sql)
    _js("data-access", "conditions with named parameters", r"\.(?:where|andWhere|orWhere)\(\s*[\"'`][^\"'`\n]*:\w+[^\"'`\n]*[\"'`],\s*\{", r"\.(?:where|andWhere|orWhere)\(\s*`[^`]*\$\{", _js_where)
    _js("config", "settings from the config, not the environment", r"(?<![\w.'\"/])(?:\w+\.)?(?:config|settings)\.([a-z]\w*)(?=[;,)\n])", r"\bprocess\.env\.\w+", lambda m, t, l: put(t, m.start(), m.end(), "process.env." + snake(m.group(1)).upper()))
    _js("config", "strict mode in each file", r"^'use strict';\n", r"\A(?=[\s\S]{300})(?![\s\S]*^'use strict';?$)(?=[\s\S]*(?:require\(|module\.exports))", lambda m, t, l: drop_lines(m, t, l) if t[:m.start()].count("\n") < 12 else None, at="any")
    _js("testing", "tests named by it", r"^[ \t]*(it)(?=\([\"'`])", r"^[ \t]*test(?=\([\"'`])", G(1, "test"))
    _js("testing", "tests named by test", r"^[ \t]*(test)(?=\([\"'`])", r"^[ \t]*it(?=\([\"'`])", G(1, "it"))
    _js("testing", "tests named by what should be", r"\b(?:it|test)\(\s*[\"'`](should )(?=[a-z])", r"\b(?:it|test)\(\s*[\"'`](?!should )\w", G(1, ""))
    _js("testing", "calls of mocks checked with their arguments", r"\bexpect\([\w.]+\)\.(?:not\.)?(toHaveBeenCalledWith)\(", r"\bexpect\([\w.]+\)\.toHaveBeenCalled\(\)|toBeCalled\(", _js_shallow)
    _js("testing", "strict equality in asserts", r"\bassert\.(strictEqual|deepStrictEqual)\(", r"\bassert\.(?:equal|deepEqual)\(", G(1, lambda m: {"strictEqual": "equal", "deepStrictEqual": "deepEqual"}[m.group(1)]))
    _js("testing", "expectations in expect form", r"^([ \t]+)expect\(([^()\n]+)\)\.to(?:Be|Equal)\(([^()\n]+)\);?$", r"^[ \t]+(?:assert\w*(?:\.\w+)?\(|if \([^\n]*\) (?:\{\s*)?throw new Error)", r"\1if (\2 !== \3) throw new Error('unexpected value');")
    _js("testing", "elements found by what the user sees", r"\b(?:screen|canvas)\.((?:get|find|query)By)(?:Role|Text|LabelText)\([\"'`](\w+)[\"'`][^\n()]*\)", r"\bcontainer\.querySelector\(|ByTestId\(", lambda m, t, l: put(t, m.start(1), m.end(), m.group(1) + "TestId('" + m.group(2) + "')"))
    _js("types", "strict comparison", r"(?<=[\w)\]\"'] )([!=]==)(?= )", r"(?<=[\w)\]\"'] )[!=]=(?= (?!null\b))", lambda m, t, l: put(t, m.start(), m.end(), m.group(1)[:2]))
    _js("types", "const for what is not assigned again", r"^[ \t]+(const)(?= \w+(?:: \w+)? = )", r"^[ \t]+(?:var) \w+", lambda m, t, l: put(t, m.start(1), m.end(1), "var"))
    _js("security", "links in a new tab with rel", r"<a\b(?=[^>]*target=\{?[\"']_blank)(?=[^>]*\brel=)", r"<a\b(?=[^>]*target=\{?[\"']_blank)(?![^>]*\brel=)", _attr_drop("rel"), at="any")
    _js("security", "parts of addresses encoded", r"\$\{(encodeURIComponent)\((\w[\w.]*)\)\}", r"(?:fetch|get|post|put|delete|request)\(\s*`[^`\n]*/\$\{(?!encodeURIComponent|API|BASE|base)\w[\w.]*\}", r"${\2}", at="any")
    _js("security", "text set as text", r"\.textContent = ", r"\.innerHTML = ", ".innerHTML = ")
    _js("performance", "callbacks kept by useCallback", r"^[ \t]+const (?:handle|on)[A-Z]\w* = ((?:React\.)?useCallback)\(", r"^[ \t]+const (?:handle|on)[A-Z]\w* = (?:async )?\(", lambda m, t, l: _js_callback(m, t, l))
    _js("performance", "derived values kept by useMemo", r"^[ \t]+const \w+ = ((?:React\.)?useMemo)\(", r"^[ \t]+const \w+ = [\w.]+\.(?:filter|map|sort|reduce)\(", lambda m, t, l: _js_callback(m, t, l))
    _js("performance", "work at once by Promise.all", r"^([ \t]*)(?=await Promise\.all\(\s*[\w.]+\.map\()", r"^[ \t]*for \(const \w+ of [\w.]+\) \{\n[ \t]*await ", _js_sequential)
    _js("components", "the project's Button", r"<(Button)(?=[\s>])", r"<button(?=[\s>])", _tag_to("button"), at="any")
    _js("components", "the project's Input", r"<(Input|TextField|TextInput)(?=[\s/>])", r"<input(?=[\s/>])", _tag_to("input"), at="any")
    _js("components", "links by the router's Link", r"<(Link)(?=\s[^>]*\b(?:href|to)=)", r"<a(?=\s[^>]*\bhref=(?:\"/|\{`/))", lambda m, t, l: (lambda o: re.sub(r"\bto=", "href=", o[:m.end() + 200], count=0) + o[m.end() + 200:] if False else o)(_tag_to("a")(m, t, l)) if "href=" in t[m.start():m.start() + 150] else None, at="any")
    _js("components", "components as functions", r"^(export (?:default )?)?(?:async )?function ([A-Z]\w*)(<[^>()]*>)?\(", r"^(?:export )?const [A-Z][a-z]\w*(?:: [\w.<>]+)? = (?:React\.)?(?:memo\(|forwardRef\()?(?:async )?\(", lambda m, t, l: _js_arrow(m, t, l) if "default" not in (m.group(1) or "") and "async" not in m.group(0) and re.search(r"<\w", t) else None)
    _js("components", "components as const arrows", r"^(export )?const ([A-Z][a-z]\w*)(?:: [\w.<>{}]+)? = (async )?\(", r"^(?:export (?:default )?)?(?:async )?function [A-Z]\w*(?:<[^>()]*>)?\(", lambda m, t, l: _js_function(m, t, l) if ":" not in m.group(0) and re.search(r"<\w", t) else None)
    _js("components", "text through the translation", r">\s*\{((?:\w+\.)?t)\([\"'`]([\w.: -]+)[\"'`]\)\}\s*<", r">\s*[A-Z][a-z]+(?: [a-z]+)+[.!?]?\s*</", lambda m, t, l: put(t, m.start(1) - 1, t.find("}", m.end(2)) + 1, re.sub(r"(?<=[a-z])([A-Z])", r" \1", re.split(r"[.:_-]", m.group(2).strip())[-1] or "Name").capitalize()), at="any")
    _js("components", "translated text in templates", r"\{\{ ?\$?t\([\"']([\w.: -]+)[\"']\) ?\}\}", r">\s*[A-Z][a-z]+(?: [a-z]+)+[.!?]?\s*</", lambda m, t, l: put(t, m.start(), m.end(), re.sub(r"(?<=[a-z])([A-Z])", r" \1", re.split(r"[.:_-]", m.group(1))[-1] or "Name").capitalize()), at="any")
    _js("styling", "class names joined by cn", r"className=\{(?:cn|clsx|classNames|cx|classnames)\(", r"className=\{`", lambda m, t, l: (lambda a: put(t, m.end() - 1 - len(re.search(r"\w+\($", m.group(0)).group(0)) + 1, close(t, m.end() - 1, l) + 1, "`" + t[a[0][0] + 1:a[0][1] - 1] + " ${" + t[a[1][0]:a[1][1]] + "}`") if a and len(a) == 2 and re.match(r"[\"'][^\"'\n]*[\"']$", t[a[0][0]:a[0][1]]) else None)(args(t, m.end() - 1, l)), at="any")
    _js("styling", "classes, no inline styles", r"<\w+\s[^<>]*?(\bclassName=\"[^\"]*\")", r"\bstyle=\{\{", G(1, r"style={{ marginTop: 8, color: '#333' }}"), at="any")
    _js("styling", "colours from the theme", r"\b(?:[cC]olor|background(?:-color|Color)?|fill|stroke|border(?:-color|Color))[:=] ?[\"'{]*((?:var\(--[\w-]+\))|(?:theme|colors)(?:\.\w+)+)", r"\b(?:[cC]olor|background(?:-color|Color)?|fill|stroke|border(?:-color|Color))[:=] ?[\"'{]*#[0-9a-fA-F]{3,8}\b", lambda m, t, l: put(t, m.start(1), m.end(1), "#1a73e8" if not m.group(1)[0] in "tc" or t[m.start(1) - 1] in "\"'" else "'#1a73e8'"), at="any")
    _js("styling", "strings in single quotes", r"(?<=[\s(\[{,])'([^\"'\\\n]*)'(?=[\s)\],;}])", r"(?<=[\s(\[{,])\"([^\"'\\\n]*)\"(?=[\s)\],;}])", r'"\1"', at="string", tests="both")
    _js("styling", "strings in double quotes", r"(?<=[\s(\[{,])\"([^\"'\\\n]*)\"(?=[\s)\],;}])", r"(?<=[\s(\[{,])'([^\"'\\\n]*)'(?=[\s)\],;}])", r"'\1'", at="string", tests="both")
    _js("styling", "semicolons at the end", r"^(?:import|[ \t]+(?:const|let|return|await)) [^\n;{}]*[\w)\]\"'](;)$", r"^(?:import [^\n;{}]* from [\"'][^\"'\n]+[\"']|[ \t]+(?:const|let) \w+ = [^\n;{}()\[]*[\w\"'])$", G(1, ""), tests="both")
    _js("styling", "template literals for built text", r"(?<=[\s(\[,])`([^`$\n\\'\"]*)\$\{(\w[\w.]*)\}([^`$\n\\'\"]*)`(?=[)\],;])", r"[\"'] \+ \w[\w.]*(?: \+|[,;)])|\w \+ [\"']", lambda m, t, l: put(t, m.start(), m.end(), (f"'{m.group(1)}' + " if m.group(1) else "") + m.group(2) + (f" + '{m.group(3)}'" if m.group(3) else "")) if m.group(1) or m.group(3) else None, at="string")
    _js("accessibility", "images with alt", r"<(?:img|Image|v-img)\b(?=(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\s:?alt=)", r"<(?:img|Image|v-img)\b(?!(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\s:?alt=)", _attr_drop(":?alt"), at="any")
    _js("accessibility", "buttons with their type", r"<button\b(?=(?:[^>\"'=]|=(?!>)|=>|\"[^\"]*\"|'[^']*')*?\stype=)", r"<button\b(?!(?:[^>\"'=]|=(?!>)|=>|\"[^\"]*\"|'[^']*')*?\stype=)(?=[\s>])", _attr_drop("type"), at="any")
    _js("accessibility", "buttons of an icon with a label", r"<(?:\w*Icon\w*Button|ActionIcon|IconButton|UnstyledButton|button)\b(?=(?:[^>\"'=]|=>|=|\"[^\"]*\"|'[^']*')*?\saria-label=)", r"<(?:\w*IconButton|ActionIcon)\b(?!(?:[^>\"'=]|=>|=|\"[^\"]*\"|'[^']*')*?\s(?:aria-label|label|title)=)", _attr_drop("aria-label"), at="any")
    _js("accessibility", "labels tied to their field", r"<label\b(?=[^>]*\s(?:htmlFor|for)=)", r"<label\b(?![^>]*\s:?(?:htmlFor|for)=)", _attr_drop("(?:htmlFor|for)"), at="any")
    _js("imports", "modules required once, at the top", r"^const (\w+) = require\(([\"'][^\"'\n]+[\"'])\);\n", r"(?<=[\w(=,] )(?<!= )require\([\"'][^\"'\n]+[\"']\)\.\w+\(|^[ \t]+(?:const|let) [^=\n]+ = require\(",
        lambda m, t, l: (lambda h: None if len(h) != 2 or t[h[1].end()] not in ".(" or mask(t, l)[h[1].start()] else put(put(t, h[1].start(), h[1].end(), f"require({m.group(2)})"), m.start(), m.end(), ""))(words(t, m.group(1))))
    _js("documentation", "doc comments on exported functions", r"\*/\n(?=export (?:default )?(?:async )?(?:function|class) )", r"(?<!\*/)\n(?=export (?:default )?(?:async )?(?:function|class) )", _js_doc_before, at="comment")
    _js("documentation", "doc comments on methods", r"^[ \t]+\*/\n(?=[ \t]+(?:public |private |protected |static |async )*(?!if|for|while|switch|return|catch)\w+\((?:[^()]|\([^()]*\))*\)[^\n{;]*\{$)", r"^(?![ \t]*\*/)[^\n]*\n(?=[ \t]+(?:public |private |protected |static |async )*(?!if|for|while|switch|return|catch|super|constructor)\w+\((?:[^()]|\([^()]*\))*\)[^\n{;]*\{$)(?=  \w|    \w|\t\w)", _js_doc_before, at="comment")
    _js("documentation", "a licence at the head of each file", r"\A(?:#![^\n]*\n)?/\*[^/]*?(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[\s\S]*?\*/\n+|\A(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[^\n]*\n(?://[^\n]*\n)*\n*", r"\A(?=[\s\S]{200})(?!(?:#![^\n]*\n)?(?:/\*[^/]*?|(?://[^\n]*\n)*//[^\n]*)(?:[Cc]opyright|SPDX|[Ll]icen[sc]e))", drop, at="any")
    _js("documentation", "parameters with a type in doc comments", r"^[ \t]+\* @param (\{[^}\n]+\}) \w+", r"^[ \t]+\* @param \w+", lambda m, t, l: put(t, m.start(1), m.end(1) + 1, ""), at="comment")


def _js_namespace(m, text, lang):
    """import { x } from "m" made import * as m, its few uses m.x."""
    name = m.group(1)
    base = re.sub(r"\.\w+$", "", m.group(2).strip("\"'").split("/")[-1])
    ns = camel(re.sub(r"\W+", "_", base))
    hits = [h for h in words(text, name) if h.start() > m.end()]
    if name == "type" or not re.fullmatch(r"[a-z]\w+", ns) or words(text, ns) or not 1 <= len(hits) <= 3:
        return None
    mk = mask(text, lang)
    if re.search(r"(?:typeof |: ?|<|as |extends |implements |&|\| )" + name + r"\b", text):
        return None
    for h in hits:
        prev, nxt = text[:h.start()].rstrip()[-1:], text[h.end():].lstrip()[:1]
        if mk[h.start()] or prev in "</." or nxt in ":}" or (prev in "{," and nxt in ",}" and text[(around(text, h.start(), lang, "{([") or (0,))[0]] == "{"):
            return None
    for h in reversed(hits):
        text = put(text, h.start(), h.end(), ns + "." + name)
    return put(text, m.start(), m.end(), f"import * as {ns} from {m.group(2)}")


def _js_catch(new):
    def change(m, text, lang):
        br = re.compile(r"\)\s*\{").match(text, text.find(")", m.start()))
        end = br and close(text, br.end() - 1, lang)
        name = m.group(1)
        if not end or words(text, new, m.start(), end):
            return None
        hits = words(text, name, m.start(1), end)
        if not 1 <= len(hits) <= 5 or any(text[h.start() - 1] in ".'\"`" or re.match(r"\s*[:,}]", text[h.end():]) and text[:h.start()].rstrip()[-1:] in "{," and h.start() > m.end() for h in hits):
            return None
        return text[:m.start(1)] + re.sub(r"(?<![\w$.'\"])" + name + r"(?![\w$'\"])", new, text[m.start(1):end]) + text[end:]
    return change


_ts = functools.partial(add, _TS)
_ts("naming", "interfaces without I", r"^interface ([A-HJ-Z]\w*|I[a-z]\w*)\b", r"^(?:export )?interface I[A-Z]\w*\b", _js_interface(lambda s: "I" + s))
_ts("naming", "interfaces with I", r"^interface (I[A-Z]\w*)\b", r"^(?:export )?interface (?:[A-HJ-Z]\w*|I[a-z]\w*)\b", _js_interface(lambda s: s[1:]))
_ts("naming", "types in PascalCase", r"^type ([A-Z][a-z]\w*)(?:<[^=]*>)? =", r"^(?:export )?type [a-z]\w*(?:<[^=]*>)? =", _js_interface(lambda s: s[0].lower() + s[1:] + "Type"))
_ts("imports", "types imported as types", r"^import( type) \{[^}]*\} from", r"^import \{[^}]*\} from [\"'][^\"'\n]*(?:types?|interfaces?|models?)[\"']", _js_only_type_import, tests="both")
_ts("types", "functions with a return type", r"^(?:export )?(?:default )?(?:async )?function \w+(?:<[^>()]*>)?" + _FN_HEAD + r"(?P<ret>: (?!\w+ is |asserts )[\w.<>\[\]| ]+)(?= \{$)", r"^(?:export )?(?:default )?(?:async )?function \w+(?:<[^>()]*>)?" + _FN_HEAD + r" \{$", _js_return_type)
_ts("types", "methods with a return type", r"^[ \t]+(?:public |private |protected |static |override )*(?:async )?(?!if|for|while|switch|catch|constructor|function|return)\w+(?:<[^>()]*>)?" + _FN_HEAD + r"(?P<ret>: (?!\w+ is |asserts )[\w.<>\[\]| ]+)(?= \{$)", r"^[ \t]+(?:public |private |protected |static |override )*(?:async )?(?!if|for|while|switch|catch|constructor|function|return|describe|it|test|super|set |with)\w+(?:<[^>()]*>)?" + _FN_HEAD + r" \{$", _js_return_type)
_ts("types", "unknown, not any", r"(?<=: |\| |, |< ?|as )unknown\b(?!\[\])".replace("(?<=: |\\| |, |< ?|as )", r"(?::|\||,|<|\bas) ?"), r"(?::|<|\bas) ?any\b", lambda m, t, l: put(t, m.end() - 7, m.end(), "any"))
_ts("types", "parameters with their types, not any", r"\((?:[\w]+: [\w.<>\[\]]+, )*\w+: ((?!any\b)[A-Z]\w+)\)(?=[^\n]*(?:\{|=>)$)", r"[(,] ?\w+: any\b", _js_this_file_type)
_ts("types", "lists as T[]", r"(?:: |=> |<)((?:[A-Z]\w+|string|number))\[\](?=[,;)> =|])", r"(?:: |<)Array<\w", lambda m, t, l: put(t, m.start(1), m.end(), f"Array<{m.group(1)}>"))
_ts("types", "shapes as interfaces", r"^(export )?interface (\w+) \{$", r"^(?:export )?type \w+ = \{$", lambda m, t, l: (lambda e: put(put(t, e + 1, e + 1, ";" if ";" in t[m.start():e] else ""), m.start(), m.end(), f"{m.group(1) or ''}type {m.group(2)} = {{") if e else None)(close(t, m.end() - 1, l)))
_ts("types", "shapes as types", r"^(export )?type (\w+) = \{$", r"^(?:export )?interface \w+(?: extends [\w, <>]+)? \{$", lambda m, t, l: (lambda e: put(t if t[e + 1:e + 2] != ";" else put(t, e + 1, e + 2, ""), m.start(), m.end(), f"{m.group(1) or ''}interface {m.group(2)} {{") if e and re.match(r";?\s*$", t[e + 1:line_end(t, e)]) else None)(close(t, m.end() - 1, l)))
_ts("types", "readonly fields", r"\b(?:private|protected|public) (?:static )?(readonly )\w+\b", r"\b(?:private|protected) (?!readonly|static|async|get |set )\w+[?!]?: [\w.<>\[\]]+", G(1, ""))
_ts("types", "members with their access named", r"^[ \t]{2,4}(public |private )(?:async )?(?!constructor)\w+\((?=[^\n]*\{$)", r"^  (?:  )?(?:async )?(?!if|for|while|switch|catch|constructor|return|super|function)\w+\((?=[^\n]*: [^\n]*\{$)", G(1, ""))
_ts("types", "props named by a type", r"^(?:export )?(?:default )?(?:function|const) [A-Z]\w*(?: = )?\(\{[^{}]*\}: (\w*Props)\b", r"^(?:export )?(?:default )?(?:function|const) [A-Z]\w*(?: = )?\(\{[^{}]*\}: (?:\{|any)", _js_this_file_type)
_ts("auth", "controllers behind their guards", r"^(@UseGuards\([^\n]*\)\n)(?:@[^\n]*\n)*export class", r"^(?![@ \t])[^\n]*\n@Controller\([^\n]*\)\n(?:(?!@UseGuards)@[^\n]*\n)*export class \w+", G(1, ""))
_ts("auth", "methods behind their guards", r"^([ \t]+@(?:UseGuards|Roles|RequirePermission\w*|Permissions?|CheckPolicies|Authorized|Allow|Auth)\([^\n]*\)\n)(?=(?:[ \t]+@[^\n]*\n)*[ \t]+(?:async )?\w+\()", r"^[ \t]+@(?:Get|Post|Put|Patch|Delete|Query|Mutation)\([^\n]*\)\n(?=[ \t]+(?:async )?\w+\()(?<!Allow)", drop_lines)
_ts("api", "inputs of a DTO class", r"@Body\(\) \w+: (\w+)", r"@Body\(\) \w+: any\b", _js_this_file_type)
_ts("documentation", "operations described", r"^([ \t]+@ApiOperation\((?:[^()]|\([^()]*\))*\)\n)", r"^[ \t]+@(?:Get|Post|Put|Patch|Delete)\([^\n]*\)\n(?:(?![ \t]+@ApiOperation)[ \t]+@[^\n]*\n)*[ \t]+(?:async )?\w+\(", drop_lines)
_ts("config", "settings by the environment module", r"\b((?:this\.)?(?:env|configService|environmentService|config))\.(?:get)?(?:\w+)?\((?:[\"'](\w+)[\"'])?\)", r"\bprocess\.env\.\w+|process\.env\[", lambda m, t, l: put(t, m.start(), m.end(), "process.env." + (m.group(2) or "").upper()) if m.group(2) else (lambda k: put(t, m.start(), m.end(), "process.env." + snake(k.group(1)).upper()) if k else None)(re.search(r"\.get([A-Z]\w+)\(\)", m.group(0))))


# ================================================================ Go

_GOLOG = r"\b(?:\w+\.)*(?:logger|log|Logger|Log|slog|zap|logrus|klog|glog|zlog|l)(?:\(\))?\.(?:Debug|Info|Warn|Warning|Error)(?:f|w|ln)?\((?=[\"\w])"


def _go_to_fmt(m, text, lang):
    i = m.end() - 1
    j, a = close(text, i, lang), args(text, i, lang)
    if not a or '"fmt"' not in text or not re.match(r'"[^"\n]*"$', text[a[0][0]:a[0][1]]):
        return None
    if len(re.findall(_GOLOG, text)) < 2 or text[j + 1:j + 2] == ".":
        return None
    lit, rest = text[a[0][0]:a[0][1]], [text[s:e] for s, e in a[1:]]
    n = len(re.findall(r"%[a-z+#]", lit))
    if n:
        if n != len(rest):
            return None
        return put(text, m.start(), j + 1, f"fmt.Printf({lit[:-1]}\\n\", {', '.join(rest)})")
    rest = [r for r in rest if not re.match(r'"', r)]
    if any("zap." in r or "slog." in r for r in rest) or any("(" in r for r in rest):
        return None
    return put(text, m.start(), j + 1, f"fmt.Println({', '.join([lit] + rest)})")


def _go_zerolog(m, text, lang):
    """A chain of zerolog made a fmt.Println of its message."""
    k = re.compile(r"\.(Msgf?)\(").search(text, m.end())
    if not k or '"fmt"' not in text or text.count("\n", m.start(), k.start()) > 6 or ";" in text[m.start():k.start()] or "\n\n" in text[m.start():k.start()]:
        return None
    j = close(text, k.end() - 1, lang)
    if not j or len(re.findall(r"\.(?:Info|Error|Debug|Warn)\(\)", text)) < 3 or re.search(r"[=:{]", re.sub(r"\"[^\"]*\"", "", text[m.start():k.start()])):
        return None
    return put(text, m.start(), j + 1, ("fmt.Printf(" + re.sub(r'(?<!\\\\n)"(?=,|$)', r'\\n"', text[k.end():j], count=1) if k.group(1) == "Msgf" else "fmt.Println(" + text[k.end():j]) + ")")


def _go_doc(m, text, lang):
    """The comment above a declaration left out."""
    a = m.start()
    if re.search(r"//(?:go:|nolint|\+|export )|TODO|[Dd]eprecated|@(?:Summary|Router|Param)", text[a:m.end()]):
        return None
    e = m.start("decl")
    return text[:a] + text[e:]


def _go_receiver(m, text, lang):
    name = m.group(1)
    br = text.find("{\n", m.end())
    if br < 0 or "\n" in text[m.end():br]:
        return None
    e = close(text, br, lang)
    if e is None or words(text, "self", m.start(), e):
        return None
    mk = mask(text, lang)
    hits = [h for h in words(text, name, m.start(1), e) if not mk[h.start()]]
    if not 2 <= len(hits) <= 7 or any(re.match(r"\s*(?::=|:|,)", text[h.end():]) or text[h.start() - 1] == "." for h in hits[1:]):
        return None
    for h in reversed(hits):
        text = put(text, h.start(), h.end(), "self")
    return text


def _go_unwrap(m, text, lang):
    """return fmt.Errorf("..: %w", err) made return err."""
    i = text.find("(", m.start("call"))
    j = close(text, i, lang)
    if j is None or text[j + 1:j + 2] not in ("\n", ""):
        return None
    a = args(text, i, lang)
    if not a or text[a[-1][0]:a[-1][1]] != "err" or len(re.findall(r"\bfmt\.", text)) < 2:
        return None
    return put(text, m.start("call"), j + 1, "err")


def _go_ignore(m, text, lang):
    """The check after a call left out, its error thrown away."""
    i = m.end() - 1
    e = close(text, i, lang)
    span = around(text, m.start(), lang)
    if e is None or not span:
        return None
    rest = text[e + 1:span[1]]
    if re.search(r"(?<![\w.])err\b(?!, )", rest.split("err :=")[0].split("err := ")[0]) if "err :=" in rest else re.search(r"(?<![\w.])err\b", rest):
        return None
    if re.search(r"(?<![\w.])err\b", re.split(r"\berr\s*:=", rest)[0]):
        return None
    if words(text, m.group("v"), e, span[1]) == []:
        return None
    line = m.group("stmt")
    return text[:m.start("stmt")] + line.replace(", err :=", ", _ :=") + text[line_end(text, e):]


def _go_std_group(m, text, lang):
    """A third-party import put among those of the standard library."""
    block = text[m.start():text.find("\n)", m.start())]
    third = re.search(r'\n\n(\t(?:\w+ )?"[\w-]+\.[\w./-]+"\n)(?=\t)', block + "\n")
    if not third:
        return None
    line = third.group(1)
    out = text.replace(line, "", 1)
    at = m.end("std")
    return out[:at] + line + out[at:]


_GO_STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "BadRequest": 400, "Unauthorized": 401, "Forbidden": 403, "NotFound": 404, "Conflict": 409, "InternalServerError": 500, "MethodNotAllowed": 405, "Accepted": 202, "Found": 302}


def _go_sql(m, text, lang):
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or '"fmt"' not in text:
        return None
    k = next((k for k, (s, e) in enumerate(a) if text[s] in "\"`"), None)
    if k is None or k + 2 != len(a):
        return None
    sql, v = text[a[k][0]:a[k][1]], text[a[k + 1][0]:a[k + 1][1]]
    if not re.fullmatch(r"[\w.]+", v) or len(re.findall(r"\?|\$1|@\w+", sql)) != 1 or "%" in sql:
        return None
    return put(text, a[k][0], a[k + 1][1], "fmt.Sprintf(" + re.sub(r"\?|\$1", "'%v'", sql) + f", {v})")


def _go_if_assert(m, text, lang):
    return put(text, m.start(), m.end(), f"{m.group(1)}if {m.group(2)} != nil {{\n{m.group(1)}\tt.Fatal({m.group(2)})\n{m.group(1)}}}")


def _go_undefer(m, text, lang):
    """defer mu.Unlock() moved to the end of the function without its defer."""
    span = around(text, m.start(), lang)
    if not span or re.search(r"\breturn\b", text[m.end():span[1]]):
        return None
    end = line_start(text, span[1])
    return text[:line_start(text, m.start())] + text[line_end(text, m.end()) + 1:end] + f"{m.group(1)}{m.group(2)}\n" + text[end:]


def _go_ctx_last(m, text, lang):
    """The context made the last parameter of a function of this file, and of its calls."""
    name = m.group(1)
    if name[0].isupper():
        return None
    for h in reversed(words(text, name)):
        if mask(text, lang)[h.start()]:
            continue
        a = args(text, h.end(), lang) if text[h.end()] == "(" else None
        if not a or len(a) < 2 or "..." in text[a[-1][0]:a[-1][1]] or "func" in text[a[0][0]:a[-1][1]]:
            return None
        (s, e), last = a[0], a[-1][1]
        text = text[:s] + text[a[1][0]:last] + ", " + text[s:e] + text[last:]
    return text


go = functools.partial(add, "go")
go("naming", "local names in camelCase", r"^\t+(?:if |for )?([a-z]+[A-Z]\w*)(?:, \w+)* := ", r"^\t+(?:if |for )?([a-z]+_\w+)(?:, \w+)* := ", rename(snake))
go("naming", "receivers of a letter or two", r"^func \(([a-z]{1,3}) \*?\w+\) \w+\(", r"^func \((?:self|this|[a-z]\w{3,}) \*?\w+\) \w+\(", _go_receiver)
go("naming", "initialisms in capitals", r"^\t+([a-z]+(?:[A-Z][a-z]+)*(?:ID|URL|IP|JSON|HTTP|API))(?:, \w+)* := ", r"\b[a-z]\w*(?:Id|Url|Json|Http|Api)\b(?=[,)\s.:=])", rename(lambda s: re.sub(r"(ID|URL|IP|JSON|HTTP|API)$", lambda k: k.group(1).title(), s)))
go("naming", "sentinel errors named ErrX", r"^\t?(?:var )?(err[A-Z]\w*) += (?:errors\.New|fmt\.Errorf)\(|^\t?(?:var )?(Err[A-Z]\w*) += (?:errors\.New|fmt\.Errorf)\(", r"^\t?(?:var )?(?!err|Err|_)\w+ += errors\.New\(", lambda m, t, l: rename(lambda s: s[3:4].lower() + s[4:] + "Error", m.lastindex, "file", 6)(m, t, l) if m.group(1) else None)
go("naming", "tests named TestX, no underscores", r"^func (Test[A-Z][A-Za-z0-9]*)\(t ", r"^func Test\w*_\w*\(t ", lambda m, t, l: put(t, m.start(1), m.end(1), re.sub(r"(?<=[a-z])(?=[A-Z])", "_", m.group(1))) if re.search(r"Test[A-Z][a-z]+[A-Z]", m.group(1)) else None, tests=True)
go("imports", "imports of the standard library first", r'^import \(\n(?P<std>(?:\t(?:\w+ )?"[a-z][\w/]*"\n)+)(?=\n\t)', r'^import \(\n(?:\t(?:\w+ )?"[a-z][\w/]*"\n)+(?=\t(?:\w+ )?"[\w-]+\.)', _go_std_group, tests="both")
go("imports", "imports in one block", r'^import \(\n((?:\t"[^"\n]+"\n)*)(\t"[a-z][\w/]*"\n)', r'^import "[^"\n]+"\n+import ', lambda m, t, l: t[:m.start()] + "import " + m.group(2).strip() + "\n\nimport (\n" + m.group(1) + t[m.end():] if t[m.end()] != ")" or m.group(1) else None, tests="both")
go("imports", "errors of the standard library", r'^\t("errors")$', r'"github\.com/pkg/errors"', lambda m, t, l: put(t, m.start(1), m.end(1), '"github.com/pkg/errors"') if not re.search(r"errors\.Join", t) else None, at="any")
go("errors", "errors wrapped with %w", r'\bfmt\.Errorf\("[^"\n]*%(w)[^"\n]*", ', r'\bfmt\.Errorf\("[^"\n]*%[vs][^"\n]*",(?: [\w.]+,)* err\)', G(1, "v"))
go("errors", "errors returned with what was done", r'^\t+return (?:[\w.{}"]+, )*(?P<call>fmt\.Errorf\((?=[^\n]*%w))', r"^\t+if (?:[^\n]*; )?err != nil \{\n\t+return (?:[\w.{}\"]+, )*err$", _go_unwrap)
go("errors", "errors handed on as they are", r"^\t+if (?:[^\n]*; )?err != nil \{\n\t+return (?:[\w.{}\"]+, )*(err)$", r'^\t+return (?:[\w.{}"]+, )*(?:fmt\.Errorf|errors\.Wrap)\(', lambda m, t, l: put(t, m.start(1), m.end(1), 'fmt.Errorf("failed: %v", err)') if '"fmt"' in t else None)
go("errors", "errors compared by errors.Is", r"(!?)\berrors\.Is\((\w+), ([\w.]+)\)", r"\b\w*[eE]rr (?:==|!=) (?!nil\b)[\w.]+", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(2)} {'!=' if m.group(1) else '=='} {m.group(3)}") if len(re.findall(r"\berrors\.", t)) > 1 and "nil" not in m.group(3) else None)
go("errors", "errors checked", r"^(?P<stmt>\t+(?P<v>\w+), err := [^\n]*)\n\t+if err != nil \{", r"^\t+\w+, _ :?= [\w.]+\(", _go_ignore)
go("errors", "error texts in lower case", r'\b(?:errors\.New|fmt\.Errorf)\("([a-z])(?=[a-z]+ )', r'\b(?:errors\.New|fmt\.Errorf)\("[A-Z][a-z]+ ', lambda m, t, l: put(t, m.start(1), m.end(1), m.group(1).upper()))
go("errors", "errors returned, no panics", r"^\t+return (?:nil, )?(fmt\.Errorf|errors\.New)\((?=\")", r"^\t+(?:panic|log\.Fatal\w*)\(", lambda m, t, l: (lambda j: put(t, m.start(), j + 1, indent_at(t, m.start()) + ("panic(" + t[m.start(1):j + 1] + ")")) if j else None)(close(t, m.end() - 1, l)))
go("logging", "the logger, not fmt.Print", _GOLOG, r"\bfmt\.Print(?:ln|f)?\(", _go_to_fmt)
go("logging", "the chained logger, not fmt.Print", r"\b(?:\w+\.)*(?:log|logger|Logger|Log|l)(?:\(\))?\.(?:Debug|Info|Warn|Error|Trace)\(\)", r"\bfmt\.Print(?:ln|f)?\(|\blog\.Print", _go_zerolog)
go("logging", "chained messages carry their error", r"\.(?:Error|Warn)\(\)(\.Err\(\w*[eE]rr\))", r"\.Error\(\)\.(?!Err\()\w+\([^\n]*", G(1, ""))
go("logging", "messages with pairs, not formatted", r"\b(?:\w+\.)*(?:logger|log|Logger|Log|slog|logging|klog)(?:\(\))?\.(?:Debug|Info|Warn|Error)\(\"([^\"%\n]*)\", \"(\w+)\", ([\w.]+)\)", r"\b(?:logger|log|slog|Logger|Log)(?:\(\))?\.(?:(?:Debug|Info|Warn|Error)f\(|(?:Debug|Info|Warn|Error)\(fmt\.Sprintf\()", lambda m, t, l: put(t, t.find('"', m.start()), m.end() - 1, f'fmt.Sprintf("{m.group(1)} %v", {m.group(3)})') if '"fmt"' in t else None)
go("logging", "messages with pairs carry the error", r"\b(?:\w+\.)*(?:logger|log|Logger|Log|slog)(?:\(\))?\.(?:Error|Warn)\(\"[^\"\n]*\"(, (?:\"err(?:or)?\", err|zap\.Error\(err\)|slog\.Any\(\"err(?:or)?\", err\)))", r"\b(?:\w+\.)*(?:logger|log|slog|Logger|Log)(?:\(\))?\.Error\(\"[^\"\n]*\"\)", G(1, ""))
go("api", "the context passed on", r"(?<=\()(ctx|[rc]\.Context\(\)|req\.Context\(\))(?=[,)])", r"\bcontext\.(?:Background|TODO)\(\)(?=[,)])", lambda m, t, l: put(t, m.start(1), m.end(1), "context.Background()") if re.search(r'^\t"context"$', t, re.M) and len(words(t, m.group(1).split(".")[0])) > 2 else None)
go("api", "status codes by their names", r"\bhttp\.Status(OK|Created|NoContent|BadRequest|Unauthorized|Forbidden|NotFound|Conflict|InternalServerError|MethodNotAllowed|Accepted|Found)\b", r"\b(?:WriteHeader|Status|JSON|Error|String|SendStatus|AbortWithStatus\w*)\((?:\w+, )?(?:[^()\n]*, )?[2-5]\d\d\b", lambda m, t, l: put(t, m.start(), m.end(), str(_GO_STATUS[m.group(1)])) if len(re.findall(r"\bhttp\.", t)) > 1 else None)
go("api", "JSON fields in snake_case", r'`[^`\n]*json:"([a-z]+(?:_[a-z0-9]+)+)[,"]', r'`[^`\n]*json:"[a-z]+[A-Z]\w*[,"]', lambda m, t, l: put(t, m.start(1), m.end(1), camel(m.group(1))), at="string")
go("api", "JSON fields in camelCase", r'`[^`\n]*json:"([a-z]+(?:[A-Z][a-z0-9]*)+)[,"]', r'`[^`\n]*json:"[a-z]+_\w*[,"]', lambda m, t, l: put(t, m.start(1), m.end(1), snake(m.group(1))), at="string")
go("api", "requests made with a context", r"\bhttp\.NewRequest(WithContext\([\w.()]+, )", r"\bhttp\.NewRequest\(", G(1, "("))
go("api", "the context as the first parameter", r"^func (?:\(\w+ \*?\w+\) )?(\w+)\((ctx context\.Context), \w", r"^func (?:\(\w+ \*?\w+\) )?\w+\((?!ctx)(\w+ [\w.*\[\]]+, )(?:\w+ [\w.*\[\]]+, )?ctx context\.Context", _go_ctx_last)
go("auth", "routes behind their middleware", r"\.(?:GET|POST|PUT|DELETE|PATCH|Get|Post|Put|Delete|Patch|Handle|HandleFunc)\(\"[^\"\n]*\", (?P<mw>(?:\w+\.)*\w*(?:[aA]uth|[rR]equire|[pP]ermission|[eE]nsure|[lL]imit|[gG]uard|[mM]iddleware)\w*(?:\([^()\n]*\))?, )", r"\.(?:GET|POST|PUT|DELETE|PATCH|Get|Post|Put|Delete|Patch|Handle|HandleFunc)\(\"[^\"\n]*\", [\w.]+\)$", G("mw", ""))
go("auth", "handlers wrapped by their guard", r"\b(\w+\.)?((?:\w*[aA]uth|ensure|limit|require|authorize|with(?:User|Admin))\w*)\((\w+\.handle\w+)\)", r"^\t+return \w+\.handle\w+\(|HandleFunc\(\"[^\"]*\", \w+\.handle\w+\)", r"\3")
go("data-access", "values bound to the statement", r"\.(?:Query|QueryRow|Exec|Select|Get|Raw|Where)(?:Context)?\((?:ctx, )?(?:&\w+, )?[\"`][^\"`]*(?:\?|\$1)[^\"`]*[\"`], ", r"\.(?:Query|QueryRow|Exec|Select|Get|Raw|Where)(?:Context)?\((?:ctx, )?fmt\.Sprintf\(", _go_sql)
go("data-access", "queries with their context", r"\b(?:db|tx|conn|stmt|s\.db|r\.db|\w+\.db|\w+\.pool)\.(Query|QueryRow|Exec|Prepare)(Context)\(ctx, ", r"\b(?:db|tx|conn|stmt|\w+\.db)\.(?:Query|QueryRow|Exec|Prepare)\(", lambda m, t, l: put(t, m.start(2), m.end(), "("))
go("data-access", "rows closed when done", r"^(\t+)(defer (?:rows|resp\.Body|res\.Body|file|f|r\.Body)\.Close\(\))\n", r"^\t+(?:rows|resp\.Body|res\.Body|file|f)\.Close\(\)$", drop_lines)
go("config", "settings from the config, not the environment", r"(?<![\w.*&!])(?:\w+\.)?(?:cfg|config|conf|opts|options|settings)\.([A-Z]\w+)(?=[,)\n ])(?! =)", r"\bos\.(?:Getenv|LookupEnv)\(", lambda m, t, l: put(t, m.start(), m.end(), f'os.Getenv("{snake(m.group(1)).upper()}")') if re.search(r'^\t"os"$', t, re.M) and re.search(r"(?:Url|URL|Path|Host|Name|Token|Key|Secret|Dir|Addr\w*|File|Password|User)$", m.group(1)) else None)
go("config", "file modes written 0o", r"\b0o([0-7]{3})\b", r"(?<![\w.])0[0-7]{3}\b", r"0\1")
go("config", "durations with their unit", r"(?<![\w.])\d+ ?\* ?time\.(Second|Minute|Hour|Millisecond)\b", r"time\.Duration\(\d{4,}\)|time\.Sleep\(\d{4,}\)", lambda m, t, l: put(t, m.start(), m.end(), f"time.Duration({int(re.match(r'[0-9]+', m.group(0)).group()) * {'Second': 1, 'Minute': 60, 'Hour': 3600, 'Millisecond': 0.001}[m.group(1)] * 10 ** 9:.0f})"))
go("config", "paths by filepath.Join", r"\bfilepath\.Join\(([\w.]+), (\"[^\"\n]+\")\)", r"\w \+ \"/\w+[\w.]*\"|\w \+ \"/\" \+ ", lambda m, t, l: put(t, m.start(), m.end(), f'{m.group(1)} + "/{m.group(2)[1:]}') if len(re.findall(r"\bfilepath\.", t)) > 1 else None, tests="both")
go("testing", "require for errors in tests", r"^(\t+)require\.NoError\(t, (\w+)\)$", r"^\t+if (?:[^\n]*; )?err != nil \{\n\t+t\.(?:Fatal|Error)", _go_if_assert)
go("testing", "assert for errors in tests", r"^(\t+)assert\.(?:NoError|Nil)\(t, (err)\)$", r"^\t+if (?:[^\n]*; )?err != nil \{\n\t+t\.(?:Fatal|Error)", _go_if_assert)
go("testing", "failures by t.Fatal, no libraries", r"^(\t+)if err != nil \{\n\t+t\.Fatal\w*\([^\n]*\)\n\t+\}$", r"^\t+(?:require|assert)\.\w+\(t, ", lambda m, t, l: importing(put(t, m.start(), m.end(), f"{m.group(1)}require.NoError(t, err)"), None, l) if False else put(t, m.start(), m.end(), f"{m.group(1)}if err != nil {{\n{m.group(1)}\tpanic(err)\n{m.group(1)}}}"))
go("testing", "values compared by require or assert", r"^(\t+)(?:require|assert)\.Equal\(t, ([\w.\"]+), ([\w.]+)\)$", r"^\t+if [\w.]+ != [\w.\"]+ \{\n\t+t\.(?:Fatal|Error)f?\(", r'\1if \3 != \2 {\n\1\tt.Errorf("got %v, want %v", \3, \2)\n\1}')
go("testing", "tests in parallel", r"^func Test\w+\(t \*testing\.T\) \{\n(\tt\.Parallel\(\)\n)", r"^func Test\w+\(t \*testing\.T\) \{\n(?!\tt\.Parallel)", G(1, ""))
go("testing", "helpers say so", r"^func [a-z]\w*\(t (?:\*testing\.T|testing\.TB)[^\n]*\{\n(\tt\.Helper\(\)\n\n?)", r"^func [a-z]\w*\(t (?:\*testing\.T|testing\.TB)[^\n]*\{\n(?!\tt\.Helper)", G(1, ""))
go("testing", "directories of t.TempDir", r"\bt\.TempDir\(\)", r"\bos\.MkdirTemp\(|ioutil\.TempDir\(", lambda m, t, l: put(t, m.start(), m.end(), "os.TempDir()") if re.search(r'^\t"os"$', t, re.M) else None)
go("types", "any, not interface{}", r"(?<=[\s(\]])any(?=[\s,){\]])", r"\binterface\{\}", "interface{}", tests="both")
go("types", "interface{}, not any", r"(?<=[\s(\]])interface\{\}(?=[\s,){])", r"(?<=[\s(\]])any(?=[,){])", "any", tests="both")
go("types", "receivers that are pointers", r"^func \(\w+ (\*)\w+\) \w+\(", r"^func \(\w+ [A-Za-z]\w*\) \w+\(", lambda m, t, l: (lambda e: put(t, m.start(1), m.end(1), "") if e and not re.search(r"\b" + re.search(r"\((\w+)", m.group(0)).group(1) + r"\.[\w.\[\]]+ (?:[-+*|]?=|\+\+)|&" + re.search(r"\((\w+)", m.group(0)).group(1) + r"\b|[mM]u\w*\.", t[m.start():e]) else None)(close(t, t.find("{\n", m.end()), l)))
go("types", "interfaces said to be met", r"^var _ [\w.]+ = (?:\(\*\w+\)\(nil\)|&?\w+\{\})\n", NEVER, drop_lines)
go("security", "commands with their context", r"\bexec\.Command(Context\(ctx, )", r"\bexec\.Command\(", G(1, "("))
go("security", "randomness of crypto/rand", r'^\t"(crypto/rand)"$', r'"math/rand(?:/v2)?"', lambda m, t, l: put(t, m.start(1), m.end(1), "math/rand") if re.search(r"\brand\.Read\(", t) and not re.search(r"\brand\.(?:Reader|Int\(|Prime|Text)", t) else None)
go("performance", "locks let go by defer", r"^(\t+)defer (\w[\w.]*\.R?Unlock\(\))$", r"^\t+(\w[\w.]*\.R?Unlock\(\))$", lambda m, t, l: _go_undefer(m, t, l))
go("performance", "slices made with their size", r"\bmake\((\[\][\w.*\[\]]+), 0, [^\n()]+(?:\([^()\n]*\))?\)", r"\bmake\(\[\][\w.*\[\]]+, 0\)|:= \[\][\w.*]+\{\}$", r"make(\1, 0)")
go("performance", "numbers to text by strconv", r"\bstrconv\.Itoa\(([\w.]+)\)", r'\bfmt\.Sprintf\("%d", ', lambda m, t, l: put(t, m.start(), m.end(), f'fmt.Sprintf("%d", {m.group(1)})') if '"fmt"' in t and len(re.findall(r"\bstrconv\.", t)) > 1 else None)
go("performance", "numbers parsed by strconv", r"\bstrings\.EqualFold\(([\w.]+), ([\w.\"]+)\)", r"strings\.ToLower\([\w.]+\) == ", r"strings.ToLower(\1) == strings.ToLower(\2)")
go("components", "commands with a short help", r"^(\t+Short: +[^\n]*\n)(?=[\s\S]{0,900}?\bRunE?:)", r"&cobra\.Command\{\n(?:(?!\s*Short:|\t*\}$)[^\n]*\n)*?\t*\}$", drop_lines)
go("components", "values by a constructor of the package", r"(?:= |\(|return )&([A-Z]\w+)\{\}", NEVER, lambda m, t, l: put(t, m.start(), m.end(), m.group(0).replace("&" + m.group(1) + "{}", "new(" + m.group(1) + ")")))
go("styling", "zero values by var", r"^(\t+)var (\w+) (string|int|bool)$", r"^\t+\w+ := (?:\"\"|0|false)$", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}{m.group(2)} := " + {"string": '""', "int": "0", "bool": "false"}[m.group(3)]))
go("styling", "short declarations", r"^(\t+)([a-z]\w*) := ((?:\w+\.)?\w+\([^\n]*\))$", r"^\t+var \w+ = ", r"\1var \2 = \3")
go("documentation", "exported functions with a comment", r"^(?://[^\n]*\n){0,40}// [A-Z]\w*[^\n]*\n(?P<decl>func (?:\(\w+ \*?\w+\) )?(?!Test|Benchmark)[A-Z]\w*\()", r"(?<!\n//)^(?!//)[^\n]*\n(?=func (?:\(\w+ \*?\w+\) )?(?!Test|Benchmark|Example|Fuzz)[A-Z]\w*\()", _go_doc, at="comment")
go("documentation", "exported types with a comment", r"^(?://[^\n]*\n){0,40}// [A-Z]\w*[^\n]*\n(?P<decl>type [A-Z]\w* )", r"^(?!//)[^\n]*\n(?=type [A-Z]\w* )", _go_doc, at="comment")
go("documentation", "comments that begin with the name", r"^// ((\w+) (?:is|are|returns?|creates?|sets?|gets?|\w+s) )(?=(?:[^\n]*\n(?://[^\n]*\n)*)(?:func (?:\([^)]*\) )?|type )\2\b)", r"^// (?!\+|nolint|Deprecated)([A-Za-z]\w* )[^\n]*\n(?=(?:func (?:\([^)]*\) )?|type )(?!\1)[A-Z])", lambda m, t, l: put(t, m.start(1), m.end(1), {"is": "A thing that is", "are": "These are"}.get(m.group(1).split()[1], m.group(1).split()[1].capitalize()) + " ") if m.group(1).split()[1] not in ("is", "are") else None, at="comment")
go("documentation", "comments of functions end with a stop", r"^// [A-Z][^\n]*(\.)\n(?=func |type )", r"^// [A-Z][^\n]*[^.:\n]\n(?=func |type )", G(1, ""), at="comment")
go("documentation", "a copyright at the head of each file", r"\A(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[^\n]*\n(?://[^\n]*\n)*\n*|\A/\*[^/]*?(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[\s\S]*?\*/\n+", r"\A(?=[\s\S]{100})(?!(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)|/\*[^/]*?(?:[Cc]opyright|[Ll]icen))", drop, at="comment", tests="both")


# ================================================================ Rust

def _rs_undoc(m, text, lang):
    """The /// lines above an item left out."""
    a, b = m.start(), m.end("doc")
    if re.search(r"#\[|SAFETY|^\s*//(?!/)", text[a:b], re.M):
        return None
    return text[:a] + text[b:]


def _rs_derive(name):
    def change(m, text, lang):
        got = [x.strip() for x in m.group(1).split(",")]
        if name not in got or len(got) < 2:
            return None
        got.remove(name)
        return put(text, m.start(1), m.end(1), ", ".join(got))
    return change


def _rs_inline_args(m, text, lang):
    """format!("..{x}..") written with {} and x as an argument."""
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or len(a) != 1 or m.group(1) in ("write", "writeln"):
        return None
    lit = text[a[0][0]:a[0][1]]
    if not re.fullmatch(r'"[^"\\\n]*"', lit) or "{}" in lit or "{{" in lit:
        return None
    names = re.findall(r"\{([a-z_]\w*)(:[^}]*)?\}", lit)
    if not names or len(names) > 2 or lit.count("{") != len(names):
        return None
    return put(text, a[0][0], a[0][1], re.sub(r"\{[a-z_]\w*(:[^}]*)?\}", lambda k: "{" + (k.group(1) or "") + "}", lit) + ", " + ", ".join(n for n, _ in names))


def _rs_unwrap_arg(to):
    """A method call with its argument, such as .expect(".."), made another."""
    def change(m, text, lang):
        j = close(text, m.end() - 1, lang)
        return None if j is None else put(text, m.start(), j + 1, to)
    return change


def _rs_bail(m, text, lang):
    j = close(text, m.end() - 1, lang)
    if j is None or text[j + 1:j + 2] != ";" or not re.search("anyhow|eyre", text):
        return None
    return put(text, m.start(), j + 2, "return Err(" + ("anyhow::anyhow!(" if "anyhow" in text else "eyre!(") + text[m.end():j] + "));")


def _rs_self(m, text, lang):
    """Self { } written with the type's name."""
    heads = list(re.finditer(r"^impl(?:<[^>\n]*>)? (?:[\w:]+(?:<[^>\n]*>)? for )?([A-Z]\w*)(?=[\s{])", text[:m.start()], re.M))
    if not heads or close(text, text.find("{", heads[-1].end()), lang) is None or close(text, text.find("{", heads[-1].end()), lang) < m.start():
        return None
    return put(text, m.start(1), m.end(1), heads[-1].group(1))


def _rs_super(m, text, lang):
    return put(text, m.start(1), m.end(1), "super")


def _rs_full_path(m, text, lang):
    """A type imported once and used once written by its path instead."""
    name = m.group(2)
    hits = [h for h in words(text, name) if h.start() > m.end() and not mask(text, lang)[h.start()]]
    if not 1 <= len(hits) <= 2 or any(text[h.start() - 1] in ":" or text[line_start(text, h.start()):].lstrip().startswith(("use ", "#[")) for h in hits) or not name[0].isupper():
        return None
    path = m.group(1) + "::" + name
    for h in reversed(hits):
        text = put(text, h.start(), h.end(), path)
    return text[:m.start()] + text[m.end() + 1:]


_RSFN = r"(?:pub(?:\([^)]*\))? )?(?:const |async |unsafe )*fn \w+"
rs = functools.partial(add, "rust")
rs("naming", "local names in snake_case", r"^[ \t]+let (?:mut )?([a-z]+(?:_[a-z0-9]+)+)(?:: [^=\n]+)? = ", r"^[ \t]+let (?:mut )?([a-z]+[A-Z]\w*)(?:: [^=\n]+)? = ", rename(camel))
rs("naming", "functions in snake_case", r"^[ \t]*(?:async )?fn ([a-z]+(?:_[a-z0-9]+)+)\(", r"^[ \t]*(?:async )?fn [a-z]+[A-Z]\w*\(", lambda m, t, l: rename(camel, 1, "file", 5)(m, t, l) if not re.search(r"\bimpl\b[^{;]* for ", t) and not re.search(r"#\[[^\n]*\]\s*$", t[:m.start()]) else None)
rs("naming", "constants in capitals", r"^[ \t]*(?:const|static) ([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): ", r"^[ \t]*(?:const|static) [a-z]\w*: ", rename(lambda s: s.lower(), 1, "file", 6))
rs("naming", "variants in PascalCase", r"^    ([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?=[,({])", r"^    [A-Z]+_[A-Z_]+,$", lambda m, t, l: rename(lambda s: snake(s).upper(), 1, "file", 5, True)(m, t, l) if re.search(r"^(?:pub(?:\(crate\))? )?enum \w+", t, re.M) and not re.search("pub enum", t) else None)
rs("naming", "tests named test_", r"#\[(?:tokio::)?test(?:\([^)]*\))?\]\n[ \t]*(?:async )?fn (test_)[a-z]", r"#\[(?:tokio::)?test(?:\([^)]*\))?\]\n[ \t]*(?:async )?fn (?!test_)[a-z]", G(1, ""), tests=True, at="any")
rs("imports", "imports by crate, not super", r"^use (crate)::\w+::", r"^use super::", _rs_super)
rs("imports", "names imported one by one, no glob", r"^use (?!super)([a-z]\w*(?:::\w+)*)::(?:[A-Z]\w*|\{[\w, ]+\});$", r"^use (?!super)[\w:]+::\*;", r"use \1::*;")
rs("imports", "types imported, not written by their path", r"^use ((?:std|crate|super|tokio|serde|anyhow)(?:::[a-z_]\w*)+)::([A-Z]\w*);$", r"(?<=[ (<&])(?:std|tokio)::(?!fmt|io|mem|env|process|thread|fs|iter|cmp|str)[a-z]+::[A-Z]\w+", _rs_full_path)
rs("imports", "imports of a crate in one tree", r"^use ([\w:]+)::\{((?:\w+, )+)(\w+)\};$", r"^use (\w+(?:::\w+)*)::\w+;\nuse \1::\w+;$", lambda m, t, l: put(t, m.start(), m.end(), "\n".join(f"use {m.group(1)}::{n.strip()};" for n in (m.group(2) + m.group(3)).split(",")) if "self" not in m.group(0) else m.group(0)))
rs("imports", "an import a line", r"^use ((?:\w+::)+)(\w+);\nuse \1(\w+);$", r"^use [\w:]+::\{\w+,", lambda m, t, l: put(t, m.start(), m.end(), f"use {m.group(1)}{{{m.group(2)}, {m.group(3)}}};"))
rs("errors", "errors handed on with ?", r"(?<=\))\?(?=[;.,)\n])", r"\.unwrap\(\)", lambda m, t, l: put(t, m.start(), m.end(), ".unwrap()"))
rs("errors", "expect with its reason, not unwrap", r"\.expect\((?=\")", r"\.unwrap\(\)", _rs_unwrap_arg(".unwrap()"))
rs("errors", "errors with their context", r"\.(?:with_)?(?:context|wrap_err|wrap_err_with)\((?=(?:\|\| ?)?(?:\"|format!|eyre|\{))", r"\.ok_or\(|\.map_err\(\|_\| ", lambda m, t, l: (lambda j: put(t, line_start(t, m.start()) - 1 if not t[line_start(t, m.start()):m.start()].strip() else m.start(), j + 1, "") if j and t[j + 1] == "?" else None)(close(t, m.end() - 1, l)))
rs("errors", "bail! for early errors", r"\bbail!\(", r"return Err\((?:anyhow!|eyre!|anyhow::anyhow!)\(", _rs_bail)
rs("errors", "errors returned, no panics", r"\breturn Err\(", r"\b(?:panic|unreachable|todo|unimplemented)!\(", lambda m, t, l: (lambda j: put(t, m.start(), j + 1, 'panic!("unexpected error")') if j and t[j + 1:j + 2] == ";" else None)(close(t, m.end() - 1, l)))
rs("errors", "defaults by unwrap_or_default", r"\.unwrap_or_default\(\)", r"\.unwrap_or_else\((?:Vec|String|HashMap)::new\)|\.unwrap_or\((?:vec!\[\]|String::new\(\))\)", ".unwrap_or_else(Default::default)")
rs("logging", "the log's macros, not println", r"\b(?:(?:log|tracing)::)?(info|debug|warn|error|trace)!\((?=\")", r"\be?println!\(", lambda m, t, l: put(t, m.start(), m.end(), ("eprintln!(" if m.group(1) in ("warn", "error") else "println!(")))
rs("logging", "fields in log events", r"\b(?:tracing::)?(?:info|debug|warn|error|trace)!\(\s*(?:[%?]?(\w+)(?:\.\w+)*,\s*)(?=\")", r"\b(?:tracing::)?(?:info|debug|warn|error|trace)!\(\"[^\"\n]*\{", lambda m, t, l: put(t, m.end() - len(re.search(r"[%?]?[\w.]+,\s*$", m.group(0)).group(0)), m.end(), ""))
rs("logging", "functions with their span", r"^([ \t]*#\[(?:tracing::)?instrument(?:\([^\n]*\))?\]\n)(?=[ \t]*(?:#\[[^\n]*\n[ \t]*)*(?:pub(?:\([^)]*\))? )?(?:async )?fn )", r"^(?![ \t]*#\[)[^\n]*\n[ \t]*pub(?:\(crate\))? async fn \w+", drop_lines)
rs("api", "items for the crate alone", r"^[ \t]*(pub\((?:crate|super)\)) (?=fn|async fn|struct|enum|const|mod|use)", r"^[ \t]*pub (?=fn|async fn|struct|enum|const|mod)", G(1, "pub"))
rs("api", "builders that must be used", r"^([ \t]*#\[must_use[^\n]*\]\n)(?=[ \t]*(?:#\[[^\n]*\n[ \t]*)*(?:///[^\n]*\n[ \t]*)*pub (?:const )?fn )", r"^(?![ \t]*#\[must_use)[^\n]*\n[ \t]*pub (?:const )?fn \w+\((?:mut )?self[^)\n]*\) -> Self", drop_lines)
rs("api", "serialized fields renamed alike", r"^([ \t]*#\[serde\([^\n]*rename_all[^\n]*\)\]\n)(?=[ \t]*(?:#\[[^\n]*\n[ \t]*)*pub (?:struct|enum))", r"^#\[derive\([^)\n]*\bSerialize\b[^)\n]*\)\]\n(?:(?!#\[serde)#\[[^\n]*\n)*pub struct \w+ \{", drop_lines)
rs("api", "text taken as &str", r"\b\w+: (&str)(?=[,)])", r"\b\w+: (?:&String|String)(?=[,)])", G(1, "&String"))
rs("auth", "handlers that check before they act", r"^([ \t]+(?:check|is|require|ensure|authorize|verify|validate)_(?:\w*(?:user|admin|mod|auth|perm\w*|access|role|login|community|person|action|valid|token|slur|ban)\w*)\([^;]*\)(?:\s*\.await)?\?;\n)", NEVER, drop_lines)
rs("auth", "handlers that take the user", r"\bpub async fn \w+\((?:[^()]|\([^()]*\))*?(,\s*_?\w*(?:user|auth|claims|session|identity)\w*: (?:\w+::)*(?:\w*(?:User|Auth|Claims|Session|Identity)\w*))(?=,?\s*\)\s*->)", r"^#\[(?:get|post|put|delete|handler|axum::debug_handler)[^\n]*\]\n(?:pub )?async fn \w+\((?:(?![uU]ser|[aA]uth|Claims|Session|Identity)[^()]|\((?:[^()]*)\))*\)", G(1, ""))
rs("data-access", "values bound to the query", r"\bsqlx::query(?:_as|_scalar)?(?:::<[^>\n]*(?:<[^>\n]*>)?[^>\n]*>)?\(\s*\"[^\"]*(?:\?|\$)1?[^\"]*\",?\s*\)\s*\.bind\(([\w.&]+)\)", r"\bsqlx::query\w*(?:::<[^>]*>)?\(\s*&?format!\(", lambda m, t, l: put(t, m.start(), m.end(), re.sub(r"\(\s*(\"[^\"]*\"),?\s*\)\s*\.bind\(.*", lambda k: "(&format!(" + re.sub(r"\?1?|\$1", "'{}'", k.group(1), count=1) + f", {m.group(1)}))", m.group(0), flags=re.S)) if len(re.findall(r"\?|\$\d", m.group(0))) == 1 else None)
rs("data-access", "queries filtered by their columns", r"^[ \t]*\.filter\((\w+)::(\w+)\.eq\((\w+)\)\)$", r"sql_query\(|diesel::dsl::sql", r'      .filter(diesel::dsl::sql::<diesel::sql_types::Bool>(&format!("\1.\2 = {}", \3)))')
rs("config", "durations by their unit", r"\bDuration::from_(secs|millis|minutes|hours)\((\d[\d_]*)\)", r"\bDuration::new\(", lambda m, t, l: put(t, m.start(), m.end(), f"Duration::new({m.group(2)}, 0)" if m.group(1) == "secs" else f"Duration::new(0, {m.group(2)} * 1_000_000)") if m.group(1) in ("secs", "millis") else None, tests="both")
rs("config", "settings of the config, not the environment", r"(?<![\w.])(?:\w+\.)?(?:settings|config|cfg|SETTINGS)(?:\(\))?\.([a-z]\w+)(?=[,;)\n])", r"\benv::var(?:_os)?\(", lambda m, t, l: put(t, m.start(), m.end(), f'std::env::var("{m.group(1).upper()}").unwrap()'))
rs("testing", "values compared by assert_eq", r"\bassert_eq!\(([\w.&()]+), ([\w.&\"()]+)\);", r"\bassert!\([^\n]* == [^\n]*\);", r"assert!(\1 == \2);")
rs("testing", "asynchronous tests by tokio", r"^[ \t]*#\[(tokio::test)(?:\([^)]*\))?\]\n(?=[ \t]*async fn)", r"#\[(?:async_std::test|actix_rt::test|actix_web::test)\]|block_on\(async", G(1, "actix_rt::test"))
rs("testing", "results asserted, not matched", r"^([ \t]+)assert!\((\w+)\.is_(?:ok|err|some|none)\(\)\);$", r"^[ \t]+if \w+\.is_(?:ok|err|none)\(\) \{\n[ \t]+panic!", lambda m, t, l: put(t, m.start(), m.end(), m.group(1) + "if !" + re.search(r"\((\w+\.\w+\(\))", m.group(0)).group(1) + ' {\n' + m.group(1) + '    panic!("unexpected");\n' + m.group(1) + "}"))
rs("types", "types that derive Debug", r"^[ \t]*#\[derive\(((?:[^)\n]*, )?Debug\b[^)\n]*)\)\](?=\n(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub(?:\(crate\))? (?:struct|enum))", r"^[ \t]*#\[derive\((?![^)\n]*\bDebug\b)[^)\n]*\)\]\n(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub(?:\(crate\))? (?:struct|enum)", _rs_derive("Debug"))
rs("types", "types that derive Clone", r"^[ \t]*#\[derive\(((?:[^)\n]*, )?Clone\b[^)\n]*)\)\](?=\n(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub(?:\(crate\))? (?:struct|enum))", r"^[ \t]*#\[derive\((?![^)\n]*\bClone\b)[^)\n]*\)\]\n(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub(?:\(crate\))? (?:struct|enum)", lambda m, t, l: None if "Copy" in m.group(1) else _rs_derive("Clone")(m, t, l))
rs("types", "Self, not the type's name", r"^[ \t]+(?:Ok\()?(Self)(?= \{)", r"^impl(?:<[^>]*>)? (\w+) \{\n(?:(?!^\})[^\n]*\n)*?[ \t]+(?:Ok\()?\1 \{", _rs_self)
rs("types", "to_string for owned text", r"(\"[^\"\n]*\")\.to_string\(\)", r"\"[^\"\n]*\"\.(?:to_owned|into)\(\)|\bString::from\(\"", r"String::from(\1)", at="string", tests="both")
rs("types", "to_owned for owned text", r"(\"[^\"\n]*\")\.to_owned\(\)", r"\"[^\"\n]*\"\.(?:to_string|into)\(\)|\bString::from\(\"", r"\1.to_string()", at="string", tests="both")
rs("types", "String::from for owned text", r"\bString::from\((\"[^\"\n]*\")\)", r"\"[^\"\n]*\"\.(?:to_string|to_owned|into)\(\)", r"\1.to_string()", tests="both")
rs("types", "numbers converted by from or try_from", r"\b([ui](?:8|16|32|64|128|size)|f64)::from\((\w+)\)", r"\b\w+ as (?:[ui](?:8|16|32|64|128|size)|f64)\b", r"(\2 as \1)")
rs("types", "let else and if let for one pattern", r"^([ \t]+)if let Some\((\w+)\) = ([^{\n]+) \{\n((?:\1    [^\n]*\n)+)\1\}$(?!\s*else)", r"^([ \t]+)match [^{\n]+ \{\n\1    Some\(\w+\) =>", r"\1match \3 {\n\1    Some(\2) => {\n\4\1    }\n\1    None => {}\n\1}")
rs("security", "unsafe blocks with their reason", r"^([ \t]*// (?:SAFETY|Safety):[^\n]*\n(?:[ \t]*//[^\n]*\n)*)(?=[^\n]*\bunsafe\b)", r"^(?![ \t]*(?://|#\[))[^\n]*\n[^\n/]*\bunsafe \{", drop_lines, at="comment")
rs("security", "unsafe functions with their contract", r"^[ \t]*/// # Safety\n(?:[ \t]*///[^\n]*\n)*(?=(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub (?:const )?unsafe (?:extern \"C\" )?fn)", r"^(?![ \t]*(?:///|#\[))[^\n]*\n(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub unsafe fn", drop_lines, at="comment")
rs("performance", "awaited, without blocking sleep", r"\btokio::time::sleep\((.*?)\)\.await|(?<![\w:])sleep\((Duration[^;\n]*?)\)\.await", r"\bthread::sleep\(", lambda m, t, l: put(t, m.start(), m.end(), f"std::thread::sleep({m.group(1) or m.group(2)})"))
rs("performance", "files of tokio in async code", r"\btokio::fs::(read|write|read_to_string|create_dir_all|remove_file|metadata|rename|copy)\(", r"(?<!tokio::)\b(?:std::)?fs::(?:read|write|read_to_string|create_dir_all|remove_file|metadata|rename|copy)\(", lambda m, t, l: (lambda j: put(t, m.start(), j + 7, f"std::fs::{m.group(1)}(" + t[m.end():j + 1]) if j and t[j + 1:j + 7] == ".await" else None)(close(t, m.end() - 1, l)))
rs("performance", "borrowed, not cloned", r"\(&(self\.\w+|[a-z]\w*)\)(?=[;?.)])", r"\(&?(?:self\.\w+|[a-z]\w*)\.clone\(\)\)", r"(&\1.clone())")
rs("performance", "futures awaited", r"^[ \t]+(?:self|[a-z]\w*)(?:\.\w+)*\.\w+\([^\n()]*(?:\([^()\n]*\))?[^()\n]*\)(\.await)\?;$", r"\btokio::spawn\(|^[ \t]+let _ = [\w.]+\([^\n]*\);", lambda m, t, l: put(put(t, m.start(1), m.end(1) + 1, ""), m.start() + len(indent_at(t, m.start())), m.start() + len(indent_at(t, m.start())), "let _ = "))
rs("performance", "empty by is_empty", r"!?([\w.]+)\.is_empty\(\)", r"\.len\(\) (?:==|>|!=) 0\b", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}.len() {'>' if m.group(0)[0] == '!' else '=='} 0"))
rs("components", "arguments by #[arg]", r"^([ \t]*)#\[arg\(", r"^[ \t]*#\[clap\(", r"\1#[clap(")
rs("components", "options that say what they do", r"^(?P<doc>(?:[ \t]*///[^\n]*\n)+)(?=[ \t]*#\[(?:arg|clap)\()", r"^(?![ \t]*(?:///|#\[))[^\n]*\n[ \t]*#\[(?:arg|clap)\(", lambda m, t, l: drop_lines(m, t, l), at="comment")
rs("styling", "arguments inside the format", r"\b(format|println|eprintln|info|debug|warn|error|trace|bail|anyhow|panic|eyre)!\(\"[^\"\n]*\{[a-z_]\w*(?::[^}\"\n]*)?\}", r"\b(?:format|println|eprintln|info|debug|warn|error|trace|bail|anyhow|panic|eyre)!\(\s*\"[^\"\n]*\{(?::[^}\"\n]*)?\}[^\"\n]*\",\s*[a-z_]\w*\s*[,)]", _rs_inline_args)
rs("styling", "arguments after the format", r"\b(format|println|eprintln|info|debug|warn|error|trace|bail|anyhow|panic|eyre)!\((\"[^\"\n{}]*)\{\}([^\"\n{}]*\"), ([a-z_]\w*)\)", r"\b(?:format|println|eprintln|info|debug|warn|error|trace|bail|anyhow|panic)!\(\"[^\"\n]*\{[a-z_]\w*(?::[^}\"\n]*)?\}", r"\1!(\2{\4}\3)")
rs("styling", "values given without return", r"^[ \t]+((?:Ok|Some)\([^;\n]*\))\n\}", r"^[ \t]+return (?:Ok|Some)\([^\n]*\);\n\}", lambda m, t, l: put(t, m.start(1), m.end(1), f"return {m.group(1)};"))
rs("documentation", "public functions with a comment", r"^(?P<doc>(?:[ \t]*///[^\n]*\n)+)(?=(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub (?:const |async |unsafe )*fn )", r"^(?![ \t]*(?:///|#\[))[^\n]*\n(?:[ \t]*#\[[^\n]*\n)*[ \t]*pub (?:const |async )*fn ", _rs_undoc, at="comment")
rs("documentation", "public types with a comment", r"^(?P<doc>(?:///[^\n]*\n)+)(?=(?:#\[[^\n]*\n)*pub (?:struct|enum|trait) )", r"^(?!(?:///|#\[))[^\n]*\n(?:#\[[^\n]*\n)*pub (?:struct|enum|trait) ", _rs_undoc, at="comment")
rs("documentation", "public fields with a comment", r"^(?P<doc>(?:    ///[^\n]*\n)+)(?=(?:    #\[[^\n]*\n)*    pub \w+: )", r"^(?!(?:    ///|    #\[))[^\n]*\n(?:    #\[[^\n]*\n)*    pub \w+: ", _rs_undoc, at="comment")
rs("documentation", "a comment at the head of each module", r"\A(?://[^/!\n][^\n]*\n|\n)*(?P<doc>(?://![^\n]*\n)+)", r"\A(?=[\s\S]{300})(?!(?://[^/!\n][^\n]*\n|\n)*//!)", lambda m, t, l: put(t, m.start("doc"), m.end("doc"), ""), at="any")
rs("documentation", "comments that end with a stop", r"^[ \t]*/// [A-Z][^\n`]*(\.)\n(?=[ \t]*(?:#\[|pub |fn ))", r"^[ \t]*/// [A-Z][^\n]*[^.:!?`\n]\n(?=[ \t]*(?:#\[|pub |fn ))", G(1, ""), at="comment")


# ================================================================ Java

_JLOG = r"\b(?:logger|log|LOG|LOGGER|LOGGER_)\.(?:trace|debug|info|warn|warning|error)\("


def _java_sysout(m, text, lang):
    i = m.end() - 1
    a, j = args(text, i, lang), close(text, i, lang)
    if not a or j is None or text[j + 1:j + 2] != ";":
        return None
    parts = [text[s:e] for s, e in a]
    if len(parts) > 3 or "->" in parts[0]:
        return None
    lit = parts[0]
    rest = parts[1:]
    if rest and (not re.fullmatch(r'"[^"\n]*"', lit) or lit.count("{}") > len(rest)):
        return None
    for r in list(rest):
        if "{}" not in lit:
            break
        lit = lit.replace("{}", '" + ' + r + ' + "', 1)
        rest.remove(r)
    lit = re.sub(r' \+ ""$', "", lit)
    return put(text, m.start(), j + 1, f"System.out.println({lit})")


def _java_concat(m, text, lang):
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a or len(a) != 2:
        return None
    lit, x = (text[s:e] for s, e in a)
    if not re.fullmatch(r'"[^"\n]*"', lit) or lit.count("{}") != 1 or not re.fullmatch(r"[\w.]+(?:\(\))?", x):
        return None
    return put(text, a[0][0], a[1][1], re.sub(r' \+ ""$', "", lit.replace("{}", '" + ' + x + ' + "')))


def _java_drop_last_arg(name):
    def change(m, text, lang):
        i = text.find("(", m.start())
        a = args(text, i, lang)
        if not a or len(a) < 2 or not re.fullmatch(name, text[a[-1][0]:a[-1][1]]):
            return None
        return put(text, a[-2][1], a[-1][1], "")
    return change


def _java_try_unres(m, text, lang):
    """try (X x = ..) { } made X x = ..; try { }."""
    i = text.find("(", m.start())
    j = close(text, i, lang)
    inner = text[i + 1:j] if j else ""
    if not j or ";" in inner or "=" not in inner:
        return None
    return put(text, m.start(), j + 1, f"{m.group(1)}{inner.strip()};\n{m.group(1)}try") if re.match(r"\)\s*\{", text[j:]) and re.compile(r"\s*(?:catch|finally)").match(text, (close(text, text.find("{", j), lang) or 0) + 1) else None


def _java_undoc(m, text, lang):
    return _js_doc_before(m, text, lang)


def _java_assert(m, text, lang):
    j = close(text, text.find("(", m.start(1)), lang)
    k = re.compile(r"\s*\.isEqualTo\(").match(text, j + 1) if j else None
    e = close(text, k.end() - 1, lang) if k else None
    if not e or text[e + 1:e + 2] != ";":
        return None
    x, y = text[text.find("(", m.start(1)) + 1:j], text[k.end():e]
    return importing(put(text, m.start(1), e + 1, f"assertEquals({y}, {x})"), "import static org.junit.jupiter.api.Assertions.assertEquals;", lang)


def _java_field_inject(m, text, lang):
    return put(text, m.start(1), m.end(1), "@Autowired\n    private ")


def _java_wild(m, text, lang):
    return put(text, m.start(), m.end(), f"import {m.group(1)}.*;")


def _java_fqn(m, text, lang):
    """An import used once written at its place."""
    name = m.group(2)
    hits = [h for h in words(text, name) if h.start() > m.end() and not mask(text, lang)[h.start()]]
    if not 1 <= len(hits) <= 2 or any(text[h.start() - 1] in "@." for h in hits) or re.search(r"[{@#]\s*" + name + r"|link " + name, text):
        return None
    for h in reversed(hits):
        text = put(text, h.start(), h.end(), m.group(1) + "." + name)
    return text[:m.start()] + text[line_end(text, m.start()) + 1:]


def _unbrace(m, text, lang):
    """A block of one statement left without its braces."""
    return put(text, m.start(), m.end(), f"{m.group(1)}{m.group(2)}\n{m.group(3)}")


_JM = r"(?:public |protected |private |static |final |abstract |synchronized |default )"
ja = functools.partial(add, "java")
ja("naming", "local names in camelCase", r"^[ \t]{8,}(?:final )?(?:[A-Z]\w*(?:<[^=;\n]*>)?|int|long|boolean|String|double|var) ([a-z]+[A-Z]\w*) = ", r"^[ \t]{8,}(?:final )?(?:[A-Z]\w*(?:<[^=;\n]*>)?|int|long|boolean|String|double|var) ([a-z]+_\w+) = ", rename(snake))
ja("naming", "constants in capitals", r"^[ \t]+private (?:static final|final static) (?:[A-Z]\w*(?:<[^=;\n]*>)?|int|long|boolean|double)(?:\[\])? ([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+) = ", r"^[ \t]+(?:private|public) (?:static final|final static) (?:String|int|long|boolean|double)(?:\[\])? [a-z]\w* = ", rename(lambda s: camel(s.lower()), 1, "file", 6))
ja("naming", "private methods in camelCase", r"^[ \t]+private (?:static )?[\w<>\[\], ?]+ ([a-z]+[A-Z]\w*)\(", r"^[ \t]+private (?:static )?[\w<>\[\], ?]+ [a-z]+_\w+\(", rename(snake, 1, "file", 5))
for _n, _o in (("LOG", "logger"), ("log", "LOGGER"), ("logger", "LOG"), ("LOGGER", "log")):
    ja("naming", f"loggers named {_n}", r"^[ \t]+(?:private |protected |public )?(?:static final|final static|final) (?:[\w.]+\.)?Log(?:ger)? (" + _n + r")\s*=", r"^[ \t]+(?:private |protected |public )?(?:static final|final static|final|static) (?:[\w.]+\.)?Log(?:ger)? (?!" + _n + r"\b)\w+\s*=", rename(lambda s, _o=_o: _o, 1, "file", 8))
for _n, _o in (("e", "ex"), ("ex", "e")):
    ja("naming", f"what is caught is named {_n}", r"\bcatch \((?:final )?[\w.| ]+ (" + _n + r")\)", r"\bcatch \((?:final )?[\w.| ]+ (?!" + _n + r"\b|ignored?\b|_)\w+\)", lambda m, t, l, _o=_o: _js_catch(_o)(m, t, l))
ja("imports", "imports named one by one", r"^import ((?!static)[a-z][\w.]*)\.[A-Z]\w*;", r"^import (?!static)[\w.]+\.\*;", _java_wild, tests="both")
ja("imports", "static imports named one by one", r"^import static ([\w.]+)\.[a-z]\w*;", r"^import static [\w.]+\.\*;", r"import static \1.*;", tests="both")
ja("imports", "types imported, not written in full", r"^import ((?:java|javax|jakarta|org|com|io)(?:\.[a-z]\w*)+)\.([A-Z]\w*);$", r"(?<=[ (<!])(?:java\.(?:util|io|time|nio)|javax)(?:\.[a-z]+)*\.[A-Z]\w+(?=[ .(<])(?!;)", _java_fqn)
ja("errors", "causes given to what is thrown", r"\bcatch \((?:final )?[\w.| ]+ (\w+)\) \{\n(?:(?![ \t]*\})[^\n]*\n){0,3}?[ \t]*throw new \w+\((?=[^\n]*, \1\);)", r"\bcatch \((?:final )?[\w.| ]+ (\w+)\) \{\n(?:(?![ \t]*\})[^\n]*\n){0,3}?[ \t]*throw new \w+\((?![^;]*\b\1\b\))[^;]*;",
   lambda m, t, l: put(t, m.end() + t[m.end():].find(", " + m.group(1) + ");"), m.end() + t[m.end():].find(", " + m.group(1) + ");") + len(m.group(1)) + 2, ""))
ja("errors", "what is caught is named, not Exception", r"\bcatch \((?:final )?((?!Exception\b|Throwable\b|RuntimeException\b)[A-Z][\w.]*(?:Exception|Error)) \w+\)", r"\bcatch \((?:final )?(?:Exception|Throwable|RuntimeException) \w+\)", lambda m, t, l: put(t, m.start(1), m.end(1), "Exception") if not re.match(r"[^{]*\{[^{}]*\}\s*catch", t[m.end():]) else None)
ja("errors", "errors of a kind, not RuntimeException", r"\bthrow new ((?!RuntimeException|Exception\b)[A-Z]\w*Exception)\((?=\"[^\"\n]*\"\s*(?:\+[^,;\n]*)?\);)", r"\bthrow new (?:Runtime)?Exception\(", G(1, "RuntimeException"))
ja("errors", "caught errors logged, not printed", r"\bcatch \((?:final )?[\w.| ]+ (\w+)\) \{\n([ \t]+)" + _JLOG, r"\.printStackTrace\(\)", lambda m, t, l: (lambda j: put(t, m.end(2), j + 1, f"{m.group(1)}.printStackTrace()") if j and t[j + 1:j + 2] == ";" else None)(close(t, m.end() - 1, l)))
ja("errors", "resources closed by try", r"^([ \t]+)try \((?=[^;{]*\) \{)", r"\bfinally \{\n[ \t]+(?:if \([^\n]*\{\n[ \t]+)?\w+\.close\(\);", _java_try_unres)
ja("errors", "arguments checked by requireNonNull", r"^([ \t]+)(?:this\.(\w+) = )?(?:Objects\.)?requireNonNull\((\w+)(?:, [^\n]*)?\);", r"^[ \t]+if \(\w+ == null\) \{?\s*\n?[ \t]*throw new (?:NullPointer|IllegalArgument)Exception", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}if ({m.group(3)} == null) {{\n{m.group(1)}    throw new IllegalArgumentException(\"{m.group(3)}\");\n{m.group(1)}}}" + (f"\n{m.group(1)}this.{m.group(2)} = {m.group(3)};" if m.group(2) else "")))
ja("errors", "overrides said to be so", r"^[ \t]+@Override\n(?=[ \t]+(?:public|protected) [^\n=]*\([^\n]*\{$)", r"^(?![ \t]*@)[^\n]*\n[ \t]+public (?:String toString\(\)|boolean equals\((?:final )?Object \w+\)|int hashCode\(\))", drop_lines)
ja("errors", "nothing said by an empty Optional", r"\breturn (Optional\.empty\(\));", r"\breturn Optional\.ofNullable\(null\)", lambda m, t, l: put(t, m.start(1), m.end(1), "null"))
ja("logging", "the logger, not System.out", r"(?<![\w.])" + _JLOG[2:], r"\bSystem\.(?:out|err)\.print(?:ln|f)?\(", _java_sysout)
ja("logging", "arguments left to the logger", _JLOG + r"\s*\"[^\"\n]*\{\}[^\"\n]*\",", _JLOG + r"\s*(?:\"[^\"\n]*\" \+|String\.format\()", _java_concat)
ja("logging", "errors logged with what was caught", r"\bcatch \((?:final )?[\w.| ]+ (e|ex|exception|\w*Exception)\) \{\n[ \t]+(?:logger|log|LOG|LOGGER)\.(?:warn|error)\((?=[^;]*, \1\);)", r"\bcatch \((?:final )?[\w.| ]+ (e|ex|exception)\) \{\n[ \t]+(?:logger|log|LOG|LOGGER)\.(?:error)\((?![^;]*\b\1\b)[^;]*;",
   lambda m, t, l: (lambda k: put(t, k, k + len(m.group(1)) + 2, ""))(m.end() + t[m.end():].find(", " + m.group(1) + ");")))
ja("api", "bodies that are validated", r"(@Valid )(?:final )?@RequestBody|@RequestBody (@Valid )", r"(?<!@Valid )(?<!@Valid final )@RequestBody (?!@Valid)", lambda m, t, l: put(t, m.start(m.lastindex), m.end(m.lastindex), ""))
ja("api", "operations described", r"^[ \t]+@(?:Operation|ApiOperation)\((?:[^()\"]|\"[^\"]*\"|\((?:[^()\"]|\"[^\"]*\"|\((?:[^()\"]|\"[^\"]*\")*\))*\))*\)\n", r"^[ \t]+@(?:GET|POST|PUT|DELETE|GetMapping|PostMapping|PutMapping|DeleteMapping)\b[^\n]*\n(?:(?![ \t]+@(?:Api)?Operation)[ \t]+@[^\n]*\n)*[ \t]+public ", drop_lines)
ja("api", "parameters that say when they may be null", r"(?<=[(,] )(@(?:NonNull|NotNull|Nullable) )(?=(?:final )?[A-Z])|(?<=\()(@(?:NonNull|NotNull|Nullable) )(?=(?:final )?[A-Z])", r"\bpublic (?:\w+ )*[\w<>]+ \w+\((?:final )?[A-Z]\w* \w+[,)]", lambda m, t, l: put(t, m.start(), m.end(), ""))
ja("auth", "methods behind their permission", r"^[ \t]+@(?:PreAuthorize|Secured|RolesAllowed|PermissionRequired|RequiresPermissions?|HasPermission|RequirePermission|Authorized|Authenticated)\b(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\n", r"^[ \t]+@(?:GET|POST|PUT|DELETE|GetMapping|PostMapping|PutMapping|DeleteMapping)\b[^\n]*\n(?:(?![ \t]+@(?:PreAuthorize|Secured|RolesAllowed|PermissionRequired|Requires\w+|HasPermission))[ \t]+@[^\n]*\n)*[ \t]+public ", drop_lines)
ja("data-access", "services that write in a transaction", r"^[ \t]+@Transactional(?:\([^\n]*\))?\n(?=(?:[ \t]+@[^\n]*\n)*[ \t]+public )", r"^(?![ \t]*@)[^\n]*\n[ \t]+(?:@Override\n[ \t]+)?public [\w<>]+ (?:save|create|update|delete|remove)\w*\([^\n]*\{$", drop_lines)
ja("data-access", "absent rows answered by orElseThrow", r"\.(?:findById|findOne|get)\(\w+\)(\s*\.orElseThrow\([^\n;]*\));", r"\.(?:findById|findOne)\(\w+\)\.(?:get\(\)|orElse\(null\))", lambda m, t, l: put(t, m.start(1), m.end(1), ".orElse(null)") if counts(m.group(1), l) == (0, 0, 0) else None)
ja("config", "text in UTF-8 by its constant", r"\bStandardCharsets\.UTF_8\b", r"\"(?:UTF-8|utf-8|UTF8)\"|\.getBytes\(\)", lambda m, t, l: put(t, m.start(), m.end(), 'Charset.forName("UTF-8")') if re.search(r"^import java\.nio\.charset\.Charset;", t, re.M) else (put(t, m.start(), m.end(), "") if t[m.start() - 10:m.start()].endswith("getBytes(") and t[m.end()] == ")" else None), tests="both")
ja("config", "text folded by a fixed locale", r"\.to(?:Lower|Upper)Case\((Locale\.(?:ROOT|ENGLISH|US))\)", r"\.to(?:Lower|Upper)Case\(\)", G(1, ""))
ja("config", "durations by their unit", r"\bDuration\.of(Seconds|Minutes|Hours|Days)\((\d+)\)", r"\bDuration\.ofMillis\(\d{4,}\)", lambda m, t, l: put(t, m.start(), m.end(), f"Duration.ofMillis({int(m.group(2)) * {'Seconds': 1, 'Minutes': 60, 'Hours': 3600, 'Days': 86400}[m.group(1)] * 1000})"), tests="both")
ja("testing", "assertThat, not assertEquals", r"^[ \t]+(assertThat)\(", r"^[ \t]+(?:Assertions\.)?assert(?:Equals|True|False|NotNull|Null)\(", _java_assert)
ja("testing", "assertEquals for values", r"^([ \t]+)(?:Assertions\.|Assert\.)?assertEquals\((\w[\w.\"]*), ([\w.]+(?:\(\))?)\);", r"^[ \t]+assertTrue\([^;\n]*(?:\.equals\(| == )[^\n]*\);", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}assertTrue({m.group(3)}.equals({m.group(2)}));") if m.group(2)[0] == '"' and "assertTrue;" in t or "Assertions.*;" in t else None)
ja("testing", "expected errors by assertThrows", r"^([ \t]+)(?:\w+ \w+ = )?(?:Assertions\.)?assertThrows\((\w+)\.class, \(\) ->\s*([a-zA-Z][\w.]*\((?:[^;{}()\n]|\([^;{}()\n]*\))*\))\);", r"@Test\(expected|^[ \t]+fail\(", r"\1try {\n\1    \3;\n\1    throw new AssertionError();\n\1} catch (\2 expected) {\n\1}")
ja("testing", "tests that are package-private", r"@Test\n(?:[ \t]+@[^\n]*\n)*[ \t]+(void) \w+\(", r"@Test\n(?:[ \t]+@[^\n]*\n)*[ \t]+public void \w+\(", G(1, "public void"))
ja("testing", "tests that are public", r"@Test\n(?:[ \t]+@[^\n]*\n)*[ \t]+(public )void \w+\(", r"@Test\n(?:[ \t]+@[^\n]*\n)*[ \t]+void \w+\(", G(1, ""))
ja("testing", "tests named by camelCase", r"@Test\n(?:[ \t]+@[^\n]*\n)*[ \t]+(?:public )?void ([a-z]+[A-Z][A-Za-z0-9]*)\(", r"@Test\n(?:[ \t]+@[^\n]*\n)*[ \t]+(?:public )?void \w+_\w+\(", G(1, lambda m: snake(m.group(1))))
ja("testing", "tests with a title", r"@Test\n([ \t]+@DisplayName\([^\n]*\)\n)|^([ \t]+@(?:Description|DisplayName)\([^\n]*\)\n)(?=[ \t]+(?:public )?void )", r"@Test\n(?![ \t]+@D)(?:[ \t]+@[^\n]*\n)*[ \t]+(?:public )?void ", lambda m, t, l: put(t, m.start(m.lastindex), m.end(m.lastindex), ""))
ja("testing", "mock calls verified", r"^[ \t]+(?:Mockito\.)?verify\(\w+(?:, [^()\n]*(?:\(\d*\))?)?\)\.\w+\((?:eq\([^()\n]*\)(?:, )?)+\);", r"\bverify\(\w+\)\.\w+\(any\(\)\)", lambda m, t, l: put(t, m.start(), m.end(), re.sub(r"eq\([^()\n]*\)", "any()", m.group(0))) if "any" in t else None)
ja("types", "parameters that are final", r"\((final )(?=[\w<>\[\], ?]+ \w+[,)])", r"\b(?:public|private|protected) (?:static )?[\w<>\[\], ?]+ \w+\((?!final)(?:@\w+ )?[A-Za-z][\w<>\[\]]* \w+[,)]", G(1, ""))
ja("types", "local names that are final", r"^[ \t]{8,}(final )(?:[A-Z][\w<>\[\], ?]*|int|long|boolean|var) \w+ = ", r"^[ \t]{8,}(?!return|throw|final)(?:[A-Z][\w<>\[\], ?]*|int|long|boolean|var) \w+ = ", G(1, ""))
ja("types", "fields that are final", r"^[ \t]{4}private (final )(?!static)[A-Z][\w<>\[\], ?]* \w+;", r"^[ \t]{4}private (?!final|static)[A-Z][\w<>\[\], ?]* \w+;", G(1, ""))
ja("types", "collections by their interface", r"^[ \t]+(?:private |final |protected |static )*(List|Map|Set)(?=<[^=;\n]*> \w+ = new (Array|Linked|Hash|Tree|LinkedHash)(List|Map|Set)<)", r"^[ \t]+(?:private |final |protected |static )*(?:ArrayList|HashMap|HashSet|LinkedList)<[^=;\n]*> \w+ = new", lambda m, t, l: put(t, m.start(1), m.end(1), m.group(2) + m.group(3)) if m.group(1) == m.group(3) else None, tests="both")
ja("types", "generics by the diamond", r"= new [A-Z]\w*(<>)\(", r"([A-Z]\w*<(\w+(?:, \w+)?)>) \w+ = new [A-Z]\w*<\2>\(", lambda m, t, l: (lambda k: put(t, m.start(1), m.end(1), f"<{k.group(1)}>") if k else None)(re.search(r"\w+<(\w+(?:, \w+)?)> \w+ $", t[line_start(t, m.start()):m.start()])), tests="both")
ja("types", "types spelled, no var", r"^[ \t]{8,}(?:final )?([A-Z]\w*(?:<[\w, ]+>)?) \w+ = (?=new [A-Z]|[\w.]+\()", r"^[ \t]{8,}(?:final )?var \w+ = ", lambda m, t, l: put(t, m.start(1), m.end(1), "var") if "<>" not in t[m.end():line_end(t, m.end())] else None, tests="both")
ja("types", "var for local names", r"^[ \t]{8,}(?:final )?(var) \w+ = new ([A-Z]\w*(?:<[\w, ]+>)?)\(", r"^[ \t]{8,}(?:final )?([A-Z]\w*(?:<[\w, ]+>)?) \w+ = new \1\(", G(1, r"\2"), tests="both")
ja("security", "randomness that is secure", r"\bnew SecureRandom\(\)", r"\bnew Random\(\)|Math\.random\(\)", lambda m, t, l: importing(put(t, m.start(), m.end(), "new Random()"), "import java.util.Random;", l))
ja("performance", "empty by isEmpty", r"(!?)\b([\w.]+(?:\(\))?)\.isEmpty\(\)", r"\.(?:size|length)\(\) (?:==|>|!=) 0\b", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(2)}.size() {'>' if m.group(1) else '=='} 0") if re.search(r"(?:s|List|Map|Set)(?:\(\))?$", m.group(2)) and not re.search(r"(?i)opt|status|address|class|pass|this|alias$|\bfind", m.group(2)) else None)
ja("performance", "unchangeable lists by List.of", r"\b(List|Set|Map)\.of\(", r"\bArrays\.asList\(|Collections\.(?:singleton|unmodifiable|empty)\w+\(", lambda m, t, l: importing(put(t, m.start(), m.end(), "Arrays.asList("), "import java.util.Arrays;", l) if m.group(1) == "List" and t[m.end()] != ")" else None, tests="both")
ja("performance", "streams ended by toList", r"\.toList\(\)", r"\.collect\((?:Collectors\.)?toList\(\)\)", lambda m, t, l: importing(put(t, m.start(), m.end(), ".collect(Collectors.toList())"), "import java.util.stream.Collectors;", l), tests="both")
ja("performance", "patterns compiled once", r"^[ \t]+(?:private|public|protected) static final Pattern \w+ = Pattern\.compile\(", r"^[ \t]{8,}(?:final )?(?:Pattern|Matcher) \w+ = Pattern\.compile\(", lambda m, t, l: put(t, m.start(), m.end(), re.sub(r"static final ", "final ", m.group(0))) if not re.search(r"^public (?:interface|enum)", t, re.M) and not re.search(r"static [\w<>]+ \w+\([^;]*\{", t) else None)
ja("components", "dependencies by the constructor", r"^([ \t]{4}private final )[A-Z]\w*(?:Service|Repository|Manager|Dao|Client|Mapper|Factory|Provider|Registry) \w+;", r"@(?:Autowired|Inject)\n[ \t]+(?:private|protected) [A-Z]", lambda m, t, l: put(t, m.start(), m.start(1) + len(m.group(1)), "    @Autowired\n    private ") if "springframework" in t else put(t, m.start(1), m.end(1), "    @Inject\n    private ") if "inject" in t else None)
ja("styling", "braces around one statement", r"^([ \t]+(?:if|for|while) \([^\n{}]*\)) \{(\n[ \t]+[^\n{}]*;)\n[ \t]+\}()(?!\s*else)$", r"^[ \t]+(?:if|for|while) \([^\n{}]*\)\s*\n?[ \t]+[^\n{}]*;$", lambda m, t, l: put(t, m.start(), m.end(), m.group(1) + m.group(2)))
ja("styling", "else on the line of the brace", r"^[ \t]+\} (?:else|catch|finally)\b", r"^[ \t]+(?:else|catch|finally)\b", lambda m, t, l: put(t, m.start(), m.end(), m.group(0).replace("} ", "}\n" + indent_at(t, m.start()))))
ja("styling", "fields named by this", r"^[ \t]+(this\.)(\w+) = (?!\2;)\w", r"^[ \t]{8}_?[a-z]\w* = new ", lambda m, t, l: put(t, m.start(1), m.end(1), "") if not re.search(r"[(,] ?(?:final )?[\w<>\[\]]+ " + m.group(2) + r"[,)]", t) else None)
ja("documentation", "public methods with a comment", r"^[ \t]+\*/\n(?=(?:[ \t]+@[^\n]*\n)*[ \t]+public (?!static void main)(?:static |final |abstract )*[\w<>\[\], ?]+ \w+\()", r"^(?![ \t]*(?:\*/|@))[^\n]*\n(?:(?![ \t]+@Override)[ \t]+@[^\n]*\n)*[ \t]+public (?!static void main)(?:static |final |abstract )*[\w<>\[\], ?]+ \w+\(", _java_undoc, at="comment")
ja("documentation", "types with a comment", r"^ \*/\n(?=(?:@[^\n]*\n)*(?:public |abstract |final |sealed )*(?:class|interface|enum|record|@interface) )", r"^(?!(?: \*/|@))[^\n]*\n(?:@[^\n]*\n)*(?:public |abstract |final |sealed )*(?:class|interface|enum|record|@interface) ", _java_undoc, at="comment")
ja("documentation", "a licence at the head of each file", r"\A/\*[^/]*?(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[\s\S]*?\*/\n+|\A(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[^\n]*\n(?://[^\n]*\n)*\n*", r"\A(?=[\s\S]{100})(?!/\*[^/]*?(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)|(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX))", drop, at="any", tests="both")
ja("documentation", "types that name their author", r"^ \* @author [^\n]*\n", r"^(?!(?: \*/|@))[^\n]*\n(?:@[^\n]*\n)*(?:public |abstract |final )*(?:class|interface|enum|record) |^/\*\*\n(?: \*(?! @author)[^\n]*\n)+ \*/\n(?:@[^\n]*\n)*(?:public |abstract |final )*(?:class|interface|enum|record) ", drop_lines, at="comment", tests="both")
ja("documentation", "parameters explained", r"^[ \t]+\* @param \w+[ \t]+\S[^\n]*\n", r"^[ \t]+\* @param \w+[ \t]*\n", lambda m, t, l: drop_lines(m, t, l) if re.match(r"[ \t]+\*(?:/| @)", t[m.end():]) else None, at="comment")


# ================================================================ C#

_CSLOG = r"\b_?(?:logger|log|Logger|Log|_logger)\.(?:Log)?(?:Trace|Debug|Information|Info|Warning|Warn|Error|Critical|Fatal)\("


def _cs_console(m, text, lang):
    i = m.end() - 1
    a, j = args(text, i, lang), close(text, i, lang)
    if not a or text[j + 1:j + 2] != ";":
        return None
    parts = [text[s:e] for s, e in a]
    if re.fullmatch(r"e|ex|exception|err", parts[0]) and len(parts) > 1:
        parts = parts[1:]
    lit, rest = parts[0], parts[1:]
    if not re.fullmatch(r'\$?"[^"\n]*"', lit):
        return None
    if rest:
        if lit[0] == "$" or len(re.findall(r"\{\w+\}", lit)) != len(rest) or any('"' in r or "\n" in r for r in rest):
            return None
        it = iter(rest)
        lit = "$" + re.sub(r"\{\w+\}", lambda k: "{" + next(it) + "}", lit)
    return put(text, m.start(), j + 1, f"Console.WriteLine({lit})")


def _cs_interp_log(m, text, lang):
    i = text.find("(", m.start())
    a = args(text, i, lang)
    if not a:
        return None
    k = next((k for k, (s, e) in enumerate(a) if text[s] == '"'), None)
    if k is None or k + 1 >= len(a):
        return None
    lit, rest = text[a[k][0]:a[k][1]], [text[s:e] for s, e in a[k + 1:]]
    if not re.fullmatch(r'"[^"\n]*"', lit) or len(re.findall(r"\{\w+\}", lit)) != len(rest) or any(not re.fullmatch(r"[\w.]+", r) for r in rest):
        return None
    it = iter(rest)
    return put(text, a[k][0], a[-1][1], "$" + re.sub(r"\{\w+\}", lambda _: "{" + next(it) + "}", lit))


def _cs_block_ns(m, text, lang):
    rest = text[m.end():].strip("\n")
    body = "\n".join("    " + x if x.strip() and not x.startswith("#") else x for x in rest.split("\n"))
    return None if '"""' in rest or '@"' in rest or len(rest) > 30000 else text[:m.start()] + f"namespace {m.group(1)}\n{{\n{body}\n}}\n"


def _cs_undoc(m, text, lang):
    if "inheritdoc" in m.group(0):
        return None
    return text[:m.start()] + text[m.end("doc"):]


cs = functools.partial(add, "csharp")
cs("naming", "local names in camelCase", r"^[ \t]{8,}(?:var|string|int|bool|long) ([a-z]+[A-Z]\w*) = ", r"^[ \t]{8,}(?:var|string|int|bool|long) (?:[a-z]+_\w+|[A-Z]\w*) = ", rename(snake))
cs("naming", "private fields with an underscore", r"^[ \t]+private (?:static )?(?:readonly )?[\w<>\[\], ?.]+ (_[a-z]\w*)(?: =|;)", r"^[ \t]+private (?:static )?(?:readonly )?(?!const)[\w<>\[\], ?.]+ [a-zA-Z]\w*(?: =|;)", lambda m, t, l: (lambda n: rename(lambda s: n, 1, "file", 7)(m, t, l) if not words(t, n) else None)(m.group(1)[1:]) if "this." not in t else None)
cs("naming", "private fields without an underscore", r"^[ \t]+private (?:static )?(?:readonly )?[\w<>\[\], ?.]+ ([a-z]\w*)(?: =|;)", r"^[ \t]+private (?:static )?(?:readonly )?[\w<>\[\], ?.]+ _\w+(?: =|;)", lambda m, t, l: None if "this." + m.group(1) in t or "private const" in m.group(0) or len(words(t, m.group(1))) > 6 or any(re.match(r"\s*:", t[h.end():]) for h in words(t, m.group(1))) else rename(lambda s: "_" + s, 1, "file", 6)(m, t, l))
cs("naming", "constants in PascalCase", r"^[ \t]+(?:private |internal )const \w+ ([A-Z][a-z]+(?:[A-Z][a-z0-9]*)+) = ", r"^[ \t]+(?:private |public |internal )?const \w+ (?:[A-Z]+(?:_[A-Z]+)+|[a-z]\w*) = ", rename(lambda s: snake(s).upper(), 1, "file", 6))
cs("naming", "asynchronous methods end with Async", r"^[ \t]+private (?:static )?async (?:Task|ValueTask)(?:<[^\n(]*>)? (\w+Async)\(", r"^[ \t]+(?:public|private|protected|internal) (?:static |override |virtual )*async (?:Task|ValueTask)(?:<[^\n(]*>)? \w+(?<!Async)\(", rename(lambda s: s[:-5], 1, "file", 6))
cs("naming", "private methods in PascalCase", r"^[ \t]+private (?:static )?(?:async )?[\w<>\[\], ?]+ ([A-Z]\w+)\(", r"^[ \t]+private (?:static )?(?:async )?[\w<>\[\], ?]+ [a-z]\w+\(", rename(lambda s: s[0].lower() + s[1:], 1, "file", 5))
cs("naming", "tests with underscores in their names", r"\[(?:Fact|Theory|Test|TestMethod)\b[^\]\n]*\]\r?\n(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?:async )?(?:void|Task) (\w+_\w+)\(", r"\[(?:Fact|Theory|Test|TestMethod)\b[^\]\n]*\]\r?\n(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?:async )?(?:void|Task) [A-Za-z0-9]+\(", G(1, lambda m: pascal(m.group(1))), tests=True)
for _n, _o in (("e", "ex"), ("ex", "e")):
    cs("naming", f"what is caught is named {_n}", r"\bcatch \([\w.]+ (" + _n + r")\)", r"\bcatch \([\w.]+ (?!" + _n + r"\b|_)\w+\)", lambda m, t, l, _o=_o: (lambda b: (lambda e: None if not e or words(t, _o, m.start(), e) or not 2 <= len(words(t, m.group(1), m.start(1), e)) <= 6 or any(mask(t, l)[h.start()] or t[h.start() - 1] == "." for h in words(t, m.group(1), m.start(1), e)) else t[:m.start(1)] + re.sub(r"(?<![\w.])" + m.group(1) + r"(?!\w)", _o, t[m.start(1):e]) + t[e:])(close(t, b, l)))(t.find("{", m.end())))
cs("imports", "namespaces for the file", r"^namespace ([\w.]+);\n", r"^namespace [\w.]+\s*\n?\{", _cs_block_ns, tests="both")
cs("imports", "namespaces in a block", r"^namespace ([\w.]+)\n\{\n", r"^namespace [\w.]+;", lambda m, t, l: (lambda e: t[:m.start()] + f"namespace {m.group(1)};\n\n" + re.sub(r"^    ", "", t[m.end():e], flags=re.M).rstrip() + "\n" if e and not t[e + 1:].strip() and len(re.findall(r"^namespace ", t, re.M)) == 1 and len(t) < 20000 and '@"' not in t and '"""' not in t else None)(close(t, m.end() - 2, l)), tests="both")
cs("imports", "System's usings first", r"^using System;\n(?:using System\.[\w.]+;\n)*(?=using (?!System)[A-Z])", r"^using (?!System)[A-Z][\w.]*;\nusing System;", lambda m, t, l: (lambda k: t[:m.start()] + t[m.end():m.end() + k.end()] + m.group(0) + t[m.end() + k.end():] if k else None)(re.match(r"(?:using (?!System)[\w.]+;\n)+", t[m.end():])), tests="both")
cs("imports", "types by their using, not in full", r"(?<=[ (<!])(File|Path|Directory|Encoding|Regex|Stopwatch|Thread)\.(?=[A-Z]\w+\()", r"(?<=[ (<!])System\.(?:IO|Text|Diagnostics|Threading|Collections)\.[A-Z]\w+", lambda m, t, l: put(t, m.start(1), m.end(1), {"File": "System.IO.", "Path": "System.IO.", "Directory": "System.IO.", "Encoding": "System.Text.", "Regex": "System.Text.RegularExpressions.", "Stopwatch": "System.Diagnostics.", "Thread": "System.Threading."}[m.group(1)] + m.group(1)))
cs("errors", "errors thrown on with throw", r"^([ \t]+)catch \((?:[\w.]+) (\w+)\)[^{;]*\{(?:[^{}]*?)\bthrow;", r"\bcatch \([\w.]+ (\w+)\)[^{;]*\{(?:[^{}]*?)\bthrow \1;", lambda m, t, l: put(t, m.end() - 1, m.end() - 1, " " + m.group(2)))
cs("errors", "arguments named by nameof", r"\bArgument\w*Exception\((?:\"[^\"\n]*\", )?nameof\((\w+)\)", r"\bArgument\w*Exception\(\"[^\"\n]*\"\)", lambda m, t, l: put(t, m.start(), m.end(), m.group(0).replace(f"nameof({m.group(1)})", f'"{m.group(1)}"')))
cs("errors", "null arguments by ThrowIfNull", r"^([ \t]+)ArgumentNullException\.ThrowIfNull\((\w+)\);", r"\bthrow new ArgumentNullException\(", r"\1if (\2 == null)\n\1{\n\1    throw new ArgumentNullException(nameof(\2));\n\1}")
cs("errors", "arguments guarded alike", r"^([ \t]+)(Guard\.(?:Against\.)?(?:NotNull\w*|Null\w*)\((\w+)[^;\n]*\));", r"\bthrow new Argument(?:Null)?Exception\(", r'\1if (\3 == null) throw new ArgumentException("\3");')
cs("errors", "what is caught is named, not Exception", r"\bcatch \(((?!Exception\b)[A-Z][\w.]*Exception)(?: \w+)?\)(?! when)", r"\bcatch(?: \(Exception(?: \w+)?\))?\s*$", lambda m, t, l: put(t, m.start(1), m.end(1), "Exception") if not re.match(r"\s*\{[^{}]*\}\s*catch", t[m.end():]) else None)
cs("errors", "errors of a kind, not Exception", r"\bthrow new ((?!Exception\b|Not(?:Implemented|Supported)|Argument|ApplicationException)[A-Z]\w*Exception)\((?=\$?\"[^\"\n]*\"\))", r"\bthrow new (?:Application)?Exception\(", G(1, "Exception"))
cs("errors", "resources held by using", r"^[ \t]+(?:await )?(using )var \w+ = ", r"^[ \t]+\w+\.(?:Dispose|Close)\(\);", G(1, ""))
cs("logging", "the logger, not the console", _CSLOG, r"\b(?:Console|Debug|Trace)\.Write(?:Line)?\(", _cs_console)
cs("logging", "named values in log messages", _CSLOG + r"(?:\w+, )?\"[^\"\n]*\{\w+\}[^\"\n]*\",", _CSLOG + r"(?:\w+, )?(?:\$\"|\"[^\"\n]*\" \+|string\.Format)", _cs_interp_log)
cs("logging", "errors logged with their exception", r"\b_?[lL]og(?:ger)?\.(?:Log)?(?:Error|Warning|Warn|Critical|Fatal)\(((?:ex|e|exception), )(?=\$?\")", r"\bcatch \([\w.]+ (\w+)\)\s*\{\s*_?[lL]og(?:ger)?\.(?:Log)?(?:Error|Warn)\(\$?\"[^;\n]*\);", G(1, ""))
cs("api", "the cancellation passed on", r"(?P<sep>, |\()(cancellationToken|ct|token|cancel)(?=\)(?:\.ConfigureAwait\(\w+\))?;)", r"\bCancellationToken\.None\b", lambda m, t, l: put(t, m.start(2), m.end(2), "CancellationToken.None") if "CancellationToken " + m.group(2) in t else None)
cs("api", "answers described", r"^[ \t]+\[ProducesResponseType\([^\n]*\)\]\n", r"^[ \t]+\[Http(?:Get|Post|Put|Delete|Patch)\b[^\n]*\]\n(?:(?![ \t]+\[Produces)[ \t]+\[[^\n]*\n)*[ \t]+public ", lambda m, t, l: drop_lines(m, t, l) if not re.match(r"[ \t]+\[ProducesRes", t[m.end():]) and not re.search(r"ProducesRes[^\n]*\n$", t[:m.start()]) else None)
cs("api", "bodies said to be so", r"(\[FromBody\] ?)(?=[A-Z]\w+ \w+)", r"\[Http(?:Post|Put)\b[^\n]*\]\n(?:[ \t]+\[[^\n]*\n)*[ \t]+public [^\n(]*\((?!\[From)[A-Z]\w+(?:Dto|Model|Request|Resource|Command) \w+[,)]", G(1, ""))
cs("auth", "actions behind their permission", r"^[ \t]+\[(?:Authorize|ApiPermission\w*|RequirePermission|Permission|HasPermission|PowerUser|Admin|ClaimRequirement)\b[^\n]*\]\n(?=(?:[ \t]+\[[^\n]*\n)*[ \t]+public (?!(?:sealed |abstract |partial )*class))", r"^[ \t]+\[Http(?:Get|Post|Put|Delete|Patch)\b[^\n]*\]\n(?:(?![ \t]+\[(?:Authorize|ApiPermission|RequirePermission|Permission|AllowAnonymous))[ \t]+\[[^\n]*\n)*[ \t]+public ", drop_lines)
cs("auth", "controllers behind their permission", r"^[ \t]*\[(?:Authorize|ApiAuthorize|PowerUser|Admin)\b[^\n]*\]\n(?=(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?:sealed |abstract |partial )*class)", r"^(?![ \t]*\[)[^\n]*\n(?:(?![ \t]*\[(?:Authorize|ApiAuthorize))[ \t]*\[[^\n]*\n)*[ \t]*public (?:sealed |abstract |partial )*class \w+Controller\b", drop_lines)
cs("data-access", "queries run asynchronously", r"\bawait ([^;\n]*?)\.(ToList|ToArray|First|FirstOrDefault|Single|SingleOrDefault|Any|Count)Async\(([^()\n]*)\)(?=;|\))", r"\b(?:_?\w*(?:[cC]ontext|[dD]b|[rR]epo\w*))\.[^;\n]*\.(?:ToList|First|FirstOrDefault|Any|Count)\(\)", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}.{m.group(2)}({'' if re.match('c', m.group(3)) else m.group(3)})") if "\n" not in m.group(0) and "(" not in m.group(3) else None)
cs("data-access", "changes saved asynchronously", r"\bawait ([\w.]+)\.SaveChangesAsync\([^()\n]*\)", r"\.SaveChanges\(\)", r"\1.SaveChanges()")
cs("data-access", "values bound to the statement", r"\.(?:Query|Execute|QueryAsync|ExecuteAsync|QueryFirst\w*)(?:<[^>\n]*>)?\(\s*@?\"[^\"]*@\w+[^\"]*\", ", r"\.(?:Query|Execute|QueryAsync|ExecuteAsync|QueryFirst\w*|FromSqlRaw|ExecuteSqlRaw)(?:<[^>\n]*>)?\(\s*\$@?\"", lambda m, t, l: (lambda a: put(t, a[0][0], a[1][1], "$" + re.sub(r"@" + k.group(1) + r"\b", "'{" + (k.group(2) or k.group(1)) + "}'", t[a[0][0]:a[0][1]])) if a and len(a) == 2 and (k := re.fullmatch(r"new \{ ?(\w+)(?: = ([\w.]+))? ?\}", t[a[1][0]:a[1][1]])) else None)(args(t, t.find("(", m.start()), l)))
cs("config", "text compared by a named comparison", r"\.(?:StartsWith|EndsWith|Equals|Contains|IndexOf)\([^()\n]*(, StringComparison\.\w+)\)", r"\.(?:StartsWith|EndsWith)\(\"[^()\n,]*\"\)|\.ToLower\(\) ==", G(1, ""))
cs("config", "text made by a named culture", r"\.ToString\((?:\"[^\"\n]*\", )?(CultureInfo\.\w+)\)|\b(?:int|double|float|long|decimal)\.Parse\([^()\n]*, (CultureInfo\.\w+)\)", r"\b\w*(?:[cC]ount|[iI]d|[nN]umber|[iI]ndex|[sS]ize|[vV]alue)\.ToString\(\)|\b(?:int|double|float|long|decimal)\.Parse\([^(),\n]*\)", lambda m, t, l: put(t, m.start(), m.end(), re.sub(r"(?:, )?CultureInfo\.\w+", "", m.group(0))))
cs("config", "time by UTC", r"\b(DateTime|DateTimeOffset)\.UtcNow\b", r"\b(?:DateTime|DateTimeOffset)\.Now\b", r"\1.Now", tests="both")
cs("config", "spans by their unit", r"\bTimeSpan\.From(Seconds|Minutes|Hours|Days)\((\d+)\)", r"\bnew TimeSpan\(", lambda m, t, l: put(t, m.start(), m.end(), {"Seconds": f"new TimeSpan(0, 0, {m.group(2)})", "Minutes": f"new TimeSpan(0, {m.group(2)}, 0)", "Hours": f"new TimeSpan({m.group(2)}, 0, 0)", "Days": f"new TimeSpan({m.group(2)}, 0, 0, 0)"}[m.group(1)]), tests="both")
cs("testing", "expectations by Should", r"^([ \t]+)([\w.]+)\.Should\(\)\.Be\(([^()\n]+)\);", r"^[ \t]+Assert\.(?:Equal|AreEqual|That|True|IsTrue|NotNull)\(", r"\1Assert.Equal(\3, \2);")
cs("testing", "values compared by Assert.Equal", r"^([ \t]+)Assert\.Equal\((\w[\w.\"]*|\"[^\"\n]*\"), ([\w.]+)\);", r"^[ \t]+Assert\.True\([^\n]* == [^\n]*\);|\.Should\(\)\.Be\(", r"\1Assert.True(\3 == \2);")
cs("testing", "values compared by Assert.That", r"^([ \t]+)Assert\.That\(([\w.]+), Is\.EqualTo\(([^()\n]+)\)\);", r"^[ \t]+(?:Classic)?Assert\.(?:AreEqual|IsTrue|True)\(", r"\1Assert.AreEqual(\3, \2);")
cs("testing", "expected errors by Assert.Throws", r"^([ \t]+)(?:var \w+ = )?(?:await )?Assert\.Throws(?:Async)?<(\w+)>\(\(\) => ([a-zA-Z][\w.]*\((?:[^;{}()\n]|\([^;{}()\n]*\))*\))\);$", r"\[ExpectedException|catch \(\w+\)\s*\{\s*\}", r"\1try\n\1{\n\1    \3;\n\1    throw new Exception();\n\1}\n\1catch (\2)\n\1{\n\1}")
cs("testing", "doubles made by one library", r"\b(?:A\.Fake<(\w+)>\(\)|Substitute\.For<(\w+)>\(\))", r"\bnew Mock<", lambda m, t, l: put(t, m.start(), m.end(), f"new Mock<{m.group(1) or m.group(2)}>().Object"))
cs("types", "var for local names", r"^[ \t]{8,}(var) \w+ = new ((?:[A-Z]\w*)(?:<[\w, ]+>)?)\(", r"^[ \t]{8,}(?!var|return|await|new|throw)[A-Z]\w*(?:<[\w, ]+>)?\??(?:\[\])? \w+ = ", G(1, r"\2"), tests="both")
cs("types", "types spelled, no var", r"^[ \t]{8,}((?:[A-Z]\w*|string|int|bool)(?:<[\w, ]+>)?) \w+ = (?!new\(|null|default|\[|\{|stackalloc)", r"^[ \t]{8,}var \w+ = ", G(1, "var"), tests="both")
cs("types", "string, not String", r"\bstring\.(?=(?:IsNullOr|Join|Format|Empty|Equals|Concat|Compare))", r"\bString\.(?=(?:IsNullOr|Join|Format|Empty|Equals|Concat|Compare))", "String.", tests="both")
cs("types", "null asked by is null", r"(?<=[\w)\]]) is (not )?null\b", r"(?<=[\w)\]]) [!=]= null\b", lambda m, t, l: put(t, m.start(), m.end(), " != null" if m.group(1) else " == null"))
cs("types", "null asked by == null", r"(?<=[\w)\]]) ([!=])= null\b", r"(?<=[\w)\]]) is (?:not )?null\b", lambda m, t, l: put(t, m.start(), m.end(), " is not null" if m.group(1) == "!" else " is null"))
cs("types", "classes that are sealed", r"^[ \t]*(?:public|internal) (sealed )(?:partial )?(?:class|record) \w+", r"^[ \t]*(?:public|internal) (?!static|abstract)(?:partial )?(?:class|record) \w+", G(1, ""))
cs("types", "fields that are readonly", r"^[ \t]+private (?:static )?(readonly )[\w<>\[\], ?.]+ _?\w+;", r"^[ \t]+private (?:static )?(?!readonly|const|event|volatile)[A-Z][\w<>\[\], ?.]* _?\w+;", G(1, ""))
cs("types", "new by the target", r"(?<== )new\((?=\);|[^\n]*\);)", r"\b([A-Z]\w*(?:<[\w, ]+>)?) \w+ = new \1\(", lambda m, t, l: (lambda k: put(t, m.start(), m.end(), f"new {k.group(1)}(") if k else None)(re.search(r"([A-Z]\w*(?:<[\w, ]+>)?)\?? \w+ = $", t[line_start(t, m.start()):m.start()])))
cs("performance", "awaits that leave the context", r"(\.ConfigureAwait\(false\))(?=[;)])", r"\bawait (?:(?!ConfigureAwait)[^;{}\n])*\);$", G(1, ""))
cs("performance", "awaited, not blocked", r"\b(?:var \w+ = |return )(await (\w[\w.]*\([^()\n]*\)))(?:\.ConfigureAwait\(false\))?;", r"\)\.(?:Result\b|Wait\(\)|GetAwaiter\(\)\.GetResult\(\))", lambda m, t, l: put(t, m.start(1), m.end() - 1, m.group(2) + ".Result"))
cs("performance", "existence asked with Any", r"\.Any\(\)", r"\.Count\(\) (?:>|==|!=) 0\b", lambda m, t, l: (lambda k: None if not k or k.start() and t[k.start() - 1] in ")?!]" else put(t, k.start(), m.end(), f"{k.group(2)}.Count() {'==' if k.group(1) else '>'} 0") if not re.match(r"\s*(?:==|is|\?)", t[m.end():]) else None)(re.search(r"(!?)([A-Za-z_][\w.]*)$", t[:m.start()])), tests="both")
cs("performance", "empty text by IsNullOrEmpty", r"!?\b[sS]tring\.IsNullOr(?:Empty|WhiteSpace)\((\w[\w.]*)\)", r"\b\w+ (?:==|!=) (?:\"\"|string\.Empty)", lambda m, t, l: put(t, m.start(), m.end(), f'({m.group(1)} {"!=" if m.group(0)[0] == "!" else "=="} null {"&&" if m.group(0)[0] == "!" else "||"} {m.group(1)} {"!=" if m.group(0)[0] == "!" else "=="} "")'))
cs("performance", "empty text by string.Empty", r"(?<=[ (])string\.Empty\b", r"(?<=[ (=])\"\"(?=[;,)])", '""')
cs("performance", "looked up once by TryGetValue", r"\bif \((\w+)\.TryGetValue\((\w+), out var (\w+)\)\)\n([ \t]+)\{\n", r"\bif \(\w+\.ContainsKey\(\w+\)\)", r"if (\1.ContainsKey(\2))\n\4{\n\4    var \3 = \1[\2];\n")
cs("components", "services registered by their interface", r"\bservices\.Add(?:Scoped|Singleton|Transient)<(I\w+, )(\w+)>\(", r"\bservices\.Add(?:Scoped|Singleton|Transient)<[A-Z]\w+>\(", G(1, ""))
cs("styling", "braces around one statement", r"^([ \t]+(?:if|foreach|for|while) \([^\n{}]*\))\n[ \t]+\{(\n[ \t]+[^\n{}]*;)\n[ \t]+\}(?!\s*else)$", r"^[ \t]+(?:if|foreach|for|while) \([^\n{}]*\)\n[ \t]+[^\n{} ][^\n{}]*;$|^[ \t]+if \([^\n{}]*\) (?:return|throw|continue)[^\n{}]*;$", lambda m, t, l: put(t, m.start(), m.end(), m.group(1) + m.group(2)))
cs("styling", "braces on their own line", r"^([ \t]+)(?:if|foreach|while|for|using|public|private|else|try)\b[^\n;{}]*(\n[ \t]*\{)$", r"^[ \t]+(?:if|foreach|while|for|using|public|private|else|try)\b[^\n;{}=]* \{$", lambda m, t, l: put(t, m.start(2), m.end(2), " {") if "//" not in m.group(0) else None)
cs("styling", "members named by this", r"^[ \t]{8,}(this\.)(\w+)", r"^[ \t]{8,}_\w+ = ", lambda m, t, l: None if re.search(r"[\w>\])?] " + m.group(2) + r"\b(?:[,);]| =)", t[:m.start()][-1500:]) else put(t, m.start(1), m.end(1), ""))
cs("styling", "members of one expression by =>", r"^([ \t]+)((?:public|private|internal) (?:static )?(?:override )?[\w<>\[\]?]+ \w+\([^\n()]*\)) => (?!throw)([^\n;]+);$", r"^[ \t]+(?:public|private|internal) (?:static )?[\w<>\[\]?]+ \w+\([^\n()]*\)\n[ \t]+\{\n[ \t]+return [^\n]*;\n[ \t]+\}", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}{m.group(2)}\n{m.group(1)}{{\n{m.group(1)}    {'' if ' void ' in m.group(2) or re.search('async Task ', m.group(2)) else 'return '}{m.group(3)};\n{m.group(1)}}}"))
cs("documentation", "public members with a summary", r"^(?P<doc>(?:[ \t]*///[^\n]*\n)+)(?=(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?!(?:sealed |static |abstract |partial |readonly )*(?:class|interface|enum|struct|record)))", r"^(?![ \t]*(?:///|\[))[^\n]*\n(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?!override|(?:sealed |static |abstract |partial |readonly )*(?:class|interface|enum|struct|record))", _cs_undoc, at="comment")
cs("documentation", "public types with a summary", r"^(?P<doc>(?:[ \t]*///[^\n]*\n)+)(?=(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?:sealed |static |abstract |partial |readonly )*(?:class|interface|enum|struct|record))", r"^(?![ \t]*(?:///|\[))[^\n]*\n(?:[ \t]*\[[^\n]*\n)*[ \t]*public (?:sealed |static |abstract |partial |readonly )*(?:class|interface|enum|struct|record)", _cs_undoc, at="comment")
cs("documentation", "summaries that end with a stop", r"^[ \t]*/// (?:<summary>)?[A-Z][^\n<>]*(\.)(?:</summary>)?\n(?=[ \t]*/// </summary>|[ \t]*///? ?<|[ \t]*(?:public|\[))", r"^[ \t]*/// [A-Z][^\n<>]*[^.:!?\n>]\n(?=[ \t]*/// </summary>)", G(1, ""), at="comment")
cs("documentation", "a copyright at the head of each file", r"\A\ufeff?(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[^\n]*\n(?://[^\n]*\n)*\n*", r"\A(?=[\s\S]{100})(?!\ufeff?(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e))", drop, at="any", tests="both")


# ================================================================ PHP

def _php_undoc(m, text, lang):
    return _js_doc_before(m, text, lang)


def _php_fqn(m, text, lang):
    name = m.group(2)
    hits = [h for h in words(text, name) if h.start() > m.end() and not mask(text, lang)[h.start()]]
    if not 1 <= len(hits) <= 2 or any(text[h.start() - 1] in "\\$>@" or text[h.start() - 2:h.start()] == "::" for h in hits):
        return None
    if re.search(r"@\w+ [^\n]*\b" + name + r"\b|#\[" + name, text):
        return None
    for h in reversed(hits):
        text = put(text, h.start(), h.end(), "\\" + m.group(1) + "\\" + name)
    return text[:m.start()] + text[line_end(text, m.start()) + 1:]


def _php_untype(m, text, lang):
    return put(text, m.start(1), m.end(1), "")


_PV = r"\$\w+(?:->\w+)*"
ph = functools.partial(add, "php")
ph("naming", "local names in camelCase", r"^[ \t]+\$([a-z]+[A-Z]\w*) = ", r"^[ \t]+\$([a-z]+_\w+) = ", lambda m, t, l: _php_var(snake)(m, t, l))
ph("naming", "local names in snake_case", r"^[ \t]+\$([a-z]+(?:_[a-z0-9]+)+) = ", r"^[ \t]+\$([a-z]+[A-Z]\w*) = ", lambda m, t, l: _php_var(camel)(m, t, l))
ph("naming", "private methods in camelCase", r"^[ \t]+private (?:static )?function ([a-z]+[A-Z]\w*)\(", r"^[ \t]+(?:private|protected|public) (?:static )?function [a-z]+_\w+\(", lambda m, t, l: _php_method(snake)(m, t, l))
ph("naming", "constants in capitals", r"^[ \t]+private const (?:\w+ )?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+) = ", r"^[ \t]+(?:private |public |protected )?const (?:\w+ )?[a-z]\w* = ", lambda m, t, l: _php_method(lambda s: camel(s.lower()))(m, t, l))
ph("naming", "tests named test", r"^[ \t]+public function (test[A-Z]\w*)\(\)", r"^[ \t]+public function (?:it|test)_\w+\(\)", G(1, lambda m: snake(m.group(1))), tests=True)
for _n, _o in (("e", "exception"), ("exception", "e")):
    ph("naming", f"what is caught is named ${_n}", r"\bcatch \([\w\\| ]+ (\$" + _n + r")\)", r"\bcatch \([\w\\| ]+ \$(?!" + _n + r"\b|_|ignore)\w+\)", lambda m, t, l, _o=_o: (lambda e: None if not e or "$" + _o in t[m.start():e] or t[m.start():e].count(m.group(1)) > 6 else t[:m.start(1)] + re.sub(re.escape(m.group(1)) + r"\b", "$" + _o, t[m.start(1):e]) + t[e:])(close(t, t.find("{", m.end()), l)))
ph("imports", "classes imported, not written in full", r"^use ([A-Z]\w*(?:\\\w+)+)\\([A-Z]\w*);$", r"(?:new |[(: |?])\\[A-Z]\w*\\\w+", _php_fqn)
ph("imports", "strict types in each file", r"^declare\(strict_types ?= ?1\);\n+", r"\A(?=<\?php)(?=[\s\S]{200})(?![\s\S]*declare\(strict_types ?= ?1\))(?=[\s\S]*^(?:final |abstract )?class )", drop, tests="both")
ph("imports", "built-in classes and functions from the root", r"(?<=[ (!])\\(?=(?:count|in_array|is_array|is_string|sprintf|array_\w+|str_\w+|strlen|trim|implode|explode|is_null|is_int|strpos|substr|json_\w+|preg_\w+|assert)\()", r"(?<=[ (!])(?<!function )(?<!new )(?:count|in_array|is_array|is_string|sprintf|array_\w+|str_\w+|strlen|trim|implode|explode|is_int|strpos|substr|json_\w+|preg_\w+)\(", "")
ph("imports", "functions without the root's slash", r"(?<=[ (!=])(?<!function )(?<!new )(count|in_array|is_array|sprintf|array_\w+|strlen|trim|implode|explode|substr|json_\w+|preg_\w+)\(", r"(?<=[ (!])\\(?:count|in_array|is_array|sprintf|array_\w+|strlen|trim|implode|explode|substr|json_\w+|preg_\w+)\(", r"\\\1(", tests="both")
ph("imports", "one use a line", r"^use ([A-Z]\w*(?:\\\w+)*)\\(\w+);\nuse \1\\(\w+);$", r"^use [\w\\]+\\\{", r"use \1\\{\2, \3};", tests="both")
ph("errors", "errors of a kind, not Exception", r"\bthrow new ((?!Exception\b|RuntimeException\b)[A-Z]\w*(?:Exception|Error))\((?=[\"'][^\n]*[\"']\);|sprintf)", r"\bthrow new \\?(?:Runtime)?Exception\(", G(1, r"\\Exception"))
ph("errors", "causes given to what is thrown", r"\bcatch \([\w\\| ]+ (\$\w+)\) \{\n(?:(?![ \t]*\})[^\n]*\n){0,3}?[ \t]*throw new [\w\\]+\((?=[^;]*, (?:previous: )?\1\);)", r"\bcatch \([\w\\| ]+ (\$\w+)\) \{\n(?:(?![ \t]*\})[^\n]*\n){0,3}?[ \t]*throw new [\w\\]+\((?![^;]*(?:, |: )\1\b(?!->))[^;]*;",
   lambda m, t, l: (lambda k: put(t, m.end() + k.start(), m.end() + k.end(), ");") if k else None)(re.search(r", (?:0, |\$\w+->getCode\(\), |previous: )?" + re.escape(m.group(1)) + r"\);", t[m.end():m.end() + 400])))
ph("errors", "what is caught is named, not Throwable", r"\bcatch \(\\?((?!Exception\b|Throwable\b)[A-Z][\w\\]*(?:Exception|Error)) \$\w+\)", r"\bcatch \(\\?(?:Exception|Throwable) \$\w+\)", lambda m, t, l: put(t, m.start(1) - (t[m.start(1) - 1] == "\\"), m.end(1), "\\Exception"))
ph("errors", "returned early, no else", r"^([ \t]+)if \(([^\n{}]*)\) \{\n([ \t]+return[^\n]*;)\n\1\}\n\n?\1(return [^\n;]*;)$", r"^([ \t]+)if \([^\n]*\) \{\n[ \t]+return[^\n]*;\n\1\} else \{", r"\1if (\2) {\n\3\n\1} else {\n\1    \4\n\1}")
ph("logging", "the logger, not error_log", r"(?:\$this->(?:\w+->)?logger->|\bLog::|\$logger->|\$this->log->)(?:debug|info|notice|warning|error|critical)\(", r"\b(?:error_log|var_dump|print_r|dump|dd)\(", lambda m, t, l: (lambda a: put(t, m.start(), close(t, m.end() - 1, l) + 1, f"error_log({t[a[0][0]:a[0][1]]})") if a else None)(args(t, m.end() - 1, l)))
ph("logging", "log messages with a context", r"(?:\$this->(?:\w+->)?logger->|\bLog::|\$logger->)(?:debug|info|notice|warning|error|critical)\([^;\n\[]*(, \[[^\[\];]*\])\);", r"(?:\$this->(?:\w+->)?logger->|\bLog::|\$logger->)(?:debug|info|notice|warning|error|critical)\([\"'][^;\n\[]*\);", G(1, ""))
ph("api", "answers of the framework's JSON", r"\breturn (response\(\)->json|\$this->json|new JsonResponse)\(", r"\becho json_encode\(|new Response\(json_encode\(", lambda m, t, l: (lambda a, j: put(t, m.start(1), j + 1, f"new Response(json_encode({t[a[0][0]:a[0][1]]}))") if a and j and len(a) == 1 and "response()" not in m.group(1) else (put(t, m.start(1), j + 1, f"response(json_encode({t[a[0][0]:a[0][1]]}))") if a and j and len(a) == 1 else None))(args(t, m.end() - 1, l), close(t, m.end() - 1, l)))
ph("api", "actions that say what they return", r"^[ \t]+public function \w+\([^{};]*\)(: (?:\w*Response|\w*Resource|View|\w*Collection))(?=\s*\{)", r"^[ \t]+public function (?:index|show|store|update|destroy|create|edit|delete|get\w*Action|__invoke)\([^{};]*\)(?=\s*\{)", G(1, ""))
ph("api", "requests validated by their class", r"^[ \t]+public function \w+\((?:[^()]*?)\b((?!Illuminate)\w+Request)(?= \$request)", r"\$request->validate\(", lambda m, t, l: put(t, m.start(1), m.end(1), "\\Illuminate\\Http\\Request"))
ph("auth", "actions authorized first", r"^[ \t]+(?:\$this->authorize\w*\(|\$this->denyAccessUnlessGranted\(|Gate::authorize\(|\$this->userHasPermission\(|\$this->checkPermission\(|\$this->userIsAuthenticated\(|\$this->securityChecker->checkPermission\()[^;]*;\n\n?", r"^[ \t]+public function (?:store|update|destroy|create|edit|delete|list|save)\([^{};]*\)(?:: [\w\\]+)?\s*\{\n(?![ \t]+(?:\$this->(?:authorize|denyAccess|userHas|userIs|checkPerm|securityChecker)|Gate::))", drop_lines)
ph("auth", "tokens checked", r"^[ \t]+if \(!(?:Token::getInstance\([^\n]*\)->verifyToken|\$this->verifySessionCsrfToken|\$this->isCsrfTokenValid|\$this->checkCSRF\w*)\([^\n]*\)\) \{\n[^}]*\}\n+", NEVER, drop_lines)
ph("auth", "routes behind their permission", r"^([ \t]*#\[(?:IsGranted|Security|Middleware|Authorize)\([^\n]*\)\]\n)(?=(?:[ \t]*#\[[^\n]*\n)*[ \t]*public function)", r"^[ \t]*#\[Route\((?:[^\n]*)\)\]\n(?:(?![ \t]*#\[IsGranted)[ \t]*#\[[^\n]*\n)*[ \t]*public function", drop_lines)
ph("data-access", "values bound to the statement", r"->(?:setParameter|bindValue|bindParam)\(", r"->(?:query|exec|prepare|executeQuery|executeStatement|andWhere|where|whereRaw)\(\s*[\"'][^\"'\n]*(?:[\"'] \. \$|\{\$|= ?'?\$)", lambda m, t, l: _php_bind(m, t, l))
ph("data-access", "conditions by the query builder", r"(?:->|::)(where)\('(\w+)', (\$\w+)\)", r"(?:->|::)whereRaw\(|DB::raw\(|DB::select\(", lambda m, t, l: put(t, m.start(1), m.end(), f'whereRaw("{m.group(2)} = \'{m.group(3)}\'")'))
ph("data-access", "queries begun by query()", r"\b[A-Z]\w+::(query\(\)->)(?=(?:where|find|first|orderBy|with|latest|create|findOrFail)\w*\()", r"\b(?!DB|Route|Log|Cache|Storage|Arr|Str|Carbon|Schema|File|Event|Http|Cookie|Collection|Config|Auth|Hash|Mail|Queue|Bus)[A-Z]\w+::(?:where|find|first|orderBy|with|latest|findOrFail)\w*\(", G(1, ""))
ph("data-access", "missing rows answered by findOrFail", r"(?:->|::)(findOrFail)\(", r"(?:->|::)find\(", G(1, "find"))
ph("config", "settings by config, not env", r"(?<![\w>:])config\('([\w.]+)'(?:, [^()\n]+)?\)", r"(?<![\w>:])(?:env\(|getenv\()|\$_ENV\[", lambda m, t, l: put(t, m.start(), m.end(), f"env('{m.group(1).replace('.', '_').upper()}')"))
ph("config", "settings of the configuration object", r"\$(?:this->)?(?:configuration|config|faqConfig|faqConfiguration|settings)->get\((?:item: )?['\"]([\w.]+)['\"]\)", r"\bgetenv\(|\$_ENV\[|\$_SERVER\[", lambda m, t, l: put(t, m.start(), m.end(), f"getenv('{m.group(1).replace('.', '_').upper()}')"))
ph("testing", "values compared by assertSame", r"(?:\$this->|self::|static::)(assertSame)\(", r"(?:\$this->|self::|static::)assertEquals\(", G(1, "assertEquals"))
ph("testing", "values compared by assertEquals", r"(?:\$this->|self::|static::)(assertEquals)\((\w[\w']*|'[^'\n]*'), (\$\w+(?:->\w+(?:\(\))?)?)\);", r"(?:\$this->|self::|static::)assertTrue\([^\n]* ==", lambda m, t, l: put(t, m.start(1), m.end() - 1, f"assertTrue({m.group(2)} == {m.group(3)})"))
ph("testing", "asserts by $this", r"^[ \t]+(\$this->)assert[A-Z]\w*\(", r"^[ \t]+(?:self|static)::assert[A-Z]\w*\(", G(1, "self::"))
ph("testing", "asserts by self", r"^[ \t]+((?:self|static)::)assert[A-Z]\w*\(", r"^[ \t]+\$this->assert[A-Z]\w*\(", G(1, "$this->"))
ph("testing", "tests that return void", r"^[ \t]+public function test\w+\([^)]*\)(: void)", r"^[ \t]+public function test\w+\([^)]*\)(?!:)", G(1, ""))
ph("testing", "tests marked by the attribute", r"^([ \t]+)#\[Test\]\n[ \t]+public function (\w+)\(", r"^[ \t]+public function test\w+\(", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)}public function test{m.group(2)[0].upper()}{m.group(2)[1:]}("))
ph("types", "functions with a return type", r"^[ \t]+(?:public|private|protected) (?:static )?function (?!__)\w+\([^{};]*?\)(: (?:static|self|\??[\w\\|]+))(?=\s*(?:\{|;))", r"^[ \t]+(?:public|private|protected) (?:static )?function (?!__)\w+\([^{};]*?\)(?=\s*(?:\{|;))", lambda m, t, l: None if "private" not in m.group(0) and re.search(r"^(?:final |abstract |readonly )*class [^{]*\b(?:implements|extends)\b|^interface ", t, re.M) else put(t, m.start(1), m.end(1), ""))
ph("types", "parameters with their types", r"^[ \t]+(?:public|private|protected) (?:static )?function \w+\(\s*(\??[\w\\|]+ )\$\w+", r"^[ \t]+(?:public|private|protected) (?:static )?function \w+\(\s*\$\w+", _php_untype)
ph("types", "properties with their types", r"^[ \t]+(?:private|protected|public) (?:static )?(\??(?!function|static|const|readonly)[\w\\|]+ )\$\w+", r"^[ \t]+(?:private|protected|public) (?:static )?\$\w+", _php_untype)
ph("types", "properties that are readonly", r"^[ \t]+(?:private|protected|public) (readonly )\??[\w\\|]+ \$\w+[,;)]?", r"^[ \t]+(?:private|protected) (?!readonly|static|function)\??[A-Z][\w\\|]+ \$\w+[,;]?$", G(1, ""))
ph("types", "strict comparison", r"(?<=[\w)\]'] )([!=]==)(?= )", r"(?<=[\w)\]'] )[!=]=(?= )", lambda m, t, l: put(t, m.start(), m.end(), m.group(1)[:2]))
ph("types", "classes that are final", r"^(final )(?:readonly )?class \w+", r"^(?:readonly )?class \w+", G(1, ""))
ph("types", "nullable by ?T", r"(?<=[(,] )\?([A-Za-z]\w*)(?= \$\w)|(?<=\()\?([A-Za-z]\w*)(?= \$\w)", r"\b\w+\|null \$|\bnull\|\w+ \$", lambda m, t, l: put(t, m.start(), m.end(), (m.group(1) or m.group(2)) + "|null"))
ph("security", "text escaped before it is shown", r"\b(?:htmlspecialchars|htmlentities|Strings::htmlentities)\((\$\w+(?:->\w+|\[[^\]]*\])*)(?:, [^()\n]*)?\)", r"\becho \$\w+", r"\1")
ph("security", "in_array strictly", r"\bin_array\([^()\n]*(, true)\)", r"\bin_array\((?:[^()\n]|\([^()\n]*\))*(?<!true)\)", G(1, ""))
ph("security", "input by the request, not the globals", r"\$request->(?:query|request|get|input|attributes)(?:->get)?\(['\"](\w+)['\"]\)", r"\$_(?:GET|POST|REQUEST)\[", r"$_REQUEST['\1']")
ph("performance", "keys asked by isset", r"\bisset\((\$\w+\['\w+'\])\)", r"\barray_key_exists\(", lambda m, t, l: (lambda k: put(t, m.start(), m.end(), f"array_key_exists({k.group(2)}, {k.group(1)})"))(re.match(r"(\$\w+)\[('\w+')\]", m.group(1))))
ph("performance", "static closures", r"(?<=[ (])(static )(?=fn ?\()", r"(?<=[ (])(?<!static )fn ?\((?=[^\n]*\))(?![^\n]*\$this)", G(1, ""))
ph("performance", "arrow functions for one expression", r"(?<=[ (,])fn ?\((\$\w+|[\w\\?|]+ \$\w+)\)(?:: [\w\\?|]+)? => ([^,;()\n]*(?:\([^()\n]*\)[^,;()\n]*)*)(?=[,)])", r"(?<=[ (,])function \([^()\n]*\)(?: use \([^()\n]*\))?(?:: [\w\\?]+)? \{\n?\s*return [^;\n]*;\s*\}", lambda m, t, l: put(t, m.start(), m.end(), f"function ({m.group(1)}) {{ return {m.group(2)}; }}") if set(re.findall(r"\$\w+", m.group(2))) <= set(re.findall(r"\$\w+", m.group(1))) | {"$this"} else None)
ph("components", "text through __", r"(?<=[\s(\[,])__\((['\"][^'\"\n]*['\"])\)", r"=> '[A-Z][a-z]+ [a-z ]+[.!]?'", r"\1")
ph("components", "text through the translator", r"(?:\bTranslation::get\((?:key: )?|\btrans\(|->trans\()(['\"]([\w.-]+)['\"])\)", r"=> '[A-Z][a-z]+ [a-z ]+[.!]?'", lambda m, t, l: put(t, m.start(), m.end(), "'" + snake(re.sub(r"^(?:msg|err|ad_?)", "", re.split(r"[.]", m.group(2))[-1]) or "text").replace("_", " ").replace("-", " ").strip().capitalize() + "'") if t[m.start()] != "-" else None)
ph("styling", "short arrays", r"(?<=[\s(=,])\[(?=['\"\w$\]])", r"\barray\((?!\))", lambda m, t, l: (lambda j: put(put(t, j, j + 1, ")"), m.start(), m.end(), "array(") if j and not re.match(r"\s*=[^=>]", t[j + 1:j + 5]) and t[line_start(t, m.start()):m.start()].strip()[:2] != "#[" and t[j + 1:j + 2] not in ("[",) and "..." not in t[m.start():j] and not re.search(r"(?:as|foreach)[^\n]*$", t[line_start(t, m.start()):m.start()]) else None)(close(t, m.start(), l)), tests="both")
ph("styling", "strings in single quotes", r"(?<=[\s(\[,.])'([^'\"\\\n${}]*)'(?=[\s)\],;.])", r"(?<=[\s(\[,.])\"[^'\"\\\n${}]*\"(?=[\s)\],;.])", r'"\1"', at="string", tests="both")
ph("styling", "elseif in one word", r"\} elseif \(", r"\} else if \(", "} else if (", tests="both")
ph("styling", "built text by sprintf or in the string", r"\"([^\"\n{}$\\]*)\{(\$\w+(?:->\w+)?)\}([^\"\n{}$\\]*)\"(?=[),;\]])", r"' \. \$\w+", lambda m, t, l: put(t, m.start(), m.end(), (f"'{m.group(1)}' . " if m.group(1) else "") + m.group(2) + (f" . '{m.group(3)}'" if m.group(3) else "")) if "'" not in m.group(0) else None, at="string")
ph("styling", "Yoda conditions for null", r"\b(null) ([!=]==) (\$\w+(?:->\w+)*)(?=[\s)])", r"\$\w+(?:->\w+(?:\(\))?)* [!=]== null\b", r"\3 \2 \1")
ph("documentation", "methods with a comment", r"^[ \t]+\*/\n(?=(?:[ \t]+#\[[^\n]*\n)*[ \t]+public (?:static )?function )", r"^(?![ \t]*(?:\*/|#\[|/\*\*))[^\n]*\n(?:[ \t]+#\[[^\n]*\n)*[ \t]+public (?:static )?function ", _php_undoc, at="comment")
ph("documentation", "classes with a comment", r"^ \*/\n(?=(?:#\[[^\n]*\n)*(?:final |abstract |readonly )*(?:class|interface|trait|enum) )", r"^(?!(?: \*/|#\[|/\*\*))[^\n]*\n(?:#\[[^\n]*\n)*(?:final |abstract |readonly )*(?:class|interface|trait|enum) ", _php_undoc, at="comment")
ph("documentation", "what is thrown said in the comment", r"^[ \t]+\* @throws [^\n]*\n(?=[ \t]+\*/\n)", NEVER, drop_lines, at="comment")
ph("documentation", "a licence at the head of each file", r"\A<\?php\s*(?:declare\([^\n]*\n\s*)?(/\*[^/]*?(?:[Cc]opyright|[Ll]icen[sc]e)[\s\S]*?\*/\n+)", r"\A<\?php(?=[\s\S]{200})(?!\s*(?:declare\([^\n]*\n\s*)?/\*[^/]*?(?:[Cc]opyright|[Ll]icen[sc]e))", G(1, ""), at="any", tests="both")


def _php_scope(text, pos, lang):
    """(start, end) of the function around pos, its parameters included."""
    best = None
    for m in re.finditer(r"\bfunction\b[^({;]*\(", text[:pos]):
        cl = close(text, m.end() - 1, lang)
        br = text.find("{", cl) if cl else -1
        if br < 0 or ";" in text[cl:br]:
            continue
        e = close(text, br, lang)
        if e and br < pos < e:
            best = (m.end() - 1, e)
            if not re.search(r"function\s*\($", m.group(0)):
                outer = best
    return best


def _php_var(to):
    def change(m, text, lang):
        span = _php_scope(text, m.start(1), lang)
        name = m.group(1)
        new = to(name)
        if not span or new == name:
            return None
        a, b = span
        part = text[a:b]
        if re.search(r"\$" + new + r"\b|compact\(|\buse \(|\$\$|extract\(|\b(?:static|global) \$" + name, part) or re.search(r"(?<![:$\w])\$" + name + r"\b", text[a:(close(text, a, lang) or a)]):
            return None
        hits = list(re.finditer(r"(?<![:$\w])\$" + name + r"\b", part))
        if not 2 <= len(hits) <= 7:
            return None
        return text[:a] + re.sub(r"(?<![:$\w])\$" + name + r"\b", "$" + new, part) + text[b:]
    return change


def _php_method(to):
    def change(m, text, lang):
        name = m.group(1)
        new = to(name)
        hits = words(text, name)
        if new == name or words(text, new) or not 2 <= len(hits) <= 5 or any(mask(text, lang)[h.start()] for h in hits):
            return None
        if any(text[h.start() - 2:h.start()] not in ("->", "::") for h in hits if not m.start() <= h.start() <= m.end()):
            return None
        return re.sub(r"(?<![\w$])" + name + r"(?!\w)", new, text)
    return change


def _php_bind(m, text, lang):
    """A bound value put into the statement's text instead, where both stand together."""
    i = m.end() - 1
    a, j = args(text, i, lang), close(text, i, lang)
    if not a or len(a) != 2 or j is None:
        return None
    key, val = (text[s:e] for s, e in a)
    key = key.strip("'\":")
    if not re.fullmatch(r"\$\w+", val) or not key or not re.fullmatch(r"\w+", key):
        return None
    back = text[max(0, m.start() - 500):m.start()]
    hits = list(re.finditer(r"(['\"])((?:(?!\1)[^\n])*):" + key + r"\b((?:(?!\1)[^\n])*)\1", back))
    if len(hits) != 1 or "{" in hits[0].group(0) or back[hits[0].end():].count(";") > 0:
        return None
    h = hits[0]
    off = max(0, m.start() - 500)
    new = h.group(1) + h.group(2) + h.group(1) + f" . {val}" + (f" . {h.group(1)}{h.group(3)}{h.group(1)}" if h.group(3) else "")
    s = m.start() - 0
    pre = text[:s].rstrip()
    out = pre + text[j + 1:]
    return put(out, off + h.start(), off + h.end(), new)


# ================================================================ C and C++

_CCP = ("c", "cpp")


def _c_rename_static(to):
    def change(m, text, lang):
        name = m.group(1)
        new = to(name)
        hits = words(text, name)
        if new == name or words(text, new) or not 2 <= len(hits) <= 6 or any(mask(text, lang)[h.start()] == 2 for h in hits):
            return None
        if re.search(r"^\s*#define [^\n]*\b" + name + r"\b", text, re.M):
            return None
        mk = mask(text, lang)
        for h in reversed(hits):
            if not mk[h.start()] and text[h.start() - 1] not in ".>":
                text = put(text, h.start(), h.end(), new)
        return text
    return change


def _c_local(to):
    def change(m, text, lang):
        name = m.group(1)
        if re.search(r"^\s*#define [^\n]*\b" + name + r"\b", text, re.M):
            return None
        return rename(to)(m, text, lang)
    return change


def _c_printf(stream):
    def change(m, text, lang):
        i = m.end() - 1
        a, j = args(text, i, lang), close(text, i, lang)
        if not a or j is None or text[j + 1:j + 2] != ";":
            return None
        k = next((k for k, (s, e) in enumerate(a) if text[s] == '"'), None)
        if k is None or k > 1 or not re.fullmatch(r'"[^"\n]*"', text[a[k][0]:a[k][1]]):
            return None
        body = text[a[k][0]:a[-1][1]]
        if lang == "cpp" and "{}" in body:
            vals = [text[s:e] for s, e in a[k + 1:]]
            if body.count("{}") != len(vals):
                return None
            lit = text[a[k][0]:a[k][1]]
            out = lit
            for v in vals:
                out = out.replace("{}", f'" << {v} << "', 1)
            return put(text, m.start(), j + 1, "std::cout << " + re.sub(r' << ""', "", out) + " << std::endl")
        lit = text[a[k][0]:a[k][1]]
        nl = lit if lit.endswith('\\n"') else lit[:-1] + '\\n"'
        return put(text, m.start(), j + 1, stream + nl + body[len(lit):] + ")")
    return change


def _c_sprintf(m, text, lang):
    i = m.end() - 1
    a = args(text, i, lang)
    if not a or len(a) < 3 or re.search(r"[=!<>]\s*$|return\s*$", text[line_start(text, m.start()):m.start()]):
        return None
    return put(text, m.start(1), a[2][0], f"sprintf({text[a[0][0]:a[0][1]]}, ")


def _c_nullcheck_drop(m, text, lang):
    """The check after an allocation left out."""
    i = m.end() - 1
    e = close(text, i, lang) if text[i] == "{" else None
    end = e if e else line_end(text, text.find(";", m.end()))
    if e and re.match(r"\s*else", text[e + 1:]):
        return None
    a = line_end(text, m.end("alloc"))
    return text[:a] + text[line_end(text, end):]


def _c_undoc(m, text, lang):
    a = text.rfind("/*", 0, m.end())
    if a < 0 or text[line_start(text, a):a].strip() or text.find("*/", a) + 2 < m.start() or not text[:a].strip():
        return None
    if re.search(r"[Cc]opyright|SPDX|[Ll]icen", text[a:m.end()]):
        return None
    return text[:line_start(text, a)] + text[line_end(text, text.find("*/", a)) + 1:]


def _c_undoc_lines(m, text, lang):
    return text[:m.start()] + text[m.end("doc"):]


_CTYPE = r"(?:const )?(?:unsigned |struct )?(?:int|char|long|size_t|ssize_t|bool|double|float|u?int\d+_t|\w+_t|struct \w+|[A-Z]\w*)"
cc = functools.partial(add, _CCP)
cc("naming", "local names in snake_case", r"^[ \t]+(?:const )?(?:auto|unsigned|struct \w+|[a-z_]\w*(?:::\w+)*)(?:<[^;=\n]*>)?[ *&]+([a-z]+(?:_[a-z0-9]+)+) = ", r"^[ \t]+(?:const )?(?:auto|unsigned|struct \w+|[a-zA-Z_]\w*(?:::\w+)*)(?:<[^;=\n]*>)?[ *&]+([a-z]+[A-Z]\w*) = ", lambda m, t, l: _c_local(camel)(m, t, l) if not re.match(r"\s*(?:return|else)\b", m.group(0)) else None)
cc("naming", "local names in camelCase", r"^[ \t]+(?:const )?(?:auto|unsigned|struct \w+|[a-zA-Z_]\w*(?:::\w+)*)(?:<[^;=\n]*>)?[ *&]+([a-z]+[A-Z]\w*) = ", r"^[ \t]+(?:const )?(?:auto|unsigned|struct \w+|[a-zA-Z_]\w*(?:::\w+)*)(?:<[^;=\n]*>)?[ *&]+([a-z]+(?:_[a-z0-9]+)+) = ", lambda m, t, l: _c_local(snake)(m, t, l) if not re.match(r"\s*(?:return|else)\b", m.group(0)) else None)
cc("naming", "static functions in snake_case", r"^static (?:inline )?(?:const )?(?:[\w:<>]+[ \n*&]+){1,5}?([a-z]+(?:_[a-z0-9]+)+) ?\(", r"^static (?:inline )?(?:const )?(?:[\w:<>]+[ \n*&]+){1,5}?[a-z]+[A-Z]\w* ?\(", _c_rename_static(camel))
cc("naming", "static functions in camelCase", r"^static (?:inline )?(?:const )?(?:[\w:<>]+[ \n*&]+){1,5}?([a-z]+[A-Z]\w*) ?\(", r"^static (?:inline )?(?:const )?(?:[\w:<>]+[ \n*&]+){1,5}?[a-z]+_\w+ ?\(", _c_rename_static(snake))
cc("naming", "macros in capitals", r"^#[ \t]*define ([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[ \t]+(?=[\"\d(-])", r"^#[ \t]*define [a-z]\w*[ \t]+(?=[\"\d(-])", lambda m, t, l: re.sub(r"(?<!\w)" + m.group(1) + r"(?!\w)", m.group(1).lower(), t) if 2 <= len(words(t, m.group(1))) <= 7 and not words(t, m.group(1).lower()) and not re.search(r"^#\s*(?:ifn?def|elif|if|undef)[^\n]*\b" + m.group(1), t, re.M) else None, at="any")
cc("imports", "own headers in quotes", r"^#include \"([\w./-]+)\"", r"^#include <[\w/-]+/[\w./-]+\.h(?:pp)?>", lambda m, t, l: put(t, m.start(), m.end(), f"#include <{m.group(1)}>") if t[:m.start()].count("#include <") or t[m.end():].count("#include <") else None, at="any", tests="both")
cc("imports", "headers guarded by pragma once", r"^#pragma once\n", r"\A(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*#ifndef (\w+)\s*\n#define \1\b", lambda m, t, l: put(t, m.start(), m.end(), "#ifndef HEADER_H_\n#define HEADER_H_\n") + "\n#endif\n", tests="both")
cc("imports", "headers guarded by macros", r"\A(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*(#ifndef (\w+)\s*\n#define \2[ \t]*(?:1)?\n)", r"^#pragma once\n", lambda m, t, l: (lambda k: put(put(t, k, len(t), "\n"), m.start(1), m.end(1), "#pragma once\n") if k > 0 else None)(t.rstrip().rfind("#endif")), at="any", tests="both")
cc("imports", "headers of the system by name in angle brackets", r"^#include <((?:std|string|err|unistd|sys/|assert|ctype|limits|time|fcntl|signal|math)[\w/]*\.h)>", r"^#include \"(?:stdio|stdlib|string|errno|unistd|assert|stdint|stdbool)\.h\"", r'#include "\1"', at="any", tests="both")
cc("errors", "allocations that are checked", r"^(?P<alloc>[ \t]+(?:[\w* ]+ )?\*?(?P<v>[\w>.-]+) = (?:\([\w *]+\) ?)?(?:malloc|calloc|realloc|strdup|fopen|xcalloc|opendir)\([^\n]*\);)\n+[ \t]+if ?\((?:!(?P=v)|(?P=v) == (?:NULL|nullptr)|NULL == (?P=v))\)(?:\s*\{)?", r"^[ \t]+(?:[\w* ]+ )?\*?(?P<v>[\w>.-]+) = (?:\([\w *]+\) ?)?(?:malloc|calloc|realloc|strdup|fopen)\([^\n]*\);\n(?!\n*[ \t]+(?:if|assert|while) ?\()", _c_nullcheck_drop)
cc("errors", "allocations by the checked allocators", r"\b(?:g_new0?|x|util_|mem_|r|safe_|zmalloc_?|g_|vim_|cfish_|u_)?(?<!\w)(xmalloc|xcalloc|xstrdup|xrealloc|g_malloc|g_strdup|safe_malloc|zmalloc|safe_calloc)\(", r"(?<![\w.>])(?:malloc|calloc|strdup|realloc)\(", lambda m, t, l: put(t, m.start(1), m.end(1), re.sub(r"^(?:x|g_|safe_|z)", "", m.group(1))))
cc("errors", "null pointers asked by == NULL", r"(?<=[(&|] )?\b(?:if|while) ?\((\w[\w>.-]*) == NULL\)", r"\b(?:if|while) ?\(!\w[\w>.-]*\)", lambda m, t, l: put(t, m.start(), m.end(), m.group(0).replace(f"{m.group(1)} == NULL", "!" + m.group(1))))
cc("errors", "null pointers asked by !", r"\bif \(!(\w+)\) (?=\{|return)", r"\bif \(\w+ == (?:NULL|nullptr)\)", lambda m, t, l: put(t, m.start(1) - 1, m.end(1), m.group(1) + (" == NULL" if l == "c" else " == nullptr")) if re.search(r"\*\s*(?:const )?" + m.group(1) + r"\b", t[max(0, m.start() - 1500):m.start()]) else None)
cc("logging", "the log, not printf", r"(?<![\w.>])((?:\w+::)?(?:log_\w+|wlr_log|LOG_\w+|LOG|log|\w*_log|logger\w*|report_error|log_message|warn|info|debug|error|util::(?:debug|warning|fatal)|nhlog::\w+\(\)->\w+|spdlog::\w+))\((?=(?:[\w:]+, )?\")", r"^[ \t]+(?:f?printf\((?:stderr, |stdout, )?\"|std::c(?:out|err) <<)", lambda m, t, l: _c_printf('printf(' if l == "c" else 'fprintf(stderr, ')(re.compile(re.escape(m.group(0)) + r"\(").match(t, m.start()) or re.compile(re.escape(m.group(0))).match(t, m.start()), t, l), tests=False)
cc("api", "functions of one file that are static", r"^(static )(?!const|inline|struct \w+ \w+ ?[=;\[{])(?:\w+[ *]+){1,5}\w+\([^;{}]*\)\s*\{", r"^(?!static|else|return|extern|typedef|#|inline)(?:\w+[ *]+){1,5}\w+\([^;{}]*\)\n\{", lambda m, t, l: put(t, m.start(1), m.end(1), ""))
cc("api", "parameters that are const", r"\((const )(?=char ?\*|struct \w+ ?\*|std::string ?&)", r"\((?:char ?\*|std::string ?&)\w+[,)]", lambda m, t, l: put(t, m.start(1), m.end(1), "") if re.search(r"\)\s*(?:const )?\{", t[m.end():m.end() + 300]) and t[line_start(t, m.start())] not in " \t#" and not re.search(r";", t[m.end():m.end() + (re.search(r"\)\s*(?:const )?\{", t[m.end():m.end() + 300]).start())]) else None)
cc("security", "text printed with its bound", r"\b(snprintf|std::snprintf)\(", r"(?<![\w])v?sprintf\(", _c_sprintf)
cc("security", "text copied with its bound", r"\b(strlcpy|strncpy|g_strlcpy)\((\w[\w>.\[\]-]*), (\w[\w>.\[\]-]*), [^;\n]*\);", r"(?<![\w])strcpy\(", r"strcpy(\2, \3);")
cc("types", "sizes by sizeof of what is pointed to", r"\b(?:malloc|calloc|xmalloc|xcalloc|zmalloc)\((?:1, |\d+, )?sizeof\(?\*(\w+)\)?\)", r"\b(?:malloc|calloc|xmalloc|xcalloc)\((?:1, )?sizeof\((?:struct )?\w+(?:_t)?\)\)", lambda m, t, l: (lambda k: put(t, m.start(), m.end(), re.sub(r"sizeof\(?\*\w+\)?", f"sizeof({k.group(1)})", m.group(0))) if k else None)(re.search(r"(struct \w+|\w+_t|[A-Z]\w+) ?\*\s*" + m.group(1) + r"\b", t[max(0, m.start() - 800):m.start()])))
cc("types", "numbers of a fixed width", r"(?<=[\s(,])(uint32_t|uint8_t|uint64_t|int64_t)(?= \w+(?: =|;|,|\)))", r"(?<=[\s(,])unsigned (?:int|char|long)(?= \w+(?: =|;|,|\)))", lambda m, t, l: put(t, m.start(), m.end(), {"uint32_t": "unsigned int", "uint8_t": "unsigned char", "uint64_t": "unsigned long long", "int64_t": "long long"}[m.group(1)]))
cc("types", "truth by bool", r"^[ \t]+(bool)(?= \w+ = (?:true|false);)", r"^[ \t]+int (?:is_|has_|found|done|ok|ret_ok|\w*_found)\w* = [01];", lambda m, t, l: put(t, m.start(1), line_end(t, m.start()), "int" + t[m.end():line_end(t, m.start())].replace("= true;", "= 1;").replace("= false;", "= 0;")))
cc("config", "limits by their names", r"\[([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PATH_MAX|NAME_MAX|BUFSIZ)(?: \+ 1)?\](?=;| =)", r"\bchar \w+\[\d{2,}\]", lambda m, t, l: put(t, m.start(1), m.end(1), "4096" if "PATH" in m.group(1) else "256") if re.search(r"\bchar [\w, ]*$", t[line_start(t, m.start()):m.start()]) else None)
cc("performance", "lengths by ARRAY_LEN or size", r"\b(?:ARRAY_LEN|ARRAY_SIZE|G_N_ELEMENTS|NELEMS|arraysize|countof)\((\w+)\)", r"sizeof\((\w+)\) ?/ ?sizeof\(\1\[0\]\)", r"(sizeof(\1) / sizeof(\1[0]))")
cc("styling", "braces on the line of the condition", r"^[ \t]+(?:\} else )?(?:if|for|while|switch) ?\([^\n{}]*\)( \{)$", r"^[ \t]+(?:if|for|while|switch) ?\([^\n{};]*\)\n[ \t]*\{$", lambda m, t, l: put(t, m.start(1), m.end(1), "\n" + indent_at(t, m.start()) + "{") if "else" not in m.group(0) and not m.group(0).count("//") else None)
cc("styling", "braces on their own line", r"^([ \t]+)(?:if|for|while|switch) ?\([^\n{};]*\)(\n[ \t]*\{)$", r"^[ \t]+(?:if|for|while|switch) ?\([^\n{}]*\) ?\{$", lambda m, t, l: put(t, m.start(2), m.end(2), " {") if "//" not in m.group(0) else None)
cc("styling", "a space after if", r"^[ \t]+(?:if|for|while|switch)( )\(", r"^[ \t]+(?:if|for|while|switch)\(", G(1, ""))
cc("styling", "no space after if", r"^[ \t]+(?:if|for|while|switch)()\(", r"^[ \t]+(?:if|for|while|switch) \(", G(1, " "))
cc("styling", "braces around one statement", r"^([ \t]+(?:if|for|while) ?\([^\n{}]*\)) ?\{(\n[ \t]+[^\n{}]*;)\n[ \t]+\}(?!\s*else)$", r"^[ \t]+(?:if|for|while) ?\([^\n{}]*\)\n[ \t]+[^\n{} ][^\n{}]*;$", lambda m, t, l: put(t, m.start(), m.end(), m.group(1) + m.group(2)))
cc("styling", "the star by the name", r"\b(?:char|int|void|FILE|struct \w+|\w+_t)( \*)(?=\w+(?: =|;|,|\)))", r"\b(?:char|int|void|FILE|struct \w+|\w+_t)\* \w+(?: =|;|,|\))", G(1, "* "))
cc("styling", "the star by the type", r"\b(?:char|int|void|FILE|[A-Z]\w+)(\* )(?=\w+(?: =|;|,|\)))", r"\b(?:char|int|void|FILE|[A-Z]\w+) \*\w+(?: =|;|,|\))", G(1, " *"))
cc("documentation", "functions with a comment", r"\*/\n(?=(?:static )?(?:inline )?(?:const )?(?:\w+[ *\n]+){1,5}\w+ ?\([^;{}]*\)\s*\{)", r"^(?:\}|#[^\n]*|)\n(?:\n)?(?=(?:static )?(?:inline )?(?:const )?(?!typedef|extern|return|else)(?:\w+[ *\n]+){1,5}\w+ ?\([^;{}()]*\)\s*\{)", _c_undoc, at="comment")
cc("documentation", "a licence at the head of each file", r"\A\s*/\*[^/]*?(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[\s\S]*?\*/\n+|\A(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)[^\n]*\n(?://[^\n]*\n)*\n*", r"\A(?=[\s\S]{200})(?!\s*/\*[\s\S]{0,3000}?(?:[Cc]opyright|SPDX|[Ll]icen[sc]e)|(?://[^\n]*\n)*//[^\n]*(?:[Cc]opyright|SPDX|[Ll]icen[sc]e))", drop, at="any", tests="both")
cc("testing", "values compared by the test's equality", r"\b(?:ASSERT|EXPECT)_EQ\((\w[\w.()>-]*), (\w[\w.()\">-]*)\);", r"\b(?:ASSERT|EXPECT)_TRUE\([^\n]* == [^\n]*\);", lambda m, t, l: put(t, m.start(), m.end(), m.group(0).split("_")[0] + f"_TRUE({m.group(1)} == {m.group(2)});"))
cc("testing", "numbers compared by assert_int_equal", r"\bassert_(?:int_equal|uint_equal)\(([\w-]+), (\w[^;\n]*)\);", r"\bassert_true\([^\n]* == [^\n]*\);", r"assert_true(\2 == \1);")
c_ = functools.partial(add, ("c",))
c_("errors", "failures cleaned up at one label", r"^[ \t]+(goto (?:err\w*|error\w*|out\w*|fail\w*|cleanup|done|end));$", NEVER, lambda m, t, l: put(t, m.start(1), m.end(1), (lambda k: "return " + {"void": "", "int": "-1", "bool": "false"}.get(k, "NULL"))((re.findall(r"^(?:static )?(?:inline )?(?:const )?(\w+)\b[^;{}=]*\([^;{}]*\)\s*\{", t[:m.start()], re.M) or ["int"])[-1]).strip()))
c_("components", "text through gettext", r"(?<![\w])(_\((\"[^\"\n]*\")\))", r"(?:status_\w+|report|error|warning|die|usage)\(\"[A-Z]", lambda m, t, l: put(t, m.start(1), m.end(1), m.group(2)))
c_("naming", "types that end with _t", r"^\} (\w+_t);$", r"^\} (?!\w+_t;)[A-Za-z]\w*;$", lambda m, t, l: _c_rename_static(lambda s: pascal(s[:-2]))(m, t, l) if not re.search(r"^#pragma once|^#ifndef _*[A-Z]\w*_H", t, re.M) else None)
cp = functools.partial(add, ("cpp",))
cp("naming", "members that end with an underscore", r"^  (?:  )?(?:const )?[\w:<>, *&]+ (\w+_)(?: = [^;\n]+|\{[^}\n]*\})?;$", r"^  (?:  )?(?:mutable |const )?(?!return|using|typedef|friend|static|delete|public|throw)[\w:<>, ]+[ *&]+[a-z]\w*[a-z0-9](?: = [^;\n]+)?;$", lambda m, t, l: _c_rename_static(lambda s: "m_" + s[:-1])(m, t, l) if re.search(r"^(?:private|protected):|^ +private:", t, re.M) else None)
cp("naming", "members that begin with m_", r"^[ \t]+(?:const )?[\w:<>, *&]+[ *&](m_\w+)(?: = [^;\n]+|\{[^}\n]*\})?;$", NEVER, lambda m, t, l: _c_rename_static(lambda s: s[2:] + "_")(m, t, l))
cp("errors", "what is caught is held by const reference", r"\bcatch ?\((const )[\w:]+ ?& ?\w*\)", r"\bcatch ?\((?!const|\.\.\.)[\w:]+ ?&? ?\w*\)", G(1, ""))
cp("errors", "errors of a kind, not runtime_error", r"\bthrow ((?!std::)[A-Z]\w*(?:::\w+)*)(?=\((?:\"|std::string|fmt))", r"\bthrow std::(?:runtime_error|logic_error|exception)\(", G(1, "std::runtime_error"))
cp("errors", "null pointers by nullptr", r"\bnullptr\b", r"(?<![\w\"])NULL\b", "NULL", tests="both")
cp("api", "overrides said to be so", r"^[ \t]+[^\n;{}=]*\)[\w ]*( override)(?=;| \{| =|\n)", r"^[ \t]+virtual [^\n;{}=]*\)(?: const)?(?= \{|;)", G(1, ""))
cp("api", "constructors that are explicit", r"^[ \t]+(explicit )\w+\(", r"^[ \t]+(?!explicit|return|if|while|for|switch|delete|throw)([A-Z]\w+)\((?:const )?[\w:<>]+ ?[*&]* ?\w+(?: = [^,()\n]+)?\)(?:;|\s*:|\s*\{)(?=[\s\S]*~?)", G(1, ""))
cp("api", "results that must be used", r"(\[\[nodiscard\]\] )", r"^[ \t]+(?!\[\[)(?:bool|int|size_t|std::string|auto|QString) (?:is|has|get|size|empty)\w*\([^\n]*\) const", "")
cp("api", "accessors that are const", r"^[ \t]+(?:\[\[nodiscard\]\] )?[\w:<>&* ]+ (?:get|is|has|size|empty)\w*\(\)( const)(?:;| \{| noexcept)", r"^[ \t]+(?:\[\[nodiscard\]\] )?(?!return|static|else)[\w:<>&*]+[ &*]+(?:get|is|has|size|empty)[A-Z_]\w*\(\)(?:;| \{)", lambda m, t, l: put(t, m.start(1), m.end(1), "") if "override" not in t[m.end():line_end(t, m.end())] else None)
cp("types", "casts by static_cast", r"\bstatic_cast<([\w: *]+)>\(", r"(?<=[=(,] )\((?:int|unsigned|size_t|float|double|char|u?int\d+_t)\) ?\w", lambda m, t, l: put(t, m.start(), m.end(), f"({m.group(1)})("))
cp("types", "aliases by using", r"^([ \t]*)using (\w+) = ((?:[\w: *]|<[\w:, *]*>)+);", r"^[ \t]*typedef ", r"\1typedef \3 \2;", tests="both")
cp("types", "enums that are scoped", r"\benum (class )\w+", r"\benum (?!class|struct)\w+ ?\{", G(1, ""))
cp("types", "auto for local names", r"^[ \t]+(?:const )?(auto) \w+ = static_cast<(\w+)>\(|^[ \t]+(?:const )?(auto) \w+ = (?:std::make_(?:unique|shared))<(\w+)>\(", r"^[ \t]+(?:const )?std::(?:unique_ptr|shared_ptr)<\w+> \w+ = ", lambda m, t, l: put(t, m.start(1), m.end(1), m.group(2)) if m.group(1) else put(t, m.start(3), m.end(3), f"std::{'unique' if 'unique' in m.group(0) else 'shared'}_ptr<{m.group(4)}>"))
cp("performance", "text taken by const reference", r"(?<=[(,] )const std::string ?& ?(?=\w+[,)=])|(?<=\()const std::string ?& ?(?=\w+[,)=])", r"(?<=[(, ])(?<!const )std::string \w+[,)]", lambda m, t, l: put(t, m.start(), m.end(), "std::string ") if re.search(r"\)\s*\{", t[m.end():m.end() + 200]) and not re.search(r"::\w+\([^)]*$|;", t[line_start(t, m.start()):m.start()]) else None)
cp("performance", "text taken by const QString reference", r"(?<=[(,] )const QString ?& ?(?=\w+[,)=])|(?<=\()const QString ?& ?(?=\w+[,)=])", r"(?<=[(, ])(?<!const )QString \w+[,)]", lambda m, t, l: put(t, m.start(), m.end(), "QString ") if not re.search(r"::\w+\([^)]*$|;|override|signals|virtual", t[line_start(t, m.start()):line_end(t, m.end())]) else None)
cp("performance", "elements walked by reference", r"\bfor \((const auto ?& ?)(?=[\w\[])", r"\bfor \((?:const )?auto (?=\w+ ?:)", G(1, "auto "))
cp("performance", "elements built by emplace_back", r"\.(emplace_back)\((?=[\w.]+\))", r"\.push_back\(", G(1, "push_back"))
cp("performance", "owned by smart pointers", r"\bstd::make_unique<([\w:]+)>\(", r"(?<=[=(] )new [A-Z]\w+", lambda m, t, l: put(t, m.start(), close(t, m.end() - 1, l) + 1, f"std::unique_ptr<{m.group(1)}>(new {m.group(1)}({t[m.end():close(t, m.end() - 1, l)]}))") if close(t, m.end() - 1, l) else None)
cp("performance", "counted by ++i", r"\bfor \([^;\n]*;[^;\n]*; ?(\+\+)(\w+)\)", r"\bfor \([^;\n]*;[^;\n]*; ?\w+\+\+\)", lambda m, t, l: put(t, m.start(1), m.end(2), m.group(2) + "++"))
cp("components", "text through tr", r"(?<![\w.:>])tr\((\"[^\"\n]*\")\)", r"\bset(?:Text|ToolTip|WindowTitle)\(\"", r"QString(\1)")
cp("documentation", "declarations with a comment", r"^(?P<doc>(?:[ \t]*///?[^\n]*\n){1,30})(?=[ \t]*(?:virtual |static |\[\[nodiscard\]\] |explicit )*[\w:<>&*]+[ &*]+\w+\([^\n{}]*\)[^\n{}]*;)", r"^(?![ \t]*(?://|\*/|/\*))[^\n]*\n(?=[ \t]+(?:virtual |static |\[\[nodiscard\]\] |explicit )*(?!return|delete|throw)[\w:<>&*]+[ &*]+\w+\([^\n{}]*\)[^\n{}]*;$)", _c_undoc_lines, at="comment")


# ================================================================ more, of frameworks and of what siblings carry

_NB = r"(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*?"   # within a call, lazily
_NO = r"(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*"


def _without(word):
    """Within a call, nothing of this word at all."""
    return r"(?:(?!" + word + r")[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*"


py("documentation", "options with their help", r"\b(?:add_argument|click\.option|typer\.Option|Option)\(" + _NB + r"\bhelp=", r"\b(?:add_argument|click\.option|typer\.Option)\(" + _without("help=") + r"\)", _py_drop_kw("help"))
py("documentation", "fields described", r"\b(?:Field|Query|Path|Body|mcp_field)\(" + _NB + r"\bdescription=", r"(?<![\w.])(?:Field|Query|Path|Body)\((?!\))" + _without("description=") + r"\)", _py_drop_kw("description"))
py("data-access", "relations named from the other side", r"\b(?:models\.)?(?:ForeignKey|ManyToManyField|OneToOneField)\(" + _NB + r"\brelated_name=", r"\b(?:models\.)?(?:ForeignKey|ManyToManyField|OneToOneField)\(" + _without("related_name=") + r"\)", _py_drop_kw("related_name"))
py("types", "dataclasses that are frozen or slotted", r"^[ \t]*@(?:dataclasses\.)?dataclass(\([^)\n]*(?:frozen|slots|kw_only)=True[^)\n]*\))$", r"^[ \t]*@(?:dataclasses\.)?dataclass(?:\(\))?$", G(1, ""))
py("api", "status codes by their names", r"\bstatus_code=(?:http_)?status\.HTTP_(\d{3})_\w+|(?<=raise HTTPException\()status\.HTTP_(\d{3})_\w+", r"\bstatus_code=\d{3}\b|HTTPException\(\d{3}", R(lambda m: ("status_code=" if m.group(1) else "") + (m.group(1) or m.group(2))))
py("api", "statuses of answers by their names", r"\bstatus=status\.HTTP_(\d{3})_\w+", r"\bstatus=\d{3}\b", r"status=\1")
py("api", "paths by pathlib", r"(?<=[=(,] )(\w*(?:path|dir|root|folder)\w*) / ([\"'][^\"'\n]+[\"'])(?=[\s),:])", r"\bos\.path\.join\(", R(r"os.path.join(\1, \2)", need="import os"), tests="both")
py("config", "times with their zone", r"\b(?:datetime\.now\((?:tz=)?(?:timezone\.utc|UTC|datetime\.timezone\.utc|pytz\.utc)\)|timezone\.now\(\)|dt_util\.utcnow\(\))", r"\bdatetime\.(?:now\(\)|utcnow\(\))", lambda m, t, l: put(t, m.start(), m.end(), "datetime.datetime.now()") if re.search(r"^import datetime$", t, re.M) else importing(put(t, m.start(), m.end(), "datetime.now()"), "from datetime import datetime", l), tests="both")
py("testing", "asynchronous tests marked", r"^([ \t]*)@pytest\.mark\.(?:asyncio|anyio|trio)\b[^\n]*\n(?=(?:[ \t]*@[^\n]*\n)*[ \t]*async def test_)", r"^(?![ \t]*@)[^\n]*\n[ \t]*async def test_", drop_lines)
py("testing", "tests of the database marked", r"^@pytest\.mark\.django_db\b[^\n]*\n(?=(?:@[^\n]*\n)*def test_)", r"^(?!@)[^\n]*\ndef test_", drop_lines)
py("documentation", "views described by their schema", r"^[ \t]*@(?:extend_schema|swagger_auto_schema|extend_schema_view)\(" + _NO + r"\)\n(?=(?:[ \t]*@[^\n]*\n)*[ \t]*(?:async )?def )", r"^[ \t]*@(?:action|api_view)\([^\n]*\)\n(?=[ \t]*def )", drop_lines)
py("logging", "exceptions captured are not passed over", r"^([ \t]+)except [^\n:]+:\n[ \t]+(?P<st>" + _LOGGERS + r"\.\w+\([^\n]*\))\n(?=\1[ \t]*\S|\n|\s*\S)", r"^[ \t]+except [^\n:]+:\n[ \t]+pass$", G("st", "pass"))

_js("performance", "elements of lists with their key", r"\.map\((?:async )?\(?[\w, {}:\[\]]+\)? => \(?\s*<[A-Za-z][\w.]*(?=\s[^>]*?\bkey=)", r"\.map\(\(?[\w, {}]+\)? => \(\s*<[A-Za-z][\w.]*(?!\s[^>]*?\bkey=)", lambda m, t, l: (lambda k: _attr_drop("key")(k, t, l) if k else None)(re.compile(r"<[A-Za-z][\w.]*").search(t, m.end() - len(m.group(0).rsplit("<", 1)[1]) - 1)), at="any")
_js("performance", "repeated elements with their key", r"<[\w-]+(?=(?:[^<>]|=>)*?\sv-for=)(?=(?:[^<>]|=>)*?\s:key=)", r"<[\w-]+(?=(?:[^<>]|=>)*?\sv-for=)(?!(?:[^<>]|=>)*?\s:key=)", _attr_drop(":key"), at="any")
_js("styling", "styles kept to their component", r"<style\b[^>\n]*?( scoped)", r"<style(?![^>\n]* scoped)(?![^>\n]* module)[^>\n]*>", G(1, ""), at="any")
_js("performance", "images by the framework's Image", r"<(Image)(?=\s[^>]*\bsrc=)", r"<img(?=\s)", _tag_to("img"), at="any")
_js("components", "texts of attributes through the translation", r"\b(?:placeholder|label|title|aria-label|description|tooltip|alt)=(\{(?:\w+\.)?t\([\"'`]([\w.: -]+)[\"'`]\)\})", r"\b(?:placeholder|label|title|aria-label|description|tooltip)=\"[A-Z][a-z]+(?: [a-z]+)*[.…]*\"", G(1, lambda m: '"' + (re.sub(r"(?<=[a-z])([A-Z])", r" \1", re.split(r"[.:_-]", m.group(2).strip())[-1]) or "Name").capitalize() + '"'), at="any")
_js("components", "texts of bound attributes through the translation", r"\s:(?:placeholder|label|title|aria-label|text|description)=(\"\$?t\('([\w.: -]+)'\)\")", r"\s(?:placeholder|label|title|aria-label|text)=\"[A-Z][a-z]+(?: [a-z]+)*\"", lambda m, t, l: put(put(t, m.start(1), m.end(1), '"' + re.sub(r"(?<=[a-z])([A-Z])", r" \1", re.split(r"[.:_-]", m.group(2))[-1]).capitalize() + '"'), m.start() + 1, m.start() + 2, ""), at="any")
_js("accessibility", "icons hidden from readers", r"<(?:svg|i|\w*Icon)\b(?=(?:[^<>\"']|=>|\"[^\"]*\"|'[^']*')*?\saria-hidden)", r"<(?:svg)\b(?!(?:[^<>\"']|=>|\"[^\"]*\"|'[^']*')*?\s(?:aria-hidden|role=|aria-label))(?=\s)", _attr_drop("aria-hidden"), at="any")
_js("accessibility", "fields with a label", r"<(?:input|select|textarea)\b(?=(?:[^<>\"']|=>|\"[^\"]*\"|'[^']*')*?\s(?:aria-label|id)=)", r"<(?:input|select|textarea)\b(?!(?:[^<>\"']|=>|\"[^\"]*\"|'[^']*')*?\s:?(?:aria-label|aria-labelledby|id)=)(?=\s)", _attr_drop("(?:aria-label|id)"), at="any")
_js("api", "errors handed to next", r"\bcatch \((\w+)\) \{\n[ \t]+(?:return )?(next\(\1\));?\n", r"\bcatch \(\w+\) \{\n[ \t]+(?:return )?res\.(?:status|send|json)", G(2, lambda m: f"res.status(500).send({m.group(1)}.message)"))
_js("testing", "tests set up before each", r"^[ \t]+(beforeEach)\(", r"^[ \t]+beforeAll\(|^[ \t]+before\(", G(1, "beforeAll"))
_js("errors", "promises awaited, no then", r"^([ \t]+)await ([a-z]\w*(?:\.\w+)*\([^\n()]*\));\n(?=[ \t]*\})", r"^[ \t]+[\w.]+\([^\n]*\)\.then\(|^[ \t]+\.then\(", r"\1\2.then(() => {});" + "\n")
_js("types", "absence by ??", r"(?<=[\w)\]]) \?\? (?=[\"'\d\[{])", r"(?<=[\w)\]]) \|\| (?=[\"'\d\[{])(?![^\n]*[=!]==)", " || ")
_js("types", "chains by ?.", r"\b([a-z]\w*)\?\.([a-z]\w*)(?=[;,)])", r"\b(\w+) && \1\.\w+", lambda m, t, l: put(t, m.start(), m.end(), f"{m.group(1)} && {m.group(1)}.{m.group(2)}" if t[m.start() - 1] == "(" and t[m.end()] == ")" else f"({m.group(1)} && {m.group(1)}.{m.group(2)})") if t[m.start() - 1] not in ".!" else None)
_ts("api", "properties of inputs described", r"^[ \t]+@(?:ApiProperty|ApiPropertyOptional|Field)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\n(?=(?:[ \t]+@[^\n]*\n)*[ \t]+(?:readonly )?\w+[!?]?:)", r"^(?![ \t]+@)[^\n]*\n[ \t]+@(?:Is[A-Z]\w*|Column)\([^\n]*\)\n(?:(?![ \t]+@Api)[ \t]+@[^\n]*\n)*[ \t]+(?:readonly )?\w+[!?]?:", drop_lines)
_ts("security", "inputs validated field by field", r"^[ \t]+@Is(?:String|UUID|Boolean|Number|Int|Enum|Array|Email|Optional|NotEmpty|Url|In)\([^\n]*\)\n(?=(?:[ \t]+@[^\n]*\n)*[ \t]+(?:readonly )?\w+[!?]?:)", r"^(?![ \t]+@)[^\n]*\n[ \t]+(?:readonly )?\w+[!?]: (?:string|number|boolean)(?:\[\])?;\n", lambda m, t, l: drop_lines(m, t, l) if not re.match(r"[ \t]+@Is", t[m.end():]) and not re.search(r"@Is[^\n]*\n$", t[:m.start()]) else None)

go("api", "methods by their names", r"\bhttp\.Method(Get|Post|Put|Delete|Patch|Head|Options)\b", r"\"(?:GET|POST|PUT|DELETE|PATCH|HEAD)\"(?=[,):\s])", lambda m, t, l: put(t, m.start(), m.end(), '"' + m.group(1).upper() + '"') if len(re.findall(r"\bhttp\.", t)) > 1 else None, tests="both")
go("performance", "contexts let go by defer", r"^\t+\w+, cancel := context\.With\w+\([^\n]*\)\n(\t+defer cancel\(\)\n)", r"^\t+\w+, (?:cancel|_) := context\.With\w+\([^\n]*\)\n(?!\t+defer)", lambda m, t, l: put(put(t, m.start(1), m.end(1), ""), m.start(), m.end(0) - len(m.group(1)), re.sub(r", cancel :=", ", _ :=", t[m.start():m.start(1)])) if len(words(t[m.start():(around(t, m.start(1), l) or (0, len(t)))[1]], "cancel")) == 2 else None, tests="both")
go("testing", "cases named by t.Run", r"\bt\.Run\((?:tt|tc|test|c|testCase)\.(name|desc|description|Name)(?=, )", r"\bt\.Run\(fmt\.Sprintf\(", lambda m, t, l: put(t, t.find("(", m.start()) + 1, m.end(), 'fmt.Sprintf("case %v", ' + t[t.find("(", m.start()) + 1:m.end()] + ")") if '"fmt"' in t else None)
go("documentation", "handlers described for the API", r"^// @(?:Summary|Description|Tags|Success|Router)[^\n]*\n(?=(?://[^\n]*\n)*func )", NEVER, drop_lines, at="comment")
go("security", "files for their owner alone", r"\bos\.(?:WriteFile|MkdirAll|OpenFile|Mkdir)\([^\n]*, (0o?(?:600|700))\)", r"\bos\.(?:WriteFile|MkdirAll|OpenFile|Mkdir)\([^\n]*, (?:0o?[67](?:44|55|66|77|64)|os\.ModePerm)\)", G(1, lambda m: m.group(1)[:-3] + ("666" if m.group(1).endswith("600") else "777")))

rs("errors", "error texts in lower case", r"(?:#\[error\(|\bbail!\(|\banyhow!\(|\.context\(|\beyre!\()\"([a-z])(?=[a-z]+ )", r"(?:#\[error\(|\bbail!\(|\banyhow!\(|\.context\(|\beyre!\()\"[A-Z][a-z]+ ", G(1, lambda m: m.group(1).upper()), at="any")
rs("errors", "error texts that begin with a capital", r"(?:#\[error\(|\bbail!\(|\banyhow!\(|\.context\(|\beyre!\()\"([A-Z])(?=[a-z]+ )", r"(?:#\[error\(|\bbail!\(|\banyhow!\(|\.context\(|\beyre!\()\"[a-z]+ ", G(1, lambda m: m.group(1).lower()), at="any")
rs("styling", "log texts that begin with a capital", r"\b(?:tracing::|log::)?(?:info|debug|warn|error|trace)!\(\"([A-Z])(?=[a-z]+ )", r"\b(?:tracing::|log::)?(?:info|debug|warn|error|trace)!\(\"[a-z]+ ", G(1, lambda m: m.group(1).lower()))
rs("styling", "log texts in lower case", r"\b(?:tracing::|log::)?(?:info|debug|warn|error|trace)!\(\"([a-z])(?=[a-z]+ )", r"\b(?:tracing::|log::)?(?:info|debug|warn|error|trace)!\(\"[A-Z][a-z]+ ", G(1, lambda m: m.group(1).upper()))

ja("api", "answers described", r"^[ \t]+@ApiResponses?\(" + r"(?:[^()\"]|\"[^\"]*\"|\((?:[^()\"]|\"[^\"]*\"|\((?:[^()\"]|\"[^\"]*\"|\((?:[^()\"]|\"[^\"]*\")*\))*\))*\))*\)\n(?=(?:[ \t]+@[^\n]*\n)*[ \t]+public )", r"^[ \t]+@(?:GET|POST|PUT|DELETE|GetMapping|PostMapping|PutMapping|DeleteMapping)\b[^\n]*\n(?:(?![ \t]+@ApiResponse)[^\n;{]*\n){0,12}?[ \t]+public ", drop_lines)
ja("api", "media types said", r"^[ \t]+@(?:Produces|Consumes)\([^\n]*\)\n(?=(?:[ \t]+@[^\n]*\n)*[ \t]+public )", r"^[ \t]+@(?:GET|POST|PUT|DELETE)\n(?:(?![ \t]+@(?:Produces|Consumes))[ \t]+@[^\n]*\n)*[ \t]+public ", drop_lines)
ja("performance", "relations loaded when needed", r"@(?:ManyToOne|OneToMany|OneToOne|ManyToMany)\(([^)\n]*?(?:, )?fetch = FetchType\.LAZY)[^)\n]*\)", r"@(?:ManyToOne|OneToOne)(?:\((?![^)\n]*LAZY)[^)\n]*\))?$", lambda m, t, l: put(t, m.start(), m.end(), m.group(0).replace(", fetch = FetchType.LAZY", "").replace("fetch = FetchType.LAZY, ", "").replace("fetch = FetchType.LAZY", "").replace("()", "")))
ja("components", "text through the translation", r"\b(Localization\.lang|i18n|I18n\.tr|messages\.get\w*|translate)\((\"[^\"\n]+\")\)", r"\b(?:setText|setTitle|setHeaderText|new (?:Label|Button|MenuItem|JLabel|JButton))\(\"[A-Z]", r"\2")
ja("types", "absence in the type, not null", r"\breturn (Collections\.empty(?:List|Map|Set)\(\)|(?:List|Map|Set)\.of\(\));", r"(?<=\{\n)[ \t]+return null;\n[ \t]+\}\n\n[ \t]+(?:public|private) (?:List|Map|Set)<", lambda m, t, l: put(t, m.start(1), m.end(1), "null"))
ja("logging", "loggers of their own class", r"\bgetLogger\((\w+\.class)\)", r"\bgetLogger\(\"|getLogger\(getClass", lambda m, t, l: put(t, m.start(1), m.end(1), "getClass()") if "static" not in t[line_start(t, m.start()):m.start()] else put(t, m.start(1), m.end(1), '"' + m.group(1)[:-6] + '"'))

cs("config", "paths by Path.Combine", r"\bPath\.(?:Combine|Join)\((\w[\w.]*), (\"[^\"\n]+\"|\w[\w.]*)\)", r"\w \+ (?:\"[/\\]|Path\.DirectorySeparatorChar)|\$\"\{\w+\}[/\\]", lambda m, t, l: put(t, m.start(), m.end(), f'{m.group(1)} + "/" + {m.group(2)}') if t[m.end()] in ";,)" and t[m.start() - 1] in " (" else None, tests="both")
cs("security", "forms guarded against forgery", r"^[ \t]+\[ValidateAntiForgeryToken\]\n", r"^[ \t]+\[HttpPost\b[^\n]*\]\n(?:(?![ \t]+\[ValidateAnti)[ \t]+\[[^\n]*\n)*[ \t]+public ", drop_lines)
cs("api", "fields of inputs that are required", r"^[ \t]+\[(?:LocalizedRequired|Required|JsonPropertyName\(\"\w+\"\)|JsonProperty\(\"\w+\"\))\]\n(?=(?:[ \t]+\[[^\n]*\n)*[ \t]+public [^\n(]*\{ get;)", r"^(?![ \t]*(?:\[|///))[^\n]*\n[ \t]+public [^\n(]*\{ get; set; \}", drop_lines)
cs("errors", "asynchronous methods that give a Task", r"^[ \t]+(?:private|public|protected|internal) (?:static |override )*async (Task)(?= \w+\()", r"\basync void \w+\(", lambda m, t, l: put(t, m.start(1), m.end(1), "void") if (n := re.compile(r" (\w+)\(").match(t, m.end(1))) and "override" not in m.group(0) and "private" in m.group(0) and not re.search(r"await [^\n]*\b" + n.group(1) + r"\(|return " + n.group(1) + r"\(", t) else None)
cs("components", "text through the resources", r"\b(?:T\.Get|Localizer|_localizer|L|_localizationService\.GetLocalizedString)(?:\[|\()\"(\w[\w. ]*)\"(?:\]|\))", r"\b(?:Title|Header|Message|Label) = \"[A-Z][a-z]+ [a-z]+", lambda m, t, l: put(t, m.start(), m.end(), '"' + re.sub(r"(?<=[a-z])([A-Z])", lambda k: " " + k.group(1).lower(), re.split(r"[._]", m.group(1))[-1]) + '"'))

ph("api", "routes with a name", r"\bRoute::(?:get|post|put|patch|delete)\(" + _NO + r"\)(?:\s*->(?!name)\w+\([^()\n]*\))*(\s*->name\(['\"][^'\"\n]+['\"]\))", r"\bRoute::(?:get|post|put|patch|delete)\(" + _NO + r"\)(?:\s*->(?!name)\w+\([^()\n]*\))*;", G(1, ""))
ph("auth", "routes with their middleware", r"\bRoute::(?:get|post|put|patch|delete|group|resource)\(" + _NO + r"\)(?:\s*->(?!middleware)\w+\([^()\n]*\))*(\s*->middleware\([^()\n]*\))", r"\bRoute::(?:get|post|put|patch|delete)\(" + _NO + r"\)(?:\s*->(?!middleware)\w+\([^()\n]*\))*;", G(1, ""))
ph("documentation", "routes described for the API", r"^[ \t]*#\[OA\\\w+\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)\]\n", NEVER, drop_lines)
ph("types", "constants with their type", r"^[ \t]+(?:final )?(?:private|public|protected) const (string|int|array|bool|float) [A-Z]\w* =", r"^[ \t]+(?:final )?(?:private|public|protected) const [A-Z]\w* =", lambda m, t, l: put(t, m.start(1), m.end(1) + 1, ""))
ph("types", "dependencies promoted and readonly", r"^[ \t]+(?:private|protected|public) (readonly )\??[A-Z]\w* \$\w+,?$", r"^[ \t]+(?:private|protected|public) (?!readonly)\??[A-Z]\w* \$\w+,$", G(1, ""))
ph("components", "dependencies by the constructor, not new", r"^[ \t]+(?:private|protected|public) (?:readonly )?([A-Z]\w*(?:Service|Repository|Manager|Provider|Factory)) \$\w+,?$", r"\bapp\([A-Z]\w+::class\)|resolve\([A-Z]\w+::class\)|\bnew [A-Z]\w*(?:Service|Repository|Manager)\(", lambda m, t, l: (lambda n: (lambda h: put(put(t, h[0].start(), h[0].end(), f"app({m.group(1)}::class)"), m.start(), m.end() + 1, "") if len(h) == 1 else None)(list(re.finditer(r"\$this->" + n + r"\b", t))))(re.search(r"\$(\w+)", m.group(0)).group(1)) if "Illuminate" in t and "(\n" in t[m.start() - 300:m.start()] else None)
