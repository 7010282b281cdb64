"""Take a picture of each command's answer: `python -m tools.pictures --data DIR [en ko]`.

Needs the demo's packages and a Chromium or Chrome (`CHROMIUM=/path/to/it` where it is not found).
Writes docs/images/answers/ and the table docs/development/answers.md.
"""

import argparse
import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from PIL import Image

from bot.demo import internals
from bot.demo.actions import ActionRunner
from bot.demo.clock_sync import ClockSync
from bot.demo.errors import DemoError
from bot.demo.reading import read_line
from bot.demo.simulated_server import ADMIN, MEMBERS, SimulatedServer
from bot.demo.workspace import DemoWorkspace
from bot.messages.import_previews import details_button
from bot.messages.nights.card import fits_button
from bot.messages.nights.words import come_button, vote_button
from bot.messages.privacy import policy_button
from bot.messages.quiz import stop_button
from bot.messages.translation import speaking
from bot.settings import Settings
from tools.pictures.browser import NoBrowserError, Page, browser
from tools.pictures.commands import SHOTS, Shot
from tools.pictures.history import write_history
from tools.pictures.table import PICTURES, write_table

# A small phone of today; the page scrolls inside, so it is as high as the longest answer.
WIDTH, HEIGHT = 390, 2600
# Of a picture in the table, and how much of it a reader can do without.
SMALL, QUALITY = 390, 60
# Posters come a while after their message.
SETTLED = """new Promise(done => { let looks = 0; const look = () => {
    const waiting = [...document.images].some(each => !each.complete || !each.naturalWidth);
    if ((!waiting && looks > 3) || looks > 150) done(); else { looks += 1; setTimeout(look, 200); }
}; look(); })"""
# What was said since a message, or changed where nothing was.
BOX = """(() => { const all = [...document.querySelectorAll('.channel-message')];
    const later = all.filter(each => BigInt(each.dataset.messageId) > %dn);
    const shown = later.length ? later : all.slice(-1);
    if (!shown.length) return null;
    shown.at(-1).scrollIntoView({block: 'end'});
    const first = shown[0].getBoundingClientRect(), last = shown.at(-1).getBoundingClientRect();
    const top = Math.max(0, first.top);
    return [first.left, top, first.width, last.bottom - top] })()"""


class Studio:
    """A demo on a page, and a browser that looks at it as `you`."""

    def __init__(self, server: SimulatedServer, page: Page, language: str, history: Path) -> None:
        self._server, self._page, self._language = server, page, language
        self._history = history
        self._runner = ActionRunner(server, ClockSync(server))

    async def take(self, shot: Shot, refresh: "Callable[[], Awaitable[object]]") -> bytes:
        """Say what a picture needs; return the picture of what is answered."""
        for line in shot.before:
            await self.say(line)
        newest = self._server.newest_message_id
        await self.say(shot.line)
        await refresh()
        await self._page.run(SETTLED)
        box = await self._page.run(BOX % newest)
        await self._page.run(SETTLED)
        box = await self._page.run(BOX % newest)
        if box is None:
            raise DemoError(f"{shot.name}: nothing was answered")
        return await self._page.picture(*box)

    async def say(self, line: str) -> None:
        """Do one line of the demo's console."""
        with speaking(self._language):
            line = line.format(
                stop=stop_button(),
                fits=fits_button(),
                policy=policy_button(),
                details=details_button(),
                come=come_button(),
                vote=vote_button(),
                history=self._history,
            )
        read = read_line(line, MEMBERS, ADMIN)
        if read is not None:
            await self._runner.perform(read)


async def photograph(data: Path, language: str, folder: Path) -> None:
    """Take all pictures in one language."""
    settings = await asyncio.to_thread(_prepared, folder)
    workspace = DemoWorkspace(settings, data, print, lambda _: None)
    async with workspace.open(fake_films=True) as server, browser() as page:
        preview = server.env.preview(
            server.channel, viewers=list(server.members.values()), layout="channel", port=0
        )
        internals.show_pictures(preview, server.picture_at)
        internals.show_as_discord()
        async with preview:
            history = await asyncio.to_thread(write_history, settings.data_directory)
            studio = Studio(server, page, language, history)
            for line in (f"!config language {language}", f"!language {language}"):
                await studio.say(line)
            await page.open(preview.url, WIDTH, HEIGHT)
            await page.run(SETTLED)
            for shot in SHOTS:
                picture = await studio.take(shot, preview.refresh)
                _small(picture).save(folder / f"{shot.name}.webp", quality=QUALITY)


def _prepared(folder: Path) -> Settings:
    """Make room for pictures, and forget what was stored for the last ones; the model stays."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings.load()
    own = settings.data_directory / "pictures"
    for stored in own.glob("demo/*/*"):
        if stored.is_file():
            stored.unlink()
    return settings.model_copy(update={"data_directory": own})


def _small(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return image.resize(
        (SMALL, round(image.height * SMALL / image.width)), Image.Resampling.LANCZOS
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures and write the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a MovieLens folder")
    parser.add_argument("languages", nargs="*", default=["en", "ko"])
    options = parser.parse_args(arguments)
    try:
        for language in options.languages:
            asyncio.run(photograph(options.data, language, PICTURES / language))
    except NoBrowserError:
        sys.stderr.write("No Chromium was found; name one with CHROMIUM=/path/to/it.\n")
        return 1
    write_table(options.languages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
