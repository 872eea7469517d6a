"""The status of one event mention as a type: `Judgement`, with how firmly the words tell it and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.model.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The status of one event mention.

    Attributes:
        status: a term of `STATUSES`.
        firmness: 3 for a word that says it ("abgesagt"), 2 for the tense of the verb that tells the event, 1 for a default.
        rule: name of the rule.
        hypothetical: true inside a condition ("falls", "wenn").
    """

    status: Status
    firmness: int
    rule: str
    hypothetical: bool = False
