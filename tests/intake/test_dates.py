"""Printed dates of the head, in the forms that German pages use."""

import pytest

from depesche.intake.dates import dates_in, published_of


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Mittwoch, 3. April 2019, 15:42 Uhr", "2019-04-03T15:42", None),
        ("03.04.2019, 10:37 (aktualisiert um 18:52 Uhr)", "2019-04-03T10:37", "2019-04-03T18:52"),
        ("Publiziert: 3.4.2019 um 8.12 Uhr", "2019-04-03T08:12", None),
        ("3. April 2019 – 06:15 Uhr – dpa", "2019-04-03T06:15", None),
        ("Mi., 03.04.19", "2019-04-03", None),
        ("Wien, 3. Jänner 2019", "2019-01-03", None),
        ("Stand: 03.04.2019, 09:03 Uhr", "2019-04-03T09:03", "2019-04-03T09:03"),
        ("Erstellt: 03.04.2019 09:03 | Letzte Änderung: 04.04.2019 10:00", "2019-04-03T09:03", "2019-04-04T10:00"),
        ("2019-04-03T08:12:33+02:00", "2019-04-03T08:12+02:00", None),
        ("3. April 2019, 8:12 Uhr MESZ", "2019-04-03T08:12+02:00", None),
        ("17:25, 3. Apr. 2019 (CEST)", "2019-04-03T17:25", None),
        ("Sonnabend, 6. April 2019, Seite 1", "2019-04-06", None),
        ("April 3, 2019, 8:12", "2019-04-03T08:12", None),
        ("Okt 3, 2019 | Ausland", "2019-10-03", None),
        ("Anna Muster3. April 2019", "2019-04-03", None),
        ("Anna Muster,03.04.2019, 08:12 Uhr", "2019-04-03T08:12", None),
        ("3. April 20193. April 2019", "2019-04-03", None),
    ],
)
def test_forms(line: str, published: str, updated: str | None) -> None:
    """Day, time and zone where printed; a change of the text is told from its publication."""
    assert published_of(dates_in(line)) == (published, updated)


@pytest.mark.parametrize(
    "line", ["31.02.2019", "Am 12. Februar telefonierten sie", "vor 3 Stunden", "Gestern, 10:15", "1.234,50 Euro"]
)
def test_no_date(line: str) -> None:
    """A day that does not exist, one without a year or one told from now is unknown."""
    assert published_of(dates_in(line)) == (None, None)


def test_without_dates_nothing_is_known() -> None:
    """No date, no publication: there is no default."""
    assert published_of([]) == (None, None)
