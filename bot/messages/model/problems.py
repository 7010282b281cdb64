"""Why a training run put no model into service."""

from typing import assert_never

from bot.domain.runs.problems import (
    BaseChanged,
    BaseMissing,
    BaseRenumbered,
    BaseUnusable,
    BotStopped,
    BotStopping,
    Cancelled,
    CannotStart,
    DataProblem,
    DiskFull,
    FilesFailed,
    Interruption,
    ModelUnusable,
    OtherProblem,
    OutOfMemory,
    ProcessEnded,
    ProcessKilled,
    ProcessProblem,
    Refused,
    RunProblem,
    TookTooLong,
    Unexpected,
    VersionChosen,
)
from bot.domain.runs.refusals import (
    Defect,
    Defective,
    Group,
    NotMeasured,
    Refusal,
    SameFilms,
    TooFewFilms,
    WorseLists,
)
from bot.messages.translation import _, ngettext
from bot.messages.wording import exact, number, plain


def run_problem(problem: RunProblem | None) -> str:
    """Say in whole sentences why a run put no model into service; nothing where it did."""
    match problem:
        case None:
            return ""
        case Refused():
            return " ".join(_refusal(refusal) for refusal in problem.refusals)
        case CannotStart():
            return _("I could not start the training: {detail}", detail=_closed(problem.detail))
        case ModelUnusable():
            return _("I could not load the new model: {detail}", detail=_closed(problem.detail))
        case Unexpected():
            return _("Something unexpected happened: {detail}", detail=_closed(problem.detail))
        case OtherProblem():
            return _closed(problem.text[:1].upper() + problem.text[1:])
    if isinstance(problem, Interruption):
        return _interruption(problem)
    if isinstance(problem, DataProblem):
        return _data_problem(problem)
    return _process_problem(problem)


def _interruption(problem: Interruption) -> str:
    match problem:
        # Who it was may belong to another server than whoever reads this.
        case Cancelled():
            return _("Somebody cancelled the training.")
        case VersionChosen():
            return _("Somebody chose version {version} meanwhile.", version=problem.version)
        case BotStopping() | BotStopped():
            return _("I was stopped during the training.")
    assert_never(problem)


def _data_problem(problem: DataProblem) -> str:
    match problem:
        case BaseMissing():
            return _missing(problem)
        case BaseUnusable():
            return _unusable(problem)
        case BaseChanged():
            return _("Somebody changed {base} while I read it.", base=plain(problem.base))
        case BaseRenumbered():
            return _(
                "The films of {base} have other numbers than those before, so everybody's likes "
                "would mean other films.",
                base=plain(problem.base),
            )
        case DiskFull():
            return _("The disk is full. The owner of this bot has to make room.")
        case FilesFailed():
            return _("I could not read or write a file: {detail}", detail=_closed(problem.detail))
    assert_never(problem)


def _missing(problem: BaseMissing) -> str:
    if not problem.base:
        return _(
            "There is no MovieLens set to learn from. The owner of this bot fetches one with "
            "`matinee data get ml-latest-small`."
        )
    return _("The folder {folder} with the base data is gone.", folder=plain(problem.base))


def _unusable(problem: BaseUnusable) -> str:
    detail = _closed(problem.detail)
    if problem.line is not None:
        return _(
            "I can't read line {line} of {file}: {detail}",
            line=problem.line,
            file=plain(problem.file),
            detail=detail,
        )
    if problem.file:
        return _("I can't read {file}: {detail}", file=plain(problem.file), detail=detail)
    return _("I can't use the base data: {detail}", detail=detail)


def _process_problem(problem: ProcessProblem) -> str:
    match problem:
        case TookTooLong():
            return _(
                "The training took longer than the {minutes} minutes that the owner allows.",
                minutes=exact(problem.minutes),
            )
        case OutOfMemory():
            return _("The training ran out of memory.")
        case ProcessEnded():
            text = _("The trainer process ended with status {status}.", status=problem.status)
        case ProcessKilled(signal="SIGKILL"):
            text = _(
                "The system killed the trainer process ({signal}); perhaps the machine ran out of "
                "memory.",
                signal=problem.signal,
            )
        case ProcessKilled():
            text = _("The system killed the trainer process ({signal}).", signal=problem.signal)
        case _:
            assert_never(problem)
    return f"{text} {_closed(problem.last_words)}" if problem.last_words else text


def _refusal(refusal: Refusal) -> str:
    match refusal:
        case NotMeasured():
            return _("The new model could not be measured.")
        case Defective():
            return _defect(refusal.defect)
        case TooFewFilms():
            return _(
                "The new model knows only {films} films, and the one in service {in_service}.",
                films=number(refusal.films),
                in_service=number(refusal.in_service),
            )
        case SameFilms():
            return ngettext(
                "The new model recommends only {number} film to {people} different people.",
                "The new model recommends only {number} films to {people} different people.",
                refusal.films,
                people=refusal.people,
            )
        case WorseLists():
            return _worse(refusal)
    assert_never(refusal)


def _worse(refusal: WorseLists) -> str:
    change = f"{refusal.mean:+.3f} [{refusal.low:+.3f}, {refusal.high:+.3f}]"
    match refusal.group:
        case Group.MEMBERS:
            return _(
                "The new model's lists are worse for members: NDCG@{length} {change}.",
                length=refusal.length,
                change=change,
            )
        case Group.MOVIELENS:
            return _(
                "The new model's lists are worse for MovieLens users: NDCG@{length} {change}.",
                length=refusal.length,
                change=change,
            )
    assert_never(refusal.group)


def _defect(defect: Defect) -> str:
    match defect:
        case Defect.WRONG_SHAPE:
            return _("The new model's numbers have the wrong shape.")
        case Defect.FACTORS_NOT_FINITE | Defect.SCORES_NOT_FINITE:
            return _("The new model holds values that are not numbers.")
        case Defect.NOTHING_TO_RECOMMEND:
            return _("The new model has nothing to recommend.")
        case Defect.OTHER:
            return _("The new model is damaged.")
    assert_never(defect)


def _closed(detail: str) -> str:
    """Show what a library said as it is written, with a full stop."""
    clean = plain(detail).rstrip(".")
    return f"{clean}."
