"""Code made from text: calls of `eval` and its kin in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import is_constant
from drift_lsp.facts.vocabulary import Assignment, Call, Class, Evaluation, Function, ImportedName, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

EVALUATORS = {"eval", "exec"}
NAMES = {*EVALUATORS, "Function"}
OPENLY = re.compile(r"(?i)eval|exec|compile")
"""How functions are called that are there to run code: their callers choose it."""

GLOBAL = {"window", "globalThis", "global", "builtins"}

CODE = re.compile(r"(?:\b|_|js|[a-z](?=C))[cC]ode\b(?!\s*\()")
"""How a text is called that holds code, and nothing else."""

OUTSIDE = re.compile(
    r"(?i)(?:\b|_)(?:req|request|params?|query|body|form|forms|input|argv|args|cookies?|headers?|stdin|payload)\b"
)
"""What comes from whoever uses the program."""

ANY, GIVEN = "text run as code", "text from outside run as code"


class EvaluatedCode(Detector):
    """Is text run as code?

    Whoever can choose the text can do all that the program can. Programs that run code mostly mean to; where the text
    comes from a request or from whoever started them, hardly ever.
    """

    id = "security/evaluated-code"
    needs = (Call,)
    beyond = True
    slots = {ANY: "texts run as code", GIVEN: "texts from outside run as code"}
    answers = {"evaluated": "text that is not fixed is run as code"}
    tier = "listed"
    slot_tiers = {GIVEN: "changed"}
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"evaluated"})
    remedy = "Read the text as data, or look the function up in a table."
    local = True

    examples = (
        Flags("def total(rule):\n    return «eval(rule)»"),
        Flags("def total(request):\n    return «eval(request.args['rule'])»"),
        Flags("def total(rule):\n    «exec(f'x = {rule}')»"),
        Flags("export const total = (rule: string) => «eval(rule)»;", language="typescript"),
        Flags('export const total = (rule) => «new Function("it", rule)»;', language="javascript"),
        Allows("<?php\nfunction total() { return eval('return 1;'); }", language="php"),
        Flags("<?php\nfunction total($rule) { return «eval($rule)»; }", language="php"),
        Allows("<?php\nfunction total($rule) { exec($rule); }", language="php"),
        Allows("VERSION = eval('1 + 1')"),
        Allows("def evaluate_rule(rule):\n    return eval(rule)"),
        # What is called code is run on purpose; what has to be decoded first is no such thing.
        Allows("def total(rule_code):\n    exec(compile(rule_code, 'rule', 'exec'), {})"),
        Flags("export const total = (rule: string) => «eval(decode(rule))»;", language="typescript"),
        # A method of that name is something else.
        Allows("def total(model):\n    model.eval(model.rule)"),
        Allows("class Total:\n    def total(self, rule):\n        return self.eval(rule)"),
        Allows("export const total = (page) => page.eval(rule);", language="javascript"),
        Allows("from shop.rules import eval\n\ndef total(rule):\n    return eval(rule)"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call of the built-in functions."""
        for it in file.all(Evaluation):
            if it.code and not is_constant(file, it.code) and not CODE.search(it.code.of(file.source)):
                yield Detection(_slot(it.code, file), "evaluated", _first_line(file.source, it.span))
        if file.has(Evaluation):
            return
        for call in file.all(Call):
            name = call.name.text if call.name else ""
            if name == "exec" and file.language.modules != "dotted":
                continue  # Python runs code by it, other languages a program.
            if name not in NAMES or not call.arguments:
                continue
            if name == "Function" and call.is_new and call.receiver is None:
                code = call.arguments[-1]
            elif name in EVALUATORS and (call.receiver is None or call.receiver.text in GLOBAL):
                code = call.arguments[0]
            else:
                continue
            around = file.enclosing(call.span, Function)
            if around and around.name and OPENLY.search(around.name.text):
                continue
            meant = CODE.search(code.of(file.source)) is not None
            if not meant and not is_constant(file, code) and not _is_shadowed(file, name):
                yield Detection(_slot(code, file), "evaluated", _first_line(file.source, call.span))


def _slot(code: Span, file: FileFacts) -> str:
    return GIVEN if OUTSIDE.search(code.of(file.source)) else ANY


def _is_shadowed(file: FileFacts, name: str) -> bool:
    return name in file.once(_shadowed, None)


def _shadowed(file: FileFacts, _: None) -> frozenset[str]:
    """Tell which of the names mean something else in a file."""
    names = [it.alias or it.name for it in file.all(ImportedName)]
    names += [it.name for it in file.all(Function)] + [it.name for it in file.all(Parameter)]
    names += [it.name for it in file.all(Class)] + [it.name for it in file.all(Assignment)]
    return frozenset(it.text for it in names if it and it.text in NAMES)


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
