"""Journeys: a colon behind a list's name, and one that belongs to a film's title."""

import dataclasses
import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.settings import Settings
from recommender import Catalogue, Dataset, Movie
from tests.examined import make_small_registry
from tests.journeys.conversation import tell
from tests.journeys.furnished import furnished

TITLES = (
    "Star Wars: Episode IV - A New Hope (1977)",
    "Lord of the Rings: The Two Towers, The (2002)",
    "Alien (1979)",
    "Alien: Resurrection (1997)",
    "Scream (1996)",
    "Ring, The (2002)",
    "Halloween (1978)",
    "Nightmare Before Christmas, The (1993)",
)


@pytest.fixture(scope="session")
def colon_models(invented: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with a model of films, some of which have a colon in their titles."""
    films = [
        Movie.from_listing(movie.movie_id, title, movie.genres) if title else movie
        for movie, title in itertools.zip_longest(invented.catalogue, TITLES)
    ]
    dataset = dataclasses.replace(invented, catalogue=Catalogue(films))
    return make_small_registry(dataset, tmp_path_factory.mktemp("colons"))


@pytest.fixture
async def cinema(
    tmp_path: Path, colon_models: Path, new_store: Path
) -> AsyncIterator[SimulatedServer]:
    settings = Settings.load(None, data_directory=tmp_path, base="off")
    async with open_server(furnished(settings, colon_models, new_store)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("Alien: Resurrection", "Alien: Resurrection (1997)"),
        ("alien: resurection", "Alien: Resurrection (1997)"),
        ("1. Alien: Resurrection\n2. Scream", "Alien: Resurrection (1997)"),
        ("Star Wars: Episode IV, Scream", "Star Wars: Episode IV - A New Hope (1977)"),
        ("lord of the rings: two towers", "The Lord of the Rings: The Two Towers (2002)"),
        ("Scream https://boxd.it/29qU", "Scream (1996)"),
    ],
)
async def test_a_title_keeps_its_colon(cinema: SimulatedServer, typed: str, film: str) -> None:
    assert f"**{film}**" in await tell(cinema, cinema.ana, f"!list add {typed}")
    assert f"**{film}**" in await tell(cinema, cinema.ana, "!list")


@pytest.mark.parametrize(
    "typed",
    [
        "halloween: scream",
        "horror: alien",
        "xmas: the nightmare before christmas",
        "scream: scream",
    ],
)
async def test_a_colon_behind_another_name_is_that_of_a_list(
    cinema: SimulatedServer, typed: str
) -> None:
    for titles in (typed, f"{typed}, the ring"):
        heard = await tell(cinema, cinema.ana, f"!list add {titles}")
        assert f"no list “{typed.split(':', maxsplit=1)[0]}”" in heard
    assert "Nothing is on this server's list" in await tell(cinema, cinema.ana, "!list")
