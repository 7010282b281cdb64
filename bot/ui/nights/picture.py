"""The figures of a server's nights as one picture, narrow enough for a phone."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.messages.kinds import genre_name
from bot.messages.nights import history as words

INK, BAR, OWED, PAPER = "#2b2d31", "#5865f2", "#eb459e", "#ffffff"
MAX_NAME = 22


@dataclass(frozen=True, slots=True)
class NightPicture:
    """What is drawn: nights by month, films by genre, nights by host, how much who counts."""

    months: Sequence[tuple[str, int]]
    genres: Sequence[tuple[str, int]]
    hosts: Sequence[tuple[str, float]]
    weights: Sequence[tuple[str, float]]


def draw(picture: NightPicture) -> bytes:
    """Return the picture as PNG; takes some tenths of a second: call it in a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    parts = [
        (words.nights_by_month(), picture.months, BAR),
        (words.films_by_genre(), [(genre_name(g), films) for g, films in picture.genres], BAR),
        (words.nights_by_host(), picture.hosts, BAR),
        (words.weights_next_time(), picture.weights, OWED),
    ]
    shown = [part for part in parts if part[1]]
    heights = [max(2, len(bars)) + 1.2 for _, bars, _ in shown]
    figure = Figure(figsize=(6, 0.34 * sum(heights) + 0.4), dpi=150, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.subplots(len(shown), 1, height_ratios=heights, squeeze=False)[:, 0]
    for axis, (title, bars, colour) in zip(axes, shown, strict=True):
        _bars(axis, title, bars, colour)
    figure.tight_layout(h_pad=1.2)
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _bars(axis: Any, title: str, bars: Sequence[tuple[str, float]], colour: str) -> None:  # noqa: ANN401 - matplotlib's Axes has no useful types
    names = [_short(name) for name, _ in bars]
    values = [value for _, value in bars]
    places = list(range(len(bars)))[::-1]
    drawn = axis.barh(places, values, color=colour, height=0.62)
    labels = [str(v) if isinstance(v, int) else words.times(v) for v in values]
    axis.bar_label(drawn, labels=labels, padding=4, color=INK, fontsize=11)
    axis.set_yticks(places, names, fontsize=11, color=INK)
    axis.set_title(title, loc="left", fontsize=12, fontweight="bold", color=INK)
    axis.set_xticks([])
    axis.margins(x=0.22)
    for side in ("top", "right", "bottom", "left"):
        axis.spines[side].set_visible(False)
    axis.tick_params(length=0)


def _short(name: str) -> str:
    # Dollar signs would be read as mathematics.
    name = name.replace("$", r"\$")
    return name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + "…"
