"""Deviations: a project in, how many single breaks of its dominant ways are found out.

    python tests/benchmarks/deviations.py FOLDER [--each 6] [--seed 1] [--missed] [--blind]

Each way is told by two patterns over the text, what people write and what they might have written instead; it is broken
only where the project writes the first at least nine times in ten. One occurrence at a time is replaced in one file of
main code, and the changed text is judged against the model of the clean project: found is what says anything that was
not said before. Ways are told from the language's side; those of `ways.py`, which `--blind` takes, by somebody who had
read nothing of Drift.
"""

import argparse
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import ways
from breaks import errors

from drift_lsp.syntax import languages
from drift_lsp.workspace import roles
from drift_lsp.workspace.workspace import Workspace

TRIED = 60
"""Places of a way that are tried at most: not every one lends itself."""

LEAST, SHARE = 30, 0.9
"""A way is dominant that is written so often, and in this share of the cases."""


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(it.capitalize() for it in rest)


def renamed(group, how):
    """Rename what a group of the match holds, wherever the file writes it."""

    def change(match, text):
        old = match[group]
        return re.sub(rf"(?<![\w.]){re.escape(old)}\b", how(old), text) if how(old) != old else None

    return change


def from_environment(match, text):
    """Read a variable of the environment in place of a setting."""
    return "import os\n" + put(r'os.environ["\1"]')(match, text)


def named_base(match, text):
    """Name the class whose base is called."""
    owners = re.findall(r"^class (\w+)", text[: match.start()], re.MULTILINE)
    return put(f"super({owners[-1]}, self).")(match, text) if owners else None


def in_full(match, text):
    """Name a class by its whole path where the file imports it."""
    brought = re.search(rf"^use ([\w\\]+\\{match[1]});$", text, re.MULTILINE)
    return text[: match.start(1)] + "\\" + brought[1] + text[match.end(1) :] if brought else None


def renamed_as(old, new):
    """Rename what stands in the first template to the second, wherever the file writes it."""

    def change(match, text):
        return re.sub(rf"(?<![\w.]){re.escape(match.expand(old))}\b", match.expand(new), text)

    return change


def put(template):
    """Write something else in place of the match."""

    def change(match, text):
        return text[: match.start()] + match.expand(template) + text[match.end() :]

    return change


def inside_braces(match, text):
    """Give a namespace of the whole file the braces of one that ends."""
    return text[: match.start()] + match[1] + "\n{\n" + text[match.end() :].lstrip("\n") + "}\n"


def logged_by_hand(match, text):
    """Write the logger out that an annotation would make."""
    named = re.compile(r"^(public (?:final )?class (\w+)[^{]*\{\n)", re.MULTILINE).search(text, match.end())
    if not named:
        return None
    made = f"    private static final Logger log = LoggerFactory.getLogger({named[2]}.class);\n"
    return text[: match.start()] + text[match.end() : named.end()] + made + text[named.end() :]


