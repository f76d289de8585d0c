"""Accepting: a team's wish about its baseline in, the file written or compared with what departs now, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import msgspec

from drift_lsp.enforcement import baseline
from drift_lsp.enforcement.baseline import Accepted, Entry
from drift_lsp.enforcement.check import is_grave
from drift_lsp.enforcement.departures import departures
from drift_lsp.enforcement.fingerprints import fingerprints
from drift_lsp.errors import BaselineError, FileProblem, UsageError
from drift_lsp.log import logger
from drift_lsp.signals.events import GateEvaluated
from drift_lsp.storage import files, meta
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.workspace import git, reading, shared, showing, stored
from drift_lsp.workspace.learning import Learning
from drift_lsp.workspace.outcomes import BaselineReport
from drift_lsp.workspace.shared import BASELINE

Prints = list[tuple[str, str]]


class Accepting(Learning):
    """Keeps the baseline."""

    def accept(self, *, anew: bool) -> BaselineReport:
        """Accept all that departs now, secrets excepted: make the baseline `anew`, or bring it up to the code."""
        before = shared.baseline_of(self.root)
        if anew and before is not None:
            raise BaselineError(f"{BASELINE} is there already.", "`drift baseline update` brings it up to the code.")
        if not anew and before is None:
            raise BaselineError(f"There is no {BASELINE} here.", "`drift baseline create` makes one.")
        self.scan()
        with self._lock:
            now = sorted(self._departing())
            self._write(now, _here(now))
        was = {it.exact for it in before or ()}
        return BaselineReport(
            path=BASELINE,
            accepted=len(now),
            added=sum(it.exact not in was for it in now),
            removed=len(was - {it.exact for it in now}),
        )

    def prune(self) -> BaselineReport:
        """Take out of the baseline what is not there any more; what only moved gets its new place."""
        accepted = self._accepted()
        gone = {it.exact for it in accepted.gone()}
        with self._lock:
            known = accepted.old()
            kept = [it for it in self._departing() if it.exact in known]
            self._write(kept, _here(kept))
        return BaselineReport(path=BASELINE, accepted=len(kept), removed=len(gone), gone=_named(accepted.gone()))

    def compare(self) -> BaselineReport:
        """Tell what departs and is not in the baseline, and what is in it and does not depart any more."""
        accepted = self._accepted()
        with self._lock:
            lines = {row.path: row.lines for row in files.known(self._db).values()}
            found = list(showing.by_file(stored.violations(self._db), "changed", lines, self.config.check))
        if self.events:
            self.events.send([GateEvaluated("baseline", not found, len(found))])
        gone = accepted.gone()
        return BaselineReport(path=BASELINE, accepted=len(accepted.entries), new=tuple(found), gone=_named(gone))

    def shrink(self) -> int:
        """Take out of the baseline what was mended, where that is sure, and tell how much it was.

        It is not where a file cannot be parsed whole just now, nor where it is only deleted and that is not committed.
        """
        with self._lock:
            accepted = self._agreed()
            gone = list(self._mended(accepted.gone())) if accepted and self.saved_to_disk else []
            if not accepted or not gone:
                return 0
            without = {it.exact for it in gone}
            try:
                self._write([it for it in accepted.entries.values() if it.exact not in without], accepted.now())
            except (OSError, UsageError) as err:
                logger("workspace").info("%s is not shortened: %s", BASELINE, err)
                return 0
        return len(gone)

    def _mended(self, gone: Sequence[Entry]) -> Iterator[Entry]:
        committed: Container[str] | None = None
        for it in gone:
            source = reading.read(self.root, it.path, self.config.scan.max_file_size)
            language = languages.of(it.path)
            if isinstance(source, reading.Source):
                if language and not parse(source.content, language).root_node.has_error:
                    yield it
            elif source.code == FileProblem.VANISHED:
                committed = git.head(self.root) if committed is None else committed
                if it.path not in committed:
                    yield it

    def _departing(self) -> Iterator[Entry]:
        """List all that departs now and may be accepted: what nobody is shown today may be shown tomorrow."""
        model = self._known().model
        for survey in files.load_surveys(self._db):
            if not (found := list(departures(survey, model))):
                continue
            source = reading.read(self.root, survey.path, self.config.scan.max_file_size)
            if isinstance(source, reading.Source):
                for it, (exact, loose) in zip(found, fingerprints(found, survey, source.content), strict=True):
                    if not is_grave(it):
                        yield Entry(exact, loose, it.detector, survey.path)

    def _accepted(self) -> Accepted:
        if shared.baseline_of(self.root) is None:
            raise BaselineError(f"There is no {BASELINE} here.", "`drift baseline create` makes one.")
        self.scan()
        with self._lock:
            found = self._known().accepted
        if found is None:
            raise BaselineError(f"{BASELINE} went away meanwhile.", "Try again.")
        return found

    def _write(self, entries: Sequence[Entry], here: Mapping[str, Prints]) -> None:
        """Write the file, and go by it from now on; the next scan judges what is stored by it."""
        shared.write(self.root, BASELINE, baseline.write(entries))
        accepted = Accepted(entries)
        for path, prints in here.items():
            accepted.put(path, prints)
        if self._knowledge:
            self._knowledge.accepted = accepted
        meta.put(self._db, "accepted", msgspec.json.encode(accepted.now()).decode())
        self._shared = shared.digest(self.root)


def _here(entries: Iterable[Entry]) -> dict[str, Prints]:
    """Group what departs now by its file."""
    found: defaultdict[str, Prints] = defaultdict(list)
    for it in entries:
        found[it.path].append((it.exact, it.loose))
    return found


def _named(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(f"{it.path}: {it.detector} [{it.exact}]" if it.path else it.exact for it in entries)
