"""Takes what was read of an event's sides and its words, gives them as they are compared: who takes part, who acts on whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.linking.values import words
from depesche.model.reading import Event, Reading

# Kinds in which one side acts on another: who acts on whom tells them apart.
DIRECTED = frozenset(
    [
        "expulsion", "summons", "recall", "sanction", "entry_measure", "mission_closed", "mission_opened", "mission_reduced",
        "visit", "aid", "recognition", "withdrawal",
    ]
)  # fmt: skip
# Of these the ones in which two sides do not act together.
_ONE_ACTS = frozenset(["entry_measure", "sanction", "withdrawal", "recognition", "aid"])
# Kinds between a side and the state in which they happen: a consulate of the one is closed in the other.
_AT_PLACE = frozenset(["mission_opened", "mission_closed", "mission_reduced", "summons"])
_ENDINGS = re.compile(r"(?:innen|in|en|er|es|em|e|n|s)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Sides of one mention.

    Attributes:
        given: sides that were read for this very event, its persons and, for missions and summonses, its place.
        acting: sides that act (for directed kinds).
        acted: sides that are acted upon.
    """

    given: frozenset[str]
    acting: frozenset[str]
    acted: frozenset[str]


def main_sides(reading: Reading) -> frozenset[str]:
    """The two sides that most events of a report name together; empty where there are none."""
    pairs: Counter[tuple[str, ...]] = Counter()
    for event in reading.events:
        sides = sorted({participant.side for participant in event.participants if participant.side})
        if len(sides) == 2:
            pairs[tuple(sides)] += 1
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return frozenset(ranked[0][0]) if ranked else frozenset()


def sides_of(event: Event, about: frozenset[str], known: Mapping[str, str | None]) -> Sides:
    """Give the sides of an event. `about`: the two that its report is about; `known`: sides of the persons of the report."""
    given = frozenset(
        side for participant in event.participants if (side := participant.side or known.get(participant.name or ""))
    )
    country = event.place.country if event.place else None
    if len(given) == 1 and event.kind in _AT_PLACE and country:
        given |= {country}
    acting = frozenset(p.side for p in event.participants if p.side and p.part == "initiator")
    acted = frozenset(p.side for p in event.participants if p.side and p.part == "target")
    told = fold(" ".join(span.quote for span in event.evidence))
    if about and given != about and given & about and _BOTH.search(told) and not (given - about) & _named(told):
        given = about  # "beide Länder" are those that the report is about
    if event.kind == "visit" and country and acting == {country} and len(given | about) == 2:
        # Nobody travels to where he is at home: who was read as the traveller invites.
        given = given | about
        acting, acted = given - acting, acting
    if event.kind == "expulsion" and len(given) == 2:
        sent_home = _sent_home(fold(event.evidence[0].quote)) if event.evidence else frozenset()
        if len(sent_home) == 1 and sent_home < given:
            acting, acted = given - sent_home, sent_home
    if event.kind in _ONE_ACTS and len(given) == 2 and acting == given:
        acting = frozenset()  # who acts on whom was not read
    if event.kind in DIRECTED and len(given) == 2 and len(acting ^ acted) == 1:
        # Of two sides the one that is not acted upon acts.
        acting, acted = acting or given - acted, acted or given - acting
    return Sides(given=given, acting=acting, acted=acted - acting)


_BOTH = re.compile(
    r"\bbeide[rn]? (?:\w+ )?(?:seiten|ländern?|staaten|regierungen|delegationen|nationen|hauptstädten?|aussenminister[ns]?)\b"
)


def _named(text: str) -> frozenset[str]:
    """States that a folded text names by a word of their own."""
    return frozenset(code for word in re.findall(r"[^\W_]+", text) if (code := _code(word)))


def _sent_home(text: str) -> frozenset[str]:
    """Whose people are expelled: "23 russische Diplomaten", "60 US-Diplomaten", "Mitarbeiter der britischen Botschaft"."""
    found = []
    for match in _people().finditer(text):
        code = _code(match["adjective"] or match["prefix"] or match["people"])
        if code:
            found.append(code)
    return frozenset(found)


@cache
def _people() -> re.Pattern[str]:
    nouns = "|".join(words()["expelled"])
    numbers = "|".join(sorted((word for word in words()["numbers"] if len(word) > 3), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<adjective>[\w-]+e[nrs]?) (?:{nouns})|(?P<prefix>\w+)-(?:{nouns})|(?:\d+|{numbers}) (?P<people>[^\W\d_]+))\b"
    )


def _code(word: str | None) -> str | None:
    if not word:
        return None
    table = _words_of_states()
    return table.get(word) or table.get(_ENDINGS.sub("", word)) or table.get(_ENDINGS.sub("e", word))


@cache
def _words_of_states() -> dict[str, str]:
    """Folded names, adjective stems, inhabitants and prefixes of states -> code."""
    known: dict[str, str] = {}
    for code, entry in load("states").items():
        for name in [*entry.get("names", ()), *entry.get("prefix", ()), *entry.get("adj", ()), *entry.get("people", ())]:
            known.setdefault(fold(name), code)
    return known
