"""What is stored about people, and their right to have it and to erase it."""

from typing import Literal, assert_never

from bot.messages.translation import _


def title() -> str:
    """Return the heading of the privacy text."""
    return _("Privacy")


def summary() -> str:
    """Say in short what is stored and how to erase it; the privacy text says it whole."""
    return _(
        "I store your Discord id, your films, lists and movie nights, and your settings, and give "
        "them to nobody. I never store what you write.\n"
        "`{prefix}export` sends you all of it, and `{prefix}forget` erases it."
    )


def policy_button() -> str:
    """Return the label of the button that shows the privacy text."""
    return _("Read it all")


def policy() -> str:
    """Return the privacy text."""
    return _(
        "**What I store about you**\n"
        "• Your Discord id, and for each film you tell me about: its number, whether you like it, "
        "your stars, whether you have seen it, and when and on which server you said so.\n"
        "• Your watchlist, what you wish and vote for on the lists of servers, and your own "
        "settings, such as your time zone and your language.\n"
        "• Your part in movie nights; I erase your votes and suggestions half a year after the "
        "night.\n"
        "• Those who manage a server can bar you from its lists, which I store, too.\n"
        "• From a file that you import: its films and your stars; films I don't know yet by title "
        "and year. I forget the file itself at once.\n\n"
        "**How to get or erase it**\n"
        "`{prefix}export` sends you everything that I store about you, and `{prefix}forget` erases "
        "it at once. What a trained model learned from your likes goes with the next training; a "
        "model holds no names or ids.\n\n"
        "**What I never store**\n"
        "What you write. I read a command for the films it names, and keep only their numbers. I "
        "don't store names, pictures or messages.\n\n"
        "**What it is for**\n"
        "Recommending films to you and to groups you watch with. Your likes take part when the "
        "model is trained, as numbers without your name; you can switch that off below.\n\n"
        "**Who sees it**\n"
        "• I give your data to nobody.\n"
        "• On a server, people see what you do there in public; its lists say what you wish for, "
        "and how many of those who vote there have seen a film.\n"
        "• Those who are members of a server with you can ask for films that suit you both; they "
        "learn how well these suit you, not what you like. You can switch that off below.\n"
        "• In a movie night that you join, I name a film you like where it speaks for another.\n\n"
        "**TMDB**\n"
        "Where the owner has switched that on, I ask TMDB about the films that I show. TMDB learns "
        "which film that is, not who asked or where. This product uses TMDB and the TMDB APIs but "
        "is not endorsed, certified, or otherwise approved by TMDB.",
    )


def leave_training_button() -> str:
    """Return the label of the button that takes a person's likes out of training."""
    return _("Leave my likes out of training")


def join_training_button() -> str:
    """Return the label of the button that lets a person's likes take part again."""
    return _("Let my likes take part again")


def training(*, in_training: bool) -> str:
    """Confirm whether a person's likes take part in training."""
    if in_training:
        return _("Your likes take part when the model is trained.")
    return _("Your likes stay out of training from the next one on. I still recommend by them.")


def stay_out_of_lists_button() -> str:
    """Return the label of the button after which others may not ask for lists with a person."""
    return _("Don't let others ask for lists with me")


def allow_lists_button() -> str:
    """Return the label of the button after which others may ask for lists with a person."""
    return _("Let others ask for lists with me")


def askable(*, allowed: bool) -> str:
    """Confirm whether others may ask for lists with a person."""
    if allowed:
        return _("Others on your servers may ask for lists with you again.")
    return _(
        "From now on others can't ask for lists with you. In movie nights that you join, you count "
        "as before."
    )


def really_forget() -> str:
    """Ask once more before everything is erased."""
    return _(
        "Shall I erase everything that I store about you: likes, dislikes, what you have seen, "
        "your watchlist, your settings and your part in movie nights? You can't undo this."
    )


def forget_button() -> str:
    """Return the label of the button that erases everything."""
    return _("Erase everything")


def keep_button() -> str:
    """Return the label of the button that erases nothing."""
    return _("Keep it")


def forgotten() -> str:
    """Say that everything is erased."""
    return _("I have erased everything that I stored about you.")


def kept() -> str:
    """Say that nothing is erased."""
    return _("I erased nothing.")


def sent(kind: Literal["json", "csv", "watchlist"]) -> str:
    """Say where the export is, and of what."""
    match kind:
        case "json":
            return _("I sent you everything that I store about you in a direct message.")
        case "csv":
            return _("I sent you what you said of films in a direct message.")
        case "watchlist":
            return _("I sent you your watchlist in a direct message.")
    assert_never(kind)


def not_sent() -> str:
    """Say how to get an export that could not be sent."""
    return _(
        "I can't send you a direct message. Allow direct messages from this server, or type "
        "`/export`, whose answer only you can see."
    )
