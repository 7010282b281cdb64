"""How a bot that has a successor leaves: nobody is answered twice, and nobody is not."""

import asyncio
import logging

from bot.discord.client import Matinee
from bot.discord.intake import answered

# For what is under way: meanwhile what comes waits, of which Discord wants to hear something within
# three seconds. What takes longer may not write any more, and says so.
WRITING_PATIENCE = 2.0
# For answers that are being sent while the successor works already.
SENDING_PATIENCE = 3.0

logger = logging.getLogger(__name__)


async def hand_over(bot: Matinee) -> None:
    """Let the successor, which is connected, answer from now on."""
    logger.info("handing over to a successor")
    services = bot.services
    bot.intake.close()
    ending = {
        asyncio.create_task(answered(WRITING_PATIENCE)),
        asyncio.create_task(services.timers.close()),
    }
    await asyncio.wait(ending, timeout=WRITING_PATIENCE)
    await services.store.hand_over(bot.intake.dealt_with)
    await answered(SENDING_PATIENCE)
    logger.info("handed over")
