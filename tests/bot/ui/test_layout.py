"""Cards as layouts: Discord takes each of them, and what it gives back is read as it was."""

from unittest.mock import Mock

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.cards import MAX_NOTE, ListedFilm, film_buttons, film_list, marked
from bot.ui.layout import Block, Card, Picture, layout_of, read_card, with_text_before
from bot.ui.limits import LAYOUT_TEXT, PICTURE_DESCRIPTION
from recommender import Movie
from tests.discord_limits import check_components
from tests.sent_layout import sent_layout

USER_ID = 7
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="#-"), min_size=1, max_size=60)
LONG = WORDS | st.integers(100, 5000).map(lambda length: "x" * length)
POSTER = Picture("https://example.org/a.jpg", "a poster")
PICTURES = st.none() | LONG.map(lambda words: Picture(POSTER.url, words))


def cards(text: st.SearchStrategy[str], blocks: int) -> st.SearchStrategy[Card]:
    return st.builds(
        Card,
        WORDS,
        st.lists(st.builds(Block, text, PICTURES), max_size=blocks).map(tuple),
        st.just("") | WORDS,
        st.none() | st.just(discord.Colour.gold()),
    )


def movies(count: int) -> list[Movie]:
    return [Movie(number, f"Film {number}", f"Film {number}") for number in range(count)]


@given(st.none() | LONG, cards(LONG, 30), st.integers(1, 25))
def test_discord_takes_every_card(text: str | None, card: Card, films: int) -> None:
    layout = layout_of(text, card, film_buttons(movies(films), USER_ID))
    check_components([part.to_component_dict() for part in layout.children])
    assert len(layout.children) == (text is not None) + 1 + (films > 1) + 1


@given(st.none() | WORDS, cards(WORDS, 8))
def test_a_card_that_fits_is_read_back_as_it_was(text: str | None, card: Card) -> None:
    found, read = read_card(sent_layout(layout_of(text, card, None)))
    assert found == text
    assert read is not None
    assert (read.title, read.footer, read.colour) == (card.title, card.footer, card.colour)
    assert [block.text for block in read.blocks] == [block.text for block in card.blocks]
    for before, after in zip(card.blocks, read.blocks, strict=True):
        described = after.picture.description if after.picture else None
        assert bool(before.picture) == bool(after.picture)
        assert described is None or 0 < len(described) <= PICTURE_DESCRIPTION


def test_pictures_give_way_to_text_from_the_end() -> None:
    blocks = tuple(Block(f"{number}", POSTER) for number in range(10))
    layout = layout_of("text", Card("List", blocks, "small"), film_buttons(movies(10), USER_ID))
    _, read = read_card(sent_layout(layout))
    assert read is not None
    assert [block.text for block in read.blocks] == [block.text for block in blocks]
    shown = [block.picture is not None for block in read.blocks]
    assert shown == sorted(shown, reverse=True)
    assert sum(shown) >= 5


@pytest.mark.parametrize("title", ["Film", "A film with a title of some length " * 2, "x" * 100])
@pytest.mark.parametrize("why", ["because you liked Another Film", "「다른 영화」를 좋아하셔서"])
def test_a_long_list_has_every_film_and_no_half_reason(title: str, why: str) -> None:
    reason = (f"{why}, " * MAX_NOTE)[:MAX_NOTE].rstrip()
    genres = ("Adventure", "Animation", "Documentary")
    films = [Movie(number, title, title, 1999, genres) for number in range(1, 26)]
    said = film_list("For you", [ListedFilm(each, reason) for each in films], USER_ID, note="Dial")
    _, shown = read_card(sent_layout(layout_of("text", said.card, said.view)))
    assert shown is not None
    assert said.card is not None
    for block, before in zip(shown.blocks, said.card.blocks, strict=True):
        assert before.text.split("\n")[: block.text.count("\n") + 1] == block.text.split("\n")
    told = [block.text.count("\n") for block in shown.blocks]
    assert told == sorted(told, reverse=True), "the first films keep what is said of them"


def test_marks_on_a_full_list_cost_reasons_and_no_film() -> None:
    films = [Movie(number, "Film", "Film", 1999, ("Drama",)) for number in range(1, 26)]
    said = film_list("For you", [ListedFilm(each, "x" * MAX_NOTE) for each in films], USER_ID)
    for film in films:
        sent = sent_layout(layout_of(None, said.card, said.view))
        after = marked(sent, str(film.movie_id), "not for me", USER_ID)
        assert after is not None
        said = after
    _, shown = read_card(sent_layout(layout_of(None, said.card, said.view)))
    assert shown is not None
    headings = [block.text.split("\n")[0] for block in shown.blocks]
    assert headings == [f"**{n}. Film (1999)** · not for me" for n in range(1, 26)]


def test_a_text_comes_before_a_layout_unless_that_is_full() -> None:
    layout = with_text_before(layout_of(None, Card("List"), None), "Privately:")
    assert read_card(sent_layout(layout))[0] == "Privately:"
    full = layout_of("x" * LAYOUT_TEXT, None, None)
    assert with_text_before(full, "Privately:") is full


def test_a_list_of_an_earlier_version_is_marked_and_becomes_a_card() -> None:
    options = [discord.SelectOption(label=f"{n}. Film", value=str(n)) for n in range(2)]
    listed = "**1. Film 0**\nDrama\n\n**2. Film 1**"
    before = Mock(
        discord.Message,
        content="",
        embeds=[discord.Embed(title="For you", description=listed)],
        components=[Mock(children=[Mock(discord.SelectMenu, options=options)])],
        flags=discord.MessageFlags(),
    )
    said = marked(before, "0", "liked", USER_ID)
    assert said is not None
    assert said.card is not None
    texts = [block.text for block in said.card.blocks]
    assert texts == ["**1. Film 0** · liked\nDrama", "**2. Film 1**"]
