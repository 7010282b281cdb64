"""What the offline demo itself says: in the terminal, and about lines that cannot be done."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from babel.dates import format_datetime, format_timedelta

from bot.messages.translation import _, language
from bot.messages.wording import bold, listed, number


def guide(members: Sequence[str], admin: str) -> str:
    """Explain the console to somebody who types at it."""
    return _(
        "Type as one of {members}: `ana: !like heat`. Without a name you are {admin}, who manages "
        "the server. Commands start with ! or /, for example `!help` or `/recommend n:5`. "
        "`click LABEL` presses the newest button with that label, `choose LABEL` picks from a "
        "menu, `wait 2h` lets time pass, `dm TEXT` writes to the bot in private, `attach PATH` "
        "adds a file to your next message, and `restart` restarts the bot. The demo ends when the "
        "input does.",
        members=listed(members),
        admin=admin,
    )


def page_welcome(admin: str, members: Sequence[str], *, told: bool) -> str:
    """Greet who opens the page, and say who is who; `told`: the others' tastes are known."""
    named = listed(bold(name) for name in members)
    others = (
        _("{members} are members who have told me what they like.", members=named)
        if told
        else _("{members} are members who have told me nothing yet.", members=named)
    )
    return "\n".join(
        [
            _("Welcome to the demo of Matinee, a server that exists on this computer alone."),
            _(
                "At the top you choose as whom you type. {admin} is you: you manage the server, "
                "and I know nothing about your taste yet.",
                admin=bold(admin),
            ),
            others,
            _(
                "Try `{prefix}start`, `{prefix}recommend`, `{prefix}night plan friday 20:00` or "
                "`{prefix}help`."
            ),
        ]
    )


def page_open(address: str) -> str:
    """Say where the page is and how to end the demo."""
    return _(
        "Open {address} in a browser. Press Ctrl+C here to end the demo; what it stored stays.",
        address=address,
    )


def data_used(folder: Path, reason: str) -> str:
    """Say which data set the demo talks about; `reason` is from `messages.datasets`."""
    return _("Data: {folder} ({reason}).", folder=folder, reason=reason)


def invented_plot(one: str, other: str) -> str:
    """Return a plot for any film, which nobody takes for a real one."""
    return _(
        "Invented for this demo: {one} has one evening to win {other} over. The real plot comes "
        "from TMDB, with a key of your own.",
        one=one,
        other=other,
    )


def another_demo_runs() -> str:
    """Say that this demo works on a copy."""
    return _(
        "Another demo is running on this data set, so this one forgets everything when it ends."
    )


def model_learned(seconds: float) -> str:
    """Say that the first model is there."""
    return _("The bot learned its films in {seconds} s.", seconds=number(round(seconds, 1)))


def simcord_missing(requirement: str) -> str:
    """Say which package the demo needs."""
    return _("The demo needs SimCord. Install it: `pip install {package}`", package=requirement)


def json_without_console() -> str:
    """Say what --json goes with."""
    return _("--json works only with --console.")


def not_trained(problem: str) -> str:
    """Say why there is no first model."""
    return _("The bot could not learn its films: {problem}", problem=problem)


def folder_unusable(folder: Path, reason: str) -> str:
    """Say that the demo cannot store anything."""
    return _(
        "The demo can't store anything in {folder} ({reason}). Choose another folder with "
        "MATINEE_DATA_DIRECTORY.",
        folder=folder,
        reason=reason,
    )


def page_failed(reason: str) -> str:
    """Say that the page cannot be served."""
    return _(
        "The page can't be served ({reason}). If another demo is running, choose another port with "
        "`--port N`.",
        reason=reason,
    )


def unknown_member(name: str, members: Iterable[str]) -> str:
    """Say who is there."""
    return _(
        "There is no member '{name}'. The members are {members}.",
        name=name,
        members=listed(members),
    )


def file_unreadable(path: Path, reason: str) -> str:
    """Say that a file cannot be attached."""
    return _("The file {path} can't be read ({reason}).", path=path, reason=reason)


def no_such_button(label: str, others: Sequence[str]) -> str:
    """Say which buttons a member sees."""
    if not others:
        return _("There is no button '{label}'; no button can be pressed now.", label=label)
    return _(
        "There is no button '{label}'. You can press: {others}",
        label=label,
        others=", ".join(others),
    )


def no_such_option(label: str, others: Sequence[str]) -> str:
    """Say which options of menus a member sees."""
    if not others:
        return _("There is no option '{label}'; no menu is open now.", label=label)
    return _(
        "There is no option '{label}'. You can choose: {others}",
        label=label,
        others=", ".join(others),
    )


def no_such_field(label: str, others: Sequence[str]) -> str:
    """Say which fields a form has."""
    return _(
        "The form has no field '{label}'. Its fields are: {others}",
        label=label,
        others=", ".join(others),
    )


def no_form(member: str) -> str:
    """Say that a member has no form to fill in."""
    return _("{member} has no form open. A button or a command opens one.", member=member)


def no_answer() -> str:
    """Say what Discord would say, too."""
    return _(
        "The bot did not answer. Discord would say: “The application did not respond.”",
    )


def too_long(length: int, limit: int) -> str:
    """Say how long a message may be."""
    return _(
        "The message has {length} characters, and Discord allows {limit}.",
        length=number(length),
        limit=number(limit),
    )


def no_such_thing(text: str, known: Iterable[str]) -> str:
    """Say which members, roles or channels an option can be."""
    return _("There is no '{text}' here. There are: {known}", text=text, known=", ".join(known))


def no_such_command(name: str, known: Iterable[str]) -> str:
    """Say which slash commands a member has."""
    return _(
        "This member has no command /{name}. The commands are: {known}",
        name=name,
        known=", ".join(known),
    )


def no_place_for(words: str) -> str:
    """Say that a command has no option for some words."""
    return _("This command has no option for '{words}'.", words=words)


def not_a_number(option: str, text: str) -> str:
    """Say what an option takes."""
    return _("{option} takes a number, not '{text}'.", option=option, text=text)


def not_yes_or_no(option: str, text: str) -> str:
    """Say what an option takes."""
    return _("{option} takes yes or no, not '{text}'.", option=option, text=text)


def not_a_duration(words: str, days: int) -> str:
    """Say how long one can wait."""
    return _(
        "'{words}' is not a length of time of up to {days} days. Write it like 90s, 20m, 2h or 3d.",
        words=words,
        days=days,
    )


def only_visible_to(member: str) -> str:
    """Say who sees a message."""
    return _("only {member} can see this", member=member)


def direct_message() -> str:
    """Say that a message is no message of the channel."""
    return _("direct message")


def changed() -> str:
    """Mark a message that was there before."""
    return _("changed")


def poll(question: str) -> str:
    """Head a poll."""
    return _("poll: {question}", question=question)


def moment(when: datetime) -> str:
    """Return a moment in full."""
    # For the letters, see Unicode's date patterns.
    return format_datetime(when, _("d MMM y HH:mm 'UTC'"), tzinfo=UTC, locale=language())


def from_now(span: timedelta) -> str:
    """Say how far away a moment is, the way Discord does: in 22 hours, 3 days ago."""
    return format_timedelta(span, threshold=1.0, add_direction=True, locale=language())


def server_name() -> str:
    """Return the name of the simulated server."""
    return _("Movie night")
