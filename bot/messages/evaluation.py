"""What `matinee evaluate` says of its figures."""

from collections.abc import Mapping, Sequence

from bot.messages.translation import N_, _, ngettext
from bot.messages.wording import number, percent

TITLES: Mapping[str, str] = {
    "strong": N_("People no model has met, told by a few random likes"),
    "literature": N_("The literature's fold-in: told 80 % of a new person's likes"),
    "over-time": N_("People who came after a cut, told by their first likes"),
    "groups": N_("One list for a group of people"),
    "quiz": N_("The start: three films that people love, then ten questions"),
    "dial": N_("The dial from familiar (0) to adventurous (1)"),
    "focus": N_("Focused tastes: told likes that have something in common"),
    "liking": N_("Will they like it? Films that people rated, the liked ones and the others"),
}
BREADTH: Mapping[str, str] = {
    "coverage@20": N_("coverage@20 (share of all films that anybody was shown)"),
    "popularity_percentile@20": N_("mean popularity percentile of what was shown"),
    "overlap@20": N_("overlap@20 (what two people's lists share)"),
}
GROUP_FIGURES: Mapping[str, str] = {
    "mean": N_("Mean of the members"),
    "worst": N_("The worst-off member"),
    "mean_against_average": N_("Mean of the members: advantage over averaging"),
    "worst_against_average": N_("The worst-off member: advantage over averaging"),
}
QUIZ_ANSWERS: Mapping[str, str] = {
    "like": N_("liked"),
    "dislike": N_("not liked"),
    "unseen": N_("not seen"),
}

FOCUS_KINDS: Mapping[str, str] = {
    "genre": N_("five likes of one genre"),
    "tag": N_("five likes of one tag"),
    "decade": N_("five likes of one decade"),
    "mixed": N_("five likes, mixed"),
    "broad": N_("thirteen well-known likes"),
    "rare": N_("five likes that few people share"),
}
FOCUS_FIGURES: Mapping[str, str] = {
    "fit": N_("fit (share of the list that has what the likes share)"),
    "head": N_("head (share of the list among the 50 best-known films)"),
    "own": N_("own (NDCG@10 for the person's other likes: of the same kind, else of all)"),
    "divergence": N_("divergence of the list's genres from those of the likes"),
}

LIKING_FIGURES: Mapping[str, str] = {
    "likelihood": N_("AUC of the likelihood"),
    "score": N_("AUC of the score"),
    "share": N_("AUC of the share of raters who like the film"),
}


def title(section: str) -> str:
    """Return the heading of a part of the evaluation."""
    return _(TITLES[section])


def breadth(figure: str) -> str:
    """Return the heading of a figure about variety."""
    return _(BREADTH[figure])


def group_figure(figure: str) -> str:
    """Return the heading of a figure about groups."""
    return _(GROUP_FIGURES[figure])


def metric(name: str) -> str:
    """Return the heading of figures of one metric, such as "ndcg@20"."""
    return name.replace("ndcg", "NDCG").replace("recall", _("Recall"))


def quiz_way(way: str) -> str:
    """Say how somebody told their taste: `way` is its name with the number of answers."""
    kind, _sign, answers = way.partition("_")
    match kind:
        case "names":
            return _("{answers} films that they love", answers=answers)
        case "start":
            return _("the start, after {answers} answers", answers=answers)
        case "random":
            return _("{answers} well-known films that they know", answers=answers)
        case "former":
            return _("{answers} questions without names", answers=answers)
    return _("nothing")


def quiz_answer(kind: str) -> str:
    """Return the heading of the column that counts one answer."""
    return _(QUIZ_ANSWERS[kind])


def quiz_over() -> str:
    """Return the heading of the column with what a way of telling is compared with."""
    return _("against")


