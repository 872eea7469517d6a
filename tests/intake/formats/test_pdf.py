"""Press releases in PDF: columns in order, words and paragraphs whole, hostile files set aside within limits."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.intake.formats.made import Line, pdf, reason, report, sources

LEFT = ("Die Außenministerin hat am Mon-", "tag in Bern ihren Kollegen aus", "Chile empfangen. Sie sprachen", "über den Handel.")
RIGHT = ("Der Gast lobte die „offenen", "Worte“ und lud nach Santiago", "ein. Ein Termin dafür steht", "noch nicht fest.")


def release(*, by_rows: bool) -> list[Line]:
    """Give a page of two columns, drawn row by row as some programs do, or column by column."""
    head: list[Line] = [(50, 760, 18, "Treffen in Bern"), (50, 740, 10, "Bern, 7. Mai 2024")]
    left: list[Line] = [(50, 700 - 14 * row, 10, words) for row, words in enumerate(LEFT)]
    right: list[Line] = [(310, 700 - 14 * row, 10, words) for row, words in enumerate(RIGHT)]
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    return head + (rows if by_rows else left + right) + [(290, 30, 8, "Seite 1 von 1")]


@pytest.mark.parametrize("by_rows", [True, False])
def test_columns_are_read_one_after_the_other(tmp_path: Path, by_rows: bool) -> None:
    """Whatever order the file draws them in; words parted at the end of a line are joined, page numbers come last."""
    (tmp_path / "mitteilung.pdf").write_bytes(pdf([release(by_rows=by_rows)]))
    (source,) = sources(tmp_path / "mitteilung.pdf")
    assert source.report_id == "mitteilung"
    assert source.text.split("\n\n") == [
        "Treffen in Bern",
        "Bern, 7. Mai 2024",
        "Die Außenministerin hat am Montag in Bern ihren Kollegen aus Chile empfangen. Sie sprachen über den Handel.",
        "Der Gast lobte die „offenen Worte“ und lud nach Santiago ein. Ein Termin dafür steht noch nicht fest.",
        "Seite 1 von 1",
    ]
    made = report(source)
    assert made.title == "Treffen in Bern"
    assert made.published == "2024-05-07"


def test_a_paragraph_over_two_pages_is_one(tmp_path: Path) -> None:
    """What repeats itself at the head and foot of pages stands between no two halves of a sentence, and is not lost."""
    head, foot = "Staatskanzlei Auenland", "Rückfragen: presse@auenland.example"
    first: list[Line] = [(50, 810, 8, head), (50, 700, 10, "Die Verhandlungen über das Abkommen sollen nach"), (50, 20, 8, foot)]
    second: list[Line] = [(50, 810, 8, head), (50, 700, 10, "dem Sommer in Wien beginnen."), (50, 20, 8, foot)]
    (tmp_path / "a.pdf").write_bytes(pdf([first, second]))
    (source,) = sources(tmp_path / "a.pdf")
    paragraphs = source.text.split("\n\n")
    assert paragraphs[0] == "Die Verhandlungen über das Abkommen sollen nach dem Sommer in Wien beginnen."
    assert sorted(paragraphs[1:]) == sorted([head, foot] * 2)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7 ...", "cannot be read"),
        (pdf([release(by_rows=True)])[:700], "cannot be read"),
        (pdf([[]]), "only pictures"),
        (pdf([release(by_rows=True)] * 61), "more than 60 pages"),
        (b"GIF89a", "no PDF"),
    ],
)
def test_what_is_no_press_release_is_named(tmp_path: Path, content: bytes, expected: str) -> None:
    """Broken, scanned and far too long files say so."""
    (tmp_path / "a.pdf").write_bytes(content)
    assert expected in reason(tmp_path / "a.pdf")


def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that unfolds to gigabytes, or drawing without end, ends with the limits of the process that reads it."""
    monkeypatch.setattr("depesche.intake.formats.pdf.PDF_SECONDS", 2.0)
    monkeypatch.setattr("depesche.intake.formats.pdf.PDF_MEMORY", 300_000_000)
    (tmp_path / "a.pdf").write_bytes(pdf([release(by_rows=True)], extra=b"BT (a) Tj ET\n" * 2_000_000))
    assert (tmp_path / "a.pdf").stat().st_size < 100_000
    began = time.monotonic()
    assert reason(tmp_path / "a.pdf")
    assert time.monotonic() - began < 5


def test_a_module_of_the_working_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads the file takes no code from where the user happens to stand."""
    (tmp_path / "pdfminer.py").write_text("raise SystemExit('run')", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf([release(by_rows=True)]))
    monkeypatch.chdir(tmp_path)
    assert len(sources("a.pdf")) == 1
