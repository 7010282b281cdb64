"""What `matinee train` says."""

from bot.messages.translation import _
from bot.messages.wording import number


def train_in_discord() -> str:
    """Say how to train while the bot is running."""
    return _(
        "The bot is running on this database. Type `{prefix}retrain` in Discord instead: the "
        "bot keeps answering meanwhile."
    )


def training_failed(state: str, problem: str) -> str:
    """Say how a run ended without a new model."""
    return _("No new model is in service ({state}): {problem}", state=state, problem=problem)


def trained(version: int, base: str, movies: int, likes: int, people: int) -> str:
    """Say that a new model is in service."""
    return _(
        "Version {version} is in service, trained on {base}. Films: {movies}. Likes of people "
        "here: {likes}. People here: {people}.",
        version=version,
        movies=number(movies),
        base=base,
        likes=number(likes),
        people=number(people),
    )


def training_took(seconds: float) -> str:
    """Say how long a run took."""
    return _("Training took {seconds} s.", seconds=number(round(seconds, 1)))


def quality(length: int, ndcg: float) -> str:
    """Say how well a new model ranks."""
    value = f"{ndcg:.3f}"
    return _("NDCG@{length}: {value}.", length=length, value=value)


def learning() -> str:
    """Head the progress of a training run."""
    return _("Learning")
