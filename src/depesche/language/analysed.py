"""What the trained model finds in a sentence given as words: tags, features, tree, names and speech roles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the ending of a word says, in Universal Dependencies' terms; None where it does not apply.

    Attributes:
        mood: `Ind`, `Sub` (Konjunktiv I or II) or `Imp`, of finite verbs.
        tense: `Pres` or `Past`, of finite verbs.
        verbform: `Fin`, `Inf` or `Part`, of verbs.
        case: `Nom`, `Acc`, `Dat` or `Gen`.
        number: `Sing` or `Plur`.
        person: `1`, `2` or `3`.
    """

    mood: str | None
    tense: str | None
    verbform: str | None
    case: str | None
    number: str | None
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCue:
    """A word that announces speech, thought or writing, and what the words of its sentence are to it.

    Attributes:
        word: index of its main word.
        roles: one a word of the sentence: `source`, `message`, `addressee`, `topic`, `medium`, `evidence`, `cue` (the main
            word and further words of the cue), `particle` (separated verb prefix, reflexive), or `none`.
        score: the model's probability that the word is a cue, 0.5 to 1.
    """

    word: int
    roles: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """A sentence as the model reads it; every tuple but `cues` has one entry a word.

    Attributes:
        upos: part of speech, Universal Dependencies.
        features: what the endings say.
        head: index of the word it hangs on, -1 for the root.
        relation: relation to the head, UD German GSD.
        name: `O`, or `B-`/`I-` with `PER`, `LOC`, `ORG`, `OTH`, each also with `deriv` ("deutsch") or `part` ("EU-Staaten").
        newswire: `O`, or `B-`/`I-` with `PERSON`, `ORGANISATION`, `PLACE`, `POSITION`, `DATE`, `TIME`, `DURATION`.
        cues: speech cues in the order of their words.
    """

    upos: tuple[str, ...]
    features: tuple[Features, ...]
    head: tuple[int, ...]
    relation: tuple[str, ...]
    name: tuple[str, ...]
    newswire: tuple[str, ...]
    cues: tuple[SpeechCue, ...]
