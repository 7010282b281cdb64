"""Settings: read from the environment and .env, described where people look, clear when wrong."""

import re
from pathlib import Path

import pytest

from bot.domain.assignment import Assignment
from bot.messages.environment import SETTINGS, setting_problem, settings_error
from bot.settings import Settings, SettingsError, variable

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / ".env.example"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)


def in_example() -> dict[str, str]:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    found = (re.fullmatch(r"#?(MATINEE_[A-Z_]+)=(.*)", line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def test_the_example_has_every_setting_and_no_other() -> None:
    assert list(in_example()) == [variable(field) for field in Settings.model_fields]


def test_the_example_describes_each_setting_in_the_words_of_the_code() -> None:
    text = " ".join(
        line.removeprefix("# ") for line in EXAMPLE.read_text("utf-8").splitlines() if line
    )
    assert list(SETTINGS) == list(Settings.model_fields)
    for description in SETTINGS.values():
        assert description in text


def test_the_example_with_everything_switched_on_is_what_the_defaults_are(tmp_path: Path) -> None:
    copy = tmp_path / ".env"
    copy.write_text("".join(f"{name}={value}\n" for name, value in in_example().items()))
    assert Settings.load(copy) == Settings.load(None)


def test_the_environment_comes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text("MATINEE_COMMAND_PREFIX=?\nMATINEE_LOG_LEVEL=debug\nOTHER=1\n")
    monkeypatch.setenv("MATINEE_COMMAND_PREFIX", "$")
    settings = Settings.load(file)
    assert (settings.command_prefix, settings.log_level) == ("$", "debug")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MATINEE_METRICS_PORT", "70000"),
        ("MATINEE_METRICS_PORT", "eighty"),
        ("MATINEE_MESSAGE_CONTENT", "perhaps"),
        ("MATINEE_OWNER_IDS", "1, somebody"),
        ("MATINEE_LOG_FORMAT", "xml"),
        ("MATINEE_COMMAND_PREFIX", ""),
        ("MATINEE_COMMAND_PREFIX", "/"),
        ("MATINEE_COMMAND_PREFIX", " "),
        ("MATINEE_TMDB_KEY", "two hunter22 words"),
        ("MATINEE_TMDB_URL", "api.themoviedb.org"),
        ("MATINEE_DATABASE_URL", "mysql://root:hunter22@localhost/x"),
        ("MATINEE_ROLE", "bot"),
        ("MATINEE_ROLE", "trainer"),
        ("MATINEE_ROLE", "cook"),
        ("MATINEE_CLUSTER", "0/2"),
        ("MATINEE_CLUSTER", "3/2"),
        ("MATINEE_CLUSTER", "one"),
        ("MATINEE_SHARDS", "-1"),
        ("MATINEE_DISCORD_API", "proxy:8080"),
    ],
)
def test_a_value_that_cannot_be_used_gets_one_sentence_without_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        Settings.load(None)
    (problem,) = error.value.problems
    sentence = setting_problem(problem)
    assert sentence.startswith(f"{name} ")
    assert sentence.endswith(".")
    assert "hunter22" not in sentence


def test_every_wrong_value_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATINEE_METRICS_PORT", "x")
    monkeypatch.setenv("MATINEE_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as error:
        Settings.load(None)
    assert len(error.value.problems) == 2


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfeM\x00A\x00")
    with pytest.raises(SettingsError) as error:
        Settings.load(file)
    assert ".env is not a text file" in settings_error(error.value)


def test_owners_and_database_are_read_in_the_ways_people_write_them() -> None:
    settings = Settings.load(None, owner_ids=" 1, 22 ,", database_url="postgres://a:b@db/matinee")
    assert settings.owner_ids == {1, 22}
    assert settings.database == "postgresql+asyncpg://a:b@db/matinee"
    assert Settings.load(None).database.endswith("/var/matinee.sqlite3")


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATINEE_TOKEN", " abc.def.ghi\n")
    key = "0123456789abcdef" * 2
    settings = Settings.load(None, database_url="postgres://a:hunter22@db/matinee", tmdb_key=key)
    assert settings.token.get_secret_value() == "abc.def.ghi"
    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert "abc.def.ghi" not in shown
        assert "hunter22" not in shown
        assert key not in shown


def test_settings_cannot_be_changed_while_the_bot_runs() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings.load(None).log_level = "debug"  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("shards", "cluster", "role"), [(0, "1/1", "bot"), (2, "1/4", "bot"), (4, "1/4", "all")]
)
def test_a_role_that_the_other_settings_do_not_allow_gets_one_sentence(
    shards: int, cluster: str, role: str
) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.load(
            None, database_url="postgresql://a/b", shards=shards, cluster=cluster, role=role
        )
    (problem,) = error.value.problems
    assert setting_problem(problem).startswith("MATINEE_ROLE")


def test_several_processes_can_share_postgresql() -> None:
    settings = Settings.load(
        None, database_url="postgresql://a/b", shards=4, cluster="2/4", role="bot"
    )
    assert Assignment.of(settings).shard_ids == (1,)
