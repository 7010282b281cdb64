"""Layouts as Discord gives them back, for what reads its own messages."""

from typing import TYPE_CHECKING, cast
from unittest.mock import Mock

import discord
from discord.components import _component_factory

if TYPE_CHECKING:
    from discord.types.components import Component


def sent_layout(layout: discord.ui.LayoutView) -> discord.Message:
    """Stand for a message with this layout."""
    return Mock(
        discord.Message,
        content="",
        embeds=[],
        components=[_component_factory(_written(part)) for part in layout.children],
        flags=discord.MessageFlags(components_v2=True),
        poll=None,
    )


def _written(part: discord.ui.Item[discord.ui.LayoutView]) -> "Component":
    return cast("Component", part.to_component_dict())
