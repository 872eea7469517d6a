"""ZIP and gzip archives: members of every kind, one in the other, bombs and tricks refused, nothing written anywhere."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from pathlib import Path

import pytest

from depesche.intake.paths import Rejected
from depesche.intake.source import Source
from tests.intake.formats.made import LEAD, TEXT, found, page, pdf, reason, sources


def packed(members: dict[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_members_of_every_kind(tmp_path: Path) -> None:
    """In the order of their names; what is no report, hidden, or tells of the folder is passed over."""
    members = {
        "b/2.html": page().encode(),
        "b/1.txt": TEXT.encode(),
        "a.jsonl": b'{"id": "x", "text": "Die Ministerin reist heute nach Bern."}\n' * 2,
        "mitteilung.pdf": pdf([[(50, 700, 10, LEAD)]]),
        "bild.png": b"\x89PNG",
        ".geheim.txt": b"x",
        "__MACOSX/b/1.txt": b"x",
        "README.md": b"x",
    }
    (tmp_path / "paket.zip").write_bytes(packed(members))
    everything = sources(tmp_path)
    assert [source.report_id for source in everything] == ["x", "x", "paket/b/1", "paket/b/2", "paket/mitteilung"]
    assert everything[2].source.endswith("paket.zip!b/1.txt")


def test_one_archive_in_another_is_opened_and_a_third_is_not(tmp_path: Path) -> None:
    """Nested once, as mail programs do; what is nested deeper is a trick or can be unpacked by its user."""
    inner = packed({"1.txt": TEXT.encode()})
    (tmp_path / "a.zip").write_bytes(packed({"b.zip": inner, "c.zip": packed({"d.zip": inner}), "e.txt": TEXT.encode()}))
    everything = found(tmp_path / "a.zip")
    assert [type(entry) for entry in everything] == [Source, Rejected, Source]
    assert getattr(everything[0], "report_id", "") == "a/b/1"
    assert "more than 2 deep" in str(everything[1])


def test_paths_that_lead_out_are_only_names(tmp_path: Path) -> None:
    """Nothing is unpacked to disk, and ids hold no way out."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("../../etc/evil.txt", "/etc/evil2.txt", "C:\\evil3.txt", "..\\..\\evil4.txt")
    (folder / "a.zip").write_bytes(packed({name: TEXT.encode() for name in names}))
    before = sorted(tmp_path.rglob("*"))
    for source in sources(folder / "a.zip"):
        assert ".." not in source.report_id
        assert source.report_id.startswith("a/")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_costs_only_itself(tmp_path: Path) -> None:
    """A member that unfolds a thousandfold is stopped, and the one behind it is read."""
    members = {
        "a.csv": b"id,text\n" + (b"x," + b"a" * 1_000_000 + b"\n") * 100,
        "b.txt": TEXT.encode(),
        "c.html": b"<html>" + b"a" * 20_000_000,
    }
    (tmp_path / "a.zip").write_bytes(packed(members))
    began = time.process_time()
    *_, bomb, good, large = found(tmp_path / "a.zip")
    assert "unfolds more than 200 times" in str(bomb)
    assert isinstance(good, Source)
    assert isinstance(large, Rejected)
    assert time.process_time() - began < 5


def test_a_broken_member_costs_only_itself(tmp_path: Path) -> None:
    """Its checksum tells; the others are read."""
    content = bytearray(packed({"a.txt": TEXT.encode(), "b.txt": LEAD.encode()}, zipfile.ZIP_STORED))
    place = content.find(b"Ministeriums")
    content[place : place + 4] = b"XXXX"
    (tmp_path / "a.zip").write_bytes(bytes(content))
    broken, good = found(tmp_path / "a.zip")
    assert "cannot be" in str(broken)
    assert isinstance(good, Source)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"PK\x03\x04....", "broken"),
        (packed({"a.txt": TEXT.encode()})[:-30], "broken"),
        (packed({"bild.png": b"x"}), "holds no reports"),
        (packed({}), "holds no reports"),
        (packed({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "office file"),
    ],
)
def test_what_is_no_archive_of_reports(tmp_path: Path, content: bytes, expected: str) -> None:
    """Each says what it is."""
    (tmp_path / "a.zip").write_bytes(content)
    assert expected in reason(tmp_path / "a.zip")


def test_a_locked_member(tmp_path: Path) -> None:
    """A password is asked of nobody."""
    content = bytearray(packed({"a.txt": TEXT.encode()}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(content))
    assert "password" in reason(tmp_path / "a.zip")


def test_packed_files(tmp_path: Path) -> None:
    """A packed page, table or text is read as what it is; a broken one says so."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(f"id,text\nx,{LEAD}\n".encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert [(source.report_id, source.form) for source in sources(tmp_path)] == [("a", "html"), ("x", "text"), ("c", "text")]
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:-12])
    assert "cannot be read" in reason(tmp_path / "c.txt.gz")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"a" * 20_000_000))
    assert "too large" in reason(tmp_path / "c.txt.gz")
