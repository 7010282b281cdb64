"""Files of every site, as people get them, become the right films with the right opinions."""

import json
import math

import pytest

from bot.domain.added_movies import newest_year
from bot.domain.imports.fields import as_rating
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.formats.common import scale_of
from bot.domain.imports.history import FilmKey, SkipReason, Source
from bot.domain.imports.plan import PlannedFilm, plan_import
from bot.domain.imports.reading import read_history
from recommender import Catalogue, Movie
from tests.bot.domain.imports import exports

FILMS = (
    (1, "Toy Story (1995)", 114709, 862),
    (2, "Jumanji (1995)", 113497, 8844),
    (6, "Heat (1995)", 113277, 949),
    (16, "Casino (1995)", 112641, 524),
    (150, "Apollo 13 (1995)", 112384, 568),
    (260, "Star Wars: Episode IV - A New Hope (1977)", 76759, 11),
    (588, "Aladdin (1992)", 103639, 812),
    (608, "Fargo (1996)", 116282, 275),
    (1201, "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)", 60196, 429),
    (1214, "Alien (1979)", 78748, 348),
    (79132, "Inception (2010)", 1375666, 27205),
)
CATALOGUE = Catalogue(
    Movie.from_listing(movie_id, listed, (), imdb, tmdb) for movie_id, listed, imdb, tmdb in FILMS
)


def planned(content: str | bytes, name: str) -> list[PlannedFilm]:
    raw = content if isinstance(content, bytes) else content.encode()
    history = read_history(raw, name)
    return plan_import(history, FilmFinder(CATALOGUE), newest_year(CATALOGUE))


def outcome(content: str | bytes, name: str) -> set[tuple[str, str, float | None, str | None]]:
    """What becomes of each film: its title, its kind, its stars, and what told or hindered it."""
    return {
        (
            each.movie.title if each.movie else each.film.title,
            each.kind.value,
            each.stars,
            (each.by or each.reason or each.status).value,
        )
        for each in planned(content, name)
    }


HEAT = ("Heat", "liked", 4.5, "imdb")
JUMANJI = ("Jumanji", "watchlist", None, "imdb")
SINGLE_FILES = [
    (
        exports.IMDB_2017,
        "ratings.csv",
        {HEAT, ("Breaking Bad", "skipped", None, "not_a_film")},
    ),
    (
        exports.IMDB_RATINGS,
        "ratings.csv",
        {("Toy Story", "liked", 4.0, "imdb"), ("Apollo 13", "seen", 3.0, "imdb")},
    ),
    (exports.IMDB_WATCHLIST, "x.csv", {JUMANJI, ("Casino", "disliked", 1.5, "imdb")}),
    (
        exports.IMDB_GERMAN,
        "x.csv",
        {
            ("Star Wars: Episode IV - A New Hope", "liked", 5.0, "imdb"),
            ("Game of Thrones", "skipped", None, "not_a_film"),
        },
    ),
    (
        exports.MOVIELENS,
        "movielens-ratings.csv",
        {("Toy Story", "liked", 4.5, "movielens"), ("Jumanji", "watchlist", None, "movielens")},
    ),
    (exports.TMDB, "tmdb.csv", {HEAT, ("Breaking Bad", "skipped", None, "not_a_film")}),
    (
        exports.TRAKT_CSV,
        "trakt.csv",
        {("Heat", "disliked", 2.0, "imdb"), ("Lost", "skipped", None, "not_a_film")},
    ),
    (
        exports.SIMKL,
        "simkl.csv",
        {("Heat", "liked", 4.0, "imdb"), JUMANJI, ("Lost", "skipped", None, "not_a_film")},
    ),
    (
        exports.CRITICKER_CSV,
        "criticker.csv",
        {("Heat", "liked", 4.75, "imdb"), ("Jumanji", "disliked", 0.0, "imdb")},
    ),
    (exports.CRITICKER_XML, "criticker.xml", {HEAT}),
    (exports.EXCHANGE, "films.csv", {HEAT}),
    (
        exports.ANY_TABLE,
        "mine.csv",
        {("Heat", "liked", 4.5, "title"), ("Jumanji", "seen", 2.75, "title")},
    ),
]


