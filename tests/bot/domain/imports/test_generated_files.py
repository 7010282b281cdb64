"""Whatever somebody said, in whichever layout, encoding and dialect: it is read as it was said."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.added_movies import newest_year
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.merging import ImportScale
from bot.domain.imports.plan import plan_import
from bot.domain.imports.reading import read_history
from bot.domain.imports.refusals import ImportRefusedError
from bot.messages.errors.imports import import_refused
from recommender import Catalogue, Movie
from tests.bot.domain.imports import archives
from tests.bot.domain.imports.exports import zipped
from tests.bot.domain.imports.sites import Dialect, Said, rated, wanted
from tests.bot.domain.imports.tables import TABLES

TITLES = (
    "Heat", "Léon: The Professional", "The Good, the Bad and the Ugly", "8½", "M*A*S*H",
    "(500) Days of Summer", "Amélie", "Se7en", "What's Up, Doc?", '"Sidekick", the Movie',
    "Tiger; Dragon", "Either | Or", "Æon Flux", "¡Átame!", "Birdman & Co.", "Crouching Śiva",
    "1408", "300", "Kill Bill: Vol. 1", "A Very Long Title, with Commas, and More, and More",
)  # fmt: skip
FILMS = [
    Movie.from_listing(10 + number, f"{title} ({1950 + 3 * number})", (), 1000 + 37 * number,
                       500 + 41 * number)
    for number, title in enumerate(TITLES)
]  # fmt: skip
# Films that no file names; whatever becomes of a file, none of them is meant.
DECOYS = [
    Movie.from_listing(900 + number, f"Decoy Number {number} Nobody Saw ({1950 + number})", (),
                       8_000_000 + number, 9_000_000 + number)
    for number in range(60)
]  # fmt: skip
CATALOGUE = Catalogue([*FILMS, *DECOYS])
FINDER, NEWEST = FilmFinder(CATALOGUE), newest_year(CATALOGUE)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252")
DELIMITERS, NEWLINES = (",", ";", "\t", "|"), ("\r\n", "\n", "\r")

opinions = st.one_of(st.none(), st.integers(1, 10).map(lambda half: half / 2))
said_of = st.builds(
    lambda movie, stars, wanted, when: Said(movie, None if wanted else stars, wanted, when),
    st.sampled_from(FILMS),
    opinions,
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2026, 12, 31)),
)
everything_said = st.lists(said_of, min_size=1, unique_by=lambda said: said.movie.movie_id)
dialects = st.builds(Dialect, st.sampled_from(DELIMITERS), st.sampled_from(NEWLINES), st.booleans())
encodings = st.sampled_from(ENCODINGS)


def outcome(content: bytes, name: str) -> dict[int, tuple[str, float | None]]:
    """Return what becomes of the films that are taken."""
    planned = plan_import(read_history(content, name), FINDER, NEWEST)
    return {each.movie.movie_id: (each.kind.value, each.stars) for each in planned if each.movie}


def expected(said: Sequence[Said]) -> dict[int, tuple[str, float | None]]:
    scale = ImportScale()
    return {
        each.movie.movie_id: (
            "watchlist" if each.wanted else scale.kind(each.stars).value,
            each.stars,
        )
        for each in said
    }


def encoded(text: str, encoding: str) -> bytes:
    """Encode a text, as UTF-8 where it has letters that the encoding lacks."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode()


def read_back_table(layout: str, said: Sequence[Said], dialect: Dialect, encoding: str) -> None:
    site = TABLES[layout]
    held = [each for each in said if site.holds(each)]
    if held:
        assert outcome(encoded(site.table(held, dialect), encoding), site.name) == expected(held)


def read_back_archives(said: Sequence[Said], dialect: Dialect, encoding: str) -> None:
    assert outcome(archives.letterboxd_zip(said, dialect), "letterboxd.zip") == expected(said)
    files = archives.trakt_files(said)
    assert outcome(zipped(files), "trakt.zip") == expected(said)
    for name, holds in (
        ("ratings-movies.json", rated),
        ("lists-watchlist.json", wanted),
    ):
        held = [each for each in said if holds(each)]
        if held:
            assert outcome(encoded(files[name], encoding), name) == expected(held)
    with_stars = [each for each in said if rated(each)]
    if with_stars:
        xml = encoded(archives.criticker_xml(with_stars, encoding), encoding)
        assert outcome(xml, "criticker.xml") == expected(with_stars)


def damage(content: bytes, data: st.DataObject) -> bytes:
    """Cut, change and put in some bytes."""
    damaged = bytearray(content)
    for _count in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(damaged)))
        end = data.draw(st.integers(at, min(at + 20, len(damaged))))
        damaged[at:end] = data.draw(st.binary(max_size=10))
    return bytes(damaged)


def demand_right_films_or_a_sentence(
    said: Sequence[Said], dialect: Dialect, encoding: str, data: st.DataObject
) -> None:
    """Damage a file of any layout, and see that it is refused or names no other films."""
    table = data.draw(st.sampled_from(list(TABLES.values())))
    trakt = archives.trakt_files(said)
    texts = (table.table(said, dialect), archives.criticker_xml(said), *trakt.values())
    packed = (archives.letterboxd_zip(said, dialect), zipped(trakt))
    whole = data.draw(st.sampled_from([*(encoded(text, encoding) for text in texts), *packed]))
    try:
        found = outcome(damage(whole, data), table.name)
    except ImportRefusedError as refused:
        found, sentence = {}, import_refused(refused)
    else:
        sentence = ""
    assert found.keys() <= {each.movie.movie_id for each in said}
    assert "\n" not in sentence


@pytest.mark.parametrize("layout", TABLES)
@settings(max_examples=5)
@given(everything_said, dialects, encodings)
def test_a_table_is_read_as_it_was_said(
    layout: str, said: list[Said], dialect: Dialect, encoding: str
) -> None:
    read_back_table(layout, said, dialect, encoding)


@settings(max_examples=8)
@given(everything_said, dialects, encodings)
def test_archives_json_and_xml_are_read_as_it_was_said(
    said: list[Said], dialect: Dialect, encoding: str
) -> None:
    read_back_archives(said, dialect, encoding)


@settings(max_examples=40)
@given(everything_said, dialects, encodings, st.data())
def test_damage_gives_right_films_or_a_sentence(
    said: list[Said], dialect: Dialect, encoding: str, data: st.DataObject
) -> None:
    demand_right_films_or_a_sentence(said, dialect, encoding, data)


@pytest.mark.slow
class TestManyMore:
    """The same with many more examples."""

    @pytest.mark.parametrize("layout", TABLES)
    @settings(max_examples=300)
    @given(everything_said, dialects, encodings)
    def test_tables(self, layout: str, said: list[Said], dialect: Dialect, encoding: str) -> None:
        read_back_table(layout, said, dialect, encoding)

    @settings(max_examples=300)
    @given(everything_said, dialects, encodings)
    def test_archives(self, said: list[Said], dialect: Dialect, encoding: str) -> None:
        read_back_archives(said, dialect, encoding)

    @settings(max_examples=3_000)
    @given(everything_said, dialects, encodings, st.data())
    def test_damaged(
        self, said: list[Said], dialect: Dialect, encoding: str, data: st.DataObject
    ) -> None:
        demand_right_films_or_a_sentence(said, dialect, encoding, data)
