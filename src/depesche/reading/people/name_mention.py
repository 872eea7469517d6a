"""A name of a person at one place, as `personal_names` finds it and the modules behind it read it."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.model.span import Span
from depesche.reading.people.titles import Title


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name of a person at one place.

    Attributes:
        sentence: number of the sentence.
        first: place of the first token of the name in the sentence.
        stop: place after the last one.
        span: the words of the name.
        titles: what stands around it, the nearest before it first.
        codes: sides said beside the name without a title ("(Ecuador)", "von der SPÖ"); empty: none.
        party: true where a party stands beside the name.
        strength: 3 with a title, 2 with a known given name, 1 by its form alone, 0 a later mention by surname.
    """

    sentence: int
    first: int
    stop: int
    span: Span
    titles: tuple[Title, ...] = ()
    codes: tuple[str, ...] = ()
    party: bool = False
    strength: int = 1
