"""Tables that name no columns, and tables of addresses: right films, a question, or a sentence."""

from collections.abc import Sequence

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from bot.domain.added_movies import newest_year
from bot.domain.imports.addresses import film_at
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.history import FilmKey
from bot.domain.imports.plan import plan_import
from bot.domain.imports.reading import read_history
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from recommender import Catalogue, Movie
from tests.bot.domain.imports.exports import zipped

FILMS = (
    (1, "Heat (1995)", 113277, 949),
    (2, "Alien (1979)", 78748, 348),
    (3, "Good, the Bad and the Ugly, The (1966)", 60196, 429),
    (4, "[REC] (2007)", 1038988, 8329),
    (5, "12 Angry Men (1957)", 50083, 389),
    (6, "Blade Runner 2049 (2017)", 1856101, 335984),
    (7, "Wonder Woman 1984 (2020)", 7126948, 464052),
    (8, "Fargo (1996)", 116282, 275),
    (9, "Ben (1972)", 68264, 27053),
)
CATALOGUE = Catalogue(
    Movie.from_listing(movie_id, listed, (), imdb, tmdb) for movie_id, listed, imdb, tmdb in FILMS
)
HEAT, ALIEN = ("Heat (1995)", "liked", 4.5), ("Alien (1979)", "seen", 3.0)
SEEN = {("Heat (1995)", "seen", None), ("Alien (1979)", "seen", None)}
DOUBTFUL = ("Alien?", "seen", None)

Outcome = set[tuple[str, str, float | None]]


