"""Takes a trigger in its clause and the actors of the report, gives who takes part in the event, and in what part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.analysis import ActorMention, Analysis
from depesche.reading.events.frames import Clause
from depesche.reading.events.holders import holders, office_above
from depesche.reading.events.phrases import Phrase, names_source, names_time, relations
from depesche.reading.events.placing import Placed as Placed
from depesche.reading.events.triggers import Trigger
from depesche.reading.events.wordlists import words_for

PARTY_KINDS = frozenset(["meeting", "call", "agreement", "relations_opened", "relations_cut"])
_DEEP = frozenset(["", "mit", "zwischen", "von", "vom", "durch", "gegen", "aus"])
_TO = frozenset(["für", "an", "ans", "gegenüber", "zur", "zum", "in", "nach"])
_POSSESSIVE = ("sein", "ihr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who takes part in one event mention: the participants, and what of them the frame of the trigger asks for."""

    participants: tuple[Participant, ...]
    subject: tuple[ActorMention, ...]
    others: tuple[ActorMention, ...]
    heads: int
    people: int

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part."""
        return frozenset(participant.side for participant in self.participants if participant.side)


def cast_of(
    trigger: Trigger,
    clause: Clause,
    sentence: Sentence,
    placed: Sequence[Placed],
    inherited: Sequence[ActorMention],
    rivals: frozenset[int],
    analysis: Analysis,
) -> Cast:
    """Find who takes part.

    Args:
        inherited: actors that the clause shares with another one (subject of "und sprach mit", antecedent of a relative clause).
        rivals: noun phrases of the clause that tell of other events; what hangs on them belongs to those.
    """
    own = [
        one for one in placed if trigger.noun and trigger.phrase in one.links and _belongs(one, trigger, clause, sentence, rivals)
    ]
    full = len({side for one in own for side in one.actor.sides}) >= 2 and any(
        "zwischen" in one.chain or one.phrase == trigger.phrase for one in own
    )
    chosen = own if full else [one for one in placed if _belongs(one, trigger, clause, sentence, rivals)]
    chosen = [one for one in chosen if not _only_speaks(one.actor, trigger, analysis) and not _from_there(one, placed)]
    if trigger.group.kind in ("meeting", "call") and trigger.noun:
        acting = {one.phrase for one in placed if one.actor.type != "adjective"}
        chosen = [one for one in chosen if not _only_describes(one, acting, trigger)]
    chosen = [
        replace(one, actor=actor)
        for one in chosen
        for actor in holders(one.actor, office_above(one.phrase, clause, sentence), sentence, analysis)
    ]
    inherited = [actor for one in inherited for actor in holders(one, None, sentence, analysis)]
    subject_root = _subject_root(clause, sentence, trigger)
    subject = [
        one.actor
        for one in chosen
        if one.root is not None and _same_root(one.root, subject_root, clause) and one.root != trigger.phrase
    ]
    others = [one.actor for one in chosen if one.actor not in subject]
    if clause.type == "infinitive" and inherited and (not trigger.noun or _subject_counts(trigger, clause, sentence)):
        subject, others = [*inherited], [*subject, *others]
    elif inherited and (not subject or trigger.noun) and (not trigger.noun or _subject_counts(trigger, clause, sentence)):
        subject = [*inherited, *subject]
    if trigger.head in ("ablösen", "ersetzen") and subject and others:
        subject, others = (subject, []) if trigger.group.kind == "appointment" else ([], others)
    roles: list[tuple[ActorMention, Part]] = []
    for actor in subject:
        roles.append((actor, _subject_part(trigger, clause)))
    for actor in others:
        one = next(one for one in chosen if one.actor is actor)
        roles.append((actor, _other_part(trigger, clause, one)))
    heads = sum(one.head for one in chosen) + len(inherited)
    people = sum(one.head and one.actor.type in ("person", "office", "pronoun", "group", "body") for one in chosen) + sum(
        actor.type in ("person", "office", "pronoun", "group", "body") for actor in inherited
    )
    return Cast(
        participants=participants_of(roles, analysis), subject=tuple(subject), others=tuple(others), heads=heads, people=people
    )


def _only_describes(one: Placed, acting: set[int | None], trigger: Trigger) -> bool:
    """Say whether an adjective of a state describes a thing, and nobody who talks: "Begegnung mit der polnischen Kunst"."""
    if one.actor.type != "adjective" or one.phrase in acting or one.phrase == trigger.phrase:
        return False
    return one.actor.span.quote[0].islower() or ("-" not in one.actor.span.quote and one.actor.span.quote.endswith("er"))


def _from_there(one: Placed, placed: Sequence[Placed]) -> bool:
    """Say whether a state only tells where a person comes from, who acts for another: "der UNO-Gesandte Falk aus den USA"."""
    if one.actor.type != "state" or one.chain[:1] != ("aus",) or len(one.links) < 2:
        return False
    return any(
        other.phrase == one.links[1] and other.actor.person is not None and other.actor.sides not in ((), one.actor.sides)
        for other in placed
    )


def _only_speaks(actor: ActorMention, trigger: Trigger, analysis: Analysis) -> bool:
    """Say whether somebody is a spokesperson or a member of parliament, who speaks of talks and measures and takes none."""
    if actor.person is None:
        return False
    function = analysis.persons[actor.person].function
    if trigger.group.kind in ("meeting", "call", "visit", "agreement"):
        return function == "spokesperson"
    return function in _SPEAKING and trigger.noun and trigger.group.kind in _MEASURES


_SPEAKING = frozenset(["spokesperson", "legislator", "party_figure", "expert"])
_MEASURES = frozenset(
    ["sanction", "entry_measure", "vote", "deployment", "aid", "recognition", "incident", "withdrawal", "mission_closed"]
)


def participants_of(roles: Iterable[tuple[ActorMention, Part]], analysis: Analysis) -> tuple[Participant, ...]:
    """Make participants of actors: named persons first seen first, a bare side only where no person stands for it."""
    people: list[Participant] = []
    sides: list[Participant] = []
    for actor, part in roles:
        if actor.person is not None and actor.person < len(analysis.persons):
            person = analysis.persons[actor.person]
            if all(person.name != known.name for known in people):
                people.append(Participant(side=person.side, name=person.name, part=part))
            continue
        if actor.type == "person":
            people.append(Participant(side=actor.sides[0] if actor.sides else None, name=actor.name, part=part))
            continue
        for side in actor.sides:
            if all(side != known.side for known in sides):
                sides.append(Participant(side=side, part=part))
    named = {participant.side for participant in people}
    return (*people, *(participant for participant in sides if participant.side not in named))


def joined(first: Sequence[Participant], second: Sequence[Participant]) -> tuple[Participant, ...]:
    """Put the participants of two mentions of one event together."""
    people = [participant for participant in first if participant.name]
    people += [
        participant for participant in second if participant.name and all(participant.name != known.name for known in people)
    ]
    people = [participant if participant.side else replace(participant) for participant in people]
    named = {participant.side for participant in people}
    sides: list[Participant] = []
    for participant in (*first, *second):
        if not participant.name and participant.side not in named and all(participant.side != known.side for known in sides):
            sides.append(participant)
    return (*people, *sides)


def _belongs(one: Placed, trigger: Trigger, clause: Clause, sentence: Sentence, rivals: frozenset[int]) -> bool:
    """Say whether an actor of the clause takes part in the event of the trigger."""
    if one.phrase is None:
        told_of = trigger.group.kind == "incident" and trigger.noun and not _subject_counts(trigger, clause, sentence)
        return one.actor.type in ("person", "pronoun") and not told_of
    if any(_names_source(clause.phrases[link], sentence) for link in one.links):
        return False
    if one.actor.type == "person" and len(one.links) > 1 and _owns(clause.phrases[one.links[1]], sentence):
        return False
    if any(_presence(clause.phrases[link], sentence, trigger) for link in one.links[1:]):
        return True
    if trigger.group.kind == "summons" and one.chain[-1] in ("ins", "in") and not trigger.noun:
        return True
    if trigger.noun:
        assert trigger.phrase is not None
        if one.phrase == trigger.phrase:
            return not _names_topic(one, trigger, sentence)
        if trigger.phrase in one.links:
            steps = one.chain[: one.links.index(trigger.phrase)]
            if one.city and steps == ("von",) and trigger.group.kind in ("agreement", "meeting"):
                return False
            return all(
                step in _DEEP or (step in _TO and trigger.group.kind in _RECEIVED) or step in _AT_WHOM.get(trigger.group.kind, ())
                for step in steps
            )
        if rivals.intersection(one.links):
            return False
        own = clause.phrases[trigger.phrase]
        if (
            own.coordinated is None
            and own.parent is not None
            and not _at_the(own, clause, sentence)
            and (own.genitive or own.preposition in ("von", "vom"))
            and not _has_possessive(trigger, clause, sentence)
        ):
            return False
        if not all(step in _DEEP or step == "neben" for step in one.chain):
            return one.chain == ("an",) and trigger.group.kind in _RECEIVED
        top = one.chain[-1]
        if top == "neben" and one.actor.type == "person" and len(one.chain) == 1:
            return trigger.group.kind == "meeting" and _subject_counts(trigger, clause, sentence)
        if top == "":
            topical = trigger.group.kind == "meeting" and one.chain[0] == "zwischen"  # "dominieren die Konflikte zwischen"
            return not topical and _subject_counts(trigger, clause, sentence)
        return top in ("mit", "zwischen", "gegen") or (
            top in ("von", "vom", "durch") and (clause.passive or one.actor.type != "state")
        )
    if rivals.intersection(one.links):
        return False
    if trigger.group.kind in ("expulsion", "summons") and "mit" in one.chain:
        return False  # "aus Solidarität mit Tschechien"
    if trigger.group.kind == "mediation" and "zwischen" in one.chain:
        return True
    return all(
        step in _DEEP
        or (step in ("an", "ans", "für", "gegenüber") and trigger.group.kind in _RECEIVED)
        or (step in _AT_WHOM.get(trigger.group.kind, ()))
        or (step == "in" and trigger.group.kind == "entry_measure" and one.actor.type == "organisation")
        for step in _up_to_partner(one, trigger, clause, sentence)
    ) and (one.chain[-1] != "aus" or trigger.group.kind in ("withdrawal",) or len(one.chain) > 1)


def _presence(phrase: Phrase, sentence: Sentence, trigger: Trigger) -> bool:
    """Say whether a phrase brings in who takes part: "auf Einladung von", "im Beisein des", "unter der Leitung von"."""
    word = sentence.tokens[phrase.last].lower
    if word in ("einladung", "initiative"):
        return True
    if trigger.group.kind == "deployment" and phrase.preposition in ("im", "unter"):
        return word in ("rahmen", "mandat", "auftrag", "führung", "dach", "kommando")
    return trigger.group.kind in PARTY_KINDS and phrase.preposition in ("in", "im", "unter", "mit") and word in _present()


@cache
def _present() -> frozenset[str]:
    return frozenset(fold(word) for word in load("event_people")["presence"])


def _owns(phrase: Phrase, sentence: Sentence) -> bool:
    """Say whether a noun names somebody of a person, and not the person: "die Familie von X", "ein Berater Xs"."""
    return sentence.tokens[phrase.last].lower in _belonging()


@cache
def _belonging() -> frozenset[str]:
    return frozenset(fold(word) for word in load("event_people")["belonging"])


def _names_source(phrase: Phrase, sentence: Sentence) -> bool:
    """Say whether a phrase names who says it: "nach Angaben des Kanzleramtes", "laut Berichten aus Kairo"."""
    if phrase.preposition not in ("nach", "laut", "zufolge", "gemäss", "gemäß"):
        return False
    return phrase.preposition == "laut" or names_source(phrase, sentence.tokens)


def _up_to_partner(one: Placed, trigger: Trigger, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Give the prepositions that tie an actor to a verb of talk: "traf beim Gipfel auf Bali mit X zusammen" ends with "mit"."""
    if trigger.group.kind not in ("meeting", "call") or "mit" not in one.chain:
        return one.chain
    step = one.chain.index("mit")
    above = clause.phrases[one.links[step]].parent
    if above is None or clause.phrases[above].preposition not in _SETTINGS:
        return one.chain
    noun = sentence.tokens[clause.phrases[above].last].lower
    return one.chain if noun.endswith(relations()) else one.chain[: step + 1]


