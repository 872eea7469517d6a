"""Takes a reading, gives its PLOVER records: what other event data systems would write of it, with our own fields beside theirs.

PLOVER (Open Event Data Alliance, manual 2.0) knows no status, no speaker and no silence, so that the type is derived: an
announced meeting is AGREE, a refused one REJECT, a summons ACCUSE, a threat to break relations THREATEN. Pure information has
no type there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from iso3166 import countries_by_alpha2

from depesche.model.json import to_json
from depesche.model.reading import Event, Reading, Statement
from depesche.model.span import Span
from depesche.model.vocabulary import terms

# Of the manual 2.0: verbal and material (V, M) cooperation and conflict (C, X).
QUADS = {
    "AGREE": "VC", "CONSULT": "VC", "SUPPORT": "VC", "CONCEDE": "VC", "COOPERATE": "MC", "AID": "MC", "RETREAT": "MC",
    "REQUEST": "VX", "ACCUSE": "VX", "REJECT": "VX", "THREATEN": "VX", "PROTEST": "MX", "SANCTION": "MX", "MOBILIZE": "MX",
    "COERCE": "MX", "ASSAULT": "MX",
}  # fmt: skip
_ACTS = {
    "demand": "REQUEST", "propose": "AGREE", "promise": "AGREE", "threaten": "THREATEN", "accuse": "ACCUSE",
    "criticise": "ACCUSE", "praise": "SUPPORT", "refuse": "REJECT",
}  # fmt: skip
# Acts whose content has not happened: an event told in it is what is demanded or refused, and no record of its own.
_UNREAL = frozenset({"demand", "propose", "promise", "threaten", "refuse"})
_MODES = {
    "call": "phone", "visit": "visit", "mediation": "third-party", "withdrawal": "discontinue", "relations_cut": "discontinue",
    "mission_closed": "withdraw", "recall": "withdraw", "expulsion": "expel", "entry_measure": "discontinue",
    "sanction": "discontinue", "release": "release", "departure": "resign", "summons": "disapprove",
}  # fmt: skip
_HOSTILE = frozenset({"SANCTION", "COERCE", "ACCUSE", "MOBILIZE"})
_ORGANISATIONS = {"UN": "UNO", "EU": "EUR"}
_SIGNED = re.compile(r"unterzeich|unterschr|ratifizi|in Kraft|paraphier", re.IGNORECASE)
_VETO = re.compile(r"\bveto", re.IGNORECASE)
_ULTIMATUM = re.compile(r"ultimat", re.IGNORECASE)
_PEACE = re.compile(r"friedens|blauhelm|beobachter|schutztruppe|inspekt|helfer", re.IGNORECASE)
_TROOPS = re.compile(r"trupp|soldat|streitkräft|armee|\bmilitär|bundeswehr|panzer|verbände|\beinheiten|kontingent", re.IGNORECASE)
_TRUCE = re.compile(r"waffenruhe|waffenstillstand|feuerpause", re.IGNORECASE)
_IN_FORCE = re.compile(r"einseitig|in Kraft|\bgilt\b|\bhält\b|schweigen", re.IGNORECASE)
_EXTRADITED = re.compile(r"ausliefer|auszuliefern|ausgeliefert|überstell", re.IGNORECASE)
_EXERCISE = re.compile(r"manöver|militärübung", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"abgebrochen|abbruch|\bbr[ai]ch\w*\b.*\bab\b|abbrech|abzubrechen", re.IGNORECASE)
_ENDED = re.compile(r"beende|eingestellt|stell\w+ .*\bein\b", re.IGNORECASE)
_BLOCKADE = re.compile(r"(?:armee|militär|truppen|marine|streitkräfte).*(?:blockade|sperre|belagerung)", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:sanktionen|boykott|embargo|strafma(?:ß|ss)nahmen|widerstand) gegen|\bsich gegen\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An event or statement that PLOVER has a type for.

    Attributes:
        type: PLOVER type.
        mode: PLOVER mode; `None`: none fits.
        told: the event or statement itself.
        span: its first words in the report.
    """

    type: str
    mode: str | None
    told: Event | Statement
    span: Span


def typed(reading: Reading) -> list[Typed]:
    """Give what the reading tells that PLOVER has a type for, in the order of the report, a statement before what it is about."""
    spoken: list[Typed] = []
    unreal: list[Span] = []
    for statement in reading.statements:
        kind = _type_of_statement(statement)
        if kind and statement.content:
            spoken.append(Typed(type=kind, mode=None, told=statement, span=_first(statement)))
            unreal += statement.content if statement.act in _UNREAL else ()
    happened = []
    for event in reading.events:
        kind = type_of(event)
        if kind and not any(span.overlaps(event.evidence[0]) for span in unreal):
            mode = _mode_of(event, kind)
            happened.append(Typed(type=kind, mode=mode, told=event, span=event.evidence[0]))
    # Who speaks comes before what is spoken of, though the clause of an event may begin before the cue.
    clauses = [event.span for event in happened]
    starts = {id(one): min([one.span.start, *(c.start for c in clauses if c.overlaps(one.span))]) for one in spoken}
    return sorted([*spoken, *happened], key=lambda one: starts.get(id(one), one.span.start))


def _type_of_statement(statement: Statement) -> str | None:
    """Give the PLOVER type of a statement by its act; an ultimatum threatens, to call others out against a third accuses."""
    kind = _ACTS.get(statement.act)
    words = statement.content[0].quote if statement.content else ""
    if kind == "REQUEST" and statement.cue is not None and _ULTIMATUM.search(statement.cue.quote):
        return "THREATEN"
    if kind == "REQUEST" and _AGAINST.search(words):
        return "ACCUSE"  # CAMEO 113, rally opposition
    if statement.act == "criticise" and statement.form == "reported" and words.startswith("gegen "):
        return "REJECT"  # "sprach sich gegen ... aus"
    return kind


