"""Takes the fields of one report as a table or JSON object has them, gives its source: columns mapped, HTML turned into text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from depesche.errors import InputError
from depesche.intake.addresses import name_of
from depesche.intake.formats.page import check_markup
from depesche.intake.moments import moment_of
from depesche.intake.paths import Rejected, rejected_by
from depesche.intake.source import Form, Options, Source, too_large

FIELDS = ("id", "text", "title", "published", "outlet", "url")
"""Fields of a report that a column can be mapped to."""
_PAGE = re.compile(r"<(?:!doctype html|html|body)\b", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|span|a|strong|em|b|i)>|<br\s*/?>", re.IGNORECASE)


def source_of(
    row: Mapping[str, Any], *, where: str, prefix: str, options: Options, loose_dates: bool = False
) -> Source | Rejected:
    """Make the source of one report.

    Without an id of its own it is named by its address, or by `prefix` and a digest of its text, so that it keeps its name when
    rows are added before it.

    Args:
        row: columns with their values.
        where: the row, for messages.
        prefix: what the id begins with where the row brings none.
        options: with the mapped columns.
        loose_dates: whether a day may be written otherwise than in ISO 8601, as in tables.
    """
    fields: dict[str, str | None] = {}
    for name in FIELDS:
        column = options.columns.get(name, name)
        value = value_at(row, column)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return Rejected(
                source=where, reason=f"{column!r} is not a string", advice=f"write {column!r} in quotation marks or leave it out"
            )
        fields[name] = value.strip() or None if value is not None and name != "text" else value
    try:
        text, form = plain(fields["text"] or "")
    except InputError as error:
        return rejected_by(where, error)
    if not text.strip():
        named = f"report {fields['id']!r}" if fields["id"] else "it"
        return Rejected(source=where, reason=f"{named} has no {options.columns.get('text', 'text')!r}", advice=_ADVICE)
    if len(text) > options.limit:
        return too_large(where, None, options.limit)
    published = fields["published"]
    if published is not None and (loose_dates or "published" in options.columns):
        published = moment_of(published) or published
    return Source(
        report_id=fields["id"] or _name(fields["url"], text, prefix),
        text=text,
        form=form,
        source=where,
        published=published,
        outlet=fields["outlet"],
        title=fields["title"],
        url=fields["url"],
    )


_ADVICE = "give the text of the report, or name the column that holds it: --map text=COLUMN"


def value_at(row: Mapping[str, Any], column: str) -> Any:
    """Give the value of a column; of an object in the object for `a.b`, where there is no column of the whole name."""
    if column in row:
        return row[column]
    first, dot, rest = column.partition(".")
    inner = row.get(first)
    return value_at(inner, rest) if dot and isinstance(inner, Mapping) else None


def plain(text: str) -> tuple[str, Form]:
    """Give the text of a value that may be markup: of a fragment its words; a whole page stays as it is, to be read as one.

    Raises:
        InputError: it is markup, with more tags, deeper nesting or more text than pages have.
    """
    if _PAGE.search(text[:5000]):
        check_markup(text)
        return text, "html"
    if not _MARKUP.search(text):
        return text, "text"
    check_markup(text)
    from depesche.intake.visible import visible_text

    return visible_text(text), "text"


def _name(url: str | None, text: str, prefix: str) -> str:
    if url is not None and (name := name_of(url)) is not None:
        return name
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
