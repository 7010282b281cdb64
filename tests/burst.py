"""Many people pressing buttons at the same moment, as SimCord's actors, who take turns, cannot."""

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import simcord
from simcord import interactions
from simcord.backend import serializers
from simcord.enums import InteractionType

HEARTBEAT = 0.002
BUTTON = 2


async def press_at_once(
    env: simcord.Env, presses: Sequence[tuple[simcord.MemberActor, int, int, str]]
) -> None:
    """Let each person press a button (person, channel, message, custom id), all in one moment."""
    for who, channel_id, message_id, custom_id in presses:
        stored = env.backend.messages[channel_id][message_id]
        record, payload = interactions.base_payload(
            env.backend,
            type=InteractionType.MESSAGE_COMPONENT,
            channel_id=channel_id,
            guild_id=who.guild.id,
            user_id=who.id,
            data={"custom_id": custom_id, "component_type": BUTTON},
        )
        payload["message"] = dict(serializers.message_payload(env.backend, stored))
        record.source_message_id = message_id
        env.backend.emit("INTERACTION_CREATE", payload)
    await env.settle(timeout=60)


@contextmanager
def event_loop_lag() -> Iterator[list[float]]:
    """Collect how many seconds the running event loop lets a callback wait, every 2 ms."""
    loop = asyncio.get_running_loop()
    lags: list[float] = []
    over = threading.Event()

    def answered(asked: float) -> None:
        lags.append(time.perf_counter() - asked)

    def beat() -> None:
        while not over.wait(HEARTBEAT):
            loop.call_soon_threadsafe(answered, time.perf_counter())

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield lags
    finally:
        over.set()
        thread.join()
