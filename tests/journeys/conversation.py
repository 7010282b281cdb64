"""How the journeys talk with the bot: the one vocabulary that all of them use.

A member types (`tell`), presses a button (`press`) or chooses from a menu (`choose`); what the bot
says to it is read with `heard`, `answer` and `text_of`. The bot has done all that it does at once
when these return; for what it says before that, wait with `speaks`.
"""

from collections.abc import Iterator, Sequence
from typing import cast

import discord
from simcord import InteractionResult, MemberActor, ResponseMessage, UserHandle

from bot.demo.controls import BUTTON, Component, Option, walk
from bot.demo.simulated_server import SimulatedServer
from tests.bell import Bell

Message = discord.Message | ResponseMessage
# A member in the channel, or the same person in direct messages.
Person = MemberActor | UserHandle


async def tell(server: SimulatedServer, who: MemberActor, text: str) -> str:
    """Let a member type something in the channel; return all that the bot says to it."""
    newest = server.newest_message_id
    await who.send(server.channel, text)
    return "\n".join(text_of(each) for each in said(server, after=newest))


async def everybody_speaks(server: SimulatedServer, language: str) -> None:
    """Let everybody, and the server, speak a language."""
    for who in server.members.values():
        await tell(server, who, f"!language {language}")
    await tell(server, server.you, f"!config language {language}")


async def press(
    server: SimulatedServer, who: Person, label: str, message: Message | None = None
) -> InteractionResult:
    """Let a member press the button with a label: of this message, else the newest there is."""
    if message is None:
        message = next(each for each in reversed(said(server)) if label in labels(each))
    return await who.click(message, label=label)


async def press_verb(who: MemberActor, message: ResponseMessage, verb: str) -> InteractionResult:
    """Let a member press a button by what it does, as its label is in any language."""
    return await who.click(message, custom_id=buttons(message)[verb])


async def choose(server: SimulatedServer, who: Person, wanted: str) -> InteractionResult:
    """Let a member choose from the newest menu with an option of these words or this value."""
    for message in reversed(said(server)):
        for menu in _controls(message):
            for option in menu.get("options", ()):
                if wanted in option["label"] or wanted == option["value"]:
                    custom_id = menu["custom_id"]
                    return await who.select(message, [option["value"]], custom_id=custom_id)
    raise AssertionError(f"no menu offers {wanted}")


def said(server: SimulatedServer, after: int = 0) -> list[ResponseMessage]:
    """Return everything the bot sent, in the channel and in direct messages, oldest first."""
    bot_id = server.bot_id
    return [
        ResponseMessage(server.env, message)
        for message in server.messages(after)
        if message.author_id == bot_id
    ]


async def speaks(server: SimulatedServer, after: int = 0) -> None:
    """Wait until the bot has said something, although it is still at work on the answer."""
    bell = Bell()
    server.env.backend.subscribers.append(lambda *_: bell.ring())
    await bell.until(lambda: bool(said(server, after)))


def last(server: SimulatedServer) -> ResponseMessage:
    """Return what the bot said last."""
    return said(server)[-1]


def heard(server: SimulatedServer) -> str:
    """Return all the words of what the bot said last."""
    return text_of(last(server))


def answer(result: InteractionResult) -> str:
    """Return the words of an answer to a button, a menu or a slash command."""
    sent = [result.response, *result.followups]
    return "\n".join(text_of(each) for each in sent if each is not None)


def whispered(result: InteractionResult) -> str:
    """Return the words of an answer that only the person who asked may read."""
    message = result.response or result.followups[0]
    assert message.ephemeral
    return text_of(message)


def text_of(message: Message | None) -> str:
    """Return all the words of a message: its text, its layout and its embeds, blanks as typed."""
    assert message is not None
    parts = [
        message.content,
        *(each["content"] for each in _controls(message) if "content" in each),
    ]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}: {field.value}" for field in embed.fields]
        parts.append(embed.footer.text or "")
    return "\n".join(part for part in parts if part).replace("\u00a0", " ")


def pictures(message: Message) -> list[str]:
    """Return the addresses of the pictures in a message's layout."""
    return [each["media"]["url"] for each in _controls(message) if "media" in each]


def labels(message: Message) -> list[str]:
    """Return the labels of a message's buttons."""
    return [str(each.get("label", "")) for each in _controls(message) if each["type"] == BUTTON]


def buttons(message: Message) -> dict[str, str]:
    """Return the custom id of each button that works, by its verb; of several the first."""
    ids = [
        each["custom_id"]
        for each in _controls(message)
        if each["type"] == BUTTON and "custom_id" in each and not each.get("disabled")
    ]
    return {each.split(":")[1]: each for each in reversed(ids)}


def custom_ids(message: Message) -> list[str]:
    """Return the custom ids of a message's buttons and menus."""
    return [each["custom_id"] for each in _controls(message) if "custom_id" in each]


def options(message: Message) -> list[Option]:
    """Return the options of a message's menus."""
    return [option for each in _controls(message) for option in each.get("options", ())]


def _controls(message: Message) -> Iterator[Component]:
    raw = [each if isinstance(each, dict) else each.to_dict() for each in message.components]
    return walk(cast("Sequence[Component]", raw))
