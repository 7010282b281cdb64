"""An attack on everybody's lists: accounts that like one film hardly anybody knows.

`Attacked(dataset).steered(Attack.SAME_FILM, 500, one_server)` says what 500 of them reach.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from recommender import Dataset, Model, Movie, Profile, train
from recommender.evaluation.metrics import ndcg_of
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.new_films import NewFilm, with_new_films
from recommender.model.ranking import ranked_lists
from recommender.model.training.influence import Likes, Origins, influences

TEST_PEOPLE = 150
# How many likes the people whose lists are looked at have told.
TOLD = (1, 5)
LIST = 20
DISGUISE = 10
WELL_KNOWN = 200
SEED = 5
# The number of a film that somebody added.
ADDED = 1_000_000_000

Ids = NDArray[np.int64]


class Attack(StrEnum):
    """What the accounts like."""

    SAME_FILM = "the film alone"
    IN_DISGUISE = "the film among ten that everybody likes"


Placed = Callable[[int], Origins | None]

# The share of lists of twenty that an attack may reach; docs/recommender.md says what it does.
MOST_FROM_ONE_GROUP = 0.01
MOST_FROM_MANY_SERVERS = 0.04


def anywhere(_accounts: int) -> None:
    """Count each account in full, as if nothing were known of where they are."""


def one_server(accounts: int) -> Origins:
    """Place all of them, long known, in one server."""
    return Origins(np.zeros(accounts, np.int64), np.zeros(accounts, np.bool_))


def ten_servers(accounts: int) -> Origins:
    """Spread them, long known, over ten servers."""
    return Origins(np.arange(accounts) % 10, np.zeros(accounts, np.bool_))


def fifty_servers(accounts: int) -> Origins:
    """Spread them, long known, over fifty servers."""
    return Origins(np.arange(accounts) % 50, np.zeros(accounts, np.bool_))


def new_everywhere(accounts: int) -> Origins:
    """Place each of them in a server of its own, made for this."""
    return Origins(np.arange(accounts), np.ones(accounts, np.bool_))


# Where the accounts of an attack are, and into which share of lists they may put the film at most.
PLACES: dict[str, tuple[Placed, float]] = {
    "one server": (one_server, MOST_FROM_ONE_GROUP),
    "fifty servers": (fifty_servers, MOST_FROM_MANY_SERVERS),
    "ten servers": (ten_servers, MOST_FROM_MANY_SERVERS),
    "new accounts": (new_everywhere, MOST_FROM_ONE_GROUP),
}
ACCOUNTS = 500


@dataclass(frozen=True)
class Steered:
    """What came of an attack: the share of lists with the film, its places, and what lists lose."""

    among_ten: float
    among_twenty: float
    popular_place: int
    place_for_strangers: int | None
    ndcg: float


class Attacked:
    """A data set without some people, whose lists are looked at after training on the others."""

    def __init__(self, dataset: Dataset, seed: int = SEED) -> None:
        self._random = np.random.default_rng(seed)
        users = np.unique(dataset.user_ids)
        people = self._random.choice(users, min(TEST_PEOPLE, len(users) // 4), replace=False)
        self.base = dataset.select(~np.isin(dataset.user_ids, people))
        self._profiles, self._targets = self._asked(dataset, people)
        counts = self.base.popularity()
        self._well_known = sorted(counts, key=lambda movie_id: -counts[movie_id])[:WELL_KNOWN]
        # One that hardly anybody rated.
        self.film = min(counts, key=lambda movie_id: (abs(counts[movie_id] - 2), movie_id))

    def _asked(self, dataset: Dataset, people: Ids) -> tuple[list[Profile], list[Ids]]:
        liked = dataset.select(dataset.ratings >= LIKED_FROM)
        profiles, targets = [], []
        for user_id in people.tolist():
            films = self._random.permutation(liked.movie_ids[liked.user_ids == user_id])
            for told in TOLD if len(films) > 2 * max(TOLD) else ():
                profiles.append(Profile(films[:told].tolist()))
                targets.append(films[told:])
        return profiles, targets

    def accounts(self, attack: Attack, count: int) -> list[Profile]:
        """Make the accounts."""
        if attack is Attack.SAME_FILM:
            return [Profile([self.film])] * count
        disguises = (
            self._random.choice(self._well_known, DISGUISE, replace=False) for _ in range(count)
        )
        return [Profile([self.film, *films.tolist()]) for films in disguises]

    def steered(self, attack: Attack, count: int, placed: Placed) -> Steered:
        """Train on the base and so many accounts; look at the lists of people who did nothing."""
        accounts = self.accounts(attack, count)
        return self.looked_at(train(self.base, accounts, origins=placed(count)))

    def at_once(self, model: Model, attack: Attack, count: int, placed: Placed) -> Steered:
        """Add a film that so many accounts like to a model of the base, before any training."""
        film = Movie.from_listing(ADDED, "Comet (2026)")
        model = replace(model, catalogue=model.catalogue.with_movies([film]))
        self.film, known = ADDED, self.film
        accounts, origins = self.accounts(attack, count), placed(count) or one_server(count)
        likes = Likes(np.arange(count, dtype=np.int32), np.zeros(count, np.int32))
        counted = influences(likes, origins, np.zeros(1, np.int64), count)
        found = self.looked_at(with_new_films(model, [NewFilm(ADDED, accounts, counted)]))
        self.film = known
        return found

    def looked_at(self, model: Model) -> Steered:
        """Look at the lists of a model."""
        lists = ranked_lists(model, self._profiles, LIST)
        found = lists == self.film
        order = np.argsort(-model.popularity, kind="stable")
        places = np.flatnonzero(model.movie_ids[order] == self.film)
        strangers = [pick.movie_id for pick in model.recommend(Profile(), LIST)]
        return Steered(
            float(found[:, :10].any(axis=1).mean()),
            float(found.any(axis=1).mean()),
            int(places[0]) + 1 if len(places) else len(order) + 1,
            strangers.index(self.film) + 1 if self.film in strangers else None,
            float(ndcg_of(lists, self._targets).mean()),
        )


@dataclass(frozen=True)
class Benefit:
    """What the likes of an honest community do for people whom no model has met."""

    without: float
    with_them: float

    @property
    def gain(self) -> float:
        """How much better lists are, as NDCG@20."""
        return self.with_them - self.without


def honest_benefit(dataset: Dataset, placed: Placed) -> Benefit:
    """Take a third of the people of a data set for a community, a fifth for those who are asked."""
    attacked = Attacked(dataset)
    random = np.random.default_rng(SEED)
    users = random.permutation(np.unique(attacked.base.user_ids))
    members = users[: len(users) // 3]
    base = attacked.base.select(~np.isin(attacked.base.user_ids, members))
    liked = attacked.base.select(attacked.base.ratings >= LIKED_FROM)
    likes = (liked.movie_ids[liked.user_ids == each].tolist() for each in members)
    community = [Profile(films) for films in likes if films]
    taught = train(base, community, origins=placed(len(community)))
    return Benefit(attacked.looked_at(train(base)).ndcg, attacked.looked_at(taught).ndcg)
