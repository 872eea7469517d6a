"""Takes bare tokens of a sentence, gives them lemma, part of speech and the mood of finite verbs, by word lists and endings.

A trained tagger can take this place: what it must fill are the fields of `Token`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import simplemma

from depesche.language.lexicon import load
from depesche.language.tokens import Token

_SUB1_AUX = frozenset(["sei", "seien", "seiest", "seist", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge"])
_SUB2_AUX = frozenset(
    [
        "wäre",
        "wären",
        "hätte",
        "hätten",
        "würde",
        "würden",
        "könnte",
        "könnten",
        "müsste",
        "müssten",
        "dürfte",
        "dürften",
        "möchte",
        "möchten",
    ]
)
_PAST_AUX = frozenset(
    [
        "war",
        "waren",
        "hatte",
        "hatten",
        "wurde",
        "wurden",
        "konnte",
        "konnten",
        "musste",
        "mussten",
        "sollte",
        "sollten",
        "wollte",
        "wollten",
        "durfte",
        "durften",
        "mochte",
        "mochten",
    ]
)
_PARTICIPLE_AUX = frozenset(["gewesen", "gehabt", "worden", "geworden"])


def tag(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Fill lemma, tag, form, mood and tense of the tokens of one sentence."""
    return tuple(_tagged(token, tokens, place) for place, token in enumerate(tokens))


def _tagged(token: Token, tokens: Sequence[Token], place: int) -> Token:
    text = token.text
    if not text[0].isalnum():
        return replace(token, lemma=text, tag="PUNCT")
    if text[0].isdigit():
        return replace(token, lemma=text, tag="NUM")
    first = _begins_clause(tokens, place)
    lower = text.lower()
    closed = _closed().get(lower)
    if closed and (first or text == lower):
        return _closed_class(token, lower, closed, tokens, place)
    lemma = lemma_of(lower if first and text[0].isupper() and len(text) > 1 else text)
    if text[0].isupper() and not first:
        return replace(token, lemma=lemma_of(text), tag="NOUN")
    verb = _verb(lower)
    if verb is not None:
        form, mood, tense, verb_lemma = verb
        if not (text[0].isupper() and lemma_of(text)[0].isupper() and form != "Fin"):
            return replace(token, lemma=verb_lemma, tag="VERB", form=form, mood=mood, tense=tense)
    if text[0].isupper():
        return replace(token, lemma=lemma_of(text), tag="NOUN")
    return replace(token, lemma=lemma, tag="ADJ" if _inflected_adjective(lower, lemma) else "ADV")


def _closed_class(token: Token, lower: str, closed: str, tokens: Sequence[Token], place: int) -> Token:
    if closed != "AUX":
        return replace(token, lemma=lower, tag=closed)
    if lower in _PARTICIPLE_AUX:
        form, mood, tense = "Part", None, None
    elif lower in _SUB1_AUX:
        subject_ich = any(near.lower == "ich" for near in tokens[max(0, place - 3) : place + 3])
        form, mood, tense = "Fin", "Ind" if subject_ich else "Sub1", "Pres"
    elif lower in _SUB2_AUX:
        form, mood, tense = "Fin", "Sub2", "Past"
    elif lower in _PAST_AUX:
        form, mood, tense = "Fin", "Ind", "Past"
    elif lower in ("werden", "haben", "können", "müssen", "sollen", "wollen", "dürfen", "mögen"):
        form, mood, tense = "Fin", "Amb", "Pres"
    else:
        form, mood, tense = "Fin", "Ind", "Pres"
    return replace(token, lemma=lemma_of(lower), tag="AUX", form=form, mood=mood, tense=tense)


@lru_cache(maxsize=50_000)
def _verb(lower: str) -> tuple[str, str | None, str | None, str] | None:
    """Read a lower-case word as a verb: (form, mood, tense, lemma); `None` when it is none."""
    lemma = lemma_of(lower)
    if len(lower) < 3 or not lemma.endswith("n") or lemma[:1].isupper():
        return None
    if not lemma.endswith(("en", "ern", "eln", "tun", "sein")):
        return None
    if lower == lemma:
        return ("Inf", "Amb", "Pres", lemma)
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    if _participle(lower, stem):
        return ("Part", None, None, lemma)
    if "zu" in lower[1:-3] and lower.replace("zu", "", 1) == lemma:
        return ("Izu", None, None, lemma)
    if lower == stem + "e":
        return ("Fin", "Sub1", "Pres", lemma)
    if lower in (stem + "t", stem + "et", stem + "st"):
        return ("Fin", "Ind", "Pres", lemma)
    if lower.endswith(("te", "ten")) and lower.removesuffix("n").removesuffix("te").removesuffix("e") == stem.removesuffix("e"):
        return ("Fin", "Ind", "Past", lemma)
    if any(umlaut in lower for umlaut in "äöü") and not any(umlaut in lemma for umlaut in "äöü"):
        return ("Fin", "Sub2" if lower.endswith(("e", "en")) else "Ind", "Past" if lower.endswith(("e", "en")) else "Pres", lemma)
    return ("Fin", "Ind", None, lemma)


def _participle(lower: str, stem: str) -> bool:
    if lower.endswith(("t", "en")) and "ge" in lower[:8] and not stem.startswith("ge"):
        return True
    inseparable = lower.startswith(("be", "er", "ver", "zer", "ent", "miss", "emp"))
    return (inseparable and lower.endswith("en") and lower != stem + "en") or (lower.endswith("iert"))


def _begins_clause(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a capital letter here may be due to the place alone: after nothing, a colon or an opening quotation mark."""
    before = place - 1
    while before >= 0 and not tokens[before].text[0].isalnum():
        if tokens[before].text in ":.!?":
            return True
        if tokens[before].text in '„«»“"‚‹›':
            return True
        if tokens[before].text in ",;)":
            return False
        before -= 1
    return before < 0


def _inflected_adjective(lower: str, lemma: str) -> bool:
    return (lower != lemma.lower() and lower.endswith(("e", "en", "er", "es", "em"))) or lower.endswith(
        ("isch", "lich", "ig", "sam", "bar")
    )


@cache
def _closed() -> dict[str, str]:
    table: dict[str, str] = {}
    words = load("words")
    for name in ("ADV", "ADP", "NUM", "PRON", "DET", "CCONJ", "SCONJ", "PART", "AUX"):
        for word in words[name]:
            table[word] = name
    return table


@lru_cache(maxsize=100_000)
def lemma_of(word: str) -> str:
    """Give the dictionary form of a German word; the word itself where the dictionary has none. Swiss ss is tried as ß."""
    lemma: str = simplemma.lemmatize(word, lang="de")
    if lemma == word and "ss" in word:
        lemma = simplemma.lemmatize(word.replace("ss", "ß"), lang="de")
        if lemma == word.replace("ss", "ß"):
            return word
    return lemma
