"""The demo as a page in a local browser, where a person types as any of the members."""

from bot.demo.town import Town
from bot.demo.world import Say


async def serve(town: Town, port: int, say: Say) -> None:
    """Serve the page until interrupted."""
