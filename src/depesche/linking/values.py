"""Takes two printed values of a field ("gut sechs Stunden", "US-Generalkonsulat"), says whether both can be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from depesche.language.lexicon import fold, load

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+(?:[.,'’]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with the room that its wording leaves: "rund sechs" is 5.1 to 6.9."""

    low: float
    high: float

    def agrees(self, other: Amount) -> bool:
        """Say whether one number lies in both."""
        return self.low <= other.high and other.low <= self.high


@cache
def words() -> dict[str, Any]:
    """The word list of the joining (`linking.yaml`)."""
    table: dict[str, Any] = load("linking")
    return table


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, ß as ss, without marks."""
    return _short_words(text) if len(text) <= 60 else tuple(_WORD.findall(fold(text)))


def topic_key(topic: str) -> str:
    """Give what tells topics apart: "Betrieb ihrer Botschaften" and "Betrieb der Botschaften" are one, "keine Waffen" is not."""
    words = folded_words(topic)
    return " ".join(word for word in words if word not in _articles()) or " ".join(words)


@cache
def _articles() -> frozenset[str]:
    return frozenset(fold(word) for word in load("words")["DET"] if not word.startswith("kein"))


@lru_cache(maxsize=20_000)
def _short_words(text: str) -> tuple[str, ...]:
    """Kept for names, which come again and again; whole texts are not kept."""
    return tuple(_WORD.findall(fold(text)))


def duration(text: str) -> Amount | None:
    """Read a stretch of time in hours ("fünf bis sechs Stunden", "binnen einer Woche"); `None` where none is told."""
    tokens = folded_words(text.replace("-", " "))
    for place, token in enumerate(tokens):
        for stem, hours in words()["units"].items():
            if stem in token and not token.startswith("mittag"):
                numbers = [value for value in (_number(near) for near in tokens[max(0, place - 4) : place]) if value is not None]
                inner = _number(token[: token.index(stem)])
                if inner is not None:
                    numbers.append(inner)
                if not numbers:
                    continue
                if any(value < 1 for value in numbers):
                    numbers = [value for value in numbers if value != 1]  # "eine halbe Stunde"
                room = max(_room(tokens[:place]), 0.05)
                return Amount(low=min(numbers) * hours * (1 - room), high=max(numbers) * hours * (1 + room))
    return None


def amount(text: str) -> Amount | None:
    """Read a count ("60", "mehr als 100", "ein Dutzend"); `None` where there is none."""
    tokens = folded_words(text)
    for place, token in enumerate(tokens):
        value = _number(token)
        if value is not None:
            room = _room(tokens[:place])
            return Amount(low=value * (1 - room), high=value * (1 + room))
    return None


def _number(token: str) -> float | None:
    if _DIGITS.fullmatch(token):
        return float(re.sub(r"[^\d]", "", token))
    value = words()["numbers"].get(token)
    return None if value is None else float(value)


def _room(before: tuple[str, ...]) -> float:
    """How far the words before a number let it be off."""
    near = " ".join(before[-4:])
    return max((float(share) for word, share in words()["about"].items() if re.search(rf"\b{word}\b", near)), default=0.0)


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """The consonants of a name, the same for most ways to write it in German: Lawrow and Lavrov, Dartschijew and Darchiev."""
    letters = fold(name)
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return re.sub(r"(.)\1+", r"\1", letters)


_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[àáâãåä]", "a"),
        (r"[èéêë]", "e"),
        (r"[ìíîïı]", "i"),
        (r"[òóôõöøő]", "o"),
        (r"[ùúûüű]", "u"),
        (r"ğ", "g"),
        (r"ł", "l"),
        (r"[đð]", "d"),
        (r"[ñńň]", "n"),
        (r"ř", "r"),
        (r"[țťţ]", "t"),
        (r"[źż]", "z"),
        (r"[çčć]", "c"),
        (r"[şšśș]", "s"),
        (r"ž", "z"),
        (r"tsch|tch|dsch|dzh|dj|dž|ch|sch|sh|zh|c(?=[ie])", "c"),
        (r"z", "s"),
        (r"w|ph|ff", "v"),
        (r"ck|q|c(?=[aou])|kh", "k"),
        (r"[^\w]|_", ""),
        (r"[aeiouyj]|h", ""),
    )
]


@lru_cache(maxsize=100_000)
def same_person(left: str, right: str) -> bool:
    """Say whether two printed names can be one person: the last names sound alike and the first names do not differ."""
    if fold(left) == fold(right):
        return True
    first, second = _parts(left), _parts(right)
    if not first or not second:
        return False
    if not _alike(first[-1], second[-1]):
        joined = ("".join(first), "".join(second))
        return skeleton(joined[0]) == skeleton(joined[1]) and fuzz.ratio(*joined) >= 70
    if len(first) == 1 or len(second) == 1:
        return True
    return _alike(first[0], second[0]) or (
        skeleton(first[0])[:1] == skeleton(second[0])[:1] and min(len(first[0]), len(second[0])) <= 2
    )


def _parts(name: str) -> list[str]:
    """First and last name; particles and "al-" stay with the last one."""
    return [part for part in re.split(r"[\s.]+", fold(name)) if part and not re.fullmatch(r"bin|ibn|von|van|de|der|al", part)]


def _alike(left: str, right: str) -> bool:
    left, right = re.sub(r"^(al|el|as|an)-", "", left), re.sub(r"^(al|el|as|an)-", "", right)
    if left == right:
        return True
    return skeleton(left) == skeleton(right) and len(skeleton(left)) >= 2 and fuzz.ratio(left, right) >= 55


@cache
def _side_words() -> dict[str, str]:
    """Names and adjective stems of states -> code, so that "US-Botschaft" and "Botschaft der USA" can be compared."""
    known: dict[str, str] = {}
    for code, entry in load("states").items():
        for name in [*entry.get("names", ()), *entry.get("prefix", ()), *entry.get("adj", ())]:
            if " " not in name:
                known.setdefault(fold(name), code)
    return known


@lru_cache(maxsize=50_000)
def _venue(text: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Head noun, states and remaining words of the name of a venue."""
    states: set[str] = set()
    rest: list[str] = []
    for part in re.split(r"[\s\-]+", text):
        word = "".join(_WORD.findall(fold(part)))
        code = _side_words().get(word) or _side_words().get(re.sub(r"(e[nrsm]?|s)$", "", word))
        if code:
            states.add(code)
        elif word and word not in words()["empty"]:
            rest.append(re.sub(r"(innen|in|en|s)$", "", word) if len(word) > 6 else word)
    return (rest[0] if rest else "", frozenset(states), frozenset(rest))


@lru_cache(maxsize=50_000)
def same_venue(left: str, right: str) -> bool:
    """Say whether two names of a venue can mean the same house: the same noun leads them, no state or word tells them apart."""
    head, states, rest = _venue(left)
    other_head, other_states, other_rest = _venue(right)
    if not head or not other_head:
        return True
    if states and other_states and not states & other_states:
        return False
    if head == other_head:
        return rest <= other_rest or other_rest <= rest or fuzz.token_set_ratio(left, right) >= 75
    return fuzz.ratio(fold(left), fold(right)) >= 80


@lru_cache(maxsize=50_000)
def same_place(left: str, right: str) -> bool:
    """Say whether two names of a city are one: the same letters, or the same capital (Kiew and Kyjiw)."""
    first, second = fold(left), fold(right)
    if first == second or (_capitals().get(first) or 1) == (_capitals().get(second) or 2):
        return True
    return skeleton(first) == skeleton(second) and fuzz.ratio(first, second) >= 70


@cache
def _capitals() -> dict[str, str]:
    return {
        fold(name): code
        for code, entry in load("states").items()
        if len(entry.get("capital", ())) and code not in ("DE", "ZA", "BO")
        for name in entry["capital"]
    }
