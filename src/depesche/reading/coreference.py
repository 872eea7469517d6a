"""Takes the names found in a report, gives its persons: later mentions joined, side and function settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.reading import Person
from depesche.model.span import Span
from depesche.model.vocabulary import Function
from depesche.reading.namings import Naming, namings_of
from depesche.reading.personal_names import NameMention, is_given_name
from depesche.reading.spelling import name_parts, same_person_name
from depesche.reading.titles import Title, office_of

_STATE_FUNCTIONS = (
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador", "official", "spokesperson", "legislator", "military",
    "envoy", "consul", "party_figure",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Cluster:
    """The mentions of one person while they are gathered."""

    mentions: list[NameMention] = field(default_factory=list)
    later: list[Span] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [" ".join(mention.span.quote.split()) for mention in self.mentions]

    @property
    def fullest(self) -> str:
        return max(self.names, key=lambda name: (len(name_parts(name)), -self.names.index(name)))


def persons_of(sentences: Sequence[Sentence], mentions: Sequence[NameMention]) -> tuple[Person, ...]:
    """Join the mentions into persons, by first mention."""
    clusters = _joined(mentions)
    _later_mentions(sentences, clusters)
    ordered = sorted(clusters, key=lambda cluster: min(span.start for span in _spans(cluster)))
    settled: list[Person] = []
    for cluster in ordered:
        settled.append(_settled(cluster, sentences, clusters, settled))
    return tuple(settled)


def _spans(cluster: _Cluster) -> list[Span]:
    return sorted({*(mention.span for mention in cluster.mentions), *cluster.later})


def _joined(mentions: Sequence[NameMention]) -> list[_Cluster]:
    """Put full names together first, then surnames to the full name they belong to."""
    clusters: list[_Cluster] = []
    full = [mention for mention in mentions if len(name_parts(mention.span.quote)) > 1]
    single = [mention for mention in mentions if len(name_parts(mention.span.quote)) <= 1]
    for mention in full:
        for cluster in clusters:
            if any(_same(mention.span.quote, name) for name in cluster.names):
                cluster.mentions.append(mention)
                break
        else:
            clusters.append(_Cluster(mentions=[mention]))
    for mention in single:
        fitting = [cluster for cluster in clusters if any(_same(mention.span.quote, name) for name in cluster.names)]
        if fitting:
            fitting[0].mentions.append(mention)
        elif mention.strength >= 1:
            clusters.append(_Cluster(mentions=[mention]))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.span.start)
    return clusters


def _same(left: str, right: str) -> bool:
    return any(same_person_name(a, b) for a in _bare(left) for b in _bare(right))


def _bare(name: str) -> Iterator[str]:
    yield name
    if name.endswith(("s", "'", "’")) and len(name) > 4:
        yield name.rstrip("'’")[:-1] if name.endswith("s") else name.rstrip("'’")


def _surnames(cluster: _Cluster) -> list[tuple[str, ...]]:
    """Give what the person may be called for short, as lower-case token texts: surname with and without its particles."""
    found: list[tuple[str, ...]] = []
    for name in cluster.names:
        words = name.split()
        particles = (
            "de",
            "da",
            "van",
            "von",
            "der",
            "den",
            "bin",
            "al",
            "el",
            "di",
            "del",
            "la",
            "le",
            "dos",
            "do",
            "ter",
            "ben",
        )
        found.append((words[-1].lower(),))
        for prefix in ("al-", "el-", "as-", "ad-", "at-", "an-"):
            if words[-1].lower().startswith(prefix):
                found.append((words[-1].lower()[len(prefix) :],))
        if len(words) > 2 and words[-2].lower() in particles:
            found.append((words[-2].lower(), words[-1].lower()))
        if len(words) in (2, 3) and (words[0] in _family_first() or ("-" in words[-1] and words[-1].split("-")[1][:1].islower())):
            found.append((words[0].lower(),))
            if not words[-1].isalpha() or words[0] in _family_first():
                found = [form for form in found if form != (words[-1].lower(),)]
        if len(words) > 2 and words[-1].rstrip(".").isupper():
            found.append((words[0].lower(),))
    return list(dict.fromkeys(form for form in found if len(form[-1]) > 1))


def _family_first() -> frozenset[str]:
    from depesche.language.lexicon import load

    return frozenset(load("family_first")["names"])


def _later_mentions(sentences: Sequence[Sentence], clusters: Sequence[_Cluster]) -> None:
    """Find the surnames that stand alone in the text and give them to their person, where it is one."""
    forms: dict[tuple[str, ...], list[_Cluster]] = {}
    for cluster in clusters:
        for form in _surnames(cluster):
            forms.setdefault(form, []).append(cluster)
    taken = [(mention.span.start, mention.span.end) for cluster in clusters for mention in cluster.mentions]
    for sentence in sentences:
        tokens = sentence.tokens
        namings = {
            n
            for naming in namings_of(sentence)
            if naming.kind not in ("city", "region") or not naming.careful
            for n in range(naming.first, naming.stop)
        }
        for place, token in enumerate(tokens):
            if not (token.text[0].isupper() or token.text[:3] in ("al-", "el-", "as-", "ad-")) or place in namings:
                continue
            if any(start < token.end and token.start < end for start, end in taken):
                continue
            for words, stop in _readings(tokens, place):
                owners = forms.get(words)
                if owners is None:
                    owners = _by_sound(words, forms) if len(words) == 1 else None
                if owners and not _other_person(tokens, place, stop, taken):
                    start, end = tokens[place].start, tokens[stop - 1].end
                    span = Span(start, end, sentence.text[start - sentence.start : end - sentence.start])
                    _nearest(owners, start).later.append(span)
                    taken.append((start, end))
                    break


def _by_sound(words: tuple[str, ...], forms: dict[tuple[str, ...], list[_Cluster]]) -> list[_Cluster] | None:
    word = words[0]
    if len(word) < 6:
        return None
    for form, owners in forms.items():
        if len(form) == 1 and len(form[0]) >= 6 and form[0][0] == word[0] and same_person_name(word, form[0]):
            return owners
    return None


def _readings(tokens: Sequence[Token], place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    for length in (2, 1):
        stop = place + length
        if stop <= len(tokens):
            words = tuple(token.text.lower() for token in tokens[place:stop])
            yield words, stop
            last = words[-1]
            if last.endswith("s") and len(last) > 3:
                yield (*words[:-1], last[:-1]), stop
            if last.endswith(("'", "’")):
                yield (*words[:-1], last[:-1]), stop
            for prefix in ("al-", "el-", "as-", "ad-", "at-"):
                if last.startswith(prefix):
                    yield (*words[:-1], last[len(prefix) :]), stop


def _other_person(tokens: Sequence[Token], place: int, stop: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether a surname here belongs to somebody else, or is a common word in a compound name."""
    if place > 0 and is_given_name(tokens[place - 1].text) and tokens[place - 1].text[0].isupper():
        return True
    return (
        stop < len(tokens)
        and tokens[stop].text[0].isupper()
        and tokens[stop].text[0].isalpha()
        and not _ends_phrase(tokens, stop)
    )


