"""Persons: who is named, for whom they act, in what office; one person across a report, never two in one."""

from __future__ import annotations

import pytest

from depesche.language.sentences import sentences_of
from depesche.model.reading import Person
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places
from depesche.reading.people.spelling import same_person_name


def persons_in(text: str, published: str | None = None) -> list[Person]:
    """Give the persons of a text."""
    sentences = sentences_of(text)
    return list(find_persons(sentences, find_places(sentences), published))


@pytest.mark.parametrize(
    ("text", "name", "side", "function", "title"),
    [
        ("Außenminister Jan Muster aus Tschechien kam.", "Jan Muster", "CZ", "foreign_minister", "Außenminister"),
        (
            "Es kam Jan Muster, Außenminister Südkoreas, und ging.",
            "Jan Muster",
            "KR",
            "foreign_minister",
            "Außenminister Südkoreas",
        ),
        (
            "Der Premierminister des Kosovos Jan Muster sprach.",
            "Jan Muster",
            "XK",
            "head_of_government",
            "Premierminister des Kosovos",
        ),
        (
            "Moskaus UNO-Botschafter Igor Muster widersprach.",
            "Igor Muster",
            "RU",
            "ambassador",
            "Moskaus UNO-Botschafter",
        ),
        ("Chinas Staats- und Parteichef Li Muster schwieg.", "Li Muster", "CN", "head_of_state", "Chinas Staats- und Parteichef"),
        (
            "Der Chef der EU-Kommission, Jan Muster, warnte.",
            "Jan Muster",
            "EU",
            "international_official",
            "Chef der EU-Kommission",
        ),
        (
            "Der Sprecher des Weißen Hauses, John Muster, verneinte das.",
            "John Muster",
            "US",
            "spokesperson",
            "Sprecher des Weißen Hauses",
        ),
        (
            "Der Chef des iranischen Parlaments, Ali Muster, drohte.",
            "Ali Muster",
            "IR",
            "legislator",
            "Chef des iranischen Parlaments",
        ),
        ("Vizeaußenminister Igor Muster aus Russland kam.", "Igor Muster", "RU", "deputy_minister", "Vizeaußenminister"),
        ("Der russische Chefdiplomat Igor Muster lachte.", "Igor Muster", "RU", "foreign_minister", "russische Chefdiplomat"),
    ],
)
def test_titles_before_and_behind(text: str, name: str, side: str, function: str, title: str) -> None:
    """The title counts in both orders, with its adjective, genitive or prefix, and is kept as printed."""
    (person,) = persons_in(text)
    assert (person.name, person.side, person.function, person.title) == (name, side, function, title)


def test_a_past_office_is_marked() -> None:
    """ "Ex-", "frühere" and "ehemalige" make the office a past one."""
    for words in ("Ex-Präsident", "Der frühere Präsident", "Der ehemalige georgische Präsident"):
        (person,) = persons_in(f"{words} Jan Muster reiste nach Tiflis.")
        assert person.former
    assert not persons_in("Präsident Jan Muster reiste nach Tiflis.")[0].former


def test_later_mentions_are_one_person() -> None:
    """Surname, genitive and another spelling belong to the full name; the span is the name without the title."""
    text = "Der russische Außenminister Sergej Lawrow kam. Später sprach Lawrow. Lavrovs Worte waren knapp, Lawrows Miene auch."
    (person,) = persons_in(text)
    assert person.name == "Sergej Lawrow"
    assert [span.quote for span in person.mentions] == ["Sergej Lawrow", "Lawrow", "Lavrovs", "Lawrows"]
    assert all(text[span.start : span.end] == span.quote for span in person.mentions)


def test_two_persons_of_one_surname_stay_two() -> None:
    """A father and a son, or two of a name, are not joined."""
    persons = persons_in("Der Politiker Karl Muster traf die Botschafterin Anna Muster. Karl Muster ging zuerst.")
    assert [person.name for person in persons] == ["Karl Muster", "Anna Muster"]
    assert [len(person.mentions) for person in persons] == [2, 1]


def test_a_family_name_may_come_first() -> None:
    """Chinese and Korean persons are called by the first part of their name."""
    (person,) = persons_in("Chinas Außenminister Wang Beispiel kam an. Wang lobte die Gespräche.")
    assert [span.quote for span in person.mentions] == ["Wang Beispiel", "Wang"]