def outcome(content: str, name: str = "films.csv") -> Outcome:
    """What becomes of each film: its name in the catalogue, else the file's with a sign."""
    planned = plan_import(
        read_history(content.encode(), name), FilmFinder(CATALOGUE), newest_year(CATALOGUE)
    )
    signs = {"ask": "?", "missing": "!"}
    return {
        (
            each.movie.label if each.movie else f"{each.film.title}{signs[each.status]}",
            each.kind.value,
            each.stars,
        )
        for each in planned
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Heat,1995,4.5\nAlien,1979,3\n", {HEAT, ALIEN}),
        ("Title,Year,Rating\nHeat,1995,4.5,\nAlien,1979,3,\n", {HEAT, ALIEN}),
        ("Heat;1995;9\nAlien;1979;6\n", {HEAT, ALIEN}),
        ("Heat,1995,9/10\nAlien,1979,3/5\n", {HEAT, ALIEN}),
        ("Heat,1995,90%\nAlien,1979,60 %\n", {HEAT, ALIEN}),
        ("My films of 2024:\n1. Heat (1995)\n2. Alien (1979)\n", SEEN),
        ("Heat\t1995\t★★★★½\nAlien\t1979\t★★★\n", {HEAT, ALIEN}),
        ("1,Heat,1995,4.5\n2,Alien,1979,3\n3,Nobody Made This,1990,\n",
         {HEAT, ALIEN, ("Nobody Made This!", "seen", None)}),
        (
            "2024-01-01,Heat,1995,https://boxd.it/2a,4.5\n2024-01-02,Alien,1979,https://boxd.it/2b,3\n",
            {HEAT, ALIEN},
        ),
        ("Heat (1995),4.5\nAlien (1979),3\n", {HEAT, ALIEN}),
        ("tt0113277,9\ntt0078748,6\n", {HEAT, ALIEN}),
        ("Heat,1995,Michael Mann\nAlien,1979,Ridley Scott\n", SEEN),
        # Minutes, and what everybody thinks, are no ratings.
        ("Heat,1995,170\nAlien,1979,117\n", SEEN),
        ("Heat,1995,8.3\nAlien,1979,8.5\n", SEEN),
        ("Heat (1995)\nAlien (1979)\n", SEEN),
        ("Heat (1995) ★★★★½\nAlien (1979) ★★★\n", {HEAT, ALIEN}),
        ("1. Heat (1995) - 9/10\n2. Alien (1979): 60%\n", {HEAT, ALIEN}),
        ("Heat (1995)\nGood, the Bad and the Ugly, The (1966)\n",
         {("Heat (1995)", "seen", None), ("The Good, the Bad and the Ugly (1966)", "seen", None)}),
        ("5,Heat (1995)\n3,Alien (1979)\n", {("Heat (1995)", "liked", 5), ALIEN}),
        ("- Heat (1995)\n- Alien (1979)\n", SEEN),
        ("1. Heat (1995)\n2. 12 Angry Men (1957)\n",
         {("Heat (1995)", "seen", None), ("12 Angry Men (1957)", "seen", None)}),
        ("[REC] (2007)\nHeat (1995)\nThe Good, the Bad and the Ugly (1966)\n",
         {("[REC] (2007)", "seen", None), ("Heat (1995)", "seen", None),
          ("The Good, the Bad and the Ugly (1966)", "seen", None)}),
        ("Heat (1995)\nAlien\nFargo (1996)\n",
         {("Heat (1995)", "seen", None), DOUBTFUL, ("Fargo (1996)", "seen", None)}),
    ],
)  # fmt: skip
def test_columns_without_names_are_read_where_their_cells_tell(
    content: str, expected: Outcome
) -> None:
    assert outcome(content) == expected
    assert {film for film, *_ in outcome(content, "watchlist.csv")} == {
        film for film, *_ in expected
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Heat,1995,90\nAlien,1979,80\n", Refusal.WITHOUT_HEADER),
        ("Heat,1995,1\nAlien,1979,2\nFargo,1996,3\n", Refusal.WITHOUT_HEADER),
        ("Heat,1995,1\nAlien,1979,2\n", Refusal.WITHOUT_HEADER),
        ("Heat,1995,4,9\nAlien,1979,3,8\n", Refusal.WITHOUT_HEADER),
        ("Heat,1995,2024\nAlien,1979,2024\n", Refusal.WITHOUT_HEADER),
        ("Michael Mann,Heat,1995\nRidley Scott,Alien,1979\n", Refusal.WITHOUT_HEADER),
        ("Matrix, The (1999),5\nGood Son, The (1993),4\n", Refusal.WITHOUT_HEADER),
        ("Title,Year\n1,Heat,1995\n2,Alien,1979\n", Refusal.WITHOUT_HEADER),
        ("tmdbID,imdbID\nHeat,1995,949,0113277\nAlien,1979,348,0078748\n.\n",
         Refusal.WITHOUT_HEADER),
        ("Heat\nAlien\n", Refusal.UNKNOWN_LAYOUT),
        ("Heat,4.5\nAlien,3\n", Refusal.UNKNOWN_LAYOUT),
        ('"Lost: Season 1: Pilot",1/2/20\n"Heat",2/2/20\n', Refusal.UNKNOWN_LAYOUT),
        ("Who,Born\nBen,1972\nAna,1990\n", Refusal.UNKNOWN_LAYOUT),
        ("Who,Born\n" + "Ben,1972\nAna,1990\n" * 20, Refusal.UNKNOWN_LAYOUT),
        ("url\nhttps://example.org/heat-1995\n", Refusal.UNKNOWN_LAYOUT),
        ("url\nhttps://boxd.it/2a\n", Refusal.UNKNOWN_LAYOUT),
        # Likes of other people's reviews.
        ("Date,Letterboxd URI\n2020-01-01,https://letterboxd.com/ana/film/heat-1995/\n",
         Refusal.UNKNOWN_LAYOUT),
    ],
)  # fmt: skip
def test_what_may_be_read_in_several_ways_is_refused(content: str, expected: Refusal) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read_history(content.encode(), "films.csv")
    assert caught.value.refusal is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.imdb.com/title/tt0113277/?ref_=x", FilmKey("", imdb_id=113277)),
        ("m.imdb.com/de/title/tt0113277/reviews", FilmKey("", imdb_id=113277)),
        ("tt0113277", FilmKey("", imdb_id=113277)),
        ("https://letterboxd.com/imdb/tt0113277", FilmKey("", imdb_id=113277)),
        ("https://letterboxd.com/tmdb/949", FilmKey("", tmdb_id=949)),
        ("https://www.themoviedb.org/movie/949-heat?language=de", FilmKey("", tmdb_id=949)),
        ("letterboxd.com/film/12-angry-men", FilmKey("12 Angry Men")),
        (
            "https://letterboxd.com/film/heat-1995/",
            FilmKey("Heat", 1995, original_title="Heat 1995"),
        ),
        (
            "https://letterboxd.com/film/suspiria-2018-1/reviews/",
            FilmKey("Suspiria", 2018, original_title="Suspiria 2018 1"),
        ),
        ("https://trakt.tv/movies/heat-1995", FilmKey("Heat", 1995, original_title="Heat 1995")),
        ("https://letterboxd.com/film/blade-runner-2049/", FilmKey("Blade Runner 2049")),
        ("https://letterboxd.com/film/1917/", FilmKey("1917")),
        ("https://letterboxd.com/ana/film/heat-1995/", None),
        ("https://boxd.it/2a", None),
        ("https://www.themoviedb.org/tv/1396", None),
        ("https://www.imdb.com/name/nm0000520/", None),
        ("scott2012345", None),
        ("", None),
    ],
)
def test_an_address_names_its_film(address: str, expected: FilmKey | None) -> None:
    assert film_at(address) == expected


