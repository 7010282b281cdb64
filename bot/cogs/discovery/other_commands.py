"""What people type as a film behind `movie` that asks for something else."""

import asyncio

from bot.domain.filters.korean import in_english
from bot.domain.nights.times import time_of_night
from bot.messages.aliases import name_here
from bot.messages.help import night_meant, unknown_command


async def other_command(invoked: str | None, title: str) -> str | None:
    """Name the command that "movie night tomorrow" or "영화 추천해 줘" means; None for a film."""
    if when := await asyncio.to_thread(time_of_night, title):
        return night_meant(f"{invoked} {title}", when)
    if "추천" in title and not in_english(title).strip():
        return unknown_command(f"{invoked} {title}", name_here("recommend") or "recommend")
    return None
