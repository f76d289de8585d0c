"""Where the environment is read: reads of variables in, settings or elsewhere out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, EnvironmentRead, Function
from drift_lsp.graphs.project import Project

SETTINGS = re.compile(
    r"(?:^|[/._-])(?:settings?|config\w*|conf|env\w*|constants?|consts?|defaults?)(?:[._-][\w.-]*)?\.[a-z]+$"
    r"|(?:^|/)(?:settings?|config\w*|conf|env\w*)/",
    re.I,
)
GIVEN = re.compile(
    "NODE_ENV|CI|PATH|HOME|USER|TZ|LANG|TERM|PWD|SHELL|EDITOR|DEBUG|VITEST|TE?MP|TMPDIR|DISPLAY|HOSTNAME|LOGNAME"
    "|APPDATA|JAVA_HOME|GNUPGHOME|NO_COLOR|REQUEST_(?:METHOD|URI)|QUERY_STRING|REMOTE_(?:ADDR|USER)|SERVER_NAME"
    r"|HTTP_(?:HOST|REFERER|USER_AGENT|ACCEPT\w*|AUTHORIZATION|COOKIE|ORIGIN|X_\w+)"
)
"""They belong to the system, another program, the build or a request, not to the program's settings."""
INLINED = ("NEXT_", "REACT_APP_", "VITE_", "EXPO_PUBLIC_", "npm_", "XDG_", "VERCEL", "GITHUB_")
"""Bundlers replace them where they are spelled out; or they are the platform's."""

WRITES = re.compile(rb"[\"'\]]*\s*(?:\?\?|\|\|)?=(?![=>])")

NAME = re.compile(
    r"(?:^|[a-z_])(?:settings?|config\w*|env|environment)(?:$|[A-Z_])|(?:Settings?|Config\w*|Env|Environment)(?:$|[A-Z_])"
)

TAUGHT_PYTHON = (
    'import os\n\nclass Settings:\n    url = os.environ.get("SHOP_URL")\n    key = os.environ.get("SHOP_KEY")'
)
TAUGHT_SCRIPT = "export function readConfig() { return { url: process.env.SHOP_URL, key: process.env.SHOP_KEY }; }"


class EnvironmentReadPlace(Detector):
    """Is the environment read in one place, or wherever it is needed?

    Read in a module of settings, a variable has one name, one default and one check; read elsewhere, nobody knows of it.
    """

    id = "config/environment-read"
    needs = (EnvironmentRead,)
    slots = {"environment variable": "environment variables"}
    answers = {"settings": "it is read in a module of settings", "direct": "it is read where it is used"}
    conventions = frozenset({"settings"})
    roles = ("main",)
    examples = (
        Flags(
            "<?php\nfunction save() { return «env('SHOP_DISK')»; }",
            taught="<?php\nreturn ['url' => env('SHOP_URL')];",
            language="php",
            path="app/Cart.php",
            taught_path="config/shop.php",
        ),
        Flags(
            'char *disk(void) { return «getenv("SHOP_DISK")»; }',
            taught='char *read_config(void) { return getenv("SHOP_URL"); }',
            language="c",
        ),
        Flags('import os\n\ndef save():\n    return «os.environ.get("SHOP_DISK")»', taught=TAUGHT_PYTHON),
        Flags(
            "export function save() { return «process.env.SHOP_DISK»; }", taught=TAUGHT_SCRIPT, language="typescript"
        ),
        Allows('import os\n\nURL = os.environ.get("SHOP_DISK")', taught=TAUGHT_PYTHON, path="src/shop/settings.py"),
        # The system's own variables are nobody's settings.
        Allows('import os\n\nHOME = os.environ.get("HOME")', taught=TAUGHT_PYTHON),
        # It is written, not read.
        Allows("process.env.SHOP_DISK = disk;", taught=TAUGHT_SCRIPT, language="javascript"),
        Allows(  # A request brings it.
            "<?php\nfunction save() { return env('HTTP_USER_AGENT'); }",
            taught="<?php\nreturn ['url' => env('SHOP_URL')];",
            language="php",
            path="app/Cart.php",
            taught_path="config/shop.php",
        ),
        Allows("const on = process.env.NEXT_PUBLIC_ON;", taught=TAUGHT_SCRIPT, language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every variable that is spelled out."""
        reads = file.all(EnvironmentRead)
        if not reads:
            return
        in_settings = SETTINGS.search(file.path) is not None
        for read in reads:
            if read.name is None or GIVEN.fullmatch(read.name.text) or read.name.text.startswith(INLINED):
                continue
            if WRITES.match(file.source, read.span.end):
                continue
            settings = in_settings or any(
                around is not None and around.name is not None and NAME.search(around.name.text)
                for around in (file.enclosing(read.span, Function), file.enclosing(read.span, Class))
            )
            choice = "settings" if settings else "direct"
            yield Detection("environment variable", choice, read.span, token=read.name.text)