def test_a_list_shares_its_title() -> None:
    """ "die Außenminister A und B" gives both the office; "(Land)" gives each the side."""
    persons = persons_in("Es kamen die Präsidenten Juan Muster (Chile), Pedro Beispiel (Peru) und Luis Exempel (Bolivien).")
    assert [(person.side, person.function) for person in persons] == [
        ("CL", "head_of_state"),
        ("PE", "head_of_state"),
        ("BO", "head_of_state"),
    ]


def test_a_colleague_has_the_same_office() -> None:
    """ "sein belgischer Amtskollege" has the office of the one before him, and his own side."""
    persons = persons_in("Der dänische Außenminister Lars Muster traf seinen belgischen Amtskollegen Jean Exempel.")
    assert [(person.name, person.side, person.function) for person in persons][1] == ("Jean Exempel", "BE", "foreign_minister")


def test_the_minister_of_somebody_has_his_side() -> None:
    """ "Der türkische Präsident und sein Außenminister": the second is Turkish too."""
    persons = persons_in("Der türkische Präsident Ahmet Muster und sein Außenminister Ali Exempel reisten nach Rom.")
    assert persons[1].side == "TR"


def test_an_office_apart_from_the_name_counts() -> None:
    """Who is named first and called "der Premier" afterwards is the premier."""
    (person,) = persons_in("Das Schicksal von Andrij Muster ist offen. Seither hat der Premier geschwiegen.")
    assert person.function == "head_of_government"


@pytest.mark.parametrize(
    "text",
    [
        "Die Trump-Regierung prüft das.",
        "Das berichtete die „Washington Post“.",
        "In New York tagt die Vollversammlung.",
        "Der Europarat und die Vereinten Nationen warnten.",
        "Das Schiff Arctic Morning lief aus.",
        "Per Dekret wurde das Gesetz geändert.",
        "Die Nationale Front zog ein.",
        "Präsident Ende der Woche gewählt.",
    ],
)
def test_other_names_are_no_persons(text: str) -> None:
    """Compounds, outlets, towns, bodies, ships and sentence openers name no person."""
    assert persons_in(text) == []


def test_knowledge_adds_and_is_marked_and_never_overwrites() -> None:
    """A bare known name gets side and function of its day, marked; a printed office stands against it."""
    (added,) = persons_in("Merkel sagte die Reise ab.", "2015-03-01")
    assert (added.side, added.function, added.former) == ("DE", "head_of_government", False)
    assert {(proof.field, proof.rule) for proof in added.proofs} == {("function", "office_holders"), ("side", "office_holders")}
    (past,) = persons_in("Merkel sagte die Reise ab.", "2023-03-01")
    assert past.former
    (printed,) = persons_in("Die norwegische Botschafterin Angela Merkel sagte ab.", "2015-03-01")
    assert (printed.side, printed.function, printed.proofs) == ("NO", "ambassador", ())


