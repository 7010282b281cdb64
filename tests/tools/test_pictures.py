"""Each command's answer has its picture, in each language."""

from pathlib import Path

from bot.domain.languages import SPOKEN
from bot.messages.commands import COMMANDS
from tools.pictures.commands import SHOTS
from tools.pictures.table import PAGE, PICTURES


def test_every_command_is_looked_at() -> None:
    asked = [shot.line.removeprefix("!").removeprefix("/") for shot in SHOTS]
    groups = {name.partition(" ")[0] for name in COMMANDS if " " in name}
    for name in COMMANDS.keys() - groups:
        assert any(f"{line} ".startswith(f"{name} ") for line in asked), name


def test_the_page_shows_each_picture_that_there_is() -> None:
    shown = PAGE.read_text("utf-8")
    for language in SPOKEN:
        for shot in SHOTS:
            path = f"{language}/{shot.name}.webp"
            assert path in shown
            assert (PICTURES / path).is_file(), path
    kept = {path.stem for path in Path(PICTURES).rglob("*.webp")}
    assert kept == {shot.name for shot in SHOTS}
