"""What people do on the fake Discord, in the words of a test."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from discord import ChannelType, ComponentType

from tests.wire.fake_discord.discord import FakeDiscord
from tests.wire.fake_discord.payloads import interaction_json, member_json, user_json
from tests.wire.fake_discord.things import Channel, Guild, Interaction, Json, Message, User
from tests.wire.slash import command_data

COMMAND, COMPONENT, AUTOCOMPLETE, FORM_SENT = 2, 3, 4, 5
Settle = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Heard:
    """What the bot said to something a person did, as that person sees it."""

    messages: list[Message]
    interaction: Interaction | None = None

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(message.text for message in self.messages)

    @property
    def private(self) -> bool:
        """Whether nobody else sees any of it."""
        return all(message.only_for is not None for message in self.messages)


@dataclass
class Person:
    """A member of the server. What a verb returns is what was said until the bot had finished.

    With `wait=False` a verb returns as soon as the bot has been told, and what is said is empty.
    """

    discord: FakeDiscord
    user: User
    channel: Channel
    settle: Settle = field(repr=False)

    @property
    def id(self) -> int:
        """The id on Discord."""
        return self.user.id

    async def types(self, text: str, *, channel: Channel | None = None, wait: bool = True) -> Heard:
        """Type something into a channel, by default the server's own."""
        place = channel or self.channel
        return await self._hear(lambda: self._post(place, text), wait=wait)

    async def writes(self, text: str, *, wait: bool = True) -> Heard:
        """Write a direct message to the bot."""
        private = self.discord.world.private_channel(self.user.id)
        return await self._hear(lambda: self._post(private, text), wait=wait)

    async def slash(
        self, name: str, *, channel: Channel | None = None, wait: bool = True, **options: object
    ) -> Heard:
        """Use a slash command, such as `night plan`."""
        data = command_data(self.discord.world.commands, name, options, self._resolve)
        return await self._interact(COMMAND, channel or self.channel, data, wait=wait)

    async def completes(self, name: str, option: str, typed: str) -> list[str]:
        """Type into an option of a slash command; return the names of what is suggested."""
        data = command_data(
            self.discord.world.commands, name, {option: typed}, self._resolve, focused=option
        )
        heard = await self._interact(AUTOCOMPLETE, self.channel, data, wait=True)
        assert heard.interaction is not None
        return [str(each["name"]) for each in heard.interaction.choices]

    async def press(
        self, label: str, message: Message | None = None, *, wait: bool = True
    ) -> Heard:
        """Press the newest button with a label, or that of a message."""
        message = message or self._newest(lambda item: item.get("label") == label, label)
        [item] = [item for item in message.items() if item.get("label") == label]
        return await self._use(message, item, (), wait=wait)

    async def choose(self, words: str, *, wait: bool = True) -> Heard:
        """Choose the option whose label holds some words, from the newest menu that has it."""

        def offers(item: Json) -> bool:
            return any(words in option["label"] for option in item.get("options", ()))

        message = self._newest(offers, words)
        item = next(filter(offers, message.items()))
        values = [each["value"] for each in item["options"] if words in each["label"]]
        return await self._use(message, item, values[:1], wait=wait)

    async def submit(self, asked: Interaction, *, wait: bool = True, **typed: str) -> Heard:
        """Fill in the form that an interaction was answered with, by the ids of its fields."""
        assert asked.form is not None
        rows = [
            {"type": 1, "components": [{"type": 4, "custom_id": name, "value": value}]}
            for name, value in typed.items()
        ]
        data: Json = {"custom_id": asked.form["custom_id"], "components": rows}
        return await self._interact(FORM_SENT, asked.channel, data, asked.message, wait=wait)

    def sees(self, channel: Channel | None = None) -> list[Message]:
        """Return what the bot has said in a channel and this person sees, oldest first."""
        messages = sorted((channel or self.channel).messages.values(), key=lambda each: each.id)
        return [each for each in messages if self._is_heard(each)]

    def _is_heard(self, message: Message) -> bool:
        by_bot = message.author is self.discord.world.bot
        return by_bot and message.only_for in (None, self.user)

    def _all_heard(self) -> list[Message]:
        places = [each for each in self.discord.world.channels() if self._is_mine(each)]
        heard = [each for place in places for each in self.sees(place)]
        return sorted(heard, key=lambda message: message.id)

    def _is_mine(self, channel: Channel) -> bool:
        return channel.recipient in (None, self.user)

    def _newest(self, fits: Callable[[Json], bool], wanted: str) -> Message:
        for message in reversed(self._all_heard()):
            if any(map(fits, message.items())):
                return message
        raise AssertionError(f"nothing offers {wanted!r}")

    async def _use(
        self, message: Message, item: Json, values: "tuple[str, ...] | list[str]", *, wait: bool
    ) -> Heard:
        data: Json = {"custom_id": item["custom_id"], "component_type": item["type"]}
        if item["type"] != ComponentType.button.value:
            data["values"] = list(values)
        return await self._interact(COMPONENT, message.channel, data, message, wait=wait)

    async def _interact(
        self, kind: int, channel: Channel, data: Json, message: Message | None = None, *, wait: bool
    ) -> Heard:
        world = self.discord.world
        made: list[Interaction] = []

        def ask() -> None:
            interaction = world.add_interaction(kind, self.user, channel, data, message)
            made.append(interaction)
            written = interaction_json(interaction, world.bot)
            self.discord.gateway.emit("INTERACTION_CREATE", written, channel.guild)

        heard = await self._hear(ask, wait=wait)
        return Heard(heard.messages, made[0])

    def _post(self, place: Channel, text: str) -> None:
        self.discord.posting.person(self.user, place, text)

    async def _hear(self, act: Callable[[], None], *, wait: bool) -> Heard:
        before = {each.id: each.text for each in self._all_heard()}
        act()
        if not wait:
            await self.discord.gateway.heard()
            return Heard([])
        await self.settle()
        return Heard([each for each in self._all_heard() if before.get(each.id) != each.text])

    def _resolve(self, value: object) -> Mapping[str, Json]:
        """Return what Discord tells beside the id of a user or a channel."""
        guild = self.channel.guild
        assert guild is not None
        if isinstance(value, User):
            member = guild.members.get(value.id)
            found: dict[str, Json] = {"users": {str(value.id): user_json(value)}}
            if member is not None:
                written = member_json(member, with_user=False) | {"permissions": "0"}
                found["members"] = {str(value.id): written}
            return found
        return {}


def voice_channel(discord: FakeDiscord, guild: Guild, name: str) -> Channel:
    """Add a voice channel."""
    return discord.world.add_channel(guild, name, ChannelType.voice)
