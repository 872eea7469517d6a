"""Takes a trigger with its cast, says whether its clause has the frame that `events.yaml` asks for: who, with whom, where to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.reading.analysis import PlaceMention
from depesche.reading.events.frames import Clause
from depesche.reading.events.participants import Cast, Placed, organisations
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger, in_class
from depesche.reading.events.wordlists import words_for

_TRAVELLERS = ("person", "office", "body", "pronoun")
_STATES = ("state", "organisation", "body", "person")
_DIPLOMATS_WORD = re.compile(r"\bDiplomat|\bBotschaft")
_EXPELLED_WORD = re.compile(
    r"\b(?:A|a)us(?:zu|ge)?w(?:ei|ie)s(?:en|t|ung)|\bunerwünschten? Person|des Landes verwiesen|vor die Tür gesetzt"
)
_ITS_PEOPLE = re.compile(r"\b(?:seiner|ihrer|seine|ihre|deren) (?:\w+ )?(?:Leute|Mitarbeiter|Diplomaten)\b")
_THE_TWO = re.compile(
    r"\b[Dd]ie beiden\b(?=[.,;]|$| (?:sich|einander|miteinander|zwei|drei|mehr"
    r"|erneut|aber|am|im|in|an|auf|bei|nach|vor|über|zu|zum|zur"
    r"|seither|zuletzt|bereits|schon|noch|auch|lange|erst|dann|danach|später|nun|heute|gestern|wieder|telefon|hatten|haben|wollen"
    r"|sollen|werden|kamen|trafen|sprachen|redeten|berieten)\w*)"
    r"|\b(?:wollen|werden|sollen|wollten|sollten|hatten|haben|würden|dürften|können|könnten) sie (?:sich|einander)\b"
)


def framed(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether the clause of a verb has the frame that `events.yaml` asks for."""
    clause, here, frame = scene.clause_of(trigger), scene.placed[trigger.clause], trigger.group.frame
    if frame == "states":
        states = [actor for actor in (*cast.subject, *cast.others) if actor.type in _STATES]
        objects = [actor for actor in cast.others if actor.type in ("state", "organisation")]
        told = bool(clause.modal) or clause.tense in ("future", "past")
        return bool(objects) and len(states) >= 2 and len(cast.sides) >= 2 and told
    if (frame in ("reflexive", "actor_any") or trigger.head == "treffen") and _the_two(trigger, scene):
        return True
    if frame == "together":
        return cast.people >= 2 and len(cast.sides) >= 2
    if frame == "reflexive" and trigger.head == "aufeinandertreffen" and not cast.people:
        return False  # teams of two countries
    if frame == "reflexive":
        if any(in_class(word, "envoys_of_sides") for word in scene.words(trigger.clause)):
            return True
        return cast.heads > 0 or bool(cast.participants)
    if frame == "actor_object":
        if _each_other(scene, trigger.clause) and any(in_class(word, "envoys_of_sides") for word in scene.words(trigger.clause)):
            return True
        both = cast.people >= 1 and (cast.heads >= 2 or _each_other(scene, trigger.clause))
        return both and (trigger.head not in trigger.group.weak or (cast.people >= 2 and not clause.passive))
    if frame == "mit":
        return _with_whom(trigger, scene, cast)
    if frame == "actor_any":
        return cast.heads >= 1
    if frame == "into_ministry":
        return any(
            phrase.preposition in ("ins", "in") and in_class(scene.sentence.tokens[phrase.last].lower, "ministry")
            for phrase in clause.phrases
        ) and any(in_class(word, "diplomats") for word in scene.words(trigger.clause))
    if frame == "recalled":
        return of_diplomats(trigger, scene) or any(
            word.startswith(("vertreter", "repräsentant")) for word in scene.words(trigger.clause)
        )
    if frame == "each_other":
        plural = clause.finite is not None and scene.sentence.tokens[clause.finite].lower.endswith(("en", "ten"))
        return plural and _each_other(scene, trigger.clause) and sum(actor.type == "person" for actor in cast.subject) >= 2
    if frame == "ceremony":
        guests = [actor for actor in cast.subject if actor.type in ("person", "office") and actor.sides]
        return bool(guests) and any(
            phrase.preposition in ("zu", "zur", "zum") and in_class(scene.sentence.tokens[phrase.last].lower, "ceremony")
            for phrase in clause.phrases
        )
    if frame == "named_to":
        heads = [
            scene.sentence.tokens[phrase.last].lower
            for phrase in clause.phrases
            if phrase.preposition in ("zu", "zum", "zur", *(("für", "als") if trigger.head in _PROPOSING else ()))
        ]
        return any(in_class(head, name) for head in heads for name in trigger.group.classes)
    if frame == "must_go":
        return clause.modal == "müssen" and not clause.negated
    if frame == "must_go_told":
        foreigners = any(one.actor.type == "group" and one.actor.sides for one in here)
        must = clause.modal == "müssen" and not clause.negated
        return must and (foreigners or _ITS_PEOPLE.search(scene.sentence.text) is not None) and of_expulsions(scene)
    if frame == "ordered_out":
        parent = scene.clauses[clause.parent] if clause.parent is not None else clause
        ordered = bool({"geben", "auffordern", "anweisen", "zwingen", "setzen"}.intersection(parent.verbs))
        return ordered and ("land" in scene.words(trigger.clause) or of_diplomats(trigger, scene))
    if frame == "breaking":
        return any(one.chain == ("mit",) and one.head and one.actor.type == "state" for one in here)
    if frame == "takes_office":
        return cast.people >= 1 and _takes_office(clause, scene)
    if frame == "must_appear":
        return clause.modal == "müssen" and any(in_class(word, "ministry") for word in scene.words(trigger.clause))
    if frame == "leaving_post":
        return not clause.modal and not clause.negated and any(place.city for place in _places_in(trigger, scene))
    if frame == "available":
        return "verfügung" in scene.words(trigger.clause)
    if frame == "home":
        return "hause" in scene.words(trigger.clause) or trigger.head == "heimschicken"
    if frame == "journey":
        people = any(actor.type in ("person", "office") or trigger.head == "einladen" for actor in cast.subject)
        spots = {scene.sentence.tokens[place].start for place in clause.tokens}
        named = {place.span.start for place in scene.places if place.span.start in spots}
        return people and any(
            phrase.preposition == "nach"
            and (phrase.parent is None or phrase.loose)
            and scene.sentence.tokens[phrase.last].start in named
            for phrase in clause.phrases
        )
    if frame == "leaving":
        words = scene.words(trigger.clause)
        ordered = clause.modal in ("müssen", "sollen")
        if not has_class(trigger, scene) and not (ordered and (of_diplomats_near(scene) or counts_people(scene))):
            return False
        if "land" in words:
            return ordered or clause.tense in ("past", "pluperfect")
        return ordered and any(one.actor.type == "state" and one.chain == ("",) for one in here)
    if frame == "place":
        invited = trigger.head in ("folgen", "annehmen")
        travelling = any(
            (actor.type in _TRAVELLERS and (actor.sides or invited)) or (actor.type == "group" and actor.sides)
            for actor in (*cast.subject, *cast.others)
        )
        return travelling and destination(trigger, scene) is not None
    if frame == "awaited":
        guest = any(actor.type in ("person", "office") for actor in (*cast.subject, *cast.others))
        return clause.passive and guest and destination(trigger, scene) is not None
    if frame == "place_object":
        return cast.people >= 1 and (any(one.actor.type == "state" for one in here) or destination(trigger, scene) is not None)
    if frame == "parliament":
        return any(in_class(word, "parliament") for word in _subject_words(clause, scene))
    if frame == "council":
        return _by_council(cast, clause, here)
    if trigger.head in ("einigen", "verständigen") and not _each_other(scene, trigger.clause):
        return False
    if frame == "subject":
        words = scene.words(trigger.clause)
        shared = trigger.group.kind in ("agreement", "mission_opened", "relations_opened") and (
            (trigger.group.kind == "mission_opened" and bool(clause.modal))
            or "sie" in words
            or clause.type == "infinitive"
            or any(in_class(word, "envoys_of_sides") for word in words)
        )
        return (
            bool(cast.subject)
            or _several_states(clause, scene)
            or clause.passive
            or bool(cast.participants)
            or "man" in words
            or shared
        )
    return True


