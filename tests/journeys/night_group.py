"""What the journeys of movie nights share: a group of people, their clicks, and what was said."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import discord
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.night import Night
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.tastes import TasteChange
from bot.messages.nights import announcements, result
from bot.messages.nights.card import name
from bot.ui.layout import read_card
from tests.journeys.conversation import Message, press, tell

TITLES = {
    "reminder": announcements.reminder_title(1),
    "start": announcements.start_title(1),
    "asked": announcements.question_title(1),
    "ballot": "Movie night 1: the vote",
}


class NightGroup:
    """One group of people in a server, `host` first, and the night with the number 1."""

    def __init__(self, server: SimulatedServer, people: int) -> None:
        self.server = server
        self.everybody = list(server.members.values())
        for number in range(len(self.everybody), people):
            user = server.env.create_user(f"guest{number}")
            self.everybody.append(server.guild.add_member(user))
        self.everybody = self.everybody[:people]

    @property
    def host(self) -> MemberActor:
        return self.everybody[0]

    @property
    def guests(self) -> Sequence[MemberActor]:
        return self.everybody[1:]

    async def snapshot(self) -> NightSnapshot:
        """Return the night with all that belongs to it."""
        return await self.server.services.store.nights.get(1)

    async def night(self) -> Night:
        return (await self.snapshot()).night

    async def tell_tastes(self, films: int = 3) -> None:
        """Let everybody like a few films of their own."""
        tastes = self.server.services.store.tastes
        for number, person in enumerate(self.everybody):
            likes = [TasteChange.like(20 + number * films + at) for at in range(films)]
            await tastes.record(person.id, self.server.guild.id, likes)

    async def plan(self, text: str = "friday 20:00") -> None:
        await tell(self.server, self.host, f"!night plan {text}")

    async def come(self, guests: Sequence[MemberActor] | None = None) -> None:
        for guest in self.guests if guests is None else guests:
            await self.press(guest, "I'm in")

    async def card(self) -> discord.Message:
        """Return the card that stands for the night now."""
        message_id = (await self.night()).card_message_id
        return next(m for m in self.server.channel.history() if m.id == message_id)

    async def press(
        self, who: MemberActor, label: str, message: Message | None = None
    ) -> InteractionResult:
        """Press a button of the card, or of another message."""
        return await press(self.server, who, label, message or await self.card())

    async def ballot(self, who: MemberActor) -> ResponseMessage:
        """Open a person's own ballot."""
        paper = (await self.press(who, "Vote")).response
        assert paper is not None
        return paper

    async def mark(
        self, who: MemberActor, paper: ResponseMessage, movie_id: int, mark: int = 1
    ) -> InteractionResult:
        """Press the button of a ballot that gives a film a mark."""
        vote_round = (await self.night()).vote_round
        return await who.click(paper, custom_id=mark_button(movie_id, mark, vote_round))

    async def approve(self, who: MemberActor, places: Sequence[int], *, done: bool = True) -> None:
        """Say yes to the films at these places of the list."""
        paper = await self.ballot(who)
        films = await self.films()
        for place in places:
            await self.mark(who, paper, films[place])
        if done:
            await self.press(who, "Done", paper)

    async def films(self) -> list[int]:
        """Return the movie ids of the shortlist."""
        return [film.movie_id for film in (await self.snapshot()).films]

    async def ballots(self) -> dict[int, dict[int, int]]:
        """Return the marks of each person who has a ballot."""
        cast = (await self.snapshot()).ballots
        return {each.ballot.user_id: dict(each.ballot.marks) for each in cast}

    async def settle(self) -> None:
        """Let the edits of cards that wait for their turn happen."""
        await self.server.let_pass(5)

    async def pass_until(self, moment: datetime) -> None:
        """Let time pass, with all that falls due."""
        await self.server.let_pass((moment - self.server.services.clock.now()).total_seconds())
        await self.settle()

    def said(self) -> Counter[str]:
        """Count what was announced; a card counts as what it shows now."""
        kinds = map(announced, self.server.channel.history())
        return Counter(kind for kind in kinds if kind is not None)

    def messages(self, what: str) -> list[discord.Message]:
        """Return the messages with which something was announced."""
        return [each for each in self.server.channel.history() if announced(each) == what]

    def message(self, what: str) -> discord.Message:
        """Return the one message with which something was announced."""
        [message] = self.messages(what)
        return message

    async def down(self, seconds: float) -> None:
        """Let time pass while the bot is not running, then start it."""
        await self.settle()
        await self.server.stop()
        await self.server.let_pass(seconds)
        await self.server.restart()


def mark_button(movie_id: int, mark: int = 1, vote_round: int = 1) -> str:
    """Return the custom id of the button of a ballot that gives a film a mark."""
    return f"matinee:ballot-mark:1.{movie_id}.{mark}.{vote_round}"


async def gather(server: SimulatedServer, people: int) -> NightGroup:
    """Gather people in a server whose model is not retrained while days pass."""
    await server.services.store.policies.change(server.guild.id, "off", None)
    return NightGroup(server, people)


def announced(message: discord.Message) -> str | None:
    """Return what a message announces of the night with the number 1."""
    _, card = read_card(message)
    if card is None:
        return None
    if not card.title:
        return "replaced" if "Movie night 1 continues" in card.text else None
    for what, title in TITLES.items():
        if card.title == title:
            return what
    if not card.title.startswith(name(1)):
        return None
    return "result" if result.headed("") in card.text else "plan"
