"""Versions, copies and origins."""

from __future__ import annotations

AGENCY = (
    "Armenien und Aserbaidschan haben sich in Bern auf den Abzug ihrer Truppen aus drei Dörfern an der Grenze verständigt. "
    "Die Vermittler aus der Schweiz sprachen nach dem Gespräch von einem Schritt, der seit Monaten überfällig gewesen sei. "
    "Eine gemeinsame Kommission soll im Herbst den Verlauf der Grenze in diesem Abschnitt neu vermessen und festlegen. "
    "Ob auch über die Rückkehr der Vertriebenen geredet wurde, ließen beide Delegationen am Abend offen."
)
OTHER = (
    "Beim Besuch des Präsidenten in Tiflis ging es vor allem um den Ausbau der Bahnlinie zum Schwarzen Meer. "
    "Die Gastgeber versprachen, die Zölle für landwirtschaftliche Güter noch in diesem Jahr zu senken."
)


def _related(record):
    return {report.id: (report.version_of, report.copy_of) for report in record.reports}


def test_a_shortened_reprint_is_a_copy_of_the_agency_text(desk):
    """A rewritten lead and Swiss spelling do not hide the words that are the same."""
    desk.tell("a", "2023-05-05T08:00", AGENCY, agency=("dpa",))
    cut = "Endlich Bewegung am Kaukasus! " + AGENCY.split(". ", 1)[1].replace("ließen", "liessen")
    desk.tell("b", "2023-05-05", cut)
    desk.tell("c", "2023-05-05T09:00", OTHER)
    record = desk.join()
    assert _related(record) == {"a": (None, None), "b": (None, "a"), "c": (None, None)}
    origins = {report.id: report.origin for report in record.reports}
    assert origins["a"] == origins["b"] == "dpa-1"
    assert origins["c"] != "dpa-1"


def test_a_changed_article_of_one_outlet_is_a_version(desk):
    """The same headline, outlet and day with a corrected text: a version, not a copy."""
    desk.tell("a", "2023-05-05T08:00", AGENCY, outlet="Aarebote", title="Einigung in Bern")
    desk.tell("b", "2023-05-05T19:00", AGENCY.replace("drei", "vier"), outlet="AAREBOTE.ch", title="Einigung in Bern über Dörfer")
    assert _related(desk.join()) == {"a": (None, None), "b": ("a", None)}


def test_a_shared_quotation_makes_no_copy(desk):
    """Everyone quotes the minister; that is not copying."""
    quote = "„Wir haben heute einen Weg gefunden, der beiden Völkern endlich Sicherheit und Ruhe geben kann“, sagte er. "
    desk.tell("a", "2023-05-05", quote + AGENCY)
    desk.tell("b", "2023-05-06", quote + OTHER)
    assert _related(desk.join())["b"] == (None, None)


def test_two_texts_of_one_agency_are_two_origins(desk):
    """The tag alone does not make one source of two different texts."""
    desk.tell("a", "2023-05-05", AGENCY, agency=("AFP",))
    desk.tell("b", "2023-05-09", OTHER, agency=("AFP",))
    assert [report.origin for report in desk.join().reports] == ["afp-1", "afp-2"]


def test_a_report_that_names_another_outlet_as_its_source_has_its_origin(desk):
    """ "Wie der Aarebote berichtet" in the lead leads to that report."""
    desk.tell("a", "2023-05-05", AGENCY, outlet="Aarebote")
    desk.tell("b", "2023-05-06", "Wie der Aarebote berichtet, ziehen beide Armeen ab. " + OTHER, outlet="Seepost")
    first, second = desk.join().reports
    assert first.origin == second.origin
    assert any("Aarebote" in reason for reason in second.because)
