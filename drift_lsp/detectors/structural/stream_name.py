"""Names of streams: variables and fields that hold a stream of values in, whether their name tells so out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Import
from drift_lsp.graphs.project import Project

TYPE = re.compile(
    r"(?:readonly )?(?:Observable|Subject|BehaviorSubject|ReplaySubject|AsyncSubject|ConnectableObservable)<"
)
MADE = re.compile(rb"\s*new (?:Subject|BehaviorSubject|ReplaySubject|AsyncSubject|Observable)\b")
PIPED = re.compile(rb"\s*(?!await\b|(?:firstValueFrom|lastValueFrom|toSignal|new)\b)[^=>{}`]*?\.pipe\(")
"""What runs through a pipe is a stream, and mostly what is made of it."""

SINKS = re.compile(r"(?i)^_*(?:destroy|unsubscribe|on_?destroy|stop|done|ng_?unsubscribe)")
"""What only says that others shall end is called so in its own way."""


class StreamName(Detector):
    """Does the name of a stream end in a `$`?

    Where it does, nobody takes the stream for the values that come out of it.
    """

    id = "structural/stream-name"
    tier = "throughout"
    needs = (Assignment, Import)
    slots = {"streams": "streams"}
    answers = {"marked": "the name ends in `$`", "plain": "nothing in the name tells that it is a stream"}
    conventions = frozenset({"marked"})
    families = frozenset({"typescript", "javascript"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            "import { Subject } from 'rxjs';\nclass Cart { private readonly «rows» = new Subject<number>(); }",
            taught="import { Subject } from 'rxjs';\nclass Item { private readonly sold$ = new Subject<void>(); }",
            language="typescript",
        ),
        Flags(
            "import { Observable } from 'rxjs';\nclass Cart { «rows»: Observable<number>; }",
            taught="import { Subject } from 'rxjs';\nconst sold$ = new Subject<void>();",
            language="typescript",
        ),
        Flags(
            "import { startWith } from 'rxjs';\nexport const «sold» = scope.behavior(rows$.pipe(startWith(3)));",
            taught="import { Subject } from 'rxjs';\nconst sold$ = new Subject<void>();",
            language="typescript",
        ),
        Allows(  # It waits for what comes.
            "import { firstValueFrom } from 'rxjs';\nconst sold = await firstValueFrom(rows$.pipe(take(1)));",
            taught="import { Subject } from 'rxjs';\nconst sold$ = new Subject<void>();",
            language="typescript",
        ),
        Allows(  # It only ends others.
            "import { Subject } from 'rxjs';\nclass Cart { private destroyed = new Subject<void>(); }",
            taught="import { Subject } from 'rxjs';\nconst sold$ = new Subject<void>();",
            language="typescript",
        ),
        Allows(
            "class Cart { rows = new Subject('English'); }",
            taught="import { Subject } from 'rxjs';\nconst sold$ = new Subject<void>();",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each variable and field that surely holds a stream how it is called."""
        if not any(it.module and it.module.text.partition("/")[0] == "rxjs" for it in file.all(Import)):
            return
        for it in file.all(Assignment):
            if it.name is None or SINKS.match(it.name.text):
                continue
            if it.value and b".subscribe(" in file.source[it.value.start : it.value.end]:
                continue
            typed = it.annotation and TYPE.match(it.annotation.of(file.source).lstrip(": "))
            made = it.value and any(one.match(file.source, it.value.start, it.value.end) for one in (MADE, PIPED))
            if typed or made:
                yield Detection("streams", "marked" if it.name.text.endswith("$") else "plain", it.name.span)
