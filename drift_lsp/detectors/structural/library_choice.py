"""Libraries: imports of well-known libraries in, which one is used for a job out."""

from __future__ import annotations

from collections.abc import Iterator

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
    "icons": "lucide-react react-icons react-feather lucide-vue-next lucide-svelte",
    "forms": "react-hook-form formik react-final-form",
    "command lines": "click typer docopt commander yargs",
    "logs": "winston pino bunyan loglevel loguru structlog",
}
"""What they are used for → the names under which libraries are imported."""

JOB = {library: job for job, libraries in JOBS.items() for library in libraries.split()}


class LibraryChoice(Detector):
    """Which library is used for a job that several can do?

    A second one has to be learned, updated and shipped as well.
    """

    id = "structural/library-choice"
    needs = (Import,)
    slots = {f"library for {job}": f"imports of libraries for {job}" for job in JOBS}
    answers = {"*": "`{}` is used"}
    roles = ("main",)
    strict = True

    examples = (
        Flags("import row from '«moment»'", taught="import cart from 'dayjs'", language="typescript"),
        Flags("import get from '«lodash/get»'", taught="import { map } from 'ramda'", language="javascript"),
        Flags("import «requests»", taught="import httpx"),
        Flags("from «requests» import get", taught="from httpx import get"),
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
            for written, span in named:
                if found := _library(written):
                    yield Detection(f"library for {JOB[found]}", found, span)


def _library(module: str) -> str | None:
    """Tell which of the libraries a module belongs to; None for every other."""
    first = module.partition("/")[0]
    first = first if first in JOB else module.partition(".")[0]
    return first if first in JOB else None
