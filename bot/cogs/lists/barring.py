"""What those who manage a server bar: films from being proposed, people from the lists."""

from bot.cogs.lists.options import BarOptions
from bot.discord.caller import Caller
from bot.discord.client import Matinee
from bot.discord.permissions import demand_managing_caller
from bot.discord.title_questions import FilmRequest, Intent
from bot.domain.lists.errors import NobodyToBarError
from bot.messages.lists import server as words
from bot.messages.wording import bold
from bot.ui.cards import spoken_of
from bot.ui.message import Message

BAR, UNBAR = "list-bar", "list-unbar"


class Barring:
    """Bars and unbars; each call is for managers only."""

    def __init__(self, bot: Matinee) -> None:
        self._bot, self._bars = bot, bot.services.store.bars
        bot.questions.on(BAR, self._bar_film)
        bot.questions.on(UNBAR, self._unbar_film, of_the_past=True)

    async def bar(self, caller: Caller, options: BarOptions) -> Message:
        """Bar people, or the film that a title means."""
        guild_id = demand_managing_caller(caller)
        for user_id in options.user_ids:
            await self._bars.bar_person(guild_id, user_id, caller.user_id)
        if options.user_ids:
            return Message("\n".join(map(words.person_barred, options.user_ids)))
        if not options.title:
            raise NobodyToBarError
        return await self._bot.questions.answer(caller, options.title, Intent(BAR))

    async def unbar(self, caller: Caller, options: BarOptions) -> Message:
        """Take back that people, or the film that a title means, are barred."""
        guild_id = demand_managing_caller(caller)
        said = [
            words.person_unbarred(
                user_id, was_barred=await self._bars.unbar_person(guild_id, user_id)
            )
            for user_id in options.user_ids
        ]
        if said:
            return Message("\n".join(said))
        if not options.title:
            raise NobodyToBarError
        barred = await self._bars.of(guild_id)
        intent = Intent(UNBAR)
        return await self._bot.questions.answer(caller, options.title, intent, barred.movie_ids)

    async def all(self, caller: Caller) -> Message:
        """Show what is barred."""
        barred = await self._bars.of(demand_managing_caller(caller))
        catalogue = self._bot.services.registry.current.catalogue
        films = [bold(spoken_of(catalogue, each).label) for each in barred.movie_ids]
        return Message(words.barred(films, barred.user_ids))

    async def _bar_film(self, request: FilmRequest) -> Message:
        guild_id, movie = demand_managing_caller(request.caller), request.movie
        await self._bars.bar_film(guild_id, movie.movie_id, request.caller.user_id)
        return Message(words.film_barred(bold(movie.label)))

    async def _unbar_film(self, request: FilmRequest) -> Message:
        guild_id, movie = demand_managing_caller(request.caller), request.movie
        was_barred = await self._bars.unbar_film(guild_id, movie.movie_id)
        return Message(words.film_unbarred(bold(movie.label), was_barred=was_barred))
