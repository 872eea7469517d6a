"""Takes the event mentions of a report in the order of the text, gives them in groups: the mentions of one event together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from depesche.model.edtf import parse_edtf
from depesche.model.reading import Participant, Place, Proof
from depesche.model.span import Span
from depesche.model.vocabulary import Direction, Kind, Level
from depesche.reading.events.participants import joined, organisations
from depesche.reading.events.status import Judgement

# "Diplomaten aus 23 Ländern": no single other side.
OF_MANY = re.compile(r"\baus (?:\w+ ){0,2}(?:Ländern|Staaten)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place of the report that tells of an event.

    Attributes:
        head: the noun or verb that tells it, folded.
        prefix: first part of the compound, folded; "" for none.
        definite: true for "das Treffen", "beim Gipfel": known already, or unique.
        fresh: true for "ein weiteres Treffen", "erste Gespräche": one that was not told of before.
        back: place of the mention in the list that a pronoun takes up ("Diese fanden ... statt"); `None`: none.
        sentence, clause: where it stands.
        single: true where one side is enough for such an event.
        mission: "botschaft" or "konsulat", for what is done to a mission; "" for none.
        session: true for the sitting of a body ("Sitzung", "Tagung").
        supposed: sides to take where no mention of the event names any.
        setting: true for a noun that only sets the scene ("bei einem Treffen mit").
        passing: true where somebody only has an opinion of it ("nannte die Einigung ermutigend"): it must be told elsewhere.
    """

    kind: Kind
    head: str
    prefix: str
    noun: bool
    start: int
    sentence: int
    clause: int
    evidence: Span
    judgement: Judgement
    participants: tuple[Participant, ...] = ()
    supposed: tuple[Participant, ...] = ()
    date: str | None = None
    place: Place | None = None
    level: Level | None = None
    level_firmness: int = 0
    topics: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    holder: str | None = None
    direction: Direction | None = None
    ordinal: int | None = None
    number: int | None = None
    deadline: str | None = None
    duration: str | None = None
    definite: bool = False
    fresh: bool = False
    back: int | None = None
    single: bool = False
    setting: bool = False
    passing: bool = False
    mission: str = ""
    session: bool = False
    proofs: tuple[Proof, ...] = ()

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part."""
        return frozenset(participant.side for participant in self.participants if participant.side)

    @property
    def names(self) -> frozenset[str]:
        """The persons who take part."""
        return frozenset(participant.name for participant in self.participants if participant.name)


@dataclass(slots=True, kw_only=True)
class Group:
    """Mentions of one event; `lent` proves a date that another event lends it."""

    mentions: list[Mention] = field(default_factory=list)
    participants: tuple[Participant, ...] = ()
    date: str | None = None
    place: Place | None = None
    lent: tuple[Proof, ...] = ()

    def take(self, mention: Mention) -> None:
        """Add a mention and what it says."""
        self.mentions.append(mention)
        self.participants = joined(self.participants, mention.participants)
        if self.date is None or (
            mention.date and len(mention.date) > len(self.date) and _agree(self.date, mention.date) and "/" not in mention.date
        ):
            self.date = mention.date or self.date
        self.place = _placed(self.place, mention.place)

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part."""
        return frozenset(participant.side for participant in self.participants if participant.side)

    @property
    def names(self) -> frozenset[str]:
        """The persons who take part."""
        return frozenset(participant.name for participant in self.participants if participant.name)


def grouped(mentions: Sequence[Mention]) -> list[Group]:
    """Put mentions of one event together; groups come in the order of their first mention."""
    groups: list[Group] = []
    home: dict[int, Group] = {}
    for order, mention in enumerate(mentions):
        group = home.get(mention.back) if mention.back is not None else None
        if group is None or not _compatible(group, mention):
            group = _group_for(mention, groups)
        if group is None and mention.passing:
            continue
        if group is None:
            group = Group()
            groups.append(group)
        group.take(mention)
        home[order] = group
    for group in groups:
        if len(group.sides) < 2 and not (group.mentions[0].kind == "meeting" and group.sides & organisations()):
            group.participants = joined(
                group.participants, next((mention.supposed for mention in group.mentions if mention.supposed), ())
            )
    return groups


def _group_for(mention: Mention, groups: Sequence[Group]) -> Group | None:
    """Find the event that a mention tells again, the latest first; `None`: a new one."""
    best: tuple[int, Group] | None = None
    for distance, group in enumerate(reversed(groups)):
        last = group.mentions[-1]
        if last.kind != mention.kind:
            continue
        score = _likeness(group, mention)
        if score <= 0:
            continue
        rank = score * 10 - 4 * distance
        if best is None or rank > best[0]:
            best = (rank, group)
    return best[1] if best else None


