"""What Matinee says about schedules of retraining."""

from datetime import time, timedelta
from typing import assert_never

from babel.units import format_unit

from bot.domain.schedules.after_likes import MAX_LIKES, AfterLikes
from bot.domain.schedules.cron import Cron
from bot.domain.schedules.daily import Daily
from bot.domain.schedules.errors import (
    AnyScheduleError,
    ScheduleError,
    ScheduleProblem,
    TooManyRunsError,
    TooOftenError,
    UnreadableScheduleError,
)
from bot.domain.schedules.every import Every
from bot.domain.schedules.policy import MAX_RULES, OFF, TRIGGERS, Policy
from bot.domain.schedules.trigger import Trigger
from bot.messages.translation import _, ngettext
from bot.messages.wording import either, locale_name, number, plain, quoted


def examples() -> str:
    """Return one rule of each kind, as people type it."""
    return either(f"`{kind.examples[0]}`" for kind in TRIGGERS)


def span(interval: timedelta) -> str:
    """Write whole minutes in the reader's words: 1 hour 30 minutes."""
    minutes = int(interval.total_seconds() // 60)
    units = (("day", minutes // 1440), ("hour", minutes // 60 % 24), ("minute", minutes % 60))
    named = [
        format_unit(count, f"duration-{unit}", locale=locale_name())
        for unit, count in units
        if count or (unit == "minute" and not minutes)
    ]
    return " ".join(named)


def rule_words(rule: Trigger) -> str:
    """Say when a rule retrains; people type it otherwise."""
    match rule:
        case Every():
            return _("{time} after the last run", time=span(rule.interval))
        case Daily():
            return _("every day at {time}", time=time(rule.hour, rule.minute).isoformat("minutes"))
        case AfterLikes():
            return ngettext(
                "after {shown} new like",
                "after {shown} new likes",
                rule.count,
                shown=number(rule.count),
            )
        case Cron():
            return _("by the crontab line `{line}`", line=rule.expression)
    return f"`{rule}`"


def policy_words(policy: Policy) -> str:
    """Say when a server's model is retrained."""
    if not policy.rules:
        return _("only when somebody asks for it")
    return either(map(rule_words, policy.rules))


def stored_words(rules: str) -> str:
    """Say what a stored text of rules says; one that an earlier version wrote may stay as it is."""
    try:
        return policy_words(Policy.parse(rules))
    except ScheduleError:
        return plain(rules)


def schedule_error(error: AnyScheduleError) -> str:
    """Say why a schedule cannot be, and what can."""
    match error:
        case UnreadableScheduleError():
            return _unreadable(error.problem, error.text)
        case TooOftenError():
            return _(
                "Runs of that schedule are {gap} apart, and the owner of this bot wants at least "
                "{shortest} between scheduled runs. Choose a longer interval.",
                gap=span(error.gap),
                shortest=span(error.shortest),
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
