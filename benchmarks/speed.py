"""Takes texts, gives the speed of the model, the time it takes to load, and the most memory it takes.

usage: python -m benchmarks.speed --data FILE_OR_FOLDER [--words N] [--weights FILE] [--json]

FILE is CoNLL-U, a GermEval table or plain text (one sentence a line, words parted by spaces); of a folder, `gsd-dev.conllu` and
the GermEval development set are taken. Speed is counted in seconds of processor time, so that other work on the machine disturbs
less; everything (tags, features, tree, names, speech roles) is found in the one pass that is timed. Loading and memory are
measured in a process of its own. Where spaCy is installed, a small convolutional pipeline with the same tasks (tagger,
morphologizer, parser, names; untrained, since only its speed is wanted) reads the same words, and the ratio is given.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.names import sentences as name_sentences
from depesche.language.encoder import Encoder

ALONE = """
import resource, sys, time
began = time.perf_counter()
from pathlib import Path
from depesche.language.encoder import Encoder
imported = time.perf_counter()
encoder = Encoder.load(Path(sys.argv[1]) if sys.argv[1] else None)
loaded = time.perf_counter()
for line in sys.stdin:
    encoder.analyse([line.split()])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(imported - began, loaded - imported, peak)
"""
ROUNDS = 5


def words_of(path: Path) -> list[list[str]]:
    """The sentences of a file as words."""
    if path.suffix == ".tsv":
        return [[form for form, _ in rows] for rows in name_sentences(path)]
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix != ".conllu":
        return [line.split() for line in lines if line.strip()]
    found: list[list[str]] = [[]]
    for line in lines:
        if line and not line.startswith("#"):
            found[-1].append(line.split("\t")[1])
        elif found[-1]:
            found.append([])
    return [words for words in found if words]


def gather(data: Path, limit: int) -> list[list[str]]:
    """Sentences with about `limit` words, from the file or from the sets of a folder; raises SystemExit without any."""
    files = [data] if data.is_file() else [*sorted(data.rglob("gsd-dev.conllu")), *sorted(data.rglob("germeval2014-dev.tsv"))]
    found: list[list[str]] = []
    count = 0
    for path in files:
        for words in words_of(path):
            if count >= limit:
                break
            found.append(words)
            count += len(words)
    if not found:
        raise SystemExit(f"{data}: no texts to read")
    return found


def model_speed(encoder: Encoder, texts: Sequence[Sequence[str]]) -> float:
    """Words a second of processor time, best of some rounds."""
    encoder.analyse(texts[:50])
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        encoder.analyse(texts)
        best = min(best, time.process_time() - began)
    return sum(map(len, texts)) / best


def spacy_speed(texts: Sequence[Sequence[str]]) -> float | None:
    """The same for spaCy's small convolutional pipeline; None where spaCy is not installed."""
    try:
        import spacy
        from spacy.tokens import Doc
    except ImportError:
        return None
    pipeline: Any = spacy.blank("de")
    width = 96
    pipeline.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **_small(width)}})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width}
    for name in ("tagger", "morphologizer"):
        pipeline.add_pipe(name, config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64}
    parser |= {"maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": listener}
    pipeline.add_pipe("parser", config={"model": {**parser, "state_type": "parser"}})
    pipeline.add_pipe("ner", config={"model": {**parser, "state_type": "ner"}})
    for at in range(17):
        pipeline.get_pipe("tagger").add_label(f"T{at}")
    for at in range(60):
        pipeline.get_pipe("morphologizer").add_label(f"Case=C{at}")
    for at in range(40):
        pipeline.get_pipe("parser").add_label(f"r{at}")
    for at in range(12):
        pipeline.get_pipe("ner").add_label(f"N{at}")
    pipeline.initialize()
    best = float("inf")
    for _ in range(ROUNDS):
        reports = [Doc(pipeline.vocab, words=list(words)) for words in texts]
        began = time.process_time()
        for _read in pipeline.pipe(reports, batch_size=64):
            pass
        best = min(best, time.process_time() - began)
    return sum(map(len, texts)) / best


def _small(width: int) -> dict[str, Any]:
    """spaCy's own settings of its small models."""
    return {
        "pretrained_vectors": None,
        "width": width,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=int, default=15_000, help="about so many words are read")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    texts = gather(options.data, options.words)
    alone = subprocess.run(
        [sys.executable, "-c", ALONE, str(options.weights or "")],
        input="\n".join(" ".join(words) for words in texts[:200]),
        capture_output=True,
        text=True,
        check=True,
    )
    imported, loaded, peak = (float(part) for part in alone.stdout.split())
    encoder = Encoder.load(options.weights)
    ours, theirs = model_speed(encoder, texts), spacy_speed(texts)
    alike = encoder.analyse(texts[:40]) == [encoder.analyse([words])[0] for words in texts[:40]]
    scores = {
        "words": sum(map(len, texts)),
        "words_per_second": round(ours),
        "spacy_words_per_second": None if theirs is None else round(theirs),
        "ratio_to_spacy": None if theirs is None else round(ours / theirs, 3),
        "import_seconds": round(imported, 3),
        "load_seconds": round(loaded, 3),
        "peak_megabytes": round(peak),
        "same_alone_and_together": alike,
    }
    if options.json:
        print(json.dumps({"weights": encoder.version, "speed": scores}))
        return
    print(f"weights {encoder.version}")
    for name, value in scores.items():
        print(f"  {name:24} {value}")


if __name__ == "__main__":
    main()
