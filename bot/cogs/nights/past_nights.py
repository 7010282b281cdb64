"""Past nights: the history in pages, and the figures in a picture."""

import asyncio
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.cogs.nights.directory import NightDirectory
from bot.discord.client import MatineeContext
from bot.discord.router import Press
from bot.discord.sending import FAILURES
from bot.domain.nights import fairness
from bot.domain.nights.fairness import PastVote
from bot.domain.nights.history import HistoryPage, NightFigures
from bot.messages.kinds import FORMATS
from bot.messages.nights import history as words
from bot.messages.translation import speaking
from bot.ui.fonts import drawable, drawn_language
from bot.ui.nights.history import HISTORY, PICTURE, history, stats
from bot.ui.nights.picture import NightPicture, draw
from recommender import Movie

__all__ = ["HISTORY", "PastNights"]
MAX_BARS = 8


@dataclass(frozen=True)
class PastNights:
    """Shows what remains of nights."""

    directory: NightDirectory

    async def show_history(self, ctx: MatineeContext, guild_id: int, page: int) -> None:
        """Show one page of past nights."""
        found = await self.directory.nights.history.page(guild_id, page)
        await ctx.answer(history(found, self._movies(found)))

    async def turn(self, press: Press) -> None:
        """Turn to another page."""
        found = await self.directory.nights.history.page(press.guild_id or 0, press.page)
        await press.edit(history(found, self._movies(found)))

    async def show_stats(self, ctx: MatineeContext, guild: discord.Guild) -> None:
        """Show a server's figures as a picture and in words."""
        figures = await self.directory.nights.history.figures(guild.id)
        if not figures.watched:
            await ctx.answer(words.none_held())
            return
        votes = await self.directory.nights.history.past_votes(guild.id)
        genres = self._genres(figures)
        with speaking(await asyncio.to_thread(drawn_language)):
            picture = NightPicture(
                months=_months(figures),
                genres=tuple(genres.most_common(MAX_BARS)),
                hosts=await self._named(guild, figures.hosts.most_common(MAX_BARS)),
                weights=await self._named(guild, _most_weighty(votes)),
            )
            drawn = await asyncio.to_thread(draw, picture)
        await ctx.answer(stats(figures, genres, discord.File(io.BytesIO(drawn), PICTURE)))

    def _movies(self, found: HistoryPage) -> dict[int, Movie]:
        return self.directory.movies([p.night.movie_id for p in found.nights if p.night.movie_id])

    def _genres(self, figures: NightFigures) -> Counter[str]:
        movies = self.directory.movies(
            [n.movie_id for n in figures.watched if n.movie_id is not None]
        )
        return Counter(
            genre
            for night in figures.watched
            if night.movie_id in movies
            for genre in movies[night.movie_id or 0].genres
            if genre not in FORMATS
        )

    async def _named(
        self, guild: discord.Guild, people: Sequence[tuple[int, float]]
    ) -> tuple[tuple[str, float], ...]:
        return tuple([(await _name(guild, user_id), number) for user_id, number in people])


async def _name(guild: discord.Guild, user_id: int) -> str:
    member = guild.get_member(user_id)
    if member is None:
        try:
            member = await guild.fetch_member(user_id)
        except FAILURES:
            return words.who_left()
    # The fonts have no letters of some languages; user names are in Latin ones.
    name = member.display_name
    return name if await asyncio.to_thread(drawable, name) else member.name


def _months(figures: NightFigures) -> tuple[tuple[str, int], ...]:
    counted = Counter(f"{night.starts_at:%Y-%m}" for night in figures.watched)
    return tuple(sorted(counted.items())[-12:])


def _most_weighty(votes: Sequence[PastVote]) -> list[tuple[int, float]]:
    """Return those who count most next time, with their weights, of whom that may be said."""
    owed = fairness.owed([vote.satisfaction for vote in votes])
    named = [user_id for user_id in owed if fairness.may_be_named(votes, user_id)]
    ranked = sorted(named, key=lambda user_id: (-owed[user_id], user_id))
    return [(user_id, fairness.weight(owed[user_id])) for user_id in ranked[:MAX_BARS]]
