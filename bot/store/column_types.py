"""What columns hold, where SQLite would take and return anything.

A value of another type is noticed where it is read, and then concerns whoever it belongs to.
"""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, SmallInteger, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC. Naive ones are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 (the name is SQLAlchemy's)
    ) -> datetime | None:
        """Store in UTC; SQLite compares text, so all moments have one form."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 (the name is SQLAlchemy's)
    ) -> datetime | None:
        """Read in UTC; SQLite forgets the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class _Whole(TypeDecorator[int]):
    impl: type[Integer] = Integer

    def process_result_value(
        self,
        value: int | None,
        dialect: Dialect,  # noqa: ARG002 (the name is SQLAlchemy's)
    ) -> int | None:
        """Raise ValueError for what is no whole number."""
        if value is not None and type(value) is not int:
            raise ValueError(f"{type(value).__name__} in place of a whole number")
        return value


class LargeNumber(_Whole):
    """A whole number, as large as Discord's ids."""

    impl = BigInteger
    cache_ok = True


class SmallNumber(_Whole):
    """A whole number of a few digits."""

    impl = SmallInteger
    cache_ok = True


class MediumNumber(_Whole):
    """A whole number such as a year or a version."""

    cache_ok = True


# SQLite numbers rows by itself only in a column of type INTEGER.
NUMBERED = LargeNumber().with_variant(Integer, "sqlite")
