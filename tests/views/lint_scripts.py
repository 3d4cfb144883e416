"""Lint the scripts of pages, those of one page together: python -m tests.views.lint_scripts.

Classic scripts share their names. Read one by one, most names are either unused or undefined; together, a name that is
there twice, nowhere or for nothing is found.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import accumulate
from pathlib import Path

from graphbuild.site import SCRIPTS as SITE_SCRIPTS
from graphbuild.views.page import SCRIPTS as PAGE_SCRIPTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STATIC = ROOT / "graphbuild" / "views" / "static"
BROWSER = (
    "Blob", "Image", "URLSearchParams", "XMLSerializer", "document", "getComputedStyle", "history", "location",
    "module", "vis", "window",
)  # fmt: skip
"""What is there in a page beside its scripts; ``module`` is there for node's test runner only."""
NAMES = "NAMES"
"""What a site's file of names holds."""
NODE = ("process", "require")
"""What is there in a test of node's."""


def main():
    """Print what is wrong, as file:line, and exit with 1 if anything is."""
    tests = sorted((HERE / "scripts").glob("*.cjs"))
    found = [
        *lint([STATIC / name for name in PAGE_SCRIPTS], BROWSER),
        *lint([STATIC / name for name in SITE_SCRIPTS], (*BROWSER, NAMES)),
        *(line for test in tests for line in lint([test], NODE)),
    ]
    sys.stdout.writelines(f"{line}\n" for line in dict.fromkeys(found))
    sys.exit(bool(found))


def lint(files, known):
    """Return what deno says of some scripts that run together, given what is there beside them."""
    texts = [path.read_text("utf-8").rstrip("\n") + "\n" for path in files]
    ends = list(accumulate(text.count("\n") for text in texts))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.js"
        whole.write_text("".join(texts) + f"const {{ {', '.join(known)} }} = globalThis;\n", "utf-8")
        said = json.loads(run_deno("lint", "--json", "--config", HERE / "deno.jsonc", whole))
    for problem in said["errors"]:
        yield f"{', '.join(path.name for path in files)}: {problem['message']}"
    for problem in said["diagnostics"]:
        line = problem["range"]["start"]["line"]
        at = next((place for place, end in enumerate(ends) if line <= end), None)
        if at is not None:
            path, start = files[at].relative_to(ROOT), ends[at] - texts[at].count("\n")
            yield f"{path}:{line - start}: {problem['code']}: {problem['message']}"


def run_deno(*arguments):
    """Return what deno prints, by preference the one that stands beside this Python."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    program = shutil.which("deno", path=places)
    if not program:
        sys.exit("deno not found; it comes with the group check: pip install --group check")
    environment = {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
