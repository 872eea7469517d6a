"""Takes an event whose clause says "die beiden", "beide Präsidenten", "die drei" or "sie", gives the persons meant by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.analysis import ActorMention
from depesche.reading.events.framing import the_two
from depesche.reading.events.holders import functions_of
from depesche.reading.events.merging import Mention
from depesche.reading.events.participants import PARTY_KINDS, participants_of
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger

_KINDS = frozenset(["meeting", "call", "visit", "agreement", "note", "relations_opened", "mission_opened"])
_COUNTED = re.compile(r"\b(?:[Dd]ie|[Aa]lle|[Dd]en|[Dd]er) (?P<count>zwei|drei|vier|fünf)(?= (?!\w*[A-ZÄÖÜ])|[.,;:]|$)")
_COUNTS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
_ALONE = re.compile(
    r"(?:^|[^\w ] ?)\b[Bb]eide\b(?= [a-zäöü])"
    r"|\bbeiden (?=ein|das |den |ihre |seine |zu )"
    r"|\b\w+en (?:sich )?beide\b|\b(?:hatten|haben|wollen|sollen|sind|waren|werden|wollten|hätten) (?:sich )?beide\b"
)
NAMED_LATELY = 700
"""Characters within which the persons were named whom "die beiden" means."""
_REACH = 3
"""Sentences behind an event within which "die drei" are those who took part in it."""


def persons_meant(
    participants: tuple[Participant, ...], trigger: Trigger, scene: Scene, told: Sequence[Mention]
) -> tuple[Participant, ...]:
    """Add whom the words mean: those of the talk told last where their number fits, else the two persons named last."""
    if trigger.group.kind not in _KINDS:
        return participants
    span = scene.span(trigger.clause)
    both = _both_people().search(span.quote) or the_two(span.quote) or _ALONE.search(span.quote)
    counted = _COUNTED.search(span.quote)
    named = any(participant.name for participant in participants)
    part: Part = "party" if trigger.group.kind in PARTY_KINDS else "initiator"
    if both is None and counted is None:
        if named or not _they(trigger, scene):
            return participants
        return _with(participants, _of_told(None, scene, told, reach=1), part)
    count = _COUNTS[counted["count"]] if counted is not None else 2
    if len([one for one in participants if one.name]) >= (2 if trigger.group.kind in PARTY_KINDS else count):
        return participants
    found = _of_told(count, scene, told, reach=_REACH)
    if not found and count == 2 and both is not None:
        found = _named_last(span.start + both.start(), both.group(), scene)
    return _with(participants, found, part)


def _with(participants: tuple[Participant, ...], found: Sequence[Participant], part: Part) -> tuple[Participant, ...]:
    """Put persons in the place of their bare sides; sides that are none of theirs stay only beside a host named already."""
    if not found:
        return participants
    sides = {participant.side for participant in found}
    named = [participant for participant in participants if participant.name]
    kept = [one for one in participants if not one.name and one.side not in sides and named]
    people = [
        Participant(side=one.side, name=one.name, part=part) for one in found if all(one.name != known.name for known in named)
    ]
    return (*named, *people, *kept)


def _they(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a plural "sie" is the subject: "Sie unterzeichneten ein Abkommen"."""
    clause = scene.clause_of(trigger)
    if clause.finite is None or "sie" not in scene.words(trigger.clause):
        return False
    return scene.sentence.tokens[clause.finite].lower.endswith(("en", "sind"))


def _of_told(count: int | None, scene: Scene, told: Sequence[Mention], *, reach: int) -> tuple[Participant, ...]:
    """Give the persons of the talk told last, two or of two sides; for a number those of the talks told shortly before."""
    near: list[Participant] = []
    for mention in reversed(told):
        if scene.number - mention.sentence > reach:
            break
        if mention.kind not in ("meeting", "call", "visit", "agreement"):
            continue
        people = [one for one in mention.participants if one.name and (one.side or count is None)]
        near += [one for one in people if all(one.name != known.name for known in near)]
        sides = {one.side for one in people if one.side}
        # "Gestern traf sich X mit Y. Heute eröffneten sie": two who met, whatever is known of their sides.
        if (len(sides) >= 2 and (len(people) == count or count is None)) or (count is None and len(people) == 2):
            return tuple(people)
        if count is not None and len(near) == count and len({one.side for one in near}) >= 2:
            return tuple(near)
        if count is None:
            return ()
    return ()


def _named_last(position: int, words: str, scene: Scene) -> tuple[Participant, ...]:
    """Give the two persons of two sides who were named last before a position, of the office that the words name."""
    found: list[ActorMention] = []
    functions = functions_of(words)
    for actor in reversed(scene.analysis.actors):
        if actor.span.start >= position or actor.person is None or not actor.sides:
            continue
        if position - actor.span.end > NAMED_LATELY:
            break
        function = scene.analysis.persons[actor.person].function
        if function == "spokesperson" or (functions and function not in functions):
            continue
        if all(actor.person != known.person and actor.sides != known.sides for known in found):
            found.append(actor)
        if len(found) == 2:
            return participants_of([(actor, "party") for actor in reversed(found)], scene.analysis)
    return ()


@cache
def _both_people() -> re.Pattern[str]:
    nouns = "|".join(str(noun).replace("ß", "(?:ß|ss)") for noun in load("event_people")["people"])
    return re.compile(rf"\b[Bb]eide[nr]? (?:\w+en )?(?:[\w-]+-)?(?:{nouns})(?:s|n|en|innen|ern)?\b")
