"""Takes the content of a briefing, gives it as Markdown with footnotes."""

from __future__ import annotations

import re

from depesche.output.notes import Briefing, Line

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def briefing_markdown(briefing: Briefing) -> str:
    """Write the briefing. Text of reports is escaped: it never becomes markup."""
    lines = [f"# {_escaped(briefing.title)}", "", f"{briefing.summary}.", ""]
    if not briefing.sources:
        return "\n".join(lines)
    for chapter in briefing.chapters:
        lines += [f"## {_escaped(chapter.title)}", ""]
        for section in chapter.sections:
            lines += [f"### {section.heading}", "", *(_line(line) for line in section.lines), ""]
    lines += ["## Quellen", ""]
    for source in briefing.sources:
        origin = f" ({_escaped(source.origin)})" if source.origin else ""
        lines.append(f"- {_escaped(source.words)}{origin}")
    lines += ["", "## Belege", ""]
    for note in briefing.notes:
        quote = _escaped(" ".join(note.span.quote.split()))
        lines.append(f"[^{note.number}]: {_escaped(note.outlet)}, {note.published} (Bericht {_escaped(note.report)}): „{quote}“")
    return "\n".join(lines) + "\n"


def _line(line: Line) -> str:
    quoted = f" „{_escaped(line.quoted)}“" if line.quoted else ""
    indent = "  " if line.detail else ""
    return f"{indent}- {_escaped(line.text)}{quoted} {''.join(f'[^{number}]' for number in line.notes)}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
