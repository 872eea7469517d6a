"""Takes a robots.txt, says which addresses of its host may be fetched and how long to pause between them (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from depesche.intake.limits import ROBOTS_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What a host asks of us.

    Attributes:
        rules: patterns of paths with whether they may be fetched.
        delay: seconds between two requests; `None`: not said.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, address: str) -> bool:
        """Say whether an address may be fetched: the longest pattern that fits decides, of two alike the one that allows."""
        parts = urlsplit(address)
        path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def robots_of(content: bytes, product: str) -> Robots:
    """Read a robots.txt: the groups for us, or those for everybody where there are none.

    Args:
        content: its bytes; beyond `ROBOTS_BYTES` they do not count.
        product: our name.
    """
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    found = False
    agents: list[str] = []
    for field, value, begins in _lines(content):
        if field == "user-agent":
            agents = [value.lower()] if begins else [*agents, value.lower()]
            found = found or _ours(value.lower(), product)
            continue
        if any(_ours(agent, product) for agent in agents):
            named.append((field, value))
        if "*" in agents:
            general.append((field, value))
    chosen = named if found else general
    rules = tuple((unquote(value), field == "allow") for field, value in chosen if field in ("allow", "disallow") and value)
    delays = [float(value) for field, value in chosen if field == "crawl-delay" and value.replace(".", "", 1).isdigit()]
    return Robots(rules=rules, delay=max(delays, default=None))


def _lines(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Give fields and values; the third says whether a line of an agent begins a new group."""
    fields = [("", "")]
    for line in content[:ROBOTS_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").splitlines():
        field, sign, value = line.partition("#")[0].partition(":")
        if sign and field.strip().lower() in ("user-agent", "allow", "disallow", "crawl-delay"):
            fields.append((field.strip().lower(), value.strip()))
    for (before, _), (field, value) in pairwise(fields):
        yield field, value, before != "user-agent"


def _ours(agent: str, product: str) -> bool:
    return agent.partition("/")[0].strip() == product.lower()


def _fits(pattern: str, path: str) -> bool:
    """Say whether a path begins as a pattern says; `*` stands for anything, `$` at the end for the end of the path."""
    bound = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    if len(pieces) == 1:
        return not bound or place == len(path)
    for piece in pieces[1:-1]:
        at = path.find(piece, place)
        if at < 0:
            return False
        place = at + len(piece)
    last = pieces[-1]
    return (path.endswith(last) and len(path) - len(last) >= place) if bound else path.find(last, place) >= 0
