"""The only place that reaches into SimCord's insides; it is pinned to one version for this."""

import time
from datetime import datetime

import simcord


def name_bot(env: simcord.Env, name: str) -> None:
    """Give the bot its name before it joins."""
    env.backend.bot_user.name = name


def set_clock(env: simcord.Env, moment: datetime) -> None:
    """Move the clock of a town that has not started to a later moment."""
    ahead = (moment - env.now()).total_seconds()
    env.backend.advance_clock(max(0.0, ahead))


def wall_clock() -> float:
    """Return seconds of real time; SimCord replaces `time.monotonic` by the town's."""
    return time.perf_counter()
