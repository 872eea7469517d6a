"""Takes a trigger in its clause, gives when the event is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from depesche.language.sentences import Sentence
from depesche.model.edtf import format_edtf, parse_edtf
from depesche.model.reading import Proof
from depesche.model.span import Span
from depesche.reading.analysis import TimeMention
from depesche.reading.events.figures import numbers
from depesche.reading.events.frames import Clause
from depesche.reading.events.phrases import Phrase
from depesche.reading.events.triggers import Trigger
from depesche.reading.events.wordlists import parts_for, words_for

_LASTING = re.compile(r"(\w+)tägig(?:e[nmrs]?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of an event mention, with its proof."""

    edtf: str
    time: TimeMention
    since: bool = False


def when(
    trigger: Trigger,
    clause: Clause,
    sentence: Sentence,
    times: Sequence[TimeMention],
    *,
    alone: bool,
    talks: bool,
    more: Sequence[int] = (),
    verbs: Sequence[str] = (),
    rivals: frozenset[int] = frozenset(),
) -> When | None:
    """Find the time that dates the event: in the noun's own phrase, else in its clause.

    Args:
        times: the times of the sentence.
        alone: true where no other event stands in the clause.
        more: places of the tokens of a relative clause that goes on about the noun.
        verbs: the verbs of that clause.
        rivals: noun phrases that tell of other events, whose times are theirs.
        talks: true where the verb of the clause tells of speech, asking or announcing, so that its time is that of the talk.
    """
    behind = {sentence.tokens[place].start for place in more}
    inside = {sentence.tokens[place].start for place in clause.tokens} | behind
    own = stretch(trigger, clause, sentence) if trigger.noun else None
    # The time stands beside the finite verb, not beside the participle at the end ("hatten 1980 ... abgebrochen").
    centre = trigger.start if trigger.noun or clause.finite is None else sentence.tokens[clause.finite].start
    candidates: list[tuple[int, int, TimeMention]] = []
    for time in times:
        if time.edtf is None or not _is_point(time) or not any(time.span.start <= start < time.span.end for start in inside):
            continue
        within = own is not None and own[0] <= time.span.start < own[1]
        within = within or any(time.span.start <= start < time.span.end for start in behind)
        if time.bound in ("until", "before", "after"):
            continue
        if time.bound == "since" and (within or (trigger.noun and clause.tense != "present" and not _again(clause, sentence))):
            continue
        if sentence.text[: time.span.start - sentence.start].rstrip().endswith("("):
            continue
        if (
            trigger.noun
            and not within
            and (_is_nested(trigger, clause) or (_is_genitive(trigger, clause) and not _is_free(time, clause, sentence)))
        ):
            continue
        if talks and not within and not _for(time, sentence):
            continue
        if trigger.group.kind == "incident" and not within and _for(time, sentence):
            continue
        if not within and _FIRST_SINCE.search(sentence.text) and _since_event(time, clause, sentence):
            continue
        if not within and (
            (_of_noun(time, sentence) and not _of_treaty(trigger, time, sentence)) or _of_rival(time, clause, sentence, rivals)
        ):
            continue
        if not within and _of_occasion(time, sentence, clause):
            continue
        candidates.append((0 if within else 2 if _hangs(time, clause, sentence) else 1, abs(time.span.start - centre), time))
    if not candidates:
        return None
    candidates.sort(key=lambda candidate: candidate[:2])
    time = candidates[0][2]
    assert time.edtf is not None
    since = time.bound == "since"
    edtf = time.edtf
    last = _ending(time, trigger, clause, sentence, times)
    if last is not None:
        return When(edtf=f"{edtf}/{last}", time=time)
    days = _days(trigger, clause, sentence)
    begins = {"beginnen", "starten", "eröffnen"}.intersection((*clause.verbs, *verbs))
    if days and re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) and (begins or since):
        first = parse_edtf(edtf).start
        assert first is not None
        edtf = format_edtf(first, first + timedelta(days=days - 1))
    elif since and "/" not in edtf and trigger.group.kind != "agreement":  # a cease-fire that is in force since a day is of it
        edtf = edtf + "/.."
    return When(edtf=edtf, time=time, since=since)


def _is_point(time: TimeMention) -> bool:
    """Say whether a time is a place in the calendar: "am Montag", and "zwei Tage später", a DURATION by its form."""
    return time.type in ("DATE", "TIME") or (time.type == "DURATION" and _COUNTED_ON.search(time.span.quote) is not None)


_COUNTED_ON = re.compile(r"\b(?:später|danach|darauf|nachher|zuvor|davor|vorher|früher)$")


def _again(clause: Clause, sentence: Sentence) -> bool:
    """Say whether a clause tells what happened again and again: "seit Juli mehrfach Gefechte geliefert"."""
    return any(sentence.tokens[place].lower in words_for("repeated") for place in clause.tokens)


