"""Takes a clause without a trigger, gives the act told before that another state does too: "Am Montag folgte Japan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.events import circumstances
from depesche.reading.events.continuing import standing_for
from depesche.reading.events.merging import Mention
from depesche.reading.events.participants import joined, participants_of
from depesche.reading.events.scene import Scene
from depesche.reading.events.status import judge

_REACH = 2
"""Sentences behind an act within which "folgten" and "zogen nach" mean it."""
_ACTS = frozenset(
    [
        "recognition",
        "recall",
        "sanction",
        "entry_measure",
        "mission_closed",
        "relations_cut",
        "relations_opened",
        "withdrawal",
        "summons",
        "aid",
    ]
)
_DOES_SO = re.compile(
    r"\bfolg(?:t|te|ten|en)\b(?! (?:auf|aus|einer|einem|de[mnr])\b)"
    r"|\bz(?:og|ogen|ieht|iehen)\b.{0,60}\bnach$|\bnach(?:zu|ge)?z(?:iehen|ogen)\b"
    r"|\bt(?:at|ut|un|aten) es\b.{0,60}\bgleich\b|\bgleich(?:zu|ge)?t(?:un|an)\b|\b(?:ebenso|genauso|gleichermaßen) verfahren\b"
    r"|\bverf(?:uhr|uhren|ährt|ahren)\b.{0,30}\b(?:ebenso|genauso)\b"
    r"|\b(?:die entsprechenden|die gleichen|den gleichen|dieselben|denselben) Schritte?\b"
    r"|\bschl(?:o|ie)(?:ss|ß)(?:en|t)? sich\b.{0,60}\ban$|\bsich\b.{0,60}\ban(?:ge|zu)?schl(?:o|ie)(?:ss|ß)en\b"
)
_DOERS = ("state", "organisation", "body", "person", "office")


def likewise(order: int, scene: Scene, told: Sequence[Mention], holder: str | None) -> Mention | None:
    """Read a clause as telling that others do the same; `None` where it does not.

    Args:
        told: the mentions so far, those of the sentence with them.
        holder: who vouches for what the clause says; `None`: the report.
    """
    clause, span = scene.clauses[order], scene.span(order)
    if clause.finite is None or clause.type == "relative" or clause.negated or not _DOES_SO.search(span.quote):
        return None
    deed = next((one for one in reversed(told) if one.kind in _ACTS and scene.number - one.sentence <= _REACH), None)
    doers = [
        one.actor
        for one in scene.placed[order]
        if one.actor.sides and one.actor.type in _DOERS and not "".join(one.chain).strip()
    ]
    if deed is None or not doers:
        return None
    acting: Part = "initiator"
    participants = participants_of([(actor, acting) for actor in doers], scene.analysis)
    known = {one.side for one in participants}
    if known & {one.side for one in deed.participants if one.part == "initiator"}:
        return None
    others = tuple(Participant(side=one.side, part="target") for one in deed.participants if _is_done_to(one, deed, known))
    trigger = standing_for(deed, order, scene)
    when = circumstances.when(trigger, clause, scene.sentence, scene.times, alone=True, talks=False)
    return Mention(
        kind=deed.kind,
        head=deed.head,
        prefix="",
        noun=False,
        start=span.start,
        sentence=scene.number,
        clause=order,
        evidence=span,
        judgement=judge(trigger, scene.clauses, scene.sentence, when.edtf if when else None, scene.analysis.report.published),
        participants=joined(participants, others),
        date=when.edtf if when else None,
        holder=holder,
        direction=deed.direction,
        fresh=True,
        proofs=(circumstances.date_proof(when),) if when else (),
    )


def _is_done_to(one: Participant, deed: Mention, known: set[str | None]) -> bool:
    """Say whether a participant of the act told before is the one that it is done to."""
    return (
        one.side is not None and one.side not in known and (one.part in ("target", "host") or deed.kind.startswith("relations"))
    )
