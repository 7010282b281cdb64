"""`matinee recommend`: films for somebody who likes these."""

import argparse
import json
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.messages.cli import recommend as messages
from bot.messages.cli.options import option_help
from bot.messages.films import what_is_shared
from recommender import Model, Movie, Profile, TrainingConfig, in_common, load_dataset, train
from recommender.titles import MatchStatus, TitleMatcher

COUNT = 10
# As many as a person looks through to find the one that was meant.
MAX_FILMS_NAMED = 8


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("titles", nargs="+", metavar="TITLE", help=_help("titles"))
    add("--data", type=Path, required=True, metavar="DIR", help=_help("data"))
    add("--count", "-n", type=int, default=COUNT, metavar="N", help=_help("count", count=COUNT))
    add("--dial", type=float, metavar="D", help=_help("dial"))
    add("--json", action="store_true", help=_help("json"))


def _help(option: str, **values: object) -> str:
    return option_help("recommend", option, **values)


def run(options: argparse.Namespace) -> int:
    """Train on the data, then print a list for the titles."""
    if options.count < 1 or not 0 <= (options.dial or 0.0) <= 1:
        raise CommandFailedError(messages.recommend_range())
    dataset = load_dataset(options.data)
    matcher = TitleMatcher(dataset.catalogue, dataset.popularity())
    liked = [_film(matcher, title) for title in options.titles]
    sys.stderr.write(f"{messages.likes_read(movie.label for movie in liked)}\n")
    _print(train(dataset, config=TrainingConfig()), liked, options)
    return 0


def _film(matcher: TitleMatcher, title: str) -> Movie:
    result = matcher.match(title)
    if result.status is MatchStatus.MATCH:
        return result.movies[0]
    if result.status is MatchStatus.NONE:
        raise CommandFailedError(messages.no_film(title))
    candidates = (movie.label for movie in result.movies[:MAX_FILMS_NAMED])
    raise CommandFailedError(messages.which_film(title, candidates))


def _print(model: Model, liked: list[Movie], options: argparse.Namespace) -> None:
    profile = Profile(movie.movie_id for movie in liked)
    listed = model.recommend(profile, options.count, adventure=options.dial)
    for place, each in enumerate(listed, start=1):
        movie = model.catalogue[each.movie_id]
        likes = [model.catalogue[movie_id] for movie_id in each.because]
        because = [like.label for like in likes]
        if options.json:
            entry = {
                "movie_id": movie.movie_id,
                "title": movie.label,
                "genres": movie.genres,
                "score": round(each.score, 4),
                "because": because,
            }
            print(json.dumps(entry, ensure_ascii=False))
        else:
            shared = what_is_shared(in_common([movie, *likes]), model.catalogue.words)
            reason = f"  {messages.because_of(because, shared)}" if because else ""
            print(f"{place:2}. {movie.label}{reason}")
