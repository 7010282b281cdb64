"""What happens when somebody presses a button or chooses from a menu, also after a restart."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Self, Unpack, cast

import discord
from discord.ui import DynamicItem, Item, View

from bot.discord.caller import Caller, is_age_restricted
from bot.discord.deferral import answered_in_time
from bot.discord.errors import answer_error
from bot.discord.interaction_answers import InteractionAnswers
from bot.discord.types import AnyInteraction, Interaction
from bot.domain.access import NotYoursError, OutdatedItemError
from bot.messages.translation import to_person, type_commands_with
from bot.services import Services
from bot.ui.components import CUSTOM_ID
from bot.ui.message import Changes, Message, Parts, as_message

# Nobody turns so many; what comes before it is still a number that databases hold.
MAX_PAGE = 1_000_000
NUMBER, DECIMAL = re.compile(r"[0-9]{1,19}"), re.compile(r"[0-9]{1,3}(\.[0-9])?")


@dataclass(frozen=True)
class Press:
    """A button that was pressed, a menu used or a form sent, by the person allowed to.

    `values` are what was chosen from a menu, or typed in each field of a form.
    """

    interaction: Interaction
    verb: str
    data: str
    values: tuple[str, ...]

    @property
    def number(self) -> int:
        """The number that the custom id carries; raises OutdatedItemError where there is none."""
        return self.numbers(1)[0]

    def numbers(self, *counts: int) -> list[int]:
        """Return the numbers that the custom id carries, if they are as many as one of `counts`.

        Raises OutdatedItemError for anything else, as does whatever reads a part of a press:
        Discord passes on what it is sent, which no version of the bot need have made.
        """
        numbers = [self.whole(each) for each in self.data.split(".")]
        if len(numbers) not in counts:
            raise OutdatedItemError(self.verb)
        return numbers

    @property
    def page(self) -> int:
        """The number of a page that the custom id carries."""
        if self.number > MAX_PAGE:
            raise OutdatedItemError(self.verb)
        return self.number

    @property
    def chosen(self) -> str:
        """The value chosen from a menu."""
        if not self.values:
            raise OutdatedItemError(self.verb)
        return self.values[0]

    @property
    def chosen_number(self) -> int:
        """The number chosen from a menu."""
        return self.whole(self.chosen)

    def whole(self, text: str) -> int:
        """Read a whole number of those that databases hold."""
        if not NUMBER.fullmatch(text) or int(text) >= 2**63:
            raise OutdatedItemError(self.verb)
        return int(text)

    def decimal(self, text: str) -> float:
        """Read a number with one decimal at most, such as stars."""
        if not DECIMAL.fullmatch(text):
            raise OutdatedItemError(self.verb)
        return float(text)

    @property
    def user_id(self) -> int:
        """Who pressed."""
        return self.interaction.user.id

    @property
    def guild_id(self) -> int | None:
        """The server where it was pressed; None in direct messages."""
        return self.interaction.guild_id

    @property
    def typed(self) -> str:
        """What was typed in the first field of a form."""
        return self.values[0] if self.values else ""

    @property
    def caller(self) -> Caller:
        """The person who pressed, and where."""
        interaction = self.interaction
        restricted = is_age_restricted(interaction.channel)
        return Caller(interaction.user, interaction.guild_id, interaction.permissions, restricted)

    @property
    def services(self) -> Services:
        """What handlers work with."""
        return self.interaction.client.services

    @property
    def is_of_other_numbers(self) -> bool:
        """Whether the message is of the time when films had other numbers."""
        renumbered_at, message = self.services.films_renumbered_at, self.interaction.message
        if renumbered_at is None or message is None:
            return False
        return (message.edited_at or message.created_at) <= renumbered_at

    @property
    def message(self) -> discord.Message:
        """The message that the button belongs to."""
        return cast("discord.Message", self.interaction.message)

    async def edit(self, said: Message | str | None = None, /, **changes: Unpack[Changes]) -> None:
        """Put a message in place of the one that the button belongs to."""
        answers = InteractionAnswers.to(self.interaction)
        if said is None:
            await answers.edit(changes)
            return
        said, shown = as_message(said), self.interaction.message
        of_layout = shown is not None and shown.flags.components_v2
        await answers.edit(said.replacement(of_layout=of_layout))
        self.interaction.client.completions.expect(said, shown, answers.edit)

    async def whisper(self, said: Message | str | None = None, /, **parts: Unpack[Parts]) -> None:
        """Answer so that only the person who pressed sees it."""
        await self._send(said, parts, private=True)

    async def say(
        self, said: Message | str | None = None, /, **parts: Unpack[Parts]
    ) -> discord.Message | None:
        """Answer for everybody in the channel; None where Discord takes no answer in any way."""
        return await self._send(said, parts, private=False)

    async def defer(self) -> None:
        """Say that something is being done, unless that is plain already."""
        await InteractionAnswers.to(self.interaction).defer()

    async def ask(self, form: discord.ui.Modal) -> None:
        """Open a form."""
        await InteractionAnswers.to(self.interaction).ask(form)

    async def _send(
        self, said: Message | str | None, parts: Parts, *, private: bool
    ) -> discord.Message | None:
        said = as_message(said) if said is not None else Message()
        parts = Parts(**{**parts, **said.parts()})
        sent = await InteractionAnswers.to(self.interaction).send(parts, private=private)
        self.interaction.client.completions.expect(said, sent)
        return sent


Handler = Callable[[Press], Awaitable[None]]
# Presses that come together are seconds apart at most; so many questions are not answered then.
MAX_ANSWERED = 1000


class Actions:
    """Which verb of a custom id is handled by whom."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}
        self._once: set[str] = set()
        self._private: set[str] = set()
        self._answered: dict[int, None] = {}

    def on(self, verb: str, handler: Handler, *, once: bool = False, private: bool = False) -> None:
        """Say who handles a verb; cogs do this when they are loaded.

        Verbs that are handled `once` answer a question: a second press that was under way before
        the message lost its buttons does nothing more. `private` ones are answered to who pressed
        alone, in that person's language, whoever reads the message with the button.
        """
        if verb in self._handlers:
            raise ValueError(f"two handlers for the verb {verb}")
        self._handlers[verb] = handler
        if once:
            self._once.add(verb)
        if private:
            self._private.add(verb)

    @property
    def verbs(self) -> tuple[str, ...]:
        """All that a button can ask for."""
        return tuple(self._handlers)

    async def run(self, press: Press, owner_id: int | None) -> None:
        """Let the verb's handler answer; errors become a sentence to the person who pressed."""
        handler = self._handlers.get(press.verb)
        press.interaction.client.log_shard_of(press.guild_id)
        try:
            await press.interaction.client.languages.hear_interaction(press.interaction)
            if handler is None or press.is_of_other_numbers:
                raise OutdatedItemError(press.verb)
            if owner_id is not None and owner_id != press.user_id:
                raise NotYoursError(owner_id)
            type_commands_with(press.services.settings.command_prefix)
            if press.interaction.message is not None:
                press.interaction.client.completions.settle(press.interaction.message.id)
            press.interaction.client.throttles.demand(press.verb, press.user_id, press.guild_id)
            with to_person() if press.verb in self._private else nullcontext():
                async with answered_in_time(press.interaction):
                    await self._handle(press, handler)
        except Exception as error:  # noqa: BLE001 - the last stop; answer_error logs what is unexpected
            await answer_error(press.interaction, error)

    async def _handle(self, press: Press, handler: Handler) -> None:
        if press.verb not in self._once:
            await handler(press)
            return
        question = press.message.id
        if question in self._answered:
            await press.defer()
            return
        self._answered[question] = None
        if len(self._answered) > MAX_ANSWERED:
            del self._answered[next(iter(self._answered))]
        try:
            await handler(press)
        except BaseException:
            self._answered.pop(question, None)
            raise


