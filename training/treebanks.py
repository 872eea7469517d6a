"""Takes CoNLL-U, lemma-and-feature and tag files of the German treebanks, gives labelled sentences of one convention.

The convention is that of UD German GSD, as far as rules can reach it. A contraction ("im") is one word: it keeps tag,
head and relation of the word that it hangs by, and takes over what hangs on its parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.sources import Labelled

FEATURES = ("mood", "tense", "verbform", "case", "number", "person")
UD_NAMES = {
    "mood": "Mood",
    "tense": "Tense",
    "verbform": "VerbForm",
    "case": "Case",
    "number": "Number",
    "person": "Person",
}
NONE = "_"
NEWS_FROM = 499
"""The first sentences of gsd-dev may be trained on; those from here on are news and only measured."""
RELATIONS = {
    "flat:name": "flat",
    "acl:relcl": "acl",
    "obl:tmod": "obl",
    "det:predet": "det",
    "cc:preconj": "cc",
    "iobj": "obl:arg",
    "nmod:gmod": "nmod",
    "nmod:poss": "det:poss",
    "nsubj:outer": "nsubj",
    "nmod:tmod": "nmod",
}
CONTRACTIONS = {
    "im": ("in", "dem"),
    "am": ("an", "dem"),
    "vom": ("von", "dem"),
    "beim": ("bei", "dem"),
    "zum": ("zu", "dem"),
    "zur": ("zu", "der"),
    "ins": ("in", "das"),
    "ans": ("an", "das"),
    "aufs": ("auf", "das"),
    "fürs": ("für", "das"),
    "durchs": ("durch", "das"),
    "ums": ("um", "das"),
    "übers": ("über", "das"),
    "unterm": ("unter", "dem"),
    "überm": ("über", "dem"),
    "hinterm": ("hinter", "dem"),
}
UNIMORPH = {
    "NOM": ("case", "Nom"),
    "ACC": ("case", "Acc"),
    "DAT": ("case", "Dat"),
    "GEN": ("case", "Gen"),
    "SG": ("number", "Sing"),
    "PL": ("number", "Plur"),
    "IND": ("mood", "Ind"),
    "SBJV": ("mood", "Sub"),
    "IMP": ("mood", "Imp"),
    "1": ("person", "1"),
    "2": ("person", "2"),
    "3": ("person", "3"),
    "PST": ("tense", "Past"),
    "PRS": ("tense", "Pres"),
    "FIN": ("verbform", "Fin"),
    "NFIN": ("verbform", "Inf"),
    "V.PTCP": ("verbform", "Part"),
}
# Forms whose tag changed between the release of the tag file and today's: an auxiliary is no longer a VERB.
AUXILIARY = re.compile(
    r"(?:sei|bin|bist|ist|sind|war|wär|gewesen|hab|hat|hast|hätt|gehabt|werd|wird|wirst|wurd|würd|worden|geworden|kann|könn"
    r"|konnt|muss|müss|musst|soll|will|woll|darf|dürf|durft|mag|mög|möcht|mocht|lass|läss|ließ)\w{0,4}",
    re.IGNORECASE,
)


def conllu_blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Comments and rows of every sentence; rows of a range ("3-4") are kept, empty nodes ("3.1") are not."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "# sent_id = end"]:
        if (not line or line.startswith(("# sent_id", "# newdoc"))) and rows:
            yield comments, rows
            comments, rows = {}, []
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line and "." not in line.split("\t", 1)[0]:
            rows.append(line.split("\t"))


def trees(path: Path, *, bank: str) -> Iterator[Labelled]:
    """Sentences with tags, features and trees. `bank` (gsd, pud, hdt) tells which labels to trust.

    HDT sentences that carry the known fault `Bug=multi-obj` are left out.
    """
    for _, rows in conllu_blocks(path):
        if any("multi-obj" in row[9] for row in rows):
            continue
        yield _tree(rows, bank)


def lemmas(path: Path) -> Iterator[tuple[str, ...]]:
    """The lemmas of every sentence, aligned with the words of `trees`; of GSD only, which leaves no sentence out."""
    for _, rows in conllu_blocks(path):
        yield tuple(row[2] for _, row, _ in _joined(rows))


def _tree(rows: list[list[str]], bank: str) -> Labelled:
    """One sentence with its contractions joined."""
    joined = _joined(rows)
    features = [_features(row, bank) for _, row, _ in joined]
    tags: dict[str, tuple[str | None, ...]] = {name: tuple(f[name] for f in features) for name in FEATURES}
    tags["upos"] = tuple(row[3] for _, row, _ in joined)
    tags["relation"] = tuple(_relation(row) for _, row, _ in joined)
    return Labelled(words=tuple(form for form, _, _ in joined), tags=tags, heads=tuple(head for _, _, head in joined))


def _joined(rows: list[list[str]]) -> list[tuple[str, list[str], int]]:
    """Printed form, row and head of every word; of a contraction the row by which it hangs."""
    groups: list[tuple[str, list[list[str]]]] = []
    until = 0
    for row in rows:
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            groups.append((row[1], []))
        elif int(row[0]) <= until:
            groups[-1][1].append(row)
        else:
            groups.append((row[1], [row]))
    place = {int(row[0]): at for at, (_, parts) in enumerate(groups) for row in parts}
    joined = []
    for at, (form, parts) in enumerate(groups):
        row = next((r for r in parts if place.get(int(r[6]), -1) != at), parts[0])
        joined.append((form, row, place.get(int(row[6]), -1)))
    return joined


def _relation(row: list[str]) -> str:
    """The relation in GSD's set; a possessive nmod is a determiner only where the word is one."""
    if row[7] == "nmod:poss" and row[3] not in ("DET", "PRON"):
        return "nmod"
    return RELATIONS.get(row[7], row[7])


