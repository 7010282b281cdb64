"""Past nights: the history in pages, and the figures in a picture."""

import asyncio
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.cogs.nights.desk import Desk
from bot.discord.client import MatineeContext
from bot.discord.router import Press
from bot.domain.nights import fairness
from bot.domain.nights.history import HistoryPage, NightFigures
from bot.ui.nights.lists import HISTORY, history_embed, history_view, stats_text
from bot.ui.nights.picture import NightPicture, draw, drawable
from recommender import Movie

__all__ = ["HISTORY", "Remembering"]
MOST_BARS = 8
PICTURE = "nights.png"


@dataclass(frozen=True)
class Remembering:
    """Shows what remains of nights."""

    desk: Desk

    async def show_history(self, ctx: MatineeContext, guild_id: int, page: int) -> None:
        """Show one page of past nights."""
        found = await self.desk.nights.memory.history(guild_id, page)
        embed = history_embed(found, self._movies(found))
        if found.pages > 1:
            await ctx.send(embed=embed, view=history_view(found))
        else:
            await ctx.send(embed=embed)

    async def turn(self, press: Press) -> None:
        """Turn to another page."""
        found = await self.desk.nights.memory.history(press.guild_id or 0, int(press.data))
        await press.edit(embed=history_embed(found, self._movies(found)), view=history_view(found))

    async def show_stats(self, ctx: MatineeContext, guild: discord.Guild) -> None:
        """Show a server's figures as a picture and in words."""
        figures = await self.desk.nights.memory.figures(guild.id)
        if not figures.watched:
            await ctx.send("No movie night has been held here yet. `night plan` plans one.")
            return
        owed = fairness.owed(await self.desk.nights.memory.served(guild.id))
        genres = self._genres(figures)
        picture = NightPicture(
            months=_months(figures),
            genres=tuple(genres.most_common(MOST_BARS)),
            hosts=await self._named(guild, figures.hosts.most_common(MOST_BARS)),
            weights=await self._named(guild, _most(owed)),
        )
        drawn = await asyncio.to_thread(draw, picture)
        embed = discord.Embed(title="Movie nights here", description=stats_text(figures, genres))
        embed.set_image(url=f"attachment://{PICTURE}")
        await ctx.send(embed=embed, file=discord.File(io.BytesIO(drawn), PICTURE))

    def _movies(self, found: HistoryPage) -> dict[int, Movie]:
        return self.desk.movies([p.night.movie_id for p in found.nights if p.night.movie_id])

    def _genres(self, figures: NightFigures) -> Counter[str]:
        movies = self.desk.movies([n.movie_id for n in figures.watched if n.movie_id is not None])
        return Counter(
            genre
            for night in figures.watched
            if night.movie_id in movies
            for genre in movies[night.movie_id or 0].genres
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
        except discord.HTTPException:
            return "somebody who left"
    # The font has no letters of some languages; user names are in Latin ones.
    name = member.display_name
    return name if await asyncio.to_thread(drawable, name) else member.name


def _months(figures: NightFigures) -> tuple[tuple[str, int], ...]:
    counted = Counter(f"{night.starts_at:%Y-%m}" for night in figures.watched)
    return tuple(sorted(counted.items())[-12:])


def _most(owed: dict[int, float]) -> list[tuple[int, float]]:
    """Return those who count most next time, with their weights."""
    ranked = sorted(owed, key=lambda user_id: (-owed[user_id], user_id))
    return [(user_id, fairness.weight(owed[user_id])) for user_id in ranked[:MOST_BARS]]
