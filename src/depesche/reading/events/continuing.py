"""Takes a clause without a trigger, gives the mention of an event told before that it goes on about: "Es findet ... statt"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from depesche.model.reading import Participant
from depesche.reading.events import circumstances, whereabouts
from depesche.reading.events.agenda import agenda_line, names_agenda
from depesche.reading.events.among import struck
from depesche.reading.events.attending import attended, names_delegation
from depesche.reading.events.frames import Clause
from depesche.reading.events.level import level_of_words
from depesche.reading.events.merging import Mention
from depesche.reading.events.scene import Scene
from depesche.reading.events.status import judge
from depesche.reading.events.triggers import Trigger, groups, told_by

_PRONOUNS = frozenset(["es", "sie", "diese", "dieses", "dies", "dieser"])
_TALKS = frozenset(["meeting", "visit", "call"])
_HAPPENING = frozenset(["stattfinden", "dauern", "beginnen", "enden"])
ARRIVING = frozenset(["eintreffen", "ankommen", "anreisen", "landen"])
_REACH = 3
"""Sentences after which a clause no longer goes on about an event by its sense alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """What a clause adds to an event: whether it tells that it happens, who takes part, what it is about."""

    back: int
    happens: bool = False
    participants: tuple[Participant, ...] = ()
    topics: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def last_of(told: Sequence[Mention], fitting: Callable[[Mention], bool]) -> int | None:
    """Give the place of the last mention that fits; `None`: none."""
    return next((place for place in range(len(told) - 1, -1, -1) if fitting(told[place])), None)


def goes_on(order: int, scene: Scene, told: Sequence[Mention], holder: str | None, *, alone: bool) -> Mention | None:
    """Read a clause as going on about an event told before; `None` where it does not.

    Args:
        told: the mentions so far.
        alone: true where no event of its own is told in the sentence.
    """
    clause = scene.clauses[order]
    if clause.finite is None:
        return None
    last = last_of(told, lambda mention: mention.kind in _TALKS and scene.number - mention.sentence <= _REACH + 1)
    present = attended(order, scene, told)
    more = _more(order, scene, told, last, alone=alone, present=present is not None) if last is not None else None
    if more is None and present is not None:
        more = _More(back=present[0], participants=present[1])
    if more is None:
        named = struck(order, scene, told)
        more = _More(back=named[0], participants=named[1]) if named is not None else None
    if more is None:
        return None
    known = told[more.back]
    trigger = standing_for(known, order, scene)
    when = None
    if more.happens:
        when = circumstances.when(trigger, clause, scene.sentence, scene.times, alone=True, talks=False)
    place, _ = whereabouts.where(trigger, clause, scene.sentence, scene.places)
    level, firmness = level_of_words(trigger, clause, scene.sentence)
    if not more.happens and firmness < 3:
        level, firmness = None, 0
    judgement = judge(trigger, scene.clauses, scene.sentence, when.edtf if when else None, scene.analysis.report.published)
    span = scene.span(order)
    return Mention(
        kind=known.kind,
        head=known.head,
        prefix="",
        noun=False,
        start=span.start,
        sentence=scene.number,
        clause=order,
        evidence=span,
        judgement=judgement if more.happens else replace(judgement, firmness=0),
        participants=more.participants,
        date=when.edtf if when else None,
        place=place if place is not None and (place.country or place.city or more.happens) else None,
        level=level,
        level_firmness=firmness,
        topics=more.topics,
        excluded=more.excluded,
        holder=holder,
        definite=True,
        back=more.back,
        proofs=(circumstances.date_proof(when),) if when else (),
    )


def _more(order: int, scene: Scene, told: Sequence[Mention], last: int, *, alone: bool, present: bool) -> _More | None:
    clause = scene.clauses[order]
    first = scene.sentence.tokens[clause.tokens[0]].lower
    if _HAPPENING.intersection(clause.verbs) and first in _PRONOUNS and clause.finite is not None:
        plural = scene.sentence.tokens[clause.finite].lower.endswith("en")

        def meant(mention: Mention) -> bool:
            return mention.noun and 0 < scene.number - mention.sentence <= 2 and _is_plural(mention.head) == plural

        match = last_of(told, meant)
        return _More(back=last if match is None else match, happens=True)
    if present:
        return None
    if scene.number - told[last].sentence > _REACH or not (alone or names_agenda(clause, scene.sentence)):
        return None
    if ARRIVING.intersection(clause.verbs) and names_delegation(order, scene):
        return _More(back=last)
    topics, excluded = agenda_line(clause, scene.clauses, scene.sentence)
    return _More(back=last, topics=topics, excluded=excluded) if topics or excluded else None


def standing_for(known: Mention, order: int, scene: Scene) -> Trigger:
    """Make a trigger of the clause's verb, in the name of the event that was told before."""
    clause: Clause = scene.clauses[order]
    place = clause.finite if clause.finite is not None else clause.tokens[0]
    token = scene.sentence.tokens[place]
    group = next(group for group in groups() if group.kind == known.kind)
    return told_by(group, order, place, known.head, token.start, token.end)


def _is_plural(head: str) -> bool:
    return head.endswith(("gespräche", "gesprächen", "ungen", "tionen", "runden", "besuche", "telefonate"))
