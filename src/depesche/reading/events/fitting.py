"""Takes a trigger with its cast, says whether its clause has what such an event asks for and tells no mere topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.reading.analysis import PlaceMention
from depesche.reading.events import circumstances
from depesche.reading.events.frames import Clause
from depesche.reading.events.participants import Cast, Placed, organisations
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger, in_class, is_completed, words_of_class

_WITH_THE = re.compile(r" mit (?:de[rmn] )?(?:\w+ )?")
_ALLOWING = frozenset(["gestatten", "erlauben", "lassen", "gewähren", "genehmigen"])
_CALLING = frozenset(
    ["zurückrufen", "abberufen", "holen", "beordern", "zurückbeordern", "rufen", "heimholen", "zurückholen", "abziehen"]
)
_SIGNING = frozenset(["unterzeichnen", "schliessen", "unterschreiben", "vereinbaren", "ratifizieren"])
_TRAVELLERS = ("person", "office", "body", "pronoun")
_DIPLOMATS = ("foreign_minister", "ambassador", "envoy", "consul", "international_official")
_STATES = ("state", "organisation", "body", "person")
_TOPIC_KINDS = frozenset(["agreement", "meeting", "entry_measure", "aid", "accession"])


def fits(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether a trigger with its cast tells an event."""
    clause, here = scene.clause_of(trigger), scene.placed[trigger.clause]
    if trigger.group.only_sides == "organisation" and not any(
        set(one.actor.sides) & organisations() and trigger.phrase in one.links for one in here
    ):
        return False
    if trigger.group.kind in ("meeting", "incident", "visit") and words_of_class("sport").intersection(
        scene.words(trigger.clause)
    ):
        return False
    if trigger.group.kind == "visit" and clause.negated and _ALLOWING.intersection(clause.verbs):
        return False
    if trigger.group.kind in ("appointment", "departure") and not _in_diplomacy(trigger, scene, cast):
        return False
    if trigger.head in ("angreifen", "attackieren") and any(actor.type in ("person", "office") for actor in cast.subject):
        return False  # with words, not with arms
    if trigger.group.kind == "recognition" and not (_of_state(trigger, scene) if trigger.noun else _recognised(clause, scene)):
        return False
    if trigger.head.startswith("gespräch") and _on_the_table(clause, trigger):
        return False
    if trigger.group.or_sides and len(cast.sides) < 2 and not _has_class(trigger, scene):
        alone = trigger.noun or trigger.group.phrases is not None
        if not (alone and cast.sides and of_expulsions(scene)) and not (
            trigger.group.frame == "leaving" and _counts_people(scene)
        ):
            return False
    if trigger.group.or_known and not _of_class_or_known(trigger, scene, cast):
        return False
    if trigger.group.needs == "of_diplomats" and not _of_diplomats(trigger, scene):
        return False
    if trigger.head.startswith("einladung") and any(
        other.group.kind == "meeting" and other.clause == trigger.clause for other in scene.triggers
    ):
        return False
    if trigger.noun and trigger.group.kind == "meeting" and "einbestellen" in clause.verbs:
        return False
    if trigger.group.kind == "meeting" and (_with_media(trigger, scene) or _calls_home(trigger, scene)):
        return False
    people = sum(bool(participant.name and participant.side) for participant in cast.participants)
    if trigger.group.kind in ("agreement", "meeting", "call") and len(cast.sides) == 1 and people >= 2:
        return False
    if _named_treaty(trigger, scene) or _domestic(trigger, scene, cast) or (trigger.noun and _acts(trigger, scene)):
        return False
    if trigger.head in ("einigen", "verständigen", "vereinbaren") and _settles_talks(trigger, scene, people):
        return False
    if trigger.group.needs == "two_states" and len(cast.sides | {side for one in here for side in one.actor.sides}) < 2:
        return False
    if trigger.group.needs == "on_mission" and not any(in_class(token.lower, "mission") for token in scene.sentence.tokens):
        return False
    if trigger.group.needs in ("talks_told", "relations_told") and not _told_of(trigger, scene):
        return False
    if trigger.group.needs == "given":
        return any(one.phrase == trigger.phrase for one in here) and any(
            phrase.parent == trigger.phrase and phrase.preposition in ("für", "an") for phrase in clause.phrases
        )
    if trigger.group.needs == "addressed":
        return clause.phrases[trigger.phrase or 0].preposition in ("in", "mit", "per") and any(
            "an" in one.chain and trigger.phrase in one.links and one.actor.sides for one in here
        )
    if trigger.group.kind == "appointment" and trigger.head == "ablösen":
        return not clause.passive and any(actor.type == "person" for actor in cast.subject)
    return _framed(trigger, scene, cast)