SCRIPT = [
    ("function name", r"\bfunction ([a-z]+[A-Z]\w+)\(", r"\bfunction [a-z]+_\w+\(", renamed(1, snake)),
    (
        "constant arrow name",
        r"\bconst ([a-z]+[A-Z]\w+) = (?:async )?\(",
        r"\bconst [a-z]+_\w+ = (?:async )?\(",
        renamed(1, snake),
    ),
    ("local name", r"^\s+const ([a-z]+[A-Z]\w+) =", r"^\s+const [a-z]+_[a-z_]+ =", renamed(1, snake)),
    ("class name", r"\bclass ([A-Z][a-z]+[A-Z]\w+)", r"\bclass [a-z]\w+", renamed(1, snake)),
    (
        "interface name",
        r"\binterface (?!I[A-Z])([A-Z]\w+) ",
        r"\binterface I[A-Z]\w+ ",
        renamed(1, lambda it: f"I{it}"),
    ),
    ("interface or type", r"\binterface (\w+) \{", r"\btype \w+ = \{", put(r"type \1 = {")),
    ("type or interface", r"\btype (\w+) = \{", r"\binterface \w+ \{", put(r"interface \1 {")),
    ("strict equality", r" === (?!null|undefined)", r" == (?!null|undefined)", put(" == ")),
    ("await or then", r"await (\w+(?:\.\w+)*\([^()\n]*\));", r"\.then\(", put(r"\1.then(() => {});")),
    ("any", r"(\w+): (?!any\b)[A-Z]\w+\)", r"\w+: any\)", put(r"\1: any)")),
    ("return type", r"\): [A-Z][\w<>]*(?= \{$)", r"\)(?= \{$)", put(")")),
    ("import alias", r"from (['\"])@/(\w+)/", r"from ['\"]\.\./\.\./", put(r"from \1../../\2/")),
    ("type import", r"^import type \{", r"^import \{ [A-Z]\w+(?:, [A-Z]\w+)* \} from ['\"].*types", put("import {")),
    ("error class", r"throw new (?!Error\b)(\w+Error)\(", r"throw new Error\(", put("throw new Error(")),
    ("console", r"\b(?:this\.)?logger\.(?:info|warn|error)\(", r"\bconsole\.(?:log|warn|error)\(", put("console.log(")),
    ("default export", r"^export function (\w+)", r"^export default function", put(r"export default function \1")),
    (
        "arrow or function",
        r"^(export )?const (\w+) = \(([^()\n]*)\)(: \w+)? => \{",
        r"^(?:export )?function \w+\(",
        put(r"\1function \2(\3)\4 {"),
    ),
    ("array type", r": (\w+)\[\]", r": Array<", put(r": Array<\1>")),
    ("doc comment", r"^ *\*/\n(?=export (?:async )?function)", r"^\n(?=export (?:async )?function)", put("")),
    ("let or const", r"^(\s+)const (\w+) = ", r"^\s+var \w+ = ", put(r"\1var \2 = ")),
    (
        "caught error",
        r"catch \(error\) \{\n([^\n]*?)\berror\b([^\n]*)\n(\s+)\}",
        r"catch \((?!error\b)\w+\)",
        put(r"catch (err) {\n\1err\2\n\3}"),
    ),
    (
        "caught err",
        r"catch \(err\) \{\n([^\n]*?)\berr\b([^\n]*)\n(\s+)\}",
        r"catch \((?!err\b)\w+\)",
        put(r"catch (error) {\n\1error\2\n\3}"),
    ),
    (
        "caught e",
        r"catch \(e\) \{\n([^\n]*?)\be\b([^\n]*)\n(\s+)\}",
        r"catch \((?!e\b)\w+\)",
        put(r"catch (error) {\n\1error\2\n\3}"),
    ),
    ("thrown text", r"throw new \w+\((['\"][^'\"\n]*['\"])\)", r"throw ['\"`]", put(r"throw \1")),
    ("error message", r"throw new (\w+)\(['\"`][^'\"`\n]*['\"`]\)", r"throw new \w+\(\)", put(r"throw new \1()")),
    (
        "error logged",
        r"((?:logger|log|console)\.error\([^()\n]*), (?:err|error|e)\)",
        r"(?:logger|log|console)\.error\(['\"`][^,()\n]*\)",
        put(r"\1)"),
    ),
    (
        "node protocol",
        r"from (['\"])node:(\w+)",
        r"from ['\"](?:fs|path|crypto|os|https?|url|util|stream|child_process|events|net|zlib)(?:/promises)?['\"]",
        put(r"from \1\2"),
    ),
    ("single quotes of an import", r"from '([^'\n]+)'", r"from \"", put(r'from "\1"')),
    ("double quotes of an import", r"from \"([^\"\n]+)\"", r"from '", put(r"from '\1'")),
    ("import or require", r"^import (\w+) from (['\"][^'\"\n]+['\"])", r"\brequire\(", put(r"const \1 = require(\2)")),
    (
        "ending of an import",
        r"from (['\"]\.[^'\"\n]*)\.(?:js|ts)(['\"])",
        r"from ['\"]\.[^'\"\n]*/\w+['\"]",
        put(r"from \1\2"),
    ),
    ("readonly", r"private readonly (\w+)", r"private (?!readonly|static|async|get |set )\w+[:?]", put(r"private \1")),
    ("unknown", r"(\w+): unknown\b", r"\w+: any\b", put(r"\1: any")),
    ("record", r"Record<string, (\w+)>", r"\{ \[\w+: string\]: ", put(r"{ [key: string]: \1 }")),
    ("cast", r" as ([A-Z]\w+)([;)])", r" as any\b", put(r" as any\2")),
    ("fallback", r" \?\? (?=['\"\[{\d])", r" \|\| (?=['\"\[{\d])", put(" || ")),
    ("optional chain", r"(?<![\w.)\]])(\w+)\?\.(\w+)\b(?!\()", r"\b(\w+) && \1\.\w+", put(r"\1 && \1.\2")),
    ("template literal", r"`([^`${}\n'\\]+)\$\{(\w+)\}`", r"['\"] \+ \w|\w \+ ['\"]", put(r"'\1' + \2")),
    (
        "includes",
        r"(\w+)\.includes\(([^()\n]+)\)",
        r"\.indexOf\([^()\n]*\) (?:!==?|===?|>=?|<) ?-?[01]",
        put(r"\1.indexOf(\2) !== -1"),
    ),
    ("spread", r"\{ \.\.\.(\w+), (\w+: \w+) \}", r"Object\.assign\(\{\}", put(r"Object.assign({}, \1, { \2 })")),
    (
        "loop over values",
        r"for \(const (\w+) of (\w+(?:\.\w+)*)\) \{",
        r"for \((?:let|var) \w+ = 0;",
        put(r"for (let i = 0; i < \2.length; i++) { const \1 = \2[i];"),
    ),
    (
        "braces",
        r"if (\([^()\n]*\)) \{\n\s+(return[^;\n]*;?)\n\s+\}",
        r"if \([^()\n]*\)\n?\s+return",
        put(r"if \1 \2"),
    ),
    (
        "client",
        r"\b(?:this\.)?(?:api|http|client|apiClient|axios|instance)\.(?:get|post|put|patch|delete)\(",
        r"\bfetch\(",
        put("fetch("),
    ),
    (
        "setting",
        r"\b(?:config|env|Env|settings)\.([A-Z][A-Z_]{2,})\b",
        r"process\.env|import\.meta\.env",
        put(r"process.env.\1"),
    ),
    (
        "guard",
        r"^\s+@(?:UseGuards|Authorized|Roles|ApiBearerAuth|HttpCode)\([^()\n]*\)\n(?=\s+@|\s+(?:async )?\w+\()",
        r"$^",
        put(""),
    ),
    ("checked field", r"^\s+@(?:Is[A-Z]\w+|ApiProperty\w*|Column)\([^()\n]*\)\n", r"$^", put("")),
    ("type name", r"^export type ([A-Z][a-z]+[A-Z]\w+)\b", r"^export type [a-z]\w+", renamed(1, snake)),
    (
        "handler called handle",
        r"\bconst (handle[A-Z]\w+) =",
        r"\bconst on[A-Z]\w+ =",
        renamed(1, lambda it: "on" + it[6:]),
    ),
    (
        "handler called on",
        r"\bconst (on[A-Z]\w+) =",
        r"\bconst handle[A-Z]\w+ =",
        renamed(1, lambda it: "handle" + it[2:]),
    ),
    ("file header", r"\A/\*[^/]*\*/\n", r"\A(?!/\*|<!--)", put("")),
]
MARKUP = [
    (
        "self-closing",
        r"<([A-Z]\w+)((?: [\w:@.-]+(?:=\"[^\"\n]*\")?)*) ?/>",
        r"<([A-Z]\w+)[^<>\n]*></\1>",
        put(r"<\1\2></\1>"),
    ),
    ("event shorthand", r" @([a-z]+)=\"", r" v-on:", put(r' v-on:\1="')),
    ("binding shorthand", r" :([a-z-]+)=\"", r" v-bind:", put(r' v-bind:\1="')),
    ("slot shorthand", r"<template #(\w+)", r"v-slot", put(r"<template v-slot:\1")),
    (
        "key of a loop",
        r"(v-for=\"[^\"\n]*\"[^<>]*?)\s+:key=\"[^\"\n]*\"",
        r"v-for=\"[^\"\n]*\"(?![^<>]*:key)[^<>]*>",
        put(r"\1"),
    ),
    ("key of a row", r"(\.map\([^\n]*\n?\s*<\w+[^<>]*?)\s+key=\{[^{}\n]*\}", r"$^", put(r"\1")),
    ("event attribute", r" on([a-z]+)=\{", r" on:[a-z]+=", put(r" on:\1={")),
    (
        "type of a button",
        r"(<button\b[^<>]*?)\s+type=['\"]button['\"]",
        r"<button\b(?![^>]*\btype=)[^>]*>",
        put(r"\1"),
    ),
    ("own button", r"<Button\b([^<>]*)>([^<>]*)</Button>", r"<button\b", put(r"<button\1>\2</button>")),
    (
        "own link",
        r"<(?:Link|RouterLink|router-link|NuxtLink)\b[^<>]*>([^<>]*)</\w+(?:-link)?>",
        r"<a\b",
        put(r'<a href="/all">\1</a>'),
    ),
    (
        "translated text",
        r">\s*\{\{? ?\$?_?t\((?:['\"]\w+['\"], )?(['\"])[^'\"\n]+\1\) ?\}?\}\s*<",
        r"$^",
        put(">Save all of it<"),
    ),
    (
        "translated attribute",
        r" (label|title|placeholder)=\{\$?t\([^()\n]*\)\}",
        r" (?:label|title|placeholder)=\"[A-Z]",
        put(r' \1="Save all of it"'),
    ),
    (
        "translated property",
        r" :(label|title|placeholder)=\"\$?t\([^()\n]*\)\"",
        r" (?:label|title|placeholder)=\"[A-Z]",
        put(r' \1="Save all of it"'),
    ),
    ("style of a block", r"<div class=\"[^\"\n{}]+\">", r"<div[^<>]* style=", put('<div style="margin-top: 12px">')),
    (
        "style of an element",
        r"<div className=\"[^\"\n]+\">",
        r"<div[^<>]* style=",
        put("<div style={{ marginTop: 12 }}>"),
    ),
    (
        "class helper",
        r"className=\{(?:cn|clsx|classNames|classnames)\((['\"])([^'\"\n]*)\1, (\w+)\)\}",
        r"className=\{`",
        put(r"className={`\2 ${\3}`}"),
    ),
    ("scoped style", r"<style([^>]*) scoped\b([^>]*)>", r"<style(?![^>]*scoped)[^>]*>", put(r"<style\1\2>")),
    ("script language", r"<script([^>]*) lang=\"ts\"", r"<script(?![^>]*lang=)[^>]*>", put(r"<script\1")),
    (
        "alternative text",
        r"(<img\b[^<>]*?)\s+:?alt=(?:\"[^\"]*\"|\{[^{}]*\})",
        r"<img\b(?![^>]*\balt=)[^>]*>",
        put(r"\1"),
    ),
    (
        "label of a field",
        r"(<label\b[^<>]*?)\s+(?:htmlFor|:?for)=(?:\"[^\"]*\"|\{[^{}]*\})",
        r"<label(?![^>]*(?:htmlFor|for)=)[^>]*>",
        put(r"\1"),
    ),
    (
        "aria label",
        r"(<(?:button|[A-Z]\w*Button)\b[^<>]*?)\s+:?aria-label=(?:\"[^\"]*\"|\{[^{}]*\})",
        r"$^",
        put(r"\1"),
    ),
    ("page apart", r"\s+rel=\"[^\"]*noopener[^\"]*\"", r"target=\"_blank\"(?![^>]*rel=)", put("")),
    ("text or markup", r"<(\w+)>\{\{ (\w+(?:\.\w+)*) \}\}</\1>", r"v-html=", put(r'<\1 v-html="\2"></\1>')),
    (
        "event name",
        r"\bemit\((['\"])([a-z]+-[a-z-]+)\1",
        r"\bemit\(['\"][a-z]+[A-Z]",
        put(r"emit(\1somethingChanged\1"),
    ),
    ("text attribute", r" className=\"([\w -]+)\"", r" className=\{['\"]", put(r' className={"\1"}')),
    ("boolean attribute", r"<([A-Z]\w+) ([a-z]\w+)(?= |/?>)", r" \w+=\{true\}", put(r"<\1 \2={true}")),
]
WAYS = {
    "python": [
        (
            "function name",
            r"^\s*(?:async )?def ([a-z]+_\w+)\(",
            r"^\s*(?:async )?def [a-z]+[A-Z]\w*\(",
            renamed(1, camel),
        ),
        ("class name", r"^class ([A-Z][a-z]+[A-Z]\w+)", r"^class [a-z]\w+", renamed(1, snake)),
        ("local name", r"^    +([a-z]+_[a-z]+) = ", r"^    +[a-z]+[A-Z]\w+ = ", renamed(1, camel)),
        ("constant name", r"^([A-Z]+_[A-Z_]+) = [\d\"']", r"^[a-z]+_[a-z_]+ = [\d\"']", renamed(1, str.lower)),
        ("return annotation", r"\) -> [\w\[\], .|]+:$", r"^\s*(?:async )?def \w+\([^)]*\):$", put("):")),
        ("parameter annotation", r"\(self, (\w+): [\w\[\].| ]+\)", r"\(self, \w+\)", put(r"(self, \1)")),
        ("optional", r": (\w+) \| None\b", r": Optional\[", put(r": Optional[\1]")),
        ("union", r": Optional\[(\w+)\]", r"\| None\b", put(r": \1 | None")),
        ("collection", r": list\[", r": List\[", put(": List[")),
        ("docstring", r'^(\s+)"""[^"\n]+"""\n', r"^\s*def [a-z]\w+\([^)]*\)[^:\n]*:\n\s+[^\"\s]", put("")),
        ("cause", r"(raise \w+\([^()\n]*\)) from \w+", r"^\s+raise \w+\([^()\n]*\)$", put(r"\1")),
        ("caught name", r"except (\w+) as e:", r"except \w+ as (?!e:)\w+:", put(r"except \1 as problem:")),
        ("caught breadth", r"except (?!Exception)\w+:", r"except:", put("except:")),
        ("f-string", r"f\"([^\"{}\n]*)\{(\w+)\}([^\"{}\n]*)\"", r"\"\s*%\s*\w|\.format\(", put(r'"\1%s\3" % \2')),
        (
            "lazy log",
            r"(log\w*\.\w+)\(\"([^\"%\n]*)%s([^\"%\n]*)\", (\w+)\)",
            r"log\w*\.\w+\(f\"",
            put(r'\1(f"\2{\4}\3")'),
        ),
        ("logger", r"^(\s+)log(?:ger)?\.(?:info|debug|warning)\(", r"^\s+print\(", put(r"\1print(")),
        ("relative import", r"^from \.(\w+) import", r"^from \w+\.\w+ import", None),
        ("import inside", r"^import (json|re|os|logging)\n", r"^    +import (?:json|re|os|logging)$", None),
        ("base", r"^class (\w+)\((\w+(?:\.\w+)*)\):", r"^class \w+:", put(r"class \1:")),
        (
            "decorator",
            r"^@(?!property|staticmethod|classmethod)[\w.]+(?:\(.*\))?\n(?=(?:async )?def )",
            r"^(?:async )?def ",
            put(""),
        ),
        ("keyword", r"(\w+\([^()\n]*), (\w+=[^(),\n]+)\)", r"$^", put(r"\1)")),
        ("environment", r"\bsettings\.([A-Z_]+)", r"os\.environ", from_environment),
        (
            "named import",
            r"^from ([a-z]\w*(?:\.\w+)+) import [A-Z]\w+$",
            r"^from \S+ import \*",
            put(r"from \1 import *"),
        ),
        (
            "none check",
            r" is (not )?None\b",
            r" [!=]= None\b",
            lambda match, text: put(" != None" if match[1] else " == None")(match, text),
        ),
        (
            "error class",
            r"raise (?!(?:HTTP)?Exception\b)[A-Z]\w+(?:Error|Exception)\(",
            r"raise Exception\(",
            put("raise Exception("),
        ),
        ("traceback", r"\blog(?:ger)?\.exception\(", r"except[^\n]*:\n\s+log(?:ger)?\.error\(", put("logger.error(")),
        ("status name", r"\bstatus\.HTTP_(\d+)_\w+", r"status(?:_code)?=\d", put(r"\1")),
        (
            "response model",
            r"(@\w+\.\w+\([^()\n]*), response_model=[\w\[\]]+",
            r"^@router\.\w+\(\"[^\"\n]*\"\)$",
            put(r"\1"),
        ),
        (
            "property result",
            r"(@property\n\s+def \w+\(self\)) -> [\w\[\], .|]+:",
            r"@property\n\s+def \w+\(self\):",
            put(r"\1:"),
        ),
        (
            "property docstring",
            r'(@property\n\s+def \w+\(self\)[^:\n]*:\n)\s+"""[^"\n]+"""\n',
            r"@property\n\s+def \w+\(self\)[^:\n]*:\n\s+[^\"\s]",
            put(r"\1"),
        ),
        ("permissions", r"^    permission_classes = [^\n]+\n", r"$^", put("")),
        ("found or 404", r"\bget_object_or_404\((\w+), ([^()\n]*)\)", r"\.objects\.get\(", put(r"\1.objects.get(\2)")),
        ("translated", r"(?<![\w.])_\((\"[^\"\n]+\")\)", r"(?:verbose_name|label|help_text)=\"", put(r"\1")),
        (
            "aware time",
            r"\btimezone\.now\(\)|\bdatetime\.now\((?:tz=)?(?:timezone\.utc|UTC)\)",
            r"\bdatetime\.(?:utc)?now\(\)",
            put("datetime.now()"),
        ),
        ("super", r"\bsuper\(\)\.", r"\bsuper\(\w+, self\)\.", named_base),
        ("quotes", r"(?<![\w\"'\\])\"(\w+)\"(?![\w\"'])", r"(?<![\w\"'\\])'\w+'(?![\w\"'])", put(r"'\1'")),
        ("type check", r"\bisinstance\((\w+), (\w+)\)", r"\btype\(\w+\) (?:==|is) ", put(r"type(\1) == \2")),
        ("membership", r"\bif (\w+) not in ", r"\bif not \w+ in ", put(r"if not \1 in ")),
        ("empty", r" = \{\}$", r" = dict\(\)$", put(" = dict()")),
        ("docstring end", r'^(\s+"""[A-Z][^"\n]*)\."""$', r'^\s+"""[A-Z][^"\n]*[^".\n]"""$', put(r'\1"""')),
        ("opened", r"^(\s+)with open\(([^()\n]*)\) as (\w+):", r"^\s+\w+ = open\(", put(r"\1\3 = open(\2)\n\1if \3:")),
        ("aware loop", r"\bawait asyncio\.sleep\(", r"\btime\.sleep\(", put("time.sleep(")),
    ],
    "go": [
        ("wrapped", r"%w\"", r"%v\", err\)", put('%v"')),
        (
            "message case",
            r"(fmt\.Errorf|errors\.New)\(\"([a-z])",
            r"(?:fmt\.Errorf|errors\.New)\(\"[A-Z]",
            put(r'\1("The \2'),
        ),
        ("message end", r"(errors\.New\(\"[^\"\n]*[a-z])\"\)", r"errors\.New\(\"[^\"\n]*\.\"\)", put(r'\1.")')),
        (
            "doc comment",
            r"^// [A-Z]\w+ [^\n]*\n(?=func (?:\([^)]*\) )?[A-Z])",
            r"^\n(?=func (?:\([^)]*\) )?[A-Z])",
            put(""),
        ),
        ("doc name", r"^// ([A-Z]\w+) (?=[^\n]*\nfunc (?:\([^)]*\) )?\1\()", r"^// This ", put("// This will ")),
        (
            "receiver",
            r"^func \((\w{1,3}) (\*\w+)\) (\w+)\(",
            r"^func \((?:this|self) \*\w+\)",
            put(r"func (self \2) \3("),
        ),
        ("function name", r"^func ([a-z]+[A-Z]\w+)\(", r"^func [a-z]+_\w+\(", renamed(1, snake)),
        ("local name", r"^\t+([a-z]+[A-Z]\w+) := ", r"^\t+[a-z]+_\w+ := ", renamed(1, snake)),
        (
            "error name",
            r"\berr := ([^\n]*)\n(\t+)if err != nil \{\n([^\n]*)\berr\b([^\n]*\n\t+\})",
            r"\be := ",
            put(r"e := \1\n\2if e != nil {\n\3e\4"),
        ),
        (
            "error looked at",
            r"^(\t+)if err := (\w[\w.]*\([^()\n]*\)); err != nil \{\n[^\n]*\n\t+\}\n",
            r"$^",
            put(r"\1\2\n"),
        ),
        ("any", r"\]any\b", r"\]interface\{\}", put("]interface{}")),
        (
            "output",
            r"\b(?:log|slog|logger)\.(?:Info|Debug|Warn|Printf|Println)\(([^()\n]*)\)$",
            r"\bfmt\.Print(?:ln|f)\(",
            put(r"fmt.Println(\1)"),
        ),
        ("context name", r"\bctx (context\.Context)", r"\bc context\.Context", put(r"c \1")),
        (
            "status",
            r"\bhttp\.Status(?:OK|NotFound|BadRequest|InternalServerError)\b",
            r"\(w, [45]\d\d|, 200,",
            put("404"),
        ),
        ("defer", r"^(\t+)defer (\w+(?:\.\w+)*\.Close\(\))", r"^\t+\w+(?:\.\w+)*\.Close\(\)$", put(r"\1\2")),
        ("tag case", r"`json:\"([a-z]+_[a-z_]+)", r"`json:\"[a-z]+[A-Z]\w+", put('`json:"otherName')),
        (
            "constructor name",
            r"^func New([A-Z]\w+)\(",
            r"^func (?:Create|Make)[A-Z]\w+\(",
            renamed_as(r"New\1", r"Make\1"),
        ),
        (
            "error variable",
            r"^(?:var |\t)Err([A-Z]\w+) += (?:errors\.New|fmt\.Errorf)\(",
            r"^(?:var |\t)[A-Z]\w+Error += (?:errors\.New|fmt\.Errorf)\(",
            renamed_as(r"Err\1", r"\1Error"),
        ),
        (
            "initialism",
            r"^\t+([a-z]+)ID(?: :=|, \w+ :=)",
            r"^\t+[a-z]+Id(?: :=|, \w+ :=)",
            renamed_as(r"\1ID", r"\1Id"),
        ),
        ("known error", r"errors\.Is\(err, ((?:\w+\.)?Err\w+)\)", r"err == (?:\w+\.)?Err\w+", put(r"err == \1")),
        ("error returned", r"^(\t+)return (?:\w+, )?err$", r"^\t+panic\(err\)", put(r"\1panic(err)")),
        ("error key", r"\"error\", err\b", r"\"err\", err\b", put('"err", err')),
        ("short error key", r"\"err\", err\b", r"\"error\", err\b", put('"error", err')),
        (
            "logged error",
            r"\.Err\(err\)\.",
            r"\.(?:Str|Interface)\(\"err(?:or)?\", err",
            put('.Str("error", err.Error()).'),
        ),
        (
            "method word",
            r"\bhttp\.Method(?:Get|Post|Put|Delete|Patch)\b",
            r"(?<=[(, ])\"(?:GET|POST|PUT|DELETE|PATCH)\"",
            put('"GET"'),
        ),
        ("query context", r"\.(Exec|Query|QueryRow)Context\(\w+, ", r"\.(?:Exec|Query|QueryRow)\(", put(r".\1(")),
        ("context passed", r"(\w\()ctx, ", r"\w\(context\.(?:Background|TODO)\(\), ", put(r"\1context.Background(), ")),
        ("lock released", r"^(\t+)(\w+(?:\.\w+)*)\.Lock\(\)\n\t+defer \2\.Unlock\(\)\n", r"$^", put(r"\1\2.Lock()\n")),
        ("pointer receiver", r"^func \((\w+) \*(\w+)\)", r"^func \(\w+ [A-Z]\w*\)", put(r"func (\1 \2)")),
        (
            "checked assertion",
            r"\b(\w+), ok := (\w+(?:\.\w+)*\.\(\*?\w+(?:\.\w+)?\))$",
            r"\w+ := \w+(?:\.\w+)*\.\(\*?\w+(?:\.\w+)?\)$",
            put(r"\1 := \2"),
        ),
        ("empty text", r" == \"\"", r"len\(\w+\) == 0", None),
        ("elapsed", r"time\.Since\((\w+)\)", r"time\.Now\(\)\.Sub\(", put(r"time.Now().Sub(\1)")),
        ("setting", r"\b[a-z]+\.Config\.([A-Z]\w+)", r"os\.Getenv\(", put(r'os.Getenv("\1")')),
        (
            "middleware",
            r"\.(Get|Post|Put|Delete|GET|POST|PUT|DELETE)\((\"[^\"\n]*\"), (\w[\w.]*(?:\([^()\n]*\))?), (\w[\w.]*)\)",
            r"\.(?:Get|Post|Put|Delete|GET|POST|PUT|DELETE)\(\"[^\"\n]*\", \w[\w.]*\)",
            put(r".\1(\2, \4)"),
        ),
        (
            "path case",
            r"\.(Get|Post|Put|Delete|GET|POST|PUT|DELETE)\(\"/([a-z]+)-([a-z]+)",
            r"\.(?:Get|Post|Put|Delete|GET|POST|PUT|DELETE)\(\"/[a-z]*[A-Z_]",
            put(r'.\1("/\2_\3'),
        ),
        ("file mode", r"\b0o([0-7]{3})\b", r"\b0[0-7]{3}\b", put(r"0\1")),
    ],
    "rust": [
        ("question mark", r"\)\?;", r"\)\.unwrap\(\);", put(").unwrap();")),
        (
            "function name",
            r"^\s*(?:pub )?(?:async )?fn ([a-z]+_\w+)\(",
            r"^\s*(?:pub )?fn [a-z]+[A-Z]\w*\(",
            renamed(1, camel),
        ),
        ("local name", r"^\s+let ([a-z]+_\w+) = ", r"^\s+let [a-z]+[A-Z]\w* = ", renamed(1, camel)),
        ("type name", r"^(?:pub )?struct ([A-Z][a-z]+[A-Z]\w+)", r"^(?:pub )?struct [a-z]\w+", renamed(1, snake)),
        ("doc comment", r"^    /// [^\n]*\n(?=    pub fn)", r"^\n(?=    pub fn)", put("")),
        ("crate path", r"^use crate::(\w+)", r"^use super::", put(r"use super::\1")),
        ("log", r"\b(?:log::|tracing::)?(?:info|debug|warn|error)!\(", r"\be?println!\(", put("println!(")),
        ("derive", r"#\[derive\(([^)\n]*), Clone([^)\n]*)\)\]", r"$^", put(r"#[derive(\1\2)]")),
        (
            "inline arguments",
            r"format!\(\"([^\"{}]*)\{(\w+)\}([^\"{}]*)\"\)",
            r"format!\(\"[^\"]*\{\}[^\"]*\", ",
            put(r'format!("\1{}\3", \2)'),
        ),
        ("self", r"-> Self\b", r"$^", None),
        ("constant name", r"^const ([A-Z]+_[A-Z_]+):", r"^const [a-z]\w+:", renamed(1, str.lower)),
        ("expect", r"\.expect\(\"[^\"\n]*\"\)", r"\.unwrap\(\)", put(".unwrap()")),
        (
            "error context",
            r"\)(?:\n\s+)?\.(?:with_)?context\((?:\|\| )?(?:format!\()?\"[^\"\n]*\"\)?\)\?",
            r"$^",
            put(")?"),
        ),
        ("result type", r"-> Result<(\w+|\(\))> \{", r"-> Result<[^\n]*, String> \{", put(r"-> Result<\1, String> {")),
        (
            "log path",
            r"^(\s+)(info|debug|warn|error)!\(",
            r"^\s+(?:log|tracing)::(?:info|debug|warn|error)!\(",
            put(r"\1tracing::\2!("),
        ),
        (
            "owned text",
            r"(\"[^\"\n]*\")\.to_string\(\)",
            r"String::from\(\"|\"\.(?:to_owned|into)\(\)",
            put(r"String::from(\1)"),
        ),
        ("borrowed text", r"\b(\w+): &str(?=[,)])", r": &String\b", put(r"\1: &String")),
        ("borrowed list", r": &\[(\w+)\]", r": &Vec<", put(r": &Vec<\1>")),
        ("debug", r"^(\s*#\[derive\()Debug, ", r"^\s*#\[derive\((?![^)]*Debug)", put(r"\1")),
        ("emptiness", r"(?<=[ (])(\w+(?:\.\w+)*)\.is_empty\(\)", r"\.len\(\) == 0", put(r"\1.len() == 0")),
        ("glob import", r"^use ((?:\w+::)+)\w+;", r"^use (?:\w+::)+\*;", put(r"use \1*;")),
        ("test module", r"^mod tests \{", r"^mod test \{", put("mod test {")),
        (
            "sleep",
            r"\btokio::(time::sleep|fs::\w+)\(",
            r"\bstd::(?:thread::sleep|fs::\w+)\(",
            put("std::thread::sleep("),
        ),
        ("safety", r"^\s*// SAFETY:[^\n]*\n(?=[^\n]*unsafe)", r"^(?!\s*//)[^\n]*\n[^\n]*\bunsafe \{", put("")),
        ("instrument", r"^\s*#\[(?:tracing::)?instrument[^\n]*\]\n", r"$^", put("")),
        ("renamed fields", r"^\s*#\[serde\(rename_all = [^\n]*\]\n", r"$^", put("")),
        (
            "bail",
            r"\bbail!\(([^()\n]*)\)",
            r"return Err\((?:anyhow!|eyre!|format_err!)",
            put(r"return Err(anyhow!(\1))"),
        ),
        ("field shorthand", r"^\s+(\w+),$", r"^\s+(\w+): \1,$", None),
        (
            "index loop",
            r"for (\w+) in &(\w+(?:\.\w+)*) \{",
            r"for \w+ in 0\.\.\w[\w.]*\.len\(\)",
            put(r"for i in 0..\2.len() {\n let \1 = &\2[i];"),
        ),
        ("crate visibility", r"^(\s*)pub\(crate\) (?=fn|struct|enum)", r"^\s*pub\(super\) ", put(r"\1pub(super) ")),
        (
            "unwrap",
            r"\.(unwrap_or_default|unwrap_or_else|unwrap_or|ok_or_else|ok_or)\([^()\n]*\)",
            r"\.unwrap\(\)",
            put(".unwrap()"),
        ),
    ],
    "java": [
        (
            "method name",
            r"^\s+(?:public|private) [\w<>\[\], ]+ ([a-z]+[A-Z]\w+)\(",
            r"^\s+(?:public|private) \w+ [a-z]+_\w+\(",
            renamed(1, snake),
        ),
        ("local name", r"^\s+\w+ ([a-z]+[A-Z]\w+) = ", r"^\s+\w+ [a-z]+_[a-z]\w* = ", renamed(1, snake)),
        (
            "constant name",
            r"static final \w+ ([A-Z]+_[A-Z_]+) =",
            r"static final \w+ [a-z]+[A-Z]\w* =",
            renamed(1, str.lower),
        ),
        ("override", r"^\s+@Override\n", r"$^", put("")),
        ("wildcard import", r"^import ((?:\w+\.)+)[A-Z]\w+;", r"^import (?:\w+\.)+\*;", put(r"import \1*;")),
        ("final field", r"private final ", r"private (?!final|static)", put("private ")),
        ("explicit type", r"^(\s+)[A-Z]\w+ (\w+) = new ", r"^\s+var \w+ = new ", put(r"\1var \2 = new ")),
        ("inferred type", r"^(\s+)var (\w+) = new (\w+)\(", r"^\s+[A-Z]\w+ \w+ = new ", put(r"\1\3 \2 = new \3(")),
        (
            "exception",
            r"throw new (?!RuntimeException)\w+Exception\(",
            r"throw new RuntimeException\(",
            put("throw new RuntimeException("),
        ),
        (
            "log arguments",
            r"(log\w*\.\w+)\(\"([^\"{}\n]*)\{\}\", (\w+)\)",
            r"log\w*\.\w+\(\"[^\"\n]*\" \+",
            put(r'\1("\2" + \3)'),
        ),
        (
            "braces",
            r"if (\([^()\n]*\)) \{\n\s+(return[^;\n]*;)\n\s+\}",
            r"if \([^()\n]*\)\n?\s+return",
            put(r"if \1 \2"),
        ),
        ("output", r"\blog(?:ger)?\.(?:info|debug|warn)\(", r"System\.out\.println\(", put("System.out.println(")),
        ("annotation", r"^\s+@(?:Transactional|Nullable|Test|GetMapping|Bean|Autowired)(?:\(.*\))?\n", r"$^", put("")),
        (
            "interface of a collection",
            r"\b(?:List|Map|Set)(<[\w, ]+> \w+ = new (ArrayList|HashMap|HashSet)<)",
            r"\b(?:ArrayList|HashMap|HashSet)<[\w, ]+> \w+ = ",
            put(r"\2\1"),
        ),
        ("diamond", r"\b(List|Map|Set)(<[\w, ]+>) (\w+) = new (\w+)<>", r"= new \w+<\w", put(r"\1\2 \3 = new \4\2")),
        ("logger constant", r"\bLogger (LOGGER|LOG) =", r"\bLogger [a-z]\w* =", renamed(1, str.lower)),
        ("logger word", r"\bLogger (log|logger) =", r"\bLogger [A-Z]\w* =", renamed(1, str.upper)),
        ("logger class", r"getLogger\(\w+\.class\)", r"getLogger\(\"", put(r'getLogger("main")')),
        ("logger annotation", r"^@Slf4j\n", r"\bLogger \w+ =", logged_by_hand),
        (
            "traceback",
            r"(?i)(\blog\w*\.(?:error|warn)\(\"[^\"\n]*\"), (ex?)\);",
            r"(?i)\blog\w*\.(?:error|warn)\([^\n]*\.getMessage\(\)\);",
            put(r"\1 + \2.getMessage());"),
        ),
        (
            "stack printed",
            r"(?i)\blog\w*\.(?:error|warn)\([^\n]*, (ex?)\);",
            r"\.printStackTrace\(\);",
            put(r"\1.printStackTrace();"),
        ),
        ("cause", r"(throw new \w+\([^()\n]+), ex?\);", r"$^", put(r"\1);")),
        (
            "caught name",
            r"catch \((?:final )?[\w.| ]+ (e|ex)\)",
            r"catch \((?:final )?[\w.| ]+ (?!ex?\))\w+\)",
            renamed(1, lambda it: "err"),
        ),
        (
            "caught breadth",
            r"catch \((?:final )?(?!Exception|Throwable)\w+ (\w+)\)",
            r"catch \((?:final )?Throwable",
            put(r"catch (Throwable \1)"),
        ),
        (
            "injected field",
            r"^(\s+)private final (\w+(?:Service|Repository|Dao|Manager)) (\w+);",
            r"@Autowired\s+private",
            put(r"\1@Autowired\n\1private \2 \3;"),
        ),
        ("equals", r"(\"\w+\")\.equals\((\w+)\)", r"\w\.equals\(\"", put(r"\2.equals(\1)")),
        (
            "verb of a route",
            r"@(?:Get|Post|Put|Delete)Mapping\(\"",
            r"@RequestMapping\([^\n]*method",
            put('@RequestMapping(method = RequestMethod.GET, value = "'),
        ),
        (
            "response",
            r"ResponseEntity\.ok\(([^()\n]+)\)",
            r"new ResponseEntity<",
            put(r"new ResponseEntity<>(\1, HttpStatus.OK)"),
        ),
        (
            "guard",
            r"^\s+@(?:PreAuthorize|Secured|RolesAllowed|PermissionRequired|HasAuthority)\([^\n]*\)\n",
            r"$^",
            put(""),
        ),
        (
            "whole javadoc",
            r"^([ \t]+)/\*\*\n(?:[ \t]+\*[^\n]*\n)+(?=\1public [\w<>, ]+\()",
            r"[;}{]\n\n[ \t]+public [\w<>, ]+\(",
            put(""),
        ),
        ("documented parameter", r"^ *\* @param \w+ [^\n]*\n", r"$^", put("")),
        ("emptiness", r"!?(\b\w+)\.isEmpty\(\)", r"\.(?:size|length)\(\) [=!>]=? 0", put(r"\1.size() == 0")),
        ("list of a stream", r"\.toList\(\)", r"Collectors\.toList\(\)", put(".collect(Collectors.toList())")),
        ("collector of a stream", r"\.collect\(Collectors\.toList\(\)\)", r"\w\)\.toList\(\)", put(".toList()")),
        (
            "now",
            r"\b(?:Instant|LocalDateTime|ZonedDateTime|OffsetDateTime)\.now\(\)",
            r"new Date\(\)",
            put("new Date()"),
        ),
        ("order of modifiers", r"\bstatic final\b", r"\bfinal static\b", put("final static")),
        ("brackets of an array", r"\b(\w+)\[\] (\w+)(?= =|;|,|\))", r"\b\w+ \w+\[\](?= =|;|,|\))", put(r"\1 \2[]")),
        (
            "field name",
            r"private (?:final )?[\w<>]+ ([a-z]+[A-Z]\w+);",
            r"private (?:final )?[\w<>]+ (?:_\w+|[a-z]+_\w+);",
            renamed(1, snake),
        ),
        (
            "parameter name",
            r"^    (?:public|private) [^=;\n]*\((?:final )?\w+ ([a-z]+[A-Z]\w+)[,)]",
            r"^    (?:public|private) [^=;\n]*\(\w+ [a-z]+_\w+[,)]",
            renamed(1, snake),
        ),
        ("final local", r"^(\s+)final (\w+ \w+ = )", r"^\s+(?!return|final)\w+ \w+ = ", put(r"\1\2")),
        (
            "final parameter",
            r"\(final (\w+ \w+)(?=[,)])",
            r"^\s+(?:public|private) [^=;\n]*\((?!final)\w+ \w+[,)]",
            put(r"(\1"),
        ),
        ("imported name", r"\bnew (ArrayList|HashMap|HashSet)<", r"new java\.util\.\w+", put(r"new java.util.\1<")),
        (
            "private method",
            r"^(    |\t)private ((?:static )?[\w<>]+ \w+\()",
            r"^(?:    |\t)(?:static )?[A-Za-z<>]+ \w+\([^\n;]*\{",
            put(r"\1\2"),
        ),
        (
            "blank text",
            r"\bStringUtils\.is(?:Blank|Empty)\((\w+)\)",
            r"\w+ == null \|\| \w+\.isEmpty\(\)",
            put(r"(\1 == null || \1.isEmpty())"),
        ),
        ("closed", r"\btry \((?:var |final )?(\w+) (\w+) = ([^\n]+)\) \{", r"\.close\(\);", put(r"\1 \2 = \3; try {")),
        ("header", r"\A/\*[\s\S]*?\*/\n", r"\Apackage", put("")),
        (
            "class name",
            r"^public class (\w+(?:Controller|Service|Repository|Mapper|Exception|Config))\b",
            r"$^",
            renamed(1, lambda it: re.sub(r"[A-Z][a-z]+$", "Thing", it)),
        ),
    ],
    "csharp": [
        (
            "method name",
            r"^\s+(?:public|private)(?: async)? [\w<>\[\]?]+ ([A-Z]\w+)\(",
            r"^\s+(?:public|private) \w+ [a-z]\w+\(",
            renamed(1, lambda it: it[0].lower() + it[1:]),
        ),
        (
            "private field",
            r"private (?:readonly )?[\w<>?]+ (_[a-z]\w+);",
            r"private (?:readonly )?[\w<>?]+ [a-z]\w+;",
            renamed(1, lambda it: it[1:]),
        ),
        ("readonly", r"private readonly ", r"private (?!readonly|static|const)[\w<>?]+ _\w+;", put("private ")),
        ("interface", r"\binterface (I)([A-Z]\w+)", r"\binterface [A-HJ-Z]\w+", put(r"interface \2")),
        ("inferred type", r"^(\s+)var (\w+) = new (\w+)\(", r"^\s+[A-Z]\w+ \w+ = new ", put(r"\1\3 \2 = new \3(")),
        ("explicit type", r"^(\s+)[A-Z]\w+ (\w+) = new ", r"^\s+var \w+ = new ", put(r"\1var \2 = new ")),
        ("null check", r" == null\b", r" is null\b", put(" is null")),
        ("null pattern", r" is null\b", r" == null\b", put(" == null")),
        (
            "interpolation",
            r"\$\"([^\"{}\n]*)\{(\w+)\}([^\"{}\n]*)\"",
            r"string\.Format\(",
            put(r'string.Format("\1{0}\3", \2)'),
        ),
        (
            "braces",
            r"if (\([^()\n]*\))\s*\{\n\s+(return[^;\n]*;)\n\s+\}",
            r"if \([^()\n]*\)\n?\s+return",
            put(r"if \1 \2"),
        ),
        (
            "summary",
            r"^\s+/// <summary>\n\s+/// [^\n]*\n\s+/// </summary>\n(?=\s+public )",
            r"^\n(?=\s+public )",
            put(""),
        ),
        (
            "property name",
            r"public [\w<>?]+ ([A-Z]\w+) \{ get; set; \}",
            r"public [\w<>?]+ [a-z]\w+ \{ get;",
            renamed(1, lambda it: it[0].lower() + it[1:]),
        ),
        (
            "attribute",
            r"^\s+\[(?:Http\w+|Authorize|Required|Fact|Theory|ProducesResponseType)[^\]\n]*\]\n",
            r"$^",
            put(""),
        ),
        (
            "async suffix",
            r"\basync Task(?:<[^>\n]+>)? (\w+Async)\(",
            r"async Task(?:<[^>\n]+>)? \w+(?<!Async)\(",
            renamed(1, lambda it: it.removesuffix("Async")),
        ),
        ("namespace", r"^(namespace [\w.]+);\n", r"^namespace [\w.]+\s*\{", inside_braces),
        (
            "log arguments",
            r"(\.Log\w+\()\"([^\"{}\n]*)\{\w+\}([^\"{}\n]*)\", (\w+)\)",
            r"\.Log\w+\(\$\"",
            put(r'\1$"\2{\4}\3")'),
        ),
        (
            "output",
            r"\b_?logger\.(?:Log)?(?:Debug|Information|Info|Trace)\(",
            r"\bConsole\.Write(?:Line)?\(",
            put("Console.WriteLine("),
        ),
        (
            "traceback",
            r"(\.(?:Log)?(?:Error|Warning|Warn)\()(ex?), (\"[^\"\n]*\")\);",
            r"\.(?:Log)?(?:Error|Warning|Warn)\([^\n]*\.Message\);",
            put(r"\1\3 + \2.Message);"),
        ),
        ("rethrown", r"(catch \(\w+ (ex?)\)\s*\{[^{}]*?)\bthrow;", r"^\s+throw ex?;", put(r"\1throw \2;")),
        ("configured await", r"\.ConfigureAwait\(false\)", r"await [^\n;]*(?<!ConfigureAwait\(false\));", put("")),
        ("token passed on", r", (?:cancellationToken|ct|token)\);", r"$^", put(");")),
        ("name of", r"(Exception\()nameof\((\w+)\)\)", r"ArgumentNullException\(\"\w+\"\)", put(r'\1"\2")')),
        (
            "exception",
            r"throw new (?!Exception\()\w+Exception\(",
            r"throw new Exception\(",
            put("throw new Exception("),
        ),
        ("keyword of a type", r"\bstring (\w+)(?=[;,)]| =)", r"\bString \w+(?=[;,)]| =)", put(r"String \1")),
        ("member of a type", r"\bstring\.(?=[A-Z])", r"\bString\.(?=[A-Z])", put("String.")),
        ("empty text", r"\bstring\.Empty\b", r"(?<![$@\w\"\\])\"\"(?!\")", put('""')),
        ("blank text", r"\bstring\.IsNullOrWhiteSpace\(", r"\bstring\.IsNullOrEmpty\(", put("string.IsNullOrEmpty(")),
        (
            "null or empty",
            r"\bstring\.IsNullOrEmpty\((\w+)\)",
            r"== null \|\| \w+ == \"\"",
            put(r'(\1 == null || \1 == "")'),
        ),
        ("now", r"\bDateTime(?:Offset)?\.UtcNow\b", r"\bDateTime\.Now\b", put("DateTime.Now")),
        ("sealed", r"\bsealed (?=class)", r"^\s*(?:public|internal) class", put("")),
        (
            "private method",
            r"^(    |\t|        )private ((?:static )?[\w<>]+ \w+\()",
            r"^(?:    |\t|        )(?:static )?(?!return|await|new|else)[A-Za-z<>]+ \w+\([^\n;]*\)$",
            put(r"\1\2"),
        ),
        ("local name", r"^\s+var ([a-z]+[A-Z]\w+) =", r"^\s+var [a-z]+_\w+ =", renamed(1, snake)),
        (
            "parameter name",
            r"^    +(?:public|private) [^=;\n]*\(\w+ ([a-z]+[A-Z]\w+)[,)]",
            r"^    +(?:public|private) [^=;\n]*\(\w+ (?:[a-z]+_|[A-Z])\w+[,)]",
            renamed(1, lambda it: it[0].upper() + it[1:]),
        ),
        (
            "constant name",
            r"\bconst \w+ ([A-Z][a-z]\w+) =",
            r"\bconst \w+ (?:[A-Z]+_[A-Z_]+|[a-z]\w+) =",
            renamed(1, lambda it: snake(it).upper()),
        ),
        ("result", r"return Ok\(([^()\n]*)\);", r"return (?:new OkObjectResult|Json)\(", put(r"return Json(\1);")),
        ("guard", r"^\s*\[Authorize[^\n]*\]\n", r"$^", put("")),
        (
            "query awaited",
            r"await ([^;\n]*)\.(ToList|FirstOrDefault|SingleOrDefault|Any|Count)Async\(",
            r"\b(?:db|context|repository|_\w+)\.[^;\n]*\.(?:ToList|FirstOrDefault)\(",
            put(r"\1.\2("),
        ),
        ("task awaited", r"await (\w+(?:\.\w+)*\([^()\n]*\));", r"\)\.Result\b", put(r"\1.Result;")),
        ("async void", r"\basync Task (?=\w+\()", r"\basync void ", put("async void ")),
        ("using", r"^(\s+)using (var \w+ = )", r"$^", put(r"\1\2")),
        (
            "written type",
            r"\bList<(\w+)> (\w+) = new List<\1>\(\)",
            r"\bList<\w+> \w+ = new\(\)",
            put(r"List<\1> \2 = new()"),
        ),
        (
            "target type",
            r"\bList<(\w+)> (\w+) = new\(\)",
            r"\bList<\w+> \w+ = new List<",
            put(r"List<\1> \2 = new List<\1>()"),
        ),
        ("logger class", r"\bILogger<\w+>(?= _?logger)", r"\bILoggerFactory\b", put("ILogger<Program>")),
        (
            "argument check",
            r"= (\w+) \?\? throw new ArgumentNullException\([^)\n]*\)\);",
            r"^\s+_\w+ = \w+;",
            put(r"= \1;"),
        ),
        ("not null", r" != null\b", r" is not null\b", put(" is not null")),
        ("not null pattern", r" is not null\b", r" != null\b", put(" != null")),
        ("loop type", r"foreach \(var (\w+) in", r"foreach \((?!var|\()[\w<>]+ \w+ in", put(r"foreach (string \1 in")),
        ("this", r"^(\s+)(_\w+) = (\w+);", r"^\s+this\._?\w+ = ", put(r"\1this.\2 = \3;")),
        ("documented parameter", r"^\s+/// <param name=\"\w+\">[^\n]*</param>\n", r"$^", put("")),
        ("inherited comment", r"^\s+/// <inheritdoc ?/>\n(?=\s+public)", r"^\n(?=\s+public override)", put("")),
        ("any", r"\.Any\(\)", r"\.Count\(\) [>!]=? 0", put(".Count() > 0")),
        ("caught name", r"catch \(\w+ (ex?)\)", r"catch \(\w+ (?!ex?\))\w+\)", renamed(1, lambda it: "err")),
        (
            "imported name",
            r"\bnew (List|Dictionary|HashSet)<",
            r"new System\.Collections",
            put(r"new System.Collections.Generic.\1<"),
        ),
        ("header", r"\A(?:// [^\n]*\n)+", r"\Ausing", put("")),
        (
            "class name",
            r"^(?: {4}|\t)?public class (\w+(?:Controller|Service|Repository|Handler|Exception|Options))\b",
            r"$^",
            renamed(1, lambda it: re.sub(r"[A-Z][a-z]+$", "Thing", it)),
        ),
    ],
    "php": [
        ("method name", r"function ([a-z]+[A-Z]\w+)\(", r"function [a-z]+_\w+\(", renamed(1, snake)),
        ("local name", r"^\s+\$([a-z]+[A-Z]\w+) = ", r"^\s+\$[a-z]+_\w+ = ", renamed(1, snake)),
        ("return type", r"\): \??[\w\\]+(?=\n\s*\{)", r"function \w+\([^)\n]*\)(?=\n\s*\{)", put(")")),
        (
            "parameter type",
            r"(function \w+)\((?:\??[A-Z]\w+|string|int|array|bool) \$(\w+)\)",
            r"function \w+\(\$\w+\)",
            put(r"\1($\2)"),
        ),
        ("strict equality", r" === ", r" == ", put(" == ")),
        ("short array", r"= \[\];", r"= array\(\);", put("= array();")),
        ("visibility", r"^(\s+)public function ", r"^\s+function ", put(r"\1function ")),
        ("strict types", r"^declare\(strict_types=1\);\n", r"$^", put("")),
        (
            "docblock",
            r"^    /\*\*\n(?:     \*[^\n]*\n)+(?=    public function)",
            r"^\n(?=    public function)",
            put(""),
        ),
        (
            "exception",
            r"throw new (?!\\?Exception)\\?\w+Exception\(",
            r"throw new \\?Exception\(",
            put(r"throw new \\Exception("),
        ),
        ("config", r"\bconfig\('", r"\benv\('", put("env('")),
        (
            "braces",
            r"if (\([^()\n]*\)) \{\n\s+(return[^;\n]*;)\n\s+\}",
            r"if \([^()\n]*\)\n?\s+return",
            put(r"if \1 \2"),
        ),
        ("null", r"(?<=[=(,?:] )null\b(?=[,;)])", r"(?<=[=(,?:] )NULL\b(?=[,;)])", put("NULL")),
        (
            "typed property",
            r"(private|protected) (?:readonly )?\??[\w\\]+ \$(\w+)",
            r"(?:private|protected) \$\w+",
            put(r"\1 $\2"),
        ),
        (
            "property name",
            r"(?:private|protected) (?:readonly )?[?\w\\]+ \$([a-z]+[A-Z]\w+)",
            r"(?:private|protected) (?:readonly )?[?\w\\]+ \$[a-z]+_\w+",
            renamed(1, snake),
        ),
        (
            "constant name",
            r"\bconst (?:\w+ )?([A-Z]+_[A-Z_]+) =",
            r"\bconst (?:\w+ )?[a-z]\w+ =",
            renamed(1, str.lower),
        ),
        ("constant visibility", r"^    (?:public|private|protected) const ", r"^    const ", put("    const ")),
        ("final class", r"^final ((?:readonly )?class )", r"^(?:readonly )?class ", put(r"\1")),
        (
            "readonly property",
            r"\b(private|protected) readonly ",
            r"\b(?:private|protected) (?!readonly|static|function|const|abstract)[?\w\\]+ \$",
            put(r"\1 "),
        ),
        ("quotes", r"(?<![\w\"'\\])'(\w+)'(?![\w\"'])", r"(?<![\w\"'\\])\"\w+\"(?![\w\"'])", put(r'"\1"')),
        ("imported class", r"\bnew ([A-Z]\w+)\(", r"\bnew \\[A-Z]\w*\\", in_full),
        ("caught name", r"catch \((\w+) \$e\)", r"catch \([\w\\|]+ \$(?!e\))\w+\)", put(r"catch (\1 $problem)")),
        (
            "caught breadth",
            r"catch \((?!\\?(?:Exception|Throwable) )\\?\w+ (\$\w+)\)",
            r"catch \(\\?(?:Exception|Throwable) ",
            put(r"catch (\\Throwable \1)"),
        ),
        ("logger", r"\$this->logger->\w+\(", r"\berror_log\(", put("error_log(")),
        (
            "fallback",
            r"(\$\w+(?:\[[^\]\n]+\])?) \?\? ",
            r"isset\((\$\w+(?:\[[^\]\n]+\])?)\) \? \1",
            put(r"isset(\1) ? \1 : "),
        ),
        ("strict search", r"\bin_array\(([^()\n]*), true\)", r"\bin_array\([^()\n]*(?<!true)\)", put(r"in_array(\1)")),
        ("elseif", r"\} elseif \(", r"\} else if \(", put("} else if (")),
        ("format", r"\bsprintf\('([^'%\n]*)%s([^'%\n]*)', (\$\w+)\)", r"' \. \$\w+ \. '", put(r"'\1' . \3 . '\2'")),
        (
            "arrow",
            r"\bfn ?(\(\$?\w+ ?\$?\w*\)) => ([^,;()\n]+)(?=[,)])",
            r"\bfunction \([^()\n]*\) \{\s*return\b",
            put(r"function \1 { return \2; }"),
        ),
        ("static closure", r"\bstatic fn\b", r"(?<!static )\bfn ?\(", put("fn")),
        ("attribute", r"^    #\[[A-Z][\w\\]+[^\]\n]*\]\n", r"$^", put("")),
        ("bound value", r"->where\('(\w+)', (\$\w+)\)", r"->whereRaw\(", put(r'->whereRaw("\1 = " . \2)')),
        ("constant side", r"\((\$\w+) === null\)", r"\(null === \$\w+\)", put(r"(null === \1)")),
        ("constant first", r"\(null === (\$\w+)\)", r"\(\$\w+ === null\)", put(r"(\1 === null)")),
        (
            "swallowed",
            r"(catch \(\\?(?:Exception|Throwable) \$\w+\) \{\n)\s+\$this->logger->[^;]*;\n",
            r"catch \([^)]*\) \{\s*\}",
            put(r"\1"),
        ),
        ("counted", r"\bcount\((\$[\w>-]+)\) === 0", r"\bempty\(", put(r"empty(\1)")),
        ("translated", r"(?<![\w>:])__\(('[^'\n]+')\)", r"(?:label|title|message)' => '[A-Z]", put(r"\1")),
        ("nullable", r"([(\s])\?([A-Z]\w+) \$", r"\b[A-Z]\w+\|null \$", put(r"\1\2|null $")),
        ("cast", r"\(int\) ?(\$\w+)\b(?![\[-])", r"\bintval\(", put(r"intval(\1)")),
        (
            "brace place",
            r"^((?:final |abstract )?(?:readonly )?class [^\n{]+)\n\{",
            r"^(?:final |abstract )?(?:readonly )?class [^\n{]+ \{",
            put(r"\1 {"),
        ),
        ("base", r"^((?:final )?class \w+) extends [\w\\]+", r"^(?:final )?class \w+(?= implements|$)", put(r"\1")),
        (
            "authorization",
            r"^\s+\$this->(?:authorize|checkPermission|denyAccessUnlessGranted)\([^;\n]*\);\n",
            r"$^",
            put(""),
        ),
    ],
    "c": [
        (
            "function name",
            r"^static \w+ \*?([a-z]+_\w+)\(",
            r"^static \w+ \*?[a-z]+[A-Z]\w+\(",
            renamed(1, camel),
        ),
        ("local name", r"^\s+\w+ \*?([a-z]+_[a-z]\w*) = ", r"^\s+\w+ \*?[a-z]+[A-Z]\w+ = ", renamed(1, camel)),
        ("null", r"\bNULL\b", r"(?:== |= )0\b", put("0")),
        ("nullptr", r"\bnullptr\b", r"\bNULL\b", put("NULL")),
        ("macro name", r"^#define ([A-Z]+_[A-Z_]+) ", r"^#define [a-z]\w+ ", renamed(1, str.lower)),
        (
            "braces",
            r"if (\([^()\n]*\)) \{\n\s+(return[^;\n]*;)\n\s+\}",
            r"if \([^()\n]*\)\n?\s+return",
            put(r"if \1 \2"),
        ),
        ("named cast", r"static_cast<(\w+)>\((\w+)\)", r"= \(\w+\)\w", put(r"(\1)\2")),
        (
            "method name",
            r"^\s+\w+ ([a-z]+[A-Z]\w+)\([^;{}\n]*\)(?: const)?\s*\{",
            r"^\s+\w+ [a-z]+_\w+\([^;{}\n]*\)(?: const)?\s*\{",
            renamed(1, snake),
        ),
        ("override", r"\) override;", r"$^", put(");")),
        ("member", r"\b(m_[a-z]\w+)\b", r"$^", renamed(1, lambda it: it[2:])),
        ("guard", r"^#pragma once\n", r"^#ifndef \w+_H", put("")),
        ("pointer check", r"if \(!(\w+)\)", r"if \(\w+ == NULL\)", put(r"if (\1 == NULL)")),
        ("bounded print", r"\bsnprintf\((\w+), sizeof\(?\s?\w+\)?, ", r"\bsprintf\(", put(r"sprintf(\1, ")),
        (
            "own allocation",
            r"\b(?:[xsz]|g_|mem_|xx|sl)(?:m|c)alloc\(|\bMALLOC\(",
            r"(?<!\w)(?:m|c)alloc\(",
            put("malloc("),
        ),
        (
            "log",
            r"\b(?:log_\w+|LOG\w*|DLOG|ELOG|JANUS_LOG|q(?:Debug|Warning|Info))\((?=\")",
            r"(?<!\w)printf\(",
            put("printf("),
        ),
        (
            "log stream",
            r"\b(?:LOG\w*\([^()\n]*\)|q(?:Debug|Warning|Info|Critical)\(\)|log_\w+\(\)) <<",
            r"\bstd::c(?:out|err) <<",
            put("std::cout <<"),
        ),
        ("made pointer", r"std::make_(?:unique|shared)<(\w+)>\(", r"= new \w+\(", put(r"new \1(")),
        (
            "constant reference",
            r"([(,] ?)const ((?:std::)?[sS]tring|QString) ?& ?(\w+)",
            r"[(,] ?(?:(?:std::)?[sS]tring|QString) \w+[,)]",
            put(r"\1\2 \3"),
        ),
        (
            "range loop",
            r"for \((?:const )?auto ?&{0,2} ?\w+ ?: ([\w.]+(?:->\w+)?)\)",
            r"for \((?:int|size_t|std::size_t|unsigned(?: int)?) \w+ = 0; ",
            put(r"for (size_t i = 0; i < \1.size(); i++)"),
        ),
        ("explicit", r"^(\s+)explicit (?=\w+\()", r"$^", put(r"\1")),
        ("scoped enum", r"^(\s*)enum class (\w+)", r"^\s*enum \w+", put(r"\1enum \2")),
        ("nodiscard", r"\[\[nodiscard\]\] ", r"$^", put("")),
        (
            "caught by reference",
            r"catch \((?:const )?([\w:]+) ?& ?(\w+)\)",
            r"catch \([\w:]+ \w+\)",
            put(r"catch (\1 \2)"),
        ),
        (
            "own exception",
            r"throw (?!std::)(\w+)\(",
            r"throw std::(?:runtime_error|logic_error|invalid_argument)\(",
            put("throw std::runtime_error("),
        ),
        ("fixed width", r"\buint32_t (\w+)", r"\bunsigned (?:int|long) \w+", put(r"unsigned int \1")),
        ("truth", r"\b(= |return )true;", r"\b(?:= |return )TRUE;", put(r"\1TRUE;")),
        ("translation", r"\btr\((\"[^\"\n]*\")\)", r"$^", put(r"\1")),
        ("gettext", r"(?<!\w)_\((\"[^\"\n]*\")\)", r"$^", put(r"\1")),
        ("connection", r"\bconnect\((\w+), &(\w+)::(\w+), ", r"\bSIGNAL\(", put(r"connect(\1, SIGNAL(\3()), ")),
        ("pointer place", r"^(\s+\w+) \*(\w+)(?= = |;)", r"^\s+\w+\* \w+(?= = |;)", put(r"\1* \2")),
        ("star place", r"^(\s+\w+)\* (\w+)(?= = |;)", r"^\s+\w+ \*\w+(?= = |;)", put(r"\1 *\2")),
        ("function brace", r"^(\w[^;{}()\n]*\([^;{}\n]*\))\n\{", r"^\w[^;{}()\n]*\([^;{}\n]*\) \{", put(r"\1 {")),
        ("brace on line", r"^(\w[^;{}()\n]*\([^;{}\n]*\)) \{$", r"^\w[^;{}()\n]*\([^;{}\n]*\)\n\{", put(r"\1\n{")),
        ("class name", r"^class ([A-Z][a-z]+[A-Z]\w+)(?= [:{]|\n)", r"^class [a-z]\w+(?= [:{]|\n)", renamed(1, snake)),
        ("type suffix", r"^\} (\w+_t);", r"^\} \w+(?<!_t);", renamed(1, lambda it: it[:-2])),
        ("static", r"^static (\w[\w ]* \*?\w+\([^;{}\n]*\)\s*\{)", r"$^", put(r"\1")),
        (
            "include marks",
            r"^#include \"(\w+/[\w/]+\.h(?:pp)?)\"",
            r"^#include <\w+/[\w/]+\.hpp>",
            put(r"#include <\1>"),
        ),
        (
            "header doc",
            r"^    (?: ?/\*\*|///)[^\n]*\n(?:     ?[*/][^\n]*\n)*(?=    \w[^\n]*\([^\n]*\)[^\n]*;)",
            r"^\n(?=    \w[^\n]*\([^\n]*\)[^\n]*;)",
            put(""),
        ),
    ],
    "javascript": SCRIPT + MARKUP,
    "typescript": SCRIPT + MARKUP,
}


