"""Takes labelled sentences, gives tensors: sentences of like length together, labels as numbers, -100 for unknown."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from depesche.language.pieces import Pieces
from training.sources import Labelled

UNKNOWN = -100
LONGEST = 200
"""Sentences of more pieces are left out of training."""
CUES_AT_ONCE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A sentence cut into pieces, its labels as numbers."""

    ids: list[int]
    first: list[int]
    last: list[int]
    tags: dict[str, list[int]]
    heads: list[int] | None
    cues: list[tuple[int, list[int]]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tensors of some sentences of one source."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    present: Tensor
    """[sentence, word]: True where there is a word."""
    tags: dict[str, Tensor]
    heads: Tensor | None
    """[sentence, word]: 0 for the root, else index of the head + 1."""
    cue_sentence: Tensor
    cue_word: Tensor
    cue_roles: Tensor


def label_sets(sentences: Sequence[Labelled]) -> dict[str, list[str]]:
    """Every label of every tag task, sorted, the empty ones ("O", "_", "none") first."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for task, labels in sentence.tags.items():
            found.setdefault(task, set()).update(label for label in labels if label is not None)
    empty = {"O", "_", "none"}
    return {task: sorted(names, key=lambda n: (n not in empty, n)) for task, names in sorted(found.items())}


def encode(sentences: Sequence[Labelled], pieces: Pieces, labels: dict[str, list[str]]) -> list[Encoded]:
    """Cut and number; sentences that are too long are left out."""
    number = {task: {name: i for i, name in enumerate(names)} for task, names in labels.items()}
    encoded = []
    for sentence in sentences:
        ids, first, last = pieces.sentence(sentence.words, limit=LONGEST)
        if len(first) < len(sentence.words):
            continue
        tags = {
            task: [number[task].get(label, UNKNOWN) if label is not None else UNKNOWN for label in given]
            for task, given in sentence.tags.items()
        }
        cues = None
        if sentence.cues is not None:
            cues = [(at, [number["role"][role] for role in roles]) for at, roles in sentence.cues]
        heads = None if sentence.heads is None else [head + 1 for head in sentence.heads]
        encoded.append(Encoded(ids=ids, first=first, last=last, tags=tags, heads=heads, cues=cues))
    return encoded


def batches(sentences: Sequence[Encoded], *, pieces: int, chance: random.Random) -> Iterator[Batch]:
    """One pass in random order, at most about `pieces` pieces a batch, sentences of like length together."""
    order = list(range(len(sentences)))
    chance.shuffle(order)
    groups: list[list[int]] = []
    for start in range(0, len(order), 600):
        group: list[int] = []
        for index in sorted(order[start : start + 600], key=lambda i: len(sentences[i].ids)):
            if group and len(sentences[index].ids) * (len(group) + 1) > pieces:
                groups.append(group)
                group = []
            group.append(index)
        if group:
            groups.append(group)
    chance.shuffle(groups)
    for group in groups:
        yield collate([sentences[i] for i in group])


def collate(group: Sequence[Encoded]) -> Batch:
    """Pad and stack."""
    count, length = len(group), max(len(s.ids) for s in group)
    words = max(len(s.first) for s in group)
    ids = torch.zeros(count, length, dtype=torch.long)
    mask = torch.zeros(count, length, dtype=torch.bool)
    first, last = torch.zeros(count, words, dtype=torch.long), torch.zeros(count, words, dtype=torch.long)
    present = torch.zeros(count, words, dtype=torch.bool)
    tags = {task: torch.full((count, words), UNKNOWN) for task in group[0].tags}
    heads = None if group[0].heads is None else torch.full((count, words), UNKNOWN)
    cue_sentence, cue_word, cue_roles = [], [], []
    for row, sentence in enumerate(group):
        size = len(sentence.first)
        ids[row, : len(sentence.ids)] = torch.tensor(sentence.ids)
        mask[row, : len(sentence.ids)] = True
        first[row, :size], last[row, :size] = torch.tensor(sentence.first), torch.tensor(sentence.last)
        present[row, :size] = True
        for task, numbers in sentence.tags.items():
            tags[task][row, :size] = torch.tensor(numbers)
        if heads is not None and sentence.heads is not None:
            heads[row, :size] = torch.tensor(sentence.heads)
        for at, roles in (sentence.cues or ())[:CUES_AT_ONCE]:
            cue_sentence.append(row)
            cue_word.append(at)
            cue_roles.append(roles + [UNKNOWN] * (words - size))
    return Batch(
        ids=ids,
        mask=mask,
        first=first,
        last=last,
        present=present,
        tags=tags,
        heads=heads,
        cue_sentence=torch.tensor(cue_sentence, dtype=torch.long),
        cue_word=torch.tensor(cue_word, dtype=torch.long),
        cue_roles=torch.tensor(cue_roles, dtype=torch.long).reshape(-1, words),
    )
