"""People bring a file, open its preview, store it and take it back, while the bot may be killed."""

import random
from collections.abc import Callable, Sequence
from functools import partial

from tests.campaigns.act import Act
from tests.campaigns.ledger import IMPORTED_MOVIES, UNKNOWN_FILMS, Ledger
from tests.wire.fake_discord.discord import FakeDiscord
from tests.wire.fake_discord.things import Json, Message
from tests.wire.people import Person

STARS = tuple(half / 2 for half in range(1, 11))
OPEN, STORE, UNDO = "Open the preview", "Store", "Undo"
# Of so many times somebody brings another file, whatever became of the last.
ONE_NEW_OF = 4


class Imports:
    """Chooses what somebody does next with a file of theirs, by what they see of it."""

    def __init__(
        self,
        discord: FakeDiscord,
        people: Sequence[Person],
        random_: random.Random,
        ledger: Ledger,
    ) -> None:
        self._discord, self._people = discord, people
        self._random, self._ledger = random_, ledger
        # What the films of a file were given before it was stored, by its preview.
        self._before: dict[int, object] = {}
        # What a file gives them, by its address, then by the number of the import.
        self._stars: dict[str, float] = {}

    def next(self) -> Act:
        """Choose the next step of somebody's import."""
        who = self._random.choice(self._people)
        buttons = (_button(message, who) for message in reversed(who.sees()))
        found = next(filter(None, buttons), None)
        if found is None or self._random.randrange(ONE_NEW_OF) == 0:
            return self._file(who)
        message, button = found
        key = ("import", who.id)
        told = partial(_told, who, message, message.text, _last_id(who))
        changed = partial(_changed, message, message.text)
        number = button["custom_id"].split(":")[2]
        if button["label"] == OPEN:
            [file] = who.channel.messages[message.reply_to or 0].attachments
            self._stars[number] = self._stars[file["url"]]
            return Act(who, pressed=button, message=message, said=partial(_offers, who, told))
        if button["label"] == UNDO:
            before = self._before.get(message.id)
            return Act(
                who,
                key=key,
                value=before,
                pressed=button,
                message=message,
                said=told,
                changed=changed,
            )
        self._before[message.id] = self._ledger.sure.get(key)
        stars = self._stars[number]
        return Act(
            who,
            key=key,
            value=stars,
            pressed=button,
            message=message,
            said=told,
            changed=changed,
        )

    def _file(self, who: Person) -> Act:
        """Bring a file in which all films have the same stars, others than they have now."""
        now = self._ledger.sure.get(("import", who.id))
        stars = self._random.choice([each for each in STARS if each != now])
        rows = [f'"{movie.title}",{movie.year},{stars}' for movie in IMPORTED_MOVIES.values()]
        # The last one tells that these are stars of five.
        rows += [f"Nobody Made This {number},1990,5" for number in range(UNKNOWN_FILMS)]
        content = "\n".join(["Title,Year,Rating", *rows]).encode()
        file = self._discord.upload("films.csv", content)
        self._stars[file["url"]] = stars
        return Act(who, "!import", OPEN, attached=file)


def _button(message: Message, who: Person) -> tuple[Message, Json] | None:
    """Return a message with the button that goes on with somebody's import, if it has one."""
    theirs = (each for each in message.items() if str(each.get("custom_id")).endswith(str(who.id)))
    for item in theirs:
        label = item.get("label", "")
        undoes = label == UNDO and "I stored" in message.text
        if undoes or label == OPEN or label.startswith(f"{STORE} "):
            return message, item
    return None


def _last_id(who: Person) -> int:
    return max((message.id for message in who.sees()), default=0)


def _told(who: Person, message: Message, before: str, last_id: int) -> bool:
    """Whether the message has changed, or the person has been told something else."""
    return message.text != before or _last_id(who) > last_id


def _changed(message: Message, before: str) -> bool:
    """Whether the message says now what came of its button; elsewhere it says that it is late."""
    return message.text != before


def _offers(who: Person, told: Callable[[], bool]) -> bool:
    return told() and _button(who.sees()[-1], who) is not None
