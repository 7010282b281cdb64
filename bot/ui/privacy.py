"""What is stored about people, as they see it: the text about it, the choices, the export."""

import io
import json
from collections.abc import Mapping

import discord
from discord import ButtonStyle

from bot.messages import privacy as sentences
from bot.ui.cards import COLOUR
from bot.ui.components import button, view
from bot.ui.message import Message

FORGET, KEEP, TRAINING = "forget", "keep", "training"


def privacy_card(
    prefix: str, user_id: int, *, in_training: bool, text: str | None = None
) -> Message:
    """Return the privacy text, with the choice about training; `text` stands above it."""
    embed = discord.Embed(
        title=sentences.title(), description=sentences.policy(prefix), colour=COLOUR
    )
    return Message(text, embed=embed, view=_training_choice(user_id, in_training=in_training))


def training_changed(prefix: str, user_id: int, *, in_training: bool) -> Message:
    """Confirm whether a person's likes take part in training; the text and the choice stay."""
    text = sentences.training(in_training=in_training)
    return privacy_card(prefix, user_id, in_training=in_training, text=text)


def _training_choice(user_id: int, *, in_training: bool) -> discord.ui.View:
    if in_training:
        return view([button(sentences.leave_training_button(), TRAINING, "off", user_id)])
    return view([button(sentences.join_training_button(), TRAINING, "on", user_id)])


def forget_question(user_id: int) -> Message:
    """Ask once more before everything is erased."""
    erase = button(sentences.forget_button(), FORGET, "", user_id, style=ButtonStyle.danger)
    keep = button(sentences.keep_button(), KEEP, "", user_id)
    return Message(sentences.really_forget(), view=view([erase, keep]))


def export_file(everything: Mapping[str, object]) -> Message:
    """Return what is stored as a file that people and programs can read."""
    text = json.dumps(everything, ensure_ascii=False, indent=2)
    return Message(file=discord.File(io.BytesIO(text.encode()), "matinee-export.json"))
