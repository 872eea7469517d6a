"""Pages as a reader's select-all gives them, written for the tests: real public events, invented outlets and authors."""

NEWS_SITE = """Direkt zum Inhalt
Menü
Anmelden
Front
Schweiz
International
Publiziert 14. März 2019, 11:05
Aktualisiert 14. März 2019, 13:40
Brexit-Streit
Barnier reist nach London und trifft May
Der Unterhändler der EU will am Freitag in der britischen Hauptstadt über den Vertrag sprechen.
von
Anna Beispiel
1 / 5
Der Unterhändler Michel Barnier in Brüssel.
Getty Images
Darum gehts
Michel Barnier reist am Freitag nach London.
Er trifft dort Premierministerin Theresa May.
EU-Unterhändler Michel Barnier reist am Freitag nach London. Dort trifft er Theresa May, wie eine Sprecherin sagte.
Das Treffen war erst am Mittwoch vereinbart worden. «Wir müssen reden», sagte die Sprecherin.
Kein neues Angebot
Ein neues Angebot bringt Barnier nach ihren Worten nicht mit. Der Vertrag werde nicht aufgeschnürt.
Sollte das Austrittsdatum verschoben werden?
Ja, unbedingt.
Nein, auf keinen Fall.
Das ist mir egal.
Das britische Unterhaus stimmt am Abend über eine Verschiebung ab.
Keine News mehr verpassen
Mit dem täglichen Update bleibst du über deine Lieblingsthemen informiert.
Erhalte das Wichtigste kurz und knapp täglich direkt in dein Postfach.
(SDA/bei)
Deine Meinung zählt
Kommentarfunktion geschlossen
Trending
Polizei stoppt Raser auf der A1
Wetter: So wird das Wochenende
"""

AGENCY_PAGE = """Heidetaler Bote
19.06.2018, 09:12 Uhr | dpa

Gipfeltreffen
Merkel empfängt Macron auf Schloss Meseberg

Kanzlerin Angela Merkel und Präsident Emmanuel Macron
Kanzlerin Angela Merkel und Präsident Emmanuel Macron vor dem Gästehaus. - Kay Beispiel/dpa

Meseberg (dpa) - Bundeskanzlerin Angela Merkel hat den französischen Präsidenten Emmanuel Macron empfangen. Beide wollen reden.

Im Anschluss ist eine Pressekonferenz geplant, teilte das Bundespresseamt mit. dpa

Mehr zum Thema

Söder kritisiert Merkel

Alle News zur Asylpolitik

2 Kommentare
Gerda B. sagt:
Endlich reden sie miteinander. Das war überfällig, finde ich.
Antworten
Heinz sagt:
Was das wieder kostet!
Antworten

Impressum | Datenschutz | AGB
"""

MAIL = """Bundesaußenminister Heiko Maas ist am Montag zu einem zweitägigen
Besuch in Belgrad eingetroffen. Er will dort mit Präsident Aleksandar
Vucic über den Dialog mit dem Kosovo sprechen, wie eine Sprecherin des
Auswärtigen Amts in Berlin mitteilte.

Am Dienstag reist Maas nach Pristina weiter. Dort trifft er den
Ministerpräsidenten. Ein Treffen mit der Opposition ist ebenfalls
vorgesehen.
"""

TICKER = """Inselmelder +++ Kurz gemeldet +++ 2.3.2022

22.15 Uhr: UNO-Vollversammlung verurteilt Angriff
New York (Reuters) - Die UNO-Vollversammlung hat den russischen Angriff mit großer Mehrheit verurteilt. 141 Staaten stimmten zu.

21.40 Uhr: Delegation für zweite Runde bereit
Der russische Außenminister Sergej Lawrow sagte, die russische Delegation sei für eine zweite Runde bereit.
"""

BARE = """Die Außenminister von Armenien und Aserbaidschan haben sich in Genf getroffen. Vermittelt hatte die Minsker Gruppe.

Stationen der Reise

Nach dem Gespräch reiste der armenische Minister nach Paris weiter. Dort traf er seinen Kollegen.
"""

LEAD_BEFORE_PLACE = (
    "Minister sieht Chance auf eine Lösung noch in diesem Jahr. Genf – Der zyprische Außenminister hat die Gespräche gelobt. "
    "Sie werden am Montag fortgesetzt."
)

BOX_WITHIN = """Steinmeier trifft Erdogan

Bundespräsident Frank-Walter Steinmeier hat am Montag in Ankara den Präsidenten getroffen. Es war sein erster Besuch im Land.

Foto: Max Muster / Agentur Lux

Die beiden Politiker sprachen über die Wirtschaft. Danach gab es ein Abendessen.

Mehr zum Thema

Steinmeier in der Türkei: Ein schwieriger Besuch

Türkei: Opposition hofft

Anschließend fuhr Steinmeier weiter nach Gaziantep. Dort besuchte er ein Lager. Die Helfer dankten ihm.

Anmerkung: In einer früheren Fassung dieses Textes hieß es, Steinmeier sei nach Izmir gefahren. Das war falsch.

Teilen
"""

BYLINE_AND_BOX = """Abendkurier Linz
Außenpolitik, 12. März 2019, 14:03

Botschafter zitiert: Belgrad protestiert gegen Zagreb

Aus Belgrad berichtet Jelena Muster

BELGRAD/ZAGREB. Serbien hat am Dienstag den kroatischen Botschafter ins Außenministerium zitiert. Anlass ist eine Rede.

Bild: Der Botschafter beim Verlassen des Ministeriums (Foto: APA/AFP/ANDREJ MUSTER)

"Wir haben eine Note übergeben", sagte Außenminister Ivica Dačić. Zagreb wies die Kritik zurück.

LESEN SIE AUCH
Kroatien: Wahl im Herbst
Serbien: Proteste gehen weiter

In Zagreb nimmt man das zur Kenntnis. Ein Treffen im April soll wie geplant stattfinden. (APA, red, 12.3.2019)

Leserkommentare
Ingrid S.
vor 2 Stunden
Immer dasselbe mit den beiden.
0 0 Antworten melden

Mehr aus Außenpolitik
Brexit: Neue Abstimmung
"""

NO_BLANK_LINES = """Home » News » Ausland » Maas in Kairo
Maas in Kairo: Deutschland will in Libyen vermitteln

29.10.2019 - 08:30 Uhr

KAIRO, 29. Oktober (dpa) – Außenminister Heiko Maas hat in Ägypten für eine Konferenz geworben. Er traf den Präsidenten.
Foto: Soeren Muster/dpa
Außenminister Heiko Maas (SPD) und Samih Schukri in Kairo
Die Konferenz soll noch in diesem Jahr stattfinden. Ein Termin steht nicht fest.
+++ Alle Nachrichten zum Thema auf unserer Sonderseite +++
„Wir sind auf einem guten Weg“, sagte Maas.
dpa/mst
Artikel teilen
Facebook
Twitter
WhatsApp
© Musterverlag 2019
"""

ALL = {
    "news site": NEWS_SITE,
    "agency page": AGENCY_PAGE,
    "mail": MAIL,
    "ticker": TICKER,
    "bare": BARE,
    "lead before place": LEAD_BEFORE_PLACE,
    "box within": BOX_WITHIN,
    "byline and box": BYLINE_AND_BOX,
    "no blank lines": NO_BLANK_LINES,
}