SPELLINGS = """
Sergej Lawrow = Sergey Lavrov
Sergei Lawrow = Sergej Lavrov
Rjabkow = Ryabkov
Rjabkow = Riabkow
Dartschijew = Darchiev
Dartschijew = Darchijew
Sacharowa = Zakharova
Maria Sacharowa = Marija Zacharova
Maria Sacharowa = Marija Sacharowa
Peskow = Peskov
Dmitri Peskow = Dmitrij Peskov
Dmitri Medwedew = Dmitry Medvedev
Medwedew = Medwedjew
Uschakow = Ushakov
Juri Uschakow = Yuri Ushakov
Schoigu = Shoigu
Sergej Schoigu = Sergei Šojgu
Nebensja = Nebenzya
Tschurkin = Churkin
Tschurkin = Čurkin
Gruschko = Grushko
Naryschkin = Naryshkin
Janukowitsch = Yanukovych
Janukowitsch = Janukowytsch
Selenskyj = Zelensky
Selenskyj = Zelenskyy
Selenski = Selenskyj
Wolodymyr Selenskyj = Volodymyr Zelenskyj
Wolodymyr Selenskyj = Wladimir Selenski
Poroschenko = Poroshenko
Timoschenko = Tymoschenko
Tymoschenko = Tymoshenko
Klitschko = Klychko
Dmytro Kuleba = Dmitri Kuleba
Jazenjuk = Yatsenyuk
Jermak = Yermak
Jewgeni Prigoschin = Yevgeny Prigozhin
Jelzin = Yeltsin
Gorbatschow = Gorbachev
Chruschtschow = Khrushchev
Schewardnadse = Shevardnadze
Saakaschwili = Saakashvili
Lukaschenko = Lukashenko
Alexander Lukaschenko = Aljaksandr Lukaschenka
Nasarbajew = Nazarbayev
Tokajew = Tokayev
Mirsijojew = Mirziyoyev
Alijew = Aliyev
Paschinjan = Pashinyan
Kotscharjan = Kocharyan
Achmadinedschad = Ahmadinejad
Ahmadinedschad = Ahmadinejad
Chamenei = Khamenei
Chatami = Khatami
Rohani = Rouhani
Hassan Rohani = Hassan Ruhani
Sarif = Zarif
Mohammed Dschawad Sarif = Mohammad Javad Zarif
Dschawad Sarif = Javad Zarif
Araghtschi = Araghchi
Araghtschi = Araqchi
Abbas Araghtschi = Abbas Araghchi
Laridschani = Larijani
Raisi = Raissi
Peseschkian = Pezeshkian
Amirabdollahian = Amir-Abdollahian
Gaddafi = Ghaddafi
Muammar al-Gaddafi = Moammar Gadhafi
Mubarak = Moubarak
Husni Mubarak = Hosni Mubarak
Mursi = Morsi
Mohammed Mursi = Mohamed Morsi
al-Sisi = el-Sisi
Abdel Fattah al-Sisi = Abd al-Fattah as-Sisi
Assad = Asad
Baschar al-Assad = Bashar al-Asad
Walid al-Muallim = Walid al-Moualem
Schoukri = Shoukry
Samih Schukri = Sameh Shoukry
Dschubeir = Jubeir
Adel al-Dschubeir = Adel al-Jubeir
Adel al-Dschubair = Adil al-Jubeir
Mohammed bin Salman = Muhammad bin Salman
Faisal bin Farhan = Faysal bin Farhan
Mahmud Abbas = Mahmoud Abbas
Jassir Arafat = Yasser Arafat
Ismail Hanija = Ismail Haniyya
Chaled Maschal = Khaled Meshal
Al-Scharaa = al-Sharaa
Ahmed al-Scharaa = Ahmad asch-Schar'a
Dscholani = Jolani
Netanjahu = Netanyahu
Benjamin Netanjahu = Binyamin Netanyahu
Erdogan = Erdoğan
Recep Tayyip Erdoğan = Recep Tayyip Erdogan
Çavuşoğlu = Cavusoglu
Davutoğlu = Davutoglu
Gül = Gul
Abdullah Gül = Abdullah Gul
Yıldırım = Yildirim
Karsai = Karzai
Hamid Karsai = Hamid Karzai
Aschraf Ghani = Ashraf Ghani
Muscharraf = Musharraf
Pervez Musharraf = Perwes Muscharraf
Sharif = Scharif
Nawas Scharif = Nawaz Sharif
Hu Jintao = Hu Dschintao
Thaci = Thaçi
Hashim Thaçi = Haschim Thaci
Vučić = Vucic
Milošević = Milosevic
Milošević = Miloschewitsch
Kostunica = Koštunica
Tadić = Tadic
Djukanović = Đukanović
Gruevski = Gruewski
Borissow = Borisov
Bojko Borissow = Boyko Borisov
Plewneliew = Plevneliev
Wałęsa = Walesa
Tschiang Kai-schek = Chiang Kai-shek
Kim Jong Un = Kim Jong-un
Kim Jong-il = Kim Jong Il
Ri Yong Ho = Ri Yong-ho
Moon Jae-in = Moon Jae In
Löfven = Lofven
Johannis = Iohannis
Isaias Afewerki = Isaias Afwerki
Ruhani = Rohani
Saad Hariri = Saad al-Hariri
Maliki = al-Maliki
Nuri al-Maliki = Nouri al-Maliki
Dschalal Talabani = Jalal Talabani
Massud Barsani = Masoud Barzani
Abadi = al-Abadi
Haidar al-Abadi = Haider al-Abadi
Baschir = al-Bashir
Omar al-Baschir = Umar al-Bashir
Bouteflika = Buteflika
Ould Abdel Aziz = Uld Abdel Aziz
"""
NAMESAKES = """
Sergej Lawrow / Igor Lawrow
Lech Kaczyński / Jarosław Kaczyński
George W. Bush / Jeb Bush
Bill Clinton / Hillary Clinton
Raúl Castro / Fidel Castro
Mohammed bin Salman / Mohammed bin Naif
Saud al-Faisal / Turki al-Faisal
Kim Jong-un / Kim Jong-il
Kim Jong-un / Kim Yong-nam
Ali Laridschani / Sadegh Laridschani
Ali Chamenei / Mojtaba Chamenei
Dmitri Peskow / Igor Peskow
Sergej Iwanow / Igor Iwanow
Sergej Lawrow / Sergej Rjabkow
Sergej Lawrow / Sergej Larow
Wiktor Janukowitsch / Wiktor Juschtschenko
Lawrow / Larow
Medwedew / Medwedtschuk
Sacharowa / Sacharow
Baschar al-Assad / Rifaat al-Assad
Hafis al-Assad / Baschar al-Assad
Hamid Karsai / Abdullah Karsai
Petro Poroschenko / Julia Timoschenko
Nawaz Sharif / Shehbaz Sharif
Rafik Hariri / Saad Hariri
Xi Jinping / Li Keqiang
Wang Yi / Wang Qishan
Li Keqiang / Li Zhaoxing
Jalal Talabani / Qubad Talabani
Jens Stoltenberg / Thorvald Stoltenberg
Michel Aoun / Joseph Aoun
Ilham Alijew / Heydar Alijew
Mewlüt Çavuşoğlu / Ahmet Davutoğlu
Putin / Rasputin
Merkel / Merk
Fischer / Fuscher
Müller / Miller
Trump / Trumpf
Kuleba / Kulebin
Abbas / Abadi
Ruhani / Ruhami
Karimow / Karsai
Nasarbajew / Nasarow
"""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lawrow", "Lavrov"),
        ("Sergej Lawrow", "Sergey Lavrov"),
        ("Alexander Dartschijew", "Alexander Darchiev"),
        ("Dartschiew", "Darchijew"),
        ("Rjabkow", "Ryabkov"),
        ("Riabkow", "Rjabkow"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("Teng Hsiao-ping", "Deng Xiaoping"),
        ("Chou En-lai", "Zhou Enlai"),
        ("Wang Tao-han", "Wang Daohan"),
        ("Lee Teng-hui", "Li Denghui"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
        ("Arsenij Jazenjuk", "Arseniy Yatsenyuk"),
        ("Muammar al-Gaddafi", "Muammar Gaddafi"),
        ("Mahmud Ahmadinedschad", "Mahmoud Ahmadinejad"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Vučić", "Vucic"),
        ("Nikita Chruschtschow", "Nikita Khrushchev"),
        ("Groß", "Gross"),
        ("Hassan Rohani", "Hassan Rouhani"),
        *(tuple(pair.split(" = ")) for pair in SPELLINGS.strip().splitlines()),
    ],
)
def test_spellings_of_one_name_join(left: str, right: str) -> None:
    """German, Swiss, English and scientific transliterations are one name, in either order."""
    assert same_person_name(left, right)
    assert same_person_name(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergej Iwanow", "Igor Iwanow"),
        ("George Bush", "Jeb Bush"),
        ("Khomeini", "Khamenei"),
        ("Merkel", "Markel"),
        ("Wang Yi", "Wang Wenbin"),
        ("Kerry", "Kerr"),
        ("Michail Gorbatschow", "Raissa Gorbatschowa"),
        ("", "Lawrow"),
        *(tuple(pair.split(" / ")) for pair in NAMESAKES.strip().splitlines()),
    ],
)
def test_different_persons_do_not_join(left: str, right: str) -> None:
    """One surname is not enough against two given names; near sounds are not one name."""
    assert not same_person_name(left, right)
    assert not same_person_name(right, left)


@pytest.mark.parametrize(
    "text",
    [
        "An der Spitze der norwegischen Abordnung stand Lars Muster.",
        "Die norwegische Delegation wurde von Lars Muster geleitet.",
        "Für Norwegen verhandelte Lars Muster in Genf.",
        "Norwegen entsendet Lars Muster nach Genf.",
    ],
)
def test_who_leads_a_delegation_acts_for_it(text: str) -> None:
    """A person without a printed office has the side of the delegation, marked by its rule."""
    (person,) = persons_in(text)
    assert (person.side, person.function) == ("NO", "official")
    assert [proof.rule for proof in person.proofs] == ["delegation"]
    assert persons_in("Lars Muster wohnt in Norwegen.")[0].side is None


def test_an_ambassador_acts_for_the_sender_not_for_the_host() -> None:
    """ "Botschafter in Kuwait" and "Gesandter für Syrien" say where somebody is sent, not for whom."""
    assert persons_in("Der iranische Botschafter in Kuwait, Ali Muster, kam.")[0].side == "IR"
    assert persons_in("Der UN-Sondergesandte für Syrien, Jan Muster, kam.")[0].side == "UN"
