"""Takes a trigger in its clause, gives the status that the tense tells, or the date where the tense leaves it open."""

from __future__ import annotations

import re

from depesche.language.sentences import Sentence
from depesche.model.edtf import parse_edtf
from depesche.model.vocabulary import Kind, Status
from depesche.reading.events.frames import Clause
from depesche.reading.events.governing import words_of
from depesche.reading.events.judgement import Judgement
from depesche.reading.events.triggers import Trigger

MEASURES: frozenset[Kind] = frozenset(
    [
        "sanction", "entry_measure", "expulsion", "recall", "summons", "incident", "agreement", "mission_closed",
        "mission_reduced", "mission_opened", "release", "aid", "vote", "withdrawal", "relations_cut",
        "relations_opened", "recognition", "note", "appointment", "departure", "statehood",
    ]
)  # fmt: skip
_GOING_ON = frozenset(["verhandeln", "beraten", "tagen", "konferieren"])


def by_tense(
    trigger: Trigger,
    clause: Clause,
    sentence: Sentence,
    date: str | None,
    published: str | None,
    *,
    own: Status | None,
    preposition: str,
    telling: bool,
) -> Judgement:
    """Read the status from the tense of the clause, and from the date where the tense leaves it open.

    Args:
        own: the status that the verb tells of the event; `None`: none.
        preposition: the preposition by which the event's noun hangs on the verb; "" for none.
        telling: true where the noun hangs so on the verb that the verb tells of it.
    """
    words = {sentence.tokens[place].lower for place in clause.tokens}
    if clause.tense in ("past", "pluperfect"):
        if preposition in ("vor", "bis", "vorfeld") and trigger.noun:
            return Judgement(status=by_date(date, published, "announced"), firmness=1, rule="vor")
        if own == "under_way" and clause.tense != "pluperfect" and trigger.noun:
            return Judgement(status="held", firmness=2, rule="tense")
        if (
            trigger.noun
            and own is None
            and preposition
            not in ("", "unter", "bei", "beim", "zu", "zum", "zur", "während", "auf", "am", "an", "mit", "im", "in")
        ):
            return Judgement(status=by_date(date, published, "held"), firmness=1, rule="default")
        return Judgement(status="held", firmness=2, rule="tense")
    if clause.tense == "future":
        return Judgement(status="announced", firmness=2, rule="tense")
    lasting = bool(words & words_of("under_way")) or _SINCE.search(sentence.text) is not None
    if own == "under_way" or (lasting and telling and clause.tense == "present"):
        return Judgement(status="under_way", firmness=3, rule="adverb")
    if clause.tense == "present":
        if trigger.head in _GOING_ON and date is None:
            return Judgement(status="under_way", firmness=1, rule="present")
        if not trigger.noun and trigger.group.kind == "mission_opened" and trigger.group.frame and not clause.passive:
            return Judgement(status=by_date(date, published, "announced"), firmness=1, rule="present")
        if not trigger.noun and trigger.group.kind in ("meeting", "visit", "call", "accession", "deployment"):
            return Judgement(status=by_date(date, published, "announced", same="announced"), firmness=2, rule="present")
        if not trigger.noun and trigger.group.kind == "mediation":
            return Judgement(status="under_way", firmness=2, rule="present")
        if not trigger.noun and (trigger.head in ("entsenden", "bereitstellen") or trigger.group.frame == "available"):
            return Judgement(status=by_date(date, published, "announced"), firmness=1, rule="present")
        if trigger.group.kind == "withdrawal" and "pull_out" in trigger.group.classes:
            return Judgement(status=by_date(date, published, "announced"), firmness=1, rule="present")
        if trigger.group.kind in MEASURES:
            return Judgement(status=by_date(date, published, "held"), firmness=1, rule="present")
        if "stocken" in words and trigger.noun:
            return Judgement(status="under_way", firmness=2, rule="in Stocken")
        return Judgement(status=by_date(date, published, "announced", same="under_way"), firmness=1, rule="present")
    if clause.type == "infinitive" and trigger.noun and trigger.group.kind in MEASURES and preposition == "":
        return Judgement(status="announced", firmness=1, rule="infinitive")
    return Judgement(status=by_date(date, published, "held"), firmness=1, rule="default")


def by_date(date: str | None, published: str | None, otherwise: Status, *, same: Status | None = None) -> Status:
    """Choose by the date where no word tells: before the day of publication held, after it announced."""
    if not date or not published:
        return otherwise
    try:
        happens, printed = parse_edtf(date), parse_edtf(published[:10])
    except ValueError:
        return otherwise
    if happens.end is not None and printed.start is not None and happens.end <= printed.start:
        return "held"
    if happens.start is not None and printed.end is not None and happens.start >= printed.end:
        return "announced"
    return same or otherwise


_SINCE = re.compile(
    r"\b[Ss]eit (?:langem|längerem|Wochen|Monaten|Jahren|Tagen|Stunden|gestern|heute|vorgestern)\b|\bnoch immer\b"
)
