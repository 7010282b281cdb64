"""The stars that people give, one film or several at once, and what is asked about them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.discord.caller import Caller
from bot.discord.client import Matinee
from bot.discord.options import Rating
from bot.discord.pasted_lists import ListedTitle
from bot.discord.router import Press
from bot.discord.title_questions import Intent
from bot.domain.joined_titles import numbered_titles
from bot.domain.ratings import RatedTitle, checked_stars, read_ratings
from bot.domain.tastes import Action, TasteChange
from bot.domain.title_reading import TitleReading
from bot.domain.titles import RatingError
from bot.messages import ratings as sentences
from bot.ui.message import Message
from bot.ui.tastes import rating as questions
from bot.ui.tastes import tastes
from recommender import Movie
from recommender.titles.normalise import words_of


@dataclass(frozen=True, slots=True)
class ReadRating:
    """What was made of a typed rating: a title, its stars, and the film of the whole text."""

    title: TitleReading
    stars: float
    whole: Movie | None = None


class Ratings:
    """Reads ratings and asks where a number may be the stars or a part of the title."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        bot.actions.on(questions.RATE, self._rate, once=True)
        bot.actions.on(questions.ASK_STARS, self._ask_stars)
        bot.actions.on(questions.ASK_FILM, self._ask_film)

    async def answer(self, caller: Caller, rating: Rating) -> list[Message]:
        """Store the stars of all films that are clear; ask about each that is not."""
        if rating.typed:
            return await self._answer_typed(caller, rating.title)
        intent = _intent(checked_stars(rating.stars))
        return await self.bot.questions.answer_several(caller, rating.title, intent)

    async def _answer_typed(self, caller: Caller, text: str) -> list[Message]:
        read, unrated = await asyncio.to_thread(self._read, text)
        unknown = [each.title.text for each in read if each.title.is_unknown]
        if await self.bot.questions.look_for(unknown):
            read, unrated = await asyncio.to_thread(self._read, text)
        if len(read) + len(unrated) == 1 and unrated:
            return [await self._without_stars(caller, text)]
        clear = [each for each in read if each.title.clear and each.whole is None]
        rated = {each.title.movie: each.stars for each in clear}
        messages = [await self._store(caller, rated)] if rated else []
        if unrated:
            messages.append(Message(sentences.without_stars(unrated)))
        asked = [each for each in read if each not in clear]
        return [*messages, *[await self._question(caller, each) for each in asked]]

    async def _without_stars(self, caller: Caller, text: str) -> Message:
        """Ask for the stars of a film that has none, or a number that is none; else RatingError."""
        for title in filter(None, (text, _beside_no_stars(text))):
            reading = await asyncio.to_thread(self.bot.questions.read, title)
            if reading.clear:
                return questions.stars_question(reading.movie, caller.user_id)
        raise RatingError

    async def _store(self, caller: Caller, rated: dict[Movie, float]) -> Message:
        if len(rated) == 1:
            ((movie, stars),) = rated.items()
            return await self.bot.questions.carry_out(caller, _intent(stars), [movie])
        changes = [TasteChange.rate(movie.movie_id, stars) for movie, stars in rated.items()]
        store = self.bot.services.store.tastes
        recorded = await store.record(caller.user_id, caller.guild_id, changes)
        changed = [each for each in rated.items() if each[0].movie_id in recorded.changed]
        before = [movie for movie in rated if movie.movie_id not in recorded.changed]
        parts = [sentences.rated_several(changed)] if changed else []
        parts += [sentences.rated_already(before)] if before else []
        change_id = recorded.change_id if changed else None
        return tastes.stored("\n".join(parts), change_id, caller.user_id)

    async def _question(self, caller: Caller, read: ReadRating) -> Message:
        """Return what to ask, or that no such film is known."""
        title, user_id = read.title, caller.user_id
        if read.whole is None:
            return await self.bot.questions.question(caller, title, _intent(read.stars))
        rated = [title.movie] if title.clear else title.movies
        if not rated:
            return questions.stars_question(read.whole, user_id)
        return questions.film_or_stars(read.whole, rated, read.stars, user_id)

    def _read(self, text: str) -> tuple[list[ReadRating], list[str]]:
        """Return what is rated, and the titles without stars."""
        listed = self._with_common_stars(self._titles(text))
        read = [self._read_one(each) for each in listed]
        unrated = [each.title for each, found in zip(listed, read, strict=True) if found is None]
        return [each for each in read if each is not None], unrated

    def _titles(self, text: str) -> list[ListedTitle]:
        one_line = "\n" not in text
        if one_line and any(self._is_title(each.title) for each in _readings(text)):
            return self._sharing_stars(text) or [ListedTitle(text)]
        return self.bot.questions.titles(text)

    def _sharing_stars(self, text: str) -> list[ListedTitle]:
        """Give the stars of "a and also b 4" to both; none where a part may have its own."""
        readings = _readings(text)
        if len(readings) != 1:
            return []
        titles = self.bot.questions.several(readings[0].title)
        alone = not any(_readings(title) for title in titles)
        if len(titles) < 2 or not (alone or numbered_titles(readings[0].title)):
            return []
        return [ListedTitle(title, readings[0].stars) for title in titles]

    def _is_title(self, text: str) -> bool:
        return ("," not in text and ";" not in text) or self.bot.questions.is_one_title(text)

    def _read_one(self, listed: ListedTitle) -> ReadRating | None:
        read = self.bot.questions.read
        if listed.stars is not None:
            return ReadRating(read(listed.title), listed.stars)
        readings = [(each, read(each.title)) for each in _readings(listed.title)]
        if not readings:
            return None
        rated, title = _likeliest(readings)
        whole = read(listed.title) if rated.number else None
        holds = whole and whole.clear and _holds(whole.movie, rated, listed.title)
        return ReadRating(title, rated.stars, whole.movie if whole and holds else None)

    def _with_common_stars(self, listed: Sequence[ListedTitle]) -> Sequence[ListedTitle]:
        """Give several films the stars that were typed once, before the first or after the last."""
        readings = [_readings(each.title)[:1] for each in listed]
        rated = [place for place, found in enumerate(readings) if found or listed[place].stars]
        if len(listed) < 2 or len(rated) != 1 or not readings[rated[0]]:
            return listed
        (reading,), place = readings[rated[0]], rated[0]
        others = [each.title for at, each in enumerate(listed) if at != place]
        if place != (0 if reading.leading else len(listed) - 1) or any(
            map(self._off_scale, others)
        ):
            return listed
        titles = [reading.title if at == place else each.title for at, each in enumerate(listed)]
        return [
            replace(each, title=title, stars=reading.stars)
            for each, title in zip(listed, titles, strict=True)
        ]

    def _off_scale(self, text: str) -> bool:
        """Whether a title has a number beside it that is neither its own nor stars."""
        return bool(_beside_no_stars(text)) and not self.bot.questions.read(text).clear

    async def _rate(self, press: Press) -> None:
        movie_id, _, stars = press.data.partition(".")
        movie = self.bot.questions.movie(press.whole(movie_id))
        intent = _intent(checked_stars(press.decimal(stars)))
        await press.edit(await self.bot.questions.carry_out(press.caller, intent, [movie]))

    async def _ask_stars(self, press: Press) -> None:
        movie = self.bot.questions.movie(press.number)
        await press.edit(questions.stars_question(movie, press.user_id))

    async def _ask_film(self, press: Press) -> None:
        stars, _, ids = press.data.rpartition(".")
        movies = tuple(self.bot.questions.movie(press.whole(each)) for each in ids.split("-"))
        reading = TitleReading(movies[0].title, movies)
        intent = _intent(checked_stars(press.decimal(stars)))
        await press.edit(await self.bot.questions.question(press.caller, reading, intent))


def _intent(stars: float) -> Intent:
    return Intent(Action.RATE, f"{stars:g}")


def _readings(text: str) -> list[RatedTitle]:
    try:
        return read_ratings(text)
    except RatingError:
        return []


def _beside_no_stars(text: str) -> str:
    """Return the title beside a number that is off the scale of stars; empty without one."""
    try:
        read_ratings(text)
    except RatingError as error:
        return error.title
    return ""


def _likeliest(
    readings: Sequence[tuple[RatedTitle, TitleReading]],
) -> tuple[RatedTitle, TitleReading]:
    """Of "3 idiots 4" and "2 toy story 2", take the stars that are no part of the title."""
    if len(readings) > 1:
        (first, _), (last, title) = readings
        if title.clear and _holds(title.movie, first, last.title):
            return readings[1]
    return readings[0]


def _holds(movie: Movie, rated: RatedTitle, text: str) -> bool:
    """Whether the name of a film has the number of a rating in the same place as a text."""
    number, typed, name = words_of(rated.number), words_of(text), words_of(movie.title)
    if name[: len(number)] == number if rated.leading else number[0] in name[1:]:
        return typed.count(number[0]) <= name.count(number[0])
    return False
