"""Takes two printed names, says whether they are one person's, through transliterations of foreign scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_PARTICLES = frozenset("al el as ad at an ar ul ibn von van de der den da do dos di du la le zu".split())  # noqa: SIM905
_ARTICLE = re.compile(r"\b(al|el|as|ad|at|ul|ar|an|asch|ash)-(?=\w)")
_VOWELS = str.maketrans("", "", "aeiou")
_UMLAUTS = str.maketrans("äöü", "aou")
# Arabic and Persian have one vowel where Latin spellings waver: "Mursi", "Morsi".
_WAVERING = str.maketrans("o", "u")

# What a spelling can sound like in German, Swiss, English, French and scientific transliteration, the longest first. C: tsch,
# S: sch, J: dsch, X: schtsch, c: ts, h: ch as in "ach". More than one sound where the languages differ ("ch": h or C).
_SOUNDS: tuple[tuple[str, str | tuple[str, ...]], ...] = (
    ("schtsch", "X"), ("shch", "X"), ("stsch", "X"), ("tsch", "C"), ("tch", "C"), ("dsch", "J"), ("dzh", "J"), ("sch", "S"),
    ("sh", "S"), ("zh", "SJ"), ("ch", "hCS"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ts", "c"),
    ("tz", "c"), ("dj", ("J", "di")), ("cz", "C"), ("ks", "x"), ("ck", "k"), ("qu", "k"), ("ff", "v"), ("ou", "uo"), ("oo", "u"),
    ("ee", "i"),
    ("q", "kg"), ("c", "kcCJ"), ("z", "cs"), ("w", "v"), ("f", "fv"), ("j", "iJ"), ("y", "i"), ("x", "x"),
)  # fmt: skip
_TRANSLITERATED = (
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ł", "l"), ("ı", "i"), ("ø", "o"), ("đ", "dj"), ("æ", "ae"),
    ("š", "sch"), ("ž", "zh"), ("č", "tsch"), ("ć", "tsch"), ("ş", "sch"), ("ç", "tsch"), ("ğ", "g"), ("ə", "a"), ("ț", "ts"),
    ("ș", "sch"), ("ń", "n"),
)  # fmt: skip

# The sounds of Chinese as Wade and Giles write them and as Pinyin does, each pair one sign; newspapers leave the apostrophes out.
_CHINESE = (
    ("ong", "ung"), ("tsch", "C"), ("zh", "C"), ("ch", "C"), ("q", "C"), ("j", "C"), ("hs", "X"), ("sh", "S"), ("x", "X"),
    ("tz", "Z"), ("ts", "Z"), ("z", "Z"), ("c", "Z"), ("d", "t"), ("b", "p"), ("g", "k"), ("ien", "ian"), ("ieh", "ie"),
    ("ueh", "ue"),
    ("uei", "ui"), ("ih", "i"), ("y", ""), ("ee", "i"), ("oo", "u"), ("ueue", "ue"), ("eh", "e"),
)  # fmt: skip

_PLAIN = str.maketrans({"ı": "i", "ø": "o", "đ": "dj", "æ": "ae", "ə": "a", "ł": "l"})


def same_person_name(left: str, right: str) -> bool:
    """Say whether two names can be one person's: the same surname in sound, and given names that do not contradict.

    A surname alone agrees with every full name that has it; "Sergej" and "Sergey" agree, "Sergej" and "Igor" do not.
    """
    if any(_same_parts(a, b) for a in _spellings(left) for b in _spellings(right)):
        return True
    return ("-" in left) != ("-" in right) and " " in left and " " in right and _chinese(left) == _chinese(right)


@lru_cache(maxsize=20_000)
def _chinese(name: str) -> str:
    """Write a Chinese name so that the spellings of Wade and Giles and of Pinyin agree ("Mao Tse-tung", "Mao Zedong")."""
    key = re.sub(r"[^a-z]", "", plain_letters(name))
    for spelling, sign in _CHINESE:
        key = key.replace(spelling, sign)
    return key


def _same_parts(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return False
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        short, long = (a, b) if len(a) == 1 else (b, a)
        return same_sound(short[0], long[-1]) or (len(long) <= 3 and len(long[0]) <= 5 and short[0] == long[0])
    if "".join(a) == "".join(b):
        return True
    if not same_sound(a[-1], b[-1]):
        # Surnames that only share their consonants need the same first name: "Ali al-Jussef" is not "Mahmoud Ali Youssouf".
        return _same_consonants(a[-1], b[-1]) and _same_given(a[0], b[0])
    return any(_same_given(x, y) for x in a[:-1] for y in b[:-1])


@lru_cache(maxsize=20_000)
def name_parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name in plain lower-case letters, particles left out."""
    return _parts(plain_letters(name))


