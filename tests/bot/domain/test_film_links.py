"""Links to a film's pages elsewhere, from the numbers that the data set tells."""

from bot.domain.film_links import links_of
from bot.ui.cards import film_card
from recommender import Movie


def film(imdb_id: int | None, tmdb_id: int | None) -> Movie:
    return Movie.from_listing(2571, "Matrix, The (1999)", (), imdb_id, tmdb_id)


def test_links_need_numbers_only() -> None:
    assert {link.site: link.url for link in links_of(film(133093, 603))} == {
        "IMDb": "https://www.imdb.com/title/tt0133093/",
        "TMDB": "https://www.themoviedb.org/movie/603",
        "Letterboxd": "https://letterboxd.com/tmdb/603",
    }
    assert links_of(film(10872600, None))[0].url == "https://www.imdb.com/title/tt10872600/"
    assert links_of(film(133093, None))[1].url == "https://letterboxd.com/imdb/tt0133093"
    assert not links_of(film(None, None))


def test_a_film_card_has_its_links_as_buttons() -> None:
    card = film_card(film(133093, 603), [], 1)
    labels = [getattr(item, "label", None) for item in card.view.children] if card.view else []
    assert labels[-3:] == ["IMDb", "TMDB", "Letterboxd"]
