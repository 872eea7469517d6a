"""Files, folders, standard input and JSON lines; what cannot be read is set aside with reason and advice, the rest goes on."""

import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from depesche.intake.sources import Options, Rejected, Source, notices_of, read_reports, read_sources
from depesche.model.report import Report

TEXT = "Der Außenminister traf am Montag in Bern seine Kollegin. Über die Ergebnisse wurde nichts bekannt."


def only(path: Path | str) -> Report | Rejected:
    found = list(read_reports([path]))
    assert len(found) == 1
    return found[0]


def rejected(path: Path | str) -> Rejected:
    found = only(path)
    assert isinstance(found, Rejected)
    assert found.advice
    assert found.source in str(found)
    return found


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("windows-1252"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes) -> None:
    """UTF-8 with and without mark, Windows-1252 and UTF-16 of both orders give the same text."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    report = only(path)
    assert isinstance(report, Report)
    assert report.text == TEXT
    assert report.id == "a"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"abc\x00def\x00\x00\x01" * 50, "binary"),
        ("Кажется, это русский текст без единого слова".encode("koi8-r"), "encoding"),
        (TEXT.encode("utf-8") + b"\xff\xfe\x81", "encoding"),
        (("Gespräche über Öl für Österreich. " * 3).encode("utf-8").decode("windows-1252").encode("utf-8"), "encoded twice"),
        (b"The minister met his colleague in Bern on Monday and they talked.", "not German"),
        (b"12345 678\n", "no running text"),
        (("\x01\x02\x03\x04" * 20 + TEXT).encode(), "control characters"),
    ],
)
def test_bad_content(tmp_path: Path, content: bytes, reason: str) -> None:
    """Each bad file is named, with what is wrong and what to do."""
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert reason in rejected(path).reason


def test_too_large_is_not_read(tmp_path: Path) -> None:
    """A file of 50 MB is set aside by its size alone."""
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "50.0 MB" in rejected(path).reason
    assert "limit is 2.0 MB" in rejected(path).reason


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    """A path that does not exist and a folder without reports are set aside."""
    assert "no such file" in rejected(tmp_path / "nope.txt").reason
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.bin").write_bytes(b"x")
    assert "holds no reports" in rejected(tmp_path / "folder").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    """A file without the right to read it is set aside."""
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert "cannot be read" in rejected(path).reason


def test_folder_in_order_without_hidden_files(tmp_path: Path) -> None:
    """A folder is searched through in order of names; hidden files, other kinds and what tells of the folder are passed over."""
    for name in ("b.txt", "a.md", ".hidden.txt", "notes.css", "sub/c.txt", "sub/.git/d.txt", "README.md", "sub/license.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert [found.report_id for found in read_sources([tmp_path]) if isinstance(found, Source)] == ["a", "b", "c"]


def test_kinds_that_are_not_read_are_named(tmp_path: Path) -> None:
    """An office file in a folder is not passed over in silence."""
    (tmp_path / "page.docx").write_text("PK", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = list(read_sources([tmp_path]))
    assert [type(source) for source in found] == [Source, Rejected]


def test_doubled_stems_get_their_folder(tmp_path: Path) -> None:
    """Two files of one stem are told apart by their folders, two of one folder by their suffixes, in any order of the paths."""
    for name in ("x/01.txt", "y/01.txt", "y/02.txt", "y/02.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    expected = {"x/01", "y/01", "02.txt", "02.md"}
    for paths in ([tmp_path], [tmp_path / "y", tmp_path / "x"]):
        assert {found.report_id for found in read_sources(paths) if isinstance(found, Source)} == expected


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """A file and its folder, or a file twice, give one report."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert len(list(read_sources([path, tmp_path, path]))) == 1


def test_json_lines(tmp_path: Path) -> None:
    """Given values stand; a bad line is set aside alone, with its number; a doubled id loses no report."""
    lines = [
        json.dumps(
            {"id": "r1", "text": TEXT, "published": "2020-05-04", "outlet": "Heidetaler Bote", "title": "Treffen in Bern"}
        ),
        "no json",
        "",
        json.dumps({"id": "r1", "text": TEXT}),
        json.dumps({"id": "r2"}),
        json.dumps({"text": TEXT}),
        json.dumps({"id": "r3", "text": TEXT, "published": 20200504}),
        json.dumps([1]),
        json.dumps({"id": "r4", "text": TEXT}),
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(read_reports([path]))
    reports = [report for report in found if isinstance(report, Report)]
    assert [report.id for report in reports] == ["r1", "r1", f"reports-{hashlib.sha256(TEXT.encode()).hexdigest()[:8]}", "r4"]
    first = reports[0]
    assert (first.published, first.outlet, first.title) == ("2020-05-04", "Heidetaler Bote", "Treffen in Bern")
    assert [refused.source.rpartition(":")[2] for refused in found if isinstance(refused, Rejected)] == [
        "2",
        "5",
        "7",
        "8",
    ]


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """The first report comes before the last line is looked at, and a line above the limit is set aside without the rest."""
    path = tmp_path / "reports.jsonl"
    long = json.dumps({"id": "long", "text": "x" * 5000})
    path.write_text(
        "\n".join([json.dumps({"id": "a", "text": TEXT}), long, json.dumps({"id": "b", "text": TEXT})]), encoding="utf-8"
    )
    found = list(read_sources([path], options=Options(limit=1000)))
    assert [type(source) for source in found] == [Source, Rejected, Source]
    assert "too large" in str(found[1])


def test_standard_input() -> None:
    """`-` is one pasted text, or JSON lines when it begins with an object."""
    (pasted,) = read_sources(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(pasted, Source)
    assert (pasted.report_id, pasted.text, pasted.source) == ("stdin", TEXT, "-")
    lines = "\n".join(json.dumps({"id": name, "text": TEXT}) for name in "ab")
    assert [found.report_id for found in read_sources(["-"], stdin=io.BytesIO(lines.encode())) if isinstance(found, Source)] == [
        "a",
        "b",
    ]
    (nothing,) = read_sources(["-"], stdin=io.BytesIO(b""))
    assert isinstance(nothing, Rejected)


def test_no_date_is_a_notice(tmp_path: Path) -> None:
    """A report without a date is read, with a notice; a date for all fills the gap and replaces no printed one."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Treffen in Bern\n4. Mai 2020, 10:15 Uhr\n\n{TEXT}", encoding="utf-8")
    reports = [report for report in read_reports([tmp_path]) if isinstance(report, Report)]
    assert [report.published for report in reports] == [None, "2020-05-04T10:15"]
    assert "--published" in notices_of(reports[0])[0]
    assert notices_of(reports[1]) == ()
    dated = [report for report in read_reports([tmp_path], published="2021-01-01") if isinstance(report, Report)]
    assert [report.published for report in dated] == ["2021-01-01", "2020-05-04T10:15"]


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    """A file named in another encoding is read; its id and its source can be written."""
    folder = os.fsencode(tmp_path)
    for name in (b"b\xfcro.txt", b"tag\xe4.css", b"b\xf6ro.txt"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(TEXT.encode())
    found = list(read_sources([tmp_path]))
    assert sorted(source.report_id for source in found if isinstance(source, Source)) == ["b\\xf6ro", "b\\xfcro"]
    for source in found:
        source.source.encode("utf-8")
