import pytest

from graphbuild.training.gum import read_gum_names

HEADER = "# newdoc id = GUM_x\n"
WORD = "{place}\t{word}\t{word}\tPROPN\t{tag}\t_\t0\troot\t_\t{note}\n"


def write(path, words):
    rows = [
        WORD.format(place=place, word=word, tag=tag, note=f"Entity={note}" if note else "_")
        for place, (word, tag, note) in enumerate(words, start=1)
    ]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ([("Premier", "NNP", "(1-person-new-s-cf1-1,2-coref"), ("Li", "NNP", "1)")], ("O", "B-PER")),
        ([("the", "DT", "(1-person-new-s-cf1-2-coref"), ("mayor", "NN", "1)")], ("O", "O")),
        ([("Oslo", "NNP", "(1-place-new-s-cf1-1-sgl-Oslo)")], ("B-LOC",)),
        ([("Oslo", "NNP", "(1-event-new-s-cf1-1-sgl)")], ("O",)),
        (
            [("Bank", "NNP", "(1-organization-new-s-cf1-1,3-sgl"), ("of", "IN", ""), ("Oslo", "NNP", "1)")],
            ("B-ORG", "I-ORG", "I-ORG"),
        ),
        (
            [("Oslo", "NNP", "(1-place-new-s-cf1-1,3-sgl"), ("in", "IN", ""), ("Norway", "NNP", "1)")],
            ("B-LOC", "O", "O"),
        ),
        (
            [("Professor", "NNP", "(1-person-new-s-cf1-1,3-sgl"), ("of", "IN", ""), ("Law", "NNP", "1)")],
            ("O", "O", "O"),
        ),
    ],
)
def test_read_gum_names_keeps_proper_names(tmp_path, words, tags):
    (sentence,) = read_gum_names(write(tmp_path / "GUM_x.conllu", words))

    assert sentence.entities == tags
