"""Team: the text of drift.lock in, what a team decided out — and back, sorted, an entry a decision, so that it merges.

The file comes with a repository, so it may be a stranger's: what it can say is closed, and it cannot silence secrets.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from drift_lsp.detectors.contract import Severity, Tier
from drift_lsp.learning.variants import Variant
from drift_lsp.reports.toml import quoted, toml
from drift_lsp.workspace.knowledge import unmutable

HEADER = (
    "# What this team decided of what Drift learned. `drift lock` writes it, every scan and every editor reads it.\n"
    "# Entries are sorted and independent: after a merge conflict keep those of both sides, then run `drift lock`.\n"
)

Id = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
Said = Annotated[str, Meta(max_length=2_000)]
Place = Annotated[str, Meta(max_length=4_096)]
_UP = re.compile(r"(^|/)\.\.?(/|$)|^/|//|\\|^[A-Za-z]:")


class Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was decided of a pattern in a scope."""

    id: Id
    about: Said = ""
    """Which pattern that is, for whoever reads the file."""

    scope: Place = ""
    status: Literal["approved", "ignored"]
    choice: Said = ""
    who: Said = ""
    why: Said = ""
    at: Said


class Varied(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is wanted otherwise of a pattern in a place."""

    id: Id
    about: Said = ""
    scope: Place = ""
    file: bool = False
    """Whether the scope is a file."""

    enabled: bool | None = None
    severity: Severity | None = None
    tier: Tier | None = None
    threshold: Annotated[float, Meta(gt=0, lt=1)] | None = None
    expires: Said = ""
    who: Said = ""
    why: Said = ""
    at: Said

    def variant(self) -> Variant:
        """Say it as learning hears it."""
        return Variant(
            pattern=self.id,
            scope=self.scope,
            enabled=self.enabled,
            severity=self.severity,
            tier=self.tier,
            threshold=self.threshold,
            expires=self.expires,
            reason=self.why,
            by=self.who,
        )


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is in drift.lock."""

    pattern: tuple[Decided, ...] = ()
    variant: tuple[Varied, ...] = ()


@lru_cache(8)
def read(content: bytes) -> Lock:
    """Read drift.lock; ValueError says what makes no sense. Of two entries for one thing the later decision counts."""
    try:
        text = content.decode("utf-8-sig")
        found = msgspec.convert(tomllib.loads(text), Lock)
    except UnicodeDecodeError as err:
        raise ValueError(f"it is not UTF-8 (byte {err.start})") from err
    except (tomllib.TOMLDecodeError, RecursionError) as err:
        marks = "; it holds the marks of a merge conflict" if re.search(r"^[<>=]{7}", text, re.MULTILINE) else ""
        raise ValueError(f"it is no valid TOML ({err or 'too deep'}){marks}") from err
    except msgspec.ValidationError as err:
        raise ValueError(f"it makes no sense: {err}") from err
    every: tuple[Decided | Varied, ...] = (*found.pattern, *found.variant)
    for it in every:
        _doubt(it)
    latest = {(one.id, one.scope): one for one in sorted(found.pattern, key=lambda it: it.at)}
    return Lock(tuple(sorted(latest.values(), key=_order)), tuple(sorted(set(found.variant), key=_order)))


def _doubt(it: Decided | Varied) -> None:
    where = f"the entry of {it.id}"
    if _UP.search(it.scope):
        raise ValueError(f"{where}: scope {ascii(it.scope)[:80]} is no folder of the project")
    try:
        datetime.strptime(it.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        if isinstance(it, Varied) and it.expires:
            date.fromisoformat(it.expires)
    except ValueError:
        raise ValueError(f"{where}: a time is written like 2026-12-31T12:00:00Z, a day like 2026-12-31") from None
    silenced = it.status == "ignored" if isinstance(it, Decided) else it.enabled is False and not it.file
    if silenced and it.id in unmutable():
        raise ValueError(f"{where}: secrets are not silenced as a whole, only in single files")


def write(decided: Iterable[Decided], varied: Iterable[Varied]) -> str:
    """Write drift.lock."""
    parts = [HEADER]
    parts += [_entry("pattern", it) for it in sorted(decided, key=_order)]
    parts += [_entry("variant", it) for it in sorted(varied, key=_order)]
    return "\n".join(parts)


def _entry(table: str, it: Decided | Varied) -> str:
    values = msgspec.structs.asdict(it)
    kept = {name: value for name, value in values.items() if value not in ("", None) and value is not False}
    if isinstance(it, Varied) and it.enabled is False:
        kept["enabled"] = False
    ordered = [name for name in values if name in kept]
    lines = [f"{name} = {quoted(kept[name]) if isinstance(kept[name], str) else toml(kept[name])}" for name in ordered]
    return "\n".join([f"[[{table}]]", *lines, ""])


def _order(it: Decided | Varied) -> tuple[str, ...]:
    return it.id, it.scope, it.at, repr(it)
