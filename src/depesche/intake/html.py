"""Takes the markup of a web page, gives the `Report`: visible text as raw, furniture set aside, the declared head on top.

trafilatura says where the main text is; what it takes in of teasers, credits, share bars and the like, the rules for pasted text
know by their words, and put it aside by kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.intake.declared import Declared, declared_of
from depesche.intake.extracted import extracted_text, guessed_day, kept_lines
from depesche.intake.furniture import LONGEST_STUB, Layout, is_stub, layout_of, marked
from depesche.intake.head import read_head
from depesche.intake.lines import Unit, unit
from depesche.intake.report import made_report
from depesche.intake.signs import Signs, signs_of
from depesche.intake.visible import Block, Visible, parse, prose_of, visible_of, with_paragraphs
from depesche.model.report import Report

HINTED = frozenset(["comments", "newsletter", "cookie", "share", "advert", "teaser", "navigation", "tags", "caption", "byline"])
"""What the markup calls a part of the page that serves as its kind of furniture."""
LEAST_SHARE = 0.5
"""Share of the length of the article in the data block that must be found in the visible text; below, it stands there only."""


def read_page(
    markup: str | bytes,
    *,
    report_id: str,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Report:
    """Make a report of a web page. Given values stand; broken markup never raises, a page without words gives an empty text.

    `raw` is the text that a reader sees on the page, block by block, so that spans and furniture count in words, not in markup.
    Where the article stands in the data block of the page only (JSON-LD), that text stands behind the visible one.

    Args:
        markup: the page. Bytes are decoded by mark, as UTF-8, by the declared charset, or as Windows-1252.
        report_id: name of the report.
        url: address the page came from.
        published: ISO day or moment, where known from elsewhere.
        outlet: name of the outlet, where known from elsewhere.
        title: headline, where known from elsewhere.
        source: path or address as the user gave it.
    """
    tree = parse(markup)
    if tree is None:
        return Report(id=report_id, text="", raw="", offsets=((0, 0),), source=source, url=url)
    declared = declared_of(tree, url=url)
    visible = visible_of(tree)
    extracted = extracted_text(tree, url, prose_of(visible))
    kept = kept_lines([visible.text[block.start : block.end] for block in visible.blocks], extracted or "")
    if declared.body and _letters(visible, kept) < LEAST_SHARE * len(declared.body):
        kept = [False] * len(visible.blocks)
        visible = with_paragraphs(visible, declared.body)
        kept += [True] * (len(visible.blocks) - len(kept))
    raw = visible.text
    signs = signs_of(raw)
    units, blocks, kept = _units(raw, signs, visible.blocks, kept)
    layout = _layout(units, blocks, kept) if any(kept) else layout_of(units)
    head = read_head(units, layout, title=title or declared.title)
    report = made_report(
        signs, units, head, raw=raw, report_id=report_id, published=published, outlet=outlet, title=title, source=source
    )
    report = replace(report, paywall=layout.paywall)
    guessed = None
    if not (published or declared.published) and (report.published is None or head.unsure):
        guessed = guessed_day(tree, url)
    return _declared_head(report, declared, guessed, given=(published, outlet, title))


def _units(raw: str, signs: Signs, blocks: Sequence[Block], kept: Sequence[bool]) -> tuple[list[Unit], list[Block], list[bool]]:
    """Measure the blocks as lines; a block of nothing but unseen signs is left out of all three."""
    units: list[Unit] = []
    used: list[Block] = []
    wanted: list[bool] = []
    number = stretch = at = 0
    # No sign that is left out is a line break: both texts have the same lines.
    for line, printed in zip(signs.text.split("\n"), raw.split("\n"), strict=True):
        start, at = at, at + len(line) + 1
        if not printed:
            stretch += 1
            continue
        words = line.strip()
        if words:
            start += line.index(words)
            units.append(unit(signs.text, start, start + len(words), stretch))
            used.append(blocks[number])
            wanted.append(kept[number])
        number += 1
    return units, used, wanted


def _letters(visible: Visible, kept: Sequence[bool]) -> int:
    return sum(block.end - block.start for block, keep in zip(visible.blocks, kept, strict=True) if keep)


def _layout(units: Sequence[Unit], blocks: Sequence[Block], kept: Sequence[bool]) -> Layout:
    """Set aside what was not extracted, and what was but betrays itself as furniture."""
    read, _, _, _ = marked(units)
    kinds: list[str | None] = []
    for kind, block, keep in zip(read, blocks, kept, strict=True):
        if keep:
            kinds.append(None if kind == "poll" else kind)
        else:
            hint = block.hint if block.hint in HINTED else None
            kinds.append(kind or hint or "other")
    first = next((number for number, keep in enumerate(kept) if keep), 0)
    paywall = is_stub(units, kinds, first, _last(kept))
    kinds = ["note" if kind == "paywall" else kind for kind in kinds]
    return Layout(kinds=kinds, first=first, last=_last(kept), paywall=paywall)


def _last(kept: Sequence[bool]) -> int:
    return next((number for number in range(len(kept) - 1, -1, -1) if kept[number]), -1)


def _declared_head(
    report: Report, declared: Declared, guessed: str | None, *, given: tuple[str | None, str | None, str | None]
) -> Report:
    """Lay what the markup declares over what was read from the lines."""
    published, outlet, title = given
    return replace(
        report,
        title=title or report.title or declared.title,
        outlet=outlet or declared.outlet or report.outlet,
        section=declared.section or report.section,
        url=declared.url or report.url,
        authors=declared.authors or report.authors,
        agency=tuple(dict.fromkeys([*report.agency, *declared.agencies])),
        published=published or declared.published or guessed or report.published,
        updated=declared.updated or report.updated,
        language=report.language or declared.language,
        paywall=report.paywall or (declared.paywall and len(report.text) <= LONGEST_STUB),
    )
