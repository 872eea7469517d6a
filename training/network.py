"""Takes pieces of sentences, gives scores for every task: one encoder, a small head for each task.

The encoder is the first layers of multilingual-e5-small. A word is its first and last piece side by side.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the usual name

from training.base import Base

LAYERS = 6
TAG_WIDTH = 256
ARC_WIDTH = 256
RELATION_WIDTH = 128
ROLE_WIDTH = 192
REACH = 24
"""Words farther than this from a cue look equally far to the role reader."""


WEIGHT_LEVELS = 63
ACTIVATION_LEVELS = 255


class Rounded(nn.Linear):
    """A linear layer that is trained with the rounding it will have in the weights file.

    Weights are rounded to 7 bits and a sign with one scale an output, inputs to 8 bits with one scale a sentence, as the
    exported graph does. Gradients pass as if nothing were rounded. In evaluation nothing is rounded.
    """

    def forward(self, states: Tensor) -> Tensor:
        if not self.training:
            return super().forward(states)
        with torch.no_grad():
            scale = self.weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / WEIGHT_LEVELS
            weight_change = (self.weight / scale).round_().mul_(scale).sub_(self.weight)
            low = states.amin(dim=(1, 2), keepdim=True).clamp(max=0)
            step = (states.amax(dim=(1, 2), keepdim=True).clamp(min=0) - low) / ACTIVATION_LEVELS
            state_change = (states / step).round_().mul_(step).sub_(states)
        return F.linear(states + state_change, self.weight + weight_change, self.bias)


class Layer(nn.Module):
    """One transformer layer of the base, queries, keys and values in one matrix."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.attend = Rounded(width, 3 * width)
        self.attended = Rounded(width, width)
        self.first_norm = nn.LayerNorm(width, eps=epsilon)
        self.widen = Rounded(width, inner)
        self.narrow = Rounded(inner, width)
        self.second_norm = nn.LayerNorm(width, eps=epsilon)

    def forward(self, states: Tensor, mask: Tensor | None, drop: float) -> Tensor:
        batch, length, width = states.shape
        parts = self.attend(states).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, width))
        states = self.first_norm(states + F.dropout(mixed, drop, self.training))
        inner = self.narrow(F.gelu(self.widen(states)))
        return self.second_norm(states + F.dropout(inner, drop, self.training))


class Encoder(nn.Module):
    """Embeddings (frozen, so that rare names keep their place) and the first layers of the base."""

    def __init__(self, base: Base, kept: list[int], layers: int = LAYERS) -> None:
        super().__init__()
        tensor = lambda name, *shape: torch.from_numpy(base.matrix(name, *shape).copy())  # noqa: E731
        width = base.width
        table = tensor("emb.word", -1, width)[torch.tensor(kept)]
        self.pieces = nn.Embedding.from_pretrained(table, freeze=True)
        # The token type is the same everywhere, so it is added to the positions once.
        self.positions = nn.Parameter(tensor("emb.pos", -1, width) + tensor("emb.type", -1, width)[0])
        self.norm = _norm(base, "emb.ln")
        self.layers = nn.ModuleList()
        for number in range(layers):
            layer = Layer(width, base.heads, base.inner, base.epsilon)
            name = f"l{number}."
            for part, stored in (("attended", "ao"), ("widen", "fi"), ("narrow", "fo")):
                linear = getattr(layer, part)
                linear.weight.data = tensor(name + stored + ".w", *linear.weight.shape)
                linear.bias.data = tensor(name + stored + ".b")
            layer.attend.weight.data = torch.cat([tensor(f"{name}{p}.w", width, width) for p in "qkv"])
            layer.attend.bias.data = torch.cat([tensor(f"{name}{p}.b") for p in "qkv"])
            layer.first_norm, layer.second_norm = _norm(base, name + "aln"), _norm(base, name + "oln")
            self.layers.append(layer)

    def forward(self, ids: Tensor, mask: Tensor | None, drop: float = 0.0) -> Tensor:
        states = self.norm(self.pieces(ids) + self.positions[: ids.shape[1]])
        states = F.dropout(states, drop, self.training)
        for layer in self.layers:
            states = layer(states, mask, drop)
        return states


def _norm(base: Base, name: str) -> nn.LayerNorm:
    """A layer norm with the weights of the base."""
    norm = nn.LayerNorm(base.width, eps=base.epsilon)
    norm.weight.data = torch.from_numpy(base.matrix(name + ".w").copy())
    norm.bias.data = torch.from_numpy(base.matrix(name + ".b").copy())
    return norm


