"""Takes a sentence of a report of expulsions, gives those that it only counts: "Kanada vier, Norwegen einen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.model.reading import Participant
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention
from depesche.reading.events.framing import of_expulsions
from depesche.reading.events.merging import OF_MANY, Mention
from depesche.reading.events.pairs import spoken_of_most
from depesche.reading.events.scene import Scene
from depesche.reading.events.senthome import sent_home
from depesche.reading.events.status import Judgement

_REACH = 30
"""Sentences within which a list goes on about an expulsion told before."""
_LINK = re.compile(r"(?:,| und| sowie|,? aber auch| und auch|, auch)? ?(?:auch |selbst )?(?:die |der |das )?")
_EACH = re.compile(r"\b(?:je|jeweils)\b")
# "auf Chile entfallen vier", "besonders trifft es Peru mit 13": the state is the one that must give up people.
_HIT = re.compile(r"\b(?:entfallen|entfielen|entfällt|trifft|traf|treffen|trafen|betroffen)\b")


def counted(scene: Scene, told: Sequence[Mention], own: Sequence[Mention]) -> list[Mention]:
    """Give the mentions of the sentence with those that it only counts; `own` are its mentions so far, `told` those before it."""
    own = [_of_first(sent_home(mention, scene), scene) for mention in own]
    mentions = _with_targets([each for mention in own for each in _for_each(mention, scene)], told)
    deed = next((mention for mention in reversed([*told, *mentions]) if mention.kind == "expulsion" and mention.sides), None)
    alone = not any(mention.kind == "expulsion" for mention in mentions)
    if deed is None and alone and (first := _first(scene)) is not None:
        return sorted([*mentions, first], key=lambda mention: mention.start)
    if deed is None or scene.number - deed.sentence > _REACH or _NOT.search(scene.sentence.text):
        return mentions
    here = [mention for mention in mentions if mention.kind == "expulsion"]
    found = [*_listed(scene, deed, here), *_people(scene, deed, here)]
    if not found and not here:
        found = [*_answering(scene, deed)] or [*_joining(scene, deed)]
    return sorted([*mentions, *found], key=lambda mention: mention.start)


def _first(scene: Scene) -> Mention | None:
    """Read "59 Diplomaten aus 23 Ländern sind es": who expels them is the state that the report speaks of most."""
    if not of_expulsions(scene):
        return None
    for match in _counted().finditer(scene.sentence.text):
        foreign = OF_MANY.match(scene.sentence.text, match.end() + 1)
        hub = spoken_of_most(scene.analysis)
        if foreign is not None and hub is not None and match["people"].lower() in _diplomats():
            start = scene.sentence.start + match.start()
            span = Span(start, scene.sentence.start + foreign.end(), "")
            people = (Participant(side=hub, part="initiator"),)
            return replace(_mention(scene, None, people, span, number_of(match["number"])), fresh=False)
    return None


def _of_first(mention: Mention, scene: Scene) -> Mention:
    """Leave an expulsion the people counted first: "mussten neun Kubaner gehen, im Mai zwei Peruaner" are two."""
    if mention.kind != "expulsion" or len(mention.sides) < 2:
        return mention
    span = scene.span(mention.clause)
    actors = {
        actor.span.start: actor for actor in scene.actors if len(actor.sides) == 1 and span.start <= actor.span.start < span.end
    }
    counts = [
        actor.sides[0]
        for match in _counted().finditer(scene.sentence.text)
        if (actor := actors.get(scene.sentence.start + match.start("people")))
    ]
    if len(counts) < 2 or counts[0] == counts[1]:
        return mention
    others = set(counts[1:]) - {counts[0]} - {actor.sides[0] for actor in _states_in(scene)}
    kept = tuple(one for one in mention.participants if one.side not in others)
    if all(one.side == counts[0] for one in kept):
        acting = [actor.sides[0] for actor in _states_in(scene) if actor.sides[0] not in counts]
        kept = (Participant(side=counts[0], part="target"), *(Participant(side=side, part="initiator") for side in acting[:1]))
    return replace(mention, participants=kept)


def _with_targets(mentions: Sequence[Mention], told: Sequence[Mention]) -> list[Mention]:
    """Give those who expel, when whom is not said again, the side whose people all expel."""
    found: list[Mention] = []
    for mention in mentions:
        acting = {one.side for one in mention.participants if one.part == "initiator"}
        if mention.kind == "expulsion" and acting and all(one.part == "initiator" for one in mention.participants):
            deed = next(
                (other for other in reversed([*told, *found]) if other.kind == "expulsion" and other.sides - acting), None
            )
            targets = [one for one in deed.participants if one.part == "target" and one.side] if deed else []
            if len(targets) == 1 and targets[0].side not in acting and not OF_MANY.search(mention.evidence.quote):
                mention = replace(mention, participants=(*mention.participants, targets[0]))
        found.append(mention)
    return found


_NOT = re.compile(r"\b(?:nicht|keine?[nmrs]?|weder)\b")


def _for_each(mention: Mention, scene: Scene) -> Iterator[Mention]:
    """Give one mention for each state of "Frankreich und Polen weisen je vier Diplomaten aus"."""
    span = scene.span(mention.clause)
    acting = [one for one in mention.participants if one.part == "initiator" and one.side and not one.name]
    if mention.kind != "expulsion" or mention.noun or len(acting) < 2 or not _EACH.search(span.quote):
        yield mention
        return
    begins = {
        side: actor.span.start
        for actor in reversed(scene.actors)
        for side in actor.sides
        if span.start <= actor.span.start < span.end and actor.type == "state"
    }
    if any(one.side not in begins for one in acting):
        yield mention
        return
    others = tuple(one for one in mention.participants if one not in acting)
    for one in acting:
        start = begins[one.side or ""]
        yield replace(
            mention,
            start=start,
            participants=(one, *others),
            evidence=Span(start, span.end, scene.sentence.text[start - scene.sentence.start : span.end - scene.sentence.start]),
            fresh=True,
        )


def _listed(scene: Scene, deed: Mention, here: Sequence[Mention]) -> Iterator[Mention]:
    """Find states with a number behind them: "die Ukraine (13)", "Tschechien und Litauen je drei", "folgten die USA mit 60"."""
    states = _states_in(scene)
    text, begin = scene.sentence.text, scene.sentence.start
    runs: list[list[ActorMention]] = []
    for actor in states:
        gap = text[runs[-1][-1].span.end - begin : actor.span.start - begin] if runs else ""
        if runs and _LINK.fullmatch(gap):
            runs[-1].append(actor)
        else:
            runs.append([actor])
    for run in runs:
        count = _behind().match(text, run[-1].span.end - begin)
        if count is None:
            count = _after_hit().match(text, run[-1].span.end - begin)
        if count is None or any(_told(actor.sides[0], here, run) for actor in run):
            continue
        hit = bool(_HIT.search(text))
        number = number_of(count["number"])
        for actor in run if count["each"] or len(run) == 1 else run[-1:]:
            people = _cast(actor.sides[0], deed, hit=hit)
            if people:
                yield _mention(scene, deed, people, Span(actor.span.start, begin + count.end(), ""), number)


def _told(side: str, here: Sequence[Mention], run: Sequence[ActorMention]) -> bool:
    """Say whether the sentence tells by a verb that this state acts."""
    return any(
        one.side == side and one.part == "initiator" and mention.evidence.start <= run[-1].span.start < mention.evidence.end
        for mention in here
        for one in mention.participants
    ) and not any(mention.fresh for mention in here)


def _people(scene: Scene, deed: Mention, here: Sequence[Mention]) -> Iterator[Mention]:
    """Find people of a state who are counted beside others: "mussten neun Kubaner gehen, im Mai zwei Peruaner"."""
    text, begin = scene.sentence.text, scene.sentence.start
    source = here[0] if here else deed
    actors = {actor.span.start: actor for actor in scene.actors if len(actor.sides) == 1}
    states = _states_in(scene)
    for match in _counted().finditer(text):
        number = deed.number if match["number"].startswith(_AS_MANY) else number_of(match["number"])
        foreign = OF_MANY.match(text, match.end() + 1)
        actor = actors.get(begin + match.start("people")) or (
            actors.get(begin + match.start("adjective")) if match["adjective"] else None
        )
        if foreign is None and (actor is None or not here):
            continue
        if any(mention.number == number and (actor is None or _is_target(actor.sides[0], mention)) for mention in here):
            continue
        if foreign is not None and match["people"].lower() not in _diplomats():
            continue
        acting = [one.side for one in source.participants if one.part == "initiator" and one.side]
        near = [state for state in states if 0 <= begin + match.start() - state.span.end <= 30]
        if near:
            acting = [near[-1].sides[0]]
        targets = actor.sides[:1] if actor is not None else ()
        if not acting or set(targets) & set(acting):
            acting = [side for side in sorted(source.sides) if side not in targets]
        start = begin + match.start() if not near else near[-1].span.start
        end = begin + (foreign.end() if foreign else match.end())
        people = (
            *(Participant(side=side, part="initiator") for side in acting[:1]),
            *(Participant(side=side, part="target") for side in targets),
        )
        yield _mention(scene, source, people, Span(start, end, ""), number)


def _is_target(side: str, mention: Mention) -> bool:
    return any(one.side == side and one.part != "initiator" for one in mention.participants)


_AS_MANY = ("ebenso", "genauso", "gleich")
_IN_KIND = re.compile(
    r"\b(?:antwort|reagier|verg[ae]lt|zahl|konter|schl[aäu]g)\w*\b.{0,60}\b(?:mit gleicher Münze|in gleicher (?:Weise|Höhe)"
    r"|ebenso|entsprechend|spiegelbildlich|im gleichen Umfang)\b"
)


def _answering(scene: Scene, deed: Mention) -> Iterator[Mention]:
    """Read "Indien antwortete mit gleicher Münze": whose people were expelled expels in turn."""
    acting = [one.side for one in deed.participants if one.part == "initiator" and one.side]
    acted = [one.side for one in deed.participants if one.part != "initiator" and one.side]
    states = {actor.sides[0] for actor in _states_in(scene)}
    if len(acting) != 1 or len(acted) != 1 or acted[0] not in states or not _IN_KIND.search(scene.sentence.text):
        return
    if scene.number - deed.sentence > 2:
        return
    people = (Participant(side=acted[0], part="initiator"), Participant(side=acting[0], part="target"))
    start = next(actor.span.start for actor in _states_in(scene) if actor.sides[0] == acted[0])
    yield _mention(scene, None, people, Span(start, scene.sentence.end, ""), None)


def _joining(scene: Scene, deed: Mention) -> Iterator[Mention]:
    """Find who joins in: "14 EU-Staaten beteiligten sich", "Auch Litauen und Estland schlossen sich an"."""
    targets = [one for one in deed.participants if one.part == "target"]
    if not targets or not _JOINING.search(scene.sentence.text):
        return
    states = [actor.sides[0] for actor in _states_in(scene) if actor.sides[0] not in {one.side for one in targets}]
    union = _union().search(scene.sentence.text)
    sides = ["EU" if "EU" in union.group() else "NATO" if "ato" in union.group() else ""] if union else states
    if union is None and not states:
        return
    people = (*(Participant(side=side, part="initiator") for side in dict.fromkeys(sides) if side), *targets)
    yield replace(_mention(scene, deed, people, Span(scene.sentence.start, scene.sentence.end, ""), None), fresh=False)


def _cast(side: str, deed: Mention, *, hit: bool) -> tuple[Participant, ...]:
    """Say who expels whom: the state those whom all expel, or in an answer the one side the people of the state."""
    acting = [one for one in deed.participants if one.part == "initiator" and one.side]
    targets = [one for one in deed.participants if one.part == "target" and one.side]
    many = OF_MANY.search(deed.evidence.quote) is not None
    if (hit or (many and not targets)) and len(acting) == 1 and acting[0].side != side:
        return (acting[0], Participant(side=side, part="target"))
    if len(targets) == 1 and targets[0].side != side:
        return (Participant(side=side, part="initiator"), targets[0])
    return () if targets else (Participant(side=side, part="initiator"),)


def _mention(scene: Scene, deed: Mention | None, people: tuple[Participant, ...], span: Span, number: int | None) -> Mention:
    text, begin = scene.sentence.text, scene.sentence.start
    times = [time for time in scene.times if time.edtf and time.span.start <= span.end]
    date = times[-1].edtf if times else deed.date if deed is not None and deed.sentence == scene.number else None
    clause = next(
        (
            order
            for order, clause in enumerate(scene.clauses)
            if any(scene.sentence.tokens[at].start >= span.start for at in clause.tokens)
        ),
        0,
    )
    return Mention(
        kind="expulsion",
        head="ausweisung",
        prefix="",
        noun=False,
        start=span.start,
        sentence=scene.number,
        clause=clause,
        evidence=Span(span.start, span.end, text[span.start - begin : span.end - begin]),
        judgement=Judgement(status="held", firmness=2, rule="counted with others"),
        participants=people,
        date=date,
        number=number,
        fresh=True,
    )


def _states_in(scene: Scene) -> list[ActorMention]:
    return [actor for actor in scene.actors if actor.type == "state" and len(actor.sides) == 1]


def number_of(word: str) -> int | None:
    """Give the value of a number in digits or in a word."""
    if word[:1].isdigit():
        return int(word.replace(".", ""))
    numbers: dict[str, int] = load("event_numbers")["numbers"]
    return numbers.get(fold(word))


@cache
def _number() -> str:
    words = sorted(load("event_numbers")["numbers"], key=len, reverse=True)
    return r"(?:\d{1,4}|" + "|".join(word.replace("ss", "(?:ss|ß)") for word in words if word != "eine") + ")"


@cache
def _behind() -> re.Pattern[str]:
    end = r"(?=[.,;:)]|$| und\b| sowie\b| aus\b| an\b)"
    return re.compile(rf" (?:\(|mit )?(?P<each>je |jeweils )?(?P<number>{_number()})\)?{end}")


@cache
def _after_hit() -> re.Pattern[str]:
    return re.compile(rf" (?:entfallen|entfielen) (?P<each>je |jeweils )?(?P<number>{_number()})\b")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{_number()}|(?:ebenso|genauso|gleich) viele) (?:(?P<adjective>[a-zäöü]\w+e[nr]?) )?"
        r"(?P<people>[A-ZÄÖÜ](?![\w-]*(?:[Ll]änder|[Ss]taat))[\w-]+)"
    )


@cache
def _diplomats() -> frozenset[str]:
    return frozenset(load("event_numbers")["people"])


@cache
def _union() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_number()}|[Vv]iele|[Zz]ahlreiche|[Mm]ehrere|[Ee]inige) (?:weitere[rn]? |andere[rn]? |westliche[rn]? )*"
        r"(?:EU-|Nato-|NATO-)?(?:Mitglieds?)?(?:[Ss]taaten|[Ll]änder)\b"
    )


_JOINING = re.compile(
    r"\b(?:schl[oö]ss(?:e?n)?|schlie(?:ß|ss)(?:t|en)|angeschlossen)\b.{0,80}\b(?:an|hatten|haben)\b"
    r"|\bsich (?:\w+ ){0,4}an(?:geschlossen|schlie(?:ß|ss)en)\b"
    r"|\bzogen\b.{0,60}\b(?:mit|nach)\b|\bziehen\b.{0,60}\b(?:mit|nach)\b"
    r"|\bbeteilig(?:t|te|ten|en)\b|\bmach(?:t|te|ten|en)\b.{0,40}\bmit\b|\bfolg(?:t|te|ten|en)\b"
)


def without_neighbours(mentions: Sequence[Mention]) -> list[Mention]:
    """Take from each expulsion of a sentence whom another one of it has acting: "Litauen wies zwei aus, Lettland einen"."""
    found = []
    for mention in mentions:
        others = {
            one.side
            for other in mentions
            if other is not mention and other.kind == "expulsion"
            for one in other.participants
            if one.part == "initiator"
        }
        kept = tuple(one for one in mention.participants if not (one.part == "party" and one.side in others))
        found.append(
            replace(mention, participants=kept) if mention.kind == "expulsion" and kept != mention.participants else mention
        )
    return found
