"""All SQL: tables, migrations, one small repository per thing that is stored."""

from bot.domain.settings.guild import GuildSettings
from bot.domain.tastes import Opinion, Taste, TasteChange
from bot.store.errors import StoreError
from bot.store.guilds import ChangePage, GuildChange
from bot.store.people import PersonSettings
from bot.store.store import Store
from bot.store.tastes.record import RecordedChange, UndoneChange
from bot.store.tastes.snapshot import Snapshot
from bot.store.timers import Timer

__all__ = [
    "ChangePage",
    "GuildChange",
    "GuildSettings",
    "Opinion",
    "PersonSettings",
    "RecordedChange",
    "Snapshot",
    "Store",
    "StoreError",
    "Taste",
    "TasteChange",
    "Timer",
    "UndoneChange",
]
