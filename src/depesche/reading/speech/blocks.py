"""Takes sentences and quotations, gives blocks: a sentence with its frame, quotations of speech folded to one token each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.reading.speech.clauses import Clause, clauses_of
from depesche.reading.speech.quotes import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One or more sentences that a quotation holds together.

    Attributes:
        first: place of its first sentence.
        last: place of its last sentence.
        start: first code point.
        end: code point after the last one.
        tokens: its tokens; a quotation of speech is one token with the tag `QUOTE`, its span without the marks.
        clauses: of these tokens.
        paragraph: number of the paragraph it begins in.
        colon: true where it ends with a colon, so that the next block is what is said.
        whole_quote: true where it is a quotation and nothing else.
    """

    first: int
    last: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    paragraph: int
    colon: bool
    whole_quote: bool


def blocks_of(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation]) -> tuple[Block, ...]:
    """Cut a text into blocks. Sentences that one quotation runs over make one block."""
    speech = [quote for quote in quotes if quote.depth == 0 and is_speech(text, quote, sentences)]
    found = []
    first = 0
    while first < len(sentences):
        last = first
        while last + 1 < len(sentences) and any(
            quote.start < sentences[last].end and quote.end > sentences[last + 1].start for quote in speech
        ):
            last += 1
        start, end = sentences[first].start, sentences[last].end
        inside = [quote for quote in speech if start <= quote.start < end]
        words = [quote for quote in quotes if start <= quote.start < end and quote not in inside]
        tokens = _folded(text, sentences[first : last + 1], inside, words)
        plain = [token for token in tokens if token.tag not in ("PUNCT", "QUOTE")]
        found.append(
            Block(
                first=first,
                last=last,
                start=start,
                end=end,
                tokens=tokens,
                clauses=tuple(clauses_of(tokens)),
                paragraph=sentences[first].paragraph,
                colon=text[start:end].rstrip().endswith(":"),
                whole_quote=bool(inside) and not plain,
            )
        )
        first = last + 1
    return tuple(found)


def is_speech(text: str, quote: Quotation, sentences: Sequence[Sentence]) -> bool:
    """Tell a quotation of speech ("„Wir bleiben", sagte er") from a quoted word or name ("«systemische Probleme»")."""
    words = text[quote.inner_start : quote.inner_end]
    if not words:
        return False
    count = len(words.split())
    before = text[: quote.start].rstrip()
    if before.endswith(":") and (count > 2 or words[-1] in ".!?…"):
        return True
    if count < 3:
        return words[-1] in ".!?" and count > 1
    if words[-1] in ".!?…" and (words[0].isupper() or not before or before[-1] in ".!?:,"):
        return True
    finite = any(
        token.form == "Fin"
        and (token.lower != "bin" or "ich" in words.lower().split())
        and token.start >= quote.inner_start
        and token.end <= quote.inner_end
        for sentence in sentences
        if sentence.start < quote.end and sentence.end > quote.start
        for token in sentence.tokens
    )
    if not finite:
        return False
    return count > 4 or words[0].isupper()


def _attributive(tokens: Sequence[Token], token: Token) -> bool:
    """Say whether what looks like a finite verb is a participle before its noun: "in einem heute verschickten Brief"."""
    if not token.lower.endswith(("e", "en", "er", "es")):
        return False
    place = tokens.index(token)
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or following.tag not in ("NOUN", "ADJ") or place == 0:
        return False
    for k in range(place - 1, max(0, place - 8), -1):
        if tokens[k].text in ",;:" or tokens[k].form == "Fin":
            break
        if tokens[k].tag == "ADP" and tokens[k - 1].tag in ("DET", "NUM") and tokens[k - 1].text[0].isalpha():
            # "die im Text erwähnte Frau": between an article and its noun no verb stands.
            return True
    if not token.lower.endswith(("ten", "te")):
        return False
    before = place - 1
    while before >= 0 and tokens[before].tag in ("ADV", "PART"):
        before -= 1
    if before == place - 1:
        return False
    if tokens[place - 1].lower == "näher":
        return True
    oblique = ("dem", "den", "des", "einem", "einen", "einer", "eines", "diesem", "diesen", "ihrem", "ihren", "seinem", "seinen")
    if before < 0 or tokens[before].lower not in (*oblique, "der", "die", "das", "eine"):
        return False
    # "der gestern gesagte Satz", but not "..., der gestern sagte".
    return tokens[before].lower in oblique or before == 0 or tokens[before - 1].text != ","


def _folded(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], words: Sequence[Quotation]
) -> tuple[Token, ...]:
    """Fold quotations of speech to one token; marks within quoted words cut no clause, so they lose their tag."""
    tokens: list[Token] = []
    waiting = list(quotes)
    for sentence in sentences:
        for token in sentence.tokens:
            while waiting and token.start >= waiting[0].end:
                waiting.pop(0)
            if waiting and waiting[0].start <= token.start < waiting[0].end:
                if (
                    token.start == waiting[0].start
                    or not tokens
                    or tokens[-1].start != waiting[0].inner_start
                    or tokens[-1].tag != "QUOTE"
                ):
                    quote = waiting[0]
                    inner = text[quote.inner_start : quote.inner_end]
                    tokens.append(Token(start=quote.inner_start, end=quote.inner_end, text=inner, lemma="", tag="QUOTE"))
                continue
            if token.form == "Fin" and _attributive(sentence.tokens, token):
                token = replace(token, tag="ADJ", form=None, mood=None, tense=None)
            if token.text in ",;:–" and any(quote.start < token.start < quote.end for quote in words):
                token = Token(start=token.start, end=token.end, text=token.text, lemma=token.lemma, tag="X")
            tokens.append(token)
    return tuple(tokens)