@pytest.mark.parametrize(("content", "name", "expected"), SINGLE_FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_of_any_site_in_any_encoding(
    content: str, name: str, expected: set[tuple[str, str, float | None, str]], encoding: str
) -> None:
    assert outcome(content.encode(encoding), name) == expected


@pytest.mark.parametrize("folder", ["", "letterboxd-somebody-2023/"])
def test_a_letterboxd_export_joins_its_files(folder: str) -> None:
    assert outcome(exports.zipped(exports.LETTERBOXD, folder), "letterboxd.zip") == {
        ("Heat", "liked", 4.5, "title"),  # the diary's 2 stars are older
        ("Aladdin", "seen", None, "title"),
        ("Aladdin", "seen", None, "newer_than_data"),  # the one of 2019
        ("Alien", "disliked", 2.5, "title"),
        ("The Good, the Bad and the Ugly", "seen", 3.0, "title"),
        ("Fargo", "liked", 4.0, "title"),
        ("Jumanji", "watchlist", None, "title"),
        ("Toy Story", "liked", None, "title"),
        ("Casino", "skipped", None, "list"),
        ("Casino", "skipped", None, "deleted"),
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("watched.csv", ("Heat", "seen", None, "title")),
        ("watchlist.csv", ("Heat", "watchlist", None, "title")),
        ("films.csv", ("Heat", "liked", None, "title")),
    ],
)
def test_identical_letterboxd_tables_mean_what_their_name_says(
    name: str, expected: tuple[str, str, None, str]
) -> None:
    content = f"{exports.LETTERBOXD_HEADER}\n2023-01-05,Heat,1995,https://boxd.it/29Xu\n"
    assert outcome(content, name) == {expected}


def test_a_list_given_by_itself_is_to_be_watched() -> None:
    assert outcome(exports.LETTERBOXD["lists/best.csv"], "best.csv") == {
        ("Casino", "watchlist", None, "title")
    }


def test_a_trakt_export_joins_its_files() -> None:
    assert outcome(exports.zipped(exports.TRAKT), "trakt.zip") == {
        ("Heat", "seen", None, "imdb"),
        ("Casino", "liked", 4.5, "imdb"),
        JUMANJI,
        ("Lost", "skipped", None, "not_a_film"),
    }


def test_simkls_json_tells_what_is_planned_and_rated() -> None:
    def entry(title: str, number: str, **more: object) -> dict[str, object]:
        ids = {"simkl": 1, "imdb": number}
        return {**more, "movie": {"title": title, "year": 1995, "ids": ids}}

    films = [
        entry("Heat", "tt0113277", status="completed", user_rating=9),
        entry("Jumanji", "tt0113497", status="plantowatch", user_rating=None),
        entry("Toy Story", "tt0114709", status="completed"),
    ]
    content = json.dumps({"movies": films, "shows": [{"show": {"title": "Lost"}}]})
    assert outcome(content, "SimklBackup.json") == {
        HEAT,
        JUMANJI,
        ("Toy Story", "seen", None, "imdb"),
    }
    assert read_history(content.encode(), "x.json").source is Source.SIMKL


def test_windows_1252_and_semicolons() -> None:
    content = "Title;Year;Original Title\nDer Pate – Café;1972;\n".encode("windows-1252")
    (film,) = planned(content, "x.csv")
    assert film.film.title == "Der Pate – Café"


def test_a_film_twice_counts_once_with_the_newest_rating() -> None:
    header = "Const,Your Rating,Date Rated,Title,Title Type,Year\n"
    rows = "tt0113277,4,2020-01-01,Heat,movie,1995\ntt0113277,9,2022-01-01,Heat,movie,1995\n"
    older = "tt0113277,2,2019-01-01,Heat,movie,1995\n"
    assert outcome(header + rows + older, "r.csv") == {HEAT}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("25-12-2020 10:00", "12-25-2021"),
        ("25.12.2020", "2021-01-02T10:00:00Z"),
        ("1/31/2020", "2/1/20"),
    ],
)
def test_the_newest_rating_is_told_by_dates_in_any_order(older: str, newer: str) -> None:
    header = "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating\n"
    rows = f"1,Heat,movie,1995,completed,,{newer},9\n1,Heat,movie,1995,completed,,{older},2\n"
    assert outcome(header + rows, "simkl.csv") == {("Heat", "liked", 4.5, "title")}


