"""What somebody brings from another site, invented, as Letterboxd exports it."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

HEADER = "Date,Name,Year,Letterboxd URI"
# Title, year and stars; some are doubtful, newer than any set, or not in it.
RATED = (
    ("Fargo", 1996, 5), ("Alien", 1979, 4.5), ("Amélie", 2001, 4), ("Se7en", 1995, 4.5),
    ("The Big Lebowski", 1998, 3.5), ("Vertigo", 1958, 3), ("Cats & Dogs", 2001, 1.5),
    ("Spirited Away", 2001, 5), ("Parasite", 2019, 4.5), ("Star Wars", 1977, 4), ("Emma", 1996, 3),
    ("Flow", 2024, 4), ("A Film of Our Own", 2009, 5),
)  # fmt: skip
WATCHED = (("Titanic", 1997), ("Speed", 1994), ("Toy Story", 1995))
WANTED = (("Casablanca", 1942), ("Stalker", 1979), ("Paris, Texas", 1984), ("Barbie", 2023))


def write_history(folder: Path) -> Path:
    """Write the export; return its path."""
    path = folder / "letterboxd.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ratings.csv", _table(f"{HEADER},Rating", RATED))
        archive.writestr("watched.csv", _table(HEADER, WATCHED))
        archive.writestr("watchlist.csv", _table(HEADER, WANTED))
        archive.writestr("deleted/diary.csv", _table(f"{HEADER},Rating", RATED[:2]))
    return path


def _table(header: str, films: Iterable[tuple[object, ...]]) -> str:
    rows = (
        f'2024-05-01,"{title}",{year},https://boxd.it/1,{",".join(map(str, stars))}'.rstrip(",")
        for title, year, *stars in films
    )
    return "\n".join([header, *rows])
