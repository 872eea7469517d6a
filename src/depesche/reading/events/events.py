"""Takes an analysed report and its statements, gives its events: what happened, what is announced, what is excluded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from depesche.model.reading import Event, Participant, Proof, Statement
from depesche.model.span import Span
from depesche.model.vocabulary import Kind, Status
from depesche.reading.analysis import Analysis
from depesche.reading.events.lending import lend
from depesche.reading.events.level import level_of_participants
from depesche.reading.events.mentions import mentions_of
from depesche.reading.events.merging import OF_MANY, Group, Mention, grouped
from depesche.reading.events.participants import joined, organisations

_LEVELLED: frozenset[Kind] = frozenset(["meeting", "call", "visit"])
_ONE_SIDE: frozenset[Kind] = frozenset(
    [
        "withdrawal",
        "relations_cut",
        "relations_opened",
        "summons",
        "recall",
        "mission_opened",
        "mission_closed",
        "appointment",
        "departure",
        "statehood",
        "deployment",
    ]
)
_COMING: tuple[Status, ...] = ("announced", "proposed", "expected", "under_way")
_TURNS: tuple[Status, ...] = ("cancelled", "postponed", "refused", "denied")


def find_events(analysis: Analysis, statements: Sequence[Statement]) -> tuple[Event, ...]:
    """Find the events, by first evidence."""
    groups = _with_posts(grouped(mentions_of(analysis, statements)))
    lend(groups, analysis)
    abroad = _of_foreign_affairs(analysis)
    found = [_event(group, analysis) for group in groups if _foreign(group, abroad=abroad)]
    return tuple(sorted(found, key=lambda event: (event.evidence[0].start, event.evidence[0].end, event.kind)))


def _with_posts(groups: list[Group]) -> list[Group]:
    """Give those who come to a post, or leave it, the place of the post when the report tells it of one of them."""
    changes = [group for group in groups if group.mentions[0].kind in ("appointment", "departure")]
    known = [group for group in changes if group.place is not None and group.place.country]
    for group in changes:
        if group.place is None:
            post = next((other for other in known if other.sides & group.sides), None)
            if post is not None and post.place is not None:
                group.place = post.place
                group.participants = joined(group.participants, (Participant(side=post.place.country, part="host"),))
    return groups


def _of_foreign_affairs(analysis: Analysis) -> bool:
    """Say whether a report is about states and bodies dealing with each other: two sides in it more than once, or four at all."""
    seen = Counter(side for actor in analysis.actors if actor.type != "medium" for side in set(actor.sides))
    return sum(count >= 2 for count in seen.values()) >= 2 or len(seen) >= 4


def _foreign(group: Group, *, abroad: bool) -> bool:
    """Say whether an event is one between states or bodies: two sides, or one and a foreign place, or an organisation.

    In a report of foreign affairs (`abroad`) one side is enough for what states do to each other by its nature.
    """
    kind = group.mentions[0].kind
    sides = group.sides
    country = group.place.country if group.place else None
    elsewhere = bool(country and sides and country not in sides)
    if len(sides) >= 2:
        return True
    if not sides:
        gathering = any(mention.head.startswith(("gipfel", "konferenz")) for mention in group.mentions) and bool(country)
        haggling = any(mention.head.startswith("verhandlung") for mention in group.mentions) and bool(group.names)
        return abroad and kind == "meeting" and (gathering or haggling)
    if any(mention.single for mention in group.mentions):
        return True
    if kind == "expulsion" and any(OF_MANY.search(mention.evidence.quote) for mention in group.mentions):
        return True
    if kind in _ONE_SIDE:
        return True
    if kind == "vote":
        return bool(sides & organisations())
    if kind == "withdrawal" and any(participant.part == "initiator" for participant in group.participants):
        return True
    if kind == "visit":
        return elsewhere or abroad or bool(sides & organisations())
    return elsewhere or bool(sides & organisations()) or (abroad and kind != "incident")


def _event(group: Group, analysis: Analysis) -> Event:
    mentions = sorted(group.mentions, key=lambda mention: mention.start)
    telling = _telling(mentions)
    date = group.date
    status = telling.judgement.status
    participants = group.participants
    return Event(
        kind=telling.kind,
        status=status,
        date=date,
        direction=next((mention.direction for mention in mentions if mention.direction), None),
        place=group.place,
        participants=participants,
        level=_level(mentions, participants, analysis) if telling.kind in _LEVELLED else None,
        topics=_unique(topic for mention in mentions for topic in mention.topics),
        excluded=_unique(topic for mention in mentions for topic in mention.excluded),
        holder=telling.holder,
        evidence=_evidence(mentions),
        ordinal=next((mention.ordinal for mention in mentions if mention.ordinal), None),
        number=next((mention.number for mention in mentions if mention.number), None),
        deadline=next((mention.deadline for mention in mentions if mention.deadline), None),
        duration=next((mention.duration for mention in mentions if mention.duration), None)
        if status in ("held", "under_way")
        else None,
        proofs=(
            *(proof for mention in mentions if mention.date and mention.date == date for proof in mention.proofs[:1]),
            *group.lent,
            Proof(field="status", span=telling.evidence, rule=telling.judgement.rule),
        ),
    )


def _telling(mentions: Sequence[Mention]) -> Mention:
    """Choose the mention that gives the status: words that turn it, then the firmest, then the first.

    A bare "das Treffen" of a known event ("erwartet Fortschritte von dem Treffen") weighs less than the place that tells it.
    """
    telling = any(not mention.definite and mention.judgement.firmness >= 2 for mention in mentions)

    def weight(mention: Mention) -> int:
        bare = mention.definite and mention.date is None and mention.judgement.status in _COMING
        return min(mention.judgement.firmness, 1) if telling and bare else mention.judgement.firmness

    for mention in mentions:
        if mention.judgement.firmness == 3 and mention.judgement.status in _TURNS:
            return mention
    firmest = max(weight(mention) for mention in mentions)
    return next(mention for mention in mentions if weight(mention) == firmest)


def _level(mentions: Sequence[Mention], participants: Sequence[Participant], analysis: Analysis):  # type: ignore[no-untyped-def]
    firmest = max(mention.level_firmness for mention in mentions)
    if firmest >= 2:
        return next(mention.level for mention in mentions if mention.level_firmness == firmest)
    of_people = level_of_participants(participants, analysis.persons)
    if of_people is not None:
        return of_people
    return next((mention.level for mention in mentions if mention.level), None)


def _evidence(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    found: list[Span] = []
    for mention in mentions:
        if any(known.contains(mention.evidence) for known in found):
            continue
        found = [known for known in found if not mention.evidence.contains(known)]
        found.append(mention.evidence)
    return tuple(sorted(found))


def _unique(words) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    return tuple(dict.fromkeys(words))
