"""Foreign films, recognised by an original title within the listed one."""

import re
from collections import Counter
from collections.abc import Sequence

from recommender.data.catalogue import Movie
from recommender.data.listing import parse_listing

# Shorter words, such as "no" and "die", belong to several languages.
_WORD = re.compile(r"[^\W\d_]{4,}")
# A word counts as English if the titles of this many films have it.
_ENGLISH_TITLES = 3


def foreign(movies: Sequence[Movie]) -> list[bool]:
    """Tell which films have an original title with at least half of its words not English.

    Names that the film's own title has do not count: "Evil Dead II (Dead by Dawn)" is none.
    """
    counts = Counter(word for movie in movies for word in _words(movie.title))
    english = {word for word, titles in counts.items() if titles >= _ENGLISH_TITLES}
    return [_is_foreign(movie, english) for movie in movies]


def _is_foreign(movie: Movie, english: set[str]) -> bool:
    # Most titles have no bracket but the year's.
    if movie.listed_title.count("(") < 2:
        return False
    own = _words(movie.title)
    originals = [_words(title) - own for title in parse_listing(movie.listed_title).originals]
    return any(2 * len(words & english) <= len(words) for words in originals if words)


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))
