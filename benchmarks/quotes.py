"""Takes the Wikinews quotation set (JSONL), gives the score of our statements against it, by the protocol of its authors.

usage: python -m benchmarks.quotes --data wikinews-quotes-dev.jsonl [--json] [--only TYPE] [--misses N]

Messages and roles are compared in tokens. In each text system and gold messages are paired one to one so that the sum of the
token
F1 of their quotes is greatest (0.01 more where the type agrees). For each pair and part (quote; speaker, cue, addressee, frame)
precision and recall are taken over tokens; an unpaired message counts with all its tokens as false or missing; a part without any
token on the side in question is left out. `msg` is the mean over the quotes, `roles` over the four roles, `joint` over all five,
F1 that of the two means. The frame is no part of our record: the columns without it are given beside.

Our statements are put into the annotation scheme of the set, by rules that know nothing of the texts: a `direct` content takes
its
marks with it, words in marks within a rendered statement are a Direct message of their own, a `reported` statement is the whole
sentence without a cue, and of "nach Angaben von X" the cue is "nach", the speaker the rest.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depesche.model.reading import Statement
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.reading.reader import read
from depesche.reading.speech.quotes import Quotation, quotations

ROLES = ("speaker", "cue", "addressee", "frame")
TYPES = {"direct": "Direct", "indirect": "Indirect", "reported": "Reported", "free": "IndirectFreeIndirect"}


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message in tokens: its quote and its roles as sets of token numbers, and its type."""

    quote: frozenset[int]
    type: str
    roles: dict[str, frozenset[int]]


def gold_messages(row: dict[str, Any]) -> list[Message]:
    """Read the annotation of one text."""
    found = []
    for annotation in row["annotations"]:
        roles = {role: frozenset(annotation[role]["tokenIds"]) for role in ROLES}
        found.append(Message(quote=frozenset(annotation["quote"]["tokenIds"]), type=annotation["type"], roles=roles))
    return found


def system_messages(row: dict[str, Any]) -> list[Message]:
    """Read one text with Depesche and put its statements into the scheme of the set."""
    text = row["originalText"]
    # The tokens of the set count in the text as it is, so it goes in without the intake.
    report = Report(
        id=row["id"],
        text=text,
        raw=text,
        offsets=((0, 0),),
        published=row.get("published"),
        outlet="Wikinews",
        title=row.get("title"),
        language="de",
    )
    reading = read(report, gate=False)
    places = Places(row)
    marks = quotations(text)
    found: list[Message] = []
    for statement in reading.statements:
        found += converted(statement, places, marks, text)
    unique: dict[tuple[frozenset[int], str], Message] = {}
    for message in found:
        if message.quote:
            unique.setdefault((message.quote, message.type), message)
    return list(unique.values())


class Places:
    """The tokens and sentences of one text by character."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.tokens = [(token["charBegin"], token["charEnd"], token["id"]) for token in row["tokens"]]
        self.sentences = [(sentence["charBegin"], sentence["charEnd"]) for sentence in row["sentences"]]

    def within(self, start: int, end: int) -> frozenset[int]:
        """Numbers of the tokens in a stretch of the text."""
        return frozenset(number for begin, stop, number in self.tokens if begin >= start and stop <= end)

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds a character."""
        return next(((a, b) for a, b in reversed(self.sentences) if a <= position), self.sentences[0])


def converted(statement: Statement, places: Places, marks: Sequence[Quotation], text: str) -> list[Message]:
    """Put one statement into the scheme of the set: one message, and one more for each passage in marks within it."""
    spans = [(span.start, span.end) for span in statement.content]
    roles = roles_of(statement, places)
    if statement.form == "direct":
        spans = [with_marks(start, end, marks) for start, end in spans]
    elif statement.form == "reported":
        spans = [places.sentence(spans[0][0])]
        roles = {**roles, "cue": frozenset(), "frame": frozenset()}
    elif statement.form == "free":
        roles = {**roles, "cue": frozenset(), "frame": frozenset()}
    quote = frozenset[int]().union(*(places.within(start, end) for start, end in spans))
    found = [Message(quote=quote, type=TYPES[statement.form], roles=roles)]
    if statement.form in ("indirect", "free"):
        for mark in marks:
            inside = any(start <= mark.start and mark.end <= end for start, end in spans)
            words = text[mark.inner_start : mark.inner_end].split()
            # A name in marks ("das Schiff „Hvalur 9“") has no word in lower case.
            if inside and mark.depth == 0 and len(words) > 1 and any(word[0].islower() for word in words):
                found.append(Message(quote=places.within(mark.start, mark.end), type="Direct", roles=roles))
    return found


def with_marks(start: int, end: int, marks: Sequence[Quotation]) -> tuple[int, int]:
    """Widen a quoted passage by its marks."""
    for mark in marks:
        if mark.inner_start <= start and end <= mark.inner_end:
            return mark.start, mark.end
    return start, end


def roles_of(statement: Statement, places: Places) -> dict[str, frozenset[int]]:
    """Give the tokens of the roles as the proofs of the statement show them."""
    proofs = {proof.field: proof.span for proof in statement.proofs if proof.span is not None}
    cue, speaker = statement.cue, proofs.get("speaker")
    if cue is not None and cue.quote.lower().startswith("nach "):
        head = Span(cue.start, cue.start + 4, cue.quote[:4])
        rest = Span(
            cue.start + 5, max(cue.end, speaker.end if speaker is not None and 0 <= speaker.start - cue.end < 12 else 0), ""
        )
        cue, speaker = head, rest
    frame = proofs.get("frame")
    return {
        "speaker": places.within(speaker.start, speaker.end) if speaker is not None else frozenset(),
        "cue": places.within(cue.start, cue.end) if cue is not None else frozenset(),
        "addressee": places.within(proofs["addressee"].start, proofs["addressee"].end) if "addressee" in proofs else frozenset(),
        "frame": places.within(frame.start, frame.end) if frame is not None else frozenset(),
    }


