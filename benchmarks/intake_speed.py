"""Takes a folder of web pages, gives how many of them are taken in a minute, and the memory that web archives of two sizes take.

usage: python -m benchmarks.intake_speed --data FILE_OR_FOLDER [--size MEGABYTES] [--every N] [--rounds N] [--json]

FOLDER holds pages (`.html`, `.html.gz`, in any folder below it); FILE is one page, or a web archive. Speed: every page goes the
whole way of intake, from the file to the clean report with head and furniture, without the reading of what it says; counted in
seconds of processor time of one process, so that other work on the machine disturbs less, after a first page that loads the
word lists; the best of some rounds. Memory: web archives of a tenth of the size and of the whole size are made of the pages, read
by a process of its own from the first to the last record, every N-th page cleaned, and the most memory that the process took
(its peak resident set) is given. Constant memory means that the two figures are alike.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from depesche.intake.paths import Rejected
from depesche.intake.sources import read_reports

MEGABYTE = 1_000_000
WANTED = 1_000
"""Pages a minute that the project asks for."""

ALONE = """
import resource, sys, time
from depesche.intake.paths import Rejected
from depesche.intake.sources import read_sources, report_of
every = int(sys.argv[2])
began = time.process_time()
pages = cleaned = aside = 0
for source in read_sources([sys.argv[1]]):
    if isinstance(source, Rejected):
        aside += 1
        continue
    pages += 1
    if pages % every == 1 or every == 1:
        cleaned += 1
        report_of(source)
print(pages, cleaned, aside, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def pages_of(data: Path) -> list[Path]:
    """The pages of a folder, in the order of their names.

    Raises:
        SystemExit: when there is none.
    """
    if data.is_file():
        return [data]
    found = sorted(path for path in data.rglob("*") if path.name.endswith((".html", ".htm", ".html.gz")))
    if not found:
        raise SystemExit(f"{data}: no pages (.html, .html.gz) in it")
    return found


def speed(pages: list[Path], rounds: int) -> dict[str, float | int]:
    """Pages a minute of processor time, and what became of them."""
    list(read_reports(pages[:1]))
    best = float("inf")
    made = aside = 0
    for _ in range(rounds):
        made = aside = 0
        began = time.process_time()
        for report in read_reports(pages):
            aside += isinstance(report, Rejected)
            made += not isinstance(report, Rejected)
        best = min(best, time.process_time() - began)
    return {"pages": len(pages), "reports": made, "set_aside": aside, "pages_per_minute": round(60 * (made + aside) / best)}


def make_archive(path: Path, pages: list[Path], size: int) -> None:
    """Write a web archive of about so many bytes: the pages one after the other, again and again, each under its own address."""
    with path.open("wb") as file:
        for number, body in enumerate(cycle(_bodies(pages))):
            if file.tell() >= size:
                break
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://archive.example/{number}\r\n"
            head += "WARC-Date: 2024-05-07T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            file.write(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")


def _bodies(pages: list[Path]) -> Iterator[bytes]:
    for page in pages[:400]:  # `cycle` keeps them: 400 pages are some 50 MB
        content = page.read_bytes()
        yield gzip.decompress(content) if page.suffix == ".gz" else content


def memory(archive: Path, every: int) -> dict[str, float | int]:
    """Read an archive in a process of its own; gives what it read, how fast, and the most memory that it took."""
    command = [sys.executable, "-c", ALONE, str(archive), str(every)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    pages, cleaned, aside, seconds, peak = (float(part) for part in done.stdout.split())
    size = archive.stat().st_size
    return {
        "megabytes": round(size / MEGABYTE),
        "pages": int(pages),
        "cleaned": int(cleaned),
        "set_aside": int(aside),
        "seconds": round(seconds, 1),
        "peak_megabytes": round(peak, 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--size", type=int, default=1_000, help="megabytes of the larger web archive; 0: no web archives")
    parser.add_argument("--every", type=int, default=50, help="every so many-th page of a web archive is cleaned")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = pages_of(options.data)
    found = speed(pages, options.rounds)
    archives = []
    for size in (options.size // 10, options.size) if options.size >= 10 else ():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.warc"
            make_archive(path, pages, size * MEGABYTE)
            archives.append(memory(path, options.every))
    if options.json:
        print(json.dumps({"speed": found, "web_archives": archives}))
        return
    print(f"{found['pages']} pages, {found['reports']} reports, {found['set_aside']} set aside")
    print(f"pages a minute on one core: {found['pages_per_minute']:,} (wanted: {WANTED:,})")
    for row in archives:
        print(
            f"web archive of {row['megabytes']:,} MB: {row['pages']:,} pages ({row['cleaned']:,} cleaned) in {row['seconds']} s, "
            f"at most {row['peak_megabytes']} MB of memory"
        )


if __name__ == "__main__":
    main()