class Trees(nn.Module):
    """Biaffine scores of heads and relations (Dozat and Manning 2017); place 0 among the heads is the root."""

    def __init__(self, width: int, relations: int) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.zeros(width))
        self.arc_head, self.arc_word = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.relation_head, self.relation_word = nn.Linear(width, RELATION_WIDTH), nn.Linear(width, RELATION_WIDTH)
        self.arc = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.02)
        self.relation = nn.Parameter(torch.randn(relations, RELATION_WIDTH + 1, RELATION_WIDTH + 1) * 0.02)

    def forward(self, words: Tensor, drop: float) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [sentence, word, head], and the vectors of heads and of words that `relations` compares."""
        batch, _, width = words.shape
        heads = torch.cat([self.root.expand(batch, 1, width), words], dim=1)
        act = lambda part, states: F.dropout(F.gelu(part(states)), drop, self.training)  # noqa: E731
        arc_words = F.pad(act(self.arc_word, words), (0, 1), value=1.0)
        arcs = torch.matmul(torch.matmul(arc_words, self.arc), act(self.arc_head, heads).transpose(1, 2))
        return arcs, act(self.relation_head, heads), act(self.relation_word, words)

    def relations(self, heads: Tensor, words: Tensor, chosen: Tensor) -> Tensor:
        """Scores [sentence, word, relation], given the place of each word's head."""
        picked = torch.gather(heads, 1, chosen[..., None].expand(-1, -1, heads.shape[-1]))
        picked, words = F.pad(picked, (0, 1), value=1.0), F.pad(words, (0, 1), value=1.0)
        return torch.einsum("bna,rac,bnc->bnr", words, self.relation, picked)


class Roles(nn.Module):
    """Reads a sentence once for each cue in it and tells what each word is to that cue."""

    def __init__(self, width: int, roles: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(width, ROLE_WIDTH)
        self.cue = nn.Linear(width, ROLE_WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, ROLE_WIDTH)
        self.norm = nn.LayerNorm(ROLE_WIDTH)
        self.layers = nn.ModuleList(Layer(ROLE_WIDTH, 6, 2 * ROLE_WIDTH, 1e-6) for _ in range(2))
        self.out = nn.Linear(ROLE_WIDTH, roles)

    def forward(self, words: Tensor, cues: Tensor, mask: Tensor | None, drop: float = 0.0) -> Tensor:
        """Scores [cue, word, role] from the words of the cue's sentence [cue, word, width] and the cue's index."""
        places = torch.arange(words.shape[1])[None, :] - cues[:, None]
        vector = torch.gather(words, 1, cues[:, None, None].expand(-1, 1, words.shape[2]))
        states = self.narrow(words) + self.cue(vector) + self.distance(places.clamp(-REACH, REACH) + REACH)
        states = F.dropout(self.norm(states), drop, self.training)
        for layer in self.layers:
            states = layer(states, mask, drop)
        return self.out(states)


class Network(nn.Module):
    """The whole model. `labels` names the labels of each tag task; trees and roles have heads of their own."""

    def __init__(self, base: Base, kept: list[int], labels: dict[str, list[str]], layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(base, kept, layers)
        width = 2 * base.width
        self.tags = nn.ModuleDict()
        for task, names in labels.items():
            if task in ("name", "newswire", "cue"):
                hidden = nn.Linear(width, TAG_WIDTH)
                self.tags[task] = nn.Sequential(hidden, nn.GELU(), nn.Dropout(0.1), nn.Linear(TAG_WIDTH, len(names)))
            elif task not in ("relation", "role"):
                self.tags[task] = nn.Linear(width, len(names))
        self.trees = Trees(width, len(labels["relation"]))
        self.roles = Roles(width, len(labels["role"]))

    def words(self, ids: Tensor, mask: Tensor | None, first: Tensor, last: Tensor, drop: float = 0.0) -> Tensor:
        """Vectors of the words [sentence, word, 2 x width]."""
        states = self.encoder(ids, mask, drop)
        pick = lambda at: torch.gather(states, 1, at[..., None].expand(-1, -1, states.shape[-1]))  # noqa: E731
        return F.dropout(torch.cat([pick(first), pick(last)], dim=-1), 2 * drop, self.training)
