"""Why a training run began, as the store and the trainer's request carry it: a code with data."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from bot.domain.coded import Coded


class FirstTraining(Coded):
    """There was no model yet."""

    code: Literal["first"] = "first"


class Asked(Coded):
    """Somebody typed `retrain`."""

    code: Literal["asked"] = "asked"


class CommandLine(Coded):
    """The owner typed `matinee train`."""

    code: Literal["command_line"] = "command_line"


class Scheduled(Coded):
    """One server's schedule was due; `rules` is its text."""

    code: Literal["schedule"] = "schedule"
    rules: str


class SchedulesDue(Coded):
    """The schedules of several servers were due."""

    code: Literal["schedules"] = "schedules"
    servers: int


class SettingTried(Coded):
    """The owner tries another setting of the model."""

    code: Literal["setting"] = "setting"
    setting: str
    value: float


class SettingsUndone(Coded):
    """The owner took the last change of the settings back."""

    code: Literal["undo"] = "undo"


class BaseTried(Coded):
    """The owner tries other base data."""

    code: Literal["base"] = "base"


class BaseGrown(Coded):
    """A larger or newer data set, `base`, was fetched beside the running bot."""

    code: Literal["base_grown"] = "base_grown"
    base: str


class OtherReason(Coded):
    """A text that an earlier version wrote in English."""

    code: Literal["other"] = "other"
    text: str


RunReason = (
    FirstTraining
    | Asked
    | CommandLine
    | Scheduled
    | SchedulesDue
    | SettingTried
    | SettingsUndone
    | BaseTried
    | BaseGrown
    | OtherReason
)
_ANY: TypeAdapter[RunReason] = TypeAdapter(Annotated[RunReason, Field(discriminator="code")])


def read_reason(content: JsonValue) -> RunReason:
    """Read what `Coded.to_json` returned, or else a text that an earlier version wrote."""
    try:
        return _ANY.validate_python(content)
    except ValidationError:
        return OtherReason(text=str(content))
