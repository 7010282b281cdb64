"""Films that are newer than the data set: looked up at TMDB, chosen, confirmed, added."""

import asyncio
from dataclasses import dataclass

from discord.ext import commands

from bot.cogs.discovery.added_films import AddedFilms, demand_new
from bot.discord.caller import Caller
from bot.discord.client import Matinee
from bot.discord.known_films import KnownFilms
from bot.discord.permissions import demand_managing_caller, is_owner, serves_one_server
from bot.discord.router import Press
from bot.domain.added_movies import (
    Adding,
    AddingOffError,
    Addition,
    AdultFilmError,
    DuplicateMovieError,
    FilmNotFoundError,
    NoYearError,
    WhoAdds,
)
from bot.domain.films.facts import FilmFacts
from bot.domain.films.shown import ShownFacts
from bot.domain.films.wanted import WantedFilm
from bot.domain.titles import ForgottenFilmError
from bot.films.errors import SourceError
from bot.films.reading import FoundFilm
from bot.messages.titles import nothing_chosen
from bot.models.served_model import ServedModel
from bot.ui import new_films, questions
from bot.ui.message import Message
from recommender.data.adult import GENRE as ADULT

# In which the data set's own titles are, so that they are found alike.
LANGUAGE = "en"
# What one person may add in a day, where everybody may, or where other servers see it, too.
DAILY_LIMIT = 5


@dataclass(frozen=True, slots=True)
class Adder:
    """Somebody who may add films on a server, at most so many a day."""

    guild_id: int
    user_id: int
    daily_limit: int | None
    adult_titles: bool


