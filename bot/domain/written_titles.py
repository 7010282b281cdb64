"""The ways to write a film's title, and whether a text is one of them."""

from rapidfuzz import fuzz

from bot.domain.joined_titles import are_same_words, joined_parts
from recommender import Movie
from recommender.data.listing import article_first
from recommender.titles import MatchResult, MatchStatus, TitleMatcher
from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.normalise import words_of

# How alike, in percent, a text with commas and a title have to be for the text to be that title.
_ONE_TITLE = 88.0
# How alike a part of a joined text ("a and b") and a part of the title have to be.
_PART = 75.0


def written(movie: Movie) -> tuple[str, ...]:
    """Return the ways to write a title: article before or behind, with and without the year."""
    listed, unbracketed = movie.listed_title, f"{movie.title} {movie.year}"
    return movie.title, movie.label, unbracketed, listed, listed.removesuffix(f" ({movie.year})")


def is_a_title(matcher: TitleMatcher, text: str, found: MatchResult) -> bool:
    """Whether a text is the title of a film that was found, but for a few letters or its year.

    If it is clear that a well-known film is meant, the article may be missing: "matrix" is a title,
    "debt" is a word, and "wolverine" may be several films.
    """
    typed = article_first(text).casefold()  # "Boot, Das"
    if any(_is_name(typed, name.casefold()) for each in found.movies[:3] for name in written(each)):
        return True
    movie = found.movie
    if movie is None or not matcher.is_well_known(movie):
        return False
    names = (*map(_bare, written(movie)), *_subtitle_with_commas(movie))
    return any(_is_name(typed, name.casefold()) for name in names)


def names_film(matcher: TitleMatcher, text: str) -> bool:
    """Whether a text is a film's name, with each number that it has."""
    found = matcher.match(text)
    movie = found.movie
    if movie is None or matcher.other_titles.is_name(text):
        return movie is not None or _is_remade(found, text)
    typed, names = words_of(text), [words_of(name) for name in written(movie)]
    numbers = {word for word in typed if word.isdecimal()}
    return any(
        numbers <= {*name} and fuzz.ratio(" ".join(typed), " ".join(name)) >= _ONE_TITLE
        for name in names
    )


def _is_remade(found: MatchResult, text: str) -> bool:
    """Whether a text is exactly the name of a film that is not the only one of it: Halloween."""
    names = [words_of(name) for movie in found.movies[:3] for name in written(movie)]
    return found.status is MatchStatus.AMBIGUOUS and words_of(text) in names


def _bare(name: str) -> str:
    article, _, rest = name.partition(" ")
    return rest if rest and article.casefold() in LEADING_ARTICLES else name


def _subtitle_with_commas(movie: Movie) -> tuple[str, ...]:
    """Return what must not be taken apart: "The Lion, the Witch and the Wardrobe" of Narnia."""
    subtitle = movie.title.partition(": ")[2]
    return (subtitle, _bare(subtitle)) if "," in subtitle else ()


def _is_name(text: str, name: str) -> bool:
    """Every piece has to be in the name: a long title must not swallow a short one beside it."""
    pieces = (piece.strip() for piece in text.split(","))
    return (
        fuzz.ratio(text, name) >= _ONE_TITLE
        and (
            all(fuzz.partial_ratio(piece, name) >= _ONE_TITLE for piece in pieces)
            or ("," in text and are_same_words(text, name))
        )
        and all(fuzz.partial_ratio(part, name) >= _PART for part in joined_parts(text))
    )
