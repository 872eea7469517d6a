"""Takes an analysed report and its statements, gives every place of it that tells of an event, with all that its clause says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.reading import Participant, Place, Statement
from depesche.model.span import Span
from depesche.model.vocabulary import Kind
from depesche.reading import circumstances
from depesche.reading.agenda import agenda_line, names_agenda, topics_of
from depesche.reading.analysis import ActorMention, Analysis, PlaceMention, TimeMention
from depesche.reading.frames import Clause, clauses_of
from depesche.reading.level import level_of_words
from depesche.reading.merging import Mention
from depesche.reading.participants import (
    joined,
    Cast,
    Placed,
    cast_of,
    has_possessive,
    organisations,
    participants_of,
    placed_actors,
    root_of,
    subject_actors,
)
from depesche.reading.status import governing as _telling_of
from depesche.reading.status import judge
from depesche.reading.triggers import Trigger, in_class, triggers_of

_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "dieser",
        "diese",
        "dieses",
        "diesem",
        "diesen",
        "im",
        "beim",
        "zum",
        "zur",
        "am",
        "vom",
        "beide",
        "beiden",
        "jener",
        "jenes",
        "jenem",
    ]
)
_CONTRACTED = frozenset(["im", "beim", "zum", "zur", "am", "vom"])
_FRESH = (
    "weiter",
    "neu",
    "nächst",
    "erneut",
    "zusätzlich",
    "ander",
    "erst",
    "zweit",
    "dritt",
    "viert",
    "früher",
    "letzt",
    "vorig",
)
_PRONOUNS = frozenset(["es", "sie", "diese", "dieses", "dies", "dieser"])
_TALKED_OF = frozenset(["meeting", "visit", "call"])
_TWO_SIDED = frozenset(
    [
        "incident",
        "release",
        "recognition",
        "accession",
        "relations_opened",
        "relations_cut",
        "withdrawal",
        "agreement",
        "mediation",
    ]
)
_ARRIVING = frozenset(["eintreffen", "ankommen", "anreisen", "landen"])
_BOTH = re.compile(
    r"\bbeide[rn]? (?:\w+ )?(?:Seiten|Länder|Ländern|Staaten|Parteien|Regierungen|Delegationen|Nationen|Mächte|Lager|Hauptstädte)"
)


def mentions_of(analysis: Analysis, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Find the event mentions, in the order of the text."""
    return tuple(_Reader(analysis, statements).read())


