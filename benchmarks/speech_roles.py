"""Takes SpkAtt speeches, gives precision, recall and F1 of cues, roles and both together.

usage: python -m benchmarks.speech_roles --data FOLDER [--weights FILE] [--json]

Each gold annotation is paired with at most one of ours, by the number of cue words in common. Scores go by overlap, as in the
shared task: a pair adds to precision the part of our words that is gold, to recall the part of the gold words that is ours;
what has no partner adds nothing. `cue` counts cues, `roles` the roles of all annotations (source, message, addressee, topic,
medium, evidence, particle), `joint` both. Words of a role in another sentence than the cue count as gold.
`main word` is the plain F1 of the cue's first-named word.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from depesche.language.encoder import Encoder

KINDS = {
    "Source": "source",
    "Message": "message",
    "Addr": "addressee",
    "Topic": "topic",
    "Medium": "medium",
    "Evidence": "evidence",
    "PTC": "particle",
}
Place = tuple[int, int]
"""Sentence and word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A cue and the words of its roles."""

    main: Place
    cue: frozenset[Place]
    roles: dict[str, frozenset[Place]]


@dataclass(slots=True)
class Tally:
    """Sums of parts found, and how many were given and wanted."""

    precise: float = 0.0
    recalled: float = 0.0
    given: int = 0
    wanted: int = 0

    def add(self, ours: frozenset[Place], gold: frozenset[Place]) -> None:
        """Count one part of a pair; an empty side is not there."""
        common = len(ours & gold)
        if ours:
            self.given += 1
            self.precise += common / len(ours)
        if gold:
            self.wanted += 1
            self.recalled += common / len(gold)

    def f1(self) -> dict[str, float]:
        """Precision, recall, F1 and the number wanted."""
        precision, recall = self.precise / max(1, self.given), self.recalled / max(1, self.wanted)
        score = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(score, 4), "gold": self.wanted}


@dataclass(slots=True)
class Scores:
    """All tallies."""

    cue: Tally = field(default_factory=Tally)
    main: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)
    joint: Tally = field(default_factory=Tally)
    each: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def pair(self, ours: Annotation | None, gold: Annotation | None) -> None:
        """Count a pair, or what stands alone."""
        nothing: frozenset[Place] = frozenset()
        cues = (ours.cue if ours else nothing, gold.cue if gold else nothing)
        self.cue.add(*cues)
        self.joint.add(*cues)
        self.main.add(frozenset([ours.main]) if ours else nothing, frozenset([gold.main]) if gold else nothing)
        for role in KINDS.values():
            parts = (ours.roles.get(role, nothing) if ours else nothing, gold.roles.get(role, nothing) if gold else nothing)
            for tally in (self.roles, self.joint, self.each[role]):
                tally.add(*parts)


def place(text: str) -> Place:
    """`3:14` as sentence and word."""
    sentence, word = text.split(":")
    return int(sentence), int(word)


def read(path: Path) -> tuple[list[tuple[int, list[str]]], list[Annotation]]:
    """Sentences with their numbers, and the gold annotations."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    gold = [
        Annotation(
            main=place(row["Cue"][0]),
            cue=frozenset(map(place, row["Cue"])),
            roles={role: frozenset(map(place, row.get(kind, ()))) for kind, role in KINDS.items()},
        )
        for row in stored.get("Annotations", [])
        if row["Cue"]
    ]
    return [(part["SentenceId"], part["Tokens"]) for part in stored["Sentences"]], gold


def ours(encoder: Encoder, sentences: list[tuple[int, list[str]]]) -> list[Annotation]:
    """What the model finds."""
    found = []
    for (number, _), analysed in zip(sentences, encoder.analyse([words for _, words in sentences]), strict=True):
        for cue in analysed.cues:
            words: dict[str, set[Place]] = defaultdict(set)
            for at, role in enumerate(cue.roles):
                words[role].add((number, at))
            roles = {role: frozenset(words[role]) for role in KINDS.values()}
            found.append(Annotation(main=(number, cue.word), cue=frozenset(words["cue"]), roles=roles))
    return found


def compare(scores: Scores, found: list[Annotation], gold: list[Annotation]) -> None:
    """Pair one to one, most common words first, and count."""
    pairs = [
        (len(mine.cue & theirs.cue), mine.main == theirs.main, -a, -b)
        for a, mine in enumerate(found)
        for b, theirs in enumerate(gold)
        if mine.cue & theirs.cue
    ]
    free, open_gold = set(range(len(found))), set(range(len(gold)))
    for _, _, a, b in sorted(pairs, reverse=True):
        if -a in free and -b in open_gold:
            scores.pair(found[-a], gold[-b])
            free.discard(-a)
            open_gold.discard(-b)
    for a in free:
        scores.pair(found[a], None)
    for b in open_gold:
        scores.pair(None, gold[b])


def main() -> None:
    """Measure all speeches of a folder, print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    data: Path = options.data
    folders = [path for path in sorted(data.rglob("spkatt-*")) if path.is_dir() and "train" not in path.name] or [data]
    files = [data] if data.is_file() else [path for folder in folders for path in sorted(folder.glob("*.json"))]
    if not files:
        raise SystemExit(f"{data}: no SpkAtt speeches (*.json)")
    encoder, scores = Encoder.load(options.weights), Scores()
    for path in files:
        sentences, gold = read(path)
        compare(scores, ours(encoder, sentences), gold)
    table = {"cue": scores.cue, "main word": scores.main, "roles": scores.roles, "joint": scores.joint, **scores.each}
    if options.json:
        rows = {name: tally.f1() for name, tally in table.items()}
        print(json.dumps({"weights": encoder.version, "speeches": len(files), "speech_roles": rows}))
        return
    print(f"weights {encoder.version}, {len(files)} speeches")
    for name, tally in table.items():
        row = tally.f1()
        print(f"  {name:10} P {row['precision']:.4f}  R {row['recall']:.4f}  F1 {row['f1']:.4f}  ({row['gold']})")


if __name__ == "__main__":
    main()
