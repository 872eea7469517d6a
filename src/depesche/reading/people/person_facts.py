"""Takes the mentions of one person, gives the `Person`: name, side, function, former, title and body."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.reading import Person, Proof
from depesche.model.vocabulary import FUNCTIONS, Function
from depesche.reading.people.coreference import Cluster
from depesche.reading.people.delegations import delegation_side, on_side, represented
from depesche.reading.people.given_names import gender_of
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.name_words import name_words
from depesche.reading.people.namings import namings_of, organisations, parties
from depesche.reading.people.nearby import few_states, seat_of, side_nearby, side_of_party
from depesche.reading.people.office_holders import Tenure, tenure_of
from depesche.reading.people.places import is_dateline, is_locative
from depesche.reading.people.spelling import same_person_name
from depesche.reading.people.titles import Title
from depesche.reading.people.unnamed_offices import HIGH, unnamed_office

Found = tuple[NameMention, Title]

_SAME_OFFICE = ("orgänger", "achfolger", "inhaber")
_NAMED = frozenset(["state", "adjective", "city", "compound"])
_RULERS = frozenset(["head_of_state", "head_of_government"])
_SENT = frozenset(["deputy_minister", "ambassador", "envoy", "official", "military", "spokesperson"])
_PAST_STATES = frozenset(["SU", "CS", "YU", "DD"])
_OF_STATE = HIGH | {"official", "spokesperson", "legislator", "military", "party_figure"}
_TURN_INTERNATIONAL = frozenset(
    ["official", "head_of_state", "foreign_minister", "minister", "head_of_government", "deputy_minister", "other"]
)


def settle(
    cluster: Cluster, clusters: Sequence[Cluster], sentences: Sequence[Sentence], published: str | None, *, asked: int = 0
) -> Person:
    """Settle what the report says of a person; what it leaves out, the knowledge file may add, marked in `proofs`.

    `asked` counts how far the question has come from somebody else's office ("Lawrows Stellvertreter"); it goes two steps.
    """
    name, known = _known(cluster, published)
    if known is None:
        known = _known_by_office(cluster, name, published)
    titles = offices_of(cluster, clusters, sentences, known=known is not None)
    best = _best(titles)
    function = best[1].function if best else "other"
    former = best[1].former if best else False
    side = _said_side(cluster, best, titles, sentences)
    proofs: list[Proof] = []
    owner = _whose(best, cluster, clusters, sentences, published, asked=asked) if best is not None else None
    if best is not None and function == "special":
        if owner is not None and best[1].owner_name is not None:
            function, former = owner.function, former or best[1].office.base.endswith("orgänger")
            side = side or (owner.side if best[1].office.base.endswith(_SAME_OFFICE) else None)
        else:
            function, side, former = _like_another(cluster, best, clusters, sentences, side)
    if function == "other" and any(mention.party for mention in cluster.mentions):
        function = "party_figure"
    elif best is not None and owner is not None and side is None and function != "expert":
        side = owner.side
        if best[1].office.base in ("Stellvertreter", "Vize") and owner.function in ("foreign_minister", "minister"):
            function = "deputy_minister"
    if best is not None and side is None and best[1].owner is not None and function != "expert":
        owning = _owning_state(best, sentences)
        side = owning[1] if owning is not None else None
        if side is None and best[1].owner == "group" and fold(best[1].office.base) in name_words("heads"):
            function = "other"
    if known is not None:
        tenure, over = known
        if best is not None and best[1].office.function == "special" and not over and tenure.function in HIGH - {function}:
            function = "other"
        if (
            function == "other"
            and (best is None or (_says_little(best[1]) and not (over and (best[1].owner or best[1].owner_name))))
        ) or (
            best is not None and fold(best[1].office.base) in name_words("most_generic") and tenure.function in HIGH and not over
        ):
            function, former = tenure.function, former or over
            proofs.append(Proof(field="function", rule="office_holders"))
        stands = best is not None and fold(best[1].office.base) in name_words("with_side")
        if side is None and (function in _OF_STATE or best is None or stands):
            side = tenure.side
            proofs.append(Proof(field="side", rule="office_holders"))
    rank = function in _OF_STATE or function == "international_official"
    rank = rank or (best is not None and fold(best[1].office.base) in name_words("with_side"))
    if side is None and known is None and function == "other" and best is None:
        side = delegation_side(cluster, sentences)
        if side is not None:
            function = "official"
            proofs.append(Proof(field="side", rule="delegation"))
    if side is None and best is not None and best[1].office.function == "special" and function in HIGH:
        side = seat_of(sentences[min(best[0].sentence, len(sentences) - 1)], best[0], host=True)
        if side is not None:
            proofs.append(Proof(field="side", rule="side_nearby"))
    if side is None and rank and best is not None:
        here = sentences[min(best[0].sentence, len(sentences) - 1)]
        side = on_side(here, best[0]) or represented(here, best[0])
        if side is not None:
            proofs.append(Proof(field="side", rule="delegation"))
    if side is None and best is not None and best[1].office.base in load("titles")["of_the_un"]:
        side = "UN"
    if side is None and best is not None and function in _SENT:
        side = _side_of_companion(best, clusters, cluster, sentences)
        if side is not None:
            proofs.append(Proof(field="side", rule="side_nearby"))
    if side is None and best is not None and not best[1].codes and fold(best[1].office.base) in name_words("of_organisations"):
        side = side_nearby(*best, sentences, organisation=True)
        if side is not None:
            function = "international_official"
            proofs.append(Proof(field="side", rule="side_nearby"))
    if side is None and rank and best is not None and best[1].office.function != "special" and best[1].owner is None:
        side = side_nearby(*best, sentences, organisation=function == "international_official")
        if side is not None:
            proofs.append(Proof(field="side", rule="side_nearby"))
    if side is None and rank and best is not None and best[1].office.function != "special" and not best[1].owner_name:
        side = _side_of_the_last(best, clusters, cluster, published, sentences)
        if side is not None:
            proofs.append(Proof(field="side", rule="side_nearby"))
    function, side = _fitted(function, side, best, kin=owner is not None and owner.function in _RULERS)
    return Person(
        name=name,
        side=side,
        function=function if function in FUNCTIONS else "other",
        former=former or side in _PAST_STATES,
        title=_printed(best, sentences) if best else None,
        body=best[1].body if best else None,
        mentions=cluster.spans,
        proofs=tuple(proofs),
    )


def _fitted(function: str, side: str | None, best: Found | None, *, kin: bool) -> tuple[str, str | None]:
    """Fit function and side: an organisation has international officials, experts and private people act for nobody.

    The kin of a ruler (`kin`) stand for the ruler's state.
    """
    base = best[1].office.base if best else ""
    if function == "international_official" and side is not None and side not in organisations() and side.isupper():
        return ("international_official", "UN") if base in load("titles")["of_the_un"] else ("official", side)
    if kin and fold(base) in name_words("relations"):
        return function, side
    if side is not None and side in organisations() and function in _TURN_INTERNATIONAL:
        return "international_official", side
    if best is not None and function == "expert" and side is not None and best[1].office.prefix.partition("-")[0] in parties():
        return "party_figure", side
    if best is not None and function in ("expert", "other") and fold(base) not in name_words("with_side"):
        return function, None
    if function == "deputy_minister" and side == "US" and base.lower().endswith("staatssekretär"):
        return "official", side
    return function, side


def _says_little(title: Title) -> bool:
    base = fold(title.office.base)
    if title.body is not None and set(title.codes) & organisations():
        return False  # "der Chef der Internationalen Atomenergie-Organisation"
    return base in name_words("generic") or base in name_words("of_respect") or title.office.function == "special"


def _known(cluster: Cluster, published: str | None) -> tuple[str, tuple[Tenure, bool] | None]:
    """Give the name of a person and what the knowledge file knows of its bearer; a bare genitive ("Trumps") is taken off."""
    name = _name(cluster)
    known = tenure_of(name, published)
    if known is None and name.endswith("s") and all(other.endswith("s") for other in cluster.names):
        known = tenure_of(name[:-1], published)
        if known is not None:
            name = name[:-1]
    return name, known


def _known_by_office(cluster: Cluster, name: str, published: str | None) -> tuple[Tenure, bool] | None:
    """Give who held the office that stands with a bare common surname under that name ("Premierministerin May")."""
    functions = {title.function for mention in cluster.mentions for title in mention.titles}
    if " " in name or not functions:
        return None
    known = tenure_of(name, published, functions=frozenset(functions))
    return known if known is not None and not known[1] else None


def offices_of(cluster: Cluster, clusters: Sequence[Cluster], sentences: Sequence[Sentence], *, known: bool) -> list[Found]:
    """Give the titles of a person with their mentions; one that stands apart from the name only when there is no other."""
    titles = [(mention, title) for mention in cluster.mentions for title in mention.titles]
    if not titles and not known:
        titles.extend(unnamed_office(cluster, clusters, sentences, _gender(cluster)))
    return titles


def _best(titles: Sequence[Found]) -> Found | None:
    """Take the title that says most: an office before "Politiker", with a side before without, the first before later ones."""

    def rank(place: int) -> tuple[int, bool, bool, int]:
        title = titles[place][1]
        if title.former and title.first >= titles[place][0].stop:
            tier = 1
        elif title.function in ("other", "expert"):
            tier = 4 if title.function == "other" else 3
        elif title.function == "special":
            tier = 1
        elif fold(title.office.base) in name_words("most_generic"):
            tier = 2
        elif fold(title.office.base) in name_words("generic"):
            tier = 0 if title.office.base == "Gesandter" and title.office.codes else 1
        else:
            tier = 0 if title.function in HIGH or title.function != "party_figure" else 1
        beside = [other for mention, other in titles if mention is titles[place][0] and other.function in _OF_STATE]
        if tier == 0 and title.function == "minister" and any(other.function == "foreign_minister" for other in beside):
            tier = 1  # "Vizepremier und Außenminister"
        now = any(not other.former and fold(other.office.base) not in name_words("generic") for other in beside)
        return tier, title.former and (now or tier == 1), not title.codes, place

    return titles[min(range(len(titles)), key=rank)] if titles else None


def _said_side(cluster: Cluster, best: Found | None, titles: Sequence[Found], sentences: Sequence[Sentence]) -> str | None:
    """Give the side that the words around the name say: of the best title, else of another one, else beside the name."""
    if best is not None and best[1].codes:
        return best[1].codes[0]
    beside = [
        side_of_party(mention.codes, sentences, best[1] if best else None) if mention.party else mention.codes[0]
        for mention in cluster.mentions
        if mention.codes
    ]
    if best is not None and best[1].office.base.endswith(("orgänger", "achfolger")):
        return None
    others = [code for _, title in titles if title.function in FUNCTIONS for code in title.codes]
    return next(iter(beside or others), None)


def _like_another(
    cluster: Cluster, best: Found, clusters: Sequence[Cluster], sentences: Sequence[Sentence], side: str | None
) -> tuple[str, str | None, bool]:
    """A colleague has the function of the one he is a colleague of; a predecessor or successor the side too."""
    mention, title = best
    former = title.former or title.office.base.endswith("orgänger")
    gender = title.owner
    near: list[tuple[bool, bool, int, Title]] = []
    for rival in clusters:
        if rival is cluster:
            continue
        sex = _gender(rival)
        for other, found in offices_of(rival, clusters, sentences, known=False):
            if found.function in FUNCTIONS and found.function not in ("other", "expert"):
                after = other.span.start > mention.span.start
                if after and _opens_with_pronoun(mention, sentences):
                    continue
                if other.sentence == mention.sentence and title.first <= found.first < title.stop:
                    continue  # "sein Gegenüber aus dem Team von Präsident NAME"
                distance = abs(other.span.start - mention.span.start)
                near.append((gender is not None and sex is not None and sex != gender, after, distance, found))
    if not near:
        return "other", side, former
    model = min(near, key=lambda entry: entry[:3])[3]
    if title.office.base.endswith(_SAME_OFFICE):
        side = model.codes[0] if model.codes else side
    return model.function, side, former


def _opens_with_pronoun(mention: NameMention, sentences: Sequence[Sentence]) -> bool:
    """Say whether "er" or "sie" stands before a colleague: his model was named in an earlier sentence."""
    tokens = sentences[min(mention.sentence, len(sentences) - 1)].tokens[: mention.first]
    return any(token.lower in ("er", "sie") for token in tokens)


def _whose(
    best: Found,
    cluster: Cluster,
    clusters: Sequence[Cluster],
    sentences: Sequence[Sentence],
    published: str | None,
    *,
    asked: int,
) -> Person | None:
    """Give whose minister, deputy or spokesman somebody is: the one named ("Lawrows Stellvertreter"), or the last of that gender
    ("Putin und sein Außenminister"); `None` where the text names nobody."""
    mention, title = best
    if (
        asked > 1
        or title.owner == "group"
        or (title.owner_name is None and (title.owner is None or title.office.function == "special"))
    ):
        return None
    if title.owner_name is not None:
        form = title.owner_name
        forms = (form[:-1], form) if form.endswith("s") else (form,)
        fitting = [
            rival
            for rival in clusters
            if rival is not cluster and any(same_person_name(one, name) for one in forms for name in rival.names)
        ]
        if fitting:
            return settle(fitting[0], clusters, sentences, published, asked=asked + 1)
        return next((_by_knowledge(found[0]) for one in forms if (found := tenure_of(one, published)) is not None), None)
    earlier = [
        (other.span.start, rival)
        for rival in clusters
        if rival is not cluster and _gender(rival) in (title.owner, None)
        for other in rival.mentions
        if mention.sentence - 1 <= other.sentence <= mention.sentence and other.span.start < mention.span.start
    ]
    rulers = [entry for entry in earlier if _RULERS & {found.function for other in entry[1].mentions for found in other.titles}]
    if rulers and title.function in ("minister", "foreign_minister", "deputy_minister"):
        earlier = rulers  # "Der Regierungschef traf den US-Botschafter. Sein Außenminister ..."
    owning = _owning_state(best, sentences)
    if not earlier or (owning is not None and owning[0] > max(earlier, key=lambda entry: entry[0])[0]):
        return None
    return settle(max(earlier, key=lambda entry: entry[0])[1], clusters, sentences, published, asked=asked + 1)


def _side_of_companion(best: Found, clusters: Sequence[Cluster], cluster: Cluster, sentences: Sequence[Sentence]) -> str | None:
    """Give the side said of the one named with somebody sent ("Botschafter NAME und die EDA-Sondergesandte NAME")."""
    mention, title = best
    tokens = sentences[min(mention.sentence, len(sentences) - 1)].tokens
    for rival in clusters:
        for other in rival.mentions if rival is not cluster else ():
            if other.sentence != mention.sentence:
                continue
            own = next((found for found in other.titles if found.codes and found.function in _OF_STATE), None)
            if own is None:
                continue
            between = tokens[mention.stop : own.first] if other.first > mention.first else tokens[other.stop : title.first]
            words = [token.lower for token in between]
            if words and words[0] in ("und", "sowie") and len(words) <= 2:
                return own.codes[0]
    return None


def _side_of_the_last(
    best: Found, clusters: Sequence[Cluster], cluster: Cluster, published: str | None, sentences: Sequence[Sentence]
) -> str | None:
    """Give the side of the persons named before a bare office in its sentence and the one before, where they all have one.

    Only where no other state is named there: "Präsident Ortega vermittelte. Vizepräsidentin NAME lehnte ab."
    """
    mention, title = best
    if few_states(title) or title.function in ("international_official", "expert", "ambassador", "envoy"):
        return None
    near = range(max(0, mention.sentence - 1), mention.sentence + 1)
    here = sentences[min(mention.sentence, len(sentences) - 1)]
    if any(token.lower.startswith(tuple(name_words("meeting_words"))) for token in here.tokens):
        return None  # "Minister A traf Vizepremier NAME": of two sides
    sides = {
        side
        for rival in clusters
        if rival is not cluster
        for other in rival.mentions
        if other.sentence in near and other.span.start < mention.span.start
        for side in [_own_side(rival, published)]
    }
    named = {n.codes[0] for number in near for n in namings_of(sentences[number]) if n.codes and n.kind in _NAMED}
    return next(iter(sides)) if len(sides) == 1 and named <= sides else None


def _own_side(cluster: Cluster, published: str | None) -> str | None:
    """Give the side that a person's own titles say, or the knowledge file."""
    codes = [code for mention in cluster.mentions for title in mention.titles for code in title.codes]
    known = _known(cluster, published)[1]
    return codes[0] if codes else known[0].side if known is not None else None


