"""Tags that likes share, few as they are: what is asked for, and what is chance."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from recommender import Model, Movie, Profile, TrainingConfig, load_dataset, train
from recommender.arrays import Factors
from recommender.model.content.aspect import trust_in
from recommender.model.content.tags import Tags, tags_of
from tests.data import movielens
from tests.recommender.model.content.pulls import added

HEROES = (
    *("Spider-Man", "Iron Man", "X-Men", "X2", "Batman", "Dark Knight", "Superman", "Avengers"),
    *("Captain America", "Thor", "Hulk", "Guardians", "Deadpool", "Ant-Man", "Incredibles"),
    *("Man of Steel", "Doctor Strange", "Unbreakable", "Logan", "Hellboy"),
)
ANIME = (
    *("Laputa", "Kiki's", "Howl's", "Cowboy Bebop", "Animatrix", "Tekkonkinkreet", "Evangelion"),
    *("Nausicaä", "Fireflies", "Ninja Scroll", "Porco Rosso", "Ponyo", "Perfect Blue", "Paprika"),
)
HEISTS = (
    *("Out of Sight", "Reservoir Dogs", "A Simple Plan", "Charade", "Maltese", "The Killing"),
    *("The Score", "Bank Job", "Inception", "Lavender Hill", "Heat"),
)

KOREAN = (
    *("Spring, Summer, Fall, Winter... and Spring", "Joint Security Area", "Lady Vengeance"),
    *("Old Boy", "Sympathy for Mr. Vengeance", "Thirst", "Mother", "The Chaser"),
)
FRENCH = (
    *("Three Colors: Blue", "Three Colors: Red", "The City of Lost Children", "The Red Violin"),
    *("Beauty of the Day", "The Professional", "Delicatessen", "Hate", "Microcosmos"),
)


def _movie(row: int, *tags: str, title: str = "", genre: str = "War") -> Movie:
    title = title or f"Film {chr(97 + row % 26)}{row // 26}"
    return Movie.from_listing(row, title, (genre,), tags=tags)


def _many(movies: Sequence[Movie]) -> tuple[list[Movie], Tags]:
    """Some films among three hundred others, of which fifty have tags of their own."""
    others = (_movie(row, *([f"tag {row}"] * (row < 150))) for row in range(100, 400))
    every = [*movies, *others]
    popularity = np.full(len(every), 50)
    tags = tags_of(every, popularity, trust_in(popularity))
    assert tags is not None
    return every, tags


def _added(movies: Sequence[Movie], *likes: int) -> Factors:
    every, tags = _many(movies)
    shares = np.full(len(likes), 1 / len(likes), np.float32)
    pull = tags.pull(np.array(likes), shares, 1.0)
    if pull is None:
        return np.zeros(len(every), np.float32)
    found = added(pull, 0, len(every))
    # What the likes contribute adds up to it.
    parts = pull.products(np.arange(len(every))) @ shares
    assert parts * tags.trust.of_each == pytest.approx(found, rel=1e-4, abs=1e-5)
    return found


def test_the_more_likes_share_a_tag_the_more_films_get_by_it() -> None:
    movies = [_movie(row, "heist") for row in range(6)] + [_movie(row) for row in range(6, 10)]

    gained = [float(_added(movies, *range(k), *range(6, 11 - k))[5]) for k in range(1, 6)]
    assert gained[0] == 0
    assert gained == sorted(gained)
    assert gained[4] > 4 * gained[1]


def test_likes_without_any_tag_say_less_against_one_than_likes_with_others() -> None:
    movies = [_movie(row, "heist") for row in range(5)] + [_movie(row) for row in range(5, 8)]
    movies += [_movie(row, f"other {row}") for row in range(8, 11)]

    assert _added(movies, 0, 1, 2, 5, 6)[4] > 1.5 * _added(movies, 0, 1, 2, 8, 9)[4]


def test_a_film_has_the_tags_of_its_series() -> None:
    titles = ("Spider-Man", "Spider-Man 2", "Spider-Man 3", "Superman", "X-Men", "Hulk")
    tagged = (True, False, False, True, True, False)
    movies = [
        _movie(row, *(["superhero"] * has), title=title)
        for row, (title, has) in enumerate(zip(titles, tagged, strict=True))
    ]
    added = _added(movies, 1, 3, 4)

    assert added[2] == added[0] > 0 == added[5]
    _, tags = _many(movies)
    # But nobody gave it to them, so that it is no reason to name.
    assert tags.shared(np.array([0]), np.array([1, 3])).tolist() == [[False, True]]


def test_films_of_one_series_do_not_ask_for_their_tags() -> None:
    ring = [_movie(row, "tolkien", title=f"Ring {row + 1}") for row in range(3)]
    others = [_movie(row, "tolkien") for row in range(3, 7)]

    assert _added([*ring, *others], 0, 1, 2)[6] < _added([*ring, *others], 3, 4, 5)[6] / 3
    assert _added([*ring, *others], 0, 1, 2, 3)[6] > 0


def test_tags_of_films_that_have_many_say_little() -> None:
    def movies(further: int) -> list[Movie]:
        return [
            _movie(row, "visual", *(f"word {row} {each}" for each in range(further)))
            for row in range(8)
        ]

    assert _added(movies(12), 0, 1, 2)[7] < _added(movies(0), 0, 1, 2)[7] / 4


def test_foreign_films_of_a_genre_are_a_kind_where_a_set_has_tags() -> None:
    def listed(row: int, genre: str) -> Movie:
        title = f"Film {chr(97 + row)} (Phim{chr(97 + row) * 3} mới) (1990)"
        return Movie.from_listing(row, title, (genre,))

    movies = [listed(row, "Animation") for row in range(10)]
    movies += [_movie(row, genre="Animation") for row in range(10, 20)]
    added = _added(movies, 0, 1, 2, 3)

    assert added[9] > 0 == added[10]
    assert tags_of(movies, np.full(20, 50), trust_in(np.full(20, 50))) is None


def _foreign(row: int, original: str, *tags: str) -> Movie:
    title = f"Film {chr(97 + row)} ({original * (row + 1)}) (1990)"
    return Movie.from_listing(row, title, ("War",), tags=tags)


def test_a_language_is_no_tag_that_makes_others_say_less() -> None:
    def offered(original: str, *likes: int) -> Factors:
        foreign = [_foreign(row, original, "heist") for row in range(10)]
        return _added([*foreign, *(_movie(row, "heist") for row in range(10, 20))], *likes)

    assert offered("geum", 10, 11, 12)[19] == pytest.approx(offered("mới", 10, 11, 12)[19])
    assert offered("geum", 0, 1, 2)[9] > offered("geum", 0, 1, 2)[19]


def test_foreign_films_need_less_trust_to_be_offered() -> None:
    films = [_foreign(row, "geum") for row in range(10)]
    films += [_movie(row, "heist") for row in range(10, 20)]
    films += [_movie(row, f"tag {row}") for row in range(20, 400)]
    popularity = np.full(len(films), 50)
    popularity[[9, 19]] = 5
    tags = tags_of(films, popularity, trust_in(popularity))
    assert tags is not None

    def kept(likes: Sequence[int], little_liked: int, liked: int) -> float:
        shares = np.full(len(likes), 1 / len(likes), np.float32)
        pull = tags.pull(np.array(likes), shares, 1.0)
        assert pull is not None
        found = added(pull, 0, len(films))
        return float(found[little_liked] / found[liked])

    assert kept([0, 1, 2], 9, 8) == pytest.approx(kept([10, 11, 12], 19, 18) ** 0.5)


@pytest.fixture(scope="module")
def small() -> Model:
    """What training usually finds, without the time that it takes to look for it."""
    model = train(load_dataset(movielens("ml-latest-small")), config=TrainingConfig(tuning=False))
    return replace(model, parameters=replace(model.parameters, focus_weight=1.5))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Iron Man|The Avengers|Spider-Man 2|X2: X-Men United|Guardians of the Galaxy", HEROES),
        ("Spirited Away|Princess Mononoke|My Neighbor Totoro|Akira|Ghost in the Shell", ANIME),
        ("Ocean's Eleven|The Italian Job|Inside Man|The Usual Suspects|The Sting", HEISTS),
    ],
)
def test_likes_of_a_rare_tag_bring_films_of_its_kind(
    small: Model, told: str, kind: Sequence[str]
) -> None:
    rows = small.movie_ids.tolist()
    best_known = {small.catalogue[each].title: each for each in reversed(rows)}
    likes = [best_known[title] for title in told.split("|")]
    titles = [small.catalogue[pick.movie_id].title for pick in small.recommend(Profile(likes), 10)]

    assert sum(any(word in title for word in kind) for title in titles) >= 8, titles


@pytest.mark.parametrize(
    ("told", "films", "least"),
    [
        ("The Host|Memories of Murder|My Sassy Girl|I Saw the Devil", KOREAN, 3),
        ("Amelie|The Chorus|The Diving Bell and the Butterfly|The Science of Sleep", FRENCH, 5),
    ],
)
def test_likes_in_one_language_bring_films_of_it(
    small: Model, told: str, films: Sequence[str], least: int
) -> None:
    best_known = {small.catalogue[each].title: each for each in reversed(small.movie_ids.tolist())}
    likes = [best_known[title] for title in told.split("|")]
    titles = [small.catalogue[pick.movie_id].title for pick in small.recommend(Profile(likes), 10)]

    assert sum(title in films for title in titles) >= least, titles
