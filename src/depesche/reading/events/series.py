"""Takes a stretch of a sentence with its verbs, says whether its clause shares the subject of the clause before it."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.conjugation import VerbForm
from depesche.language.tokens import Token

COORDINATORS = ("und", "oder", "aber", "sondern", "sowie")


def shares_subject(segment: Sequence[int], tokens: Sequence[Token], readings: Sequence[VerbForm | None]) -> bool:
    """Say whether a coordinated main clause begins with its verb or an adverb, so that its subject is the one before."""
    start = segment[0]
    if start == 0 or tokens[start - 1].lower not in COORDINATORS:
        return False
    reading = readings[start]
    return (reading is not None and reading.form == "Fin") or tokens[start].tag in ("ADP", "ADV", "PART")


def in_series(segment: Sequence[int], before: int | None, tokens: Sequence[Token], readings: Sequence[VerbForm | None]) -> bool:
    """Say whether a clause stands in the middle of a series with one subject: "X zog ab, drosselte Y und hob Z ab".

    Args:
        before: place of the finite verb of the main clause before it; `None`: none.
    """
    start, reading = segment[0], readings[segment[0]]
    earlier = readings[before] if before is not None else None
    if start == 0 or tokens[start - 1].text != "," or reading is None or earlier is None:
        return False
    later = ((tokens[place], readings[place + 1]) for place in range(segment[-1] + 1, len(tokens) - 1))
    goes_on = any(token.lower == "und" and verb is not None and verb.form == "Fin" for token, verb in later)
    return reading.form == "Fin" and reading.tense == earlier.tense and goes_on
