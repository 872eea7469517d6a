"""Takes an analysed report and its statements, gives every place of it that tells of an event, with all that its clause says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.model.reading import Place, Statement
from depesche.model.span import Span
from depesche.model.vocabulary import Kind, Part
from depesche.reading.analysis import ActorMention, Analysis
from depesche.reading.events import circumstances, figures, whereabouts
from depesche.reading.events.agenda import agenda_line, topics_of
from depesche.reading.events.attending import joins
from depesche.reading.events.causes import is_cause
from depesche.reading.events.continuing import ARRIVING, goes_on, last_of
from depesche.reading.events.counted import counted, without_neighbours
from depesche.reading.events.fitting import fits, is_topic
from depesche.reading.events.focus import supposed
from depesche.reading.events.frames import Clause
from depesche.reading.events.governing import governing
from depesche.reading.events.kinds import kind_of, talks_over
from depesche.reading.events.level import level_of_words
from depesche.reading.events.likewise import likewise
from depesche.reading.events.measures import direction_of
from depesche.reading.events.merging import Mention
from depesche.reading.events.othersides import (
    completed,
    implied_place,
    inherited_actors,
    on_mission,
    sides_of_last,
    with_possessor,
)
from depesche.reading.events.participants import (
    PARTY_KINDS,
    Cast,
    Placed,
    cast_of,
    has_possessive,
    joined,
    participants_of,
    root_of,
)
from depesche.reading.events.resuming import resumed, seated
from depesche.reading.events.retold import one_each
from depesche.reading.events.rounds import each_round
from depesche.reading.events.scene import Scene, scene_of
from depesche.reading.events.status import Judgement, judge
from depesche.reading.events.triggers import Trigger
from depesche.reading.events.voices import voice
from depesche.reading.events.wordlists import words_for

_DEFINITE = frozenset("der die das den dem des dieser diese dieses diesem diesen beide beiden jener jenes jenem".split())  # noqa: SIM905
_CONTRACTED = frozenset(["im", "beim", "zum", "zur", "am", "vom"])
_TALKS = frozenset(["meeting", "visit", "call"])
_RELATED = frozenset(["", "mit", "zwischen", "von", "vom", "durch"])
_AT = frozenset(["bei", "beim", "nach", "während", "auf", "am", "vor", "zum", "in", "im"])
_GOING_ON = frozenset(["fortsetzen", "wiederaufnehmen", "fortführen"])
_SOURCE = re.compile(r"angabe|schätzung|darstellung|ansicht|auffassung|meinung|einschätzung|information|bericht|wort")
_LASTING = frozenset(["meeting", "visit", "call", "mediation", "deployment", "accession"])
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


# What an earlier version of the report said, the report takes back.
_EARLIER_VERSION = re.compile(
    r".{0,40}\b(?:[Ii]n (?:einer|der) (?:früheren|ersten|vorigen|ursprünglichen) (?:Fassung|Version)"
    r"|[Uu]rsprünglich hie(?:ß|ss) es)\b"
)


# What follows is a list of other reports, by their titles.
_SOURCES = re.compile(r"(?:Quellen?(?:angaben?|nachweise?)?|Weblinks?|Einzelnachweise|Themenverwandte Artikel):?")


def mentions_of(analysis: Analysis, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Find the event mentions, in the order of the text."""
    told: list[Mention] = []
    for number, sentence in enumerate(analysis.sentences):
        if _SOURCES.fullmatch(sentence.text.strip()):
            break
        if not sentence.text.rstrip().endswith("?") and not _EARLIER_VERSION.match(sentence.text):
            told.extend(_mentions_in(scene_of(analysis, number), told, statements))
    return tuple(told)