def about_comparison(people: int, splits: Sequence[str], seconds: Mapping[str, float]) -> str:
    """Say who was asked, and what it took."""
    asked = ngettext(
        "One person, in these splits: {splits}.",
        "{number} people, in these splits: {splits}.",
        people,
        splits=", ".join(splits),
    )
    spent = _(
        "± is half a 95 % bootstrap interval over people. Processor seconds to learn: {seconds}.",
        seconds=", ".join(f"{name} {each:.1f}" for name, each in seconds.items()),
    )
    return f"{asked}\n{spent}"


def about_groups(groups: int, people: int, likes: int) -> str:
    """Say what was asked of groups."""
    return _(
        "{groups} groups a cell, out of {people} people who told {likes} likes each. NDCG@10 of "
        "the group's list.",
        groups=groups,
        people=people,
        likes=likes,
    )


def about_quiz(people: int) -> str:
    """Say who was asked."""
    return ngettext(
        "One simulated person; the numbers of answers are means.",
        "{number} simulated people; the numbers of answers are means.",
        people,
    )


def focus_kind(kind: str, people: int, questions: int) -> str:
    """Say what somebody was asked by, and how often."""
    return _(
        "{told}: {questions} lists for {people} people",
        told=_(FOCUS_KINDS[kind]),
        questions=number(questions),
        people=number(people),
    )


def focus_figure(figure: str) -> str:
    """Return the name of a figure about focused tastes."""
    return _(FOCUS_FIGURES[figure])


def liking_figure(figure: str) -> str:
    """Return the name of a figure about how likely films are liked."""
    return _(LIKING_FIGURES[figure])


def liking_people(likes: int, people: int, ratings: int) -> str:
    """Say how much was known of how many people."""
    return _(
        "{likes} likes told: {ratings} ratings of {people} people",
        likes=likes,
        ratings=number(ratings),
        people=number(people),
    )


def calibration_error() -> str:
    """Name the distance of likelihoods from what was liked."""
    return _("calibration error of the likelihood")


def calibration() -> str:
    """Name the row that compares likelihoods with what was liked."""
    return _("liked, by likelihood")


def named_tastes(served: int, counted: int) -> str:
    """Return the heading of the lists for named tastes."""
    return _(
        "Named tastes, five films each: {served} of {counted} served. × marks a film without the "
        "genre.",
        served=number(served),
        counted=number(counted),
    )


def similar(films: int, lift: float, genres: float, few: float) -> str:
    """Say how like the films are that are shown as similar."""
    times, few_likes = f"{lift:.1f}", f"{100 * few:.1f} %"
    return _(
        "Similar films, for {films} films of medium fame: {lift} times as many people like both as "
        "by chance (median), {genres} of the genres agree, {few} of those shown have fewer than "
        "five likes.",
        films=number(films),
        lift=times,
        genres=percent(genres),
        few=few_likes,
    )


def taste() -> str:
    """Return the heading of the column with named tastes."""
    return _("taste")


def films_with_genre() -> str:
    """Return the heading of the column that counts films with the taste's genre."""
    return _("with the genre")


def fitting(films: int, needed: int) -> str:
    """Say how many films have the genre, and how many should have it."""
    return _("{films} (at least {needed})", films=number(films), needed=number(needed))


def listed() -> str:
    """Return the heading of the column with lists."""
    return _("list")


def advantage(metric: str, reference: str) -> str:
    """Return the heading of differences between models."""
    return _(
        "{metric}: advantage over {reference} (same people)", metric=metric, reference=reference
    )


def quiz_advantage() -> str:
    """Return the heading of the column with what a way of telling gains."""
    return _("advantage")


def told() -> str:
    """Return the heading of the column with how many likes the models got."""
    return _("told")


def mean() -> str:
    """Return the heading of the column with means."""
    return _("mean")


def method() -> str:
    """Return the heading of the column with ways to choose for a group."""
    return _("method")


def likes_axis() -> str:
    """Name the axis of a picture that counts likes."""
    return _("likes told")


def figure_axis(metric: str) -> str:
    """Name the axis of a picture that shows a figure."""
    return _("{metric} (band: 95 % interval)", metric=metric)
