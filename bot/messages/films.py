"""What is said about films wherever they are shown: on cards, in lists, on the buttons below."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.domain.filters import TELLING_TAGS
from bot.messages.kinds import FORMATS, genre_name, genre_names, language_name
from bot.messages.translation import _, ngettext
from bot.messages.wording import bold, genres, listed, number, plain, quoted
from recommender import Common, Movie, one_series
from recommender.data.tags import tag_key

# This many genres say what films share; more would be too long for a list.
MAX_GENRES = 2
# Of a film in a list: with its length, as many as fit beside a poster in two lines of a phone.
MAX_SHOWN = 3
NO_TAGS: Mapping[str, int] = MappingProxyType({})


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


def what_is_shared(common: Common, films_with: Mapping[str, int] = NO_TAGS) -> str:
    """Say what films share, that of it which says most; `films_with` counts those with a tag."""
    if common.same_series:
        return _("the same series")
    genres_named, tag = genres_said(common, films_with), _tag_said(common, films_with)
    named = listed(map(genre_name, genres_named))
    if tag:
        if named:
            return _("also {kinds}, tagged {tag}", kinds=named, tag=quoted(tag))
        return _("also tagged {tag}", tag=quoted(tag))
    if common.language and not _kinds(common):
        return _("also in {language}", language=language_name(common.language))
    if common.decade is None or _kinds(common):
        return _("also {kinds}", kinds=named) if named else ""
    if named:
        return _("also {kinds} of the {decade}s", kinds=named, decade=common.decade)
    return _("also from the {decade}s", decade=common.decade)


def genres_said(common: Common, films_with: Mapping[str, int] = NO_TAGS) -> tuple[str, ...]:
    """Return the genres that `what_is_shared` names."""
    if common.same_series:
        return ()
    tag = _tag_said(common, films_with)
    if kinds := _kinds(common):
        return kinds[: 1 if tag else MAX_GENRES]
    return () if tag or common.language else common.drama


def _kinds(common: Common) -> tuple[str, ...]:
    return tuple(genre for genre in common.genres if genre not in FORMATS)


def _tag_said(common: Common, films_with: Mapping[str, int]) -> str | None:
    """Return the shared tag that says most: the rarest that people wish for, else any."""
    telling = [tag for tag in common.tags if tag_key(tag) in TELLING_TAGS]
    if telling:
        return min(telling, key=lambda tag: films_with.get(tag, 0))
    return common.tags[0] if common.tags and not _kinds(common) else None


def lesser_known(reason: str) -> str:
    """Say that few people know a film that is recommended all the same."""
    return _("lesser known, {reason}", reason=reason) if reason else _("lesser known")


def alike(one: Movie, other: Movie) -> str:
    """Say what two films share that people have words for."""
    if one_series(one, other):
        return _("the same series")
    shared = genre_names(genres_alike(one, other))
    if not shared:
        return ""
    return _("both {genres}", genres=listed(map(plain, shared)))


def genres_alike(one: Movie, other: Movie) -> tuple[str, ...]:
    """Return the genres that `alike` names of two films, as many as a list shows of each."""
    both = (genre for genre in one.genres if genre in other.genres and genre not in FORMATS)
    return tuple(both)[:MAX_SHOWN]


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
