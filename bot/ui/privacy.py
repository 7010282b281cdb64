"""What is stored about people, as they see it: the text about it, the choices, the export."""

import io
import json
from collections.abc import Mapping

import discord
from discord import ButtonStyle

from bot.domain.settings.person import PersonSettings
from bot.messages import privacy as sentences
from bot.ui.cards import COLOUR
from bot.ui.components import Item, button, view
from bot.ui.message import Message

FORGET, KEEP, TRAINING, ASKABLE = "forget", "keep", "training", "askable"
POLICY = "privacy-text"


def privacy_card(user_id: int, own: PersonSettings, text: str | None = None) -> Message:
    """Say in short what is stored, or `text` instead, with what the person decides."""
    whole = button(sentences.policy_button(), POLICY, "", user_id, style=ButtonStyle.primary)
    return Message(text or sentences.summary(), view=view([whole, *_choices(user_id, own)]))


def policy_card(user_id: int, own: PersonSettings) -> Message:
    """Return the whole privacy text, with what the person decides."""
    embed = discord.Embed(title=sentences.title(), description=sentences.policy(), colour=COLOUR)
    return Message(embed=embed, view=view(_choices(user_id, own)))


def _choices(user_id: int, own: PersonSettings) -> list[Item]:
    return [_training_choice(user_id, own), _askable_choice(user_id, own)]


def _training_choice(user_id: int, own: PersonSettings) -> Item:
    if own.in_training:
        return button(sentences.leave_training_button(), TRAINING, "off", user_id)
    return button(sentences.join_training_button(), TRAINING, "on", user_id)


def _askable_choice(user_id: int, own: PersonSettings) -> Item:
    if own.askable:
        return button(sentences.stay_out_of_lists_button(), ASKABLE, "off", user_id)
    return button(sentences.allow_lists_button(), ASKABLE, "on", user_id)


def forget_question(user_id: int) -> Message:
    """Ask once more before everything is erased."""
    erase = button(sentences.forget_button(), FORGET, "", user_id, style=ButtonStyle.danger)
    keep = button(sentences.keep_button(), KEEP, "", user_id)
    return Message(sentences.really_forget(), view=view([erase, keep]))


def films_file(content: bytes, name: str) -> Message:
    """Return films as a table that other sites read."""
    return Message(file=discord.File(io.BytesIO(content), name))


def export_file(everything: Mapping[str, object]) -> Message:
    """Return what is stored as a file that people and programs can read."""
    text = json.dumps(everything, ensure_ascii=False, indent=2)
    return Message(file=discord.File(io.BytesIO(text.encode()), "matinee-export.json"))
