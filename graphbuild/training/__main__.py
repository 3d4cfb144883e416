"""The command line of the training: ``python -m graphbuild.training VERB ...``, verbs in the order below."""

import argparse
import json
from pathlib import Path

import spacy

from graphbuild.training.scores import score_all
from graphbuild.training.silver import silver_sentences
from graphbuild.training.sources import name_sentences, syntax_sentences
from graphbuild.training.train import assemble, ship, train_half, write_corpus

READERS = {"syntax": syntax_sentences, "ner": name_sentences}


def main() -> None:
    """Run one verb."""
    arguments = _parser().parse_args()
    arguments.run(arguments)


def _prepare(arguments: argparse.Namespace) -> None:
    for half, read in READERS.items():
        for split in ("train", "dev"):
            path = arguments.work / f"{half}-{split}.spacy"
            count = write_corpus(list(read(arguments.data, split)), path, noisy=split == "train")
            print(f"{path.name}: {count} texts")


def _train(arguments: argparse.Namespace) -> None:
    output = arguments.work / arguments.output
    train_half(arguments.half, arguments.work, output, steps=arguments.steps)


def _silver(arguments: argparse.Namespace) -> None:
    links = arguments.data / "wce" / "wce.jsonl"
    silver = silver_sentences(links, spacy.load(arguments.model))
    sentences = [*name_sentences(arguments.data, "train"), *silver]
    count = write_corpus(sentences, arguments.work / "ner-train.spacy", noisy=True)
    print(f"ner-train.spacy: {count} texts")


def _assemble(arguments: argparse.Namespace) -> None:
    nlp = assemble(arguments.syntax, arguments.ner)
    scores = score_all(nlp, arguments.data)
    ship(nlp, arguments.output, scores)
    print(json.dumps(scores, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m graphbuild.training", description=__doc__)
    verbs = parser.add_subparsers(required=True)
    prepare = verbs.add_parser("prepare", help="read DATA, write training texts to WORK")
    prepare.add_argument("data", type=Path, help="the folder of licensed corpora")
    prepare.add_argument("work", type=Path, help="the folder of intermediate files")
    prepare.set_defaults(run=_prepare)
    train = verbs.add_parser("train", help="train one half of the pipeline on the texts in WORK")
    train.add_argument("half", choices=sorted(READERS))
    train.add_argument("work", type=Path)
    train.add_argument("output", help="the subfolder of WORK to save to")
    train.add_argument("--steps", type=int, required=True)
    train.set_defaults(run=_train)
    _add_late_verbs(verbs)
    return parser


def _add_late_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    silver = verbs.add_parser("silver", help="annotate linked news with a first model; write it all to WORK")
    silver.add_argument("data", type=Path)
    silver.add_argument("work", type=Path)
    silver.add_argument("model", type=Path, help="a trained `ner` half")
    silver.set_defaults(run=_silver)
    join = verbs.add_parser("assemble", help="join the halves into OUTPUT and print its scores")
    for name in ("data", "syntax", "ner", "output"):
        join.add_argument(name, type=Path)
    join.set_defaults(run=_assemble)


if __name__ == "__main__":
    main()
