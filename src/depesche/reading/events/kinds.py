"""Takes a trigger with what was told before it, gives the kind of its event: talks of an accession, a call by wire."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.model.vocabulary import Kind
from depesche.reading.events.merging import Mention
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger
from depesche.reading.events.wordlists import parts_for, words_for


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
    scene: Scene,
    told: Sequence[Mention],
    names: frozenset[str],
    *,
    definite: bool,
    over: Trigger | None,
) -> Kind:
    """Give the kind: "die Verhandlungen" after "Beitrittsverhandlungen" are those, and no other meeting."""
    words = scene.words(trigger.clause)
    if trigger.group.kind == "meeting" and definite and trigger.head.startswith(("verhandlung", "gespräch")):
        earlier = next((known for known in reversed(told) if known.noun and known.head.endswith(trigger.head)), None)
        if earlier is not None and earlier.kind == "accession":
            return "accession"
    if trigger.group.kind == "meeting" and trigger.noun and over is not None and over.group.kind == "accession":
        return "accession"
    if trigger.head in ("einigen", "verständigen", "vereinbaren") and _agreed_to_talk(trigger, scene, names, words):
        return "meeting"  # who agrees on talks sits together, and talks are no treaty
    if trigger.group.kind == "meeting" and words_for("by_wire").intersection(words):
        return "call"
    if trigger.head == "empfangen" and len(names) >= 2 and any(word.startswith(parts_for("at_table")) for word in words):
        return "meeting"
    if trigger.head == "empfangen" and any(known.kind == "meeting" and known.names & names for known in told[-6:]):
        return "meeting"
    return trigger.group.kind


def _agreed_to_talk(trigger: Trigger, scene: Scene, names: frozenset[str], words: Sequence[str]) -> bool:
    """Say whether talks are what is agreed on, and not where: not "bei einem Treffen verständigten sie sich auf einen Fonds"."""
    tokens = scene.sentence.tokens
    talks = any(
        tokens[phrase.last].lower.startswith(parts_for("talks_nouns")) and phrase.preposition in ("", "auf", "zu", "über")
        for phrase in scene.clause_of(trigger).phrases
    )
    return len(names) >= 2 and talks and "telefonisch" not in words
