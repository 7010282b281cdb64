"""What is said about films wherever they are shown: on cards, in lists, on the buttons below."""

from collections.abc import Iterable

from bot.messages.kinds import FORMATS, genre_name, genre_names, language_name
from bot.messages.translation import _, ngettext
from bot.messages.wording import bold, genres, listed, number, plain
from recommender import Common, Movie, one_series

# This many genres say what films share; more would be too long for a list.
MAX_GENRES = 2


def film_line(movie: Movie) -> str:
    """Return a film in one line: title, year and genres."""
    return f"{bold(movie.label)} ({genres(movie.genres)})"


def because_liked(movies: Iterable[Movie], shared: str) -> str:
    """Say which liked films speak for another one, and what all of them share."""
    films = listed(plain(movie.label) for movie in movies)
    if shared:
        return _("because you liked {films}: {shared}", films=films, shared=shared)
    return _("because you liked {films}", films=films)


def liked_alike(movie: Movie) -> str:
    """Say which liked film speaks for another one that it has nothing in common with."""
    return _("liked by people who like {film}", film=plain(movie.label))


def what_is_shared(common: Common) -> str:
    """Say what films share, that of it which says most."""
    genres_shared = [genre for genre in common.genres if genre not in FORMATS]
    if common.same_series:
        return _("the same series")
    if common.language and not (genres_shared or common.tags):
        return _("also in {language}", language=language_name(common.language))
    kinds = genres_shared[:MAX_GENRES] or common.tags[:1] or common.drama
    named = listed(map(genre_name, kinds))
    if common.decade is None or genres_shared or common.tags:
        return _("also {kinds}", kinds=named) if kinds else ""
    if common.drama:
        return _("also {kinds} of the {decade}s", kinds=named, decade=common.decade)
    return _("also from the {decade}s", decade=common.decade)


def lesser_known(reason: str) -> str:
    """Say that few people know a film that is recommended all the same."""
    return _("lesser known, {reason}", reason=reason) if reason else _("lesser known")


def alike(one: Movie, other: Movie) -> str:
    """Say what two films share that people have words for."""
    if one_series(one, other):
        return _("the same series")
    shared = genre_names(genre for genre in one.genres if genre in other.genres)
    if not shared:
        return ""
    return _("both {genres}", genres=listed(map(plain, shared)))


def liked_by(people: int) -> str:
    """Say how many people like a film."""
    return ngettext(
        "liked by {shown} person", "liked by {shown} people", people, shown=number(people)
    )


def well_known(ratings: int) -> str:
    """Say how well known a film is."""
    if not ratings:
        return _("no ratings yet")
    return ngettext("{shown} rating", "{shown} ratings", ratings, shown=number(ratings))


def lost_film(movie_id: int) -> str:
    """Name a film that another data set had, whose title is gone with it."""
    return _("a film that I no longer have (number {movie_id})", movie_id=movie_id)


def which_film() -> str:
    """Return what a menu of films asks."""
    return _("Which film?")


def like_button() -> str:
    """Return the label of the button that likes a film."""
    return _("Like")


def seen_button() -> str:
    """Return the label of the button that marks a film as seen."""
    return _("Seen")


def dislike_button() -> str:
    """Return the label of the button that dislikes a film."""
    return _("Not for me")


def watchlist_button() -> str:
    """Return the label of the button that puts a film on one's watchlist, or takes it off."""
    return _("Watchlist")


def more_button() -> str:
    """Return the label of the button that shows films like this one."""
    return _("More like this")


def undo_button() -> str:
    """Return the label of the button that takes something back."""
    return _("Undo")
