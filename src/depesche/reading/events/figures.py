"""Takes a trigger in its clause, gives the numbers of the event: which round, how many people, time limit, length."""

from __future__ import annotations

import re
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.span import Span
from depesche.reading.events.frames import Clause
from depesche.reading.events.triggers import Trigger

_ORDINALS = re.compile(r"(erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)e[nrsm]?")
_DEADLINE = re.compile(
    r"(?:binnen|innerhalb(?: von)?|in den nächsten|bis zum?|bis) (?:(?:ein|zwei|drei)e?[rsmn]? |\d+ )?(?:\w+ )?"
    r"(?:Stunden|Tage?n?|Wochen?|Monate?n?|Monatsende|Ende \w+|\d+\. \w+)"
    r"|\b(?:\d+|ein(?:en?)?|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|vierzehn) (?:Stunden|Tage?|Wochen?|Monate?)"
    r"(?= (?:haben sie |hat sie )?Zeit\b)"
)
_LENGTH = re.compile(
    r"(?:(?:[Rr]und|[Ee]twa|[Kk]napp|[Mm]ehr als|[Ff]ast|[Gg]ut|[Üü]ber|[Nn]icht einmal) )?"
    r"(?:\w+ Stunden|\w+ Minuten|\w+ Tage lang)"
    r"|[Ee]iner? (?:halbe[nr]?|knappe[nr]?|gute[nr]?|ganze[nr]?) Stunde"
    r"|[Ee]ine Stunde lang|[Ee]iner? (?:[Vv]iertel|Dreiviertel)stunde"
    r"|(?:[Kk]napp|[Gg]ut|[Rr]und|[Ee]twa|[Ff]ast) einer? Stunde"
)
_LONG = re.compile(r"\w+(?:stündige|minütige)[nmrs]?")


_COUNT = r"(?:[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf|\d+)"
_DAYS = re.compile(
    rf"{_COUNT} (?:Tage|Wochen)(?= (?:lang|haben|hatten|hat|verhandel\w+|berieten|sprachen|tagten|konferierten)\b)"
    rf"|(?<=\b[Nn]ach ){_COUNT} (?:Tagen|Wochen)"
    r"(?=[^.;:]* (?:gescheitert|scheiterten?|abgebrochen|endeten?|beendet|vertagt|auseinander\w*|unterbrochen|zu Ende"
    r"|Ende gegangen|Abschluss|ergebnislos|ohne (?:Ergebnis|Einigung|Annäherung|Durchbruch))\b)"
)


def ordinal(trigger: Trigger, clause: Clause, sentence: Sentence) -> int | None:
    """Give the number of the round ("zweite Runde"); `None` where none is said."""
    if trigger.phrase is None or not trigger.head.endswith(
        ("runde", "runden", "gipfel", "treffen", "gespräche", "konferenz", "atomtest")
    ):
        return None
    for place in range(clause.phrases[trigger.phrase].first, trigger.token):
        match = _ORDINALS.fullmatch(sentence.tokens[place].lower)
        if match:
            ordinals: list[str] = load("event_numbers")["ordinals"]
            return ordinals.index(match[1]) + 1
    return None


def number(trigger: Trigger, clause: Clause, sentence: Sentence) -> int | None:
    """Give how many people a measure concerns ("23 Diplomaten"); `None` where none is said."""
    if trigger.group.kind not in (
        "expulsion",
        "recall",
        "release",
        "deployment",
        "entry_measure",
        "summons",
        "mission_reduced",
        "incident",
    ):
        return None
    for place, following in zip(clause.tokens, clause.tokens[1:], strict=False):
        token = sentence.tokens[place]
        ahead = [sentence.tokens[other] for other in clause.tokens if following <= other <= following + 2]
        people = next((other for other in ahead if other.tag in ("NOUN", "PROPN") and other.text[0].isupper()), None)
        if people is None or not people.lower.endswith(_people()):
            continue
        value = numbers().get(token.lower)
        if value is None and re.fullmatch(r"\d+(?:\.\d{3})*", token.text):
            value = int(token.text.replace(".", ""))
        if value is not None:
            return value
    return None


def deadline(clause: Clause, sentence: Sentence, kind: str) -> Span | None:
    """Give the time limit as printed ("binnen einer Woche"); `None` where none is said."""
    if kind not in ("expulsion", "mission_closed", "mission_reduced", "note", "recall"):
        return None
    if _ANSWERING.intersection(clause.verbs):
        return None  # "binnen drei Tagen reagiert"
    match = _DEADLINE.search(sentence.text)
    return Span(sentence.start + match.start(), sentence.start + match.end(), match.group()) if match else None


_ANSWERING = frozenset(["reagieren", "antworten", "folgen"])


def duration(clause: Clause, sentence: Sentence, kind: str) -> Span | None:
    """Give how long a meeting or call took, as printed; `None` where none is said."""
    if kind not in ("meeting", "call"):
        return None
    for pattern in (_LONG, _LENGTH, _DAYS):
        match = pattern.search(sentence.text)
        if match:
            return Span(sentence.start + match.start(), sentence.start + match.end(), match.group())
    return None


@cache
def numbers() -> dict[str, int]:
    """Give the values of the number words, folded."""
    return {fold(word): value for word, value in load("event_numbers")["numbers"].items()}


@cache
def _people() -> tuple[str, ...]:
    return tuple(fold(word) for word in load("event_numbers")["people"])
