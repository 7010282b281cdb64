"""The language of a terminal is the one that gettext would choose."""

import pytest

from bot.messages.languages import terminal_language

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_CTYPE": "C.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "ko_KR.eucKR", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}, "ko"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LANGUAGE": "de:ko:en", "LC_ALL": "en_GB"}, "ko"),
        ({"LANGUAGE": "", "LANG": "ko_KR@hangul"}, "ko"),
        ({"LANG": "nonsense"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(
    said: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() == language
