"""Install the wheel in clean environments and run it, away from the repository: python -m tests.packaging.installing.

Takes a minute or two for each Python, named as arguments or found by their usual names.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


def run(*command, cwd):
    return subprocess.run(list(map(str, command)), cwd=cwd, check=True, capture_output=True, text=True).stdout


def built(folder):
    """Build source package and wheel, the wheel from the source package."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    [packed] = Path(folder).glob("*.tar.gz")
    shutil.unpack_archive(packed, folder, filter="data")
    run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        folder,
        cwd=packed.with_suffix("").with_suffix(""),
    )
    [wheel] = Path(folder).glob("*.whl")
    return wheel


def installed_and_run(python, wheel, folder):
    """Install the wheel and read two seeds with it, by the command and by the module."""
    run(python, "-m", "venv", folder / "venv", cwd=folder)
    home = folder / "venv" / "bin"
    run(home / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    seeds = sorted((ROOT / "seeds").glob("*.txt"))[:2]
    run(home / "graphbuild", "run", *seeds, "-o", "out", cwd=folder)
    shown = run(home / "python", "-m", "graphbuild", "show", "Russia", "--db", "out/graph.db", cwd=folder)
    version = run(home / "python", "--version", cwd=folder).strip()
    return f"{version}: {wheel.name}, {shown.splitlines()[0]}"


def main():
    pythons = sys.argv[1:] or [name for name in PYTHONS if shutil.which(name)]
    with tempfile.TemporaryDirectory() as folder:
        wheel = built(folder)
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")  # noqa: T201
        for number, python in enumerate(pythons):
            place = Path(folder) / str(number)
            place.mkdir()
            print(installed_and_run(python, wheel, place), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
