"""Takes a visit in its clause, gives its participants with those who are visited: states, bodies, and persons named as hosts."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.model.reading import Participant
from depesche.reading.analysis import ActorMention, PlaceMention
from depesche.reading.events.focus import sides_in, with_sides
from depesche.reading.events.framing import destination
from depesche.reading.events.participants import joined, organisations, participants_of
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger

_JOINING = frozenset([",", "und", "sowie"])
_ON = frozenset(["nach", "in", "ins", "die", "den", "das", "anschließend", "anschliessend", "dann", "danach", "weiter"])


def with_hosts(
    participants: tuple[Participant, ...], trigger: Trigger, scene: Scene, country: str | None
) -> tuple[Participant, ...]:
    """Add the country that is visited, each of several, and whom the guest sees there: "nach Paris, um bei X zu werben"."""
    target = destination(trigger, scene) if trigger.group.frame in ("place", "place_object") else None
    host = country or (target.country if target else None)
    if host == "US" and _to_the_un(trigger, scene):
        return with_sides(participants, ["UN"], host=True)
    guests = {one.side for one in participants if one.side and one.name}
    if sides_in(participants) & organisations() and not (guests and guests <= organisations() and target is not None):
        return participants
    hosts = [host] if host else []
    hosts += [side for side in _further(target, scene) if side not in hosts]
    participants = with_sides(participants, hosts, host=True)
    return joined(participants, participants_of([(actor, "host") for actor in _seen(trigger, scene)], scene.analysis))


def _to_the_un(trigger: Trigger, scene: Scene) -> bool:
    """Say whether somebody travels to the United Nations, and only for that to New York."""
    return any(
        "UN" in one.actor.sides and one.chain and one.chain[-1] in ("zu", "zur", "zum", "vor")
        for one in scene.placed[trigger.clause]
    )


def _further(target: PlaceMention | None, scene: Scene) -> list[str]:
    """Give the countries joined to the first one that somebody travels to: "nach Peking und Moskau"."""
    if target is None:
        return []
    found: list[str] = []
    end = target.span.end
    for place in scene.places:
        if place.span.start < end or place.country is None:
            continue
        gap = scene.sentence.text[end - scene.sentence.start : place.span.start - scene.sentence.start]
        words = set(gap.replace(",", " , ").split())
        if not words & _JOINING or words - _JOINING - _ON:
            break
        found.append(place.country)
        end = place.span.end
    return found


def _seen(trigger: Trigger, scene: Scene) -> Sequence[ActorMention]:
    """Give the persons with "bei" in the clause of the aim: "um bei X für Hilfe zu werben"."""
    return [
        one.actor
        for order, clause in enumerate(scene.clauses)
        if clause.type == "infinitive" and clause.opener == "um" and clause.parent == trigger.clause
        for one in scene.placed[order]
        if one.actor.type == "person" and one.chain[-1:] == ("bei",)
    ]