class _Reader:
    """The way through one report: what was told before decides what "diese" and "sein Besuch" mean."""

    def __init__(self, analysis: Analysis, statements: Sequence[Statement]) -> None:
        self.analysis = analysis
        self.statements = statements
        self.mentions: list[Mention] = []
        self.actor_starts = [actor.span.start for actor in analysis.actors]
        self.time_starts = [time.span.start for time in analysis.times]
        self.place_starts = [place.span.start for place in analysis.places]

    def read(self) -> list[Mention]:
        for number, sentence in enumerate(self.analysis.sentences):
            self._sentence(sentence, number)
        return self.mentions

    def _near(self, sentence: Sentence) -> tuple[tuple[ActorMention, ...], tuple[TimeMention, ...], tuple[PlaceMention, ...]]:
        def cut(starts: list[int]) -> slice:
            return slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))

        return (
            tuple(_with_side(actor) for actor in self.analysis.actors[cut(self.actor_starts)]),
            self.analysis.times[cut(self.time_starts)],
            self.analysis.places[cut(self.place_starts)],
        )

    def _sentence(self, sentence: Sentence, number: int) -> None:
        if sentence.text.rstrip().endswith("?"):
            return
        clauses = clauses_of(sentence)
        actors, times, places = self._near(sentence)
        placed = [placed_actors(sentence, clause, self.analysis, actors) for clause in clauses]
        triggers = triggers_of(sentence, clauses)
        made: list[tuple[Mention, Trigger]] = []
        for trigger in triggers:
            mention = self._mention(trigger, triggers, sentence, number, clauses, placed, times, places)
            if mention is not None:
                made.append((mention, trigger))
        votes = {mention.clause for mention, _ in made if mention.kind == "vote"}
        made = [pair for pair in made if not (pair[0].kind == "meeting" and pair[0].clause in votes and pair[1].group.only_sides)]
        first = len(self.mentions)
        self.mentions.extend(mention for mention, _ in sorted(made, key=lambda pair: pair[0].start))
        for order, clause in enumerate(clauses):
            self._anaphor(clause, order, clauses, sentence, number, placed[order], times, places, bool(made))
        self._set_evidence(first, sentence, number, clauses)

    def _mention(
        self,
        trigger: Trigger,
        triggers: Sequence[Trigger],
        sentence: Sentence,
        number: int,
        clauses: Sequence[Clause],
        placed: Sequence[Sequence[Placed]],
        times: Sequence[TimeMention],
        places: Sequence[PlaceMention],
    ) -> Mention | None:
        clause = clauses[trigger.clause]
        if (
            clause.type == "infinitive"
            and clause.opener == "um"
            and not (trigger.noun and _is_definite(trigger, clause, sentence))
        ):
            return None
        if _is_topic(trigger, triggers, clause):
            return None
        here = placed[trigger.clause]
        rivals = frozenset(
            other.phrase
            for other in triggers
            if other.clause == trigger.clause
            and other.phrase is not None
            and other.phrase != trigger.phrase
            and other.token != trigger.token
            and (trigger.noun or other.group.kind != trigger.group.kind)
        )
        inherited = self._inherited(clause, clauses, sentence, placed)
        cast = cast_of(trigger, clause, sentence, here, inherited, rivals, self.analysis)
        relative = _relative_of(trigger, clause, clauses, sentence)
        more = relative.tokens if relative is not None else ()
        if relative is not None:
            behind = participants_of(
                [(one.actor, "party") for one in placed[clauses.index(relative)] if set(one.chain) <= _RELATED], self.analysis
            )
            cast = replace(cast, participants=joined(cast.participants, behind))
        if (
            trigger.group.kind in ("agreement", "meeting", "call")
            and len(cast.sides) == 1
            and sum(bool(one.name) for one in cast.participants) >= 2
        ):
            return None
        place, _ = circumstances.where(trigger, clause, sentence, places, more=more)
        cast = self._with_possessor(cast, trigger, clause, sentence, here)
        if (
            trigger.head in _ARRIVING
            and not any(actor.type == "person" for actor in cast.subject)
            and self._meeting_near(number) is not None
        ):
            return None
        if not self._fits(trigger, clause, sentence, cast, here, places):
            return None
        if place is None and trigger.group.frame in ("place", "place_object"):
            target = self._destination(trigger, clause, sentence, places, bare=trigger.group.frame == "place_object")
            place = Place(country=target.country, city=target.city, venue=target.venue) if target else None
        place = self._place_by_side(place, trigger, cast, sentence)
        participants = self._completed(cast, trigger, place.country if place else None, places, clause, sentence)
        talks = bool(_talk().intersection(clause.verbs)) and trigger.noun and not self._told_by_talk(trigger, clause)
        alone = sum(other.clause == trigger.clause for other in triggers) == 1
        when = circumstances.when(trigger, clause, sentence, times, alone=alone, talks=talks, more=more)
        judgement = judge(
            trigger, clauses, sentence, when.edtf if when else None, self.analysis.report.published, relative=relative
        )
        if judgement.hypothetical and not trigger.noun:
            return None
        if (
            when
            and judgement.status == "under_way"
            and re.fullmatch(r"\d{4}-\d{2}-\d{2}", when.edtf)
            and relative is not None
            and {"beginnen", "antreten"}.intersection(relative.verbs)
        ):
            when = replace(when, edtf=f"{when.edtf}/..")
        if when and when.since and judgement.status == "held" and clause.tense == "present":
            judgement = replace(judgement, status="under_way")
        opening = sentence.tokens[clause.phrases[trigger.phrase].first].lower if trigger.phrase is not None else ""
        contracted = trigger.phrase is not None and clause.phrases[trigger.phrase].preposition in _CONTRACTED
        fresh = trigger.phrase is not None and any(
            sentence.tokens[spot].lower.startswith(_FRESH) for spot in range(clause.phrases[trigger.phrase].first, trigger.token)
        )
        if {"fortsetzen", "wiederaufnehmen", "fortführen"}.intersection(clause.verbs) and (
            clause.modal or clause.tense == "future"
        ):
            fresh = True
        level, firmness = level_of_words(trigger, clause, sentence) if trigger.group.kind in _TALKED_OF else (None, 0)
        topics = topics_of(trigger, clauses, sentence)
        excluded: tuple[str, ...] = ()
        if names_agenda(clause, sentence) or trigger.group.kind in _TALKED_OF:
            on, off = agenda_line(clause, clauses, sentence) if trigger.group.kind in _TALKED_OF else ((), ())
            topics, excluded = (*topics, *(topic for topic in on if topic not in topics)), off
        limit = circumstances.deadline(clause, sentence, trigger.group.kind)
        lasting = circumstances.duration(clause, sentence, trigger.group.kind)
        proofs = (circumstances.date_proof(when),) if when else ()
        return Mention(
            kind=self._kind(trigger, opening in _DEFINITE or contracted, frozenset(one.name for one in participants if one.name)),
            head=trigger.head,
            prefix=trigger.prefix,
            noun=trigger.noun,
            start=trigger.start,
            sentence=number,
            clause=trigger.clause,
            evidence=circumstances.subtree(trigger, clause, sentence, preposition=True),
            judgement=judgement,
            participants=participants,
            date=when.edtf if when else None,
            place=place,
            level=level,
            level_firmness=firmness,
            topics=topics,
            excluded=excluded,
            holder=self._holder(trigger.start),
            direction=_direction(trigger, clause, sentence),
            ordinal=circumstances.ordinal(trigger, clause, sentence),
            number=circumstances.number(trigger, clause, sentence),
            deadline=limit.quote if limit else None,
            duration=lasting.quote if lasting else None,
            definite=trigger.head.startswith("enthaltung")
            or opening in _DEFINITE
            or contracted
            or (has_possessive(trigger, clause, sentence) and not fresh),
            fresh=fresh,
            single=trigger.group.single or self._on_mission(trigger, clause, sentence),
            setting=trigger.phrase is not None and root_of(trigger, clause).preposition not in ("", "zu", "zum", "zur"),
            proofs=proofs,
        )

    def _kind(self, trigger: Trigger, definite: bool, names: frozenset[str]) -> Kind:
        """Give the kind: "die Verhandlungen" after "Beitrittsverhandlungen" are those, and no other meeting."""
        if (
            trigger.group.kind == "meeting"
            and definite
            and trigger.head in ("verhandlungen", "gespräche", "gesprächen", "verhandlung")
        ):
            earlier = next((known for known in reversed(self.mentions) if known.noun and known.head.endswith(trigger.head)), None)
            if earlier is not None and earlier.kind == "accession":
                return "accession"
        if trigger.head == "empfangen" and any(known.kind == "meeting" and known.names & names for known in self.mentions[-6:]):
            return "meeting"
        return trigger.group.kind

    def _inherited(
        self, clause: Clause, clauses: Sequence[Clause], sentence: Sentence, placed: Sequence[Sequence[Placed]]
    ) -> tuple[ActorMention, ...]:
        """Give the actors that a clause shares: the subject of the clause before, the antecedent of a relative clause."""
        if clause.heir is not None:
            return subject_actors(clauses[clause.heir], sentence, placed[clause.heir])
        if clause.type == "infinitive" and clause.parent is not None:
            return subject_actors(clauses[clause.parent], sentence, placed[clause.parent])
        if clause.type == "relative":
            begin = sentence.tokens[clause.tokens[0]].start
            before = [one for group in placed for one in group if one.actor.span.end <= begin and one.head]
            if before:
                nearest = max(before, key=lambda one: one.actor.span.end)
                gap = sentence.text[nearest.actor.span.end - sentence.start : begin - sentence.start]
                if gap.strip(" ,") in ("", "mit", "von", "bei", "an") or len(gap) < 4:
                    return (nearest.actor,)
        return ()

    def _with_possessor(self, cast: Cast, trigger: Trigger, clause: Clause, sentence: Sentence, here: Sequence[Placed]) -> Cast:
        """Add who "sein Besuch" belongs to, when the clause itself does not name him."""
        if not trigger.noun or not has_possessive(trigger, clause, sentence) or cast.subject:
            return cast
        inside = [one.actor for one in here if one.actor.person is not None]
        if inside:
            owner: ActorMention | None = inside[0]
        else:
            owner = next(
                (
                    actor
                    for actor in reversed(self.analysis.actors)
                    if actor.span.end <= trigger.start and actor.person is not None
                ),
                None,
            )
        if owner is None:
            return cast
        extra = participants_of([(owner, "party" if trigger.group.kind == "meeting" else "initiator")], self.analysis)
        known = {participant.name for participant in cast.participants}
        added = tuple(participant for participant in extra if participant.name not in known)
        named = {participant.side for participant in added}
        kept = tuple(participant for participant in cast.participants if participant.name or participant.side not in named)
        return replace(cast, participants=(*added, *kept))

    def _fits(
        self,
        trigger: Trigger,
        clause: Clause,
        sentence: Sentence,
        cast: Cast,
        here: Sequence[Placed],
        places: Sequence[PlaceMention],
    ) -> bool:
        """Say whether the clause has what the frame of the trigger asks for."""
        frame = trigger.group.frame
        if trigger.group.only_sides == "organisation" and not any(
            set(one.actor.sides) & organisations() and (trigger.phrase in one.links) for one in here
        ):
            return False
        if (
            trigger.group.kind == "visit"
            and clause.negated
            and {"gestatten", "erlauben", "lassen", "gewähren", "genehmigen"}.intersection(clause.verbs)
        ):
            return False
        if _named_treaty(trigger, clause, sentence) or _domestic(trigger, clause, sentence, cast):
            return False
        if trigger.group.needs == "given":
            return any(one.phrase == trigger.phrase for one in here) and any(
                phrase.parent == trigger.phrase and phrase.preposition in ("für", "an") for phrase in clause.phrases
            )
        if frame == "states":
            states = [
                actor for actor in (*cast.subject, *cast.others) if actor.type in ("state", "organisation", "body", "person")
            ]
            objects = [actor for actor in cast.others if actor.type in ("state", "organisation")]
            return (
                bool(objects)
                and len(states) >= 2
                and len(cast.sides) >= 2
                and (bool(clause.modal) or clause.tense in ("future", "past"))
            )
        if not frame:
            return True
        if frame == "reflexive":
            return cast.heads > 0 or cast.people > 0 or bool(cast.participants)
        if frame == "actor_object":
            both = cast.people >= 1 and (cast.heads >= 2 or _plural_self(clause, sentence))
            return both and (trigger.head not in trigger.group.weak or (cast.people >= 2 and not clause.passive))
        if frame == "mit" and trigger.head in ("unterhalten", "austauschen") and not _plural_self(clause, sentence):
            return False
        if frame == "mit":
            with_whom = any(one.root is not None and "mit" in one.chain and one.head for one in here)
            plural = trigger.head in ("beraten", "verhandeln", "tagen", "konferieren", "diskutieren") and len(cast.sides) >= (
                1 if trigger.head == "tagen" else 2
            )
            return with_whom or plural or (trigger.head == "tagen" and bool(cast.sides & organisations()))
        if frame == "actor_any":
            return cast.heads >= 1
        if frame == "place":
            return cast.people >= 1 and self._destination(trigger, clause, sentence, places) is not None
        if frame == "place_object":
            return cast.people >= 1 and (
                any(one.actor.type == "state" for one in here)
                or self._destination(trigger, clause, sentence, places, bare=True) is not None
            )
        if frame == "council":
            return _by_council(cast, clause, here)
        if frame == "subject":
            return bool(cast.subject) or clause.passive or bool(cast.participants)
        return True

    def _destination(
        self, trigger: Trigger, clause: Clause, sentence: Sentence, places: Sequence[PlaceMention], *, bare: bool = False
    ) -> PlaceMention | None:
        spots = {sentence.tokens[place].start for place in clause.tokens}
        for place in places:
            if place.span.start in spots and (place.locative or bare):
                return place
        return None

    def _completed(
        self,
        cast: Cast,
        trigger: Trigger,
        country: str | None,
        places: Sequence[PlaceMention],
        clause: Clause,
        sentence: Sentence,
    ) -> tuple[Participant, ...]:
        """Add the side of the host that the place tells: the country visited, or where the mission is."""
        participants = cast.participants
        kind = trigger.group.kind
        code = _organisation_prefixes().get(trigger.prefix) if trigger.prefix else None
        if code and all(participant.side != code for participant in participants):
            participants = (*participants, Participant(side=code))
        if len({participant.side for participant in participants if participant.side}) < 2 and _BOTH.search(sentence.text):
            begin, end = _extent(clause, sentence)
            match = _BOTH.search(self.analysis.report.text, begin, end)
            if match:
                known = {participant.side for participant in participants}
                pair = self._pair_before(match.start())
                participants = (*participants, *(Participant(side=side) for side in pair if side not in known))
        wanted = 3 if kind == "mediation" else 2
        if (
            kind in _TWO_SIDED
            and not self._on_mission(trigger, clause, sentence)
            and wanted > len({participant.side for participant in participants if participant.side})
        ):
            participants = self._widened(participants, trigger, country, clause, sentence)
        if kind in ("mission_closed", "recall", "appointment", "departure") and country and len(participants) < 3:
            if all(participant.side != country for participant in participants):
                participants = (*participants, Participant(side=country, part="host"))
        if kind == "visit":
            where = self._destination(trigger, clause, sentence, places, bare=trigger.group.frame == "place_object")
            host = country or (where.country if where else None)
            hosted = any(participant.side in organisations() for participant in participants)
            if host and not hosted and all(participant.side != host for participant in participants):
                participants = (*participants, Participant(side=host, part="host"))
        return participants

    def _widened(
        self, participants: tuple[Participant, ...], trigger: Trigger, country: str | None, clause: Clause, sentence: Sentence
    ) -> tuple[Participant, ...]:
        """Look for the other side of an act between two: the country where it happened, the clause, the sentence."""
        known = {participant.side for participant in participants if participant.side}
        wanted = 3 if trigger.group.kind == "mediation" else 2
        inside = {sentence.tokens[place].start for place in clause.tokens}
        near = [actor for actor in self._near(sentence)[0] if actor.type != "medium" and actor.sides]
        near.sort(
            key=lambda actor: (actor.span.start not in inside, actor.type == "adjective", abs(actor.span.start - trigger.start))
        )
        for actor in near:
            if country in actor.sides and actor.type == "state":
                continue
            for side in actor.sides:
                if side not in known and len(known) < wanted:
                    known.add(side)
                    participants = (*participants, Participant(side=side, part="party"))
        if country and known and len(known) < 2 and country not in known:
            participants = (*participants, Participant(side=country, part="target"))
        return participants

    def _crossed(self, sentence: Sentence) -> str | None:
        """Give the state whose airspace, waters or border a sentence names: "den Luftraum Estlands", "türkisches Hoheitsgebiet"."""
        for order, token in enumerate(sentence.tokens):
            if not in_class(token.lower, "airspace") or not token.text[0].isupper():
                continue
            begin = sentence.tokens[max(0, order - 2)].start
            end = sentence.tokens[min(len(sentence.tokens) - 1, order + 2)].end
            for actor in self._near(sentence)[0]:
                if begin <= actor.span.start < end and actor.sides and actor.type in ("state", "adjective"):
                    return actor.sides[0]
        return None

    def _on_mission(self, trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
        """Say whether an act is one against a mission or its people, so that the side of the mission is enough."""
        return trigger.group.kind == "incident" and any(
            in_class(sentence.tokens[place].lower, name) for place in clause.tokens for name in ("embassy_house", "diplomats")
        )

    def _last_vote(self) -> int | None:
        """Give the place of the last vote told; `None` for none."""
        return next((place for place in range(len(self.mentions) - 1, -1, -1) if self.mentions[place].kind == "vote"), None)

    def _place_by_side(self, place: Place | None, trigger: Trigger, cast: Cast, sentence: Sentence) -> Place | None:
        """Give the country that the words imply: "China-Besuch", "ins Außenamt zitieren" (the host's)."""
        if trigger.group.kind == "visit" and place is None and trigger.prefix:
            token = next((token for token in sentence.tokens if token.start == trigger.start), None)
            inside = [
                actor
                for actor in self._near(sentence)[0]
                if token and token.start <= actor.span.start < token.end and actor.sides
            ]
            if inside and inside[0].sides[0] not in organisations():
                return Place(country=inside[0].sides[0])
        if trigger.group.kind == "incident" and "airspace" in trigger.group.classes and (place is None or place.country is None):
            crossed = self._crossed(sentence)
            if crossed:
                return replace(place, country=crossed) if place else Place(country=crossed)
        if trigger.group.kind == "summons" and place is not None and place.country is None and place.venue:
            hosts = [side for actor in cast.subject for side in actor.sides]
            if hosts:
                return replace(place, country=hosts[0])
        return place

    def _pair_before(self, position: int) -> tuple[str, ...]:
        """Give the two sides of which the report spoke last before a position."""
        found: list[str] = []
        for actor in reversed(self.analysis.actors[: bisect_left(self.actor_starts, position)]):
            if actor.type in ("medium", "adjective"):
                continue
            for side in actor.sides:
                if side not in found and side not in organisations():
                    found.append(side)
            if len(found) >= 2:
                return tuple(reversed(found[:2]))
        return ()

    def _meeting_near(self, number: int) -> int | None:
        """Give the place of the last meeting told in the four sentences before; `None` for none."""
        return next(
            (
                place
                for place in range(len(self.mentions) - 1, -1, -1)
                if self.mentions[place].kind == "meeting" and number - self.mentions[place].sentence <= 4
            ),
            None,
        )

    def _told_by_talk(self, trigger: Trigger, clause: Clause) -> bool:
        """Say whether the talk is at the event itself: "sagte X am Dienstag bei der Konferenz"."""
        if trigger.phrase is None:
            return False
        return root_of(trigger, clause).preposition in ("bei", "beim", "nach", "während", "auf", "am", "vor", "zum", "in", "im")

    def _holder(self, position: int) -> str | None:
        """Give the speaker of the innermost statement that holds a position; `None`: the outlet itself tells."""
        best: tuple[int, Statement] | None = None
        for statement in self.statements:
            for span in statement.content:
                if span.start <= position < span.end and (best is None or span.end - span.start < best[0]):
                    best = (span.end - span.start, statement)
        if best is None or best[1].form == "reported":
            return None
        return best[1].speaker

    def _anaphor(
        self,
        clause: Clause,
        order: int,
        clauses: Sequence[Clause],
        sentence: Sentence,
        number: int,
        here: Sequence[Placed],
        times: Sequence[TimeMention],
        places: Sequence[PlaceMention],
        told: bool,
    ) -> None:
        """Read a clause that goes on about an event told before: a pronoun with "stattfinden", its agenda, a delegation."""
        if any(mention.sentence == number and mention.clause == order for mention in self.mentions):
            return
        last = next(
            (
                place
                for place in range(len(self.mentions) - 1, -1, -1)
                if self.mentions[place].kind in _TALKED_OF and number - self.mentions[place].sentence <= 4
            ),
            None,
        )
        if last is None or clause.finite is None:
            return
        known = self.mentions[last]
        first_words = [sentence.tokens[place].lower for place in clause.tokens[:2]]
        participants: tuple[Participant, ...] = ()
        topics: tuple[str, ...] = ()
        excluded: tuple[str, ...] = ()
        held = False
        if {"stattfinden", "dauern", "beginnen", "enden"}.intersection(clause.verbs) and first_words[0] in _PRONOUNS:
            plural = sentence.tokens[clause.finite].lower.endswith("en")
            match = next(
                (
                    place
                    for place in range(len(self.mentions) - 1, -1, -1)
                    if number - self.mentions[place].sentence <= 2
                    and self.mentions[place].noun
                    and _is_plural(self.mentions[place].head) == plural
                    and self.mentions[place].sentence < number
                ),
                None,
            )
            if match is None:
                match = last
            last, known, held = match, self.mentions[match], True
        elif told:
            return
        elif _delegation(clause, sentence):
            people = [(one.actor, "head") for one in here if one.actor.person is not None]
            if not people and not any(word in ("eintreffen", "ankommen") for word in clause.verbs):
                return
            if number - known.sentence > 3:
                return
            participants = participants_of([(actor, "head") for actor, _ in people], self.analysis)
        else:
            if number - known.sentence > 3:
                return
            topics, excluded = agenda_line(clause, clauses, sentence)
            if not topics and not excluded:
                return
        begin, end = _extent(clause, sentence)
        trigger = _pseudo_trigger(known, order, clause, sentence)
        when = circumstances.when(trigger, clause, sentence, times, alone=True, talks=False) if held else None
        place, _ = circumstances.where(trigger, clause, sentence, places)
        level, firmness = level_of_words(trigger, clause, sentence)
        if not held and firmness < 3:
            level, firmness = None, 0
        judgement = judge(trigger, clauses, sentence, when.edtf if when else None, self.analysis.report.published)
        if not held:
            judgement = replace(judgement, firmness=0)
        self.mentions.append(
            Mention(
                kind=known.kind,
                head=known.head,
                prefix="",
                noun=False,
                start=begin,
                sentence=number,
                clause=order,
                evidence=Span(begin, end, sentence.text[begin - sentence.start : end - sentence.start]),
                judgement=judgement,
                participants=participants,
                date=when.edtf if when else None,
                place=place,
                level=level,
                level_firmness=firmness,
                topics=topics,
                excluded=excluded,
                holder=self._holder(begin),
                definite=True,
                back=last,
                proofs=(circumstances.date_proof(when),) if when else (),
            )
        )

    def _set_evidence(self, first: int, sentence: Sentence, number: int, clauses: Sequence[Clause]) -> None:
        """Give each mention of a sentence its words: the sentence where it tells one event, the clause or phrase where more."""
        fresh = self.mentions[first:]
        kinds = {mention.kind for mention in fresh}
        for order, mention in enumerate(fresh):
            same_clause = [other for other in fresh if other.clause == mention.clause and other.kind != mention.kind]
            if len(fresh) == 1 or (len(kinds) == 1 and len({other.clause for other in fresh}) == 1 and not mention.noun):
                span = Span(sentence.start, sentence.end, sentence.text)
                if mention.holder is not None or sum(clause.finite is not None for clause in clauses) > 2:
                    begin, end = _extent(clauses[mention.clause], sentence)
                    span = Span(begin, end, sentence.text[begin - sentence.start : end - sentence.start])
            elif same_clause and mention.noun:
                continue
            elif mention.noun and mention.setting and sum(clause.finite is not None for clause in clauses) > 1:
                continue
            else:
                begin, end = _extent(clauses[mention.clause], sentence)
                span = Span(begin, end, sentence.text[begin - sentence.start : end - sentence.start])
            self.mentions[first + order] = replace(mention, evidence=span)


def _is_definite(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a definite article, also one joined to the preposition, stands before the noun."""
    if trigger.phrase is None:
        return False
    phrase = clause.phrases[trigger.phrase]
    return sentence.tokens[phrase.first].lower in _DEFINITE or phrase.preposition in _CONTRACTED


def _is_topic(trigger: Trigger, triggers: Sequence[Trigger], clause: Clause) -> bool:
    """Say whether the noun is only what another event is about: "Verhandlungen über ein Abkommen"."""
    if trigger.phrase is None or trigger.group.kind not in ("agreement", "meeting", "entry_measure", "aid"):
        return False
    at: int | None = trigger.phrase
    seen = False
    while at is not None:
        phrase = clause.phrases[at]
        seen = seen or phrase.preposition in ("über", "übers")
        at = phrase.parent
        if seen and any(other.clause == trigger.clause and other.phrase == at and at is not None for other in triggers):
            return True
    return False


_RELATED = frozenset(["", "mit", "zwischen", "von", "vom", "durch"])


def _relative_of(trigger: Trigger, clause: Clause, clauses: Sequence[Clause], sentence: Sentence) -> Clause | None:
    """Find the relative clause that goes on about the event's noun, right behind it; `None`: none."""
    if not trigger.noun:
        return None
    span = circumstances.subtree(trigger, clause, sentence)
    for other in clauses:
        if _telling_of(other) is None:
            continue
        if other.type != "relative" or other.opener not in ("das", "die", "der", "den", "welches", "welche", "welcher"):
            continue
        start = sentence.tokens[other.tokens[0]].start
        if span.end <= start <= span.end + 2:
            return other
    return None


def _by_council(cast: Cast, clause: Clause, here: Sequence[Placed]) -> bool:
    """Say whether an organisation decides: as the subject, or "vom Sicherheitsrat", "in der UN-Vollversammlung" of a passive."""
    if any(set(actor.sides) & organisations() for actor in cast.subject):
        return True
    return clause.passive and any(
        set(one.actor.sides) & organisations() and one.chain and one.chain[-1] in ("von", "vom", "durch", "in", "im", "auf")
        for one in here
    )


def _named_treaty(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a standing treaty is meant by its name ("Warschauer Pakt", "Minsker Abkommen") and nobody signs it here."""
    if trigger.group.kind != "agreement" or not trigger.noun or trigger.phrase is None:
        return False
    before = sentence.tokens[trigger.token - 1] if trigger.token else None
    named = (
        before is not None
        and before.text[0].isupper()
        and before.text.endswith("er")
        and trigger.token > clause.phrases[trigger.phrase].first
    )
    return bool(named) and not {"unterzeichnen", "schliessen", "unterschreiben", "vereinbaren", "ratifizieren"}.intersection(
        clause.verbs
    )


def _domestic(trigger: Trigger, clause: Clause, sentence: Sentence, cast: Cast) -> bool:
    """Say whether a body of one state alone meets: "die Sitzung des Parlaments"."""
    if trigger.group.kind != "meeting" or not trigger.noun or len(cast.sides) >= 2:
        return False
    span = circumstances.subtree(trigger, clause, sentence)
    return any(
        span.start <= sentence.tokens[place].start < span.end and in_class(sentence.tokens[place].lower, "domestic")
        for place in clause.tokens
    )


def _with_side(actor: ActorMention) -> ActorMention:
    """Give a body without a side the organisation that the first part of its name tells ("UN-Sicherheitsrat")."""
    if actor.sides or actor.type not in ("body", "group", "office") or "-" not in actor.name:
        return actor
    code = _organisation_prefixes().get(fold(actor.name.split("-")[0]))
    return replace(actor, sides=(code,)) if code else actor


@cache
def _organisation_prefixes() -> dict[str, str]:
    """First parts of compounds that name an organisation ("g-20" of "G-20-Gipfel"), folded, to its code."""
    table: dict[str, str] = {}
    for code, entry in load("organisations").items():
        for word in (*entry.get("prefix", ()), *(name for name in entry["names"] if " " not in name)):
            table.setdefault(fold(word), code)
    return table


def _extent(clause: Clause, sentence: Sentence) -> tuple[int, int]:
    return sentence.tokens[clause.tokens[0]].start, sentence.tokens[clause.tokens[-1]].end


def _pseudo_trigger(known: Mention, order: int, clause: Clause, sentence: Sentence) -> Trigger:
    from depesche.reading.triggers import groups

    group = next(group for group in groups() if group.kind == known.kind)
    place = clause.finite if clause.finite is not None else clause.tokens[0]
    token = sentence.tokens[place]
    return Trigger(
        group=group,
        clause=order,
        token=place,
        noun=False,
        head=known.head,
        prefix="",
        phrase=None,
        start=token.start,
        end=token.end,
    )


def _is_plural(head: str) -> bool:
    return head.endswith(("gespräche", "gesprächen", "ungen", "tionen", "runden", "besuche", "telefonate"))


def _plural_self(clause: Clause, sentence: Sentence) -> bool:
    words = {sentence.tokens[place].lower for place in clause.tokens}
    return bool(words & {"sich", "einander", "uns"})


def _delegation(clause: Clause, sentence: Sentence) -> bool:
    words = [sentence.tokens[place].lower for place in clause.tokens]
    named = any(word.endswith(("delegation", "delegationen", "abordnung")) for word in words)
    led = {
        "leiten",
        "anführen",
        "führen",
        "vertreten",
        "entsenden",
        "schicken",
        "teilnehmen",
        "eintreffen",
        "ankommen",
        "angehören",
    }.intersection(clause.verbs)
    return bool(led) and (named or bool({"entsenden", "schicken", "teilnehmen"} & led))


def _direction(trigger: Trigger, clause: Clause, sentence: Sentence):  # type: ignore[no-untyped-def]
    if trigger.group.kind not in ("sanction", "entry_measure"):
        return None
    words = [sentence.tokens[place].lower for place in clause.tokens]
    for direction, table in load("event_directions").items():
        verbs = {fold(verb) for verb in table["verbs"]}
        if verbs.intersection(clause.verbs):
            return direction
        nouns = tuple(fold(noun) for noun in table["nouns"])
        adjectives = tuple(fold(adjective) for adjective in table["adjectives"])
        near = (
            words[max(0, clause.tokens.index(trigger.token) - 4) : clause.tokens.index(trigger.token) + 1]
            if trigger.token in clause.tokens
            else words
        )
        if any(word.startswith(nouns) or word.startswith(adjectives) for word in near if nouns or adjectives):
            return direction
    return trigger.group.direction


@cache
def _talk() -> frozenset[str]:
    table = load("event_status")
    return frozenset(fold(verb) for verb in (*table["talk"], *table["verbs"]["proposed"], *table["verbs"]["announced"]))
