"""What is installed, as text."""

import json
import platform
from importlib.metadata import version
from pathlib import Path

from graphbuild import __version__

LIBRARIES = ("spacy", "networkx", "pyvis", "sqlite-utils")


def info_report(pipeline: Path) -> str:
    """Write the versions of the program, of what it stands on, and of the pipeline in a folder with its figures."""
    meta = json.loads((pipeline / "meta.json").read_text("utf-8"))
    libraries = ", ".join(f"{library} {version(library)}" for library in LIBRARIES)
    lines = [
        f"graphbuild {__version__} on Python {platform.python_version()} with {libraries}",
        f"Pipeline {meta.get('name', pipeline.name)} {meta.get('version', '')}: {meta.get('description', '')}".rstrip(
            ": "
        ),
        *(f"  {label}: {meta['performance'][key]:.3f}" for key, label in FIGURES.items() if key in meta["performance"]),
    ]
    return "\n".join(lines)


FIGURES = {
    "ents_f": "names, F1",
    "tag_acc": "tags, accuracy",
    "dep_las": "parse, labelled attachment",
    "sents_f": "sentences, F1",
}
"""The figures of spaCy's ``meta.json`` that are shown, on the pipeline's own development texts."""
