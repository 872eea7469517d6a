"""Takes an event that is told without its sides, gives the sides it is supposed to have: those that the report is about."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.lexicon import fold, load
from depesche.model.reading import Participant, Place
from depesche.reading.analysis import Analysis
from depesche.reading.events.causes import is_cause
from depesche.reading.events.merging import Mention
from depesche.reading.events.pairs import focus_pair, spoken_of_most
from depesche.reading.events.participants import organisations
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger, in_class
from depesche.reading.events.wordlists import parts_for

# What is told without its sides once the whole report is about two states: "Die Gespräche hatten am Montag begonnen."
_BY_FOCUS = frozenset(
    [
        "agreement", "meeting", "call", "mission_opened", "mission_closed", "relations_cut", "relations_opened", "appointment",
        "note", "summons", "recall", "expulsion",
    ]
)  # fmt: skip
_TALKS = frozenset(["meeting", "call", "agreement"])
# Of these the ones for which the state that is spoken of most is enough.
_ONE_IS_ENOUGH = frozenset(["note", "summons", "recall", "expulsion"])
TWO_SIDED = frozenset(
    [
        "incident", "release", "recognition", "accession", "relations_opened", "relations_cut", "withdrawal", "agreement",
        "mediation",
    ]
)  # fmt: skip
# Acts of which a state in "in" is only where one speaks of them: "Das Abkommen stößt in Österreich auf Kritik".
ON_PAPER = frozenset(["agreement", "accession", "recognition", "relations_opened", "relations_cut", "withdrawal"])
# Measures on one side, which the report need not name again.
_STRIKING = frozenset(["sanction", "entry_measure", "release", "withdrawal"])


def supposed(
    participants: Sequence[Participant], trigger: Trigger, scene: Scene, told: Sequence[Mention], place: Place | None
) -> tuple[Participant, ...]:
    """Give the sides that an event without any has, should no other mention name them: the two that the report is about."""
    known = sides_in(participants)
    if trigger.group.kind == "incident" and _on_house(trigger, scene):
        return ()
    if trigger.group.kind in _STRIKING and known and not scene.clause_of(trigger).negated:
        return _struck(participants, scene)
    if (
        trigger.group.kind in TWO_SIDED - ON_PAPER
        and known
        and len(known) < 2
        and place is not None
        and place.country not in known
    ):
        return (Participant(side=place.country, part="target"),)
    if trigger.group.kind == "incident" and len(known) < 2 and is_cause(trigger, scene):
        pair = _of_quarrel(scene.analysis, place)
        return with_sides((), pair) if known <= set(pair) else ()
    if trigger.group.kind == "visit" and "jeweils andere" in trigger.head:
        return with_sides((), focus_pair(scene.analysis))
    if trigger.group.kind not in _BY_FOCUS or organisations() & _named_in(trigger, scene):
        return ()
    if trigger.group.kind in _TALKS and any(participant.name and not participant.side for participant in participants):
        return ()  # "Verhandlungen mit den Entführern"
    if trigger.head.endswith(("sitzung", "tagung")) and not known:
        return with_sides((), _sitting(trigger, scene))
    pair = focus_pair(scene.analysis)
    if trigger.group.kind == "meeting" and not known and _another(trigger, scene):
        pair = next((tuple(sorted(one.sides)) for one in reversed(told) if one.kind == "meeting" and len(one.sides) >= 2), pair)
    if not pair and trigger.group.kind in _TALKS:
        pair = next((tuple(sorted(one.sides)) for one in reversed(told) if one.kind in _TALKS and len(one.sides) == 2), ())
    if not pair and trigger.group.kind in _ONE_IS_ENOUGH:
        hub = spoken_of_most(scene.analysis)
        pair = (hub,) if hub else ()
    partly = (
        trigger.group.kind == "meeting"
        and trigger.noun
        and len(known) == 1
        and known <= set(pair)
        and _has_article(trigger, scene)
    )
    return with_sides((), pair) if partly or not known else ()


def _another(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a meeting is one more of those told: "ein weiteres Treffen", "die nächste Runde"."""
    if trigger.phrase is None:
        return False
    phrase = scene.clause_of(trigger).phrases[trigger.phrase]
    return any(scene.sentence.tokens[at].lower.startswith(parts_for("one_more")) for at in range(phrase.first, phrase.last))


def _on_house(trigger: Trigger, scene: Scene) -> bool:
    """Say whether an act is one against a mission, so that the state where it stands is no side: "Anschlag auf die Botschaft".

    For what a crowd does there the state answers: it is one.
    """
    words = scene.words(trigger.clause)
    crowd = tuple(fold(word) for word in load("event_people")["of_a_crowd"])
    return any(in_class(word, "embassy_house") for word in words) and not any(word.startswith(crowd) for word in words)


def _struck(participants: Sequence[Participant], scene: Scene) -> tuple[Participant, ...]:
    """Give whom a measure strikes when only who takes or asks for it is named: the state that the report is about."""
    if any(participant.part == "target" for participant in participants):
        return ()
    known, pair, hub = sides_in(participants), focus_pair(scene.analysis), spoken_of_most(scene.analysis)
    if len(known) == 1 and known <= set(pair):
        hub = next(side for side in pair if side not in known)
    return (Participant(side=hub, part="target"),) if hub and hub not in known else ()


def _of_quarrel(analysis: Analysis, place: Place | None) -> tuple[str, ...]:
    """Give the sides of what caused a quarrel: the two the report is about, else the first one and the state where it was."""
    pair = focus_pair(analysis)
    hub = spoken_of_most(analysis)
    if pair or hub is None or place is None or place.country in (None, hub):
        return pair
    return (hub, place.country or "")


def _sitting(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Give the organisation named last before a sitting: "Die Sondersitzung fand hinter verschlossenen Türen statt"."""
    begin = scene.analysis.sentences[max(0, scene.number - 2)].start
    for actor in reversed(scene.analysis.actors):
        if begin <= actor.span.start < trigger.start:
            found = tuple(side for side in actor.sides if side in organisations())
            if found:
                return found[:1]
    return ()


def _has_article(trigger: Trigger, scene: Scene) -> bool:
    phrase = scene.clause_of(trigger).phrases[trigger.phrase or 0]
    return scene.sentence.tokens[phrase.first].lower in ("das", "dem", "die", "den", "der", "des")


def _named_in(trigger: Trigger, scene: Scene) -> frozenset[str]:
    return frozenset(side for one in scene.placed[trigger.clause] for side in one.actor.sides)


def sides_in(participants: Sequence[Participant]) -> frozenset[str]:
    """Give the sides of participants."""
    return frozenset(participant.side for participant in participants if participant.side)


def with_sides(participants: tuple[Participant, ...], sides: Sequence[str], *, host: bool = False) -> tuple[Participant, ...]:
    """Add bare sides, each once."""
    for side in sides:
        if all(participant.side != side for participant in participants):
            participants = (*participants, Participant(side=side, part="host" if host else "party"))
    return participants
