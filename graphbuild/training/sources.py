"""Which files teach, which guide, and which only examine; no text plays two roles."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graphbuild.training.corpora import read_conllu, read_names
from graphbuild.training.gum import read_gum_names
from graphbuild.training.sentences import Sentence
from graphbuild.training.templates import template_sentences

DOMAINS = ("politics", "science", "music", "literature", "ai")


def syntax_sentences(data: Path, split: str) -> Iterator[Sentence]:
    """Read the parsed sentences of a split: `train`, with our own templates, or `dev`.

    Args:
        data: The folder that holds ``ewt/`` and ``gum/``.
        split: A part of the corpora's official splits.
    """
    yield from read_conllu(data / "ewt" / f"en_ewt-ud-{split}.conllu")
    for path in gum_files(data, split):
        yield from read_conllu(path)
    if split == "train":
        yield from template_sentences()


def name_sentences(data: Path, split: str) -> Iterator[Sentence]:
    """Read the sentences of a split whose names were annotated by people: `train` or `dev`."""
    if split == "dev":
        return read_names(data / "uner_ewt" / "dev.iob2", column=2, separator="\t")
    return chain(
        read_names(data / "uner_ewt" / "train_v0.iob2", column=2, separator="\t"),
        *(read_gum_names(path) for path in gum_files(data, split)),
        read_names(data / "wikigold" / "wikigold.conll.txt"),
        *(read_names(data / "crossner" / domain / f"{part}.txt") for domain in DOMAINS for part in ("train", "dev")),
    )


def gum_files(data: Path, split: str) -> list[Path]:
    """List the GUM documents of an official split: `train`, `dev`, `test` or `test2` (GENTLE).

    Documents whose licence forbids commercial use are not in the folder and so not in the list.
    """
    names: dict[str, list[str]] = {}
    heading = ""
    for line in (data / "gum" / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
        elif line.strip().startswith("* "):
            names.setdefault(heading, []).append(line.strip().removeprefix("* "))
    paths = (data / "gum" / "dep" / f"{name}.conllu" for name in sorted(names[split]))
    return [path for path in paths if path.exists()]