def sent_form(interaction: AnyInteraction) -> Press | None:
    """Return what was typed in a form, also one opened before a restart; None for all else."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    data = cast("Mapping[str, Any]", interaction.data or {})
    found = CUSTOM_ID.fullmatch(str(data.get("custom_id", "")))
    if found is None:
        return None
    fields = (
        field
        for row in data.get("components", [])
        for field in row.get("components", [row.get("component", {})])
    )
    values = tuple(str(field.get("value", "")) for field in fields)
    return Press(interaction, found["verb"], found["data"], values)


class ActionItem(DynamicItem[Item[View]], template=CUSTOM_ID):
    """Any button or menu made by `bot.ui.components`."""

    def __init__(self, item: Item[View], match: re.Match[str]) -> None:
        super().__init__(item)
        self._match = match

    @classmethod
    async def from_custom_id(
        cls, _: AnyInteraction, item: Item[View], match: re.Match[str], /
    ) -> Self:
        """Read back what the custom id says."""
        return cls(item, match)

    async def callback(self, interaction: AnyInteraction) -> None:
        """Hand over to the verb's handler."""
        owner_id = self._match["user_id"]
        data = cast("Mapping[str, Sequence[str]]", interaction.data or {})
        values = tuple(data.get("values", ()))
        press = Press(interaction, self._match["verb"], self._match["data"], values)
        await interaction.client.actions.run(press, int(owner_id) if owner_id else None)
