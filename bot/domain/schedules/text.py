"""Read retraining rules as people type them: `every 6h, after 25 likes`."""

import re
from datetime import timedelta

from bot.domain.errors import ScheduleError
from bot.domain.schedules.policy import OFF, AfterLikes, Cron, Daily, Every, Policy, Rule
from bot.domain.schedules.times import check_cron

MOST_RULES = 5
MOST_TEXT = 300
LONGEST_INTERVAL = timedelta(days=365)
MOST_LIKES = 1_000_000
EXAMPLES = '`every 6h`, `daily 04:00`, `cron "0 4 * * 1"`, `after 25 likes` or `off`'

MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}
QUOTES = str.maketrans(dict.fromkeys("“”„«»'`", '"'))
# A comma within a number or within quotation marks separates nothing.
BETWEEN_RULES = re.compile(
    r'\s*(?:,(?!\d{3}\b)|[;+]|\band\b)\s*(?=(?:[^"]*"[^"]*")*[^"]*$)', re.IGNORECASE
)
AMOUNT = r"(\d+)\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)"
EVERY = re.compile(rf"every\s+((?:{AMOUNT}\s*)+)", re.IGNORECASE)
EVERY_UNIT = re.compile(r"every\s+(hour|day|week)|(hourly|weekly)", re.IGNORECASE)
DAILY = re.compile(
    r"(?:daily|every\s+day)(?:\s+at)?\s+(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE
)
CRON = re.compile(r'cron\s+"?([^"]*)"?', re.IGNORECASE)
AFTER = re.compile(r"after\s+([\d.,]+)\s*(?:new\s+)?(?:likes?)?", re.IGNORECASE)


def parse_policy(text: str) -> Policy:
    """Read one or several rules; raises ScheduleError with a sentence for the person."""
    typed = text.translate(QUOTES).strip()
    if len(typed) > MOST_TEXT:
        raise ScheduleError(f"That is too long; a schedule is {EXAMPLES}.")
    if typed.casefold() in (OFF, "none", "never"):
        return Policy()
    rules = dict.fromkeys(_rule(part) for part in BETWEEN_RULES.split(typed) if part.strip())
    if not rules:
        raise ScheduleError(f"Tell me when to retrain: {EXAMPLES}.")
    if len(rules) > MOST_RULES:
        raise ScheduleError(f"At most {MOST_RULES} rules can be combined.")
    return Policy(tuple(rules))


def _rule(text: str) -> Rule:
    typed = text.strip()
    for pattern, read in (
        (DAILY, _daily),
        (EVERY, _every),
        (EVERY_UNIT, _every_unit),
        (CRON, _cron),
        (AFTER, _after),
    ):
        match = pattern.fullmatch(typed)
        if match:
            return read(match)
    raise ScheduleError(f"I do not understand “{_shown(typed)}”; I know {EXAMPLES}.")


def _every(match: re.Match[str]) -> Every:
    amounts = re.findall(AMOUNT, match[1], re.IGNORECASE)
    minutes = sum(int(number[:9]) * MINUTES[unit[0].lower()] for number, unit in amounts)
    if minutes <= 0:
        raise ScheduleError("An interval has to be longer than nothing, such as `every 6h`.")
    if minutes > LONGEST_INTERVAL.total_seconds() / 60:
        raise ScheduleError("An interval can be a year at most, such as `every 30 days`.")
    return Every(timedelta(minutes=minutes))


def _every_unit(match: re.Match[str]) -> Every:
    unit = (match[1] or match[2]).lower()
    return Every(timedelta(minutes=MINUTES[unit[0]]))


def _daily(match: re.Match[str]) -> Daily:
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 24
    if hour > 23 or minute > 59:
        raise ScheduleError("A day has the times from `daily 00:00` to `daily 23:59`.")
    return Daily(hour, minute)


def _cron(match: re.Match[str]) -> Cron:
    expression = " ".join(match[1].split()).lower()
    check_cron(expression)
    return Cron(expression)


def _after(match: re.Match[str]) -> AfterLikes:
    digits = match[1].replace(",", "").replace(".", "")
    if not digits or not 1 <= int(digits[:9]) <= MOST_LIKES:
        raise ScheduleError("The number of likes goes from 1 to 1,000,000.")
    return AfterLikes(int(digits[:9]))


def _shown(text: str) -> str:
    """Only harmless characters of what was typed, and not too many."""
    return re.sub(r"[^\w :,.*/-]", "", text)[:60]
