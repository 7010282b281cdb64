"""What happens to a night by itself: every step in the store first, then said, each once."""

import asyncio
import logging
from collections.abc import Awaitable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from typing import assert_never
from weakref import WeakValueDictionary

import discord

from bot.cogs.nights.announcer import NOT_TAKEN, Announcer
from bot.cogs.nights.card_refresher import CardRefresher
from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.events import NightEvents
from bot.cogs.nights.places import NightPlaces, is_gone
from bot.cogs.nights.vote_counter import VoteCounter
from bot.discord.sending import FAILURES
from bot.domain.nights.agenda import Step, agenda, to_mark_seen
from bot.domain.nights.announcements import (
    ChannelGone,
    ClosingQuestion,
    reminder_of,
    start_of,
    stored_form,
)
from bot.domain.nights.errors import NightGoneError, WrongStateError
from bot.domain.nights.night import AHEAD, OPEN, Night, NightState
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.timers import NIGHT_TIMER, Timer
from bot.messages.nights.events import deleted
from bot.store.errors import StoreDoubtfulError
from bot.timers import NotNowError
from bot.ui.nights.announcements import MENTIONS_PER_MESSAGE

# A card further ahead shows nothing that a crash could have left wrong for long.
CARDS_LOOKED_AT = timedelta(days=2)

logger = logging.getLogger(__name__)


