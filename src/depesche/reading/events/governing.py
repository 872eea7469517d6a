"""Takes a clause, gives the status that its verb, or a noun in it, tells of what hangs on it: "sagte das Treffen ab"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.vocabulary import Status
from depesche.reading.events.frames import Clause
from depesche.reading.events.wordlists import words_for

_ENDINGS = ("en", "er", "es", "em", "e", "")
_ORDER: tuple[Status, ...] = (
    "denied", "cancelled", "postponed", "refused", "proposed", "expected", "announced", "under_way", "held",
)  # fmt: skip


def governing(clause: Clause) -> Status | None:
    """Give the status that the verb of a clause tells of its subject or object; `None` for verbs that tell none."""
    return told_of(clause, "")


def told_of(clause: Clause, preposition: str) -> Status | None:
    """Give the status that the verb of a clause tells of what hangs on it by a preposition ("" for its object)."""
    if preposition not in ("", "auf", "zu", "zum", "zur", "um", "für", "gegen", "vor", "mit", "von", "vom", "an"):
        return None
    for status in _ORDER:
        words = dict(statuses_of("verbs"))[status]
        if words.intersection(clause.verbs):
            return status
    return None


def of_outer(clause: Clause, clauses: Sequence[Clause], sentence: Sentence) -> Status | None:
    """Read the verb of the clause on which a dass-clause or an infinitive hangs: "forderte, ... aufzunehmen"."""
    if clause.parent is None or clause.opener not in ("", "dass", "ob", "wonach", "daß"):
        return None
    if clause.type not in ("sub", "infinitive"):
        return None
    parent = clauses[clause.parent]
    by_noun = _noun_before(clause, parent, sentence)
    if by_noun is not None:
        return by_noun
    for status in _ORDER[:7]:
        if dict(statuses_of("verbs"))[status].intersection(parent.verbs):
            if status == "refused" and parent.negated:
                return "expected"
            return status
    if clause.type == "infinitive" and {
        "beschliessen",
        "vereinbaren",
        "einigen",
        "entscheiden",
        "verpflichten",
        "verständigen",
    }.intersection(parent.verbs):
        return "announced"
    return None


def _noun_before(clause: Clause, parent: Clause, sentence: Sentence) -> Status | None:
    """Read the noun that a clause completes: "erklärte die Bereitschaft, Gespräche aufzunehmen"; `None`: it completes none."""
    before = [phrase for phrase in parent.phrases if phrase.last < clause.tokens[0]]
    if not before:
        return None
    head = before[-1]
    while head.genitive and head.parent is not None:
        head = parent.phrases[head.parent]
    if (
        sentence.tokens[head.last].lower in words_for("decisions")
        and clause.type == "infinitive"
        and not head.preposition.startswith(("vor", "zu"))
    ):
        return "held"
    if clause.type == "infinitive" and sentence.tokens[head.last].lower in words_for("plans"):
        return "refused" if parent.negated else "announced"
    for status, nouns in statuses_of("nouns"):
        if status in ("proposed", "expected", "refused") and sentence.tokens[head.last].lower in nouns:
            turned = told_of(parent, head.preposition)
            return turned if turned in ("refused", "denied") else status
    return None


def asks_for(noun: str) -> bool:
    """Say whether "auf", "nach" behind a noun name what it asks or hopes for: "Antrag auf Aufnahme"."""
    return any(noun in nouns for status, nouns in statuses_of("nouns") if status in ("proposed", "expected"))


def of_adjective(word: str) -> Iterator[Status]:
    """Give the statuses that an adjective before the noun tells: "das geplante Treffen"."""
    for status, stems in statuses_of("adjectives"):
        if any(word == stem + ending for stem in stems for ending in _ENDINGS):
            yield status


@cache
def listed(name: str) -> frozenset[str]:
    """Give the folded verbs of a list of `event_status.yaml`."""
    return frozenset(fold(verb) for verb in load("event_status")[name])


@cache
def statuses_of(name: str) -> tuple[tuple[Status, frozenset[str]], ...]:
    """Give the folded words of a table of `event_status.yaml`, by status."""
    endings = ("", "s", "es", "e", "n", "en") if name == "nouns" else ("",)
    return tuple(
        (status, frozenset(fold(word) + ending for word in words for ending in endings))
        for status, words in load("event_status")[name].items()
    )


@cache
def statuses_of_verbs(status: Status) -> frozenset[str]:
    """Give the folded verbs that tell a status of their subject or object."""
    return dict(statuses_of("verbs"))[status]


@cache
def idioms() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """Give the set phrases that tell a status, as patterns of words of a clause."""
    table = load("event_status")["idioms"]
    return tuple((status, re.compile("|".join(phrases), re.IGNORECASE)) for status, phrases in table.items())


@cache
def words_of(status: str) -> frozenset[str]:
    """Give the folded words that tell a status wherever they stand in the clause."""
    return frozenset(fold(word) for word in load("event_status")["words"][status])
