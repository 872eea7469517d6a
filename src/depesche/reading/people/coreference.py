"""Takes the names found in a report, gives the clusters of mentions that are one person each, later surnames joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.name_words import family_names, is_noun
from depesche.reading.people.namings import namings_of
from depesche.reading.people.office_holders import is_known_surname
from depesche.reading.people.personal_names import mention_at
from depesche.reading.people.spelling import name_parts, same_person_name

_PARTICLES = frozenset(
    ["de", "da", "van", "von", "der", "den", "bin", "al", "el", "di", "del", "la", "le", "dos", "do", "ter", "ben", "ibn"]
)
_ARABIC = ("al-", "el-", "as-", "ad-", "at-", "an-", "ar-", "asch-")


@dataclass(slots=True, kw_only=True)
class Cluster:
    """The mentions of one person while they are gathered, in the order of the text."""

    mentions: list[NameMention] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The printed names, white space made single."""
        return [" ".join(mention.span.quote.split()) for mention in self.mentions]

    @property
    def fullest(self) -> str:
        """The name with the most parts, the first of them in the text."""
        names = self.names
        return max(names, key=lambda name: (len(name_parts(name)), -names.index(name)))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the person is named."""
        return tuple(sorted({mention.span for mention in self.mentions}))


def clusters_of(sentences: Sequence[Sentence], mentions: Sequence[NameMention]) -> list[Cluster]:
    """Join the mentions into persons, by first mention."""
    clusters = _joined(mentions)
    _later_mentions(sentences, clusters)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.span.start)
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].span.start)


def _joined(mentions: Sequence[NameMention]) -> list[Cluster]:
    """Put full names together first, then surnames to the full name they belong to."""
    clusters: list[Cluster] = []
    full = [mention for mention in mentions if len(name_parts(mention.span.quote)) > 1]
    for mention in full:
        for cluster in clusters:
            if any(_same(mention.span.quote, name) for name in cluster.names):
                cluster.mentions.append(mention)
                break
        else:
            clusters.append(Cluster(mentions=[mention]))
    for mention in mentions:
        if len(name_parts(mention.span.quote)) > 1:
            continue
        forms = {form.lower() for form in _bare(mention.span.quote)}
        fitting = [
            cluster
            for cluster in clusters
            if any(_same(mention.span.quote, name) for name in cluster.names)
            or any(len(form) == 1 and form[0] in forms for form in short_forms(cluster))
            or _called_by_first_part(cluster, mention.span.quote, titled=bool(mention.titles))
        ]
        if fitting:
            _nearest(fitting, mention.span.start).mentions.append(mention)
        else:
            clusters.append(Cluster(mentions=[mention]))
    return clusters


def _called_by_first_part(cluster: Cluster, name: str, *, titled: bool) -> bool:
    """Say whether a person is called by the first part of the name, as Thais are ("General Sonthi"), or a famous one ("Lula")."""
    parts = {part for full in cluster.names if " " in full for part in full.split()}
    if any(form in parts and is_known_surname(form) for form in _bare(name)):
        return True
    return (titled or not is_given_name(name)) and name in {full.split()[0] for full in cluster.names if " " in full}


def _same(left: str, right: str) -> bool:
    return any(same_person_name(a, b) for a in _bare(left) for b in _bare(right))


def _bare(name: str) -> Iterator[str]:
    """Give a name as printed and, where it may be a genitive, without its ending."""
    yield name
    if name.endswith(("s", "'", "’")) and len(name) > 3:
        yield name.rstrip("'’")[:-1] if name.endswith("s") else name.rstrip("'’")


def short_forms(cluster: Cluster) -> list[tuple[str, ...]]:
    """Give what the person may be called for short, as lower-case words: the surname with and without its particles."""
    found: list[tuple[str, ...]] = []
    for name in cluster.names:
        words = name.split()
        last = words[-1].lower()
        if _family_name_first(words):
            found.append((words[0].lower(),))
            continue
        if words[-1].rstrip(".").isupper() and len(words) > 1:
            found.append((words[0].lower(),))
            continue
        found.append((last,))
        found.extend((last[len(prefix) :],) for prefix in _ARABIC if last.startswith(prefix))
        if len(words) > 2 and words[-2].lower() in _PARTICLES:
            found.append((words[-2].lower(), last))
        if len(words) > 2 and words[-2][0].isupper() and not is_given_name(words[-2]):
            found.append((words[-2].lower(), last))
        if len(words) > 2 and not is_given_name(words[-2]) and is_given_name(words[0]) and words[-2][0].isupper():
            found.append((words[-2].lower(),))
        if "-" in last and len(last) > 6:
            found.append((last.partition("-")[0],))
    return [form for form in dict.fromkeys(found) if len(form[-1]) > 1]


def _family_name_first(words: Sequence[str]) -> bool:
    """Say whether the family name leads, as in Chinese and Korean names ("Xi Jinping", "Ban Ki-moon")."""
    if len(words) not in (2, 3):
        return False
    head, hyphen, tail = words[1].partition("-")
    del head
    return words[0] in family_names() or (bool(hyphen) and tail[:1].islower())


def _later_mentions(sentences: Sequence[Sentence], clusters: Sequence[Cluster]) -> None:
    """Find the surnames that stand alone in the text and give them to their person."""
    forms: dict[tuple[str, ...], list[Cluster]] = {}
    for cluster in clusters:
        for form in short_forms(cluster):
            if cluster not in forms.setdefault(form, []):
                forms[form].append(cluster)
    taken = {
        position
        for cluster in clusters
        for mention in cluster.mentions
        for position in range(mention.span.start, mention.span.end)
    }
    for number, sentence in enumerate(sentences):
        tokens = sentence.tokens
        blocked = {
            n
            for naming in namings_of(sentence)
            if not naming.careful and naming.kind != "people"
            for n in range(naming.first, naming.stop)
        }
        for place, token in enumerate(tokens):
            opens = token.text[0].isupper() or token.text.lower().startswith(_ARABIC)
            if not opens or place in blocked or token.start in taken:
                continue
            for words, stop in _readings(tokens, place):
                owners = forms.get(words) or (_by_sound(words[0], forms) if len(words) == 1 else None)
                if not owners or not _stands_alone(tokens, place, stop, owners):
                    continue
                genitive = len(words[-1]) < len(tokens[stop - 1].text) and tokens[stop - 1].text.endswith("s")
                mention = mention_at(sentence, number, place, stop, genitive=genitive)
                _nearest(owners, mention.span.start).mentions.append(mention)
                taken.update(range(mention.span.start, mention.span.end))
                break


def _by_sound(word: str, forms: dict[tuple[str, ...], list[Cluster]]) -> list[Cluster] | None:
    """Find the person whose surname sounds like a word that is no German one ("Netschaew" for "Netschajew")."""
    if len(word) < 6 or is_noun(word.capitalize()):
        return None
    for form, owners in forms.items():
        if len(form) == 1 and len(form[0]) >= 6 and form[0][0] == word[0] and same_person_name(word, form[0]):
            return owners
    return None


def _readings(tokens: Sequence[Token], place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Give the words at a place as short forms: two words or one, with the genitive ending off, with the Arabic article off."""
    for length in (2, 1):
        stop = place + length
        if stop > len(tokens):
            continue
        words = tuple(token.text.lower() for token in tokens[place:stop])
        last = words[-1]
        yield words, stop
        if last.endswith("s") and len(last) > 2:
            yield (*words[:-1], last[:-1]), stop
        if last.endswith(("'", "’")):
            yield (*words[:-1], last[:-1]), stop
        for prefix in _ARABIC:
            if last.startswith(prefix):
                yield (*words[:-1], last[len(prefix) :]), stop


def _stands_alone(tokens: Sequence[Token], place: int, stop: int, owners: Sequence[Cluster]) -> bool:
    """Say whether a surname here is the person's and not part of another name, nor the common word it also is."""
    before = tokens[place - 1] if place else None
    if before is not None and before.text[0].isupper() and is_given_name(before.text):
        return any(before.text in name.split() for owner in owners for name in owner.names)
    if before is not None and before.lower in ("der", "die", "das", "den", "dem", "ein", "eine", "einen", "mehr", "viele"):
        return not is_noun(tokens[place].text)
    return not (stop < len(tokens) and tokens[stop].text == "-")


def _nearest(owners: Sequence[Cluster], position: int) -> Cluster:
    """Give the owner that was named last before a position; the first one where none was."""

    def distance(cluster: Cluster) -> tuple[int, int]:
        before = [mention.span.start for mention in cluster.mentions if mention.span.start <= position]
        return (0, position - max(before)) if before else (1, cluster.mentions[0].span.start)

    return min(owners, key=distance)
