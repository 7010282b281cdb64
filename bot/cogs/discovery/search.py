"""Films by a part of their title."""

import asyncio

from bot.domain.titles import NoTitleError
from bot.models.served_model import ServedModel
from recommender import Movie

# As many as fit into one message and are read through.
MAX_FOUND = 15


async def find_films(served: ServedModel, part: str) -> list[Movie]:
    """Return films with a part in their title, well known ones first; raises NoTitleError."""
    wanted = " ".join(part.casefold().split())
    if not wanted:
        raise NoTitleError
    return await asyncio.to_thread(_containing, served, wanted)


def _containing(served: ServedModel, wanted: str) -> list[Movie]:
    found = [
        movie
        for movie in served.catalogue
        if (wanted in movie.label.casefold() or wanted in movie.listed_title.casefold())
        and movie.movie_id not in served.removed_ids
    ]
    found += served.matcher.with_part_in_other_title(wanted, MAX_FOUND)
    if not found:
        return served.matcher.complete(wanted, MAX_FOUND)
    return sorted(dict.fromkeys(found), key=lambda movie: -served.ratings(movie))[:MAX_FOUND]
