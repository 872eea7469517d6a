"""Takes an expulsion and its sentence, gives it with those as its target whose people are sent home."""

from __future__ import annotations

import re
from dataclasses import replace

from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.events.merging import Mention
from depesche.reading.events.scene import Scene

# Behind whom the state stands: "Mitarbeiter der britischen", "Angehörige der tschechischen Botschaft".
_STAFF = re.compile(
    r"(?:Angehörigen?|Mitarbeiter(?:n|innen)?|Vertretern?|Beschäftigten?|Angestellten?|Botschaftsangehörigen?|Diplomaten)"
    r" (?:der|des|seiner|ihrer) $"
)
# "auf die Ausweisung seiner Diplomaten": those of the one who is spoken of.
_OWN = re.compile(
    r"(?:Ausweisung(?:en)?|(?:Hin|R)auswurf) (?:\w+ )?(?:seiner|ihrer|eigener|der eigenen) (?:\w+ )?"
    r"(?:Diplomaten|Leute|Mitarbeiter|Botschafter)"
)


def sent_home(mention: Mention, scene: Scene) -> Mention:
    """Turn the parts round where the reading of the clause has who is sent home acting; other mentions stay as they are."""
    acting = [one.side for one in mention.participants if one.part == "initiator" and one.side]
    if mention.kind != "expulsion" or len(acting) != 1 or len(mention.sides) > 2:
        return mention
    span = scene.span(mention.clause)
    begin = scene.sentence.start
    staff = [
        actor.sides[0]
        for actor in scene.actors
        if actor.sides
        and span.start <= actor.span.start < span.end
        and _STAFF.search(scene.sentence.text[: actor.span.start - begin])
    ]
    own = mention.noun and _OWN.match(scene.sentence.text[mention.start - begin :]) is not None
    if acting[0] not in staff and not own:
        return mention
    others = [side for side in sorted(mention.sides) if side != acting[0]]
    if not others:
        before = [actor.sides[0] for actor in scene.actors if actor.type == "state" and len(actor.sides) == 1]
        others = [side for side in before if side != acting[0]][:1]
    parts: dict[str, Part] = {acting[0]: "target", **dict.fromkeys(others, "initiator")}
    kept = tuple(
        replace(one, part=parts[one.side]) if one.side in parts else one for one in mention.participants if one.side is not None
    )
    added = tuple(Participant(side=side, part="initiator") for side in others if side not in mention.sides)
    return replace(mention, participants=(*kept, *added))
