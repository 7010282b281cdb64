"""A server's directory with models and a store, before the bot opens it."""

import shutil
from pathlib import Path

from bot.settings import Settings


def furnished(settings: Settings, models: Path, store: Path) -> Settings:
    """Put the models and the store where the settings say."""
    shutil.copytree(models, settings.model_directory)
    shutil.copy(store, settings.data_directory)
    return settings
