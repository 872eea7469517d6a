"""Takes the words of a phrase, gives the medium they name: newspaper, agency or broadcaster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token


def pieces(words: Iterable[Token]) -> list[str]:
    """Join words with the white space they have: none before a mark that follows closely."""
    found: list[str] = []
    last = -1
    for word in words:
        if word.start == last and found:
            found[-1] += word.text
        else:
            found.append(word.text)
        last = word.end
    return found


def medium_name(words: Sequence[Token]) -> str | None:
    """Name the medium that a phrase speaks of, its own name where it has one ("die Zeitung «Blick»": Blick); `None`: no
    medium.
    """
    cut = next((k for k, word in enumerate(words) if k and word.tag == "ADP" and word.text.islower()), len(words))
    if words and any(word.tag in ("NOUN", "PROPN") for word in words[:cut]):
        # "die Zeitung in ihrer Ausgabe": the name stands before the preposition.
        words = words[:cut]
    text = " ".join(pieces(words))
    plain = text.strip('„“”"«»‚‘›‹ ')
    nouns = [word.text for word in words if word.tag in ("NOUN", "PROPN") or any(letter.isupper() for letter in word.text[1:])]
    is_noun = any(noun in _media_nouns() or noun.lower().endswith(_media_endings()) for noun in nouns)
    printed = _quoted(text)
    for name in _media_names():
        if (
            printed is not None
            and len(printed) > len(name)
            and not printed.endswith(name.upper())
            and printed not in _media_names()
        ):
            continue
        if plain == name or plain.endswith((" " + name, " " + name.upper())) or (is_noun and name in nouns):
            return name
    if not is_noun:
        return None
    quoted = _quoted(text)
    if quoted:
        return quoted
    at = max(
        (k for k, noun in enumerate(nouns) if noun in _media_nouns() or noun.lower().endswith(_media_endings())),
        default=None,
    )
    if at is not None and nouns[at] in ("Radio", "TV") and at + 1 < len(nouns):
        return " ".join(nouns[at:])
    if at is not None and at + 1 < len(nouns):
        return " ".join(nouns[at + 1 :])
    return plain


def _quoted(text: str) -> str | None:
    for opening, closing in (("„", "“"), ("«", "»"), ('"', '"'), ("»", "«"), ("„", "”")):
        left = text.find(opening)
        right = text.find(closing, left + 1)
        if 0 <= left < right:
            return text[left + 1 : right].strip()
    return None


@cache
def _media_nouns() -> frozenset[str]:
    return frozenset(load("speech_chain")["media"]["words"])


@cache
def _media_names() -> tuple[str, ...]:
    return tuple(sorted(load("speech_chain")["media"]["names"], key=lambda name: (-len(name), name)))


@cache
def _media_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["media"]["endings"])
