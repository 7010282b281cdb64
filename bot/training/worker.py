"""The trainer process: `python -m bot.training.worker REQUEST`.

It reads the base data and the community's likes, trains, examines the candidate and leaves a
whole model folder beside the request. Progress and the result go to stdout as JSON lines. It runs
at the lowest priority, unless everybody waits for a first model, and ends by itself when the bot
that started it is gone.
"""

import errno
import json
import os
import re
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.domain.runs.problems import (
    BaseChanged,
    BaseMissing,
    BaseRenumbered,
    BaseUnusable,
    DiskFull,
    FilesFailed,
    OutOfMemory,
    RunProblem,
    Unexpected,
)
from bot.models.files import file_trouble, sync_directory
from bot.models.manifest import Manifest
from bot.models.rating_counts import save_rating_counts
from bot.private_files import keep_private
from bot.training.champion import Champion
from bot.training.examination import Examination
from bot.training.id_space import same_id_space
from bot.training.request import MODEL_FOLDER, Community, Recipe, TrainingRequest
from bot.training.sampling import load_newest
from recommender import Dataset, Model, train
from recommender.data.survey import Survey
from recommender.errors import DatasetError, RecommenderError

LOWEST_PRIORITY = 19
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# numpy's own words for a file that could not be written to its end.
CUT_SHORT = re.compile(r"\d+ requested and \d+ written")


class BaseMissingError(Exception):
    """The folder of the base data is gone."""


class BaseChangedError(Exception):
    """The files of the base data changed while they were read."""


class BaseRenumberedError(Exception):
    """The base data numbers films otherwise than the data that people's likes were stored with."""


def main(request_path: Path) -> int:
    """Train as requested; return the exit status."""
    started = time.monotonic()
    keep_private()
    threading.Thread(target=_end_with_the_bot, daemon=True).start()
    try:
        request = TrainingRequest.load(request_path)
        if request.champion is not None:
            _give_way()
        _limit_memory(request.memory_limit_mb)
        _run(request, request_path.parent, started)
    except Exception as error:  # noqa: BLE001 - whatever it is, the bot has to learn of it
        _limit_memory(0)  # to say what happened takes memory
        traceback.print_exc()
        _say("failure", _explain(error).to_json())
        return 1
    _say("result", {"version": request.version})
    return 0


def _give_way() -> None:
    """Let everything else on the machine come first; only a first model is waited for."""
    if hasattr(os, "nice"):
        os.nice(LOWEST_PRIORITY)


def _end_with_the_bot() -> None:
    # The bot never writes to this pipe: reading ends when the bot does.
    os.read(0, 1)
    os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """Set what the process can take; 0: lift the limit again."""
    if sys.platform == "win32":
        return
    import resource

    # Linux counts what the process really writes to as data; elsewhere only addresses are counted.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, most = resource.getrlimit(kind)
    resource.setrlimit(kind, (megabytes * 2**20 or most, most))


def _run(request: TrainingRequest, directory: Path, started: float) -> None:
    recipe = request.recipe
    _progress("reading", 0, 1)
    community = Community.load(directory)
    dataset, survey = _read_base(recipe, request.memory_mb, len(community.user_ids))
    champion = _champion(request, dataset, community)
    start = champion.start_for(recipe) if champion else None
    examination = Examination(dataset, community)
    warm_start = champion.manifest.version if champion and start else None
    manifest = replace(
        _manifest(request, dataset, community),
        base_people=len(survey.people.user_ids),
        warm_start=warm_start,
    )
    del dataset  # what is held out and what is learned from are copies, and there is no room for it
    candidate = _train(recipe, examination, start)
    _progress("checking", 0, 1)
    measures = examination.measure(
        candidate,
        champion.rival_for_users() if champion else None,
        champion.rival_for_members(len(community.people)) if champion else None,
        other_base=champion is not None and champion.manifest.base != recipe.base.name,
    )
    _progress("saving", 0, 1)
    manifest = replace(
        manifest,
        movies=measures.movies,
        seconds=round(time.monotonic() - started, 1),
        quality=measures.to_json(),
    )
    _save(candidate, survey.popularity, manifest, directory)


