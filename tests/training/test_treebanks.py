from graphbuild.training.sentences import Sentence, Syntax
from graphbuild.training.treebanks import label_sets, to_targets

SYNTAX = Syntax(
    tags=("NNP", "VBD"), pos=("PROPN", "VERB"), lemmas=("Oslo", "grow"), heads=(1, 1), deps=("nsubj", "ROOT")
)


def test_label_sets_are_in_order():
    labels = label_sets([Sentence(words=("Oslo", "grew"), spaces=(True, True), syntax=SYNTAX)])

    assert labels == {"tags": ["NNP", "VBD"], "pos": ["PROPN", "VERB"], "deps": ["ROOT", "nsubj"]}


def test_to_targets_counts_heads_from_the_root():
    labels = {"tags": ["NNP", "VBD"], "pos": ["PROPN", "VERB"], "deps": ["ROOT", "nsubj"]}

    assert to_targets(SYNTAX, labels) == {
        "heads": [-100, 2, 0],
        "tags": [-100, 0, 1],
        "pos": [-100, 0, 1],
        "deps": [-100, 1, 0],
    }
