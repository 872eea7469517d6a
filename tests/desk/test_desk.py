"""Behaviour of the desk: pages lead to the words, text of reports is never markup, only this machine is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from depesche.archive.past import Point, Run
from depesche.archive.store import open_archive
from depesche.desk import briefing_page, event_page, judging_page, news_page, relations_page, report_page
from depesche.desk.app import create_app
from depesche.errors import NotFound
from depesche.model.reading import Event, Reading
from depesche.model.record import JoinedEvent, Record
from depesche.model.report import Report
from tests.output.sample import sample


class _SampleArchive:
    """Answers as an archive with the sample in it."""

    def record(self) -> Record:
        return sample()[0]

    def reports(self) -> list[Report]:
        return sample()[1]

    def readings(self) -> list[Reading]:
        return sample()[2]

    def report(self, report_id: str) -> Report:
        found = [report for report in sample()[1] if report.id == report_id]
        if not found:
            raise NotFound(f"no report {report_id}")
        return found[0]

    def event(self, event_id: str) -> JoinedEvent:
        found = [event for event in self.record().events if event.id == event_id]
        if not found:
            raise NotFound(f"no event {event_id}")
        return found[0]

    def tellings(self, event: JoinedEvent) -> list[Event]:
        return [self.reading(mention.report).events[mention.index] for mention in event.mentions]

    def runs(self) -> list[Run]:
        return [Run(number=1, begun="2025-04-10T08:00:00+00:00", reports=2)]

    def record_since(self, since: str) -> tuple[Record, Record, Point, None]:
        return Record(), self.record(), Point(run=self.runs()[0]), None

    def reading(self, report_id: str) -> Reading:
        return next(reading for reading in sample()[2] if reading.report.id == report_id)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A desk on the sample."""

    @contextmanager
    def open_sample(path: Path, readonly: bool = False) -> Iterator[_SampleArchive]:
        assert readonly
        yield _SampleArchive()

    for module in (briefing_page, report_page, event_page, news_page, relations_page, judging_page):
        monkeypatch.setattr(module, "open_archive", open_sample)
    return TestClient(create_app(Path("sample.sqlite")), base_url="http://127.0.0.1:8642")


def _links(html: str) -> list[str]:
    return [part.split('"')[0].replace("&amp;", "&") for part in html.split('href="')[1:]]


def test_every_note_of_the_briefing_leads_to_the_marked_words(desk: TestClient) -> None:
    """The link opens the report, and the mark with the name of the link's place is there."""
    notes = [link for link in _links(desk.get("/").text) if link.endswith("#stelle")]
    assert notes
    for link in notes:
        answer = desk.get(link)
        assert answer.status_code == 200
        assert answer.text.count('id="stelle"') == 1


def test_every_link_of_every_page_works(desk: TestClient) -> None:
    """From the briefing on, no link is dead; ids with a slash included."""
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        path = urlsplit(address)._replace(fragment="").geturl()
        if path in seen or address.startswith("#"):
            continue
        seen.add(path)
        answer = desk.get(path)
        assert answer.status_code == 200, path
        if "text/html" in answer.headers["content-type"]:
            waiting.extend(_links(answer.text))
    assert any(path.startswith("/ereignis/") for path in seen)


def test_report_text_is_escaped_and_no_script_may_run(desk: TestClient) -> None:
    """Tags of a report and of its furniture are shown; the policy allows no script at all."""
    answer = desk.get("/bericht/a")
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "<b>reden" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_the_event_page_shows_claims_and_contradiction(desk: TestClient) -> None:
    """Both values, with the outlets that give them."""
    text = desk.get("/ereignis/ev-1").text
    for words in ("drei Stunden", "vier Stunden", "gegen", "Musterblatt", "Beispielbote", "same kind, sides and place"):
        assert words in text


@pytest.mark.parametrize("address", ["/bericht/none", "/ereignis/ev-none", "/nirgends"])
def test_what_is_not_there_is_said(desk: TestClient, address: str) -> None:
    """A page with a way back, status 404."""
    answer = desk.get(address)
    assert answer.status_code == 404
    assert "Zum Lagebild" in answer.text


