"""`matinee import`: say what the bot would make of another site's export; nothing is stored."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.domain.added_movies import newest_year
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.plan import PlannedFilm, plan_import
from bot.domain.imports.reading import read_history
from bot.messages.cli import import_history as messages
from bot.messages.cli.options import option_help
from bot.messages.imports import import_summary, planned_line
from recommender.data.movielens import read_catalogue


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help=option_help("import", "file"))
    add(
        "--data",
        type=Path,
        required=True,
        metavar="DIR",
        help=option_help("import", "data"),
    )
    add("--json", action="store_true", help=option_help("import", "json"))


def run(options: argparse.Namespace) -> int:
    """Print what would become of each film; raises ImportRefusedError for a useless file."""
    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise CommandFailedError(
            messages.file_unreadable(options.file, error.strerror or str(error))
        ) from error
    history = read_history(content, options.file.name)
    catalogue = read_catalogue(options.data)
    planned = plan_import(history, FilmFinder(catalogue), newest_year(catalogue))
    _print(planned, options)
    return 0


def _print(planned: Sequence[PlannedFilm], options: argparse.Namespace) -> None:
    for each in planned:
        print(json.dumps(_entry(each)) if options.json else planned_line(each))
    if not options.json:
        print(import_summary(planned))


def _entry(each: PlannedFilm) -> dict[str, object]:
    return {
        "kind": each.kind.value,
        "title": each.film.title,
        "year": each.film.year,
        "rating": each.stars,
        "status": each.status.value,
        "movie_id": each.movie.movie_id if each.movie else None,
        "by": each.by.value if each.by else None,
        "reason": each.reason.value if each.reason else None,
    }
