"""Takes a clause and the events told before it, gives who took part in one of them: "Auch X nahm teil", "Gastgeber war Y"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.analysis import ActorMention
from depesche.reading.events.merging import Mention
from depesche.reading.events.participants import participants_of
from depesche.reading.events.phrases import names_time
from depesche.reading.events.placing import Placed
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger

_TIES = frozenset(["", "von", "vom", "durch", "aus", "neben", "als", "für", "auf", "seitens"])
_CEREMONIES = ("zeremonie", "unterzeichnung", "festakt")
_NAMED_REACH = 8
REACH = 3
"""Sentences within which those who took part are still named."""


def attended(order: int, scene: Scene, told: Sequence[Mention]) -> tuple[int, tuple[Participant, ...]] | None:
    """Give the place in `told` of the event in which a clause names participants, and them; `None`: it names none."""
    clause = scene.clauses[order]
    if clause.finite is None or clause.negated or clause.mood in ("Sub2",):
        return None
    represented = "vertreten" in clause.verbs and "sich" in scene.words(order)
    part: Part | None = "member" if represented else _part_in(order, scene)
    if part is None:
        return _hosting(order, scene, told)
    # "Kairo lässt sich durch seinen Vizeaußenminister vertreten": who is represented is not there.
    there = [one for one in scene.placed[order] if ({"durch", "von"} & set(one.chain) if represented else _is_there(one))]
    people = [one.actor for one in there if one.actor.person is not None]
    sides = [one.actor for one in there if one.actor.person is None and one.actor.sides and _acts(one.actor)]
    present: list[tuple[ActorMention, Part]] = [(actor, part) for actor in people]
    if part == "member":
        present += [(actor, "party") for actor in sides]
    if not present:
        return None
    ceremony = part == "host" or _speaks_of(order, scene, (*_CEREMONIES, "unterschrift")) or _in_person(order, scene)
    back = _event_of(order, scene, told, ceremony=ceremony)
    return None if back is None else (back, participants_of(present, scene.analysis))


def _hosting(order: int, scene: Scene, told: Sequence[Mention]) -> tuple[int, tuple[Participant, ...]] | None:
    """Give "der gastgebende Premierminister X", whatever he does in the clause, as the host of the talk told last."""
    hosts: list[tuple[ActorMention, Part]] = [
        (one.actor, "host")
        for one in scene.placed[order]
        if one.actor.person is not None and "gastgebende" in one.actor.phrase.quote.lower()
    ]
    back = _event_of(order, scene, told, ceremony=False) if hosts else None
    return None if back is None else (back, participants_of(hosts, scene.analysis))


def joins(trigger: Trigger, scene: Scene, told: Sequence[Mention]) -> int | None:
    """Give the place in `told` of the talk that a noun takes up to say who was there: "An dem Gespräch nahm auch X teil"."""
    clause = scene.clause_of(trigger)
    if trigger.group.kind == "release" and not trigger.noun:
        return _freed(trigger, scene, told)
    if trigger.group.kind == "agreement" and not trigger.noun:
        return _signed(trigger, scene, told)
    if "tisch" in trigger.head.lower() and "auch" in scene.words(trigger.clause):
        return _event_of(trigger.clause, scene, told, ceremony=False)
    if not trigger.noun or trigger.phrase is None or trigger.group.kind not in ("meeting", "call") or clause.negated:
        return None
    joining = {*_of("verbs"), *_list("leading")} - _LIGHT
    if not joining & set(clause.verbs) and not set(_of("words")) & set(scene.words(trigger.clause)):
        return None
    first = scene.sentence.tokens[clause.phrases[trigger.phrase].first].lower
    if first not in _KNOWN and clause.phrases[trigger.phrase].preposition not in ("am", "beim", "zum", "zur"):
        return None
    back = _event_of(trigger.clause, scene, told, ceremony=False, reach=_NAMED_REACH)
    return back if back is not None and told[back].kind in ("meeting", "call") else None


def _signed(trigger: Trigger, scene: Scene, told: Sequence[Mention]) -> int | None:
    """Give the agreement told just before that a host or witness signs too: "Als Gastgeberin unterschrieb X"."""
    roles = {*_of("hosts"), *_of("mediators"), "zeuge", "zeugin", "zeugen"}
    if not roles & set(scene.words(trigger.clause)):
        return None
    near = (place for place in range(len(told) - 1, -1, -1) if scene.number - told[place].sentence <= 2)
    return next((place for place in near if told[place].kind == "agreement"), None)


def stays_away(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a clause tells who did not come to the talk it names: "X nahm an dem Gespräch nicht teil"."""
    clause = scene.clause_of(trigger)
    talk = trigger.noun and trigger.group.kind in ("meeting", "call")
    return talk and clause.negated and bool(set(_of("verbs")) & set(clause.verbs))


