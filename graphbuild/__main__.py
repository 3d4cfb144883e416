"""``python -m graphbuild`` is the same as ``graphbuild``."""

from graphbuild.cli import main

main(prog_name="graphbuild")
