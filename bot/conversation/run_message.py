"""One message in a channel that follows a training run from beginning to end."""

import asyncio
import logging
import time

import discord

from bot.training.run import Run, RunOutcome
from bot.ui.model_run import cancel_button, outcome_card, progress_card

# Discord allows about five edits of a message in five seconds; people need fewer.
SECONDS_BETWEEN_EDITS = 1.5

logger = logging.getLogger(__name__)


class RunMessage:
    """Edits one message while a run lasts, and a last time when it has ended."""

    def __init__(self, message: discord.Message, *, joined: bool = False) -> None:
        # The token of a slash command's answer ends after 15 minutes; the channel's does not.
        channel = message.channel
        partial = getattr(channel, "get_partial_message", None)
        self._message = message if partial is None else partial(message.id)
        self._joined = joined
        self._edited_at = time.perf_counter()
        self._editing: asyncio.Task[None] | None = None

    def follow(self, run: Run) -> None:
        """Begin to follow a run."""
        run.listen(self._progress, self._end)

    def _progress(self, run: Run) -> None:
        now = time.perf_counter()
        busy = self._editing is not None and not self._editing.done()
        if busy or now - self._edited_at < SECONDS_BETWEEN_EDITS:
            return
        self._edited_at = now
        self._edit(progress_card(run, joined=self._joined), cancel_button())

    def _end(self, outcome: RunOutcome) -> None:
        self._edit(outcome_card(outcome), None)

    def _edit(self, embed: discord.Embed, view: discord.ui.View | None) -> None:
        before = self._editing
        self._editing = asyncio.get_running_loop().create_task(self._send(before, embed, view))

    async def _send(
        self, before: asyncio.Task[None] | None, embed: discord.Embed, view: discord.ui.View | None
    ) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            await self._message.edit(embed=embed, view=view)
        except discord.HTTPException as error:
            logger.warning("the progress of a training run could not be shown: %s", error)
