"""What films share is named by their telling genres, else by a tag."""

from bot.domain.film_kinds import shared_kinds
from recommender import Movie


def film(*genres: str, tags: tuple[str, ...] = ()) -> Movie:
    return Movie(1, "A", "A", 1990, genres, tags=tags)


def test_genres_of_all_films_are_named() -> None:
    horror = film("Drama", "Horror", "Sci-Fi", "Thriller")
    assert shared_kinds([horror, film("Horror", "Sci-Fi", "Thriller")]) == ["Horror", "Sci-Fi"]
    assert shared_kinds([horror, film("Horror"), film("Sci-Fi", "Horror")]) == ["Horror"]


def test_drama_alone_says_nothing_but_a_tag_does() -> None:
    heist, other = film("Drama", tags=("twist", "heist")), film("Drama", tags=("heist",))
    assert shared_kinds([heist, other]) == ["heist"]
    assert not shared_kinds([film("Drama"), film("Drama")])
