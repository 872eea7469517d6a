"""Takes a folder of web pages with segments that must be kept or dropped, gives how well pasted text is cleaned.

usage: python -m benchmarks.pages --data FOLDER [--json] [--misses N]

FOLDER holds `evaldata.json` (address -> file, `with`: segments to keep, `without`: segments to drop) and the pages in
`html/`, named by the MD5 of their address (`.html.gz`) or as `file` says. Every page is turned into the text that select-all
gives a reader: all visible blocks in order, a blank line around paragraphs, headings, lists and tables as a browser's
innerText has it. That text is read as a user's paste. The score is that of trafilatura's evaluation: a `with` segment found
in the clean text is a true positive, a `without` segment found is a false positive, a `with` segment lost a false negative;
the title counts as kept, since the report holds it in a field of its own. "keep everything" is the same score for the text as
pasted. The pages are third parties': they are measured here and used for nothing else.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from depesche.intake.report import report_from_text
from depesche.model.report import Report

_HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "iframe",
        "object",
        "textarea",
        "select",
        "datalist",
        "audio",
        "video",
        "canvas",
    ]
)
_PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr"])
_LINES = frozenset(
    [
        "div",
        "li",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "aside",
        "main",
        "form",
        "fieldset",
        "address",
        "tr",
        "dt",
        "dd",
        "figcaption",
        "body",
        "center",
        "details",
        "summary",
        "legend",
        "caption",
        "button",
        "option",
        "article",
        "noframes",
        "tbody",
        "thead",
    ]
)
_VOID = frozenset(["br", "img", "input", "meta", "link", "hr", "area", "base", "col", "embed", "source", "track", "wbr", "param"])
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class _Page(HTMLParser):
    """Collect the visible text of a page, blocks in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.current: list[str] = []
        self.gap = False
        self.hidden: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        unseen = tag in _HIDDEN or "hidden" in values or bool(_INVISIBLE.search(values.get("style") or ""))
        if tag == "br":
            self._break(blank=False)
        if tag in _VOID:
            return
        self.open.append((tag, unseen))
        if unseen:
            self.hidden.append(tag)
        self._edge(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in [name for name, _ in self.open]:
            return
        while self.open:
            name, unseen = self.open.pop()
            if unseen and self.hidden:
                self.hidden.pop()
            self._edge(name)
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.current.append(data)

    def _edge(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._break(blank=True)
        elif tag in _LINES:
            self._break(blank=False)
        elif tag in ("td", "th"):
            self.current.append("\t")

    def _break(self, *, blank: bool) -> None:
        words = re.sub(r"[^\S\t]+", " ", "".join(self.current)).strip()
        words = re.sub(r" ?\t[ \t]*", "\t", words)
        self.current = []
        if words:
            if self.gap and self.lines:
                self.lines.append("")
            self.lines.append(words)
            self.gap = False
        self.gap = self.gap or blank

    def text(self) -> str:
        self._break(blank=False)
        return "\n".join(self.lines)


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


def visible_text(html: str) -> str:
    """What select-all gives: the visible blocks of a page in order."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.text()


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


def count(score: Score, text: str, wanted: dict[str, Any]) -> None:
    """Add the segments of one page to a score."""
    plain = re.sub(r"\s+", " ", text)
    for segment in wanted["with"]:
        found = re.sub(r"\s+", " ", segment).strip() in plain
        score.kept += found
        score.lost += not found
        if not found:
            score.misses.append(f"lost    {wanted['file']}: {segment}")
    for segment in wanted["without"]:
        if re.sub(r"\s+", " ", segment).strip() in plain:
            score.leaked += 1
            score.misses.append(f"leaked  {wanted['file']}: {segment}")


def words_of(report: Report) -> str:
    """All words that a report keeps: its title, which stands apart from the text, and the text."""
    return f"{report.title or ''}\n{report.text}"


def main() -> None:
    """Render, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    ours, everything = Score(), Score()
    seconds, slowest = 0.0, 0.0
    pages = pages_of(arguments.data)
    report_from_text("Der erste Text lädt die Wortlisten.", report_id="warm-up")
    for address, wanted, markup in pages:
        text = visible_text(markup)
        begin = time.perf_counter()
        report = report_from_text(text, report_id=address)
        spent = time.perf_counter() - begin
        seconds, slowest = seconds + spent, max(slowest, spent)
        count(ours, words_of(report), wanted)
        count(everything, text, wanted)
    table = {"pasted": ours.row(), "keep everything": everything.row()}
    speed = {
        "pages": len(pages),
        "milliseconds a page": round(1000 * seconds / max(1, len(pages)), 2),
        "slowest": round(1000 * slowest, 1),
    }
    if arguments.json:
        print(json.dumps({"table": table, "speed": speed}))
        return
    print(f"{'':18}{'precision':>10}{'recall':>10}{'F':>10}")
    for name, row in table.items():
        print(f"{name:18}{row['precision']:>10.4f}{row['recall']:>10.4f}{row['f']:>10.4f}")
    print(", ".join(f"{value} {name}" for name, value in speed.items()))
    for miss in ours.misses[: arguments.misses]:
        print(miss)


if __name__ == "__main__":
    main()
