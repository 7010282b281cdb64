"""What `make figures` counts: sentences that people read, and nothing else that is a string."""

from pathlib import Path

import pytest

from tools.figures.__main__ import Figures
from tools.figures.limits import LIMITS
from tools.figures.sentences import sentences
from tools.figures.source import Source


def found(folder: Path, code: str, place: str = "bot/store/films.py") -> list[str]:
    """Return the sentences in a checkout of one module."""
    path = folder / place
    path.parent.mkdir(parents=True)
    path.write_text(code, "utf-8")
    return [sentence.text for sentence in sentences(Source.of(folder))]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("answer = 'Added to your likes.'", "Added to your likes."),
        ("answer = f'Added {title}.'", "Added {}."),
        ("answer = f'{count} **films**'", "{} **films**"),
        ("field = Field('', description='The bot\\'s token.')", "The bot's token."),
        ("raise FilmError('That film is gone.')", "That film is gone."),
        ("send(f'{when(\"in two hours\")}')", "in two hours"),
        ("answer = '안 돼'", "안 돼"),
        ("CHOICES = {'Two words'}", "Two words"),
        ("option = 'import films'", "import films"),
        ("def say(text: str = 'Try again.') -> None: ...", "Try again."),
    ],
)
def test_what_people_read_is_a_sentence(tmp_path: Path, code: str, sentence: str) -> None:
    assert found(tmp_path, code) == [sentence]


@pytest.mark.parametrize(
    "code",
    [
        "'''What the module is for.'''",
        "def add() -> None:\n    '''Add a film.'''",
        "logger.info('trained version %s', 3)",
        "raise ValueError('no custom id can be made of that')",
        "from recommender import DatasetError\nraise DatasetError('it has no ratings')",
        "assert films, 'there have to be films'",
        "rows = connection.execute(text('SELECT title FROM films'))",
        "BEGIN = f'PRAGMA busy_timeout = {TIMEOUT}'",
        "WORDS = re.compile('at (?:noon|midnight)')",
        "task = create_task(work(), name='event loop lag')",
        "def add(film: 'Film or None') -> 'Film or None': ...",
        "key = 'night-in'",
        "class Problem(StrEnum):\n    TOO_LONG = 'too long'",
        "MINE = ' AND pid = current_pid()'",
        "PROGRAM = 'import sys\\nsys.stdin.read()'",
        "HEADINGS = {'film name', 'year'}",
        "NO = frozenset({'안 돼', '안돼'})",
        "part = ProcessPart(name=f'bot {cluster}', environment=environment)",
        "LIMITS = {'night vote': 3}",
        "closed = str(error) == 'Session is closed'",
        "DAYS = 'today|tomorrow|day after tomorrow'",
        "status = '/start · /help'",
        "path = f'{folder}/{name}'",
    ],
)
def test_what_nobody_reads_is_none(tmp_path: Path, code: str) -> None:
    assert found(tmp_path, code) == []


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("bot/messages/films.py", []),
        ("bot/store/migrations/versions/v0001.py", []),
        ("recommender/titles/lexicon.py", []),
        ("bot/domain/schedules/every.py", ["Two words"]),
        ("bot/ui/fonts.py", []),
        ("recommender/evaluation/rankers.py", []),
        ("bot/ui/cards.py", ["Two words", "Undo"]),
    ],
)
def test_places_differ_in_what_they_may_say(
    tmp_path: Path, place: str, sentence: list[str]
) -> None:
    assert found(tmp_path, "say('Two words')\nbutton('Undo')", place) == sentence


def test_a_number_over_its_limit_is_broken() -> None:
    figures = Figures({}, dict(LIMITS))
    assert figures.broken() == {}
    figures.numbers["Any"] += 1
    assert figures.broken() == {"Any": LIMITS["Any"] + 1}
