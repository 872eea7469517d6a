"""Takes the bytes of a PDF on standard input, writes its text as JSON to standard output; the process that `pdf.py` starts.

pdfminer.six finds the blocks of a page and their order; of its lines, paragraphs are made here: words parted at the end of a
line are joined, a paragraph that runs over the foot of a page is joined, and what stands alike at the head or foot of several
pages goes to the end of the text, so that nothing is lost and no sentence is torn.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

MARGIN = 0.08
"""Share of the height of a page, at its head and at its foot, in which what repeats itself is no part of the report."""
SAME_SIZE = 1.0
"""Points by which the type of two lines may differ in one paragraph."""
_PAGE_NUMBER = re.compile(r"(?:seite |page |s\. )?[-–]?\s*\d+\s*[-–]?(?:\s*(?:/|von|of)\s*\d+)?", re.IGNORECASE)
_SOFT_END = re.compile(r"(?<=[a-zäöüß])[-\u00ad\u2010]$")
_PART = re.compile(r"(?:und|oder|bzw|sowie|bis|als)\b")
_DIGITS = re.compile(r"\d+")
_END = tuple(".!?:;“”«»\"'")


def main() -> None:
    """Read standard input, write one JSON object: `text`, or `problem`."""
    memory, pages = int(sys.argv[1]), int(sys.argv[2])
    with suppress(ImportError, ValueError, OSError):  # where the system knows no such limit, only the time is held
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        answer = text_of(sys.stdin.buffer.read(), pages)
    except MemoryError:
        answer = {"problem": "broken"}
    except Exception:  # whatever a broken file brings about, its process says so, and the others are read
        answer = {"problem": "broken"}
    sys.stdout.write(json.dumps(answer))


def text_of(content: bytes, most_pages: int) -> dict[str, str]:
    """Give the text of a PDF as `text`, or why there is none as `problem`: `locked`, `pages`, `empty`."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    bodies: list[list[str]] = []
    margins: list[tuple[int, str]] = []
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(content), laparams=LAParams())):
            if number >= most_pages:
                return {"problem": "pages"}
            body: list[str] = []
            for paragraph, height in _paragraphs(page):
                if min(height, 1 - height) < MARGIN:
                    margins.append((number, paragraph))
                    body.append(f"\0{len(margins) - 1}")
                else:
                    body.append(paragraph)
            bodies.append(body)
    except PDFPasswordIncorrect:
        return {"problem": "locked"}
    text = "\n\n".join(_joined(bodies, [words for _, words in margins]))
    return {"text": text} if text.strip() else {"problem": "empty"}


def _paragraphs(page: Any) -> Iterator[tuple[str, float]]:
    """Give the paragraphs of a page in the order of reading, with the height at which they stand (0: foot, 1: head)."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    height = max(1.0, page.height)
    for block in page:
        if not isinstance(block, LTTextContainer):
            continue
        lines: list[str] = []
        size = 0.0
        at = 0.0
        for line in block:
            words = " ".join(line.get_text().split()) if isinstance(line, LTTextLine) else ""
            if not words:
                continue
            if lines and abs(line.height - size) > SAME_SIZE:
                yield _flowing(lines), at
                lines = []
            size, at = line.height, ((line.y0 + line.y1) / 2 - page.y0) / height
            lines.append(words)
        if lines:
            yield _flowing(lines), at


def _flowing(lines: list[str]) -> str:
    """Join the lines of a paragraph; "Mon-" and "tag" are one word, "Luft-" and "und Raumfahrt" are two."""
    text = lines[0]
    for line in lines[1:]:
        if _SOFT_END.search(text) and line[:1].islower() and not _PART.match(line):
            text = _SOFT_END.sub("", text) + line
        elif text.endswith("-") and line[:1].isalnum():
            text = f"{text} {line}" if _PART.match(line) else text + line
        else:
            text = f"{text} {line}"
    return text


def _joined(bodies: list[list[str]], margins: list[str]) -> list[str]:
    """Put the pages one after the other; what repeats itself in the margins, and page numbers, come last."""
    alike = Counter(_DIGITS.sub("0", words) for words in margins)
    running = {
        number
        for number, words in enumerate(margins)
        if _PAGE_NUMBER.fullmatch(words) or (len(bodies) > 1 and alike[_DIGITS.sub("0", words)] > 1)
    }
    text: list[str] = []
    for body in bodies:
        first = True
        for paragraph in body:
            if paragraph.startswith("\0"):
                number = int(paragraph[1:])
                if number in running:
                    continue
                paragraph = margins[number]
            if first and text and paragraph[:1].islower() and not text[-1].endswith(_END):
                text[-1] = _flowing([text[-1], paragraph])
            else:
                text.append(paragraph)
            first = False
    return text + [margins[number] for number in sorted(running)]