def _likeness(group: Group, mention: Mention) -> int:
    """Weigh whether a mention tells of the event of a group: 0 or less for no."""
    if not _compatible(group, mention):
        return 0
    last = group.mentions[-1]
    same_clause = last.sentence == mention.sentence and last.clause == mention.clause
    if _long_before(group, mention):
        return 0
    if not same_clause and (
        _told_anew(group, mention) or _of_the_told(group, mention) or (_waiting(group) and not _to_come(mention))
    ):
        return 0
    if same_clause and mention.noun and last.noun and mention.prefix != last.prefix and same_noun(mention.head, last.head):
        return 0
    if (
        same_clause
        and not mention.fresh
        and (not mention.noun or not last.noun or same_noun(mention.head, last.head) or mention.kind == "agreement")
        and mention.kind not in ("incident", "sanction")
    ):
        return 6
    if mention.kind in ("appointment", "departure") and group.names & mention.names:
        return 6
    shared = group.sides & mention.sides
    people = group.names & mention.names
    score = 0
    if mention.names and group.names:
        if not people:
            return 0
        score += 2
    elif mention.sides and group.sides:
        if (
            mention.kind in _BY_STATE
            and _states(mention.sides)
            and _states(group.sides)
            and not _states(mention.sides) & _states(group.sides)
        ):
            return 0
        if mention.sides == group.sides:
            score += 2
        elif mention.sides <= group.sides or group.sides <= mention.sides:
            score += 1
        elif not shared or not mention.definite:
            return 0
    if mention.date and group.date:
        score += 2
    if mention.place and group.place and mention.place.city and mention.place.city == group.place.city:
        score += 2
    if mention.definite:
        score += 2
        if mention.noun and any(known.noun and same_noun(known.head, mention.head) for known in group.mentions):
            score += 1
    if not mention.sides and not mention.definite and not mention.fresh:
        score += 1 if mention.kind not in ("incident", "meeting", "visit") else 0
    if mention.kind not in ("meeting", "visit", "call", "incident") and any(
        same_noun(known.head, mention.head) for known in group.mentions
    ):
        score += 1
    if (
        mention.kind == "visit"
        and mention.prefix
        and not any(known.prefix == mention.prefix for known in group.mentions)
        and not same_noun(mention.head, last.head)
    ):
        return 0
    if mention.prefix and any(known.prefix == mention.prefix for known in group.mentions):
        score += 2
    elif (
        mention.prefix
        and not any(same_noun(known.head, mention.head) for known in group.mentions)
        and not shared
        and not mention.definite
    ):
        score -= 2
    turned = any(known.judgement.status in ("cancelled", "postponed") for known in group.mentions)
    if turned and mention.definite and mention.judgement.status in _COMING and shared == mention.sides:
        score += 5  # "Die dritte Runde sollte in Moskau stattfinden": the one called off
    told = {known.judgement.status for known in group.mentions if known.judgement.firmness >= 1}
    if told and mention.judgement.firmness >= 2 and mention.judgement.status in _PAST and told <= _COMING:
        score -= 3
    open_still = {known.judgement.status for known in group.mentions} <= _COMING | _OFF
    if mention.fresh and not (mention.definite and open_still and mention.judgement.status in _COMING | _OFF):
        score -= 4 if not any(known.fresh and known.definite is False for known in group.mentions) or not mention.definite else 0
    if not mention.definite and not score >= 2:
        return 0
    if mention.kind == "incident" and mention.date and group.date is None and not same_noun(mention.head, last.head):
        return 0
    if mention.kind == "incident" and not mention.definite and not (mention.date and mention.date == group.date):
        return 0
    return score


def _long_before(group: Group, mention: Mention) -> bool:
    """Say whether a mention further down gives only month or year, of a group told as news: it tells of an earlier one."""
    news = group.mentions[0]
    return (
        group.date is None
        and mention.date is not None
        and _WIDE.fullmatch(mention.date) is not None
        and mention.judgement.status == "held" == news.judgement.status
        and not mention.definite
        and mention.sentence - group.mentions[-1].sentence >= 2
        and news.sentence <= _LEAD
    )


_WIDE = re.compile(r"\d{4}(?:-\d{2})?~?")
_LEAD = 2
"""Sentences of a report that tell what is new."""


def same_noun(first: str, second: str) -> bool:
    """Say whether two heads are forms of one noun: "treffens" and "treffen", "gespräche" and "gesprächen"."""
    return first == second or _bare(first) == _bare(second)


def _bare(head: str) -> str:
    for _ in range(2):
        head = next(
            (head.removesuffix(ending) for ending in ("es", "s", "en", "n", "e") if head.endswith(ending) and len(head) > 6), head
        )
    return head


_BY_STATE = frozenset(["accession", "sanction", "aid", "recognition", "deployment"])


def _states(sides: frozenset[str]) -> frozenset[str]:
    return sides - organisations()


