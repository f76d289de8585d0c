"""Saying: what people say of findings and patterns in, its consequence — for every door, at once — out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import DatabaseReadOnlyError
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.variants import Variant
from drift_lsp.signals.events import Event, PatternApproved, PatternIgnored, ViolationDismissed
from drift_lsp.workspace import decisions, rejudging, varying
from drift_lsp.workspace.changes import marks
from drift_lsp.workspace.news import told
from drift_lsp.workspace.opened import Opened
from drift_lsp.workspace.views import FeedbackView, VariantView


class Saying(Opened):
    """Hears what people say."""

    def dismiss(self, violation: Violation, reason: str = "") -> str:
        """Dismiss a finding for good; returns what follows from it as a sentence."""
        return self._say(
            lambda: decisions.dismiss(self._db, self._known(), violation, reason),
            lambda: ViolationDismissed(violation, reason),
        )

    def suppressed(self, violation: Violation, reason: str = "") -> str:
        """Take note that a finding was suppressed through Drift; it weighs nothing."""
        return self._say(lambda: decisions.suppressed(self._db, violation, reason))

    def escalate(self, violation: Violation, reason: str = "") -> str:
        """Raise a pattern's severity by one."""
        return self._say(lambda: decisions.escalate(self._db, violation, reason))

    def approve(self, pattern: str, scope: str = "", reason: str = "") -> str:
        """Make a pattern's dominant choice the rule in a scope."""
        return self._say(
            lambda: decisions.decide(self._db, self._known(), pattern, scope, "approve", reason),
            lambda: PatternApproved(told(self._db, pattern, scope)),
        )

    def ignore(self, pattern: str, scope: str = "", reason: str = "") -> str:
        """Never speak of a pattern in a scope."""
        return self._say(
            lambda: decisions.decide(self._db, self._known(), pattern, scope, "ignore", reason),
            lambda: PatternIgnored(told(self._db, pattern, scope)),
        )

    def unmute(self, pattern: str, scope: str = "", reason: str = "") -> str:
        """Let a pattern speak again that was muted by dismissals; without a scope, wherever it is muted."""
        return self._say(lambda: decisions.unmute(self._db, self._known(), pattern, scope, reason))

    def undo(self, number: int) -> str:
        """Take one decision back."""
        return self._say(lambda: decisions.undo(self._db, number))

    def undismiss(self, fingerprint: str) -> str:
        """Take back a dismissal so old that it has no number any more."""
        return self._say(lambda: decisions.undismiss(self._db, fingerprint))

    def vary(self, variant: Variant) -> str:
        """Want something otherwise of a pattern in a place, for ever or until a day."""
        is_file = (self.root / variant.scope).is_file()
        return self._say(lambda: varying.add(self._db, variant, is_file=is_file))

    def unvary(self, number: int) -> str:
        """Take a variant away."""
        return self._say(lambda: varying.remove(self._db, number))

    def variants(self) -> list[VariantView]:
        """List what is wanted otherwise, the first first."""
        with self._lock:
            return varying.listed(self._db)

    def feedback(self) -> list[FeedbackView]:
        """List every decision, newest first."""
        with self._lock:
            return decisions.listed(self._db, self._opinions())

    def fixing(self, violation: Violation) -> None:
        """Take note that somebody applies a fix; it counts once the file is saved and shows what was expected."""
        self._pending[violation.id] = violation

    def _count_fixes(self, waiting: Sequence[Violation], before: Survey | None, now: Survey | None) -> list[Violation]:
        """Count what was waiting for a save and is fixed by it."""
        for it in waiting:
            self._pending.pop(it.id, None)
        opinions, marked = self._opinions(), marks(self._db)
        done = decisions.fixed(self._db, waiting, before, now)
        if done:
            self._heard(opinions, marked)
        return done

    def _say(self, act: Callable[[], str], news: Callable[[], Event] | None = None) -> str:
        if not self.saved_to_disk:
            what = f"{self._store.note} What you say would be forgotten."
            raise DatabaseReadOnlyError(what, "Allow this user to write there, then say it again.")
        with self._news() as happened, self._lock:
            self._reopen()
            self._catch_up()
            opinions, marked = self._opinions(), marks(self._db)
            said = act()
            self._heard(opinions, marked)
            if news and self.events:
                happened.append(news())
        return said

    def _heard(self, before: Opinions, marked: tuple[str, str]) -> None:
        """Let what was just said change the next answer, here and in every other process."""
        knowledge = self._known()
        rejudging.rejudge(self._db, self.root, self.config, knowledge, before, self._opinions(), marked)