@pytest.mark.parametrize("query", ["von=5&bis=2", "von=-1&bis=4", "von=0&bis=99999", "von=3"])
def test_offsets_outside_the_text_mark_nothing(desk: TestClient, query: str) -> None:
    """A wrong place shows the report without a mark, never an error."""
    answer = desk.get(f"/bericht/a?{query}")
    assert answer.status_code == 200
    assert 'id="stelle"' not in answer.text


def test_other_host_names_are_refused(desk: TestClient) -> None:
    """A page elsewhere whose name points here gets nothing."""
    assert desk.get("/", headers={"host": "evil.example"}).status_code == 400


def test_addresses_that_lead_nowhere_say_so_in_german(desk: TestClient) -> None:
    """A report or a place that is not there gives a page with a way back, not a message for programs."""
    for address, words in (("/bericht/nix", "Kein Bericht nix"), ("/bericht/a?von=x&bis=9", "von und bis"), ("/nix", "/nix")):
        answer = desk.get(address)
        assert answer.status_code == 404
        assert words in answer.text
        assert 'href="/"' in answer.text
        assert "Content-Security-Policy" in answer.headers


def test_a_person_named_in_an_event_keeps_its_colour(desk: TestClient) -> None:
    """Marks that lie in one another are shown together, and events lead to their page."""
    text = desk.get("/bericht/a").text
    assert 'href="/ereignis/ev-1"' in text
    assert 'class="event"' in text


def test_every_menu_entry_leads_to_a_page(desk: TestClient) -> None:
    """What is new, the relations and the decisions each have one."""
    for address, words in (("/neu", "Neu berichtet"), ("/beziehungen", "Leiter"), ("/entscheidungen", "Offene Widersprüche")):
        assert words in desk.get(address).text, address


@pytest.fixture
def real(tmp_path: Path) -> TestClient:
    """A desk on an archive that can be written."""
    (tmp_path / "r.txt").write_text(
        "Oslo – Die Außenminister von Norwegen und Schweden trafen sich am Montag in Oslo.", encoding="utf-8"
    )
    with open_archive(tmp_path / "a.sqlite") as archive:
        archive.read([tmp_path / "r.txt"], published="2024-05-07", outlet="Nordblatt")
    return TestClient(create_app(tmp_path / "a.sqlite"), base_url="http://127.0.0.1:8642")


def _form(desk: TestClient) -> tuple[str, dict[str, str]]:
    event = next(link for link in _links(desk.get("/").text) if link.startswith("/ereignis/"))
    token = desk.get(event).text.partition('name="token" value="')[2].partition('"')[0]
    return event, {"token": token, "event": event.rpartition("/")[2], "who": "Ada", "why": "geprüft"}


def test_a_decision_is_sent_shown_and_taken_back(real: TestClient) -> None:
    """The form corrects a field; the event says who did; the list takes it back."""
    event, form = _form(real)
    answer = real.post("/entscheiden", data={**form, "action": "correct", "field": "city", "value": "Bergen"})
    assert (answer.status_code, answer.url.path) == (200, event)
    assert "von Hand berichtigt: Ort Bergen (d1, Ada" in answer.text
    assert "gilt" in real.get("/entscheidungen").text
    real.post("/entscheiden", data={**form, "event": "d1", "action": "undo"})
    assert "zurückgenommen durch d2" in real.get("/entscheidungen").text


def test_only_forms_of_this_desk_are_heard(real: TestClient) -> None:
    """Without the secret, from another page, by GET or without a reason nothing is decided."""
    _, form = _form(real)
    sent = {**form, "action": "confirm"}
    assert real.post("/entscheiden", data={**sent, "token": "x"}).status_code == 403
    assert real.post("/entscheiden", data={name: value for name, value in sent.items() if name != "token"}).status_code == 403
    assert real.post("/entscheiden", data=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert real.post("/entscheiden", data={**sent, "why": "x" * 30_000}).status_code == 403
    assert real.post("/entscheiden", data={**sent, "why": " "}).status_code == 400
    assert real.post("/entscheiden", data={**sent, "event": "ev-none"}).status_code == 400
    assert real.get("/entscheiden", params=sent).status_code == 405
    assert "Noch keine" in real.get("/entscheidungen").text
