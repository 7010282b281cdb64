"""What `matinee status` and the health address say of a bot."""

from datetime import UTC, datetime, timedelta

from babel.dates import format_datetime, format_timedelta

from bot.messages.translation import _, language, ngettext
from bot.messages.wording import limited, number


def bot_running() -> str:
    """Say that the bot is running."""
    return _("running")


def bot_not_running() -> str:
    """Say that the bot is not running, in a table."""
    return _("not running")


def bot_stopped() -> str:
    """Say why there are no numbers of a bot that is not running."""
    return _("The bot is not running.")


def no_metrics_port() -> str:
    """Say that the bot shows no numbers."""
    return _("MATINEE_METRICS_PORT is not set, so the bot shows no numbers.")


def address_silent(address: str, reason: str) -> str:
    """Say that the bot could not be asked."""
    return _("{address} doesn't answer ({reason}).", address=address, reason=reason)


def row_names() -> dict[str, str]:
    """Return the names of the report's rows."""
    return {
        "bot": _("bot"),
        "process": _("process"),
        "model": _("model"),
        "films": _("films"),
        "store": _("store"),
        "run": _("run"),
        "timers": _("timers"),
        "now": _("now"),
    }


def process(name: str, host: str, age_seconds: float) -> str:
    """Say which process does which part of the work, and for how long it has run."""
    return _("{name} on {host}, started {age}.", name=name, host=host, age=_ago(age_seconds))


def silent(seconds: float) -> str:
    """Say that a process was not heard of, so that it has probably ended."""
    return _("It was last heard of {age}.", age=_ago(seconds))


def condition(
    *, is_ready: bool, servers: int | None, lag_seconds: float, model_version: int
) -> str:
    """Say how a process is; `servers` is None of one that is in no servers."""
    return " ".join(
        (
            connection(servers, ready=is_ready),
            _("Event loop lag: {milliseconds} ms.", milliseconds=number(lag_seconds * 1000)),
            _("Version {version}.", version=model_version),
        )
    )


def _ago(seconds: float) -> str:
    return format_timedelta(
        timedelta(seconds=-seconds), threshold=1.0, add_direction=True, locale=language()
    )


def no_model() -> str:
    """Say that there is no model."""
    return _("There is none yet. The bot trains one when it starts.")


def model(version: int, base: str, age_seconds: float, movies: int) -> str:
    """Say which model is in service."""
    return _(
        "Version {version} is in service, trained on {base} {age}; it knows {movies} films.",
        version=version,
        base=base,
        age=_ago(age_seconds),
        movies=number(movies),
    )


def learned(likes: int, people: int) -> str:
    """Say how much of a model is from the people here."""
    return _(
        "Likes of people here: {likes}. People here: {people}.",
        likes=number(likes),
        people=number(people),
    )


def store(place: str, tastes: int, people: int, servers: int) -> str:
    """Say what is stored."""
    return _(
        "{place}. Tastes: {tastes}, people: {people}, servers set up: {servers}.",
        place=place,
        tastes=limited(tastes),
        people=limited(people),
        servers=limited(servers),
    )


def run(began: datetime, version: int, reason: str, outcome: str) -> str:
    """Say when a run began, why, and how it ended."""
    return _(
        "{moment}: version {version}, {reason}, {outcome}",
        moment=moment(began),
        version=version,
        reason=reason,
        outcome=outcome,
    )


def run_took(outcome: str, seconds: float) -> str:
    """Say how a run ended and how long it took."""
    return _("{outcome} after {seconds} s", outcome=outcome, seconds=number(round(seconds)))


def run_problem(line: str, problem: str) -> str:
    """Add why a run came to nothing."""
    return _("{run}: {problem}", run=line, problem=problem)


def timers(waiting: int, overdue: int, soonest: datetime | None) -> str:
    """Say what waits for its time."""
    if soonest is None:
        return _("None are waiting.")
    return _(
        "Waiting: {waiting}, overdue: {overdue}. The next one is due at {moment}.",
        waiting=limited(waiting),
        overdue=limited(overdue),
        moment=moment(soonest),
    )


def connection(servers: int | None, *, ready: bool) -> str:
    """Say whether a running bot can answer, or a trainer train."""
    if servers is None:
        return _("Ready.") if ready else _("Not ready.")
    if ready:
        return ngettext("Ready, in {number} server.", "Ready, in {number} servers.", servers)
    return ngettext("Not ready, in {number} server.", "Not ready, in {number} servers.", servers)


def commands(answered: int, refused: int, failed: int, errors: int) -> str:
    """Count what people asked for and how that went."""
    return _(
        "Commands: {answered} answered, {refused} refused, {failed} failed. Unexpected errors: "
        "{errors}.",
        answered=number(answered),
        refused=number(refused),
        failed=number(failed),
        errors=number(errors),
    )


def lag(seconds: float | None) -> str:
    """Say how late the event loop runs."""
    if seconds is None:
        return _("Event loop lag: not measured yet.")
    return _(
        "Event loop lag: at most {milliseconds} ms, 99 times of 100.",
        milliseconds=number(seconds * 1000),
    )


def training_now() -> str:
    """Say that a run is under way."""
    return _("A training run is under way.")


def moment(when: datetime) -> str:
    """Return a moment as a terminal shows it."""
    return format_datetime(when, "y-MM-dd HH:mm 'UTC'", tzinfo=UTC, locale=language())


def unhealthy_no_model() -> str:
    """Say why the bot cannot recommend anything."""
    return _("There is no model yet.")


def unhealthy_not_connected() -> str:
    """Say why the bot cannot answer anybody."""
    return _("Discord is not connected.")


def address_in_use(host: str, port: int, reason: str) -> str:
    """Say why the health and metrics address cannot be opened."""
    return _(
        "The metrics address {host}:{port} can't be opened ({reason}). Set MATINEE_METRICS_PORT to "
        "a free port, or to 0 to do without.",
        host=host,
        port=port,
        reason=reason,
    )
