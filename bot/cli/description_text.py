"""A description of a data set, as lines for a terminal."""

from collections.abc import Iterator

from recommender.data.description import Description

MOST_USERS_NAMED = 10


def description_lines(about: Description) -> Iterator[str]:
    """Say what the notebooks look at: rows, people, films, gaps and the most popular films."""
    least = f"{about.minimum_rating:g}"
    yield f"rows                     {about.rows:>12,}"
    yield f"rows with rating >= {least:<4} {about.rows_kept:>12,}  ({about.share_kept:.2%} kept)"
    yield f"users                    {about.users_before:>12,}  ({about.users:,} after the filter)"
    rated = f"({about.movies:,} after the filter, {about.listed_movies:,} listed)"
    yield f"movies rated             {about.movies_before:>12,}  {rated}"
    yield f"timestamps               {'yes' if about.has_timestamps else 'none of use':>12}"
    yield "missing values           " + ", ".join(
        f"{column} {count:,}" for column, count in about.missing.items()
    )
    yield from _removed_lines(about)
    yield ""
    yield f"The {len(about.popular)} most popular (people who rated it >= {least})"
    for place, (movie, count) in enumerate(about.popular, start=1):
        yield f"{place:>3}. {count:>7,}  {movie.label}"


def _removed_lines(about: Description) -> Iterator[str]:
    yield f"users removed altogether {len(about.removed_users):>12,}"
    for user in about.removed_users[:MOST_USERS_NAMED]:
        rated = f"rated {user.ratings}, none higher than {user.highest_rating:g}"
        yield f"  user {user.user_id} {rated}: nothing is left to learn from"
    if len(about.removed_users) > MOST_USERS_NAMED:
        yield f"  and {len(about.removed_users) - MOST_USERS_NAMED} more"
