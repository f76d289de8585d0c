"""Earlier: the JSON folders of the earlier Drift in `.drift/` in, what people had decided there out; nothing changes.

Its patterns lie in `patterns/<status>/<category>.json`, each file with a checksum; contracts, daily snapshots and the
map of data access beside them; settings in `config.json`, or `drift.config.json` in the root. Keys were written in
camelCase and, in some releases, with underscores: both are read.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from drift_lsp.errors import UsageError
from drift_lsp.workspace import reading
from drift_lsp.workspace.root import STATE

FOLDERS = (
    "patterns", "contracts", "constraints", "boundaries", "call-graph", "history", "dna", "lake", "views", "indexes",
    "environment", "audit", "test-topology", "quality-gates", "examples", "cache",
)  # fmt: skip
SINGLE = ("config.json", "manifest.json", "source-of-truth.json", "migration-history.json", ".context-cache.json")
"""What the earlier Drift kept in `.drift/`, besides its database."""

SETTINGS = "drift.config.json"
LARGEST = 64 << 20
MOST = 20_000
"""Files that are read."""


class Old(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about a pattern of the earlier Drift."""

    id: str
    detector: str
    name: str
    category: str
    status: Literal["approved", "ignored"]
    at: str = ""


class OldVariant(msgspec.Struct, frozen=True, kw_only=True):
    """An override of the earlier Drift."""

    id: str
    detector: str
    name: str
    scope: str
    is_file: bool
    enabled: bool | None
    severity: str
    threshold: float | None
    expires: str
    why: str


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found."""

    patterns: int
    decided: tuple[Old, ...]
    variants: tuple[OldVariant, ...]
    settings: dict[str, Any]
    counts: dict[str, int]
    """What else lies there: contracts, snapshots, access points."""

    notes: tuple[str, ...]


def is_there(root: Path) -> bool:
    """Tell whether the earlier Drift left anything here."""
    return any((root / STATE / it).is_dir() for it in ("patterns", "lake", "contracts", "history", "boundaries"))


def read(root: Path) -> Earlier:
    """Read all of it; UsageError names the first file that cannot be read."""
    notes, decided, variants, patterns = list[str](), list[Old](), list[OldVariant](), 0
    for path in _files(root, "patterns"):
        content = _load(root, path)
        status = path.split("/")[2] if path.count("/") > 2 else ""
        listed = [it for it in _list(content, "patterns") if isinstance(it, dict)]
        if (said := _text(content, "checksum")) and said not in _checksums(content["patterns"]):
            notes.append(
                f"{path} does not match its checksum: it was changed by hand or damaged; it was read all the same"
            )
        patterns += len(listed)
        category = _text(content, "category") or Path(path).stem
        for it in listed:
            decided += _decided(it, _text(it, "status") or status, category)
            variants += [_variant(it, one) for one in _list(it, "variants") if isinstance(one, dict)]
    for path in _files(root, "variants"):
        content = _load(root, path)
        variants += [_variant({}, one) for one in _list(content, "variants") if isinstance(one, dict)]
    counts = {
        "contracts": sum(len(_list(_load(root, it), "contracts")) for it in _files(root, "contracts")),
        "snapshots": sum(1 for it in _files(root, "history") if _load(root, it) is not None),
        "access points": sum(_accesses(_load(root, it)) for it in _files(root, "boundaries")),
    }
    settings = {**_load(root, f"{STATE}/config.json"), **_load(root, SETTINGS)}
    return Earlier(
        patterns=patterns,
        decided=tuple(decided),
        variants=tuple(variants),
        settings=settings,
        counts={name: count for name, count in counts.items() if count},
        notes=tuple(notes),
    )


def _files(root: Path, folder: str) -> Iterator[str]:
    """List the JSON files below a folder of `.drift/`; links are not followed."""
    found = 0
    for here, folders, names in os.walk(root / STATE / folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".json"):
                if (found := found + 1) > MOST:
                    raise UsageError(f"More than {MOST:,} files lie in {STATE}/{folder}.", "Move some away first.")
                yield (Path(here) / name).relative_to(root).as_posix()


def _load(root: Path, path: str) -> dict[str, Any]:
    content = reading.shared(root, path, LARGEST)
    if content is None:
        if os.path.lexists(root / path):
            raise UsageError(f"{path} is a link, too large or not permitted.", "Move it away; nothing was changed.")
        return {}
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as err:
        raise UsageError(f"{path} is no JSON: {err}.", "Mend it or move it away; nothing was changed.") from err
    return found if isinstance(found, dict) else {}


def _checksums(patterns: object) -> set[str]:
    """Compute the checksums that a list of patterns may have been given: of its compact and of its indented text."""
    texts = (
        json.dumps(patterns, ensure_ascii=False, separators=(",", ":")),
        json.dumps(patterns, ensure_ascii=False, indent=2),
    )
    return {hashlib.sha256(it.encode("utf-8", "surrogatepass")).hexdigest()[:16] for it in texts}


def _decided(it: dict[str, Any], status: str, category: str) -> Iterator[Old]:
    if status in ("approved", "ignored"):
        about = it.get("metadata") if isinstance(it.get("metadata"), dict) else {}
        at = _text(it, "approvedAt", "approved_at", "updatedAt", "updated_at") or _text(about or {}, "approvedAt")
        name = _text(it, "name")
        yield Old(
            id=_text(it, "id"), detector=_detector(it), name=name, category=category, status=status, at=at  # type: ignore[arg-type]
        )  # fmt: skip


def _detector(it: dict[str, Any]) -> str:
    inner = it.get("detector")
    inside = _text(inner, "id", "detectorId") if isinstance(inner, dict) else inner if isinstance(inner, str) else ""
    return _text(it, "detectorId", "detector_id") or inside


def _variant(pattern: dict[str, Any], it: dict[str, Any]) -> OldVariant:
    enabled = it.get("enabledOverride", it.get("enabled_override"))
    threshold = it.get("thresholdOverride", it.get("threshold_override"))
    return OldVariant(
        id=_text(it, "patternId", "pattern_id") or _text(pattern, "id"),
        detector=_detector(pattern),
        name=_text(pattern, "name"),
        scope=_text(it, "scopePath", "scope_path", "scopeValue").strip("/"),
        is_file=_text(it, "scope") == "file",
        enabled=None if enabled is None else bool(enabled),
        severity=_text(it, "severityOverride", "severity_override"),
        threshold=float(threshold) if isinstance(threshold, int | float) else None,
        expires=_text(it, "expiresAt", "expires_at")[:10],
        why=_text(it, "reason", "name"),
    )


def _accesses(content: dict[str, Any]) -> int:
    points = content.get("accessPoints", content.get("access_points", ()))
    return len(points) if isinstance(points, dict | list) else 0


def _list(content: dict[str, Any], name: str) -> list[Any]:
    found = content.get(name)
    return found if isinstance(found, list) else []


def _text(content: dict[str, Any], *names: str) -> str:
    return next((value for it in names if isinstance(value := content.get(it), str)), "")[:2_000]
