"""The settings of the owner: the one reader of the environment and of `.env`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple, Self

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "MATINEE_"
# So that both fit into the number of one lock, see `bot.store.claim`.
MAX_SHARDS, MAX_PROCESSES = 65_535, 4095
DATABASE_SCHEMES = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class SettingProblem(NamedTuple):
    """Why a value cannot be used: pydantic's code or one of ours, and the limit it breaks."""

    variable: str
    code: str
    limit: str = ""


class SettingsError(Exception):
    """Some settings cannot be used; `bot.messages.environment` has the sentences."""

    def __init__(self, problems: tuple[SettingProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class LogLevel(StrEnum):
    """The least important messages that are logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How a log line is written."""

    CONSOLE = "console"
    JSON = "json"


class ProcessRole(StrEnum):
    """What a process does: everything, or its part of what several processes share."""

    ALL = "all"
    BOT = "bot"
    TRAINER = "trainer"


class Cluster(NamedTuple):
    """Which of how many bots a process is, counted from 1."""

    number: int
    processes: int


class Settings(BaseSettings):
    """Everything the owner of a bot decides, typed and frozen.

    The variable of a field is its name in capitals after `MATINEE_`. Each is described in
    `bot.messages.environment`, in `.env.example` and in the README; a test compares them.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    token: SecretStr = SecretStr("")
    data_directory: Path = Path("var")
    database_url: SecretStr = SecretStr("")
    database_connections: int = Field(10, ge=2, le=500)
    movielens: str = ""
    base: str = "auto"
    command_prefix: str = Field("!", min_length=1, max_length=10)
    message_content: bool = True
    owner_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    log_level: LogLevel = LogLevel.INFO
    log_format: LogFormat = LogFormat.CONSOLE
    training_minutes: int = Field(30, ge=1, le=1440)
    training_memory_mb: int = Field(0, ge=0)
    training_people: int = Field(2_000_000, ge=500)
    shortest_interval_minutes: int = Field(60, ge=1, le=10_080)
    most_runs_a_day: int = Field(24, ge=1, le=1440)
    tmdb_key: SecretStr = SecretStr("")
    tmdb_url: str = Field("https://api.themoviedb.org", pattern=r"^https?://[^\s?#]+$")
    metrics_port: int = Field(0, ge=0, le=65535)
    metrics_host: str = Field("127.0.0.1", min_length=1)
    metrics_names: Annotated[frozenset[str], NoDecode] = frozenset()
    shards: int = Field(0, ge=0, le=MAX_SHARDS)
    cluster: str = Field("1/1", validate_default=True)
    role: ProcessRole = Field(ProcessRole.ALL, validate_default=True)
    model_folder: str = ""
    discord_api: str = Field("https://discord.com/api/v10", pattern=r"^https?://[^\s?#]+$")

    @classmethod
    def load(cls, env_file: Path | None = Path(".env"), **overrides: object) -> Self:
        """Read the environment, then `env_file`; `overrides` go before both.

        Raises SettingsError with a problem for each value that cannot be used.
        """
        try:
            values: dict[str, Any] = {**overrides, "_env_file": env_file}
            return cls(**values)
        except ValidationError as error:
            raise SettingsError(_problems(error)) from None
        except UnicodeDecodeError:
            raise SettingsError((SettingProblem(str(env_file), "not_text"),)) from None

    @property
    def database(self) -> str:
        """The database's URL for SQLAlchemy."""
        url = self.database_url.get_secret_value()
        if not url:
            return f"sqlite+aiosqlite:///{self.data_directory.absolute() / 'matinee.sqlite3'}"
        scheme, _, rest = url.partition("://")
        return f"{DATABASE_SCHEMES[scheme]}://{rest}"

    @property
    def model_directory(self) -> Path:
        """Where the versions of the model are kept."""
        return self.data_directory / "models"

    @property
    def training_directory(self) -> Path:
        """Where a training run keeps its files while it lasts."""
        return self.data_directory / "training"

    @property
    def dataset_directory(self) -> Path:
        """Where fetched data sets are kept, one folder each."""
        return self.data_directory / "data"

    @field_validator("database_url")
    @classmethod
    def _known_scheme(cls, url: SecretStr) -> SecretStr:
        text = url.get_secret_value()
        if text and ("://" not in text or text.partition("://")[0] not in DATABASE_SCHEMES):
            raise PydanticCustomError("database_url", "database_url")
        return url

    @property
    def place_in_cluster(self) -> Cluster:
        """Which of how many bots this process is."""
        return _read_cluster(self.cluster)

    @field_validator("cluster")
    @classmethod
    def _one_of_several(cls, text: str) -> str:
        try:
            number, processes = _read_cluster(text)
        except ValueError:
            number, processes = 0, 0
        if not 1 <= number <= processes <= MAX_PROCESSES:
            raise PydanticCustomError("cluster", "cluster")
        return text

    @field_validator("role")
    @classmethod
    def _complete(cls, role: ProcessRole, info: ValidationInfo) -> ProcessRole:
        """Refuse a role that cannot be played with the settings before it."""
        url: SecretStr | None = info.data.get("database_url")
        shards, cluster = info.data.get("shards"), info.data.get("cluster")
        if url is None or shards is None or cluster is None:
            return role  # what is wrong has a sentence of its own
        processes = _read_cluster(cluster).processes
        if role is ProcessRole.ALL and processes > 1:
            raise PydanticCustomError("role_of_cluster", "role_of_cluster")
        if role is not ProcessRole.ALL and not url.get_secret_value().startswith("postgres"):
            raise PydanticCustomError("role_database", "role_database")
        if role is ProcessRole.BOT and shards < processes:
            raise PydanticCustomError("role_shards", "role_shards")
        return role

    @field_validator("tmdb_key")
    @classmethod
    def _one_word(cls, key: SecretStr) -> SecretStr:
        text = key.get_secret_value()
        if not (text.isascii() and text.isprintable()) or " " in text:
            raise PydanticCustomError("tmdb_key", "tmdb_key")
        return key

    @field_validator("command_prefix")
    @classmethod
    def _usable_prefix(cls, prefix: str) -> str:
        if prefix != prefix.strip() or prefix.startswith("/"):
            raise PydanticCustomError("command_prefix", "command_prefix")
        return prefix

    @field_validator("base")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        return name.strip().casefold() or "auto"

    @field_validator("owner_ids", "metrics_names", mode="before")
    @classmethod
    def _split_words(cls, value: object) -> object:
        if isinstance(value, str):
            return [word.strip() for word in value.split(",") if word.strip()]
        return value

    @field_validator("token", "tmdb_key", mode="before")
    @classmethod
    def _strip_token(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value


def _read_cluster(text: str) -> Cluster:
    number, _, processes = text.partition("/")
    return Cluster(int(number), int(processes))


def variable(field: str) -> str:
    """Return the name of the environment variable of a field."""
    return f"{PREFIX}{field.upper()}"


def _problems(error: ValidationError) -> tuple[SettingProblem, ...]:
    """Return what is wrong, without the values, which may be secrets."""
    return tuple(
        SettingProblem(
            variable(str(problem["loc"][0])),
            problem["type"],
            str(next(iter(problem.get("ctx", {}).values()), "")),
        )
        for problem in error.errors(include_url=False, include_input=False)
    )
