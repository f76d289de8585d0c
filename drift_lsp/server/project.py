"""Project: one root in, its workspace, kept fresh, out.

A project whose configuration or database is broken says so once and is tried again when somebody has mended it; what
was known before stays in force meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from drift_lsp import log
from drift_lsp.enforcement.knobs import Show
from drift_lsp.errors import CancelledError, DatabaseBusyError, DriftError, ScanBusyError
from drift_lsp.server import logs
from drift_lsp.server.background import Background
from drift_lsp.server.progress import Progress
from drift_lsp.server.watch import News, Watch
from drift_lsp.workspace.outcomes import ScanReport
from drift_lsp.workspace.root import CONFIG
from drift_lsp.workspace.workspace import Workspace

LOG = log.logger("server")

MANY = 50
"""Files that are learned from one by one; of more, a scan learns quicker."""

SETTLE = 0.1
"""Seconds in which many writes of somebody else count as one."""


class Host(NamedTuple):
    """What a project needs of the server."""

    tell: Callable[[DriftError], None]
    """Show a person what is wrong."""

    changed: Callable[[], None]
    """Answer the open files again: anything may differ."""

    progress: Callable[[str], Progress]
    """Begin to show how far something long has come; "" shows nothing."""

    answered: Callable[[], Awaitable[None]]
    """Wait until the files that are open have their answers."""

    learned: Callable[[Project], None]
    """Answer the open files of a project again: it has learned something."""

    stands: Callable[[Project], None]
    """Take note that a project began or ended to learn, broke, or was mended."""


class Project:
    """One root and what is known of it."""

    def __init__(self, root: Path, host: Host) -> None:
        self.root = root
        self.workspace: Workspace | None = None
        """None while it cannot be opened."""

        self.show_all: bool | None = None
        """Whether this editor looks at old code like at new; None: as it is configured."""

        self._host = host
        self.trouble = ""
        """What was last found wrong; "" where nothing is."""

        self.log: Path | None = None
        """The file that what we note is written to."""

        self._told = set[str]()
        self._scan: asyncio.Task[ScanReport | None] | None = None
        self._progress: Progress | None = None
        self._refresh: asyncio.TimerHandle | None = None
        self._in_background = Background(f"work on {root}").begin
        self._watch: Watch | None = None
        self._opening = asyncio.Lock()
        self._overrides: dict[str, object] = {}
        self._unheard = False

    @property
    def scanning(self) -> bool:
        """Whether a scan of ours is under way."""
        return self._scan is not None and not self._scan.done()

    @property
    def showing(self) -> Show:
        """What of the project's code is judged."""
        if self.show_all is not None:
            return "all" if self.show_all else "changed"
        return self.workspace.config.check.show if self.workspace else "changed"

    async def open(self, overrides: dict[str, object]) -> None:
        """Open the workspace, watch it, and learn in the background what changed since last time."""
        self._overrides = overrides
        loop = asyncio.get_running_loop()
        self._watch = Watch(self.root, lambda: loop.call_soon_threadsafe(self._written))
        async with self._opening:
            # Watched first: what is mended while it is found broken must not be missed.
            await asyncio.to_thread(self._watch.open)
            await self._open_workspace()
        await self._follow()
        if self.workspace is not None and self.workspace.saved_to_disk:
            self.log = logs.to_file(self.root)
        LOG.info("opened %s", self.root)
        self._in_background(self._first_scan())

    async def open_alone(self) -> None:
        """Judge single files of a folder that is no project; nothing is watched, learned or written."""
        self.workspace = await asyncio.to_thread(Workspace.alone, self.root)

    async def reopen(self, overrides: dict[str, object]) -> None:
        """Take other settings of the editor."""
        if overrides == self._overrides and self.workspace is not None:
            return
        self._overrides = overrides
        before = self.workspace
        async with self._opening:
            await self._open_workspace()
        if before is not None and before is not self.workspace:
            await self._host.answered()  # Somebody may still read in it.
            await asyncio.to_thread(before.close)
        self._host.changed()

    async def scan(self) -> ScanReport | None:
        """Learn what there is to learn, or join a scan that is under way; None where it failed or was stopped."""
        if self._scan is None or self._scan.done():
            self._scan = asyncio.get_running_loop().create_task(self._run_scan(visible=True))
        return await asyncio.shield(self._scan)

    def relearn(self) -> None:
        """Judge every file again, quietly: what a person said may let something be found where nothing was."""
        if not self._unheard:
            self._unheard = True
            self._in_background(self._relearn())

    def cancel_scan(self, token: str | int) -> None:
        """Stop the scan whose progress has this token."""
        if self._progress is not None and self._progress.token == token:
            self._progress.cancelled.set()

    async def saved(self, paths: list[str]) -> bool:
        """Learn what files say on disk now; True if any answer may differ."""
        workspace = self.workspace
        if workspace is None:
            return False
        try:
            changed = await asyncio.to_thread(lambda: [workspace.saved(path) for path in paths])
        except DriftError as err:
            self._tell(err)
            return False
        return any(changed)

    async def refresh(self) -> None:
        """Take over what somebody else wrote."""
        async with self._opening:
            opened = self.workspace is None
            if opened:
                await self._open_workspace()
        if self.workspace is None:
            return
        if opened:
            self._host.changed()
            await self._first_scan()
            return
        try:
            differs = await asyncio.to_thread(self.workspace.refresh)
        except DriftError as err:
            self._tell(err)
            if self._watch is not None and isinstance(err, DatabaseBusyError):
                self._watch.told(self.root / CONFIG, False, False)  # It is still to be taken over.
            return
        self._mended()
        if differs:
            self._host.changed()

    async def close(self) -> None:
        """Stop everything and let go of the database."""
        if self._watch is not None:
            self._watch.close()
        if self._refresh is not None:
            self._refresh.cancel()
        if self._progress is not None:
            self._progress.cancelled.set()
        if self._scan is not None:
            await asyncio.wait([self._scan])
        if self.workspace is not None:
            await asyncio.to_thread(self.workspace.close)
            self.workspace = None

    async def _open_workspace(self) -> None:
        try:
            self.workspace = await asyncio.to_thread(Workspace.open, self.root, overrides=self._overrides or None)
        except DriftError as err:
            self._tell(err)
        else:
            self._mended()

    def _mended(self) -> None:
        self._told.clear()
        if self.trouble:
            self.trouble = ""
            self._host.stands(self)

    async def _first_scan(self) -> None:
        await self._host.answered()
        if self.workspace is not None and not self.scanning:
            visible = not await asyncio.to_thread(self.workspace.scanned)
            if self._scan is None or self._scan.done():  # Somebody may have asked for one meanwhile.
                self._scan = asyncio.get_running_loop().create_task(self._run_scan(visible))
            await asyncio.wait([self._scan])

    async def _relearn(self) -> None:
        while self._scan is not None and not self._scan.done():
            await asyncio.wait([self._scan])  # It began before that was said.
        self._unheard = False
        self._scan = asyncio.get_running_loop().create_task(self._run_scan(visible=False))

    async def _run_scan(self, visible: bool) -> ScanReport | None:
        workspace = self.workspace
        if workspace is None:
            return None
        progress = self._host.progress(self.root.name if visible else "")
        self._progress = progress
        self._host.stands(self)
        try:
            async with progress:
                report = await asyncio.to_thread(workspace.scan, progress.report, progress.cancelled.is_set)
                LOG.info("learned %s: %d files in %.1f s", self.root, report.files, report.seconds)
                await self._follow()
                return report
        except CancelledError:
            return None
        except DriftError as err:
            self._tell(err)
            return None
        finally:
            self._progress = None
            self._host.changed()
            asyncio.get_running_loop().call_soon(self._host.stands, self)

    def _written(self) -> None:
        """Hear that something was written. What a scan of ours writes is no news, but something else may be."""
        if self._refresh is None:
            self._refresh = asyncio.get_running_loop().call_later(SETTLE, self._settled)

    def _settled(self) -> None:
        self._refresh = None
        self._in_background(self._take_news())

    async def _take_news(self) -> None:
        """Learn what was written by anybody; many files at once, as when a branch is switched, are one scan."""
        if self._scan is not None:
            await asyncio.wait([self._scan])
        news = self._watch.take() if self._watch else News()
        if news.settings:
            await self.refresh()
        if self.workspace is None:
            return
        if news.folders or len(news.files) > MANY:
            self._scan = asyncio.get_running_loop().create_task(self._run_scan(visible=False))
            await asyncio.wait([self._scan])
        elif news.files:
            relative = self.workspace.relative
            paths = await asyncio.to_thread(lambda: [path for it in sorted(news.files) if (path := relative(it))])
            if paths and await self.saved(paths):
                await self._follow()
                self._host.learned(self)

    async def _follow(self) -> None:
        """Watch the folders that hold what is known."""
        if self._watch is not None and self.workspace is not None:
            paths = await asyncio.to_thread(self.workspace.paths)
            await asyncio.to_thread(self._watch.follow, paths)

    def _tell(self, err: DriftError) -> None:
        text = str(err)
        if isinstance(err, ScanBusyError):
            LOG.info("%s", text)  # The other one's scan serves us too: its end is noticed like any write.
        elif text not in self._told:
            self._told.add(text)
            self.trouble = text
            self._host.tell(err)
            self._host.stands(self)
