"""Takes a clause without an event of its own, gives the meeting that those of the talks told before hold again.

"Die Unterhändler wollen sich im Herbst in Oslo wiedersehen", "Im September will man weiterreden", "Die nächste Sitzung ist für
Dezember geplant": another meeting of the same sides. The clause must say when, where, or that it is another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.model.reading import Participant, Place
from depesche.reading.events import circumstances, whereabouts
from depesche.reading.events.figures import duration, ordinal
from depesche.reading.events.frames import Clause
from depesche.reading.events.level import level_of_words
from depesche.reading.events.merging import Mention
from depesche.reading.events.pairs import focus_pair
from depesche.reading.events.scene import Scene
from depesche.reading.events.status import judge
from depesche.reading.events.triggers import Trigger, groups

_REACH = 12
"""Sentences back in which the talks must have been told."""
_KINDS = frozenset(["meeting", "mediation", "agreement"])


def resumed(order: int, scene: Scene, told: Sequence[Mention], holder: str | None) -> Mention | None:
    """Read a clause as telling another meeting of the sides that the report told of; `None` where it does not."""
    clause = scene.clauses[order]
    if (
        clause.finite is None
        or clause.type not in ("main", "sub")
        or clause.opener in ("ob", "wenn", "falls", "wann", "wo", "sollte")
    ):
        return None
    trigger = _session(order, scene) or _sitting(order, scene)
    if trigger is None:
        return None
    sides = _those_of_the_talks(scene, told) or (focus_pair(scene.analysis) if trigger.noun else ())
    if len(sides) < 2:
        return None
    when = circumstances.when(trigger, clause, scene.sentence, scene.times, alone=True, talks=False)
    place, _ = whereabouts.where(trigger, clause, scene.sentence, scene.places)
    if not when and not (place and place.country) and not trigger.noun:
        return None
    judgement = judge(trigger, scene.clauses, scene.sentence, when.edtf if when else None, scene.analysis.report.published)
    if "vertagen" in clause.verbs and when:
        judgement = replace(judgement, status="announced", rule="adjourned to", firmness=3)
    level, firmness = level_of_words(trigger, clause, scene.sentence)
    length = duration(clause, scene.sentence, "meeting")
    span = scene.span(order)
    return Mention(
        kind="meeting",
        head=trigger.head,
        prefix="",
        noun=trigger.noun,
        start=trigger.start,
        sentence=scene.number,
        clause=order,
        evidence=span,
        judgement=replace(judgement, firmness=max(judgement.firmness, 1)),
        participants=tuple(Participant(side=side) for side in sides),
        date=when.edtf if when else None,
        place=place if place and (place.country or place.city) else None,
        level=level,
        level_firmness=firmness,
        holder=holder,
        ordinal=ordinal(trigger, clause, scene.sentence),
        duration=length.quote if length else None,
        fresh=True,
        proofs=(circumstances.date_proof(when),) if when else (),
    )


def seated(
    participants: tuple[Participant, ...], trigger: Trigger, scene: Scene, told: Sequence[Mention], place: Place | None
) -> tuple[Participant, ...]:
    """Give a meeting whose subject is a bare group ("kamen die Minister in Wien zusammen") the sides of the talks told before."""
    sides = {one.side for one in participants if one.side}
    if trigger.noun or trigger.group.kind != "meeting" or not sides <= {place.country if place else None}:
        return participants
    if any(one.name for one in participants) or not _group_alone(scene.clause_of(trigger), scene):
        return participants
    span = scene.span(trigger.clause)
    if place is None and not any(span.start <= time.span.start < span.end and time.edtf for time in scene.times):
        return participants
    met = _those_of_the_talks(scene, told)
    return tuple(Participant(side=side) for side in met) if met else participants


def _those_of_the_talks(scene: Scene, told: Sequence[Mention]) -> tuple[str, ...]:
    """Give the sides of the last talks, but the two that the report is about where these talks were between others."""
    known, pair = _talks(scene, told), focus_pair(scene.analysis)
    if known is not None and set(pair) <= known.sides:
        return tuple(sorted(known.sides))
    return pair if known is not None else ()


def _talks(scene: Scene, told: Sequence[Mention]) -> Mention | None:
    """Give the last meeting of two sides that was told shortly before."""
    return next(
        (one for one in reversed(told) if one.kind in _KINDS and len(one.sides) >= 2 and scene.number - one.sentence <= _REACH),
        None,
    )


def _session(order: int, scene: Scene) -> Trigger | None:
    """Find a noun of a sitting as the subject, with a word that says which of several: "die nächste Sitzung"."""
    clause, tokens = scene.clauses[order], scene.sentence.tokens
    for number, phrase in enumerate(clause.phrases):
        if phrase.preposition or phrase.genitive or tokens[phrase.last].lower not in _words("sessions", "nouns"):
            continue
        if any(_stem(tokens[place].lower) in _before() for place in range(phrase.first, phrase.last)):
            token = tokens[phrase.last]
            return _trigger(order, phrase.last, token.lower, token.start, token.end, number)
    return None


def _sitting(order: int, scene: Scene) -> Trigger | None:
    """Find those of the talks as the subject of a verb of meeting: "die Unterhändler kommen am Montag wieder zusammen"."""
    clause, tokens = scene.clauses[order], scene.sentence.tokens
    verbs = {verb for verb in clause.verbs if verb in _words("meeting", "verbs")}
    if _words("it", "verbs").intersection(clause.verbs):
        it = any(tokens[place].lower == "es" for place in clause.tokens)
        subjects = it
    elif any(tokens[place].lower == "man" for place in clause.tokens):
        subjects = bool(_words("one", "verbs").intersection(clause.verbs))
    else:
        subjects = bool(verbs) and _group_alone(clause, scene)
    if not subjects or clause.finite is None:
        return None
    token = tokens[clause.finite]
    verb = next(iter(clause.verbs), token.lower)
    return _trigger(order, clause.finite, verb, token.start, token.end, None)


def _group_alone(clause: Clause, scene: Scene) -> bool:
    """Say whether the subject is a group that only the talks before say who it is, and nobody else is named."""
    tokens = scene.sentence.tokens
    order = scene.clauses.index(clause)
    if any(
        one.actor.sides and one.actor.type not in ("group", "office", "body", "adjective")
        for one in scene.placed[order]
        if not one.chain
    ):
        return False
    return any(
        not phrase.preposition and not phrase.genitive and tokens[phrase.last].lower in _words("sitting", "nouns")
        for phrase in clause.phrases
    )


def _trigger(order: int, token: int, head: str, start: int, end: int, phrase: int | None) -> Trigger:
    group = next(group for group in groups() if group.kind == "meeting")
    return Trigger(
        group=group, clause=order, token=token, noun=phrase is not None, head=head, prefix="", phrase=phrase, start=start, end=end
    )


def _stem(word: str) -> str:
    return word[:-1] if word.endswith(("r", "n", "s", "m")) else word


@cache
def _before() -> frozenset[str]:
    return frozenset(_stem(word) for word in _words("sessions", "before"))


@cache
def _words(entry: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("event_resumed")[entry][name])
