"""Takes a trigger with its cast, says whether its clause has what one of the rarer ways of telling asks for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from depesche.language.tokens import Token
from depesche.reading.events.frames import Clause
from depesche.reading.events.participants import Cast, organisations
from depesche.reading.events.phrases import Phrase
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger, in_class
from depesche.reading.events.wordlists import parts_for

_ONE_ANOTHER = frozenset(["einander", "sich", "gegenseitig", "wechselseitig"])
_FORMALLY = re.compile(r"auf diplomatische[mn] Weg|diplomatischen Kanäle|\bförmlich|\boffiziell|\bschriftlich|\bformell")
_LEAVING_RULES = re.compile(r"\bbinnen\b|\binnerhalb\b|\bbis (?:zum |Ende )?\w+|\bTagen\b|\bsofort\b|\bumgehend\b")


def asked(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether the needs and the frame of a group of the rarer ways are there; `True` for groups that ask for none of them."""
    return _has_need(trigger, scene, cast) and _has_frame(trigger, scene, cast)


def _has_need(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    needs = trigger.group.needs
    if needs == "near_states":
        return len(cast.sides | _sides_near(scene)) >= 2
    if needs == "abroad":
        sides = set(cast.sides)
        sides |= {side for one in scene.placed[trigger.clause] for side in one.actor.sides}
        sides |= {place.country for place in scene.places if place.country}
        return len(sides) >= 2
    if needs == "citizens_leave":
        return _LEAVING_RULES.search(scene.span(trigger.clause).quote) is not None and bool(_sides_near(scene))
    return True


def _sides_near(scene: Scene) -> set[str]:
    """Give the sides and countries that a sentence and the one before name."""
    before = scene.analysis.sentences[max(0, scene.number - 1)]
    sides = {
        side
        for actor in scene.analysis.actors[bisect_left(scene.analysis.actors, before.start, key=lambda one: one.span.start) :]
        if actor.type != "medium" and actor.span.start < scene.sentence.end
        for side in actor.sides
    }
    return sides | {place.country for place in scene.places if place.country}


def _has_frame(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    clause, words, frame = scene.clause_of(trigger), scene.words(trigger.clause), trigger.group.frame
    here = scene.placed[trigger.clause]
    if frame == "bei":
        host = any(one.chain[-1:] in (("bei",), ("beim",)) and one.actor.type in ("person", "office", "state") for one in here)
        return host and any(actor.type in ("person", "office") for actor in cast.subject)
    if frame == "one_another":
        return bool(_ONE_ANOTHER.intersection(words)) and len(cast.sides) >= 2
    if frame == "thing_settled":
        settled = [phrase for phrase in _objects(clause) if not _names(phrase, scene)]
        return bool(settled) and not any(_last(phrase, scene).startswith(parts_for("only_talked")) for phrase in settled)
    if frame == "into_bargain":
        return any(phrase.preposition == "auf" and in_class(_last(phrase, scene), "bargain") for phrase in clause.phrases)
    if frame == "in_council":
        return bool(cast.sides & organisations()) or any(set(one.actor.sides) & organisations() for one in here)
    if frame == "at_veto":
        return any(
            phrase.preposition in ("an", "am") and _last(phrase, scene).startswith(("veto", "nein", "widerstand"))
            for phrase in clause.phrases
        )
    if frame == "troops_given":
        return bool(cast.subject or clause.passive or cast.participants) and any(
            in_class(_last(phrase, scene), "troops") and _last(phrase, scene) not in ("mission",)
            for phrase in clause.phrases
            if not phrase.preposition or (clause.passive and phrase.preposition == "")
        )
    if frame == "being":
        return bool({"sein", "bleiben", "stehen"}.intersection(clause.verbs)) and bool(cast.subject)
    if frame == "relieving":
        return bool(cast.sides & organisations()) and any(actor.type in ("organisation", "group") for actor in cast.subject)
    if frame == "sender":
        return any(actor.type in ("state", "organisation", "body", "person", "office") for actor in cast.subject)
    if frame == "takes_in":
        return "sich" in words and bool(cast.subject)
    if frame == "may_leave":
        caught = any(token.lower.startswith(parts_for("caught")) or token.lower.endswith("haft") for token in _near(scene))
        away = "land" in words or bool(_sides_near(scene)) or trigger.head in ("ausreisen", "heimreisen")
        return clause.modal == "dürfen" and not clause.negated and caught and away
    if frame == "to_someone":
        return any(phrase.preposition == "an" and _names(phrase, scene) for phrase in clause.phrases)
    if frame == "no_longer":
        return clause.negated or "mehr" in words
    if frame == "foreigners_turned":
        return clause.passive or bool(cast.subject)
    if frame == "formally":
        return _FORMALLY.search(scene.span(trigger.clause).quote) is not None and bool(cast.subject)
    if frame == "entrusted":
        people = any(actor.type == "person" for actor in (*cast.subject, *cast.others)) or cast.people >= 1
        return people and any(phrase.preposition == "mit" for phrase in clause.phrases) and bool(cast.sides & organisations())
    return True


def _near(scene: Scene) -> Iterator[Token]:
    """Give the tokens of the sentence and of the one before."""
    for sentence in scene.analysis.sentences[max(0, scene.number - 1) : scene.number + 1]:
        yield from sentence.tokens


def _objects(clause: Clause) -> list[Phrase]:
    return [phrase for phrase in clause.phrases if not phrase.preposition and phrase.parent is None]


def _names(phrase: Phrase, scene: Scene) -> bool:
    """Say whether a phrase names an actor."""
    first, last = scene.sentence.tokens[phrase.first], scene.sentence.tokens[phrase.last]
    return any(first.start <= actor.span.start < last.end for actor in scene.actors) or last.tag == "PRON"


def _last(phrase: Phrase, scene: Scene) -> str:
    return scene.sentence.tokens[phrase.last].lower
