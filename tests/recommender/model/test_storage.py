import errno
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recommender import Catalogue, Model, ModelDamagedError, Profile, train
from recommender.model.storage import ARRAYS, CATALOGUE, MANIFEST
from tests.recommender.checkerboard import CONFIG, checkerboard, even, trained


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("models") / "1"
    trained().save(directory)
    return directory


def test_a_saved_model_answers_as_before(saved: Path) -> None:
    profile = Profile(even(0, 1), dislikes=even(2))

    loaded, fresh = Model.load(saved), trained()

    assert loaded.recommend(profile) == fresh.recommend(profile)
    assert loaded.config == fresh.config
    assert loaded.parameters == fresh.parameters
    assert list(loaded.catalogue) == list(fresh.catalogue)


def test_a_loaded_model_cannot_be_written_to(saved: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        Model.load(saved).item_factors[0, 0] = 1


def test_a_loaded_model_does_not_notice_what_becomes_of_its_files(
    saved: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(saved, tmp_path / "model")
    model = Model.load(copy)
    for path in copy.iterdir():
        path.write_bytes(b"")  # where a file were mapped, the next look would end the process

    assert model.recommend(Profile(even(0, 1))) == trained().recommend(Profile(even(0, 1)))


@pytest.mark.parametrize("shortage", [MemoryError(), OSError(errno.EMFILE, "too many open files")])
def test_a_machine_that_is_short_of_something_is_no_damage(
    saved: Path, monkeypatch: pytest.MonkeyPatch, shortage: Exception
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise shortage

    monkeypatch.setattr(np, "load", fails)
    with pytest.raises(type(shortage)):
        Model.load(saved)


def test_saving_replaces_an_older_model(saved: Path, tmp_path: Path) -> None:
    model = Model.load(saved)
    model.save(tmp_path / "model")
    model.save(tmp_path / "model")

    assert [path.name for path in tmp_path.iterdir()] == ["model"]
    assert Model.load(tmp_path / "model").users == model.users


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def _edit_manifest(directory: Path, **changes: object) -> None:
    path = directory / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_a_setting_that_an_older_model_does_not_name_was_off(saved: Path, tmp_path: Path) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    settings = json.loads((directory / MANIFEST).read_text("utf-8"))["config"]
    del settings["rarity_power"]
    _edit_manifest(directory, config=settings)

    old = Model.load(directory)

    assert Model.load(saved).config.rarity_power > 0
    assert old.config.rarity_power == 0
    assert old.recommend(Profile(even(0, 1)))
    # Its factors were fitted otherwise, so that a new model does not start from them.
    new = train(checkerboard(), config=CONFIG, warm_start=old)
    assert np.array_equal(new.item_factors, trained().item_factors)


def test_tags_and_numbers_stay_with_their_films(tmp_path: Path) -> None:
    model = trained()
    tagged = [
        replace(movie, imdb_id=7, tags=("time travel", "heist")[: row % 3])
        for row, movie in enumerate(model.catalogue)
    ]
    replace(model, catalogue=Catalogue(tagged)).save(tmp_path / "model")

    assert list(Model.load(tmp_path / "model").catalogue) == tagged


@pytest.mark.parametrize("fields", [5, 7])
def test_a_catalogue_of_an_earlier_version_is_read(
    saved: Path, tmp_path: Path, fields: int
) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    rows = [row[:fields] for row in json.loads((saved / CATALOGUE).read_text("utf-8"))["movies"]]
    content = json.dumps(rows)
    (directory / CATALOGUE).write_text(content, "utf-8")
    sums = json.loads((saved / MANIFEST).read_text("utf-8"))["sha256"]
    sums[CATALOGUE] = hashlib.sha256(content.encode()).hexdigest()
    _edit_manifest(directory, sha256=sums)

    assert list(Model.load(directory).catalogue) == list(trained().catalogue)


def _missing(name: str) -> Callable[[Path], None]:
    return lambda directory: (directory / name).unlink()


def _altered(name: str) -> Callable[[Path], None]:
    return lambda directory: _flip(directory / name)


def _replaced(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda directory: (directory / name).write_bytes(content)


def _claimed(**changes: object) -> Callable[[Path], None]:
    return lambda directory: _edit_manifest(directory, **changes)


DAMAGES: dict[str, Callable[[Path], object]] = {
    **{f"{name} missing": _missing(f"{name}.npy") for name in ARRAYS},
    **{f"{name} altered": _altered(f"{name}.npy") for name in ARRAYS},
    "array cut off": _replaced("gram.npy", b""),
    "catalogue missing": _missing(CATALOGUE),
    "catalogue altered": _altered(CATALOGUE),
    "manifest missing": _missing(MANIFEST),
    "manifest cut off": _replaced(MANIFEST, b"{"),
    "manifest of another kind": _replaced(MANIFEST, b"[]"),
    "newer format": _claimed(format=99),
    "no checksums": _claimed(sha256={}),
    "checksums of another kind": _claimed(sha256=7),
    "unknown setting": _claimed(config={"colour": "red"}),
    "unknown parameter": _claimed(parameters={"colour": "red"}),
    "no counts": _claimed(users=None),
    "everything missing": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_kind_of_damage_is_noticed(saved: Path, tmp_path: Path, damage: str) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    DAMAGES[damage](directory)

    with pytest.raises(ModelDamagedError) as caught:
        Model.load(directory)

    assert caught.value.directory == directory
    assert caught.value.problem


def _rewrite(directory: Path, name: str, array: np.ndarray) -> None:
    """Write an array and its right checksum: damage that no checksum can see."""
    import hashlib

    np.save(directory / f"{name}.npy", array)
    manifest = json.loads((directory / MANIFEST).read_text("utf-8"))
    digest = hashlib.sha256((directory / f"{name}.npy").read_bytes()).hexdigest()
    manifest["sha256"][f"{name}.npy"] = digest
    (directory / MANIFEST).write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize("name", ARRAYS)
def test_arrays_that_do_not_fit_are_noticed(saved: Path, tmp_path: Path, name: str) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    _rewrite(directory, name, np.load(directory / f"{name}.npy")[:-1])

    with pytest.raises(ModelDamagedError):
        Model.load(directory)


@pytest.mark.parametrize("name", ARRAYS)
def test_arrays_of_another_type_are_noticed(saved: Path, tmp_path: Path, name: str) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    _rewrite(directory, name, np.load(directory / f"{name}.npy").astype(np.complex128))

    with pytest.raises(ModelDamagedError, match="type"):
        Model.load(directory)


def test_factors_that_are_no_numbers_are_noticed(saved: Path, tmp_path: Path) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    factors = np.load(directory / "item_factors.npy")
    factors[0, 0] = np.nan
    _rewrite(directory, "item_factors", factors)

    with pytest.raises(ModelDamagedError, match="no number"):
        Model.load(directory)


def test_a_pickle_is_never_opened(saved: Path, tmp_path: Path) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    _rewrite(directory, "evidence", np.array([{"a": 1}], dtype=object))

    with pytest.raises(ModelDamagedError, match=r"pickle|Object arrays"):
        Model.load(directory)


def test_a_model_of_the_first_format_is_served_and_trained_anew(
    saved: Path, tmp_path: Path
) -> None:
    directory = tmp_path / "model"
    shutil.copytree(saved, directory)
    manifest = json.loads((directory / MANIFEST).read_text("utf-8"))
    recent = np.load(directory / "recent_popularity.npy")
    (directory / "recent_popularity.npy").unlink()
    np.save(directory / "side_features.npy", np.stack([recent, recent], axis=1))
    written = (directory / "side_features.npy").read_bytes()
    manifest["sha256"]["side_features.npy"] = hashlib.sha256(written).hexdigest()
    manifest["parameters"]["genre_weight"] = manifest["parameters"].pop("focus_weight")
    del manifest["parameters"]["adventure"]
    _edit_manifest(directory, **(manifest | {"format": 1}))

    model = Model.load(directory)

    assert model.parameters == trained().parameters
    assert model.recommend(Profile(even(0)), 5) == trained().recommend(Profile(even(0)), 5)
    assert not model.config.tuning