def token_f1(left: frozenset[int], right: frozenset[int]) -> float:
    """F1 of two sets of tokens."""
    shared = len(left & right)
    return 2 * shared / (len(left) + len(right)) if shared else 0.0


def paired(gold: Sequence[Message], system: Sequence[Message]) -> list[tuple[int, int]]:
    """Pair messages one to one so that the sum of the token F1 is greatest; only pairs that share a token."""
    size = max(len(gold), len(system))
    if not size:
        return []
    gain = [[0.0] * size for _ in range(size)]
    for i, a in enumerate(gold):
        for j, b in enumerate(system):
            score = token_f1(a.quote, b.quote)
            gain[i][j] = score + 0.01 * (a.type == b.type) if score else 0.0
    return [(i, j) for i, j in enumerate(_assignment(gain)) if i < len(gold) and j < len(system) and gain[i][j] > 0]


def _assignment(gain: Sequence[Sequence[float]]) -> list[int]:
    """Give the column of each row for which the sum is greatest (Hungarian method)."""
    n = len(gain)
    u, v = [0.0] * (n + 1), [0.0] * (n + 1)
    match, way = [0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        match[0] = i
        j0 = 0
        least = [float("inf")] * (n + 1)
        used = [False] * (n + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, n + 1):
                if not used[j]:
                    cost = -gain[i0 - 1][j - 1] - u[i0] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(n + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    columns = [0] * n
    for j in range(1, n + 1):
        columns[match[j] - 1] = j - 1
    return columns


class Means:
    """Precision and recall of parts, gathered over all pairs."""

    def __init__(self) -> None:
        self.precision: dict[str, list[float]] = defaultdict(list)
        self.recall: dict[str, list[float]] = defaultdict(list)

    def add(self, gold: Message | None, system: Message | None) -> None:
        """Count one pair, or one message without a partner."""
        for part in ("quote", *ROLES):
            left = _part(gold, part)
            right = _part(system, part)
            shared = len(left & right)
            if right:
                self.precision[part].append(shared / len(right))
            if left:
                self.recall[part].append(shared / len(left))

    def table(self, parts: Iterable[str]) -> dict[str, float]:
        """Means over some parts, pooled, and the F1 of the two means."""
        precisions = [value for part in parts for value in self.precision[part]]
        recalls = [value for part in parts for value in self.recall[part]]
        p = sum(precisions) / len(precisions) if precisions else 0.0
        r = sum(recalls) / len(recalls) if recalls else 0.0
        return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def _part(message: Message | None, part: str) -> frozenset[int]:
    if message is None:
        return frozenset()
    return message.quote if part == "quote" else message.roles[part]


def scored(data: Path, only: str | None = None) -> dict[str, Any]:
    """Read and score all texts of a file."""
    means = Means()
    types: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    seconds, texts, lines = 0.0, 0, []
    for line in data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [message for message in gold_messages(row) if only in (None, message.type)]
        begin = time.perf_counter()
        system = [message for message in system_messages(row) if only in (None, message.type)]
        seconds += time.perf_counter() - begin
        texts += 1
        pairs = paired(gold, system)
        for i, j in pairs:
            means.add(gold[i], system[j])
            types[gold[i].type][2] += token_f1(gold[i].quote, system[j].quote) >= 0.5
            types[gold[i].type][3] += gold[i].type == system[j].type
        for i in set(range(len(gold))) - {i for i, _ in pairs}:
            means.add(gold[i], None)
            lines.append(("missed", row, gold[i]))
        for j in set(range(len(system))) - {j for _, j in pairs}:
            means.add(None, system[j])
            lines.append(("false", row, system[j]))
        for message in gold:
            types[message.type][1] += 1
        for message in system:
            types[message.type][0] += 1
    outcome: dict[str, Any] = {
        "msg": means.table(("quote",)),
        "roles": means.table(ROLES),
        "roles without frame": means.table(ROLES[:3]),
        "joint": means.table(("quote", *ROLES)),
        "joint without frame": means.table(("quote", *ROLES[:3])),
        **{role: means.table((role,)) for role in ROLES},
        "types": {
            name: {"found": found, "gold": gold, "paired at F1 0.5": half, "type agrees": agree}
            for name, (found, gold, half, agree) in sorted(types.items())
        },
        "texts": texts,
        "seconds a text": round(seconds / max(1, texts), 4),
    }
    outcome["lines"] = [
        f"{kind} | {row['id']} | {message.type} | " + " ".join(row["tokens"][k]["text"] for k in sorted(message.quote))[:160]
        for kind, row, message in lines
    ]
    return outcome


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", help="compare messages of one type only (Direct, Indirect, Reported, ...)")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    outcome = scored(arguments.data, arguments.only)
    lines = outcome.pop("lines")
    if arguments.json:
        print(json.dumps(outcome, indent=1))
        return
    for name, values in outcome.items():
        if name == "types":
            for kind, counts in values.items():
                print(f"{kind:28} " + "   ".join(f"{key} {value}" for key, value in counts.items()))
        elif isinstance(values, dict):
            print(f"{name:28} F1 {values['f1']:.3f}   P {values['precision']:.3f}  R {values['recall']:.3f}")
        else:
            print(f"{name:28} {values}")
    for line in lines[: arguments.misses]:
        print(line)


if __name__ == "__main__":
    main()
