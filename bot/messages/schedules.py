"""What Matinee says about schedules of retraining."""

from typing import assert_never

from bot.domain.schedules.after_likes import MAX_LIKES
from bot.domain.schedules.errors import (
    AnyScheduleError,
    ScheduleProblem,
    TooManyRunsError,
    TooOftenError,
    UnreadableScheduleError,
)
from bot.domain.schedules.policy import MAX_RULES, OFF, TRIGGERS
from bot.domain.schedules.trigger import duration
from bot.messages.translation import _, ngettext
from bot.messages.wording import either, number, quoted


def examples() -> str:
    """Return one rule of each kind, as people type it."""
    return either(f"`{kind.examples[0]}`" for kind in TRIGGERS)


def schedule_error(error: AnyScheduleError) -> str:
    """Say why a schedule cannot be, and what can."""
    match error:
        case UnreadableScheduleError():
            return _unreadable(error.problem, error.text)
        case TooOftenError():
            return _(
                "That schedule retrains every {gap}, and the owner of this bot allows one "
                "scheduled run every {shortest}. Choose a longer interval.",
                gap=duration(error.gap),
                shortest=duration(error.shortest),
            )
        case TooManyRunsError():
            return ngettext(
                "That schedule retrains {runs} times a day, and the owner of this bot allows "
                "{number} run a day. Choose a longer interval.",
                "That schedule retrains {runs} times a day, and the owner of this bot allows "
                "{number} runs a day. Choose a longer interval.",
                error.most,
                runs=error.runs,
            )
    assert_never(error)


def _unreadable(problem: ScheduleProblem, text: str) -> str:
    match problem:
        case ScheduleProblem.EMPTY:
            return _("When shall I retrain? For example: {examples}.", examples=examples())
        case ScheduleProblem.TOO_LONG:
            return _(
                "That schedule is too long. Write, for example, {examples}.", examples=examples()
            )
        case ScheduleProblem.TOO_MANY_RULES:
            return _("A schedule has at most {most} rules. Leave some out.", most=MAX_RULES)
        case ScheduleProblem.NOT_UNDERSTOOD:
            return _(
                "I can't read {text} as a schedule. Write, for example, {examples}, or `{off}`.",
                text=quoted(text),
                examples=examples(),
                off=OFF,
            )
        case ScheduleProblem.INTERVAL_TOO_SHORT:
            return _("Give an interval of at least one minute, for example `every 6h`.")
        case ScheduleProblem.INTERVAL_TOO_LONG:
            return _("Give an interval of at most one year, for example `every 30d`.")
        case ScheduleProblem.NO_SUCH_TIME:
            return _("Give a time from 00:00 to 23:59, for example `daily 04:00`.")
        case ScheduleProblem.CRON_NOT_UNDERSTOOD | ScheduleProblem.CRON_NEVER:
            return _cron(problem)
        case ScheduleProblem.LIKES_OUT_OF_RANGE:
            return _(
                "Give a number of likes from 1 to {most}, for example `after 25`.",
                most=number(MAX_LIKES),
            )
    assert_never(problem)


def _cron(problem: ScheduleProblem) -> str:
    if problem is ScheduleProblem.CRON_NEVER:
        return _(
            "That cron rule never comes due. Give five fields (minute, hour, day, month, weekday), "
            'for example `cron "0 4 * * 1"` for Mondays at 04:00.'
        )
    return _(
        "I can't read that cron rule. Give five fields (minute, hour, day, month, weekday), "
        'for example `cron "0 4 * * 1"` for Mondays at 04:00.'
    )
