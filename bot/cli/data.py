"""`matinee data get` fetches a MovieLens set; `matinee data describe` says what is in one."""

import argparse
import sys
from pathlib import Path

from bot.cli.description_text import description_lines
from bot.cli.failure import CommandFailedError
from bot.cli.progress_bar import BYTES, progress_bar
from bot.datasets.choice import choose_folder
from bot.datasets.fetch import fetch, is_fetched, terms_of_use
from bot.datasets.packaged import fetch_packaged
from bot.datasets.published import NAMES, SITE, published_set
from bot.messages import datasets as messages
from bot.messages.cli.options import description, option_help
from bot.messages.wording import either
from bot.settings import Settings
from recommender import load_dataset
from recommender.data.description import describe

PACKAGED = "ml-100k"
# The notebooks' filter.
MIN_RATING = 3.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `get` and `describe`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    get = actions.add_parser("get", help=description("data-get"), description=messages.sets())
    names = option_help("data-get", "name", names=either(NAMES))
    get.add_argument("name", metavar="NAME", help=names)
    get.add_argument("--to", type=Path, metavar="DIR", help=option_help("data-get", "to"))
    site = option_help("data-get", "site")
    get.add_argument("--from", dest="site", default=SITE, metavar="URL", help=site)
    package = option_help("data-get", "package", name=PACKAGED)
    get.add_argument("--package", action="store_true", help=package)
    words = description("data-describe")
    about = actions.add_parser("describe", help=words, description=words)
    folder = option_help("data-describe", "folder")
    about.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=folder)
    about.add_argument(
        "--data", type=Path, metavar="DIR", help=option_help("data-describe", "data")
    )
    rating = option_help("data-describe", "minimum_rating", rating=f"{MIN_RATING:g}")
    about.add_argument("--minimum-rating", type=float, default=MIN_RATING, metavar="R", help=rating)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; the data set's folder or its description goes to stdout."""
    settings = Settings.load()
    if options.action == "get":
        return _get(options, options.to or settings.dataset_directory)
    folder = choose_folder(settings, options.folder or options.data).folder
    about = describe(load_dataset(folder), options.minimum_rating)
    sys.stdout.write("\n".join(description_lines(about)) + "\n")
    return 0


def _get(options: argparse.Namespace, directory: Path) -> int:
    wanted = published_set(options.name)
    if is_fetched(directory / wanted.name, wanted):
        sys.stderr.write(f"{messages.already_there(wanted.name)}\n")
    if options.package:
        folder = _get_packaged(wanted.name, directory)
    else:
        with progress_bar(wanted.name, BYTES) as bar:
            folder = fetch(wanted, directory, bar.receive, options.site)
    heading, terms = messages.terms_heading(wanted.name), terms_of_use(folder) or messages.terms()
    sys.stderr.write(f"\n{heading}\n\n{terms}\n\n")
    sys.stdout.write(f"{folder}\n")
    return 0


def _get_packaged(name: str, directory: Path) -> Path:
    if name != PACKAGED:
        raise CommandFailedError(messages.package_has_only(PACKAGED, name))
    return fetch_packaged(directory)
