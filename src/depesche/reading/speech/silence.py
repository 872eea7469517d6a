"""Takes a clause, says whether it tells that somebody did not speak: "nannte keinen Termin", "schwieg zu den Vorwürfen"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import VerbCue, folded

_NO = frozenset(["kein", "keine", "keinen", "keinem", "keiner", "keinerlei"])
_ASKING = frozenset(
    [
        "ob",
        "wer",
        "wen",
        "wem",
        "was",
        "wann",
        "wo",
        "wohin",
        "wie",
        "warum",
        "weshalb",
        "welche",
        "welcher",
        "welches",
        "welchen",
    ]
)


def silent_cue(block: Block, clause: Clause, cue: VerbCue | None) -> VerbCue | None:
    """Give the cue of a clause that tells of silence; `None` where it tells of none.

    `cue` is the verb of saying found in it, if any. The words that stand for silence are in `speech_nouns.yaml`.
    """
    tokens = block.tokens
    if clause.kind not in ("main", "rel", "sub") or clause.finite is None:
        return None
    places = clause.places()
    words = {tokens[k].lower for k in places}
    lemmas = _lemmas(tokens, clause)
    if cue is not None and _negated_saying(block, cue, words):
        return cue
    utterances = [k for k in places if tokens[k].text in _nouns("nouns")]
    details = [k for k in places if tokens[k].text in _nouns("details")]
    existing = "es" in words and bool(lemmas & {"geben", "sein"})
    nouns = utterances if existing else utterances + details
    denied = bool(words & _NO) or "nicht" in words
    if nouns and denied and lemmas & _verbs("carriers") and (_no_before(tokens, nouns) or "nicht" in words):
        return cue or _cue(clause)
    if utterances and lemmas & {"ablehnen", "verweigern"}:
        return cue or _cue(clause)
    if nouns and "nicht" in words and words & {"erreichbar", "erreichen", "bereit"} and "sein" in lemmas:
        return _cue(clause)
    if lemmas & _verbs("silent") and not denied and _verbs_alone(lemmas):
        return _cue(clause)
    if "offen" in words and lemmas & {"lassen", "offenlassen"} and not denied and _asks(block, clause):
        return _cue(clause)
    if "bedeckt" in words and lemmas & {"halten", "bedeckthalten"} and "sich" in words and not denied:
        return _cue(clause)
    if lemmas & {"reagieren", "antworten"} and "nicht" in words and words & _so_far():
        return cue or _cue(clause)
    if lemmas & _verbs("shrouding") and "Schweigen" in {tokens[k].text for k in places} and not denied:
        # "hüllt sich in Schweigen", "bewahrt Schweigen"
        return _cue(clause)
    if lemmas & {"lassen"} and words & _nouns("unanswered"):
        return _cue(clause)
    if "nicht" in words and lemmas & {"eingehen", "einlassen"} and any(tokens[k].text in _nouns("questions") for k in places):
        return cue or _cue(clause)
    return None


def _negated_saying(block: Block, cue: VerbCue, words: set[str]) -> bool:
    """ "Wer die Delegation leitet, sagte er nicht", "wollte sich nicht äussern"."""
    lemma = folded(cue.entries[0].lemma)
    if not cue.negated or "nur" in words:
        return False
    if {"weder", "noch"} <= words and cue.modal in ("wollen", "können", "mögen"):
        # "wollte den Bericht weder bestätigen noch dementieren"
        return True
    if lemma in _verbs("with_not") or (lemma in _verbs("not_confirmed") and cue.modal in ("wollen", "können", "mögen")):
        return True
    if "nicht" in words and lemma in _verbs("left_unexplained") and not {"dass"} & {t.lower for t in block.tokens}:
        return True
    if (
        "nichts" in words
        and lemma in ("sagen", "mitteilen", "verraten")
        and words & {"zu", "zum", "zur", "dazu", "über", "darüber"}
    ):
        # "sagte nichts zu den Plänen"
        return cue.clause.kind == "main"
    if "nicht" in words and lemma in _verbs("said_not"):
        return _asks(block, cue.clause) or any(
            block.tokens[k].text in _nouns("nouns") | _nouns("details") for k in cue.clause.places()
        )
    return bool("nicht" in words and "stellung" in words)


def _asks(block: Block, clause: Clause) -> bool:
    """Say whether a question hangs on the clause: before it, or right after it."""
    tokens = block.tokens
    for other in block.clauses:
        if other.kind == "sub" and other.intro is not None and tokens[other.intro].lower in _ASKING and not other.paren:
            before = other.end <= clause.start and clause.start - other.end <= 2
            after = other.start >= clause.end and other.start - clause.end <= 2
            if before or after:
                return True
    return False


def _no_before(tokens: Sequence[Token], nouns: Sequence[int]) -> bool:
    return any(tokens[k].lower in _NO for noun in nouns for k in range(max(0, noun - 3), noun))


def _lemmas(tokens: Sequence[Token], clause: Clause) -> set[str]:
    verbs = [k for k in (clause.finite, *clause.nonfinite) if k is not None]
    found = {folded(tokens[k].lemma) for k in verbs}
    if clause.prefix is not None:
        found = {folded(tokens[clause.prefix].lower) + lemma for lemma in found}
    return found


def _verbs_alone(lemmas: set[str]) -> bool:
    """Say whether no modal asks for silence or allows it ("sie sollten schweigen")."""
    return not lemmas & {"sollen", "müssen", "dürfen", "können", "werden"}


def _cue(clause: Clause) -> VerbCue:
    verb = clause.nonfinite[-1] if clause.nonfinite else clause.finite
    assert verb is not None
    return VerbCue(clause=clause, verb=verb, entries=(), passive=False, negated=True, modal=None)


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(load("speech_nouns")["silence"][name])


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(folded(verb) for verb in load("speech_nouns")["silence"][name])


@cache
def _so_far() -> frozenset[str]:
    return frozenset(load("speech_nouns")["silence"]["so_far"])


def silent_nouns() -> frozenset[str]:
    """Nouns of utterance that may be missing ("eine Stellungnahme")."""
    return _nouns("nouns")
