"""Takes Wikinews texts and lines of furniture written for it, gives pages as select-all pastes them, each line with its label.

The articles are the texts alone of the Wikinews quotations (CC BY 2.5); teasers, comments and captions on a page are sentences of
other articles. Which parts a page has, and in which order, is drawn by chance: that is all that the model learns from.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

_SENTENCE = re.compile(r"(?<=[a-zäöü]{3}[.!?])\s+(?=[A-ZÄÖÜ„])")
ARTICLE, FURNITURE, TITLE = 1, 0, 2
"""Labels of a line; the title counts as neither, since the head is read apart."""
Block = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Headlines, paragraphs of each article and single sentences."""

    headlines: list[str]
    articles: list[list[str]]
    sentences: list[str]


def sources_of(path: Path) -> Sources:
    """Read a JSONL with `title` and `originalText` a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [[" ".join(part.split()) for part in row["originalText"].split("\n") if part.strip()] for row in rows]
    sentences = [one for parts in articles for part in parts for one in _SENTENCE.split(part) if 40 < len(one) < 300]
    return Sources(headlines=[row["title"] for row in rows], articles=articles, sentences=sentences)


class Maker:
    """Draws pages."""

    def __init__(self, sources: Sources, seed: int) -> None:
        self.sources, self.chance, self.boxes = sources, Random(seed), 0.1

    def page(self) -> list[tuple[str, int]]:
        """Give the lines of one page with their labels; blocks are parted by empty lines, labelled -1."""
        parts: list[tuple[int, Block]] = []

        def add(label: int, blocks: list[Block]) -> None:
            parts.extend((label, block) for block in blocks)

        self.boxes = self.one([0, 0.05, 0.12, 0.25])
        title, body = self.one(self.sources.headlines), self.body()
        lead = next((block[0][:400] for label, block in body if label == ARTICLE and len(block[0]) > 60), None)
        if self.may(0.4):
            add(FURNITURE, self.split(self.some("top", 1, 4)))
        for _ in range(self.number(0, 4)):
            add(FURNITURE, self.menu())
        if self.may(0.25):
            add(FURNITURE, self.related(None))
        if self.may(0.2):
            add(FURNITURE, self.footer()[-2:])
        if self.may(0.3):
            path = [self.word("sections"), self.word("sections")] + ([title] if self.may(0.5) else [])
            add(FURNITURE, [[self.one([" › ", " > ", " » ", " / "]).join(path)]])
        if self.may(0.4):
            add(FURNITURE, [[self.one([self.day(), self.outlet(), self.name(), f"Von {self.name()}", self.word("sections")])]])
        if self.may(0.9):
            add(TITLE, [[title]])
        if lead and self.may(0.35):
            add(ARTICLE, [[lead if self.may(0.6) else self.cut(lead, 60, 160) + self.one([".", "", "..."])]])
        if self.may(0.6):
            lines = [f"Von {self.name()}", self.day(), f"{self.day()}, {self.number(0, 23)}:{self.number(10, 59)} Uhr"]
            lines += [f"Lesezeit: {self.number(1, 9)} Minuten", f"Stand: {self.day()}", self.word("sections")]
            add(FURNITURE, self.split(self.chance.sample(lines, self.number(1, 3))))
        if self.may(0.4):
            add(FURNITURE, self.share())
        if self.may(0.5):
            add(FURNITURE, self.caption())
        if self.may(0.08):
            add(FURNITURE, self.related(self.number(1, 4)))
        parts += body
        if self.may(0.3):
            add(FURNITURE, [[self.filled("ends")]])
        behind = [self.tags, self.share, self.biography, self.appeal, self.comments, self.neighbours, self.related, self.related]
        behind += [self.about, self.advert, self.product, self.appeal]
        self.chance.shuffle(behind)
        soon = [part for part in behind if part in (self.tags, self.share, self.biography, self.appeal) and self.may(0.35)]
        for part in soon + [part for part in behind if part not in soon and self.may(0.4)]:
            add(FURNITURE, part())
        if self.may(0.9):
            add(FURNITURE, self.footer())
        return [line for label, block in parts for line in [*((words, label) for words in block), ("", -1)]]

    def body(self) -> list[tuple[int, Block]]:
        """Give the blocks of the article, with boxes in it."""
        texts = list(self.one(self.sources.articles))
        for _ in range(2):
            if self.may(0.3):
                texts += self.one(self.sources.articles)[:6]
        texts = texts[: self.number(1, 25)] if self.may(0.9) else texts
        if self.may(0.15):
            texts = [one for text in texts for one in _SENTENCE.split(text)]
        elif self.may(0.2):
            texts = self.merged(texts)
        if self.may(0.06):
            texts = [self.cut(one, 20, 80) for text in texts for one in _SENTENCE.split(text)]
        blocks: list[tuple[int, Block]] = []
        listed = self.number(0, 2) if self.may(0.06) else -1
        for count, text in enumerate(texts):
            if count == listed:
                blocks += [(ARTICLE, block) for block in self.split(self.entries())]
            if count and self.may(0.18):
                heads = [self.cut(self.sentence(), 20, 45), " ".join(self.nouns(2)), self.one(self.sources.headlines)]
                blocks.append((ARTICLE, [self.one(heads)]))
            blocks.append((ARTICLE, [text]))
            if self.may(0.06):
                points = [self.one(["- ", "• ", ""]) + self.cut(self.sentence(), 20, 90) for _ in range(self.number(2, 7))]
                blocks += [(ARTICLE, block) for block in self.split(points)]
            if count + 1 < len(texts) and self.may(self.boxes):
                blocks += [(FURNITURE, block) for block in self.box()]
        return blocks

    def merged(self, texts: list[str]) -> list[str]:
        """Join short paragraphs to long ones."""
        joined: list[str] = []
        for text in texts:
            if joined and len(joined[-1]) < 400:
                joined[-1] += " " + text
            else:
                joined.append(text)
        return joined

    def entries(self) -> list[str]:
        """Give a list of a recipe, programme or table of data."""
        lines = [self.word("list_heads")]
        for _ in range(self.number(4, 14)):
            noun = self.nouns(1)[0]
            forms = [f"{self.number(1, 500)} g {noun}", f"{noun}: {self.number(1, 99)}", f"{self.number(8, 22)} Uhr: {noun}"]
            lines.append(self.one([*forms, " ".join(self.nouns(2)), f"{self.number(1, 5)}. {' '.join(self.nouns(3))}"]))
        return lines

    def box(self) -> list[Block]:
        """Give something that stands within an article."""
        kind = self.number(0, 9)
        if kind == 0:
            return self.related(self.number(1, 4))
        if kind == 1:
            return [[self.word("pointers") + self.one(self.sources.headlines)]]
        parts = [self.appeal, self.caption, self.advert, self.caption, self.share, self.product, self.biography, self.caption]
        return parts[kind - 2]()

    def related(self, count: int | None = None) -> list[Block]:
        """Give a box of other articles, mostly with its heading."""
        heading = [[self.word("boxes") if self.may(0.9) else f"Mehr aus {self.word('sections')}"]] if self.may(0.85) else []
        return heading + self.teasers(count)

    def teasers(self, count: int | None) -> list[Block]:
        """Give teasers of other articles, with or without text, all of one form."""
        kind, blocks = self.number(0, 5), []
        for _ in range(count or self.number(1, 8)):
            lines = [self.day()] if self.may(0.25) else []
            if self.may(0.3):
                lines.append(self.one([self.word("sections"), " ".join(self.nouns(2)), self.name()]))
            headline = self.one(self.sources.headlines)
            lines.append(f"{self.word('sections')}: {headline}" if self.may(0.1) else headline)
            if kind >= 2 or (kind == 1 and self.may(0.5)):
                lines.append(self.teaser_text())
            if self.may(0.12):
                lines.append(self.word("more"))
            if self.may(0.1):
                lines.append(self.one([f"{self.number(1, 90)} Kommentare", self.day()]))
            blocks += self.split(lines) if self.may(0.6) else [lines]
        return blocks

    def teaser_text(self) -> str:
        """Give the text of a teaser: a sentence, two, one cut off, one with a link behind it."""
        text = self.sentence()
        kind = self.number(0, 5)
        if kind == 2:
            return f"{text} {self.sentence()}"
        if kind == 3:
            return self.cut(f"{text} {self.sentence()}", 60, 300) + self.one(["...", " ...", "…", " […]", ""])
        return f"{text} {self.word('more')}" if kind == 4 else text

    def appeal(self) -> list[Block]:
        """Give a box that wants something of the reader."""
        lines = [self.word("appeal_heads")] if self.may(0.5) else []
        lines += [self.filled("appeals")] + ([self.filled("appeals")] if self.may(0.3) else [])
        return self.split(lines + ([self.word("appeal_buttons")] if self.may(0.5) else []))

    def biography(self) -> list[Block]:
        """Give a box about the author."""
        lines = [self.filled("biography_heads")] if self.may(0.8) else []
        return self.split([*lines, self.filled("biographies")] + ([self.word("biography_links")] if self.may(0.5) else []))

    def about(self) -> list[Block]:
        """Give a paragraph about the site."""
        return ([[self.word("about_heads")]] if self.may(0.7) else []) + [[self.filled("about")]]

    def footer(self) -> list[Block]:
        """Give the foot of a page."""
        blocks = self.about() if self.may(0.5) else []
        for _ in range(self.number(0, 3)):
            blocks += self.menu()
        if self.may(0.4):
            place = [
                f"{self.word('last_names')}straße {self.number(1, 90)}",
                f"{self.number(10000, 99999)} {self.word('cities')}",
            ]
            blocks += self.split([self.outlet(), *place, f"Telefon: 0{self.number(30, 999)} {self.number(10000, 999999)}"])
        blocks += self.split(self.some("legal", 2, 6))
        if self.may(0.7):
            owner = self.outlet()
            blocks.append([self.one([f"© {self.number(2005, 2025)} {owner}", f"Alle Rechte vorbehalten. {owner}"])])
        if self.may(0.35):
            blocks.append([self.word("cookies"), self.word("cookie_buttons")])
        return blocks

    def menu(self) -> list[Block]:
        """Give a menu."""
        entries = [self.word("sections") if self.may(0.7) else " ".join(self.nouns(1)) for _ in range(self.number(3, 14))]
        if self.may(0.15):
            return [[self.one([" | ", " · ", "\t", " "]).join(entries)]]
        return self.split(entries)

    def share(self) -> list[Block]:
        """Give a share bar."""
        return self.split(self.some("share", 1, 6))

    def tags(self) -> list[Block]:
        """Give a list of tags."""
        words = self.nouns(self.number(2, 8))
        if self.may(0.4):
            return [[self.word("tag_lines") + ", ".join(words)]]
        return ([[self.word("tag_heads")]] if self.may(0.5) else []) + self.split(words)

    def comments(self) -> list[Block]:
        """Give a comments section, with its form or without."""
        blocks = [[self.filled("comment_heads")]]
        for _ in range(self.number(0, 8)):
            who = self.one([self.name(), f"{self.name()} sagt:", f"{self.word('first_names').lower()}{self.number(1, 99)}"])
            when = self.one([self.day(), f"vor {self.number(1, 20)} Stunden"])
            words = " ".join(self.sentence() for _ in range(self.number(1, 3)))
            blocks += self.split([who, when, words] + ([self.word("comment_links")] if self.may(0.7) else []))
        return blocks + (self.split(self.some("comment_form", 2, 7)) if self.may(0.7) else [])

    def neighbours(self) -> list[Block]:
        """Give the links to the article before and after."""
        one, other = self.one(self.sources.headlines), self.one(self.sources.headlines)
        return self.split([self.word("before"), one, self.word("next"), other] if self.may(0.6) else [f"← {one}", f"{other} →"])

    def caption(self) -> list[Block]:
        """Give a caption, mostly with its credit."""
        credit = self.one([f"Foto: {self.name()}", f"© {self.name()}", f"Bild: {self.word('picture_agencies')}"])
        words = self.one([self.cut(self.sentence(), 50, 100) + ".", self.one(self.sources.headlines), " ".join(self.nouns(4))])
        return self.one([[[f"{words} {credit}"]], [[words]], [[credit]], [[f"{words} ({credit})"]], [[words, credit]]])

    def advert(self) -> list[Block]:
        """Give the mark of an advert."""
        return [[self.word("adverts")]]

    def product(self) -> list[Block]:
        """Give a product with its price."""
        return self.split([" ".join(self.nouns(2)), f"{self.number(3, 99)},{self.number(10, 99)} €", self.word("shop_buttons")])

    def filled(self, name: str) -> str:
        """Draw a line and fill its gaps."""
        first, second = (*self.nouns(2), "Technik", "Reisen")[:2]
        words = {"n": self.name(), "s": self.outlet(), "w": first, "v": second, "c": self.word("cities")}
        return self.word(name).format(**words, z=self.number(1950, 2020), y=self.number(50, 95), k=self.number(2, 99))

    def day(self) -> str:
        """Give a date."""
        day, month, year = self.number(1, 28), self.number(1, 12), self.number(2005, 2025)
        name = _lines()["months"][month - 1]
        return self.one(
            [f"{day}. {name} {year}", f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{year}-{month:02}-{day:02}"]
        )

    def outlet(self) -> str:
        """Give the name of an outlet or organisation that is none."""
        name, kind = self.word("last_names"), self.word("outlets")
        return self.one([f"{name}er {kind}", f"{kind} {name}", f"{name.lower()}-{kind.lower()}.de", f"Die {kind}", kind])

    def name(self) -> str:
        """Give the name of a person."""
        return f"{self.word('first_names')} {self.word('last_names')}"

    def nouns(self, count: int) -> list[str]:
        """Give capitalised words of the texts."""
        words = re.findall(r"[A-ZÄÖÜ][\wäöüß-]{4,}", " ".join(self.sentence() for _ in range(3)))
        self.chance.shuffle(words)
        return words[:count] or ["Thema"]

    def sentence(self) -> str:
        """Give a sentence of any article."""
        return self.one(self.sources.sentences)

    def cut(self, text: str, least: int, most: int) -> str:
        """Cut a text at a word."""
        return text[: self.number(least, most)].rsplit(" ", 1)[0].rstrip(" .,…")

    def split(self, lines: list[str]) -> list[Block]:
        """Put lines into one block, or each into its own."""
        return [lines] if self.may(0.5) else [[line] for line in lines]

    def some(self, name: str, least: int, most: int) -> list[str]:
        """Draw several lines of one kind."""
        return self.chance.sample(_lines()[name], self.number(least, most))

    def word(self, name: str) -> str:
        """Draw a line of a kind."""
        return str(self.one(_lines()[name]))

    def may(self, share: float) -> bool:
        """Toss a coin."""
        return self.chance.random() < share

    def number(self, least: int, most: int) -> int:
        """Draw a number."""
        return self.chance.randint(least, most)

    def one(self, choices: list[Any]) -> Any:
        """Draw one."""
        return self.chance.choice(choices)


@cache
def _lines() -> dict[str, list[str]]:
    lines: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("page_lines.yaml").read_text(encoding="utf-8"))
    return lines
