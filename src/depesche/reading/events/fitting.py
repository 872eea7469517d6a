"""Takes a trigger with its cast, says whether its clause has what such an event asks for and tells no mere topic."""

from __future__ import annotations

import re

from depesche.reading.events import circumstances
from depesche.reading.events.asking import asked
from depesche.reading.events.causes import is_cause
from depesche.reading.events.frames import Clause
from depesche.reading.events.framing import counts_people, framed, has_class, of_diplomats, of_expulsions
from depesche.reading.events.participants import Cast, organisations, root_of
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger, in_class, is_completed, words_of_class
from depesche.reading.events.verbforms import known_forms
from depesche.reading.events.wordlists import parts_for, words_for

_WITH_THE = re.compile(r" mit (?:de[rmn] )?(?:\w+ )?")
_ALLOWING = frozenset(["gestatten", "erlauben", "lassen", "gewähren", "genehmigen"])
_SIGNING = frozenset(["unterzeichnen", "schliessen", "unterschreiben", "vereinbaren", "ratifizieren"])
_DIPLOMATS = ("foreign_minister", "ambassador", "envoy", "consul", "international_official")
_TOPIC_KINDS = frozenset(["agreement", "meeting", "entry_measure", "aid", "accession"])


def fits(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether a trigger with its cast tells an event."""
    clause, here = scene.clause_of(trigger), scene.placed[trigger.clause]
    if trigger.group.only_sides == "organisation":
        acting = [one.actor for one in here if trigger.phrase in one.links] if trigger.noun else cast.subject
        if not any(set(actor.sides) & organisations() for actor in acting):
            return False
    if trigger.group.kind in ("meeting", "incident", "visit") and words_of_class("sport").intersection(
        scene.words(trigger.clause)
    ):
        return False
    if trigger.group.kind == "visit" and clause.negated and _ALLOWING.intersection(clause.verbs):
        return False
    if trigger.group.kind == "visit" and not trigger.noun and (_troops_travel(cast) or "lassen" in clause.verbs):
        return False
    if trigger.noun and trigger.group.kind == "accession" and "erwähnen" in clause.verbs:
        return False
    if trigger.head in _SETTLING_VERBS and clause.negated and clause.modal == "können" and not cast.participants:
        return False  # that "die Streitparteien" could not agree on a matter is the course of their talks
    if _left_unsigned(trigger, clause, cast) or (trigger.group.kind == "agreement" and _as_it_stands(trigger, scene)):
        return False
    if trigger.head == "ausschliessen" and not any(phrase.preposition in ("aus", "von", "vom") for phrase in clause.phrases):
        return False  # "schloss eine Vereinbarung nicht aus"
    if trigger.head == "entsenden" and trigger.group.kind == "appointment" and "wieder" in scene.words(trigger.clause):
        return False  # who is sent back to the post has it
    if (
        trigger.head == "anerkennen"
        and clause.passive
        and clause.tense == "present"
        and _ONLY.intersection(scene.words(trigger.clause))
    ):
        return False  # "wird nur von Ankara anerkannt" is a state of affairs
    if trigger.head == "verweisen" and "landes" not in scene.words(trigger.clause):
        return False
    if trigger.head == "auslieferung" and any(
        in_class(word, name) for word in scene.words(trigger.clause) for name in ("vessel", "weapons")
    ):
        return False  # of goods, and not of people
    if trigger.group.kind == "relations_cut" and any(in_class(word, "trade") for word in scene.words(trigger.clause)):
        return False  # "alle Flug- und Postverbindungen" are no diplomatic ones
    if trigger.head == "beteiligen" and "sein" in _finite_lemma(trigger, scene):
        return False  # "ist mit 200 Soldaten beteiligt" is a state of affairs
    if trigger.head == "unterstützung" and not _material(trigger, scene):
        return False
    if trigger.group.kind == "aid" and trigger.head in _ASSURING and not _material(trigger, scene):
        return False
    if trigger.group.needs == "relations_ended" and not (
        "mehr" in scene.words(trigger.clause) or any(word.startswith("seit") for word in scene.words(trigger.clause))
    ):
        return False
    if trigger.group.kind in ("appointment", "departure") and not _in_diplomacy(trigger, scene, cast):
        return False
    if trigger.head in ("angreifen", "attackieren") and any(actor.type in ("person", "office") for actor in cast.subject):
        return False  # with words, not with arms
    if trigger.group.kind == "incident" and _only_feared(trigger, clause):
        return False
    if trigger.head in words_for("arresting") and any(in_class(word, "crime") for word in scene.words(trigger.clause)):
        return False
    if trigger.group.kind == "recognition" and not (_of_state(trigger, scene) if trigger.noun else _recognised(clause, scene)):
        return False
    if trigger.head.startswith("gespräch") and _on_the_table(clause, trigger):
        return False
    if trigger.group.or_sides and len(cast.sides) < 2 and not has_class(trigger, scene):
        alone = trigger.noun or trigger.group.phrases is not None
        if not (alone and cast.sides and of_expulsions(scene)) and not (
            trigger.group.frame == "leaving" and counts_people(scene)
        ):
            return False
    if trigger.group.or_known and not _of_class_or_known(trigger, scene, cast):
        return False
    if trigger.group.needs == "cause" and not is_cause(trigger, scene):
        return False
    if trigger.group.needs == "cause_or_two" and len(cast.sides) < 2 and not is_cause(trigger, scene):
        return False
    if trigger.group.needs == "of_diplomats" and not of_diplomats(trigger, scene):
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
    return asked(trigger, scene, cast) and framed(trigger, scene, cast)


_ASSURING = frozenset(["zusagen", "zusichern", "versprechen"])


def _material(trigger: Trigger, scene: Scene) -> bool:
    """Say whether support is more than words: money, goods, arms, or said to be financial or military."""
    words = [word for word in scene.words(trigger.clause) if "unterstützung" not in word]
    return any(in_class(word, name) for word in words for name in ("relief", "material", "weapons"))


def _finite_lemma(trigger: Trigger, scene: Scene) -> frozenset[str]:
    """Give the dictionary forms that the finite verb of the clause may have."""
    finite = scene.clause_of(trigger).finite
    if finite is None:
        return frozenset()
    return frozenset(form.lemma for form in known_forms(scene.sentence.tokens[finite].lower))


def _troops_travel(cast: Cast) -> bool:
    """Say whether those who arrive are troops or tourists, whose coming is no visit."""
    groups = [actor for actor in cast.subject if actor.type == "group"]
    named = any(actor.type in ("person", "office") for actor in cast.subject)
    return bool(groups) and not named and all(_is_crowd(actor.phrase.quote.lower()) for actor in groups)


def _is_crowd(words: str) -> bool:
    return any(in_class(word, name) for word in words.split()[-1:] for name in ("troops", "tourists"))


_ASKING = frozenset(["bitten", "ersuchen", "bewerben", "anfragen", "gehen"])
_SETTLING_VERBS = frozenset(["einigen", "verständigen"])
_ONLY = frozenset(["nur", "lediglich", "allein", "bisher", "einzig", "weltweit"])
_SIGNING_VERBS = frozenset(["unterzeichnen", "unterschreiben", "paraphieren"])


def _left_unsigned(trigger: Trigger, clause: Clause, cast: Cast) -> bool:
    """Say whether only something is told not to have been signed, by nobody: "Ein Abkommen wurde nicht unterzeichnet"."""
    signing = trigger.group.kind == "agreement" and bool(_SIGNING_VERBS.intersection(clause.verbs))
    return signing and clause.negated and clause.tense in ("past", "pluperfect") and not cast.participants


_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _as_it_stands(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a treaty that stands is only referred to: "eine Änderung der Verträge", "unter Vertrag"."""
    if trigger.phrase is None:
        return False
    clause, tokens = scene.clause_of(trigger), scene.sentence.tokens
    phrase = clause.phrases[trigger.phrase]
    if phrase.preposition == "unter" and phrase.first == phrase.last:
        return True
    dated = any(_YEAR.fullmatch(tokens[place].text) for place in clause.tokens)
    if phrase.preposition == "" and not trigger.group.single and not dated and words_for("heeding").intersection(clause.verbs):
        return True
    if phrase.preposition in ("in", "im", "laut", "gemäss") and words_for("laid_down").intersection(clause.verbs):
        return True
    above = clause.phrases[phrase.parent] if phrase.parent is not None else None
    return above is not None and in_class(tokens[above.last].lower, "clause_of_treaty")


_BODIES = ("generalversammlung", "vollversammlung")


def _acts(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a word that means a body and its sitting stands for the body: "die Generalversammlung hat verurteilt"."""
    if not trigger.head.startswith(_BODIES):
        return False
    clause = scene.clause_of(trigger)
    phrase = clause.phrases[trigger.phrase or 0]
    free = not phrase.preposition and phrase.parent is None and scene.sentence.tokens[phrase.first].lower in ("die", "der")
    return (free or phrase.preposition in ("von", "vom", "durch")) and not words_for("sitting").intersection(clause.verbs)


_REACH = 8


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
        back = scene.number if trigger.group.needs == "relations_told" else _REACH
        near = list(scene.analysis.sentences[max(0, scene.number - back) : scene.number + 1])
    words = (token.lower for sentence in near for token in sentence.tokens if token.text[0].isupper() or len(token.text) > 8)
    if trigger.group.needs == "talks_told" and _round_with(trigger, scene):
        return True
    if trigger.group.needs == "talks_told":
        return any(word.endswith(parts_for("talks")) for word in words)
    return any(word in ("beziehungen", "diplomatenbeziehungen", "botschaften") for word in words)


def _round_with(trigger: Trigger, scene: Scene) -> bool:
    """Say whether the words say with whom a round is held: "die vierte Runde mit Teheran"."""
    return any(
        "mit" in one.chain and trigger.phrase in one.links and one.actor.type in ("state", "organisation", "body")
        for one in scene.placed[trigger.clause]
    )


def _in_diplomacy(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether an office that changes hands is one of diplomacy, and not of the politics of one state."""
    if cast.sides & organisations() or any(
        in_class(word, "office") and (len(cast.sides) >= 2 or not in_class(word, "go_between"))
        for word in scene.words(trigger.clause)
    ):
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


def _only_feared(trigger: Trigger, clause: Clause) -> bool:
    """Say whether an act is only what a noun before it guards against: "Sicherheitsgarantien vor Angriffen"."""
    if trigger.phrase is None:
        return False
    phrase = clause.phrases[trigger.phrase]
    return phrase.preposition == "vor" and phrase.parent is not None and phrase.first == phrase.last


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


def _of_class_or_known(trigger: Trigger, scene: Scene, cast: Cast) -> bool:
    """Say whether a diplomat is meant: by a word, by his name where the report tells his office, by a pronoun for him."""
    if trigger.noun:
        if is_completed(scene.sentence, scene.clause_of(trigger), trigger.token, trigger.prefix, trigger.group):
            return True
    elif has_class(trigger, scene):
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


def _calls_home(trigger: Trigger, scene: Scene) -> bool:
    """Say whether "zu Konsultationen" tells why an ambassador is called home, and no meeting."""
    if not trigger.head.startswith(("konsultation", "beratung")):
        return False
    sent = of_diplomats(trigger, scene) or any(
        word.startswith(("vertreter", "repräsentant")) for word in scene.words(trigger.clause)
    )
    return sent and bool(words_for("calling_home").intersection(scene.clause_of(trigger).verbs))


def is_topic(trigger: Trigger, scene: Scene) -> bool:
    """Say whether the noun is only what another event is about: "Verhandlungen über ein Abkommen"."""
    if trigger.phrase is None:
        return False
    clause = scene.clause_of(trigger)
    if root_of(trigger, clause).preposition == "ohne" and trigger.group.kind != "meeting":
        return True
    if trigger.group.kind not in _TOPIC_KINDS:
        return False
    striven_for = root_of(trigger, clause).preposition == "um" or clause.phrases[trigger.phrase].preposition == "um"
    if striven_for and trigger.group.kind in ("agreement", "accession") and not _ASKING.intersection(clause.verbs):
        return True  # "im Ringen um ein Abkommen"
    at: int | None = trigger.phrase
    seen = False
    while at is not None:
        phrase = clause.phrases[at]
        seen = seen or phrase.preposition in ("über", "übers")
        voted_on = seen or phrase.preposition in ("für", "zu", "zur", "zum")
        at = phrase.parent
        if at is not None and voted_on and trigger.group.kind == "agreement" and _on_paper(at, trigger, scene):
            return True
        if at is not None and seen and any(other.clause == trigger.clause and other.phrase == at for other in scene.triggers):
            return True
    return False


def _on_paper(at: int, trigger: Trigger, scene: Scene) -> bool:
    """Say whether a phrase is a text to be voted on: "einen Entwurf für eine Waffenruhe"."""
    if not any(other.group.kind == "vote" and other.clause == trigger.clause for other in scene.triggers):
        return False
    clause = scene.clause_of(trigger)
    return in_class(scene.sentence.tokens[clause.phrases[at].last].lower, "resolution")


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
