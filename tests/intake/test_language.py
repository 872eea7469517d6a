"""The language of a text."""

import subprocess
import sys

import pytest

from depesche.intake.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Präsident traf seinen Kollegen in Paris und sprach über den Krieg.", "de"),
        ("The President met his counterpart in the city and said that all is well.", "en"),
        ("Le président a rencontré son homologue à Paris ce matin pour parler de la paix.", "fr"),
        ("De president heeft in de stad met zijn collega gesproken over de oorlog.", "nl"),
        ("Президент встретился со своим коллегой в Москве, чтобы обсудить договор.", "ru"),
        ("Ja", None),
        ("12345 678", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    """German by its function words, others by the model, nothing where there is too little text."""
    assert language_of(text) == language


def test_german_needs_no_model() -> None:
    """The model for other languages is not loaded for a German text: it takes half a second."""
    code = (
        "import sys; from depesche.intake.language import language_of; "
        "assert language_of('Der Minister ist nach Wien gereist, um mit der Regierung zu reden.') == 'de'; "
        "assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
