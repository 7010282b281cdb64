"""What happens to a night by itself: every step in the store first, then said, each once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

import discord

from bot.cogs.nights.announcer import Announcer
from bot.cogs.nights.cards import Cards
from bot.cogs.nights.counter import Counter
from bot.cogs.nights.desk import Desk
from bot.cogs.nights.events import DELETED, Events
from bot.domain.nights.agenda import Step, agenda, reminder_name, start_name
from bot.domain.nights.errors import WrongStateError
from bot.domain.nights.night import AHEAD, OPEN, Night, NightState
from bot.domain.tastes import TasteChange
from bot.domain.timers import Timer
from bot.ui.nights.notices import MENTIONS_PER_MESSAGE

TIMER = "night"
CARDS_LOOKED_AT = timedelta(days=2)

logger = logging.getLogger(__name__)


class NightLifecycle:
    """Brings nights forward when something is due, and after every start of the bot."""

    def __init__(self, desk: Desk, announcer: Announcer, cards: Cards, events: Events) -> None:
        self._desk, self._announcer, self._cards, self._events = desk, announcer, cards, events
        self._counter = Counter(desk)
        # A timer, a button and the start of the bot may want the same night to go on.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._steps: dict[Step, Callable[[Night, datetime], Awaitable[None]]] = {
            Step.COUNT: self._count,
            Step.REMIND: self._remind,
            Step.START: self._start,
            Step.ASK: self._ask,
            Step.FINISH: self._finish,
        }

    async def due(self, timer: Timer) -> None:
        """Do what a timer was set for."""
        await self.go_on(int(timer.key))

    async def go_on(self, night_id: int) -> None:
        """Do everything that is due for a night, and set the timer for what is not due yet."""
        async with self._turns.setdefault(night_id, asyncio.Lock()):
            await self._go_on(night_id)

    async def _go_on(self, night_id: int) -> None:
        await self._announcer.say_put_off(night_id)
        while True:
            night = await self._desk.nights.get(night_id)
            due = agenda(night, await self._desk.nights.notices.names(night_id))
            if not due:
                await self._desk.services.timers.cancel(TIMER, str(night_id))
                return
            if due[0].at > self._desk.clock.now():
                await self._desk.services.timers.set(TIMER, str(night_id), due[0].at)
                return
            try:
                await self._steps[due[0].step](night, due[0].at)
            except WrongStateError:
                continue  # somebody else was faster; look again

    async def after_start(self) -> None:
        """Say what was left unsaid, and go on with every night."""
        await self._announcer.say_unsent()
        for night in await self._desk.nights.unfinished():
            try:
                if not await self._lost_its_channel(night):
                    await self._take_up_again(night)
            except Exception:
                logger.exception("movie night %s was not taken up again", night.night_id)

    async def _take_up_again(self, night: Night) -> None:
        if night.event_id is None:
            await self._events.bring_up_to_date(night)
        await self.go_on(night.night_id)
        # A crash may have come before a card was edited; far-off nights wait for their next change.
        if night.starts_at - self._desk.clock.now() < CARDS_LOOKED_AT:
            self._cards.touch(night.night_id)

    async def say_unsent(self) -> None:
        """Say what was left unsaid."""
        await self._announcer.say_unsent()

    async def close_vote(self, night_id: int) -> None:
        """Close the vote now and count it; raises WrongStateError where there is none."""
        await self._desk.nights.move(
            night_id, NightState.COUNTING, closes_at=self._desk.clock.now()
        )
        await self.go_on(night_id)

    async def close_when_all_voted(self, night_id: int) -> None:
        """Close the vote if everybody who is in is done; where there is no vote, do nothing."""
        if not (await self._desk.nights.ballots.turnout(night_id)).complete:
            return
        try:
            await self.close_vote(night_id)
        except WrongStateError:
            return  # no vote is open, or somebody else closed it at the same moment

    async def cancel(self, night: Night) -> Night:
        """Cancel a night, its event and its timer."""
        cancelled = await self._desk.nights.move(night.night_id, NightState.CANCELLED)
        await self._desk.services.timers.cancel(TIMER, str(night.night_id))
        await self._events.cancel(cancelled)
        self._cards.touch(night.night_id)
        return cancelled

    async def _lost_its_channel(self, night: Night) -> bool:
        """Cancel a night whose channel was deleted while the bot was down."""
        guild = self._desk.bot.get_guild(night.guild_id)
        if guild is None or guild.unavailable or self._desk.channel(night) is not None:
            return False
        if night.state in OPEN:
            await self.cancel(night)
        return True

    async def _count(self, night: Night, due_at: datetime) -> None:
        if night.state is NightState.VOTING:
            night = await self._desk.nights.move(night.night_id, NightState.COUNTING)
        notice, problem = await self._counter.decide(night, due_at)
        await self._announcer.say(night.night_id, notice)
        await self.tell(night, problem)
        self._cards.touch(night.night_id)
        await self.tell(
            night, await self._events.bring_up_to_date(await self._desk.nights.get(night.night_id))
        )

    async def tell(self, night: Night, text: str | None) -> None:
        """Say in the channel what is good to know just now, if anything."""
        channel = self._desk.channel(night)
        if text and channel is not None:
            await channel.send(text)

    async def _remind(self, night: Night, due_at: datetime) -> None:
        """Remind those who are in, in as many messages as it takes."""
        if await self._desk.leave_out_the_gone(night):
            self._cards.touch(night.night_id)
        coming, _ = await self._desk.nights.people.of(night.night_id)
        name = reminder_name(night)
        parts = -(-len(coming) // MENTIONS_PER_MESSAGE)
        names = [name, *(f"{name}.{part}" for part in range(2, parts + 1))]
        for each in names:
            await self._desk.nights.notices.add(night.night_id, each, due_at)
        for each in names:
            await self._announcer.say(night.night_id, each)

    async def _start(self, night: Night, due_at: datetime) -> None:
        name = start_name(night)
        if night.state is NightState.DECIDED:
            await self._desk.nights.move(
                night.night_id, NightState.STARTED, notice=name, due_at=due_at
            )
        else:
            await self._desk.nights.notices.add(night.night_id, name, due_at)
        await self._announcer.say(night.night_id, name)
        self._cards.touch(night.night_id)
        await self._events.begin(night)

    async def _ask(self, night: Night, due_at: datetime) -> None:
        if night.state is NightState.PLANNED or night.movie_id is None:
            await self._desk.nights.move(night.night_id, NightState.FINISHED)
        else:
            await self._mark_seen(night, night.movie_id)
            await self._desk.nights.move(
                night.night_id, NightState.ASKED, notice="asked", due_at=due_at
            )
            await self._announcer.say(night.night_id, "asked")
        self._cards.touch(night.night_id)

    async def _mark_seen(self, night: Night, movie_id: int) -> None:
        """Mark everybody who was in as having seen the film."""
        coming, _ = await self._desk.nights.people.of(night.night_id)
        marked = await self._desk.nights.people.seen_changes(night.night_id)
        for user_id in coming:
            if user_id in marked:
                continue  # a restart came in between
            change = await self._desk.services.store.tastes.record(
                user_id, night.guild_id, [TasteChange.mark_seen(movie_id)]
            )
            await self._desk.nights.people.note_seen(night.night_id, user_id, change.change_id)

    async def _finish(self, night: Night, _: datetime) -> None:
        await self._desk.nights.move(night.night_id, NightState.FINISHED)
        self._cards.touch(night.night_id)

    async def channel_deleted(self, channel_id: int) -> None:
        """Cancel the nights of a channel that is gone; a night in a voice channel goes on."""
        for night in await self._desk.nights.unfinished():
            if night.channel_id == channel_id and night.state in OPEN:
                await self.cancel(night)
            elif night.voice_channel_id == channel_id and night.state in AHEAD:
                changed = await self._desk.nights.change(
                    night.night_id, tuple(AHEAD), voice_channel_id=None, event_id=None
                )
                problem = await self._events.bring_up_to_date(changed)
                self._cards.touch(night.night_id)
                await self.tell(changed, problem)

    async def event_deleted(self, event: discord.ScheduledEvent) -> None:
        """Say that the night goes on without the event that somebody deleted."""
        night = await self._desk.nights.of_event(event.id)
        if night is None or night.state not in OPEN or event.start_time <= self._desk.clock.now():
            return
        await self._events.note_deleted(night)
        await self.tell(night, DELETED.format(number=night.number))

    async def member_left(self, guild_id: int, user_id: int) -> None:
        """Take somebody who left the server out of its nights."""
        for night in await self._desk.nights.open_in(guild_id):
            coming, _ = await self._desk.nights.people.of(night.night_id)
            if user_id in coming or user_id == night.host_id:
                await self._desk.take_out(night, user_id)
                self._cards.touch(night.night_id)
                await self.close_when_all_voted(night.night_id)