_PAST = frozenset(["held"])
_COMING = frozenset(["announced", "proposed", "expected"])
_OFF = frozenset(["postponed", "cancelled", "refused", "denied"])
# Kinds in which one side acts on another: who acts on whom tells two of them apart.
_DIRECTED = frozenset(["expulsion", "recall", "summons"])
# Measures that a side takes by itself: who else takes one takes another.
_ONE_SIDED = frozenset(["expulsion", "recall", "summons", "entry_measure", "withdrawal", "note", "mission_closed"])


def _waiting(group: Group) -> bool:
    """Say whether the group is a next meeting that is still to come ("ein weiteres Treffen solle folgen")."""
    first = group.mentions[0]
    return first.fresh and first.kind in ("meeting", "visit", "call") and first.judgement.status in _COMING


def _of_the_told(group: Group, mention: Mention) -> bool:
    """Say whether "vor der Begegnung" stands after "ein weiteres Treffen": it speaks of the one told before that."""
    first = group.mentions[0]
    return first.fresh and not first.definite and mention.setting and not mention.fresh and mention.judgement.rule == "vor"


def _to_come(mention: Mention) -> bool:
    """Say whether a mention can go on about what is to come; "vor dem Treffen" speaks of the one told."""
    judgement = mention.judgement
    return mention.fresh or (
        judgement.status in _COMING | _OFF and judgement.rule not in ("vor", "negated", "negated verb") and not mention.setting
    )


def _told_anew(group: Group, mention: Mention) -> bool:
    """Say whether a clause tells when, where and by whom, of which the group has nothing: it tells another one."""
    first = group.mentions[0]
    placed = mention.place is not None and mention.place.city is not None
    return (
        mention.kind in ("agreement", "meeting")
        and not (mention.definite or mention.noun or first.noun)
        and bool(mention.date and placed and mention.names)
        and not (group.date or group.names or (group.place and group.place.city))
    )


def _acting(participants: Sequence[Participant], part: str) -> frozenset[str]:
    return frozenset(participant.side for participant in participants if participant.side and participant.part == part)


def _turned(group: Group, mention: Mention) -> bool:
    """Say whether the one side acts here and is acted upon there, or others are acted upon: an answer, not the same."""
    targets, others = _acting(group.participants, "target"), _acting(mention.participants, "target")
    acting, doing = _acting(group.participants, "initiator"), _acting(mention.participants, "initiator")
    if mention.kind in _ONE_SIDED and acting and doing and not acting & doing:
        return True
    many = any(OF_MANY.search(known.evidence.quote) for known in group.mentions)
    if mention.kind == "expulsion" and many != bool(OF_MANY.search(mention.evidence.quote)) and (others or targets):
        return True
    if mention.kind == "expulsion" and mention.number and mention.sentence != group.mentions[-1].sentence:
        counts = [known.number for known in group.mentions if known.number]
        # 60 of the one state and more than a hundred in all are two.
        if counts and not any(5 * abs(count - mention.number) <= count for count in counts):
            return True
    return mention.kind in _DIRECTED and bool(targets and others) and not targets & others


def _compatible(group: Group, mention: Mention) -> bool:
    if mention.date and group.date and not _agree(group.date, mention.date):
        return False
    if mention.place and group.place:
        if mention.place.country and group.place.country and mention.place.country != group.place.country:
            return False
        if mention.place.city and group.place.city and mention.place.city != group.place.city:
            return False
    if mention.mission and any(known.mission and known.mission != mention.mission for known in group.mentions):
        return False
    if mention.ordinal and any(known.ordinal and known.ordinal != mention.ordinal for known in group.mentions):
        return False
    first = group.mentions[0]
    if mention.direction and first.direction and mention.direction != first.direction:
        return False
    if _turned(group, mention):
        return False
    if _waiting(group) and mention.judgement.status in _PAST:
        return False
    told = {known.judgement.status for known in group.mentions if known.judgement.firmness >= 2}
    if mention.judgement.firmness >= 2 and told:
        if mention.judgement.status in _PAST and told <= _OFF and (mention.place or mention.date or not mention.definite):
            return False
        if mention.judgement.status in _COMING and told <= _PAST and not mention.definite:
            return False
        if mention.judgement.status in _PAST and told <= _COMING and not mention.definite:
            return False
        if mention.judgement.status == "refused" and told <= _PAST and mention.kind in ("meeting", "visit", "call"):
            return False  # who will not come to the table does not speak of the talks that were held
    return True


def _agree(first: str, second: str) -> bool:
    try:
        return parse_edtf(first).overlaps(parse_edtf(second))
    except ValueError:
        return True


def _placed(known: Place | None, new: Place | None) -> Place | None:
    if known is None or new is None:
        return known or new
    return Place(country=known.country or new.country, city=known.city or new.city, venue=known.venue or new.venue)
