"""Takes addresses one after the other, fetches them politely: as robots.txt asks, with pauses, with rest where it is wanted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from depesche.intake.fetching import PRODUCT, Answer, Fetcher, FetchError
from depesche.intake.limits import BACK_OFF_FIRST, HOST_PAUSE, HOST_PAUSE_MOST
from depesche.intake.robots import Robots, robots_of

ROBOTS_SECONDS = 86_400.0
"""Seconds for which a robots.txt is remembered (RFC 9309, section 2.4)."""
_ROBOTS = "/robots.txt"
_TOO_MUCH = (429, 503)


@dataclass(slots=True, kw_only=True)
class _Host:
    """What is known of a host: its `robots`, `read` when; `asked` last when; it wants to `rest` until."""

    robots: Robots = field(default_factory=Robots)
    read: float = float("-inf")
    asked: float = float("-inf")
    rest: float = float("-inf")


@dataclass(slots=True, kw_only=True)
class Visitor:
    """Fetches pages as a guest.

    Attributes:
        fetcher: how pages are fetched.
        pause: seconds between two requests to one host, where it does not ask for more.
        clock, sleep: of the process; tests bring their own.
    """

    fetcher: Fetcher
    pause: float = HOST_PAUSE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def visit(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Fetch a page when its turn comes.

        Raises:
            FetchError: it was not fetched: the host does not want it, wants rest, or what `Fetcher.fetch` says.
        """
        host = self._welcomed(address)
        return self._asked(host, address, etag, last_modified)

    def _welcomed(self, address: str) -> _Host:
        """Give the host of an address, which lets us come.

        Raises:
            FetchError: it wants rest, its robots.txt does not allow the address, or cannot be had.
        """
        parts = urlsplit(address)
        host = self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())
        if self.clock() < host.rest:
            wait = host.rest - self.clock()
            raise FetchError(f"{parts.netloc} asked for rest", "it is tried again later", retry_after=wait, passing=True)
        if self.clock() - host.read > ROBOTS_SECONDS:
            host.robots = self._robots(f"{parts.scheme}://{parts.netloc}{_ROBOTS}", host)
            host.read = self.clock()
        if not host.robots.allows(address):
            raise FetchError(f"robots.txt of {parts.netloc} does not allow it", "read it with `depesche read` if you may")
        return host

    def _asked(self, host: _Host, address: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Fetch after the pause that the host asks for; where we are sent on, that address must be allowed, too."""
        self._wait(host)
        asked = host

        def before(onward: str) -> None:
            nonlocal asked
            other = self._welcomed(onward)
            if other is not asked:
                self._wait(other)
                asked.asked = self.clock()
                asked = other

        try:
            return self.fetcher.fetch(
                address, etag=etag, last_modified=last_modified, before=None if address.endswith(_ROBOTS) else before
            )
        except FetchError as error:
            if error.status in _TOO_MUCH:
                asked.rest = self.clock() + (error.retry_after or BACK_OFF_FIRST)
            raise
        finally:
            asked.asked = self.clock()

    def _wait(self, host: _Host) -> None:
        pause = min(max(self.pause, host.robots.delay or 0.0), max(HOST_PAUSE_MOST, self.pause))
        if (wait := host.asked + pause - self.clock()) > 0:
            self.sleep(wait)

    def _robots(self, address: str, host: _Host) -> Robots:
        """Read what a host asks of us: without a robots.txt everything is allowed, with one that cannot be had nothing is."""
        try:
            return robots_of(self._asked(host, address).content, PRODUCT)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status not in _TOO_MUCH:
                return Robots()
            raise