def _mode_of(event: Event, kind: str) -> str | None:
    words = " ".join(span.quote for span in event.evidence)
    if kind == "REJECT" and event.kind in ("meeting", "call", "visit", "mediation"):
        return "meet"
    if kind == "RETREAT" and event.kind == "agreement":
        return "ceasefire"
    if kind == "RETREAT" and event.kind in ("withdrawal", "sanction"):
        return "withdraw"
    if kind == "SANCTION" and event.kind in ("meeting", "mediation"):
        return "withdraw"
    if kind == "SANCTION" and event.kind == "withdrawal" and _PEACE.search(words):
        return "expel"
    return _MODES.get(event.kind) if kind == terms("kinds")[event.kind].plover else None


def type_of(event: Event) -> str | None:
    """Give the PLOVER type of an event by its kind, status and direction; `None`: it has none (denied, postponed, statehood)."""
    kind = terms("kinds")[event.kind].plover
    words = " ".join(span.quote for span in event.evidence)
    if kind is None or event.status in ("denied", "postponed"):
        return None
    hostile = kind in _HOSTILE
    done = event.status in ("held", "under_way")
    alone = len({person.side for person in event.participants if person.side}) < 2
    if event.kind == "agreement" and done and _TRUCE.search(words) and (_IN_FORCE.search(words) or alone):
        return "RETREAT"
    if event.kind == "agreement" and not _SIGNED.search(words):
        kind = "AGREE"
    elif event.kind == "withdrawal" and _TROOPS.search(words) and not _PEACE.search(words):
        kind, hostile = "RETREAT" if done else "CONCEDE", False
        if event.status in ("announced", "expected"):
            return kind
    elif event.kind in ("meeting", "mediation") and done and _breaks_off(event, words):
        return "SANCTION"
    elif event.kind == "release" and _EXTRADITED.search(words):
        kind = "COOPERATE"
    elif event.kind == "deployment" and _EXERCISE.search(words):
        kind, hostile = "COOPERATE", False
    elif event.kind == "vote" and _VETO.search(words):
        kind = "REJECT"
    elif event.kind == "note" and _ULTIMATUM.search(words):
        kind, hostile = "THREATEN", True
    elif event.kind == "deployment" and _PEACE.search(words):
        kind, hostile = "AID", False
    if event.direction in ("eased", "lifted"):
        kind, hostile = "RETREAT" if done and _BLOCKADE.search(words) else "CONCEDE", False
    if kind == "AID" and event.status == "cancelled":
        return "SANCTION"
    if event.status in ("refused", "cancelled"):
        return "CONCEDE" if hostile and event.status == "cancelled" else "REJECT"
    if event.status in ("announced", "proposed", "expected"):
        return "THREATEN" if hostile else "AGREE"
    return kind


def _breaks_off(event: Event, words: str) -> bool:
    """Say whether talks or a mediation that were under way end before their time: CAMEO 164, 165."""
    return bool(_BROKEN_OFF.search(words)) or (event.kind == "mediation" and bool(_ENDED.search(words)))


def plover_jsonl(readings: Iterable[Reading]) -> Iterator[str]:
    """Write one record a line; what PLOVER has no field for stands under `depesche`. `date` is null where no day is known."""
    for reading in readings:
        exchanged = json.loads(to_json(reading))
        for number, one in enumerate(typed(reading), 1):
            if isinstance(one.told, Event):
                ours = exchanged["events"][reading.events.index(one.told)]
            else:
                ours = exchanged["statements"][reading.statements.index(one.told)]
            yield json.dumps({**_record(reading, one, number), "depesche": ours}, ensure_ascii=False) + "\n"


def _record(reading: Reading, one: Typed, number: int) -> dict[str, Any]:
    """Write one record in the form of the manual, without what PLOVER has no field for."""
    told, published = one.told, (reading.report.published or "")[:10] or None
    if isinstance(told, Event):
        doers = [person.side for person in told.participants if person.part not in ("target", "host")]
        recipients = [person.side for person in told.participants if person.part in ("target", "host")]
        # A plan is made on the day of the report, not on the day it is made for.
        day = told.date if told.status in ("held", "under_way") and re.fullmatch(r"\d{4}-\d\d-\d\d", told.date or "") else None
    else:
        doers, recipients, day = [told.side], [], told.said
    head = reading.report
    return {
        "id": f"{head.id}-{number:03}",
        "date": day or published,
        "actor": _entities(doers),
        "recipient": _entities(recipients),
        "event": [one.type],
        "mode": [one.mode] if one.mode else [],
        "quad_code": QUADS[one.type],
        "event_text": one.span.quote,
        "text_info": {"start": one.span.start, "end": one.span.end},
        "cite_info": {"title": head.title, "publication": head.outlet, "language": head.language},
        "coder": reading.extractor,
    }


def _entities(sides: Iterable[str | None]) -> list[dict[str, str]]:
    """Give the entities for sides, each once: ISO alpha-3 for states, PLOVER's codes for organisations, else ours."""
    found = dict.fromkeys(side for side in sides if side)
    return [{"code": _code(side)} for side in found]


def _code(side: str) -> str:
    country = countries_by_alpha2.get(side)
    return country.alpha3 if country else _ORGANISATIONS.get(side, side.upper())


def _first(statement: Statement) -> Span:
    """Give the earliest of its cue and content."""
    spans = [*statement.content, *([statement.cue] if statement.cue else [])]
    return min(spans, key=lambda span: span.start)
