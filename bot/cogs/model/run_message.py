"""One message in a channel that follows a training run from beginning to end."""

import asyncio
import logging
import time
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import discord

from bot.discord.client import Matinee
from bot.discord.sending import FAILURES, is_refusal, persist
from bot.discord.threads import in_open_thread
from bot.domain.runs.record import FollowingMessage, RunRecord
from bot.store.errors import StoreError
from bot.timers import NotNowError
from bot.training.outcome import RunOutcome
from bot.training.run import Run
from bot.ui.message import Message
from bot.ui.model.run import outcome_card, progress_message

# Discord allows about five edits of a message in five seconds; people need fewer.
SECONDS_BETWEEN_EDITS = 1.5
# The timer that tells the end of a run again which Discord did not take.
RUN_ENDS = "run-ends"
FIRST_PAUSE = timedelta(seconds=30)

logger = logging.getLogger(__name__)


class RunMessage:
    """Edits one message while a run lasts, and a last time when it has ended.

    The store knows the message until then, so that people hear of its end after a restart, too.
    """

    def __init__(
        self,
        message: discord.Message | discord.PartialMessage,
        guild_id: int | None,
        bot: Matinee,
        *,
        joined: bool = False,
    ) -> None:
        # The token of a slash command's answer ends after 15 minutes; the channel's does not.
        channel = message.channel
        partial = getattr(channel, "get_partial_message", None)
        self._message = message if partial is None else partial(message.id)
        self._guild_id, self._channel_id = guild_id, channel.id
        self._bot, self._stored = bot, bot.services.store.run_messages
        self._joined = joined
        self._edited_at = time.perf_counter()
        self._work: asyncio.Task[None] | None = None

    def follow(self, run: Run) -> None:
        """Begin to follow a run."""
        self._work = asyncio.get_running_loop().create_task(self._note(run))
        run.listen(self._progress, self._end)

    async def _note(self, run: Run) -> None:
        await run.recorded.wait()
        if not run.run_id:
            return
        try:
            await self._stored.follow(
                run.run_id, self._guild_id, self._channel_id, self._message.id
            )
        except StoreError as error:
            logger.warning("a message about a training run could not be noted: %s", error)

    def _progress(self, run: Run) -> None:
        now = time.perf_counter()
        busy = self._work is not None and not self._work.done()
        if busy or now - self._edited_at < SECONDS_BETWEEN_EDITS:
            return
        self._edited_at = now
        self._work = asyncio.get_running_loop().create_task(self._show_progress(run))

    async def _show_progress(self, run: Run) -> None:
        async with _to_readers(self._bot, self._channel_id):
            said = progress_message(run, joined=self._joined)
        await _edit(self._bot, self._message, said)

    def _end(self, outcome: RunOutcome) -> None:
        self._work = asyncio.get_running_loop().create_task(self._tell_end(self._work, outcome))

    async def _tell_end(self, before: asyncio.Task[None] | None, outcome: RunOutcome) -> None:
        if before is not None:
            await asyncio.wait([before])
        if not await _tell(self._bot, self._message, outcome):
            await _tell_later(self._bot)


async def follow_again(bot: Matinee) -> None:
    """Let messages follow the run under way that did so before this bot started."""
    run = bot.services.trainer.run
    if run is None:
        return
    await run.recorded.wait()
    for each in await bot.services.store.run_messages.following(run.run_id):
        if bot.services.assignment.owns(each.guild_id):
            RunMessage(_message_of(bot, each), each.guild_id, bot).follow(run)


async def tell_ends(bot: Matinee) -> None:
    """Let the messages of runs that ended untold say what became, now or as soon as they can."""
    if not await _tell_all(bot):
        await _tell_later(bot)


async def tell_ends_or_wait(bot: Matinee) -> None:
    """Tell what is untold; raise NotNowError while Discord does not take it all."""
    if not await _tell_all(bot):
        raise NotNowError


async def _tell_later(bot: Matinee) -> None:
    await bot.services.timers.set(RUN_ENDS, "all", bot.services.clock.now() + FIRST_PAUSE)


async def _tell_all(bot: Matinee) -> bool:
    """Tell how runs ended; a message that fails holds back none of the others."""
    told = True
    for each in await bot.services.store.run_messages.untold():
        if not bot.services.assignment.owns(each.guild_id):
            continue
        try:
            outcome = outcome_of(bot, each.run)
        except ValueError:
            logger.exception("cannot tell anybody how run %s ended", each.run.run_id)
        else:
            told &= await _tell(bot, _message_of(bot, each), outcome)
    return told


def outcome_of(bot: Matinee, record: RunRecord) -> RunOutcome:
    """Return what a run of the past came to; raise ValueError where its record is incomplete."""
    registry = bot.services.registry
    return RunOutcome.of(record, registry.current.manifest if registry.ready else None)


def _message_of(bot: Matinee, said: FollowingMessage) -> discord.PartialMessage:
    return bot.get_partial_messageable(said.channel_id).get_partial_message(said.message_id)


def _to_readers(bot: Matinee, channel_id: int) -> AbstractAsyncContextManager[None]:
    """Speak to those who read a channel, whoever asked for the run."""
    guild = getattr(bot.get_channel(channel_id), "guild", None)
    return bot.languages.to_server(None if guild is None else guild.id)


async def _tell(
    bot: Matinee, message: discord.Message | discord.PartialMessage, outcome: RunOutcome
) -> bool:
    """Show how a run ended; False where Discord may take it another time."""
    async with _to_readers(bot, message.channel.id):
        said = Message(embed=outcome_card(outcome))
    if not await _edit(bot, message, said):
        return False
    try:
        await bot.services.store.run_messages.told(message.id)
    except StoreError as error:
        logger.warning("telling how a training run ended failed, and is tried again: %s", error)
    return True


async def _edit(
    bot: Matinee, message: discord.Message | discord.PartialMessage, said: Message
) -> bool:
    """Edit a message, also in an archived thread; False when Discord may take it another time."""

    async def attempt() -> None:
        await persist(lambda: message.edit(**said.replacement()))

    try:
        await in_open_thread(bot, message.channel.id, attempt)
    except FAILURES as error:
        logger.warning("a training run could not be shown: %s", error)
        return is_refusal(error)
    return True
