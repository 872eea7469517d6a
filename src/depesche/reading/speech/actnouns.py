"""Takes a block, gives what its nouns of speech tell.

Examples: "Obamas Wunsch nach einem Neubeginn", "übte Kritik an dem Gesetz", "die Forderung, ...".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import act_nouns, folded
from depesche.reading.speech.nominals import Nominal, nominal_at

# Prepositions that lead to what a noun of speech is about.
_ABOUT = frozenset(["nach", "an", "am", "vor", "auf", "mit", "für", "gegen", "zu", "zum", "zur", "über", "um", "von"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ActNoun:
    """A noun of speech with what it is about; numbers are places in the block's tokens.

    Attributes:
        noun: place of the noun.
        act: what it stands for.
        owner: the phrase that names the speaker within the noun phrase; `None`: it is the subject of the clause.
        clause: the clause it stands in.
        content: what is said, half-open.
        rendered: true where a clause gives it ("die Hoffnung, dass ..."), false for a phrase with a preposition.
        support: true where a verb carries it ("übte Kritik").
        genitive: true where the content is a genitive ("erhob den Vorwurf des Betrugs"), which may as well name who speaks.
    """

    noun: int
    act: str
    owner: Nominal | None
    clause: Clause
    content: tuple[int, int]
    rendered: bool
    support: bool
    genitive: bool = False


def nouns_of_speech(block: Block) -> list[ActNoun]:
    """Find them, in the order of the text."""
    tokens = block.tokens
    found = []
    for place, token in enumerate(tokens):
        if token.tag != "NOUN" or token.text not in act_nouns():
            continue
        clause = next((c for c in block.clauses if any(a <= place < b for a, b in c.pieces)), None)
        if clause is None:
            continue
        noun = _read(block, clause, place)
        if noun is not None:
            found.append(noun)
    return found


def _read(block: Block, clause: Clause, place: int) -> ActNoun | None:
    tokens = block.tokens
    stop = next(b for a, b in clause.pieces if a <= place < b)
    owner, after = _owner(tokens, place, stop)
    support = _supported(tokens, clause, place)
    support = support or any(
        tokens[k].lower == "mit" and tokens[k].tag == "ADP" for k in range(max(clause.start, place - 2), place)
    )
    act = act_nouns()[tokens[place].text]
    if owner is None and not support:
        return None
    if after < stop and tokens[after].lower in _ABOUT and tokens[after].tag == "ADP":
        thing = nominal_at(tokens, after, stop)
        if thing is not None:
            end = _end(block, clause, thing.end, stop)
            return ActNoun(noun=place, act=act, owner=owner, clause=clause, content=(after, end), rendered=False, support=support)
    alone = owner is None and support and _stands_alone(tokens, clause)
    rest = [k for k in range(after, stop) if tokens[k].form is None and k != clause.prefix]
    following = next((c for c in block.clauses if c.start >= stop and not c.paren), None)
    charge = support and act == "accuse" and (following is None or following.mark != ",")
    if charge and owner is not None and tokens[owner.start].lower in ("der", "des", "eines", "einer"):
        span = (owner.start, owner.end)
        return ActNoun(noun=place, act=act, owner=owner, clause=clause, content=span, rendered=False, support=True, genitive=True)
    if alone and (following is None or following.mark != "," or following.kind not in ("sub", "inf", "main")):
        given = _given(tokens, clause, place, act)
        if given is not None:
            return ActNoun(noun=place, act=act, owner=None, clause=clause, content=given, rendered=False, support=True)
    if rest or following is None or following.mark != ",":
        return None
    words = following.kind == "sub" and following.intro is not None and tokens[following.intro].lower in ("dass", "ob", "wonach")
    mood = following.kind == "main" and following.finite is not None and tokens[following.finite].mood in ("Sub1", "Sub2")
    infinitive = following.kind == "inf" and tokens[following.start].lower not in ("um", "ohne")
    if not (words or mood or infinitive):
        return None
    return ActNoun(
        noun=place, act=act, owner=owner, clause=clause, content=(following.start, following.end), rendered=True, support=support
    )


def _stands_alone(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether the verb needs nothing behind the noun: "sprach sein Beileid aus"."""
    verbs = {folded(tokens[k].lemma) for k in (clause.finite, *clause.nonfinite) if k is not None}
    if clause.prefix is not None:
        verbs = {tokens[clause.prefix].lower + verb for verb in verbs}
    denied = any(tokens[k].lower in ("nicht", "kein", "keine", "keinen") for k in clause.places())
    return bool(verbs & _alone_verbs()) and not denied and clause.kind in ("main", "sub", "rel")


