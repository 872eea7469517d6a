"""Makes files of the kinds that intake reads, around invented reports; gives what intake finds in them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from depesche.intake.paths import Rejected
from depesche.intake.source import Options, Source
from depesche.intake.sources import read_sources, report_of
from depesche.model.report import Report

LEAD = "Die Außenministerin hat am Montag in Bern ihren Kollegen aus Chile empfangen."
BODY = (
    "Die beiden sprachen nach Angaben des Ministeriums zwei Stunden lang über den Handel und über die Sicherheit der Seewege. "
    "„Wir haben offen geredet“, sagte sie danach vor der Presse. Der Gast lud zu einem Gegenbesuch nach Santiago ein."
)
TEXT = f"{LEAD}\n\n{BODY}"


def page(title: str = "Treffen in Bern", *, text: str = TEXT, published: str = "2024-05-07T10:15:00+02:00") -> str:
    """Give a web page with an article and what stands around one."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title} | Auenland-Bote</title>'
        f'<meta property="og:site_name" content="Auenland-Bote"><meta property="article:published_time" content="{published}">'
        '</head><body><nav><a href="/">Start</a> <a href="/politik">Politik</a></nav>'
        f"<article><h1>{title}</h1>{paragraphs}</article><footer><p>Impressum Datenschutz</p></footer></body></html>"
    )


def found(path: Path | str, options: Options | None = None) -> list[Source | Rejected]:
    """Give all that intake finds in a path or address."""
    return list(read_sources([path], options=options))


def sources(path: Path | str, options: Options | None = None) -> list[Source]:
    """Give the sources in a path; nothing may be set aside."""
    everything = found(path, options)
    assert [str(entry) for entry in everything if isinstance(entry, Rejected)] == []
    return [entry for entry in everything if isinstance(entry, Source)]


def report(source: Source) -> Report:
    """Clean a source that can be."""
    made = report_of(source)
    assert isinstance(made, Report), made
    return made


def reason(path: Path | str, options: Options | None = None) -> str:
    """Give why the one thing in a path is set aside."""
    (only,) = found(path, options)
    assert isinstance(only, Rejected), only
    assert only.advice
    return only.reason


Line = tuple[int, int, int, str]
"""A line of a PDF: points from the left, points from the foot, size of the type, words."""


def pdf(pages: Sequence[Sequence[Line]], *, extra: bytes = b"") -> bytes:
    """Make a PDF with lines at given places; `extra` is put into the first page's stream before it is packed."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        head = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"{head} /Contents {5 + 2 * number} 0 R >>".encode())
        stream = b"".join(_drawn(*line) for line in lines) + (extra if number == 0 else b"")
        packed = zlib.compress(stream)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream")
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def _drawn(x: int, y: int, size: int, words: str) -> bytes:
    text = words.encode("windows-1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n" % (size, x, y, text)


def warc_record(
    url: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", extra: str = "", length: int = 0
) -> bytes:
    """Make a record of a web archive: what a server answered; `length` is added to the length that it claims."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-07T10:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer) + length}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"
