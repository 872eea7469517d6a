"""The closed vocabularies of the record, as types; definitions, German examples and export codes stand in `vocabulary.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import yaml

Kind = Literal[
    "meeting", "call", "visit", "agreement", "withdrawal", "accession", "mediation", "vote", "recognition",
    "relations_opened", "relations_cut", "mission_opened", "mission_closed", "mission_reduced", "appointment",
    "departure", "summons", "recall", "expulsion", "entry_measure", "sanction", "note", "release", "aid", "statehood",
    "deployment", "incident",
]  # fmt: skip
Status = Literal[
    "held", "under_way", "announced", "proposed", "expected", "postponed", "cancelled", "refused", "denied",
]  # fmt: skip
Direction = Literal["imposed", "tightened", "extended", "eased", "lifted"]
Level = Literal["head", "minister", "deputy", "envoy", "official", "expert"]
Function = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador", "envoy",
    "consul", "official", "spokesperson", "international_official", "legislator", "party_figure", "military", "expert",
    "other",
]  # fmt: skip
Part = Literal["head", "member", "host", "initiator", "target", "mediator", "party"]
Form = Literal["direct", "indirect", "reported", "free"]
Act = Literal[
    "inform", "announce", "confirm", "deny", "demand", "propose", "promise", "threaten", "warn", "accuse", "criticise",
    "praise", "expect", "refuse", "no_comment",
]  # fmt: skip

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
LEVELS: tuple[Level, ...] = get_args(Level)
FUNCTIONS: tuple[Function, ...] = get_args(Function)
PARTS: tuple[Part, ...] = get_args(Part)
FORMS: tuple[Form, ...] = get_args(Form)
ACTS: tuple[Act, ...] = get_args(Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of a vocabulary.

    Attributes:
        code: as written in the JSON.
        german: as shown to German readers.
        definition: what it covers, in one sentence.
        example: a German sentence that shows it, written for the project.
        plover: PLOVER type on export; `None`: not exported.
        cameo: CAMEO root or code on export; `None`: not exported.
    """

    code: str
    german: str
    definition: str
    example: str
    plover: str | None = None
    cameo: str | None = None


@cache
def terms(vocabulary: str) -> dict[str, Term]:
    """Give a vocabulary in file order, by its name (`kinds`, `statuses`, `directions`, `levels`, `functions`, ...).

    Raises:
        KeyError: when there is no vocabulary of that name.
    """
    table = yaml.safe_load(files("depesche.model").joinpath("vocabulary.yaml").read_text(encoding="utf-8"))[vocabulary]
    return {code: Term(code=code, **fields) for code, fields in table.items()}


def german(vocabulary: str, code: str) -> str:
    """Give the German word for a code.

    Raises:
        KeyError: when the vocabulary has no such code.
    """
    return terms(vocabulary)[code].german
