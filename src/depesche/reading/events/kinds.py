"""Takes a trigger with what was told before it, gives the kind of its event: talks of an accession, a call by wire."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.model.vocabulary import Kind
from depesche.reading.events.merging import Mention
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger

_TABLE = ("gespräch", "unterredung", "mittagessen", "abendessen", "arbeitsessen", "treffen", "meinungsaustausch", "audienz")
_BY_WIRE = frozenset(
    ["telefonisch", "telefon", "video", "videoschalte", "videokonferenz", "videolink", "videoschaltung", "telefonkonferenz"]
)


def talks_over(trigger: Trigger, scene: Scene) -> Trigger | None:
    """Give the event that talks are about: "Verhandlungen über einen Beitritt"; `None`: no event."""
    phrases = scene.clause_of(trigger).phrases
    for other in scene.triggers:
        if other.clause == trigger.clause and other.phrase is not None and other.phrase != trigger.phrase:
            at: int | None = other.phrase
            if phrases[other.phrase].preposition not in ("über", "zum"):
                continue
            while at is not None and at != trigger.phrase:
                at = phrases[at].parent
            if at is not None:
                return other
    return None


def kind_of(
    trigger: Trigger,
    told: Sequence[Mention],
    names: frozenset[str],
    *,
    definite: bool,
    words: Sequence[str],
    over: Trigger | None,
) -> Kind:
    """Give the kind: "die Verhandlungen" after "Beitrittsverhandlungen" are those, and no other meeting."""
    if trigger.group.kind == "meeting" and definite and trigger.head.startswith(("verhandlung", "gespräch")):
        earlier = next((known for known in reversed(told) if known.noun and known.head.endswith(trigger.head)), None)
        if earlier is not None and earlier.kind == "accession":
            return "accession"
    if trigger.group.kind == "meeting" and trigger.noun and over is not None and over.group.kind == "accession":
        return "accession"
    if trigger.head in ("einigen", "verständigen", "vereinbaren") and _agreed_to_talk(trigger, names, words):
        return "meeting"  # who agrees on talks sits together, and talks are no treaty
    if trigger.group.kind == "meeting" and _BY_WIRE.intersection(words):
        return "call"
    if trigger.head == "empfangen" and len(names) >= 2 and any(word.startswith(_TABLE) for word in words):
        return "meeting"
    if trigger.head == "empfangen" and any(known.kind == "meeting" and known.names & names for known in told[-6:]):
        return "meeting"
    return trigger.group.kind


def _agreed_to_talk(trigger: Trigger, names: frozenset[str], words: Sequence[str]) -> bool:
    talks = any(word.startswith(("gespräch", "verhandlung", "beratung", "konsultation", "treffen")) for word in words)
    return len(names) >= 2 and talks and "telefonisch" not in words