_PROPOSING = frozenset(["vorschlagen", "designieren", "auserwählen", "ausersehen"])


def _subject_words(clause: Clause, scene: Scene) -> list[str]:
    """Give the last words of the phrases that may be the subject of a clause, or of "im Parlament", "vom Senat" of a passive."""
    return [
        scene.sentence.tokens[phrase.last].lower
        for phrase in clause.phrases
        if not phrase.preposition or (clause.passive and phrase.preposition in ("von", "vom", "im", "in"))
    ]


def _takes_office(clause: Clause, scene: Scene) -> bool:
    """Say whether the object of the clause is an office: "übernimmt das Amt", and not "das Auswärtige Amt"."""
    tokens = scene.sentence.tokens
    return any(
        not phrase.preposition
        and (in_class(tokens[phrase.last].lower, "post") or in_class(tokens[phrase.last].lower, "office"))
        and tokens[phrase.first].lower in ("das", "den", "ihr", "sein", "seinen", "ihren", "dessen", "deren", "die")
        and not tokens[phrase.last - 1].lower.startswith("auswärtig")
        for phrase in clause.phrases
        if phrase.first > (clause.finite or 0)
    )


def of_expulsions(scene: Scene) -> bool:
    """Say whether the report tells of diplomats who are expelled."""
    text = scene.analysis.report.text
    return _DIPLOMATS_WORD.search(text) is not None and _EXPELLED_WORD.search(text) is not None


