"""Shelves: the licences of a project in, the folders of libraries that others wrote out.

Projects keep what they copied side by side: `libs/captcha`, `dependencies/spyc`. Their own packages stand so as well:
the name of a folder proves nothing. A licence of its own does, where the project has one too and it is another; and
who writes a package has a manifest beside it, while copies lose theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from posixpath import dirname

_SHELF = re.compile(
    r"(?:^|/)(?:libs?|libraries|ext|deps|dependencies|externals?|extern|vendors?|include)/[^/]+/[^/]+$", re.IGNORECASE
)
_LICENCE = re.compile(r"(?:un)?(?:licen[cs]e|copying)(?:[.-][\w.-]*)?", re.IGNORECASE)


def is_licence(path: str) -> bool:
    """Tell whether it is the licence of the project, or of what stands on a shelf of it."""
    folder, _, name = path.rpartition("/")
    return _LICENCE.fullmatch(name) is not None and (not folder or _SHELF.search(path) is not None)


def foreign(licences: Iterable[str], manifests: Iterable[str], read: Callable[[str], bytes | None]) -> frozenset[str]:
    """Find the folders on shelves that others hold the rights to."""
    packages = {dirname(it) for it in manifests}
    texts = {it: text for it in licences if (text := _words(read(it)))}
    own = {text for path, text in texts.items() if not dirname(path)}
    others = {dirname(path) for path, text in texts.items() if own and text not in own}
    return frozenset(others - packages)


def _words(text: bytes | None) -> bytes:
    """Take what a licence says, however its lines are broken."""
    return b" ".join((text or b"").split())
