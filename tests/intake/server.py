"""A web server on this machine for the tests of fetching and watching: its pages are set by the test, its visits are counted."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True, kw_only=True)
class Page:
    """What the server answers for a path."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    endless: bool = False


@dataclass(slots=True, kw_only=True)
class Visit:
    """One request: path, head, and when it came."""

    path: str
    headers: dict[str, str]
    moment: float


@dataclass(slots=True, kw_only=True)
class Site:
    """The server: `pages` by path, `visits` so far, `address` without the last slash."""

    address: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)

    def put(self, path: str, content: str | bytes, *, kind: str = "text/html; charset=utf-8", etag: str | None = None) -> None:
        """Set a page."""
        headers = {"Content-Type": kind} | ({"ETag": etag} if etag else {})
        self.pages[path] = Page(content=content.encode() if isinstance(content, str) else content, headers=headers)

    def paths(self) -> list[str]:
        """Give the paths that were asked for since the last call."""
        paths = [visit.path for visit in self.visits]
        self.visits.clear()
        return paths


@contextmanager
def serving() -> Iterator[Site]:
    """Run a server on a free port of this machine."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.visits.append(Visit(path=self.path, headers=dict(self.headers), moment=time.monotonic()))
            page = site.pages.get(self.path, Page(status=404, content=b"nichts"))
            etag = page.headers.get("ETag")
            if etag is not None and self.headers.get("If-None-Match") == etag:
                page = Page(status=304, headers={"ETag": etag})
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if not page.endless:
                self.send_header("Content-Length", str(len(page.content)))
            self.end_headers()
            try:
                self._body(page)
            except OSError:
                self.close_connection = True

        def _body(self, page: Page) -> None:
            while page.endless:
                self.wfile.write(page.content)
                time.sleep(page.drip)
            if page.drip:
                for sign in page.content:
                    self.wfile.write(bytes([sign]))
                    self.wfile.flush()
                    time.sleep(page.drip)
            elif page.status != 304:
                self.wfile.write(page.content)

        def log_message(self, *words: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *words: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
