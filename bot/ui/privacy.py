"""What is stored about people, and their right to have it and to erase it."""

import io
import json
from collections.abc import Mapping
from typing import Any

import discord
from discord import ButtonStyle

from bot.ui.cards import COLOUR
from bot.ui.components import button, view

FORGET, KEEP, TRAINING = "forget", "keep", "training"
PRIVACY = """\
**What I store about you:** your Discord id, and for each film you tell me about: its number, \
whether you like it, your stars, whether you have seen it, and when and in which server you said \
so. Also your own settings, and your part in movie nights.
**What I never store:** what you write. I read a command for the films that it names, and keep \
their numbers alone. I do not store names, pictures or messages.
**What it is for:** recommending films to you and to groups you watch with. Your likes take part \
when the model is trained, as numbers without your name; you can switch that off below.
**Who sees it:** nobody gets your data. In a server people see what you do there in public.
**Your rights:** `{prefix}export` sends you everything that is stored about you, \
`{prefix}forget` erases it at once. What a trained model learned from likes goes with the next \
training; a model holds no names or ids."""
ASK_FORGET = (
    "Shall I erase everything that I have stored about you: likes, dislikes, what you have seen, "
    "your settings and your part in movie nights? This cannot be undone."
)
FORGOTTEN = "Done: I have erased everything that I had stored about you."
KEPT = "Nothing was erased."
SENT = "I have sent you everything that I store about you as a direct message."
CLOSED = (
    "I could not send you a direct message. Allow direct messages from this server, or use the "
    "slash command, which only you can see."
)


def privacy_card(prefix: str) -> discord.Embed:
    """Return the privacy text."""
    return discord.Embed(title="Privacy", description=PRIVACY.format(prefix=prefix), colour=COLOUR)


def training_choice(user_id: int, *, in_training: bool) -> discord.ui.View:
    """Return the button that takes a person's likes out of the training, or back in."""
    label = "Leave my likes out of training" if in_training else "Let my likes take part again"
    return view([button(label, TRAINING, "off" if in_training else "on", user_id)])


def training_text(*, in_training: bool) -> str:
    """Confirm whether a person's likes take part in the training."""
    if in_training:
        return "Your likes take part when the model is trained."
    return "Your likes stay out of training, from the next one on. I still recommend by them."


def forget_buttons(user_id: int) -> discord.ui.View:
    """Return the buttons that confirm or refuse to erase."""
    return view(
        [
            button("Erase everything", FORGET, "", user_id, style=ButtonStyle.danger),
            button("Keep it", KEEP, "", user_id),
        ]
    )


def export_file(everything: Mapping[str, Any]) -> discord.File:
    """Return what is stored as a file that people and programs can read."""
    text = json.dumps(everything, ensure_ascii=False, indent=2)
    return discord.File(io.BytesIO(text.encode()), "matinee-export.json")
