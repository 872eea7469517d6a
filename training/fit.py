"""Takes encoded sentences of all sources, gives the trained network; one batch of one source a step.

Seeded; a checkpoint every few minutes holds network, optimiser, step and the state of chance, and a run that finds one
goes on from it. The learning rate falls in a straight line to the last step, or to the deadline if that is earlier.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the usual name

from training.batches import UNKNOWN, Batch, Encoded, batches
from training.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train. `phases` gives the share of steps of each source from a step on, `seconds` the wall clock at most."""

    phases: Sequence[tuple[int, Mapping[str, float]]]
    steps: int
    seconds: float
    rate: float = 1.5e-4
    head_factor: float = 5.0
    warm_up: int = 150
    pieces: int = 1200
    drop: float = 0.1
    keep_from: float = 0.6
    """From this share of the run on every checkpoint is also kept by its step, for the mean of the last ones."""
    seed: int = 7
    checkpoint_every: float = 240.0


def loss_of(network: Network, batch: Batch, drop: float) -> tuple[Tensor, dict[str, float]]:
    """Sum of the losses of every task that the batch has labels for, and each by name."""
    words = network.words(batch.ids, batch.mask[:, None, None, :], batch.first, batch.last, drop)
    losses: dict[str, Tensor] = {}
    for task, gold in batch.tags.items():
        if task != "relation" and bool((gold != UNKNOWN).any()):
            scores = network.tags[task](words)
            losses[task] = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN)
    if batch.heads is not None:
        arcs, heads, dependents = network.trees(words, 3 * drop)
        open_heads = F.pad(batch.present, (1, 0), value=True)
        arcs = arcs.masked_fill(~open_heads[:, None, :], -1e4)
        arcs = arcs - 1e4 * torch.eye(arcs.shape[1] + 1)[1:][None]  # no word is its own head
        losses["head"] = F.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=UNKNOWN)
        relations = network.trees.relations(heads, dependents, batch.heads.clamp(min=0))
        gold = batch.tags["relation"]
        losses["relation"] = F.cross_entropy(relations.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN)
    if len(batch.cue_sentence):
        chosen = words[batch.cue_sentence]
        mask = batch.present[batch.cue_sentence][:, None, None, :]
        roles = network.roles(chosen, batch.cue_word, mask, drop)
        losses["role"] = F.cross_entropy(roles.flatten(0, 1), batch.cue_roles.flatten(), ignore_index=UNKNOWN)
    return torch.stack(list(losses.values())).sum(), {name: float(value.detach()) for name, value in losses.items()}


def _endless(sentences: Sequence[Encoded], pieces: int, chance: random.Random) -> Iterator[Batch]:
    """Pass after pass over one source."""
    while True:
        yield from batches(sentences, pieces=pieces, chance=chance)


def fit(network: Network, sources: Mapping[str, Sequence[Encoded]], plan: Plan, folder: Path) -> None:
    """Train in place; writes `checkpoint.pt` and `curve.jsonl` into `folder` and goes on from a checkpoint there."""
    folder.mkdir(parents=True, exist_ok=True)
    inner = [p for p in network.encoder.parameters() if p.requires_grad]
    outer = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": inner, "base": plan.rate}, {"params": outer, "base": plan.rate * plan.head_factor}]
    optimiser = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01, betas=(0.9, 0.98), foreach=True)
    step, spent = 0, 0.0
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        stored = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(stored["network"], strict=False)
        optimiser.load_state_dict(stored["optimiser"])
        step, spent = stored["step"], stored["spent"]
    torch.manual_seed(plan.seed + step)
    chance = random.Random(plan.seed + step)
    feeds = {name: _endless(s, plan.pieces, random.Random(f"{plan.seed} {step} {name}")) for name, s in sources.items()}
    began, saved, means = time.monotonic() - spent, time.monotonic(), {}  # type: ignore[var-annotated]
    network.train()
    with (folder / "curve.jsonl").open("a", encoding="utf-8") as curve:
        curve.write(json.dumps({"plan": asdict(plan), "from_step": step}) + "\n")
        while step < plan.steps and time.monotonic() - began < plan.seconds:
            shares = next(shares for start, shares in reversed(plan.phases) if start <= step)
            name = chance.choices(list(shares), list(shares.values()))[0]
            left = 1 - max(step / plan.steps, (time.monotonic() - began) / plan.seconds)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * min(1.0, (step + 1) / plan.warm_up) * max(0.01, left)
            loss, parts = loss_of(network, next(feeds[name]), plan.drop)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(inner + outer, 1.5)
            optimiser.step()
            step += 1
            for task, value in parts.items():
                means[task] = 0.97 * means.get(task, value) + 0.03 * value
            if step % 100 == 0:
                rounded = {task: round(value, 4) for task, value in sorted(means.items())}
                curve.write(json.dumps({"step": step, "seconds": round(time.monotonic() - began), **rounded}) + "\n")
                curve.flush()
            if step == plan.phases[-1][0]:
                _save(folder / "earlier.pt", network, optimiser, step, time.monotonic() - began)
            if time.monotonic() - saved > plan.checkpoint_every:
                _save(checkpoint, network, optimiser, step, time.monotonic() - began)
                saved = time.monotonic()
                if left < 1 - plan.keep_from:
                    torch.save({"network": trained_state(network), "step": step}, folder / f"kept-{step}.pt")
    _save(checkpoint, network, optimiser, step, time.monotonic() - began)
    network.eval()


def trained_state(network: Network) -> dict[str, Tensor]:
    """All weights but the frozen table of pieces, which comes from the base again."""
    return {name: value for name, value in network.state_dict().items() if name != "encoder.pieces.weight"}


def _save(path: Path, network: Network, optimiser: torch.optim.Optimizer, step: int, spent: float) -> None:
    """Write the checkpoint beside the old one, then put it in its place."""
    stored = {"network": trained_state(network), "optimiser": optimiser.state_dict(), "step": step, "spent": spent}
    torch.save(stored, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)
