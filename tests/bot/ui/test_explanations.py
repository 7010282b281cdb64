"""Why a film is recommended, or why not: short, and no reason that is none."""

import pytest

from bot.messages.discovery import hardly_known
from bot.messages.films import alike
from bot.messages.quiz import finished, progress
from bot.ui.discovery import explanation_card
from recommender import Explanation, Movie

ALIEN = Movie.from_listing(1, "Alien (1979)", ["Horror", "Sci-Fi"])
ALIENS = Movie.from_listing(2, "Aliens (1986)", ["Action", "Sci-Fi"])
FROZEN = Movie.from_listing(3, "Frozen (2013)", ["Animation", "Musical"])
YOU = 5


def _lines(
    movie: Movie, rank: int, *likes: Movie, prior: float = 0.1, lesser_known: bool = False
) -> list[str]:
    names = {each.movie_id: each for each in likes}
    parts = dict.fromkeys(names, 0.1)
    score = sum(parts.values()) + prior
    explanation = Explanation(score, parts, prior, None, rank, tuple(names), lesser_known)
    card = explanation_card(movie, explanation, names, YOU).card
    assert card is not None
    return [line for block in card.blocks for line in block.text.split("\n")]


def test_yes_comes_with_the_strongest_reasons() -> None:
    verdict, reason = _lines(ALIENS, 2, ALIEN)
    assert verdict.startswith("Yes: it is number 2")
    assert reason == "• You liked **Alien (1979)**: the same series"


def test_that_many_like_a_film_comes_first_where_it_is_most_of_the_score() -> None:
    mostly = "• Mostly because many people like it"
    assert _lines(ALIENS, 2, ALIEN, prior=0.11)[1:] == [
        mostly,
        "• You liked **Alien (1979)**: the same series",
    ]
    assert mostly not in _lines(ALIENS, 2, ALIEN, prior=0.09)
    assert mostly not in _lines(ALIENS, 61, ALIEN, prior=0.11)
    # Of a film that few know it would not be true: what adds most may be just that.
    assert mostly not in _lines(ALIENS, 2, ALIEN, prior=0.11, lesser_known=True)


def test_no_names_only_likes_of_its_kind() -> None:
    assert _lines(ALIENS, 2_001, FROZEN, ALIEN) == [
        "No: I would recommend 2,000 other films to you first.",
        "What speaks for it:",
        "• You liked **Alien (1979)**: the same series",
    ]
    assert _lines(FROZEN, 61, ALIEN) == [
        "No: I would recommend 60 other films to you first.",
        "It has little in common with what you like.",
    ]


def test_what_hardly_anybody_rated_gets_no_more_than_that() -> None:
    assert hardly_known(FROZEN) == "Too few people have rated **Frozen (2013)** for me to say."


def test_no_to_somebody_without_likes_is_one_sentence() -> None:
    assert len(_lines(FROZEN, 61)) == 1


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (ALIEN, ALIENS, "the same series"),
        (ALIEN, Movie.from_listing(4, "Solaris (1972)", ["Sci-Fi"]), "both Sci-Fi"),
        (ALIEN, FROZEN, ""),
    ],
)
def test_what_two_films_share_is_said_by_what_says_most(
    one: Movie, other: Movie, said: str
) -> None:
    assert alike(one, other) == said


def test_the_start_writes_thousands_as_everything_else_does() -> None:
    assert "4,985 liked" in progress(1, 10, "", 4_985)
    assert "4,985 films that you like and 1,200 films" in finished(4_985, 1_200)
