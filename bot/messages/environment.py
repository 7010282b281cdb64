"""What each setting of the owner decides, and why a value cannot be used."""

from bot.messages.translation import N_, _
from bot.settings import SettingProblem, SettingsError

# The words of .env.example and the README, by the name of the field in `bot.settings`.
SETTINGS = {
    "token": N_("The bot's token from Discord's developer portal."),
    "data_directory": N_("Folder for the database, the models and fetched data sets."),
    "database_url": N_(
        "Where tastes and nights are stored; empty: SQLite in the data directory. "
        "For PostgreSQL: postgresql://user:password@host/name."
    ),
    "database_connections": N_("Most connections that the bot opens to PostgreSQL."),
    "movielens": N_("Folder of a MovieLens data set; empty: the one `matinee data get` fetched."),
    "base": N_(
        "Which MovieLens set to move on to while the bot runs: auto for the largest and newest, "
        "the name of a set, or off. Nothing happens when MATINEE_MOVIELENS is set or a set was "
        "chosen in chat."
    ),
    "command_prefix": N_("What typed commands start with."),
    "message_content": N_(
        "Whether the message-content intent is on in the developer portal; without it, slash "
        "commands, mentions and direct messages still work."
    ),
    "owner_ids": N_(
        "Discord ids of the bot's owners, separated by commas; empty: the owner of the application."
    ),
    "log_level": N_("Least important messages to log: debug, info, warning, error."),
    "log_format": N_("How log lines are written: console or json."),
    "training_minutes": N_("How long a training run may take before it is stopped."),
    "training_memory_mb": N_(
        "Memory that a training run may use, in megabytes; 0: 1,200 or half of what is free, "
        "the smaller."
    ),
    "training_people": N_(
        "From how many people a training run learns at most: half of them the most recently "
        "active, the others a fair sample of all. Fewer if memory runs short."
    ),
    "shortest_interval_minutes": N_("Shortest time between two runs that schedules begin."),
    "most_runs_a_day": N_("How many training runs there may be in 24 hours."),
    "tmdb_key": N_(
        "Your own key of TMDB, either form, for posters, lengths, age ratings, where to watch and "
        "Korean titles; empty: no film is looked up."
    ),
    "tmdb_url": N_("Where TMDB is asked: another address for a mirror or a test."),
    "metrics_port": N_("Port of the health and metrics address; 0: none."),
    "metrics_host": N_("Address the metrics port listens on."),
    "metrics_names": N_(
        "Other names by which the metrics address may be asked, separated by commas; requests for "
        "any other host are refused."
    ),
    "shards": N_(
        "How many connections to Discord all processes have together; 0: as many as Discord "
        "recommends."
    ),
    "cluster": N_("Which of how many bot processes this one is, such as 2/4."),
    "role": N_(
        "What this process does: all; or, on PostgreSQL, bot for a part of the servers and trainer "
        "for the training of all."
    ),
    "model_folder": N_(
        "Folder that all machines share, for the files of models; empty: they are in the database."
    ),
    "discord_api": N_(
        "Where Discord's API is asked: another address for a proxy that shares Discord's limits "
        "among processes."
    ),
}


def settings_error(error: SettingsError) -> str:
    """Say everything that is wrong with the settings."""
    return " ".join(setting_problem(problem) for problem in error.problems)


# By pydantic's code for what is wrong, or by ours.
PROBLEMS = {
    "not_text": N_("{name} is not a text file in UTF-8. Write it anew from .env.example."),
    "bool_parsing": N_("{name} must be true or false."),
    "int_parsing": N_("{name} must be a whole number."),
    "enum": N_("{name} must be {limit}."),
    "greater_than_equal": N_("{name} must be at least {limit}."),
    "less_than_equal": N_("{name} must be at most {limit}."),
    "string_too_short": N_("{name} must not be empty."),
    "string_too_long": N_("{name} must have at most {limit} characters."),
    "database_url": N_("{name} must start with sqlite:/// or postgresql://."),
    "string_pattern_mismatch": N_(
        "{name} must be an address that starts with https:// or http://."
    ),
    "cluster": N_("{name} must be the number of this process and how many there are, such as 2/4."),
    "role_of_cluster": N_(
        "{name} must be bot or trainer when MATINEE_CLUSTER names more than one process."
    ),
    "role_database": N_(
        "{name} must be all unless MATINEE_DATABASE_URL names a PostgreSQL database: several "
        "processes cannot share an SQLite file."
    ),
    "role_shards": N_(
        "{name}=bot needs MATINEE_SHARDS: the same number for every process, and at least as many "
        "as there are processes in MATINEE_CLUSTER."
    ),
    "tmdb_key": N_("{name} must be one word, as TMDB shows it under Settings, API."),
    "command_prefix": N_("{name} must not start with a slash or have spaces around it."),
}
OTHER_PROBLEM = N_("{name} has a value that can't be used.")


def setting_problem(problem: SettingProblem) -> str:
    """Say what a setting must be, without repeating its value, which may be a secret."""
    sentence = PROBLEMS.get(problem.code, OTHER_PROBLEM)
    return _(sentence, name=problem.variable, limit=problem.limit)
