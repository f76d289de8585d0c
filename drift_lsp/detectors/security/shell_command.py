"""Commands that a shell reads: calls in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import read
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Keyword, ShellRun, Text
from drift_lsp.graphs.outline import origins
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PYTHON = {
    "subprocess:run", "subprocess:call", "subprocess:check_call", "subprocess:check_output", "subprocess:Popen",
    "subprocess:getoutput", "subprocess:getstatusoutput", "os:system", "os:popen", "asyncio:create_subprocess_shell",
}  # fmt: skip
ALWAYS_SHELL = {"system", "popen", "getoutput", "getstatusoutput", "create_subprocess_shell", "exec", "execSync"}
SCRIPT = {
    f"{module}:{name}" for module in ("child_process", "node:child_process") for name in ("exec", "execSync", "spawn")
}
KNOWN = PYTHON | SCRIPT
NAMES = frozenset(it.partition(":")[2] for it in KNOWN)
MODULES = (b"subprocess", b"os.", b"from os ", b"child_process", b"asyncio")
HARMLESS = re.compile(
    r"quote\(|escapeshell(?:arg|cmd)\(|^[A-Z][A-Z0-9_]*$|^\d+$|^(?:int|len)\(|__dirname|__file__|sys\.executable|process\.execPath|^process\.cwd\(\)$"
    r"|\.(?:pid|port|length)$|^Number\("
)


TOOLS = re.compile(r"(?:^|/)(?:scripts?|tools|xtask|release)/")
"""What only its developers run, on what they wrote themselves."""


class ShellCommand(Detector):
    """Is a command put together from values and then read by a shell?

    To a shell a space, a semicolon or a dollar in a value is an instruction. A list of arguments without a shell has no such
    surprises, and `shlex.quote` takes them away.
    """

    id = "security/shell-command"
    tier = "changed"
    needs = (Call, Text)
    slots = {"command for a shell": "commands for a shell"}
    answers = {"built": "a value is written into a command that a shell reads"}
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"built"})
    remedy = "Hand the arguments over as a list and leave the shell out."
    examples = (
        Flags('import subprocess\n\ndef pack(path):\n    subprocess.run(«f"tar cf all.tar {path}"», shell=True)'),
        Allows(
            'import os\n\ndef pack(path):\n    os.system(f"git tag {path}")',
            path="scripts/release.py",
            language="python",
        ),
        Flags('import os\n\ndef pack(path):\n    os.system(«"tar cf all.tar " + path»)'),
        Flags(
            "from subprocess import check_output\n\ndef pack(path):\n    cmd = 'tar cf all.tar %s' % path\n"
            "    return check_output(«cmd», shell=True)"
        ),
        Flags(
            'import { exec } from "child_process";\nexport const pack = (path: string) => exec(«`tar cf ${path}`»);',
            language="typescript",
        ),
        Flags('<?php\nfunction pack($path) { exec(«"tar cf all.tar $path"»); }', language="php"),
        Flags(
            'package shop\n\nfunc pack(path string) { exec.Command("sh", "-c", «"tar cf all.tar "+path») }',
            language="go",
        ),
        Flags(
            'class Pack { void pack(String path) { Runtime.getRuntime().exec(«"tar cf all.tar " + path»); } }',
            language="java",
        ),
        Allows('package shop\n\nfunc pack(path string) { exec.Command("tar", "cf", "all.tar "+path) }', language="go"),
        Allows("<?php\nfunction pack($path) { exec('tar cf all.tar ' . escapeshellarg($path)); }", language="php"),
        Allows('import subprocess\n\nsubprocess.run("tar cf all.tar *", shell=True)'),
        Allows('import subprocess\n\ndef pack(path):\n    subprocess.run(["tar", "cf", f"{path}.tar"])'),
        Allows('import subprocess, shlex\n\ndef pack(p):\n    subprocess.run(f"tar c {shlex.quote(p)}", shell=True)'),
        Allows("const found = /a(b)/.exec(`${text}`);", language="javascript"),
        Allows('def pack(system, path):\n    system(f"tar {path}")'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that starts a shell."""
        if TOOLS.search(file.path):
            return
        for it in file.all(ShellRun):
            if it.command and _is_built(file, it.command):
                yield Detection("command for a shell", "built", _first_line(file.source, it.command))
        calls = [it for it in file.all(Call) if it.name and it.name.text in NAMES and it.arguments]
        if not calls or not any(it in file.source for it in MODULES):
            return
        imported = origins(file, project)
        for call in calls:
            if _meaning(call, imported) in KNOWN and _has_shell(file, call) and _is_built(file, call.arguments[0]):
                yield Detection("command for a shell", "built", _first_line(file.source, call.arguments[0]))


def _meaning(call: Call, imported: dict[str, str]) -> str:
    assert call.name is not None
    if call.receiver is None:
        return imported.get(call.name.text, "")
    module = imported.get(call.receiver.text, "")
    return f"{module.removesuffix('default')}{call.name.text}" if module.endswith((":", ":default")) else ""


def _has_shell(file: FileFacts, call: Call) -> bool:
    if call.name and call.name.text in ALWAYS_SHELL:
        return True
    return any(
        it.name and it.name.text == "shell" and it.value and it.value.text in ("True", "true")
        for it in file.inside(Keyword, call.span)
    )


def _is_built(file: FileFacts, command: Span) -> bool:
    """Tell whether values are written into the command, here or where the variable was given its value."""
    said = command.of(file.source)
    if said.isidentifier():
        function = file.enclosing(command, Function)
        around = function.span if function else Span(0, len(file.source))
        given = [it for it in file.inside(Assignment, around) if it.name and it.name.text == said and it.value]
        before = [it for it in given if it.span.end <= command.start]
        if not before or before[-1].value is None:
            return False
        command = before[-1].value
    built = read(file, command)
    return built is not None and any(not HARMLESS.search(it) for it in built.values)


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
