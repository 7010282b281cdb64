"""Any sequence of actions, undos and erasures, against a model of a few lines."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import ClassVar, TypeAlias

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from bot.domain.tastes import Action, Opinion, TasteChange, opinion_of
from bot.store.errors import ChangeUndoneError, UnknownChangeError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

PEOPLE = st.integers(1, 2)
ACTIONS = st.one_of(
    st.builds(
        TasteChange,
        st.integers(1, 4),
        st.sampled_from([action for action in Action if action is not Action.RATE]),
    ),
    st.builds(TasteChange.rate, st.integers(1, 4), st.integers(1, 5)),
)
Entry: TypeAlias = tuple[str | None, float | None, bool]
NOTHING: Entry = (None, None, False)


def applied(entry: Entry, change: TasteChange) -> Entry:
    opinion, rating, seen = entry
    match change.action:
        case Action.LIKE:
            return "like", rating if (rating or 0) > 3 else None, seen
        case Action.DISLIKE:
            return "dislike", rating if rating in (1, 2) else None, seen
        case Action.RATE:
            meant = opinion_of(change.rating)
            return meant.value if meant else None, change.rating, True
        case Action.SEEN:
            return opinion, rating, True
        case Action.UNLIKE:
            return None, None, seen and bool(opinion or rating)


@pytest.fixture(autouse=True, scope="module")
def each_begins_with_an_empty_store(new_store: Path) -> None:
    TasteMachine.new_store = new_store


class TasteMachine(RuleBasedStateMachine):
    changes = Bundle("changes")
    new_store: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        file = shutil.copy(self.new_store, self.folder.name)
        self.store = self.runner.run(Store.open(f"sqlite+aiosqlite:///{file}", TickingClock()))
        self.model: dict[tuple[int, int], Entry] = {}
        self.log: dict[int, tuple[int, dict[int, tuple[Entry, Entry]]]] = {}
        self.undone: set[int] = set()

    def teardown(self) -> None:
        self.runner.run(self.store.close())
        self.runner.close()
        self.folder.cleanup()

    @rule(target=changes, user_id=PEOPLE, actions=st.lists(ACTIONS, max_size=4))
    def record(self, user_id: int, actions: list[TasteChange]) -> int:
        recorded = self.runner.run(self.store.tastes.record(user_id, None, actions))
        entries: dict[int, tuple[Entry, Entry]] = {}
        for action in actions:
            current = self.model.get((user_id, action.movie_id), NOTHING)
            first = entries.get(action.movie_id, (current, current))[0]
            self.model[user_id, action.movie_id] = applied(current, action)
            entries[action.movie_id] = (first, self.model[user_id, action.movie_id])
        self.log[recorded.change_id] = (user_id, entries)
        return recorded.change_id

    @rule(change_id=changes, user_id=PEOPLE)
    def undo(self, change_id: int, user_id: int) -> None:
        owner, entries = self.log.get(change_id, (None, {}))
        try:
            self.runner.run(self.store.tastes.undo(change_id, user_id))
        except UnknownChangeError:
            assert owner != user_id
        except ChangeUndoneError:
            assert change_id in self.undone
        else:
            assert owner == user_id
            assert change_id not in self.undone
            self.undone.add(change_id)
            for movie_id, (before, after) in entries.items():
                if self.model.get((user_id, movie_id), NOTHING) == after:
                    self.model[user_id, movie_id] = before

    @rule(user_id=PEOPLE)
    def forget(self, user_id: int) -> None:
        self.runner.run(self.store.personal.forget(user_id))
        self.model = {key: entry for key, entry in self.model.items() if key[0] != user_id}
        self.log = {change: entry for change, entry in self.log.items() if entry[0] != user_id}

    @invariant()
    def everything_is_as_in_the_model(self) -> None:
        for user_id in (1, 2):
            stored = {
                (user_id, taste.movie_id): (taste.opinion, taste.rating, taste.seen)
                for taste in self.runner.run(self.store.tastes.of(user_id))
            }
            assert stored == {
                key: entry
                for key, entry in self.model.items()
                if key[0] == user_id and entry != NOTHING
            }
        liked = [key for key, entry in sorted(self.model.items()) if entry[0] == Opinion.LIKE]
        snapshot = self.runner.run(self.store.tastes.snapshot())
        assert list(zip(snapshot.user_ids, snapshot.movie_ids, strict=True)) == liked


TasteMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, derandomize=True
)
test_tastes_against_a_model = TasteMachine.TestCase
