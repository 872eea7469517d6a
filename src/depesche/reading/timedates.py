"""Takes matches of days, months, seasons and years, gives their dates: the half of the time rules that names a place in the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from depesche.reading.timematch import Draft, Hit
from depesche.reading.timevalue import (
    day_of,
    edtf_of,
    first_day,
    moved,
    month_value,
    nearest_weekday,
    safe_day,
    unit_value,
    week_value,
)

_EDGE_MONTH = {"START": 1, "MID": 6, "END": 12}
# A year in two digits: up to so many years after publication it lies in this century.
_TWO_DIGITS_AHEAD = 20


def full_date(hit: Hit) -> Sequence[Draft]:
    """`24.02.2022`, `1.4.25`."""
    day, month, year = (int(part) for part in hit.value("f").split("."))
    if year < 100:
        limit = (hit.scene.published.year if hit.scene.published else 2025) % 100 + _TWO_DIGITS_AHEAD
        year += 2000 if year <= limit else 1900
    return _day(hit, safe_day(year, month, day))


def day_month(hit: Hit) -> Sequence[Draft]:
    """`2. Juni 2014`, `Freitag, den 13. Oktober`, `6. 9. 2000`; without a year the tense decides."""
    day, month = hit.number("d"), hit.number("m")
    if hit.has("y"):
        return _day(hit, safe_day(hit.number("y"), month, day))
    return resolved_day(hit, day, month)


def dotted_day(hit: Hit) -> Sequence[Draft]:
    """`am 24.6.`: day and month in figures."""
    day, dot, month = hit.value("s").partition(".")
    if not dot or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return ()
    return resolved_day(hit, int(day), int(month))


def resolved_day(hit: Hit, day: int, month: int) -> Sequence[Draft]:
    """Give a day without a year its year: by tense, else the nearest."""
    published = hit.scene.published
    if published is None:
        return (_draft(hit, f"XXXX-{month:02}-{day:02}", None),) if safe_day(2000, month, day) else ()
    years = [year for year in range(published.year - 4, published.year + 5) if safe_day(year, month, day)]
    days = [date(year, month, day) for year in years]
    inherited = _inherited_year(hit)
    if inherited and safe_day(inherited, month, day):
        return _day(hit, safe_day(inherited, month, day), anchor=str(inherited))
    direction = hit.direction()
    earlier = [found for found in days if found <= published]
    later = [found for found in days if found >= published]
    if not days:
        return ()
    if direction == "past" and earlier:
        chosen, other = earlier[-1], later[0] if later else None
    elif direction in ("coming", "present") and later:
        chosen, other = later[0], earlier[-1] if earlier else None
    else:
        ranked = sorted(days, key=lambda found: (abs((found - published).days), found))
        chosen, other = ranked[0], ranked[1]
    alternatives = (other.isoformat(),) if other and other != chosen else ()
    return _day(hit, chosen, anchor=published.isoformat(), alternatives=alternatives)


def day_list(hit: Hit) -> Sequence[Draft]:
    """`2. bis 4. Juni`, `24. und 25. September`: two days; stretches and neighbouring days are one date for the record."""
    drafts = list(day_month(hit.renamed(d="e")))
    if not drafts or drafts[0].value is None:
        return ()
    last = day_of(drafts[0].value)
    first_day_number = hit.number("d")
    first = None
    if last:
        first = safe_day(last.year, last.month, first_day_number)
        if first and first >= last:
            before = moved(last.replace(day=1), "M", -1)
            first = safe_day(before.year, before.month, first_day_number) if before else None
    if last is None or first is None:
        value = drafts[0].value[:-2] + f"{first_day_number:02}"
        return (
            Draft(first=hit.first, last=hit.first + 1, type="DATE", value=value, edtf=None),
            Draft(first=hit.match.start("e"), last=hit.last, type="DATE", value=drafts[0].value, edtf=None),
        )
    joint = hit.word("j").kind in ("until", "dash") or (last - first).days == 1
    span = f"{first.isoformat()}/{last.isoformat()}" if joint else None
    anchor = drafts[0].anchor
    end = hit.last
    start = hit.match.start("e")
    article = hit.scene.words[start - 1].kind == "article"
    found = [
        Draft(
            first=hit.first,
            last=hit.first + 1,
            type="DATE",
            value=first.isoformat(),
            edtf=span or first.isoformat(),
            anchor=anchor,
        )
    ]
    for place in range(hit.first + 2, hit.match.start("j")):
        word = hit.scene.words[place]
        middle = safe_day(last.year, last.month, int(word.value)) if word.kind == "small" else None
        if middle:
            found.append(
                Draft(first=place, last=place + 1, type="DATE", value=middle.isoformat(), edtf=middle.isoformat(), anchor=anchor)
            )
    found.append(
        Draft(
            first=start - article,
            last=end,
            type="DATE",
            value=last.isoformat(),
            edtf=span or last.isoformat(),
            anchor=anchor,
        )
    )
    return found


def month(hit: Hit) -> Sequence[Draft]:
    """`Juni 2014`, `Anfang Juni`, `kommenden Mai`, `April letzten Jahres`; no day is made of `Anfang`."""
    number = hit.number("m")
    published = hit.scene.published
    if hit.has("y"):
        return _named(hit, month_value(hit.number("y"), number))
    if published is None:
        return (_draft(hit, f"XXXX-{number:02}", None),)
    inherited = _inherited_year(hit)
    if inherited:
        return _named(hit, month_value(inherited, number), anchor=str(inherited))
    this_year = published.year
    earlier = this_year if number <= published.month else this_year - 1
    later = this_year if number >= published.month else this_year + 1
    direction = hit.direction()
    if hit.has("l"):
        chosen = this_year if number < published.month else this_year - 1
    elif hit.has("n"):
        chosen = this_year if number > published.month else this_year + 1
    elif hit.has("t"):
        chosen = this_year
    elif direction == "past":
        chosen = earlier
    elif direction in ("coming", "present"):
        chosen = later
    else:
        chosen = min((earlier, later), key=lambda year: (abs((year - this_year) * 12 + number - published.month), year))
    other = later if chosen == earlier else earlier
    alternatives = (month_value(other, number),) if other != chosen else ()
    return _named(hit, month_value(chosen, number), anchor=published.isoformat(), alternatives=alternatives)


def _has_any(hit: Hit) -> bool:
    return any(hit.has(group) for group in ("n", "l", "t", "r"))


def month_of_year(hit: Hit) -> Sequence[Draft]:
    """`März dieses Jahres`, `April des Vorjahres`."""
    number, published = hit.number("m"), hit.scene.published
    if published is None:
        return (_draft(hit, f"XXXX-{number:02}", None),)
    if hit.has("r"):
        if not hit.value("r").startswith("Y"):
            return ()
        distance = int(hit.value("r")[1:])
    else:
        if hit.scene.words[hit.last].value != "Y":
            return ()
        distance = -1 if hit.has("l") else 1 if hit.has("n") else 0
    return _named(hit, month_value(published.year + distance, number), anchor=published.isoformat())


def month_pair(hit: Hit) -> Sequence[Draft]:
    """`Januar bis März 2014`, `Mai und Juni`: two months, a stretch is one date for the record."""
    later = month(hit.renamed(m="b"))
    value = later[0].value if later else None
    if value is None or value.startswith("X"):
        return ()
    year, number = int(value[:4]), hit.number("a")
    first = month_value(year if number < hit.number("b") else year - 1, number)
    joint = f"{first}/{value}" if hit.word("j").kind in ("until", "dash", "slash") else None
    anchor = later[0].anchor
    return (
        Draft(first=hit.first, last=hit.first, type="DATE", value=first, edtf=joint or first, anchor=anchor),
        Draft(first=hit.match.start("b"), last=hit.last, type="DATE", value=value, edtf=joint or value, anchor=anchor),
    )


def weekday(hit: Hit) -> Sequence[Draft]:
    """`Donnerstag`, `vergangenen Montag`, `gestrigen Samstag`, `Montagabend`, `Dienstag früh`, `Montag dieser Woche`."""
    number, part = int(hit.value("w")[0]), hit.value("w")[1:] or hit.value("p")
    suffix = f"T{part}" if part else ""
    kind = "TIME" if part else "DATE"
    published = hit.scene.published
    if published is None:
        return (Draft(first=hit.first, last=hit.last, type=kind, value=f"XXXX-WXX-{number}{suffix}", edtf=None),)
    day, other = _weekday_day(hit, number, published)
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type=kind,
            value=day.isoformat() + suffix,
            edtf=day.isoformat(),
            anchor=published.isoformat(),
            alternatives=(other.isoformat(),) if other and other != day else (),
        ),
    )


def _weekday_day(hit: Hit, number: int, published: date) -> tuple[date, date | None]:
    following = hit.scene.words[hit.last]
    if following.kind == "unit" and following.value == "W":
        distance = -7 if hit.has("l") else 7 if hit.has("n") else 0
        monday = published - timedelta(days=published.isoweekday() - 1)
        return monday + timedelta(days=distance + number - 1), None
    if hit.has("g"):
        return published + timedelta(days=hit.number("g")), None
    if hit.has("l"):
        return nearest_weekday(published - timedelta(days=1), number, -1), None
    if hit.has("n"):
        return nearest_weekday(published + timedelta(days=1), number, 1), None
    earlier, later = nearest_weekday(published, number, -1), nearest_weekday(published, number, 1)
    if _points_ahead(hit):
        return later, earlier
    direction = hit.direction()
    return (later, earlier) if direction in ("coming", "present") else (earlier, later)


def _points_ahead(hit: Hit) -> bool:
    """Words before a day that look ahead whatever the tense: `für Freitag`, `bis Freitag`, `auf Montag`."""
    before = hit.before()
    if before and before.kind == "zum":
        before = hit.before(2)
    return before is not None and before.kind in ("for", "until", "auf")


def weekday_pair(hit: Hit) -> Sequence[Draft]:
    """`Montag bis Mittwoch`, `Samstag und Sonntag`."""
    published = hit.scene.published
    numbers = hit.number("a"), hit.number("b")
    if published is None:
        return tuple(
            Draft(first=place, last=place, type="DATE", value=f"XXXX-WXX-{number}", edtf=None)
            for place, number in zip((hit.first, hit.last), numbers, strict=True)
        )
    coming = hit.direction() in ("coming", "present")
    if coming:
        first = nearest_weekday(published, numbers[0], 1)
        last = nearest_weekday(first, numbers[1], 1)
    else:
        last = nearest_weekday(published, numbers[1], -1)
        first = nearest_weekday(last, numbers[0], -1)
    joint = hit.word("j").kind in ("until", "dash") or (last - first).days == 1
    span = f"{first.isoformat()}/{last.isoformat()}" if joint and first < last else None
    return tuple(
        Draft(
            first=place,
            last=place,
            type="DATE",
            value=day.isoformat(),
            edtf=span or day.isoformat(),
            anchor=published.isoformat(),
        )
        for place, day in ((hit.first, first), (hit.last, last))
    )


def night_to(hit: Hit) -> Sequence[Draft]:
    """`der Nacht zum Donnerstag`, `Nacht auf den 3. März`: both days for the record."""
    if hit.value("p") != "NI":
        return ()
    if hit.has("w"):
        days = weekday(hit)
    elif hit.has("m"):
        days = day_month(hit)
    else:
        return ()
    day = day_of(days[0].value) if days else None
    if day is None:
        return tuple(days)
    before = day - timedelta(days=1)
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="TIME",
            value=f"{day.isoformat()}TNI",
            edtf=f"{before.isoformat()}/{day.isoformat()}",
            anchor=days[0].anchor,
            alternatives=(),
        ),
    )


def today(hit: Hit) -> Sequence[Draft]:
    """`heute`, `gestern Abend`, `morgen früh`, `am heutigen Tag`."""
    published, distance, part = hit.scene.published, hit.number("g"), ""
    if hit.has("p"):
        word = hit.word("p")
        if word.kind == "unit" and word.value != "D":
            return ()
        part = word.value if word.kind != "unit" else ""
    suffix = f"T{part}" if part else ""
    if published is None:
        names = {0: "PRESENT_REF", 1: "FUTURE_REF", -1: "PAST_REF"}
        value = names.get(distance, "PAST_REF" if distance < 0 else "FUTURE_REF") if not part else f"XXXX-XX-XX{suffix}"
        return (Draft(first=hit.first, last=hit.last, type="DATE", value=value, edtf=None, names_date=False),)
    day = published + timedelta(days=distance)
    value = "PRESENT_REF" if distance == 0 and not part else day.isoformat() + suffix
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="TIME" if part else "DATE",
            value=value,
            edtf=day.isoformat(),
            anchor=published.isoformat(),
        ),
    )


def year(hit: Hit) -> Sequence[Draft]:
    """`2014`, `Jahr 2014`, `Mitte 2014`; a bare number is a year only where nothing is counted by it."""
    number = hit.number("y")
    if hit.has("u"):
        if hit.value("u") not in ("Y", "WI"):
            return ()
    elif not hit.has("e") and not _bare_year(hit, number):
        return ()
    if hit.scene.words[hit.first].kind == "article" and not hit.has("u"):
        return ()
    edtf = str(number)
    if hit.has("e") and not _until_end(hit):
        edtf = f"{number}-{_EDGE_MONTH[hit.value('e')]:02}~"
    return (Draft(first=hit.first, last=hit.last, type="DATE", value=str(number), edtf=edtf),)


def _until_end(hit: Hit) -> bool:
    before = hit.before()
    return hit.value("e") == "END" and before is not None and before.kind == "until"


def _bare_year(hit: Hit, number: int) -> bool:
    before, after = hit.before(), hit.after()
    if before and before.kind in ("about", "dash", "amount", "number", "some", "one") and before.text not in ("–", "—"):
        return False
    if after and (after.kind in ("unit", "clock", "dash") or (after.kind == "other" and after.text[:1].isupper())):
        return (
            1900 <= number <= 2050
            and after.kind == "other"
            and bool(before and before.kind in ("since", "season", "month", "von"))
        )
    if 1900 <= number <= 2050:
        return True
    return bool(before and before.kind in ("since", "until", "von", "um", "ab")) or bool(after and after.text in (")",))


def year_pair(hit: Hit) -> Sequence[Draft]:
    """`2004 bis 2010`, `2004-2010`, `2014/15`."""
    first, last = hit.number("y"), hit.value("z")
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    joint = hit.word("j").kind
    if joint == "and" and len(last) != 4:
        return ()
    if second <= first or (len(last) != 4 and (joint == "dash" or joint == "until")) and second - first > 20:
        return ()
    if joint == "slash":
        return (Draft(first=hit.first, last=hit.last, type="DATE", value=str(first), edtf=f"{first}/{second}"),)
    span = f"{first}/{second}" if joint != "and" else None
    between = hit.before()
    if between and between.kind == "between":
        span = f"{first}/{second}"
    return (
        Draft(first=hit.first, last=hit.first, type="DATE", value=str(first), edtf=span or str(first)),
        Draft(first=hit.last, last=hit.last, type="DATE", value=str(second), edtf=span or str(second)),
    )


def decade(hit: Hit) -> Sequence[Draft]:
    """`neunziger Jahre`, `Achtzigerjahre`: from 1930 on the last century, before it this one."""
    value = f"19{hit.value('d')}" if int(hit.value("d")) > 2 else f"20{hit.value('d')}"
    return _named(hit, value)


def numbered_unit(hit: Hit) -> Sequence[Draft]:
    """`19. Jahrhundert`, `zweiten Quartal 2014`, `ersten Halbjahr`."""
    unit, number = hit.value("u"), hit.number("o")
    if unit == "CE" and 1 < number <= 21:
        return (
            Draft(
                first=hit.first,
                last=hit.last,
                type="DATE",
                value=f"{number - 1:02}",
                edtf=f"{number - 1:02}00/{number - 1:02}99",
            ),
        )
    if unit not in ("Q", "H") or number > (4 if unit == "Q" else 2):
        return ()
    published = hit.scene.published
    if hit.has("y"):
        return _named(hit, f"{hit.value('y')}-{unit}{number}")
    if published is None:
        return (_draft(hit, f"XXXX-{unit}{number}", None),)
    start = 1 + (number - 1) * (3 if unit == "Q" else 6)
    in_past = hit.direction() == "past"
    found = published.year
    if in_past and start > published.month:
        found -= 1
    return _named(hit, f"{found}-{unit}{number}", anchor=published.isoformat())


def season(hit: Hit) -> Sequence[Draft]:
    """`Herbst 2014`, `diesen Sommer`, `im Frühjahr`."""
    code, published = hit.value("s"), hit.scene.published
    if hit.has("y"):
        return _named(hit, f"{hit.value('y')}-{code}")
    before = hit.before()
    if (
        not _has_any(hit)
        and not hit.has("e")
        and (before is None or before.kind not in ("in", "since", "until", "vom", "ab", "for", "article"))
    ):
        return ()
    if published is None:
        return (_draft(hit, f"XXXX-{code}", None),)
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    current = published.year - 1 if code == "WI" and published.month <= 2 else published.year
    running = first_day(f"{current}-{code}")
    begun = running is not None and running <= published
    over = published >= (moved(date(current, starts, 1), "M", 3) or published)
    direction = hit.direction()
    if hit.has("t"):
        found = current
    elif hit.has("l"):
        found = current if over else current - 1
    elif hit.has("n"):
        found = current if not begun else current + 1
    elif direction == "past":
        found = current if begun else current - 1
    else:
        found = current if not over else current + 1
    return _named(hit, f"{found}-{code}", anchor=published.isoformat())


def unit(hit: Hit) -> Sequence[Draft]:
    """`vergangene Woche`, `nächstes Jahr`, `Ende dieses Monats`; a plural is vague."""
    published, code = hit.scene.published, hit.value("u")
    distance = -1 if hit.has("l") else 1 if hit.has("n") else 0
    text = hit.word("u").text
    if code in ("TH", "TM", "TS", "ML"):
        return ()
    if _plural(text, hit):
        if hit.has("t"):
            return (Draft(first=hit.first, last=hit.last, type="DATE", value="PRESENT_REF", edtf=None, names_date=False),)
        letter = {"CE": "CE", "DE": "DE", "WE": "WE"}.get(code, code)
        return (Draft(first=hit.first, last=hit.last, type="DURATION", value=f"PX{letter}", edtf=None, names_date=False),)
    if code == "D" and hit.has("e"):
        return ()
    if hit.has("t") and code == "D" and hit.scene.last and day_of(hit.scene.last):
        return _back_to(hit, "D")
    if published is None:
        return (_draft(hit, {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[distance], None),)
    if code == "D" and distance and hit.scene.last and day_of(hit.scene.last):
        base = day_of(hit.scene.last) or published
        found: date | None = base + timedelta(days=distance)
        return _day(hit, found, anchor=base.isoformat())
    base = published
    shifted = moved(base, code, distance)
    if shifted is None:
        return ()
    value = unit_value(shifted, code)
    if hit.has("e") and code == "Y":
        edtf = value if _until_end(hit) else f"{value}-{_EDGE_MONTH[hit.value('e')]:02}~"
        return (Draft(first=hit.first, last=hit.last, type="DATE", value=value, edtf=edtf, anchor=published.isoformat()),)
    return _named(hit, value, anchor=published.isoformat())


def _plural(text: str, hit: Hit) -> bool:
    singular_article = any(
        word.text.lower() in ("der", "das", "des", "dem") for word in hit.scene.words[hit.first : hit.match.start("u")]
    )
    plural_only = {
        "Tage",
        "Tagen",
        "Wochen",
        "Monate",
        "Monaten",
        "Jahre",
        "Jahren",
        "Jahrzehnte",
        "Jahrzehnten",
        "Jahrhunderte",
        "Jahrhunderten",
        "Wochenenden",
        "Quartale",
        "Quartalen",
    }
    return text in plural_only and not (singular_article and text in ("Tage", "Jahre"))


def bare_weekend(hit: Hit) -> Sequence[Draft]:
    """`am Wochenende`: the last or the next one, by tense."""
    published = hit.scene.published
    if hit.value("u") != "WE":
        return ()
    if published is None:
        return (_draft(hit, "XXXX-WXX-WE", None),)
    past = hit.direction() not in ("coming", "present")
    day = published
    if past and published.isoweekday() < 6:
        day = published - timedelta(days=7)
    return _named(hit, week_value(day) + "-WE", anchor=published.isoformat())


def relative(hit: Hit) -> Sequence[Draft]:
    """`Vorjahr`, `in der Vorwoche`, `am Folgetag`."""
    code, distance = hit.value("r")[0], int(hit.value("r")[1:])
    published = hit.scene.published
    base = published
    if code == "D" or distance > 0:
        base = first_day(hit.scene.last) or published
    if base is None:
        return (_draft(hit, "PAST_REF" if distance < 0 else "FUTURE_REF", None),)
    shifted = moved(base, code, distance)
    return _named(hit, unit_value(shifted, code), anchor=base.isoformat()) if shifted else ()


def heuer(hit: Hit) -> Sequence[Draft]:
    """`heuer`: this year, in Austria, Bavaria and South Tyrol."""
    published = hit.scene.published
    if published is None:
        return (_draft(hit, "PRESENT_REF", None),)
    return _named(hit, str(published.year), anchor=published.isoformat())


def same(hit: Hit) -> Sequence[Draft]:
    """`am selben Tag`, `im gleichen Jahr`: the last date named before."""
    word = hit.word("u") if hit.has("u") else hit.scene.words[hit.last]
    return _back_to(hit, "D" if word.kind == "part" else word.value, word.value if word.kind == "part" else "")


def _back_to(hit: Hit, code: str, part: str = "") -> Sequence[Draft]:
    base = first_day(hit.scene.last)
    width = len(re.sub("T.*", "", hit.scene.last or ""))
    if base is None or code not in ("D", "W", "M", "Y") or width < {"D": 10, "W": 8, "M": 7, "Y": 4}[code]:
        return ()
    value = unit_value(base, code)
    edtf = edtf_of(value)
    suffix = f"T{part}" if part else ""
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="TIME" if part else "DATE",
            value=value + suffix,
            edtf=edtf,
            anchor=edtf_of(hit.scene.last or ""),
        ),
    )


def _inherited_year(hit: Hit) -> int | None:
    """Give the year named before in the same sentence, when the sentence tells of an older time."""
    published, here = hit.scene.published, hit.scene.here
    if published is None or here is None or not here[:4].isdigit() or int(here[:4]) > published.year - 2:
        return None
    return int(here[:4])


def _draft(hit: Hit, value: str, edtf: str | None) -> Draft:
    return Draft(first=hit.first, last=hit.last, type="DATE", value=value, edtf=edtf, names_date=not value.endswith("_REF"))


def _named(hit: Hit, value: str, *, anchor: str | None = None, alternatives: tuple[str, ...] = ()) -> Sequence[Draft]:
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="DATE",
            value=value,
            edtf=edtf_of(value),
            anchor=anchor,
            alternatives=alternatives,
        ),
    )


def _day(hit: Hit, day: date | None, *, anchor: str | None = None, alternatives: tuple[str, ...] = ()) -> Sequence[Draft]:
    return _named(hit, day.isoformat(), anchor=anchor, alternatives=alternatives) if day else ()
