"""Exports as the sites write them, made by hand, and what each says of its films."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

LETTERBOXD_HEADER = "Date,Name,Year,Letterboxd URI"
LETTERBOXD = {
    "watched.csv": (
        f"{LETTERBOXD_HEADER}\r\n"
        "2023-01-05,Heat,1995,https://boxd.it/29Xu\r\n"
        "2023-01-06,Aladdin,1992,https://boxd.it/2aPK\r\n"
        "2023-01-06,Aladdin,2019,https://boxd.it/fIPm\r\n"
    ),
    "ratings.csv": (
        f"{LETTERBOXD_HEADER},Rating\r\n"
        "2023-01-05,Heat,1995,https://boxd.it/29Xu,4.5\r\n"
        "2023-02-05,Alien,1979,https://boxd.it/2awY,2.5\r\n"
        '2023-02-05,"Good, the Bad and the Ugly, The",1966,https://boxd.it/2awZ,3\r\n'
    ),
    "diary.csv": (
        f"{LETTERBOXD_HEADER},Rating,Rewatch,Tags,Watched Date\r\n"
        "2021-01-05,Heat,1995,https://boxd.it/AAA,2,,,2021-01-04\r\n"
        "2023-02-05,Fargo,1996,https://boxd.it/BBB,,Yes,,2023-02-04\r\n"
    ),
    "reviews.csv": (
        f"{LETTERBOXD_HEADER},Rating,Rewatch,Review,Tags,Watched Date\r\n"
        '2023-02-05,Fargo,1996,https://boxd.it/CCC,4,,"Oh ""jeez"",\n<b>Jerry</b>",,2023-02-04\r\n'
    ),
    "watchlist.csv": f"{LETTERBOXD_HEADER}\r\n2023-03-01,Jumanji,1995,https://boxd.it/2b\r\n",
    "likes/films.csv": f"{LETTERBOXD_HEADER}\r\n2023-03-01,Toy Story,1995,https://boxd.it/2c\r\n",
    "likes/reviews.csv": "Date,URL\r\n2023-03-01,https://boxd.it/abc\r\n",
    "lists/best.csv": (
        "Letterboxd list export v7\r\nDate,Name,Tags,URL,Description\r\n"
        "2023-01-01,Best,,https://boxd.it/l,\r\n\r\nPosition,Name,Year,URL,Description\r\n"
        "1,Casino,1995,https://boxd.it/28,\r\n"
    ),
    "deleted/diary.csv": (
        f"{LETTERBOXD_HEADER},Rating,Rewatch,Tags,Watched Date\r\n"
        "2021-01-05,Casino,1995,https://boxd.it/AAA,5,,,2021-01-04\r\n"
    ),
    "profile.csv": "Date Joined,Username,Given Name\r\n2020-01-01,somebody,Some\r\n",
    "comments.csv": "Date,Content,Comment\r\n2020-01-01,x,y\r\n",
}

IMDB_2017 = (
    '"position","const","created","modified","description","Title","Title type","Directors",'
    '"You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes",'
    '"Release Date (month/day/year)","URL"\n'
    '"1","tt0113277","Tue Mar 10 00:00:00 2015","","","Heat","Feature Film","Michael Mann",'
    '"9","8.2","170","1995","crime","400000","1995-12-06","http://www.imdb.com/title/tt0113277/"\n'
    '"2","tt0903747","Tue Mar 10 00:00:00 2015","","","Breaking Bad","TV Series","","10","9.5",'
    '"49","2008","crime","1","2008-01-20","http://www.imdb.com/title/tt0903747/"\n'
)
IMDB_RATINGS = (
    "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,"
    "Num Votes,Release Date,Directors\n"
    "tt0114709,8,2020-05-01,Toy Story,https://www.imdb.com/title/tt0114709/,movie,8.3,81,1995,"
    '"Animation, Adventure",1,1995-11-19,John Lasseter\n'
    "tt0112384,6,2020-05-01,Apollo 13,https://www.imdb.com/title/tt0112384/,movie,7.7,140,1995,"
    "Drama,1,1995-06-30,Ron Howard\n"
)
IMDB_WATCHLIST = (
    "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,"
    "Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated\n"
    "1,tt0113497,2024-01-01,2024-01-01,,Jumanji,Jumanji,https://www.imdb.com/title/tt0113497/,"
    "Movie,7.1,104,1995,Adventure,1,1995-12-15,Joe Johnston,,\n"
    "2,tt0112641,2024-01-01,2024-01-01,,Casino,Casino,https://www.imdb.com/title/tt0112641/,"
    "Movie,8.2,178,1995,Crime,1,1995-11-22,Martin Scorsese,3,2024-02-02\n"
)
IMDB_GERMAN = (
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),"
    "Year,Genres,Num Votes,Release Date,Directors\n"
    "tt0076759,10,2024-05-01,Krieg der Sterne,Star Wars,https://www.imdb.com/title/tt0076759/,"
    "Film,8.6,121,1977,Action,1,1977-05-25,George Lucas\n"
    "tt0944947,10,2024-05-01,Game of Thrones,Game of Thrones,https://www.imdb.com/title/tt0944947/,"
    "Fernsehserie,9.2,60,2011–2019,Action,1,2011-04-17,\n"
)
MOVIELENS = (
    "movie_id,imdb_id,tmdb_id,rating,average_rating,title\n"
    "1,tt0114709,862,4.5,3.9,Toy Story (1995)\n2,tt0113497,8844,-1,3.2,Jumanji (1995)\n"
)
TMDB = (
    "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,"
    "Date Rated\n"
    "949,tt0113277,movie,Heat,1995-12-15T00:00:00Z,,,7.9,9,2022-01-01T10:00:00Z\n"
    "1396,tt0903747,tv,Breaking Bad,2008-01-20T00:00:00Z,,,8.9,10,2022-01-01T10:00:00Z\n"
)
TRAKT_CSV = (
    "rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,rating\n"
    "2022-01-01T10:00:00Z,movie,Heat,1995,8.1,612,tt0113277,949,,https://trakt.tv/movies/heat,4\n"
    "2022-01-01T10:00:00Z,show,Lost,2004,8.1,73,tt0411008,4607,,https://trakt.tv/shows/lost,9\n"
)
TRAKT = {
    "watched-movies.json": (
        '[{"plays":2,"last_watched_at":"2021-01-01T00:00:00.000Z","movie":{"title":"Heat",'
        '"year":1995,"ids":{"trakt":612,"imdb":"tt0113277","tmdb":949}}}]'
    ),
    "ratings-movies.json": (
        '[{"rated_at":"2022-01-01T00:00:00.000Z","rating":9,"type":"movie","movie":{"title":'
        '"Casino","year":1995,"ids":{"trakt":1,"imdb":"tt0112641","tmdb":524}}}]'
    ),
    "lists-watchlist.json": (
        '[{"rank":1,"listed_at":"2022-01-01T00:00:00.000Z","type":"movie","movie":{"title":'
        '"Jumanji","year":1995,"ids":{"trakt":2,"imdb":"tt0113497","tmdb":8844}}},'
        '{"rank":2,"listed_at":"2022-01-01T00:00:00.000Z","type":"show","show":{"title":"Lost",'
        '"year":2004,"ids":{"trakt":73}}}]'
    ),
    "user-profile.json": '{"username":"somebody","vip":false}',
}
SIMKL = (
    "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n"
    "53992,Heat,movie,1995,completed,,2021-03-04,8,,,949,tt0113277\n"
    "53993,Jumanji,movie,1995,plan to watch,,,,,,8844,tt0113497\n"
    "53994,Lost,tv,2004,completed,,04.03.2021,9,,,4607,tt0411008\n"
)
CRITICKER_CSV = (
    " Score, Film Name, Year, Date Rated, Type, IMDB ID\n"
    "95, Heat,1995,2020-01-01, Movie,tt0113277\n0, Jumanji,1995,2020-01-01, Movie,tt0113497\n"
)
CRITICKER_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><recentratings><film><filmid>1</filmid>'
    "<filmname>Heat (1995)</filmname><rating>90</rating><quote>Long &amp; good</quote>"
    "<imdbid>tt0113277</imdbid></film></recentratings>"
)
EXCHANGE = (
    "Title,Year,Directors,Rating10,WatchedDate,tmdbID,imdbID,Rewatch,Tags,Review\n"
    'Heat,1995,Michael Mann,9,2020-01-01,949,tt0113277,false,,"long\nbut good"\n'
)
ANY_TABLE = "Film;Release Year;My Rating\nHeat;1995;9\nJumanji;1995;5,5\n"


def zipped(files: dict[str, str], folder: str = "") -> bytes:
    """Pack files as an export does."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return packed.getvalue()
