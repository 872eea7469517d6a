"""Takes a trigger in its clause, gives those who take part and stand for no side: rebels, kidnappers, states without names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.events.phrases import Phrase
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger, in_class

_TALKS = ("meeting", "call")
_ACTS = ("incident", "release")
_BY = ("von", "durch")
_MANY_STATES = ("staaten", "länder", "ländern")


def unsided(trigger: Trigger, scene: Scene, known: Sequence[Participant]) -> tuple[Participant, ...]:
    """Give the groups of no side that take part in a talk, an incident or a release, with the words that name them."""
    if trigger.group.kind not in (*_TALKS, *_ACTS):
        return ()
    names = {participant.name for participant in known}
    return tuple(Participant(side=None, name=name, part=part) for name, part in _found(trigger, scene) if name not in names)


def _found(trigger: Trigger, scene: Scene) -> Iterator[tuple[str, Part]]:
    clause = scene.clause_of(trigger)
    sided = {one.phrase for one in scene.placed[trigger.clause] if one.actor.sides or one.actor.type in ("person", "medium")}
    for order, phrase in enumerate(clause.phrases):
        if order in sided or order == trigger.phrase or not _is_group(phrase, scene):
            continue
        hangs = trigger.phrase is not None and phrase.parent == trigger.phrase
        free = phrase.parent is None and (not trigger.noun or _carries(trigger, scene))
        with_them = ((hangs or free) and phrase.preposition in ("mit", "zwischen")) or (hangs and phrase.genitive)
        if trigger.group.kind in _TALKS and with_them:
            yield _name(phrase, clause.phrases, scene), "party"
        elif trigger.group.kind in _ACTS and (hangs or free) and phrase.preposition in _BY:
            yield _name(phrase, clause.phrases, scene), "initiator"
        elif trigger.group.kind in _ACTS and free and not trigger.noun and not phrase.preposition:
            first = all(other.last >= phrase.last for other in clause.phrases if not other.preposition and other.parent is None)
            yield _name(phrase, clause.phrases, scene), "initiator" if first and not clause.passive else "target"


def _carries(trigger: Trigger, scene: Scene) -> bool:
    """Say whether the noun of the event is the subject or object of its clause, so that "mit" beside it belongs to it."""
    phrase = scene.clause_of(trigger).phrases[trigger.phrase or 0]
    return not phrase.preposition and phrase.parent is None


def _is_group(phrase: Phrase, scene: Scene) -> bool:
    word = scene.sentence.tokens[phrase.last].lower
    if in_class(word, "unsided"):
        return True
    return word.endswith(_MANY_STATES) and phrase.first < phrase.last and "-" not in word


def _name(phrase: Phrase, phrases: Sequence[Phrase], scene: Scene) -> str:
    """Give the words of a group with its genitive, without its article: "Angehörige der Miliz"."""
    first = phrase.first + (phrase.first < phrase.last and scene.sentence.tokens[phrase.first].tag == "DET")
    owners = [other.last for other in phrases if other.genitive and other.parent is not None and phrases[other.parent] is phrase]
    start, end = scene.sentence.tokens[first].start, scene.sentence.tokens[max([phrase.last, *owners])].end
    return scene.sentence.text[start - scene.sentence.start : end - scene.sentence.start]
