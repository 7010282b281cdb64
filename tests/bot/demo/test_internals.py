"""What reaches into SimCord does what it is for."""

import asyncio

import discord
import pytest
from discord.ext import commands
from markdown_it.rules_inline.state_inline import StateInline
from simcord.preview import _markdown

from bot.demo import internals
from bot.demo.internals import PatientEnv


@pytest.mark.parametrize(("settle_timeout", "join_timeout"), [(60.0, 0.0), (1.0, 60.0)])
async def test_a_bot_may_take_as_long_to_join_as_it_is_allowed(
    settle_timeout: float, join_timeout: float
) -> None:
    loop = asyncio.get_running_loop()
    bot = commands.Bot("!", intents=discord.Intents.default())
    env = PatientEnv(bot, settle_timeout=settle_timeout)
    env.join_timeout = join_timeout
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


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Heat (1995)**를 넣었어요", ["Heat (1995)"]),
        ("**A (1)**, **B (2)**를, “**C**”는", ["A (1)", "B (2)", "C"]),
        ("**Heat (1995)** and more", ["Heat (1995)"]),
        ("2 ** 3 (4) ** 5", []),
    ],
)
def test_bold_titles_are_bold_before_korean_particles(
    text: str, bold: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StateInline, "scanDelims", StateInline.scanDelims)
    internals.show_bold_before_letters()
    shown: list[str] = []
    inside = False
    for token in _markdown.markdown_tokens(text)[0]["children"][0]["children"]:
        if inside and token["type"] == "text":
            shown.append(token["content"])
        inside = token["type"] == "strong_open" or (inside and token["type"] != "strong_close")
    assert shown == bold
