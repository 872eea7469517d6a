"""Takes an address of the web, gives what its server answers, within the limits of intake and never from a private network.

The address of every connection is looked up once, checked, and used: between check and connection no name server can point
elsewhere. Redirects are checked as the first address is. No cookie is kept, no proxy of the environment is used.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

import httpcore2

from depesche.intake.addresses import cleaned
from depesche.intake.limits import DOWNLOAD_BYTES, DOWNLOAD_SECONDS, HEADER_BYTES, REDIRECTS, WAIT_SECONDS, megabytes

PRODUCT = "Depesche"
"""The name by which servers know us, in robots.txt too."""
_SUCCESS, _NOT_MODIFIED = 200, 304
_REDIRECTS = (301, 302, 303, 307, 308)


class FetchError(Exception):
    """A page was not fetched.

    Attributes:
        reason: what was in the way.
        advice: what to do.
        status: what the server answered; `None`: nothing.
        retry_after: seconds that the server asks to wait; `None`: it does not say.
        passing: whether it may be otherwise later.
    """

    def __init__(
        self, reason: str, advice: str, *, status: int | None = None, retry_after: float | None = None, passing: bool = False
    ) -> None:
        """Take what was in the way."""
        super().__init__(f"{reason}; {advice}")
        self.reason, self.advice, self.status, self.retry_after, self.passing = reason, advice, status, retry_after, passing


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered.

    Attributes:
        url: address from which it came, after redirects.
        content: the bytes, unpacked; empty where nothing changed.
        content_type, charset: as the server says, in lower case; `None`: not said.
        etag, last_modified: marks by which the server knows this state of the page; `None`: none.
        unchanged: true where the page is as it was when the marks that were sent along were given.
    """

    url: str
    content: bytes = b""
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


