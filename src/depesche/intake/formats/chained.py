"""Takes bytes that were read ahead and the stream they came from, gives a stream of both."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

LOOK_AHEAD = 4096
"""Bytes by which the kind of a stream is told."""


class Chained(io.RawIOBase):
    """A stream whose first bytes were read already; to be wrapped in an `io.BufferedReader`."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        """Take the bytes that were read and the stream behind them."""
        super().__init__()
        self._first, self._stream = memoryview(first), stream

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer."""
        if self._first:
            size = min(len(buffer), len(self._first))
            buffer[:size] = self._first[:size]
            self._first = self._first[size:]
            return size
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Give the first bytes of a stream, and a stream that begins with them."""
    first = stream.read(LOOK_AHEAD) or b""
    return first, begun(first, stream)


def begun(first: bytes, stream: BinaryIO) -> BinaryIO:
    """Put bytes that were read back before their stream."""
    return cast(BinaryIO, io.BufferedReader(Chained(first, stream)))
