"""Takes addresses of feeds and pages, does one round: polls those that are due, and reads new and changed pages into the archive.

What a round has to remember stands in the table `watched`: of every feed and page the marks by which its server knows its state,
when it is due, and how often it failed. A page is asked for when its feed names it first, when what the feed says of it changes,
and some hours after it appeared, as reports are corrected then.
"""

from __future__ import annotations

import io
import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import urlsplit

from sqlalchemy import Engine, insert, select, update

from depesche.archive.identity import digest
from depesche.archive.opening import reading as reading_from
from depesche.archive.opening import writing
from depesche.archive.schema import watched
from depesche.errors import InputError
from depesche.intake.fetching import Answer, Fetcher, FetchError, agent
from depesche.intake.formats.feed import Feed, FeedEntry, feed_of
from depesche.intake.formats.opening import kind_of
from depesche.intake.formats.web import open_answer
from depesche.intake.limits import BACK_OFF_FIRST, BACK_OFF_MOST, HOST_PAUSE, NEW_PAGES
from depesche.intake.paths import Rejected
from depesche.intake.source import Member, Options, Source
from depesche.intake.sources import parts_of
from depesche.intake.visiting import Visitor

if TYPE_CHECKING:
    from depesche.archive.batch import Summary

RECHECKS = (3_600.0, 21_600.0, 86_400.0)
"""Seconds after a page appeared at which it is asked for again: agencies and desks correct in the first hours."""
_NEVER_AGAIN = (401, 403, 404, 410, 451)


@dataclass(slots=True, kw_only=True)
class Round:
    """What a round did.

    Attributes:
        feeds: feeds that were polled.
        quiet: those of them that had not changed.
        pages: pages that were asked for.
        trouble: feeds and pages that could not be fetched, with the reason.
        due: when the next feed or page is due, seconds since 1970; `None`: none is.
    """

    feeds: int = 0
    quiet: int = 0
    pages: int = 0
    trouble: list[Rejected] = field(default_factory=list)
    due: float | None = None


