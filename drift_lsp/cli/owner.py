"""Owner: the PATH in, a warning out where `drift` there is another program."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

LARGEST = 4096


def foreign_drift() -> str:
    """Say which other program owns `drift`; "" where it is ours or nobody's. Nothing is run to find out."""
    found = shutil.which("drift")
    if found is None:
        return ""
    path = Path(found)
    beside = Path(sys.executable).parent
    try:
        same = path.parent.resolve() == beside.resolve() or path.resolve() == Path(sys.argv[0]).resolve()
        with path.open("rb") as file:
            ours = b"drift_lsp" in file.read(LARGEST)
    except OSError:
        return ""
    if ours or (same and os.name == "nt"):  # On Windows it is a program without a text to look at.
        return ""
    return f"{found} is another program called drift. Use `python -m drift_lsp`, or put ours before it on PATH."