_SETTINGS = frozenset(["bei", "beim", "am", "an", "auf", "in", "im", "nach", "vor", "während", "zu", "zum", "zur"])


def _names_topic(one: Placed, trigger: Trigger, sentence: Sentence) -> bool:
    """Say whether the first part of a compound names the matter and no participant: "Syrien-Konferenz", not "EU-Gipfel"."""
    token = sentence.tokens[trigger.token]
    inside = token.start <= one.actor.span.start < token.end
    return (
        inside
        and trigger.group.kind == "meeting"
        and len(one.actor.sides) == 1
        and not set(one.actor.sides) <= organisations() | {"US"}
    )


_RECEIVED = frozenset(
    [
        "sanction",
        "entry_measure",
        "aid",
        "note",
        "accession",
        "deployment",
        "release",
        "incident",
        "agreement",
        "expulsion",
        "mission_closed",
        "withdrawal",
    ]
)


# Prepositions that lead to the other side of some acts: "feuerte auf Israel", "sperrt die Grenze zu Belarus".
_AT_WHOM: dict[str, tuple[str, ...]] = {
    "incident": ("auf",),
    "sanction": ("nach",),
    "entry_measure": ("zu", "zum", "zur"),
    "mediation": ("bei",),
    "note": ("bei",),
    "visit": ("bei", "beim"),
}


