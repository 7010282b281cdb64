"""Every error that concerns people, as the one sentence that they read about it.

Errors carry data and are raised where something happens; the modules below turn them into
sentences. A new kind of error needs a function there, or `tests/bot/messages/test_errors.py` fails.
"""

from bot.messages import zones
from bot.messages.error_sentences import sentence
from bot.messages.errors import access, discord_library, films, imports, model, settings, store
from bot.messages.lists import errors as lists
from bot.messages.nights import errors as nights
from bot.messages.nights import shortlist_errors, time_question

__all__ = [
    "access",
    "discord_library",
    "films",
    "imports",
    "lists",
    "model",
    "nights",
    "sentence",
    "settings",
    "shortlist_errors",
    "store",
    "time_question",
    "zones",
]
