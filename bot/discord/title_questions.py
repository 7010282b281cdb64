"""Which film did you mean? Typed text becomes a film, a question to that person, or a clear no."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.discord.caller import Caller
from bot.discord.pasted_lists import ListedTitle, pasted_titles
from bot.discord.router import Actions, Press
from bot.discord.title_list import MAX_PIECES, MAX_TITLES, most_titles, split_titles
from bot.domain.added_movies import Adding
from bot.domain.joined_titles import Joined, are_two_films, holds_all, numbered_titles
from bot.domain.title_reading import EndOfData, TitleReading, narrowed, understood
from bot.domain.titles import ForgottenFilmError, NoTitleError, TitleError, TooManyTitlesError
from bot.domain.written_titles import is_a_title, names_film
from bot.messages.titles import nothing_chosen
from bot.services import Services
from bot.ui.cards import spoken_of
from bot.ui.message import Message
from bot.ui.questions import FILM, NONE_OF_THESE, film_question, unknown_films
from recommender import Catalogue, Movie
from recommender.titles import MatchStatus, TitleMatcher

# A value that an autocomplete choice carries: exactly this film, whatever others are called.
CHOSEN = re.compile(r"\s*id:(\d{1,18})\s*")


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to be done with a film once it is clear which one; no colon, few characters."""

    name: str
    argument: str = ""

    @property
    def number(self) -> int:
        """The whole number that belongs to it; ForgottenFilmError where a menu carries none."""
        if not re.fullmatch(r"[0-9]{1,18}", self.argument):
            raise ForgottenFilmError
        return int(self.argument)

    @property
    def stars(self) -> float | None:
        """The stars that belong to it, None without any; ForgottenFilmError for anything else."""
        if not re.fullmatch(r"|[0-9](\.[05])?", self.argument):
            raise ForgottenFilmError
        return float(self.argument) if self.argument else None


@dataclass(frozen=True, slots=True)
class FilmRequest:
    """What somebody wants done with films, now that it is clear which ones."""

    caller: Caller
    intent: Intent
    movies: tuple[Movie, ...]

    @property
    def movie(self) -> Movie:
        """The film, where there is only one."""
        return self.movies[0]


Handler = Callable[[FilmRequest], Awaitable[Message]]
# What somebody can do about a missing film: of a name that only they typed, or of a further film.
MayAdd = Callable[[Caller, bool], Awaitable[Adding]]


async def _ask_an_admin(_caller: Caller, _further: bool) -> Adding:
    return Adding.ASK