def _features(row: list[str], bank: str) -> dict[str, str | None]:
    """Features of a row, None where the treebank is not to be trusted."""
    stored = dict(pair.split("=", 1) for pair in row[5].split("|")) if row[5] != "_" else {}
    found: dict[str, str | None] = {}
    for name in FEATURES:
        value = stored.get(UD_NAMES[name], NONE)
        found[name] = None if "," in value else value
    if row[3] in ("VERB", "AUX") and not stored:
        return dict.fromkeys(FEATURES)  # PUD leaves half of its auxiliaries without features
    if row[3] in ("VERB", "AUX") and found["verbform"] == NONE and found["mood"] != NONE:
        found["verbform"] = "Fin"
    if bank == "hdt" and found["mood"] != NONE:
        found["mood"] = None  # HDT knows no Konjunktiv: it calls "würden" and "sei" indicative
    if bank == "hdt" and row[3] in ("NOUN", "PROPN", "ADJ", "PRON") and found["case"] == NONE:
        found["case"] = found["number"] = None  # HDT leaves ambiguous cases open
    if found["verbform"] != "Fin" and found["verbform"] is not None:
        found["tense"] = NONE if found["mood"] == NONE else found["tense"]
    return found


def lemma_features(path: Path) -> Iterator[Labelled]:
    """SIGMORPHON sentences: UniMorph features, no tags and trees; contractions found again in the `# text` line."""
    for comments, rows in conllu_blocks(path):
        joined: list[tuple[str, list[str]]] = []
        text, at, index = comments.get("text", ""), 0, 0
        while index < len(rows):
            form = rows[index][1]
            at += len(text[at:]) - len(text[at:].lstrip())
            surface = re.match(r"\w+", text[at:])
            parts = CONTRACTIONS.get(surface.group().lower()) if surface else None
            pair = tuple(row[1].lower() for row in rows[index : index + 2])
            if parts is not None and pair == parts and not text[at:].lower().startswith(parts[0] + " "):
                form = surface.group() if surface else form
                joined.append((form, rows[index]))
                index += 2
            else:
                joined.append((form, rows[index]))
                index += 1
            at += len(form) if text.startswith(form, at) else 0
        labels = [_unimorph(row[5]) for _, row in joined]
        yield Labelled(
            words=tuple(form for form, _ in joined),
            tags={name: tuple(label[name] for label in labels) for name in FEATURES},
        )


def _unimorph(stored: str) -> dict[str, str | None]:
    """UniMorph tags as features; a value that stands twice (an ambiguous form) is None."""
    found: dict[str, str | None] = dict.fromkeys(FEATURES, NONE)
    for tag in stored.split(";"):
        if tag in UNIMORPH:
            name, value = UNIMORPH[tag]
            found[name] = value if found[name] in (NONE, value) else None
    if found["verbform"] == NONE and "V" in stored.split(";"):
        found["verbform"] = None
    if found["verbform"] == "Part":
        found["tense"] = NONE
    return found


def tag_lines(path: Path, trusted: Iterable[Labelled]) -> Iterator[Labelled]:
    """Lines of `form##TAG`, an older release; tags that today's release assigns otherwise are None.

    What today's release does is read from `trusted`, sentences of the newer treebanks.
    """
    today: dict[str, Counter[str]] = {}
    for sentence in trusted:
        for form, tag in zip(sentence.words, sentence.tags["upos"], strict=True):
            today.setdefault(form.lower(), Counter())[str(tag)] += 1
    for line in path.read_text(encoding="utf-8").splitlines():
        pairs = [token.rsplit("##", 1) for token in line.split() if "##" in token]
        words: list[str] = []
        tags: list[str | None] = []
        index = 0
        while index < len(pairs):
            form, tag = pairs[index]
            if tag == "_":  # a contraction; its parts follow
                words.append(form)
                tags.append("ADP")
                index += 3 if form.lower() in CONTRACTIONS else 1
                continue
            words.append(form)
            tags.append(_today(form, tag, today.get(form.lower(), Counter())))
            index += 1
        if words:
            yield Labelled(words=tuple(words), tags={"upos": tuple(tags)})


def _today(form: str, tag: str, seen: Counter[str]) -> str | None:
    """The tag where both releases agree, else None."""
    usual = seen.most_common(1)[0][0] if seen else None
    if tag in ("AUX", "VERB") and AUXILIARY.fullmatch(form):
        return None
    if tag in ("PRON", "DET"):
        open_choice = len({"PRON", "DET", "ADJ"} & set(seen)) > 1
        return None if open_choice or usual != tag else tag
    if tag == "ADV" and (usual != "ADV" or "ADJ" in seen):
        return None
    if tag in ("PART", "SCONJ", "CCONJ", "ADP") and usual not in (None, tag):
        return None
    return tag
