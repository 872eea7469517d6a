"""Takes the sentences of a report, gives what the trained model reads in each: tags, tree, names and speech, a field a token.

The model was taught with words cut as in treebanks ("Dr.", "3.", "z.B." are one word), the rules work on smaller tokens; here the
one is laid over the other. All indices are places in `Sentence.tokens`, whose offsets lead into the clean text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, overload

from depesche.language.analysed import Analysed, Features
from depesche.language.lemma import lemma
from depesche.language.lexicon import load
from depesche.language.mood import mood_of
from depesche.language.sentences import Sentence
from depesche.language.shipped import shipped
from depesche.language.tokens import Token

if TYPE_CHECKING:
    from depesche.language.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name in a sentence.

    Attributes:
        first: its first token.
        end: the token after its last one.
        type: `PER`, `LOC`, `ORG` or `OTH`; with `deriv` of derived words ("russische"), `part` of compounds ("EU-Staaten").
    """

    first: int
    end: int
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that announces speech, thought or writing; for each role the tokens that fill it, in order, empty where none does.

    Attributes:
        token: its main word.
        words: all its words, a parted prefix included.
        source: who speaks.
        message: what is said.
        addressee: to whom.
        score: the model's probability that the word is a cue, 0.5 to 1.
    """

    token: int
    words: tuple[int, ...]
    source: tuple[int, ...]
    message: tuple[int, ...]
    addressee: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence as the model reads it. The first six have one entry a token.

    Attributes:
        upos: part of speech (Universal Dependencies).
        features: mood, tense, verbform, case, number, person; each None where it does not apply.
        mood: of finite verbs `Ind`, `Imp`, `Sub1`, `Sub2` by form tables and model together; None for other words.
        lemma: dictionary form.
        head: the token it hangs on, -1 for the root.
        relation: relation to the head, UD German GSD (`nsubj`, `nsubj:pass`, `obj`, `obl:arg`, `ccomp`, `conj`, `case`, ...).
        names: the names, in order.
        cues: the cues of speech, in order.
    """

    upos: tuple[str, ...]
    features: tuple[Features, ...]
    mood: tuple[str | None, ...]
    lemma: tuple[str, ...]
    head: tuple[int, ...]
    relation: tuple[str, ...]
    names: tuple[NameSpan, ...]
    cues: tuple[Cue, ...]

    def below(self, token: int) -> tuple[int, ...]:
        """The tokens of the phrase that hangs on `token`, itself included, in order."""
        found, open_ones = {token}, [token]
        while open_ones:
            above = open_ones.pop()
            new = [at for at, head in enumerate(self.head) if head == above and at not in found]
            found.update(new)
            open_ones.extend(new)
        return tuple(sorted(found))


class ParsedSentences(Sequence[Parsed]):
    """Sentences as the model reads them; each is read when it is asked for, and once: most questions touch few sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._read: dict[int, Parsed] = {}

    def __len__(self) -> int:
        return len(self._sentences)

    @property
    def been_read(self) -> tuple[int, ...]:
        """The numbers of the sentences that were asked for so far."""
        return tuple(sorted(self._read))

    @overload
    def __getitem__(self, number: int) -> Parsed: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Parsed]: ...
    def __getitem__(self, number: int | slice) -> Parsed | Sequence[Parsed]:
        """The sentence of that number as the model reads it; raises IndexError past the last one."""
        if isinstance(number, slice):
            return tuple(self[at] for at in range(*number.indices(len(self))))
        at = range(len(self))[number]
        if at not in self._read:
            (self._read[at],) = parse([self._sentences[at]])
        return self._read[at]


def parse(sentences: Sequence[Sentence], encoder: Encoder | None = None) -> tuple[Parsed, ...]:
    """Read sentences with the model of the package, or another one; each by itself, so its company changes nothing."""
    reader = encoder or shipped()
    laid = [_words(sentence.tokens) for sentence in sentences]
    analysed = reader.analyse([words for words, _ in laid])
    return tuple(
        _parsed(sentence.tokens, starts, result) for sentence, (_, starts), result in zip(sentences, laid, analysed, strict=True)
    )


def _words(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    """The words that the model reads, and the first token of each: full stops go with the ordinal or abbreviation before."""
    words: list[str] = []
    starts: list[int] = []
    for at, token in enumerate(tokens):
        if token.text == "." and at and at + 1 < len(tokens) and token.start == tokens[at - 1].end:
            before = tokens[at - 1].text
            if before in _abbreviations() or before.isdigit() or (len(before) == 1 and before.isalpha()) or "." in before:
                words[-1] += "."
                continue
        words.append(token.text)
        starts.append(at)
    return words, starts


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("abbreviations")["words"])


def _parsed(tokens: Sequence[Token], starts: list[int], result: Analysed) -> Parsed:
    """What was read of the words, as of the tokens."""
    count = len(tokens)
    word_of = [0] * count
    for word, first in enumerate(starts):
        for at in range(first, starts[word + 1] if word + 1 < len(starts) else count):
            word_of[at] = word
    own = [starts[word] == at for at, word in enumerate(word_of)]
    head = [
        (-1 if result.head[word] < 0 else starts[result.head[word]]) if first else starts[word]
        for word, first in zip(word_of, own, strict=True)
    ]
    upos = [result.upos[word] if first else "PUNCT" for word, first in zip(word_of, own, strict=True)]
    features = [result.features[word] if first else _NOTHING for word, first in zip(word_of, own, strict=True)]
    ends = [*starts[1:], count]
    return Parsed(
        upos=tuple(upos),
        features=tuple(features),
        mood=tuple(mood_of(t.text, tag, f) for t, tag, f in zip(tokens, upos, features, strict=True)),
        lemma=tuple(lemma(t.text, tag) for t, tag in zip(tokens, upos, strict=True)),
        head=tuple(head),
        relation=tuple(result.relation[word] if first else "punct" for word, first in zip(word_of, own, strict=True)),
        names=tuple(NameSpan(first=starts[first], end=ends[last], type=kind) for first, last, kind in _spans(result.name)),
        cues=tuple(_cues(result, starts)),
    )


_NOTHING = Features(mood=None, tense=None, verbform=None, case=None, number=None, person=None)


def _spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """First and last word and type of each name."""
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            found.append((at, at, label[2:]))
        elif label.startswith("I-") and found:
            found[-1] = (found[-1][0], at, found[-1][2])
    return found


def _cues(result: Analysed, starts: list[int]) -> list[Cue]:
    """The cues with their roles as places of tokens."""
    cues = []
    for cue in result.cues:
        filled = {
            role: tuple(starts[word] for word, its in enumerate(cue.roles) if its == role)
            for role in ("cue", "particle", "source", "message", "addressee")
        }
        cues.append(
            Cue(
                token=starts[cue.word],
                words=tuple(sorted(filled["cue"] + filled["particle"])),
                source=filled["source"],
                message=filled["message"],
                addressee=filled["addressee"],
                score=cue.score,
            )
        )
    return cues
