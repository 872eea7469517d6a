"""Takes the mentions of one event, gives its last status: announced on Monday and held on Thursday is held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from depesche.linking.mentions import Mention, in_order
from depesche.model.vocabulary import Status

# What a later report says goes before what an earlier one said, save that a weaker word does not take a stronger one back:
# an expectation after an announcement leaves it announced.
_STRENGTH = {"expected": 1, "proposed": 2, "announced": 3, "postponed": 4, "refused": 4, "denied": 4, "cancelled": 5}

_OFF = frozenset(["postponed", "refused", "denied", "cancelled"])


def last_status(mentions: Sequence[Mention]) -> Status:
    """Give the status that the reports leave, by their order in time.

    What took place stays so: a later report that retells the announcement changes nothing. What has not taken place has the
    status of the last report that speaks with some strength.
    """
    ordered = in_order(mentions)
    done = [mention for mention in ordered if not mention.planned]
    if done:
        return _done(done, ordered)
    current = ordered[0]
    for mention in ordered[1:]:
        stronger = _STRENGTH[mention.status] >= _STRENGTH[current.status]
        # What was called off is on again when a later report names a day.
        again = mention.interval is not None or current.status not in _OFF
        if stronger or (mention.day != current.day and _STRENGTH[mention.status] >= 3 and again):
            current = mention
    return current.status


def _done(done: Sequence[Mention], ordered: Sequence[Mention]) -> Status:
    """`held`, or `under_way` where no report says that it ended; more reports that call it off than hold it off call it off."""
    off = [mention for mention in ordered if mention.status in ("cancelled", "refused", "denied")]
    last_off, last_done = _last(off), _last(done)
    if off and last_off >= last_done and len(off) > len(done):
        return off[-1].status
    if any(mention.status == "held" for mention in done):
        return "held"
    return "under_way"


def _last(mentions: Sequence[Mention]) -> date:
    return max((mention.day for mention in mentions if mention.day), default=date.min)