def _has_possessive(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    if trigger.phrase is None:
        return False
    phrase = clause.phrases[trigger.phrase]
    return sentence.tokens[phrase.first].lower.startswith(_POSSESSIVE)


def _at_the(phrase: Phrase, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a genitive only completes "am Rande", "im Rahmen", so that the two are one setting."""
    if phrase.parent is None or not phrase.genitive:
        return False
    return sentence.tokens[clause.phrases[phrase.parent].last].lower in words_for("stages")


def has_possessive(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a possessive stands before the noun ("sein Besuch")."""
    return _has_possessive(trigger, clause, sentence)


def _subject_counts(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether the subject of the clause takes part in the event that a noun of it names: not when it only speaks of it."""
    if trigger.phrase is None or _has_possessive(trigger, clause, sentence):
        return True
    root = root_of(trigger, clause)
    talk = _talk().intersection(clause.verbs)
    if root.preposition == "":
        return not talk or (trigger.group.kind in ("meeting", "call") and _with_somebody(trigger, clause))
    if trigger.group.kind == "incident":
        return False
    if root.preposition in ("bei", "beim", "zu", "zum", "zur", "auf", "an", "am", "in", "im"):
        return True
    return root.preposition in ("nach", "während", "vor", "anlässlich", "gegen", "mit", "um")


def _with_somebody(trigger: Trigger, clause: Clause) -> bool:
    """Say whether the noun names one partner alone, so that the other is who speaks: "nannte die Gespräche mit X nützlich"."""
    children = [phrase for phrase in clause.phrases if phrase.parent == trigger.phrase]
    if any(phrase.genitive or phrase.preposition in ("zwischen", "von", "vom") for phrase in children):
        return False
    return any(phrase.preposition == "mit" for phrase in children)


@cache
def organisations() -> frozenset[str]:
    """Give the codes of organisations: sides that are not states."""
    return frozenset(load("organisations"))


@cache
def _talk() -> frozenset[str]:
    return frozenset(fold(verb) for verb in load("event_status")["talk"])


def _subject_root(clause: Clause, sentence: Sentence, trigger: Trigger) -> int | None:
    """Find the first noun phrase that can be the subject: no preposition, not hanging on another, no oblique article."""
    for order, phrase in enumerate(clause.phrases):
        if phrase.preposition or phrase.parent is not None or phrase.coordinated is not None or order == trigger.phrase:
            continue
        if names_time(phrase, sentence.tokens):
            continue
        if (
            sentence.tokens[phrase.first].lower in ("den", "dem", "einen", "einem", "ihren", "seinen", "ihrem", "seinem")
            and len(clause.phrases) > 1
        ):
            continue
        return order
    return None


def subject_actors(clause: Clause, sentence: Sentence, placed: Sequence[Placed]) -> tuple[ActorMention, ...]:
    """Give the actors of the subject of a clause."""
    for order, phrase in enumerate(clause.phrases):
        if phrase.preposition or phrase.parent is not None or names_time(phrase, sentence.tokens):
            continue
        if sentence.tokens[phrase.first].lower in ("den", "dem", "einen", "einem", "ihren", "seinen", "ihrem", "seinem"):
            continue
        found = tuple(
            one.actor
            for one in placed
            if one.root is not None and _same_root(one.root, order, clause) and set(one.chain) <= _DEEP
        )
        if found:
            return found
    return tuple(one.actor for one in placed if one.phrase is None and one.actor.type in ("pronoun", "person"))[:1]


def _same_root(root: int, subject: int | None, clause: Clause) -> bool:
    at: int | None = root
    while at is not None:
        if at == subject:
            return True
        at = clause.phrases[at].coordinated
    return False


def _subject_part(trigger: Trigger, clause: Clause) -> Part:
    if trigger.group.kind in PARTY_KINDS:
        return "party"
    if trigger.group.kind == "mediation":
        return "mediator"
    leaving = trigger.group.frame in _LEAVING or trigger.head.lower().startswith(("müss", "muss"))
    if trigger.group.kind == "expulsion" and clause.type != "infinitive" and leaving:
        return "target"
    if trigger.group.kind == "release" and trigger.head in ("freikommen", "heimkehren", "zurückkehren"):
        return "target"
    if trigger.group.kind == "visit" and trigger.head in ("empfangen", "begrussen", "begrüssen"):
        return "host"
    return "target" if clause.passive else "initiator"


# Frames of expulsion in which the subject is sent away: "Drei Diplomaten müssen ausreisen".
_LEAVING = frozenset(["leaving", "must_go", "must_go_told"])


def _other_part(trigger: Trigger, clause: Clause, one: Placed) -> Part:
    kind = trigger.group.kind
    if kind in PARTY_KINDS:
        return "party"
    if kind == "expulsion" and trigger.group.frame in _LEAVING and one.actor.type == "state":
        return "initiator"
    if kind == "mediation":
        return "party" if "zwischen" in one.chain or one.phrase != trigger.phrase else "mediator"
    if trigger.noun and (one.phrase == trigger.phrase or _genitive(one, clause)):
        return (
            "initiator"
            if kind not in ("summons", "recall", "expulsion", "appointment", "departure", "release")
            or one.phrase == trigger.phrase
            else "target"
        )
    if kind in _DONE_TO and trigger.noun and "durch" not in one.chain and one.actor.type in ("person", "office", "group"):
        return "target"
    if "durch" in one.chain or "von" in one.chain or "vom" in one.chain:
        return "initiator"
    if kind == "visit":
        return "initiator" if trigger.head == "empfangen" else "host"
    return "target"


_DONE_TO = ("summons", "recall", "expulsion", "appointment", "departure", "release")


def _genitive(one: Placed, clause: Clause) -> bool:
    return one.phrase is not None and clause.phrases[one.phrase].genitive


def root_of(trigger: Trigger, clause: Clause) -> Phrase:
    """Give the noun phrase through which the event's noun is tied to the verb: itself where it may hang on the verb."""
    assert trigger.phrase is not None
    at = clause.phrases[trigger.phrase]
    while at.parent is not None and not at.loose:
        at = clause.phrases[at.parent]
    return at
