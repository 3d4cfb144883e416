"""Training of the two halves of the pipeline, and their assembly into one folder."""

import random
from itertools import chain
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.lang.en import English
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from graphbuild.training.apostrophes import split_apostrophes
from graphbuild.training.docs import to_texts, write_docs
from graphbuild.training.noise import noisy_copies
from graphbuild.training.sentences import Sentence

SEED = 7
EVALUATIONS = 6
"""Looks at the development texts during a training."""

RESUMED: dict[str, dict[str, Any]] = {
    "ner": {"training.optimizer.learn_rate.initial_rate": 0.001, "training.batcher.size.start": 1000},
    "syntax": {"training.batcher.size.start": 1000},
}
"""What a training changes in its configuration that goes on from trained weights: larger batches, smaller steps."""

META: dict[str, Any] = {
    "name": "graphbuild_news",
    "version": "0.3.0",
    "description": "Tags, parse, lemmas and names (PER, LOC, ORG) of English news. See MODEL_CARD.md.",
    "author": "The graphbuild authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.7,<3.9.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
        {"name": "GUM, documents without a non-commercial clause", "license": "CC BY, CC BY-SA, public domain"},
        {"name": "Universal NER English EWT", "license": "CC BY-SA 4.0"},
        {"name": "CrossNER", "license": "MIT; texts CC BY-SA"},
        {"name": "Wikigold", "license": "CC BY 4.0"},
        {"name": "Wikipedia, Portal:Current events", "license": "CC BY-SA 4.0"},
        {"name": "Releases of the US State and Treasury Departments and the White House", "license": "public domain"},
        {"name": "OFAC's list of Specially Designated Nationals", "license": "public domain"},
        {"name": "all-MiniLM-L6-v2, the encoder that labelled them", "license": "Apache-2.0"},
    ],
}
"""What ``meta.json`` says beyond what spaCy writes itself."""


def write_corpus(sentences: list[Sentence], path: Path, *, noisy: bool) -> int:
    """Write sentences as training texts in a mixed but fixed order.

    Args:
        sentences: In document order.
        path: The file to write, in spaCy's binary form.
        noisy: Whether noisy copies stand beside the originals.

    Returns:
        The number of texts.
    """
    copies = noisy_copies(sentences, SEED) if noisy else ()
    texts = list(to_texts(chain(sentences, copies), SEED))
    random.Random(SEED).shuffle(texts)
    return write_docs(texts, path)


def train_half(half: str, work: Path, output: Path, *, steps: int, start: Path | None = None) -> None:
    """Train `syntax` or `ner` as its configuration says and save the averaged weights.

    Args:
        half: Which configuration beside this file to use.
        work: The folder of ``HALF-train.spacy`` and ``HALF-dev.spacy``.
        output: The folder to save to; its ``model-last`` is the result.
        steps: Updates of the weights.
        start: A trained pipeline from whose components to go on; from random weights if None.
    """
    overrides: dict[str, Any] = {
        "paths.train": str(work / f"{half}-train.spacy"),
        "paths.dev": str(work / f"{half}-dev.spacy"),
        "training.max_steps": steps,
        "training.eval_frequency": max(1, steps // EVALUATIONS),
    }
    config = load_config(
        Path(__file__).with_name(f"{half}.cfg"), overrides=overrides | (RESUMED[half] if start else {})
    )
    if start:
        config["components"] = {name: {"source": str(start)} for name in config["nlp"]["pipeline"]}
    nlp = init_nlp(config)
    if start and "lemmatizer" in nlp.pipe_names:
        _recall_trees(nlp)
    split_apostrophes(nlp)
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output)


def _recall_trees(nlp: Language) -> None:
    """Number a loaded lemmatizer's edit trees again: spaCy 3.8 forgets it, and would unlearn all of them."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}


def assemble(syntax: Path, ner: Path) -> Language:
    """Put the two halves into one pipeline without machine paths or training settings.

    Args:
        syntax: The half that parses, or an assembled pipeline, whose names are left out.
        ner: The half that finds names.
    """
    nlp = English()
    split_apostrophes(nlp)
    for path, naming in ((syntax, False), (ner, True)):
        source = spacy.load(path)
        for name in source.pipe_names:
            if (name == "ner") == naming:
                nlp.add_pipe(name, source=source)
    return nlp


def ship(nlp: Language, output: Path, performance: dict[str, Any]) -> None:
    """Save a pipeline with its scores, and without the strings that training left in its vocabulary.

    Args:
        nlp: The assembled pipeline.
        output: The folder to write.
        performance: What ``meta.json`` says about scores.
    """
    lean = English.from_config(nlp.config, meta={**META, "performance": performance})
    for string in sorted(_needed_strings(nlp)):
        lean.vocab.strings.add(string)
    lean.from_bytes(nlp.to_bytes(exclude=["vocab", "meta"]), exclude=["vocab", "meta"])
    lean.to_disk(output)


def _needed_strings(nlp: Language) -> set[str]:
    """Collect the strings that components know by their hash alone: labels, and the affixes of edit trees."""
    labels = {label for labels in nlp.pipe_labels.values() for label in labels}
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]
    hashes = {tree[side] for tree in trees for side in ("orig", "subst") if side in tree}
    return labels | {nlp.vocab.strings[number] for number in hashes}
