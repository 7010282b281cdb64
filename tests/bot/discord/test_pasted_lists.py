"""Films out of pasted lists: numbers, dates and links are no titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.pasted_lists import pasted_titles

KNOWN = {"heat", "alien", "jaws", "heat (1995)", "alien (1979)", "(500) days of summer", "300"}


def titles(text: str) -> list[tuple[str, float | None]] | None:
    found = pasted_titles(text, lambda typed: typed.strip().casefold() in KNOWN)
    return None if found is None else [(each.title, each.stars) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "1. Heat\n2. Alien",
        "1) Heat\n2) Alien",
        "1 Heat\n2 Alien",
        "#1 Heat\n#2 Alien",
        "1. Heat 2. Alien",
        "- Heat\n- Alien",
        "* Heat\n\n* Alien",
        "• Heat • Alien",
        "- Heat - Alien",
        "- [x] Heat\n- [ ] Alien",
        "> Heat\n> Alien",
        "[Heat](https://boxd.it/2a)\n[Alien](https://boxd.it/2b)",
        "Heat https://boxd.it/2a\nAlien <https://boxd.it/2b>",
        "Heat - 2024-01-05\nAlien - 05/01/2024",
        "Heat\n2024-01-05\nAlien\n12",
        "Heat - Jan 5, 2024\n5. Januar 2024: Alien",
        "1.) Heat\n2.) Alien",
        "a) Heat\nb) Alien",
        "1️⃣ Heat\n2️⃣ Alien",
        "🥇 Heat\n🥈 Alien",
        "→ Heat\n→ Alien",
        "☑ Heat\nAlien ✅",
        "My top 2:\n1. Heat\n2. Alien",
        "Top 2 films\n- Heat\n- Alien",
    ],
)
def test_numbers_bullets_dates_and_links_are_no_titles(text: str) -> None:
    assert titles(text) == [("Heat", None), ("Alien", None)]


ROWS = "2024-01-05,Heat,1995,https://boxd.it/2a1m,4.5\n2024-01-06,Alien,1979,https://boxd.it/2b,5"


@pytest.mark.parametrize(
    "text",
    [
        ROWS,
        f"Date,Name,Year,Letterboxd URI,Rating\n{ROWS}",
        # As a slash command's option gives them, without line breaks.
        ROWS.replace("\n", " "),
        f"Date,Name,Year,Letterboxd URI,Rating\n{ROWS}".replace("\n", " "),
        "1;Heat;1995;https://boxd.it/2a1m;4.5\n2;Alien;1979;https://boxd.it/2b;5",
        "Heat (1995) ★★★★½\nAlien (1979) ★★★★★",
        "Heat (1995) - 9/10\nAlien (1979) - 100%",
        "1. Heat (1995) [4.5/5]\n2. Alien (1979) [5/5]",
        "Heat\n1995\n★★★★½\nAlien\n1979\n★★★★★",
    ],
)
def test_rows_of_other_sites_have_years_and_stars(text: str) -> None:
    assert titles(text) == [("Heat (1995)", 4.5), ("Alien (1979)", 5)]


def test_a_quoted_title_of_a_row_keeps_its_commas() -> None:
    row = '2024-01-05,"Good, the Bad and the Ugly, The",1966,https://boxd.it/2a,5'
    assert titles(row) == [("Good, the Bad and the Ugly, The (1966)", 5)]


@pytest.mark.parametrize("text", ["heat", "heat, alien", "(500) days of summer", "300"])
def test_what_people_type_is_no_pasted_list(text: str) -> None:
    assert titles(text) is None


def test_films_called_by_a_number_stay() -> None:
    assert titles("Heat\n300") == [("Heat", None), ("300", None)]


@given(st.text() | st.text("1.)-•* \n,;[]()★½/ab2024") | st.text("a\n★½"))
def test_any_text_gives_titles_or_none(text: str) -> None:
    for title, stars in titles(text) or ():
        assert title.strip()
        assert stars is None or 0 < stars <= 5


def test_imdbs_ratings_are_out_of_ten() -> None:
    headings = "Const,Your Rating,Date Rated,Title,URL,IMDb Rating"
    row = "tt0113277,9,2024-01-01,Heat,https://www.imdb.com/title/tt0113277,8.3"
    assert titles(f"{headings}\n{row}") == [("Heat", 4.5)]


def test_a_film_above_a_list_is_no_heading() -> None:
    assert titles("Heat\n- Alien\n- Jaws") == [("Heat", None), ("Alien", None), ("Jaws", None)]
