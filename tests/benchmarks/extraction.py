"""How fast texts are read: our whole pipeline against the same trained model run bare, side by side."""

import sys
import time
from pathlib import Path
from statistics import median

from graphbuild.annotate import MODEL, annotate, load_pipeline
from graphbuild.read import read_documents

SEEDS = Path(__file__).parents[2] / "seeds"
REPEATS = 4
ROUNDS = 5


def main(folder=SEEDS):
    """Print words per second of processor time, bare and whole in turns, the medians, and their ratio."""
    import spacy

    documents = list(read_documents([folder])) * REPEATS
    words = sum(len(document.text.split()) for document in documents)
    bare, whole = spacy.load(MODEL), load_pipeline()
    tasks = {
        "bare nlp.pipe": lambda: list(bare.pipe(document.text for document in documents)),
        "annotate": lambda: list(annotate(documents, whole)),
    }
    seconds = {name: [] for name in tasks}
    for _ in range(ROUNDS + 1):
        for name, task in tasks.items():
            seconds[name].append(taken(task))
    rates = {name: words / median(found[1:]) for name, found in seconds.items()}  # the first round warms up
    for name, speed in rates.items():
        sys.stdout.write(f"{words:>7} words  {name:14} {speed:8.0f} words/s\n")
    sys.stdout.write(f"{'':15}ratio          {rates['annotate'] / rates['bare nlp.pipe']:8.2f}\n")


def taken(task):
    """Return the processor time that a task takes, in seconds."""
    start = time.process_time()
    task()
    return time.process_time() - start
