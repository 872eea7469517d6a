"""Takes a folded word, gives its readings as a form of a verb that the event rules or the grammar of the clause know."""

from __future__ import annotations

from functools import cache

from depesche.language.conjugation import VerbForm, table_of
from depesche.language.lexicon import fold, load

AUXILIARIES = frozenset(["haben", "sein", "werden"])
MODALS = frozenset(["sollen", "wollen", "können", "müssen", "dürfen", "mögen"])
_CONJUNCTIVE = {
    "sei": "sein", "seien": "sein", "wäre": "sein", "wären": "sein", "hätte": "haben", "hätten": "haben", "habe": "haben",
    "würde": "werden", "würden": "werden", "werde": "werden", "könnte": "können", "könnten": "können", "könne": "können",
    "solle": "sollen", "sollte": "sollen", "sollten": "sollen", "wolle": "wollen", "dürfte": "dürfen", "dürften": "dürfen", "dürfe": "dürfen", "müsse": "müssen",
    "müsste": "müssen", "müssten": "müssen", "möchte": "mögen", "möchten": "mögen", "möge": "mögen", "sind": "sein", "bin": "sein", "ist": "sein",
    "war": "sein", "waren": "sein", "hat": "haben", "haben": "haben", "wird": "werden", "werden": "werden", "wurde": "werden", "wurden": "werden",
    "kann": "können", "können": "können", "soll": "sollen", "sollen": "sollen", "will": "wollen", "wollen": "wollen", "muss": "müssen", "müssen": "müssen", "darf": "dürfen",
    "dürfen": "dürfen", "mag": "mögen", "mögen": "mögen", "wollte": "wollen", "wollten": "wollen", "konnte": "können", "konnten": "können", "musste": "müssen", "mussten": "müssen",
    "hatte": "haben", "hatten": "haben", "durfte": "dürfen", "durften": "dürfen",
}  # fmt: skip
_PAST = frozenset(
    [
        "war",
        "waren",
        "hatte",
        "hatten",
        "wurde",
        "wurden",
        "wollte",
        "wollten",
        "konnte",
        "konnten",
        "musste",
        "mussten",
        "durfte",
        "durften",
    ]
)


def known_forms(word: str) -> tuple[VerbForm, ...]:
    """Give the readings of a folded word; empty for a word that is no form of a known verb."""
    auxiliary = _CONJUNCTIVE.get(word)
    if auxiliary is not None:
        tense = "Past" if word in _PAST else "Pres"
        finite = VerbForm(auxiliary, "Fin", tense, False)
        return (finite, VerbForm(auxiliary, "Inf", None, False)) if word == auxiliary else (finite,)
    if word in ("worden", "geworden", "gewesen", "gehabt"):
        return (
            VerbForm(
                {"w": "werden"}.get(word[0], "werden" if "worden" in word else "sein" if "wesen" in word else "haben"),
                "Part",
                None,
                False,
            ),
        )
    return _table().get(word, ())


@cache
def _table() -> dict[str, tuple[VerbForm, ...]]:
    verbs: set[str] = set()
    for group in load("events")["groups"]:
        verbs.update(group.get("verbs", ()))
        verbs.update(group.get("verbs_required", ()))
    for words in load("event_status")["verbs"].values():
        verbs.update(words)
    verbs.update(load("event_status")["other_verbs"])
    return table_of(sorted(fold(verb) for verb in verbs))
