"""The words for each setting: what it is called, what it decides, what `setup` asks.

A setting's kind and default are in `bot.domain.settings`; a test demands words for each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.added_movies import WhoAdds
from bot.domain.countries import country_name
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.drawing import ShortlistSource
from bot.domain.settings.kinds import (
    OFF,
    ON,
    Channel,
    Country,
    Language,
    OwnTimeZone,
    Role,
    TimeZone,
)
from bot.domain.settings.numbers import Dial
from bot.domain.settings.setting import Setting
from bot.messages.languages import language_name
from bot.messages.setting_choices import (
    ChoiceWords,
    adder_words,
    ballot_words,
    source_words,
    strategy_words,
)
from bot.messages.translation import N_, SOURCE, _, language
from bot.messages.wording import locale_name
from bot.messages.zones import zone_name
from recommender import GroupStrategy


@dataclass(frozen=True, slots=True)
class SettingWords:
    """What people read about one setting; `choices` by value as people type it."""

    label: str
    description: str
    question: str = ""
    choices: Mapping[str, ChoiceWords] = field(default_factory=dict)


SERVER = {
    "channel_id": SettingWords(
        N_("Channel for news"),
        N_("Where I post news, such as a retraining that failed."),
        N_(
            "Where may I post news, such as a training that failed? A movie night appears where "
            "somebody plans it."
        ),
        {"none": ChoiceWords(N_("None"), N_("The owner finds news in the log"))},
    ),
    "time_zone": SettingWords(
        N_("Time zone"),
        N_("The time zone that people here mean when they type a time."),
        N_(
            "Whose clock counts when somebody types “8 pm”? For a city that is not in the menu, "
            "keep this and type `{prefix}config time_zone Lisbon` afterwards."
        ),
    ),
    "language": SettingWords(
        N_("Language"),
        N_(
            "The language of what everybody here reads (English and Korean so far), of dates that "
            "I read, of plots and posters. With none, that of the server on Discord."
        ),
        N_(
            "Which language do people here speak? I answer in English or Korean; in any other I "
            "read dates, such as “next Friday”, and show plots and posters."
        ),
        {
            "none": ChoiceWords(
                N_("As on Discord"), N_("The language that Discord has for this server")
            )
        },
    ),
    "country": SettingWords(
        N_("Country"),
        N_("The country whose age ratings and services I show. With none, that of the time zone."),
    ),
    "adult_titles": SettingWords(
        N_("Adult titles"),
        N_("Whether I may recommend adult titles."),
        N_(
            "May I recommend adult titles? Nobody marks them for me, so I judge by the title and "
            "miss some."
        ),
        {
            OFF: ChoiceWords(N_("Off"), N_("I recommend no adult titles")),
            ON: ChoiceWords(N_("On"), N_("I may recommend adult titles")),
        },
    ),
    "children_age": SettingWords(
        N_("Films for children"),
        N_(
            "The highest age rating on lists for children, where ratings are known from TMDB: PG "
            "counts as 8, PG-13 as 13."
        ),
    ),
    "who_adds": SettingWords(
        N_("Who adds films"),
        N_(
            "Who may add films that I lack: managers, everybody (five a day each, with the "
            "owner's key of TMDB), or nobody."
        ),
        choices={who.value: adder_words(who) for who in WhoAdds},
    ),
    "ballot": SettingWords(
        N_("Vote"),
        N_("How people vote on a movie night."),
        N_(
            "How do you choose the film of a movie night: tick what you would watch, give points, "
            "put films in order, or use Discord's own poll?"
        ),
        {kind.value: ballot_words(kind) for kind in BallotKind},
    ),
    "group_strategy": SettingWords(
        N_("Group taste"),
        N_("How I make one list out of several people's tastes."),
        N_(
            "What counts when tastes differ: what pleases most on average, or that nobody is left "
            "out?"
        ),
        {strategy.value: strategy_words(strategy) for strategy in GroupStrategy},
    ),
    "shortlist_size": SettingWords(
        N_("Shortlist"), N_("How many films people choose from on a movie night.")
    ),
    "shortlist_from": SettingWords(
        N_("Films from lists"),
        N_(
            "Whether shortlists draw from this server's lists and from what several of those who "
            "are in have on their watchlists: off, prefer, or only."
        ),
        choices={source.value: source_words(source) for source in ShortlistSource},
    ),
    "night_minutes": SettingWords(
        N_("Length of a night"), N_("How many minutes a movie night lasts.")
    ),
    "night_thread": SettingWords(
        N_("Thread for each night"), N_("Whether I open a thread under the card of each night.")
    ),
    "night_role_id": SettingWords(
        N_("Role to ping"),
        N_("The role that I ping when I post a movie night that repeats."),
    ),
    "adventure": SettingWords(
        N_("Dial"),
        N_(
            "How adventurous my recommendations are, from 0% (familiar) to 100% (adventurous). "
            "With none, the owner's dial counts."
        ),
    ),
    "log_channel_id": SettingWords(
        N_("Log channel"), N_("Where I report who changed which setting.")
    ),
}
SWITCH = {ON: N_("On"), OFF: N_("Off")}
SCHEDULE = SettingWords(
    N_("Schedule"),
    N_("When I retrain the model."),
    N_(
        "How often do I study what everybody here likes? A like counts at once in any case; "
        "studying finds what your likes have in common."
    ),
    {
        "daily 04:00, after 25 likes": ChoiceWords(
            N_("Every night and after 25 likes"), N_("Soon after much is new; suits most servers")
        ),
        "daily 04:00": ChoiceWords(N_("Every night at 04:00"), N_("While most people sleep")),
        "every 6h": ChoiceWords(N_("Every 6 hours"), N_("For a busy server")),
        "after 25 likes": ChoiceWords(
            N_("After 25 new likes"), N_("Only when there is something to learn")
        ),
        'cron "0 4 * * 1"': ChoiceWords(
            N_("Mondays at 04:00"), N_("For a quiet server or a small machine")
        ),
        "off": ChoiceWords(
            N_("Only when somebody asks for it"), N_("You type it when you want it")
        ),
    },
)
MODEL = {
    "factors": N_("How many numbers describe the character of a film."),
    "iterations": N_("How many rounds a training from scratch takes."),
    "regularization": N_("How strongly films with few likes are pulled towards the average."),
    "minimum_rating": N_("From which MovieLens rating on a film counts as liked."),
    "community_weight": N_("How much a like in chat counts compared with one of MovieLens."),
    "adventure": N_(
        "The dial, from familiar (0%) to adventurous (100%), where neither a server nor a person "
        "has set one."
    ),
}


def shown(setting: Setting[Any], value: object) -> str:
    """Return the value of a setting as people read it."""
    if value is None:
        return _("none")
    typed = setting.kind.write(value)
    match setting.kind:
        case Channel():
            return f"<#{value}>"
        case Role():
            return f"<@&{value}>"
        case TimeZone() | OwnTimeZone():
            return zone_name(typed)
        case Country():
            return country_name(typed, locale_name())
        case Language():
            return language_name(typed)
        case _:
            return _in_words(setting, typed)


def _in_words(setting: Setting[Any], typed: str) -> str:
    """Return a value with its translation, as people type the English one."""
    words = SERVER.get(setting.field)
    known = {} if words is None else words.choices
    label = known[typed].label if typed in known else SWITCH.get(typed)
    if language() == SOURCE or label is None or isinstance(setting.kind, Dial):
        return typed
    return f"{_(label)} (`{typed}`)"
