"""Names, newswire and speeches come out as words with labels."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from training.sources import names, newswire, speech


def test_names(tmp_path: Path) -> None:
    """An empty line ends a sentence; an inner label is not read."""
    path = tmp_path / "names.tsv"
    path.write_text("Bundeskanzler\tO\tO\nScholz\tB-PER\tO\n\nBerliner\tB-LOCderiv\tO\n", encoding="utf-8")
    found = list(names(path))
    assert [sentence.words for sentence in found] == [("Bundeskanzler", "Scholz"), ("Berliner",)]
    assert found[0].tags["name"] == ("O", "B-PER")


def test_newswire(tmp_path: Path) -> None:
    """Character spans become labels of words, of two that begin alike the longer; kinds that are not read are `O`."""
    text = "Angela Merkel kam am 3. Mai nach Bonn. Sie fuhr."
    spans = [(0, 13, "person"), (0, 6, "person"), (21, 27, "date"), (33, 37, "location-city"), (43, 47, "trigger")]
    mentions = [{"span": {"start": start, "end": end}, "type": kind} for start, end, kind in spans]
    path = tmp_path / "texts.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": {"string": text}, "conceptMentions": {"array": mentions}}).encode()))
    first, second = newswire(path)
    labelled = dict(zip(first.words, first.tags["newswire"], strict=True))
    assert labelled["Angela"] == "B-PERSON"
    assert labelled["Merkel"] == "I-PERSON"
    assert labelled["3"] == "B-DATE"
    assert labelled["Mai"] == "I-DATE"
    assert labelled["Bonn"] == "B-PLACE"
    assert second.words == ("Sie", "fuhr", ".")
    assert set(second.tags["newswire"]) == {"O"}


def test_speech(tmp_path: Path) -> None:
    """The first-named cue word is the main one; words of other sentences are left out."""
    stored = {
        "Sentences": [{"SentenceId": 3, "Tokens": ["Er", "lehnt", "das", "ab", "."]}, {"SentenceId": 4, "Tokens": ["Gut", "."]}],
        "Annotations": [{"Cue": ["3:1"], "PTC": ["3:3"], "Source": ["3:0"], "Message": ["3:2", "4:0"], "Addr": []}],
    }
    (tmp_path / "speech.json").write_text(json.dumps(stored), encoding="utf-8")
    first, second = speech(tmp_path)
    assert first.cues == ((1, ("source", "cue", "message", "particle", "none")),)
    assert first.tags["cue"] == ("none", "cue", "none", "none", "none")
    assert second.cues == ()