def test_rows_that_name_one_film_in_two_ways_are_one_film() -> None:
    content = "Title,Year,imdbID,Rating\nHeat,1995,tt0113277,\nHeat,1995,,4.5\n"
    assert outcome(content, "r.csv") == {HEAT}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Heat,1996,,", ("Heat", "seen", None, "title")),
        ("Heat,1998,,", ("Heat", "seen", None, "not_in_data")),
        ("Heat,1800,,", ("Heat", "seen", None, "no_year")),
        ("Heat,2031,,", ("Heat", "seen", None, "newer_than_data")),
        ("Heat,,,", ("Heat", "seen", None, "no_year")),
        ("Star Wars,1977,,", ("Star Wars", "seen", None, "unsure")),
        ("Alein,1979,,4", ("Alein", "liked", 4.0, "unsure")),
        ("Inceptin,2010,,4", ("Inception", "liked", 4.0, "title")),
        (
            "Star Wars - Episode IV: A New Hope,1977,,",
            ("Star Wars: Episode IV - A New Hope", "seen", None, "title"),
        ),
        ("Heat,1995,tt9999999,5", ("Heat", "liked", 5.0, "not_in_data")),
        ("Whatever It Is Called,1995,tt0113277,5", ("Heat", "liked", 5.0, "imdb")),
        ("Heat,1995,,11", ("Heat", "skipped", None, "bad_rating")),
        ("Heat,1995,,0", ("Heat", "seen", None, "title")),
        (",1995,,4", ("", "skipped", 4.0, "no_title")),
        ('"Heat,1995,,4,', ("Heat", "liked", 4.0, "title")),
        ('"Heat, and more,1995,113277,4,', ("", "skipped", None, "no_title")),
    ],
)
def test_odd_rows(row: str, expected: tuple[str, str, float | None, str]) -> None:
    header = "Title,Year,imdbID,Rating,tmdbID\n"
    after = "Casino,1995,,3,\n"
    found = outcome(f"{header}{row}\n{after}", "r.csv")
    casino = ("Casino", "seen", 3.0, "title")
    assert found == {casino, expected}


def test_a_quoted_title_may_have_commas_behind_a_blank() -> None:
    content = 'Score, Film Name, Year\n100, "The Good, the Bad and the Ugly", 1966\n'
    assert outcome(content, "c.csv") == {("The Good, the Bad and the Ugly", "liked", 5.0, "title")}


@pytest.mark.parametrize(
    "header", ["Titel;Jahr;Bewertung", "Título;Año;Puntuación", "제목;연도;평점", "Name;Year;Stars"]
)
def test_the_columns_of_any_table_may_be_named_in_another_language(header: str) -> None:
    assert outcome(f"{header}\nHeat;1995;4,5\n", "x.csv") == {("Heat", "liked", 4.5, "title")}


SERIES = Catalogue(
    Movie.from_listing(number, listed)
    for number, listed in enumerate(
        (
            "Closer (2004)",
            "Close Encounters of the Third Kind (1977)",
            "Hunger Games, The (2012)",
            "Hunger Games: Catching Fire, The (2013)",
            "Rocket Man (1997)",
            "Ready Player One",
            "Cosmos",
            "Year of Living Dangerously (1982)",
        ),
        start=1,
    )
)


@pytest.mark.parametrize(
    ("title", "year", "movie_id"),
    [
        ("Closer", 2005, 1),
        ("Close", 2004, None),
        ("Clozer", 2004, None),
        ("The Hunger Games", 2012, 3),
        ("The Hunger Games", 2011, 3),
        ("The Hunger Games", 2013, None),
        ("RocketMan", 1997, 5),
        ("Ready Player One", 2018, 6),
        ("Cosmos", 1996, None),
        ("The Year of Living Dangerously", 1982, 8),
        ("The Year of Living Dangerousley", 1982, 8),
        ("The Year of Living Close", 1982, None),
    ],
)
def test_a_film_is_taken_only_where_title_and_year_leave_no_doubt(
    title: str, year: int, movie_id: int | None
) -> None:
    found = FilmFinder(SERIES).find(FilmKey(title, year))
    assert (found.movie and found.movie.movie_id) == movie_id


