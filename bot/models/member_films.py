"""Factors for added films as soon as members like them, before the next training."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

import numpy as np
from numpy.typing import NDArray

from bot.models.registry import ModelRegistry
from bot.models.served_model import ServedModel
from bot.store.errors import StoreError, StoreLostError
from bot.store.store import Store
from bot.store.tastes.snapshot import Snapshot
from recommender import Profile
from recommender.data.common_ids import FIRST_OWN_ID
from recommender.model.new_films import NewFilm
from recommender.model.training.influence import Likes, Origins, influences

# The pause after each computation, as a multiple of its duration.
PAUSE = 9
# Seconds until the next attempt after the store failed.
AFTER_A_FAILURE = 5.0

logger = logging.getLogger(__name__)


class MemberFilms:
    """Computes the factors in the background when likes of added films or the model change.

    They depend only on the version and on who likes the films; while both are the same, it does
    nothing.
    """

    def __init__(self, store: Store, registry: ModelRegistry) -> None:
        self._store, self._registry = store, registry
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._learned: tuple[ServedModel | None, bytes] = (None, b"")
        registry.watch(self._look)
        store.tastes.watch_films(self._judged)
        store.personal.watch(self._look)
        store.people.watch_training(self._look)

    def start(self) -> None:
        """Compute the factors for the first time."""
        self._look()

    async def finished(self) -> None:
        """Wait until what was said up to now counts."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def close(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def _judged(self, movie_ids: Collection[int]) -> None:
        if any(movie_id >= FIRST_OWN_ID for movie_id in movie_ids):
            self._look()

    def _look(self) -> None:
        self._again = True
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._learn())

    async def _learn(self) -> None:
        while self._again:
            self._again = False
            began = time.perf_counter()
            try:
                await self._learn_once()
            except StoreLostError:
                return  # this process is about to end
            except StoreError as error:
                logger.warning("who likes films that were added could not be read: %s", error)
                # Somebody may have left meanwhile whose likes are not to count any more.
                self._again = True
                await asyncio.sleep(AFTER_A_FAILURE)
            if self._again:
                # The rest of the bot has most of the time, however often such likes change.
                await asyncio.sleep(PAUSE * (time.perf_counter() - began))

    async def _learn_once(self) -> None:
        if not self._registry.ready:
            return
        likes = await self._store.tastes.likes_beyond_data()
        films = await asyncio.to_thread(films_of, likes)
        known = (self._registry.current, _fingerprint(likes))
        if known == self._learned:
            return
        await self._registry.change(lambda served: served.with_member_films(films))
        self._learned = (self._registry.current, known[1])


@asynccontextmanager
async def learning_of_films(store: Store, registry: ModelRegistry) -> AsyncIterator[MemberFilms]:
    """Learn of films that members like as long as the block runs."""
    members = MemberFilms(store, registry)
    members.start()
    try:
        yield members
    finally:
        await members.close()


def films_of(likes: Snapshot) -> list[NewFilm]:
    """Return the added films that people like, with the influence of each like.

    Bounds of groups are those of training, but a server never counts as the only one.
    """
    people, rows = np.unique(likes.user_ids, return_inverse=True)
    if not len(people):
        return []
    first = np.unique(likes.user_ids, return_index=True)[1]
    origins = Origins(likes.servers[first], likes.newcomers[first])
    beyond = np.flatnonzero(likes.movie_ids >= FIRST_OWN_ID)
    ids, columns = np.unique(likes.movie_ids[beyond], return_inverse=True)
    told = Likes(rows[beyond].astype(np.int32), columns.astype(np.int32))
    counted = influences(told, origins, np.zeros(len(ids), np.int64), len(people))
    profiles = _profiles(likes, rows, len(people))
    return [
        NewFilm(
            int(movie_id),
            [profiles[row] for row in told.rows[columns == column].tolist()],
            counted[columns == column],
        )
        for column, movie_id in enumerate(ids.tolist())
    ]


def _profiles(likes: Snapshot, rows: NDArray[np.int64], people: int) -> list[Profile]:
    parts = np.searchsorted(rows, np.arange(1, people))
    pairs = zip(np.split(likes.movie_ids, parts), np.split(likes.weights, parts), strict=True)
    return [Profile(dict(zip(ids.tolist(), w.tolist(), strict=True))) for ids, w in pairs]


def _fingerprint(likes: Snapshot) -> bytes:
    return likes.user_ids.tobytes() + likes.movie_ids.tobytes() + likes.weights.tobytes()
