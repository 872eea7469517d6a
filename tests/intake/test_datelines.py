"""Lines with places and days at the edges of a report: dateline, day of publication, outlet."""

from __future__ import annotations

import pytest

from depesche.intake.datelines import are_towns
from depesche.intake.report import report_from_text

BODY = "Die Delegationen haben am Dienstag sechs Stunden beraten, ohne sich zu einigen. Ein weiteres Treffen soll im Mai folgen."


@pytest.mark.parametrize(
    ("page", "published", "outlet", "dateline"),
    [
        (f"Kein Ergebnis in Genf\n\nNeu-Delhi/Pahalgam, 24. April 2025 (Nordwelt/AFP)\n\n{BODY}", "2025-04-24", None, None),
        (
            f"Kein Ergebnis in Genf\n\nNeu-Delhi/Islamabad, 24. April 2025 (AFP)\n\n{BODY}",
            "2025-04-24",
            None,
            "Neu-Delhi/Islamabad",
        ),
        (f"Kein Ergebnis in Genf\n\nWien, am 18. März 2025\n\n{BODY}", "2025-03-18", None, "Wien"),
        (f"Kein Ergebnis in Genf\n\nGenf, 18.03.2025 – {BODY}", "2025-03-18", None, "Genf"),
        (f"Kein Ergebnis in Genf\n\nTiflis (Georgien), 18.03.2025 – {BODY}", "2025-03-18", None, "Tiflis"),
        (f"Abendbote, 18. März 2025, Seite 5\n\nKein Ergebnis in Genf\n\n{BODY}", "2025-03-18", "Abendbote", None),
    ],
)
def test_a_town_beside_the_day_is_the_dateline_and_no_outlet(
    page: str, published: str, outlet: str | None, dateline: str | None
) -> None:
    """Towns beside a day are the place of the report; an outlet beside a day stays one."""
    report = report_from_text(page, report_id="probe")
    assert (report.published, report.outlet) == (published, outlet)
    if dateline:
        assert report.dateline == dateline
    assert report.text == BODY
    assert report.title == "Kein Ergebnis in Genf"


@pytest.mark.parametrize(
    ("tag", "agencies"),
    [
        ("(red, APA, 18.3.2025)", ("APA",)),
        ("(APA, Reuters, red, DER ABEND, Printausgabe, 18.3.2025)", ("APA", "Reuters")),
        ("(dpa/AFP; 18. März 2025)", ("dpa", "AFP")),
    ],
)
def test_the_day_of_a_closing_tag_is_that_of_publication(tag: str, agencies: tuple[str, ...]) -> None:
    """Where the head prints no day, the desk line behind the last sentence gives it."""
    report = report_from_text(f"Kein Ergebnis in Genf\n\nGenf/Nikosia - {BODY} {tag}", report_id="probe")
    assert report.published == "2025-03-18"
    assert report.agency == agencies
    assert report.text == BODY


def test_the_head_comes_before_the_tag() -> None:
    """A day in the head is the day of publication, whatever the tag says."""
    report = report_from_text(f"Kein Ergebnis in Genf\n\n19.03.2025\n\n{BODY} (APA, 18.3.2025)", report_id="probe")
    assert report.published == "2025-03-19"


def test_words_that_are_no_towns() -> None:
    """A paper, a department or a person is no dateline."""
    assert all(are_towns(words) for words in ("Genf", "Genf/Wien", "Wien, am"))
    assert not any(are_towns(words) for words in ("Abendbote", "Genf/Abendbote", "Politik"))