def _ends_phrase(tokens: Sequence[Token], stop: int) -> bool:
    return True


def _nearest(owners: Sequence[_Cluster], position: int) -> _Cluster:
    """Give the owner that was named last before a position; the first one where none was."""

    def distance(cluster: _Cluster) -> tuple[int, int]:
        before = [mention.span.start for mention in cluster.mentions if mention.span.start <= position]
        return (0, position - max(before)) if before else (1, cluster.mentions[0].span.start)

    return min(owners, key=distance)


def _settled(cluster: _Cluster, sentences: Sequence[Sentence], clusters: Sequence[_Cluster], before: Sequence[Person]) -> Person:
    """Settle name, side, function and title of a person."""
    titles = [(mention, mention.title) for mention in cluster.mentions if mention.title is not None]
    best = _best_title(titles)
    function = best[1].function if best else "other"
    former = best[1].former if best else False
    codes = list(dict.fromkeys(code for _, title in titles for code in _side_codes(title)))
    beside = [code for mention in cluster.mentions for code in mention.codes]
    side: str | None = None
    if best is not None:
        own = _side_codes(best[1])
        side = own[0] if own else None
        if best[1].office.base == "Außenbeauftragter" and not own:
            side = "EU"
    if side is None:
        side = codes[0] if codes else (beside[0] if beside else None)
    if best is not None and best[1].function == "special":
        function, side, former = _like_another(cluster, best, clusters, before, side)
    if any(mention.party for mention in cluster.mentions) and function == "other":
        function = "party_figure"
    if side is None and function in _STATE_FUNCTIONS and best is not None:
        side = _side_nearby(best[0], sentences)
    if (
        side in ("UN", "EU", "NATO", "OSCE", "COE", "IAEA", "OPCW", "IMF", "WB", "WHO", "WTO", "ICC")
        and function in ("official", "head_of_state", "foreign_minister", "minister", "head_of_government", "other")
        and best is not None
    ):
        function = "international_official"
    if (
        function in ("expert", "other")
        and best is not None
        and best[1].office.base not in ("Vizepräsident", "US-Vizepräsident", "Vize-Präsident", "Kronprinz", "Prinz")
    ):
        side = beside[0] if beside and function == "other" else None
    if function == "deputy_minister" and side == "US" and best is not None and best[1].office.base.endswith("taatssekretär"):
        function = "official"
    spans = tuple(_spans(cluster))
    return Person(
        name=_name(cluster),
        side=side,
        function=cast(Function, function if function != "special" else "other"),
        former=former,
        title=_printed(best, sentences) if best else None,
        body=best[1].body if best else None,
        mentions=spans,
    )


