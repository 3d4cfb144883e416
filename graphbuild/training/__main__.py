"""The command line of the training: ``python -m graphbuild.training VERB ...``, verbs in the order below."""

import argparse
import json
import sys
from pathlib import Path

import spacy

from graphbuild.training.labelling import load_teacher
from graphbuild.training.listed import read_list
from graphbuild.training.parses import Parser, parse_sentences
from graphbuild.training.press import press_sentences, read_releases
from graphbuild.training.scores import score_all
from graphbuild.training.silver import read_links, silver_sentences
from graphbuild.training.sources import name_sentences, syntax_sentences
from graphbuild.training.teacher import train_teacher
from graphbuild.training.train import assemble, ship, train_half, write_corpus
from graphbuild.training.treebanks import train_parser

READERS = {"syntax": syntax_sentences, "ner": name_sentences}
TEACHERS = {"syntax": train_parser, "ner": train_teacher}
SURE = 0.5
"""How probable a teacher's tag must be to teach."""


def main(words: list[str] | None = None) -> None:
    """Run one verb; what is missing is said in one line.

    Args:
        words: The verb and its arguments; those of the process if None.
    """
    arguments = _parser().parse_args(words)
    try:
        arguments.run(arguments)
    except ModuleNotFoundError as problem:
        sys.exit(f"Error: {problem.name} is missing. Run: python -m pip install --group teach")
    except OSError as problem:
        sys.exit(f"Error: Cannot go on: {problem}")


def _prepare(arguments: argparse.Namespace) -> None:
    for half, read in READERS.items():
        for split in ("train", "dev"):
            path = arguments.work / f"{half}-{split}.spacy"
            count = write_corpus(list(read(arguments.data, split)), path, noisy=split == "train")
            print(f"{path.name}: {count} texts")


def _train(arguments: argparse.Namespace) -> None:
    output = arguments.work / arguments.output
    train_half(arguments.half, arguments.work, output, steps=arguments.steps, start=arguments.start)


def _teach(arguments: argparse.Namespace) -> None:
    sentences = list(READERS[arguments.half](arguments.data, "train"))
    TEACHERS[arguments.half](sentences, arguments.output)


def _silver(arguments: argparse.Namespace) -> None:
    taught = (arguments.model / "config.json").exists()
    nlp = load_teacher(arguments.model, SURE) if taught else spacy.load(arguments.model)
    sentences = list(name_sentences(arguments.data, "train"))
    sentences += silver_sentences(arguments.data / "wce" / "wce.jsonl", nlp, candid=taught)
    if arguments.press:
        releases = read_releases(arguments.press, _read_folder(arguments.held_out))
        sentences += press_sentences(releases, nlp, read_list(arguments.list) if arguments.list else {})
    count = write_corpus(sentences, arguments.work / "ner-train.spacy", noisy=True)
    print(f"ner-train.spacy: {count} texts")


def _parse(arguments: argparse.Namespace) -> None:
    nlp, parser = spacy.load(arguments.model), Parser(arguments.teacher)
    texts = ["\n".join(row["text"] for row in read_links(arguments.data / "wce" / "wce.jsonl"))]
    if arguments.press:
        texts += read_releases(arguments.press, _read_folder(arguments.held_out))
    sentences = [*syntax_sentences(arguments.data, "train"), *parse_sentences(texts, nlp, parser)]
    count = write_corpus(sentences, arguments.work / "syntax-train.spacy", noisy=True)
    print(f"syntax-train.spacy: {count} texts")


def _read_folder(folder: Path | None) -> str:
    """Read all texts of a folder, if one is given."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))) if folder else ""


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
    train.add_argument("--start", type=Path, help="a trained pipeline from which to go on")
    train.set_defaults(run=_train)
    _add_late_verbs(verbs)
    return parser


def _add_late_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    teach = verbs.add_parser("teach", help="tune a pretrained encoder on the annotated texts in DATA")
    teach.add_argument("half", choices=sorted(TEACHERS))
    teach.add_argument("data", type=Path)
    teach.add_argument("output", type=Path)
    teach.set_defaults(run=_teach)
    parse = verbs.add_parser("parse", help="let a teacher parse what no one has; write it all to WORK")
    for name, text in {"data": None, "work": None, "teacher": None, "model": "what tells sentences apart"}.items():
        parse.add_argument(name, type=Path, help=text)
    parse.set_defaults(run=_parse)
    silver = verbs.add_parser("silver", help="let a model find the names that no one has; write it all to WORK")
    silver.add_argument("data", type=Path)
    silver.add_argument("work", type=Path)
    silver.add_argument("model", type=Path, help="a teacher, or a trained `ner` half")
    for reader in (parse, silver):
        reader.add_argument("--press", type=Path, help="the folder of government releases to annotate")
        reader.add_argument("--held-out", type=Path, help="a folder of texts that no release may share a passage with")
    silver.add_argument("--list", type=Path, help="OFAC's sdn.csv: names that are certain")
    silver.set_defaults(run=_silver)
    join = verbs.add_parser("assemble", help="join the halves into OUTPUT and print its scores")
    for name in ("data", "syntax", "ner", "output"):
        join.add_argument(name, type=Path)
    join.set_defaults(run=_assemble)


if __name__ == "__main__":
    main()
