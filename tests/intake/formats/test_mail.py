"""E-mails: plain text or HTML, sender, subject and day as the head, attached press releases as reports of their own."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from depesche.intake.paths import Rejected
from tests.intake.formats.made import LEAD, TEXT, found, page, pdf, reason, report, sources


def mail(plain: str | None = TEXT, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Presse, Außenministerium Auenland" <presse@auenland.example>'
    message["To"] = "liste@auenland.example"
    message["Subject"] = "Treffen in Bern: Ministerin empfängt Gast"
    message["Date"] = "Tue, 07 May 2024 22:30:00 +0000"
    message["Message-ID"] = "<1@auenland.example>"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def test_plain_mail(tmp_path: Path) -> None:
    """The day is that of the readers: half past ten in the evening in London is the next day here."""
    (tmp_path / "brief.eml").write_bytes(mail().as_bytes())
    (source,) = sources(tmp_path)
    made = report(source)
    assert (made.id, made.title) == ("brief", "Treffen in Bern: Ministerin empfängt Gast")
    assert (made.outlet, made.published) == ("Presse, Außenministerium Auenland", "2024-05-08T00:30+02:00")
    assert made.text == TEXT


def test_mail_that_points_to_a_browser(tmp_path: Path) -> None:
    """Then the HTML is read, as what is seen of it."""
    (tmp_path / "a.eml").write_bytes(mail("Bitte im Browser öffnen.", page()).as_bytes())
    (source,) = sources(tmp_path / "a.eml")
    assert LEAD in source.text
    assert "<p>" not in source.text


def test_attached_reports(tmp_path: Path) -> None:
    """A press release that is attached is read; a picture and a calendar are not."""
    message = mail("Anbei.")
    message.add_attachment(pdf([[(50, 700, 10, LEAD)]]), maintype="application", subtype="pdf", filename="../../mitteilung.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    letter, attached = sources(tmp_path / "a.eml")
    assert letter.text.strip() == "Anbei."
    assert (attached.report_id, attached.source.rpartition("!")[2]) == ("a/mitteilung", "mitteilung.pdf")
    assert attached.text == LEAD
    assert attached.published == "2024-05-08T00:30+02:00"


@pytest.mark.parametrize(
    "content",
    [
        b"From: a\nMIME-Version: 1.0\nSubject: =?nix?q?=FF=?=\nContent-Type: text/plain; charset=nix\n\n" + TEXT.encode(),
        b"From: \xff\xfe\nSubject: " + b"=?utf-8?b?" * 5000 + b"\nDate: 99 Nix\n\n" + TEXT.encode(),
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\n" + TEXT.encode(),
        b"Content-Type: text/plain; charset*=utf-8''nix%FF\nContent-Disposition: attachment; filename*1*=\n\n" + TEXT.encode(),
        b"From: <<<<>>>>,,,;;;:@\nDate: Tue, 07 May 99999999 22:30:00 +9999\n\n" + TEXT.encode(),
    ],
    ids=["charset", "subject", "boundary", "filename", "date"],
)
def test_broken_mails_are_read_as_far_as_they_go(tmp_path: Path, content: bytes) -> None:
    """The text comes through whatever is wrong with the head."""
    (tmp_path / "a.eml").write_bytes(content)
    (source,) = sources(tmp_path / "a.eml")
    assert LEAD in source.text


@pytest.mark.parametrize("kind", ["multipart/mixed; boundary=x", "message/rfc822"])
def test_mails_within_mails_without_end(tmp_path: Path, kind: str) -> None:
    """Whatever comes of it, it is one answer."""
    (tmp_path / "a.eml").write_bytes((f"Content-Type: {kind}\n\n--x\n".encode()) * 3000 + TEXT.encode())
    began = time.process_time()
    (only,) = found(tmp_path / "a.eml")
    assert isinstance(only, Rejected)
    assert time.process_time() - began < 1


def test_very_many_parts(tmp_path: Path) -> None:
    """A mail of thousands of parts is set aside."""
    for count in (1500, 500_000):
        (tmp_path / "a.eml").write_bytes(b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * count)
        assert "parts" in reason(tmp_path / "a.eml")
