"""Takes joined events and reports, gives matters: reports that belong together because they tell of one thing and what follows.

Reports that lead with the same event tell one episode. An episode continues an earlier one when its reports speak of what that
one led with, or when it is the next round on the same subject; always between the same sides and in like words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from sys import intern

from depesche.language.lexicon import fold, load
from depesche.linking.memory import Memory
from depesche.linking.mentions import Mention, day_of, empty_words
from depesche.linking.values import folded_words, same_person, words
from depesche.model.edtf import parse_edtf
from depesche.model.record import JoinedEvent
from depesche.model.report import Report

# Kinds that go together in one matter; an event outside its matter's group joins only where it leads nowhere else.
TALKS = frozenset(
    [
        "meeting", "call", "visit", "agreement", "mediation", "relations_opened", "relations_cut", "mission_opened",
        "mission_closed", "mission_reduced", "appointment", "accession", "withdrawal", "recognition", "vote",
    ]
)  # fmt: skip
MEASURES = frozenset(
    [
        "expulsion", "summons", "recall", "note", "mission_closed", "mission_reduced", "relations_cut", "entry_measure",
        "sanction", "incident", "departure",
    ]
)  # fmt: skip
# Measures that answer one another.
ANSWERS = frozenset(["expulsion", "summons", "recall", "entry_measure", "sanction", "mission_closed", "relations_cut"])
# Of these the ones by which many states turn on one at a time.
DISMISSALS = frozenset(["expulsion", "summons", "recall", "mission_closed"])
# How far down in a report (share of its length) an event counts as what the report leads with.
_LEAD = 0.35
# Likeness of two episodes' words (cosine, 0 to 1) from which they can be one matter.
_LIKE = 0.1
# Likeness of two reports, rare words weighing more, from which they are on one subject: on the development stories reports of
# the matter have 0.10 to 0.22, those of other matters of the same sides up to 0.09.
_SAME_SUBJECT = 0.1
# How many reports of an episode are compared.
_TEXTS = 8
# Days after which a round that names no earlier one is no longer taken for the next of a matter; without a word of rounds, half.
_PAUSE = 240
# How old an event may be to be news, in days.
_NEWS = 31
# How many of the latest episodes between two sides are looked at for the one that an episode continues.
_RECENT = 12


@dataclass(slots=True, kw_only=True)
class Episode:
    """Reports that lead with the same event.

    Attributes:
        reports: their ids.
        leads: ids of the events they lead with.
        told: ids of all events they tell, asides left out.
        news: those of them that are not older than a month.
        sides: how often the events they lead with name each side.
        words: beginnings of their content words.
        texts: likewise, for each of the first reports.
        topics: beginnings of the words of the topics that the leading events have.
        nouns: beginnings of the other nouns with which they are told.
        persons: who takes part in the leading events.
        round: a word of rounds ("weiteres Treffen", "zweite Runde") stands with a leading event.
        day: day of the first report.
    """

    reports: list[str] = field(default_factory=list)
    leads: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    news: set[str] = field(default_factory=set)
    sides: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    texts: list[frozenset[str]] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    round: bool = False
    day: date = date.max


def matters_of(
    told: Mapping[str, Sequence[tuple[str, Mention]]],
    events: Mapping[str, JoinedEvent],
    reports: Mapping[str, Report],
    memory: Memory | None = None,
) -> list[list[Episode]]:
    """Find the matters, each as its episodes in order of time. `told`: for each report its events with their mentions."""
    return _matters(_episodes(told, events, reports, memory), events)


def _episodes(
    told: Mapping[str, Sequence[tuple[str, Mention]]],
    events: Mapping[str, JoinedEvent],
    reports: Mapping[str, Report],
    memory: Memory | None,
) -> list[Episode]:
    """Group reports by what they lead with: the first event they tell of two sides, and those near the top."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    leads: dict[str, set[str]] = {}
    for report, mentions in told.items():
        ranked = [(name, mention) for name, mention in mentions if not mention.aside and len(events[name].sides) >= 2]
        first = ranked[0][1].share if ranked else 0.0
        leads[report] = {name for name, mention in ranked if mention.share <= max(first, _LEAD) and not _past(mention)} or {
            name for name, _ in ranked[:1]
        }
        for name in sorted(leads[report]):
            root[find(f"event {name}")] = find(f"report {report}")
    grouped: dict[str, Episode] = defaultdict(Episode)
    for report in sorted(told):
        if not leads[report]:
            continue
        episode = grouped[find(f"report {report}")]
        episode.reports.append(report)
        episode.leads |= leads[report]
        episode.told |= {name for name, mention in told[report] if not mention.aside}
        episode.news |= {name for name, mention in told[report] if not mention.aside and _is_news(mention, events[name])}
        for name in leads[report]:
            episode.sides.update(events[name].sides)
            for mention in (mention for other, mention in told[report] if other == name):
                episode.topics |= _subject(mention, " ".join(mention.event.topics).split())
                episode.nouns |= _subject(mention, [word for span in mention.event.evidence for word in span.quote.split()[1:]])
                episode.persons |= set(mention.persons)
                episode.round = episode.round or mention.next_round or (mention.event.ordinal or 0) > 1
        content = _content_of(reports[report], memory)
        episode.words |= content
        if len(episode.texts) < _TEXTS:
            episode.texts.append(content)
        episode.day = min(episode.day, day_of(reports[report].published) or date.max)
    return sorted(grouped.values(), key=lambda episode: (episode.day, episode.reports[0]))


