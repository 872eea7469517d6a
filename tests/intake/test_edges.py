"""Where a pasted article begins and ends: leads, lists of teasers, forms, comments, captions."""

from depesche.intake.comments import is_stamp
from depesche.intake.furniture import layout_of
from depesche.intake.lines import unit, units_of
from depesche.intake.report import report_from_text

ARTICLE = """\
Die Aussenminister Estlands und Kenias haben am Dienstag in Nairobi ein Abkommen über Visa unterzeichnet. Es soll im Herbst in \
Kraft treten. Beide Seiten lobten die Verhandlungen.

Kenia will im Gegenzug eine Botschaft in Tallinn eröffnen. Das Parlament in Nairobi muss ihr noch zustimmen. Die Mittel sind \
im Haushalt eingeplant, wie das Ministerium mitteilte.

Estland hatte die Visa vor zwei Jahren eingeführt. Damals hatten sich Studierende aus Kenia beklagt. Das Abkommen sieht nun \
kürzere Fristen vor, sagte der Minister in Nairobi."""


def text_of(raw: str) -> str:
    return report_from_text(raw, report_id="a").text


def test_a_list_of_teasers_behind_the_article_goes() -> None:
    """Headline and one sentence, again and again, is a list of other articles, without any heading over it."""
    teasers = [
        "Ausland",
        "Peru wählt im April",
        "In Lima haben elf Parteien ihre Listen für die Wahl im Frühling eingereicht.",
        "Wirtschaft",
        "Kupfer wird teurer",
        "An der Börse in London ist der Preis für Kupfer auf den höchsten Stand seit Mai gestiegen.",
        "Sport",
        "Niederlage zum Auftakt",
        "Die Mannschaft aus Basel hat ihr erstes Spiel der Runde mit zwei Toren Rückstand ...",
        "Kultur",
        "Neues Haus für alte Noten",
        "Die Handschriften des Klosters ziehen im Sommer in einen Anbau der Bibliothek von Linz um.",
    ]
    raw = "Menü\n\nVisa-Abkommen mit Kenia\n\n" + ARTICLE + "\n\n" + "\n\n".join(teasers) + "\n\nImpressum\n\nDatenschutz"
    assert text_of(raw) == ARTICLE


def test_an_article_in_short_sections_stays_whole() -> None:
    """Headings over paragraphs of several sentences are no list, and neither are short paragraphs all through the article."""
    sections = "\n\n".join(
        f"{head}\n\n{ARTICLE.splitlines()[0]}"
        for head in ("Der Anlass", "Was vereinbart ist", "Was noch fehlt", "Wie es weitergeht")
    )
    raw = f"Menü\n\nVisa-Abkommen mit Kenia\n\n{sections}\n\nImpressum"
    assert text_of(raw).count(ARTICLE.splitlines()[0]) == 4


def test_a_lead_above_byline_and_share_bar_is_found() -> None:
    """The lead stands apart from the article, but its words come again in it."""
    lead = "Estland und Kenia erleichtern die Einreise: Das Abkommen über Visa ist unterzeichnet."
    between = "Von Anna Muster\n\n7. Mai 2024, 10:15 Uhr\n\nTeilen\n\nDrucken\n\nMerken"
    assert text_of(f"Menü\n\nVisa-Abkommen mit Kenia\n\n{lead}\n\n{between}\n\n{ARTICLE}\n\nImpressum").startswith(lead)


def test_text_above_the_title_that_speaks_of_something_else_is_left_out() -> None:
    """What stands above a title whose words come again below it, and shares none of them itself, is of another article."""
    other = "Neugierige drängten sich gestern im Zoo von Graz: Junge Geparden tobten erstmals durchs Freigehege."
    raw = f"Menü\n\n{other}\n\nDas Abkommen über Visa für Kenia\n\n{ARTICLE}\n\nImpressum"
    assert "Geparden" not in text_of(raw)