def _mentions_in(scene: Scene, told: Sequence[Mention], statements: Sequence[Statement]) -> list[Mention]:
    """Find the mentions of one sentence; `told` are those before it."""
    own: list[Mention] = []
    for trigger in scene.triggers:
        mention = _mention(trigger, scene, told, own, statements)
        if mention is not None:
            own.append(mention)
    own = one_each(own)
    votes = {mention.clause for mention in own if mention.kind == "vote"}
    own = [mention for mention in own if not (mention.kind == "meeting" and mention.session and mention.clause in votes)]
    own.sort(key=lambda mention: mention.start)
    further = list(own)
    for order in range(len(scene.clauses)):
        if any(mention.clause == order for mention in own):
            continue
        holder = _holder(scene.span(order).start, statements)
        mention = (
            resumed(order, scene, told, holder)
            or likewise(order, scene, [*told, *further], holder)
            or goes_on(order, scene, [*told, *further], holder, alone=not own)
        )
        if mention is not None:
            further.append(mention)
    spelt = [each for mention in _with_evidence(further, scene) for each in each_round(mention, scene)]
    return without_neighbours(counted(scene, told, spelt))


def _mention(
    trigger: Trigger, scene: Scene, told: Sequence[Mention], own: Sequence[Mention], statements: Sequence[Statement]
) -> Mention | None:
    """Read the event of one trigger; `None`: it tells none. `told` are the mentions before the sentence, `own` those in it."""
    clause, kind = scene.clause_of(trigger), trigger.group.kind
    definite = _is_definite(trigger, scene)
    if is_topic(trigger, scene) or (clause.type == "infinitive" and clause.opener == "um" and not definite):
        return None
    back = None
    if trigger.group.takes_up or _says_what_it_was(trigger, scene):
        back = last_of(
            told, lambda mention: mention.kind == kind and scene.number - mention.sentence <= 3 + 20 * trigger.group.takes_up
        )
    if trigger.group.takes_up and back is None:
        return None
    if back is None:
        back = joins(trigger, scene, told)
    relative = _relative_of(trigger, scene)
    statement = _statement_at(trigger.start, statements)
    cast = _cast(trigger, scene, relative, statement)
    meeting = last_of(told, lambda mention: mention.kind == "meeting" and scene.number - mention.sentence <= 4)
    if trigger.head in ARRIVING and meeting is not None and not any(actor.type == "person" for actor in cast.subject):
        return None
    if not fits(trigger, scene, cast):
        return None
    over = talks_over(trigger, scene) if kind == "meeting" and trigger.noun else None
    if over is not None and over.group.kind == "accession":
        joining: list[tuple[ActorMention, Part]] = [
            (one.actor, "party") for one in scene.placed[trigger.clause] if over.phrase in one.links
        ]
        cast = replace(cast, participants=joined(cast.participants, participants_of(joining, scene.analysis)))
    cast = with_possessor(cast, trigger, scene)
    more = relative.tokens if relative is not None else ()
    elsewhere = _rivals(trigger, scene, but="visit" if kind in ("meeting", "agreement") else "")
    place, _ = whereabouts.where(trigger, clause, scene.sentence, scene.places, rivals=elsewhere, more=more)
    place = implied_place(place or whereabouts.where_behind(clause, scene.sentence, scene.places), trigger, scene, cast)
    place = None if place == Place() else place
    participants = seated(completed(cast, trigger, scene, place, told, definite=definite), trigger, scene, [*told, *own], place)
    when = circumstances.when(
        trigger,
        clause,
        scene.sentence,
        scene.times,
        alone=len({other.token for other in scene.triggers if other.clause == trigger.clause}) == 1,
        talks=_is_talk(trigger, clause),
        more=more,
        verbs=relative.verbs if relative is not None else (),
        rivals=_rivals(trigger, scene),
    )
    if when is None and clause.heir is not None:
        when = circumstances.shared_time(scene.clauses[clause.heir], clause, scene.sentence, scene.times)
    if when is None and clause.parent is not None:
        when = circumstances.time_of_main(clause, scene.clauses[clause.parent], scene.sentence, scene.times)
    if when is not None and _of_another_time(trigger, scene, when):
        when = None
    if kind == "incident" and not participants and when is not None:
        participants = sides_of_last(told, kind, scene.number)
    judgement = judge(
        trigger,
        scene.clauses,
        scene.sentence,
        when.edtf if when else None,
        scene.analysis.report.published,
        relative=relative,
        act=statement.act if statement is not None else None,
    )
    if judgement.hypothetical and (not trigger.noun or _only_supposed(trigger, clause, definite=definite)):
        return None
    if "pull_out" in trigger.group.classes and judgement.status in ("proposed", "refused", "expected"):
        return None  # who should withdraw his troops, or will not, has withdrawn nobody
    if participants and not cast.participants and judgement.status == "expected" and judgement.rule != "not excluded":
        return None  # "könnte die Grundlage für Verhandlungen sein" is nobody's event
    when, judgement = _lasting(when, judgement, clause, relative, kind)
    fresh = _is_fresh(trigger, scene)
    level, firmness = level_of_words(trigger, clause, scene.sentence) if kind in _TALKS else (None, 0)
    topics = () if kind in ("appointment", "departure") else topics_of(trigger, scene.clauses, scene.sentence)
    on, off = agenda_line(clause, scene.clauses, scene.sentence) if kind in _TALKS else ((), ())
    limit = figures.deadline(clause, scene.sentence, kind)
    length = figures.duration(clause, scene.sentence, kind)
    names = frozenset(participant.name for participant in participants if participant.name)
    return Mention(
        kind=kind_of(trigger, scene, [*told, *own], names, definite=definite, over=over),
        head=trigger.head,
        prefix=trigger.prefix,
        noun=trigger.noun,
        start=trigger.start,
        sentence=scene.number,
        clause=trigger.clause,
        evidence=circumstances.subtree(trigger, clause, scene.sentence, preposition=True),
        judgement=judgement,
        participants=participants,
        supposed=supposed(participants, trigger, scene, [*told, *own], place)
        if judgement.firmness >= 2 or when or place or fresh or kind == "incident"
        else (),
        date=when.edtf if when else None,
        place=place,
        level=level,
        level_firmness=firmness,
        topics=(*topics, *(topic for topic in on if topic not in topics)),
        excluded=off,
        holder=_holder(trigger.start, statements),
        direction=direction_of(trigger, clause, scene.sentence),
        ordinal=figures.ordinal(trigger, clause, scene.sentence),
        number=figures.number(trigger, clause, scene.sentence),
        deadline=limit.quote if limit else None,
        duration=length.quote if length else None,
        definite=definite or (has_possessive(trigger, clause, scene.sentence) and not fresh),
        fresh=fresh,
        back=back,
        single=trigger.group.single or on_mission(trigger, scene),
        setting=trigger.noun and root_of(trigger, clause).preposition not in ("", "zu", "zum", "zur"),
        mission=_mission(scene.words(trigger.clause)) if kind.startswith("mission") else "",
        session=trigger.group.only_sides == "organisation",
        proofs=(circumstances.date_proof(when),) if when else (),
        passing=trigger.noun
        and kind in ("agreement", "meeting")
        and (definite or has_possessive(trigger, clause, scene.sentence))
        and not (when or place or fresh or cast.participants)
        and judgement.firmness <= 2
        and bool(words_for("opining").intersection(clause.verbs) or _talk().intersection(clause.verbs)),
    )


