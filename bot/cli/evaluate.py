"""`matinee evaluate`: how good the recommendations are, against what one could pick instead."""

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from threadpoolctl import threadpool_limits

from bot.cli.evaluation.markdown import as_markdown
from bot.cli.evaluation.picture import FORMATS, draw_comparison
from bot.cli.evaluation.tables import section_tables
from bot.cli.failure import CommandFailedError
from bot.cli.progress_bar import STEPS, progress_bar
from bot.messages import evaluation
from bot.messages.cli import evaluate as messages
from bot.messages.cli.options import option_help
from recommender import RecommenderError, load_dataset
from recommender.evaluation.contenders import contenders
from recommender.evaluation.held_out import Part
from recommender.evaluation.report import Json
from recommender.evaluation.sections import COMPARISONS, SECTIONS, Request

MAX_TABLE_WIDTH = 200


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    models = ", ".join(contenders())
    add("--data", type=Path, required=True, metavar="DIR", help=_help("data"))
    add("--likes", type=_numbers, metavar="1,3,5,10,20", help=_help("likes"))
    add(
        "--users",
        type=int,
        metavar="N",
        help=_help("users"),
    )
    add("--seed", type=_seed, default=42, help=_help("seed"))
    add("--model", nargs="+", action="extend", metavar="NAME", help=_help("model", models=models))
    add("--held-out", choices=list(Part), default=Part.TEST, help=_help("held_out"))
    add("--protocol", action="append", choices=list(SECTIONS), help=_help("protocol"))
    for name in SECTIONS:
        if name != "strong":
            shorthand = f"--{name}"
            add(
                shorthand,
                action="append_const",
                dest="protocol",
                const=name,
                help=evaluation.title(name).replace("%", "%%"),
            )
    add("--all", action="store_true", help=_help("all"))
    add("--picture", type=Path, metavar="FILE", help=_help("picture"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_help("json"))
    form.add_argument("--markdown", action="store_true", help=_help("markdown"))


def _help(option: str, **values: object) -> str:
    return option_help("evaluate", option, **values)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print."""
    chosen = list(SECTIONS if options.all else dict.fromkeys(options.protocol or ["strong"]))
    request = Request(
        likes=options.likes,
        users=options.users,
        seed=options.seed,
        part=Part(options.held_out),
        models=tuple(dict.fromkeys(options.model or ())),
    )
    _check_picture(options.picture, chosen)
    found, skipped = _evaluate(options.data, chosen, request, skip=options.all)
    if options.picture is not None:
        _draw(options.picture, found)
    _print(found, skipped, options)
    return 0


def _evaluate(
    folder: Path, chosen: list[str], request: Request, *, skip: bool
) -> tuple[dict[str, Json], dict[str, str]]:
    """Return the parts' reports and, where they may be skipped, why others say nothing."""
    dataset = load_dataset(folder)
    found: dict[str, Json] = {}
    failed: dict[str, RecommenderError] = {}
    # One BLAS thread: the systems solved for a person are far too small to share.
    with (
        progress_bar(messages.evaluating(), STEPS) as bar,
        threadpool_limits(limits=1, user_api="blas"),
    ):
        for name in chosen:
            try:
                found[name] = SECTIONS[name](dataset, request, bar)
            except RecommenderError as error:
                if not skip:
                    raise
                failed[name] = error
    if not found:
        raise next(iter(failed.values()))
    return found, {name: str(error) for name, error in failed.items()}


def _check_picture(file: Path | None, chosen: list[str]) -> None:
    """Refuse before minutes of work what could not be drawn after them."""
    if file is None:
        return
    if not set(chosen) & set(COMPARISONS):
        raise CommandFailedError(messages.no_picture(chosen))
    if not file.parent.is_dir():
        raise CommandFailedError(messages.picture_folder_missing(file))
    if file.suffix.removeprefix(".").lower() not in FORMATS:
        raise CommandFailedError(messages.picture_format(file, sorted(FORMATS)))


def _draw(file: Path, found: dict[str, Json]) -> None:
    name = next(name for name in found if name in COMPARISONS)
    try:
        draw_comparison(evaluation.title(name), found[name], file)
    except (OSError, ValueError) as error:
        raise CommandFailedError(messages.picture_failed(file, str(error))) from error


def _print(found: dict[str, Json], skipped: dict[str, str], options: argparse.Namespace) -> None:
    if options.json:
        about = {"data": options.data.name, "seed": options.seed, "held_out": options.held_out}
        left_out = {"skipped": skipped} if options.all else {}
        json.dump(about | found | left_out, sys.stdout, indent=1)
        sys.stdout.write("\n")
        return
    shown = [section_tables(name, report) for name, report in found.items()]
    shown += [f"[bold]{evaluation.title(name)}[/bold]\n{why}" for name, why in skipped.items()]
    if options.markdown:
        sys.stdout.write("\n\n".join(map(as_markdown, shown)) + "\n")
        return
    console = Console(file=sys.stdout, width=MAX_TABLE_WIDTH, highlight=False)
    for each in shown:
        console.print(each)


def _seed(text: str) -> int:
    try:
        seed = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(messages.not_whole(text)) from None
    if seed < 0:
        raise argparse.ArgumentTypeError(messages.negative_seed())
    return seed


def _numbers(text: str) -> tuple[int, ...]:
    """Read "1,3,5" as numbers of likes."""
    try:
        numbers = sorted({int(word) for word in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(messages.not_numbers(text)) from None
    if numbers[0] < 0:
        raise argparse.ArgumentTypeError(messages.negative_likes())
    return tuple(numbers)
