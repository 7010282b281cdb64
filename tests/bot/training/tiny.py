"""A small data set in MovieLens' newer layout: two kinds of people, two kinds of films."""

import csv
import random
from pathlib import Path

MOVIES = 80


def write_tiny_set(folder: Path, users: int = 150, movies: int = MOVIES, seed: int = 1) -> Path:
    """Write movies.csv and ratings.csv: even people like even films, odd people odd ones."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    with (folder / "movies.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["movieId", "title", "genres"])
        for movie_id in range(1, movies + 1):
            writer.writerow([movie_id, f"Film {movie_id} ({1950 + movie_id % 60})", "Drama"])
    with (folder / "ratings.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["userId", "movieId", "rating", "timestamp"])
        for user_id in range(1, users + 1):
            for movie_id in sorted(chance.sample(range(1, movies + 1), 30)):
                alike = movie_id % 2 == user_id % 2
                rating = chance.choice((4.0, 4.5, 5.0) if alike else (1.0, 2.0, 3.0))
                writer.writerow([user_id, movie_id, rating, 900_000_000 + movie_id])
    return folder
