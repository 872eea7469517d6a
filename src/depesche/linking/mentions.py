"""Takes reports and their readings, gives the event mentions in a form in which they can be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from sys import intern

from depesche.language.lexicon import fold
from depesche.linking.sides import main_sides, sides_of
from depesche.linking.values import folded_words, words
from depesche.model.edtf import Interval, parse_edtf
from depesche.model.reading import Event, Reading
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import Status

# Statuses of things to come, or that did not come.
PLANNED = frozenset(["announced", "proposed", "expected", "postponed", "cancelled", "refused", "denied"])
# Kinds that happen once between two sides before they are undone.
SINGULAR = frozenset(["relations_cut", "relations_opened", "accession", "recognition", "statehood"])
# Measures (by family): a report that tells two of them tells two, and they count as done once ordered.
MEASURES = frozenset(["expulsion", "summons", "recall", "sanction", "mission_closed", "mission_opened", "note"])
# Kinds whose person is the matter: two summonses of two ambassadors are two events.
PERSONAL = frozenset(["summons", "recall", "appointment", "departure"])
# Kinds that reports take for one another; the key is any one of the family.
FAMILIES = {"visit": "meeting", "entry_measure": "sanction", "mission_reduced": "mission_closed"}
# Shorter reports count as this long, in characters, when it is asked how far down something stands: they have no background part.
_SHORT = 600
# Days within which a meeting is news, and days that a date may span to count as exact.
_NEWS, _EXACT = 5, 3
# Years that can be reckoned with; dates beyond leave no room for "about" and "the month before".
_CALENDAR = (1000, 9000)
_LATER = re.compile(
    r"\b(?:tage?n?|wochen?|monate?n?|jahre?n?)\s+(?:nach|seit)\b|\b(?:vor|seit)\s+(?:\w+\s+){0,2}(?:tagen|wochen?|monate?n?|jahre?n?)\b"
)
_ENDS = ("\n", ". ", "! ", "? ")
# How much an "about" (`~`) widens a date, by its length in days: a day by two, a month by ten, a year by a quarter.
_WIDER = ((1, 2), (10, 5), (31, 10), (400, 90))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One event of one reading, made comparable.

    Attributes:
        report: id of the report.
        index: place of the event in the reading.
        event: as read.
        day: day on which the report was published; `None`: not known.
        status: as read, save that what lies after its report, and a next round that is only agreed on, can only be announced.
        interval: the days of the event, widened where the text says "about"; `None`: not said.
        sides: sides that take part; where fewer than two are named, the two that the report is about besides.
        told: as `sides`, but a named side that is none of these two stands alone.
        given: sides that were read for this very event, its persons and, for missions and summonses, its place.
        about: the two sides that the report is about; empty: none.
        initiators: sides that act (for directed kinds).
        targets: sides that are acted upon.
        heads: (side, name) of the leaders of the delegations.
        persons: all names.
        words: content words of the evidence.
        sentence: the evidence with all marks folded away.
        share: how far down in the report it stands, 0 to 1.
        next_round: "weiteres Treffen", "nächste Runde".
        former: "voriges Treffen", "erste Runde".
        later: told by how long ago it was ("einen Monat nach").
        announced_before: the announcement itself lies back.
        aside: told as another matter.
        several: concerns several missions or sides at once.
        hint: days of what the same sentence tells besides, or of the meeting where it was agreed; only without a date.
        deadline: a time limit that the sentence sets, or the one that goes on about it, with its words.
    """

    report: str
    index: int
    event: Event
    day: date | None
    status: Status
    interval: Interval | None
    sides: frozenset[str]
    told: frozenset[str]
    given: frozenset[str]
    about: frozenset[str]
    initiators: frozenset[str]
    targets: frozenset[str]
    heads: tuple[tuple[str | None, str], ...]
    persons: tuple[str, ...]
    words: frozenset[str]
    sentence: str
    share: float
    next_round: bool = False
    former: bool = False
    later: bool = False
    announced_before: bool = False
    aside: bool = False
    several: bool = False
    hint: Interval | None = None
    deadline: tuple[str, Span] | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Report and place in its reading."""
        return (self.report, self.index)

    @property
    def family(self) -> str:
        """The kind, or the one that stands for all kinds which reports take for it."""
        return FAMILIES.get(self.event.kind, self.event.kind)

    @property
    def planned(self) -> bool:
        """Of something to come, or that did not come."""
        return self.status in PLANNED

    @property
    def days(self) -> int | None:
        """Length of the interval; `None` for no or open intervals."""
        return None if self.interval is None else self.interval.days

    @property
    def city(self) -> str | None:
        """City as printed."""
        return self.event.place.city if self.event.place else None

    @property
    def country(self) -> str | None:
        """Country of the place."""
        return self.event.place.country if self.event.place else None


def mentions_of(report: Report, reading: Reading) -> list[Mention]:
    """Give the mentions of one report, in the order of its reading."""
    day = day_of(report.published or reading.report.published)
    about = main_sides(reading)
    known = {person.name: person.side for person in reading.persons}
    mentions = [_mention(report, event, index, day, about, known) for index, event in enumerate(reading.events)]
    return [
        replace(mention, hint=_hint(report, mention, mentions)) if mention.interval is None else mention for mention in mentions
    ]


def _hint(report: Report, mention: Mention, mentions: Sequence[Mention]) -> Interval | None:
    """The date of what is told next to an undated held event: in the same sentence, or in the one before "daraufhin"."""
    if mention.planned or not mention.event.evidence:
        return None
    here = mention.event.evidence[0]
    best: tuple[int, Interval] | None = None
    for other in mentions:
        if other.interval is None or other.planned or not other.event.evidence:
            continue
        there = other.event.evidence[0]
        first, second = sorted((here, there))
        between = report.text[first.end : second.start]
        apart = len(re.findall(r"[.!?]\s|\n", between))
        then = apart == 1 and there < here and phrases("then").search(fold(between[-80:] + here.quote))
        if len(between) <= 150 and (not apart or then) and (best is None or len(between) < best[0]):
            best = (len(between), other.interval)
    return best[1] if best else _outcome(mention, mentions)


def _outcome(mention: Mention, mentions: Sequence[Mention]) -> Interval | None:
    """The date of the meeting that a report has just told of, for what was agreed there."""
    if mention.event.kind != "agreement" or mention.former or mention.later or mention.day is None:
        return None
    for other in mentions:
        if (
            other.family == "meeting"
            and not other.planned
            and other.interval
            and other.interval.start
            and (other.days or 99) <= _EXACT
            and other.share <= mention.share
            and other.given == mention.given
            and 0 <= (mention.day - other.interval.start).days <= _NEWS
        ):
            return other.interval
    return None


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time; `None` where it is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _mention(
    report: Report, event: Event, index: int, day: date | None, about: frozenset[str], known: Mapping[str, str | None]
) -> Mention:
    quotes = " ".join(span.quote for span in event.evidence)
    around = fold(_surroundings(report, event) or quotes)
    told = fold(quotes)
    interval = _since(_interval(event.date), event)
    sides = sides_of(event, about, known)
    given = sides.given
    status: Status = event.status
    ahead = interval and interval.start and day and interval.start > day + timedelta(days=1)
    if status in ("held", "under_way") and ahead and FAMILIES.get(event.kind, event.kind) not in MEASURES:
        status = "announced"
    if status == "held" and phrases("unsettled").search(told):
        status = "proposed"
    next_round = bool(_round("next_round").search(told))
    if next_round and status == "held" and interval is None and phrases("to_come").search(told):
        status = "announced"
    position = event.evidence[0].start if event.evidence else 0
    tokens = [token for token in folded_words(quotes) if len(token) > 3 and token not in empty_words()]
    return Mention(
        report=report.id,
        index=index,
        event=event,
        day=day,
        status=status,
        interval=interval,
        sides=given | about if len(given) < 2 else given,
        told=about if len(given) < 2 and given <= about else given,
        given=given,
        about=about,
        initiators=sides.acting,
        targets=sides.acted,
        heads=tuple((p.side, p.name) for p in event.participants if p.name and p.part == "head"),
        persons=tuple(dict.fromkeys(p.name for p in event.participants if p.name)),
        words=frozenset(intern(token[:7]) for token in tokens),
        sentence=" ".join(folded_words(quotes)),
        share=position / max(_SHORT, len(report.text)),
        next_round=next_round,
        former=bool(_round("former_round").search(told)),
        later=bool(_LATER.search(told)),
        announced_before=bool(phrases("announced_before").search(around)),
        aside=bool(phrases("aside").search(around)),
        deadline=_deadline(report, event),
        several=event.kind.startswith("mission") and bool(set(folded_words(quotes)) & set(words()["missions"])),
    )


def _deadline(report: Report, event: Event) -> tuple[str, Span] | None:
    """Find the time limit of a measure in its sentence, else in the next one where that goes on about it."""
    if not event.evidence or FAMILIES.get(event.kind, event.kind) not in MEASURES:
        return None
    here = event.evidence[0]
    after = re.search(r"[.!?](?:\s|$)|\n", report.text[here.end - 1 : here.end + 300])
    stop = here.end - 1 + after.end() if after else here.end
    going_on = _GOES_ON.match(report.text, stop)
    ends = [place for mark in _ENDS if (place := report.text.find(mark, stop)) >= 0]
    for start, end in ((here.start, stop), (stop, min(ends, default=len(report.text)) if going_on else stop)):
        match = _limit().search(report.text, start, end)
        if match:
            return match[1], Span(match.start(), match.end(), match.group())
    return None


_GOES_ON = re.compile(r"(?:Sie|Diese|Ihnen|Dafür|Dazu|Die (?:Diplomaten|Betroffenen|Ausgewiesenen|Botschaften|Vertretung))\b")


@cache
def _limit() -> re.Pattern[str]:
    """ "binnen einer Woche", "innerhalb von zehn Tagen", "in den nächsten 48 Stunden"."""
    numbers = "|".join(sorted(words()["numbers"], key=len, reverse=True))
    return re.compile(
        r"\b(?:binnen|innerhalb(?: von)?|in den (?:nächsten|kommenden)) (?:(?:höchstens|spätestens|nur) )?"
        rf"((?:\d+|{numbers}) (?:Stunden?|Tage[ns]?|Wochen?|Monate?[ns]?|Jahre?[ns]?))\b",
        re.IGNORECASE,
    )


def _surroundings(report: Report, event: Event) -> str:
    """The sentences in which the evidence stands, cut at line ends and end marks."""
    pieces = []
    for span in event.evidence:
        begin = max(report.text.rfind(mark, 0, span.start) for mark in ("\n", ". ", "! ", "? "))
        ends = [
            place for mark in ("\n", ". ", "! ", "? ") if (place := report.text.find(mark, max(span.start, span.end - 1))) >= 0
        ]
        pieces.append(report.text[begin + 1 : min(ends, default=len(report.text))])
    return " ".join(pieces)


def _since(interval: Interval | None, event: Event) -> Interval | None:
    """A measure that is in force since a day ("seit dem 3. Mai keine Visa mehr") began on it; other intervals stay."""
    once = FAMILIES.get(event.kind, event.kind) in MEASURES or event.kind in SINGULAR or event.kind == "incident"
    if interval is None or interval.start is None or interval.end is not None or not once or event.status in PLANNED:
        return interval
    return Interval(start=interval.start, end=interval.start + timedelta(days=1), approximate=interval.approximate)


def _interval(edtf: str | None) -> Interval | None:
    """Read a date, widened where it is approximate; `None` for none and for what is not EDTF (it is then not compared)."""
    if edtf is None:
        return None
    try:
        interval = parse_edtf(edtf)
    except ValueError:
        return None
    if any(day and not _CALENDAR[0] <= day.year <= _CALENDAR[1] for day in (interval.start, interval.end)):
        return None
    if not interval.approximate or interval.days is None or interval.start is None or interval.end is None:
        return interval
    wider = next((timedelta(days=by) for length, by in _WIDER if interval.days <= length), timedelta(days=365))
    return Interval(start=interval.start - wider, end=interval.end + wider, approximate=True, uncertain=interval.uncertain)


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing on what an event is about."""
    return frozenset(words()["empty"])


@cache
def phrases(group: str) -> re.Pattern[str]:
    """A pattern that finds the phrases of a group of `linking.yaml` in folded text."""
    table = words()[group]
    return re.compile(r"\b(?:" + "|".join(re.escape(fold(phrase)) for phrase in table["alone"]) + r")\b")


@cache
def _round(group: str) -> re.Pattern[str]:
    """Like `phrases`, and an adjective stem of `before` with a noun of `nouns`, one word between them at most."""
    table = words()[group]
    stems = "|".join(re.escape(fold(stem.rstrip("-"))) for stem in table["before"])
    nouns = "|".join(fold(noun) for noun in table["nouns"])
    alone = "|".join(re.escape(fold(phrase)) for phrase in table["alone"])
    return re.compile(rf"\b(?:(?:{stems})(?:e[nmrs]?)\s+(?:[\w-]+\s+)?(?:{nouns})|{alone})\b")


def in_order(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions by time of their reports, then by id: an order that does not depend on the order of the input."""
    return sorted(mentions, key=lambda mention: (mention.day or date.max, mention.report, mention.index))