def _of_another_time(trigger: Trigger, scene: Scene, when: circumstances.When) -> bool:
    """Say whether a time is that of the verb, and not of what only says why or who: "Die Ausgewiesenen reisten am Montag ab"."""
    clause = scene.clause_of(trigger)
    if trigger.group.attributes and not trigger.noun:
        phrase = next((one for one in clause.phrases if one.first <= trigger.token <= one.last), None)
        return phrase is not None and when.time.span.start > scene.sentence.tokens[phrase.last].end
    if not trigger.noun or not is_cause(trigger, scene):
        return False
    inside = circumstances.subtree(trigger, clause, scene.sentence)
    between = scene.analysis.report.text[inside.end : when.time.span.start]
    follows = inside.end <= when.time.span.start and between.strip(" ,") in ("", "am", "vom", "im")
    return not (inside.start <= when.time.span.start < inside.end or follows)


def _only_supposed(trigger: Trigger, clause: Clause, *, definite: bool) -> bool:
    """Say whether a noun in a condition is what may come about or not: "falls X keine Waffenruhe schliesse"."""
    if definite or clause.type not in ("sub", "infinitive") or clause.tense in ("past", "pluperfect"):
        return False
    return root_of(trigger, clause).preposition == ""


def _rivals(trigger: Trigger, scene: Scene, *, but: str = "") -> frozenset[int]:
    """Give the noun phrases of the clause that tell of other events.

    With `but` not those of that kind that set the scene: who talks "bei seinem Besuch in Warschau" talks in Warsaw.
    """
    phrases = scene.clause_of(trigger).phrases
    if trigger.group.kind == "vote":
        return frozenset()
    return frozenset(
        other.phrase
        for other in scene.triggers
        if other.clause == trigger.clause
        and other.phrase is not None
        and other.phrase != trigger.phrase
        and other.token != trigger.token
        and (trigger.noun or other.group.kind != trigger.group.kind)
        and not (other.group.kind == but and phrases[other.phrase].preposition in ("bei", "beim", "während"))
    )


