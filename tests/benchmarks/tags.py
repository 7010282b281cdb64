"""The tags of a set as large as ml-32m: reading them, keeping them with the films, filtering."""

import json
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from bot.domain.filters import FilterError, Vocabulary, read_list_filter
from recommender import Catalogue, MovieFilter
from recommender.data.catalogue_file import read_catalogue_json, written_catalogue
from recommender.data.movielens import LAYOUTS, read_catalogue
from recommender.data.tags import TAGS_FILE, read_tags
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.large_set import write_tags
from tests.data import movielens

# In MB; all that is new may take 20.
MEMORY = 12


def measure() -> Iterable[Figure]:
    """Invent tags for the real films of ml-32m, and take them through."""
    titles = movielens("ml-32m-titles")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "movies.csv").symlink_to(titles / "movies.csv")
        bare = read_catalogue(folder, LAYOUTS[0])
        write_tags(folder / TAGS_FILE, bare.movie_ids)
        yield Figure("reading 2 million tags", _seconds(lambda: read_tags(folder / TAGS_FILE)), "s")
        tagged = read_catalogue(folder, LAYOUTS[0])
        pairs = sum(tagged.tags.values())
        yield Figure("tags that stay with their films", pairs, "tags")
        yield Figure("different tags that stay", len(tagged.tags), "tags")
        yield from _kept(bare, tagged, folder)
    yield from _filtered(tagged)


def _kept(bare: Catalogue, tagged: Catalogue, folder: Path) -> Iterable[Figure]:
    sizes, times = [], []
    for name, catalogue in (("bare", bare), ("tagged", tagged)):
        file = folder / name
        file.write_text(json.dumps(written_catalogue(catalogue)), "utf-8")
        times.append(_seconds(partial(_load, file)))
        tracemalloc.start()
        loaded = _load(file)
        Vocabulary.of(loaded).find("anime")
        loaded.with_word("anime")
        sizes.append(tracemalloc.get_traced_memory()[0] / 1e6)
        tracemalloc.stop()
        del loaded
    yield Figure("memory of tags at 87,585 films", sizes[1] - sizes[0], "MB", at_most(MEMORY))
    larger = (folder / "tagged").stat().st_size - (folder / "bare").stat().st_size
    yield Figure("tags in a model's folder", larger / 1e6, "MB")
    yield Figure(
        "loading a catalogue with tags", times[1], "s", None, times[1] / times[0], "as long"
    )


def _load(file: Path) -> Catalogue:
    return read_catalogue_json(json.loads(file.read_text("utf-8")))


def _filtered(catalogue: Catalogue) -> Iterable[Figure]:
    vocabulary = Vocabulary.of(catalogue)
    names = list(vocabulary.tags)
    for words in (f"{names[9]} not {names[50]} 90s horror", "horor", "frobnicate the wugs"):
        _understood(words, vocabulary)
        asked = [_seconds(partial(_understood, words, vocabulary)) for _ in range(20)]
        yield Figure(f"reading a wish of {len(words.split())} words", 1e3 * min(asked), "ms")
    wanted = (
        read_list_filter(f"{names[9]} not {names[50]}", vocabulary).movie_filter or MovieFilter()
    )
    wanted.mask(catalogue)
    masked = [_seconds(lambda: wanted.mask(catalogue)) for _ in range(20)]
    yield Figure("filtering 87,585 films by tags", 1e3 * min(masked), "ms", at_most(5))


def _understood(words: str, vocabulary: Vocabulary) -> bool:
    try:
        read_list_filter(words, vocabulary)
    except FilterError:
        return False
    return True


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
