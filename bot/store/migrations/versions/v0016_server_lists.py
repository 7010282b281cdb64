"""Servers keep lists of films that they want to watch, and bar films and people from them."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the tables of lists, of votes on their films, and of what is barred."""
    op.create_table(
        "film_lists",
        sa.Column("list_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.UniqueConstraint("guild_id", "key", name="uq_film_lists_guild_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "list_films",
        sa.Column("list_id", NUMBER, autoincrement=False),
        sa.Column("movie_id", sa.BigInteger, autoincrement=False),
        sa.Column("wished_by", sa.BigInteger),
        sa.Column("wished_at", MOMENT, nullable=False),
        sa.Column("support", sa.BigInteger, nullable=False),
        sa.Column("losses", sa.SmallInteger, nullable=False),
        sa.Column("rests_until", MOMENT),
        sa.Column("withheld_until", MOMENT),
        sa.PrimaryKeyConstraint("list_id", "movie_id", name="pk_list_films"),
        sa.ForeignKeyConstraint(
            ["list_id"],
            ["film_lists.list_id"],
            ondelete="CASCADE",
            name="fk_list_films_list_id_film_lists",
        ),
    )
    op.create_index("ix_list_films_wished_by", "list_films", ["wished_by"])
    _add_votes()
    _add_bars()


def _add_votes() -> None:
    op.create_table(
        "list_votes",
        sa.Column("list_id", NUMBER, autoincrement=False),
        sa.Column("movie_id", sa.BigInteger, autoincrement=False),
        sa.Column("user_id", sa.BigInteger, autoincrement=False),
        sa.Column("voted_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("list_id", "movie_id", "user_id", name="pk_list_votes"),
        sa.ForeignKeyConstraint(
            ["list_id", "movie_id"],
            ["list_films.list_id", "list_films.movie_id"],
            ondelete="CASCADE",
            name="fk_list_votes_list_id_list_films",
        ),
    )
    op.create_index("ix_list_votes_user_id", "list_votes", ["user_id"])


def _add_bars() -> None:
    for table, what in (("barred_films", "movie_id"), ("barred_people", "user_id")):
        op.create_table(
            table,
            sa.Column("guild_id", sa.BigInteger, autoincrement=False),
            sa.Column(what, sa.BigInteger, autoincrement=False),
            sa.Column("barred_by", sa.BigInteger),
            sa.Column("barred_at", MOMENT, nullable=False),
            sa.PrimaryKeyConstraint("guild_id", what, name=f"pk_{table}"),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{table}_barred_by", table, ["barred_by"])
    op.create_index("ix_barred_people_user_id", "barred_people", ["user_id"])
