"""Takes the cast of an event as its clause tells it, gives it with the sides that the words around it imply."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from depesche.model.reading import Participant, Place
from depesche.model.vocabulary import Part
from depesche.reading.analysis import ActorMention
from depesche.reading.events.among import with_those_named
from depesche.reading.events.attending import stays_away
from depesche.reading.events.focus import ON_PAPER, TWO_SIDED, sides_in, with_sides
from depesche.reading.events.framing import councils, destination
from depesche.reading.events.hosts import with_hosts
from depesche.reading.events.merging import OF_MANY, Mention
from depesche.reading.events.pairs import SPOKEN_OF, both_sides, focus_pair, spoken_of_most
from depesche.reading.events.participants import (
    Cast,
    has_possessive,
    organisations,
    participants_of,
    root_of,
    subject_actors,
)
from depesche.reading.events.partners import with_host
from depesche.reading.events.persons_meant import persons_meant
from depesche.reading.events.scene import Scene, organisation_of_prefix, sides_of_compound
from depesche.reading.events.towns import first_ones, seat_of_other
from depesche.reading.events.triggers import Trigger, in_class
from depesche.reading.events.unsided import unsided
from depesche.reading.people.namings import state_of_name

_BETWEEN = frozenset(["expulsion", "summons", "recall", "mission_reduced", "note", "relations_cut", "relations_opened"])
_POSTS = frozenset(["mission_opened", "deployment", "mission_closed", "recall", "appointment", "departure"])
_BOTH = re.compile(
    r"\b[Bb]eide[rn]? (?:\w+ )?"
    r"(?:Seiten|Länder|Ländern|Staaten|Parteien|Regierungen|Delegationen|Nationen|Mächte|Lager|Hauptstädte)"
)
# What can be told without its sides once the report has named them: "Eine Vereinbarung wurde nicht ausgeschlossen."
_BY_CONTEXT = frozenset(["agreement", "meeting", "release", "sanction"])


def inherited_actors(order: int, scene: Scene) -> tuple[ActorMention, ...]:
    """Give the actors that a clause shares: the subject of the clause before, the antecedent of a relative clause."""
    clause = scene.clauses[order]
    giver = clause.heir if clause.heir is not None else clause.parent if clause.type == "infinitive" else None
    if giver is not None:
        own = subject_actors(scene.clauses[giver], scene.sentence, scene.placed[giver])
        return own or (inherited_actors(giver, scene) if scene.clauses[giver].heir is not None else ())
    if clause.type != "relative":
        return ()
    first = first_ones(order, scene)
    if first:
        return first
    begin = scene.sentence.tokens[clause.tokens[0]].start
    before = [one for group in scene.placed for one in group if one.actor.span.end <= begin and one.head]
    if not before:
        return ()
    nearest = max(before, key=lambda one: one.actor.span.end).actor
    gap = scene.sentence.text[nearest.span.end - scene.sentence.start : begin - scene.sentence.start]
    return (nearest,) if len(gap) < 4 or gap.strip(" ,") in ("mit", "von", "bei", "an") else ()


def with_possessor(cast: Cast, trigger: Trigger, scene: Scene) -> Cast:
    """Add who "sein Besuch" belongs to, when the clause itself does not name him."""
    if not trigger.noun or cast.subject or not has_possessive(trigger, scene.clause_of(trigger), scene.sentence):
        return cast
    inside = [one.actor for one in scene.placed[trigger.clause] if one.actor.person is not None]
    before = (actor for actor in reversed(scene.analysis.actors) if actor.span.end <= trigger.start and actor.person is not None)
    owner = inside[0] if inside else next(before, None)
    if owner is None:
        return cast
    extra = participants_of([(owner, "party" if trigger.group.kind == "meeting" else "initiator")], scene.analysis)
    known = {participant.name for participant in cast.participants}
    added = tuple(participant for participant in extra if participant.name not in known)
    named = {participant.side for participant in added}
    kept = tuple(participant for participant in cast.participants if participant.name or participant.side not in named)
    return replace(cast, participants=(*added, *kept))


def completed(
    cast: Cast, trigger: Trigger, scene: Scene, place: Place | None, told: Sequence[Mention], *, definite: bool
) -> tuple[Participant, ...]:
    """Add the sides that the words imply: of a compound, of "beide Seiten", of the other side of an act, of the host."""
    kind, country = trigger.group.kind, place.country if place else None
    participants = cast.participants
    code = organisation_of_prefix(trigger.prefix) if trigger.prefix else None
    if _frames_talk(trigger, scene):
        participants = tuple(one for one in participants if one.name or one.side not in organisations())
    else:
        participants = with_sides(participants, [code] if code else [])
        participants = with_sides(participants, _compound_sides(trigger, scene))
    if len(sides_in(participants)) < 2:
        span = scene.span(trigger.clause)
        match = _BOTH.search(span.quote)
        if match:
            participants = with_sides(participants, both_sides(span.start + match.start(), scene.analysis))
    if stays_away(trigger, scene):
        return ()
    participants = _own_country(participants, trigger, scene)
    if trigger.group.takes_up:
        participants = tuple(participant for participant in participants if not participant.name)
    participants = persons_meant(participants, trigger, scene, told)
    participants = with_host(participants, kind, place, scene.number, told, scene.analysis)
    participants = with_those_named(participants, trigger, scene)
    if kind == "vote" and (trigger.noun or scene.clause_of(trigger).passive or not cast.sides & organisations()):
        participants = with_sides(participants, councils(scene.placed[trigger.clause]))
    if kind == "vote":
        here = scene.placed[trigger.clause]
        participants = with_sides(participants, councils([one for one in here if one.chain and one.chain[-1] in ("in", "im")]))
        participants = with_sides(participants, _decided_on(trigger, scene))
    if kind in ("sanction", "entry_measure") and len(sides_in(participants)) == 1:
        participants = with_sides(participants, _imposed_by(participants, scene.number, told))
    wanted = 3 if kind == "mediation" else 2
    if kind in TWO_SIDED and not trigger.group.single and not on_mission(trigger, scene) and len(sides_in(participants)) < wanted:
        participants = _widened(participants, trigger, scene, country, wanted)
    if kind == "accession" and participants and not sides_in(participants) & organisations():
        participants = with_sides(participants, _joined(scene, told))
    many = kind == "expulsion" and OF_MANY.search(scene.span(trigger.clause).quote)
    if kind == "expulsion" and participants and all(one.part == "initiator" for one in participants):
        participants = (*participants, *_expelled_before(participants, scene.number, told))
    if kind in _BETWEEN and len(sides_in(participants)) == 1 and not many:
        participants = _opposed(with_sides(participants, _other_side(participants, scene)))
    if kind in ("meeting", "call", "release") and len(sides_in(participants)) < 2:
        participants = (*participants, *_unnamed(trigger, scene, participants))
    participants = (*participants, *unsided(trigger, scene, participants))
    if kind == "summons" and country and len(sides_in(participants)) == 1 and country not in sides_in(participants):
        participants = (*participants, Participant(side=country, part="initiator"))
    if kind in _POSTS and country and len(participants) < 3:
        participants = with_sides(participants, [country], host=True)
    if kind == "visit":
        participants = with_hosts(participants, trigger, scene, country)
    if kind == "aid" and len(sides_in(participants)) == 1 and not trigger.noun:
        inside = {scene.sentence.tokens[place].start for place in scene.clause_of(trigger).tokens}
        inside -= _beside(trigger, scene)
        given = [one.country for one in scene.places if one.locative and one.country and one.span.start in inside]
        participants = (
            *participants,
            *(Participant(side=side, part="target") for side in given[:1] if side not in sides_in(participants)),
        )
    if kind == "mediation" and len(sides_in(participants)) == 1:
        participants = with_sides(participants, _at_odds(participants, scene, told))
    they = kind == "agreement" and "sie" in scene.words(trigger.clause)
    if (
        not participants
        and not definite
        and kind in _BY_CONTEXT
        and (trigger.noun or they)
        and not trigger.head.startswith("gipfel")
    ):
        participants = with_sides((), _of_context(kind, scene.number, told))
    return participants


def _at_odds(participants: Sequence[Participant], scene: Scene, told: Sequence[Mention]) -> tuple[str, ...]:
    """Give those between whom somebody mediates when only he is named: of the event told before, else of the report."""
    known = sides_in(participants)
    for mention in reversed(told):
        if scene.number - mention.sentence > 3:
            break
        if len(mention.sides - known) == 2:
            return tuple(sorted(mention.sides - known))
    pair = tuple(side for side in focus_pair(scene.analysis) if side not in known)
    hub = spoken_of_most(scene.analysis)
    return pair or ((hub,) if hub and hub not in known else ())


def _own_country(participants: tuple[Participant, ...], trigger: Trigger, scene: Scene) -> tuple[Participant, ...]:
    """Give "ihr Land habe ausgewiesen" to the country alone: she who says it takes no part herself."""
    words = scene.words(trigger.clause)
    own = {first for first, second in itertools.pairwise(words) if second in ("land", "regierung", "staat")}
    if not own & {"sein", "ihr", "seine", "ihre", "unser", "unsere"}:
        return participants
    here = {one.actor.name for one in scene.placed[trigger.clause] if one.actor.type == "person"}
    return tuple(replace(one, name=None) if one.name and one.side and one.name not in here else one for one in participants)


def _beside(trigger: Trigger, scene: Scene) -> set[int]:
    """Give where the words stand that only say why or how: "angesichts der Not in Syrien", "laut Berichten aus Kairo"."""
    clause = scene.clause_of(trigger)
    found: set[int] = set()
    for order, phrase in enumerate(clause.phrases):
        at: int | None = order
        while at is not None and clause.phrases[at].preposition not in _REASONS:
            at = clause.phrases[at].parent
        if at is not None:
            found.update(scene.sentence.tokens[place].start for place in range(phrase.first, phrase.last + 1))
    return found


_REASONS = frozenset(["angesichts", "wegen", "aufgrund", "trotz", "laut", "infolge", "zufolge", "neben"])


def _joined(scene: Scene, told: Sequence[Mention]) -> tuple[str, ...]:
    """Give the organisation that somebody joins where the clause names none: of the accession told last, else of the report."""
    for mention in reversed(told):
        if mention.kind == "accession" and mention.sides & organisations():
            return tuple(sorted(mention.sides & organisations()))
    named = Counter(side for actor in scene.analysis.actors if actor.type != "medium" for side in set(actor.sides))
    ranked = sorted((-count, side) for side, count in named.items() if side in _WITH_MEMBERS)
    return (ranked[0][1],) if ranked and -ranked[0][0] >= SPOKEN_OF else ()


_WITH_MEMBERS = frozenset(["EU", "NATO", "UN", "WTO", "ICC", "OSCE", "COE", "AFU", "ASEAN", "ARAB", "GCC"])


def _compound_sides(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Give the sides in a compound of the event itself, or of what it is done to: "der Nato-Russland-Rat ist eingefroren"."""
    places = [trigger.token] if trigger.noun else []
    if trigger.group.kind in ("meeting", "relations_cut", "relations_opened"):
        places += [phrase.last for phrase in scene.clause_of(trigger).phrases if not phrase.preposition and phrase.parent is None]
    return next((found for place in places if (found := sides_of_compound(scene.sentence.tokens[place].text))), ())


