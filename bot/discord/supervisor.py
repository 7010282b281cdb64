"""Keeps the bot connected: what ends a client does not end the program."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

import aiohttp
import discord
from discord.ext import commands

from bot.discord.client import Matinee
from bot.discord.leaving import leave
from bot.discord.session_starts import StartsSpentError
from bot.services import Services
from bot.stopping import on_signals
from bot.store.errors import StoreError, StoreUnavailableError
from bot.store.store import Store

FIRST_DELAY, MAX_DELAY = 5.0, 300.0
# A client that lived this long had been well; the next failure is a new one.
HEALTHY_AFTER = 600.0
# How long Discord may take to answer a goodbye, before the connection is simply cut.
GOODBYE_PATIENCE = 1.5

Build = Callable[[Services], Matinee]

logger = logging.getLogger(__name__)


class TokenRefusedError(Exception):
    """Discord does not accept the token."""


async def supervise(
    services: Services, build: Build, on_stopping: Callable[[], None] = lambda: None
) -> None:
    """Run the bot until a signal stops the program or a successor does; start anew what fails.

    `on_stopping` is called then. Raises TokenRefusedError and StartsSpentError, which
    trying again does not fix soon.
    """
    stopping = asyncio.Event()

    def stop() -> None:
        on_stopping()
        stopping.set()

    on_signals(stop)
    leaving = asyncio.create_task(_stop_for_successor(services.store, stop))
    try:
        await _run_until(stopping, services, build)
    finally:
        leaving.cancel()


async def _stop_for_successor(store: Store, stop: Callable[[], None]) -> None:
    await store.wanted()
    stop()


async def _run_until(stopping: asyncio.Event, services: Services, build: Build) -> None:
    delay = FIRST_DELAY
    while not stopping.is_set():
        began = asyncio.get_running_loop().time()
        services = await _run_once(services, build, stopping)
        if asyncio.get_running_loop().time() - began > HEALTHY_AFTER:
            delay = FIRST_DELAY
        if not stopping.is_set():
            logger.warning("starting again in %.0f s", delay)
            await _wait(stopping, delay)
        delay = min(delay * 2, MAX_DELAY)


async def _run_once(services: Services, build: Build, stopping: asyncio.Event) -> Services:
    """Run one client to its end; return the services for the next one."""
    token = services.settings.token.get_secret_value()
    try:
        async with build(services) as bot:
            await _until(stopping, bot, asyncio.create_task(bot.start(token)))
    except discord.LoginFailure as error:
        raise TokenRefusedError from error
    except StartsSpentError:
        raise
    except discord.PrivilegedIntentsRequired:
        logger.warning(
            "Discord refuses the message-content intent: switch it on in the developer portal "
            "under Bot, or set MATINEE_MESSAGE_CONTENT=false. Going on without it."
        )
        settings = services.settings.model_copy(update={"message_content": False})
        return replace(services, settings=settings)
    except (aiohttp.ClientError, OSError) as error:
        logger.warning("Discord cannot be reached (%s)", error)
    except Exception as error:
        cause = error.original if isinstance(error, commands.ExtensionFailed) else error
        if isinstance(cause, StoreError) and not services.store.is_ours:
            raise cause from cause.__cause__  # the predecessor goes on
        if isinstance(cause, StoreUnavailableError):
            logger.warning("the store cannot be used (%s)", cause)
        else:
            logger.exception("the bot failed unexpectedly")
    return services


async def _until(stopping: asyncio.Event, bot: Matinee, connection: asyncio.Task[None]) -> None:
    """Wait for the connection to end, or end it when the program is to stop."""
    waiting = asyncio.create_task(stopping.wait())
    taking = asyncio.create_task(bot.take_over())
    await asyncio.wait({connection, waiting, taking}, return_when=asyncio.FIRST_COMPLETED)
    if taking.done() and taking.exception() is None:
        await asyncio.wait({connection, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if stopping.is_set():
        await leave(bot)
    if not connection.done():
        logger.info("stopping")
    taking.cancel()
    await _close(bot, connection)
    if not stopping.is_set():
        await asyncio.wait({taking})
        if not taking.cancelled():
            taking.result()
        connection.result()


async def _close(bot: Matinee, connection: asyncio.Task[None]) -> None:
    """End the connection, whatever it is at just now, and whether or not Discord answers.

    A cancellation alone does not: while it connects, discord.py swallows it and retries, until the
    bot is closed.
    """
    closing = asyncio.create_task(bot.close())
    await asyncio.wait({closing}, timeout=GOODBYE_PATIENCE)
    # Without its session, what still waits for Discord's last word ends at once.
    await bot.http.close()
    connection.cancel()
    await asyncio.wait({closing, connection})


async def _wait(stopping: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        return
