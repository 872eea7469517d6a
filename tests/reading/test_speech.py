"""Who says what, in what form, through whom."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.language.lexicon import load
from depesche.language.sentences import sentences_of
from depesche.model.reading import Statement
from depesche.model.report import Report
from depesche.reading.reader import analyse
from depesche.reading.speech.statements import find_statements


def statements(text: str, published: str = "2025-03-01") -> tuple[Statement, ...]:
    report = Report(id="x", text=text, raw=text, offsets=((0, 0),), published=published, outlet="Beispielblatt", language="de")
    return find_statements(analyse(report, sentences_of(report.text)))


def only(text: str) -> Statement:
    found = statements(text)
    assert len(found) == 1, [(s.speaker, s.form, s.content) for s in found]
    return found[0]


def words(statement: Statement) -> str:
    return " … ".join(span.quote for span in statement.content)


CLAUSES = [
    ("Der Minister sagte, die Lage sei ernst.", "die Lage sei ernst"),
    ("Der Minister sagte am Montag in Wien, dass die Lage ernst sei.", "dass die Lage ernst sei"),
    ("Die Lage sei ernst, sagte der Minister.", "Die Lage sei ernst"),
    ("Die Lage sei ernst, hatte der Minister am Montag gesagt.", "Die Lage sei ernst"),
    ("Der Minister hat angekündigt, nach Genf zu reisen.", "nach Genf zu reisen"),
    ("Die Lage ist ernst, so der Minister.", "Die Lage ist ernst"),
    ("Laut dem Minister ist die Lage ernst.", "ist die Lage ernst"),
    ("Dem Minister zufolge ist die Lage ernst.", "ist die Lage ernst"),
    ("Nach Ansicht des Ministers ist die Lage ernst.", "ist die Lage ernst"),
    ("Die Lage ist ernst, wie der Minister mitteilte.", "Die Lage ist ernst"),
    ("Ob die Lage ernst sei, sagte der Minister, wisse er nicht.", "Ob die Lage ernst sei … wisse er nicht"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_rendered_speech(text: str, expected: str) -> None:
    """A clause beside a cue of any kind is rendered speech; the full stop is left out."""
    statement = only(text)
    assert statement.form == "indirect"
    assert words(statement) == expected
    assert statement.speaker is not None
    assert "Minister" in statement.speaker


@pytest.mark.parametrize(
    "text",
    [
        "„Wir bleiben im Gespräch“, sagte die Ministerin.",
        "Die Ministerin sagte: „Wir bleiben im Gespräch.“",
        "Die Ministerin erklärte in Bern: «Wir bleiben im Gespräch.»",
        '"Wir bleiben im Gespräch", so die Ministerin.',
        "Die Ministerin schloss sich dem mit den Worten an: „Wir bleiben im Gespräch.“",
        "Auf der Plattform schrieb die Ministerin:\n\n„Wir bleiben im Gespräch.“",
    ],
)
def test_quoted_speech(text: str) -> None:
    """What stands in marks is direct, byte for byte, without the marks."""
    statement = only(text)
    assert statement.form == "direct"
    assert words(statement).rstrip(".") == "Wir bleiben im Gespräch"
    assert statement.speaker == "Ministerin"


def test_a_quotation_goes_on_after_the_cue() -> None:
    """Both halves belong to the one who speaks."""
    found = statements("„Wir bleiben im Gespräch“, sagte die Ministerin. „Es gibt keinen anderen Weg.“")
    assert {statement.speaker for statement in found} == {"Ministerin"}
    assert " ".join(words(statement) for statement in found) == "Wir bleiben im Gespräch Es gibt keinen anderen Weg."


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Die Schweiz forderte Verhandlungen über eine Waffenruhe.", "demand", "Verhandlungen über eine Waffenruhe"),
        ("Die Schweiz warnte vor einem neuen Krieg.", "warn", "vor einem neuen Krieg"),
        ("Die Schweiz lehnte den Vorschlag strikt ab.", "refuse", "den Vorschlag"),
        ("Die Schweiz drohte am Montag mit Sanktionen.", "threaten", "mit Sanktionen"),
        ("Die Schweiz hat die Freilassung der Geiseln begrüßt.", "praise", "die Freilassung der Geiseln"),
    ],
)
def test_told_speech(text: str, act: str, expected: str) -> None:
    """A verb of saying with an object tells the speech; the object is the content."""
    statement = only(text)
    assert (statement.form, statement.act) == ("reported", act)
    assert words(statement).startswith(expected)
    assert (statement.speaker, statement.side) == ("Schweiz", "CH")


def test_the_passive_names_its_agent() -> None:
    """With "von" the agent speaks; without an agent there is no statement."""
    assert only("Das Urteil wurde von der Schweiz scharf kritisiert.").speaker == "Schweiz"
    assert statements("Das Urteil wurde scharf kritisiert.") == ()


def test_the_konjunktiv_runs_on_as_free_speech() -> None:
    """Sentences in the Konjunktiv go on with the speaker before and end with the first indicative."""
    text = (
        "Außenministerin Eva Muster sagte, die Gespräche seien gut verlaufen. Man habe viel erreicht. Ziel sei eine Waffenruhe. "
        "Die Delegationen reisten am Abend ab."
    )
    found = statements(text)
    assert [statement.form for statement in found] == ["indirect", "free"]
    assert found[1].speaker == "Eva Muster"
    assert words(found[1]) == "Man habe viel erreicht. … Ziel sei eine Waffenruhe."


@pytest.mark.parametrize(
    "text",
    [
        "Wenn die Waffenruhe hält, könnten die Gespräche beginnen.",
        "Es wäre möglich, dass die Delegationen bald zurückkehren.",
        "Die Gespräche könnten ein wichtiger Schritt sein.",
        "Der Taifun forderte zwölf Todesopfer, es lebe die Hoffnung.",
        "Das Treffen findet auf Einladung statt.",
    ],
)
def test_false_friends_are_no_speech(text: str) -> None:
    """Conditions, wishes and the outlet's own guesses are nobody's words."""
    assert statements(text) == ()


def test_a_pronoun_is_the_one_who_spoke() -> None:
    """ "er" in the next sentence leads back to the speaker before."""
    found = statements("Außenminister Peter Beispiel kündigte ein Treffen an. Es werde im Mai stattfinden, sagte er.")
    assert [statement.speaker for statement in found] == ["Peter Beispiel", "Peter Beispiel"]


def test_parallel_speakers_make_one_statement_each() -> None:
    """ "A und B forderten" is two statements with the same content."""
    found = statements("Frankreich und Deutschland forderten eine Untersuchung.")
    assert [statement.speaker for statement in found] == ["Frankreich", "Deutschland"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Der Minister sagte der Agentur Tass, die Lage sei ernst.", ("Tass",)),
        ("In einem Interview sagte der Minister, die Lage sei ernst.", ("Interview",)),
        ("Auf Twitter schrieb der Minister, die Lage sei ernst.", ("Twitter",)),
        ("Laut BBC sagte der Minister, dass die Lage ernst sei.", ("BBC",)),
        ("Die Agentur Tass meldete unter Berufung auf den Minister, die Lage sei ernst.", ("Tass",)),
        ("Der Minister hält die Lage für ernst, zitiert ihn die «Berliner Zeitung».", ("Berliner Zeitung",)),
    ],
)
def test_the_chain(text: str, via: tuple[str, ...]) -> None:
    """Occasion, platform, agency and outlet stand between the speaker and the report, each with its proof."""
    statement = only(text)
    assert statement.speaker == "Minister"
    assert statement.via == via
    assert any(proof.field == "via.0" and proof.span is not None for proof in statement.proofs)


def test_the_one_addressed() -> None:
    """ "gegenüber Reportern" is no link of the chain."""
    statement = only("Gegenüber Reportern sagte die Ministerin, sie sei zufrieden.")
    assert (statement.addressee, statement.via) == ("Reportern", ())


@pytest.mark.parametrize(
    "text",
    [
        "Das Ministerium äußerte sich zunächst nicht zu dem Bericht.",
        "Das Ministerium lehnte eine Stellungnahme ab.",
        "Das Ministerium wollte den Bericht nicht kommentieren.",
        "Das Ministerium hat sich bisher nicht geäussert.",
    ],
)
def test_silence_is_a_statement(text: str) -> None:
    """Who does not speak is noted too."""
    assert only(text).act == "no_comment"


def test_the_day_on_which_it_was_said() -> None:
    """The time in the clause of the cue, not the one in what is said."""
    statement = only("Der Minister sagte am Donnerstag, er reise am Montag nach Wien.")
    assert statement.said == "2025-02-27"


def test_nested_speech_is_a_link() -> None:
    """Who is said to have said something stands within, through the one who says so."""
    found = statements("Die Ministerin berichtete, Peking habe erklärt, dass die Frist verlängert werde.")
    inner = next(statement for statement in found if statement.speaker == "Peking")
    assert inner.via == ("Ministerin",)
    assert inner.within is not None


def test_lost_marks() -> None:
    """First-person words in the indicative are a quotation whose marks a feed has lost."""
    assert only("Wir erwarten Taten, sagte der Gesandte.").form == "direct"


def test_headline_speech() -> None:
    """A name, a colon, a sentence."""
    statement = only("Gesandter Muster: Die Lage wird besser")
    assert words(statement) == "Die Lage wird besser"


GROUPS: list[dict[str, Any]] = load("speech_verbs")["groups"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group['act']}-{group['verbs'][0]}")
def test_the_example_of_each_group_of_verbs(group: dict[str, Any]) -> None:
    """Every group of the lexicon is shown at work by its example."""
    assert statements(group["example"]), group["example"]


@pytest.mark.parametrize(("act", "group"), load("speech_nouns")["act_nouns"].items())
def test_the_example_of_each_group_of_nouns(act: str, group: dict[str, Any]) -> None:
    """Nouns of speech with an owner tell who speaks and how."""
    assert act in {statement.act for statement in statements(group["example"])}, group["example"]


def test_proofs_and_contents_are_the_words_of_the_report() -> None:
    """Every span is equal to the text at its place."""
    text = "Nach Angaben der Agentur Tass sagte Lawrow: „Wir sind bereit.“ Es gebe Fortschritte, so der Minister weiter."
    for statement in statements(text):
        spans = [*statement.content, *([statement.cue] if statement.cue else [])]
        spans += [proof.span for proof in statement.proofs if proof.span is not None]
        assert all(text[span.start : span.end] == span.quote for span in spans)


def test_an_empty_text_says_nothing() -> None:
    """No words, no statements."""
    assert statements("") == ()


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("Der Gesandte Chinas erklärte, Peking stimme zu, und verließ den Saal.", "Gesandte Chinas", "Peking stimme zu"),
        ("Laut der «Post am Sonntag» prüft die Schweiz neue Regeln.", "Post am Sonntag", "prüft die Schweiz neue Regeln"),
        ("Die Schweiz drohte, das Treffen abzusagen, sollte die Lage nicht besser werden.", "Schweiz", None),
        (
            "Es gibt keinen Grund zur Sorge. Das sagte Außenminister Peter Beispiel.",
            "Peter Beispiel",
            "Es gibt keinen Grund zur Sorge",
        ),
        ("„Das ist ein Anfang.“ Mit diesen Worten ging die Ministerin.", "Ministerin", "Das ist ein Anfang."),
        ("Die Schweiz wies dies zurück.", "Schweiz", "dies"),
        ("Die von der Schweiz geforderte Konferenz fand nicht statt.", "Schweiz", "Konferenz"),
        ("Er wolle, so Gesandter Muster, keinen Bruch mit Brüssel.", None, "Er wolle … keinen Bruch mit Brüssel"),
    ],
)
def test_edges_of_what_is_said(text: str, speaker: str | None, expected: str | None) -> None:
    """Where the words begin and end, and whose they are."""
    statement = only(text)
    if speaker is not None:
        assert statement.speaker == speaker
    if expected is not None:
        assert words(statement) == expected


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("UN-Generalsekretär António Guterres forderte beide Seiten auf, die Waffen ruhen zu lassen.", "beide Seiten"),
        ("Die Delegation informierte den Botschafter, dass die Frist ablaufe.", "Botschafter"),
        ("Der Minister sagte dem Präsidenten, er reise ab.", "Präsidenten"),
        ("Aussenminister Sergej Lawrow sagte der Agentur Tass, die Gespräche seien beendet.", None),
    ],
)
def test_the_one_addressed_stands_in_the_statement(text: str, addressee: str | None) -> None:
    """Whom the words are said to is named as printed; an agency is a link of the chain, nobody addressed."""
    assert [statement.addressee for statement in statements(text)] == [addressee]
