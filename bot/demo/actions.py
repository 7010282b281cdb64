"""Do what one line says: a member speaks, presses, chooses, or time passes."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import simcord
from simcord.backend.models import Message

from bot.demo import controls, internals, slash
from bot.demo.clock_sync import ClockSync
from bot.demo.controls import Component, Control
from bot.demo.errors import DemoError
from bot.demo.reading import ConsoleLine, Verb, read_duration
from bot.demo.sent_messages import SentMessage
from bot.demo.simulated_server import BOT_NAME, SimulatedServer
from bot.messages import demo as messages

# Discord's own limit.
MAX_MESSAGE_LENGTH = 2000
# As many labels as fit on a line or two.
MAX_LABELS_NAMED = 25


class ActionRunner:
    """Carries lines out on a server; remembers the form that a member has been shown."""

    def __init__(self, server: SimulatedServer, clock: ClockSync) -> None:
        self._server = server
        self._clock = clock
        self._forms: dict[str, simcord.InteractionResult] = {}
        self._attached: dict[str, list[tuple[str, bytes]]] = {}

    async def perform(self, line: ConsoleLine) -> SentMessage | None:
        """Do what the line says; return a form that the bot shows in answer.

        Raises DemoError when that cannot be done. A MessageFeed notices what the bot sends.
        """
        try:
            return await self._perform(line)
        except (simcord.SetupError, simcord.BackendError, TimeoutError) as error:
            raise DemoError(str(error).splitlines()[0]) from error

    async def _perform(self, line: ConsoleLine) -> SentMessage | None:
        match line.verb:
            case Verb.SLASH:
                return self._answer(line.member, await self._slash(line))
            case Verb.CLICK:
                return self._answer(line.member, await self._click(line))
            case Verb.CHOOSE:
                return self._answer(line.member, await self._choose(line))
            case Verb.FILL:
                return self._answer(line.member, await self._fill(line))
            case Verb.ATTACH:
                self._attach(line)
            case Verb.MESSAGE:
                member = self._server.members[line.member]
                files = self._attached.pop(line.member, [])
                sent = internals.sent_files(self._server.env, member.id, files)
                await member.send_dm(self._spoken(line.words), attachments=sent)
            case Verb.WAIT:
                await self._clock.until_trained()
                await self._server.let_pass(read_duration(line.words))
            case Verb.RESTART:
                await self._server.restart()
            case Verb.SAY:
                member = self._server.members[line.member]
                files = self._attached.pop(line.member, [])
                words = self._spoken(line.words)
                await member.send(self._server.channel, words, attachments=files)
        return None

    def _attach(self, line: ConsoleLine) -> None:
        """Keep a file for what the member says next."""
        self._attached.setdefault(line.member, []).append(_file(line.words))

    def _spoken(self, words: str) -> str:
        """Turn @name into the mention that Discord makes of it."""
        if len(words) > MAX_MESSAGE_LENGTH:
            raise DemoError(messages.too_long(len(words), MAX_MESSAGE_LENGTH))
        ids = {name: member.id for name, member in self._server.members.items()}
        ids[BOT_NAME.casefold()] = self._server.bot_id

        def mention(match: re.Match[str]) -> str:
            user_id = ids.get(match[1].casefold())
            return match[0] if user_id is None else f"<@{user_id}>"

        return re.sub(r"@(\w+)", mention, words)

    async def _slash(self, line: ConsoleLine) -> simcord.InteractionResult:
        member, channel = self._server.members[line.member], self._server.channel
        name, words = slash.find_command(line.words, member.available_commands(channel))
        declared = self._server.command_options(name)
        options = slash.read_options(words, declared, self._resolve)
        takes_files = [each["name"] for each in declared if each["type"] == slash.ATTACHMENT]
        files = self._attached.pop(line.member, []) if takes_files else []
        options |= dict(zip(takes_files, files, strict=False))
        for each in takes_files:
            if isinstance(path := options.get(each), str):
                options[each] = _file(path)
        spoken = {
            name: self._spoken(value) if isinstance(value, str) else value
            for name, value in options.items()
        }
        return await member.slash(channel, name, **spoken)

    def _resolve(self, kind: int, text: str) -> slash.Handle:
        name = text.lstrip("@#").casefold()
        known: dict[str, slash.Handle] = {}
        if kind in (slash.USER, slash.MENTIONABLE):
            known |= self._server.members
        if kind in (slash.ROLE, slash.MENTIONABLE):
            known |= self._server.guild.roles
        if kind == slash.CHANNEL:
            known |= self._server.guild.channels
        if name not in known:
            raise DemoError(messages.no_such_thing(text, known))
        return known[name]

    async def _click(self, line: ConsoleLine) -> simcord.InteractionResult:
        seen = self._server.visible(line.member)
        found = [button for message in seen for button in controls.buttons(message)]
        target = controls.newest(found, line.words)
        if target is None:
            raise DemoError(messages.no_such_button(line.words, _names(found)))
        actor, message = self._actor(line.member, target.message)
        return await actor.click(message, custom_id=target.custom_id)

    async def _choose(self, line: ConsoleLine) -> simcord.InteractionResult | None:
        seen = self._server.visible(line.member)
        found = [option for message in seen for option in controls.options(message)]
        target = controls.newest(found, line.words)
        if target is not None:
            actor, message = self._actor(line.member, target.message)
            return await actor.select(message, [target.value], custom_id=target.custom_id)
        if await self._vote(line):
            return None
        raise DemoError(messages.no_such_option(line.words, _names(found)))

    async def _vote(self, line: ConsoleLine) -> bool:
        """Vote in the newest open poll that has such an answer."""
        for message in self._server.visible(line.member):
            if message.poll is None or message.poll.finalized:
                continue
            for answer in message.poll.answers:
                if line.words.casefold() in str(answer.text).casefold():
                    shown = simcord.ResponseMessage(self._server.env, message)
                    await self._server.members[line.member].vote(shown, answer=answer.answer_id)
                    return True
        return False

    def _actor(
        self, name: str, message: Message
    ) -> tuple[simcord.MemberActor | simcord.UserHandle, simcord.ResponseMessage]:
        """Return who acts on a message: the member in the channel, the user in direct messages."""
        member = self._server.members[name]
        here = message.channel_id == self._server.channel.id
        return member if here else member.user, simcord.ResponseMessage(self._server.env, message)

    async def _fill(self, line: ConsoleLine) -> simcord.InteractionResult:
        shown = self._forms.pop(line.member, None)
        if shown is None:
            raise DemoError(messages.no_form(line.member))
        fields = _fields(shown.modal or {})
        values = dict(part.split("=", 1) for part in line.words.split(";") if "=" in part)
        if not values and len(fields) == 1:
            values = {next(iter(fields)): line.words}
        filled: dict[str, str] = {}
        for label, value in values.items():
            field = next((f for f in fields if f.casefold() == label.strip().casefold()), None)
            if field is None:
                raise DemoError(messages.no_such_field(label.strip(), list(fields)))
            filled[fields[field]] = value.strip()
        return await self._server.members[line.member].submit_modal(shown, filled)

    def _answer(self, name: str, result: simcord.InteractionResult | None) -> SentMessage | None:
        if result is None:
            return None
        if not result.acknowledged:
            raise DemoError(messages.no_answer())
        if result.modal is None:
            return None
        self._forms[name] = result
        title = str(result.modal.get("title", ""))
        fields = tuple(_fields(result.modal))
        now = self._server.clock.now()
        return SentMessage(
            name, title, (), fields, ephemeral=True, reply_to=name, edited=False, at=now
        )


def _file(written: str) -> tuple[str, bytes]:
    """Read the file of a path that was typed; return its name and what is in it."""
    path = Path(written).expanduser()
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DemoError(messages.file_unreadable(path, reason)) from error


def _fields(modal: Mapping[str, object]) -> dict[str, str]:
    """Return the labels of a form's fields with their custom ids."""
    fields = {}
    label = ""
    for component in controls.walk(cast("Sequence[Component]", modal.get("components") or ())):
        label = component.get("label") or label
        custom_id = component.get("custom_id")
        if custom_id and component["type"] != controls.BUTTON:
            fields[label or custom_id] = custom_id
    return fields


def _names(found: Sequence[Control]) -> list[str]:
    """Return the different labels, newest first, not more than a line of them."""
    return list(dict.fromkeys(each.label for each in found))[:MAX_LABELS_NAMED]
