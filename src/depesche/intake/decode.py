"""Takes the bytes of a file, gives its text, or says why it is none and what to do."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import cache

from depesche.errors import InputError
from depesche.language.lexicon import load

_MAGIC = {
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
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
}
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{3,30})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{3,30})", re.IGNORECASE
)
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
BROKEN_SHARE = 0.01
"""Share of signs that could not be decoded, or are control characters, above which a page is none."""
_NO_CHARSETS = ("utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape")
"""Codecs of Python that no page is written in, whatever it says."""
NUL_SHARE = 0.3
"""Share of NUL bytes on one side of each pair of bytes, from which a file without a mark is read as UTF-16."""


def decode(content: bytes) -> str:
    """Decode UTF-8 (with and without byte order mark), UTF-16, UTF-32 with a mark, or Windows-1252 that is plausibly German.

    Raises:
        InputError: empty, binary or of an encoding that cannot be told; the message says which, and what to do.
    """
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise InputError("the file is empty; give a file with the text of a report")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise InputError(f"this is {what}, not text; open it, copy the text of the report and save it as .txt in UTF-8")
    text = _decoded(content)
    if not text.strip():
        raise InputError("the file is empty; give a file with the text of a report")
    controls = sum(1 for sign in text[:20_000] if (ord(sign) < 32 and sign not in "\t\n\r\x0b\x0c") or sign == "\x7f")
    if controls > max(2, CONTROL_SHARE * min(len(text), 20_000)):
        raise InputError("this is not text: it holds control characters; save the text of the report as .txt in UTF-8")
    if len(_MOJIBAKE.findall(text[:50_000])) >= 3 and not _UMLAUT.search(text[:50_000]):
        raise InputError("wrong encoding: umlauts are encoded twice (Ã¼ for ü); save the original text again in UTF-8")
    return text


def decode_markup(content: bytes, charset: str | None = None) -> str:
    """Decode the markup of a page or feed, which may say its encoding itself.

    In order: a byte order mark, what the server says, what the page says, UTF-8, Windows-1252. What says UTF-8 and is not is
    read as Windows-1252 where that gives no more odd signs; a few broken bytes become the sign for them.

    Args:
        content: the bytes.
        charset: encoding as the server or the mail names it; `None`: not named.

    Raises:
        InputError: empty, binary, or too many bytes are broken in every encoding that comes into question.
    """
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise InputError("the page is empty; fetch or save it again")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise InputError(f"this is {what}, not a web page; leave it out")
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content)
    best = _markup_text(content, charset)
    if _broken(best) > max(20, BROKEN_SHARE * len(best)):
        raise InputError("this is not text in an encoding that can be told, but binary; leave it out")
    return best


def _markup_text(content: bytes, charset: str | None) -> str:
    declared = _CHARSET.search(content[:4096])
    named = [charset, *((name.decode() for name in declared.groups() if name) if declared else ())]
    for name in (*named, "utf-8"):
        with suppress(LookupError, UnicodeError):
            codec = codecs.lookup(name).name if name else ""
            # Pages that say Latin-1 mean Windows-1252 (HTML standard, section 4.2 of "Encoding").
            if codec and codec not in _NO_CHARSETS:
                return content.decode("windows-1252" if codec in ("iso8859-1", "ascii") else codec)
    return min((content.decode(name, "replace") for name in ("utf-8", "windows-1252")), key=_broken)


def _broken(text: str) -> int:
    return text.count("\ufffd") + sum(text.count(chr(sign)) for sign in range(32) if sign not in (9, 10, 11, 12, 13))


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
