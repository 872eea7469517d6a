"""Takes the words of sentences, gives tags, features, trees, names and speech roles: the trained model of the package.

The weights are one file, a zip with two ONNX graphs, the vocabulary and a card. Each sentence is run by itself: the
quantised graph scales its numbers by the whole input, so a sentence read beside others could come out differently.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from depesche.language.analysed import Analysed, Features, SpeechCue
from depesche.language.convention import hang_opening_marks, level_lists, raise_saying
from depesche.language.naming import Naming
from depesche.language.pieces import Pieces
from depesche.language.shipped import WEIGHTS
from depesche.language.trees import best_tree

FORM = 1
"""Form of the weights file that this code reads; a file of another form is refused."""
LIMIT = 384
"""Pieces read at once; a longer sentence is read in parts, the later ones hung on the root of the first."""
NOT_THERE = "_"


class Encoder:
    """The loaded model. Make it with `Encoder.load()` once a process; `analyse` keeps no state between calls."""

    def __init__(self, content: bytes) -> None:
        """Read the content of a weights file; raises ValueError when it is damaged or of another form."""
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                stored: dict[str, Any] = json.loads(archive.read("card.json"))
                if stored.get("form") != FORM:
                    raise ValueError(f"the weights have form {stored.get('form')}, this code reads form {FORM}")
                self._pieces = Pieces.from_json(archive.read("pieces.json").decode("utf-8"))
                self._sentence = _session(archive.read("sentence.onnx"))
                self._roles = _session(archive.read("roles.onnx"))
                self._relations = _session(archive.read("relations.onnx"))
        except (zipfile.BadZipFile, KeyError) as error:
            raise ValueError(f"the weights file is damaged: {error}") from error
        self._labels: Mapping[str, list[str]] = stored["labels"]
        self._naming = Naming(self._labels["name"])
        self._follows = {"newswire": _allowed(self._labels["newswire"])}
        self._combinations: dict[tuple[int, ...], Features] = {}
        self._outputs = [output.name for output in self._sentence.get_outputs()]
        self.version: str = stored["version"]
        """Version of the weights, for the provenance of readings."""
        self.digest = hashlib.sha256(content).hexdigest()
        """SHA-256 of the weights file."""

    @classmethod
    def load(cls, path: Path | None = None) -> Encoder:
        """The model of the package, or of another weights file; raises ValueError when there is none."""
        found = path or WEIGHTS
        if not found.is_file():
            raise ValueError(f"{found}: there are no weights; build them (make model) or read without the model")
        return cls(found.read_bytes())

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysed]:
        """Analyse sentences given as words; the same sentence gives the same result whatever stands beside it."""
        return [self._long(list(words)) for words in sentences]

    def _long(self, words: list[str]) -> Analysed:
        """One sentence, in parts where it is longer than the model can read."""
        parts: list[Analysed] = []
        start = 0
        while start < len(words) or not parts:
            part = self._read(words[start:])
            parts.append(part)
            start += max(1, len(part.upos))
        return parts[0] if len(parts) == 1 else _joined(parts)

    def _read(self, words: list[str]) -> Analysed:
        """As many words from the beginning as can be read at once."""
        ids, first, last = self._pieces.sentence(words, limit=LIMIT)
        if not first:
            return Analysed(upos=(), features=(), head=(), relation=(), name=(), newswire=(), cues=())
        given = {name: np.array(v, dtype=np.int64) for name, v in (("ids", ids), ("first", first), ("last", last))}
        out: dict[str, NDArray[Any]] = dict(zip(self._outputs, self._sentence.run(None, given), strict=True))
        upos = self._named("upos", out["upos"])
        head = best_tree(out["arcs"])
        hang_opening_marks(words[: len(head)], head)
        relation = self._relation(out, head)
        if raise_saying(words[: len(head)], upos, head, relation):
            relation = self._relation(out, head)
        level_lists(head, relation)
        return Analysed(
            upos=upos,
            features=self._features(out),
            head=tuple(head),
            relation=relation,
            name=self._naming.labels(words, out["name"]),
            newswire=self._sequence("newswire", out["newswire"]),
            cues=self._cues(out["words"], out["cue"]),
        )

    def _relation(self, out: Mapping[str, NDArray[Any]], head: Sequence[int]) -> tuple[str, ...]:
        """Relations of the words to the heads that the tree has given them."""
        places = np.array(head, dtype=np.int64) + 1
        hung = {"heads": out["heads"], "dependents": out["dependents"], "chosen": places}
        return self._named("relation", self._relations.run(None, hung)[0])

    def _named(self, task: str, numbers: NDArray[Any]) -> tuple[str, ...]:
        """Labels of a task by their numbers."""
        labels = self._labels[task]
        return tuple(labels[number] for number in numbers.tolist())

    def _features(self, out: Mapping[str, NDArray[Any]]) -> tuple[Features, ...]:
        """Features of the words; the few hundred combinations that there are are made once."""
        found = []
        for numbers in zip(*(out[task].tolist() for task in Features.__slots__), strict=True):
            features = self._combinations.get(numbers)
            if features is None:
                labels = [self._labels[task][number] for task, number in zip(Features.__slots__, numbers, strict=True)]
                features = _features(*(None if label == NOT_THERE else label for label in labels))
                self._combinations[numbers] = features
            found.append(features)
        return tuple(found)

    def _sequence(self, task: str, scores: NDArray[Any]) -> tuple[str, ...]:
        """Labels in which no name goes on that has not begun: the plain maximum, or the best path where it breaks that."""
        follows = self._follows[task]
        numbers: list[int] = scores.argmax(axis=1).tolist()
        if not all(follows[a, b] for a, b in zip([0, *numbers], numbers, strict=False)):
            numbers = _best_path(scores, follows)
        return tuple(self._labels[task][number] for number in numbers)

    def _cues(self, words: NDArray[Any], scores: NDArray[Any]) -> tuple[SpeechCue, ...]:
        """Cues with their roles; the role reader runs once over all cues of the sentence."""
        found = np.flatnonzero(scores > 0.5)
        if not len(found):
            return ()
        (roles,) = self._roles.run(None, {"words": words, "cues": found.astype(np.int64)})
        cues = []
        for at, row in zip(found.tolist(), roles, strict=True):
            named = list(self._named("role", row))
            named[at] = "cue"
            cues.append(SpeechCue(word=at, roles=tuple(named), score=float(scores[at])))
        return tuple(cues)


def _session(graph: bytes) -> ort.InferenceSession:
    """A session of one thread: the caller decides how many processes there are."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # a pattern is kept for every length of sentence and hardly ever met again
    return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _features(*values: str | None) -> Features:
    """Features from their values in the order of the fields."""
    mood, tense, verbform, case, number, person = values
    return Features(mood=mood, tense=tense, verbform=verbform, case=case, number=number, person=person)


