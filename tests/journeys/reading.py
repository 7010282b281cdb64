"""What a person reads in the channel."""

import simcord
from simcord.results import to_discord_message

from bot.demo.simulated_server import SimulatedServer


def newest(server: SimulatedServer) -> str:
    """The newest message with its embeds, as one text."""
    message = server.messages()[-1]
    embeds = [
        [embed.get("title", ""), embed.get("description", "")]
        + [f"{field['name']}: {field['value']}" for field in embed.get("fields", [])]
        + [embed.get("footer", {}).get("text", "")]
        for embed in message.embeds
    ]
    return "\n".join([message.content, *(line for lines in embeds for line in lines)])


async def press(server: SimulatedServer, member: simcord.MemberActor, verb: str) -> None:
    """Press the button of this verb under the newest message."""
    message = server.messages()[-1]
    ids = [str(item["custom_id"]) for row in message.components for item in row["components"]]
    wanted = next(each for each in ids if f"{each}:".startswith(f"matinee:{verb}:"))
    await member.click(to_discord_message(server.env, message), custom_id=wanted)


async def choose(server: SimulatedServer, member: simcord.MemberActor, value: str) -> None:
    """Choose an option of the menu under the newest message."""
    message = to_discord_message(server.env, server.messages()[-1])
    await member.select(message, [value])