class NightLifecycle:
    """Brings nights forward when something is due, and after every start of the bot."""

    def __init__(
        self,
        directory: NightDirectory,
        announcer: Announcer,
        cards: CardRefresher,
        events: NightEvents,
        places: NightPlaces,
    ) -> None:
        self._directory, self._announcer, self._places = directory, announcer, places
        self._cards, self._events = cards, events
        self._nights, self._timers = directory.nights, directory.services.timers
        self._counter = VoteCounter(directory, places)
        # A timer, a button and the start of the bot may all want to move the same night.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def due(self, timer: Timer) -> None:
        """Do what a timer was set for; raises NotNowError where Discord fails."""
        try:
            await self._go_on_in_turn(int(timer.key))
        except FAILURES as error:
            raise NotNowError from error

    async def go_on(self, night_id: int, guild_id: int, *, gone: bool = False) -> None:
        """Do everything that is due for a night, and set the timer for what is not due yet.

        Where Discord fails, the timer tries again. `gone` says that the night's channel is deleted.
        """
        try:
            await self._go_on_in_turn(night_id, gone=gone)
        except (NotNowError, *FAILURES) as error:
            logger.warning("night %s is tried again later: %s", night_id, error)
            now = self._directory.clock.now()
            await self._timers.set(NIGHT_TIMER, str(night_id), now, guild_id)

    async def _go_on_in_turn(self, night_id: int, *, gone: bool = False) -> None:
        async with self._turns.setdefault(night_id, asyncio.Lock()):
            try:
                if gone:
                    await self._lose_channel(night_id)
                await self._go_on(night_id)
            except StoreDoubtfulError:
                self._announcer.doubt_claims()
                raise
            except discord.NotFound as error:
                if not is_gone(error):
                    raise
                await self._lose_channel(night_id)
                await self._go_on(night_id)

    async def _go_on(self, night_id: int) -> None:
        """Say what is unsaid and take each step that is due; one that is not said holds none back.

        Raises NotNowError where Discord has not taken everything.
        """
        await self._said(self._announcer.say_put_off(await self._nights.get(night_id)))
        while True:
            snapshot = await self._nights.get(night_id)
            due = agenda(snapshot)
            if not due:
                await self._timers.cancel(NIGHT_TIMER, str(night_id))
                break
            if due[0].at > self._directory.clock.now():
                guild_id = snapshot.night.guild_id
                await self._timers.set(NIGHT_TIMER, str(night_id), due[0].at, guild_id)
                break
            try:
                # Everybody reads it, also where one person's press was the occasion.
                async with self._directory.bot.languages.to_server(snapshot.night.guild_id):
                    await self._do(due[0].step, snapshot, due[0].at)
            except WrongStateError:
                continue  # somebody else was faster; look again
        if snapshot.unsaid:
            names = ", ".join(stored_form(notice.announcement) for notice in snapshot.unsaid)
            raise NotNowError(names)

    async def _do(self, step: Step, snapshot: NightSnapshot, due_at: datetime) -> None:
        match step:
            case Step.COUNT:
                await self._count(snapshot, due_at)
            case Step.REMIND:
                await self._remind(snapshot, due_at)
            case Step.START:
                await self._start(snapshot.night, due_at)
            case Step.ASK:
                await self._ask(snapshot.night, due_at)
            case Step.MARK_SEEN:
                await self._nights.people.mark_seen(
                    snapshot.night, snapshot.night.movie_id or 0, to_mark_seen(snapshot)
                )
            case Step.FINISH:
                await self._nights.move(snapshot.night.night_id, NightState.FINISHED)
                self._cards.touch(snapshot.night.night_id)
            case _:
                assert_never(step)

    async def after_start(self) -> None:
        """Go on with every night, and with what was left unsaid of those that are over."""
        unfinished = {night.night_id: night for night in await self._nights.unfinished()}
        await self.say_unsent(besides=unfinished)
        for night in unfinished.values():
            try:
                await self._take_up_again(night)
            except Exception:
                logger.exception("movie night %s was not taken up again", night.night_id)

    async def store_returned(self) -> None:
        """Go on after the store was away: what it did not take, or answer, may be unsaid."""
        self._announcer.doubt_claims()
        await self.after_start()

    async def _take_up_again(self, night: Night) -> None:
        if await self._places.has_gone(night):
            await self.go_on(night.night_id, night.guild_id, gone=True)
            return
        if night.event_id is None:
            await self._events.bring_up_to_date(night)
        await self.go_on(night.night_id, night.guild_id)
        # A crash may have come before a card was edited; far-off nights wait for their next change.
        if night.starts_at - self._directory.clock.now() < CARDS_LOOKED_AT:
            self._cards.touch(night.night_id)

    async def say_unsent(self, guild_id: int | None = None, besides: Collection[int] = ()) -> None:
        """Say what was left unsaid, in one server or in all of ours."""
        unsent = await self._nights.notices.unsent(guild_id)
        for night_id in unsent.keys() - set(besides):
            try:
                await self.go_on(night_id, unsent[night_id])
            except Exception:
                logger.exception("movie night %s has things unsaid", night_id)

    async def close_vote(self, night_id: int) -> None:
        """Close the vote now and count it; raises WrongStateError where there is none."""
        now = self._directory.clock.now()
        closed = await self._nights.move(night_id, NightState.COUNTING, closes_at=now)
        await self.go_on(night_id, closed.night.guild_id)

    async def close_complete_vote(self, night_id: int) -> None:
        """Close a vote in which everybody is done; where it was closed meanwhile, do nothing."""
        with suppress(WrongStateError):  # somebody else closed it at the same moment
            await self.close_vote(night_id)

    async def cancel(self, night: Night) -> None:
        """Cancel a night, its event and its timer."""
        cancelled = await self._nights.move(night.night_id, NightState.CANCELLED)
        await self._timers.cancel(NIGHT_TIMER, str(night.night_id))
        await self._events.cancel(cancelled.night)
        self._cards.touch(night.night_id)

    async def _lose_channel(self, night_id: int) -> None:
        """Cancel a night whose channel is deleted, and tell its people elsewhere."""
        try:
            lost = await self._nights.move(
                night_id, NightState.CANCELLED, announcement=ChannelGone()
            )
        except WrongStateError:
            return  # over already
        await self._events.cancel(lost.night)
        await self._say(lost)

    async def _count(self, snapshot: NightSnapshot, due_at: datetime) -> None:
        night = snapshot.night
        if night.state is NightState.VOTING:
            snapshot = await self._nights.move(night.night_id, NightState.COUNTING)
        decided, problem = await self._counter.decide(snapshot, due_at)
        await self._say(decided)
        await self._places.tell(night, problem)
        await self._places.tell(night, await self._events.bring_up_to_date(decided.night))

    async def _say(self, snapshot: NightSnapshot) -> None:
        """Announce a step; where Discord does not take it, that is seen when the turn ends."""
        await self._said(self._announcer.say(snapshot))

    async def _said(self, saying: Awaitable[None]) -> None:
        try:
            await saying
        except NOT_TAKEN as error:
            if is_gone(error):
                raise

    async def _remind(self, snapshot: NightSnapshot, due_at: datetime) -> None:
        """Remind those who are in, in as many messages as it takes."""
        snapshot, departed = await self._directory.without_departed(snapshot)
        if departed:
            self._cards.touch(snapshot.night.night_id)
        parts = max(1, -(-len(snapshot.coming) // MENTIONS_PER_MESSAGE))
        reminders = [reminder_of(snapshot.night, part) for part in range(1, parts + 1)]
        await self._say(
            await self._nights.notices.claim(snapshot.night.night_id, reminders, due_at)
        )

    async def _start(self, night: Night, due_at: datetime) -> None:
        key, start = night.night_id, start_of(night)
        if night.state is NightState.DECIDED:
            started = await self._nights.move(
                key, NightState.STARTED, announcement=start, due_at=due_at
            )
        else:
            started = await self._nights.notices.claim(key, [start], due_at)
        await self._say(started)
        self._cards.touch(key)
        await self._events.begin(night)

    async def _ask(self, night: Night, due_at: datetime) -> None:
        key = night.night_id
        if night.state is NightState.PLANNED or night.movie_id is None:
            await self._nights.move(key, NightState.FINISHED)
        else:
            asked = await self._nights.move(
                key, NightState.ASKED, announcement=ClosingQuestion(), due_at=due_at
            )
            await self._say(asked)
        self._cards.touch(key)

    async def channel_deleted(self, guild_id: int, channel_id: int) -> None:
        """Cancel the nights of a channel that is gone; a night in a voice channel stays."""
        for night in await self._nights.open_in(guild_id):
            if night.channel_id == channel_id:
                await self.go_on(night.night_id, night.guild_id, gone=True)
            elif night.voice_channel_id == channel_id and night.state in AHEAD:
                changed = await self._nights.change(
                    night.night_id, AHEAD, voice_channel_id=None, event_id=None
                )
                problem = await self._events.bring_up_to_date(changed.night)
                self._cards.touch(night.night_id)
                await self._places.tell(night, problem)

    async def event_deleted(self, event: discord.ScheduledEvent) -> None:
        """Say that the night takes place without the event that somebody deleted."""
        night = await self._nights.of_event(event.guild_id, event.id)
        now = self._directory.clock.now()
        if night is None or night.state not in OPEN or event.start_time <= now:
            return
        await self._events.note_deleted(night)
        async with self._directory.bot.languages.to_server(night.guild_id):
            await self._places.tell(night, deleted(night.number))

    async def event_due(self, timer: Timer) -> None:
        """Bring an event up to date that Discord did not take before."""
        with suppress(NightGoneError):
            await self._places.tell(*await self._events.catch_up(timer))

    async def event_ended(self, event: discord.ScheduledEvent) -> None:
        """Make a new event for a night whose event somebody ended before it began."""
        night = await self._nights.of_event(event.guild_id, event.id)
        if night is not None and night.starts_at > self._directory.clock.now():
            without = await self._nights.change(night.night_id, OPEN, event_id=None)
            await self._places.tell(night, await self._events.bring_up_to_date(without.night))

    async def member_left(self, guild_id: int, user_id: int) -> None:
        """Take somebody who left the server out of its nights."""
        for night in await self._nights.open_with(guild_id, user_id):
            snapshot = await self._nights.people.remove(night.night_id, [user_id])
            self._cards.touch(night.night_id)
            if snapshot.turnout.complete:
                await self.close_complete_vote(night.night_id)