def _by_knowledge(tenure: Tenure) -> Person:
    """Give the person of the knowledge file that a report names in a genitive only ("Lawrows Stellvertreter")."""
    function: Function = next((one for one in FUNCTIONS if one == tenure.function), "other")
    return Person(
        name=tenure.name, side=tenure.side, function=function, former=False, title=None, body=None, mentions=(), proofs=()
    )


def _owning_state(best: Found, sentences: Sequence[Sentence]) -> tuple[int, str] | None:
    """Give the state or seat of government whose "seinen Botschafter" somebody is, with its offset: the last that acts before."""
    mention, title = best
    sentence = sentences[min(mention.sentence, len(sentences) - 1)]
    if title.owner not in ("male", "group") or title.office.function == "special":
        return None
    found: tuple[int, str] | None = None
    for naming in namings_of(sentence):
        acts = naming.kind in ("state", "metonym", "body", "organisation") or (naming.kind == "city" and naming.capital)
        if not acts or naming.first >= title.first or len(naming.codes) != 1:
            continue
        before = sentence.tokens[naming.first - 1].tag if naming.first else ""
        if before != "ADP" and not is_locative(sentence.tokens, naming) and not is_dateline(sentence.tokens, naming):
            found = (sentence.tokens[naming.first].start, naming.codes[0])
    return found


def _gender(cluster: Cluster) -> str | None:
    for word in cluster.fullest.split():
        gender = gender_of(word)
        if gender is not None:
            return gender
    for mention in cluster.mentions:
        for title in mention.titles:
            return "female" if title.office.female else "male"
    return None


def _name(cluster: Cluster) -> str:
    """Give the fullest printed name, without a genitive ending that other mentions show to be one."""
    name = cluster.fullest
    last = name.split()[-1]
    others = {other.split()[-1] for other in cluster.names if other != name}
    return name[:-1] if last.endswith("s") and last[:-1] in others else name


def _printed(best: Found, sentences: Sequence[Sentence]) -> str:
    mention, title = best
    for number in (mention.sentence, mention.sentence + 1, mention.sentence - 1, mention.sentence + 2, mention.sentence - 2):
        if 0 <= number < len(sentences) and title.anchor in [
            token.start for token in sentences[number].tokens[title.first : title.stop]
        ]:
            sentence = sentences[number]
            start, end = sentence.tokens[title.first].start, sentence.tokens[title.stop - 1].end
            return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())
    return title.office.base
