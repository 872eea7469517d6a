"""Takes the clauses of a sentence, gives the cues of speech in them.

Cues are verbs of saying with their frames; the nouns that do their work have their types here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.speech.clauses import Clause

_MODALS = frozenset(["sollen", "wollen", "können", "müssen", "dürfen", "mögen"])
# Prefixes that are as often plain adverbs ("sagte er weiter").
_LOOSE_PREFIXES = frozenset(
    [
        "weiter",
        "wieder",
        "fern",
        "gut",
        "hoch",
        "nahe",
        "richtig",
        "sicher",
        "offen",
        "frei",
        "klein",
        "still",
        "gleich",
        "klar",
        "bekannt",
        "mit",
        "zusammen",
        "vorher",
    ]
)
_CONDITIONS = frozenset(
    ["wenn", "falls", "sofern", "ob", "damit", "bevor", "ehe", "solange", "sobald", "um", "ohne", "anstatt", "statt", "bis"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One way to use a verb of saying: see `speech_verbs.yaml`; `words` must stand in the clause too ("bekannt" of "bekannt
    geben").
    """

    lemma: str
    act: str
    frames: tuple[str, ...]
    to: str | None
    reflexive: bool
    words: tuple[str, ...]
    loose: bool
    quoting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbCue:
    """A verb of saying in a clause.

    Attributes:
        clause: the clause.
        verb: place of the word that carries the meaning ("gesagt" of "hat gesagt").
        entries: how it can be used, commonest first.
        passive: true for "wurde kritisiert".
        negated: true where "nicht" or "kein" stands in the clause.
        modal: lemma of a modal verb, `None` where there is none.
    """

    clause: Clause
    verb: int
    entries: tuple[Entry, ...]
    passive: bool
    negated: bool
    modal: str | None


def verb_cue(tokens: Sequence[Token], clause: Clause) -> VerbCue | None:
    """Find the verb of saying that rules a clause; `None` where it has another verb, or only asks or supposes that something
    be said.
    """
    if clause.kind not in ("main", "sub", "rel", "inf") or (clause.paren and clause.finite is None):
        return None
    if clause.kind == "sub" and clause.intro is not None and tokens[clause.intro].lower in _CONDITIONS:
        return None
    if clause.kind == "inf" and tokens[clause.start].lower in _CONDITIONS:
        return None
    if clause.paren and clause.end - clause.start <= 4:
        # "(wir berichteten)"
        return None
    finite = clause.finite if clause.finite is not None else (clause.shares.finite if clause.shares is not None else None)
    helper = tokens[finite] if finite is not None else None
    verb, lemma, modal, passive = _ruling_verb(tokens, clause, helper)
    if verb is None:
        return None
    places = clause.places()
    words = frozenset(tokens[k].lower for k in places)
    negated = bool(
        words & {"nicht", "kein", "keine", "keinen", "keinem", "keiner", "keinerlei", "nie", "niemals", "weder", "nichts"}
    )
    let = modal == "lassen" and any(lemma in entry.words for entry in _lexicon().get("lassen", ()))
    entries = tuple(
        entry
        for entry in _lexicon().get("lassen" if let else folded(lemma), ())
        if (not entry.words or all(_has_word(tokens, places, word, verb) for word in entry.words))
        and (not entry.reflexive or bool(words & {"sich", "mich", "uns"}))
    )
    heard = helper is not None and helper.lemma == "sein" and tokens[verb - 1].lower == "zu"
    heard = heard and not words & {"nicht", "wenig", "nichts", "kaum", "keine"}
    if not entries and heard and lemma in ("hören", "vernehmen", "erfahren", "lesen"):
        # "Aus der Regierung ist zu hören, ...": like "heißt es".
        entries, passive = tuple(entry for entry in _lexicon()["heissen"] if entry.act == "inform"), False
    if not entries and modal == "wollen" and lemma in _claims() and any(tokens[k].lemma == "haben" for k in clause.nonfinite):
        entries = (Entry(lemma=lemma, act="inform", frames=("clause",), to=None, reflexive=False, words=(), loose=True),)
    if not entries:
        return None
    if any(tokens[k].text in _not_said().get(folded(lemma), ()) for k in places):
        return None
    if "sich" in words and folded(lemma) in _other_with_sich() and not any(entry.reflexive for entry in entries):
        return None
    if words & _not_said_with().get(folded(lemma), frozenset()):
        return None
    if verb and tokens[verb].form == "Part" and tokens[verb - 1].lower in ("als", "wie"):
        # "früher als erwartet", "wie vorgesehen": nobody says it here.
        return None
    judges = (
        "als" in words
        or _sees_in(tokens, places)
        or (any(tokens[k].text in _seen() for k in places) and not words & {"sich", "wie"})
    )
    if lemma == "sehen" and not judges:
        return None
    best = max(entries, key=lambda entry: (len(entry.words), entry.reflexive))
    if best.words or best.reflexive:
        entries = tuple(entry for entry in entries if (entry.words, entry.reflexive) == (best.words, best.reflexive))
    return VerbCue(clause=clause, verb=verb, entries=entries, passive=passive, negated=negated, modal=modal)


