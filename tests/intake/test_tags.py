"""Datelines, agency tags and picture credits."""

import pytest

from depesche.intake.tags import closing_of, credit_at, desk_of, inner_opening_of, opening_of
from depesche.language.lexicon import load


@pytest.mark.parametrize(("name", "entry"), load("agencies")["agencies"].items())
def test_examples_of_agencies(name: str, entry: dict[str, str]) -> None:
    """The example of each agency begins with its dateline."""
    edge = opening_of(entry["example"], first=False)
    assert edge is not None
    assert edge.desk.agencies == (name,)
    assert entry["example"][edge.end :] == "Der Minister reist."


@pytest.mark.parametrize(
    ("text", "places", "rest"),
    [
        ("Oslo – Die Delegationen reden.", "Oslo", "Die Delegationen reden."),
        ("Oslo/Kiew. Die Delegationen reden.", "Oslo/Kiew", "Die Delegationen reden."),
        ("OSLO. Die Delegationen reden.", "OSLO", "Die Delegationen reden."),
        ("Den Haag (sda/reu) Die Delegationen reden.", "Den Haag", "Die Delegationen reden."),
        ("WIEN (apa/red). Die Delegationen reden.", "WIEN", "Die Delegationen reden."),
        ("St. Petersburg. Die Delegationen reden.", "St. Petersburg", "Die Delegationen reden."),
        ("Oslo, 28. Februar (Reuters) - Die Delegationen reden.", "Oslo", "Die Delegationen reden."),
    ],
)
def test_datelines(text: str, places: str, rest: str) -> None:
    """Place, tag and dash or stop in front of the first sentence are one dateline."""
    edge = opening_of(text, first=True)
    assert edge is not None
    assert (edge.places, text[edge.end :]) == (places, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Nein. Das war nicht vereinbart.",
        "Der Kreml (Moskau) hat geantwortet.",
        "Putin (CDU) – Der Name war falsch.",
        "Heute – Die Lage ist ernst.",
        "Man kann es bedauern. In Oslo wurde geredet.",
        "Oslo ist bereit. Die Delegationen reden.",
    ],
)
def test_no_dateline(text: str) -> None:
    """Short first sentences and insertions are no datelines."""
    assert opening_of(text, first=True) is None


def test_bare_dateline_only_at_the_first_paragraph() -> None:
    """Within the text "Oslo – ..." may be anything; a tag makes it a dateline everywhere, as in tickers."""
    assert opening_of("Oslo – Die Delegationen reden.", first=False) is None
    assert opening_of("Oslo (AP) – Die Delegationen reden.", first=False) is not None


def test_dateline_within_the_first_paragraph() -> None:
    """Behind a teaser sentence the dateline is found; a dash in the sentence is none."""
    text = "Seit 2010 in Wien – Nachfolger unbekannt. Wien/Oslo – Der Botschafter geht."
    edge = inner_opening_of(text)
    assert edge is not None
    assert edge.places == "Wien/Oslo"
    assert inner_opening_of("Er kam. Die Delegation – Fachleute zumeist – blieb.") is None


@pytest.mark.parametrize(
    ("text", "agencies", "own"),
    [
        ("Das war alles. (dpa)", ("dpa",), False),
        ("Das war alles. dpa", ("dpa",), False),
        ("Das war alles. (red/APA)", ("APA",), True),
        ("Das war alles. (ap/res)", ("AP",), True),
        ("Das war alles.» (Keystone-SDA)", ("SDA",), False),
        ("Das war alles. (res)", (), True),
        ("Das war alles. (APA, red, 12.3.2019)", ("APA",), True),
    ],
)
def test_closing_tags(text: str, agencies: tuple[str, ...], own: bool) -> None:
    """Agencies by their names, own initials told from them."""
    edge = closing_of(text, last=True)
    assert edge is not None
    assert (edge.desk.agencies, edge.desk.own) == (agencies, own)


@pytest.mark.parametrize(
    "text",
    [
        "Das sagte der Minister (SPD).",
        "Er lobte die Nato.",
        "Das gilt bis heute (siehe oben).",
        "Das steht im Vertrag (27.12.2008)",
        "Das steht im Vertrag. (1992)",
        "Er kam mit der AP",
    ],
)
def test_no_closing_tag(text: str) -> None:
    """Parties and other words in brackets are no tags."""
    assert closing_of(text, last=True) is None


@pytest.mark.parametrize(
    ("words", "agencies", "own"),
    [
        ("mit Material von dpa", ("dpa",), True),
        ("dpa, AFP", ("dpa", "AFP"), False),
        ("Keystone-SDA/AFP/DPA", ("SDA", "AFP", "dpa"), False),
    ],
)
def test_desk_lines(words: str, agencies: tuple[str, ...], own: bool) -> None:
    """A desk line names its agencies once each, in order."""
    desk = desk_of(words)
    assert desk is not None
    assert (desk.agencies, desk.own) == (agencies, own)


@pytest.mark.parametrize(
    "caption",
    [
        "Botschaft in Oslo - AFP/Archiv",
        "Die Minister in Oslo. - Keystone",
        "Die Minister in Oslo. Bild: Xinhua/AP/Keystone",
        "Die Minister in Oslo. © dpa",
        "Die Minister in Oslo (Archivbild)",
        "Foto: Kay Beispiel",
        "Die Minister in Oslo. (Quelle: Kay Beispiel/dpa)",
        "KEYSTONE/KAY BEISPIEL",
    ],
)
def test_credits(caption: str) -> None:
    """Credits of pictures in their usual forms."""
    assert credit_at(caption) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Das war alles. (dpa)",
        "AFP",
        "Ein Bild: der Minister am Fenster.",
        "Er sprach mit Reuters und AP.",
        "Die Lage – so der Minister",
    ],
)
def test_no_credit(text: str) -> None:
    """An agency's tag is no credit of a picture."""
    assert credit_at(text) is None
