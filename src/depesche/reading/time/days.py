"""Takes matches of days (figures, weekdays, feasts, today and its neighbours), gives their dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from depesche.reading.time.feasts import feast_days, is_approximate
from depesche.reading.time.match import Draft, Hit
from depesche.reading.time.value import day_of, edtf_of, moved, safe_day
from depesche.reading.time.weekdays import weekday

# "Am Internationalen Tag der Menschenrechte"; other names before a feast make it part of a name.
_OF_MANY_STATES = ("International", "Europäisch", "National", "Welt")
# Words before a feast that tells a time.
_AT = frozenset(
    [
        "in",
        "an",
        "zum",
        "over",
        "vor",
        "nach",
        "since",
        "until",
        "um",
        "ab",
        "for",
        "forthe",
        "between",
        "von",
        "vom",
        "hedge",
        "bei",
    ]
)
# A year in two figures: up to so many years after publication it lies in this century.
_TWO_FIGURES_AHEAD = 20
# In the present tense a day ahead is meant even if it is farther away than the last one, up to so many times.
_PRESENT_LEANS_AHEAD = 4.0


def full_date(hit: Hit) -> Sequence[Draft]:
    """`24.02.2022`, `1.4.25`."""
    day, month, year = (int(part) for part in hit.value("f").split("."))
    if year < 100:
        limit = (hit.scene.published.year if hit.scene.published else 2025) % 100 + _TWO_FIGURES_AHEAD
        year += 2000 if year <= limit else 1900
    return hit.day(safe_day(year, month, day))


def day_month(hit: Hit) -> Sequence[Draft]:
    """`2. Juni 2014`, `Freitag, den 13. Oktober`, `6. 9. 2000`; without a year weekday, context or tense decide."""
    day, month = hit.number("d"), hit.number("m")
    after = hit.after()
    if hit.word("m").kind == "monthabbr" and not hit.has("y") and (after is None or after.kind != "dot"):
        return ()
    if hit.has("y"):
        return hit.day(safe_day(hit.number("y"), month, day))
    weekday = int(hit.value("w")[0]) if hit.has("w") else None
    return _in_some_year(hit, lambda year: safe_day(year, month, day), f"XXXX-{month:02}-{day:02}", weekday=weekday)


def day_month_of(hit: Hit) -> Sequence[Draft]:
    """`9. Mai dieses Jahres`, `3. Juni des Vorjahres`."""
    year = hit.year_meant()
    if year is None:
        return ()
    anchor = hit.scene.published.isoformat() if hit.scene.published and not hit.has("y") and not hit.has("oy") else None
    return hit.day(safe_day(year, hit.number("m"), hit.number("d")), anchor=anchor)


def dotted_day(hit: Hit) -> Sequence[Draft]:
    """`am 24.6.`: day and month in figures."""
    day, dot, month = hit.value("s").partition(".")
    if not dot or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return ()
    end = next((word for word in hit.scene.words[hit.last + 2 : hit.last + 4] if word.kind == "full"), None)
    joined = hit.after()
    if end is not None and joined is not None and joined.kind in ("until", "dash") and len(end.value.split(".")[2]) == 4:
        return hit.day(safe_day(int(end.value.split(".")[2]), int(month), int(day)))
    return _in_some_year(hit, lambda year: safe_day(year, int(month), int(day)), f"XXXX-{int(month):02}-{int(day):02}")


def bare_day(hit: Hit) -> Sequence[Draft]:
    """`am 5.`: a day in the month last named; before any other day of the report the tense tells which."""
    after, published, number = hit.after(), hit.scene.published, hit.number("d")
    if (
        published is None
        or not 1 <= number <= 31
        or (after is not None and (after.text[:1].isupper() or after.text[0].isdigit()))
    ):
        return ()
    if after is None and hit.scene.words[hit.first - 1].kind not in ("an", "vom"):
        return ()
    joined = after is not None and after.kind in ("until", "dash")
    end = next((word for word in hit.scene.words[hit.last + 2 : hit.last + 4] if word.kind == "dotted"), None) if joined else None
    if end is not None and 1 <= int(end.value.replace(":", ".").partition(".")[2]) <= 12:
        month_of_end = int(end.value.replace(":", ".").partition(".")[2])
        return _in_some_year(hit, lambda year: safe_day(year, month_of_end, number), f"XXXX-{month_of_end:02}-{number:02}")
    based = day_of(hit.base("D"))
    base = based or published
    months = [moved(base.replace(day=1), "M", distance) or base for distance in (-1, 0, 1)]
    before, same, next_one = (safe_day(month.year, month.month, number) for month in months)
    ahead = hit.direction() in ("coming", "present") or hit.points_ahead()
    chosen: date | None
    if based is not None and same is not None and (same > base or not ahead):
        chosen = same
    elif ahead:
        chosen = same if same is not None and same >= base else next_one
    else:
        chosen = same if same is not None and same <= base else before
    return hit.day(chosen, anchor=base.isoformat())


def bare_day_of_limit(hit: Hit) -> Sequence[Draft]:
    """`bis spätestens 15.`: as `bare_day`, behind "bis" only."""
    return bare_day(hit) if hit.preposition() == "until" else ()


def day_of_month(hit: Hit) -> Sequence[Draft]:
    """`3. dieses Monats`."""
    published = hit.scene.published
    turn = hit.turn()
    if published is None or turn is None or hit.scene.words[hit.last].value != "M":
        return ()
    month = moved(published.replace(day=1), "M", turn)
    return hit.day(safe_day(month.year, month.month, hit.number("d")), anchor=published.isoformat()) if month else ()


def day_of_this_month(hit: Hit) -> Sequence[Draft]:
    """`am 17. des Monats`: of the month told, else of this one or the next one to it by tense."""
    if hit.value("u") != "M" or not hit.word("u").text.lower().endswith("s"):
        return ()
    days = bare_day(hit)
    return tuple(replace(draft, last=hit.last) for draft in days)


def feast(hit: Hit) -> Sequence[Draft]:
    """`Pfingstmontag`, `Weihnachten 2014`, `Tag der Deutschen Einheit`, `Ramadan`; several days are a stretch for the record."""
    code, before = hit.value("s"), hit.before()
    name = before is not None and before.kind == "other" and before.text[0].isupper() and hit.first > 1
    if name and before is not None and not before.text.startswith(_OF_MANY_STATES):
        return ()
    published = hit.scene.published
    if hit.has("y"):
        days = feast_days(code, hit.number("y"))
        found = hit.day(days[0]) if days else ()
    else:
        found = _in_some_year(hit, lambda year: _first_feast_day(code, year, published), "XXXX-XX-XX")
        day = day_of(found[0].value) if found else None
        if day is None:
            return found
        days = feast_days(code, day.year, near=published)
        if not _tells_when(hit):
            found = (replace(found[0], value="XXXX-XX-XX"),)
    if days is None or not found or (days[0] == days[1] and not is_approximate(code)):
        return found
    about = "~" if is_approximate(code) else ""
    stretch = "/".join(day.isoformat() + about for day in dict.fromkeys(days))
    return (replace(found[0], edtf=stretch),)


def _tells_when(hit: Hit) -> bool:
    """Say whether a feast tells a time (`zu Ostern`), and is not what the sentence is about (`die Fastenzeit endet`)."""
    before = hit.before()
    if before is None:
        return not hit.is_kind(hit.first, "article")
    if before.kind in _AT or before.text.lower() in ("zu", "gegen", "rund"):
        return True
    if before.kind == "and":
        return any(hit.is_kind(place, "between") for place in range(max(0, hit.first - 5), hit.first))
    return before.kind == "early" or (before.kind == "adjective" and (hit.before(2) or before).kind in _AT)


def _first_feast_day(code: str, year: int, near: date | None) -> date | None:
    days = feast_days(code, year, near=near)
    return days[0] if days else None


def _in_some_year(hit: Hit, day_in: Callable[[int], date | None], unknown: str, *, weekday: int | None = None) -> Sequence[Draft]:
    """Give a day that is named without its year: by weekday, by the year told in the sentence, by tense, else the nearest."""
    published = hit.scene.published
    if published is None:
        return hit.draft(unknown) if day_in(2000) else ()
    days = [day for year in range(published.year - 6, published.year + 7) if (day := day_in(year))]
    if weekday:
        days = [day for day in days if day.isoweekday() == weekday] or days
    if not days:
        return ()
    inherited = hit.inherited_year()
    if inherited and (day := day_in(inherited)):
        return hit.day(day, anchor=str(inherited))
    earlier = [day for day in days if day <= published]
    later = [day for day in days if day >= published]
    if weekday and len(days) < 13 and (not earlier or not later):
        earlier = later = earlier or later
    before, after = earlier[-1] if earlier else later[0], later[0] if later else earlier[-1]
    nearness = (published - before).days, (after - published).days
    direction = hit.direction()
    # "Zum 1. Mai" and a date in brackets lie on either side of the tense that is told: the nearest is meant.
    leading = hit.before()
    if leading is not None and leading.kind in ("zum", "open"):
        direction = None
    if hit.starts_before() or (direction == "past" and not hit.points_ahead() and not (nearness[0] > 300 and nearness[1] < 60)):
        chosen = before
    elif direction == "coming" and nearness[1] <= 330:
        chosen = after
    elif direction == "present":
        chosen = after if nearness[1] <= _PRESENT_LEANS_AHEAD * nearness[0] else before
    else:
        chosen = after if nearness[1] < nearness[0] else before
    if weekday:
        chosen = min((before, after), key=lambda day: abs((day - published).days))
    other = before if chosen == after else after
    doubt = other != chosen and not weekday
    return hit.day(chosen, anchor=published.isoformat(), alternatives=(other.isoformat(),) if doubt else ())


def day_list(hit: Hit) -> Sequence[Draft]:
    """`2. bis 4. Juni`, `24. und 25. September`: each day has its place.

    Stretches and neighbouring days are one date for the record.
    """
    end = day_month(hit.renamed(d="e"))
    if not end or end[0].value is None:
        return ()
    last = day_of(end[0].value)
    numbers = [
        (place, place + hit.followed_by_dot(place))
        for place in range(hit.first, hit.match.start("e"))
        if hit.is_kind(place, "small")
    ]
    start = hit.match.start("e")
    start -= hit.is_kind(start - 1, "article")
    if last is None:
        month = end[0].value[:-2]
        values = [f"{month}{int(hit.scene.words[place].value):02}" for place, _ in numbers] + [end[0].value]
        places = [*numbers, (start, hit.last)]
        return tuple(
            Draft(first=place, last=stop, type="DATE", value=value, edtf=None)
            for (place, stop), value in zip(places, values, strict=True)
        )
    days = []
    for place, _ in numbers:
        number = int(hit.scene.words[place].value)
        day = safe_day(last.year, last.month, number)
        if day and day >= last:
            before = moved(last.replace(day=1), "M", -1)
            day = safe_day(before.year, before.month, number) if before else None
        if day is None:
            return ()
        days.append(day)
    joint = len(days) == 1 and (hit.word("j").kind in ("until", "dash", "auf") if hit.has("j") else True)
    joint = joint or last - days[0] == timedelta(days=len(days))
    span = f"{days[0].isoformat()}/{last.isoformat()}" if joint else None
    places = [*numbers, (start, hit.last)]
    return tuple(
        Draft(
            first=place,
            last=stop,
            type="DATE",
            value=day.isoformat(),
            edtf=span or day.isoformat(),
            anchor=end[0].anchor,
            alternatives=() if span else end[0].alternatives * (day == last),
        )
        for (place, stop), day in zip(places, [*days, last], strict=True)
    )


def day_weekday(hit: Hit) -> Sequence[Draft]:
    """`heute, Donnerstag`: the same day twice."""
    published = hit.scene.published
    if published is None:
        return ()
    day = published + timedelta(days=hit.number("g"))
    if day.isoweekday() != hit.number("w"):
        return ()
    value = "PRESENT_REF" if day == published else day.isoformat()
    anchor = published.isoformat()
    return (
        Draft(first=hit.first, last=hit.first, type="DATE", value=value, edtf=day.isoformat(), anchor=anchor),
        Draft(first=hit.last, last=hit.last, type="DATE", value=day.isoformat(), edtf=day.isoformat(), anchor=anchor),
    )


def weekday_with_date(hit: Hit) -> Sequence[Draft]:
    """`Dienstag (4. März)`: the date in brackets tells which Tuesday; the bracket itself is read next."""
    dates = day_month(hit)
    day = day_of(dates[0].value) if dates else None
    if day is None or day.isoweekday() != int(hit.value("w")[0]):
        return ()
    part = hit.value("w")[1:]
    value = day.isoformat() + (f"T{part}" if part else "")
    return (
        Draft(
            first=hit.first,
            last=hit.first,
            type="TIME" if part else "DATE",
            value=value,
            edtf=day.isoformat(),
            anchor=dates[0].anchor,
        ),
    )


def night_to(hit: Hit) -> Sequence[Draft]:
    """`der Nacht zum Donnerstag`, `Nacht auf den 3. März`: both days for the record."""
    if hit.value("p") != "NI":
        return ()
    if hit.has("g"):
        days = today(hit.renamed(p="-"))
        day = day_of(days[0].edtf) if days else None
    else:
        days = weekday(hit.renamed(p="-")) if hit.has("w") and not hit.has("d") else day_month(hit)
        day = day_of(days[0].value) if days else None
    if day is None:
        return tuple(days)
    span = f"{(day - timedelta(days=1)).isoformat()}/{day.isoformat()}"
    return hit.draft(f"{day.isoformat()}TNI", edtf=span, type="TIME", anchor=days[0].anchor)


def part_of_date(hit: Hit) -> Sequence[Draft]:
    """`Morgen des 3. Juni 2014`, `Abend des Mittwochs`."""
    days = weekday(hit.renamed(p="-")) if hit.has("w") else day_month(hit)
    day = day_of(days[0].value) if days else None
    return hit.day(day, part=hit.value("p"), anchor=days[0].anchor, alternatives=days[0].alternatives) if day else ()


def today_ago(hit: Hit) -> Sequence[Draft]:
    """`heute vor einem Jahr`: the same day, so much earlier."""
    published = hit.scene.published
    amount = "1" if hit.word("q").kind == "one" else hit.value("q")
    if published is None or not amount.isdigit() or hit.value("u") not in ("D", "W", "M", "Y"):
        return ()
    sign = 1 if hit.has("i") else -1
    day = moved(published + timedelta(days=hit.number("g")), hit.value("u"), sign * int(amount))
    return hit.day(day, anchor=published.isoformat())


def night_of_turn(hit: Hit) -> Sequence[Draft]:
    """`vergangene Nacht` (both days for the record), `am vergangenen Abend`, `an diesem Morgen` (of the day named before)."""
    part, turn, published = hit.value("p"), hit.turn(), hit.scene.published
    if turn == 0:
        return hit.day(day_of(hit.base("D")), part=part)
    if published is None:
        return ()
    if part != "NI":
        return hit.day(published + timedelta(days=turn), part=part, anchor=published.isoformat()) if turn and turn < 0 else ()
    first = published + timedelta(days=turn) if turn and turn < 0 else published
    last = first + timedelta(days=1)
    span = f"{first.isoformat()}/{last.isoformat()}"
    return hit.draft(f"{last.isoformat()}TNI", edtf=span, type="TIME", anchor=published.isoformat())


def today(hit: Hit) -> Sequence[Draft]:
    """`heute`, `gestern Abend`, `morgen früh`, `am heutigen Tag`."""
    published, distance, part = hit.scene.published, hit.number("g"), ""
    if _is_overnight(hit):
        return ()
    if hit.has("p"):
        word = hit.word("p")
        if word.kind == "unit" and word.value != "D":
            return ()
        part = word.value if word.kind != "unit" else ""
    if published is None:
        reference = "PRESENT_REF" if distance == 0 else "PAST_REF" if distance < 0 else "FUTURE_REF"
        return hit.draft(f"XXXX-XX-XXT{part}", type="TIME", names_date=False) if part else hit.vague(reference)
    day = published + timedelta(days=distance)
    if not part and _tells_an_age(hit):
        return hit.vague("PRESENT_REF" if distance == 0 else "FUTURE_REF")
    daily = hit.scene.daily or any(word.kind == "clock" for word in hit.scene.words)
    if distance == 0 and not part and (not daily or hit.preposition() in ("until", "since")):
        return hit.draft("PRESENT_REF", edtf=edtf_of(day.isoformat()), anchor=published.isoformat())
    return hit.day(day, part=part, anchor=published.isoformat())


def _is_overnight(hit: Hit) -> bool:
    """`von heute auf morgen`: a way of saying "at once"."""
    after, following, before, earlier = hit.after(), hit.after(2), hit.before(), hit.before(2)
    if hit.number("g") == 0:
        return after is not None and after.kind == "auf" and following is not None and following.kind == "day"
    return before is not None and before.kind == "auf" and earlier is not None and earlier.kind == "day"


def _tells_an_age(hit: Hit) -> bool:
    """`heute noch`, `noch heute` in the present tense, `der heutigen Zeit`, `die Welt von morgen`: our times, no single day."""
    before, after, distance = hit.before(), hit.after(), hit.number("g")
    if hit.has("z"):
        return True
    if distance == 0 and ((after is not None and after.text == "noch") or (before is not None and before.text.lower() == "noch")):
        return hit.direction() in ("present", None)
    begins = after is not None and after.kind in ("an", "until", "dash", "auf", "ab")
    return distance == 1 and before is not None and before.kind == "von" and not begins
