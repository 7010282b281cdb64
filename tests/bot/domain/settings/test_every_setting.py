"""What holds for every setting, those to come included: whoever forgets a part learns it here."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot
from bot.domain import korean_numbers
from bot.domain.settings.guild import GuildSettings, ServerSetting
from bot.domain.settings.kinds import NamedRole, Switch, TextChannel
from bot.domain.settings.model import ModelSettings
from bot.domain.settings.person import PersonSettings
from bot.domain.settings.setting import InvalidSettingError, Setting, StoredSettings
from bot.domain.zones import SeveralZonesError
from bot.messages.commands import COMMANDS
from bot.messages.errors import sentence
from bot.messages.settings import MODEL, SCHEDULE, SERVER, shown

SETS: tuple[type[StoredSettings], ...] = (GuildSettings, PersonSettings, ModelSettings)
EVERY = [(kind, setting) for kind in SETS for setting in kind.all()]
OF_SERVERS = GuildSettings.listed()
BOT = Path(bot.__file__).parent
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=3,
)


class Place:
    """A server with two channels and a role."""

    def channels(self) -> list[TextChannel]:
        return [TextChannel(2**60, "movies"), TextChannel(2**60 + 1, "rules", open=False)]

    def roles(self) -> list[NamedRole]:
        return [NamedRole(2**60 + 2, "Film lovers")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("네", True),
        ("응!", True),
        ("ㅇㅇ", True),
        ("아니", False),
        ("아니요", False),
        ("ㄴㄴ", False),
    ],
)
def test_yes_and_no_are_understood_in_korean(typed: str, *, meant: bool) -> None:
    assert Switch().read(typed, Place()) is meant


def name_of(value: object) -> str | None:
    return value.field if isinstance(value, Setting) else None


@pytest.mark.parametrize(("kind", "setting"), EVERY, ids=name_of)
def test_a_default_is_a_value_that_can_be_stored(
    kind: type[StoredSettings], setting: Setting[Any]
) -> None:
    assert setting.check(setting.default) == setting.default
    stored = [(setting.field, kind().encoded(setting.field))]
    assert kind.stored(stored) == kind()
    assert kind().value_of(setting) == setting.default


@pytest.mark.parametrize(("kind", "setting"), EVERY, ids=name_of)
@given(value=JSON)
def test_any_value_is_stored_and_read_back_or_refused(
    kind: type[StoredSettings], setting: Setting[Any], value: object
) -> None:
    try:
        changed = kind().replaced(setting.field, value)
    except InvalidSettingError:
        return
    assert kind.stored([(setting.field, changed.encoded(setting.field))]) == changed


@pytest.mark.parametrize("setting", OF_SERVERS, ids=name_of)
@given(text=st.text(max_size=40))
def test_any_text_is_a_value_or_one_sentence(setting: ServerSetting[object], text: str) -> None:
    try:
        value = setting.read(text, Place())
    except (InvalidSettingError, SeveralZonesError) as error:
        said = sentence(error) or ""
        assert said.endswith((".", "?"))
        assert "\n" not in said
        return
    assert setting.check(value) == value
    assert setting.read(setting.kind.write(value), Place()) == value


@pytest.mark.parametrize("setting", OF_SERVERS, ids=name_of)
def test_every_choice_can_be_typed_stored_and_shown(setting: ServerSetting[object]) -> None:
    choices = setting.kind.choices(Place())
    for value in [*choices, setting.default]:
        assert setting.read(setting.kind.write(value), Place()) == value
        assert setting.check(value) == value
        assert shown(setting, value)
    typed = {setting.kind.write(value) for value in choices}
    assert len(typed) == len(choices)
    assert set(SERVER[setting.field].choices) <= typed


@pytest.mark.parametrize("setting", OF_SERVERS, ids=name_of)
def test_every_setting_of_a_server_has_words_and_names_of_its_own(
    setting: ServerSetting[object],
) -> None:
    words = SERVER[setting.field]
    assert words.label
    assert words.description.endswith(".")
    assert bool(words.question) == setting.in_setup
    assert not setting.in_setup or setting.kind.choices(Place()), "setup needs a menu"
    others = [
        name
        for other in OF_SERVERS
        if other is not setting
        for name in (other.name, other.field, *other.aliases)
    ]
    assert not {setting.name, setting.field, *setting.aliases} & {*others, "schedule", "log page"}


def test_something_reads_every_setting_of_a_server() -> None:
    code = "\n".join(path.read_text("utf-8") for path in BOT.rglob("*.py"))
    assert not [each.field for each in OF_SERVERS if not re.search(rf"\.{each.field}\b", code)]


def test_setup_asks_as_many_questions_as_it_promises() -> None:
    number = NUMBERS[sum(setting.in_setup for setting in OF_SERVERS) + 1]  # and the schedule
    texts = [COMMANDS["setup"].description, (BOT.parent / "README.md").read_text("utf-8")]
    promised = [said for text in texts for said in re.findall(r"(\w+) questions", text)]
    assert set(promised) == {number}
    korean = re.findall(r"질문 (\w+) 개", (BOT.parent / "README.ko.md").read_text("utf-8"))
    assert {NUMBERS[korean_numbers.NUMBERS[each]] for each in korean} == {number}


def test_no_words_are_left_over() -> None:
    assert set(SERVER) == {setting.field for setting in OF_SERVERS}
    assert set(MODEL) == set(ModelSettings.tunable())
    assert SCHEDULE.question


@pytest.mark.parametrize("setting", ModelSettings.tunable().values(), ids=name_of)
def test_the_bounds_of_the_model_can_be_typed(setting: Setting[float]) -> None:
    low, high = (getattr(setting, bound) for bound in ("minimum", "maximum"))
    assert (setting.read(f"{low:g}", Place()), setting.read(f"{high:g}", Place())) == (low, high)
    with pytest.raises(InvalidSettingError):
        setting.read(f"{max(high + 1, 101):g}", Place())


def test_what_an_older_or_newer_version_stored_has_its_default() -> None:
    stored = [("time_zone", '"Europe/Berlin"'), ("ballot", '"coin_toss"'), ("colour", '"red"')]
    settings = GuildSettings.stored(stored)
    assert (settings.time_zone, settings.ballot) == ("Europe/Berlin", "approval")


def test_what_nobody_types_cannot_be_typed() -> None:
    for setting in (ModelSettings.base, ModelSettings.pinned, PersonSettings.quiz_unseen):
        with pytest.raises(InvalidSettingError):
            setting.read("1", Place())