@lru_cache(maxsize=20_000)
def _spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the parts of a name as other languages print it: "Gül" also as "Gul", "Šojgu" also as "Schojgu"."""
    found = [name_parts(name)]
    if not name.isascii():
        found.append(_parts(plain_letters(name, transliterated=True)))
        bare = name.lower().translate(_UMLAUTS)
        found.append(_parts(plain_letters(bare)))
    return tuple(dict.fromkeys(found))


def _parts(letters: str) -> tuple[str, ...]:
    plain = _ARTICLE.sub(r"\1 ", letters)
    words = re.findall(r"[a-z]+(?:['’′`-][a-z]+)*", plain)
    kept = [re.sub(r"['’′`-]", "", word) for word in words if word not in _PARTICLES]
    return tuple(kept or [re.sub(r"['’′`-]", "", word) for word in words])


@lru_cache(maxsize=20_000)
def plain_letters(name: str, *, transliterated: bool = False) -> str:
    """Write a name in plain lower-case Latin letters: ä as ae, ł as l; ć as c, or as tsch where transliteration is asked for."""
    low = name.lower()
    for letter, plain in _TRANSLITERATED if transliterated else _TRANSLITERATED[:4]:
        low = low.replace(letter, plain)
    stripped = "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))
    return stripped.translate(_PLAIN)


@lru_cache(maxsize=20_000)
def sounds(word: str) -> frozenset[str]:
    """Give what a plain word can sound like, as keys that the usual transliterations share ("lawrow", "lavrov": {"lavrov"})."""
    choices: list[str | tuple[str, ...]] = []
    place = 0
    while place < len(word):
        for spelling, signs in _SOUNDS:
            if word.startswith(spelling, place):
                choices.append(signs)
                place += len(spelling)
                break
        else:
            choices.append(word[place])
            place += 1
    wide = 0
    for number, signs in enumerate(choices):
        if len(signs) > 1:
            wide += 1
            if wide > 4:
                choices[number] = signs[0]
    return frozenset(_collapsed("".join(way)) for way in product(*choices))


def _collapsed(key: str) -> str:
    key = re.sub(r"(.)\1+", r"\1", key)
    return re.sub(r"(?<=.)i(?=[aeou])", "", re.sub(r"(?<=[aeou])i(?=[aeou])", "", key))


@lru_cache(maxsize=50_000)
def same_sound(left: str, right: str) -> bool:
    """Say whether two plain surnames are one in different transliterations; long ones may differ in one vowel ("-ow", "-ew")."""
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or (left[0] != right[0] and not _initials_agree(left[0], right[0])):
        return False
    a, b = sounds(left), sounds(right)
    if a & b:
        return True
    if min(len(left), len(right)) >= 5 and {key.translate(_WAVERING) for key in a} & {key.translate(_WAVERING) for key in b}:
        return True
    if min(len(left), len(right)) < 7 or _wife_or_daughter(left, right):
        return False
    return any(
        _vowel_apart(x, y) for x in a for y in b if x.translate(_VOWELS) == y.translate(_VOWELS) and min(len(x), len(y)) > 5
    )


def _wife_or_daughter(left: str, right: str) -> bool:
    """Say whether one surname is the woman's form of the other: "Gorbatschowa" and "Gorbatschow" are two persons."""
    short, long = sorted((left, right), key=len)
    return long.endswith("a") and short[-1] not in "aeiouy"


def _same_consonants(left: str, right: str) -> bool:
    """Say whether two plain surnames differ in vowels only: with the same given name they are one ("Muallim", "Moallem")."""
    if min(len(left), len(right)) < 5 or _wife_or_daughter(left, right):
        return False
    return _initials_agree(left[0], right[0]) and bool(sound_index(left) & sound_index(right))


def _initials_agree(left: str, right: str) -> bool:
    if left == right:
        return True
    groups = ("ij", "sz", "vwf", "jy", "kcqgh", "ctzs", "jd", "ei", "ou", "cs")
    return any(left in group and right in group for group in groups)


def _vowel_apart(left: str, right: str) -> bool:
    """Say whether two keys with the same consonants differ in one vowel only."""
    if len(left) == len(right):
        return sum(x != y for x, y in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _same_given(left: str, right: str) -> bool:
    """Say whether two given names agree: the same in sound, vowels apart, or one the initial of the other."""
    if left == right:
        return True
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    if min(len(left), len(right)) < 3:
        return False
    return any(x.translate(_VOWELS) == y.translate(_VOWELS) for x in sounds(left) for y in sounds(right))


def sound_index(word: str) -> frozenset[str]:
    """Give the consonants of what a plain word can sound like: equal for all spellings that `same_sound` joins."""
    return frozenset(key.translate(_VOWELS) for key in sounds(word))
