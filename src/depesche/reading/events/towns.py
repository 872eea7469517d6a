"""Takes a clause told with one side, gives the other: by the town of its government or envoy, or as those called the first."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from depesche.reading.analysis import ActorMention
from depesche.reading.events.participants import subject_actors
from depesche.reading.events.scene import Scene

# Who sits in a capital and stands for the state around it.
_SEATED = re.compile(
    r"(?:[Rr]egierung|[Bb]otschafter(?:in)?|[Gg]esandten?|[Gg]eschäftsträger(?:in)?s?|[Mm]inisteriums?|[Vv]ertretung|[Kk]onsulats?|[Bb]otschaft"
    r"|[Ff]ührung|[Bb]ehörden|[Mm]achthabern?|[Ss]taatschef|[Pp]räsidialamt|[Kk]reml|[Pp]ostens?) in $"
    r"|\b(?:nach|gegenüber|an|zu|mit) $"
)
_FIRST_ONES = re.compile(r"\b(?:Länder|Staaten|Staat|Land|Regierungen|Nationen|Republiken)$")


def seat_of_other(known: AbstractSet[str], scene: Scene) -> str | None:
    """Give the country of the first town in a sentence that stands for another state than those known; `None`: none.

    "ließ der Regierung in Santiago eine Note zukommen", "schickte eine Note nach Peking"; not where something happened.
    """
    for place in scene.places:
        before = scene.sentence.text[: place.span.start - scene.sentence.start]
        if place.city and place.country and place.country not in known and _SEATED.search(before):
            return place.country
    return None


def first_ones(order: int, scene: Scene) -> tuple[ActorMention, ...]:
    """Give the states that are called the ones who do it: "A und B waren die ersten Länder, die den Staat anerkannten"."""
    parent = scene.clauses[order].parent
    if parent is None or "sein" not in scene.clauses[parent].verbs:
        return ()
    begin = scene.sentence.tokens[scene.clauses[order].tokens[0]].start - scene.sentence.start
    if not _FIRST_ONES.search(scene.sentence.text[:begin].rstrip(" ,")):
        return ()
    return subject_actors(scene.clauses[parent], scene.sentence, scene.placed[parent])
