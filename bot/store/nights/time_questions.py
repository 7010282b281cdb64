"""Questions which of several moments is meant; each is answered once, by whom it was put to."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.errors import TimeQuestionOverError
from bot.domain.nights.time_question import TimeOrder
from bot.domain.retention import Retention
from bot.store.database import Database
from bot.store.nights.tables import night_time_questions as questions

ANSWERABLE = Retention().time_questions


class TimeQuestions:
    """Keeps what waits for an answer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def ask(self, user_id: int, guild_id: int, order: TimeOrder) -> int:
        """Store what is to be done when the person has answered; return the question's number."""
        async with self._database.write() as connection:
            inserted = await connection.execute(
                insert(questions).values(
                    user_id=user_id,
                    guild_id=guild_id,
                    wanted=order.written(),
                    asked_at=self._clock.now(),
                )
            )
        return int((inserted.inserted_primary_key or (0,))[0])

    async def wanted(self, question_id: int, user_id: int, guild_id: int | None) -> TimeOrder:
        """Return what is to be done, and let it wait; raises TimeQuestionOverError."""
        where = _asked(question_id, user_id, guild_id)
        async with self._database.read_once() as connection:
            return await self._order(connection, where)

    async def take(self, question_id: int, user_id: int, guild_id: int | None) -> TimeOrder:
        """Return what is to be done, to the first answer alone; raises TimeQuestionOverError."""
        where = _asked(question_id, user_id, guild_id)
        async with self._database.write(serialise=user_id) as connection:
            order = await self._order(connection, where)
            await connection.execute(delete(questions).where(where))
        return order

    async def _order(self, connection: AsyncConnection, where: ColumnElement[bool]) -> TimeOrder:
        oldest: datetime = self._clock.now() - ANSWERABLE
        statement = select(questions.c.wanted).where(where, questions.c.asked_at >= oldest)
        written = await connection.scalar(statement)
        if written is None:
            raise TimeQuestionOverError
        return TimeOrder.read(written)


def _asked(question_id: int, user_id: int, guild_id: int | None) -> ColumnElement[bool]:
    return and_(
        questions.c.question_id == question_id,
        questions.c.user_id == user_id,
        questions.c.guild_id == guild_id,
    )
