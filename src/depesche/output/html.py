"""Takes the content of a briefing, gives it as one self-contained HTML file: no script, no address outside the file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from depesche.output.notes import Briefing


def briefing_html(briefing: Briefing) -> str:
    """Write the briefing; all text of reports is escaped."""
    style = files("depesche.output").joinpath("templates", "style.css").read_text(encoding="utf-8")
    return environment().get_template("briefing.html").render(briefing=briefing, style=style)


@cache
def environment() -> Environment:
    """Give the Jinja environment of the package: escaping on, undefined names are errors."""
    return Environment(
        loader=PackageLoader("depesche.output", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
