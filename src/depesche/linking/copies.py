"""Takes reports, gives which of them print the same words: versions in one outlet, copies in others.

Sentences are compared, not whole texts or headlines: leads are rewritten, texts shortened and merged with own lines. An inverted
index of word shingles finds the pairs; a shingle is followed only to its first reports and the one before, so the work grows with
the number of reports, however many print the same text.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from rapidfuzz import fuzz

from depesche.language.lexicon import fold
from depesche.linking.memory import Memory
from depesche.linking.mentions import day_of
from depesche.linking.values import folded_words
from depesche.model.report import Report

# Words in a shingle: five in a row are seldom the same by chance.
SHINGLE = 5
# A sentence is the same when this share of its shingles stands in the other report.
SAME_SENTENCE = 0.6
# A report is a copy when this share of its words, or of the other's, stands in sentences that are the same.
COPY_SHARE = 0.2
# Words that must at least be the same: a shared quotation or title does not make a copy.
COPY_WORDS = 25
# Days within which a text is reprinted, and within which an article is changed.
COPY_DAYS, VERSION_DAYS = 10, 3
# Likeness of two headlines of one article, 0 to 100.
TITLE_LIKENESS = 60
# From here on headlines of one day are the same, and any sentence in common will do.
SAME_TITLE = 90
# Reports a shingle leads to: its first ones, and those just before.
_FIRST, _BEFORE = 4, 4
# Reports between two places where the search can be taken up again, at least, and how many such places are kept.
_STOP, _STOPS = 100, 12

_SENTENCE_END = re.compile(r"(?<=[.!?»“\"])\s+(?=[^a-zäöü])|\n+")
_QUOTED = re.compile(r"[„«»“\"][^„«»“”\"]{15,}[“»«”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How a later report stands to an earlier one: `words` in sentences that are the same, their `share` of the shorter one."""

    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a report repeats: ids of the report it is a version or a copy of, `None` where of none, and why."""

    version_of: str | None = None
    copy_of: str | None = None
    because: tuple[str, ...] = ()


def order_of(report: Report) -> tuple[date, str, int, int, str]:
    """Reports in time; on one day those without a time come after an agency's own text, the fuller ones first."""
    day = day_of(report.published) or date.max
    printed = report.updated if report.updated and report.updated[:10] == (report.published or "")[:10] else report.published
    clock = (printed or "")[11:16]
    pure = bool(report.agency) and not report.own_lines
    return (day, clock or ("12:00" if pure else "23:00"), 0 if pure else 1, -len(report.text), report.id)


def relations_of(reports: Sequence[Report], memory: Memory | None = None) -> dict[str, Relation]:
    """Find versions and copies. Every report has an entry; the order of the reports does not matter, nor does the `memory`."""
    ordered = sorted(reports, key=order_of)
    window = _Window()
    by_outlet: dict[str, list[int]] = defaultdict(list)
    found: dict[str, Relation] = {}
    past = _Past(order=[memory.number(report.id) for report in ordered] if memory else [])
    start = past.resume(memory.repeats, window, found, [report.id for report in ordered]) if memory else 0
    for place, report in enumerate(ordered[:start]):
        if outlet := outlet_key(report.outlet):
            by_outlet[outlet].append(place)
    for place, report in enumerate(ordered[start:], start):
        if memory:
            past.stop_at(place, window)
        overlaps = window.enter(place, day_of(report.published) or date.max, _sentences_of(report, memory))
        outlet = outlet_key(report.outlet)
        version = _version(place, ordered, by_outlet[outlet] if outlet else [], overlaps)
        copy = None if version is not None else _copy(place, ordered, overlaps)
        found[report.id] = _relation(ordered, overlaps, version, copy)
        if outlet:
            by_outlet[outlet].append(place)
    if memory:
        past.found = found
        memory.repeats = past
    return found


def outlet_key(outlet: str | None) -> str:
    """One name for an outlet however it is printed: "DONAUBLICK.AT" and "Donaublick"; empty where it is not known."""
    if not outlet:
        return ""
    return re.sub(r"\.(at|ch|de|com|net|org)$|[^\w]", "", fold(outlet).strip())


def _relation(ordered: Sequence[Report], overlaps: Mapping[int, Overlap], version: int | None, copy: int | None) -> Relation:
    if version is not None:
        reason = f"version of {ordered[version].id}: same outlet, title and day are near"
        overlap = overlaps.get(version)
        return Relation(
            version_of=ordered[version].id, because=(f"{reason}, {overlap.share:.0%} the same words" if overlap else reason,)
        )
    if copy is not None:
        overlap = overlaps[copy]
        reason = (
            f"copy of {ordered[copy].id}: {overlap.words} words in the same sentences, {overlap.share:.0%} of the shorter text"
        )
        return Relation(copy_of=ordered[copy].id, because=(reason,))
    return Relation()


def _version(place: int, ordered: Sequence[Report], same_outlet: Sequence[int], overlaps: Mapping[int, Overlap]) -> int | None:
    """The latest earlier report of the outlet that is the same article: like title or address, and text in common."""
    report = ordered[place]
    day = day_of(report.published)
    for other in reversed(same_outlet):
        earlier = ordered[other]
        before = day_of(earlier.published)
        if day and before and day - before > timedelta(days=VERSION_DAYS):
            return None
        overlap = overlaps.get(other, Overlap(words=0, share=0.0))
        if report.url and report.url == earlier.url:
            return other
        titles = fuzz.token_set_ratio(fold(report.title), fold(earlier.title)) if report.title and earlier.title else 0.0
        if titles >= SAME_TITLE and overlap.words and day == before:
            return other
        if overlap.share >= 0.5 or (overlap.share >= COPY_SHARE and overlap.words >= COPY_WORDS and titles >= TITLE_LIKENESS):
            return other
    return None


