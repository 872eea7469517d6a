"""Takes the name of a word list of a language, gives its entries, checked."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.errors import LexiconError


@cache
def load(name: str, language: str = "de") -> Any:
    """Load `language/<language>/<name>.yaml`.

    Keys must be unique and all text in Unicode form NFC: a doubled key would silently hide the first entry.

    Raises:
        LexiconError: when the file is absent, broken, has a doubled key or text that is not NFC.
    """
    path = files("depesche.language").joinpath(language, f"{name}.yaml")
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"no word list {language}/{name}.yaml in the package") from error
    if unicodedata.normalize("NFC", source) != source:
        raise LexiconError(f"{language}/{name}.yaml: text is not in Unicode form NFC")
    try:
        return yaml.load(source, Loader=_UniqueKeys)
    except yaml.YAMLError as error:
        raise LexiconError(f"{language}/{name}.yaml: {error}") from error


def fold(word: str) -> str:
    """Make spellings comparable: lower case, ß as ss, Unicode form NFC."""
    return unicodedata.normalize("NFC", word).lower().replace("ß", "ss")


# The C loader reads a list ten times faster; it is missing only where PyYAML was built without libyaml.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeys(_SafeLoader):  # type: ignore[misc]
    """A safe YAML loader that refuses doubled keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(None, None, f"doubled key {key!r}", key_node.start_mark)
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping
