"""Sends the bot what hostile people would: typed, by slash command, pressed, forged, filled in.

Each has to be answered, or to be of a kind that deserves none; nothing is logged as an error,
nobody is pinged because of a text, and no text is kept, neither in the store nor in the log.
"""

import asyncio
import logging
import random
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from discord.ext import commands
from discord.gateway import GatewayRatelimiter

from bot.discord import sending
from bot.settings import Settings
from bot.ui.components import CUSTOM_ID
from tests.campaigns.hostile_texts import MARK, HostileTexts
from tests.campaigns.ledger import database_of
from tests.campaigns.overheard import Overheard, overhearing
from tests.campaigns.report import Scale, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset
from tests.wire.connected_server import ConnectedServer, open_server
from tests.wire.fake_discord.things import Json, Message
from tests.wire.people import AUTOCOMPLETE, COMMAND, COMPONENT, FORM_SENT, Heard, Person

# The fake Discord keeps all messages; it is slower the more it has.
INPUTS_A_SERVER = 300
# These would train, which is another campaign's business, or end the conversation.
LEFT_ALONE = {"retrain", "model config", "model base", "sync", "forget"}
# What people give to be kept: where a night takes place, the title of a film, the name of a list.
MEANT_TO_BE_KEPT = {
    ("nights", "place"),
    ("night_series", "place"),
    ("night_time_questions", "wanted"),
    ("added_movies", "listed_title"),
    ("film_lists", "name"),
    ("film_lists", "key"),
}
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER, ATTACHMENT = 3, 4, 5, 6, 7, 8, 10, 11
MENU, BUTTON = 3, 2
_OPTIONS = [{"label": "x", "value": "x"}]


class Intruder:
    """One server full of people who try everything."""

    def __init__(self, server: ConnectedServer, random_: random.Random) -> None:
        self._server, self._random = server, random_
        self._texts = HostileTexts(random_)
        self.tried = ""
        known = [each for each in server.bot.walk_commands() if _may_be_tried(each)]
        self._typed = sorted(each.qualified_name for each in known)
        self._slash = list(_leaves(server.discord.world.commands))
        self._kinds: tuple[Callable[[], Awaitable[str]], ...] = (
            self._types_command, self._types_command, self._types_text, self._uses_slash,
            self._uses_slash, self._completes, self._presses, self._presses, self._forges,
            self._forges,
        )  # fmt: skip

    async def try_anything(self) -> str:
        """Do something; return what is wrong with the answer."""
        self.tried = ""
        return await self._random.choice(self._kinds)()

    async def _types_command(self) -> str:
        command = self._random.choice(self._typed)
        text = f"!{command} {self._texts.text()}"[:2000]
        self.tried = text
        heard = await self._who().types(text)
        return "" if heard.messages else f"{text!r:.200} got no answer"

    async def _types_text(self) -> str:
        """Chat is no business of the bot, unless it is mentioned or written to."""
        self.tried = text = self._texts.text(1900)
        who = self._who()
        kind = self._random.randrange(3)
        if kind == 0:
            await who.types(text)
            return ""
        mention = f"<@{self._server.discord.world.bot.id}>"
        heard = await (who.writes(text) if kind == 1 else who.types(f"{mention} {text}"))
        return "" if heard.messages or not text.strip() else f"{text!r:.200} got no answer"

    async def _uses_slash(self) -> str:
        name, command_id, options = self._random.choice(self._slash)
        given = [
            {"name": each["name"], "type": each["type"], "value": self._value(each)}
            for each in options
            if each.get("required") or self._random.random() < 0.5
        ]
        data = _command(name, command_id, given)
        return await self._interacts(COMMAND, data)

    async def _completes(self) -> str:
        with_text = [each for each in self._slash if any(_completed(each[2]))]
        name, command_id, options = self._random.choice(with_text)
        option = self._random.choice(list(_completed(options)))
        value = self._texts.text(100)
        focused: Json = {"name": option["name"], "type": STRING, "value": value, "focused": True}
        return await self._interacts(AUTOCOMPLETE, _command(name, command_id, [focused]))

    async def _presses(self) -> str:
        """Press a button or use a menu that is there, whoever it was meant for."""
        message, item = self._any_control()
        if message is None:
            return ""
        kind = BUTTON if item["type"] == BUTTON else item["type"]
        data: Json = {"custom_id": item["custom_id"], "component_type": kind}
        if kind != BUTTON:
            values = [str(each["value"]) for each in item.get("options", ())]
            data["values"] = [self._random.choice([*values, self._texts.text(100)])]
        return await self._interacts(COMPONENT, data, message)

    async def _forges(self) -> str:
        """Use a button or a menu with a custom id that the bot never made."""
        verb = self._random.choice(self._server.bot.actions.verbs)
        end = self._random.choice(("", f":{self._who().id}", ":0", f":{10**30}", ":x"))
        inner = self._random.choice((self._texts.text(60), self._numbers()))
        custom_id = f"matinee:{verb}:{inner}{end}"[:100]
        data: Json = {"custom_id": custom_id, "component_type": self._random.choice((BUTTON, MENU))}
        if data["component_type"] == MENU:
            data["values"] = [self._texts.text(100) for _ in range(self._random.randint(0, 3))]
        item: Json = {"type": data["component_type"], "custom_id": custom_id}
        item |= {"label": "x", "style": 1} if item["type"] == BUTTON else {"options": _OPTIONS}
        message = self._posted([{"type": 1, "components": [item]}])
        return await self._interacts(COMPONENT, data, message)

    def _posted(self, components: list[Json]) -> Message:
        world, channel = self._server.discord.world, self._server.channel
        message = Message(world.new_id(), channel, world.bot, world.now(), components=components)
        channel.messages[message.id] = message
        return message

    def _numbers(self) -> str:
        count = self._random.randint(1, 5)
        return ".".join(str(abs(self._texts.number())) for _ in range(count))

    async def _interacts(self, kind: int, data: Json, message: Message | None = None) -> str:
        # What does not even look like the bot's own is not its business.
        silence = kind == COMPONENT and CUSTOM_ID.fullmatch(data["custom_id"]) is None
        self.tried = f"{kind} {data}"
        who = self._who()
        channel = message.channel if message else who.channel
        heard = await who._interact(kind, channel, data, message, wait=True)
        assert heard.interaction is not None
        if heard.interaction.acknowledged is None and not silence:
            return f"{data!r:.300} was not acknowledged"
        if any(each.loading for each in heard.messages):
            return f"{data!r:.300}: the bot thinks for ever"
        return await self._fills(who, heard)

    async def _fills(self, who: Person, heard: Heard) -> str:
        """Fill in the form that was opened, if one was."""
        asked = heard.interaction
        if asked is None or asked.form is None:
            return ""
        rows = [
            {"type": 1, "components": [{"type": 4, "custom_id": name, "value": self._texts.text()}]}
            for name in _fields(asked.form)
        ]
        data: Json = {"custom_id": asked.form["custom_id"], "components": rows}
        sent = await who._interact(FORM_SENT, asked.channel, data, asked.message, wait=True)
        assert sent.interaction is not None
        return "" if sent.interaction.acknowledged else f"{data!r:.300} got no answer"

    def _value(self, option: Json) -> object:
        if choices := option.get("choices"):
            return self._random.choice(choices)["value"]
        kind = option["type"]
        if kind == INTEGER:
            return self._texts.number()
        if kind == NUMBER:
            return self._texts.number() + 0.5
        if kind == BOOLEAN:
            return self._random.random() < 0.5
        if kind in (USER, CHANNEL, ROLE, ATTACHMENT):
            return str(self._random.choice((1, 2**63, self._who().id, self._server.channel.id)))
        return self._texts.text(6000)

    def _any_control(self) -> tuple[Message | None, Json]:
        """Choose a button or menu that the bot has sent; the newest are the most likely."""
        messages = [each for each in self._server.you.sees() if any(_controls(each))]
        if not messages:
            return None, {}
        message = self._random.choice(messages[-20:])
        return message, self._random.choice(list(_controls(message)))

    def _who(self) -> Person:
        server = self._server
        return self._random.choice((server.you, server.ana, server.ben, server.chloe))


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Send as many as this size asks, to one server after the other."""
    models = make_small_registry(invented_dataset(), folder / "models")
    random_ = scale.random()
    left = len(scale.share(range(scale.of(small=600, full=100_000))))
    with overhearing() as overheard, _marks_in_log() as kept, pytest.MonkeyPatch.context() as patch:
        # Pauses between attempts are real seconds.
        patch.setattr(sending, "PAUSES", (0.0, 0.0, 0.0))
        # Each wait for the bot asks it for a heartbeat, of which Discord allows two a second.
        patch.setattr(GatewayRatelimiter, "block", _at_once)
        while left > 0:
            settings = Settings.load(None, data_directory=folder / "data", base="off")
            shutil.rmtree(settings.data_directory, ignore_errors=True)
            count = min(left, INPUTS_A_SERVER)
            asyncio.run(_visit(settings, models, patch, random_, count, tally, overheard))
            left -= count
            for place in _kept_in_store(settings):
                tally.fail(f"a text was kept in {place}")
            for line in kept.take():
                tally.fail(f"a text was logged: {line}")


async def _at_once(_: GatewayRatelimiter) -> None:
    """Let nothing wait."""


async def _visit(
    settings: Settings,
    models: Path,
    patch: pytest.MonkeyPatch,
    random_: random.Random,
    count: int,
    tally: Tally,
    overheard: Overheard,
) -> None:
    async with open_server(settings, patch, models) as server:
        intruder = Intruder(server, random_)
        for _ in range(count):
            server.discord.rest.journal.clear()
            try:
                fault = await intruder.try_anything()
            except TimeoutError:
                tally.expect(None, f"the bot fell silent: {intruder.tried}; {overheard.take()}")
                return
            faults = [fault] * bool(fault) + overheard.take() + list(_pings(server))
            tally.expect(not faults, "; ".join(faults))


def _pings(server: ConnectedServer) -> Iterator[str]:
    """Yield what would make Discord ping somebody because of a text."""
    for answered in server.discord.rest.journal:
        body = answered.call.body
        body = body.get("data") or body
        if not isinstance(body, dict) or not body.get("content"):
            continue
        allowed = body.get("allowed_mentions")
        if allowed is None or allowed.get("parse") or allowed.get("roles"):
            yield f"pings are allowed: {allowed} in {body['content']!r:.100}"


class _MarksInLog(Overheard):
    def emit(self, record: logging.LogRecord) -> None:
        if MARK in record.getMessage():
            self._heard.append(f"{record.name}: {record.getMessage():.200}")


def _marks_in_log() -> "closing[_Listening]":
    return closing(_Listening())


class _Listening:
    def __init__(self) -> None:
        self._handler = _MarksInLog()
        logging.getLogger().addHandler(self._handler)

    def take(self) -> list[str]:
        return self._handler.take()

    def close(self) -> None:
        logging.getLogger().removeHandler(self._handler)


def _kept_in_store(settings: Settings) -> Iterator[str]:
    with closing(sqlite3.connect(database_of(settings))) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
        for table in tables:
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                found = connection.execute(
                    f'SELECT "{column}" FROM {table} WHERE CAST("{column}" AS TEXT) LIKE ?',
                    (f"%{MARK}%",),
                ).fetchone()
                if found and (table, column) not in MEANT_TO_BE_KEPT:
                    yield f"{table}.{column}: {found[0]!r:.100}"


def _may_be_tried(command: "commands.Command[None, ..., object]") -> bool:
    name = command.qualified_name
    return not command.hidden and not any(name.startswith(each) for each in LEFT_ALONE)


def _leaves(known: list[Json], above: str = "") -> Iterator[tuple[str, str, list[Json]]]:
    """Yield the full name, the id and the options of each slash command."""
    for each in known:
        name = f"{above} {each['name']}".strip()
        options = each.get("options", [])
        inner = [option for option in options if option["type"] in (1, 2)]
        if each.get("type", 1) not in (1, 2) or name in LEFT_ALONE:
            continue
        if inner:
            for leaf, _, settled in _leaves(inner, name):
                yield leaf, str(each.get("id", "")), settled
        else:
            yield name, str(each.get("id", "")), options


def _command(name: str, command_id: str, given: list[Json]) -> Json:
    first, *rest = name.split()
    options = given
    for number, word in enumerate(reversed(rest)):
        options = [{"name": word, "type": 1 if number == 0 else 2, "options": options}]
    return {"id": command_id, "name": first, "type": 1, "options": options}


def _completed(options: list[Json]) -> Iterator[Json]:
    return (each for each in options if each.get("autocomplete"))


def _controls(message: Message) -> Iterator[Json]:
    return (each for each in message.items() if each.get("custom_id") and not each.get("disabled"))


def _fields(form: Json) -> Iterator[str]:
    waiting = list(form.get("components", ()))
    while waiting:
        item = waiting.pop()
        waiting += item.get("components", ())
        if "component" in item:
            waiting.append(item["component"])
        if item.get("custom_id"):
            yield str(item["custom_id"])
