"""A conversation with the bot of some checkout, and what each of its steps costs, as JSON.

`tools.figures.transactions` runs this file in a process of its own, with that checkout in front
of everything else: the file uses only what the journeys have always used of the simulated server.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import simcord
from simcord.results import ResponseMessage
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.settings import Settings
from tests.invented import invented_dataset, write_dataset

if TYPE_CHECKING:
    from bot.demo.simulated_server import SimulatedServer, open_server
else:
    try:
        from bot.demo.simulated_server import open_server
    except ModuleNotFoundError:  # a checkout from before it had this name
        from bot.demo.town import open_town as open_server

# Until the edits of cards that wait for their turn have happened, in simulated seconds.
AFTERWARDS = 5.0


class Costs:
    """Counts transactions, and how often one step leads from one source file to another."""

    def __init__(self, checkout: Path) -> None:
        self._source = f"{checkout}/bot/"
        self._transactions = self._changes = 0
        self._file = ""
        self.steps: dict[str, dict[str, int]] = {}
        event.listen(Engine, "begin", self._begun)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count while the block runs."""
        self._transactions = self._changes = 0
        self._file = ""
        sys.setprofile(self._called)
        try:
            yield
        finally:
            sys.setprofile(None)
        self.steps[name] = {"transactions": self._transactions, "changes of file": self._changes}

    def _begun(self, _connection: object) -> None:
        self._transactions += 1

    def _called(self, frame: FrameType, what: str, _: object) -> None:
        file = frame.f_code.co_filename
        if what == "call" and file != self._file and file.startswith(self._source):
            self._changes += bool(self._file)
            self._file = file


class Walk:
    """Takes the members of the server through the conversation."""

    def __init__(self, server: "SimulatedServer", costs: Costs) -> None:
        self._server, self._costs = server, costs

    async def go(self) -> None:
        """Do everything that is counted, in an order in which it can be done."""
        for name in self._server.members:
            await self._type(name, "!like amber beacon, crooked tide, gilded harbour")
        await self._count("like", self._type("ana", "!like hollow orchestra"))
        await self._count("recommend", self._type("ana", "!recommend"))
        await self._count("rate", self._type("ana", "!rate paper carousel 4"))
        await self._count("movie", self._type("ana", "!movie paper carousel"))
        await self._type("you", "!night plan friday 20:00")
        for name in ("ana", "ben", "chloe"):
            await self._press(name, self._newest("night-in"), "night-in")
        await self._count("night vote", self._type("you", "!night vote"))
        opened = await self._press("ana", self._newest("night-ballot"), "night-ballot")
        assert opened.response is not None
        press = self._press("ana", opened.response, "ballot-mark")
        await self._count("press on a ballot", press)

    async def _count(self, name: str, action: Awaitable[object]) -> None:
        await self._server.let_pass(AFTERWARDS)
        with self._costs.step(name):
            await action
            await self._server.let_pass(AFTERWARDS)

    async def _type(self, name: str, text: str) -> None:
        await self._server.members[name].send(self._server.channel, text)

    async def _press(
        self, name: str, message: ResponseMessage, verb: str
    ) -> simcord.InteractionResult:
        """Press the message's first button of a verb; verbs stay when labels are reworded."""
        wanted = next(each for each in custom_ids(message.components) if is_of(verb, each))
        return await self._server.members[name].click(message, custom_id=wanted)

    def _newest(self, verb: str) -> ResponseMessage:
        said = (ResponseMessage(self._server.env, each) for each in self._server.messages()[::-1])
        return next(
            each
            for each in said
            if any(is_of(verb, found) for found in custom_ids(each.components))
        )


def custom_ids(components: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the custom ids of buttons and menus, also of those inside rows and layouts."""
    for component in components:
        if "custom_id" in component:
            yield component["custom_id"]
        yield from custom_ids(component.get("components", ()))
        if "accessory" in component:
            yield from custom_ids([component["accessory"]])


def is_of(verb: str, custom_id: str) -> bool:
    """Whether a custom id belongs to a verb."""
    return custom_id.startswith(f"matinee:{verb}:")


async def converse(checkout: Path) -> dict[str, dict[str, int]]:
    """Return what each step costs, on a new store and a model of invented films."""
    costs = Costs(checkout)
    with tempfile.TemporaryDirectory() as folder:
        data = write_dataset(invented_dataset(), Path(folder) / "data")
        settings = Settings.load(None, data_directory=Path(folder) / "var", movielens=str(data))
        async with open_server(settings) as server:
            await server.finish_training()
            await Walk(server, costs).go()
    return costs.steps


if __name__ == "__main__":
    json.dump(asyncio.run(converse(Path(sys.argv[1]))), sys.stdout)
