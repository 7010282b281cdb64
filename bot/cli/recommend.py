"""`matinee recommend`: films for somebody who likes these."""

import argparse
import json
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from recommender import Model, Movie, Profile, RecommenderError, TrainingConfig, load_dataset, train
from recommender.titles import MatchStatus, TitleMatcher

HELP = "recommend films to somebody who likes the titles given"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("titles", nargs="+", metavar="TITLE", help="films that are liked")
    parser.add_argument("--data", type=Path, required=True, help="a folder of MovieLens files")
    parser.add_argument("--count", "-n", type=int, default=10, help="how many films (default 10)")
    parser.add_argument(
        "--dial",
        type=float,
        default=0.0,
        metavar="D",
        help="from 0 (familiar, the default) to 1 (adventurous)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object for each film")


def run(options: argparse.Namespace) -> int:
    """Train on the data, then print a list for the titles."""
    if options.count < 1 or not 0 <= options.dial <= 1:
        raise CommandFailedError("--count is at least 1, and --dial from 0 to 1.")
    try:
        dataset = load_dataset(options.data)
        matcher = TitleMatcher(dataset.catalogue, dataset.popularity())
        liked = [_film(matcher, title) for title in options.titles]
        sys.stderr.write(f"Likes: {', '.join(movie.label for movie in liked)}. Training …\n")
        model = train(dataset, config=TrainingConfig())
    except RecommenderError as error:
        raise CommandFailedError(str(error)) from error
    _print(model, liked, options)
    return 0


def _film(matcher: TitleMatcher, title: str) -> Movie:
    result = matcher.match(title)
    if result.status is MatchStatus.MATCH:
        return result.movies[0]
    if result.status is MatchStatus.NONE:
        raise CommandFailedError(f"no film is called {title!r}.")
    candidates = ", ".join(movie.label for movie in result.movies[:8])
    raise CommandFailedError(
        f"{title!r} is not clear. Did you mean {candidates}? Write the title with its year."
    )


def _print(model: Model, liked: list[Movie], options: argparse.Namespace) -> None:
    profile = Profile(movie.movie_id for movie in liked)
    listed = model.recommend(profile, options.count, adventure=options.dial)
    for place, each in enumerate(listed, start=1):
        movie = model.catalogue[each.movie_id]
        because = [model.catalogue[movie_id].label for movie_id in each.because]
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
            reason = f"  because of {' and '.join(because)}" if because else ""
            print(f"{place:2}. {movie.label}{reason}")
