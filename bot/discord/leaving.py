"""How a bot leaves: it ends what is under way, and a successor, if there is one, does the rest."""

import asyncio
import logging

from bot.discord.client import Matinee
from bot.discord.intake import answered

# For what is under way, in seconds; Docker and systemd do not wait for long.
ENDING_PATIENCE = 1.5
# The same where a successor waits: meanwhile what comes waits, too, of which Discord wants to hear
# something within three seconds. What takes longer may not write any more, and says so.
WRITING_PATIENCE = 2.0
# For answers that are being sent while the successor works already.
SENDING_PATIENCE = 3.0

logger = logging.getLogger(__name__)


async def leave(bot: Matinee) -> None:
    """Take nothing more on, and let people have their answers."""
    bot.intake.close()
    if bot.services.store.is_wanted:
        await _hand_over(bot)
    else:
        await answered(ENDING_PATIENCE)


async def _hand_over(bot: Matinee) -> None:
    """Let the successor, which is connected, answer from now on."""
    logger.info("handing over to a successor")
    services = bot.services
    ending = {
        asyncio.create_task(answered(WRITING_PATIENCE)),
        asyncio.create_task(services.timers.close()),
    }
    await asyncio.wait(ending, timeout=WRITING_PATIENCE)
    await services.store.hand_over(bot.intake.dealt_with)
    await answered(SENDING_PATIENCE)
    logger.info("handed over")
