"""Journeys: people ask for films in a language, where only original titles tell these."""

import dataclasses
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.settings import Settings
from recommender import Catalogue, Dataset, Movie
from tests.examined import make_small_registry
from tests.journeys.conversation import answer, tell
from tests.journeys.furnished import furnished

ORIGINALS = {
    "french": "Les enfants de la nuit",
    "korean": "Salinui chueok",
    "scandinavian": "Det sjunde inseglet",
    "chinese": "Fa yeung nin wa",
}


def _films(every: Catalogue) -> list[Movie]:
    """Return films of which each eleventh to fourteenth has an original title in brackets."""
    originals = dict(enumerate(ORIGINALS.values()))
    films = []
    for movie in every:
        listed = movie.listed_title
        if original := originals.get(movie.movie_id % 11 if movie.movie_id > 8 else -1):
            listed = f"{movie.title} ({original}) ({movie.year})"
        films.append(Movie.from_listing(movie.movie_id, listed, movie.genres))
    return films


@pytest.fixture(scope="session")
def foreign_models(invented: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with a model of films without tags, some of them foreign."""
    catalogue = Catalogue(_films(invented.catalogue))
    dataset = dataclasses.replace(invented, catalogue=catalogue)
    return make_small_registry(dataset, tmp_path_factory.mktemp("foreign"))


@pytest.fixture
async def abroad(
    tmp_path: Path, foreign_models: Path, new_store: Path
) -> AsyncIterator[SimulatedServer]:
    settings = Settings.load(None, data_directory=tmp_path, base="off")
    async with open_server(furnished(settings, foreign_models, new_store)) as opened:
        yield opened


def _languages(server: SimulatedServer, text: str) -> set[str | None]:
    """Return the languages of the films in a list."""
    films = {movie.label: movie for movie in server.bot.services.registry.current.catalogue}
    labels = re.findall(r"\*\*(?:\d+\. )?(.*? \(\d{4}\))\*\*", text)
    assert labels, text
    return {films[label].language for label in labels}


async def test_lists_have_films_in_the_language_that_is_wished_for(abroad: SimulatedServer) -> None:
    for line, language in (
        ("!recommend french", "french"),
        ("!recommend something french for tonight", "french"),
        ("!recommend frensh", "french"),
        ("!popular korean", "korean"),
        ("!recommend 한국 영화", "korean"),
        ("!추천 프랑스 영화", "french"),
        ("!recommend swedish", "scandinavian"),
        ("!recommend 홍콩 영화", "chinese"),
    ):
        heard = await tell(abroad, abroad.ana, line)
        assert _languages(abroad, heard) == {language}, line
        assert f"{language.capitalize()} films" in heard, heard
    for line in ("!recommend 25 not french", "!popular 프랑스 말고"):
        assert "french" not in _languages(abroad, await tell(abroad, abroad.ana, line)), line


async def test_slash_options_and_nights_know_languages(abroad: SimulatedServer) -> None:
    chosen = await abroad.ana.slash(abroad.channel, "recommend", genre="korean")
    assert _languages(abroad, answer(chosen)) == {"korean"}
    for typed, offered in (("fren", "french"), ("swed", "swedish"), ("프랑", "프랑스")):
        found = await abroad.ana.autocomplete(abroad.channel, "recommend", "genre", typed)
        assert offered in [choice["value"] for choice in found]
    people = f"{abroad.you.mention} {abroad.ana.mention}"
    heard = await tell(abroad, abroad.you, f"!night shortlist {people} french")
    assert _languages(abroad, heard) == {"french"}
    picked = await tell(abroad, abroad.ana, "!pick chinese")
    assert any(movie.title in picked for movie in _in_language(abroad, "chinese"))


async def test_a_language_that_no_title_tells_is_refused_by_name(abroad: SimulatedServer) -> None:
    for word in ("bollywood", "hindi", "russian", "일본"):
        assert f"“{word}”" in await tell(abroad, abroad.ana, f"!recommend {word}")
    assert "I don't know “klingon”" in await tell(abroad, abroad.ana, "!recommend klingon")
    heard = await tell(abroad, abroad.ana, "!recommend french not french")
    assert "No film can be “french” and “not french” at once" in heard


def _in_language(server: SimulatedServer, language: str) -> list[Movie]:
    catalogue = server.bot.services.registry.current.catalogue
    return [movie for movie in catalogue if movie.language == language]