def main():
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("folder", type=Path)
    words.add_argument("--each", type=int, default=6)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--missed", action="store_true", help="say which breaks were not found")
    words.add_argument("--blind", action="store_true", help="break what somebody knew who had read nothing of Drift")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as place:
        project = Path(
            shutil.copytree(given.folder, Path(place) / "project", ignore=shutil.ignore_patterns(".git", ".drift"))
        )
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "clean"],
        ):
            subprocess.run(["git", *command], cwd=project, check=True, capture_output=True)
        report(project, given.each, random.Random(given.seed), given.missed, blind=given.blind)


def report(project, each, drawn, missed, *, blind):
    texts = sources(project)
    with Workspace.open(project, fork=True) as workspace:
        workspace.scan()
        found, made = Counter(), Counter()
        for family, way, path, text, line in breaks(blind_ways(texts) if blind else own_ways(texts), each, drawn):
            before = said(workspace, project / path, texts[family][path])
            after = said(workspace, project / path, text)
            made[family, way] += 1
            if after - before:
                found[family, way] += 1
            elif missed:
                print(f"missed {way}: {path}: {line}")
        for key in sorted(made):
            print(f"{key[0]:<12} {key[1]:<48} {found[key]}/{made[key]}")
        print(f"{found.total()} of {made.total()} breaks found ({found.total() / max(made.total(), 1):.0%})")


