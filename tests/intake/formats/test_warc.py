"""Web archives: pages with their addresses, other answers passed over, broken records left behind, memory for one page."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from depesche.intake.paths import Rejected
from depesche.intake.source import Source
from tests.intake.formats.made import LEAD, TEXT, found, page, reason, report, sources, warc_record

HOST = "https://www.bote.example"


def good(number: int) -> bytes:
    return warc_record(f"{HOST}/{number}.html", page(f"Treffen {number}").encode())


@pytest.mark.parametrize("pack", [False, True])
def test_pages_are_read_and_the_rest_is_passed_over(tmp_path: Path, pack: bool) -> None:
    """Pictures, redirects, errors and pages without words are no reports."""
    records = [
        good(1),
        warc_record(f"{HOST}/bild.png", b"\x89PNG", kind="image/png"),
        warc_record(f"{HOST}/alt", b"", status="301 Moved", extra="Location: /neu\r\n"),
        warc_record(f"{HOST}/weg", page().encode(), status="404 Not Found"),
        warc_record(f"{HOST}/leer", b""),
        warc_record(f"{HOST}/text", TEXT.encode("windows-1252"), kind="text/plain; charset=iso-8859-1"),
        warc_record(f"{HOST}/gepackt", gzip.compress(page().encode()), extra="Content-Encoding: gzip\r\n"),
        warc_record("javascript:alert(1)", page().encode()),
        good(2),
    ]
    content = b"".join(gzip.compress(record) if pack else record for record in records)
    path = tmp_path / ("a.warc.gz" if pack else "a.warc")
    path.write_bytes(content)
    everything = sources(tmp_path)
    assert [source.report_id for source in everything] == [f"bote.example/{name}" for name in ("1", "text", "gepackt", "2")]
    made = report(everything[0])
    assert (made.title, made.url) == ("Treffen 1", f"{HOST}/1.html")
    assert LEAD in report(everything[1]).text
    assert everything[0].source == f"{path}!{HOST}/1.html"


@pytest.mark.parametrize("pack", [False, True])
@pytest.mark.parametrize("kind", ["garbage", "length", "packed"])
def test_a_broken_record_costs_only_itself(tmp_path: Path, pack: bool, kind: str) -> None:
    """Reading goes on with the next whole record."""
    broken = {
        "garbage": b"\x00\x01 kein Archiv \r\n\r\n",
        "length": warc_record(f"{HOST}/x", page().encode(), length=90_000_000),
        "packed": warc_record(f"{HOST}/x", b"nicht gepackt", extra="Content-Encoding: gzip\r\n"),
    }[kind]
    records = [good(1), broken, good(2), good(3)]
    if pack:
        members = [gzip.compress(record) for record in records]
        if kind == "garbage":
            members[1] = members[0][:40] + b"XXXXXXXX" + members[0][48:]
        content = b"".join(members)
    else:
        content = b"".join(records)
    (tmp_path / ("a.warc.gz" if pack else "a.warc")).write_bytes(content)
    everything = found(tmp_path)
    read = [entry.report_id for entry in everything if isinstance(entry, Source)]
    assert read == ["bote.example/1", "bote.example/2", "bote.example/3"]
    if not (pack and kind == "length"):  # in a packed record the claim is not believed
        assert any(isinstance(entry, Rejected) and "broken" in entry.reason for entry in everything)


@pytest.mark.parametrize(("content", "expected"), [(b"kein Archiv\n", "broken"), (b"", "no pages"), (good(1)[:-400], "")])
def test_what_is_no_web_archive(tmp_path: Path, content: bytes, expected: str) -> None:
    """It is said; a page that was cut off at the end is read as far as it goes."""
    (tmp_path / "a.warc").write_bytes(content)
    if expected:
        assert expected in reason(tmp_path / "a.warc")
    else:
        assert found(tmp_path / "a.warc")


def test_a_page_that_unfolds_without_end(tmp_path: Path) -> None:
    """It is cut at the limit of a page and set aside; the next one is read."""
    bomb = warc_record(f"{HOST}/x", gzip.compress(b"<html>" + b"a" * 40_000_000), extra="Content-Encoding: gzip\r\n")
    (tmp_path / "a.warc").write_bytes(bomb + good(1))
    large, *_, fine = found(tmp_path / "a.warc")
    assert "too large" in str(large)
    assert isinstance(fine, Source)


def test_memory_is_that_of_one_page(tmp_path: Path) -> None:
    """Five times the pages need no more of it."""
    peaks = []
    for count in (100, 500):
        (tmp_path / "a.warc").write_bytes(good(1) * count)
        tracemalloc.start()
        assert sum(1 for _ in iter_sources(tmp_path / "a.warc")) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0] + 200_000


def iter_sources(path: Path) -> object:
    from depesche.intake.sources import read_sources

    return read_sources([path])
