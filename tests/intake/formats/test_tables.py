"""Reports in CSV and JSON: columns mapped, encodings and separators told, bad rows set aside alone, long files in pieces."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from depesche.intake.paths import Rejected
from depesche.intake.source import Member, Options, Source
from tests.intake.formats.made import BODY, LEAD, TEXT, found, page, reason, report, sources

MAPPED = Options(columns={"text": "body", "published": "date"})


def table(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_mapped_columns(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Whatever parts the columns and however they are encoded; days in digits become ISO 8601."""
    rows = [("Nr", "date", "body", "outlet"), ("7", "7.5.2024", TEXT, "Auenland-Bote"), ("8", "2024-05-08", LEAD, "")]
    (tmp_path / "a.csv").write_bytes(table(rows, delimiter).encode(encoding))
    one, two = sources(tmp_path / "a.csv", Options(columns={**MAPPED.columns, "id": "Nr"}))
    assert (one.report_id, one.published, one.outlet, one.text.splitlines()[0]) == ("7", "2024-05-07", "Auenland-Bote", LEAD)
    assert (two.report_id, two.published, two.outlet) == ("8", "2024-05-08", None)


def test_names_of_columns_in_any_case(tmp_path: Path) -> None:
    """ "Text" and "URL" are the fields of those names; a report without an id is named by its address."""
    (tmp_path / "a.csv").write_text(
        table([("Text", "URL"), (LEAD, "https://www.bote.example/politik/1.html?utm_source=x")]), "utf-8"
    )
    (only,) = sources(tmp_path / "a.csv")
    assert only.report_id == "bote.example/politik/1"
    assert report(only).url == "https://www.bote.example/politik/1.html?utm_source=x"


def test_a_missing_column_is_said_with_those_there_are(tmp_path: Path) -> None:
    """The user sees what could be mapped."""
    (tmp_path / "a.csv").write_text(table([("Datum", "Inhalt"), ("2024-05-07", LEAD)]), "utf-8")
    (only,) = found(tmp_path / "a.csv")
    assert "no column 'text'" in str(only)
    assert "Datum, Inhalt" in str(only)
    assert "no column 'tag'" in reason(tmp_path / "a.csv", Options(columns={"text": "Inhalt", "published": "tag"}))


def test_an_open_quotation_mark_costs_a_bounded_stretch(tmp_path: Path) -> None:
    """A row that would swallow the rest of the table is given up at the limit, and the rows behind it are read."""
    rows = "".join(f"r{number},{LEAD}\n" for number in range(100))
    (tmp_path / "a.csv").write_text(f'id,text\nvor,{LEAD}\nauf,"{LEAD}\n{rows}', encoding="utf-8")
    everything = found(tmp_path / "a.csv", Options(limit=2000))
    assert isinstance(everything[0], Source)
    assert isinstance(everything[1], Rejected)
    assert "too large" in everything[1].reason
    assert sum(isinstance(entry, Source) for entry in everything) > 70


def test_a_table_with_ends_of_line_of_old(tmp_path: Path) -> None:
    """One that knows only carriage returns is one line of names: it is said, not stumbled over."""
    (tmp_path / "a.csv").write_bytes(f"id,text\rx,{LEAD}\r".encode())
    assert "column" in reason(tmp_path / "a.csv")


def test_an_endless_line(tmp_path: Path) -> None:
    """A line without an end is passed over in pieces; what stands behind it is read."""
    (tmp_path / "a.csv").write_text(f"id,text\na,{'x' * 50_000}\nb,{LEAD}\n", encoding="utf-8")
    long, good = found(tmp_path / "a.csv", Options(limit=1000))
    assert isinstance(long, Rejected)
    assert isinstance(good, Source)


def test_json_list_is_read_piece_by_piece() -> None:
    """The first report comes while most of the file is still unread, and an element that is none is set aside alone."""
    rows = [{"id": f"r{number}", "text": TEXT} for number in range(3000)]
    rows[1] = 7  # type: ignore[call-overload]
    stream = io.BytesIO(json.dumps(rows, ensure_ascii=False).encode())
    from depesche.intake.formats.objects import read_json

    reader = read_json(Member(stream=stream, name="a", source="a.json"), Options())
    first, second, third = next(reader), next(reader), next(reader)
    assert stream.tell() < 500_000
    assert isinstance(first, Source)
    assert isinstance(second, Rejected)
    assert isinstance(third, Source)
    assert third.source == "a.json:3"
    assert sum(1 for _ in reader) == 2997


@pytest.mark.parametrize(
    "whole",
    [
        [{"body": TEXT, "date": "2024-05-07"}],
        {"body": TEXT, "date": "2024-05-07"},
        {"status": "ok", "articles": [{"body": TEXT, "date": "2024-05-07"}]},
        {"response": {"docs": [{"body": TEXT, "date": "2024-05-07"}], "count": 1}},
    ],
)
def test_shapes_of_json(tmp_path: Path, whole: object) -> None:
    """A list, one report, or an object with a list in it, as the answers of news services have it."""
    (tmp_path / "a.json").write_text(json.dumps(whole), encoding="utf-8")
    (only,) = sources(tmp_path / "a.json", MAPPED)
    assert (only.text, only.published) == (TEXT, "2024-05-07")
    assert only.report_id.startswith("a-")


def test_json_in_windows_1252(tmp_path: Path) -> None:
    """Umlauts come out as umlauts, also where only some bytes are not UTF-8."""
    for encoding in ("utf-8", "windows-1252", "utf-16", "utf-8-sig"):
        (tmp_path / "a.json").write_bytes(json.dumps([{"text": TEXT}], ensure_ascii=False).encode(encoding))
        assert sources(tmp_path / "a.json")[0].text == TEXT


def test_a_field_within_a_field_and_markup(tmp_path: Path) -> None:
    """`a.b` leads into objects; a fragment of HTML becomes its words, a whole page is read as one."""
    rows = [{"id": 1, "content": {"rendered": f"<p>{LEAD}</p><p>{BODY}</p>"}}, {"id": 2, "content": {"rendered": page()}}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    fragment, whole = sources(tmp_path / "a.json", Options(columns={"text": "content.rendered"}))
    assert (fragment.form, fragment.text) == ("text", TEXT)
    assert (whole.report_id, whole.form) == ("2", "html")
    assert report(whole).title == "Treffen in Bern"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[", "not JSON"),
        ("[]", "empty"),
        ('[{"text": "a"', "not JSON"),
        ("{]", "not JSON"),
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"a": 1}', "no 'text'"),
        ("Kein JSON", "not JSON"),
    ],
)
def test_broken_json(tmp_path: Path, content: str, expected: str) -> None:
    """What cannot be read is said in one line, whatever it is."""
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert expected in reason(tmp_path / "a.json")


def test_a_report_keeps_its_name_when_rows_come_before_it(tmp_path: Path) -> None:
    """Without an id, the name follows from the text, not from the row."""
    for name, rows in (("x", [LEAD]), ("y", [BODY, LEAD])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.csv").write_text(table([("text",), *((row,) for row in rows)]), "utf-8")
    assert sources(tmp_path / "x/a.csv")[0].report_id == sources(tmp_path / "y/a.csv")[1].report_id


def test_markup_that_is_too_deep_is_said(tmp_path: Path) -> None:
    """A value of three thousand tags in each other would come out empty: it is set aside with the limit that it exceeds."""
    deep = "<div>" * 3000 + "<p>Der Minister reiste nach Wien.</p>" + "</div>" * 3000
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": deep}), encoding="utf-8")
    assert "tags stand in each other" in reason(path)
