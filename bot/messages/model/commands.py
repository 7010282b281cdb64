"""What people read about the commands of the model; `bot.messages.commands` has the others."""

from bot.messages.command_text import CommandText
from bot.messages.translation import N_

MODEL = {
    "model": CommandText(N_("Show the model that makes the recommendations")),
    "model status": CommandText(
        N_("Show the version in service: what it learned from and how good it is")
    ),
    "model history": CommandText(N_("Show the last training runs, in words and as a picture")),
    "model compare": CommandText(
        N_("Compare two versions: their data, their quality, and your list with each"),
        {"first": N_("The number of one version"), "second": N_("The number of the other version")},
        example=N_("3 4"),
    ),
    "model rollback": CommandText(
        N_("Put an earlier version back into service at once"),
        {"version": N_("Which version; without it, the one before")},
    ),
    "model pin": CommandText(N_("Keep the version in service until you unpin it")),
    "model unpin": CommandText(N_("Let new versions replace the one in service again")),
    "model config": CommandText(
        N_("Show how the model is trained or try another setting, if you own this bot"),
        {
            "setting": N_("Which setting; undo takes the last change back"),
            "value": N_("Its new value"),
        },
    ),
    "model base": CommandText(
        N_("Show the MovieLens sets or learn from another one, if you own this bot"),
        {"name": N_("A set that `matinee data get` has fetched")},
    ),
}

RETRAINING = {
    "retrain": CommandText(N_("Retrain the model with everybody's likes; I keep answering")),
    "retrain now": CommandText(N_("Retrain the model now, or join the run under way")),
    "retrain cancel": CommandText(N_("Cancel the run under way; the model in service stays")),
    "schedule": CommandText(N_("Show or change when the model is retrained")),
    "schedule show": CommandText(
        N_("Show when the model is retrained next, and what it waits for")
    ),
    "schedule every": CommandText(
        N_("Retrain at an interval"), {"interval": N_("For example 6h, 90m or 2 days")}
    ),
    "schedule daily": CommandText(
        N_("Retrain every day at a time of this server's time zone"),
        {"time": N_("For example 04:00")},
    ),
    "schedule cron": CommandText(
        N_("Retrain by a crontab line in this server's time zone"),
        {"expression": N_("Minute, hour, day, month, weekday, for example: 0 4 * * 1")},
    ),
    "schedule after": CommandText(
        N_("Retrain when this server has given a number of new likes"),
        {"likes": N_("How many likes, for example 25")},
    ),
    "schedule combine": CommandText(
        N_("Combine several rules; each of them starts a run"),
        {"rules": N_('For example: every 6h, daily 04:00, cron "0 4 * * 1", after 25')},
    ),
    "schedule off": CommandText(N_("Retrain only when somebody asks for it")),
    "schedule reset": CommandText(N_("Go back to the default schedule")),
}

OWNER = {"sync": CommandText(N_("Send the slash commands to Discord again"))}
