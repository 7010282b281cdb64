"""What the bot's process does without: what only training needs is for the trainer alone."""

import subprocess
import sys

IMPORTING = """
import pkgutil, sys, importlib
import bot.app, bot.cogs, bot.cli.run
for module in pkgutil.walk_packages(bot.cogs.__path__, "bot.cogs."):
    importlib.import_module(module.name)
print(sorted({"pandas", "implicit", "scipy.optimize"} & set(sys.modules)))
"""


def test_the_bot_loads_nothing_that_only_training_needs() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", IMPORTING], check=False, capture_output=True, text=True
    )
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")
