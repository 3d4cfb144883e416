"""What is published holds all that runs, and nothing of the workshop."""

import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PUBLISHED = {
    "graphbuild", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "pyproject.toml", "PKG-INFO", ".gitignore",
}  # fmt: skip


def tracked(folder):
    listing = subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("this is no git checkout")
    return set(listing.stdout.splitlines())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))) as packed:
        yield packed


def test_wheel_holds_every_file_of_the_package(wheel):
    held = {name for name in wheel.namelist() if not name.startswith("graphbuild-")}

    assert tracked("graphbuild") <= held
    assert {name.split("/")[0] for name in held} == {"graphbuild"}


@pytest.mark.parametrize(
    "name",
    [
        "graphbuild/py.typed",
        "graphbuild/resources/model/ner/model",
        "graphbuild/resources/model/MODEL_CARD.md",
        "graphbuild/store/schema.sql",
        "graphbuild/views/static/graph.css",
    ],
)
def test_wheel_holds_what_is_no_python(wheel, name):
    assert name in wheel.namelist()


def test_wheel_names_its_command_and_its_components(wheel):
    [listed] = [name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt")]
    entry_points = wheel.read(listed).decode()

    assert "graphbuild = graphbuild.cli:main" in entry_points
    assert "graphbuild_countries = " in entry_points


def test_sdist_holds_what_builds_and_no_article():
    from hatchling.builders.sdist import SdistBuilder

    held = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}

    assert tracked("graphbuild") <= held
    assert {name.split("/")[0] for name in held} <= PUBLISHED
