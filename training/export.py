"""Takes the trained network, gives the weights file: two ONNX graphs in 8 bits, the vocabulary and the labels, zipped.

Matrices of the encoder are stored in 8 bits (7 used, one scale a column): processors without VNNI add products of 8-bit
numbers in 16 bits, which overflows when all 8 are used. The table of pieces has one scale a row. Heads stay in float.
"""

from __future__ import annotations

import copy
import json
import zipfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the usual name

from depesche.language.pieces import Pieces
from training.network import Network

FORM = 1
LIMIT = 384
"""Pieces that the model reads at once; `encoder.py` cuts longer sentences."""
SMALLEST = 128
"""Matrices with a side shorter than this stay in float: the last ones of the heads."""
EXACT = ("/narrow_4/",)
"""Matrices that stay in float by measurement: a few inputs of the fifth layer's second matrix are so large that 8 bits for
the whole sentence blur all others (1.0 UAS and 0.8 LAS lost on GSD news; the other layers lose nothing)."""
STAMP = (1980, 1, 1, 0, 0, 0)
"""Time of every member of the zip, so that the same weights give the same file."""


class Product(nn.Module):
    """A linear layer written as a product and a sum, the form in which the quantiser knows it."""

    def __init__(self, linears: list[nn.Linear]) -> None:
        """Several linear layers over the same input become one, side by side."""
        super().__init__()
        self.register_buffer("weight", torch.cat([linear.weight.detach() for linear in linears]).T.contiguous())
        self.register_buffer("bias", torch.cat([linear.bias.detach() for linear in linears]))

    def forward(self, states: Tensor) -> Tensor:
        return states @ self.weight + self.bias


def _products(module: nn.Module) -> nn.Module:
    """The module with every linear layer as a `Product`."""
    module = copy.deepcopy(module)
    for owner in list(module.modules()):
        for name, part in list(owner.named_children()):
            if isinstance(part, nn.Linear):
                setattr(owner, name, Product([part]))
    return module


class Sentence(nn.Module):
    """The graph of one sentence: pieces in, the best tags and the scores that are still needed out.

    It computes what `Network` computes, arranged for speed: no batch axis, and the first matrices of all heads as one.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        encoder, trees = network.encoder, network.trees
        table = encoder.pieces.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("positions", encoder.positions.detach()[:LIMIT].clone())
        self.norm, self.layers = encoder.norm, _products(encoder.layers)
        self.plain = [task for task, head in network.tags.items() if isinstance(head, nn.Linear)]
        self.sequences = [task for task in network.tags if task not in self.plain]
        self.tags = Product([network.tags[task] for task in self.plain])
        self.sizes = [network.tags[task].out_features for task in self.plain]
        opening = [network.tags[task][0] for task in self.sequences]
        opening += [trees.arc_word, trees.relation_word, trees.arc_head, trees.relation_head]
        self.hidden = Product(opening)
        self.widths = [linear.out_features for linear in opening]
        self.closing = nn.ModuleList(Product([network.tags[task][-1]]) for task in self.sequences)
        self.arc = nn.Parameter(trees.arc.detach())
        self.register_buffer("root_arc", F.gelu(trees.arc_head(trees.root)).detach()[None])
        self.register_buffer("root_relation", F.gelu(trees.relation_head(trees.root)).detach()[None])

    def forward(self, ids: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        states = self.table[ids].float() * self.scale[ids] + self.positions[: ids.shape[0]]
        states = self.norm(states)
        for layer in self.layers:
            states = _plain_layer(layer, states)
        words = torch.cat([states[first], states[last]], dim=-1)
        out = [scores.argmax(dim=-1) for scores in self.tags(words).split(self.sizes, dim=-1)]
        *opened, arc_word, relation_word, arc_head, relation_head = F.gelu(self.hidden(words)).split(self.widths, dim=-1)
        for task, part, close in zip(self.sequences, opened, self.closing, strict=True):
            scores = close(part)
            out.append(F.softmax(scores, dim=-1)[:, 1] if task == "cue" else F.log_softmax(scores, dim=-1))
        to_head = arc_word @ self.arc[:-1] + self.arc[-1]
        arcs = to_head @ torch.cat([self.root_arc, arc_head]).T
        return (*out, arcs, torch.cat([self.root_relation, relation_head]), relation_word, words)

    def names(self) -> list[str]:
        """Names of the outputs, in order."""
        return [*self.plain, *self.sequences, "arcs", "heads", "dependents", "words"]


def _plain_layer(layer: nn.Module, states: Tensor) -> Tensor:
    """One transformer layer over one sentence [piece, width]."""
    width = states.shape[-1]
    part = width // layer.heads
    query, key, value = layer.attend(states).view(-1, 3, layer.heads, part).unbind(1)
    scores = query.permute(1, 0, 2) @ (key.permute(1, 2, 0) * part**-0.5)
    mixed = (scores.softmax(dim=-1) @ value.permute(1, 0, 2)).permute(1, 0, 2).reshape(-1, width)
    states = layer.first_norm(states + layer.attended(mixed))
    return layer.second_norm(states + layer.narrow(F.gelu(layer.widen(states))))


class CueRoles(nn.Module):
    """The graph of the role reader: the words of one sentence and the cues in it in, the best roles out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = _products(network.roles)

    def forward(self, words: Tensor, cues: Tensor) -> Tensor:
        return self.roles(words[None].expand(cues.shape[0], -1, -1), cues, None).argmax(dim=-1)


