"""Takes bare tokens of a sentence, gives them lemma, part of speech and the mood of finite verbs, by word lists and endings.

A trained tagger can take this place: what it must fill are the fields of `Token`. Each word is first read alone; where it may be
two things ("kommen": infinitive or plural, "erklärt": finite or participle) the stretch between two marks decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import simplemma

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.language.verbs import VerbReading, readings

_NAMES_TAG = "NOUN"
_STOPS = ',;:()[]–—.!?„“”"«»…'


def tag(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Fill lemma, tag, form, mood and tense of the tokens of one sentence."""
    drafts = [_draft(token, tokens, place) for place, token in enumerate(tokens)]
    start = 0
    words = _quoted_words(tokens, drafts)
    for place in range(len(tokens) + 1):
        if place == len(tokens) or (tokens[place].text in _STOPS and place not in words):
            _settle(tokens, drafts, start, place)
            start = place + 1
    return tuple(
        Token(start=t.start, end=t.end, text=t.text, lemma=d[0], tag=d[1], form=d[2], mood=d[3], tense=d[4])
        for t, d in zip(tokens, (d[0] for d in drafts), strict=True)
    )


Fields = tuple[str, str, str | None, str | None, str | None]
# A quotation of so many words at most, without a finite verb, is a part of the sentence around it.
_FEW = 6


def _quoted_words(tokens: Sequence[Token], drafts: Sequence[Sequence[Fields]]) -> frozenset[int]:
    """Give the places of marks around a word or two that part no stretch: "hatte die Reise als „Fehler“ bezeichnet"."""
    found: set[int] = set()
    marks = [place for place, token in enumerate(tokens) if token.text in '„“”"«»']
    for left, right in pairwise(marks):
        if left in found or not 1 < right - left <= _FEW + 1 or left == 0:
            continue
        inner = range(left + 1, right)
        plain = not any(tokens[k].text in _STOPS for k in inner) and not any(_certain(list(drafts[k])) for k in inner)
        if plain and tokens[left - 1].text not in _STOPS and right + 1 < len(tokens) and tokens[right + 1].text[0].isalnum():
            found.update((left, right))
    return frozenset(found)


def _draft(token: Token, tokens: Sequence[Token], place: int) -> list[Fields]:
    """Give every reading of one word, likeliest first."""
    text = token.text
    if not text[0].isalnum():
        return [(text, "PUNCT", None, None, None)]
    if text[0].isdigit():
        return [(text, "NUM", None, None, None)]
    capital = text[0].isupper()
    first = capital and _begins_clause(tokens, place)
    return list(_alone(text, capital, first))


@lru_cache(maxsize=100_000)
def _alone(text: str, capital: bool, first: bool) -> tuple[Fields, ...]:
    lower = text.lower()
    closed = _closed().get(lower) or _closed().get(lower.replace("ß", "ss"))
    if closed and (first or not capital):
        if closed == "AUX":
            return tuple(_auxiliary(lower.replace("ß", "ss")))
        return ((lower, closed, None, None, None),)
    if capital and not first:
        return ((lemma_of(text), _NAMES_TAG, None, None, None),)
    found = [_fields(reading) for reading in readings(lower)]
    if capital:
        noun = (lemma_of(text), _NAMES_TAG, None, None, None)
        if found and found[0][2] == "Fin" and not lemma_of(text)[0].isupper():
            return (*found, noun)
        lemma = lemma_of(lower)
        if not found and _inflected_adjective(lower, lemma) and not lemma_of(text)[0].isupper():
            return ((lemma, "ADJ", None, None, None), noun)
        return (noun, *found)
    if found:
        if _adjective_ending(lower):
            found.append((lemma_of(lower), "ADJ", None, None, None))
        return tuple(found)
    lemma = lemma_of(lower)
    return ((lemma, "ADJ" if _inflected_adjective(lower, lemma) else "ADV", None, None, None),)


def _fields(reading: VerbReading) -> Fields:
    return (reading.lemma, "VERB", reading.form, reading.mood, reading.tense)


