"""Whatever is pasted, however it is broken: it is read or set aside, and what is read is proved by the words."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.archive.store import open_archive
from depesche.intake.report import report_from_text
from depesche.intake.sources import Source
from depesche.model.json import reading_from_json, to_json
from depesche.model.span import Span
from depesche.reading.reader import read

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "botschaften").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
SIGNS = "„“”\"»«‚‘'’‹›()[]–—-.,;:!?…\u00a0\u00ad\u200b\t\r\n \x0b\u2028éÄ👩\u200d👧שלוم中0²½٣§%€/\\@#<>&\u0301\u202eﬁⅣ"
WORDS = (
    "am Donnerstag",
    "am 31. Februar 2025",
    "99. Mai",
    "um 25 Uhr",
    "vor 99999999999 Jahren",
    "im Jahr 9999",
    "sagte",
    "laut",
    "z.B.",
    "(dpa)",
    "zwischen",
    "5 km²",
    "und",
    "US-",
    "I.",
)
BREAKS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "double", "sign", "word", "move", "unquote", "shout"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 120),
        st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS), st.characters(exclude_categories=["Cs"])),
    ),
    max_size=10,
)


def broken(text: str, breaks: list[tuple[str, float, int, str]]) -> str:
    """Cut, double and disturb a text at places given as shares of its length."""
    for how, where, length, sign in breaks:
        start = int(where * len(text))
        end = start + length
        if how == "cut":
            text = text[:start] + text[end:]
        elif how == "double":
            text = text[:end] + text[start:]
        elif how == "sign":
            text = text[:start] + sign + text[start:]
        elif how == "word":
            text = f"{text[:start]} {sign} {text[start:]}"
        elif how == "move":
            text = text[:start] + text[end:] + text[start:end]
        elif how == "unquote":
            text = text.replace("„“«»"[length % 4], sign, 1)
        else:
            text = text[:start] + text[start:end].upper() + text[end:]
    return text


def spans_in(value: object) -> list[Span]:
    """Give all spans that hang on a value."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in spans_in(part)]
    if is_dataclass(value):
        return [span for field in fields(value) for span in spans_in(getattr(value, field.name))]
    return []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS), BREAKS, st.sampled_from([None, "2025-02-27", "2024-02-29T23:59", "1605-01-01"]))
def test_any_broken_text_is_read(text: str, breaks: list[tuple[str, float, int, str]], published: str | None) -> None:
    """Nothing raises; each span equals the clean text, each furniture the raw text; a second reading has the same bytes."""
    page = broken(text, breaks)
    report = report_from_text(page, report_id="a", published=published)
    reading = read(report)
    for span in spans_in(reading):
        assert span.quote == report.text[span.start : span.end] != ""
    for furniture in report.furniture:
        assert report.raw[furniture.start : furniture.end] == furniture.quote != ""
    written = to_json(reading)
    assert reading_from_json(written) == reading
    assert to_json(read(report_from_text(page, report_id="a", published=published))) == written


@settings(max_examples=60, deadline=None)
@given(st.text(st.one_of(st.sampled_from(SIGNS + "aeinrstdl AEM"), st.characters(exclude_categories=["Cs"])), max_size=400))
def test_any_signs_are_read(text: str) -> None:
    """Text that is no language at all raises nothing and proves nothing that is not there."""
    report = report_from_text(text, report_id="a", published="2025-02-27")
    for span in spans_in(read(report)):
        assert span.quote == report.text[span.start : span.end]


@pytest.mark.skipif(not TEXTS, reason="the examples are not there")
def test_the_record_does_not_depend_on_the_order(tmp_path: Path) -> None:
    """Reports that come in another order give the same readings and the same record, byte by byte."""
    sources = [Source(report_id=path.stem, text=text, source=path.name) for path, text in zip(EXAMPLES[:6], TEXTS, strict=False)]
    written = []
    for number in range(3):
        random.Random(number).shuffle(sources)
        with open_archive(tmp_path / f"{number}.sqlite") as archive:
            archive.read_sources(sources)
            written.append("\n".join([*map(to_json, archive.readings()), to_json(archive.record())]))
    assert written[0] == written[1] == written[2]