def _past(mention: Mention) -> bool:
    """Told as background: it lies more than three weeks before the report, or was another round."""
    if mention.former:
        return True
    end = mention.interval.end if mention.interval else None
    return end is not None and mention.day is not None and (mention.day - end).days > 21


def _is_news(mention: Mention, event: JoinedEvent) -> bool:
    """Say whether an event with a date lies a month before its report at most."""
    if event.date is None or mention.day is None:
        return False
    start = parse_edtf(event.date).start
    return start is not None and (mention.day - start).days <= _NEWS


def _subject(mention: Mention, told: Sequence[str]) -> set[str]:
    """Beginnings of the nouns among some words; no names of persons, states and cities, and nothing that every meeting has."""
    nouns = {part for word in told if word[:1].isupper() for part in folded_words(word)}
    names = {fold(name) for name in (*mention.persons, mention.city or "") for name in name.split()}
    kept = (noun for noun in nouns if len(noun) >= 5 and noun not in names and noun not in empty_words())
    return {noun[:7] for noun in kept if not noun.startswith(_namings())}


@cache
def _namings() -> tuple[str, ...]:
    """Names, adjectives, inhabitants and capitals of states, and kinds of meetings: what every report on two sides has."""
    found = {
        fold(name)
        for entry in load("states").values()
        for group in ("names", "adj", "people", "capital", "metonyms")
        for name in entry.get(group, ())
        if len(name) >= 4 and " " not in name
    }
    return tuple(sorted(found | set(words()["next_round"]["nouns"])))


def _content_of(report: Report, memory: Memory | None) -> frozenset[str]:
    return memory.contents.get(memory.number(report.id), lambda: _content(report)) if memory else _content(report)


def _content(report: Report) -> frozenset[str]:
    """The content words of a report, cut to their beginnings so that endings do not matter."""
    text = f"{report.title or ''} {report.text}"
    return frozenset(intern(word[:8]) for word in folded_words(text) if len(word) >= 5 and word not in empty_words())


