"""Words that a report prints inflected stand alone in the briefing."""

import pytest

from depesche.output.standing import standing_alone

WORDS = [
    ("russischen Generalkonsulat", "russisches Generalkonsulat"),
    ("Weiße Haus", "Weißes Haus"),
    ("Auswärtige Amt", "Auswärtiges Amt"),
    ("russische Aussenministerium", "russisches Aussenministerium"),
    ("amerikanischen Botschaft", "amerikanische Botschaft"),
    ("amerikanische Seite", "amerikanische Seite"),
    ("stellvertretende polnische Botschafter", "stellvertretender polnischer Botschafter"),
    ("Vereinten Nationen", "Vereinte Nationen"),
    ("Residenz der US-Generalkonsulin", "Residenz der US-Generalkonsulin"),
    ("Sprecher des US-Außenministeriums", "Sprecher des US-Außenministeriums"),
    ("Sergej Lawrow", "Sergej Lawrow"),
    ("hoher Vertreter", "hoher Vertreter"),
    ("Palais des Nations", "Palais des Nations"),
]


@pytest.mark.parametrize(("printed", "wanted"), WORDS)
def test_standing_alone(printed: str, wanted: str) -> None:
    """The adjective takes the strong ending of its noun; names and nouns of unknown gender stay as printed."""
    assert standing_alone(printed) == wanted