def _ending(time: TimeMention, trigger: Trigger, clause: Clause, sentence: Sentence, times: Sequence[TimeMention]) -> str | None:
    """Give the last day of what is told by its first one: "Die am Samstag eröffneten Gespräche endeten am Sonntag"; open: "..".

    `None` where no participle before the noun says that the day is the first.
    """
    if not trigger.noun or not _DAY.fullmatch(time.edtf or ""):
        return None
    between = [token.lower for token in sentence.tokens if time.span.end <= token.start < trigger.start]
    if not between or len(between) > 4 or not any(word.startswith(parts_for("begun")) for word in between):
        return None
    inside = {sentence.tokens[place].start for place in clause.tokens}
    later = [
        other.edtf
        for other in times
        if other.edtf and _DAY.fullmatch(other.edtf) and other.span.start > trigger.end and other.span.start in inside
    ]
    ended = bool(words_for("ended").intersection(clause.verbs)) or "ende" in {
        sentence.tokens[place].lower for place in clause.tokens
    }
    return later[0] if ended and later and later[0] > (time.edtf or "") else ".."


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def shared_time(clause: Clause, heir: Clause, sentence: Sentence, times: Sequence[TimeMention]) -> When | None:
    """Give the time that coordinated clauses share: "2007 verließ er ... und kam", "traf am Montag ... und sprach".

    A time before the verb counts for both; one behind it where both are told in one tense and it hangs on no noun.
    """
    if clause.finite is None:
        return None
    begin, verb = sentence.tokens[clause.tokens[0]].start, sentence.tokens[clause.finite].start
    inside = {sentence.tokens[place].start for place in clause.tokens}
    alike = heir.tense == clause.tense and clause.tense in ("past", "pluperfect") and not heir.negated and not clause.negated
    for time in times:
        if time.edtf is None or time.bound is not None or not _is_point(time):
            continue
        if begin <= time.span.start < verb:
            return When(edtf=time.edtf, time=time)
        behind = any(time.span.start <= start < time.span.end for start in inside) and time.span.start > verb
        if alike and behind and not _hangs(time, clause, sentence) and not _of_noun(time, sentence):
            return When(edtf=time.edtf, time=time)
    return None


_RIGHT_BEHIND = 15
"""Characters between a time and the clause with "als" that goes on about it."""


def time_of_main(clause: Clause, main: Clause, sentence: Sentence, times: Sequence[TimeMention]) -> When | None:
    """Give the time that a clause with "als" goes on about: "im August 2008, als ...", "seit 1974 geteilt, als ..."."""
    if clause.opener != "als" or clause.finite is None:
        return None
    begin = sentence.tokens[clause.tokens[0]].start
    inside = {sentence.tokens[place].start for place in main.tokens}
    before = [
        time
        for time in times
        if time.edtf is not None
        and _is_point(time)
        and 0 <= begin - time.span.end <= _RIGHT_BEHIND
        and any(time.span.start <= start < time.span.end for start in inside)
    ]
    if not before and main.tense in ("past", "pluperfect") and clause.tense == "past":
        before = [
            time
            for time in times
            if time.edtf is not None
            and _is_point(time)
            and time.bound is None
            and any(time.span.start <= start < time.span.end for start in inside)
        ]
        before = before if len(before) == 1 else []
    return When(edtf=before[-1].edtf or "", time=before[-1]) if before else None


def _is_genitive(trigger: Trigger, clause: Clause) -> bool:
    return trigger.phrase is not None and clause.phrases[trigger.phrase].genitive


