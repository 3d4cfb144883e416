"""A small story that reports tell, and the golden files that hold what they should say."""

import os
from datetime import date
from pathlib import Path

import pytest

from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.resolve import resolve

GOLDEN = Path(__file__).parent.parent / "golden"

RURITANIA = ("country", "country:ruritania")
GRAUSTARK = ("country", "country:graustark")
COUNCIL = ("agency", "agency:alpine-council")
BAN = ("measure", "measure:import_ban:graustark")


@pytest.fixture
def story(read_aloud):
    """The graph of two short reports on a made-up dispute."""
    first = read_aloud(
        "news/border.txt",
        "Foreign Minister Ilse Brandt of Ruritania met the press.\n"
        "The Alpine Council imposed an import ban on Graustark.\n"
        "“Ruritania threatens Graustark,” said Brandt.",
        {
            "Ilse Brandt": ("official", None),
            "Ruritania": RURITANIA,
            "Alpine Council": COUNCIL,
            "import ban": BAN,
            "Graustark": GRAUSTARK,
        },
        [
            ("Ilse Brandt", "serves", "Ruritania"),
            ("Alpine Council", "imposes", "import ban"),
            ("import ban", "targets", "Graustark"),
            ("Ruritania", "threatens", "Graustark"),
        ],
    )
    second = read_aloud(
        "news/council.txt",
        "Ruritania belongs to the Alpine Council.\n"
        "The council's ban on imports from Graustark stands, and Otto Lind criticised Ruritania.",
        {
            "Ruritania": RURITANIA,
            "Alpine Council": COUNCIL,
            "council": COUNCIL,
            "ban on imports": BAN,
            "Graustark": GRAUSTARK,
            "Otto Lind": ("person", None),
        },
        [
            ("Ruritania", "member_of", "Alpine Council"),
            ("council", "imposes", "ban on imports"),
            ("ban on imports", "targets", "Graustark"),
            ("Otto Lind", "criticises", "Ruritania"),
        ],
        day=date(2024, 6, 2),
    )
    annotations = [first, second]
    resolution = resolve(annotations)
    documents = [annotation.document for annotation in annotations]
    return build_graph(documents, resolution.entities, relate(annotations, resolution))


@pytest.fixture
def golden():
    """Compare a report with its golden file; with GRAPHBUILD_REWRITE_GOLDEN set, write that file instead."""

    def compare(name, text):
        if os.environ.get("GRAPHBUILD_REWRITE_GOLDEN"):
            (GOLDEN / name).write_text(text, "utf-8")

        assert text == (GOLDEN / name).read_text("utf-8")

    return compare