def _given(tokens: Sequence[Token], clause: Clause, place: int, act: str) -> tuple[int, int] | None:
    """Give what is told: of a refusal what it meets ("erteilte den Gesprächen eine Absage"), of all others the noun."""
    first = place
    while first > clause.start and tokens[first - 1].tag in ("DET", "ADJ") and first - 1 in clause.places():
        first -= 1
    if act != "refuse":
        return first, place + 1
    begin = clause.finite + 1 if clause.finite is not None and clause.kind == "main" else clause.start
    for start in range(begin, first):
        nominal = nominal_at(tokens, start, first)
        if nominal is not None and nominal.preposition is None and not nominal.pronoun and nominal.end == first:
            return nominal.start, first
    return None


@cache
def _alone_verbs() -> frozenset[str]:
    return frozenset(folded(verb.replace("|", "")) for verb in load("speech_nouns")["support_verbs"]["alone"])


def _owner(tokens: Sequence[Token], place: int, stop: int) -> tuple[Nominal | None, int]:
    """Give the phrase whose words the noun stands for, and the place after the noun and its owner."""
    if place + 1 < stop and (
        tokens[place + 1].lower in ("der", "des", "von", "vom", "seitens", "ihrer", "seiner")
        or tokens[place + 1].text.endswith("s")
    ):
        nominal = nominal_at(tokens, place + 1, stop)
        if nominal is not None and tokens[place + 1].tag == "NOUN":
            stop = (
                next(k for k in range(place + 1, nominal.core_end) if tokens[k].text.endswith("s")) + 1
                if tokens[place + 1].text.endswith("s")
                else nominal.core_end
            )
            return Nominal(start=place + 1, end=stop, head=stop - 1, core_end=stop), stop
        if nominal is not None:
            bare = Nominal(start=nominal.start, end=nominal.core_end, head=nominal.head, core_end=nominal.core_end)
            return bare, nominal.core_end
    if place and tokens[place - 1].tag in ("NOUN", "PROPN") and tokens[place - 1].text.endswith("s"):
        first = place - 1
        while first and tokens[first - 1].tag in ("NOUN", "PROPN"):
            first -= 1
        return Nominal(start=first, end=place, head=place - 1, core_end=place), place + 1
    return None, place + 1


def _supported(tokens: Sequence[Token], clause: Clause, place: int) -> bool:
    verbs = {folded(tokens[k].lemma) for k in (clause.finite, *clause.nonfinite) if k is not None}
    if clause.prefix is not None:
        verbs = {tokens[clause.prefix].lower + verb for verb in verbs} | verbs
    return bool(verbs & _support_verbs()) and clause.kind != "frag"


def _end(block: Block, clause: Clause, end: int, stop: int) -> int:
    """Take the relative or infinitive clause that hangs on the phrase along."""
    if end < stop - 1:
        return end
    following = next((c for c in block.clauses if c.start >= stop and not c.paren), None)
    return following.end if following is not None and following.kind == "rel" and following.mark == "," else end


@cache
def _support_verbs() -> frozenset[str]:
    return frozenset(folded(verb.replace("|", "")) for verb in load("speech_nouns")["support_verbs"]["verbs"])