class Questions:
    """Reads titles, and asks when several films may be meant.

    An intent has one handler. It is called at once where a title is clear, and else when the
    person has answered the question, maybe after a restart; what it returns is the answer.
    """

    def __init__(self, services: Services, actions: Actions) -> None:
        self._services = services
        self._handlers: dict[str, Handler] = {}
        self._of_the_past: set[str] = set()
        self.may_add: MayAdd = _ask_an_admin
        actions.on(FILM, self._answered, once=True)

    def on(self, intent: str, handler: Handler, *, of_the_past: bool = False) -> None:
        """Say who does what an intent names.

        Films `of_the_past`, which can no longer be talked about, are no answer for other intents.
        """
        self._handlers[intent] = handler
        if of_the_past:
            self._of_the_past.add(intent)

    async def answer(
        self, caller: Caller, text: str, intent: Intent, among: Sequence[int] | None = None
    ) -> Message:
        """Do what is wanted of the film that a text means; else ask which one, or say no.

        Where several may be meant, it is one of `among`, if any of these is; they may be meant
        also when they were removed, or when the films in service lack them.
        """
        await self.look_for([text])
        reading = await asyncio.to_thread(self._read_among, text, among or ())
        if reading.clear:
            return await self.carry_out(caller, intent, [reading.movie])
        return await self.question(caller, reading, intent, addable=among is None)

    async def answer_several(self, caller: Caller, text: str, intent: Intent) -> list[Message]:
        """Do what is wanted of all films that are clear, at once; ask about each that is not."""
        readings = await asyncio.to_thread(self._read_several, text)
        if await self.look_for(each.text for each in readings if each.is_unknown):
            readings = await asyncio.to_thread(self._read_several, text)
        clear = {each.movie.movie_id: each.movie for each in readings if each.clear}
        unknown = [each.text for each in readings if each.is_unknown]
        messages = [await self.carry_out(caller, intent, [*clear.values()])] if clear else []
        if unknown:
            ends = await self._end_of_data(caller, further=False)
            messages.append(unknown_films(unknown, ends, caller.user_id))
        asked = [each for each in readings if not each.clear and not each.is_unknown]
        return [*messages, *[await self.question(caller, each, intent) for each in asked]]

    async def look_for(self, unknown: Iterable[str]) -> bool:
        """Ask outside for films of unknown Korean names; whether any name was learned."""
        return await self._services.korean_titles.look_for(unknown)

    async def carry_out(self, caller: Caller, intent: Intent, movies: Sequence[Movie]) -> Message:
        """Do what is wanted of films that are clear."""
        return await self._handlers[intent.name](FilmRequest(caller, intent, tuple(movies)))

    def titles(self, text: str) -> list[ListedTitle]:
        """Tell several titles apart, at most MAX_TITLES; raises TitleError."""
        listed = pasted_titles(text, self.is_one_title)
        if listed is None:
            listed = [ListedTitle(text)]
        elif len(listed) > MAX_TITLES:
            raise TooManyTitlesError(len(listed), MAX_TITLES)
        found = [each for entry in listed for each in self._apart(entry)]
        if not found:
            raise NoTitleError
        if len(found) > MAX_TITLES:
            raise TooManyTitlesError(len(found), MAX_TITLES)
        return found

    def read(self, text: str, among: Sequence[int] = ()) -> TitleReading:
        """Find out which film a text means; raises NoTitleError for a blank one.

        Of several that may be meant, films `among` some are kept, however little they are alike.
        """
        served = self._services.registry.current
        chosen = CHOSEN.fullmatch(text)
        if chosen:
            movie = served.film(int(chosen[1]))
            return TitleReading(text, (movie,) if movie else (), clear=movie is not None)
        if not text.strip():
            raise NoTitleError
        title = text.strip().strip('"“”')
        result = served.matcher.match(title)
        unknown = result.status is MatchStatus.NONE
        further = self._services.further_films.find(title, served, inside=unknown)
        return understood(text, result, served, further, among)

    async def question(
        self, caller: Caller, reading: TitleReading, intent: Intent, *, addable: bool = True
    ) -> Message:
        """Return the question which film is meant, or say that there is none.

        Who may can add the film, if it is `addable` for what is wanted of it.
        """
        further = bool(reading.further)
        ends = await self._end_of_data(caller, further=further, addable=addable)
        if reading.is_unknown:
            return unknown_films([reading.text], ends, caller.user_id)
        data = f"{intent.name}.{intent.argument}"
        candidates = [(movie, self.ratings(movie)) for movie in reading.offered]
        return film_question(reading, candidates, data, ends, caller.user_id)

    async def _end_of_data(
        self, caller: Caller, *, further: bool, addable: bool = True
    ) -> EndOfData:
        """Return up to which year films are known, and what a caller can do about others."""
        adding = await self.may_add(caller, further) if addable else Adding.OFF
        served = self._services.registry.current
        return EndOfData(served.newest_year, adding, len(served.matcher.other_titles) > 0)

    def ratings(self, movie: Movie) -> int:
        """Return how many people's likes taught the model in service about a film."""
        return self._services.registry.current.ratings(movie)

    def movie(self, movie_id: int) -> Movie:
        """Return a film that a button or menu names; raises ForgottenFilmError."""
        movie = self._services.registry.current.film(movie_id)
        if movie is None:
            raise ForgottenFilmError
        return movie

    def _read_among(self, text: str, among: Sequence[int]) -> TitleReading:
        served, reading = self._services.registry.current, self.read(text, among)
        past = [spoken_of(served.catalogue, each) for each in among if served.film(each) is None]
        if past and not reading.clear:
            reading = replace(reading, movies=(*_fitting(past, text), *reading.movies))
        return narrowed(self._all_named(reading) if reading.clear else reading, among)

    def _all_named(self, reading: TitleReading) -> TitleReading:
        """Leave it open which film is meant where each part of a text names one.

        "crazy, stpid, love" is one title, although two of its pieces are films.
        """
        if holds_all(reading.movie, reading.text):
            return reading
        try:
            readings = self._read_several(reading.text)
        except TitleError:
            return reading
        named = dict.fromkeys(movie for each in readings for movie in each.movies)
        several = len(readings) > 1 and len(named) > 1 and all(each.movies for each in readings)
        return TitleReading(reading.text, (*named,)) if several else reading

    def several(self, text: str) -> list[str]:
        """Tell several titles apart, as `titles` does, and the films of a series named once."""
        if series := self._series(text):
            return series
        titles = [each.title for each in self.titles(text)]
        return [each for title in titles for each in self._series(title) or [title]]

    def _series(self, text: str) -> list[str]:
        """Return the films of a series that is named once; none if these are not clear."""
        titles = numbered_titles(text)
        if not 1 < len(titles) <= MAX_TITLES or self._is_whole(text):
            return []
        readings = [self.read(title) for title in titles]
        clear = {each.movie for each in readings if each.clear}
        return titles if len(clear) == len(titles) else []

    def _read_several(self, text: str) -> list[TitleReading]:
        return [self.read(title) for title in self.several(text)]

    def _apart(self, listed: ListedTitle) -> list[ListedTitle]:
        """Take a line of a list apart where it holds several titles."""
        pieces = most_titles(listed.title)
        if pieces > MAX_PIECES:
            raise TooManyTitlesError(pieces, MAX_TITLES)
        if listed.whole:
            return [listed]
        titles = split_titles(listed.title, self._is_whole, self._are_apart)
        return [ListedTitle(title, listed.stars) for title in titles]

    def names_film(self, text: str) -> bool:
        """Whether a text is a film's name, with each number that it has."""
        registry = self._services.registry
        return registry.ready and names_film(registry.current.matcher, text)

    def is_one_title(self, text: str) -> bool:
        """Whether a text is a single title that is known, whatever commas it has."""
        matcher = self._services.registry.current.matcher
        result = matcher.match(text)
        if result.status is MatchStatus.NONE or matcher.other_titles.is_name(text):
            return result.status is not MatchStatus.NONE
        return is_a_title(matcher, text, result)

    def _is_whole(self, text: str) -> bool:
        """Whether a text is a single title, if only one that a larger data set knows."""
        served = self._services.registry.current
        return self.is_one_title(text) or bool(self._services.further_films.find(text, served))

    def _are_apart(self, joined: Joined) -> bool:
        return are_two_films(self._services.registry.current.matcher, joined)

    def is_other_title(self, text: str) -> bool:
        """Whether a text is exactly a film's name in another language."""
        return self._services.registry.current.matcher.other_titles.is_name(text)

    async def _answered(self, press: Press) -> None:
        """The person said which film was meant."""
        name, _, argument = press.data.partition(".")
        value = press.chosen if press.values else NONE_OF_THESE
        if value == NONE_OF_THESE:
            await press.edit(nothing_chosen())
            return
        if name not in self._handlers:
            raise ForgottenFilmError
        if name in self._of_the_past:
            movie = spoken_of(self._services.registry.current.catalogue, press.chosen_number)
        else:
            movie = self.movie(press.chosen_number)
        await press.edit(await self.carry_out(press.caller, Intent(name, argument), [movie]))


def _fitting(movies: Sequence[Movie], text: str) -> tuple[Movie, ...]:
    """Return which of a few films a text may mean, best first."""
    chosen = CHOSEN.fullmatch(text)
    if chosen:
        return tuple(movie for movie in movies if movie.movie_id == int(chosen[1]))
    result = TitleMatcher(Catalogue(movies)).match(text)
    return () if result.status is MatchStatus.NONE else result.movies
