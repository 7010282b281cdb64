"""Each typed command has a name in every language, and no name means two commands."""

from collections import Counter

import pytest

from bot.domain.languages import SPOKEN
from bot.messages.aliases import ALIASES
from bot.messages.commands import COMMANDS
from bot.messages.translation import SOURCE

OTHERS = [language for language in SPOKEN if language != SOURCE]


@pytest.mark.parametrize("language", OTHERS)
def test_each_command_has_a_name(language: str) -> None:
    assert set(ALIASES[language]) == set(COMMANDS)
    assert not [name for name in ALIASES[language].values() if len(name.split()) != 1]


@pytest.mark.parametrize("language", OTHERS)
def test_no_name_means_two_commands(language: str) -> None:
    english = {(name.rpartition(" ")[0], name.rpartition(" ")[2]) for name in COMMANDS}
    groups = [(name.rpartition(" ")[0], alias) for name, alias in ALIASES[language].items()]
    assert [each for each, count in Counter(groups).items() if count > 1] == []
    assert english.isdisjoint(groups)
