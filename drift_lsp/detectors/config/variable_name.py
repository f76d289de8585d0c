"""Names of environment variables: reads in, how the names begin out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import EnvironmentRead
from drift_lsp.graphs.project import Project

SHARED = frozenset(
    {
        "NODE",
        "CI",
        "PATH",
        "HOME",
        "USER",
        "TZ",
        "LANG",
        "LC",
        "TERM",
        "PWD",
        "SHELL",
        "EDITOR",
        "DEBUG",
        "HTTP",
        "HTTPS",
        "NO",
        "XDG",
        "AWS",
        "GITHUB",
        "DJANGO",
        "PORT",
        "HOST",
        "HOSTNAME",
        "TMPDIR",
        "TEMP",
        "VERCEL",
        "KUBERNETES",
        "GOOGLE",
        "AZURE",
        "ALL",
        "ASPNETCORE",
        "BUILDKITE",
        "CARGO",
        "CIRCLE",
        "DBUS",
        "DOCKER",
        "DOTNET",
        "DYLD",
        "GIT",
        "GITLAB",
        "GTK",
        "JAVA",
        "JENKINS",
        "LD",
        "NOTIFY",
        "NPM",
        "NUGET",
        "OTEL",
        "PYTHON",
        "QT",
        "RUST",
        "SOURCE",
        "SSH",
        "SSL",
        "SUDO",
        "SYSTEMD",
        "TRAVIS",
        "WAYLAND",
    }
)
"""First words of names that others gave."""


class VariableName(Detector):
    """How do the names of the program's environment variables begin?

    One beginning for all tells whose they are, in a shell and in a deployment that many programs share.
    """

    id = "config/variable-name"
    tier = "throughout"
    needs = (EnvironmentRead,)
    slots = {"environment variable name": "names of environment variables"}
    answers = {"*": "it begins with `{}_`", "none": "it has a single word"}
    roles = ("main",)
    counts_names = True
    strict = True

    examples = (
        Flags(
            "import os\n\nURL = «os.environ.get('STORE_URL')»", taught="import os\n\nKEY = os.environ.get('SHOP_KEY')"
        ),
        Allows("import os\n\nURL = os.environ.get('SHOP_URL')", taught="import os\n\nKEY = os.environ.get('SHOP_KEY')"),
        Allows(  # So all who build what can be built again are told when.
            "import os\n\nURL = os.environ.get('SOURCE_DATE_EPOCH')",
            taught="import os\n\nKEY = os.environ.get('SHOP_KEY')",
        ),
        Allows(
            "import os\n\nURL = os.environ.get('HTTP_PROXY')", taught="import os\n\nKEY = os.environ.get('SHOP_KEY')"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the first word of each variable that is spelled out."""
        for it in file.all(EnvironmentRead):
            if it.name is None:
                continue
            first, more, _ = it.name.text.partition("_")
            if more and first.isupper() and first not in SHARED:
                yield Detection("environment variable name", first, it.span, token=it.name.text)
