"""Draws a poster for a film: a colour of its own, and its title."""

import colorsys
import io
import textwrap
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 342, 513
FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans-Bold.ttf"
LETTERS_A_LINE, MAX_LINES = 11, 5
FONT_SIZE, LINE_HEIGHT = 40, 49
# Discord cuts a square out of the middle of a poster; the title stays within it.
TITLE_BOTTOM = (HEIGHT + WIDTH) // 2 - 20


def draw_poster(number: int, title: str) -> bytes:
    """Return the poster as PNG; takes some milliseconds."""
    # Steps of the golden ratio: neighbours never look alike.
    hue = number * 0.618034 % 1
    top, bottom = _colour(hue, 0.75), _colour(hue + 0.08, 0.25)
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(picture)
    for y in range(HEIGHT):
        share = y / HEIGHT
        mixed = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        draw.line(((0, y), (WIDTH, y)), fill=mixed)
    radius = 60 + number % 50
    centre = 60 + number * 37 % (WIDTH - 120)
    box = (centre - radius, 150 - radius, centre + radius, 150 + radius)
    draw.ellipse(box, fill=_colour(hue + 0.5, 0.8))
    lines = textwrap.wrap(title, LETTERS_A_LINE)[:MAX_LINES]
    font = ImageFont.truetype(FONT, FONT_SIZE)
    top_of_title = TITLE_BOTTOM - LINE_HEIGHT * len(lines)
    draw.multiline_text((20, top_of_title), "\n".join(lines), "white", font)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _colour(hue: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, 0.6, value)
    return round(red * 255), round(green * 255), round(blue * 255)
