"""What has to be known of a server before films are proposed to its people."""

from sqlalchemy import or_, select

from bot.clock import Clock
from bot.domain.lists.proposing import Proposing
from bot.store.database import Database
from bot.store.lists.bars import read_barred_films
from bot.store.lists.tables import film_lists, list_films
from bot.store.training.model_settings import settings_of_model


class Proposals:
    """Reads what is not to be proposed on a server, in one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def for_group(self, guild_id: int) -> Proposing:
        """Return what holds for films that are proposed to people of a server now."""
        now = self._clock.now()
        ours = select(film_lists.c.list_id).where(film_lists.c.guild_id == guild_id)
        async with self._database.read() as connection:
            barred = await read_barred_films(connection, guild_id)
            resting = await connection.scalars(
                select(list_films.c.movie_id).where(
                    list_films.c.list_id.in_(ours),
                    or_(list_films.c.rests_until > now, list_films.c.withheld_until > now),
                )
            )
            model = await settings_of_model(connection)
            return Proposing(barred.union(resting), model.adventure)
