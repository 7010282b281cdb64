"""The form in which somebody plans a night without typing a command."""

import discord

from bot.messages.nights import planning as words
from bot.ui.forms import Field, form

PLAN_FORM = "night-plan"


def plan_form() -> discord.ui.Modal:
    """Ask when, and which film if that is known."""
    when = Field("when", words.form_when(), words.form_when_example())
    title = Field("title", words.form_film(), words.form_film_example(), required=False)
    return form(words.form_title(), PLAN_FORM, (when, title))
