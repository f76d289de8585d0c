"""What is better not called: calls in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.markup import raw_markup
from drift_lsp.detectors.shunned import SCRIPTS, Shunned, Shunning, is_in, is_program, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import (
    Attribute,
    Call,
    Deserialization,
    Element,
    Evaluation,
    Keyword,
    Markup,
    RandomDraw,
    ShellRun,
)
from drift_lsp.graphs.project import Project

UNBOUNDED = Shunned(
    "copies without a bound",
    "nothing is copied without a bound",
    calls={"c": "strcpy strcat sprintf vsprintf gets stpcpy std.strcpy std.strcat std.sprintf std.vsprintf"},
)
SHELL = Shunned(
    "commands for a shell",
    "no command is handed to a shell",
    facts=(ShellRun,),
    calls={
        "python": "os.system os.popen subprocess.getoutput subprocess.getstatusoutput commands.getoutput",
        **dict.fromkeys(SCRIPTS, "child_process.exec child_process.execSync"),
    },
)
EVALUATED = Shunned(
    "texts that are run as code",
    "no text is run as code",
    facts=(Evaluation,),
    calls={"python": "eval exec", **dict.fromkeys(SCRIPTS, "eval Function")},
)
PREDICTABLE = Shunned(
    "numbers that can be predicted",
    "no random number is drawn that can be predicted",
    facts=(RandomDraw,),
    calls={
        "python": "random.choice random.choices random.randint random.randrange random.random random.getrandbits",
        **dict.fromkeys(SCRIPTS, "Math.random"),
        "java": "java.util.Random",
    },
)
REVIVED = Shunned(
    "data that names what is made of it",
    "no data names what is made of it",
    facts=(Deserialization,),
    calls={"python": "pickle.load pickle.loads marshal.loads dill.loads shelve.open yaml.unsafe_load"},
)
MARKUP = Shunned(
    "texts put into a page as they are",
    "no text is put into a page as it is",
    facts=(Markup, Attribute),
    only=re.compile(
        rb"dangerouslySetInnerHTML|v-html|Html\.Raw|template\.|new (?:Html|Markup)String|(?![\w:.@#*()\[\]-]+=).*\braw\b|\{!!"
    ),
)
FIXED = re.compile(
    rb"dangerouslySetInnerHTML=\{\{\s*(?://[^\n]*\s*)*__html:\s*(?:`[^`$]*`|\"[^\"\n]*\"|'[^'\n]*')\s*,?\s*\}"
)
"""Markup that stands in the source as it is."""

CARED_FOR = re.compile(rb"(?i)\A[^\n]*?(?:sanit|purif|escape|clean|svg|icon|snippet|\bscript|\bcss|\bstyle)")
"""In what is put into a page: nobody else wrote it, or somebody took out what may do harm."""

LINE = 80
"""Bytes behind a finding that still belong to it."""

THROUGH_SHELL = Shunned(
    "programs that a shell starts",
    "no program is started by a shell",
    facts=(Keyword,),
    only=re.compile(rb"shell\s*=\s*True\b"),
)
KINDS = MARKUP, THROUGH_SHELL, UNBOUNDED, SHELL, EVALUATED, PREDICTABLE, REVIVED

TAUGHT = {
    "c": "int save(void) { return 0; }",
    "python": "def save():\n    return 3",
    "typescript": "export function save() { return 3; }",
    "php": "<?php\nfunction save() { return 3; }",
    "java": "class Item { int save() { return 3; } }",
}

WRITTEN_OUT = re.compile(rb"\(\s*(?:\"[^\"{$]*\"|'[^'{$]*')\s*\)")
"""The whole text stands in the source: nobody else put anything into it."""

LOOKS = re.compile(
    r"(?i)shuffle|jitter|backoff|random|uniform|probab|percent|pick|sampl|colou?r|seed|mock|fake|factor|skeleton|demo|example|retry|delay|animat|placeholder"
    r"|fixture|benchmark|test|game|theme|splash|image"
)
"""In the path, or in the name of a function, where a number may be guessed."""

NAMES = re.compile(
    r"(?i)token|secret|passw|phrase|nonce|salt|otp\b|session|csrf|invit|verif|voucher|coupon|signature|credential|slug"
    r"|(?<!cache)(?<!memo)(?<!react)(?<!map)(?<!sort)_?key(?!word|board|frame|s?\()|(?<!error)(?<!status)(?<!exit)_?code\b"
)
"""In the line that draws a number, or in the name of the function around it: it is to be known to nobody. To be the only
one of its kind, a number need not be hard to guess."""


class RiskyCall(Shunning, Detector):
    """Is something called that hardly any file calls, because it is safe only in careful hands?

    Copies that do not ask whether there is room, commands that a shell reads, text that is run, numbers that can be
    guessed: each has its place, and each has a replacement that needs no care. Where a whole project does without, the
    first one is a decision, and somebody should look at it.
    """

    id = "security/risky-call"
    needs = (Call,)
    beyond = True
    shunned = KINDS
    tier = "listed"
    roles = ("main",)
    local = True

    examples = (
        Flags("void load(char *to) { «strcpy»(to, from); }", TAUGHT["c"], language="c"),
        Flags('void load(void) { «system("ls")»; }', TAUGHT["c"], language="c"),
        Flags("import os\n\ndef load(it):\n    «os.system»(it)", TAUGHT["python"]),
        Flags("import subprocess\n\ndef load(it):\n    subprocess.run(it, «shell=True»)", TAUGHT["python"]),
        Flags(
            "export const Cart = (it) => <b «dangerouslySetInnerHTML={{ __html: render(it) }}» />;",
            "export const Item = (it) => <b>{it}</b>;",
            language="tsx",
        ),
        Allows(
            "class Cart { void loadToken() {\n double jitter = Math.random() * 2 - 1;\n load(jitter); } }",
            TAUGHT["java"],
            language="java",
        ),
        Allows(  # Nobody escapes it: that is asked elsewhere.
            "export const Cart = (it) => <b dangerouslySetInnerHTML={{ __html: it }} />;",
            "export const Item = (it) => <b>{it}</b>;",
            language="tsx",
        ),
        Allows(
            "export const Cart = () => <style dangerouslySetInnerHTML={{ __html: `p { color: red; }` }} />;",
            "export const Item = (it) => <b>{it}</b>;",
            language="tsx",
        ),
        Allows(
            "<template><b v-if='it' class='a' /><b v-else class='a'>{{ raw }}</b></template>",
            "<template><b>{{ it }}</b></template>",
            language="vue",
        ),
        Allows(  # Elsewhere texts are put into pages as they are, and nobody escapes those.
            "export const Cart = (it) => <b dangerouslySetInnerHTML={{ __html: sanitize(it) }} />;",
            "export const Item = (it) => <b dangerouslySetInnerHTML={{ __html: it }} />;",
            language="tsx",
        ),
        Allows(  # What an event is answered by is put nowhere.
            "<template><b @click.stop='save(it.raw)' /><b #row='{ raw }' /></template>",
            "<template><b>{{ it }}</b></template>",
            language="vue",
        ),
        Flags("import pickle\n\ndef load(it):\n    return «pickle.loads»(it)", TAUGHT["python"]),
        Flags("import random\n\ndef load(it):\n    it.code = «random.choice»(it)", TAUGHT["python"]),
        Flags("export function cartKey() { return «Math.random»(); }", TAUGHT["typescript"], language="typescript"),
        Allows("export function cartId() { return Math.random(); }", TAUGHT["typescript"], language="typescript"),
        Allows(
            "export const load = (it) => { it.memoKey = Math.random(); };", TAUGHT["typescript"], language="typescript"
        ),
        Allows("import random\n\ndef load(it):\n    return random.choice(it.covers)", TAUGHT["python"]),
        Allows(
            "export const load = (it) => it.sort(() => Math.random() - 0.5);",
            TAUGHT["typescript"],
            language="typescript",
        ),
        Flags("<?php\nfunction load($it) { return «unserialize($it)»; }", TAUGHT["php"], language="php"),
        Flags("class Cart { int nextKey() { return «new Random().nextInt()»; } }", TAUGHT["java"], language="java"),
        Allows("void load(char *to) { copy(to, from); }", TAUGHT["c"], language="c"),
        Allows('export const Cart = () => <b id="raw-row" />;', "export const Item = () => <b>3</b>;", language="tsx"),
        Allows(  # No shell reads it.
            'func load() { exec.Command("psql", "-c", "SELECT 1").Run() }',
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Allows(
            'func load() template.URL { return template.URL("#") }', "func save() int {\n\treturn 3\n}", language="go"
        ),
        Allows("def eval(it):\n    return it\n\ndef load(it):\n    return eval(it)", TAUGHT["python"]),  # Its own.
        Allows(
            "void load(char *to) { strcpy(to, from); }",
            "void save(char *to) { strcpy(to, from); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that has a safer sister; markup that nobody escapes has a question of its own."""
        for it in uses(file, project, self.shunned):
            if it.slot == MARKUP.slot and any(it.span in one.whole or one.whole in it.span for one in raw_markup(file)):
                yield msgspec.structs.replace(it, free=Freedom.UNASKED)
                continue
            if it.slot == MARKUP.slot and CARED_FOR.search(file.source, it.span.start, it.span.end + LINE):
                yield msgspec.structs.replace(it, free=Freedom.UNASKED)
                continue
            if it.slot == MARKUP.slot and FIXED.match(file.source, it.span.start):
                continue  # No value is put into it.
            if it.slot == MARKUP.slot and WRITTEN_OUT.search(file.source, it.span.start, it.span.end):
                continue
            if it.slot == SHELL.slot and is_program(file):
                continue  # What is started from a terminal may start others.
            if it.slot != PREDICTABLE.slot or not _may_be_guessed(it, file):
                yield it


def _may_be_guessed(it: Detection, file: FileFacts) -> bool:
    """Tell whether a number is only drawn for the looks, for the order, for the time, or for what is made up."""
    if file.has(Element) or LOOKS.search(file.path) or is_in(file, it.span, LOOKS):
        return True
    line = file.lines.span(file.lines.row(it.span.start)).of(file.source).replace(it.span.of(file.source), "")
    return not NAMES.search(line) and (bool(LOOKS.search(line)) or not is_in(file, it.span, NAMES))
