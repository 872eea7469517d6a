"""Takes CoNLL-U files, gives the accuracy of the model's tags, features and trees, and of the lemmas.

usage: python -m benchmarks.syntax --data FILE_OR_FOLDER [--weights FILE] [--json]

Words are given as in the file; a contraction ("im") is one word, as in print: it has tag, head and relation of the word by
which it hangs. Every word counts, punctuation too; `uas_words` and `las_words` leave punctuation out. Of `gsd-dev.conllu` only
the news part is measured (sentence 500 on), since training uses what stands before. In the file's relations, labels that
differ from release to release are made alike (`flat:name` is `flat`).
Lemmas come from the dictionary with the model's tags; ß and ss count as the same.
`mood` and `tense` are over the words that are finite verbs in the file. The file's own mood tags were made by a program.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from training.sources import Labelled
from training.treebanks import NEWS_FROM, lemmas, trees

from depesche.language.encoder import Encoder
from depesche.language.lemma import lemma


def files_in(data: Path) -> list[Path]:
    """The file itself, or the GSD files with trees in a folder; raises SystemExit without one."""
    if data.is_file():
        return [data]
    found = [p for p in sorted(data.rglob("gsd-*.conllu")) if "train" not in p.name and "features" not in p.name]
    if not found:
        raise SystemExit(f"{data}: no gsd-*.conllu to measure on")
    return found


def sentences(path: Path) -> list[tuple[Labelled, tuple[str, ...]]]:
    """The sentences to measure, each with its lemmas."""
    found = list(zip(trees(path, bank="gsd"), lemmas(path), strict=True))
    return found[NEWS_FROM:] if path.name == "gsd-dev.conllu" else found


def measure(encoder: Encoder, gold: list[tuple[Labelled, tuple[str, ...]]]) -> dict[str, float]:
    """Accuracies over all words."""
    hits: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for (sentence, wanted_lemmas), analysed in zip(gold, encoder.analyse([s.words for s, _ in gold]), strict=True):
        assert sentence.heads is not None
        for at in range(len(sentence.words)):
            tags = {task: labels[at] for task, labels in sentence.tags.items()}
            head_right = analysed.head[at] == sentence.heads[at]
            both_right = head_right and analysed.relation[at] == tags["relation"]
            for suffix in ("", "_words") if tags["upos"] != "PUNCT" else ("",):
                count["words" + suffix] += 1
                hits["uas" + suffix] += head_right
                hits["las" + suffix] += both_right
            found_lemma = lemma(sentence.words[at], analysed.upos[at])
            hits["lemma"] += found_lemma.replace("ß", "ss") == wanted_lemmas[at].replace("ß", "ss")
            hits["upos"] += analysed.upos[at] == tags["upos"]
            if tags["verbform"] == "Fin":
                count["finite"] += 1
                hits["mood"] += analysed.features[at].mood == tags["mood"]
                hits["tense"] += analysed.features[at].tense == tags["tense"]
            for feature in ("case", "number", "person"):
                wanted = None if tags[feature] == "_" else tags[feature]
                hits[feature] += getattr(analysed.features[at], feature) == wanted
    over = {"uas_words": "words_words", "las_words": "words_words", "mood": "finite", "tense": "finite"}
    tasks = ("upos", "uas", "las", "uas_words", "las_words", "lemma", "mood", "tense", "case", "number", "person")
    scores = {task: round(hits[task] / max(1, count[over.get(task, "words")]), 4) for task in tasks}
    return {"sentences": len(gold), "words": count["words"], "finite": count["finite"], **scores}


def main() -> None:
    """Measure every file, print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    encoder = Encoder.load(options.weights)
    scores = {path.name: measure(encoder, sentences(path)) for path in files_in(options.data)}
    if options.json:
        print(json.dumps({"weights": encoder.version, "syntax": scores}))
        return
    print(f"weights {encoder.version}")
    for name, row in scores.items():
        print(name, "  ".join(f"{task} {value}" for task, value in row.items()))


if __name__ == "__main__":
    main()
