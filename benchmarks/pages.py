"""Takes a folder of web pages with segments that must be kept or dropped, gives how well pages and pasted text are cleaned.

usage: python -m benchmarks.pages --data FOLDER [--json] [--misses N] [--only NAME]

FOLDER holds `evaldata.json` (address -> file, `with`: segments to keep, `without`: segments to drop) and the pages in
`html/`, named by the MD5 of their address (`.html.gz`) or as `file` says. HTML: the page is read as a page. Pasted: the page is
turned into the text that select-all gives a reader (all visible blocks in order, a blank line around paragraphs, headings, lists
and tables as a browser's innerText has it), and that is read as a user's paste. The score is that of trafilatura's evaluation: a
`with` segment found in the clean text is a true positive, a `without` segment found is a false positive, a `with` segment lost a
false negative; of ours the title counts as kept, since the report holds it in a field of its own. Signs that nobody sees (soft
hyphens) count in no system. trafilatura, readability-lxml and justext are measured where they are installed. The times are
seconds of the processor. The pages are third parties': they are measured here and used for nothing else.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from depesche.intake.html import read_page
from depesche.intake.report import report_from_text
from depesche.intake.signs import signs_of
from depesche.intake.visible import visible_text
from depesche.model.report import Report


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts of segments."""

    kept: int = 0
    lost: int = 0
    leaked: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f(self) -> float:
        """F1 over segments."""
        return 2 * self.kept / max(1, 2 * self.kept + self.lost + self.leaked)

    def row(self) -> dict[str, float]:
        """The figures of one row of the table."""
        return {
            "precision": round(self.kept / max(1, self.kept + self.leaked), 4),
            "recall": round(self.kept / max(1, self.kept + self.lost), 4),
            "f": round(self.f, 4),
        }


def pages_of(data: Path) -> list[tuple[str, dict[str, Any], str]]:
    """Read address, segments and markup of every page.

    Raises:
        SystemExit: when the folder does not hold `evaldata.json` and `html/`.
    """
    if not (data / "evaldata.json").is_file():
        raise SystemExit(f"{data}: no evaldata.json with a folder html/ beside it")
    pages = []
    for address, wanted in sorted(json.loads((data / "evaldata.json").read_text(encoding="utf-8")).items()):
        names = [f"{hashlib.md5(address.encode()).hexdigest()}.html.gz", f"{wanted['file']}.gz", wanted["file"]]
        path = next((data / "html" / name for name in names if (data / "html" / name).is_file()), None)
        if path is None:
            raise SystemExit(f"{data}/html: no page for {address} (looked for {', '.join(names)})")
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            markup = content.decode("utf-8")
        except UnicodeDecodeError:
            markup = content.decode("windows-1252", errors="replace")
        pages.append((address, wanted, markup))
    return pages


def _seen(text: str) -> str:
    return re.sub(r"\s+", " ", signs_of(text).text).strip()


def count(score: Score, text: str, wanted: dict[str, Any]) -> None:
    """Add the segments of one page to a score."""
    plain = _seen(text)
    for segment in wanted["with"]:
        found = _seen(segment) in plain
        score.kept += found
        score.lost += not found
        if not found:
            score.misses.append(f"lost    {wanted['file']}: {segment}")
    for segment in wanted["without"]:
        if _seen(segment) in plain:
            score.leaked += 1
            score.misses.append(f"leaked  {wanted['file']}: {segment}")


def words_of(report: Report) -> str:
    """All words that a report keeps: its title, which stands apart from the text, and the text."""
    return f"{report.title or ''}\n{report.text}"


def pasted(markup: str, address: str) -> str:
    """Our reading of what select-all gives."""
    return words_of(report_from_text(visible_text(markup), report_id=address))


def page(markup: str, address: str) -> str:
    """Our reading of the page."""
    return words_of(read_page(markup, report_id=address, url=address))


def by_trafilatura(markup: str, address: str) -> str:
    """trafilatura with its own settings, without comments."""
    from trafilatura import extract

    return extract(markup, url=address, include_comments=False) or ""


def by_readability(markup: str, address: str) -> str:
    """readability-lxml."""
    from lxml.html import fromstring
    from readability import Document

    try:
        return str(fromstring(Document(re.sub(r"^\s*<\?xml[^>]*>", "", markup)).summary()).text_content())
    except Exception:  # it gives up on some pages with exceptions of several kinds
        return ""


def by_justext(markup: str, address: str) -> str:
    """justext with its German words."""
    import justext

    found = justext.justext(markup.encode(), justext.get_stoplist("German"), encoding="utf-8")
    return "\n".join(part.text for part in found if not part.is_boilerplate)


SYSTEMS = {
    "HTML": (page, None),
    "trafilatura": (by_trafilatura, "trafilatura"),
    "readability": (by_readability, "readability"),
    "justext": (by_justext, "justext"),
    "pasted": (pasted, None),
    "keep everything": (lambda markup, address: visible_text(markup), None),
}
"""What is measured, and the package that it needs beyond our own."""


def main() -> None:
    """Render, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only", choices=sorted(SYSTEMS), action="append")
    arguments = parser.parse_args()
    pages = pages_of(arguments.data)
    table: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    for name in arguments.only or SYSTEMS:
        system, package = SYSTEMS[name]
        if package is not None and importlib.util.find_spec(package) is None:
            print(f"{name}: skipped, the package {package} is not installed", file=sys.stderr)
            continue
        score, times = Score(), []
        system("<p>Der erste Text lädt die Wortlisten.</p>", "https://example.org/")
        for address, wanted, markup in pages:
            begin = time.process_time()
            words = system(markup, address)
            times.append(1000 * (time.process_time() - begin))
            count(score, words, wanted)
        table[name] = score.row() | {"milliseconds": round(sum(times) / len(times), 1), "slowest": round(max(times), 1)}
        misses += [f"{name}: {miss}" for miss in score.misses[: arguments.misses]] if package is None else []
    if arguments.json:
        print(json.dumps({"table": table, "pages": len(pages)}))
        return
    print(f"{'':18}{'precision':>10}{'recall':>10}{'F':>10}{'ms a page':>12}{'slowest':>10}")
    for name, row in table.items():
        figures = f"{row['precision']:>10.4f}{row['recall']:>10.4f}{row['f']:>10.4f}"
        print(f"{name:18}{figures}{row['milliseconds']:>12.1f}{row['slowest']:>10.1f}")
    print(f"{len(pages)} pages")
    for miss in misses:
        print(miss)


if __name__ == "__main__":
    main()
