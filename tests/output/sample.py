"""A small record with its reports and readings, for the tests of what is shown."""

from depesche.model.reading import Event, Participant, Place, Reading, ReportHead, Statement
from depesche.model.record import (
    Claim,
    Conflict,
    EventMention,
    JoinedEvent,
    OpenQuestion,
    Process,
    Record,
    ReportOrigin,
)
from depesche.model.report import Furniture, Report
from depesche.model.span import Span

FIRST = (
    "Diplomaten aus Polen und Chile trafen sich am Montag in Genf. Das Treffen dauerte drei Stunden. "
    "„Wir <b>reden</b> weiter“, sagte Ana Muster."
)
SECOND = "Das Treffen in Genf dauerte vier Stunden."


def _span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def sample() -> tuple[Record, list[Report], list[Reading]]:
    """Give a record of one meeting told by two reports that differ on its duration."""
    raw = f"{FIRST}\n\nAnzeige <script>alert(1)</script>"
    furniture = Furniture(kind="advert", start=len(FIRST) + 2, end=len(raw), quote=raw[len(FIRST) + 2 :])
    reports = [
        Report(
            id="a",
            text=FIRST,
            raw=raw,
            offsets=((0, 0),),
            outlet="Musterblatt",
            published="2025-04-08",
            title="Runde in Genf",
            furniture=(furniture,),
        ),
        Report(id="b/2", text=SECOND, raw=SECOND, offsets=((0, 0),), outlet="Beispielbote", published="2025-04-09T10:15"),
    ]
    telling = Event(
        kind="meeting",
        status="held",
        date="2025-04-07",
        place=Place(country="CH", city="Genf"),
        participants=(Participant(side="CL", name="Ana Muster", part="head"), Participant(side="PL")),
        level="official",
        evidence=(_span(FIRST, FIRST.split(". ")[0]),),
    )
    quote = _span(FIRST, "Wir <b>reden</b> weiter")
    statement = Statement(speaker="Ana Muster", side="CL", form="direct", content=(quote,), said="2025-04-07")
    readings = [
        Reading(
            report=ReportHead(id="a", outlet="Musterblatt", published="2025-04-08"), events=(telling,), statements=(statement,)
        ),
        Reading(
            report=ReportHead(id="b/2"),
            events=(Event(kind="meeting", status="held", evidence=(_span(SECOND, SECOND),)),),
        ),
    ]
    claims = (
        Claim(field="duration", value="drei Stunden", report="a", evidence=(_span(FIRST, "drei Stunden"),)),
        Claim(field="duration", value="vier Stunden", report="b/2", evidence=(_span(SECOND, "vier Stunden"),)),
        Claim(field="excluded", value="Zölle", report="a", evidence=(_span(FIRST, "Montag"),)),
    )
    event = JoinedEvent(
        id="ev-1",
        kind="meeting",
        status="held",
        date="2025-04-07",
        place=Place(country="CH", city="Genf"),
        sides=("CL", "PL"),
        process="pr-1",
        mentions=(
            EventMention(report="a", status="held", date="2025-04-07", evidence=telling.evidence, index=0),
            EventMention(report="b/2", status="held", evidence=(_span(SECOND, SECOND),), index=0),
        ),
        claims=claims,
        conflicts=(Conflict(field="duration", values={"drei Stunden": ("a",), "vier Stunden": ("b/2",)}),),
        because=("same kind, sides and place",),
    )
    process = Process(
        id="pr-1",
        sides=("CL", "PL"),
        title="Chile – Polen: Gespräche",
        events=("ev-1",),
        rounds=("ev-1",),
        open=(OpenQuestion(question="Termin der nächsten Runde", event="ev-1", evidence=(("a", _span(FIRST, "Montag")),)),),
    )
    origins = (
        ReportOrigin(id="a", outlet="Musterblatt", published="2025-04-08", origin="eigen-a"),
        ReportOrigin(id="b/2", outlet="Beispielbote", published="2025-04-09T10:15", origin=None),
    )
    return Record(events=(event,), reports=origins, processes=(process,)), reports, readings