def _freed(trigger: Trigger, scene: Scene, told: Sequence[Mention]) -> int | None:
    """Give the exchange told just before of which a clause without sides names those who came free."""
    if any(one.actor.sides and one.actor.type != "person" for one in scene.placed[trigger.clause]):
        return None
    near = (place for place in range(len(told) - 1, -1, -1) if scene.number - told[place].sentence <= 2)
    return next((place for place in near if told[place].kind == "release"), None)


# "Verhandlungen führen" tells of talks, "die Delegation führen" of a leader.
_LIGHT = frozenset(["führen", "stehen", "stellen", "vertreten", "angehören"])
_KNOWN = frozenset(["der", "die", "das", "dem", "den", "dieser", "diesem", "diesen", "dieses", "diese"])


def _part_in(order: int, scene: Scene) -> Part | None:
    """Tell what a clause makes of the people in it: `head` of a delegation, `member`, `host`, `mediator`; `None`: nothing."""
    words, verbs = scene.words(order), set(scene.clauses[order].verbs)
    if names_delegation(order, scene) and verbs & set(_list("leading")):
        return "head"
    signing = verbs & set(_of("speaking_for")) or "unterschrift" in words
    if signing and any(one.chain == ("für",) and one.actor.sides for one in scene.placed[order]):
        return "head"
    if verbs & set(_of("sending")):
        return "head" if any(one.actor.type in ("state", "organisation", "body") for one in scene.placed[order]) else None
    if verbs & set(_of("verbs")):
        if not _joins_talks(order, scene):
            return None
        for_side = "seite" in words or any(one.chain == ("für",) for one in scene.placed[order])
        return "head" if for_side and "auch" not in words else "member"
    if verbs & set(_list("leading")) and _joins_talks(order, scene, only=True):
        return "mediator"
    if not verbs & set(_of("being")):
        return None
    heads = {scene.sentence.tokens[phrase.last].lower for phrase in scene.clauses[order].phrases} | {words[0]}
    roles = heads & set(_of("roles"))
    if roles & set(_of("hosts")):
        return "host"
    if roles & set(_of("mediators")):
        return "mediator"
    if roles:
        return "head"
    if "dabei" in words and not verbs & {"sein", "sitzen"}:
        return None
    return "member" if set(words) & set(_of("words")) else None


def names_delegation(order: int, scene: Scene) -> bool:
    """Say whether a clause speaks of a delegation."""
    return any(word.endswith(_list("delegations")) for word in scene.words(order))


def _joins_talks(order: int, scene: Scene, *, only: bool = False) -> bool:
    """Say whether what is joined is a talk: named as such ("an dem Treffen"), or, but with `only`, not named at all."""
    phrases = scene.clauses[order].phrases
    joined = [phrase for phrase in phrases if not names_time(phrase, scene.sentence.tokens)]
    at = [phrase for phrase in joined if phrase.preposition in ("an", "am", "bei", "beim", "zu", "zum")]
    heads = [scene.sentence.tokens[phrase.last].lower for phrase in (phrases if only else at)]
    if any(head.endswith(_list("gatherings")) for head in heads):
        return True
    if only:
        return False
    return not any(phrase.preposition in ("an", "am") for phrase in at)


def _is_there(one: Placed) -> bool:
    if one.phrase is None:
        return one.actor.type in ("person", "pronoun")
    owner = one.actor.span.quote.endswith("s") and one.actor.phrase.end > one.actor.span.end
    return set(one.chain) <= _TIES and one.actor.type != "pronoun" and not owner


def _acts(actor: ActorMention) -> bool:
    return actor.type in ("state", "organisation", "group", "office", "body")


def _event_of(order: int, scene: Scene, told: Sequence[Mention], *, ceremony: bool, reach: int = REACH) -> int | None:
    """Find the event: the last talk in reach that does not wait for its time while the clause tells the past."""
    been = scene.clauses[order].tense in ("past", "pluperfect")
    for choice in (["agreement", "meeting"] if ceremony else ["meeting", "call"], ["visit", "agreement"]):
        for place in range(len(told) - 1, -1, -1):
            mention = told[place]
            if scene.number - mention.sentence > reach:
                break
            coming = mention.judgement.status in ("announced", "proposed", "expected", "refused", "denied", "cancelled")
            if mention.kind in choice and not (been and coming) and _same_year(order, scene, mention):
                return place
    return None


def _same_year(order: int, scene: Scene, mention: Mention) -> bool:
    """Say whether a clause tells of no other year than that of the event: "der schon 1993 Gastgeber gewesen war"."""
    span = scene.span(order)
    years = {time.edtf[:4] for time in scene.times if time.edtf and span.start <= time.span.start < span.end}
    known = mention.date or scene.analysis.report.published
    return not years or known is None or known[:4] in years


def _in_person(order: int, scene: Scene) -> bool:
    return bool({*scene.words(order), *scene.clauses[order].verbs} & set(_of("in_person")))


def _speaks_of(order: int, scene: Scene, nouns: tuple[str, ...]) -> bool:
    return any(word.endswith(nouns) for word in scene.words(order))


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in load("event_people")[name])


@cache
def _of(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in load("event_people")["attending"][name])
