"""`matinee match`: answer typed titles, one a line, with what the bot would make of them."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from bot.cli.failure import CommandFailedError
from bot.messages.cli import match as messages
from bot.messages.cli.options import option_help
from recommender import Catalogue, load_dataset
from recommender.data.movielens import LAYOUTS, read_catalogue
from recommender.titles import TitleMatcher

MODES = ("match", "autocomplete")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `matinee match`."""
    parser.add_argument("--data", type=Path, required=True, help=option_help("match", "data"))
    parser.add_argument(
        "--mode",
        choices=MODES,
        default=os.environ.get("MATCHER_MODE", "match"),
        help=option_help("match", "mode"),
    )


def run(options: argparse.Namespace) -> int:
    """Answer every line of stdin until it ends."""
    if options.mode not in MODES:
        raise CommandFailedError(messages.unknown_mode(options.mode, MODES))
    answer = _completing if options.mode == "autocomplete" else _matching
    matcher = _matcher(options.data)
    for line in _lines(sys.stdin.buffer):
        print(json.dumps(answer(matcher, line)), flush=True)
    return 0


def _matching(matcher: TitleMatcher, text: str) -> dict[str, object]:
    result = matcher.match(text)
    return {"status": str(result.status), "ids": list(result.ids)}


def _completing(matcher: TitleMatcher, text: str) -> dict[str, object]:
    movies = matcher.complete(text)
    return {"status": "match" if movies else "none", "ids": [movie.movie_id for movie in movies]}


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines end at a line feed and nowhere else; broken UTF-8 arrives as lone surrogates."""
    read: Callable[[], bytes] = stream.readline
    for line in iter(read, b""):
        yield _decoded(line.removesuffix(b"\n"))


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return line.decode("utf-8", "surrogateescape")


def _matcher(folder: Path) -> TitleMatcher:
    if titles_only := _only_titles(folder):
        return TitleMatcher(titles_only)
    dataset = load_dataset(folder)
    return TitleMatcher(dataset.catalogue, dataset.popularity())


def _only_titles(folder: Path) -> Catalogue | None:
    """The catalogue of a folder that holds no ratings: nothing is then known to be popular."""
    for layout in LAYOUTS:
        if (folder / layout.movie_file).is_file() and not (folder / layout.rating_file).is_file():
            return read_catalogue(folder, layout)
    return None