def _cast(trigger: Trigger, scene: Scene, relative: Clause | None, statement: Statement | None) -> Cast:
    """Find who takes part, by the clause and by the relative clause that goes on about the noun."""
    speaking = voice(trigger.clause, scene, statement)
    cast = cast_of(
        trigger,
        scene.clause_of(trigger),
        scene.sentence,
        [one for one in scene.placed[trigger.clause] if not _is_source(one, trigger, scene)],
        inherited_actors(trigger.clause, scene) or speaking,
        _rivals(trigger, scene),
        scene.analysis,
    )
    if speaking:
        # "bestätigte, dass sie dem Minister die Einreise verweigert": the pronoun is the subject, and nobody who is named.
        part: Part = (
            "party" if trigger.group.kind in PARTY_KINDS else "mediator" if trigger.group.kind == "mediation" else "initiator"
        )
        own = participants_of([(speaking[0], part)], scene.analysis)
        spoken = {one.side for one in own}
        others = tuple(
            replace(one, part="target") if one.part == "initiator" and one.side not in spoken else one
            for one in cast.participants
        )
        known = trigger.noun and not spoken & cast.sides
        cast = replace(cast, participants=others if known else joined(own, others), subject=speaking)
    if relative is None:
        return cast
    behind = [one.actor for one in scene.placed[scene.clauses.index(relative)] if set(one.chain) <= _RELATED]
    return replace(
        cast, participants=joined(cast.participants, participants_of([(actor, "party") for actor in behind], scene.analysis))
    )


def _is_source(one: Placed, trigger: Trigger, scene: Scene) -> bool:
    """Say whether somebody only vouches for what is told: "nach Schätzung der Vereinten Nationen"."""
    if one.root is None or one.chain[-1] not in ("nach", "laut", "gemäss"):
        return False
    return bool(_SOURCE.match(scene.sentence.tokens[scene.clause_of(trigger).phrases[one.root].last].lower))


def _lasting(
    when: circumstances.When | None, judgement: Judgement, clause: Clause, relative: Clause | None, kind: Kind
) -> tuple[circumstances.When | None, Judgement]:
    """Read what has begun and lasts: "der Besuch, den er am Mittwoch begann", "sie beraten seit gestern"."""
    if when is None:
        return when, judgement
    begun = relative is not None and bool({"beginnen", "antreten"}.intersection(relative.verbs))
    if begun and judgement.status == "under_way" and _DAY.fullmatch(when.edtf):
        when = replace(when, edtf=f"{when.edtf}/..")
    lasting = judgement.status == "held" or judgement.rule == "present"
    if when.since and lasting and clause.tense == "present" and kind in _LASTING:
        judgement = replace(judgement, status="under_way")
    return when, judgement


