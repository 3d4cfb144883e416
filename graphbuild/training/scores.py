"""Examination of a pipeline on texts that never taught it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training import Example

from graphbuild.training.corpora import read_conllu, read_names
from graphbuild.training.docs import join, to_doc
from graphbuild.training.noise import capitals, lowered
from graphbuild.training.sentences import Sentence
from graphbuild.training.sources import DOMAINS, gum_files

TEXT_LENGTH = 10
"""Sentences, parted by spaces, in one examined text."""

CASINGS: dict[str, Callable[[Sentence], Sentence]] = {
    "normal": lambda sentence: sentence,
    "lower": lowered,
    "upper": capitals,
}
PARSE_MEASURES = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "lemma_acc")
NAME_MEASURES = ("ents_p", "ents_r", "ents_f")


def score_all(nlp: Language, data: Path) -> dict[str, dict[str, Any]]:
    """Score a pipeline on every test set.

    Args:
        nlp: The whole pipeline.
        data: The folder of corpora.

    Returns:
        Test set and casing ("pud lower") -> measure -> value from 0 to 1; ``ents_per_type`` holds precision,
        recall and F per label. A set is scored on its parses or on its names, whichever it has.
    """
    return {
        name if casing == "normal" else f"{name} {casing}": score(nlp, [recase(one) for one in sentences])
        for name, sentences in test_sets(data)
        if sentences
        for casing, recase in CASINGS.items()
    }


def score(nlp: Language, sentences: list[Sentence]) -> dict[str, Any]:
    """Score a pipeline on annotated sentences, ten to a text."""
    groups = [sentences[start : start + TEXT_LENGTH] for start in range(0, len(sentences), TEXT_LENGTH)]
    docs = [to_doc(join(group, [""] * len(group)), nlp.vocab) for group in groups]
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    if sentences[0].syntax:
        return {name: round(scores[name], 4) for name in PARSE_MEASURES}
    kinds = scores["ents_per_type"]
    per_type = {label: {part: round(kinds[label][part], 4) for part in "prf"} for label in sorted(kinds)}
    return {name: round(scores[name], 4) for name in NAME_MEASURES} | {"ents_per_type": per_type}


def test_sets(data: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield each test set with its name."""
    yield "ewt", list(read_conllu(data / "ewt" / "en_ewt-ud-test.conllu"))
    yield "gum", [sentence for path in gum_files(data, "test") for sentence in read_conllu(path)]
    yield "gentle", [sentence for path in gum_files(data, "test2") for sentence in read_conllu(path)]
    yield "pud", list(read_conllu(data / "pud" / "en_pud-ud-test.conllu"))
    yield "uner", list(read_names(data / "uner_ewt" / "test.iob2", column=2, separator="\t"))
    for domain in DOMAINS:
        path = data / "crossner" / domain / "test.txt"
        if path.exists():
            yield f"crossner {domain}", list(read_names(path))