def _settle(tokens: Sequence[Token], drafts: list[list[Fields]], start: int, end: int) -> None:
    """Choose among the readings of the words between two marks."""
    places = range(start, end)
    _settle_fronted(tokens, drafts, start, end)
    for place in places:
        _settle_adjective(tokens, drafts, place, end)
        if tokens[place].lower == "zu" and place + 1 < end and drafts[place + 1][0][1] in ("DET", "NOUN", "NUM", "PRON", "ADJ"):
            drafts[place] = [("zu", "ADP", None, None, None)]
    for place in places:
        options = drafts[place]
        if len(options) < 2 or options[0][1] == _NAMES_TAG:
            continue
        forms = {option[2] for option in options}
        if "Fin" in forms and forms & {"Inf", "Part"}:
            wanted = _finite_or_not(tokens, drafts, place, start, end, "Inf" if "Inf" in forms else "Part")
            drafts[place] = [option for option in options if option[2] == wanted] or options
    for place in places:
        lemma, word_class, form, mood, tense = drafts[place][0]
        if mood == "Sub1" and any(tokens[near].lower == "ich" for near in range(max(start, place - 4), min(end, place + 4))):
            drafts[place] = [(lemma, word_class, form, "Ind", tense)]


def _settle_fronted(tokens: Sequence[Token], drafts: list[list[Fields]], start: int, end: int) -> None:
    """Take the first word of "Geleitet wurden die Delegationen von Anna Muster" for a participle, not for a noun."""
    if start + 1 >= end or drafts[start][0][1] != _NAMES_TAG or not _begins_clause(tokens, start):
        return
    lower, (_, word_class, form, _, _) = tokens[start].lower, drafts[start + 1][0]
    participles = [option for option in drafts[start] if option[2] == "Part"]
    # "Verfahren wurden eingestellt": nouns that look like a participle in -en do not begin with ge-.
    if participles and (word_class, form) == ("AUX", "Fin") and (lower.endswith("t") or "ge" in lower[:5]):
        drafts[start] = participles


def _settle_adjective(tokens: Sequence[Token], drafts: list[list[Fields]], place: int, end: int) -> None:
    """Take "verstärkte" in "die verstärkte Zusammenarbeit" for an adjective."""
    options = drafts[place]
    if options[0][1] == "DET" and tokens[place].lower == "sein":
        if place + 1 == end or drafts[place + 1][0][1] in ("CCONJ", "AUX", "VERB"):
            drafts[place] = [("sein", "AUX", "Inf", None, None)]
        return
    if options[0][1] != "VERB" or tokens[place].text[0].isupper() or not _adjective_ending(tokens[place].lower):
        return
    following = place + 1
    while following < end and drafts[following][0][1] == "ADJ":
        following += 1
    if _pointer_before(tokens, drafts, place) and options[0][2] == "Fin":
        return
    noun_follows = following < end and drafts[following][0][1] in ("NOUN", "NUM")
    before = drafts[place - 1][0][1] if place else ""
    attribute = options[0][2] == "Part" and options[-1][1] == "ADJ" and before != "PRON" and _inflected(tokens[place])
    if noun_follows and (before in ("DET", "ADJ", "ADP", "NUM") or attribute):
        drafts[place] = [(lemma_of(tokens[place].lower), "ADJ", None, None, None)]


def _pointer_before(tokens: Sequence[Token], drafts: list[list[Fields]], place: int) -> bool:
    """Say whether "Das" alone is the first word and no other verb follows: "Das sagte Minister Muster"."""
    if place != 1 or tokens[0].lower not in ("das", "dies"):
        return False
    end = next((k for k in range(place, len(tokens)) if tokens[k].text in _STOPS), len(tokens))
    return not any(option[2] is not None for k in range(place + 1, end) for option in drafts[k])