def rounds(
    engine: Engine,
    path: Path,
    read: Callable[[Iterable[Source | Rejected]], Summary],
    addresses: Sequence[str],
    *,
    every: float,
    once: bool,
    contact: str | None = None,
    options: Options | None = None,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[tuple[Summary, Round]]:
    """Do one round after the other, each when the first feed or page is due; one only for `once`.

    Args:
        engine, path: of the archive.
        read: reads sources into it.
        addresses: feeds and pages to watch.
        every: seconds between two polls of a feed.
        once: whether one round is enough.
        contact: mail or page for the owners of the servers.
        options: how sources are read.
        clock, sleep: of the process; tests bring their own.
    """
    options = options or Options()
    first = True
    with Fetcher(allow_private=options.allow_private, agent=agent(contact)) as fetcher:
        visitor = Visitor(fetcher=fetcher, pause=HOST_PAUSE, clock=clock, sleep=sleep)
        watch = Watch(engine=engine, path=path, visitor=visitor, options=options, every=every, clock=clock)
        while True:
            done = Round()
            summary = read(watch.sources(addresses, done, now=first))
            yield summary, done
            if once:
                return
            first = False
            sleep(max(1.0, (done.due or clock() + every) - clock()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One round over an archive.

    Attributes:
        engine, path: of the archive.
        visitor: fetches.
        options: how sources are read.
        every: seconds between two polls of a feed.
        clock: seconds since 1970.
    """

    engine: Engine
    path: Path
    visitor: Visitor
    options: Options
    every: float
    clock: Callable[[], float]

    def sources(self, addresses: Sequence[str], done: Round, *, now: bool) -> Iterator[Source | Rejected]:
        """Poll what is due and give the pages; a page counts as fetched once the next one is asked for, that is once it is kept.

        Args:
            addresses: feeds and pages to watch.
            done: what is done is written here.
            now: whether feeds that are not due yet are polled too; those that failed rest all the same.
        """
        self._begin(addresses)
        for row in self._targets(addresses, now=now):
            yield from self._poll(row, done)
        for row in _in_turns(self._due_pages(addresses)):
            done.pages += 1
            yield from self._page(row, done)
        done.due = self._next(addresses)

    def _poll(self, row: Mapping[str, Any], done: Round) -> Iterator[Source | Rejected]:
        """Ask for a feed, and note the pages that it names; what is no feed is a page that is watched itself."""
        done.feeds += 1
        answer = self._asked(row, done)
        if answer is None:
            return
        due = self.clock() + self.every
        if answer.unchanged:
            done.quiet += 1
        else:
            feed = _feed(answer)
            if feed is None:
                for found in open_answer(answer, row["address"], self.options):
                    yield from parts_of(found)
            elif isinstance(feed, Rejected):
                done.trouble.append(replace(feed, source=row["address"]))
            else:
                self._note(row["address"], feed)
        self._keep(row["address"], answer, due=due)

    def _page(self, row: Mapping[str, Any], done: Round) -> Iterator[Source | Rejected]:
        answer = self._asked(row, done)
        if answer is None:
            return
        if not answer.unchanged:
            for found in open_answer(answer, row["address"], self.options):
                if isinstance(found, Source):
                    found = replace(found, offered=json.loads(row["offered"] or "{}"))
                yield from parts_of(found)
        now = self.clock()
        later = [row["first"] + seconds for seconds in RECHECKS if row["first"] + seconds > now]
        self._keep(row["address"], answer, due=min(later, default=None))

    def _asked(self, row: Mapping[str, Any], done: Round) -> Answer | None:
        """Fetch; what fails is put off, ever longer, and said."""
        try:
            return self.visitor.visit(row["address"], etag=row["etag"], last_modified=row["last_modified"])
        except FetchError as error:
            done.trouble.append(Rejected(source=row["address"], reason=error.reason, advice=error.advice))
            rest = min(BACK_OFF_FIRST * 2 ** row["failures"], BACK_OFF_MOST)
            rest = max(rest, min(error.retry_after or 0.0, BACK_OFF_MOST)) if error.passing else BACK_OFF_MOST
            gone = row["feed"] is not None and (error.status in _NEVER_AGAIN or not error.passing)
            values = {"failures": row["failures"] + 1, "trouble": error.reason, "next": None if gone else self.clock() + rest}
            self._write(update(watched).where(watched.c.address == row["address"]).values(asked=self.clock(), **values))
            return None

    def _begin(self, addresses: Iterable[str]) -> None:
        known = self._addresses()
        now = self.clock()
        fresh = [{"address": address, "first": now, "next": now, "failures": 0} for address in addresses if address not in known]
        if fresh:
            self._write(insert(watched).values(fresh))

    def _note(self, address: str, feed: Feed) -> None:
        """Note the pages that a feed names: new ones, and those of which it says something else than before, are due now."""
        now = self.clock()
        with reading_from(self.engine, self.path) as connection:
            of_feed = select(watched.c.address, watched.c.entry).where(watched.c.feed == address)
            known = {row.address: row.entry for row in connection.execute(of_feed)}
        elsewhere = self._addresses() - known.keys()
        with writing(self.engine, self.path) as connection:
            for url, entry in {entry.url: entry for entry in feed.entries if entry.url is not None}.items():
                mark = _mark(entry)
                if url in elsewhere or known.get(url) == mark:
                    continue
                values = {"entry": mark, "offered": _offered(entry, feed), "next": now, "failures": 0}
                if url in known:
                    connection.execute(update(watched).where(watched.c.address == url).values(values))
                else:
                    connection.execute(insert(watched).values(address=url, feed=address, first=now, **values))

    def _targets(self, addresses: Sequence[str], *, now: bool) -> list[Mapping[str, Any]]:
        rows = self._rows(watched.c.address.in_(addresses))
        moment = self.clock()
        due = [row for row in rows if row["next"] is None or row["next"] <= moment or (now and row["failures"] == 0)]
        return sorted(due, key=lambda row: addresses.index(row["address"]))

    def _due_pages(self, addresses: Sequence[str]) -> list[Mapping[str, Any]]:
        """Give the pages that are due, of each feed the first so many."""
        rows = self._rows(watched.c.feed.in_(addresses), watched.c.next <= self.clock())
        counts: dict[str, int] = {}
        chosen = []
        for row in sorted(rows, key=lambda row: (row["first"], row["address"])):
            counts[row["feed"]] = counts.get(row["feed"], 0) + 1
            if counts[row["feed"]] <= NEW_PAGES:
                chosen.append(row)
        return chosen

    def _next(self, addresses: Sequence[str]) -> float | None:
        of_ours = watched.c.address.in_(addresses) | watched.c.feed.in_(addresses)
        return min((row["next"] for row in self._rows(of_ours) if row["next"] is not None), default=None)

    def _keep(self, address: str, answer: Answer, *, due: float | None) -> None:
        values: dict[str, Any] = {"asked": self.clock(), "next": due, "failures": 0, "trouble": None}
        if not answer.unchanged:
            values |= {"etag": answer.etag, "last_modified": answer.last_modified}
        self._write(update(watched).where(watched.c.address == address).values(values))

    def _addresses(self) -> set[str]:
        with reading_from(self.engine, self.path) as connection:
            return set(connection.execute(select(watched.c.address)).scalars())

    def _rows(self, *conditions: Any) -> list[Mapping[str, Any]]:
        with reading_from(self.engine, self.path) as connection:
            return [dict(row) for row in connection.execute(select(watched).where(*conditions)).mappings()]

    def _write(self, statement: Any) -> None:
        with writing(self.engine, self.path) as connection:
            connection.execute(statement)


def _feed(answer: Answer) -> Feed | Rejected | None:
    """Read an answer as a feed; `None`: it is none, but a page."""
    member = Member(
        stream=cast(BinaryIO, io.BytesIO()), name="", source=answer.url, content_type=answer.content_type, charset=answer.charset
    )
    if kind_of(answer.content[:4096], member) != "feed":
        return None
    try:
        return feed_of(answer.content, charset=answer.charset, url=answer.url)
    except InputError as error:
        reason, _, advice = str(error).rpartition("; ")
        return Rejected(source=answer.url, reason=reason, advice=advice)


def _mark(entry: FeedEntry) -> str:
    """Give a digest of what a feed says of a page; what changes when nothing of the report does is left out."""
    return digest(entry.title or "", entry.published or "", entry.updated or "", entry.text)


def _offered(entry: FeedEntry, feed: Feed) -> str:
    values = {"published": entry.published, "title": entry.title, "outlet": feed.title}
    return json.dumps({name: value for name, value in values.items() if value is not None}, ensure_ascii=False)


def _in_turns(rows: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Give the pages in turns of their hosts, so that the pause of one is the time of the others."""
    hosts: dict[str, deque[Mapping[str, Any]]] = {}
    for row in rows:
        hosts.setdefault(urlsplit(row["address"]).netloc, deque()).append(row)
    waiting = deque(hosts.values())
    while waiting:
        host = waiting.popleft()
        yield host.popleft()
        if host:
            waiting.append(host)
