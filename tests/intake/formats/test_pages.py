"""Web pages as files and as browsers save them: encodings told, addresses kept, bombs refused before they are parsed."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake.formats.made import LEAD, TEXT, page, reason, report, sources


def saved(markup: str, *, address: str = "https://www.bote.example/politik/treffen") -> bytes:
    """Give a page as a browser saves it, with a picture and the page of a frame."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = "Treffen in Bern"
    message.set_content(markup, subtype="html", cte="quoted-printable")
    message["Content-Location"] = address
    message.make_mixed()
    message.add_attachment("<html><body>Werbung</body></html>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes().replace(b"multipart/mixed", b"multipart/related", 1)


def test_html_file(tmp_path: Path) -> None:
    """The article is kept, what stands around it is not; title, outlet and moment come from the page."""
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (source,) = sources(tmp_path)
    made = report(source)
    assert made.id == "a"
    assert LEAD in made.text
    assert "Impressum" not in made.text
    assert made.title == "Treffen in Bern"
    assert (made.published or "").startswith("2024-05-07T10:15")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "windows-1252"), ("utf-8", "windows-1252"), ("nix", "utf-8"), ("utf-16", "utf-8")],
)
def test_encodings_of_pages(tmp_path: Path, declared: str, encoding: str) -> None:
    """Also where the page says another encoding than it has."""
    (tmp_path / "a.html").write_bytes(page().replace("utf-8", declared).encode(encoding))
    assert LEAD in report(sources(tmp_path / "a.html")[0]).text


def test_a_few_broken_bytes_cost_no_page(tmp_path: Path) -> None:
    """They become the sign for what cannot be read."""
    (tmp_path / "a.html").write_bytes(page().encode().replace(b"<p>Die beiden", b"<p>\xff\x81Die beiden"))
    assert "Die beiden sprachen" in report(sources(tmp_path / "a.html")[0]).text


def test_saved_page(tmp_path: Path) -> None:
    """MHTML gives the page itself with its address; the kind is told without the suffix too."""
    for name in ("a.mhtml", "a.eml", "a.txt"):
        (tmp_path / name).write_bytes(saved(page()))
        (source,) = sources(tmp_path / name)
        made = report(source)
        assert LEAD in made.text
        assert "Werbung" not in made.text
        assert made.url == "https://www.bote.example/politik/treffen"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<html>" + "<div>" * 200_000 + TEXT, "tags"),
        ("<html><body>" + "<b><i>" * 5_000 + TEXT, "stand in each other"),
        ("<html>" + "<p>a" * 200_000, "tags"),
        ("<html>" + "x" * 11_000_000, "too large"),
        ("<html>", "no running text"),
        ("<html>" + "\0\x01\x02" * 5000, "binary"),
    ],
)
def test_bombs(tmp_path: Path, markup: str, expected: str) -> None:
    """They are refused in a moment."""
    began = time.process_time()
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    if expected == "no running text":
        from depesche.intake.sources import read_reports

        (only,) = read_reports([tmp_path / "a.html"])
        assert expected in str(only)
    else:
        assert expected in reason(tmp_path / "a.html")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<" * 1_000_000,
        "<html><body><p " + " ".join(f'a{number}="1"' for number in range(100_000)) + f">{TEXT}</p>",
        f"<html><body><p>{TEXT}</p><!--" + "-" * 1_000_000,
        f"<html><body><p>{TEXT}</p><script>" + "if(a<b)" * 100_000,
        "<html><body>" + "&lt;" * 1_000_000,
        "<html><body>" + "<script " * 70_000 + TEXT,
        "<html><body>" + "<!-- " * 100_000 + TEXT,
        f"<html><body><p>{TEXT}</p>" + " \n" * 1_000_000,
        f"<html><body><p>{TEXT}" + "&#x110000;&#0;&#xd800;" * 10_000,
        "<html><body>" + ("Wort " * 200_000),
        f'<html><body><p>{TEXT}</p><script type="application/ld+json">' + "[" * 100_000 + "</script>",
        f'<html><head><meta property="article:published_time" content="{"9" * 100_000}"></head><body><p>{TEXT}</p>',
    ],
    ids=[
        "angles",
        "attributes",
        "comment",
        "script",
        "entities",
        "scripts",
        "comments",
        "white space",
        "numbers",
        "one line",
        "json",
        "date",
    ],
)
def test_odd_pages_are_read_or_set_aside_in_a_moment(tmp_path: Path, markup: str) -> None:
    """Nothing makes the reader fail or hang."""
    from depesche.intake.sources import read_reports

    began = time.process_time()
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    assert len(list(read_reports([tmp_path / "a.html"]))) == 1
    assert time.process_time() - began < 5
