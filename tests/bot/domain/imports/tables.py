"""The tables of all sites, by layout."""

from tests.bot.domain.imports.sites import (
    CROWD,
    REVIEW,
    Site,
    anything,
    boxd_row,
    criticker_row,
    exchange_row,
    imdb_2017_row,
    imdb_german_row,
    imdb_list_row,
    imdb_number,
    imdb_ratings_row,
    movielens_row,
    not_wanted,
    rated,
    rated_or_wanted,
    rating_of,
    seen,
    simkl_row,
    tmdb_row,
    trakt_row,
    wanted,
)

LETTERBOXD = "Date,Name,Year,Letterboxd URI"
IMDB = "IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors"
TABLES = {
    "letterboxd watched": Site("watched.csv", seen, LETTERBOXD, boxd_row),
    "letterboxd watchlist": Site("watchlist.csv", wanted, LETTERBOXD, boxd_row),
    "letterboxd ratings": Site(
        "ratings.csv",
        rated,
        f"{LETTERBOXD},Rating",
        lambda said: (*boxd_row(said), rating_of(said, 5)),
    ),
    "letterboxd diary": Site(
        "diary.csv",
        not_wanted,
        f"{LETTERBOXD},Rating,Rewatch,Tags,Watched Date",
        lambda said: (*boxd_row(said), rating_of(said, 5), "", "a, b", said.when),
    ),
    "letterboxd reviews": Site(
        "reviews.csv",
        not_wanted,
        f"{LETTERBOXD},Rating,Rewatch,Review,Tags,Watched Date",
        lambda said: (*boxd_row(said), rating_of(said, 5), "", REVIEW, "", said.when),
    ),
    "letterboxd list": Site(
        "best.csv",
        wanted,
        "Position,Name,Year,URL,Description",
        lambda said: (1, said.movie.title, said.movie.year, "https://boxd.it/1", REVIEW),
        before=(
            ("Letterboxd list export v7",),
            ("Date", "Name", "Tags", "URL", "Description"),
            ("2023-01-01", "Best, of all", "", "https://boxd.it/l", ""),
            (),
        ),
    ),
    "imdb until 2017": Site(
        "ratings.csv",
        rated_or_wanted,
        "position,const,created,modified,description,Title,Title type,Directors,You rated,"
        "IMDb Rating,Runtime (mins),Year,Genres,Num. Votes,Release Date (month/day/year),URL",
        imdb_2017_row,
        (1, "tt0903747", "", "", "", "Lost", "TV Series", "", 10, CROWD, 49, 2008, "", 1, "", ""),
    ),
    "imdb until 2024": Site(
        "ratings.csv",
        rated,
        f"Const,Your Rating,Date Rated,Title,URL,Title Type,{IMDB}",
        imdb_ratings_row,
        ("tt0903747", 10, "", "Lost", "", "tvSeries", CROWD, 49, "2008–2013", "", 1, "", ""),
    ),
    "imdb watchlist": Site(
        "WATCHLIST.csv",
        rated_or_wanted,
        "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,"
        f"{IMDB},Your Rating,Date Rated",
        imdb_list_row,
    ),
    "imdb in German": Site(
        "ratings.csv",
        rated,
        f"Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,{IMDB}",
        imdb_german_row,
        ("tt0903747", 10, "", "Lost", "Lost", "", "Fernsehserie", CROWD, 49, 2008, "", 1, "", ""),
    ),
    "movielens": Site(
        "movielens-ratings.csv",
        rated_or_wanted,
        "movie_id,imdb_id,tmdb_id,rating,average_rating,title",
        movielens_row,
    ),
    "tmdb": Site(
        "ratings.csv",
        rated_or_wanted,
        "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,"
        "Date Rated",
        tmdb_row,
        (1396, "tt0903747", "tv", "Lost", "2008-01-20", "", "", CROWD, 10, ""),
    ),
    "trakt": Site(
        "trakt.csv",
        not_wanted,
        "rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,rating",
        trakt_row,
        ("2022-01-01", "show", "Lost", 2004, CROWD, 73, "tt0411008", 4607, "", "https://x", 9),
    ),
    "simkl": Site(
        "simkl.csv",
        anything,
        "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB",
        simkl_row,
        (1, "Lost", "tv", 2004, "completed", "s1e1", "", 9, "", "", 4607, "tt0411008"),
    ),
    "criticker": Site(
        "criticker.csv",
        rated,
        " Score, Film Name, Year, Date Rated, Type, IMDB ID",
        criticker_row,
        (90, " Lost", 2004, "", " TV Show", "tt0411008"),
    ),
    "exchange, of five": Site(
        "films.csv",
        not_wanted,
        "Title,Year,Directors,Rating,WatchedDate,tmdbID,imdbID,Rewatch,Tags,Review",
        exchange_row(5),
    ),
    "exchange, of ten": Site(
        "films.csv",
        not_wanted,
        "Title,Year,Directors,Rating10,WatchedDate,tmdbID,imdbID,Rewatch,Tags,Review",
        exchange_row(10),
    ),
    "any with title and year": Site(
        "mine.csv",
        not_wanted,
        "No,Film,Release Year,My Rating,Comment",
        lambda said: (1, said.movie.title, said.movie.year, rating_of(said, 100), REVIEW),
        # The largest rating tells that these are percent.
        (2, "Nobody Made This", 1990, 100, ""),
    ),
    "any with a number": Site(
        "mine.csv", seen, "imdb,comment", lambda said: (imdb_number(said.movie), REVIEW)
    ),
    "any with an original title": Site(
        "to watch.csv",
        wanted,
        "Title,Original Title,Year",
        lambda said: ("Übersetzt", said.movie.title, said.movie.year),
    ),
}
