"""Matchers that many tests share: each is built once for a test process."""

import pytest

from recommender import Catalogue, Dataset, Movie, TitleMatcher

# Listed title -> how often it was rated. Chosen for what is odd about the titles.
FILMS = {
    "Matrix, The (1999)": 300,
    "Matrix Reloaded, The (2003)": 90,
    "Heat (1995)": 110,
    "Heat, The (2013)": 8,
    "Seven (a.k.a. Se7en) (1995)": 200,
    "Fight Club (1999)": 220,
    "Fish Called Wanda, A (1988)": 70,
    "Good Will Hunting (1997)": 140,
    "Shining, The (1980)": 110,
    "Crash (2004)": 50,
    "Crash (1996)": 11,
    "Scarface (1983)": 70,
    "Scarface (1932)": 4,
    "Lord of the Rings: The Fellowship of the Ring, The (2001)": 200,
    "Lord of the Rings: The Two Towers, The (2002)": 190,
    "Lord of the Rings: The Return of the King, The (2003)": 185,
    "Lord of the Rings, The (1978)": 15,
    "Bourne Identity, The (2002)": 110,
    "Bourne Supremacy, The (2004)": 75,
    "Bourne Ultimatum, The (2007)": 80,
    "Spirited Away (Sen to Chihiro no kamikakushi) (2001)": 87,
    "Hundred-Foot Journey, The (2014)": 12,
    "40-Year-Old Virgin, The (2005)": 74,
    "Skyfall (2012)": 60,
    "Gandhi (1982)": 90,
    "Her (2013)": 25,
    "Lock, Stock & Two Smoking Barrels (1998)": 67,
    "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)": 130,
    "M*A*S*H (a.k.a. MASH) (1970)": 46,
    "[REC]² (2009)": 5,
    "9½ Weeks (Nine 1/2 Weeks) (1986)": 10,
    "Rocky V (1990)": 17,
    "X-Men (2000)": 130,
    "Pelé: Birth of a Legend (2016)": 3,
    "Vlad Tepes (Vlad &#354;epe&#351;) (1979)": 2,
    "Babylon 5": 4,
    "Truth, The (2010) ": 2,
    '"""Great Performances"" Cats (1998)': 2,
    "Brat (Брат) (1997)": 3,
    "$ (1971)": 2,
    "Paris, je t'aime (2006)": 12,
    "Avventura, L' (1960)": 6,
}


def catalogue_of(listed: dict[str, int]) -> tuple[Catalogue, dict[int, int]]:
    """Films with ids from 1, and how often each was rated."""
    movies = [Movie.from_listing(number, title) for number, title in enumerate(listed, start=1)]
    ratings = dict(enumerate(listed.values(), start=1))
    return Catalogue(movies), ratings


@pytest.fixture(scope="session")
def matcher() -> TitleMatcher:
    """A matcher over FILMS."""
    return TitleMatcher(*catalogue_of(FILMS))


@pytest.fixture(scope="session")
def small_matcher(latest_small: Dataset) -> TitleMatcher:
    """A matcher over MovieLens ml-latest-small."""
    return TitleMatcher(latest_small.catalogue, latest_small.popularity())
