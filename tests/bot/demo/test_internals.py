"""What reaches into SimCord does what it is for."""

import asyncio

import discord
import pytest
from discord.ext import commands

from bot.demo.internals import PatientEnv


async def test_a_bot_may_take_as_long_to_join_as_to_do_anything_else() -> None:
    loop = asyncio.get_running_loop()
    bot = commands.Bot("!", intents=discord.Intents.default())
    env = PatientEnv(bot, settle_timeout=60.0)
    ready, moment = asyncio.Event(), loop.time

    async def on_ready() -> None:
        # As on a machine so slow that six seconds go by before the bot gets any further.
        loop.time = lambda: moment() + 6.0  # type: ignore[method-assign]
        await asyncio.to_thread(ready.set)

    bot.add_listener(on_ready)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loop, "time", moment)
        await env.start()
    assert ready.is_set()
    await env.shutdown()
