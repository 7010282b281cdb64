"""What the bot has acknowledged, to be compared with what its store holds after a kill."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bot.models.pointer import POINTER
from bot.settings import Settings
from bot.store import dialect
from tests.invented import invented_movies

Facts = Mapping[Hashable, object]
SERVED = "version in service"
# The films that only files say something of, and how many of a file nobody has made.
IMPORTED_MOVIES = {
    movie.movie_id: movie
    for movie in invented_movies()
    if movie.movie_id > 8 and movie.movie_id % 2
}
UNKNOWN_FILMS = 10


@dataclass
class Ledger:
    """What is known to be stored, and what else may be: the change that a kill cut off."""

    sure: dict[Hashable, object] = field(default_factory=dict)
    possible: dict[Hashable, list[object]] = field(default_factory=dict)

    def acknowledge(self, key: Hashable, value: object) -> None:
        """Note that the bot has said that something is so."""
        self.sure[key] = value
        self.possible.pop(key, None)

    def doubt(self, key: Hashable, value: object) -> None:
        """Note that something may have become so."""
        self.possible.setdefault(key, [self.sure.get(key)]).append(value)

    def losses(self, found: Facts) -> list[str]:
        """Return what is otherwise than it may be; from now on what was found is sure."""
        lost = [
            f"{key} is {found.get(key)!r}, and was acknowledged as {value!r}"
            for key, value in self.sure.items()
            if key not in self.possible and found.get(key) != value
        ]
        lost += [
            f"{key} is {found.get(key)!r}, which is none of {values!r}"
            for key, values in self.possible.items()
            if found.get(key) not in values
        ]
        self.sure = {key: found.get(key) for key in {*self.sure, *self.possible}}
        self.possible.clear()
        return lost


def read_facts(settings: Settings) -> Facts:
    """Read what the store and the pointer say, with no help of the bot's own code."""
    facts: dict[Hashable, object] = {}
    with closing(sqlite3.connect(database_of(settings))) as connection:
        facts |= _opinions(connection)
        for field_, value in connection.execute("SELECT field, value FROM guild_settings"):
            facts["setting", field_] = json.loads(value)
        for user, marks in connection.execute("SELECT user_id, marks FROM night_ballots"):
            for movie, mark in json.loads(marks).items():
                facts["mark", user, int(movie)] = mark or None
    pointer = json.loads((settings.model_directory / POINTER).read_text("utf-8"))
    return facts | {SERVED: pointer["version"]}


def _opinions(connection: sqlite3.Connection) -> Facts:
    """Return what people said of films one by one, and what their files say: all or nothing."""
    facts: dict[Hashable, object] = {}
    imported: defaultdict[int, list[float]] = defaultdict(list)
    for user, movie, opinion, rating in connection.execute(
        "SELECT user_id, movie_id, opinion, rating FROM tastes"
    ):
        if movie in IMPORTED_MOVIES:
            imported[user].append(rating)
        else:
            facts["opinion", user, movie] = opinion
    waiting = dict(connection.execute("SELECT user_id, COUNT(*) FROM missing_films GROUP BY 1"))
    for user, ratings in imported.items():
        whole = len(ratings) == len(IMPORTED_MOVIES) and len(set(ratings)) == 1
        whole &= waiting.get(user) == UNKNOWN_FILMS
        torn = f"{Counter(ratings)}, {waiting.get(user)} that wait"
        facts["import", user] = ratings[0] if whole else torn
    return facts


def damage_in(settings: Settings) -> list[str]:
    """Return what SQLite itself finds wrong with the database."""
    with closing(sqlite3.connect(database_of(settings))) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [each for each in found if each != "ok"] + [f"orphans: {orphans}"] * bool(orphans)


def database_of(settings: Settings) -> Path:
    """Return the SQLite file."""
    path = dialect.sqlite_path(settings.database)
    assert path is not None
    return path
