"""Takes the sentences of a report, says whether it can tell of foreign affairs at all: if not, the heavy reading is left out.

A report that names one side only, and nobody and nothing of foreign affairs, has no event between two sides. The gate looks at
the namings alone, which the reading needs anyway, and lets everything through that is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.language.sentences import Sentence
from depesche.reading.people.namings import namings_of
from depesche.reading.people.office_holders import is_known_surname, tenure_of

# Words that stand for another side without naming it ("Auslandsbesuch", "Aussenminister", "der Botschafter", "der Papst").
_ABROAD = re.compile(
    r"\b(?:auslands|ausländ|aussen(?:minister|amt|politi|ministeri)|außen(?:minister|amt|politi|ministeri)|(?:\w+-)?botschaft|"
    r"(?:general)?konsul|diploma|papst|vatikan|staatsbesuch|staatschef|völkerrecht)",
    re.IGNORECASE,
)
_FEDERATIONS = ("DE", "AT", "CH")  # "Bundeskanzler" stands for one of them, whichever the report is of
SHORT = 5
"""Sentences up to which a report is read whatever it names: little is saved, and an item has little room for names."""
SIDES = 2
"""Sides, offices of the world and words of foreign affairs that must be there; measured by `benchmarks.gate`."""


def is_foreign(sentences: Sequence[Sentence], published: str | None) -> bool:
    """Say whether the report names at least two sides, or one and somebody or something of foreign affairs; short ones pass."""
    if len(sentences) <= SHORT:
        return True
    found: set[str] = set()
    for sentence in sentences:
        for naming in namings_of(sentence):
            found.update(() if naming.careful else naming.codes)
        for token in sentence.tokens:
            if _ABROAD.match(token.text):
                found.add("abroad")
            elif token.text[0].isupper() and is_known_surname(token.text):
                tenure = tenure_of(token.text, published)
                found.add(tenure[0].side if tenure else token.text)
            elif token.lower.startswith("bundes") and not found.intersection(_FEDERATIONS):
                found.add("DE")
        if len(found) >= SIDES:
            return True
    return False
