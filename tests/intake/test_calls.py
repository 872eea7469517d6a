"""One call for every kind, from Python and from the shell; pages are kept so that a newer version can read them again."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from typer.testing import CliRunner

import depesche
from depesche.archive.store import open_archive
from depesche.cli import app
from depesche.intake.sources import read_reports
from tests.intake.formats.made import BODY, LEAD, TEXT, page, pdf, warc_record


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "Treffen", "Tue, 07 May 2024 08:15:00 +0200"
    message.set_content(TEXT)
    return message.as_bytes()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return stream.getvalue()


def _saved() -> bytes:
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    return f"{head}Content-Type: text/html; charset=utf-8\nContent-Location: https://b.example/1\n\n{page()}\n--x--\n".encode()


KINDS: dict[str, Callable[[], bytes]] = {
    "a.txt": TEXT.encode,
    "a.md": f"# Treffen in Bern\n\n{TEXT}".encode,
    "a.html": page().encode,
    "a.mhtml": _saved,
    "a.pdf": lambda: pdf([[(50, 700, 10, LEAD)]]),
    "a.warc": lambda: warc_record("https://b.example/1", page().encode()),
    "a.warc.gz": lambda: gzip.compress(warc_record("https://b.example/1", page().encode())),
    "a.rss": lambda: f"<rss><channel><item><guid>1</guid><description>{LEAD}</description></item></channel></rss>".encode(),
    "a.atom": lambda: (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content>{LEAD}</content></entry></feed>".encode()
    ),
    "a.json": lambda: json.dumps([{"text": TEXT}]).encode(),
    "a.jsonl": lambda: json.dumps({"text": TEXT}).encode(),
    "a.csv": lambda: f'text\n"{LEAD}"\n'.encode(),
    "a.eml": _mail,
    "a.zip": _zip,
    "a.txt.gz": lambda: gzip.compress(TEXT.encode()),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_from_a_file_a_folder_and_standard_input(tmp_path: Path, name: str) -> None:
    """The same report comes out of each; standard input tells the kind by what it begins with."""
    (tmp_path / name).write_bytes(KINDS[name]())
    for path in (tmp_path / name, tmp_path):
        (made,) = depesche.reports(path)
        assert isinstance(made, depesche.Report), made
        assert LEAD in made.text
    if name.rpartition(".")[2] not in ("csv", "md"):  # a table begins like any text
        (piped,) = read_reports(["-"], stdin=io.BytesIO(KINDS[name]()))
        assert isinstance(piped, depesche.Report), piped
        assert LEAD in piped.text


def test_a_folder_of_everything(tmp_path: Path) -> None:
    """One bad file costs no good one, and is counted."""
    for name, content in KINDS.items():
        (tmp_path / name).write_bytes(content())
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7")
    summary = depesche.read(tmp_path, archive=tmp_path / "x.sqlite")
    assert summary.read == len(KINDS)
    assert [rejected.source.rpartition("/")[2] for rejected in summary.rejected] == ["kaputt.pdf"]
    again = depesche.read(tmp_path, archive=tmp_path / "x.sqlite")
    assert (again.new, again.changed, again.unchanged) == (0, 0, len(KINDS))


def test_mapped_columns_from_the_shell(tmp_path: Path) -> None:
    """`--map` for `read` and `extract`; a mapping that is none ends with 2."""
    (tmp_path / "a.csv").write_text(f'datum;inhalt\n7.5.2024;"{LEAD}"\n', encoding="utf-8")
    words = [str(tmp_path / "a.csv"), "--map", "text=inhalt", "--map", "published=datum"]
    done = CliRunner().invoke(app, ["extract", *words])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["report"]["published"] == "2024-05-07"
    done = CliRunner().invoke(app, ["read", *words, "--archive", str(tmp_path / "x.sqlite")])
    assert done.exit_code == 0, done.output
    for wrong in ("text", "nix=a", "text="):
        assert CliRunner().invoke(app, ["read", str(tmp_path / "a.csv"), "--map", wrong]).exit_code == 2


def test_an_address_from_the_shell(tmp_path: Path) -> None:
    """An address needs no file of that name; this machine is refused unless it is allowed."""
    done = CliRunner().invoke(app, ["read", "http://127.0.0.1:9/a", "--archive", str(tmp_path / "x.sqlite")])
    assert done.exit_code == 1
    assert "--allow-private" in done.stdout
    done = CliRunner().invoke(app, ["extract", "http://127.0.0.1:9/a", "--allow-private"])
    assert done.exit_code == 1
    assert "cannot be reached" in done.stderr


def test_a_page_is_read_again_from_its_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the reader gets the page as it came, not what the older one made of it."""
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    with open_archive(tmp_path / "x.sqlite") as archive:
        archive.read(tmp_path / "a.html")
        before = archive.report("a")
        monkeypatch.setattr("depesche.archive.batch.reader_stamp", lambda: "new")
        monkeypatch.setattr("depesche.archive.attempt.reader_stamp", lambda: "new")
        summary = archive.read([])
        assert summary.reread == 1
        assert archive.report("a") == before
        assert before.title == "Treffen in Bern"
        assert BODY in before.text


def test_a_fault_of_a_reader_costs_only_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody expected is said with its name, and the next file is read."""

    def broken(content: bytes) -> str:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("depesche.intake.formats.markdown.decode", broken)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    rejected, made = depesche.reports(tmp_path)
    assert "ZeroDivisionError" in str(rejected)
    assert isinstance(made, depesche.Report)


def test_nothing_is_written_beside_the_archive(tmp_path: Path) -> None:
    """Whatever the kinds hold, only the archive and the files of its database are there afterwards."""
    for name, content in KINDS.items():
        (tmp_path / name).write_bytes(content())
    before = set(tmp_path.iterdir())
    with open_archive(tmp_path / "x.sqlite") as archive:
        archive.read(tmp_path)
    assert {path.name for path in set(tmp_path.iterdir()) - before} <= {"x.sqlite", "x.sqlite-wal", "x.sqlite-shm"}
