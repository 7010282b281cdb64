"""Why a training run put no model into service, as the store and the trainer's pipe carry it.

A `detail` is the message of a library or the system, in English and shown unchanged.
"""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from bot.domain.coded import Coded
from bot.domain.runs.refusals import Refusal


class Cancelled(Coded):
    """Somebody cancelled it."""

    code: Literal["cancelled"] = "cancelled"
    user_id: int | None = None


class VersionChosen(Coded):
    """Meanwhile somebody chose a version that the run would have replaced."""

    code: Literal["version_chosen"] = "version_chosen"
    version: int
    user_id: int | None = None


class BotStopping(Coded):
    """The bot was stopped in an orderly way, and ended the run."""

    code: Literal["bot_stopping"] = "bot_stopping"


class BotStopped(Coded):
    """The bot ended while the run was under way; found at the next start."""

    code: Literal["bot_stopped"] = "bot_stopped"


class Refused(Coded):
    """The quality gate refused the candidate."""

    code: Literal["refused"] = "refused"
    refusals: tuple[Annotated[Refusal, Field(discriminator="code")], ...]


class CannotStart(Coded):
    """The run could not be prepared."""

    code: Literal["cannot_start"] = "cannot_start"
    detail: str


class TookTooLong(Coded):
    """It took longer than the owner allows."""

    code: Literal["took_too_long"] = "took_too_long"
    minutes: float


class OutOfMemory(Coded):
    """It needed more memory than it may have."""

    code: Literal["out_of_memory"] = "out_of_memory"


class DiskFull(Coded):
    """There was no room to write the model."""

    code: Literal["disk_full"] = "disk_full"


class FilesFailed(Coded):
    """A file could not be read or written."""

    code: Literal["files_failed"] = "files_failed"
    detail: str


class BaseUnusable(Coded):
    """The base data cannot be read; `file` and `line` say where, as far as that is known."""

    code: Literal["base_unusable"] = "base_unusable"
    detail: str
    file: str = ""
    line: int | None = None


class BaseMissing(Coded):
    """There are no base data: `base` is gone, or none was fetched where it is empty."""

    code: Literal["base_missing"] = "base_missing"
    base: str = ""


class BaseChanged(Coded):
    """The base data changed while they were read."""

    code: Literal["base_changed"] = "base_changed"
    base: str


class BaseRenumbered(Coded):
    """The base data number films otherwise than the data that likes were stored with."""

    code: Literal["base_renumbered"] = "base_renumbered"
    base: str


class ProcessEnded(Coded):
    """The trainer process ended without a report; `last_words` are the last lines of its log."""

    code: Literal["process_ended"] = "process_ended"
    status: int
    last_words: str = ""


class ProcessKilled(Coded):
    """The system ended the trainer process with a signal such as SIGKILL."""

    code: Literal["process_killed"] = "process_killed"
    signal: str
    last_words: str = ""


class ModelUnusable(Coded):
    """The new model could not be loaded."""

    code: Literal["model_unusable"] = "model_unusable"
    detail: str


class Unexpected(Coded):
    """An unexpected error."""

    code: Literal["unexpected"] = "unexpected"
    detail: str


class OtherProblem(Coded):
    """A text that an earlier version wrote in English."""

    code: Literal["other"] = "other"
    text: str


# People or the bot's own end ended the run.
Interruption = Cancelled | VersionChosen | BotStopping | BotStopped
DataProblem = BaseMissing | BaseUnusable | BaseChanged | BaseRenumbered | DiskFull | FilesFailed
ProcessProblem = TookTooLong | OutOfMemory | ProcessEnded | ProcessKilled
RunProblem = (
    Interruption
    | Refused
    | DataProblem
    | ProcessProblem
    | CannotStart
    | ModelUnusable
    | Unexpected
    | OtherProblem
)
_ANY: TypeAdapter[RunProblem] = TypeAdapter(Annotated[RunProblem, Field(discriminator="code")])


def read_problem(content: JsonValue) -> RunProblem:
    """Read what `Coded.to_json` returned, or else a text that an earlier version wrote."""
    try:
        return _ANY.validate_python(content)
    except ValidationError:
        return OtherProblem(text=str(content))
