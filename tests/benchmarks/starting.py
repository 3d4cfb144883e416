"""How long does one wait before anything happens? Processor time of whole processes, beside a bare Python."""

import os
import resource
import subprocess
import sys

STARTED = {
    "import click": ["-c", "import click"],
    "import graphbuild": ["-c", "import graphbuild"],
    "graphbuild --help": ["-m", "graphbuild", "--help"],
    "a Tab": ["-m", "graphbuild"],
    "import spacy": ["-c", "import spacy"],
}
TAB = {"_GRAPHBUILD_COMPLETE": "bash_complete", "COMP_WORDS": "graphbuild show Jo", "COMP_CWORD": "2"}
TIMES = 5


def seconds(arguments, environment):
    """Return the least processor time of several runs."""
    taken = []
    for _ in range(TIMES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def main():
    """Print how long each takes to start, and how many times as long as Python alone."""
    bare = seconds(["-c", "pass"], os.environ)
    sys.stdout.write(f"{'':15}{'python':20} {bare:6.3f} s\n")
    for name, arguments in STARTED.items():
        spent = seconds(arguments, os.environ | (TAB if name == "a Tab" else {}))
        sys.stdout.write(f"{'':15}{name:20} {spent:6.3f} s, ratio {spent / bare:.1f}\n")


if __name__ == "__main__":
    main()