def _copy(place: int, ordered: Sequence[Report], overlaps: Mapping[int, Overlap]) -> int | None:
    """The earlier report of another outlet that shares most words, if enough; the earliest among equals."""
    report = ordered[place]
    day = day_of(report.published)
    best: tuple[int, int] | None = None
    for other, overlap in overlaps.items():
        earlier = ordered[other]
        before = day_of(earlier.published)
        if day and before and day - before > timedelta(days=COPY_DAYS):
            continue
        if outlet_key(report.outlet) and outlet_key(report.outlet) == outlet_key(earlier.outlet):
            continue
        if overlap.share >= COPY_SHARE and overlap.words >= COPY_WORDS and (best is None or overlap.words > best[0]):
            best = (overlap.words, other)
    return best[1] if best else None


_Sentences = list[tuple[int, frozenset[int]]]


def _sentences_of(report: Report, memory: Memory | None) -> _Sentences:
    if memory is None:
        return _sentences(report.text)
    return cast(_Sentences, memory.sentences.get(memory.number(report.id), lambda: _sentences(report.text)))


def _sentences(text: str) -> _Sentences:
    """Words and shingles of each sentence of six words or more; quotations are left out, for all quote them."""
    found = []
    for sentence in _SENTENCE_END.split(_QUOTED.sub(" ", text)):
        tokens = folded_words(sentence)
        if len(tokens) > SHINGLE:
            rows = range(len(tokens) - SHINGLE + 1)
            found.append((len(tokens), frozenset(_digest(tokens[row : row + SHINGLE]) for row in rows)))
    return found


def _digest(tokens: tuple[str, ...]) -> int:
    """A number that stands for a shingle within this run; never written down."""
    return hash(tokens)


class _Window:
    """The reports of the last days by their shingles; what is too old to be reprinted is forgotten, which bounds the memory."""

    def __init__(self) -> None:
        self._postings: dict[int, list[int]] = defaultdict(list)
        self._sentences: dict[int, _Sentences] = {}
        self._days: deque[tuple[int, date]] = deque()

    def enter(self, place: int, day: date, sentences: _Sentences) -> dict[int, Overlap]:
        """Take in the next report in time; gives its overlap with each earlier one that shares enough shingles, by place."""
        self._forget(day)
        shared: dict[int, int] = defaultdict(int)
        for shingle in {shingle for _, shingles in sentences for shingle in shingles}:
            known = self._postings[shingle]
            for other in known:
                shared[other] += 1
            known.append(place)
            if len(known) > _FIRST + _BEFORE:
                del known[_FIRST]
        self._sentences[place] = sentences
        self._days.append((place, day))
        near = sorted(other for other, count in shared.items() if count >= SHINGLE * 2)
        return {other: _overlap(sentences, self._sentences[other]) for other in near}

    def copy_to(self, other: _Window) -> None:
        """Bring another window to where this one stands."""
        other._postings = defaultdict(list, {shingle: known[:] for shingle, known in self._postings.items()})
        other._sentences = dict(self._sentences)
        other._days = deque(self._days)

    def __len__(self) -> int:
        return len(self._days)

    def _forget(self, day: date) -> None:
        while self._days and (day - self._days[0][1]).days > max(COPY_DAYS, VERSION_DAYS):
            place, _ = self._days.popleft()
            for shingle in {shingle for _, shingles in self._sentences.pop(place) for shingle in shingles}:
                known = self._postings.get(shingle, [])
                if place in known:
                    known.remove(place)
                if not known:
                    self._postings.pop(shingle, None)


@dataclass(slots=True, kw_only=True)
class _Past:
    """Where the search stood after some of the reports, so that the next one need not begin with the oldest.

    Attributes:
        order: numbers of the reports in time.
        found: what each repeats.
        stops: places with the window as it was before the report there.
    """

    order: list[int]
    found: dict[str, Relation] = field(default_factory=dict)
    stops: list[tuple[int, _Window]] = field(default_factory=list)

    def stop_at(self, place: int, window: _Window) -> None:
        """Keep where the search stands, now and then: the windows that are kept hold few reports more often than the archive."""
        if place - (self.stops[-1][0] if self.stops else 0) >= max(_STOP, 4 * len(window)):
            stop = _Window()
            window.copy_to(stop)
            self.stops = [*self.stops[1 - _STOPS :], (place, stop)]

    def resume(self, before: object, window: _Window, found: dict[str, Relation], names: Sequence[str]) -> int:
        """Go on from the last stop before the first report that is not the one of the time before; gives its place."""
        if not isinstance(before, _Past):
            return 0
        same = next((p for p, (now, was) in enumerate(zip(self.order, before.order, strict=False)) if now != was), None)
        limit = min(len(self.order), len(before.order)) if same is None else same
        self.stops = [stop for stop in before.stops if stop[0] <= limit]
        if not self.stops:
            return 0
        place, stop = self.stops[-1]
        stop.copy_to(window)
        found.update((name, before.found[name]) for name in names[:place])
        return place


def _overlap(later: _Sentences, earlier: _Sentences) -> Overlap:
    """Words of the later report in sentences that the earlier one has too, as a share of the shorter of the two."""
    known = {shingle for _, shingles in earlier for shingle in shingles}
    same = sum(words for words, shingles in later if len(shingles & known) >= SAME_SENTENCE * len(shingles))
    shorter = min(sum(words for words, _ in later), sum(words for words, _ in earlier))
    return Overlap(words=same, share=min(1.0, same / max(1, shorter)))
