"""What can happen to a file: the damages that a campaign does, each under its name."""

import json
import os
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

Damage = Callable[[Path], object]
Damages = Iterator[tuple[str, Damage]]

DEEP = 100_000
NOT_VALUES: dict[str, str] = {
    "1e400": "1e400",
    "-1e400": "-1e400",
    "NaN": "NaN",
    "null": "null",
    "true": "true",
    "-1": "-1",
    "zero": "0",
    "one half": "0.5",
    "beyond 64 bits": str(10**30),
    "five thousand digits": "9" * 5000,
    "a text": '"wrong"',
    "an early moment": '"0001-01-01T00:00:00+23:00"',
    "a late moment": '"9999-12-31T23:59:59-23:00"',
    "a half surrogate": '"\\ud800"',
    "a NUL": '"\\u0000"',
    "a list": "[]",
    "an object": "{}",
    "deep nesting": "[" * DEEP + "]" * DEEP,
}
HUGE_SHAPES = ((2**40, 2), (2**62, 2), (2**70, 2), (-1, 2), (2**31,), ())


def to_any_file(random_: random.Random) -> Damages:
    """Yield what can happen to a file whatever it holds."""
    yield "missing", Path.unlink
    yield "empty", lambda path: path.write_bytes(b"")
    yield "a folder in its place", _folder
    yield "a link to nowhere", partial(_linked, "nowhere")
    yield "a link to itself", lambda path: _linked(path.name, path)
    yield "a link to an endless file", partial(_linked, "/dev/zero")
    yield "a pipe that nobody writes to", _pipe
    yield "random bytes", lambda path: path.write_bytes(random_.randbytes(path.stat().st_size))
    for share in (0.01, random_.random(), 0.99):
        yield f"cut off after {share:.0%}", partial(_cut, share)
    for share in (0.0, random_.random(), random_.random(), 1.0):
        yield f"a bit flipped at {share:.0%}", partial(_flip, share)


def to_arrays() -> Damages:
    """Yield what can be wrong with an npy file."""
    for shape in HUGE_SHAPES:
        yield f"a header of the shape {shape}", partial(_claim, shape)
    yield "a header of deep nesting", partial(_header, "(" * 9000)
    yield "a header that is no literal", partial(_header, "__import__('os')")
    for other in ("complex128", "U7", "bool", "float16"):
        yield f"values of the type {other}", partial(_retyped, other)
    yield "a pickle", lambda path: np.save(path, np.array([{}], dtype=object), allow_pickle=True)
    yield "no row", lambda path: np.save(path, np.load(path)[:0])
    yield "one row less", lambda path: np.save(path, np.load(path)[:-1])
    yield "a number without dimensions", lambda path: np.save(path, np.int64(7))
    for name, value in (("no number", np.nan), ("infinity", np.inf), ("minus one", -1)):
        yield f"filled with {name}", partial(_filled, value)


def to_json(path: Path) -> Damages:
    """Yield what can be wrong with a JSON file: each of its values in turn, and the whole."""
    for name, value in NOT_VALUES.items():
        yield f"{name} in place of all", partial(_written, value)
    for keys in _places(json.loads(path.read_text("utf-8"))):
        where = ".".join(map(str, keys))
        yield f"without {where}", partial(_edit, keys, None)
        for name, value in NOT_VALUES.items():
            yield (
                f"{name} in place of {where}",
                partial(_edit, keys, value),
            )


def _places(content: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each value; of a list only the first, as all are of one kind."""
    if isinstance(content, dict):
        inner = list(content.items())
    elif isinstance(content, list):
        inner = list(enumerate(content))[:1]
    else:
        return
    for key, value in inner:
        yield (*above, key)
        yield from _places(value, (*above, key))


def _edit(keys: tuple[str | int, ...], value: str | None, path: Path) -> None:
    mark = "@ here @"
    content = json.loads(path.read_text("utf-8"))
    place = content
    for key in keys[:-1]:
        place = place[key]
    if value is None:
        del place[keys[-1]]
    else:
        place[keys[-1]] = mark
    path.write_text(json.dumps(content).replace(json.dumps(mark), value or ""), "utf-8")


def _written(text: str, path: Path) -> None:
    path.write_text(text, "utf-8")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _linked(target: str, path: Path) -> None:
    path.unlink()
    path.symlink_to(target)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _cut(share: float, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def _flip(share: float, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[min(int(len(content) * share), len(content) - 1)] ^= 0b100
    path.write_bytes(content)


def _claim(shape: tuple[int, ...], path: Path) -> None:
    described = f"{{'descr': '<i8', 'fortran_order': False, 'shape': {shape}}}"
    _header(described, path)


def _header(text: str, path: Path) -> None:
    content = path.read_bytes()
    begin = 10 + int.from_bytes(content[8:10], "little")
    length = len(text) + 1
    path.write_bytes(
        content[:8] + length.to_bytes(2, "little") + f"{text}\n".encode() + content[begin:]
    )


def _retyped(dtype: str, path: Path) -> None:
    np.save(path, np.load(path).astype(dtype))


def _filled(value: float, path: Path) -> None:
    array = np.load(path)
    with np.errstate(invalid="ignore"):
        np.save(path, np.full_like(array, np.array(value).astype(array.dtype)))
