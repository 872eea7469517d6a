"""Takes a PDF with a text layer, gives its text in the order of reading: columns one after the other, paragraphs whole.

The file is read in a process of its own, which has a time and, where the system can, an amount of memory: a PDF of a few
kilobytes can ask for hours and gigabytes. That process gets the bytes on its standard input, and opens nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from depesche.intake.limits import PDF_BYTES, PDF_MEMORY, PDF_PAGES, PDF_SECONDS
from depesche.intake.paths import Rejected
from depesche.intake.source import Found, Member, Options

_SAVE = "open it, copy the text of the report and save it as .txt"
_REASONS = {
    "locked": ("the PDF is locked with a password", "save it again without one"),
    "pages": (f"the PDF has more than {PDF_PAGES} pages, which no report has", "cut out the pages of the report"),
    "empty": ("the PDF holds no text, only pictures", "run it through text recognition (OCR) first"),
    "broken": ("the PDF cannot be read", _SAVE),
}


def read_pdf(member: Member, options: Options) -> Found:
    """Read a PDF."""
    content = member.content(PDF_BYTES)
    if isinstance(content, Rejected):
        yield content
        return
    if not content.startswith(b"%PDF-"):
        yield member.rejected("this is no PDF", _SAVE)
        return
    try:
        answer = _asked(content)
    except subprocess.TimeoutExpired:
        yield member.rejected(f"the PDF took longer than {PDF_SECONDS:.0f} seconds", _SAVE)
        return
    if (problem := answer.get("problem")) is not None:
        yield member.rejected(*_REASONS.get(problem, _REASONS["broken"]))
        return
    yield member.report(answer["text"])


def _asked(content: bytes) -> dict[str, str]:
    """Give what the process that reads the PDF says; one that ends without a word was stopped by its limits."""
    # -P: a file of the working folder that is named like a module must not be run.
    command = [
        sys.executable,
        "-P",
        "-c",
        "from depesche.intake.formats.pdf_text import main; main()",
        str(PDF_MEMORY),
        str(PDF_PAGES),
    ]
    home = str(Path(__file__).parents[3])
    paths = os.pathsep.join(path for path in (home, os.environ.get("PYTHONPATH", "")) if path)
    done = subprocess.run(
        command,
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PDF_SECONDS,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    try:
        answer: dict[str, str] = json.loads(done.stdout)
    except ValueError:
        return {"problem": "broken"}
    return answer