def agent(contact: str | None = None) -> str:
    """Give the name under which we ask: product, version, and how to reach who runs it, where given."""
    return f"{PRODUCT}/{version('depesche')} ({'reader of news feeds' if contact is None else contact})"


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches pages, with connections kept open between them; for use in a `with` block.

    Attributes:
        allow_private: whether addresses of this machine and its network may be fetched.
        agent: the name under which is asked.
        seconds: for one download.
        limit: bytes of one download.
    """

    allow_private: bool = False
    agent: str = field(default_factory=agent)
    seconds: float = DOWNLOAD_SECONDS
    limit: int = DOWNLOAD_BYTES
    _backend: _Checked = field(init=False)
    _pool: httpcore2.ConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        self._backend = _Checked(allow_private=self.allow_private)
        self._pool = httpcore2.ConnectionPool(network_backend=self._backend, max_connections=4, keepalive_expiry=30.0)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.close()

    def fetch(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        before: Callable[[str], None] | None = None,
    ) -> Answer:
        """Fetch a page.

        Args:
            address: with `http://` or `https://`.
            etag, last_modified: marks of the state that is already there: if it is the present one, nothing is sent again.
            before: called with each address to which we are sent on, before it is asked; it raises where that is not to be.

        Raises:
            FetchError: it was not fetched; the error says why.
        """
        marks = {"if-none-match": etag, "if-modified-since": last_modified}
        asked = {name: value for name, value in marks.items() if value is not None}
        self._backend.deadline = deadline = time.monotonic() + self.seconds
        url = address
        for _ in range(REDIRECTS + 1):
            whole = cleaned(url)
            if whole is None:
                raise FetchError(f"{url[:200]!r} is no address of the web", "give one that begins with http:// or https://")
            answer, url = self._once(whole, asked)
            if answer is not None:
                return answer
            if before is not None:
                began = time.monotonic()
                before(url)
                self._backend.deadline = deadline = deadline + time.monotonic() - began
        raise FetchError(f"it was sent on more than {REDIRECTS} times", "give the last address")

    def _once(self, url: str, asked: Mapping[str, str]) -> tuple[Answer | None, str]:
        """Ask once; gives the answer, or `None` and the address to which we are sent on."""
        host = urlsplit(url).netloc
        headers = {
            "host": host,
            "user-agent": self.agent,
            "accept": "text/html,application/rss+xml,application/atom+xml,application/pdf,text/plain,*/*;q=0.5",
            "accept-language": "de,en;q=0.3",
            "accept-encoding": "gzip, deflate",
            **asked,
        }
        waits = dict.fromkeys(("connect", "read", "write", "pool"), WAIT_SECONDS)
        try:
            with self._pool.stream("GET", url, headers=list(headers.items()), extensions={"timeout": waits}) as response:
                fields = _fields(response.headers)
                if response.status in _REDIRECTS and "location" in fields:
                    onward = cleaned(fields["location"], url)
                    if onward is None:
                        raise FetchError(f"it was sent on to {fields['location'][:200]!r}", "that is no address of the web")
                    return None, onward
                etag, last_modified = fields.get("etag"), fields.get("last-modified")
                if response.status == _NOT_MODIFIED and asked:
                    return Answer(url=url, unchanged=True, etag=etag, last_modified=last_modified), url
                if response.status != _SUCCESS:
                    raise _refused(response.status, fields)
                content = self._content(response, fields)
                kind, charset = _content_type(fields.get("content-type"))
                return Answer(
                    url=url, content=content, content_type=kind, charset=charset, etag=etag, last_modified=last_modified
                ), url
        except _Private as error:
            raise FetchError(
                str(error), "addresses of this machine and its network are only fetched with --allow-private"
            ) from None
        except (httpcore2.TimeoutException, _TooSlow):
            advice = "try again later, or save the page in a browser"
            raise FetchError(f"{host} was too slow (limit {self.seconds:.0f} seconds)", advice, passing=True) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
            reason = f"{host} cannot be reached or does not speak HTTP ({str(error)[:150] or type(error).__name__})"
            raise FetchError(reason, "check the address and the connection", passing=True) from None

    def _content(self, response: httpcore2.Response, fields: Mapping[str, str]) -> bytes:
        """Read the answer and unpack it, both up to the limit."""
        packed = fields.get("content-encoding", "identity").lower()
        if packed not in ("identity", "gzip", "x-gzip", "deflate", ""):
            raise FetchError(f"the answer is packed as {packed[:40]!r}, which nobody asked for", "save the page in a browser")
        unpack: Any = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed not in ("identity", "") else None
        content = bytearray()
        for piece in response.iter_stream():
            try:
                content += piece if unpack is None else unpack.decompress(piece, self.limit + 1 - len(content))
            except zlib.error as error:
                raise FetchError(f"the answer is packed in a way that cannot be read ({error})", "try again later") from None
            if len(content) > self.limit or (unpack is not None and unpack.unconsumed_tail):
                raise FetchError(f"it is larger than {megabytes(self.limit)}", "save what you need of it in a browser")
        return bytes(content)


class _Private(Exception):  # noqa: N818 - it names what the address is
    """An address is not one of the open web."""


class _TooSlow(Exception):  # noqa: N818 - it names what the server is
    """The time of a download is over."""


class _Checked(httpcore2.NetworkBackend):
    """Opens connections to addresses of the open web only, and ends them when the time of the download is over."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private
        self.deadline = float("inf")
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Look a host up, and connect to the first of its addresses that answers, if all of them are public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(f"the name is not known: {error}") from error
        numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for number in numbers:
            if not self.allow_private and not is_public(number):
                raise _Private(f"{host} stands for {number}, which is no address of the open web")
        failure: Exception = httpcore2.ConnectError("the name has no address")
        for number in numbers[:4]:
            try:
                stream = self._inner.connect_tcp(number, port, self.left(timeout), local_address, socket_options)
            except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
                failure = error
            else:
                return _Timed(stream, self)
        raise failure

    def left(self, timeout: float | None) -> float:
        """Give the seconds that an operation may take; raises `_TooSlow` when the time is over."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise _TooSlow
        return min(seconds, WAIT_SECONDS if timeout is None else timeout)


class _Timed(httpcore2.NetworkStream):
    """A connection whose every operation ends with the time of the download."""

    def __init__(self, inner: httpcore2.NetworkStream, backend: _Checked) -> None:
        self._inner, self._backend = inner, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Timed:
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def is_public(number: str) -> bool:
    """Say whether a numeric address belongs to the open web: not to this machine, its network, or those set apart (RFC 6890)."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    for inner in (getattr(address, "ipv4_mapped", None), getattr(address, "sixtofour", None)):
        if inner is not None and not is_public(str(inner)):
            return False
    if address.version == 6 and address in _TRANSLATED and not is_public(str(ipaddress.ip_address(address.packed[-4:]))):
        return False
    return address.is_global and not address.is_multicast


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that a translator turns into those of IPv4 (RFC 6052)."""


def _fields(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    fields = {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in headers}
    if sum(len(name) + len(value) for name, value in fields.items()) > HEADER_BYTES:
        raise FetchError("the head of the answer is longer than any head", "leave the page out")
    return fields


def _content_type(value: str | None) -> tuple[str | None, str | None]:
    if not value:
        return None, None
    message = Message()
    message["content-type"] = " ".join(value.split())[:300]
    return message.get_content_type(), message.get_content_charset()


def _refused(status: int, fields: Mapping[str, str]) -> FetchError:
    passing = status in (408, 425, 429) or status >= 500
    advice = "try again later" if passing else "check the address in a browser"
    wait: float | None = None
    with suppress(ValueError):
        wait = (
            float(fields["retry-after"]) if fields.get("retry-after", "").isdigit() else _seconds_until(fields.get("retry-after"))
        )
    return FetchError(f"the server answered {status}", advice, status=status, retry_after=wait, passing=passing)


def _seconds_until(moment: str | None) -> float | None:
    """Give the seconds to a moment as mails and servers write it."""
    from email.utils import parsedate_to_datetime

    if not moment:
        return None
    return max(0.0, parsedate_to_datetime(moment).timestamp() - time.time())