class Relations(nn.Module):
    """The graph that names the relation of each word to the head that the tree has given it."""

    def __init__(self, network: Network, root: int) -> None:
        super().__init__()
        relation = network.trees.relation.detach()
        self.labels, inner, outer = relation.shape
        # One product with all relations side by side; the last row and column are the ones that stand for "no word".
        flat = relation.permute(1, 0, 2).reshape(inner, self.labels * outer)
        self.register_buffer("weight", flat[:-1].contiguous())
        self.register_buffer("bias", flat[-1].clone())
        self.register_buffer("is_root", F.one_hot(torch.tensor(root), self.labels).float())

    def forward(self, heads: Tensor, dependents: Tensor, chosen: Tensor) -> Tensor:
        crossed = (dependents @ self.weight + self.bias).view(-1, self.labels, heads.shape[1] + 1)
        scores = (crossed[:, :, :-1] @ heads[chosen][:, :, None])[:, :, 0] + crossed[:, :, -1]
        # Only the word whose head is place 0 is the root, and it always is.
        favour = torch.where(chosen == 0, 1e6, -1e6)[:, None]
        return (scores + favour * self.is_root).argmax(dim=-1)


def export(network: Network, pieces: Pieces, labels: dict[str, list[str]], target: Path, *, version: str) -> None:
    """Write the weights file. `version` goes into the provenance of every reading."""
    network.eval()
    work = target.parent
    work.mkdir(parents=True, exist_ok=True)
    sentence = Sentence(network).eval()
    ids, words = torch.arange(2, 19), torch.arange(1, 10)
    pieces_axis, words_axis = {0: "pieces"}, {0: "words"}
    axes = {"ids": pieces_axis, "first": words_axis, "last": words_axis}
    axes |= {name: dict(words_axis) for name in sentence.names()}
    axes["arcs"] = {0: "words", 1: "places"}
    axes["heads"] = {0: "places"}
    _write(sentence, (ids, words, words + 1), work / "sentence.onnx", ["ids", "first", "last"], sentence.names(), axes)
    roles_axes = {"words": words_axis, "cues": {0: "cues"}, "roles": {0: "cues", 1: "words"}}
    vectors = torch.randn(9, 2 * network.encoder.positions.shape[1])
    cue_roles = CueRoles(network).eval()
    _write(cue_roles, (vectors, torch.tensor([2, 5])), work / "roles.onnx", ["words", "cues"], ["roles"], roles_axes)
    relations = Relations(network, labels["relation"].index("root")).eval()
    vectors = torch.randn(10, network.trees.relation_head.out_features)
    _write(
        relations,
        (vectors, vectors[1:], torch.arange(9)),
        work / "relations.onnx",
        ["heads", "dependents", "chosen"],
        ["relations"],
        {"heads": {0: "places"}} | dict.fromkeys(("dependents", "chosen", "relations"), words_axis),
    )
    card = {"form": FORM, "version": version, "labels": labels}
    members = {
        "card.json": json.dumps(card, ensure_ascii=False, indent=1).encode(),
        "pieces.json": pieces.to_json().encode(),
        "sentence.onnx": _quantised(work / "sentence.onnx"),
        "roles.onnx": _quantised(work / "roles.onnx"),
        "relations.onnx": _quantised(work / "relations.onnx"),
    }
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            archive.writestr(info, content)


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
) -> None:
    """Write a module as an ONNX graph."""
    torch.onnx.export(
        module,
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _quantised(path: Path) -> bytes:
    """The graph with the encoder's matrices in 8 bits and everything else in float."""
    graph = onnx.load(str(path)).graph
    stored = {tensor.name: tensor.dims for tensor in graph.initializer}
    inner = [
        node.name
        for node in graph.node
        if node.op_type == "MatMul"
        and any(min(stored.get(name, [0])) >= SMALLEST for name in node.input)
        and not node.name.startswith(EXACT)
    ]
    target = path.with_suffix(".int8.onnx")
    quantize_dynamic(
        str(path),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
        nodes_to_quantize=inner,
        extra_options={"MatMulConstBOnly": True},
    )
    return target.read_bytes()