def has_class(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a word of the clause is of a class that the group of the trigger asks for."""
    return any(in_class(word, name) for word in scene.words(trigger.clause) for name in trigger.group.classes)


def of_diplomats(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a diplomat is named in the clause, or in the one that an infinitive hangs on."""
    clause = scene.clause_of(trigger)
    words = scene.words(trigger.clause)
    if clause.type == "infinitive" and clause.parent is not None:
        words = [*words, *scene.words(clause.parent)]
    return any(in_class(word, "diplomats") for word in words)


def counts_people(scene: Scene) -> bool:
    """Say whether the sentence counts people of another state: "neun Kubaner"."""
    begins = {token.start: place for place, token in enumerate(scene.sentence.tokens)}
    places = (begins.get(actor.span.start, 0) for actor in scene.actors if actor.sides and actor.type in ("group", "state"))
    return any(place and scene.sentence.tokens[place - 1].tag == "NUM" for place in places)


def of_diplomats_near(scene: Scene) -> bool:
    """Say whether the sentence, or the one before, speaks of diplomats."""
    near = scene.analysis.sentences[max(0, scene.number - 1) : scene.number + 1]
    return any(in_class(token.lower, "diplomats") for sentence in near for token in sentence.tokens)


def _several_states(clause: Clause, scene: Scene) -> bool:
    """Say whether the subject is a number of states without names: "Fünf Staaten kappten ihre Beziehungen zu Katar"."""
    tokens = scene.sentence.tokens
    return any(
        not phrase.preposition
        and phrase.parent is None
        and tokens[phrase.last].lower.endswith(("staaten", "länder", "regierungen"))
        for phrase in clause.phrases
    )


def _with_whom(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether a verb of talking has a partner: "beriet mit X", "X und Y verhandelten", "die Nato tagte"."""
    if trigger.head in ("unterhalten", "austauschen") and not _each_other(scene, trigger.clause):
        return False
    clause = scene.clause_of(trigger)
    if trigger.head in ("sprechen", "reden") and clause.tense == "present" and clause.mood.startswith("Sub"):
        return False  # "mit Terroristen spreche er nicht"
    if trigger.head == "tagen":
        return bool(cast.sides & organisations()) or len(cast.sides) >= 1
    partner = any(one.root is not None and "mit" in one.chain and one.head for one in scene.placed[trigger.clause])
    talking = trigger.head in ("beraten", "verhandeln", "konferieren", "diskutieren")
    if {"telefon", "telefonisch", "miteinander"}.intersection(scene.words(trigger.clause)) and (
        len(cast.sides) >= 2 or _the_two(trigger, scene)
    ):
        return True
    mediated = any(other.group.kind == "mediation" and other.clause == trigger.clause for other in scene.triggers)
    if talking or trigger.head in ("sprechen", "reden"):
        words = scene.words(trigger.clause)
        if "miteinander" in words or (talking and any(in_class(word, "envoys_of_sides") for word in words)):
            return True
    if talking and any(actor.type in ("group", "organisation") and set(actor.sides) & organisations() for actor in cast.subject):
        return True
    if (
        talking
        and any(actor.type in ("person", "pronoun") and actor.sides for actor in cast.subject)
        and _abroad(trigger, scene, cast)
    ):
        return True
    about = trigger.head in ("sprechen", "reden") and "über" in scene.words(trigger.clause) and cast.people >= 2
    together = about and len(cast.sides) >= 2
    together = together or (talking and (len(cast.sides) >= 2 or (mediated and bool(cast.sides))))
    return partner or together


def _abroad(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether the clause names a city of another state as the place: "verhandelte zwei Tage lang in Peking"."""
    return any(
        place.locative and place.city and place.country and place.country not in cast.sides
        for place in _places_in(trigger, scene)
    )


def _the_two(trigger: Trigger, scene: Scene) -> bool:
    """Say whether "die beiden" stands for the two who were named: "Seither haben die beiden zweimal telefoniert"."""
    return the_two(scene.span(trigger.clause).quote) is not None


def the_two(text: str) -> re.Match[str] | None:
    """Find "die beiden" without a noun."""
    return _THE_TWO.search(text)


def _each_other(scene: Scene, order: int) -> bool:
    return bool({"sich", "einander", "uns"}.intersection(scene.words(order)))


def _places_in(trigger: Trigger, scene: Scene) -> tuple[PlaceMention, ...]:
    spots = {scene.sentence.tokens[place].start for place in scene.clause_of(trigger).tokens}
    return tuple(place for place in scene.places if place.span.start in spots)


def destination(trigger: Trigger, scene: Scene) -> PlaceMention | None:
    """Give the place to which a verb of travelling leads, for "besuchen" its object; `None`: none."""
    spots = {scene.sentence.tokens[place].start for place in scene.clause_of(trigger).tokens}
    bare = trigger.group.frame == "place_object"
    if bare:
        after = [place for place in scene.places if place.span.start in spots and place.span.start > trigger.start]
        if after:
            return after[-1]
    return next((place for place in scene.places if place.span.start in spots and (place.locative or bare)), None)


def _by_council(cast: Cast, clause: Clause, here: Sequence[Placed]) -> bool:
    """Say whether an organisation decides: as the subject, or "vom Sicherheitsrat", "in der UN-Vollversammlung" of a passive."""
    owned = {one.actor for one in here if one.phrase is not None and clause.phrases[one.phrase].genitive and not one.head}
    owners = {one.actor for one in here if one.actor.type == "organisation" and len(one.links) > 1}
    if any(set(actor.sides) & organisations() and actor not in owners | owned for actor in cast.subject):
        return True
    inside = clause.passive or bool(words_for("in_council").intersection(clause.verbs))
    return inside and bool(councils(here))


def councils(here: Sequence[Placed]) -> tuple[str, ...]:
    """Give the organisations in which, or by which, a passive decision falls."""
    prepositions = ("von", "vom", "durch", "in", "im", "auf")
    return tuple(
        side for one in here if one.chain and one.chain[-1] in prepositions for side in one.actor.sides if side in organisations()
    )
