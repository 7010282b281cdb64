"""Small pieces of the sentences about movie nights: people, films, commands, buttons."""

from collections.abc import Mapping, Sequence

from bot.messages.translation import _, ngettext
from bot.messages.wording import bold, listed, plain
from recommender import Movie

MAX_NAMED = 20


def mention(user_id: int) -> str:
    """Name a person; in an embed, and anywhere without allowed mentions, this pings nobody."""
    return f"<@{user_id}>"


def role(role_id: int) -> str:
    """Name a role; it is pinged only where a message allows that."""
    return f"<@&{role_id}>"


def channel(channel_id: int) -> str:
    """Name a channel so that people can go there."""
    return f"<#{channel_id}>"


def people(user_ids: Sequence[int]) -> str:
    """Name people, the first twenty of many."""
    named = [mention(user_id) for user_id in user_ids[:MAX_NAMED]]
    more = len(user_ids) - len(named)
    return listed([*named, ngettext("{number} more", "{number} more", more)] if more else named)


def film_label(movies: Mapping[int, Movie], movie_id: int) -> str:
    """Return a film's title and year as they are; a film that left the catalogue has a number."""
    movie = movies.get(movie_id)
    return movie.label if movie else _("film {movie_id}", movie_id=movie_id)


def film(movies: Mapping[int, Movie], movie_id: int) -> str:
    """Return a film's title and year, safe to show."""
    return plain(film_label(movies, movie_id))


def bold_film(movies: Mapping[int, Movie], movie_id: int) -> str:
    """Return a film's title and year in bold."""
    return bold(film_label(movies, movie_id))


def suggest_button() -> str:
    """Label the button that asks for a film."""
    return _("Suggest a film")


def start_vote_button() -> str:
    """Label the button that opens the vote."""
    return _("Start the vote")


def vote_button() -> str:
    """Label the button that opens a person's own ballot."""
    return _("Vote")


def come_button() -> str:
    """Label the button of those who come."""
    return _("I'm in")


def done_button() -> str:
    """Label the button of those who have finished their ballot."""
    return _("Done")


def missed_button() -> str:
    """Label the button of those who did not come after all."""
    return _("I wasn't there")
