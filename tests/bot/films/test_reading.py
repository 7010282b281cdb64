"""What TMDB answers is taken as far as it has the documented form, and never more."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.domain.films.facts import FilmFacts, OfferKind
from bot.films.errors import UnreadableAnswerError
from bot.films.reading import read_film, read_found
from tests.bot.films.payloads import MATRIX, payload

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_everything_that_is_shown_is_read() -> None:
    facts = read_film(payload(), "de", NOW)
    assert facts == FilmFacts(
        MATRIX,
        "de",
        NOW,
        "Matrix",
        year=1999,
        imdb_id=133093,
        original_title="The Matrix",
        original_language="en",
        plot="A hacker finds out that *all* is a dream. @everyone wakes up.",
        poster="/f89U3ADr1oiB1s9GkdPOEpXUk5H.jpg",
        minutes=136,
        cast=("A", "B"),
        genres=("Action", "Science Fiction"),
        countries=("US",),
        ratings={"DE": "16", "US": "R"},
        offers={"DE": {OfferKind.FLATRATE: ("Prime", "Netflix"), OfferKind.RENT: ("Apple TV",)}},
    )
    assert facts.plot_line == "A hacker finds out that *all* is a dream."


def test_a_plot_that_nobody_translated_is_told_in_english() -> None:
    assert read_film(payload(overview=""), "ko", NOW).plot == "In English."


@pytest.mark.parametrize("answer", [None, [], "x", {}, {"id": 603}, {"id": "603", "title": "A"}])
def test_what_is_no_film_is_refused(answer: object) -> None:
    with pytest.raises(UnreadableAnswerError):
        read_film(answer, "en", NOW)


@pytest.mark.parametrize(
    "path", ["https://elsewhere.example/x.jpg", "/../x.jpg", "/a b.jpg", 5, None, ""]
)
def test_a_poster_that_is_no_path_is_no_poster(path: object) -> None:
    assert read_film(payload(poster_path=path), "en", NOW).poster is None


@given(st.dictionaries(st.sampled_from(sorted(payload())), ANYTHING))
def test_no_value_of_another_form_hurts(changes: dict[str, object]) -> None:
    try:
        facts = read_film({**payload(), **changes}, "en", NOW)
    except UnreadableAnswerError:
        return
    stored = TypeAdapter(FilmFacts)
    assert stored.validate_json(stored.dump_json(facts)) == facts


@given(ANYTHING)
def test_no_search_of_another_form_hurts(results: object) -> None:
    assert len(read_found({"results": [payload(), results, *[payload()] * 500]})) == 10
    try:
        read_found({"results": results})
    except UnreadableAnswerError:
        assert not isinstance(results, list)
