"""One command that makes the shipped model: `python -m training.build --data FOLDER --work FOLDER [STEP ...]`.

Steps, in order: vocabulary, train, export, measure, card. Without a step all run; each leaves its result in the work
folder, so that a later step can be run again alone. `install` puts the weights into the package; it runs only when named,
since at most two versions of the weights may ever be committed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from torch import Tensor

from depesche.language.pieces import Pieces
from depesche.language.shipped import WEIGHTS
from training import card, sources, treebanks, vocabulary
from training.base import load_base
from training.batches import Encoded, encode, label_sets
from training.fit import Plan, fit
from training.network import LAYERS, Network
from training.sources import Labelled

HERE = Path(__file__).parent
PHASES = (
    (0, {"names": 0.38, "trees": 0.28, "features": 0.04, "tags": 0.07, "speech": 0.18, "newswire": 0.05}),
    # Speech had reached its mark by then, names and trees had not.
    (2250, {"names": 0.50, "trees": 0.34, "features": 0.02, "tags": 0.04, "speech": 0.07, "newswire": 0.03}),
)
FURTHER = ((0, {"names": 0.56, "trees": 0.29, "features": 0.02, "tags": 0.03, "speech": 0.07, "newswire": 0.03}),)
"""The second run: from the mean of the first one's checkpoints, with a warm-up and a fall of the rate of its own."""
FURTHER_RATE = 1.2e-4
LATE_SHARE = 0.7
"""The second run begins from a mean of the first one's last checkpoint (this share) and the one at its last change of phase."""
KEPT_AVERAGED = 5
"""The shipped weights are the mean of the last checkpoint and so many that were kept before it."""
STEPS_APART = 50
"""One that was kept just before the last would only count it twice."""


def load_sources(folder: Path) -> dict[str, list[Labelled]]:
    """Every open set, by the name that PHASES uses. GSD's own trees count three times: they set the convention."""
    syntax = folder / "syntax"
    gsd = list(treebanks.trees(syntax / "gsd-dev.conllu", bank="gsd"))[: treebanks.NEWS_FROM]
    pud = list(treebanks.trees(syntax / "pud.conllu", bank="pud"))
    hdt = [s for part in ("dev", "test") for s in treebanks.trees(syntax / f"hdt-{part}-fragment.conllu", bank="hdt")]
    features = [s for part in "ab" for s in treebanks.lemma_features(syntax / f"gsd-lemma-features-{part}.conllu")]
    return {
        "names": sources.some_swiss(sources.names(folder / "names" / "germeval2014-train.tsv")),
        "trees": gsd * 3 + pud + hdt,
        "features": sources.some_swiss(features),
        "tags": list(treebanks.tag_lines(syntax / "gsd-train.upos", gsd + pud)),
        "speech": list(sources.speech(folder / "speech" / "spkatt-train")),
        "newswire": list(sources.newswire(folder / "newswire" / "smartdata-train.json.gz")),
    }


def make_vocabulary(data: Path, work: Path, loaded: dict[str, list[Labelled]]) -> None:
    """Choose pieces and list the labels: `vocabulary.json` in the work folder."""
    words = (form for part in loaded.values() for sentence in part for form in sentence.words)
    kept = vocabulary.choose(load_base(), words, data / "actors" / "world-leaders-2019.csv")
    labels = label_sets([sentence for part in loaded.values() for sentence in part])
    labels["role"] = list(sources.ROLES)
    (work / "vocabulary.json").write_text(json.dumps({"kept": kept, "labels": labels}), encoding="utf-8")


def load_network(work: Path) -> tuple[Network, Pieces, dict[str, list[str]]]:
    """The network as the base leaves it, its pieces and its labels."""
    stored = json.loads((work / "vocabulary.json").read_text(encoding="utf-8"))
    base = load_base()
    torch.manual_seed(7)
    network = Network(base, stored["kept"], stored["labels"], LAYERS)
    return network, vocabulary.pruned(base, stored["kept"]), stored["labels"]


