"""Takes the bytes of a file, gives its text, or says why it is none and what to do."""

from __future__ import annotations

import codecs
import re
from functools import cache

from depesche.errors import InputError
from depesche.language.lexicon import load

_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office file",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
    b"RIFF": "a sound, video or WebP file",
    b"ID3": "a sound file",
    b"\x00\x00\x00\x18ftyp": "a video",
    b"OggS": "a sound or video file",
    b"WARC/": "a web archive",
}
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|rss|feed)\b", re.IGNORECASE)
_MOJIBAKE = re.compile("Ã[¤¶¼Ÿ„–œ]|â€[žœ“”™]")
_UMLAUT = re.compile("[äöüÄÖÜß]")
_PLAUSIBLE = re.compile("[äöüÄÖÜß„“”‚‘’–—…«»‹›€§°éèêëàâáãåçñóòôõøíìîïúùûýÉÈÀÇÅØšžŠŽ·•©®²³½¼\u00a0\u00ad´×±µ†¿¡]")
_WORD = re.compile(r"[^\W\d_]+")

PLAUSIBLE_SHARE = 0.95
"""Share of the letters beyond ASCII that must be such as German texts have, for bytes to be read as Windows-1252."""
FUNCTION_SHARE = 0.1
"""Share of German function words that a text read as Windows-1252 must have."""
CONTROL_SHARE = 0.005
"""Share of control characters above which a file is not text."""
NUL_SHARE = 0.3
"""Share of NUL bytes on one side of each pair of bytes, from which a file without a mark is read as UTF-16."""


def decode(content: bytes) -> str:
    """Decode UTF-8 (with and without byte order mark), UTF-16, UTF-32 with a mark, or Windows-1252 that is plausibly German.

    Raises:
        InputError: empty, binary, HTML or of an encoding that cannot be told; the message says which, and what to do.
    """
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise InputError("the file is empty; give a file with the text of a report")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise InputError(f"this is {what}, not text; open it, copy the text of the report and save it as .txt in UTF-8")
    if _HTML.match(content[:1000]):
        raise InputError(
            "this is the source of a web page or feed, not pasted text; "
            "open it in a browser, select all, copy, and save that as .txt"
        )
    text = _decoded(content)
    if not text.strip():
        raise InputError("the file is empty; give a file with the text of a report")
    controls = sum(1 for sign in text[:20_000] if (ord(sign) < 32 and sign not in "\t\n\r\x0b\x0c") or sign == "\x7f")
    if controls > max(2, CONTROL_SHARE * min(len(text), 20_000)):
        raise InputError("this is not text: it holds control characters; save the text of the report as .txt in UTF-8")
    if len(_MOJIBAKE.findall(text[:50_000])) >= 3 and not _UMLAUT.search(text[:50_000]):
        raise InputError("wrong encoding: umlauts are encoded twice (Ã¼ for ü); save the original text again in UTF-8")
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"wrong encoding: marked as {encoding}, but broken at byte {error.start}; save it again in UTF-8"
                ) from error
    if b"\x00" in content:
        return _unmarked_utf16(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(content, error)


def _unmarked_utf16(content: bytes) -> str:
    sample = content[:4000]
    half = max(1, len(sample) // 2)
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) >= NUL_SHARE * half and sample[1 - offset :: 2].count(0) <= 0.01 * half:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _function_share(text) >= FUNCTION_SHARE:
                return text
    raise InputError(
        "this is a binary file, not text (it holds NUL bytes); copy the text of the report and save it as .txt in UTF-8"
    )


def _windows(content: bytes, error: UnicodeDecodeError) -> str:
    try:
        text = content.decode("windows-1252")
    except UnicodeDecodeError:
        text = ""
    beyond = [sign for sign in text if ord(sign) > 127]
    plausible = sum(1 for sign in beyond if _PLAUSIBLE.match(sign))
    if (
        text
        and plausible >= PLAUSIBLE_SHARE * len(beyond)
        and _function_share(text) >= FUNCTION_SHARE
        and not _MOJIBAKE.search(text)
    ):
        return text
    raise InputError(
        f"wrong encoding: neither UTF-8 (broken at byte {error.start}), UTF-16 nor Windows-1252 gives German text; "
        "save it again in UTF-8"
    )


def _function_share(text: str) -> float:
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    return sum(1 for word in words if word in _function_words()) / max(1, len(words))


@cache
def _function_words() -> frozenset[str]:
    words = load("words")
    return frozenset(word for name in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "PART", "AUX") for word in words[name])
