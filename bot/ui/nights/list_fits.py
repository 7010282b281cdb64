"""The button below a list without a night that shows how well each film fits whom.

Its custom id names the films, and the first lines of the list the people.
"""

import re
from collections.abc import Iterator, Sequence

import discord
import numpy as np

from bot.domain.access import OutdatedItemError
from bot.messages.nights import card as card_words
from bot.messages.nights import shortlist as words
from bot.ui.components import CUSTOM_ID, Button, button
from bot.ui.layout import Block, read_card

LIST_FITS = "list-fits"
# Ten numbers of films fit into a custom id with more digits than ten.
BASE = 36
_NUMBER, _MENTION = re.compile(r"[0-9A-Z]{1,8}"), re.compile(r"<@(\d{1,19})>")


def whom_for(company: Sequence[int]) -> Block:
    """Return the lines of a list that say whom it is for."""
    return Block(words.whom_for(company))


def list_fits_button(movie_ids: Sequence[int]) -> Button:
    """Return the button; it fits below any list that says whom it is for."""
    data = ".".join(np.base_repr(each, BASE) for each in movie_ids)
    return button(card_words.fits_button(), LIST_FITS, data)


def listed_films(data: str) -> list[int]:
    """Return the films that the button names; raises OutdatedItemError."""
    numbers = data.split(".")
    if not all(map(_NUMBER.fullmatch, numbers)):
        raise OutdatedItemError(LIST_FITS)
    return [int(each, BASE) for each in numbers]


def listed_people(message: discord.Message) -> list[int]:
    """Return the people whom a list says it is for; raises OutdatedItemError."""
    _text, card = read_card(message)
    named = _MENTION.findall(card.blocks[0].text) if card is not None and card.blocks else []
    if not named:
        raise OutdatedItemError(LIST_FITS)
    return [int(each) for each in named]


def fits_buttons_of(message: discord.Message) -> Iterator[Button]:
    """Yield the button again if a message has it."""
    for row in message.components:
        for component in getattr(row, "children", ()):
            written = component.custom_id if isinstance(component, discord.Button) else None
            found = CUSTOM_ID.fullmatch(written or "")
            if found is not None and found["verb"] == LIST_FITS:
                yield button(card_words.fits_button(), LIST_FITS, found["data"])
