"""What is asked for each picture, in the lines of `matinee demo --console`, in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of the answers to `line`, after the lines `before`."""

    name: str
    line: str
    before: tuple[str, ...] = ()


SHOTS = (
    Shot("help", "/help"),
    Shot("help-night", "/help night"),
    Shot("start", "/start"),
    Shot("quiz", "/start heat, alien, toy story"),
    Shot("quiz-stopped", "click {stop}"),
    Shot("like", "!like the matrix, fargo"),
    Shot("like-doubt", "!like psycho"),
    Shot("dislike", "!dislike cats"),
    Shot("seen", "!seen titanic"),
    Shot("rate", "!rate 4.5 jaws"),
    Shot("unlike", "!unlike jaws"),
    Shot("likes", "!likes"),
    Shot("recommend", "!recommend"),
    Shot("recommend-wishes", "!recommend 3 horror 90s"),
    Shot("recommend-together", "!recommend @ben"),
    Shot("pick", "!pick"),
    Shot("similar", "!similar heat"),
    Shot("predict", "!predict aliens"),
    Shot("why", "!why aliens"),
    Shot("popular", "!popular 5"),
    Shot("find", "!find lord of"),
    Shot("movie", "!movie heat"),
    Shot("dial", "!dial bold"),
    Shot("watchlist", "!watchlist", ("!watchlist add vertigo, the thing",)),
    Shot("watchlist-with", "!watchlist with @ana", ("ana: !watchlist add vertigo",)),
    Shot("list", "!list", ("!list add vertigo, the thing",)),
    Shot("import", "!import"),
    Shot("import-preview", "/import", ("attach {history}",)),
    Shot("timezone", "!timezone berlin"),
    Shot("language", "!language"),
    Shot("privacy", "/privacy"),
    Shot("forget", "/forget"),
    Shot("export", "/export"),
    Shot("night-plan", "!night plan friday 20:00", ("!timezone none",)),
    Shot("night-shortlist", "!night shortlist", ("ana: !night", "ben: !night")),
    Shot("night-vote", "!night vote"),
    Shot("night-close", "/night close"),
    Shot("night", "!night", ("!night plan saturday 20:00 fargo",)),
    Shot("night-which", "!night change sunday 21:00"),
    Shot("night-series", "!night series"),
    Shot("night-history", "!night history"),
    Shot("config", "!config ballot"),
    Shot("setup", "!setup"),
    Shot("model", "!model"),
    Shot("schedule", "!schedule"),
)
