"""Takes the units of a page and its layout, gives the head: title, outlet, authors, dates, department."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from depesche.intake.byline import Names, author_line, is_name, part_names, parts_of
from depesche.intake.cues import is_menu
from depesche.intake.dates import Printed, dates_in, published_of
from depesche.intake.furniture import Layout
from depesche.intake.lines import Unit
from depesche.intake.tags import desk_of
from depesche.intake.title import TICKER_ITEM, find_title, is_masthead
from depesche.language.lexicon import fold, load

_FOOTER = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:by\s+)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?(?P<owner>[A-ZÄÖÜ][^|.,]{2,50})",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:Unser(?:e)? )?(?:(?P<role>(?:Der|Die) (?:Autor|Autorin|Verfasser|Verfasserin)|Korrespondent(?:in)?)"
    r"|(?P<name>[A-ZÄÖÜ][^.,:;()]{4,40}?)),?\s*(?:\(\d\d\)|Jahrgang \d{4},|geboren \d{4})?"
    r"\s*(?:ist|war|arbeitet|schreibt|berichtet|lebt|lehrt|forscht|studierte|studiert|leitet|gehört)\b"
)
_SOURCE = re.compile(r"^(?:Quellen?|Verwendete Quellen|Mit Material von|Agenturen)\s*:\s*(?P<words>.{2,60})$")
_URL = re.compile(r"^https?://\S+$")
NEAR_LINES = 15
"""Lines within which the dates of a head stand together, and behind the body those that still belong to it."""
NEAR_DATE, BELOW_DATE = 6, 12
"""Lines above the title, and below the first paragraph, in which a date among other words is that of the report."""
MOST_BESIDE = 9
"""Words of such a line below the first paragraph, the day among them: a longer one tells of something."""
LONGEST_DATED = 120
"""Characters of such a line."""
_HEAD_LINES = 60
"""Lines before the body that are read for the head; what stands farther up is a menu."""


@dataclass(slots=True, kw_only=True)
class Head:
    """What the lines above (and a few below) the body say of the report; unknown is `None`.

    Attributes:
        kinds: for each unit the kind of furniture, `None` for the report.
        title: number of the unit that is the title; `None` where none was found.
        lead: number of the unit that is a subtitle, kept in the text.
        outlet, section, published, updated, url: as in `Report`.
        authors, agencies: names in the order of the page.
        own: a desk line names own and agency words side by side.
        places: place on a line of its own ("Türkei,").
        dates: what is printed of days and times, in order; `dated` is the number of the last unit that has one;
            `unsure` tells that the day stands among other words, near the title or at the begin of the body.
    """

    kinds: list[str | None]
    title: int | None = None
    lead: int | None = None
    outlet: str | None = None
    section: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    own: bool = False
    places: str | None = None
    dates: list[Printed] = field(default_factory=list)
    dated: int | None = None
    unsure: bool = False


def read_head(units: Sequence[Unit], layout: Layout, *, title: str | None = None) -> Head:
    """Read the head. A given title is looked for and set aside where it is printed."""
    head = Head(kinds=list(layout.kinds))
    stop = _end_of_head(units, layout)
    begin = max(0, stop - _HEAD_LINES) if layout.last >= layout.first else 0
    lines = [
        number
        for number in range(begin, stop)
        if not units[number].prose and head.kinds[number] in (None, "byline", "navigation")
    ]
    candidates: list[int] = []
    for number in lines:
        if not _read_line(units, number, head, first=number == lines[0]):
            candidates.append(number)
    found = find_title(units, head.kinds, candidates, title, layout)
    head.title, head.lead = found.title, found.lead
    _read_bylines(units, head, stop)
    _read_outlet(units, head, candidates, layout)
    _read_rest(units, head, stop, layout)
    if not any(printed.day for printed in head.dates):
        nearest = _nearest_dates(units, head, layout)
        head.dates, head.unsure = nearest + head.dates, bool(nearest)
    head.published, head.updated = published_of(head.dates)
    head.authors = list(dict.fromkeys(head.authors))
    head.agencies = list(dict.fromkeys(head.agencies))
    return head


def _end_of_head(units: Sequence[Unit], layout: Layout) -> int:
    """The head reaches to the second paragraph of the body: a lead may stand above byline and date."""
    seen = 0
    for number in range(layout.first, layout.last + 1):
        if units[number].prose and layout.kinds[number] is None:
            seen += 1
            if seen == 2:
                return number
    return layout.last + 1 if layout.last >= layout.first else min(len(units), 8)


def _read_line(units: Sequence[Unit], number: int, head: Head, *, first: bool) -> bool:
    """Read one line of the head; true where it was understood as something else than a title or kicker."""
    unit = units[number]
    if _URL.match(unit.text):
        head.url = head.url or unit.text
        head.kinds[number] = "other"
        return True
    dates = dates_in(unit.text) if len(unit.text) <= 200 and any(sign.isdigit() for sign in unit.text) else []
    if dates and any(printed.day or printed.label or head.dates for printed in dates) and not TICKER_ITEM.match(unit.text):
        rest = _without(unit.text, dates)
        names = part_names(parts_of(rest))
        if names.unknown_words <= (6 if first else 2) or (names.unknown_words <= 4 and len(parts_of(rest)) > 1):
            _take_dates(head, dates, number)
            _take(names, head, outlet=True, line=unit.text)
            head.kinds[number] = "byline"
            return True
        return False
    if head.kinds[number] == "navigation" and not is_breadcrumb(unit):
        return True
    if unit.text.endswith(",") and unit.words <= 4 and unit.functions == 0:
        head.places = head.places or unit.text.rstrip(", ")
        head.kinds[number] = "dateline"
        return True
    if is_menu(unit) and not is_breadcrumb(unit):
        head.kinds[number] = head.kinds[number] or "navigation"
        return True
    parts = parts_of(unit.text)
    if unit.closed and not unit.text.endswith(":"):
        return head.kinds[number] is not None
    names = part_names(parts)
    if parts and names.unknown_words == 0 and (names.sections or names.agencies or names.own):
        _take(names, head, outlet=names.certain, line=unit.text)
        if head.kinds[number] is None:
            head.kinds[number] = (
                "byline"
                if names.authors
                else "dateline"
                if names.agencies or names.own
                else "kicker"
                if len(parts) == 1
                else "navigation"
            )
        return True
    if len(parts) > 1 and names.sections and names.outlets and names.unknown_words <= 4:
        _take(names, head, outlet=True, line=unit.text)
        head.kinds[number] = "navigation"
        return True
    return head.kinds[number] is not None


def _take_dates(head: Head, dates: Sequence[Printed], number: int) -> None:
    """Note dates; a bare one far above them is the day on which the page was called up, or the next event of a calendar."""
    far = head.dated is not None and number - head.dated > NEAR_LINES
    if far and any(printed.day for printed in dates) and not any(printed.label for printed in head.dates):
        head.dates.clear()
    head.dates.extend(dates)
    head.dated = number


def is_breadcrumb(unit: Unit) -> bool:
    """Say whether a line is a path of departments ("Startseite › Politik › Ausland")."""
    return any(sign in unit.text for sign in "›>»/") and bool(part_names(parts_of(unit.text)).sections)


def _take(names: Names, head: Head, *, outlet: bool, line: str) -> None:
    head.agencies.extend(names.agencies)
    head.authors.extend(names.authors)
    head.own = head.own or names.own
    sections = [section for section in names.sections if fold(section) not in load("head")["top_sections"]]
    if sections and head.section is None:
        at, end = line.find(sections[0]), line.rfind(sections[-1]) + len(sections[-1])
        head.section = line[at:end] if len(sections) > 1 and end - at < 60 else sections[0]
    if outlet and names.outlets and head.outlet is None:
        head.outlet = names.outlets[0]
    if names.places and head.places is None:
        head.places = re.sub(r",?\s+(?:am|den|vom)$", "", names.places[0])


def _without(text: str, dates: Sequence[Printed]) -> str:
    for printed in reversed(dates):
        text = text[: printed.start] + "  " + text[printed.end :]
    return text


def _read_bylines(units: Sequence[Unit], head: Head, stop: int) -> None:
    """Read "Von ..." lines, and names alone on a line beside a date, another byline or the title."""
    begin = 0 if head.title is None else head.title
    # A byline may also stand over the title, under the date.
    for number in range(max(0, begin - 3), min(stop + 1, len(units))):
        unit = units[number]
        if head.kinds[number] not in (None, "byline") or unit.words > 16:
            continue
        if unit.folded in ("von", "by", "text:", "von:") and number + 1 < len(units) and is_name(units[number + 1].text):
            head.kinds[number] = head.kinds[number + 1] = "byline"
            head.authors.append(units[number + 1].text)
            continue
        names = author_line(unit.text)
        if names is not None:
            head.kinds[number] = "byline"
            head.authors.extend(names.authors)
            head.agencies.extend(names.agencies)
            head.own = head.own or names.own
    for number in range(begin + 1 if head.title is not None else 0, min(stop, len(units))):
        unit = units[number]
        if head.kinds[number] is not None or not is_name(unit.text) or number == head.lead:
            continue
        near = [other for other in (number - 1, number + 1) if 0 <= other < len(units)]
        beside = any(
            head.kinds[other] in ("byline", "share", "title", "repeat") or units[other].folded == unit.folded for other in near
        )
        if beside:
            head.kinds[number] = "byline"
            head.authors.append(unit.text)
            for other in near:
                if units[other].folded == unit.folded:
                    head.kinds[other] = "byline"


def _read_outlet(units: Sequence[Unit], head: Head, candidates: list[int], layout: Layout) -> None:
    """The masthead is a short line above the title: one with the word of a newspaper, else the first one."""
    stop = head.title if head.title is not None else layout.first
    above = [
        number for number in candidates if number < stop and head.kinds[number] in (None, "kicker") and units[number].words <= 8
    ]
    if head.outlet is None:
        sure = [number for number in above if is_masthead(units[number])]
        loose = [
            number
            for number in above
            if head.kinds[number] is None and units[number].words <= 4 and part_names(parts_of(units[number].text)).outlets
        ]
        if head.title is None and not sure and len(loose) == 1:
            # The one short line above the report is its headline.
            head.title, head.kinds[loose[0]] = loose[0], "title"
            loose = []
        for number in (sure or loose)[:1]:
            names = part_names(parts_of(units[number].text))
            head.outlet = names.outlets[0]
            head.kinds[number] = "navigation"
    for number in range(len(units) - 1, max(layout.last, 0), -1):
        match = _FOOTER.match(units[number].text)
        if match and head.outlet is None:
            owner = re.sub(
                r"\s+(?:Medien|Verlag|Media|Online|AG|GmbH|KG|SE|Co|&|und|mbH|Verlags|Mediengruppe|Verlagsgesellschaft)\b.*$",
                "",
                match["owner"],
            )
            head.outlet = re.sub(r"\s*\d{4}$", "", owner).strip() or None


def _read_rest(units: Sequence[Unit], head: Head, stop: int, layout: Layout) -> None:
    """What stands above the title or body and was not understood is no part of the report; desk lines at its end are read."""
    if layout.last >= layout.first:
        limit = head.title if head.title is not None and head.title < stop else layout.first
        for number in range(max(layout.first, min(limit, len(units)))):
            if head.kinds[number] is None and number not in (head.title, head.lead):
                head.kinds[number] = "navigation" if is_menu(units[number]) else "other"
    body_end = max((n for n, unit in enumerate(units) if head.kinds[n] is None and (unit.prose or unit.sentence)), default=0)
    passed = False  # the first box of other articles: dates from there on are theirs
    for number in range(max(0, min(body_end, layout.last) - 1), len(units)):
        unit = units[number]
        passed = passed or (number > layout.last and head.kinds[number] in ("teaser", "comments"))
        if head.kinds[number] in (None, "other", "teaser") and number > layout.first and _about_author(unit, head.authors):
            head.kinds[number] = "byline"
            continue
        source = _SOURCE.match(unit.text)
        if source and (desk := desk_of(source["words"])) is not None:
            head.agencies.extend(desk.agencies)
            head.own = head.own or desk.own
        if head.kinds[number] in (None, "other", "credit", "byline") and unit.words <= 12:
            desk = desk_of(unit.text)
            if desk is not None and not unit.prose and number >= layout.last:
                head.kinds[number] = "dateline"
                head.agencies.extend(desk.agencies)
                head.own = head.own or desk.own
                continue
            dates = dates_in(unit.text)
            plain = not unit.text.startswith("(") or any(printed.label for printed in dates)
            near = number <= layout.last + NEAR_LINES and not passed
            if (
                head.kinds[number] in ("other", "byline")
                and any(printed.day for printed in dates)
                and not head.dates
                and plain
                and near
            ):
                head.dates.extend(dates)
                head.kinds[number] = "byline"


def _nearest_dates(units: Sequence[Unit], head: Head, layout: Layout) -> list[Printed]:
    """Look for a day with which the body begins ("27.1.2022 - Bei der ..."), then for one among other words near the title."""
    if layout.last < layout.first or layout.first >= len(units):
        return []
    prose = [number for number in range(layout.first, layout.last + 1) if units[number].prose and head.kinds[number] is None]
    for number in prose[:2]:  # the lead may stand above it
        begun = [printed for printed in dates_in(units[number].text[:60]) if printed.day and printed.start <= 1]
        if begun:
            return begun[:1]
    opening = prose[0] if prose else layout.first
    begin = layout.first if head.title is None else min(head.title, layout.first)
    end = max(opening + NEAR_DATE, prose[-1] if prose else 0)  # behind the last paragraph stand sources with their days
    for number in range(max(0, begin - NEAR_DATE), min(opening + BELOW_DATE, end, len(units))):
        unit = units[number]
        kind = head.kinds[number]
        if (
            unit.prose
            or len(unit.text) > LONGEST_DATED
            or (number > opening and unit.words > MOST_BESIDE)
            or kind in ("teaser", "comments")
            or unit.text.startswith("©")
        ):
            continue
        found = [printed for printed in dates_in(unit.text) if printed.day]
        if len(found) == 1 and (not unit.closed or found[0].start <= 1 or kind == "byline"):
            return found
    return []


def _about_author(unit: Unit, authors: Sequence[str]) -> bool:
    """Say whether a paragraph below the article tells who its author is."""
    match = _ABOUT.match(unit.text)
    return match is not None and (match["name"] in authors or match["role"] is not None)
