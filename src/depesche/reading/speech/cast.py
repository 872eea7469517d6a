"""Takes an analysed report, gives its cast: who may speak in it, by place, and who has spoken so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from depesche.reading.analysis import ActorMention, Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something.

    Attributes:
        name: full name of a person, else the noun as printed; `None`: the report names nobody.
        side: code of the side; `None`: none, or not said.
        person: place in `Analysis.persons`; `None` for others.
        start: first code point of the words that name the speaker, -1 where there are none.
        end: code point after them.
        medium: true for newspapers, agencies and broadcasters.
        plural: true for "sie" of several, groups and bodies named in the plural.
    """

    name: str | None
    side: str | None = None
    person: int | None = None
    start: int = -1
    end: int = -1
    medium: bool = False
    plural: bool = False


NOBODY = Speaker(name=None)


@dataclass(slots=True)
class Cast:
    """The persons and actors of a report by place, and who has spoken so far; `heard` is where the last words of somebody end."""

    analysis: Analysis
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    spoken: list[Speaker] = field(default_factory=list)
    heard: int = 0
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, analysis: Analysis) -> Cast:
        """Put the mentions in order."""
        mentions = sorted((m.start, m.end, number) for number, person in enumerate(analysis.persons) for m in person.mentions)
        actors = sorted(analysis.actors, key=lambda actor: (actor.span.start, -actor.span.end))
        return cls(analysis=analysis, mentions=mentions, actors=actors, _starts=[actor.span.start for actor in actors])

    def persons_in(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Mentions of persons within a stretch of the text."""
        return [m for m in self.mentions if start <= m[0] < end]

    def actors_in(self, start: int, end: int) -> list[ActorMention]:
        """Mentions of actors within a stretch of the text."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.actors) and self.actors[at].span.start < end:
            if self.actors[at].span.end <= end:
                found.append(self.actors[at])
            at += 1
        return found

    def actors_from(self, start: int, end: int) -> list[ActorMention]:
        """Mentions of actors that begin within a stretch of the text."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.actors) and self.actors[at].span.start < end:
            found.append(self.actors[at])
            at += 1
        return found

    def by_part(self, word: str) -> int | None:
        """The person one part of whose name this is ("Thaksin"); `None`: nobody's, or that of several."""
        found = [number for number, person in enumerate(self.analysis.persons) if word in person.name.split()]
        return found[0] if len(found) == 1 and len(word) > 3 and word[0].isupper() else None

    def last_person_before(self, position: int) -> int | None:
        """The person named last before a place."""
        earlier = [m for m in self.mentions if m[1] <= position]
        return earlier[-1][2] if earlier else None