class _Weights:
    """How much each word tells apart: what stands in few reports counts more."""

    def __init__(self, episodes: Sequence[Episode]) -> None:
        texts = [text for episode in episodes for text in episode.texts]
        counts = Counter(word for text in texts for word in text)
        self._weight = {word: math.log(1 + len(texts) / count) ** 2 for word, count in counts.items()}
        self._norm: dict[frozenset[str], float] = {}

    def likeness(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Cosine of two texts, 0 to 1; summed exactly, so that the order of the words does not matter."""
        shared = math.fsum(self._weight[word] for word in first & second)
        return shared / math.sqrt(max(1e-9, self._sum(first) * self._sum(second)))

    def _sum(self, text: frozenset[str]) -> float:
        if text not in self._norm:
            self._norm[text] = math.fsum(self._weight[word] for word in text)
        return self._norm[text]


@dataclass(slots=True, kw_only=True)
class _Matter:
    """Episodes that belong together, with what they say together."""

    episodes: list[Episode] = field(default_factory=list)
    sides: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def take(self, episodes: Sequence[Episode], events: Mapping[str, JoinedEvent]) -> None:
        """Take episodes in."""
        for episode in episodes:
            self.episodes.append(episode)
            self.sides.update(episode.sides)
            self.words |= episode.words
            self.kinds |= {events[name].kind for name in episode.leads}


def _matters(episodes: Sequence[Episode], events: Mapping[str, JoinedEvent]) -> list[list[Episode]]:
    """Chain episodes: each joins the matters of earlier episodes that it goes on with; these then are one where the sides are."""
    matters: list[_Matter] = []
    root: list[int] = []

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    weights = _Weights(episodes)
    by_lead: dict[str, set[int]] = defaultdict(set)
    by_told: dict[str, set[int]] = defaultdict(set)
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for episode in episodes:
        links: Counter[int] = Counter()
        for name in sorted(episode.told):
            # What is news to one and told by the other links the two; so do two events that both tell as background.
            news = name in episode.leads or name in episode.news
            strong = {find(number) for number in (by_told[name] if news else by_lead[name])}
            for number in {find(number) for number in by_told[name]}:
                links[number] += 3 if number in strong else 1
        pairs = [*_pairs(episode), *_hub(episode, events)]
        for number in sorted({find(number) for pair in pairs for number in by_pair[pair][-_RECENT:]}):
            latest = matters[number].episodes[-_RECENT:]
            if links[number] < 2 and any(_continues(episode, earlier, weights) for earlier in latest):
                links[number] = 3 if any(_hub(earlier, events) == _hub(episode, events) != [] for earlier in latest) else 2
        linked: dict[int, float] = {}
        for number in sorted(number for number, count in links.items() if count >= 2):
            needed = _sides_needed(episode, matters[number], links[number], events)
            likeness = _likeness(episode, matters[number], events, needed=needed)
            if likeness is not None:
                linked[number] = likeness
        number = min(linked, key=lambda number: (-linked[number], number), default=len(matters))
        if number == len(matters):
            matters.append(_Matter())
            root.append(number)
        matters[number].take([episode], events)
        for other in sorted(linked):
            shared = main_sides(matters[other].sides) & main_sides(matters[number].sides)
            if other != number and len(shared) >= _sides_needed(episode, matters[other], links[other], events):
                matters[number].take(matters[other].episodes, events)
                matters[other] = _Matter()
                root[other] = number
        for pair in pairs:
            by_pair[pair].append(number)
        for name in episode.leads:
            by_lead[name].add(number)
        for name in episode.told:
            by_told[name].add(number)
    return [
        sorted(matter.episodes, key=lambda episode: (episode.day, episode.reports[0])) for matter in matters if matter.episodes
    ]


def _sides_needed(episode: Episode, matter: _Matter, link: int, events: Mapping[str, JoinedEvent]) -> int:
    """How many sides must be the same: two, but in a quarrel of many the one they all have to do with, if the link is strong."""
    own = {events[name].kind for name in episode.leads}
    return 1 if link >= 3 and own & ANSWERS and matter.kinds & ANSWERS else 2


def _pairs(episode: Episode) -> Iterator[tuple[str, str]]:
    """The pairs of the sides that an episode is mostly about."""
    sides = sorted(main_sides(episode.sides))[:5]
    for place, side in enumerate(sides):
        for other in sides[place + 1 :]:
            yield (side, other)


def _hub(episode: Episode, events: Mapping[str, JoinedEvent]) -> list[tuple[str, str]]:
    """In a quarrel of many the one side that all have to do with; empty elsewhere."""
    if not {events[name].kind for name in episode.leads} & DISMISSALS:
        return []
    return [(min(episode.sides, key=lambda side: (-episode.sides[side], side)), "")]


def _continues(episode: Episode, earlier: Episode, weights: _Weights) -> bool:
    """Say whether an episode is the next round on the subject of an earlier one that it does not speak of."""
    if episode.day == date.max or earlier.day == date.max:
        return False
    gap = (episode.day - earlier.day).days
    if not 0 <= gap <= (_PAUSE if episode.round or earlier.round else _PAUSE // 2):
        return False
    topics = len(episode.topics & earlier.topics)
    if topics >= 2 or (topics and (episode.round or earlier.round)):
        return True
    if episode.round and len(episode.nouns & (earlier.nouns | earlier.topics)) >= 2:
        return True
    if topics and any(same_person(name, other) for name in episode.persons for other in earlier.persons):
        return True
    pairs = ((text, other) for text in episode.texts for other in earlier.texts)
    return gap <= _PAUSE // 2 and any(weights.likeness(text, other) >= _SAME_SUBJECT for text, other in pairs)


def _likeness(episode: Episode, matter: _Matter, events: Mapping[str, JoinedEvent], *, needed: int) -> float | None:
    """How like an episode is to a matter; `None` where sides, kinds or words keep them apart."""
    own = {events[name].kind for name in episode.leads}
    if not any(own & group and matter.kinds & group for group in (TALKS, MEASURES)) and not own & matter.kinds:
        return None
    if len(main_sides(matter.sides) & set(episode.sides)) < needed:
        return None
    shared = len(episode.words & matter.words)
    likeness = shared / max(1.0, (len(episode.words) * len(matter.words)) ** 0.5)
    return likeness if likeness >= _LIKE else None


def main_sides(sides: Counter[str]) -> set[str]:
    """The sides that take part in a quarter of what the most frequent one does."""
    most = max(sides.values(), default=0)
    return {side for side, count in sides.items() if count * 4 >= most}
