"""Takes a trigger or a whole clause, gives what the event is about and what it is expressly not about, as printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.reading.events.frames import Clause
from depesche.reading.events.triggers import Trigger

_TALKS = frozenset(["meeting", "call", "visit", "mediation"])
_ARTICLES = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "diese",
        "dieser",
        "dieses",
        "diesen",
        "diesem",
    ]
)
MAX_TOPICS = 8
"""Topics kept of one mention: longer lists are enumerations of something else."""


def topics_of(trigger: Trigger, clauses: Sequence[Clause], sentence: Sentence) -> tuple[str, ...]:
    """Read the topics that hang on the noun ("Gespräche über ...") or stand in its clause and the purpose clause behind it."""
    clause = clauses[trigger.clause]
    found: list[str] = []
    wanted = _prepositions() if trigger.group.kind in _TALKS else frozenset(["über", "zu", "zur", "zum"])
    for order, phrase in enumerate(clause.phrases):
        if phrase.preposition not in wanted or order == trigger.phrase:
            continue
        hangs = trigger.noun and trigger.phrase is not None and _under(order, trigger.phrase, clause)
        alone = phrase.parent is None or (phrase.preposition == "über" and _with_whom(order, clause))
        free = alone and phrase.preposition in ("über", "wegen") and not trigger.noun
        after = sentence.tokens[phrase.first].start > trigger.start and phrase.preposition == "über" and phrase.parent is None
        if hangs or free or after:
            found.append(words_of(order, clause, sentence))
    if trigger.group.kind in _TALKS:
        for number, other in enumerate(clauses):
            if (
                other.type == "infinitive"
                and other.opener == "um"
                and other.parent in (trigger.clause,)
                and _discuss().intersection(other.verbs)
            ):
                found += _objects(clauses[number], sentence)
    return tuple(dict.fromkeys(topic for topic in found if topic))[:MAX_TOPICS]


def _with_whom(order: int, clause: Clause) -> bool:
    """Say whether a phrase hangs on the one talked to, which takes no matter of its own: "mit der Ministerin über die Grenze"."""
    top = order
    while (parent := clause.phrases[top].parent) is not None:
        top = parent
    return clause.phrases[top].preposition == "mit"


def agenda_line(clause: Clause, clauses: Sequence[Clause], sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read a clause that tells the agenda: (topics, excluded); both empty for other clauses."""
    for verb in clause.verbs:
        preposition = _with_preposition().get(verb)
        if not preposition:
            continue
        matters = [
            order for order, phrase in enumerate(clause.phrases) if phrase.preposition == preposition and phrase.parent is None
        ]
        if matters:
            out = [order for order in matters if _excluded(order, clause, sentence)]
            told = [words_of(order, clause, sentence) for order in matters if order not in out]
            return tuple(told[:MAX_TOPICS]), tuple(words_of(order, clause, sentence) for order in out)
    topics = _agenda_topics(clause, sentence)
    left_out = bool(_leave_out().intersection(clause.verbs))
    return ((), topics) if clause.negated != left_out else (topics, ())


def _excluded(order: int, clause: Clause, sentence: Sentence) -> bool:
    """Say whether "nicht" stands before the phrase, or before the one that it is coordinated with: "nicht um X"."""
    phrase = clause.phrases[order]
    first = phrase.first
    before = [sentence.tokens[place].lower for place in clause.tokens if first - 3 <= place < first]
    if "nicht" in before or "weder" in before:
        return True
    return phrase.coordinated is not None and "sondern" not in before and _excluded(phrase.coordinated, clause, sentence)


def _agenda_topics(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Read what stands on the agenda, or is left out of it, by the nouns and verbs of `agenda.yaml`."""
    naming = [order for order, phrase in enumerate(clause.phrases) if sentence.tokens[phrase.last].lower in _nouns()]
    free = [
        order
        for order, phrase in enumerate(clause.phrases)
        if not phrase.preposition and phrase.parent is None and sentence.tokens[phrase.last].lower != "nicht"
    ]
    if naming and _standing().intersection(clause.verbs):
        return tuple(
            words_of(order, clause, sentence, without=naming[0])
            for order in free
            if order != naming[0] and not _under(order, naming[0], clause)
        )[:MAX_TOPICS]
    if _leave_out().intersection(clause.verbs):
        return tuple(words_of(order, clause, sentence) for order in free)[:MAX_TOPICS]
    return ()


def names_agenda(clause: Clause, sentence: Sentence) -> bool:
    """Say whether a clause names an agenda by its noun ("Thema", "Tagesordnung", "Gegenstand")."""
    return any(sentence.tokens[phrase.last].lower in _nouns() for phrase in clause.phrases)


def _objects(clause: Clause, sentence: Sentence) -> list[str]:
    return [
        words_of(order, clause, sentence)
        for order, phrase in enumerate(clause.phrases)
        if phrase.preposition in ("", "um", "über") and phrase.parent is None
    ]


def _under(number: int, top: int, clause: Clause) -> bool:
    at = clause.phrases[number].parent
    while at is not None:
        if at == top:
            return True
        at = clause.phrases[at].parent
    return False


def words_of(order: int, clause: Clause, sentence: Sentence, *, without: int | None = None) -> str:
    """Give a noun phrase with what hangs on it as printed, without its article."""
    phrase = clause.phrases[order]
    first, last = phrase.first, phrase.last
    if sentence.tokens[first].lower in _ARTICLES and first < last:
        first += 1
    for number in range(order + 1, len(clause.phrases)):
        if without is not None and (number == without or _under(number, without, clause)):
            break
        if _under(number, order, clause):
            last = max(last, clause.phrases[number].last)
    return sentence.text[sentence.tokens[first].start - sentence.start : sentence.tokens[last].end - sentence.start]


@cache
def _nouns() -> frozenset[str]:
    return frozenset(fold(noun) for noun in load("agenda")["nouns"])


@cache
def _standing() -> frozenset[str]:
    return frozenset(fold(verb) for verb in load("agenda")["verbs_of_standing"])


@cache
def _leave_out() -> frozenset[str]:
    return frozenset(fold(verb) for verb in load("agenda")["leave_out"])


@cache
def _discuss() -> frozenset[str]:
    return frozenset(fold(verb) for verb in load("agenda")["discuss"])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load("agenda")["prepositions"])


@cache
def _with_preposition() -> dict[str, str]:
    return {fold(verb): preposition for verb, preposition in load("agenda")["with_preposition"].items()}
