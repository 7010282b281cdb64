"""How much is stored."""

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.stored import COUNTED_TO, StoredFigures
from bot.store.database import Database
from bot.store.tables import guild_settings, tastes


async def read_figures(database: Database) -> StoredFigures:
    """Count what people and servers have told the bot, up to COUNTED_TO of each."""
    # Ordered by the primary key, both databases stop reading at the limit.
    people = select(tastes.c.user_id).distinct().order_by(tastes.c.user_id)
    servers = select(guild_settings.c.guild_id).distinct().order_by(guild_settings.c.guild_id)
    async with database.read() as connection:
        return StoredFigures(
            await count_some(connection, select(tastes.c.user_id)),
            await count_some(connection, people),
            await count_some(connection, servers),
        )


async def count_some(connection: AsyncConnection, statement: Select[int]) -> int:
    """Count the rows of a statement, up to COUNTED_TO."""
    some = statement.limit(COUNTED_TO).subquery()
    return int(await connection.scalar(select(func.count()).select_from(some)) or 0)