def test_forms_are_set_aside_wherever_they_stand() -> None:
    """A paragraph that asks the reader to sign up, agree or pay is none of the report; a report about passwords is one."""
    form = "Bitte geben Sie Ihre E-Mail-Adresse ein, um Ihr Passwort zurückzusetzen oder sich neu zu registrieren."
    first, rest = ARTICLE.split("\n\n", 1)
    assert text_of(f"Menü\n\nVisa\n\n{first}\n\n{form}\n\n{rest}\n\nImpressum") == ARTICLE
    about = "\n\n".join(
        [
            "Wer im Ministerium sein Passwort vergisst, muss bei der Anmeldung bitte eine neue E-Mail-Adresse nennen.",
            "Das Passwort und die Anmeldung waren am Montag ausgefallen. Uns liegt das Formular vor.",
        ]
    )
    assert text_of(f"Menü\n\nStörung\n\n{about}\n\nImpressum") == about


def test_comments_with_stamps_and_no_heading_are_found() -> None:
    """Name, moment, words and a link to answer, three times: readers' comments, whatever stands over them."""
    words = "Das glaube ich erst, wenn die erste Maschine landet und alle aussteigen."
    comments = "\n\n".join(
        f"{name}\n8. April 2024 @ 1{number}:20\n\n{words}\n\nAntworten"
        for number, name in enumerate(("gerda7", "Hugo Beispiel", "nordlicht"))
    )
    assert text_of(f"Menü\n\nVisa\n\n{ARTICLE}\n\n{comments}\n\nImpressum") == ARTICLE


def test_a_stamp_is_a_moment_with_at_most_a_name() -> None:
    """A day without a time, a sentence with both and a time alone are none."""
    stamps = ["8. April 2019 @ 11:38", "Hugo Beispiel, vor 3 Stunden", "13. Mai 2024 um 07:10 Uhr"]
    others = ["8. April 2019", "11:38", "Der Minister landete am 8. April 2019 um 11:38 Uhr in Kairo und fuhr weiter nach Gizeh."]
    assert [is_stamp(unit(line, 0, len(line), 0)) for line in stamps + others] == [True] * 3 + [False] * 3


def test_captions_betray_themselves() -> None:
    """Numbered pictures, places in the picture, and the line beside a mark of copyright."""
    first, rest = ARTICLE.split("\n\n", 1)
    captions = [
        "Abbildung 2: Die Halle der Botschaft nach dem Umbau.",
        "Ministerin Moraa (l.) und ihr Gast beim Rundgang durch den Hafen.",
        "Der neue Saal im Ministerium.\n© Anna Muster",
    ]
    for caption in captions:
        kinds = layout_of(units_of(f"Menü\n\nVisa\n\n{first}\n\n{caption}\n\n{rest}\n\nImpressum")).kinds
        assert "caption" in kinds
        assert text_of(f"Menü\n\nVisa\n\n{first}\n\n{caption}\n\n{rest}\n\nImpressum") == ARTICLE


def test_a_line_behind_an_arrow_points_elsewhere() -> None:
    """ ">> Wahl in Peru <<" in the middle of an article is no line of it; the headline of a ticker between plus signs is one."""
    first, rest = ARTICLE.split("\n\n", 1)
    raw = f"Menü\n\nVisa\n\n{first}\n\n>> So wählt Peru im Frühling <<\n\n{rest}\n\nImpressum"
    assert text_of(raw) == ARTICLE


def test_a_short_mail_that_is_wrapped_by_hand_stays_one_paragraph() -> None:
    """Three lines are too few to tell the width of a text; that each breaks off where the next word had no room is enough."""
    paragraph = (
        "Kenias Aussenministerin hat am Dienstag in Nairobi ihren estnischen Kollegen\n"
        "getroffen. Beide sprachen zwei Stunden lang über Visa, und sie wollen sich im\n"
        "Herbst in Tallinn wiedersehen."
    )
    footer = "Sie möchten diesen Newsletter nicht mehr erhalten? Hier abbestellen."
    assert text_of(f"{paragraph}\n\n{footer}\n") == paragraph


def test_a_headline_over_a_subtitle_is_not_joined() -> None:
    """Two lines of which the first ends in no word that needs another are two."""
    lines = "Kenia und Estland einigen sich auf Visa\nMinister wollen Abkommen noch vor dem Herbst"
    assert len(units_of(f"{lines}\n\n{ARTICLE}")) == 5
