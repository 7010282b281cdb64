"""The workspace of a data set: what was said in it is found again at the next start."""

from pathlib import Path

from bot.demo.workspace import DemoWorkspace
from bot.messages.model.runs import meanwhile
from bot.settings import Settings
from tests.journeys.conversation import heard, tell


async def test_what_the_bot_says_while_it_is_stopped_is_there_at_the_next_start(
    invented_folder: Path, tmp_path: Path
) -> None:
    settings = Settings.load(None, data_directory=tmp_path)
    workspace = DemoWorkspace(settings, invented_folder, lambda _: None, lambda _: None)
    async with workspace.open(empty=True) as server:
        assert meanwhile() in await tell(server, server.you, "!retrain")

    async with workspace.open() as server:
        assert "The training was cancelled" in heard(server)
