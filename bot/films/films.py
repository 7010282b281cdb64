"""Facts about films: fresh ones from the store, others from TMDB by one request each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.clock import Clock
from bot.domain.films.facts import KEPT_FOR, FactsRecord, FilmFacts
from bot.domain.films.traits import FilmTraits
from bot.films.client import TmdbClient
from bot.films.errors import KeyRefusedError, SourceError, SourceRestingError, UnreadableAnswerError
from bot.films.reading import FoundFilm, read_film, read_found, read_korean_titles
from bot.store.errors import StoreError
from bot.store.films import StoredFacts
from recommender import Movie
from recommender.titles.other_titles import NumberedTitle

# Seconds that an answer waits for facts; facts that come later complete it.
PATIENCE = 1.0
# The most requests that wait while TMDB is slow: more than a long list needs.
MAX_WAITING = 200

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class LookUp:
    """The facts known now of some films, by movie id, and a way to wait for the others."""

    known: Mapping[int, FilmFacts] = field(default_factory=dict)
    later: Callable[[], Awaitable[Mapping[int, FilmFacts]]] | None = None


class Films:
    """Looks up facts of films; without a client there are none.

    `number_of` returns a film's TMDB id. `traits` has the traits of all films with stored facts, by
    that id.
    """

    def __init__(
        self,
        client: TmdbClient | None,
        kept: StoredFacts,
        clock: Clock,
        images: str,
        number_of: Callable[[Movie], int | None] = lambda movie: movie.tmdb_id,
    ) -> None:
        self._client, self._kept, self._clock = client, kept, clock
        self._images, self.number_of = images, number_of
        self._asking: dict[tuple[int, str], asyncio.Task[FactsRecord | None]] = {}
        self._is_prompt = True
        self.traits: dict[int, FilmTraits] = {}
        self.on_key_refused: Callable[[], Awaitable[None]] | None = None
        self.on_titles: Callable[[Sequence[NumberedTitle], datetime], None] | None = None
        self._telling: asyncio.Task[None] | None = None

    @property
    def is_on(self) -> bool:
        """Whether the owner has a key, so that there may be facts."""
        return self._client is not None

    @property
    def is_answering(self) -> bool:
        """Whether TMDB gets requests now."""
        client = self._client
        return client is not None and not client.is_refused and not client.breaker.is_resting

    async def read_traits(self) -> None:
        """Read by what films can be filtered; what is too old to be kept is forgotten."""
        if self.is_on:
            self.traits = await self._kept.traits(self._clock.now() - KEPT_FOR)

    async def close(self) -> None:
        """Stop asking."""
        tasks = [*self._asking.values(), *([self._telling] if self._telling else [])]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def look_up(self, movies: Iterable[Movie], language: str) -> LookUp:
        """Return what is known of films, waiting a moment for what has to be asked for."""
        numbered = {movie.movie_id: self.number_of(movie) for movie in movies} if self.is_on else {}
        numbers = {key: number for key, number in numbered.items() if number is not None}
        if not numbers:
            return LookUp()
        wanted = list(dict.fromkeys(numbers.values()))
        records = await self._usable(wanted, language)
        asked = self._ask_for(
            [n for n in wanted if n not in records or not records[n].is_fresh(self._clock.now())],
            language,
        )
        unknown = {number: task for number, task in asked.items() if number not in records}
        await self._wait(unknown.values())
        _take_in(records, unknown.values())

        async def complete() -> Mapping[int, FilmFacts]:
            await asyncio.wait(unknown.values())
            _take_in(records, unknown.values())
            return self._facts(numbers, records)

        pending = any(not task.done() for task in unknown.values())
        return LookUp(self._facts(numbers, records), complete if pending else None)

    async def film(self, tmdb_id: int, language: str) -> FilmFacts | None:
        """Return what TMDB says of one number; None where it knows none. Raises SourceError."""
        records = await self._usable([tmdb_id], language)
        if tmdb_id not in records:
            task = self._ask_for([tmdb_id], language).get(tmdb_id)
            await self._wait([task] if task else [])
            if task is None or not task.done() or (record := task.result()) is None:
                raise SourceRestingError
            records[tmdb_id] = record
        return records[tmdb_id].facts

    async def search(self, title: str, year: int | None, language: str) -> list[FoundFilm]:
        """Return the films that a title may mean, without adult ones. Raises SourceError."""
        if self._client is None:
            raise SourceRestingError
        answer = await self._promptly(self._client.search(title, year, language))
        return [film for film in read_found(answer) if not film.adult]

    async def named_by_imdb(self, imdb_id: int, language: str) -> list[FoundFilm]:
        """Return the film that has an IMDb number, if any. Raises SourceError."""
        if self._client is None:
            raise SourceRestingError
        answer = await self._promptly(self._client.by_imdb(imdb_id, language))
        return [film for film in read_found(answer) if not film.adult]

    async def _promptly(self, question: Awaitable[object]) -> object:
        try:
            async with asyncio.timeout(PATIENCE):
                return await question
        except TimeoutError:
            raise SourceRestingError from None
        except KeyRefusedError:
            self._tell_refused()
            raise

    async def _usable(self, numbers: list[int], language: str) -> dict[int, FactsRecord]:
        now, kept = self._clock.now(), await self._kept.get(numbers, language)
        return {number: record for number, record in kept.items() if record.may_be_kept(now)}

    def _facts(
        self, numbers: Mapping[int, int], records: Mapping[int, FactsRecord]
    ) -> dict[int, FilmFacts]:
        found = ((key, records.get(number)) for key, number in numbers.items())
        return {
            key: self.with_address(record.facts)
            for key, record in found
            if record is not None and record.facts is not None
        }

    def with_address(self, facts: FilmFacts) -> FilmFacts:
        """What is kept of a poster is its path: the address may be another one by now."""
        return replace(facts, poster=f"{self._images}{facts.poster}") if facts.poster else facts

    def _ask_for(
        self, numbers: Iterable[int], language: str
    ) -> dict[int, asyncio.Task[FactsRecord | None]]:
        """Start requests for films without one under way, unless TMDB rests."""
        asked = {}
        for number in numbers:
            key = (number, language)
            if key not in self._asking and self.is_answering and len(self._asking) < MAX_WAITING:
                self._asking[key] = asyncio.create_task(self._ask_once(number, language))
            if key in self._asking:
                asked[number] = self._asking[key]
        return asked

    async def _wait(self, tasks: Iterable["asyncio.Task[FactsRecord | None]"]) -> None:
        """Wait for a moment, unless TMDB has lately kept somebody waiting in vain."""
        waited = list(tasks)
        if waited and self._is_prompt:
            _, late = await asyncio.wait(waited, timeout=PATIENCE)
            self._is_prompt = not late

    async def _ask_once(self, number: int, language: str) -> FactsRecord | None:
        try:
            answered = await self._answered_meanwhile(number, language)
            return answered or await self._ask(number, language)
        finally:
            del self._asking[number, language]

    async def _answered_meanwhile(self, number: int, language: str) -> FactsRecord | None:
        """Return what was kept since the caller looked, if that spares another question."""
        try:
            record = (await self._usable([number], language)).get(number)
        except StoreError:
            return None  # TMDB is asked; that its answer cannot be kept either is logged then
        return record if record is not None and record.is_fresh(self._clock.now()) else None

    async def _ask(self, number: int, language: str) -> FactsRecord | None:
        """Ask about a number and keep the answer; None where there is none."""
        if self._client is None:
            return None
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            answer = await self._client.film(number, language)
            now = self._clock.now()
            facts = None if answer is None else read_film(answer, language, now)
        except KeyRefusedError:
            self._tell_refused()
            return None
        except UnreadableAnswerError as error:
            logger.warning("TMDB's answer about film %s cannot be read: %s", number, error)
            return None
        except SourceError:
            return None
        self._is_prompt = self._is_prompt or loop.time() - began < PATIENCE
        record = FactsRecord(number, language, now, facts)
        titles = read_korean_titles(answer)
        if titles and self.on_titles is not None:
            self.on_titles([NumberedTitle(each, tmdb_id=number) for each in titles], now)
        if facts is not None:
            self.traits[number] = FilmTraits.of(facts)
        try:
            await self._kept.keep([record])
        except StoreError as error:
            logger.warning("what TMDB says of film %s was not stored: %s", number, error)
        return record

    def _tell_refused(self) -> None:
        """Tell the owner once that TMDB refuses the key."""
        if self._telling is None:
            logger.warning("TMDB does not take the key (MATINEE_TMDB_KEY): no facts about films")
            if self.on_key_refused is not None:
                self._telling = asyncio.ensure_future(_told(self.on_key_refused))


async def _told(tell: Callable[[], Awaitable[None]]) -> None:
    try:
        await tell()
    except Exception:
        logger.exception("the owner was not told that TMDB does not take the key")


def _take_in(
    records: dict[int, FactsRecord], tasks: Iterable["asyncio.Task[FactsRecord | None]"]
) -> None:
    for task in tasks:
        if task.done() and not task.cancelled() and (record := task.result()) is not None:
            records[record.tmdb_id] = record