def _frames_talk(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a gathering is only where two sides talked: "A traf beim G20-Gipfel mit B zusammen"."""
    if trigger.group.kind != "meeting" or not trigger.noun:
        return False
    clause = scene.clause_of(trigger)
    if root_of(trigger, clause).preposition not in ("bei", "beim", "am", "während", "auf"):
        return False
    if not any(other.clause == trigger.clause and other.group.kind == "meeting" and not other.noun for other in scene.triggers):
        return False
    talking = {side for one in scene.placed[trigger.clause] if one.head for side in one.actor.sides}
    return len(talking - organisations()) >= 2


def _widened(
    participants: tuple[Participant, ...], trigger: Trigger, scene: Scene, country: str | None, wanted: int
) -> tuple[Participant, ...]:
    """Look for the other side of an act between two in its clause, but for the country where it happened."""
    known = set(sides_in(participants))
    inside = {scene.sentence.tokens[place].start for place in scene.clause_of(trigger).tokens}
    near = [actor for actor in scene.actors if actor.type != "medium" and actor.sides and actor.span.start in inside]
    near.sort(key=lambda actor: (actor.type == "adjective", abs(actor.span.start - trigger.start)))
    towns = {place.span.start for place in scene.places if place.city}
    settings = {place.span.start for place in scene.places if place.locative} if trigger.group.kind in ON_PAPER else set()
    for actor in near:
        if country in actor.sides and actor.type == "state":
            continue
        if actor.span.start in settings:
            continue
        gap = scene.sentence.text[trigger.end - scene.sentence.start : max(0, actor.span.start - scene.sentence.start)]
        if actor.span.start in towns and gap.strip() == "von":
            continue  # "die Vereinbarung von Peking"
        for side in actor.sides:
            if side not in known and len(known) < wanted:
                known.add(side)
                participants = (*participants, Participant(side=side, part="party"))
    return participants


def _decided_on(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Give the states that a decision is about: "beschloss Sanktionen gegen X", "beschloss, über X eine Zone einzurichten"."""
    found: list[str] = []
    for order, clause in enumerate(scene.clauses):
        if order != trigger.clause and (clause.parent != trigger.clause or clause.type not in ("infinitive", "sub")):
            continue
        for one in scene.placed[order]:
            if one.actor.type == "state" and one.chain and one.chain[0] in ("gegen", "über", "in", "zu", "zum", "zur", "nach"):
                found += [side for side in one.actor.sides if side not in found]
    return tuple(found)


def _imposed_by(participants: Sequence[Participant], number: int, told: Sequence[Mention]) -> tuple[str, ...]:
    """Give who imposed a measure, when the measures on the same state were told just before."""
    known = sides_in(participants)
    for mention in reversed(told):
        if number - mention.sentence > 2:
            break
        if mention.kind in ("vote", "sanction", "entry_measure") and known & mention.sides:
            return tuple(sorted(mention.sides & organisations()))
    return ()


def _unnamed(trigger: Trigger, scene: Scene, known: Sequence[Participant]) -> tuple[Participant, ...]:
    """Give the groups of no side with whom somebody talks: "Gespräche mit den Entführern"."""
    return tuple(
        Participant(side=None, name=one.actor.name)
        for one in scene.placed[trigger.clause]
        if one.chain[:1] == ("mit",)
        and one.head
        and one.actor.type in ("group", "office")
        and not one.actor.sides
        and one.actor.person is None
        and all(participant.name != one.actor.name for participant in known)
    )


def _expelled_before(participants: Sequence[Participant], number: int, told: Sequence[Mention]) -> tuple[Participant, ...]:
    """Give whose people are expelled, when the expulsions told before were of one side: "Oslo weist vier Diplomaten aus"."""
    known = sides_in(participants)
    for mention in reversed(told):
        targets = {one.side for one in mention.participants if one.part == "target" and one.side}
        if mention.kind == "expulsion" and number - mention.sentence <= 6 and len(targets) == 1:
            return tuple(Participant(side=side, part="target") for side in sorted(targets - known))
    return ()


def _opposed(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Say of the side that was added whether it acts, or is acted upon: the opposite of the other one."""
    told = {one.part for one in participants if one.part in ("initiator", "target")}
    if len(told) != 1:
        return participants
    part: Part = "target" if "initiator" in told else "initiator"
    return tuple(replace(one, part=part) if one.part == "party" and not one.name else one for one in participants)


def _other_side(participants: Sequence[Participant], scene: Scene) -> tuple[str, ...]:
    """Give the other side of a measure between two: named in the sentence, else the other of the two that the report is about."""
    known = sides_in(participants)
    for actor in scene.actors:
        for side in actor.sides:
            if actor.type != "medium" and side not in known:
                return (side,)
    seat = seat_of_other(known, scene)
    if seat is not None:
        return (seat,)
    counts = Counter(side for actor in scene.analysis.actors if actor.type != "medium" for side in set(actor.sides))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    leading = [side for side, _ in ranked[:2]]
    if known <= set(leading):
        return tuple(side for side in leading if side not in known)
    return tuple(leading[:1]) if ranked and ranked[0][1] >= SPOKEN_OF else ()


def _of_context(kind: str, number: int, told: Sequence[Mention]) -> tuple[str, ...]:
    """Give the sides of the last event between two sides or of an organisation that was told shortly before."""
    for mention in reversed(told):
        if number - mention.sentence > 4:
            return ()
        alike = mention.kind == kind or (kind != "sanction" and mention.kind in ("meeting", "visit", "call", "agreement"))
        if alike and mention.participants:
            return tuple(sorted(mention.sides))
    return ()


def sides_of_last(told: Sequence[Mention], kind: str, number: int) -> tuple[Participant, ...]:
    """Give the sides of the last event of a kind, when it was told in the three sentences before and has two."""
    for mention in reversed(told):
        if number - mention.sentence > 3:
            break
        if mention.kind == kind and len(mention.sides) >= 2:
            return tuple(Participant(side=side) for side in sorted(mention.sides))
    return ()


def on_mission(trigger: Trigger, scene: Scene) -> bool:
    """Say whether an act is one against a mission or its people, so that the side of the mission is enough."""
    return trigger.group.kind == "incident" and any(
        in_class(word, name) for word in scene.words(trigger.clause) for name in ("embassy_house", "diplomats")
    )


def implied_place(place: Place | None, trigger: Trigger, scene: Scene, cast: Cast) -> Place | None:
    """Give the place with the country that the words imply: "China-Besuch", "ins Außenamt zitieren", "den Luftraum Estlands"."""
    if place is None and "abstatten" in scene.clause_of(trigger).verbs:
        return _called_on(scene, trigger, cast)
    if place is None and trigger.head == "einladen":
        target = destination(trigger, scene)
        if target is not None:
            return Place(country=target.country, city=target.city, venue=target.venue)
        hosts = [side for actor in cast.subject for side in actor.sides if side not in organisations()]
        return Place(country=hosts[0]) if hosts else None
    if place is None and trigger.group.frame in ("place", "place_object", "awaited"):
        target = destination(trigger, scene)
        return Place(country=target.country, city=target.city, venue=target.venue) if target else None
    if trigger.group.kind == "visit" and place is None and trigger.prefix:
        token = scene.sentence.tokens[trigger.token]
        inside = [actor for actor in scene.actors if token.start <= actor.span.start < token.end and actor.sides]
        if inside and inside[0].sides[0] not in organisations():
            return Place(country=inside[0].sides[0])
        visited = state_of_name(trigger.prefix.capitalize())
        if visited:
            return Place(country=visited)
    if place is not None and place.country is not None:
        return place
    if trigger.group.kind == "incident" and "airspace" in trigger.group.classes:
        crossed = _crossed(scene)
        if crossed:
            return replace(place, country=crossed) if place else Place(country=crossed)
    if trigger.group.kind == "statehood" and trigger.noun and "unabhängig" in trigger.prefix + trigger.head:
        here = scene.placed[trigger.clause]
        born = [side for one in here if trigger.phrase in one.links and one.actor.type == "state" for side in one.actor.sides]
        return Place(country=born[-1]) if born else place
    if trigger.group.kind == "summons" and place is not None and place.venue and not scene.clause_of(trigger).passive:
        hosts = [side for actor in cast.subject for side in actor.sides]
        return replace(place, country=hosts[0]) if hosts else place
    return place


def _called_on(scene: Scene, trigger: Trigger, cast: Cast) -> Place | None:
    """Give the place in the dative: "stattete der Ukraine einen Besuch ab", "hat Kiew einen Besuch abgestattet"."""
    spots = {scene.sentence.tokens[place].start for place in scene.clause_of(trigger).tokens}
    own = {side for actor in cast.subject for side in actor.sides}
    for place in scene.places:
        if place.span.start in spots and place.country not in own:
            return Place(country=place.country, city=place.city, venue=place.venue)
    return None


def _crossed(scene: Scene) -> str | None:
    """Give the state whose airspace, waters or border a sentence names: "den Luftraum Estlands", "türkisches Hoheitsgebiet"."""
    tokens = scene.sentence.tokens
    for order, token in enumerate(tokens):
        if not token.text[0].isupper() or not in_class(token.lower, "airspace"):
            continue
        begin, end = tokens[max(0, order - 2)].start, tokens[min(len(tokens) - 1, order + 2)].end
        for actor in scene.actors:
            if begin <= actor.span.start < end and actor.sides and actor.type in ("state", "adjective"):
                return actor.sides[0]
    return None
