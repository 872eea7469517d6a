"""Takes two printed names, says whether they are one person's, through transliterations of foreign scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PARTICLES = frozenset(
    ["al", "el", "as", "ad", "at", "an", "ar", "ul", "ibn", "von", "van", "de", "der", "den", "da", "do", "dos", "di", "du"]
)
# Spellings of one sound in German, Swiss, English, French and scientific transliteration, written as one sign; the order matters.
_SOUNDS = (
    ("schtsch", "S"), ("shch", "S"), ("stsch", "S"), ("tsch", "C"), ("tch", "C"), ("dsch", "J"), ("dzh", "J"), ("dj", "J"), ("sch", "s"), ("sh", "s"), ("zh", "s"), ("ch", "h"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ts", "z"), ("tz", "z"), ("cz", "C"), ("ks", "x"), ("qu", "k"), ("q", "k"), ("ck", "k"), ("c", "k"),
    ("w", "v"), ("ff", "v"), ("j", "i"), ("y", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "e"), ("ii", "i"), ("ai", "ei"), ("ae", "e"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip


def same_person_name(left: str, right: str) -> bool:
    """Say whether two names can be one person's: the same surname in sound, and given names that do not contradict.

    A surname alone agrees with every full name that has it; "Sergej" and "Sergey" agree, "Sergej" and "Igor" do not.
    """
    a, b = name_parts(left), name_parts(right)
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        short, long = (a, b) if len(a) == 1 else (b, a)
        return any(_same_sound(short[0], part) for part in (long[-1], *(long[:1] if _chinese(long) else ())))
    if not _same_sound(a[-1], b[-1]):
        return False
    return any(_same_sound(x, y) or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x in a[:-1] for y in b[:-1])


def name_parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name in plain lower-case letters, particles and titles of respect left out."""
    plain = plain_letters(name).replace("-", " ") if re.match(r"(?i)al-|el-", name) else plain_letters(name)
    words = re.findall(r"[a-z]+(?:['’-][a-z]+)*", re.sub(r"\b(al|el|as|ad|at|ul)-", r"\1 ", plain))
    return tuple(word.replace("-", "").replace("'", "").replace("’", "") for word in words if word not in _PARTICLES)


@lru_cache(maxsize=20_000)
def plain_letters(name: str) -> str:
    """Write a name in plain lower-case Latin letters: ä as ae, ł as l, ć as c."""
    low = name.lower()
    for letter, plain in (
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("ł", "l"),
        ("ı", "i"),
        ("ø", "o"),
        ("đ", "d"),
        ("æ", "ae"),
        ("š", "sch"),
        ("ž", "sch"),
        ("č", "tsch"),
        ("ć", "tsch"),
        ("ş", "sch"),
        ("ç", "tsch"),
        ("ğ", "g"),
        ("ə", "a"),
    ):
        low = low.replace(letter, plain)
    return "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Give the sound of a plain word as a key that the usual transliterations share ("lawrow", "lavrov" and "lawrov": "lavrov")."""
    key = word
    for spelling, sign in _SOUNDS:
        key = key.replace(spelling, sign)
    key = re.sub(r"(.)\1+", r"\1", key)
    return re.sub(r"(?<=.)i(?=[aeou])", "", key)


def _same_sound(left: str, right: str) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) < 3:
        return False
    a, b = sound(left), sound(right)
    if a == b:
        return True
    return len(a) >= 6 and len(b) >= 6 and a[0] == b[0] and _one_vowel_apart(a, b)


def _one_vowel_apart(a: str, b: str) -> bool:
    strip = str.maketrans("", "", "aeiou")
    return a.translate(strip) == b.translate(strip) and abs(len(a) - len(b)) <= 1


def _chinese(parts: tuple[str, ...]) -> bool:
    return len(parts) in (2, 3) and len(parts[0]) <= 5
