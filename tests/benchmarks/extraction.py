"""How fast texts are read: our whole pipeline against the same trained model run bare, side by side."""

import sys
import time
from pathlib import Path

from graphbuild.annotate import MODEL, annotate, load_pipeline
from graphbuild.read import read_documents

SEEDS = Path(__file__).parents[2] / "seeds"
REPEATS = 4


def main(folder=SEEDS):
    """Print words per second of processor time, bare and whole, and their ratio."""
    import spacy

    documents = list(read_documents([folder])) * REPEATS
    words = sum(len(document.text.split()) for document in documents)
    bare, whole = spacy.load(MODEL), load_pipeline()
    rates = {
        "bare nlp.pipe": rate(words, lambda: list(bare.pipe(document.text for document in documents))),
        "annotate": rate(words, lambda: list(annotate(documents, whole))),
    }
    for name, speed in rates.items():
        sys.stdout.write(f"{words:>7} words  {name:14} {speed:8.0f} words/s\n")
    sys.stdout.write(f"{'':15}ratio          {rates['annotate'] / rates['bare nlp.pipe']:8.2f}\n")


def rate(words, task):
    """Run a task once to warm up and once to measure."""
    task()
    start = time.process_time()
    task()
    return words / (time.process_time() - start)
