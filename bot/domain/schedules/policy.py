"""When a server wants the model retrained: rules, and how people write them."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, order=True)
class Every:
    """So long after the last run."""

    interval: timedelta

    def __str__(self) -> str:
        return f"every {duration(self.interval)}"


@dataclass(frozen=True, order=True)
class Daily:
    """Each day at a time of the server's zone."""

    hour: int
    minute: int

    def __str__(self) -> str:
        return f"daily {self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, order=True)
class Cron:
    """Five fields as in crontab, in the server's zone: minute, hour, day, month, weekday."""

    expression: str

    def __str__(self) -> str:
        return f'cron "{self.expression}"'


@dataclass(frozen=True, order=True)
class AfterLikes:
    """As soon as the server has given so many new likes since the last run."""

    count: int

    def __str__(self) -> str:
        return f"after {self.count} like{'s' if self.count != 1 else ''}"


Rule = Every | Daily | Cron | AfterLikes
TimeRule = Every | Daily | Cron
OFF = "off"


@dataclass(frozen=True)
class Policy:
    """All rules of one server; each of them alone makes a run due. No rules: off."""

    rules: tuple[Rule, ...] = ()

    def __str__(self) -> str:
        return ", ".join(map(str, self.rules)) or OFF

    @property
    def time_rules(self) -> tuple[TimeRule, ...]:
        """The rules that name times."""
        return tuple(rule for rule in self.rules if not isinstance(rule, AfterLikes))

    @property
    def likes_wanted(self) -> int | None:
        """After how many new likes a run is due; None when likes do not matter."""
        counts = [rule.count for rule in self.rules if isinstance(rule, AfterLikes)]
        return min(counts, default=None)


DEFAULT_POLICY = Policy((Daily(4, 0), AfterLikes(25)))


def duration(interval: timedelta) -> str:
    """Write an interval of whole minutes: 90 minutes are 1h30m."""
    minutes = int(interval.total_seconds() // 60)
    parts = ((minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "m"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0m"
