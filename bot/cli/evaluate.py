"""`matinee evaluate`: how good the recommendations are, against what one could pick instead."""

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from threadpoolctl import threadpool_limits

from bot.cli.failure import CommandFailedError
from bot.cli.progress_bar import ProgressBar
from recommender import load_dataset
from recommender.errors import RecommenderError
from recommender.evaluation.contenders import contenders
from recommender.evaluation.held_out import Part
from recommender.evaluation.picture import FORMATS
from recommender.evaluation.report import Json
from recommender.evaluation.sections import SECTIONS, Request

HELP = "measure the recommendations against popularity and the notebooks' model"
WIDEST_TABLE = 200


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    models = ", ".join(contenders())
    add("--data", type=Path, required=True, metavar="DIR", help="a MovieLens folder")
    add("--likes", type=_numbers, metavar="1,3,5,10,20", help="how many likes are told")
    add(
        "--users",
        type=int,
        metavar="N",
        help="people held out (default: 1000, or all in turn; over time always all)",
    )
    add("--seed", type=_seed, default=42, help="draws who is held out and which likes are told")
    add("--model", nargs="+", action="extend", metavar="NAME", help=f"any of: {models}")
    add("--held-out", choices=list(Part), default=Part.TEST, help="who is asked")
    add("--protocol", action="append", choices=list(SECTIONS), help="may be given repeatedly")
    for name, section in SECTIONS.items():
        if name != "strong":
            shorthand = f"--{name}"
            add(
                shorthand,
                action="append_const",
                dest="protocol",
                const=name,
                help=section.title.replace("%", "%%"),
            )
    add("--picture", type=Path, metavar="FILE", help="draw the first protocol's figures (png, svg)")
    add("--json", action="store_true", help="print the figures as JSON on stdout")


def run(options: argparse.Namespace) -> int:
    """Evaluate and print."""
    chosen = list(dict.fromkeys(options.protocol or ["strong"]))
    request = Request(
        likes=options.likes,
        users=options.users,
        seed=options.seed,
        part=Part(options.held_out),
        models=tuple(dict.fromkeys(options.model or ())),
    )
    _check_picture(options.picture, chosen)
    try:
        found = _evaluate(options.data, chosen, request)
    except RecommenderError as error:
        raise CommandFailedError(str(error)) from error
    if options.picture is not None:
        _draw(options.picture, found)
    _print(found, options)
    return 0


def _evaluate(folder: Path, chosen: list[str], request: Request) -> dict[str, Json]:
    dataset = load_dataset(folder)
    # One BLAS thread: the systems solved for a person are far too small to share.
    with ProgressBar() as meter, threadpool_limits(limits=1, user_api="blas"):
        return {name: SECTIONS[name].measure(dataset, request, meter) for name in chosen}


def _check_picture(file: Path | None, chosen: list[str]) -> None:
    """Refuse before minutes of work what could not be drawn after them."""
    if file is None:
        return
    if all(SECTIONS[name].draw is None for name in chosen):
        raise CommandFailedError(f"there is no picture of {' and '.join(chosen)}, only tables")
    if not file.parent.is_dir():
        raise CommandFailedError(f"the picture {file} needs the folder {file.parent}")
    if file.suffix.removeprefix(".").lower() not in FORMATS:
        formats = ", ".join(sorted(FORMATS))
        raise CommandFailedError(f"the picture {file} cannot be written: it may end in {formats}")


def _draw(file: Path, found: dict[str, Json]) -> None:
    drawings = [(SECTIONS[name].draw, report) for name, report in found.items()]
    draw, report = next((draw, report) for draw, report in drawings if draw is not None)
    try:
        draw(report, file)
    except (OSError, ValueError) as error:
        raise CommandFailedError(f"the picture {file} cannot be written: {error}") from error


def _print(found: dict[str, Json], options: argparse.Namespace) -> None:
    if options.json:
        about = {"data": options.data.name, "seed": options.seed, "held_out": options.held_out}
        json.dump(about | found, sys.stdout, indent=1)
        sys.stdout.write("\n")
        return
    console = Console(file=sys.stdout, width=WIDEST_TABLE, highlight=False)
    for name, report in found.items():
        console.print(SECTIONS[name].tables(report))


def _seed(text: str) -> int:
    try:
        seed = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None
    if seed < 0:
        raise argparse.ArgumentTypeError("a seed is not negative")
    return seed


def _numbers(text: str) -> tuple[int, ...]:
    """Read "1,3,5" as numbers of likes."""
    try:
        numbers = sorted({int(word) for word in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no list such as 1,3,5") from None
    if numbers[0] < 0:
        raise argparse.ArgumentTypeError("nobody can be told a negative number of likes")
    return tuple(numbers)
