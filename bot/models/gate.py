"""The quality gate: may a candidate replace the model in service? Pure rules on measures."""

from bot.models.measures import Measure, Measures

# A loss this small is no reason to refuse, however sure it is: nobody notices it in a list.
NEGLIGIBLE_LOSS = 0.005
LEAST_SHARE_OF_MOVIES = 0.5
LEAST_SHARE_OF_FILMS_SHOWN = 0.5
LEAST_PEOPLE_FOR_COLLAPSE = 20


def reasons_to_refuse(measures: Measures, *, same_base: bool = True) -> tuple[str, ...]:
    """Return why the candidate must not serve, one sentence each; empty when it may.

    `same_base` is False when the owner put another data set underneath on purpose: then a
    smaller catalogue is wanted and does not count against the candidate.
    """
    reasons = list(measures.problems)
    if same_base and _too_small(measures):
        reasons.append(
            f"it knows only {measures.movies:,} films, the one in service "
            f"{measures.movies_in_service:,}"
        )
    for measure in (measures.movielens, measures.community):
        if measure is not None:
            reasons += _collapsed(measure)
    reasons += _worse(measures)
    return tuple(reasons)


def _too_small(measures: Measures) -> bool:
    in_service = measures.movies_in_service
    return in_service is not None and measures.movies < LEAST_SHARE_OF_MOVIES * in_service


def _collapsed(measure: Measure) -> list[str]:
    """Lists that hold the same few films for everybody are no recommendations."""
    if measure.people < LEAST_PEOPLE_FOR_COLLAPSE:
        return []
    least = 1.5 * measure.length
    if measure.films_in_service is not None:
        least = max(least, LEAST_SHARE_OF_FILMS_SHOWN * measure.films_in_service)
    if measure.films >= least:
        return []
    return [f"its lists for {measure.people} people hold only {measure.films} different films"]


def _worse(measures: Measures) -> list[str]:
    """Return whom the candidate serves worse.

    A community with a taste of its own moves the model away from MovieLens' users; that is fine
    when its members, who are the ones that are served, surely gain by it.
    """
    movielens, community = measures.movielens, measures.community
    if community is not None and _surely_worse(community):
        return [_worse_for("held-out members of the community", community)]
    members_gain = community is not None and _surely_better(community)
    if movielens is not None and _surely_worse(movielens) and not members_gain:
        return [_worse_for("held-out MovieLens users", movielens)]
    return []


def _worse_for(people: str, measure: Measure) -> str:
    return f"its lists are worse for {people}: NDCG@{measure.length} {measure.difference}"


def _surely_better(measure: Measure) -> bool:
    return measure.difference is not None and measure.difference.low > 0


def _surely_worse(measure: Measure) -> bool:
    difference = measure.difference
    return difference is not None and difference.high < 0 and difference.mean < -NEGLIGIBLE_LOSS