def train(work: Path, loaded: dict[str, list[Labelled]], *, steps: int, seconds: float) -> None:
    """Train, or go on training, in the work folder."""
    network, pieces, labels = load_network(work)
    encoded: dict[str, list[Encoded]] = {name: encode(part, pieces, labels) for name, part in loaded.items()}
    fit(network, encoded, Plan(phases=PHASES, steps=steps, seconds=seconds), work)


def train_further(work: Path, loaded: dict[str, list[Labelled]], *, steps: int, seconds: float) -> None:
    """Train on from the first run's weights, in the folder `further`."""
    network, pieces, labels = load_network(work)
    network.load_state_dict(first_run(work), strict=False)
    encoded: dict[str, list[Encoded]] = {name: encode(part, pieces, labels) for name, part in loaded.items()}
    fit(network, encoded, Plan(phases=FURTHER, steps=steps, seconds=seconds, rate=FURTHER_RATE, seed=8), work / "further")


def first_run(work: Path) -> dict[str, Tensor]:
    """The mean of two checkpoints of the first run."""
    late = torch.load(work / "checkpoint.pt", weights_only=True)["network"]
    earlier = torch.load(work / "earlier.pt", weights_only=True)["network"]
    return {name: LATE_SHARE * value + (1 - LATE_SHARE) * earlier[name] for name, value in late.items()}


def write_weights(work: Path) -> Path:
    """Export the mean of the second run's last checkpoints: `german.zip` in the work folder.

    The version holds the steps of both runs and the digest of the weights.
    """
    from training.export import export

    network, pieces, labels = load_network(work)
    further = work / "further"
    last = torch.load(further / "checkpoint.pt", weights_only=True)
    by_step = {int(path.stem.split("-")[1]): path for path in further.glob("kept-*.pt")}
    apart = sorted((step for step in by_step if step <= last["step"] - STEPS_APART), reverse=True)[:KEPT_AVERAGED]
    states = [last["network"], *(torch.load(by_step[step], weights_only=True)["network"] for step in apart)]
    mixed = {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}
    network.load_state_dict(mixed, strict=False)
    digest = hashlib.sha256()
    for name, value in sorted(mixed.items()):
        digest.update(name.encode() + value.numpy().tobytes())
    target = work / "german.zip"
    steps = torch.load(work / "checkpoint.pt", weights_only=True)["step"] + last["step"]
    export(network, pieces, labels, target, version=f"german-{steps}-{digest.hexdigest()[:8]}")
    return target


def main() -> None:
    """Parse the command line and run the steps."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and results")
    parser.add_argument("--steps", type=int, default=9000, help="training steps")
    parser.add_argument("--further-steps", type=int, default=4000, help="steps of the second run")
    parser.add_argument("--seconds", type=float, default=1e9, help="wall clock for training at most")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("only", nargs="*", metavar="STEP")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    wanted = options.only or ["vocabulary", "train", "further", "export", "measure", "card"]
    loaded = load_sources(options.data) if {"vocabulary", "train", "further"} & set(wanted) else {}
    if "vocabulary" in wanted:
        make_vocabulary(options.data, options.work, loaded)
    if "train" in wanted:
        train(options.work, loaded, steps=options.steps, seconds=options.seconds)
    weights = options.work / "german.zip"
    if "further" in wanted:
        train_further(options.work, loaded, steps=options.further_steps, seconds=options.seconds)
    if "export" in wanted:
        write_weights(options.work)
    if "measure" in wanted:
        card.measure(options.data, weights, options.work)
    if "card" in wanted:
        card.write_card(options.work, weights, HERE / "MODEL_CARD.md", layers=LAYERS)
    if "install" in wanted:
        WEIGHTS.write_bytes(weights.read_bytes())


if __name__ == "__main__":
    main()