def _inflected(token: Token) -> bool:
    return token.lower.endswith(("ten", "te", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem"))


def _finite_or_not(tokens: Sequence[Token], drafts: list[list[Fields]], place: int, start: int, end: int, other: str) -> str:
    """Choose for "kommen" or "erklärt": `Fin`, or the other form when the stretch has its finite verb already."""
    before = tokens[place - 1].lower if place > start else ""
    if before == "zu" and other == "Inf":
        return "Inf"
    if before in ("am", "beim", "zum", "im") or (other == "Inf" and place + 1 < end and tokens[place + 1].lower == "zu"):
        return other
    left, right = start, end
    for near in range(place - 1, start - 1, -1):
        if (
            drafts[near][0][1] == "CCONJ"
            and any(_certain(drafts[k]) for k in range(start, near))
            and _verb_between(drafts, near + 1, place)
        ):
            if other == "Part" and place == end - 1 and drafts[near - 1][0][2] == "Part":
                # "hatte den Bericht gelesen und Peking beschuldigt": the second participle of one auxiliary.
                return "Part"
            left = near + 1
            break
    for near in range(place + 1, end):
        if drafts[near][0][1] == "CCONJ":
            right = near
            break
    if any(_certain(drafts[near]) for near in range(left, place)) or any(
        _certain(drafts[near]) for near in range(place + 1, right)
    ):
        finite = [drafts[near][0] for near in (*range(left, place), *range(place + 1, right)) if _certain(drafts[near])]
        if other == "Inf":
            helpers = any(f[1] == "AUX" or f[0] in ("lassen", "bleiben", "gehen", "sehen", "helfen", "lernen") for f in finite)
            return "Inf" if helpers else ("Fin" if _after_coordination(drafts, place, start) else "Inf")
        if place + 1 < end and _after_coordination(drafts, place, start) and not any(f[1] == "AUX" for f in finite):
            # "macht Minsk verantwortlich und verlangt Auskunft": without an auxiliary there is no participle.
            return "Fin"
        return "Part"
    # Two doubtful ones in one stretch ("können ... kommen", "haben erklärt"): an auxiliary or modal is the finite one.
    for near in (*range(left, place), *range(place + 1, right)):
        if drafts[near][0][1] == "AUX" and any(option[2] == "Fin" for option in drafts[near]) and drafts[place][0][1] != "AUX":
            return other
    return "Fin"


def _verb_between(drafts: list[list[Fields]], start: int, end: int) -> bool:
    return any(drafts[near][0][1] in ("NOUN", "PRON", "DET") for near in range(start, end))


def _after_coordination(drafts: list[list[Fields]], place: int, start: int) -> bool:
    return place > start and drafts[place - 1][0][1] == "CCONJ"


def _certain(options: list[Fields]) -> bool:
    return all(option[2] == "Fin" for option in options)


def _auxiliary(lower: str) -> list[Fields]:
    lemma = auxiliary_lemma(lower)
    table = load("auxiliaries")
    if lower in table["participle"]:
        return [(lemma, "AUX", "Part", None, None)]
    if lower in table["sub1"]:
        return [(lemma, "AUX", "Fin", "Sub1", "Pres")]
    if lower in table["sub2"]:
        return [(lemma, "AUX", "Fin", "Sub2", "Past")]
    if lower in table["past"]:
        return [(lemma, "AUX", "Fin", "Ind", "Past")]
    if lower in table["infinitive"]:
        return [(lemma, "AUX", "Fin", "Amb", "Pres"), (lemma, "AUX", "Inf", None, None)]
    return [(lemma, "AUX", "Fin", "Ind", "Pres")]


@cache
def auxiliary_lemma(lower: str) -> str:
    """The infinitive of a form of sein, haben, werden or a modal verb, lower case with ss for ß."""
    for lemma, forms in load("auxiliaries")["lemmas"].items():
        if lower in forms:
            return str(lemma)
    return lemma_of(lower)


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


def _adjective_ending(lower: str) -> bool:
    return lower.endswith(("e", "en", "er", "es", "em"))


def _inflected_adjective(lower: str, lemma: str) -> bool:
    return (lower != lemma.lower() and _adjective_ending(lower)) or lower.endswith(
        ("isch", "lich", "ig", "sam", "bar", "ische", "ischen", "ischer", "liche", "lichen", "ige", "igen")
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


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Say whether the dictionary knows a word; names are mostly unknown to it."""
    return bool(simplemma.is_known(word, lang="de"))
