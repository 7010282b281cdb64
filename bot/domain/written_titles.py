"""The ways to write a film's title, and whether a text is one of them."""

from rapidfuzz import fuzz

from bot.domain.joined_titles import joined_parts
from recommender import Movie
from recommender.titles import MatchResult, MatchStatus
from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.normalise import words_of

# How alike, in percent, a text with commas and a title have to be for the text to be that title.
ONE_TITLE = 88.0
# How alike a part of a joined text ("a and b") and a part of the title have to be.
_PART = 75.0


def written(movie: Movie) -> tuple[str, ...]:
    """Return the ways to write a title: article before or behind, with and without the year."""
    listed = movie.listed_title
    return movie.title, movie.label, listed, listed.removesuffix(f" ({movie.year})")


def is_title_of(text: str, movie: Movie, *, well_known: bool) -> bool:
    """Whether a text is a film's title but for a few letters, or its year.

    Of a `well_known` film it may lack the article: "matrix" is a title, "debt" is a word.
    """
    names = {name.casefold() for name in written(movie)}
    bare = {*map(_bare, names)} if well_known else set()
    return any(_is_name(text.casefold(), name) for name in names | bare)


def is_remade(found: MatchResult, text: str) -> bool:
    """Whether a text is exactly the name of several films, such as "Halloween"."""
    names = [words_of(name) for movie in found.movies[:3] for name in written(movie)]
    return found.status is MatchStatus.AMBIGUOUS and words_of(text) in names


def _bare(name: str) -> str:
    article, _, rest = name.partition(" ")
    return rest if rest and article in LEADING_ARTICLES else name


def _is_name(text: str, name: str) -> bool:
    """Every piece has to be in the name: a long title must not swallow a short one beside it."""
    pieces = (piece.strip() for piece in text.split(","))
    return (
        fuzz.ratio(text, name) >= ONE_TITLE
        and all(fuzz.partial_ratio(piece, name) >= ONE_TITLE for piece in pieces)
        and all(fuzz.partial_ratio(part, name) >= _PART for part in joined_parts(text))
    )
