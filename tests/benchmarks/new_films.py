"""How soon a film that the model has not learned reaches those who would like it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender import Dataset, Model, Profile, load_dataset, train
from recommender.evaluation import mean_interval
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.new_films import NewFilm, with_new_films
from recommender.model.ranking import ranked_lists
from tests.benchmarks.figure import Figure
from tests.data import movielens

# Of ml-1m's films so many are hidden, of those that enough people like to be asked about.
SHARE, FEWEST_LIKERS = 0.05, 40
GIVEN = (1, 3, 10)
# This many other likers of each film are asked, of whom this many likes are known.
ASKED, TOLD = 30, 10
LIST = 20
STRANGERS = 300

Ids = npt.NDArray[np.int64]


class Hidden(NamedTuple):
    """A hidden film, the people who are said to like it, those who are asked, and their tastes."""

    movie_id: int
    likers: Ids
    asked: Ids


def measure() -> Iterable[Figure]:
    """Hide films from training, tell the model who likes them, and look into others' lists."""
    dataset = load_dataset(movielens("ml-1m"))
    chance = np.random.default_rng(13)
    likes = dataset.select(dataset.ratings >= LIKED_FROM)
    films = _hidden(likes, chance)
    ids = [film.movie_id for film in films]
    known = dataset.select(~np.isin(dataset.movie_ids, ids))
    tastes = _tastes(likes.select(~np.isin(likes.movie_ids, ids)))
    told = {user: _some(profile, chance) for user, profile in tastes.items()}
    strangers = chance.choice(np.array(list(told)), STRANGERS, replace=False)
    model = train(known)
    yield Figure("films hidden", len(films), "")
    for count in GIVEN:
        new = [
            NewFilm(film.movie_id, [tastes[user] for user in film.likers[:count]], np.ones(count))
            for film in films
        ]
        at_once = with_new_films(model, new)
        retrained = train(_with_likes(known, films, count))
        for name, served in {"at once": at_once, "after a retraining": retrained}.items():
            for whom, asked in {"others who like it": True, "strangers": False}.items():
                interval = mean_interval(_reached(served, films, told, strangers, likers=asked))
                what = f"{count} likes, {name}: in lists of {LIST} of {whom}"
                yield Figure(what, 100 * interval.mean, "%")
                yield Figure(f"{what}, at least", 100 * interval.low, "%")
                yield Figure(f"{what}, at most", 100 * interval.high, "%")
            ranks = [_rank(served, film, told) for film in films]
            yield Figure(
                f"{count} likes, {name}: rank for others who like it", float(np.mean(ranks)), "%"
            )


def _hidden(likes: Dataset, chance: np.random.Generator) -> list[Hidden]:
    movie_ids, counts = np.unique(likes.movie_ids, return_counts=True)
    enough = movie_ids[counts >= FEWEST_LIKERS]
    chosen = chance.choice(enough, round(SHARE * len(movie_ids)), replace=False)
    films = []
    for movie_id in chosen.tolist():
        likers = chance.permutation(likes.user_ids[likes.movie_ids == movie_id])
        most = max(GIVEN)
        films.append(Hidden(movie_id, likers[:most], likers[most : most + ASKED]))
    return films


def _tastes(likes: Dataset) -> dict[int, Profile]:
    users = np.unique(likes.user_ids)
    order = np.argsort(likes.user_ids, kind="stable")
    parts = np.split(likes.movie_ids[order], np.flatnonzero(np.diff(likes.user_ids[order])) + 1)
    return {int(user): Profile(part.tolist()) for user, part in zip(users, parts, strict=True)}


def _some(profile: Profile, chance: np.random.Generator) -> Profile:
    likes = list(profile.likes)
    return Profile(chance.choice(likes, min(TOLD, len(likes)), replace=False).tolist())


def _with_likes(known: Dataset, films: Sequence[Hidden], count: int) -> Dataset:
    pairs = [(user, film.movie_id) for film in films for user in film.likers[:count].tolist()]
    users, ids = (np.array(column, np.int64) for column in zip(*pairs, strict=True))
    return replace(
        known,
        user_ids=np.append(known.user_ids, users),
        movie_ids=np.append(known.movie_ids, ids),
        ratings=np.append(known.ratings, np.full(len(users), 5.0, np.float32)),
        timestamps=None,
    )


def _reached(
    model: Model,
    films: Sequence[Hidden],
    told: Mapping[int, Profile],
    strangers: Ids,
    *,
    likers: bool,
) -> npt.NDArray[np.float64]:
    """Return for each film in which share of the lists of its other likers, or strangers, it is."""
    of_strangers = ranked_lists(model, [told[user] for user in strangers.tolist()], LIST)
    shares = []
    for film in films:
        lists = of_strangers
        if likers:
            lists = ranked_lists(model, [told[user] for user in film.asked.tolist()], LIST)
        shares.append(float((lists == film.movie_id).any(axis=1).mean()))
    return np.array(shares)


def _rank(model: Model, film: Hidden, told: Mapping[int, Profile]) -> float:
    """Return which share of all films, in percent, comes before it for its other likers."""
    scores = np.stack([model.scores(told[user], None) for user in film.asked.tolist()])
    own = scores[:, [model.row(film.movie_id)]]
    return float(100 * (scores > own).mean())


if __name__ == "__main__":
    for figure in measure():
        print(figure)
