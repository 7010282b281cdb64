"""The settings of the owner: the one reader of the environment and of `.env`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "MATINEE_"
DATABASE_SCHEMES = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class SettingsError(Exception):
    """Some settings cannot be used; `problems` has one sentence for each, naming the variable."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
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


class Settings(BaseSettings):
    """Everything the owner of a bot decides, typed and frozen.

    The variable of a field is its name in capitals after `MATINEE_`. Each is described in
    `.env.example` and in the README; a test compares the three.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    token: SecretStr = Field(
        SecretStr(""), description="The bot's token from Discord's developer portal."
    )
    data_directory: Path = Field(
        Path("var"), description="Folder for the database, the models and fetched data sets."
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        description="Where tastes and nights are stored; empty: SQLite in the data directory. "
        "For PostgreSQL: postgresql://user:password@host/name.",
    )
    movielens: str = Field(
        "",
        description="Folder of a MovieLens data set; empty: the one `matinee data get` fetched.",
    )
    command_prefix: str = Field(
        "!", min_length=1, max_length=10, description="What typed commands start with."
    )
    message_content: bool = Field(
        default=True,
        description="Whether the message-content intent is on in the developer portal; without "
        "it, slash commands, mentions and direct messages still work.",
    )
    owner_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(),
        description="Discord ids of the bot's owners, separated by commas; empty: the owner of "
        "the application.",
    )
    log_level: LogLevel = Field(
        LogLevel.INFO, description="Least important messages to log: debug, info, warning, error."
    )
    log_format: LogFormat = Field(
        LogFormat.CONSOLE, description="How log lines are written: console or json."
    )
    training_minutes: int = Field(
        30, ge=1, le=1440, description="How long a training run may take before it is stopped."
    )
    training_memory_mb: int = Field(
        0, ge=0, description="Memory that a training run may use, in megabytes; 0: no limit."
    )
    shortest_interval_minutes: int = Field(
        60, ge=1, le=10_080, description="Shortest time between two runs that schedules begin."
    )
    most_runs_a_day: int = Field(
        24, ge=1, le=1440, description="How many training runs there may be in 24 hours."
    )
    metrics_port: int = Field(
        0, ge=0, le=65535, description="Port of the health and metrics address; 0: none."
    )
    metrics_host: str = Field(
        "127.0.0.1", min_length=1, description="Address the metrics port listens on."
    )

    @classmethod
    def load(cls, env_file: Path | None = Path(".env"), **overrides: object) -> Self:
        """Read the environment, then `env_file`; `overrides` stand above both.

        Raises SettingsError with a sentence for each value that cannot be used.
        """
        try:
            values: dict[str, Any] = {**overrides, "_env_file": env_file}
            return cls(**values)
        except ValidationError as error:
            raise SettingsError(_problems(error)) from None
        except UnicodeDecodeError:
            problem = f"{env_file} is not a text file in UTF-8; write it anew from .env.example."
            raise SettingsError((problem,)) from None

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
            raise ValueError("must start with sqlite:/// or postgresql://")
        return url

    @field_validator("command_prefix")
    @classmethod
    def _usable_prefix(cls, prefix: str) -> str:
        if prefix != prefix.strip() or prefix.startswith("/"):
            raise ValueError("must have no spaces around it and not start with a slash")
        return prefix

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            return [word.strip() for word in value.split(",") if word.strip()]
        return value

    @field_validator("token", mode="before")
    @classmethod
    def _strip_token(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value


def variable(field: str) -> str:
    """Return the name of the environment variable of a field."""
    return f"{PREFIX}{field.upper()}"


def _problems(error: ValidationError) -> tuple[str, ...]:
    """Say what is wrong without repeating a value, which may be a secret."""
    sentences = []
    for problem in error.errors(include_url=False, include_input=False):
        reason = problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
        reason = reason if reason.startswith(("must", "should")) else f"is wrong: {reason}"
        sentences.append(f"{variable(str(problem['loc'][0]))} {reason}.")
    return tuple(sentences)
