"""Takes the open data sets of the data folder, gives labelled sentences of one form for training and measuring.

Only sets that the folder's README marks "train" are named here; sets marked "measure" have no reader in this package.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

NOT_A_WORD = "_"
ROLES = ("none", "source", "message", "addressee", "topic", "medium", "evidence", "cue", "particle")
"""What a word is to a cue; `cue` are the further words of the cue, `particle` its separated verb prefix."""
SPKATT_ROLES = {
    "Source": "source",
    "Message": "message",
    "Addr": "addressee",
    "Topic": "topic",
    "Medium": "medium",
    "Evidence": "evidence",
    "PTC": "particle",
}
NEWSWIRE_TYPES = {
    "person": "PERSON",
    "organization": "ORGANISATION",
    "organization-company": "ORGANISATION",
    "location": "PLACE",
    "location-city": "PLACE",
    "location-stop": "PLACE",
    "location-street": "PLACE",
    "location-route": "PLACE",
    "org-position": "POSITION",
    "date": "DATE",
    "time": "TIME",
    "duration": "DURATION",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence with the labels that its source knows.

    `tags` maps a task (name, newswire, upos, mood, ...) to one label a word; None where the source does not tell.
    `heads` holds word indices, -1 for the root, and is None where there is no tree. `cues` holds, for each speech cue,
    the index of its main word and one role a word; None where the source has no cues annotated.
    """

    words: tuple[str, ...]
    tags: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    heads: tuple[int, ...] | None = None
    cues: tuple[tuple[int, tuple[str, ...]], ...] | None = None


def names(path: Path) -> Iterator[Labelled]:
    """GermEval 2014: token, outer label and perhaps inner label, separated by tabs; an empty line ends a sentence."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield Labelled(words=tuple(r[0] for r in rows), tags={"name": tuple(r[1] for r in rows)})
            rows = []


SWISS_EVERY = 4
"""Every so many sentences with ß are written as in Switzerland, so that "Aussenminister" is read as well."""


def some_swiss(sentences: Iterable[Labelled]) -> list[Labelled]:
    """The sentences, some of those with ß with ss."""
    found, seen = [], 0
    for sentence in sentences:
        if any("ß" in form for form in sentence.words):
            seen += 1
            if seen % SWISS_EVERY == 0:
                sentence = replace(sentence, words=tuple(form.replace("ß", "ss") for form in sentence.words))
        found.append(sentence)
    return found


WORD = re.compile(r"\w+(?:[-–./:]\w+)*|\.\.\.|[^\w\s]")
SENTENCE_END = frozenset(".!?")


def newswire(path: Path) -> Iterator[Labelled]:
    """SmartData: JSON texts, one after another, with mentions as character spans; cut into sentences by plain rules."""
    decoder, at = json.JSONDecoder(), 0
    stored = gzip.decompress(path.read_bytes()).decode("utf-8")
    while at < len(stored):
        if stored[at] in " \t\r\n,[]":
            at += 1
            continue
        report, at = decoder.raw_decode(stored, at)
        yield from _newswire_sentences(report)


def _newswire_sentences(report: Mapping[str, object]) -> Iterator[Labelled]:
    """The sentences of one SmartData text."""
    text = report["text"]["string"]  # type: ignore[index]
    starts: dict[int, tuple[int, str]] = {}
    mentions = report["conceptMentions"]["array"] if report["conceptMentions"] else []  # type: ignore[index]
    for mention in mentions:
        kind = NEWSWIRE_TYPES.get(mention["type"])
        if kind:
            start, end = mention["span"]["start"], mention["span"]["end"]
            if end > starts.get(start, (0, ""))[0]:
                starts[start] = (end, kind)
    words: list[str] = []
    labels: list[str | None] = []
    until, kind, line_end = -1, "", 0
    for match in WORD.finditer(text):
        new_line = "\n" in text[line_end : match.start()]
        line_end = match.end()
        ended = bool(words) and words[-1] in SENTENCE_END and match.group()[0].isupper() and match.start() >= until
        if words and (new_line or ended):
            yield Labelled(words=tuple(words), tags={"newswire": tuple(labels)})
            words, labels = [], []
        words.append(match.group())
        found = next((starts[p] for p in range(match.start(), match.end()) if p in starts), None)
        if found and match.start() >= until:
            until, kind = found
            labels.append("B-" + kind)
        else:
            labels.append("I-" + kind if match.start() < until else "O")
    if words:
        yield Labelled(words=tuple(words), tags={"newswire": tuple(labels)})


def speech(folder: Path) -> Iterator[Labelled]:
    """SpkAtt: one JSON file a speech; parts of a role outside the sentence of its cue are left out."""
    for path in sorted(folder.glob("*.json")):
        stored = json.loads(path.read_text(encoding="utf-8"))
        by_sentence: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
        lengths = {s["SentenceId"]: len(s["Tokens"]) for s in stored["Sentences"]}
        for annotation in stored["Annotations"]:
            sentence, main = (int(part) for part in annotation["Cue"][0].split(":"))
            roles = ["none"] * lengths[sentence]
            for kind, role in [*SPKATT_ROLES.items(), ("Cue", "cue")]:
                for place in annotation.get(kind, ()):
                    where, word = (int(part) for part in place.split(":"))
                    if where == sentence:
                        roles[word] = role
            by_sentence.setdefault(sentence, []).append((main, tuple(roles)))
        for part in stored["Sentences"]:
            cues = tuple(sorted(by_sentence.get(part["SentenceId"], [])))
            main_words = {main for main, _ in cues}
            tags = tuple("cue" if i in main_words else "none" for i in range(len(part["Tokens"])))
            if part["Tokens"]:
                yield Labelled(words=tuple(part["Tokens"]), tags={"cue": tags}, cues=cues)
