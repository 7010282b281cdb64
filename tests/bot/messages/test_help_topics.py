"""The pages of help are short on a phone, in every language."""

import pytest

from bot.messages.commands import COMMANDS
from bot.messages.help_topics import TOPICS, Topic, commands_in
from bot.messages.translation import LOCALES, SOURCE, _, speaking
from tests.phone import phone_lines

LANGUAGES = (SOURCE, *sorted(path.stem for path in LOCALES.glob("*.po")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_page_has_eight_lines_at_most_with_its_heading(topic: Topic, language: str) -> None:
    with speaking(language):
        page = "\n".join([_(topic.label), *(_(line) for line in topic.lines)])
    assert len(phone_lines(page)) <= 8, phone_lines(page)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_line_names_a_command_and_a_translation_names_the_same(topic: Topic) -> None:
    for line in topic.lines:
        named = list(commands_in(line))
        assert named
        for language in LANGUAGES:
            with speaking(language):
                assert [f"!{each}" in _(line) for each in named] == [True] * len(named)


def test_every_command_is_on_a_page_or_its_group_is() -> None:
    lines = [line for topic in TOPICS for line in topic.lines]
    told = {name.split()[0] for line in lines for name in commands_in(line)}
    untold = {name.split()[0] for name in COMMANDS} - told
    assert untold == {"sync"}, "the owner's command is hidden"
