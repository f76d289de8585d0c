"""Libraries: imports of well-known libraries in, which one is used for a job out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project

JOBS = {
    "dates": "moment dayjs date-fns luxon arrow pendulum delorean",
    "requests": "axios got ky node-fetch superagent ofetch undici requests httpx aiohttp urllib3",
    "class names": "clsx classnames classcat",
    "checks of data": "zod yup joi valibot superstruct marshmallow cerberus voluptuous",
    "collections": "lodash lodash-es underscore ramda remeda",
    "JSON": "orjson ujson simplejson rapidjson",
    "icons": "lucide-react react-icons react-feather lucide-vue-next lucide-svelte @tabler/icons-react @heroicons/react "
    "@phosphor-icons/react @radix-ui/react-icons @mui/icons-material",
    "forms": "react-hook-form formik react-final-form @tanstack/react-form",
    "command lines": "click typer docopt commander yargs cac meow",
    "logs": "winston pino bunyan loglevel loguru structlog",
    "short messages": "sonner react-hot-toast react-toastify vue-toastification",
    "animations": "framer-motion motion react-spring @react-spring/web",
    "data that is fetched": "@tanstack/react-query react-query swr @apollo/client urql",
    "routes": "react-router react-router-dom wouter @tanstack/react-router next/router next/navigation",
    "colours of a terminal": "chalk picocolors kleur colorette ansi-colors",
    "processes": "execa cross-spawn tinyexec",
    "patterns of paths": "fast-glob globby tinyglobby",
    "comparisons": "fast-deep-equal react-fast-compare dequal",
    "translations": "react-i18next next-intl react-intl @lingui/react next-i18next",
}
"""What they are used for → the names under which libraries are imported."""

OF_FAMILIES = {
    "go": {
        "JSON": "encoding/json encoding/json/v2 github.com/json-iterator/go github.com/goccy/go-json "
        "github.com/bytedance/sonic github.com/segmentio/encoding/json",
        "YAML": "gopkg.in/yaml.v2 gopkg.in/yaml.v3 go.yaml.in/yaml/v2 go.yaml.in/yaml/v3 sigs.k8s.io/yaml "
        "github.com/goccy/go-yaml github.com/ghodss/yaml",
        "errors": "errors github.com/pkg/errors github.com/cockroachdb/errors",
        "several errors": "go.uber.org/multierr github.com/hashicorp/go-multierror",
        "random numbers": "math/rand math/rand/v2",
        "slices": "slices golang.org/x/exp/slices",
        "maps": "maps golang.org/x/exp/maps",
        "unique identities": "github.com/google/uuid github.com/gofrs/uuid github.com/satori/go.uuid github.com/pborman/uuid "
        "github.com/hashicorp/go-uuid",
        "protocol buffers": "google.golang.org/protobuf/proto github.com/golang/protobuf/proto github.com/gogo/protobuf/proto",
        "command lines": "github.com/spf13/cobra github.com/urfave/cli github.com/alecthomas/kingpin github.com/alecthomas/kong",
        "atomic values": "sync/atomic go.uber.org/atomic",
        "contexts": "context golang.org/x/net/context",
        "regular expressions": "regexp github.com/grafana/regexp",
        "versions": "github.com/Masterminds/semver github.com/blang/semver github.com/hashicorp/go-version golang.org/x/mod/semver",
        "pointers": "k8s.io/utils/ptr k8s.io/utils/pointer",
    },
}
"""Those whose modules are called like others elsewhere."""

OLD = frozenset(
    [
        "moment",
        "node-fetch",
        "react-query",
        "react-router-dom",
        "next/router",
        "github.com/json-iterator/go",
        "gopkg.in/yaml.v2",
        "github.com/ghodss/yaml",
        "github.com/pkg/errors",
        "math/rand",
        "golang.org/x/exp/slices",
        "golang.org/x/exp/maps",
        "github.com/satori/go.uuid",
        "github.com/golang/protobuf/proto",
        "golang.org/x/net/context",
        "k8s.io/utils/pointer",
    ]
)
"""Libraries whose place others have taken: nobody is asked to return to them."""


def _jobs(family: str) -> dict[str, str]:
    jobs = {**JOBS, **OF_FAMILIES.get(family, {})}
    return {library: job for job, libraries in jobs.items() for library in libraries.split()}


JOB = {family: _jobs(family) for family in ("", *OF_FAMILIES)}


class LibraryChoice(Detector):
    """Which library is used for a job that several can do?

    A second one has to be learned, updated and shipped as well.
    """

    id = "structural/library-choice"
    needs = (Import,)
    slots = {
        f"library for {job}": f"imports of libraries for {job}"
        for job in (*JOBS, *(job for of in OF_FAMILIES.values() for job in of))
    }
    answers = {"*": "`{}` is used"}
    conventions = frozenset(library for of in JOB.values() for library in of) - OLD
    roles = ("main",)
    strict = True

    examples = (
        Flags("import row from '«moment»'", taught="import cart from 'dayjs'", language="typescript"),
        Flags("import get from '«lodash/get»'", taught="import { map } from 'ramda'", language="javascript"),
        Flags("import «requests»", taught="import httpx"),
        Flags("from «requests» import get", taught="from httpx import get"),
        Flags(
            'package shop\nimport "«golang.org/x/exp/slices»"',
            taught='package shop\nimport "slices"',
            language="go",
        ),
        Flags(
            'package shop\nimport "«github.com/urfave/cli/v2»"',
            taught='package shop\nimport "github.com/spf13/cobra"',
            language="go",
        ),
        Allows(  # The other one takes its place.
            'package shop\nimport "math/rand/v2"', taught='package shop\nimport "math/rand"', language="go"
        ),
        Flags(
            "import { toast } from '«react-toastify»'", taught="import { toast } from 'sonner'", language="typescript"
        ),
        Allows("import row from 'moment'", taught="import cart from 'moment'", language="typescript"),
        Allows("import row from './moment'", taught="import cart from 'dayjs'", language="typescript"),
        Allows("import row from 'lodash-es'", taught="import cart from 'dayjs'", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each import of a library that others could stand in for."""
        for it in file.all(Import):
            if it.module:
                named = [(it.module.text, it.module.span)]
            else:
                named = [(name.name.text, name.name.span) for name in file.inside(ImportedName, it.span) if name.name]
            jobs = JOB.get(file.language.family, JOB[""])
            for written, span in named:
                if found := _library(written, jobs):
                    yield Detection(f"library for {jobs[found]}", found, span)


def _library(module: str, jobs: Mapping[str, str]) -> str | None:
    """Tell which of the libraries a module belongs to; None for every other."""
    dot = "/" if "/" in module else "."
    while module and module not in jobs:
        module = module.rpartition(dot)[0]
    return module or None