_BODIES = ("generalversammlung", "vollversammlung")
_SITTING = frozenset(["tagen", "stattfinden", "beginnen", "enden", "eröffnen", "zusammentreten", "einberufen", "abhalten"])


def _acts(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a word that means a body and its sitting stands for the body: "die Generalversammlung hat verurteilt"."""
    if not trigger.head.startswith(_BODIES):
        return False
    clause = scene.clause_of(trigger)
    phrase = clause.phrases[trigger.phrase or 0]
    subject = not phrase.preposition and phrase.parent is None and scene.sentence.tokens[phrase.first].lower == "die"
    return (subject or phrase.preposition in ("von", "vom", "durch")) and not _SITTING.intersection(clause.verbs)


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


_TALKS = (
    "treffen",
    "gipfel",
    "beraten",
    "gespräche",
    "gesprächen",
    "verhandlungen",
    "konsultationen",
    "verhandlungsrunde",
    "gesprächsrunde",
    "verhandelt",
)
_REACH = 8


def of_expulsions(scene: Scene) -> bool:
    """Say whether the report tells of diplomats who are expelled."""
    text = scene.analysis.report.text
    return _DIPLOMATS_WORD.search(text) is not None and _EXPELLED_WORD.search(text) is not None


_DIPLOMATS_WORD = re.compile(r"\bDiplomat|\bBotschaft")
_EXPELLED_WORD = re.compile(
    r"\b(?:A|a)us(?:zu|ge)?w(?:ei|ie)s(?:en|t|ung)|\bunerwünschten? Person|des Landes verwiesen|vor die Tür gesetzt"
)


def _settles_talks(trigger: Trigger, scene: Scene, people: int) -> bool:
    """Say whether only talks are agreed on, which the word for them tells: "vereinbarten ein weiteres Treffen"."""
    return people < 2 and any(
        other.noun
        and other.group.kind == "meeting"
        and other.clause == trigger.clause
        and other.phrase is not None
        and scene.clause_of(other).phrases[other.phrase].parent is None
        and scene.clause_of(other).phrases[other.phrase].preposition in ("", "auf")
        for other in scene.triggers
    )


def _told_of(trigger: Trigger, scene: Scene) -> bool:
    """Say whether the sentences before speak of what a short word takes up: "die zweite Runde", "der Bruch"."""
    clause = scene.clause_of(trigger)
    if any(phrase.parent == trigger.phrase and phrase.genitive for phrase in clause.phrases):
        near = [scene.sentence]
    else:
        near = list(scene.analysis.sentences[max(0, scene.number - _REACH) : scene.number + 1])
    words = (token.lower for sentence in near for token in sentence.tokens if token.text[0].isupper() or len(token.text) > 8)
    if trigger.group.needs == "talks_told":
        return any(word.endswith(_TALKS) for word in words)
    return any(word in ("beziehungen", "diplomatenbeziehungen", "botschaften") for word in words)


def _in_diplomacy(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether an office that changes hands is one of diplomacy, and not of the politics of one state."""
    if any(in_class(word, "office") for word in scene.words(trigger.clause)) or cast.sides & organisations():
        return True
    names = {participant.name for participant in cast.participants}
    return any(person.name in names and person.function in _DIPLOMATS for person in scene.analysis.persons)


def _of_state(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a recognition is one of a state, government or border, and no praise: "verdient Anerkennung für"."""
    named = any(
        one.actor.type == "state" and trigger.phrase in one.links and one.chain[0] in ("", "von")
        for one in scene.placed[trigger.clause]
    )
    return named or any(in_class(word, "statehood_thing") or in_class(word, "states") for word in scene.words(trigger.clause))


def _recognised(clause: Clause, scene: Scene) -> bool:
    """Say whether the object, not the subject, is what can be recognised: not "die Regierung erkenne an, was ..."."""
    tokens = scene.sentence.tokens
    free = [phrase for phrase in clause.phrases if not phrase.preposition and phrase.parent is None]
    return clause.passive or clause.type != "main" or len(free) != 1 or tokens[free[0].first].lower in ("den", "dem", "sie")


def _on_the_table(clause: Clause, trigger: Trigger) -> bool:
    """Say whether "im Gespräch" only says that something is thought of."""
    phrase = clause.phrases[trigger.phrase or 0]
    alone = phrase.first == phrase.last and phrase.preposition == "im"
    return alone and bool({"sein", "bringen", "bleiben"}.intersection(clause.verbs))


def _has_class(trigger: Trigger, scene: Scene) -> bool:
    return any(in_class(word, name) for word in scene.words(trigger.clause) for name in trigger.group.classes)


def _of_class_or_known(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether a diplomat is meant: by a word, by his name where the report tells his office, by a pronoun for him."""
    if trigger.noun:
        if is_completed(scene.sentence, scene.clause_of(trigger), trigger.token, trigger.prefix, trigger.group):
            return True
    elif _has_class(trigger, scene):
        return True
    names = {participant.name for participant in cast.participants if participant.name}
    if any(person.name in names and person.function in _SENT for person in scene.analysis.persons):
        return True
    if trigger.noun or not _HIM.intersection(scene.words(trigger.clause)) or not scene.number:
        return False
    before = [token.lower for token in scene.analysis.sentences[scene.number - 1].tokens]
    return any(in_class(word, "diplomats") for word in before)


_SENT = ("ambassador", "envoy", "consul")
_HIM = frozenset(["ihn", "diesen", "ihm"])


def _with_media(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a talk is an interview: "im Gespräch mit der Zeitung"."""
    if not trigger.noun or not trigger.head.startswith(("gespräch", "begegnung", "treffen")):
        return False
    span = circumstances.subtree(trigger, scene.clause_of(trigger), scene.sentence)
    if any(actor.type == "medium" and span.start <= actor.span.start < span.end for actor in scene.actors):
        return True
    behind = scene.sentence.text[trigger.end - scene.sentence.start :]
    for actor in scene.actors:
        gap = behind[: max(0, actor.span.start - trigger.end)]
        if actor.type == "medium" and actor.span.start > trigger.end and _WITH_THE.fullmatch(gap):
            return True
    inside = [token.lower for token in scene.sentence.tokens if span.start <= token.start < span.end]
    return any(in_class(word, "media_people") for word in inside)


def _of_diplomats(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a diplomat is named in the clause, or in the one that an infinitive hangs on."""
    clause = scene.clause_of(trigger)
    words = scene.words(trigger.clause)
    if clause.type == "infinitive" and clause.parent is not None:
        words = [*words, *scene.words(clause.parent)]
    return any(in_class(word, "diplomats") for word in words)


def _counts_people(scene: Scene) -> bool:
    """Say whether the sentence counts people of another state: "23 Briten"."""
    begins = {token.start: place for place, token in enumerate(scene.sentence.tokens)}
    places = (begins.get(actor.span.start, 0) for actor in scene.actors if actor.sides and actor.type in ("group", "state"))
    return any(place and scene.sentence.tokens[place - 1].tag == "NUM" for place in places)


def _of_diplomats_near(scene: Scene) -> bool:
    """Say whether the sentence, or the one before, speaks of diplomats."""
    near = scene.analysis.sentences[max(0, scene.number - 1) : scene.number + 1]
    return any(in_class(token.lower, "diplomats") for sentence in near for token in sentence.tokens)


def _calls_home(trigger: Trigger, scene: Scene) -> bool:
    """Say whether "zu Konsultationen" tells why an ambassador is called home, and no meeting."""
    if not trigger.head.startswith(("konsultation", "beratung")):
        return False
    return _of_diplomats(trigger, scene) and bool(_CALLING.intersection(scene.clause_of(trigger).verbs))


def _framed(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether the clause of a verb has the frame that `events.yaml` asks for."""
    clause, here, frame = scene.clause_of(trigger), scene.placed[trigger.clause], trigger.group.frame
    if frame == "states":
        states = [actor for actor in (*cast.subject, *cast.others) if actor.type in _STATES]
        objects = [actor for actor in cast.others if actor.type in ("state", "organisation")]
        told = bool(clause.modal) or clause.tense in ("future", "past")
        return bool(objects) and len(states) >= 2 and len(cast.sides) >= 2 and told
    if frame in ("reflexive", "actor_any") and _the_two(trigger, scene):
        return True
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
        return _of_diplomats(trigger, scene)
    if frame == "named_to":
        heads = [
            scene.sentence.tokens[phrase.last].lower for phrase in clause.phrases if phrase.preposition in ("zu", "zum", "zur")
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
        return ordered and ("land" in scene.words(trigger.clause) or _of_diplomats(trigger, scene))
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
        if not _has_class(trigger, scene) and not (ordered and (_of_diplomats_near(scene) or _counts_people(scene))):
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
    about = trigger.head in ("sprechen", "reden") and "über" in scene.words(trigger.clause) and cast.people >= 2
    together = about and len(cast.sides) >= 2
    together = together or (talking and (len(cast.sides) >= 2 or (mediated and bool(cast.sides))))
    return partner or together


_ITS_PEOPLE = re.compile(r"\b(?:seiner|ihrer|seine|ihre|deren) (?:\w+ )?(?:Leute|Mitarbeiter|Diplomaten)\b")


def _the_two(trigger: Trigger, scene: Scene) -> bool:
    """Say whether "die beiden" stands for the two who were named: "Seither haben die beiden zweimal telefoniert"."""
    return the_two(scene.span(trigger.clause).quote) is not None


def the_two(text: str) -> re.Match[str] | None:
    """Find "die beiden" without a noun."""
    return _THE_TWO.search(text)


_THE_TWO = re.compile(
    r"\b[Dd]ie beiden\b(?=[.,;]|$| (?:sich|einander|miteinander|zwei|drei|mehr"
    r"|erneut|aber|am|im|in|an|auf|bei|nach|vor|über|zu|zum|zur"
    r"|seither|zuletzt|bereits|schon|noch|auch|lange|erst|dann|danach|später|nun|heute|gestern|wieder|telefon|hatten|haben|wollen"
    r"|sollen|werden|kamen|trafen|sprachen|redeten|berieten)\w*)"
)


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
    if any(set(actor.sides) & organisations() for actor in cast.subject):
        return True
    inside = clause.passive or bool(_IN_COUNCIL.intersection(clause.verbs))
    return inside and bool(councils(here))


_IN_COUNCIL = frozenset(["stimmen", "abstimmen", "votieren", "enthalten", "verfehlen", "durchfallen", "scheitern"])


def councils(here: Sequence[Placed]) -> tuple[str, ...]:
    """Give the organisations in which, or by which, a passive decision falls."""
    prepositions = ("von", "vom", "durch", "in", "im", "auf")
    return tuple(
        side for one in here if one.chain and one.chain[-1] in prepositions for side in one.actor.sides if side in organisations()
    )


def is_topic(trigger: Trigger, scene: Scene) -> bool:
    """Say whether the noun is only what another event is about: "Verhandlungen über ein Abkommen"."""
    if trigger.phrase is None or trigger.group.kind not in _TOPIC_KINDS:
        return False
    clause = scene.clause_of(trigger)
    at: int | None = trigger.phrase
    seen = False
    while at is not None:
        phrase = clause.phrases[at]
        seen = seen or phrase.preposition in ("über", "übers")
        at = phrase.parent
        if at is not None and seen and any(other.clause == trigger.clause and other.phrase == at for other in scene.triggers):
            return True
    return False


def _named_treaty(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a standing treaty is meant by its name ("Warschauer Pakt", "Minsker Abkommen") and nobody signs it here."""
    if trigger.group.kind != "agreement" or trigger.phrase is None:
        return False
    clause = scene.clause_of(trigger)
    if trigger.token == clause.phrases[trigger.phrase].first:
        return False
    before = scene.sentence.tokens[trigger.token - 1].text
    return before[0].isupper() and before.endswith("er") and not _SIGNING.intersection(clause.verbs)


def _domestic(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether a body of one state alone meets: "die Sitzung des Parlaments"."""
    if trigger.group.kind != "meeting" or not trigger.noun or len(cast.sides) >= 2:
        return False
    clause = scene.clause_of(trigger)
    span = circumstances.subtree(trigger, clause, scene.sentence)
    tokens = [scene.sentence.tokens[place] for place in clause.tokens]
    return any(span.start <= token.start < span.end and in_class(token.lower, "domestic") for token in tokens)