class NewFilms:
    """Adds films that TMDB knows, for those whom the server lets do so."""

    def __init__(self, bot: Matinee, added: AddedFilms) -> None:
        self._bot, self._added = bot, added
        self._films, self._known = bot.services.films, KnownFilms(bot.services)
        bot.actions.on(new_films.FOUND, self._chosen, once=True)
        bot.actions.on(new_films.CONFIRM, self._confirmed)
        bot.actions.on(questions.ADD_TYPED, self._typed)
        bot.actions.on(questions.ADD_FORM, self._filled_in)
        bot.actions.on(questions.ADD_FURTHER, self._further)
        bot.questions.may_add = self.may_add

    async def add(self, caller: Caller, typed: str) -> Message:
        """Look a film up and ask whether it is meant; without TMDB, add it as it is typed."""
        adder = await self._adder(caller)
        if not self._films.is_on:
            return await self._added.add(caller, typed)
        wanted = WantedFilm.read(typed)
        try:
            return await self._ask(caller, adder, wanted, typed)
        except SourceError:
            return await self._as_typed(caller, typed)

    async def may_add(self, caller: Caller, further: bool) -> Adding:
        """Say what a caller can do about a missing film; a `further` one is known by its number."""
        if caller.guild_id is None:
            return Adding.ASK
        settings = await self._bot.services.store.guilds.get(caller.guild_id)
        manages = caller.permissions.manage_guild
        if settings.who_adds is WhoAdds.NOBODY:
            return Adding.OFF
        if not manages and settings.who_adds is not WhoAdds.EVERYBODY:
            return Adding.ASK
        looked_up = further or self._films.is_on
        return Adding.SELF if looked_up or await self._may_type(caller) else Adding.ASK

    async def _may_type(self, caller: Caller) -> bool:
        """Whether a caller may add what nobody looks up: it is what they say, for everybody."""
        if not caller.permissions.manage_guild:
            return False
        return await serves_one_server(self._bot) or await is_owner(self._bot, caller.user)

    async def _typed(self, press: Press) -> None:
        """Add what nobody knew; without TMDB somebody has to say what it is."""
        if self._films.is_on:
            await press.say(await self.add(press.caller, press.data))
        else:
            await press.ask(questions.add_form(press.data))

    async def _filled_in(self, press: Press) -> None:
        await press.say(await self._added.add(press.caller, press.typed))

    async def _further(self, press: Press) -> None:
        """Add a film as a larger data set lists it."""
        adder = await self._adder(press.caller)
        # In a thread, as another process may have written a newer file, which is read first.
        movie = await asyncio.to_thread(self._bot.services.further_films.get, press.number)
        if movie is None or movie.year is None:
            raise ForgottenFilmError
        addition = Addition.of(movie)
        served = self._bot.services.registry.current
        await asyncio.to_thread(_demand_unknown, served, addition)
        await press.say(
            await self._added.keep(addition, adder.guild_id, adder.user_id, adder.daily_limit)
        )

    async def _ask(self, caller: Caller, adder: Adder, wanted: WantedFilm, typed: str) -> Message:
        if wanted.tmdb_id is not None:
            return await self._question(caller, adder, wanted.tmdb_id)
        found = await self._search(wanted)
        if not found:
            return await self._as_typed(caller, typed)
        if len(found) == 1:
            return await self._question(caller, adder, found[0].tmdb_id)
        shown = [(film.tmdb_id, film.title, film.year, film.original_title) for film in found]
        return new_films.which_film(shown, adder.user_id)

    async def _search(self, wanted: WantedFilm) -> list[FoundFilm]:
        if wanted.imdb_id is not None:
            return await self._films.named_by_imdb(wanted.imdb_id, LANGUAGE)
        found = await self._films.search(wanted.title, wanted.year, LANGUAGE)
        # A year is easily one off; then the title alone tells.
        if not found and wanted.year is not None:
            found = await self._films.search(wanted.title, None, LANGUAGE)
        if not found and wanted.dated is not None:
            found = await self._films.search(wanted.dated.title, wanted.dated.year, LANGUAGE)
        return [film for film in found if film.year is not None]

    async def _as_typed(self, caller: Caller, typed: str) -> Message:
        """Add what TMDB does not tell, as without it: for managers, with the year."""
        try:
            return await self._added.add(caller, typed)
        except NoYearError:
            raise FilmNotFoundError from None

    async def _question(self, caller: Caller, adder: Adder, tmdb_id: int) -> Message:
        """Show the film and ask whether to add it; raise where it cannot be."""
        addition, facts = await self._addition(adder, tmdb_id)
        movie = addition.movie(0)
        place = await self._known.place(caller)
        known = ShownFacts({0: self._films.with_address(facts)}, place)
        return new_films.confirmation(movie, known, tmdb_id, adder.user_id)

    async def _chosen(self, press: Press) -> None:
        if press.chosen_number == 0:
            await press.edit(nothing_chosen())
            return
        adder = await self._adder(press.caller)
        await press.edit(await self._question_or_silence(press.caller, adder, press.chosen_number))

    async def _question_or_silence(self, caller: Caller, adder: Adder, tmdb_id: int) -> Message:
        try:
            return await self._question(caller, adder, tmdb_id)
        except SourceError:
            raise FilmNotFoundError from None

    async def _confirmed(self, press: Press) -> None:
        if press.number == 0:
            await press.edit(nothing_chosen())
            return
        adder = await self._adder(press.caller)
        try:
            addition, _ = await self._addition(adder, press.number)
        except SourceError:
            raise FilmNotFoundError from None
        await press.edit(
            await self._added.keep(addition, adder.guild_id, adder.user_id, adder.daily_limit)
        )

    async def _addition(self, adder: Adder, tmdb_id: int) -> tuple[Addition, FilmFacts]:
        """Return what would be added; raise where TMDB has no such film, or it is here already."""
        facts = await self._films.film(tmdb_id, LANGUAGE)
        if facts is None or facts.year is None:
            raise FilmNotFoundError
        if facts.adult and not adder.adult_titles:
            raise AdultFilmError
        # Its genres are TMDB's: they are shown and filtered by, and never reach a model.
        genres = (ADULT,) if facts.adult else ()
        addition = Addition(facts.title, facts.year, genres, facts.imdb_id, tmdb_id)
        served = self._bot.services.registry.current
        await asyncio.to_thread(_demand_unknown, served, addition)
        return addition, facts

    async def _adder(self, caller: Caller) -> Adder:
        """Return who adds, and how much they may; raise for those who may not."""
        guild_id, adult_titles = await demand_adder(self._bot, caller)
        unlimited = caller.permissions.manage_guild and (
            await serves_one_server(self._bot) or await is_owner(self._bot, caller.user)
        )
        limit = None if unlimited else DAILY_LIMIT
        return Adder(guild_id, caller.user_id, limit, adult_titles)


async def demand_adder(bot: Matinee, caller: Caller) -> tuple[int, bool]:
    """Demand that the server lets somebody add films; return it, and whether adult ones count."""
    if caller.guild_id is None:
        raise commands.NoPrivateMessage
    settings = await bot.services.store.guilds.get(caller.guild_id)
    if settings.who_adds is WhoAdds.NOBODY:
        raise AddingOffError
    if settings.who_adds is not WhoAdds.EVERYBODY:
        demand_managing_caller(caller)
    return caller.guild_id, settings.adult_titles


def _demand_unknown(served: ServedModel, addition: Addition) -> None:
    """Raise DuplicateMovieError for a film that is here, by its numbers or its name and year."""
    for movie in served.catalogue:
        if addition.same_number(movie) and movie.movie_id not in served.removed_ids:
            raise DuplicateMovieError(movie)
    demand_new(served, addition)
