"""Wire: bytes of a stream in, bodies of messages out, and back. Nothing here knows what a message says."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

CHUNK = 65_536
LONGEST_BODY = 1 << 30
"""Bytes; a header that announces more is no header of an editor."""

Read = Callable[[int], bytes]
Write = Callable[[bytes], None]


class Frames:
    """Reads one message after the other; headers that make no sense are passed over."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._buffer = bytearray()

    def next(self) -> bytes | None:
        """Wait for the body of the next message; None at the end of the stream."""
        length = None
        while True:
            line = self._line()
            if line is None:
                return None
            if not line.strip():
                if length is not None:
                    return self._take(length)
                continue
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                length = int(value) if len(value) < 16 and int(value) <= LONGEST_BODY else None

    def _line(self) -> bytes | None:
        searched = 0
        while (at := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if not self._fill(CHUNK):
                return None
        return self._cut(at + 1)

    def _take(self, length: int) -> bytes | None:
        while len(self._buffer) < length:
            if not self._fill(max(CHUNK, length - len(self._buffer))):
                return None
        return self._cut(length)

    def _cut(self, length: int) -> bytes:
        piece = bytes(self._buffer[:length])
        del self._buffer[:length]
        return piece

    def _fill(self, size: int) -> bool:
        try:
            piece = self._read(size)
        except OSError:  # The other end is gone, which is an end of the stream too.
            return False
        self._buffer += piece
        return bool(piece)


class Channel:
    """Both directions of a connection. Writing is safe from any thread; when the other end has gone it does nothing."""

    def __init__(self, read: Read, write: Write) -> None:
        self.frames = Frames(read)
        self._write = write
        self._lock = threading.Lock()
        self._gone = False

    def send(self, body: bytes) -> None:
        """Send one message."""
        self.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def write(self, data: bytes) -> None:
        """Send bytes that carry their headers already."""
        with self._lock:
            if self._gone:
                return
            try:
                self._write(data)
            except OSError:
                self._gone = True

    def close(self) -> None:
        """Send nothing more."""
        self._gone = True


def stdio() -> Channel:
    """Take stdin and stdout for ourselves: a stray `print`, ours or a child's, goes to stderr from now on."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # Started without a stderr.
        os.dup2(nothing, 1)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (source, sink):
            msvcrt.setmode(descriptor, os.O_BINARY)
    return Channel(lambda size: os.read(source, size), lambda data: _write_all(sink, data))


def tcp(port: int) -> Channel:
    """Wait for one connection from this machine; for looking at the server with a debugger."""
    import socket

    with socket.create_server(("127.0.0.1", port)) as listening:
        sys.stderr.write(f"drift: waiting on port {listening.getsockname()[1]}\n")
        sys.stderr.flush()
        connection, _ = listening.accept()
    return Channel(connection.recv, connection.sendall)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
