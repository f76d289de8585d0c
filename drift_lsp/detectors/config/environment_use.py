"""Reads of the environment: reads in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import Shunned, Shunning, is_in, is_program, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, EnvironmentRead, Function, Parameter
from drift_lsp.graphs.project import Project

READ = Shunned("reads of the environment", "the environment is not read", facts=(EnvironmentRead,))

SETTINGS = re.compile(
    r"(?:^|[/._-])(?:settings?|config\w*|conf|env\w*|constants?|consts?|defaults?|platform)(?:[._-][\w.-]*)?\.[a-z]+$"
    r"|(?:^|/)(?:settings?|config\w*|conf|env\w*|platform)/",
    re.I,
)
"""Where settings are read."""

MAY = re.compile(
    r"(?i)setting|config|env|main|init|option|default|home|path|dir|term|colou?r|locale|shell|editor|pager"
)
"""In the name of a function that may ask the environment."""

GIVEN = re.compile(
    r"\b(?:NODE_ENV|CI|PATH|HOME|USER|TZ|LANG|TERM|PWD|SHELL|EDITOR|DEBUG|VITEST|NO_COLOR|TMPDIR|DISPLAY)\b|LC_|XDG_|NEXT_|LINES\b|COLUMNS\b|DBUS_|WAYLAND_|SSH_|GPG_|SYSTEMD_|LISTEN_|JAVA_|PYTHON[A-Z]"
    r"|REACT_APP_|VITE_|EXPO_PUBLIC_|npm_|VERCEL|GITHUB_|VISUAL\b|PATHEXT|RUST_|CARGO_|DOTNET_|\w+_(?:HOME|PATH|BIN|EXE)\b|NOTIFY_SOCKET|JOURNAL_STREAM|LISTEN_(?:PID|FDS)|INVOCATION_ID|KUBERNETES_|(?i:windir|SystemRoot|ComSpec|(?:Local)?AppData|ProgramData|UserProfile)\b|\b(?:DEV|PROD|MODE|SSR|BASE_URL)\b"
)
"""Variables of the system, of the build or of the platform."""

OPENS = re.compile(rb"[\s{:]*(?:return\b)?[\s\w.(:]*")
"""Before what a function does first."""

LONGEST = 300
"""Bytes of a function that does nothing else."""


class EnvironmentUse(Shunning, Detector):
    """Is the environment read where hardly any file reads it?

    A setting that is read in the middle of the code has no default that others see, no check and no word in the
    documentation. Modules of settings and the place where a program begins are not asked.
    """

    id = "config/environment-use"
    needs = (EnvironmentRead,)
    shunned = (READ,)
    tier = "listed"
    roles = ("main",)
    few = 0
    examples = (
        Flags("import os\n\ndef load(it):\n    return «os.getenv('SHOP_DISK')»", "def save():\n    return 3"),
        Flags(
            'func load(it int) string { return «os.Getenv("SHOP_DISK")» }',
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Flags(
            'class Cart { String load(int it) { return «System.getenv("SHOP_DISK")»; } }',
            "class Item { int save() { return 3; } }",
            language="java",
        ),
        Allows("import os\n\ndef load_config():\n    return os.getenv('SHOP_DISK')", "def save():\n    return 3"),
        Allows("import os\n\nDISK = os.getenv('SHOP_DISK')", "def save():\n    return 3", path="src/shop/settings.py"),
        Allows("import os\n\ndef disk():\n    return os.getenv('SHOP_DISK')", "def save():\n    return 3"),
        Allows(
            'fn disk() -> String { std::env::var("SHOP_DISK").unwrap_or_default() }',
            "fn save() -> u32 { 3 }",
            language="rust",
        ),
        Allows(  # Somebody says why.
            "import os\n\ndef load(it):\n    # Whoever looks for a leak sets it.\n    return os.getenv('SHOP_DISK')",
            "def save():\n    return 3",
        ),
        Allows("import os\n\ndef load(it):\n    return os.getenv('CART_BIN')", "def save():\n    return 3"),
        Allows("import os\n\ndef load(name):\n    return os.getenv(name)", "def save():\n    return 3"),
        Allows("import os\n\ndef load():\n    return os.getenv('HOME')", "def save():\n    return 3"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every read that is not where settings are."""
        if not file.all(EnvironmentRead) or SETTINGS.search(file.path) or is_program(file):
            return
        said = {file.lines.row(one.span.end) for one in file.all(Comment)}
        for it in uses(file, project, self.shunned):
            read = it.span.of(file.source)
            if not said.isdisjoint((row := file.lines.row(it.span.start), row - 1)):
                continue
            if "(" in read and not re.search(r"[\"'`]", read):
                continue  # It is read by a name that somebody gave: this is where settings are read.
            if not is_in(file, it.span, MAY) and not _is_getter(it, file) and not GIVEN.search(read):
                yield it


def _is_getter(it: Detection, file: FileFacts) -> bool:
    """Tell whether a function is given nothing and only reads the variable: this is where the setting is read."""
    around = file.enclosing(it.span, Function)
    if around is None or around.body is None or around.body.size > LONGEST or file.inside(Parameter, around.span):
        return False
    return OPENS.fullmatch(file.source, around.body.start, it.span.start) is not None
