"""The model's settings as people see them: what they are, and what a change would cost."""

import discord
from discord import ButtonStyle

from bot.domain.settings.model import ModelSettings, Tunable
from bot.messages.model import settings as words
from bot.training.estimate import RunCost
from bot.ui.components import button, view
from bot.ui.message import Message

TRY, LEAVE = "model-try", "model-leave"
COLOUR = discord.Colour.blurple()


def settings_card(settings: ModelSettings) -> Message:
    """Return how the model is trained."""
    embed = discord.Embed(title=words.title(), colour=COLOUR)
    for name, setting in ModelSettings.tunable().items():
        embed.add_field(
            name=f"{name}: {words.written(setting, settings.value_of(setting))}",
            value=words.description(setting),
            inline=False,
        )
    return Message(embed=embed.set_footer(text=words.note()))


def proposal_message(
    setting: Tunable[float], before: float, after: float, cost: RunCost, user_id: int
) -> Message:
    """Return what a change would mean, before anything happens, with the buttons to decide."""
    embed = discord.Embed(
        title=f"{setting.field}: {before:g} → {after:g}",
        description=words.proposal(setting, cost),
        colour=COLOUR,
    )
    data = f"{setting.field}={after:g}"
    buttons = [
        button(words.try_it(), TRY, data, user_id, style=ButtonStyle.primary),
        button(words.leave_it(), LEAVE, "", user_id),
    ]
    return Message(embed=embed, view=view(buttons))
