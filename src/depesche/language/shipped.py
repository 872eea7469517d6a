"""Takes the installed package, gives the trained model in it: where its weights lie, their version, the model loaded once."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depesche.language.encoder import Encoder

WEIGHTS = Path(__file__).parent / "weights" / "german.zip"


@cache
def weights_version() -> str:
    """The version of the weights, for the provenance of readings, without loading them."""
    with zipfile.ZipFile(WEIGHTS) as archive:
        return str(json.loads(archive.read("card.json"))["version"])


@cache
def shipped() -> Encoder:
    """The model of the package, loaded once a process (about half a second); raises ValueError when there are no weights."""
    from depesche.language.encoder import Encoder  # numpy and onnxruntime are heavy, and the rules alone need neither

    return Encoder.load()