def _manifest(request: TrainingRequest, dataset: Dataset, community: Community) -> Manifest:
    """Return what is known of the run before anything is learned."""
    recipe = request.recipe
    return Manifest(
        version=request.version,
        trained_at=request.started_at,
        base=recipe.base.name,
        base_users=len(np.unique(dataset.user_ids)),
        base_ratings=len(dataset),
        movies=0,
        people=len(community.people),
        likes=len(community.user_ids),
        likes_not_in_base=int((dataset.catalogue.rows(community.movie_ids) < 0).sum()),
        seconds=0,
        reason=request.reason,
        fingerprint=request.fingerprint,
        configuration=json.loads(recipe.configuration.to_json()),
    )


def _train(recipe: Recipe, examination: Examination, start: Model | None) -> Model:
    learned = examination.training_community
    return train(
        examination.training_set,
        community=learned.profiles(),
        config=recipe.configuration,
        warm_start=start,
        origins=learned.origins(),
        on_progress=lambda progress: _progress(progress.stage, progress.step, progress.steps),
    )


def _read_base(recipe: Recipe, memory_mb: float, likes: int) -> tuple[Dataset, Survey]:
    before = _fingerprint(recipe.base)
    factors = recipe.configuration.factors
    try:
        dataset, survey = load_newest(recipe.base, memory_mb, factors, likes)
    except DatasetError:
        _demand_unchanged(recipe.base, before)
        raise
    _demand_unchanged(recipe.base, before)
    new = [movie for movie in recipe.additions if movie.movie_id not in dataset.catalogue]
    if new:
        dataset = replace(dataset, catalogue=dataset.catalogue.with_movies(new))
    return dataset, survey


def _demand_unchanged(folder: Path, before: list[tuple[str, int, int]]) -> None:
    if _fingerprint(folder) != before:
        raise BaseChangedError(folder.name)


def _fingerprint(folder: Path) -> list[tuple[str, int, int]]:
    if not folder.is_dir():
        raise BaseMissingError(folder.name)
    files = [(file.name, file.stat()) for file in sorted(folder.iterdir()) if file.is_file()]
    return [(name, status.st_size, status.st_mtime_ns) for name, status in files]


def _champion(request: TrainingRequest, dataset: Dataset, community: Community) -> Champion | None:
    if request.champion is None:
        return None
    champion = Champion.load(request.champion)
    if same_id_space(dataset.catalogue, champion.model.catalogue):
        return champion
    if len(community.user_ids):
        raise BaseRenumberedError(request.recipe.base.name)
    return None


def _save(
    candidate: Model, rating_counts: Mapping[int, int], manifest: Manifest, directory: Path
) -> None:
    """Write beside, then rename: a folder with the right name is always whole."""
    partial = directory / f"{MODEL_FOLDER}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    candidate.save(partial)
    save_rating_counts(rating_counts, partial)
    manifest.save(partial)
    partial.rename(directory / MODEL_FOLDER)
    sync_directory(directory)


def _explain(error: Exception) -> RunProblem:
    match error:
        # An extension module for which there is no memory fails without saying so.
        case MemoryError() | SystemError():
            return OutOfMemory()
        case DatasetError():
            # Which folder it is, the log tells the owner; people see the file.
            return BaseUnusable(detail=error.problem, file=error.path.name, line=error.line)
        case BaseMissingError():
            return BaseMissing(base=str(error))
        case BaseChangedError():
            return BaseChanged(base=str(error))
        case BaseRenumberedError():
            return BaseRenumbered(base=str(error))
        case OSError() if error.errno in NO_ROOM or CUT_SHORT.search(str(error)):
            return DiskFull()
        case OSError():
            return FilesFailed(detail=file_trouble(error))
        case RecommenderError():
            return Unexpected(detail=str(error))
        case _:
            return Unexpected(detail=f"{type(error).__name__}: {error}")


def _progress(stage: str, step: int, steps: int) -> None:
    _say("progress", {"stage": stage, "step": step, "steps": steps})


def _say(kind: str, content: object) -> None:
    sys.stdout.write(json.dumps({kind: content}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