@pytest.mark.parametrize(
    ("ratings", "out_of"),
    [
        ([], 5),
        ([4.5, 3, None], 5),
        ([6, 3], 10),
        ([9, 11], 10),
        ([4.5, 11], 5),
        ([80, 95, 10], 100),
        ([10, 21], 100),
        ([4] * 60 + [8], 5),
        ([8] * 60 + [75], 10),
    ],
)
def test_the_scale_of_a_table_is_that_of_nearly_all_its_ratings(
    ratings: list[float | None], out_of: float
) -> None:
    assert scale_of(ratings) == out_of


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("3½", 3.5),
        ("½", 0.5),
        ("★★★½", 3.5),
        ("−1", -1),
        ("", None),
        ("N/A", None),
        ("-", None),
        ("12345678", math.inf),
        ("1e3", math.inf),
        ("six of 5", math.inf),
    ],
)
def test_a_rating_is_read_or_beyond_every_scale(written: str, rating: float | None) -> None:
    assert as_rating(written) == rating


@pytest.mark.parametrize(
    ("rating", "stars"),
    [
        ("9/10", 4.5),
        ("3/5", 3.0),
        ("45 / 100", 2.25),
        ("85%", 4.25),
        ("8.5/10", 4.25),
        ("0/10", None),
    ],
)
def test_a_rating_may_say_what_it_is_out_of(rating: str, stars: float | None) -> None:
    table = f"Title,Year,Rating\nHeat,1995,{rating}\nAlien,1979,5\n"
    heat, alien = read_history(table.encode(), "x.csv").rows
    assert (heat.stars, heat.skip, alien.stars) == (stars, None, 5)


@pytest.mark.parametrize(
    ("column", "cell", "kind"),
    [
        ("Watched", "No", "watchlist"),
        ("Watched", "Yes", "seen"),
        ("Seen", "FALSE", "watchlist"),
        ("Gesehen", "nein", "watchlist"),
        ("Status", "Plan to watch", "watchlist"),
        ("Status", "Watched", "seen"),
        ("Status", "Not seen", "watchlist"),
    ],
)
def test_a_table_may_say_what_is_not_seen_yet(column: str, cell: str, kind: str) -> None:
    table = f"Title,Year,{column}\nHeat,1995,{cell}\n"
    assert outcome(table, "films.csv") == {("Heat", kind, None, "title")}


@pytest.mark.parametrize(
    ("header", "cells", "stars"),
    [
        ("Rating (out of 10)", "4", 2.0),
        ("My rating (1-5)", "4", 4.0),
        ("Score /100", "4", 0.2),
        ("Rating10", "4", 2.0),
        # Of somebody's own rating and one of everybody's the own counts, also where it is empty.
        ("Rating,User Rating", "8.7,4", 4.0),
        ("Rating,User Rating", "8.7,", None),
        ("Rating,My Rating (out of 10)", "8.7,4", 2.0),
    ],
)
def test_a_column_of_ratings_may_have_a_note(header: str, cells: str, stars: float | None) -> None:
    table = f"Movie Title (original),Release Year,{header}\nHeat,1995,{cells}\n"
    [(film, _kind, found, _by)] = outcome(table, "films.csv")
    assert (film, found) == ("Heat", stars)


def test_a_table_may_tick_favourites() -> None:
    table = "title,year,imdburl,favorite\nX,1995,https://www.imdb.com/title/tt0113277/,yes\n"
    assert outcome(table, "films.csv") == {("Heat", "liked", None, "imdb")}


def test_a_column_that_ticks_what_was_seen_leaves_the_rest_to_watch() -> None:
    table = "Title,Year,Rating,Seen\nHeat,1995,,x\nAlien,1979,,\nCasino,1995,5,\n"
    assert {(film, kind) for film, kind, *_ in outcome(table, "films.csv")} == {
        ("Heat", "seen"),
        ("Alien", "watchlist"),
        ("Casino", "liked"),
    }


@pytest.mark.parametrize("written", ["-1", "−1", "6", "5½", "11", "100", "★★★★★★", "12345678"])
def test_a_rating_off_the_scale_skips_its_row(written: str) -> None:
    header = "Date,Name,Year,Letterboxd URI,Rating"
    table = f"{header}\n2020-01-01,Heat,1995,https://boxd.it/2a,{written}\n"
    (row,) = read_history(table.encode(), "ratings.csv").rows
    assert (row.stars, row.watched, row.skip) == (None, False, SkipReason.BAD_RATING)