def _side_codes(title: Title) -> tuple[str, ...]:
    return title.codes


def _name(cluster: _Cluster) -> str:
    name = cluster.fullest
    others = {form for other in cluster.names if other != name for form in (other.split()[-1],)} | {
        span.quote for span in cluster.later
    }
    if name.endswith("s") and name.split()[-1][:-1] in others:
        return name[:-1]
    return name


def _best_title(titles: Sequence[tuple[NameMention, Title]]) -> tuple[NameMention, Title] | None:
    """Take the title that says most: an office of state before "Politiker", with a side before without, the first before later ones."""
    weak = ("other", "expert", "special", "party_figure")
    ranked = sorted(
        enumerate(titles),
        key=lambda entry: (entry[1][1].function in weak, entry[1][1].function == "other", not entry[1][1].codes, entry[0]),
    )
    return ranked[0][1] if ranked else None


def _like_another(
    cluster: _Cluster, best: tuple[NameMention, Title], clusters: Sequence[_Cluster], before: Sequence[Person], side: str | None
) -> tuple[str, str | None, bool]:
    """A colleague has the function of the one he is a colleague of; a predecessor his side too."""
    mention, title = best
    former = title.office.base.endswith("orgänger") or title.former
    near = [
        (abs(other.span.start - mention.span.start), other.span.start, other.title)
        for rival in clusters
        if rival is not cluster
        for other in rival.mentions
        if other.title is not None and other.title.function not in ("special", "other", "expert")
    ]
    if not near:
        return "other", side, former
    earlier = [entry for entry in near if entry[1] < mention.span.start]
    model = min(earlier or near, key=lambda entry: entry[0])[2]
    if title.office.base.endswith(("orgänger", "achfolger", "inhaber")):
        side = side or (model.codes[0] if model.codes else None)
    return model.function, side, former


def _side_nearby(mention: NameMention, sentences: Sequence[Sentence]) -> str | None:
    """Give the state that an office without one belongs to: the one last named before it, else the report's commonest."""
    seen: Counter[str] = Counter()
    for number in range(mention.sentence, max(-1, mention.sentence - 4), -1):
        namings = [naming for naming in namings_of(sentences[number]) if _is_state(naming)]
        if number == mention.sentence:
            namings = [naming for naming in namings if naming.first < mention.first]
        if namings:
            return namings[-1].codes[0] if number == mention.sentence else namings[0].codes[0]
    for sentence in sentences:
        for naming in namings_of(sentence):
            if _is_state(naming):
                seen[naming.codes[0]] += 1
    return seen.most_common(1)[0][0] if seen else None


def _is_state(naming: Naming) -> bool:
    return (
        bool(naming.codes)
        and naming.kind in ("state", "adjective", "people", "metonym", "city", "compound")
        and (naming.kind != "city" or naming.capital)
    )


def _printed(best: tuple[NameMention, Title], sentences: Sequence[Sentence]) -> str:
    mention, title = best
    tokens = sentences[mention.sentence].tokens
    sentence = sentences[mention.sentence]
    start, end = tokens[title.first].start, tokens[title.stop - 1].end
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())


def has_office(word: str) -> bool:
    """Say whether a word names an office."""
    return office_of(word) is not None
