"""The quality gate: may a candidate replace the model in service? Pure rules on measures."""

from bot.domain.runs.refusals import (
    Defective,
    Group,
    Refusal,
    SameFilms,
    TooFewFilms,
    WorseLists,
)
from bot.models.measures import Measure, Measures

# The gate ignores a loss this small, even a significant one: nobody notices it in a list.
MAX_NEGLIGIBLE_LOSS = 0.005
MIN_SHARE_OF_MOVIES = 0.5
MIN_SHARE_OF_FILMS_SHOWN = 0.5
MIN_PEOPLE_FOR_COLLAPSE = 20


def reasons_to_refuse(measures: Measures, *, same_base: bool = True) -> tuple[Refusal, ...]:
    """Return why the candidate must not serve; empty when it may.

    `same_base` is False if the owner chose another data set on purpose: then a smaller catalogue
    does not count against the candidate.
    """
    refusals: list[Refusal] = [Defective(defect=defect) for defect in measures.problems]
    if same_base:
        refusals += _too_few_films(measures)
    for measure in (measures.movielens, measures.community):
        if measure is not None:
            refusals += _collapsed(measure)
    refusals += _worse(measures)
    return tuple(refusals)


def _too_few_films(measures: Measures) -> list[TooFewFilms]:
    in_service = measures.movies_in_service
    if in_service is None or measures.movies >= MIN_SHARE_OF_MOVIES * in_service:
        return []
    return [TooFewFilms(films=measures.movies, in_service=in_service)]


def _collapsed(measure: Measure) -> list[SameFilms]:
    """Lists that hold the same few films for everybody are no recommendations."""
    if measure.people < MIN_PEOPLE_FOR_COLLAPSE:
        return []
    least = 1.5 * measure.length
    if measure.films_in_service is not None:
        least = max(least, MIN_SHARE_OF_FILMS_SHOWN * measure.films_in_service)
    if measure.films >= least:
        return []
    return [SameFilms(people=measure.people, films=measure.films)]


def _worse(measures: Measures) -> list[WorseLists]:
    """Return the groups of people whom the candidate serves worse.

    A community with a taste of its own moves the model away from MovieLens' users. The gate accepts
    that if the members, for whom the model is, significantly gain by it.
    """
    movielens, community = measures.movielens, measures.community
    if community is not None and _surely_worse(community):
        return _worse_for(Group.MEMBERS, community)
    members_gain = community is not None and _surely_better(community)
    if movielens is not None and _surely_worse(movielens) and not members_gain:
        return _worse_for(Group.MOVIELENS, movielens)
    return []


def _worse_for(group: Group, measure: Measure) -> list[WorseLists]:
    change = measure.difference
    if change is None:
        return []
    return [
        WorseLists(
            group=group,
            length=measure.length,
            mean=change.mean,
            low=change.low,
            high=change.high,
        )
    ]


def _surely_better(measure: Measure) -> bool:
    return measure.difference is not None and measure.difference.low > 0


def _surely_worse(measure: Measure) -> bool:
    difference = measure.difference
    return difference is not None and difference.high < 0 and difference.mean < -MAX_NEGLIGIBLE_LOSS
