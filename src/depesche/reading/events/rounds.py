"""Takes a mention that tells several rounds in one sentence, gives one for each: "im Januar in Wien und im März in Genf"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from depesche.model.reading import Place
from depesche.model.span import Span
from depesche.reading.analysis import PlaceMention, TimeMention
from depesche.reading.events.merging import Mention
from depesche.reading.events.scene import Scene

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_SEVERAL = re.compile(r"\b(?:zwei|drei|vier|[Zz]weimal|dreimal|[Mm]al|mehrmals|beiden|beide|Runden|jeweils)\b")
_BEFORE = re.compile(r"(?:am|im|[Aa]nfang|[Mm]itte|[Ee]nde)(?: de[sr])? $")
_APART = 12
"""Words between two days of a list at most."""


def each_round(mention: Mention, scene: Scene) -> list[Mention]:
    """Give one mention for each day, or each month with a place of its own, of several rounds; the mention itself for one."""
    times = _listed(mention, scene, _DAY)
    if not times or not _SEVERAL.search(scene.sentence.text):
        times = _listed(mention, scene, _MONTH)
        cities = [next((place.city for place in _near(order, times, scene) if place.city), None) for order in range(len(times))]
        if not times or None in cities or len(set(cities)) < 2:
            return [mention]
    found = []
    for order, time in enumerate(times):
        near = _near(order, times, scene)
        place = mention.place
        for one in near:
            place = Place(
                country=one.country or (place.country if place else None),
                city=one.city or (place.city if place else None),
                venue=one.venue,
            )
        end = min(near[-1].span.end if near else time.span.end, scene.sentence.end)
        before = _BEFORE.search(scene.sentence.text[: time.span.start - scene.sentence.start])
        begin = time.span.start - (len(before.group()) if before else 0)
        quote = scene.sentence.text[begin - scene.sentence.start : end - scene.sentence.start]
        found.append(
            replace(
                mention,
                start=begin,
                date=time.edtf,
                place=place,
                evidence=Span(begin, end, quote),
                ordinal=None,
                duration=None,
                back=None,
                fresh=True,
            )
        )
    return found


def _listed(mention: Mention, scene: Scene, form: re.Pattern[str]) -> list[TimeMention]:
    """Give the times of a held meeting that stand in a list, each another one; empty where they make none."""
    times = [time for time in scene.times if time.edtf and form.fullmatch(time.edtf) and time.bound is None]
    dates = {time.edtf for time in times}
    if mention.kind != "meeting" or mention.judgement.status != "held" or len(dates) < 2 or len(dates) != len(times):
        return []
    if mention.date and mention.date not in dates:
        return []
    text, begin = scene.sentence.text, scene.sentence.start
    gaps = (text[one.span.end - begin : two.span.start - begin] for one, two in itertools.pairwise(times))
    return times if all(gap.count(" ") <= _APART for gap in gaps) else []


def _near(order: int, times: Sequence[TimeMention], scene: Scene) -> list[PlaceMention]:
    """Give the places that stand behind one time and before the next."""
    until = times[order + 1].span.start if order + 1 < len(times) else scene.sentence.end
    return [place for place in scene.places if times[order].span.end <= place.span.start < until and place.locative]
