"""What one report says: the `Reading` with its persons, events and statements, in the field order of the exchange form."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.model.span import Span
from depesche.model.vocabulary import Act, Direction, Form, Function, Kind, Level, Part, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """The head of the report a reading was made from; see `Report` for the fields."""

    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why a value was written down, where the value itself is not the proof.

    Attributes:
        field: the field it proves: `date`, `status`, `place`, `participants.0`, `level`, `via.0`, `speaker`, ...
        span: the words of the report; `None` for a value that follows from another one alone.
        anchor: the EDTF date that a relative date was counted from; `None` for other fields and for full dates.
        rule: name of the rule that made the value of the words.
    """

    field: str
    span: Span | None = None
    anchor: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person whom the report names.

    Attributes:
        name: the fullest form of the name that the report prints.
        side: the state or body the person acts for (ISO 3166-1 alpha-2, organisation code or slug); `None`: none, or not said.
        function: a term of `FUNCTIONS`.
        former: true where the report says that the office is a past one.
        title: office as printed ("stellvertretender Aussenminister"); `None` where none is printed.
        body: the body the office belongs to, as printed ("Aussenministerium"); `None` where none is printed.
        mentions: where the person is named, in the order of the text.
        proofs: rules behind a side or function that the words beside the name do not say (`office_holders`: added from the
            knowledge file; `side_nearby`: the state last named before).
    """

    name: str
    side: str | None = None
    function: Function = "other"
    former: bool = False
    title: str | None = None
    body: str | None = None
    mentions: tuple[Span, ...] = ()
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event is; `None` where the report does not say. `country` is ISO 3166-1 alpha-2, the rest as printed."""

    country: str | None = None
    city: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part: `side` (code or slug, `None`: for no side), `name` (`None`: no person is named) and `part` in the event."""

    side: str | None = None
    name: str | None = None
    part: Part = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that states or bodies do to or with each other, as this report tells it.

    Attributes:
        kind: a term of `KINDS`.
        status: a term of `STATUSES`: what the report says of it, at its own time.
        date: EDTF; when it happened, or is planned for when the status is not `held` or `under_way`; `None`: not said.
        direction: for measures; `None` for other kinds, or not said.
        place: `None` where the report names none.
        participants: sides and persons.
        level: rank of a meeting, call or visit; `None`: not said.
        topics: what it is about, as printed.
        excluded: what it is expressly not about, as printed.
        holder: who vouches for the status, when it is not the outlet itself.
        evidence: where the report tells of it.
        ordinal: number of the round ("zweite Runde": 2); `None`: not said.
        number: how many (diplomats expelled, prisoners freed); `None`: not said.
        deadline: time limit as printed ("binnen einer Woche"); `None`: none named.
        duration: how long it took, as printed ("sechs Stunden"); `None`: not said.
        proofs: words, anchors and rules behind the fields.
    """

    kind: Kind
    status: Status
    date: str | None = None
    direction: Direction | None = None
    place: Place | None = None
    participants: tuple[Participant, ...] = ()
    level: Level | None = None
    topics: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    holder: str | None = None
    evidence: tuple[Span, ...] = ()
    ordinal: int | None = None
    number: int | None = None
    deadline: str | None = None
    duration: str | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the report lays into somebody's mouth or mind.

    Attributes:
        speaker: named best in the report; `None` where the report names none ("heißt es").
        side: the side the speaker acts for; `None`: none, or not said.
        act: a term of `ACTS`.
        form: `direct`, `indirect`, `reported` or `free`.
        via: the chain between speaker and report, nearest to the speaker first; the report's own outlet is not in it.
        addressee: to whom, as printed.
        cue: the word that marks the speech; `None` where there is none.
        content: what is said, in the words of the report.
        said: EDTF day on which it was said; `None`: not said.
        within: place of the statement that encloses this one in the reading's list; `None`: in none.
        proofs: words and rules behind speaker, via and said.
    """

    speaker: str | None = None
    side: str | None = None
    act: Act = "inform"
    form: Form = "indirect"
    via: tuple[str, ...] = ()
    addressee: str | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    said: str | None = None
    within: int | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says: a pure function of the report and the version of the extractor.

    Attributes:
        report: head of the report.
        persons: whom it names, by first mention.
        events: what it tells, by first evidence.
        statements: who says what, by first content.
        extractor: name and version of what made the reading (`depesche 0.1.0 rules`).
    """

    report: ReportHead
    persons: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    extractor: str | None = None
