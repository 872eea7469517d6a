"""Takes a trigger in its clause, gives where the event is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.reading import Place
from depesche.model.span import Span
from depesche.reading.analysis import PlaceMention
from depesche.reading.events.circumstances import stretch
from depesche.reading.events.frames import Clause
from depesche.reading.events.triggers import Trigger, in_class
from depesche.reading.people.namings import namings_of

_NOWHERE = frozenset(
    [
        "accession",
        "sanction",
        "vote",
        "aid",
        "recognition",
        "relations_opened",
        "relations_cut",
        "mediation",
        "withdrawal",
        "note",
    ]
)
_POSTS = frozenset(["mission_opened", "mission_closed", "mission_reduced", "recall", "appointment", "departure"])
_BLOCKING = frozenset(["über", "wegen", "gegen", "für", "um", "zwischen", "laut", "trotz", "angesichts", "seit", "vor"])


def where(
    trigger: Trigger,
    clause: Clause,
    sentence: Sentence,
    places: Sequence[PlaceMention],
    *,
    rivals: frozenset[int] = frozenset(),
    more: Sequence[int] = (),
) -> tuple[Place | None, Span | None]:
    """Find the place of the event: the places of its clause that words like "in" mark, put together when they agree.

    A place that belongs to a topic ("über die Lage in Libyen") or to an office ("der Botschafter in Wien") is not its place.
    `rivals` are noun phrases that tell of other events, whose places are theirs; `more` are places of tokens of a relative
    clause that goes on about the noun.
    """
    if trigger.group.kind in _NOWHERE:
        return None, None
    spots = {sentence.tokens[place].start: place for place in (*clause.tokens, *more)}
    own = stretch(trigger, clause, sentence) if trigger.noun else None
    names = frozenset(place.span.end for place in places if not place.locative)
    named = []
    for place in places:
        if not place.locative:
            continue
        spot = next((spots[start] for start in range(place.span.start, place.span.end) if start in spots), None)
        if spot is not None and (spot in more or _free(spot, trigger, clause, sentence, rivals, names)):
            named.append(place)
    if not named:
        return _by_adjective(trigger, clause, sentence), None
    if own is not None:
        within = [place for place in named if own[0] <= place.span.start < own[1]]
        if within:
            named = within
        else:
            phrase = clause.phrases[trigger.phrase or 0]
            earlier = trigger.group.kind not in _GATHERINGS and phrase.preposition in _EARLIER
            if earlier or (phrase.parent is not None and not phrase.loose):
                return None, None
    named.sort(key=lambda place: abs(place.span.start - trigger.start))
    best = named[0]
    several = [other for other in named[1:] if other.city and best.city and _beside(best, other, sentence)]
    if several and any(other.country != best.country for other in several):
        return Place(), None  # "nach Peking und Moskau": neither
    country, city, venue = best.country, None if several else best.city, best.venue
    for other in named[1:]:
        if other in several:
            continue
        if country is not None and other.country is not None and other.country != country:
            continue
        country = country or other.country
        city = city or (None if several else other.city)
        venue = venue or other.venue
    return Place(country=country, city=city, venue=venue), best.span


def _by_adjective(trigger: Trigger, clause: Clause, sentence: Sentence) -> Place | None:
    """Give the town whose name stands before the noun: "die Genfer Gespräche", "das Minsker Abkommen"."""
    if trigger.phrase is None or trigger.group.kind not in ("meeting", "agreement"):
        return None
    first = clause.phrases[trigger.phrase].first
    for naming in namings_of(sentence):
        if naming.kind == "city_adjective" and first <= naming.first < trigger.token and naming.codes:
            return Place(country=naming.codes[0], city=naming.name)
    return None


def _beside(first: PlaceMention, second: PlaceMention, sentence: Sentence) -> bool:
    """Say whether two towns stand side by side, as two: "in Bern und Genf"; "Riad, Saudi-Arabien" is one."""
    left, right = sorted((first, second), key=lambda place: place.span.start)
    gap = sentence.text[left.span.end - sentence.start : right.span.start - sentence.start]
    return re.fullmatch(r"\s*(?:,|und|sowie|/|und nach|und in|und später (?:in|nach)|, dann (?:in|nach))\s*", gap) is not None


_GATHERINGS = frozenset(["meeting", "call", "visit", "summons", "mediation", "appointment", "departure"])
_EARLIER = frozenset(["nach", "seit", "trotz", "wegen", "infolge", "angesichts", "aufgrund"])


def _free(spot: int, trigger: Trigger, clause: Clause, sentence: Sentence, rivals: frozenset[int], names: frozenset[int]) -> bool:
    """Say whether the place at a token belongs to the event and not to a topic or an office.

    `names` are the ends of names of places that something else is about ("für den Jemen"): on them nothing hangs.
    """
    order = next((number for number, phrase in enumerate(clause.phrases) if phrase.first <= spot <= phrase.last), None)
    if trigger.group.kind == "summons" and order is not None and clause.phrases[order].preposition == "ins":
        return True
    if trigger.group.kind == "deployment" and trigger.noun and not _within(order, trigger.phrase, clause):
        return False
    if order is None:
        return True
    after = sentence.tokens[spot + 1 : spot + 3]
    if len(after) == 2 and after[0].tag != "ADP" and after[1].text[0].isupper() and _PARTICIPLE.fullmatch(after[0].text):
        return trigger.noun and trigger.token == spot + 2  # "das in Wien geplante Treffen", not "der in Wien geborene Minister"
    at = clause.phrases[order].parent
    if trigger.group.kind in ("appointment", "departure"):
        return at is not None and sentence.tokens[clause.phrases[at].last].lower.endswith(_bearers())
    if at is not None and not trigger.noun and trigger.group.kind in ("meeting", "agreement") and clause.phrases[order].loose:
        bearer = sentence.tokens[clause.phrases[at].last].lower
        if bearer.endswith(_travelling()) and clause.phrases[at].parent is None and not clause.phrases[at].preposition:
            return True
    if at is not None and sentence.tokens[clause.phrases[at].last].lower.endswith(_bearers()) and at != trigger.phrase:
        if _is_venue(at, clause) or (
            trigger.group.kind == "incident" and in_class(sentence.tokens[clause.phrases[at].last].lower, "embassy_house")
        ):
            return True
        if trigger.group.kind == "summons" and in_class(sentence.tokens[clause.phrases[at].last].lower, "diplomats"):
            return True
        return trigger.group.kind in _POSTS
    topic = at is not None and clause.phrases[order].loose and clause.phrases[at].preposition in _BLOCKING
    if at is not None and topic and sentence.tokens[clause.phrases[at].last].end in names:
        at = clause.phrases[at].parent
    while at is not None and at != trigger.phrase:
        between = clause.phrases[at].preposition == "zwischen" and clause.phrases[at].parent == trigger.phrase is not None
        if (clause.phrases[at].preposition in _BLOCKING and not between) or at in rivals:
            return False
        at = clause.phrases[at].parent
    return True


def _is_venue(at: int, clause: Clause) -> bool:
    """Say whether a noun that can bear a place is itself where it happens: "im Konsulat in Genf"."""
    phrase = clause.phrases[at]
    if phrase.genitive and phrase.parent is not None:
        phrase = clause.phrases[phrase.parent]
    return phrase.preposition in ("in", "im")


_PARTICIPLE = re.compile(r"[a-zäöüß]+(?:t|en|nd)e[nrsm]?")


def _within(order: int | None, top: int | None, clause: Clause) -> bool:
    while order is not None:
        if order == top:
            return True
        order = clause.phrases[order].parent
    return False


@cache
def _travelling() -> tuple[str, ...]:
    return tuple(fold(word) for word in load("event_numbers")["travelling"])


@cache
def _bearers() -> tuple[str, ...]:
    return tuple(fold(word) for word in load("event_numbers")["bearers"])


def where_behind(clause: Clause, sentence: Sentence, places: Sequence[PlaceMention]) -> Place | None:
    """Give the place that a clause with "wo" goes on about: "fuhr vor dem Konsulat vor, wo die Gespräche laufen"."""
    if clause.opener != "wo" and sentence.tokens[clause.tokens[0]].lower != "wo":
        return None
    begin = sentence.tokens[clause.tokens[0]].start
    before = [place for place in places if place.locative and 0 <= begin - place.span.end <= _BEHIND]
    if not before:
        return None
    return Place(country=before[-1].country, city=before[-1].city, venue=before[-1].venue)


_BEHIND = 15
"""Characters between a place and the clause with "wo" that goes on about it."""
