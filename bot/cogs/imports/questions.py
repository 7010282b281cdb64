"""Films of a file that may be several: one page asks about one film."""

import re

from bot.discord.client import Matinee
from bot.discord.router import Press
from bot.domain.access import OutdatedItemError
from bot.ui import imports as pages
from bot.ui.message import Message

_IDENTITY = re.compile(r"[0-9a-f]{16}")


class ImportQuestions:
    """Asks a person about their own films, and makes opinions of the answers."""

    def __init__(self, bot: Matinee) -> None:
        self._bot = bot
        self._missing = bot.services.store.missing_films
        bot.actions.on(pages.ASK, self._ask, private=True)
        bot.actions.on(pages.TURN, self._turn, private=True)
        bot.actions.on(pages.FILM, self._answered, private=True)

    async def waiting(self, user_id: int) -> tuple[int, int]:
        """Return how many of a person's films are asked about, and how many are not known."""
        films = await self._missing.of(user_id)
        asked = sum(each.is_asked for each in films)
        return asked, len(films) - asked

    async def _ask(self, press: Press) -> None:
        await press.whisper(await self._page(press.user_id, 0))

    async def _turn(self, press: Press) -> None:
        await press.edit(await self._page(press.user_id, press.page))

    async def _answered(self, press: Press) -> None:
        place, _, identity = press.data.partition(".")
        if not _IDENTITY.fullmatch(identity):
            raise OutdatedItemError(press.verb)
        if press.chosen == pages.NONE_OF_THESE:
            await self._missing.decline(press.user_id, identity)
        else:
            movie = self._bot.questions.movie(press.chosen_number)
            await self._missing.settle(press.user_id, {identity: movie.movie_id}, press.guild_id)
        await press.edit(await self._page(press.user_id, press.whole(place)))

    async def _page(self, user_id: int, place: int) -> Message:
        film, count = await self._missing.asked(user_id, place)
        served = self._bot.services.registry.current
        found = [served.film(movie_id) for movie_id in film.candidates] if film else []
        candidates = [movie for movie in found if movie is not None]
        return pages.question(film, candidates, min(place, max(count - 1, 0)), count, user_id)
