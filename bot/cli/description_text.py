"""A description of a data set, as lines for a terminal."""

from collections.abc import Iterator

from bot.messages import datasets as messages
from bot.messages.wording import number
from recommender.data.description import Description

MAX_PEOPLE_NAMED = 10
NAME_WIDTH, NUMBER_WIDTH = 25, 12


def description_lines(about: Description) -> Iterator[str]:
    """Say what the notebooks look at: ratings, people, films, gaps and the most popular films."""
    rating = f"{about.minimum_rating:g}"
    names = messages.description_rows(rating)
    films = messages.films_after_filter(about.movies, about.listed_movies)
    rows = {
        "rows": (number(about.rows), ""),
        "kept": (number(about.rows_kept), messages.share_kept(f"{about.share_kept:.2%}")),
        "users": (number(about.users_before), messages.after_filter(about.users)),
        "movies": (number(about.movies_before), films),
        "timestamps": (messages.timestamps(present=about.has_timestamps), ""),
        "removed": (number(len(about.removed_users)), ""),
    }
    for key, (value, note) in rows.items():
        yield f"{names[key]:<{NAME_WIDTH}} {value:>{NUMBER_WIDTH}}  {note}".rstrip()
    yield from _removed_lines(about)
    yield f"{names['missing']:<{NAME_WIDTH}} {messages.missing_values(about.missing)}"
    yield ""
    yield messages.popular_heading(len(about.popular), rating)
    for place, (movie, count) in enumerate(about.popular, start=1):
        yield messages.popular_line(place, count, movie)


def _removed_lines(about: Description) -> Iterator[str]:
    for user in about.removed_users[:MAX_PEOPLE_NAMED]:
        highest = f"{user.highest_rating:g}"
        yield f"  {messages.left_out(user.user_id, user.ratings, highest)}"
    if len(about.removed_users) > MAX_PEOPLE_NAMED:
        yield f"  {messages.more(len(about.removed_users) - MAX_PEOPLE_NAMED)}"
