"""Takes a sentence and a place in it, gives the direction in time of the clause there: past, coming or not told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token

_BREAKS = frozenset(",;:()–—")
# How many tokens away a verb is looked for: keeps endless lists without full stops from taking time squared.
_WINDOW = 60
# How many tokens a bracket may hold that a clause goes on behind.
_BRACKET = 12
_FUTURE = frozenset(["werde", "werden", "wird", "wirst", "würde", "würden"])
_ADVERBS = frozenset(["erst", "schon", "bereits", "noch", "nur", "eben"])
_NOW = frozenset(["wird", "werden", "werde"])
_MODAL = ("soll", "woll", "will", "möcht", "müss", "muss", "könn", "kann", "dürf", "darf")
_PERFECT = frozenset(
    ["hat", "habe", "haben", "ist", "sind", "sei", "seien", "bin", "hätte", "hätten", "wäre", "wären", "hatte", "hatten"]
)
_PAST_INFINITIVE = frozenset(["haben", "sein", "worden"])


def direction_at(tokens: Sequence[Token], place: int, end: int) -> str | None:
    """Say whether what is told around the tokens `place:end` lies in the past or is coming.

    Returns:
        `past`, `coming`, `present` (a present tense that may be either) or `None` where no verb tells it.
    """
    attribute = _attribute(tokens, place, end) or _opening_phrase(tokens, place)
    if attribute:
        return attribute
    bounds = _clause(tokens, place)
    found = _of_clause(tokens[bounds[0] : bounds[1]])
    if found:
        return found
    for begin, stop in _neighbours(tokens, bounds):
        found = _of_clause(tokens[begin:stop])
        if found:
            return found
    return None


def stands_in_attribute(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether the tokens `place:end` belong to a participle before its noun: "des am 3. Mai 2004 Verstorbenen"."""
    if place < 2 or tokens[place - 1].tag != "ADP" or tokens[place - 2].tag != "DET":
        return _attribute(tokens, place, end) is not None
    return end < len(tokens) and tokens[end].lower.endswith(
        ("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem")
    )