@pytest.mark.parametrize("header", ["url\n", "Link\n", "영화 링크,링크\n", ""])
def test_addresses_alone_name_films_or_ask_about_them(header: str) -> None:
    slugs = ["heat-1995", "alien", "blade-runner-2049", "wonder-woman-1984", "nobody-made-this"]
    numbers = ["www.imdb.com/title/tt0116282/", "www.themoviedb.org/movie/8329-rec"]
    pages = [*(f"letterboxd.com/film/{slug}/" for slug in slugs), *numbers]
    before = "x," * header.count(",")
    assert outcome(header + "".join(f"{before}https://{page}\n" for page in pages)) == {
        ("Heat (1995)", "seen", None),
        DOUBTFUL,
        ("Blade Runner 2049?", "seen", None),
        ("Wonder Woman?", "seen", None),
        ("Nobody Made This!", "seen", None),
        ("Fargo (1996)", "seen", None),
        ("[REC] (2007)", "seen", None),
    }


def test_an_address_beside_a_title_adds_its_number_and_no_year_of_its_own() -> None:
    rows = (
        "Heat,https://www.imdb.com/title/tt0113277/",
        "Alien,https://letterboxd.com/film/alien/",
        "Wonder Woman 1984,https://letterboxd.com/film/wonder-woman-1984/",
    )
    assert outcome("Title,URL\n" + "\n".join(rows)) == {
        ("Heat (1995)", "seen", None),
        DOUBTFUL,
        ("Wonder Woman 1984?", "seen", None),
    }


def test_tables_without_names_count_in_an_archive_only_where_no_other_does() -> None:
    strange = {"notes.txt": "Ben,1972,5\nAlien,1979,5\n"}
    known = {"ratings.csv": "Title,Year,Rating\nHeat,1995,4.5\n"}
    read = [read_history(zipped(files), "x.zip") for files in (strange, strange | known)]
    assert [[row.film.title for row in each.rows] for each in read] == [["Ben", "Alien"], ["Heat"]]


RATED = st.tuples(
    st.sampled_from(list(CATALOGUE)),
    st.integers(1, 10).map(lambda halves: halves / 2) | st.just(""),
)


@given(
    said=st.lists(RATED, min_size=1, max_size=30),
    order=st.permutations(["title", "year", "rating"]),
    dated=st.booleans(),
)
def test_a_table_is_read_alike_with_and_without_names_or_refused(
    said: Sequence[tuple[Movie, float | str]], order: Sequence[str], *, dated: bool
) -> None:
    lines = [
        ",".join(f'"{row[column]}"' for column in order)
        for movie, rating in said
        for row in [{"title": movie.title, "year": movie.year, "rating": rating}]
    ]
    text = "\n".join(f"2024-01-02,{line}" if dated else line for line in lines)
    header = ",".join([*(["Watched Date"] if dated else []), *order])
    try:
        unnamed = read_history(text.encode(), "x.csv")
    except ImportRefusedError as refused:
        event(refused.refusal)
        return
    assert unnamed == read_history(f"{header}\n{text}".encode(), "x.csv")


def test_a_quote_that_never_closes_in_a_list_hides_no_other_line() -> None:
    history = read_history(b'Heat (1995)\nAlien\x1f"(1979)\n', "list.txt")
    assert [row.film.title for row in history.rows] == ["Heat", "Alien"]