def _is_free(time: TimeMention, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a time hangs on no noun of the clause."""
    for phrase in clause.phrases:
        if sentence.tokens[phrase.first].start <= time.span.start < sentence.tokens[phrase.last].end:
            return phrase.parent is None
    return True


def _is_nested(trigger: Trigger, clause: Clause) -> bool:
    """Say whether the noun hangs on another one ("im Streit um den Anschlag"), so that the time of the clause is not its own."""
    phrase = clause.phrases[trigger.phrase or 0]
    return phrase.parent is not None and not phrase.loose and phrase.preposition in ("um", "über", "für", "gegen", "wegen")


def _of_rival(time: TimeMention, clause: Clause, sentence: Sentence, rivals: frozenset[int]) -> bool:
    """Say whether a time hangs on the noun of another event: "folgt auf die ersten Gespräche seit 2022"."""
    at = next(
        (
            order
            for order, phrase in enumerate(clause.phrases)
            if sentence.tokens[phrase.first].start <= time.span.start < sentence.tokens[phrase.last].end
        ),
        None,
    )
    while at is not None:
        phrase = clause.phrases[at]
        if phrase.parent in rivals and (not phrase.loose or time.bound is not None):
            return True
        at = phrase.parent
    return False


def _of_noun(time: TimeMention, sentence: Sentence) -> bool:
    """Say whether "von" ties a time to the noun before it: "der Rat von 1999"."""
    before = [token for token in sentence.tokens if token.end <= time.span.start][-1:]
    return bool(before) and before[0].lower in ("von", "vom", "aus")


def _of_treaty(trigger: Trigger, time: TimeMention, sentence: Sentence) -> bool:
    """Say whether the noun before "von" is the agreement that the verb tells of: "Im Abkommen von 1966 vereinbarten beide"."""
    before = [token for token in sentence.tokens if token.end <= time.span.start][-2:-1]
    return trigger.group.kind == "agreement" and bool(before) and before[0].lower.endswith(parts_for("treaties"))


_FIRST_SINCE = re.compile(
    r"\b(?:erste|zweite)[nrs]? Mal\b|\b[Ee]rstmals\b|\b[Zz]uletzt\b|\b(?:erste|höchste)[nrs]? (?:[\w-]+ ){1,3}seit\b"
)


def _since_event(time: TimeMention, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a time is that of something since which it is counted: "zum ersten Mal seit dem Ende des Krieges 1949"."""
    at = next(
        (
            phrase
            for phrase in clause.phrases
            if sentence.tokens[phrase.first].start <= time.span.start <= sentence.tokens[phrase.last].end + 1
        ),
        None,
    )
    for _ in range(4):
        if at is None:
            return False
        if at.preposition == "seit":
            return sentence.tokens[at.first].start < time.span.start
        at = clause.phrases[at.parent] if at.parent is not None else _right_before(at, clause)
    return False


def _right_before(phrase: Phrase, clause: Clause) -> Phrase | None:
    """Give the phrase that ends where a phrase without preposition begins: "der Machtübernahme | 2011"."""
    if phrase.preposition:
        return None
    return next((other for other in clause.phrases if other.last + 1 == phrase.first), None)


def _of_occasion(time: TimeMention, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a bare year stands behind the noun of an occasion: "zum ersten Mal seit der Machtübernahme 2011"."""
    if not re.fullmatch(r"\d{4}", time.span.quote):
        return False
    before = [place for place in clause.tokens if sentence.tokens[place].end <= time.span.start]
    if not before or before[-1] not in range(1, len(sentence.tokens)) or not sentence.tokens[before[-1]].text[0].isupper():
        return False
    for place in reversed(before[-8:]):
        token = sentence.tokens[place]
        if token.tag == "ADP" or token.lower in _OCCASIONS:
            return token.lower in _OCCASIONS
        if not (
            token.text[0].isupper() or token.tag in ("ADJ", "DET") or token.lower in ("der", "des", "dem", "den", "die", "das")
        ):
            return False
    return False


_OCCASIONS = frozenset(["seit", "trotz", "wegen", "über", "um", "für", "gegen", "angesichts", "infolge", "aufgrund"])


def _hangs(time: TimeMention, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a time belongs to another noun ("der Bruch von 2016") and not to the verb."""
    for phrase in clause.phrases:
        if sentence.tokens[phrase.first].start <= time.span.start < sentence.tokens[phrase.last].end:
            return phrase.parent is not None and not phrase.loose
    return False


def _for(time: TimeMention, sentence: Sentence) -> bool:
    before = [token.lower for token in sentence.tokens if token.end <= time.span.start][-3:]
    return "für" in before


def stretch(trigger: Trigger, clause: Clause, sentence: Sentence) -> tuple[int, int]:
    """Give the stretch of the noun and all that hangs on it."""
    assert trigger.phrase is not None
    members = {trigger.phrase}
    for order, phrase in enumerate(clause.phrases):
        if phrase.parent in members:
            members.add(order)
    first = clause.phrases[trigger.phrase].first
    last = max(clause.phrases[order].last for order in members)
    return sentence.tokens[first].start, sentence.tokens[last].end


def subtree(trigger: Trigger, clause: Clause, sentence: Sentence, *, preposition: bool = False) -> Span:
    """Give the words of the noun and all that hangs on it, on demand with its preposition; of a verb the word itself."""
    start, end = stretch(trigger, clause, sentence) if trigger.noun else (trigger.start, trigger.end)
    if preposition and trigger.phrase is not None and clause.phrases[trigger.phrase].preposition:
        first = clause.phrases[trigger.phrase].first
        if first and sentence.tokens[first - 1].lower == clause.phrases[trigger.phrase].preposition:
            start = sentence.tokens[first - 1].start
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _days(trigger: Trigger, clause: Clause, sentence: Sentence) -> int | None:
    for place in clause.tokens:
        match = _LASTING.fullmatch(sentence.tokens[place].lower)
        if match:
            return numbers().get(match[1])
    return None


def date_proof(found: When) -> Proof:
    """Make the proof of a date."""
    return Proof(field="date", span=found.time.span, anchor=found.time.anchor, rule=found.time.rule)