def is_pluperfect(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the clause around a token is told in the Plusquamperfekt ("hatte gegeben", "war gesetzt worden")."""
    begin, end = _clause(tokens, place)
    lowers = {token.lower for token in tokens[begin:end]}
    return bool(lowers & {"hatte", "hatten", "war", "waren"}) and any(token.form == "Part" for token in tokens[begin:end])


def stands_unreal(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the clause around a token is unreal, in the Konjunktiv II: "jetzt wären alle gefordert"."""
    begin, end = _clause(tokens, place)
    finite = [token for token in tokens[begin:end] if token.form == "Fin"]
    return bool(finite) and all(token.mood == "Sub2" for token in finite)


def _clause(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    begin = place
    while begin > max(0, place - _WINDOW) and (tokens[begin - 1].text not in _BREAKS or _over_bracket(tokens, begin - 1, -1)):
        begin -= _over_bracket(tokens, begin - 1, -1) or 1
    end = place
    while end < min(len(tokens), place + _WINDOW) and (tokens[end].text not in _BREAKS or _over_bracket(tokens, end, 1)):
        end += _over_bracket(tokens, end, 1) or 1
    for joint in range(begin + 1, end - 1):
        # "hatten im Herbst begonnen und sollen im Frühjahr enden": two clauses when each has its own finite verb.
        first, second = tokens[begin:joint], tokens[joint + 1 : end]
        if tokens[joint].tag == "CCONJ" and _has_finite(first) and _has_finite(second) and not _closes(first, second):
            if place < joint:
                end = joint
                break
            begin = joint + 1
    return begin, end


def _over_bracket(tokens: Sequence[Token], place: int, step: int) -> int:
    """Give how many tokens a bracket without a verb takes, from its outer end on: "um 14 Uhr (8 Uhr MEZ) eine"; 0 for no such."""
    opening, closing = ("(", ")") if step > 0 else (")", "(")
    if tokens[place].text != opening:
        return 0
    far = place + step
    while 0 <= far < len(tokens) and abs(far - place) <= _BRACKET:
        if tokens[far].text == closing:
            return abs(far - place) + 1
        if tokens[far].form == "Fin" or tokens[far].text == opening:
            return 0
        far += step
    return 0


def _closes(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Say whether the last word of the second part only completes the first: "haben Vertreter der A und der B ... verhandelt"."""
    waiting = any(token.lower in _PERFECT for token in first) and not any(token.form == "Part" for token in first)
    words = [token for token in second if token.text[0].isalnum()]
    return waiting and bool(words) and words[-1].form == "Fin" and sum(token.form == "Fin" for token in words) == 1


def _has_finite(tokens: Sequence[Token]) -> bool:
    return any(token.form == "Fin" for token in tokens)


def _neighbours(tokens: Sequence[Token], bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the clauses before and after, nearest first, of two equally near ones the one before."""
    before, after = [], []
    begin = bounds[0] - 1
    while begin > max(0, bounds[0] - _WINDOW) and tokens[begin].text != ":":
        found = _clause(tokens, begin - 1)
        before.append(found)
        begin = found[0] - 1
    end = bounds[1] + 1
    while end < min(len(tokens), bounds[1] + _WINDOW) and tokens[end - 1].text != ":":
        found = _clause(tokens, end)
        after.append(found)
        end = found[1] + 1
    pairs: list[tuple[int, int]] = []
    for number in range(max(len(before), len(after))):
        pairs += before[number : number + 1] + after[number : number + 1]
    return pairs


def _ends_perfect(tokens: Sequence[Token]) -> bool:
    """Say whether a word that may be a participle closes a clause with "haben" or "sein": "haben am Dienstag verhandelt"."""
    if len(tokens) < 3 or tokens[-1].tag != "VERB" or tokens[-1].form not in ("Fin", "Inf"):
        return False
    return any(token.lower in _PERFECT for token in tokens[:-1]) and tokens[-2].lower != "zu"


def _of_clause(tokens: Sequence[Token]) -> str | None:
    while tokens and not tokens[-1].text[-1].isalnum():
        tokens = tokens[:-1]
    finite = [token for token in tokens if token.form == "Fin"]
    participle = any(token.form == "Part" for token in tokens) or _ends_perfect(tokens)
    infinitive = any(token.form == "Inf" for token in tokens)
    lowers = [token.lower for token in tokens]
    planned = any(lower in _words("planned") for lower in lowers)
    if len(tokens) > 3 and lowers[-2] == "zu" and lowers[-1] in ("haben", "sein") and tokens[-3].form == "Part":
        return "past"  # "im Mai beteiligt gewesen zu sein"
    if len(tokens) > 2 and lowers[0] == "wie" and tokens[1].tag == "ADP" and lowers[-1].endswith(("t", "en")) and not planned:
        return "past"  # "wie im Juni vereinbart"
    for token in finite:
        lower = token.lower
        if lower in _FUTURE:
            past_inside = participle and any(word in _PAST_INFINITIVE for word in lowers[-2:])
            if participle and lower in _NOW and not infinitive and not past_inside:
                return "present"  # the passive: "wird am 9. Mai begangen"
            return "past" if past_inside and not infinitive else "coming"
        if lower.startswith(_MODAL):
            if participle and lowers[-1] in ("haben", "sein"):
                return "past"
            ahead = lower.startswith(("soll", "woll", "möcht", "will", "dürf")) or token.mood == "Sub2"
            return "coming" if ahead or not _is_past(token) else "past"
    for token in finite:
        if planned and token.lower in _PERFECT | {"war", "waren", "bleibt"}:
            return "coming"
        if token.lower in _PERFECT and (participle or _is_past(token)):
            return "past"
    for token in finite:
        if _is_past(token):
            return "past"
    if planned:
        return "coming"
    if finite:
        return "present"
    if any(token.form == "Izu" for token in tokens) or (infinitive and "zu" in lowers):
        # "am Montag zu reisen" lies ahead of its main verb, "am Montag gelogen zu haben" behind it.
        return "past" if participle and lowers[-1] in ("haben", "sein") else "coming"
    return "past" if participle else None


def _opening_phrase(tokens: Sequence[Token], place: int) -> str | None:
    """Read "Vor dem Gipfel am Montag haben ...", "Nach dem Treffen am Montag will ...": the first words tell it."""
    begin = place - 1
    while begin >= 0 and place - begin <= 8 and tokens[begin].form != "Fin" and tokens[begin].text not in _BREAKS:
        begin -= 1
    first = tokens[begin + 1]
    opening = begin < 0 or tokens[begin].text in _BREAKS
    if not opening or place - begin < 5 or first.lower not in ("vor", "nach") or tokens[place - 1].tag != "ADP":
        return None
    return "coming" if first.lower == "vor" else "past"


def _is_past(token: Token) -> bool:
    """Say whether a finite verb is a past tense; of strong verbs the vowel tells it ("fand", "hielt", but "gibt", "tritt")."""
    if token.tense is not None:
        return token.tense == "Past"
    lower, stem = token.lower, token.lemma.removesuffix("en")
    if not lower.endswith("t"):
        return True
    if not stem.endswith(("t", "d")):
        return False
    return not ("e" in stem and "i" in lower and "i" not in stem)


def _attribute(tokens: Sequence[Token], place: int, end: int) -> str | None:
    """Read a time inside an attribute: "des am Montag abgestürzten Flugzeugs", "das für Freitag geplante Treffen"."""
    for token in tokens[end : end + 6]:
        if token.text in _BREAKS or token.form == "Fin" or token.tag == "DET":
            break
        lower = token.lower
        stem = lower[:-1] if lower.endswith("e") else lower[:-2]
        if lower.endswith(("e", "en", "er", "es", "em")) and stem in _words("planned"):
            return "coming"
        if lower.endswith(("ende", "enden", "ender", "endes")) and stem in _words("coming_participles"):
            return "coming"
    if _told_by_participle(tokens, place, end):
        return "past"
    if place >= 3 and tokens[place - 2].lower in _ADVERBS and tokens[place - 3].tag == "DET":
        # "der erst im Mai aus dem Amt geschiedene Minister"
        return "past" if any(_is_attributive_participle(token) for token in _until_noun(tokens, end)) else None
    # Behind a comma "das im Juni ..." is a relative clause, not an article with its attribute.
    relative = place >= 3 and tokens[place - 3].text == ","
    if place >= 2 and tokens[place - 1].tag == "ADP" and tokens[place - 2].tag == "DET" and not relative:
        for token in tokens[end : end + 6]:
            if token.text in _BREAKS or token.form == "Fin":
                return None
            if (
                token.lower.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem"))
                and not token.text[0].isupper()
            ):
                return "past"
    return None


def _until_noun(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """Give the tokens behind a time that may belong to its participle: up to a verb or a break."""
    for place in range(end, min(len(tokens), end + 6)):
        if tokens[place].text in _BREAKS or tokens[place].form == "Fin":
            return tokens[end:place]
    return tokens[end : end + 6]


def _told_by_participle(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Read a time deep inside an attribute: "der in der Note im Juni mitgeteilte Betrag"."""
    if end + 1 >= len(tokens) or not tokens[end + 1].text[0].isupper() or not _is_attributive_participle(tokens[end]):
        return False
    begin = place - 1
    while begin >= 1 and place - begin <= 8 and tokens[begin].text not in _BREAKS and tokens[begin].form != "Fin":
        if tokens[begin].tag == "ADP" and tokens[begin - 1].tag == "DET":
            return begin < 2 or tokens[begin - 2].text != ","
        begin -= 1
    return False


def _is_attributive_participle(token: Token) -> bool:
    lower = token.lower
    return token.text[0].islower() and lower.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.replace("ß", "ss") for word in load("times_words")[name])