def _allowed(labels: Sequence[str]) -> NDArray[np.bool_]:
    """[before, after]: True where the label may follow; before the first word stands label 0, which is `O`."""
    allowed = np.ones((len(labels), len(labels)), dtype=np.bool_)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            allowed[:, after] = [before[:2] in ("B-", "I-") and before[2:] == label[2:] for before in labels]
    return allowed


def _best_path(scores: NDArray[Any], follows: NDArray[np.bool_]) -> list[int]:
    """Viterbi: the allowed sequence of labels with the highest sum of scores."""
    barred = np.where(follows, 0.0, -1e9)
    total = scores[0] + barred[0]
    back = []
    for row in scores[1:]:
        step = total[:, None] + barred
        back.append(step.argmax(axis=0))
        total = step.max(axis=0) + row
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def _joined(parts: Sequence[Analysed]) -> Analysed:
    """Parts of one long sentence as one; roots of later parts hang on the root of the first as `parataxis`."""
    head: list[int] = []
    relation: list[str] = []
    cues: list[SpeechCue] = []
    count = sum(len(part.upos) for part in parts)
    root = parts[0].head.index(-1)
    for part in parts:
        start = len(head)
        for own, name in zip(part.head, part.relation, strict=True):
            late = own == -1 and start > 0
            head.append(root if late else own if own == -1 else own + start)
            relation.append("parataxis" if late else name)
        for cue in part.cues:
            roles = ("none",) * start + cue.roles
            padded = roles + ("none",) * (count - len(roles))
            cues.append(SpeechCue(word=cue.word + start, roles=padded, score=cue.score))
    return Analysed(
        upos=sum((part.upos for part in parts), ()),
        features=sum((part.features for part in parts), ()),
        head=tuple(head),
        relation=tuple(relation),
        name=sum((part.name for part in parts), ()),
        newswire=sum((part.newswire for part in parts), ()),
        cues=tuple(cues),
    )
