"""The only place that reaches into SimCord's insides; it is pinned to one version for this."""

import asyncio
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import discord
import simcord
from aiohttp import web
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from simcord._runtime import _WorkState
from simcord.backend.models import Message
from simcord.enums import MessageType
from simcord.preview import _markdown, _server

from bot.discord.errors import sentence
from bot.store.database import STORE_TASK

# What of a message is kept between starts: what people read and press, not who reacted.
KEPT = (
    "id",
    "channel_id",
    "author_id",
    "content",
    "timestamp",
    "edited_timestamp",
    "type",
    "flags",
    "pinned",
    "embeds",
    "components",
    "reference",
    "reply_author_id",
    "reply_author_interaction",
    "interaction_metadata",
    "mention_user_ids",
)

# Brackets and quotation marks that close.
_ENDS_OF_NAMES = ("Pe", "Pf")
# What people type on the page: its meaning does not depend on what is shown just then.
_TYPED = ("send_message", "run_command", "autocomplete_command", "modal_submit")
_TEXT_TYPES = (MessageType.DEFAULT, MessageType.REPLY, MessageType.CHAT_INPUT_COMMAND)


_STYLE = "/preview.css"
_BESIDE = """
@container preview (max-width: 600px) {
  .component-section { grid-template-columns: minmax(0, 1fr) auto; }
}
"""

# How often a look is taken at whether the bot is done, in seconds. A conversation waits that long
# for nothing at nearly every step; SimCord's own twentieth of a second can be felt.
LOOK_INTERVAL = 0.005


class _Work(_WorkState):
    """Leaves the store's tasks out: one that waits for each is looked at anyway.

    SimCord looks at all that the bot does whenever any of it has ended.
    """

    def track_task(self, task: asyncio.Task[Any], *words: Any) -> None:  # noqa: ANN401 - as SimCord
        if task.get_name() != STORE_TASK:
            super().track_task(task, *words)


class PatientEnv(simcord.Env):
    """Lets the bot take as long to join as to do anything else; SimCord allows five seconds.

    It sees sooner than SimCord that the bot is done, and takes no refusal that the bot answers for
    a failure. `join_timeout` allows more for joining alone.
    """

    join_timeout = 0.0

    def __init__(self, bot: discord.Client, **options: Any) -> None:  # noqa: ANN401 - as SimCord
        super().__init__(bot, **options)
        self._work = _Work()

    def _record_error(self, error: BaseException) -> None:
        if sentence(error) is None:
            super()._record_error(error)

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109  # SimCord's own parameter
        idle: float = LOOK_INTERVAL,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        allowed = (self.settle_timeout, self.join_timeout)
        patience = None if timeout is None else max(timeout, *allowed)
        await super()._settle_internal(
            timeout=patience, idle=min(idle, LOOK_INTERVAL), dispatch=dispatch, _deadline=_deadline
        )


def name_bot(env: simcord.Env, name: str) -> None:
    """Give the bot its name before it joins."""
    env.backend.bot_user.name = name


def joined_long_ago(env: simcord.Env, guild_id: int) -> None:
    """Let the bot have been on a server for a while, so that it does not introduce itself."""
    bot_id = env.backend.bot_user.id
    env.backend.get_member(guild_id, bot_id).joined_at = "2020-01-01T00:00:00+00:00"


def set_clock(env: simcord.Env, moment: datetime) -> None:
    """Move the clock of a server that has not started to a later moment."""
    ahead = (moment - env.now()).total_seconds()
    env.backend.advance_clock(max(0.0, ahead))


def wall_clock() -> float:
    """Return seconds of real time; SimCord replaces `time.monotonic` by the server's."""
    return time.perf_counter()


