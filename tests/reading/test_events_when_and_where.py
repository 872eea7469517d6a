"""When and where an event is, as the words around it tell: taken up, shared, lent by a visit or meeting, or by nothing."""

from __future__ import annotations

import pytest

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.reading.reader import read


def _events(text: str, published: str) -> tuple[Event, ...]:
    return read(report_from_text(text, report_id="x", published=published, outlet="Blatt", title="Titel")).events


def _event(text: str, published: str, kind: str, word: str) -> Event:
    return next(
        event for event in _events(text, published) if event.kind == kind and any(word in span.quote for span in event.evidence)
    )


@pytest.mark.parametrize(
    ("text", "published", "kind", "word", "date", "country", "city"),
    [
        # "dort" and nouns of towns take up the place told last
        (
            "Präsident Putin war am Mittwoch in Pjöngjang eingetroffen. Er unterzeichnete dort mit Kim Jong-un einen Vertrag.",
            "2024-06-21",
            "agreement",
            "unterzeichnete",
            None,
            "KP",
            "Pjöngjang",
        ),
        (
            "Die Minister Ägyptens und Katars kamen am Montag in der Oasenstadt Al-Dschauf zusammen.",
            "2021-01-05",
            "meeting",
            "zusammen",
            "2021-01-04",
            None,
            "Al-Dschauf",
        ),
        (
            "Die Außenminister Indiens und Singapurs trafen sich am Freitag in Singapur.",
            "2023-03-18",
            "meeting",
            "trafen",
            "2023-03-17",
            "SG",
            "Singapur",
        ),
        # coordinated clauses share the time behind the first verb
        (
            "Ungarns Außenminister Péter Szijjártó traf am Dienstag in Minsk Präsident Alexander Lukaschenko "
            "und unterzeichnete ein Abkommen mit Belarus über Atomenergie.",
            "2024-05-30",
            "agreement",
            "unterzeichnete",
            "2024-05-28",
            None,
            None,
        ),
        # a clause with "als" tells what happened at the time before it
        (
            "Die Beziehungen zerbrachen im August 2008, als russische Truppen georgische Stellungen angriffen.",
            "2011-11-03",
            "incident",
            "angriffen",
            "2008-08",
            None,
            None,
        ),
        # two towns of two states are no one place
        (
            "Japans Außenminister Taro Kono reist am Montag nach Peking und Seoul.",
            "2018-03-09",
            "visit",
            "reist",
            "2018-03-12",
            None,
            None,
        ),
        # nothing hangs on the name of a state that a topic is about
        (
            "Bei den Friedensgesprächen für den Jemen in einem Schloss bei Stockholm haben die Delegationen der Regierung "
            "und der Huthi-Rebellen am Dienstag eine Liste übergeben.",
            "2018-12-12",
            "meeting",
            "Friedensgesprächen",
            "2018-12-11",
            "SE",
            "Stockholm",
        ),
        # an event that only says since when has neither the day nor the place of the clause
        (
            "Einen Tag nach dem nordkoreanischen Atomtest kam der UN-Sicherheitsrat in New York zusammen.",
            "2006-10-10",
            "incident",
            "Atomtest",
            None,
            None,
            None,
        ),
        # set phrases of a relative clause have its time and place
        (
            "US-Außenminister John Kerry, der am Mittwoch auf dem Weg nach Genf in Paris Station machte, sagte Hilfe zu.",
            "2015-01-16",
            "visit",
            "Station",
            "2015-01-14",
            "FR",
            "Paris",
        ),
        (
            "Botschafter Iwan Petrow war nach der Rede des EU-Politikers ins Prager Außenamt zitiert worden.",
            "2015-06-02",
            "summons",
            "zitiert",
            None,
            "CZ",
            None,
        ),
        # the first day by a participle, the last by the verb; in force since a day; the town as an adjective
        (
            "Die am Samstag eröffneten Gespräche Kenias und Somalias in Nairobi endeten am Sonntagnachmittag.",
            "2023-09-25",
            "meeting",
            "Gespräche",
            "2023-09-23/2023-09-24",
            "KE",
            "Nairobi",
        ),
        (
            "Seit dem 4. August gilt zwischen Kenia und Somalia eine Waffenruhe.",
            "2023-09-25",
            "agreement",
            "Waffenruhe",
            "2023-08-04",
            None,
            None,
        ),
        (
            "Die Genfer Gespräche zwischen Kenia und Somalia wurden am Freitag unterbrochen.",
            "2023-09-25",
            "meeting",
            "Gespräche",
            "2023-09-22",
            "CH",
            "Genf",
        ),
        (
            "Ein für Anfang Mai in Maskat vorgesehenes Treffen der Außenminister Kenias und Somalias wurde abgesagt.",
            "2023-04-20",
            "meeting",
            "Treffen",
            "2023-05",
            "OM",
            "Maskat",
        ),
        # a clause with "als" is of the time of what it goes on about, also where that stands further ahead
        (
            "Einen Anstoß hatte im September 2008 der türkische Präsident Abdullah Gül gegeben, als er nach Eriwan reiste.",
            "2009-10-12",
            "visit",
            "reiste",
            "2008-09",
            "AM",
            "Eriwan",
        ),
        # "damals", a summons to a ministry, the host of a visit
        (
            "Im Jahr 2002 hatten beide Seiten einen Krieg beendet. Damals unterschrieben Kenia und Somalia ein Protokoll.",
            "2009-10-12",
            "agreement",
            "Protokoll",
            "2002",
            None,
            None,
        ),
        (
            "Mali wies Frankreichs Botschafter aus. Zuvor hatte Mali den Botschafter ins Außenministerium einbestellt.",
            "2022-02-01",
            "summons",
            "einbestellt",
            None,
            "ML",
            None,
        ),
        # lent: the course of a visit, what came of talks, what was done at once
        (
            "Frankreichs Außenministerin Catherine Colonna besuchte am Dienstag Eriwan. "
            "Paris stehe zu Armenien, sagte Colonna nach einem Treffen mit Ministerpräsident Nikol Paschinjan.",
            "2023-10-05",
            "meeting",
            "Treffen",
            "2023-10-03",
            "AM",
            "Eriwan",
        ),
        (
            "Die Präsidenten Kenias und Somalias trafen sich am Sonntag in Nairobi. "
            "In einer gemeinsamen Erklärung verpflichteten sich beide Seiten zu einem Waffenstillstand an der Grenze.",
            "2021-06-14",
            "agreement",
            "Erklärung",
            "2021-06-13",
            None,
            None,
        ),
        (
            "Kolumbien wies am Montag den Botschafter Venezuelas aus. "
            "Zugleich rief Bogotá seinen eigenen Botschafter aus Caracas zurück.",
            "2019-02-26",
            "recall",
            "rief",
            "2019-02-25",
            None,
            None,
        ),
    ],
)
def test_when_and_where(
    text: str, published: str, kind: str, word: str, date: str | None, country: str | None, city: str | None
) -> None:
    """The day, the country and the town come from the words that tell them, or from what the event is told within."""
    event = _event(text, published, kind, word)
    assert event.date == date
    if country is not None:
        assert event.place is not None
        assert event.place.country == country
    if city is not None:
        assert event.place is not None
        assert event.place.city == city


def test_a_lent_date_is_proven() -> None:
    """The words of the giver prove the day that an event is lent."""
    text = (
        "Außenminister Heiko Maas besuchte am Dienstag Ankara. Man rede wieder miteinander, sagte Maas nach einem Gespräch mit "
        "seinem Kollegen Mevlüt Çavuşoğlu."
    )
    event = _event(text, "2021-01-20", "meeting", "Gespräch")
    assert [proof.span.quote for proof in event.proofs if proof.field == "date" and proof.span] == ["Dienstag"]


def test_a_day_of_arrival_is_lent_to_nothing() -> None:
    """When the guest came is not when he talked."""
    text = (
        "Präsident Xi Jinping war schon am Dienstag in Seattle eingetroffen. Nach einem Treffen mit Präsident Barack Obama "
        "sagte Xi, man vertraue einander."
    )
    meeting = next((event for event in _events(text, "2015-09-25") if event.kind == "meeting"), None)
    assert meeting is None or meeting.date is None


def test_two_towns_are_no_place() -> None:
    """Who travels to two states is given neither as the place."""
    event = _event("Japans Außenminister Taro Kono reist am Montag nach Peking und Seoul.", "2018-03-09", "visit", "reist")
    assert event.place is None or event.place.city is None
