"""What a person reads in the terminal."""

from datetime import timedelta

import discord
import pytest

from bot.demo.printing import as_text
from bot.demo.sent_messages import SentMessage
from bot.messages.wording import bold, plain, quoted


@pytest.mark.parametrize(
    ("hence", "told"),
    [
        (timedelta(hours=22, minutes=1), "in 22 hours"),
        (timedelta(days=-3), "3 days ago"),
        (timedelta(minutes=-1, seconds=-5), "1 minute ago"),
    ],
)
def test_discords_relative_times_are_told_as_discord_tells_them(
    hence: timedelta, told: str
) -> None:
    # The server's time may be ahead of the machine's, where somebody let time pass.
    at = discord.utils.utcnow() + timedelta(days=9)
    text = f"It begins {discord.utils.format_dt(at + hence, 'R')}."
    sent = SentMessage("movies", text, (), (), ephemeral=False, reply_to=None, edited=False, at=at)
    assert f"It begins {told}." in as_text(sent, {})


def test_titles_show_as_they_are_written_wherever_discord_reads_markdown() -> None:
    typed = r"[REC]² *_~`|<12> \ M*A*S*H"
    embed = {
        "title": plain(typed),
        "description": bold(typed),
        "fields": [{"name": plain(typed), "value": quoted(typed)}],
        "footer": {"text": typed},
    }
    at = discord.utils.utcnow()
    sent = SentMessage(
        "movies",
        plain(typed),
        (embed,),
        (typed,),
        ephemeral=False,
        reply_to=None,
        edited=False,
        at=at,
    )
    assert as_text(sent, {12: "ana"}).splitlines()[1:] == [
        f"  {typed}",
        f"  | {typed}",
        f"  | **{typed}**",
        f"  | {typed}: “{typed}”",
        f"  | {typed}",
        f"  [{typed}]",
    ]


def test_mentions_show_names() -> None:
    text = "<@1> and <@!1> of <@&2> in <#3>, not <@4>"
    sent = SentMessage(
        "movies",
        text,
        (),
        (),
        ephemeral=False,
        reply_to=None,
        edited=False,
        at=discord.utils.utcnow(),
    )
    assert as_text(sent, {1: "@ana", 2: "@film lovers", 3: "#movies"}).endswith(
        "\n  @ana and @ana of @film lovers in #movies, not <@4>"
    )
