"""What the bot said in a town, in the form that journeys look at."""

from typing import Any

from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.demo.town import Town


def said(town: Town) -> list[ResponseMessage]:
    """Return everything the bot sent, in the channel and in direct messages, oldest first."""
    bot_id = town.env.backend.bot_user.id
    return [ResponseMessage(town.env, each) for each in town.messages() if each.author_id == bot_id]


def last(town: Town) -> ResponseMessage:
    """Return what the bot said last."""
    return said(town)[-1]


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


async def tell(town: Town, who: MemberActor, text: str) -> str:
    """Let a member type something; return all that the bot says to it."""
    before = {message.id for message in said(town)}
    await who.send(town.channel, text)
    return "\n".join(text_of(each) for each in said(town) if each.id not in before)


async def press(town: Town, who: MemberActor, label: str) -> InteractionResult:
    """Let a member press the newest button with a label."""
    message = next(each for each in reversed(said(town)) if label in labels(each))
    return await who.click(message, label=label)


async def choose(town: Town, who: MemberActor, wanted: str) -> InteractionResult:
    """Let a member choose the option that holds some words, from the newest menu that has it."""
    for message in reversed(said(town)):
        values = [each["value"] for each in options(message) if wanted in each["label"]]
        if values:
            return await who.select(message, values[:1])
    raise AssertionError(f"no menu offers {wanted}")


def answer(result: InteractionResult) -> str:
    """Return the words of an answer to a button, a menu or a slash command."""
    sent = [result.response, *result.followups]
    return "\n".join(text_of(each) for each in sent if each is not None)
