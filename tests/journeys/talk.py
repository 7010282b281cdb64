"""What the bot said in a server, in the form that journeys look at."""

from typing import Any

from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.demo.simulated_server import SimulatedServer


def said(server: SimulatedServer) -> list[ResponseMessage]:
    """Return everything the bot sent, in the channel and in direct messages, oldest first."""
    bot_id = server.env.backend.bot_user.id
    return [
        ResponseMessage(server.env, each) for each in server.messages() if each.author_id == bot_id
    ]


def last(server: SimulatedServer) -> ResponseMessage:
    """Return what the bot said last."""
    return said(server)[-1]


def text_of(message: ResponseMessage) -> str:
    """Return all the words of a message: its text and its embeds."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}: {field.value}" for field in embed.fields]
        parts.append(embed.footer.text or "")
    return "\n".join(part for part in parts if part)


def items(message: ResponseMessage) -> list[dict[str, Any]]:
    """Return the buttons and menus of a message."""
    return [item for row in message.components for item in row["components"]]


def labels(message: ResponseMessage) -> list[str]:
    """Return the labels of a message's buttons."""
    return [item["label"] for item in items(message) if "label" in item]


def options(message: ResponseMessage) -> list[dict[str, Any]]:
    """Return the options of a message's menus."""
    return [option for item in items(message) for option in item.get("options", ())]


async def tell(server: SimulatedServer, who: MemberActor, text: str) -> str:
    """Let a member type something; return all that the bot says to it."""
    before = {message.id for message in said(server)}
    await who.send(server.channel, text)
    return "\n".join(text_of(each) for each in said(server) if each.id not in before)


async def press(server: SimulatedServer, who: MemberActor, label: str) -> InteractionResult:
    """Let a member press the newest button with a label."""
    message = next(each for each in reversed(said(server)) if label in labels(each))
    return await who.click(message, label=label)


async def choose(server: SimulatedServer, who: MemberActor, wanted: str) -> InteractionResult:
    """Let a member choose the option that holds some words, from the newest menu that has it."""
    for message in reversed(said(server)):
        values = [each["value"] for each in options(message) if wanted in each["label"]]
        if values:
            return await who.select(message, values[:1])
    raise AssertionError(f"no menu offers {wanted}")


def answer(result: InteractionResult) -> str:
    """Return the words of an answer to a button, a menu or a slash command."""
    sent = [result.response, *result.followups]
    return "\n".join(text_of(each) for each in sent if each is not None)
