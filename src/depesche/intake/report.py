"""Takes decoded text of one report and what is known of it, gives the `Report`: furniture set aside, head read, offsets kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from depesche.intake.furniture import layout_of
from depesche.intake.head import Head, read_head
from depesche.intake.language import language_of
from depesche.intake.lines import Unit, units_of
from depesche.intake.signs import Signs, signs_of
from depesche.intake.tags import Edge, closing_of, inner_opening_of, opening_of
from depesche.intake.title import TICKER_ITEM
from depesche.model.report import Furniture, Report, past_marks

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of the page as it is read; `kind` is `None` for the report."""

    start: int
    end: int
    kind: str | None


def report_from_text(
    raw: str,
    *,
    report_id: str,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Report:
    """Make a report of pasted text.

    Given values stand; what is not given is read from the head of the page, unknown is `None`. The clean text is the kept
    paragraphs joined by a blank line; inside a paragraph it is equal to `raw`, less the signs that nobody sees (soft hyphens) and
    with letters in one piece (ü), and `offsets` leads from the one to the other.

    Args:
        raw: the text as pasted, with menus, captions, comments and whatever else a page has.
        report_id: name of the report.
        published: ISO day or moment, where known from elsewhere.
        outlet: name of the outlet, where known from elsewhere.
        title: headline, where known from elsewhere; where it is printed too, the line is set aside.
        source: path, `-` or address the text came from.
    """
    signs = signs_of(raw)
    units = units_of(signs.text)
    layout = layout_of(units)
    head = read_head(units, layout, title=title)
    report = made_report(
        signs, units, head, raw=raw, report_id=report_id, published=published, outlet=outlet, title=title, source=source
    )
    return replace(report, paywall=layout.paywall)


def made_report(
    signs: Signs,
    units: Sequence[Unit],
    head: Head,
    *,
    raw: str,
    report_id: str,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Report:
    """Make a report of the lines of a page and the kind of furniture that each one is."""
    pieces, edges = _pieces(signs.text, units, head)
    text, offsets = _clean(signs, pieces)
    agencies = [*head.agencies, *(name for edge in edges for name in edge.desk.agencies)]
    dated = next((edge.dates[0].iso for edge in edges if edge.dates), None)
    places = head.places or next((edge.places for edge in edges if edge.places), None)
    return Report(
        id=report_id,
        text=text,
        raw=raw,
        offsets=offsets,
        title=title if title is not None else _title(units, head),
        lead=None if head.lead is None else units[head.lead].text,
        outlet=outlet if outlet is not None else head.outlet,
        authors=tuple(head.authors),
        agency=tuple(dict.fromkeys(agencies)),
        own_lines=bool(agencies) and (head.own or any(edge.desk.own for edge in edges)),
        dateline=places,
        published=published or head.published or dated,
        updated=head.updated,
        section=head.section,
        url=head.url,
        language=language_of(text),
        furniture=tuple(_furniture(raw, signs, piece.kind, piece) for piece in pieces if piece.kind is not None),
        source=source,
    )


def _title(units: Sequence[Unit], head: Head) -> str | None:
    if head.title is None:
        return None
    words = " ".join(units[head.title].text.split())
    item = TICKER_ITEM.match(words)
    return item["title"] if item else words


def _pieces(raw: str, units: Sequence[Unit], head: Head) -> tuple[list[_Piece], list[Edge]]:
    """Cut the page into kept and set-aside stretches; datelines and tags of paragraphs are stretches of their own."""
    pieces: list[_Piece] = []
    edges: list[Edge] = []
    kept = [number for number, kind in enumerate(head.kinds) if kind is None]
    body = [number for number in kept if units[number].prose or units[number].sentence]
    lead = set(body[:2])
    last = body[-1] if body else -1
    opened = False
    for number, unit in enumerate(units):
        kind = head.kinds[number]
        if kind is not None or number not in body:
            pieces.append(_Piece(start=unit.start, end=unit.end, kind=kind))
            continue
        start, end = unit.start, unit.end
        closing = closing_of(unit.text, last=number == last)
        opening = opening_of(unit.text, first=number in lead and not opened)
        if opening is not None and opening.end < (closing.start if closing else len(unit.text)):
            pieces.append(_trimmed(raw, start, start + opening.end, "dateline"))
            start += opening.end
            edges.append(opening)
            opened = True
        elif number == body[0] and (inner := inner_opening_of(unit.text)) is not None:
            pieces.append(_trimmed(raw, start, start + inner.start, None))
            pieces.append(_trimmed(raw, start + inner.start, start + inner.end, "dateline"))
            start += inner.end
            edges.append(inner)
            opened = True
        if closing is not None and unit.start + closing.start > start:
            edges.append(closing)
            pieces.append(_trimmed(raw, start, unit.start + closing.start, None))
            pieces.append(_trimmed(raw, unit.start + closing.start, end, "dateline" if closing.desk.agencies else "byline"))
        else:
            pieces.append(_trimmed(raw, start, end, None))
    return pieces, edges


def _trimmed(raw: str, start: int, end: int, kind: str | None) -> _Piece:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return _Piece(start=start, end=end, kind=kind)


def _furniture(raw: str, signs: Signs, kind: str, piece: _Piece) -> Furniture:
    start, end = signs.raw(piece.start), past_marks(raw, signs.raw(piece.end - 1) + 1)
    return Furniture(kind=kind, start=start, end=end, quote=raw[start:end])


def _clean(signs: Signs, pieces: Iterable[_Piece]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join the kept stretches by blank lines; give the text and its map (clean start, raw start)."""
    parts: list[str] = []
    offsets: list[tuple[int, int]] = []
    length = 0
    for piece in pieces:
        if piece.kind is not None or piece.start == piece.end:
            continue
        if parts:
            length += len(SEPARATOR)
        offsets.append((length, signs.raw(piece.start)))
        offsets += [(length + here - piece.start, raw) for here, raw in signs.breaks(piece.start, piece.end)]
        parts.append(signs.text[piece.start : piece.end])
        length += piece.end - piece.start
    return SEPARATOR.join(parts), tuple(offsets) or ((0, 0),)
