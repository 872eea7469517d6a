"""Takes a folded word, gives its readings as a form of a verb that the event rules or the grammar of the clause know."""

from __future__ import annotations

from functools import cache

from depesche.language.conjugation import VerbForm, table_of
from depesche.language.lexicon import fold, load

AUXILIARIES = frozenset(["haben", "sein", "werden"])
MODALS = frozenset(["sollen", "wollen", "können", "müssen", "dürfen", "mögen"])


def known_forms(word: str) -> tuple[VerbForm, ...]:
    """Give the readings of a folded word; empty for a word that is no form of a known verb."""
    return _irregular().get(word) or _table().get(word, ())


@cache
def _irregular() -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, tuple[VerbForm, ...]] = {}
    for verb, forms in load("conjugation")["irregular"].items():
        lemma = fold(verb)
        for written in forms["past"]:
            table[fold(written)] = (VerbForm(lemma, "Fin", "Past", False),)
        for written in forms["present"]:
            finite = VerbForm(lemma, "Fin", "Pres", False)
            infinitive = VerbForm(lemma, "Inf", None, False)
            table[fold(written)] = (finite, infinitive) if fold(written) == lemma else (finite,)
    for written, verb in load("conjugation")["participles"].items():
        table[fold(written)] = (VerbForm(fold(verb), "Part", None, False),)
    return table


@cache
def _table() -> dict[str, tuple[VerbForm, ...]]:
    verbs: set[str] = set()
    for group in load("events")["groups"]:
        verbs.update(group.get("verbs", ()))
        verbs.update(group.get("verbs_required", ()))
    for words in load("event_status")["verbs"].values():
        verbs.update(words)
    verbs.update(load("event_status")["other_verbs"])
    for entry in load("event_resumed").values():
        verbs.update(entry.get("verbs", ()))
    return table_of(sorted(fold(verb) for verb in verbs))