def _sees_in(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """ "sieht in dem Gesetz eine Antwort", "sieht darin einen Fehler": a judgement with its object behind."""
    for index, place in enumerate(places[:-2]):
        if tokens[place].lower in ("in", "im", "darin"):
            behind = [tokens[k].lower for k in places[index + 1 : index + 7]]
            return any(word in ("ein", "eine", "einen", "keine", "keinen", "kein") for word in behind)
    return False


def wish_cue(tokens: Sequence[Token], clause: Clause) -> VerbCue | None:
    """ "Der Präsident will einen Gipfel": "wollen" without another verb asks for something."""
    if clause.kind != "main" or clause.finite is None or clause.nonfinite or clause.prefix is not None:
        return None
    token = tokens[clause.finite]
    if token.lemma != "wollen" or token.mood == "Sub1":
        return None
    last = tokens[clause.end - 1]
    if last.text.islower() and last.lower.endswith("en") and last.tag not in ("ADV", "PART", "PRON", "ADP"):
        # "will den Bau voranbringen": an infinitive that the word list does not know.
        return None
    entry = Entry(lemma="wollen", act="propose", frames=("object",), to=None, reflexive=False, words=(), loose=False)
    negated = any(tokens[k].lower in ("nicht", "kein", "keine", "keinen") for k in clause.places())
    return VerbCue(clause=clause, verb=clause.finite, entries=(entry,), passive=False, negated=negated, modal=None)


def _ruling_verb(tokens: Sequence[Token], clause: Clause, helper: Token | None) -> tuple[int | None, str, str | None, bool]:
    """Give place and lemma of the verb that carries the meaning, the modal, and whether the clause is passive."""
    full = [k for k in clause.nonfinite if tokens[k].tag != "AUX"]
    if helper is None:
        return (full[-1], tokens[full[-1]].lemma, None, False) if full and clause.kind == "inf" else (None, "", None, False)
    assert clause.finite is not None or clause.shares is not None
    if helper.tag == "AUX":
        if not full:
            return None, "", None, False
        verb = full[-1]
        modal = helper.lemma if helper.lemma in _MODALS else None
        if helper.lemma == "werden" and tokens[verb].form == "Inf" and helper.mood == "Ind":
            modal = "werden"
        auxiliaries = [tokens[k].lower for k in clause.nonfinite if tokens[k].tag == "AUX"]
        passive = tokens[verb].form == "Part" and (helper.lemma == "werden" or "worden" in auxiliaries or "werden" in auxiliaries)
        # "Die Landung ist für Montag vorgesehen": a state, not somebody's saying.
        passive = passive or (
            tokens[verb].form == "Part" and helper.lemma == "sein" and folded(tokens[verb].lemma) not in _perfect_with_sein()
        )
        return verb, tokens[verb].lemma, modal, passive
    if clause.finite is None:
        return (full[-1], tokens[full[-1]].lemma, None, False) if full else (None, "", None, False)
    if helper.lemma == "lassen" and full:
        return full[-1], tokens[full[-1]].lemma, "lassen", False
    lemma = helper.lemma
    if clause.prefix is not None:
        joined = tokens[clause.prefix].lower + lemma
        if folded(joined) in _lexicon():
            return clause.finite, joined, None, False
        if tokens[clause.prefix].lower not in _LOOSE_PREFIXES:
            return None, "", None, False
    if (
        full
        and lemma in ("drohen", "versprechen", "wissen", "glauben", "suchen", "planen")
        and any(tokens[k].lower == "zu" for k in range(max(0, full[-1] - 1), full[-1]))
        and clause.kind != "inf"
    ):
        return None, "", None, False
    return clause.finite, lemma, None, False


def folded(word: str) -> str:
    """ß as ss: Swiss and German spellings are the same word."""
    return word.replace("ß", "ss")


def _has_word(tokens: Sequence[Token], places: Sequence[int], word: str, verb: int) -> bool:
    return any(tokens[k].lower == word.lower() for k in places)


@cache
def _lexicon() -> dict[str, tuple[Entry, ...]]:
    """All verbs of saying by infinitive, parts joined ("ankündigen")."""
    table: dict[str, list[Entry]] = {}
    lexicon = load("speech_verbs")
    for group in lexicon["groups"]:
        for verb in group["verbs"]:
            entry = _entry(verb, group["act"], tuple(group["frames"]), group.get("to"), bool(group.get("loose")))
            table.setdefault(entry.lemma, []).append(entry)
    for verb in lexicon["quoting"]["verbs"]:
        entry = _entry(verb, lexicon["quoting"]["act"], ("clause",), None, True, quoting=True)
        if entry.lemma not in table:
            table.setdefault(entry.lemma, []).append(entry)
    return {lemma: tuple(entries) for lemma, entries in table.items()}


def _entry(verb: str, act: str, frames: tuple[str, ...], to: str | None, loose: bool, *, quoting: bool = False) -> Entry:
    words = verb.split()
    reflexive = words[0] == "sich"
    words = words[1:] if reflexive else words
    return Entry(
        lemma=folded(words[-1].replace("|", "")),
        act=act,
        frames=frames,
        to=to,
        reflexive=reflexive,
        words=tuple(words[:-1]),
        loose=loose,
        quoting=quoting,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NounCue:
    """A cue without a verb: "laut X", "X zufolge", "nach Angaben von X", ", so X".

    Attributes:
        start: place of its first token.
        end: place after its last token, the speaker included.
        cue: places of the words that are the cue themselves, half-open.
        speaker: places of the words that name the speaker, half-open; `None`: nobody ("nach eigenen Angaben", "demnach").
        act: a term of the acts.
        own: true for "nach eigenen Angaben": the subject speaks.
        nobody: true for "nach ersten Erkenntnissen": no source is named.
    """

    start: int
    end: int
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    act: str
    own: bool = False
    nobody: bool = False


@cache
def after_nach() -> dict[str, str]:
    """Nouns after "nach" that make a cue, with their act."""
    acts = {"inform": "inform", "opinion": "inform", "expect": "expect", "demand": "demand"}
    table = {}
    for name, act in acts.items():
        for noun in load("speech_nouns")["after_nach"][name]:
            table[noun] = act
    return table


@cache
def _not_said() -> dict[str, tuple[str, ...]]:
    """Objects with which a verb of saying says nothing ("forderte zwölf Todesopfer")."""
    return {folded(verb): tuple(nouns) for verb, nouns in load("speech_verbs")["not_said"]["objects"].items()}


@cache
def _not_said_with() -> dict[str, frozenset[str]]:
    """Small words with which a verb of saying says nothing ("wegen Mordes verurteilt")."""
    return {folded(verb): frozenset(words) for verb, words in load("speech_verbs")["not_said_with"]["words"].items()}


@cache
def _other_with_sich() -> frozenset[str]:
    """Verbs that mean something else with "sich" ("die Anlage befindet sich in ...")."""
    return frozenset(folded(verb.replace("|", "")) for verb in load("speech_verbs")["other_with_sich"]["verbs"])


@cache
def _perfect_with_sein() -> frozenset[str]:
    """Verbs of saying whose perfect takes "sein" ("ist davon ausgegangen")."""
    return frozenset(folded(verb.replace("|", "")) for verb in load("speech_verbs")["perfect_with_sein"]["verbs"])


@cache
def _claims() -> frozenset[str]:
    """Verbs of "will erfahren haben"."""
    return frozenset(load("speech_nouns")["claims"]["verbs"])


@cache
def _seen() -> frozenset[str]:
    """Nouns that make "sehen" a judgement ("sieht Fortschritte")."""
    return frozenset(load("speech_nouns")["seen"]["nouns"])


@cache
def act_nouns() -> dict[str, str]:
    """Nouns that stand for an act of speech, with the act."""
    return {noun: act for act, group in load("speech_nouns")["act_nouns"].items() for noun in group["nouns"]}


@cache
def stances() -> dict[str, str]:
    """Adjectives of "sich zeigen" and "sich äußern", with the act."""
    return {word: act for act in ("criticise", "expect", "praise", "promise") for word in load("speech_nouns")["stances"][act]}


def act_of_participle(lemma: str) -> str | None:
    """Give the act of a verb whose object may be asked for, offered or announced ("fordern": demand); `None` for others."""
    for entry in _lexicon().get(folded(lemma), ()):
        if "object" in entry.frames and entry.act in ("demand", "propose", "promise", "expect") and not entry.words:
            return entry.act
    return None


@cache
def standing_stances() -> frozenset[str]:
    """Adjectives that tell a stance with "sein" alone ("ist überzeugt, dass ...")."""
    return frozenset(load("speech_nouns")["with_sein"]["words"])