def take_turns(preview: simcord.Preview, turns: asyncio.Lock) -> None:
    """Let what is done on the page wait for `turns`: only one thing may happen at a time.

    What is typed is taken although the page was shown anew meanwhile; SimCord would refuse it, as a
    button that has changed since somebody saw it.
    """
    act = preview._action  # noqa: SLF001  # SimCord has no hook for this

    async def act_in_turn(context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with turns:
            page = preview._get_page(context_id)  # noqa: SLF001  # as above
            # One that was sent twice has to stay the same to be known again.
            is_new = body.get("sequence") == page.last_sequence + 1
            if is_new and body.get("kind") in _TYPED:
                body = {**body, "published_revision": page.revision}
            return await act(context_id, body)

    preview._action = act_in_turn  # type: ignore[method-assign]  # noqa: SLF001  # as above


def show_as_discord() -> None:
    """Let all pages show messages as Discord does where SimCord does otherwise."""
    show_mentions()
    show_bold_before_letters()
    show_pictures_beside_text()


def show_mentions() -> None:
    """Let the page show names in embeds, as Discord does; SimCord shows the raw ids."""
    for place in ("embed_description", "embed_field_value"):
        _markdown._FIELD_POLICIES[place]["mentions"] = True  # noqa: SLF001  # there is no other way


def show_bold_before_letters() -> None:
    """Let the page end bold text before a letter, as Discord does: "**Heat (1995)**를".

    SimCord asks CommonMark, which takes asterisks between a bracket and a letter as a beginning.
    """
    scan = StateInline.scanDelims

    def scan_as_discord(state: StateInline, start: int, can_split_word: bool) -> Scanned:
        found = scan(state, start, can_split_word)
        before = unicodedata.category(state.src[start - 1]) if start else ""
        ends = found.can_close or before in _ENDS_OF_NAMES
        return found._replace(can_close=ends)

    StateInline.scanDelims = scan_as_discord  # type: ignore[method-assign, assignment]


def show_pictures_beside_text() -> None:
    """Let a page as narrow as a phone show pictures to the right of their text, as Discord does.

    SimCord puts them below, which makes lists of films twice as long.
    """
    serve = _server.PreviewServer._static  # noqa: SLF001  # SimCord has no hook for this

    async def serve_with_style(page: _server.PreviewServer, request: web.Request) -> Any:  # noqa: ANN401 - as SimCord
        answer = await serve(page, request)
        if request.path == _STYLE:
            answer.text = (answer.text or "") + _BESIDE
        return answer

    patched: Any = _server.PreviewServer
    patched._static = serve_with_style  # noqa: SLF001  # as above


class _Pictures(dict[str, tuple[str, bytes]]):
    """Pictures by address, each with a name; found when the page first shows it."""

    def __init__(self, find: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._find = find

    def get(self, url: str, default: Any = None) -> Any:  # noqa: ANN401 - as dict
        """Return a picture; `default` where there is none at this address."""
        if url not in self and (picture := self._find(url)) is not None:
            self[url] = (url.rpartition("/")[2], picture)
        return super().get(url, default)


def show_pictures(preview: simcord.Preview, find: Callable[[str], bytes | None]) -> None:
    """Let the page show pictures by their addresses; it loads none itself."""
    # SimCord takes only pictures that are known when the page is opened.
    preview._explicit_assets = _Pictures(find)  # noqa: SLF001


def written(message: Message) -> dict[str, object] | None:
    """Return what is kept of a message, ready for JSON; None for one that is not kept.

    Left out: what only one member saw, polls, and pictures, which SimCord holds in memory alone.
    """
    if message.is_ephemeral or message.poll or message.type not in _TEXT_TYPES:
        return None
    kept = {key: value for key, value in asdict(message).items() if key in KEPT}
    kept["embeds"] = [_without_pictures(embed) for embed in message.embeds]
    return kept


def restore(env: simcord.Env, kept: Mapping[str, Any]) -> None:
    """Put a message back into its channel, as if it had always been there."""
    message = Message(**{key: kept[key] for key in KEPT})
    env.backend.reserve_id(message.id)
    env.backend.messages[message.channel_id][message.id] = message
    env.backend.channels[message.channel_id].last_message_id = message.id


def _without_pictures(embed: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in embed.items() if key not in ("image", "thumbnail")}


def sent_files(
    env: simcord.Env, channel_id: int, files: Sequence[tuple[str, bytes]]
) -> list[dict[str, Any]]:
    """Upload files for a direct message, which SimCord does for channels alone."""
    return env.backend.store_attachments(channel_id, files)
