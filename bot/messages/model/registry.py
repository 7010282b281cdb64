"""What may be wrong with the models on the disk."""

from typing import assert_never

from bot.messages.translation import _
from bot.messages.wording import plain
from bot.models.errors import (
    PointerUnreadable,
    RegistryProblem,
    VersionSetAside,
    VersionUnusable,
)


def damaged_heading() -> str:
    """Return the heading of what is wrong with the models on the disk."""
    return _("Damaged on the disk")


def registry_problem(problem: RegistryProblem) -> str:
    """Say what cannot be used."""
    match problem:
        case VersionUnusable():
            return _(
                "I can't use version {version} of the model: {detail}",
                version=problem.version,
                detail=problem.detail,
            )
        case PointerUnreadable():
            return _(
                "I can't read which version of the model is in service: {detail}",
                detail=problem.detail,
            )
        case VersionSetAside():
            return _(
                "Version {version} of the model was damaged on the disk; I keep it in "
                "`models/damaged`, and it can't be put into service.",
                version=problem.version,
            )
    assert_never(problem)


def told_to_owner(problem: RegistryProblem, served: int | None) -> str:
    """Tell the owner of the bot what is damaged, what serves now, and what to do."""
    return "\n".join((_what_is_damaged(problem), _what_serves(problem, served), _hint()))


def told_of_trainer(problem: RegistryProblem) -> str:
    """Tell the owner what is damaged where models are trained, which is another process."""
    return "\n".join(
        (
            _("This is about the disk of the trainer:"),
            _what_is_damaged(problem),
            _(
                "Bots answer from copies of their own. The next training begins from the newest "
                "version there that is whole, or from nothing."
            ),
            _hint(),
        )
    )


def _hint() -> str:
    return _("If this happens again, check the disk; `matinee doctor` says what is damaged.")


def _what_is_damaged(problem: RegistryProblem) -> str:
    match problem:
        case VersionUnusable():
            return _(
                "I can't read version {version} of the model from the disk: {detail}.",
                version=problem.version,
                detail=plain(problem.detail),
            )
        case PointerUnreadable():
            return f"{registry_problem(PointerUnreadable(plain(problem.detail)))}."
        case VersionSetAside():
            return registry_problem(problem)
    assert_never(problem)


def _what_serves(problem: RegistryProblem, served: int | None) -> str:
    if served is None:
        return _("There is no other version, so nobody gets recommendations until one is trained.")
    if isinstance(problem, PointerUnreadable):
        return _(
            "I took the newest version that is whole, {version}. If you had gone back to an older "
            "one, do so again.",
            version=served,
        )
    if problem.version == served:
        return _(
            "It is in service, and I answer from memory until another one is trained. After a "
            "restart, the newest version that is whole would serve."
        )
    return _(
        "Version {version} is in service. Nothing that people told me is lost.", version=served
    )
