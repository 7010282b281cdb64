"""Films apart from series, episodes and games, in the words of accounts in several languages."""

import re

# IMDb translates the kind: Fernsehserie, Serie TV, Épisode TV, Videospiel, Videojuego ...
_NOT_A_FILM = re.compile(
    r"serie|série|séries|show|episod|épisod|folge|season|staffel|game|spiel|juego|jeu|gioco|jogo"
    r"|podcast|music|musik|musique|sorozat|serial|dizi|シリーズ|ゲーム|시리즈|게임|剧集"
    r"|^person$|^anime$|^tv$",
    re.IGNORECASE,
)


def is_film(kind: str) -> bool:
    """Whether a kind, as a site writes it, is a film; none at all is one."""
    return not _NOT_A_FILM.search(kind.strip())
