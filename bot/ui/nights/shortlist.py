"""What is worth knowing about a shortlist besides its films, each in one line."""

from collections.abc import Mapping, Sequence

from bot.domain.nights.fairness import Favoured
from bot.domain.nights.shortlist import Objection, Shortlist
from bot.messages.wording import plain, wished
from bot.ui.nights.words import label, mention, people
from recommender import Movie, MovieFilter

_OBJECTIONS = {
    Objection.SEEN: "{who} has seen it",
    Objection.DISLIKED: "it is not for {who}",
    Objection.VETOED: "it was vetoed",
}


def shortlist_notes(
    chosen: Shortlist,
    favoured: Favoured | None,
    movies: Mapping[int, Movie],
    *,
    gone: Sequence[int] = (),
    wanted: MovieFilter | None = None,
    voted_on: bool = False,
) -> list[str]:
    """Return the lines below a shortlist; `wanted` is what its night is narrowed to.

    What can be changed of it is said unless it is `voted_on` already.
    """
    notes = []
    if wanted is not None:
        how = "" if voted_on else " `night shortlist any` lifts this."
        notes.append(f"Only: {wished(wanted)}.{how}")
    for each in chosen.left_out:
        why = _OBJECTIONS[each.objection].format(who=mention(each.user_id or 0))
        notes.append(f"{plain(label(movies, each.movie_id))} is not on the list: {why}.")
    for movie_id, user_ids in chosen.liked_by.items():
        notes.append(f"{plain(label(movies, movie_id))} is liked already by {people(user_ids)}.")
    if chosen.liked_by and not voted_on:
        notes.append("`seen` takes off the list what you have seen and do not want to see again.")
    if favoured is not None:
        notes.append(
            f"{mention(favoured.user_id)} got their wish least of late and counts "
            f"{favoured.weight:.1f} times."
        )
    if chosen.without_likes:
        notes.append(
            f"I know nothing yet of what {people(chosen.without_likes)} would like, so that counts "
            "neutrally. `like` and a film, or `start`, changes this."
        )
    if gone:
        notes.append(f"{people(gone)} left the server and is out.")
    if len(chosen.films) < 2:
        notes.append("Only one film is left that nobody has seen, disliked or vetoed.")
    return notes
