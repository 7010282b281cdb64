"""Find the time in what somebody typed: its pieces, and what is left for a title."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.domain.nights.times import korean as korean_words
from bot.domain.nights.times import words
from bot.domain.nights.times.grammar import (
    amounts,
    clocks,
    days,
    korean,
    korean_set_days,
    linking,
    set_days,
    zones,
)
from bot.domain.nights.times.joined_days import says_the_same_day, with_day
from bot.domain.nights.times.pieces import (
    Amount,
    CalendarDate,
    ClockTime,
    Day,
    Found,
    Linking,
    Or,
    PartOfDay,
    Piece,
    RelativeDay,
    Stamp,
    Week,
    Weekday,
    Weekend,
    Zone,
)
from bot.domain.nights.times.set_days import SetDay
from bot.domain.text import plain_letters, plain_with_places

MAX_LENGTH = 300
LINKS = frozenset({*words.BEFORE_HOURS, *words.BEFORE_DAYS})
MAX_LINK_WORDS = max(len(link.split()) for link in LINKS)
_QUOTES = dict.fromkeys(map(ord, '"“”„«»`「」『』〈〉《》'), " ")
_DAYS = (RelativeDay, Weekday, CalendarDate, Week, Weekend, SetDay)
_CHAT = words.CHAT | words.FILLER | LINKS | korean_words.CHAT | korean_words.FILLER
_WORD = re.compile(r"\S+")
_TRIMMED = " \t\n,;:.–—-、。"
Reader = Callable[[str, int], Found | None]

_KOREAN: tuple[Reader, ...] = (
    korean_set_days.denied,
    korean_set_days.short_date,
    korean_set_days.feast,
    korean_set_days.of_month,
    korean_set_days.week,
    korean.day,
    korean.date,
    korean.amount,
    korean.clock,
    korean.part,
    korean.zone,
    korean.link,
)

# Days of several words, before one of them is read by itself: "the last friday of december".
_COMPOSED: tuple[Reader, ...] = (
    set_days.denied,
    set_days.beside,
    set_days.of_month,
    set_days.section,
    set_days.weekday,
    set_days.weekend,
)


@dataclass(slots=True)
class Scan:
    """The pieces found; `start` and `end` bound them in the text, `rest` is the title perhaps.

    Of the `said` days and amounts some are one of the `days` together.
    """

    text: str
    said: list[Day | Amount | Stamp] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    clocks: list[ClockTime] = field(default_factory=list)
    part: PartOfDay | None = None
    zone: Zone | None = None
    exact: Amount | Stamp | None = None
    alternative_days: bool = False
    start: int | None = None
    end: int = 0
    rest: str = ""

    @property
    def found(self) -> bool:
        """Whether there is any time in the text."""
        return self.start is not None


def scan(text: str) -> Scan:
    """Return the pieces of the first time in a text."""
    text = text[:MAX_LENGTH]
    return _Scanner(text).run()


def without_links(text: str) -> str:
    """Leave out words at the end of a text that lead to a time: "12 monkeys am" Samstag."""
    kept = text.split()
    while len(kept) > 1 and (count := _link_at_end(kept[1:])):
        del kept[-count:]
    return " ".join(kept)


def leads_to_time(text: str) -> bool:
    """Whether words may precede an hour or a day without saying anything."""
    kept = text.split()
    while count := _link_at_end(kept):
        del kept[-count:]
    return not kept


def _link_at_end(typed: Sequence[str]) -> int:
    """Return of how many words the link at the end consists: "heat a eso de las" has four."""
    ends = (" ".join(typed[-count:]) for count in range(MAX_LINK_WORDS, 0, -1))
    return next((len(end.split()) for end in ends if plain_letters(end) in LINKS), 0)


class _Scanner:
    """Goes through a text word by word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain, self._places = plain_with_places(text.translate(_QUOTES))
        self._plain = self._plain.replace("\n", " ").replace("\t", " ")
        self._scan = Scan(text)
        self._last: Piece | None = None
        self._led_to_clock = False
        self._alternative = False
        self._leading: list[str] = []

    def run(self) -> Scan:
        """Read pieces until something else begins."""
        at = 0
        while at < len(self._plain):
            if self._plain[at] == " ":
                at += 1
                continue
            end = self._read(at)
            if end is None:
                if not self._passes_over(at):
                    break
                end = self._word_end(at)
            at = end
        self._scan.rest = self._rest()
        return self._scan

    def _read(self, at: int) -> int | None:
        """Take what is written here if it fits to what came before; return where it ends."""
        for reader in self._readers():
            found = reader(self._plain, at)
            if found and self._fits(found[0]):
                end = korean.behind_particles(self._plain, found[1])
                self._take(found[0], at, end)
                return end
        return None

    def _readers(self) -> Sequence[Reader]:
        readers: list[Reader] = [*_KOREAN, amounts.stamp, *_COMPOSED]
        readers += [amounts.amount, days.date, days.day]
        if not self._scan.days and _is_chat(self._leading[-1] if self._leading else ""):
            readers.append(set_days.feast)
        if self._scan.clocks:
            readers += [zones.zone, zones.city]
        readers += [days.part, clocks.clock]
        near = isinstance(self._last, (*_DAYS, PartOfDay))
        if isinstance(self._last, Weekday):
            readers.insert(0, days.weekday_number)
        if self._led_to_clock or near or (self._alternative and self._scan.clocks):
            readers.append(clocks.bare_hour)
        if self._led_to_clock:
            readers += [clocks.word_hour, clocks.impossible_hour]
        if not self._scan.days:
            readers.append(days.misspelled_day)
        return [*readers, linking.either, linking.link]

    def _fits(self, pieces: Sequence[Piece]) -> bool:
        return all(self._fits_one(piece) for piece in pieces if not isinstance(piece, Or)) and (
            not isinstance(pieces[0], Or) or isinstance(self._last, (*_DAYS, ClockTime))
        )

    def _fits_one(self, piece: Piece) -> bool:
        seen = self._scan
        match piece:
            case ClockTime():
                return not seen.clocks or self._alternative or seen.clocks == [piece]
            case RelativeDay() | Weekday() | CalendarDate() | Week() | Weekend() | SetDay():
                return not seen.days or self._alternative or self._is_the_same_day(piece)
            case PartOfDay():
                return seen.part in (None, piece)
            case Amount() | Stamp():
                return seen.exact is None and not seen.days and not seen.clocks
            case Zone():
                return seen.zone is None
            case _:
                return True

    def _is_the_same_day(self, piece: Day) -> bool:
        """Whether a day may be another name of the one before: "tomorrow, Wednesday".

        Behind the hour, "tomorrow" and with it a weekday begin a title: Tomorrow Never Dies.
        """
        relative = any(isinstance(day, RelativeDay) for day in (*self._scan.days, piece))
        if relative and self._scan.clocks:
            return False
        return says_the_same_day(self._scan.days, piece)

    def _take(self, pieces: Sequence[Piece], start: int, end: int) -> None:
        for piece in pieces:
            self._take_one(piece)
        if not isinstance(pieces[-1], Linking | Or):
            if self._scan.start is None:
                self._scan.start = self._places[start]
            self._scan.end = self._places[end - 1] + 1
            self._alternative = False

    def _take_one(self, piece: Piece) -> None:
        seen = self._scan
        match piece:
            case ClockTime():
                if piece not in seen.clocks:
                    seen.clocks.append(piece)
            case RelativeDay() | Weekday() | CalendarDate() | Week() | Weekend() | SetDay():
                seen.alternative_days |= self._alternative
                seen.said.append(piece)
                seen.days = with_day(seen.days, piece)
            case PartOfDay():
                seen.part = piece
            case Amount() | Stamp():
                seen.exact = piece
                seen.said.append(piece)
            case Zone():
                seen.zone = piece
            case Or():
                self._alternative = True
            case Linking():
                self._led_to_clock = piece.to_clock
                return
        self._last = piece
        self._led_to_clock = False

    def _passes_over(self, at: int) -> bool:
        """Whether a word without meaning here may come before, or between, the pieces."""
        word = self._plain[at : self._word_end(at)]
        if not self._scan.found:
            self._leading.append(word)
            return True
        complete = self._scan.exact or (self._scan.days and self._scan.clocks)
        return not complete and _is_chat(word)

    def _word_end(self, at: int) -> int:
        match = _WORD.match(self._plain, at)
        return match.end() if match else at + 1

    def _rest(self) -> str:
        """Return what is no time and no chat: behind it, else in front of it."""
        if not self._scan.found:
            return self._text.strip()
        behind = _title(self._text[self._scan.end :])
        if behind or all(map(_is_chat, self._leading)):
            return behind
        return _title(without_links(self._text[: self._scan.start]))


def _is_chat(word: str) -> bool:
    bare = word.strip("?!.,:;()*_~、。")
    return bare in _CHAT or not any(letter.isalnum() for letter in bare)


def _title(text: str) -> str:
    title = text.translate(_QUOTES).strip().lstrip(_TRIMMED).rstrip(" ,;:–—-")
    plain, _ = plain_with_places(title)
    if all(map(_is_chat, plain.split())):
        return ""
    return without_korean_chat(title)


def without_korean_chat(title: str) -> str:
    """Leave out what Korean says behind a title: "기생충 보자"."""
    kept = title.split()
    while kept[1:] and kept[-1].strip("?!.,~、。") in korean_words.CHAT:
        kept.pop()
    return " ".join(kept) if len(kept) < len(title.split()) else title
