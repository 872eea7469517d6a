"""The commands: what they print where, and the codes they end with."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from depesche.archive.store import open_archive
from depesche.cli import app
from depesche.model.json import reading_from_json, record_from_json

REPORT = """Treffen in Oslo

Oslo – Die Außenminister von Norwegen und Schweden trafen sich am Montag in Oslo. „Wir sind zufrieden“, sagte Anna Groß.
Am Freitag wollen die beiden Minister in Stockholm über den Grenzverkehr beraten.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working folder with two reports in `reports/`."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "n1.txt").write_text(REPORT, encoding="utf-8")
    (reports / "n2.txt").write_text(REPORT.replace("Montag", "Dienstag"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, stdin: str | None = None) -> Result:
    done = CliRunner().invoke(app, list(words), input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output
    return done


def start(*words: str, cwd: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from depesche.cli import main; main()", *words]
    return subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def counts(done: Result) -> dict[str, int]:
    return {name: int(count) for name, count in re.findall(r"^(\w[\w ]*?) +(\d+)$", done.stdout, re.MULTILINE)}


def test_read_twice(folder: Path) -> None:
    """The first run reads all, the second finds all there; both end well."""
    first = run("read", "reports", "--published", "2024-05-07", "--outlet", "Nordblatt")
    assert first.exit_code == 0
    assert first.stderr == ""
    assert counts(first) == {"read": 2, "new": 2, "unchanged": 0, "changed": 0, "set aside": 0}
    assert (folder / "depesche.sqlite").is_file()
    second = run("read", "reports")
    assert second.exit_code == 0
    assert counts(second) == {"read": 2, "new": 0, "unchanged": 2, "changed": 0, "set aside": 0}


def test_read_goes_on_after_a_bad_path(folder: Path) -> None:
    """A path that does not exist is set aside with its reason; the rest is read; the code is 1."""
    done = run("read", "none.txt", "reports")
    assert done.exit_code == 1
    assert counts(done)["new"] == 2
    assert counts(done)["set aside"] == 1
    assert re.search(r"^  none\.txt: .+", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", ["read", "extract"])
def test_no_path_exists(folder: Path, command: str) -> None:
    """Where none of the paths exists the command was misspelt: code 2, and no archive is made."""
    done = run(command, "none.txt", "neither")
    assert done.exit_code == 2
    assert "none.txt" in done.stderr
    assert not (folder / "depesche.sqlite").exists()


@pytest.mark.parametrize("command", ["read", "extract"])
def test_folder_without_reports(folder: Path, command: str) -> None:
    """A folder without reports is said so, with code 1."""
    (folder / "leer").mkdir()
    done = run(command, "leer")
    assert done.exit_code == 1
    assert "leer" in done.output


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["nix"],
        ["extract", "reports", "--format", "yaml"],
        ["read", "reports", "--published", "gestern"],
        ["read", "reports", "--published", "2024-02-30"],
        ["schema", "nix"],
        ["extract", "reports", "--out", "none/readings.jsonl"],
        ["extract", "reports", "--out", "reports"],
        ["serve", "--port", "-1"],
    ],
)
def test_usage(folder: Path, words: list[str]) -> None:
    """A command that cannot be carried out as given ends with 2 and says why on standard error."""
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr != ""


def test_extract_jsonl(folder: Path) -> None:
    """One reading a line, in the exchange form, with the file's stem as its id."""
    done = run("extract", "reports", "--published", "2024-05-07")
    assert done.exit_code == 0
    readings = [reading_from_json(line) for line in done.stdout.splitlines()]
    assert [reading.report.id for reading in readings] == ["n1", "n2"]
    assert {reading.report.published for reading in readings} == {"2024-05-07"}


def test_extract_takes_jsonl_with_given_values(folder: Path) -> None:
    """Values given in JSONL stand in the reading as they were given."""
    row = {"id": "x-1", "text": REPORT, "published": "2024-05-07", "outlet": "Nordblatt", "title": "Ein Titel"}
    (folder / "input.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    done = run("extract", "input.jsonl")
    head = json.loads(done.stdout)["report"]
    assert {field: head[field] for field in ("id", "outlet", "title", "published")} == {
        field: row[field] for field in ("id", "outlet", "title", "published")
    }


def test_day_that_is_none_in_jsonl(folder: Path) -> None:
    """A line whose day of publication is not one is set aside, with what to write."""
    row = {"id": "x-1", "text": REPORT, "published": "27.02.2025"}
    (folder / "input.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = run("extract", "input.jsonl")
    assert done.exit_code == 1
    assert "2025-02-27" in done.stderr


def test_fault_of_the_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that nobody expected ends with 70 and no traceback, and says how to see more."""

    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("depesche.archive.attempt.attempts", broken)
    done = run("extract", "reports")
    assert done.exit_code == 70
    assert "DEPESCHE_TRACEBACK" in done.stderr


def test_extract_standard_input(folder: Path) -> None:
    """`-` is standard input."""
    done = run("extract", "-", "--outlet", "Nordblatt", "--title", "Treffen", stdin=REPORT)
    assert done.exit_code == 0
    head = json.loads(done.stdout)["report"]
    assert (head["outlet"], head["title"]) == ("Nordblatt", "Treffen")


def test_options_stand_for_one_report_and_fill_for_several(folder: Path) -> None:
    """A headline given with one file stands; given with a folder it leaves printed headlines alone."""
    one = run("extract", "reports/n1.txt", "--title", "Anders")
    assert [json.loads(line)["report"]["title"] for line in one.stdout.splitlines()] == ["Anders"]
    both = run("extract", "reports", "--title", "Anders")
    assert [json.loads(line)["report"]["title"] for line in both.stdout.splitlines()] == ["Treffen in Oslo"] * 2


def test_missing_day_is_said(folder: Path) -> None:
    """A report without a day of publication is read, and the user is told what to do."""
    for command in ("read", "extract"):
        done = run(command, "reports/n1.txt")
        assert done.exit_code == 0
        assert "--published" in done.stderr


def test_extract_names_what_is_set_aside(folder: Path) -> None:
    """What is set aside is named on standard error, so that standard output holds readings only."""
    done = run("extract", "none.txt", "reports")
    assert done.exit_code == 1
    assert "none.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_extract_table(folder: Path) -> None:
    """The table for people names each report."""
    done = run("extract", "reports", "--format", "table", "--outlet", "Nordblatt")
    assert done.exit_code == 0
    assert done.stdout.count("Nordblatt") >= 2


def test_out_writes_the_same_bytes(folder: Path) -> None:
    """`--out` writes to the file what would stand on standard output, and leaves nothing else in the folder."""
    before = set(folder.iterdir())
    assert run("extract", "reports", "--out", "readings.jsonl").stdout == ""
    assert (folder / "readings.jsonl").read_bytes() == run("extract", "reports").stdout_bytes
    assert set(folder.iterdir()) - before == {folder / "readings.jsonl"}


def test_export_and_schema(folder: Path) -> None:
    """Readings and record come out in their exchange forms, the same on every call and equal to `extract`."""
    run("read", "reports", "--published", "2024-05-07")
    done = run("export")
    assert done.exit_code == 0
    assert done.stdout == run("extract", "reports", "--published", "2024-05-07").stdout
    record = run("export", "--format", "record")
    assert [report.id for report in record_from_json(record.stdout).reports] == ["n1", "n2"]
    assert record.stdout == run("export", "--format", "record").stdout
    for name in ("reading", "record"):
        assert json.loads(run("schema", name).stdout)["title"] == name.capitalize()


def test_brief(folder: Path) -> None:
    """The briefing is Markdown by default, HTML when asked for by format or by the name of the file."""
    run("read", "reports", "--published", "2024-05-07", "--outlet", "Nordblatt")
    done = run("brief")
    assert done.exit_code == 0
    assert done.stdout.startswith("# ")
    assert run("brief", "--format", "html").stdout.startswith("<!doctype html>")
    assert run("brief", "--out", "lage.html").exit_code == 0
    assert (folder / "lage.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_show(folder: Path) -> None:
    """A report is shown with its text, a person with the reports that name them; what is not there is said, with code 1."""
    run("read", "reports", "--published", "2024-05-07", "--outlet", "Nordblatt")
    report = run("show", "n1")
    assert report.exit_code == 0
    assert "Nordblatt" in report.stdout
    assert "Stockholm" in report.stdout
    missing = run("show", "niemand")
    assert missing.exit_code == 1
    assert "n1" in missing.stderr


@pytest.mark.parametrize("words", [["brief"], ["show", "n1"], ["export"], ["serve"]])
def test_no_archive(folder: Path, words: list[str]) -> None:
    """Where there is no archive, commands that read one say how to make it, end with 3 and make no file."""
    done = run(*words)
    assert done.exit_code == 3
    assert "depesche read" in done.stderr
    assert not (folder / "depesche.sqlite").exists()


@pytest.mark.parametrize("words", [["read", "reports"], ["brief"], ["show", "n1"], ["export"], ["serve"]])
def test_not_an_archive(folder: Path, words: list[str]) -> None:
    """A file of another kind is no archive: code 3."""
    done = run(*words, "--archive", "reports/n1.txt")
    assert done.exit_code == 3
    assert "not an archive" in done.stderr


def test_locked_archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that another process keeps locked: code 3."""
    run("read", "reports/n1.txt")
    other = sqlite3.connect("depesche.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(open_archive, "__kwdefaults__", {"readonly": False, "wait": 0.05})
    done = run("read", "reports")
    other.close()
    assert done.exit_code == 3
    assert "locked" in done.stderr


def test_empty_archive_has_an_empty_briefing(folder: Path) -> None:
    """A briefing of an archive without reports is written, and the user is told."""
    (folder / "leer").mkdir()
    run("read", "leer")
    done = run("brief")
    assert done.exit_code == 1
    assert "no reports" in done.stderr


def test_version() -> None:
    """`--version` names the program and its version."""
    done = run("--version")
    assert done.exit_code == 0
    assert re.fullmatch(r"depesche \d+\.\d+\.\d+\S*\n", done.stdout)


def test_help_is_quick(tmp_path: Path) -> None:
    """`depesche --help` answers in under half a second; on a busy machine, in little more than its framework takes to load."""

    def seconds() -> float:
        begin = time.perf_counter()
        process = start("--help", cwd=tmp_path)
        assert "read" in process.communicate(timeout=30)[0]
        return time.perf_counter() - begin

    def framework() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import typer.main, rich.console"], check=True, timeout=30)
        return time.perf_counter() - begin

    assert min(seconds() for _ in range(5)) < max(0.5, 2.5 * min(framework() for _ in range(5)))


def test_closed_pipe_is_no_error(folder: Path) -> None:
    """Where the reader of the output goes away (`| head`), the command ends without a word."""
    row = {"text": REPORT, "published": "2024-05-07"}
    rows = [json.dumps({"id": f"r{number}", **row}, ensure_ascii=False) for number in range(60)]
    (folder / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with start("extract", "many.jsonl", cwd=folder) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_ctrl_c(folder: Path) -> None:
    """Ctrl-C ends a run with 130 and a sentence; the archive opens again and a second run completes it."""
    for number in range(400):
        (folder / "reports" / f"m{number:03}.txt").write_text(f"{REPORT}\nBericht Nummer {number}.", encoding="utf-8")
    process = start("read", "reports", cwd=folder)
    until = time.monotonic() + 30
    while time.monotonic() < until and not _has_reports(folder / "depesche.sqlite"):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped" in errors
    assert "Traceback" not in errors
    done = run("read", "reports")
    assert done.exit_code == 0
    assert counts(done)["unchanged"] > 0
    assert len(run("export").stdout.splitlines()) == 402


def _has_reports(path: Path) -> bool:
    if not path.exists():
        return False
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT count(*) FROM reports").fetchone()[0] > 1
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def test_serve(folder: Path) -> None:
    """The desk prints its address on this machine, answers there, and ends with Ctrl-C."""
    run("read", "reports", "--published", "2024-05-07")
    process = start("serve", "--port", "0", cwd=folder)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
        taken = run("serve", "--port", address.rstrip("/").rpartition(":")[2])
        assert taken.exit_code == 2
        assert "not free" in taken.stderr
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0


def test_output_is_utf_8_in_any_locale(folder: Path) -> None:
    """A shell with another encoding does not change the bytes of the output."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-c", "from depesche.cli import main; main()", "extract", "-"]
    done = subprocess.run(command, input=REPORT.encode(), env=environment, capture_output=True, check=True, timeout=60)
    assert json.loads(done.stdout.decode("utf-8"))


def test_a_path_written_another_way_is_the_same(folder: Path) -> None:
    """`./reports/n1.txt` names one report, as `reports/n1.txt` does: what is given with it stands."""
    for path in ("reports/n1.txt", "./reports/n1.txt", "reports//n1.txt"):
        done = run("extract", path, "--outlet", "Neues Blatt")
        assert reading_from_json(done.stdout).report.outlet == "Neues Blatt"


def test_missing_event_names_the_listing_of_events(folder: Path) -> None:
    """Who asks for an event that is not there is told where events are listed."""
    run("read", "reports")
    done = run("show", "ev-nix")
    assert done.exit_code == 1
    assert "--format record" in done.stderr


def test_judge_lists_keeps_and_undoes(folder: Path) -> None:
    """Without words a list; with them a decision that shows in `show` and is undone; without a reason wrong usage."""
    run("read", "reports/n1.txt", "--published", "2024-05-07", "--outlet", "Nordblatt")
    assert "depesche judge merge" in run("judge").stdout
    with open_archive("depesche.sqlite", readonly=True) as archive:
        event = archive.record().events[0].id
    assert run("judge", "confirm", event).exit_code == 2
    assert run("judge", "confirm", "ev-none", "--why", "x").exit_code == 1
    done = run("judge", "correct", event, "city", "Bergen", "--why", "Tippfehler", "--who", "Ada")
    assert (done.exit_code, "von Hand berichtigt: Ort Bergen (d1, Ada" in done.stdout) == (0, True)
    assert "Tippfehler" in run("show", event).stdout
    assert run("judge", "undo", "d1", "--why", "doch nicht").exit_code == 0
    assert "zurückgenommen durch d2" in run("judge").stdout
    run("judge", "rename", "Niemand", "Jemand", "--why", "x")
    lost = run("judge")
    assert (lost.exit_code, "greift nicht mehr" in lost.stdout) == (1, True)


def test_news_of_a_run_and_a_day(folder: Path) -> None:
    """What the last run brought, as text and as JSON; the list of runs; a run that is not there is named."""
    assert run("read", "reports/n1.txt", "--published", "2024-05-07").exit_code == 0
    assert run("read", "reports/n2.txt", "--published", "2024-05-08").exit_code == 0
    assert "Was neu ist, seit Lauf 2" in run("news").stdout
    assert json.loads(run("news", "--since", "2024-05-08", "--json").stdout)["reports"] == ["n2"]
    assert len(run("news", "--runs").stdout.splitlines()) == 2
    assert run("news", "--since", "9").exit_code == 1
    assert run("news", "--out", "neu.html").exit_code == 0
    assert "<h1>Was neu ist" in Path("neu.html").read_text(encoding="utf-8")
