"""The names and calls of the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import depesche
from depesche.model.json import to_json

TEXT = (
    "Oslo – Die Außenminister von Norwegen und Schweden trafen sich am Montag in Oslo. „Wir sind zufrieden“, sagte ein Sprecher."
)


def test_every_public_name_is_there() -> None:
    """Each name in `__all__` can be used, stands in order, and no other one is made up."""
    assert depesche.__all__ == sorted(depesche.__all__)
    for name in depesche.__all__:
        assert getattr(depesche, name) is not None
    assert set(depesche.__all__) <= set(dir(depesche))
    with pytest.raises(AttributeError, match="nix"):
        depesche.nix  # noqa: B018


def test_errors_are_public() -> None:
    """Every error of the tree can be caught by its public name."""
    tree = [depesche.DepescheError]
    for error in tree:
        tree.extend(error.__subclasses__())
    assert {error.__name__ for error in tree if error.__module__ == "depesche.errors"} <= set(depesche.__all__)


def test_import_loads_nothing_heavy() -> None:
    """Importing the package, or asking the command line for help, loads neither the reader nor the database."""
    heavy = "{'sqlalchemy', 'pydantic', 'yaml', 'jinja2', 'fastapi', 'uvicorn', 'simplemma', 'numpy'}"
    code = f"import sys, depesche, depesche.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_read_text_is_repeatable() -> None:
    """The same text gives the same bytes, under the head that was given."""
    one = depesche.read_text(TEXT, published="2024-05-07", outlet="Nordblatt", title="Treffen in Oslo", report_id="n1")
    other = depesche.read_text(TEXT, published="2024-05-07", outlet="Nordblatt", title="Treffen in Oslo", report_id="n1")
    assert to_json(one) == to_json(other)
    head = one.report
    assert (head.id, head.outlet, head.title, head.published) == ("n1", "Nordblatt", "Treffen in Oslo", "2024-05-07")


@pytest.mark.parametrize(
    ("text", "published"), [("", None), ("The ministers met in Oslo on Monday morning.", None), (TEXT, "gestern")]
)
def test_read_text_refuses_what_it_cannot_read(text: str, published: str | None) -> None:
    """An empty text, another language or a day that is none raises an error that says so."""
    with pytest.raises(depesche.InputError):
        depesche.read_text(text, published=published)


def test_extract_goes_on_after_a_bad_source(tmp_path: Path) -> None:
    """A source that is not there is given as rejected, and the next one is read."""
    (tmp_path / "n1.txt").write_text(TEXT, encoding="utf-8")
    missing, reading = depesche.extract([tmp_path / "none.txt", tmp_path / "n1.txt"], outlet="Nordblatt")
    assert isinstance(missing, depesche.Rejected)
    assert isinstance(reading, depesche.Reading)
    assert (reading.report.id, reading.report.outlet) == ("n1", "Nordblatt")


def test_half_a_character_is_a_rejection(tmp_path: Path) -> None:
    """A text or an id that cannot be written as UTF-8 is set aside."""
    lines = ['{"id": "a", "text": "Oslo \\ud800 heute."}', '{"id": "b\\ud800", "text": "Oslo heute."}']
    (tmp_path / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert ["half a character" in str(rejected) for rejected in depesche.extract(tmp_path)] == [True, True]


def test_fault_of_the_reader_is_a_rejection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected sets one source aside with its name, and asks for a report of the fault."""

    def broken(report: object, **_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("depesche.archive.attempt.read", broken)
    (tmp_path / "n1.txt").write_text(TEXT, encoding="utf-8")
    (rejected,) = depesche.extract(tmp_path)
    assert isinstance(rejected, depesche.Rejected)
    assert "ZeroDivisionError" in rejected.reason


def test_archive_from_python(tmp_path: Path) -> None:
    """Reports read into an archive come back with their readings, equal to those read without one."""
    (tmp_path / "n1.txt").write_text(TEXT, encoding="utf-8")
    with depesche.open_archive(tmp_path / "a.sqlite") as archive:
        summary = archive.read(tmp_path / "n1.txt", published="2024-05-07", outlet="Nordblatt")
        assert isinstance(summary, depesche.Summary)
        assert summary.new == 1
        (direct,) = depesche.extract(tmp_path / "n1.txt", published="2024-05-07", outlet="Nordblatt")
        assert archive.reading("n1") == direct
        assert isinstance(archive.record(), depesche.Record)


def test_half_a_character_is_no_text() -> None:
    """A lone surrogate, which no file can hold, is refused where the text comes in."""
    with pytest.raises(depesche.InputError, match="lone surrogate"):
        depesche.read_text(f"{TEXT} \ud800")
