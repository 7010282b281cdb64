"""Sentences in each language: they take any values, fit where Discord shows them, and are whole."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.messages
from bot.domain.languages import SPOKEN
from bot.messages.commands import COMMANDS
from bot.messages.settings import SCHEDULE, SERVER
from bot.messages.translation import LOCALES, _, ngettext, pgettext, speaking
from bot.ui.limits import BUTTON_LABEL, CHOICE_TEXT, MODAL_TITLE, PLACEHOLDER

# By the ends of the names of functions that return them.
LIMITS = {
    "_button": BUTTON_LABEL,
    "form_title": MODAL_TITLE,
    "form_field": MODAL_TITLE,
    "form_example": CHOICE_TEXT,
    "_menu": PLACEHOLDER,
    "_option": CHOICE_TEXT,
}
SAMPLES = {int: 12_345, float: 4.5}
# Where others' words stand, and titles that people type.
SAME = {
    "DC",
    "NDCG@{length}: {value}.",
    "Some New Film (2026) Comedy",
    "The Matrix",
    "the matrix, spirited away, heat",
} | {each for text in COMMANDS.values() for each in (text.example, text.usage)}
OTHERS = ("Heat (1995)", "기생충 (2019)", "<@42>", "**7**", "`like`", "{curly}", "을(를)", "")
VALUES = st.sampled_from([*OTHERS, "x" * 300])


class Sentence(NamedTuple):
    """What the code says, with a plural or not, and its Korean."""

    english: str
    plural: str | None
    context: str | None
    korean: str


def sentences() -> Iterator[Sentence]:
    with (LOCALES / "ko.po").open("rb") as file:
        for message in read_po(file, locale="ko"):
            first, *more = [message.id] if isinstance(message.id, str) else message.id
            if first:
                texts = message.string or ""
                korean = texts if isinstance(texts, str) else texts[0]
                yield Sentence(first, more[0] if more else None, message.context, korean)


ALL = list(sentences())


@settings(max_examples=15)  # each goes through all sentences
@given(st.data())
@pytest.mark.parametrize("language", SPOKEN)
def test_each_sentence_takes_any_values(language: str, data: st.DataObject) -> None:
    given_values = data.draw(st.lists(VALUES, min_size=9, max_size=9))
    with speaking(language):
        for sentence in ALL:
            names = dict.fromkeys(re.findall(r"\{(\w+)\}", sentence.plural or sentence.english))
            values = dict(zip(names, given_values, strict=False))
            said = _said(sentence, values)
            assert [value for value in values.values() if value not in said] == []
            assert not re.search(r"\{\w+\}", said.replace("{curly}", ""))


def _said(sentence: Sentence, values: dict[str, str]) -> str:
    if sentence.plural:
        return ngettext(sentence.english, sentence.plural, 2, **values)
    if sentence.context:
        return pgettext(sentence.context, sentence.english, **values)
    return _(sentence.english, **values)


@pytest.mark.parametrize("language", SPOKEN)
def test_labels_fit(language: str) -> None:
    with speaking(language):
        labels = list(_labels())
        assert len(labels) > 50
        assert [(name, text) for name, text, limit in labels if not 0 < len(text) <= limit] == []


def _labels() -> Iterator[tuple[str, str, int]]:
    for found in pkgutil.walk_packages(bot.messages.__path__, "bot.messages."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            limit = next((LIMITS[end] for end in LIMITS if name.endswith(end)), None)
            parameters = inspect.signature(function).parameters.values()
            if limit and all(parameter.annotation in SAMPLES for parameter in parameters):
                yield name, function(*(SAMPLES[each.annotation] for each in parameters)), limit


@pytest.mark.parametrize("language", SPOKEN)
def test_menus_of_settings_and_descriptions_of_commands_fit(language: str) -> None:
    choices = [
        choice for words in (*SERVER.values(), SCHEDULE) for choice in words.choices.values()
    ]
    shown = [text for each in choices for text in (each.label, each.description)]
    for text in COMMANDS.values():
        shown += [text.description, *text.options.values()]
    with speaking(language):
        assert [text for text in filter(None, shown) if len(_(text)) > CHOICE_TEXT] == []


def test_nothing_is_left_in_english() -> None:
    left = [
        each.english
        for each in ALL
        if each.korean == each.english
        and each.english not in SAME
        and re.search("[A-Za-z]", re.sub(r"`[^`]*`|\{\w+\}", "", each.english))
    ]
    assert left == []
