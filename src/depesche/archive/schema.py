"""The tables of an archive, and the marks by which its file is known."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

APPLICATION_ID = 0x44455045
"""`PRAGMA application_id` of an archive: "DEPE" in ASCII."""

SCHEMA_VERSION = 3
"""`PRAGMA user_version` of an archive: raised by one whenever the tables change."""

UPGRADES: dict[int, tuple[str, ...]] = {1: ("ALTER TABLE reports ADD COLUMN run INTEGER",), 2: ()}
"""What brings the tables of an older archive up to the next version, beside tables that are missing and are made."""

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # the name, with `@2` and so on where it is shared; see identity.py
    Column("name", Text, nullable=False),  # the id that the source gives: a file's stem, the `id` of a line
    Column("raw_digest", Text, nullable=False),
    Column("given", Text, nullable=False),  # JSON: the head values that the source brought beside the text
    Column("filled", Text, nullable=False),  # JSON: the head values of the command line, for what it neither brought nor printed
    Column("source", Text, nullable=False),
    Column("published", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("raw", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("head", Text, nullable=False),  # JSON: the other fields of the report
    Column("digest", Text, nullable=False),  # SHA-256 of raw, text and head
    Column("run", Integer),  # of the run that brought it; NULL: before runs were counted
    Index("reports_by_name", "name"),
    Index("reports_by_words", "raw_digest"),
)

readings = Table(
    "readings",
    metadata,
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    Column("stamp", Text, nullable=False),  # of the reader that made it; see stamp.py
    Column("reading", Text, nullable=False),  # JSON, as in the exchange form
    Column("digest", Text, nullable=False),  # SHA-256 of it
)

originals = Table(
    "originals",
    metadata,
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    Column("markup", LargeBinary, nullable=False),  # of the page that the report was made of, UTF-8, packed with zlib
)

watched = Table(
    "watched",
    metadata,
    Column("address", Text, primary_key=True),  # of a feed, or of a page
    Column("feed", Text),  # the feed that named the page; NULL: it is watched itself
    Column("entry", Text),  # digest of what the feed says of the page: when that changes, the page is asked for again
    Column("offered", Text),  # JSON: head values that the feed says of the page
    Column("etag", Text),
    Column("last_modified", Text),
    Column("first", Float, nullable=False),  # when it was first seen; seconds since 1970
    Column("asked", Float),  # when it was last asked for; NULL: not yet
    Column("next", Float),  # when it is due; NULL: no more
    Column("failures", Integer, nullable=False),  # in a row
    Column("trouble", Text),  # the last one; NULL: none
    Index("watched_by_feed", "feed"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("begun", Text, nullable=False),  # ISO 8601 in UTC; a run stands here once it has brought a report
)

rejected = Table(
    "rejected",
    metadata,
    Column("source", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("advice", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),  # ISO 8601 in UTC
    Column("person", Text),
    Column("kind", Text, nullable=False),  # the action
    Column("decision", Text, nullable=False),  # JSON; see judging.py
)