def _is_definite(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a definite article, also one joined to the preposition, stands before the noun."""
    if trigger.phrase is None:
        return False
    phrase = scene.clause_of(trigger).phrases[trigger.phrase]
    if any(scene.sentence.tokens[place].lower.startswith("solch") for place in range(phrase.first, trigger.token)):
        return True
    return scene.sentence.tokens[phrase.first].lower in _DEFINITE or phrase.preposition in _CONTRACTED


def _is_fresh(trigger: Trigger, scene: Scene) -> bool:
    """Say whether the words tell that it is another event than those before: "ein weiteres Treffen", "Gespräche fortsetzen"."""
    clause = scene.clause_of(trigger)
    if trigger.phrase is not None:
        before = range(clause.phrases[trigger.phrase].first, trigger.token)
        if any(_fresh_words().fullmatch(scene.sentence.tokens[place].lower) for place in before):
            return True
    return bool(_GOING_ON.intersection(clause.verbs)) and (bool(clause.modal) or clause.tense == "future")


def _relative_of(trigger: Trigger, scene: Scene) -> Clause | None:
    """Find the relative clause that goes on about the event's noun, right behind it; `None`: none."""
    if not trigger.noun:
        return None
    span = circumstances.subtree(trigger, scene.clause_of(trigger), scene.sentence)
    for other in scene.clauses:
        if other.type != "relative" or other.opener not in ("das", "die", "der", "den", "welches", "welche", "welcher"):
            continue
        start = scene.sentence.tokens[other.tokens[0]].start
        if span.end <= start <= span.end + 2 and governing(other) is not None:
            return other
    return None


def _says_what_it_was(trigger: Trigger, scene: Scene) -> bool:
    """Say whether a clause only says what the event before was: "Es war die erste Begegnung seit 2016"."""
    clause = scene.clause_of(trigger)
    if trigger.phrase is None or "sein" not in clause.verbs or clause.phrases[trigger.phrase].preposition:
        return False
    return scene.words(trigger.clause)[0] in ("es", "das", "dies")


def _mission(words: Sequence[str]) -> str:
    """Tell the kind of mission that a clause names; "" for none, or for several."""
    found = {stem for stem in ("botschaft", "konsulat") if any(stem in word and "botschafter" not in word for word in words)}
    return found.pop() if len(found) == 1 else ""


def _is_talk(trigger: Trigger, clause: Clause) -> bool:
    """Say whether the verb tells of speech, asking or announcing, so that the time beside it is that of the talk."""
    if not trigger.noun:
        return trigger.group.kind == "aid" and trigger.head in _talk() and clause.tense in ("past", "pluperfect")
    if trigger.group.kind == "statehood" and "erklären" in clause.verbs:
        return False  # who declares a union makes it
    speaking = _talk().intersection(clause.verbs)
    if trigger.group.kind in _TALKS:
        speaking -= _planning()
    return bool(speaking) and not _told_at(trigger, clause)


def _told_at(trigger: Trigger, clause: Clause) -> bool:
    """Say whether the talk is at the event itself: "sagte X am Dienstag bei der Konferenz"."""
    return trigger.phrase is not None and root_of(trigger, clause).preposition in _AT


def _holder(position: int, statements: Sequence[Statement]) -> str | None:
    """Give the speaker of the innermost statement that holds a position; `None`: the outlet itself tells."""
    statement = _statement_at(position, statements)
    return None if statement is None or statement.form == "reported" else statement.speaker


def _statement_at(position: int, statements: Sequence[Statement]) -> Statement | None:
    """Give the innermost statement that holds a position; `None`: none."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        for span in statement.content:
            if span.start <= position < span.end and (best is None or span.end - span.start < best[0]):
                best = (span.end - span.start, statement)
    return best[1] if best else None


def _with_evidence(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """Give each mention of a sentence its words: the sentence where it tells one event, the clause or phrase where more."""
    finite = sum(clause.finite is not None for clause in scene.clauses)
    kinds = {mention.kind for mention in mentions}
    together = len(kinds) == 1 and len({mention.clause for mention in mentions}) == 1
    found = []
    for mention in mentions:
        rival = any(other.clause == mention.clause and other.kind != mention.kind for other in mentions)
        if len(mentions) == 1 or (together and not mention.noun):
            whole = mention.holder is None and finite <= 2
            span = Span(scene.sentence.start, scene.sentence.end, scene.sentence.text) if whole else scene.span(mention.clause)
        elif mention.noun and (rival or (mention.setting and finite > 1)):
            span = mention.evidence
        else:
            span = scene.span(mention.clause)
        found.append(replace(mention, evidence=span))
    return found


@cache
def _talk() -> frozenset[str]:
    table = load("event_status")
    return frozenset(fold(verb) for verb in (*table["talk"], *table["verbs"]["proposed"], *table["verbs"]["announced"]))


@cache
def _planning() -> frozenset[str]:
    return frozenset(fold(verb) for verb in load("event_status")["planning"])


@cache
def _fresh_words() -> re.Pattern[str]:
    stems = "|".join(fold(word) for word in load("event_status")["fresh"])
    return re.compile(rf"(?:{stems})(?:e[nmrs]?)?")
