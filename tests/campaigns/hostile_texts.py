"""Texts that people may send who want to see what happens."""

import random
from collections.abc import Callable

# Nobody types this by chance: where it is found, a text was kept.
MARK = "zqkxj7"
MAX_TYPED = 2000

_PIECES = (
    "7 umbrellas", "marmalade & gunpowder", "like", "night", "tomorrow 8", "friday @8",
    "25:61", "@everyone", "@here", "<@1>", "<@&1>", "<#1>", "</like:1>",
    "<t:99999999999999:R>", "<t:-1>", "'; DROP TABLE tastes; --", '" OR 1=1 --', "%s%n%x",
    "{0}{user.id}", "${7*7}", "{prefix}", "**bold", "||spoiler||", "```py\n1\n```",
    "[a](http://b.invalid)", "> quote", "~~x~~", "\\", "\u202eالف", "\u200b\u2060\ufeff",
    "z̷̛̖q̴̧̛͇w̸̺̒", "👩\u200d👩\u200d👧\u200d👦🏴\u200d☠️", "ｆｕｌｌ", "İstanbul", "ßẞ", "\x00",
    "\x07\x1b[31m", "\ud7ff\ue000", "１２３", "٣", "²", "½", "★★★★½", "4.5", "-1", "0",
    "1e400", "NaN", "inf", "99999999999999999999999999", "-9223372036854775809", "0x7f",
    "1_000", "id:1", "id:-1", "id:99999999999999999999", "tt0133093",
    "https://letterboxd.com/film/x/", "0001-01-01", "1.12.2026", "9999-12-31 23:59",
    "29.2.2027", "in 99999999 days", "GMT+99", "Europe/../../etc/passwd", "(((((", "[" * 50,
    '"', "“", "'", ",", ", , ,", "\n", "\n1. x\n2. y", "\t", "|", ":", "--", "--json", "=",
    "all",
)  # fmt: skip


class HostileTexts:
    """Makes them up."""

    def __init__(self, random_: random.Random) -> None:
        self._random = random_
        self._kinds: tuple[Callable[[], str], ...] = (
            self._pieces,
            self._pieces,
            self._pieces,
            self._characters,
            self._repeated,
            self._nested,
            self._digits,
        )

    def text(self, longest: int = MAX_TYPED) -> str:
        """Return a text of at most so many characters, with the mark in it somewhere."""
        made = self._random.choice(self._kinds)()
        place = self._random.randint(0, len(made))
        if self._random.random() < 0.5:
            made = f"{made[:place]}{MARK}{made[place:]}"
        return made[:longest]

    def number(self) -> int:
        """Return a whole number of those that Discord lets through in an option."""
        limit = 2**53
        return self._random.choice(
            (0, 1, -1, 5, 26, 10**6, limit, -limit, self._random.randint(-limit, limit))
        )

    def _pieces(self) -> str:
        count = self._random.randint(1, 4)
        return self._random.choice(("", " ", " ", ", ")).join(
            self._random.choice(_PIECES) for _ in range(count)
        )

    def _characters(self) -> str:
        return "".join(self._character() for _ in range(self._random.randint(1, 60)))

    def _character(self) -> str:
        while 0xD800 <= (code := self._random.randrange(0x110000)) < 0xE000:
            pass
        return chr(code)

    def _repeated(self) -> str:
        return self._random.choice(_PIECES) * self._random.randint(1, 400)

    def _nested(self) -> str:
        depth = self._random.randint(1, 900)
        left, right = self._random.choice(("()", "[]", "{}", "<>", "**", "||", '""', "“”"))
        return left * depth + self._random.choice(_PIECES) + right * depth

    def _digits(self) -> str:
        return str(self._random.randrange(10 ** self._random.randint(1, 400)))
