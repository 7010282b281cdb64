"""Sentences show commands as people type them: with a slash, or with what the server chose."""

import re

from bot.messages.commands import COMMANDS
from tools.translations import extracted

# They say one way on purpose: the demo's own, and the slash that alone answers in private.
AS_WRITTEN = {"demo.py", "privacy.py"}
FIRST_WORDS = {name.split()[0] for name in COMMANDS}
QUOTED = re.compile(r"`([/!]?\w+)[^`]*`")


def test_every_command_in_a_sentence_has_the_prefix_before_it() -> None:
    source, _ = extracted()
    bare = [
        (message.locations, quoted)
        for message in source
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        for quoted in QUOTED.findall(text)
        if quoted.lstrip("/!") in FIRST_WORDS
        and not any(name in AS_WRITTEN for name, _ in message.locations)
    ]
    assert not bare
