"""Takes an incident in its clause, says whether it is told as the cause of a quarrel: "im Streit um den Giftanschlag"."""

from __future__ import annotations

import re

from depesche.reading.events.participants import root_of
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger

_BEHIND = re.compile(
    r"\b(?:Streit|Konflikt|Krise|Affäre|Eklat|Zwist|Fall|Skandal|Spannungen|Reaktion|Antwort|Vergeltung|Strafe|Protest|Verantwortung|Schuld"
    r"|Vorwurf|Ermittlungen|Auslöser)\b(?:\s+[\w-]+){0,3}\s+(?:um|auf|wegen|nach|für|an|zu[mr]?|bei[m]?)\b|\b(?:hinter|wegen|nach|für)\b"
)
_MEASURES = re.compile(
    r"\b(?:[Aa]us(?:zu|ge)?w(?:ei|ie)s|[Ee]inbestell|[Zz]urück(?:ge|zu)?rufen|[Aa]bberufen|[Ss]anktion|unerwünschten? Person)\w*"
    r"|des Landes verwies|hinausgeworfen|vor die Tür (?:ge)?setz"
    r"|\bBotschafter"
    r"|\bBeziehungen (?:\w+ ){0,4}(?:ab|auf Eis)"
)
_DRAWN_IN = re.compile(r"\b(?:verwickelt|verstrickt|beteiligt)\b|\bstecke?n?\b|\bverantwortlich\b|\bzu tun\b")
_STARTS = re.compile(r"\b(?:Ausgangspunkt|Auslöser|Anlass|Grund)\b.{0,40}\b(?:ist|war)\b")
_REACH = 60
"""Characters before the word of the incident in which what it caused is looked for."""


def is_cause(trigger: Trigger, scene: Scene) -> bool:
    """Say whether an incident is what a quarrel with diplomatic measures is about."""
    if trigger.group.kind != "incident" or not _of_measures(scene.analysis.report.text):
        return False
    if not trigger.noun:
        return scene.clause_of(trigger).passive or scene.clause_of(trigger).opener == "nachdem"
    begin = trigger.start - scene.sentence.start
    before = scene.sentence.text[max(0, begin - _REACH) : begin]
    drawn_in = bool({"verwickeln", "verstricken"}.intersection(scene.clause_of(trigger).verbs)) or _DRAWN_IN.search(
        scene.sentence.text
    )
    if drawn_in or _STARTS.search(before):
        return True
    governed = root_of(trigger, scene.clause_of(trigger)).preposition in ("wegen", "nach", "hinter", "für", "um", "auf", "seit")
    return governed or _BEHIND.search(before) is not None


def _of_measures(text: str) -> bool:
    return len(_MEASURES.findall(text)) >= 2
