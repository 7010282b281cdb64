"""Lists of films with what is known of them."""

from collections.abc import Callable, Sequence

from bot.discord.caller import Caller
from bot.discord.known_films import KnownFilms
from bot.discord.recommending import Recommending
from bot.domain.films.shown import ShownFacts
from bot.domain.films.wish import TraitWish
from bot.ui.cards import ListedFilm, film_list
from bot.ui.message import Message


class ListedFilms:
    """Shows films as a list, completed when more is known of them."""

    def __init__(self, known: KnownFilms, recommending: Recommending) -> None:
        self._known, self._recommending = known, recommending

    async def message(
        self,
        caller: Caller,
        title: str,
        films: Sequence[ListedFilm],
        told: Sequence[str] = (),
        *,
        wish: TraitWish | None = None,
        few: Callable[[int], Sequence[str]] = lambda _: (),
        note: str = "",
        nothing: str = "",
    ) -> Message:
        """Return a list of films with what is known of them; by that time few or none may fit.

        `few` says so of as many as do.
        """

        def listed(known: ShownFacts) -> Message:
            fitting, unsure = self._recommending.by_now(wish, films)
            if not fitting:
                return Message(nothing)
            text = "\n".join([*told, *few(len(fitting)), *unsure]) or None
            return film_list(title, fitting, caller.user_id, text=text, note=note, known=known)

        return await self._known.message(caller, [each.movie for each in films], listed)
