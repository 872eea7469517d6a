"""Takes the tokens of a sentence, gives its words sorted into the classes of the temporal grammar, with their values.

The classes are those of `language/de/times.yaml`, and some recognised by their form (numbers, "Montagabend", "zweitägig").
Each class has a letter, so that the grammar can be regular expressions over the string of letters of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_FORM_CLASSES = (
    *("small", "year", "amount", "dotted", "full", "dot", "dash", "slash", "comma", "open", "close"),
    *("weekdaypart", "monthhalf", "monthweek", "lasting", "decade", "adjective", "other"),
)
# Classes whose words are known with a capital letter anywhere: behind a line without a full stop, "das Dritte Jahrtausend".
_NEVER_NAMES = frozenset(["ordinal", "since", "until", "in", "an", "vor", "nach", "zum", "ab", "article", "within", "between"])
_FULL = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_DOTTED = re.compile(r"\d{1,2}[.:]\d{1,2}")
# A word that may be an inflected adjective between a number and its unit ("zwei intensive Tage").
_ADJECTIVE = re.compile(r"[^\W\d]{4,}(?:e|en|er|es|em)")
_DECADE = re.compile(r"([^\W\d]*?)er(n?)(-?jahren?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One or more tokens that the grammar takes as one word.

    Attributes:
        start: first code point in the clean text.
        end: code point after the last one.
        text: as printed (of several tokens: joined by one space).
        kind: class of the grammar; `other` for what it does not know.
        value: value of the class: number of a month, code of a unit, a number.
        token: place of its first token in the sentence.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    token: int


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """Sort the tokens of a sentence into words of the grammar."""
    words: list[Word] = []
    place = 0
    phrases = _phrases()
    while place < len(tokens):
        token = tokens[place]
        size, found = 1, None
        for rest, entry in phrases.get(token.lower, ()):
            if all(place + 1 + far < len(tokens) and tokens[place + 1 + far].lower == word for far, word in enumerate(rest)):
                size, found = 1 + len(rest), entry
                break
        if found is None and _figures_decade(tokens, place):
            size, found = 2, ("decade", token.text[:-1])
        if found is None:
            found = classify(token.text, place == 0 or not tokens[place - 1].text[0].isalnum())
            if token.text == "Morgen" and place == 0:
                found = ("day", "1")
        text = " ".join(part.text for part in tokens[place : place + size])
        words.append(
            Word(start=token.start, end=tokens[place + size - 1].end, text=text, kind=found[0], value=found[1], token=place)
        )
        place += size
    return words


def _figures_decade(tokens: Sequence[Token], place: int) -> bool:
    """`90er`, `1990er-Jahre`: the figures are a token of their own."""
    token = tokens[place]
    if not (token.text.isdecimal() and token.text.endswith("0") and len(token.text) in (2, 4) and place + 1 < len(tokens)):
        return False
    following = tokens[place + 1]
    return following.start == token.end and bool(re.fullmatch(r"er(n|-?[Jj]ahren?)?", following.text))


@cache
def letters() -> dict[str, str]:
    """Give each class its letter, from the Unicode range of private use."""
    names = [*load("times"), *_FORM_CLASSES]
    return {name: chr(0xE000 + number) for number, name in enumerate(names)}


@lru_cache(maxsize=50_000)
def classify(text: str, first: bool) -> tuple[str, str]:
    """Find class and value of one token. `first`: a capital letter may be due to the place."""
    if text[0].isdigit():
        return _number_class(text)
    if not text[0].isalpha():
        return _MARKS.get(text, "other"), text
    forms = _forms()
    found = forms.get(text) or forms.get(text.replace("ß", "ss"))
    if found is None and (first or text.isupper()) and text[0].isupper():
        found = forms.get(text.lower().replace("ß", "ss"))
    if found is None and text[0].isupper():
        # "das Dritte Jahrtausend", "am Ersten Mai".
        number = forms.get(text.lower())
        found = number if number is not None and number[0] in _NEVER_NAMES else None
    if found is None and text.isupper() and len(text) > 2:
        found = forms.get(text.capitalize().replace("ß", "ss"))
    if found is not None:
        return found
    return _compound(text) or ("other", "")


_MARKS = {".": "dot", "-": "dash", "–": "dash", "—": "dash", "/": "slash", ",": "comma", "(": "open", ")": "close"}


def _number_class(text: str) -> tuple[str, str]:
    full = _FULL.fullmatch(text)
    if full:
        return "full", text
    if _DOTTED.fullmatch(text):
        return "dotted", text
    if text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= 2150:
        return "year", text
    if text.isdecimal() and len(text) <= 2:
        return "small", str(int(text))
    digits = re.sub(r"(?<=\d)[.'’](?=\d{3})", "", text).replace(",", ".")
    return ("amount", digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else ("other", text)


def _compound(text: str) -> tuple[str, str] | None:
    lower = fold(text)
    if text[0].isupper():
        for name, day in _weekday_names():
            if lower.startswith(name) and len(lower) > len(name):
                part = _parts().get(lower[len(name) :].lstrip("-"))
                if part:
                    return "weekdaypart", f"{day}{part}"
        if lower.endswith("hälfte") and (month := _forms().get(text[:-6])) is not None and month[0] == "month":
            return "monthhalf", month[1]
        for name in _terms():
            if lower.endswith(name) and len(lower) > len(name) + 2:
                return "yearnoun", "Y"
        for name in ("wochenende", "woche"):
            month = _forms().get(text[: -len(name)]) if lower.endswith(name) else None
            if month is not None and month[0] == "month":
                return "monthweek", month[1]
    lasting = _lasting().fullmatch(lower)
    if lasting:
        amount = number_of(lasting[1]) if lasting[1] else ""
        if amount is None:
            return None
        return "lasting", f"{amount} {load('times_words')['lasting'][lasting[2]]}"
    decade = _DECADE.fullmatch(lower)
    if decade and decade[1] in _tens():
        return "decade", str(_tens()[decade[1]] // 10)
    number = number_of(lower)
    if number:
        return "number", number
    if text[0].islower() and _ADJECTIVE.fullmatch(text):
        return "adjective", ""
    return None


@cache
def number_of(word: str) -> str | None:
    """Read a number word or the number part of a compound (`fünfundzwanzig`, `ein`): digits, `X` for an unknown number."""
    word = fold(word)
    if word in ("ein", "eine", "ganz"):
        return "1"
    if word == "halb":
        return "0.5"
    if word in ("mehr", "viel"):
        return "X"
    found = _forms().get(word)
    if found and found[0] == "number":
        return found[1]
    if word.endswith("einhalb") and len(word) > 7:
        whole = number_of(word[:-7])
        return f"{whole}.5" if whole and whole.isdigit() else None
    ones, joint, tens = word.partition("und")
    if joint and tens in _tens():
        unit = "1" if ones == "ein" else number_of(ones) if ones else None
        if unit and unit.isdigit():
            return str(_tens()[tens] + int(unit))
    return None


@cache
def _entries() -> tuple[tuple[str, str, str], ...]:
    """All printed forms with class and value, adjective stems unfolded."""
    found: list[tuple[str, str, str]] = []
    for kind, values in load("times").items():
        for value, forms in values.items():
            for form in forms:
                stems = [form[:-1] + ending for ending in _ADJECTIVE_ENDINGS] if form.endswith("-") else [form]
                found.extend((stem.replace("ß", "ss"), kind, str(value)) for stem in stems)
    return tuple(found)


@cache
def _forms() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for form, kind, value in _entries():
        table.setdefault(form, (kind, value))
    return table


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]]:
    """Forms of several words: first word -> the others with class and value, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
    for form, kind, value in _entries():
        first, *rest = fold(form).split()
        if rest:
            table.setdefault(first, []).append((tuple(rest), (kind, value)))
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return table


@cache
def _tens() -> dict[str, int]:
    """The number words from twenty to ninety that others are made of."""
    values = {value: forms[0] for value, forms in load("times")["number"].items() if value in range(20, 100, 10)}
    return {fold(form): int(value) for value, form in values.items()}


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"(.*?)-?({'|'.join(load('times_words')['lasting'])})(?:e[nrms]?)?")


@cache
def _weekday_names() -> tuple[tuple[str, str], ...]:
    return (*((fold(forms[0]), str(day)) for day, forms in load("times")["weekday"].items()), ("sonnabend", "6"))


@cache
def _terms() -> tuple[str, ...]:
    """Ends of the words for a term or season: "Wintersaison", "Weltcupsaison"."""
    return tuple(
        fold(form)
        for form in load("times")["yearnoun"]["Y"]
        if form in ("Saison", "Spielzeit", "Amtsperiode", "Legislaturperiode")
    )


@cache
def _parts() -> dict[str, str]:
    return {fold(form): code for code, forms in load("times")["part"].items() for form in forms} | {"früh": "MO"}
