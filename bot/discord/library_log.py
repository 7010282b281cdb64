"""Keeps discord.py's log readable: what Discord refuses, or a lost connection, is one line."""

import logging

import discord
from discord.gateway import ReconnectWebSocket

from bot.discord.sending import ALREADY_ACKNOWLEDGED, FAILURES, code_of

LOGGERS = ("discord.client", "discord.shard", "discord.gateway", "discord.app_commands.tree")
LOST = (discord.GatewayNotFound, discord.ConnectionClosed, ReconnectWebSocket)
BAD_REQUEST = 400


def quieten_library() -> None:
    """Let discord.py log the failures it expects itself without a traceback, from now on."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_as_one_line)


def _as_one_line(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and is_expected(error):
        shorten(record, error)
    return True


def shorten(record: logging.LogRecord, error: BaseException) -> None:
    """Let a warning of one line tell of an error that nobody has to look for in the code."""
    reason = str(error) or type(error).__name__
    record.msg, record.args = f"{record.getMessage()} ({reason})", ()
    record.exc_info, record.exc_text = None, None
    record.levelno, record.levelname = logging.WARNING, "WARNING"


def is_expected(error: BaseException) -> bool:
    """Whether nobody has to fix anything; a request that is malformed is our own fault."""
    if isinstance(error, discord.HTTPException) and error.status == BAD_REQUEST:
        return code_of(error) == ALREADY_ACKNOWLEDGED
    return isinstance(error, (*FAILURES, *LOST))
