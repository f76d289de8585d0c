"""Log: the one logger family, set up by a door and used from storage upwards.

`DRIFT_LOG` sets levels: `debug`, or `storage=debug,scan=info`. `DRIFT_LOG_FORMAT=json` writes one object a line.
`DRIFT_LOG_FILE=1` writes to `.drift/drift.log` of the project that is opened, which is kept small, instead of stderr.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

ROOT = "drift"
ROOMS = ("check", "cli", "events", "git", "scan", "server", "storage", "workspace")
"""Who logs: the rooms, and the runs that spans stand round."""

FILE = "drift.log"


def logger(room: str) -> logging.Logger:
    """Get the logger of a room: `logger("storage")` is `drift.storage`."""
    return logging.getLogger(f"{ROOT}.{room}")


def configure(environment: Mapping[str, str]) -> None:
    """Set levels, format and place; what makes no sense is a warning, for a slip must not stop the work."""
    family = logging.getLogger(ROOT)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if environment.get("DRIFT_LOG_FORMAT", "").lower() == "json" else Text())
    family.handlers[:] = [handler]
    family.propagate = False
    family.setLevel(logging.WARNING)
    for part in filter(None, (piece.strip() for piece in environment.get("DRIFT_LOG", "").split(","))):
        room, _, level = part.rpartition("=")
        known = logging.getLevelNamesMapping().get(level.upper())
        if known is None:
            family.warning("DRIFT_LOG: no level is called %r; use debug, info, warning or error.", level)
        elif room and room not in ROOMS:
            near = get_close_matches(room, ROOMS, 1, 0.5)
            todo = f"did you mean {near[0]}?" if near else f"there are {', '.join(ROOMS)}."
            family.warning("DRIFT_LOG: no room is called %r; %s", room, todo)
        else:
            (logger(room) if room else family).setLevel(known)


def to_file(folder: Path, environment: Mapping[str, str]) -> None:
    """Write to the log file of a project's `.drift` from now on, if the environment asks for it."""
    if environment.get("DRIFT_LOG_FILE", "").lower() in ("", "0", "false", "no", "off"):
        return
    from drift_lsp.log_file import Rolling  # Hardly any run writes one.

    family = logging.getLogger(ROOT)
    before = family.handlers[0] if family.handlers else None
    try:
        handler = Rolling(folder / FILE)
    except OSError as err:
        family.warning("%s cannot be written (%s): the log stays on stderr.", folder / FILE, err.strerror)
        return
    handler.setFormatter(before.formatter if before and before.formatter else Text())
    family.handlers[:] = [handler]
    if before is not None:
        before.close()


class Text(logging.Formatter):
    """One line for a person; the characters of strangers are spelt."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        line = f"{record.levelname} {record.name}: {record.getMessage()}"
        about = getattr(record, "about", {})
        line += "".join(f" {key}={value}" for key, value in about.items() if key not in ("span", "ms"))
        if record.exc_info:
            line += f"\n{self.formatException(record.exc_info)}"
        return "".join(it if it.isprintable() or it == "\n" else ascii(it)[1:-1] for it in line)


class Json(logging.Formatter):
    """One JSON object a line, for programs."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        said = {
            "time": f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{int(record.msecs):03d}",
            "level": record.levelname.lower(),
            "room": record.name.removeprefix(f"{ROOT}."),
            "message": record.getMessage(),
            **getattr(record, "about", {}),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said)
