import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Movie
from recommender.data.listing import parse_listing


@pytest.mark.parametrize(
    ("listed", "label", "alternatives"),
    [
        ("Matrix, The (1999)", "The Matrix (1999)", ()),
        ("Avventura, L' (a.k.a. Adventure, The) (1960)", "L'Avventura (1960)", ("The Adventure",)),
        (
            "City of Lost Children, The (Cité des enfants perdus, La) (1995)",
            "The City of Lost Children (1995)",
            ("La Cité des enfants perdus",),
        ),
        ("Boot, Das (Boat, The) (1981)", "Das Boot (1981)", ("The Boat",)),
        (
            "Birdman: Or (The Unexpected Virtue of Ignorance) (2014)",
            "Birdman: Or (The Unexpected Virtue of Ignorance) (2014)",
            (),
        ),
        (
            "Let the Right One In (Låt den rätte komma in) (2008)",
            "Let the Right One In (2008)",
            ("Låt den rätte komma in",),
        ),
        ("Project A ('A' gai waak) (1983)", "Project A (1983)", ("'A' gai waak",)),
        ("(500) Days of Summer (2009)", "(500) Days of Summer (2009)", ()),
        ("Death Note: Desu nôto (2006–2007)", "Death Note: Desu nôto (2006)", ()),
        ("Justice League: Doom (2012) ", "Justice League: Doom (2012)", ()),
        ("Babylon 5", "Babylon 5", ()),
        ("unknown", "unknown", ()),
        ("Yes, Giorgio (1982)", "Yes, Giorgio (1982)", ()),
        ("Tom &amp; Viv (1994)", "Tom & Viv (1994)", ()),
    ],
)
def test_a_listed_title_becomes_what_people_read(
    listed: str, label: str, alternatives: tuple[str, ...]
) -> None:
    movie = Movie.from_listing(1, listed, ["Drama"])

    assert movie.label == label
    assert movie.alternative_titles == alternatives
    assert movie.listed_title == listed


def test_a_genre_that_says_there_is_none_is_none() -> None:
    assert Movie.from_listing(1, "Cosmos", ["(no genres listed)"]).genres == ()
    assert Movie.from_listing(1, "unknown", ["unknown"]).genres == ()


@given(st.text(max_size=60))
def test_any_title_can_be_parsed_and_keeps_a_name(listed: str) -> None:
    parsed = parse_listing(listed)

    assert bool(parsed.title) == bool(" ".join(listed.split())) or not listed.strip()