def sources(project):
    """Read the main code of a project: family → path → text."""
    texts = defaultdict(dict)
    listed = subprocess.run(["git", "ls-files"], cwd=project, check=True, capture_output=True, text=True).stdout
    for path in listed.splitlines():
        language = languages.of(path)
        if language and language.family in WAYS and roles.role(path) == "main":
            content = (project / path).read_bytes()
            if len(content) < 200_000 and not roles.generated(content):
                texts[language.family][path] = content.decode(errors="replace").replace("\r\n", "\n")
    return texts


def own_ways(texts):
    """Yield family, its texts and a way: how it is called, what is usual, what else there is, and how it is broken."""
    for family, files in texts.items():
        for way in WAYS[family]:
            yield family, files, *way


def blind_ways(texts):
    """Yield the ways of `ways.py` like our own."""
    for language, told in ways.WAYS.items():
        if found := languages.named(language):
            known = texts.get(found.family, {}).items()
            files = {it: text for it, text in known if it.endswith(ways.SUFFIXES[language]) and not ways.skip(it)}
            for category, way, usual, other, change in told:
                yield found.family, files, f"{category}: {way}", usual, other, change


def breaks(told, each, drawn):
    """Yield broken texts: family, way, path, text, and the line that was changed."""
    for family, files, way, usual, other, change in told:
        usual, other = re.compile(usual, re.MULTILINE), re.compile(other, re.MULTILINE)
        places = [(path, match) for path, text in files.items() for match in usual.finditer(text)]
        others = sum(len(other.findall(text)) for text in files.values())
        if change is None or len(places) < LEAST or len(places) < SHARE * (len(places) + others):
            continue
        made = 0
        for path, match in drawn.sample(places, min(TRIED, len(places))):
            text = change(match, files[path])
            if made < each and text and text != files[path] and errors(path, text) <= errors(path, files[path]):
                made += 1
                yield family, way, path, text, match.group().strip().partition("\n")[0][:100]


def said(workspace, path, text):
    """Count what is said of a text, place aside."""
    return Counter(it.message for it in workspace.check_text(path, text.encode()).violations)


if __name__ == "__main__":
    main()
