"""Films like another one, narrowed by what else is wished for: "alien but not scary"."""

import asyncio

from bot.cogs.discovery.film_lists import ListedFilms
from bot.discord.caller import Caller
from bot.discord.client import Matinee
from bot.discord.recommending import Recommending
from bot.discord.router import Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.domain.filters import ANY_FILM, ListFilter, film_and_wish, read_likeness, read_wish
from bot.messages import discovery as sentences
from bot.messages.translation import to_everybody
from bot.messages.wishes import list_words
from bot.ui import cards
from bot.ui.message import Message
from recommender import Movie

SIMILAR = "similar"


class Likeness:
    """Answers what is like a film."""

    def __init__(self, bot: Matinee, recommending: Recommending, lists: ListedFilms) -> None:
        self._questions, self._recommending, self._lists = bot.questions, recommending, lists
        bot.questions.on(SIMILAR, self._similar)
        bot.actions.on(cards.MORE, self._more)

    async def film(self, wish: str) -> str | None:
        """Return the film that others should be like, as it was typed, if a wish names one."""
        vocabulary, is_title = self._recommending.vocabulary, self._questions.is_one_title
        return await asyncio.to_thread(read_likeness, wish, vocabulary, is_title)

    async def answer(self, caller: Caller, typed: str) -> Message:
        """Show films like the one that was typed, or ask which one is meant."""
        vocabulary, is_title = self._recommending.vocabulary, self._questions.is_one_title
        film, wish = await asyncio.to_thread(film_and_wish, typed, vocabulary, is_title)
        return await self._questions.answer(caller, film, Intent(SIMILAR, wish))

    async def _similar(self, request: FilmRequest) -> Message:
        wanted = read_wish(request.intent.argument, self._recommending.vocabulary)
        return await self._like_film(request.caller, request.movie, wanted)

    async def _more(self, press: Press) -> None:
        """More films like the one that the buttons are about."""
        movie = self._questions.movie(press.number)
        with to_everybody():
            await press.say(await self._like_film(press.caller, movie))

    async def _like_film(
        self, caller: Caller, movie: Movie, wanted: ListFilter | None = None
    ) -> Message:
        wanted, recommending = wanted or ANY_FILM, self._recommending
        heading = list_words(recommending.traits.as_far_as_known(wanted))
        wish, films, notes = await recommending.similar(
            caller.user_id, caller.guild_id, movie, wanted
        )
        title, told = sentences.like_film(movie, heading), [sentences.like_film_means(movie)]
        nothing = self._nothing_like(movie, wanted, heading)
        return await self._lists.message(
            caller, title, films, [*told, *notes], wish=wish, nothing=nothing
        )

    def _nothing_like(self, movie: Movie, wanted: ListFilter, heading: str) -> str:
        """Say why no film is like this one."""
        vocabulary = self._recommending.vocabulary
        if not self._recommending.knows(movie):
            return sentences.hardly_known(movie)
        if vocabulary.ends_before(wanted.movie_filter):
            return sentences.newest_known(vocabulary.newest)
        return sentences.nothing_like(movie, heading)
