import pytest

from graphbuild.training.sentences import Sentence
from graphbuild.training.swap import read_list, swapped_copies

SENTENCE = Sentence(
    words=("Ann", "Moe", "of", "Oslo", "Fish", "Ltd", "saw", "Kim", "and", "NATO", "."),
    spaces=(True, True, True, True, True, True, True, True, True, False, False),
    entities=("B-PER", "I-PER", "O", "B-ORG", "I-ORG", "I-ORG", "O", "B-PER", "O", "B-ORG", "O"),
    document="a",
)
NAMES = {"PER": ["Mara de Quill"], "ORG": ["Bank of Odo"]}


@pytest.fixture(scope="module")
def copies():
    return list(swapped_copies([SENTENCE] * 200, NAMES, seed=1))


def test_read_list_parts_persons_from_bodies(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        '1,"QUILL, Mara","individual","X"\n2,"ODO LLC",-0- ,"X"\n3,"SHIP","vessel"\n\x1a\n', encoding="utf-8"
    )

    assert read_list(path) == {"PER": ["Mara Quill"], "ORG": ["Odo LLC"]}


def test_swapped_copies_copies_a_part_of_the_sentences(copies):
    assert 30 < len(copies) < 90


def test_swapped_copies_writes_full_names_for_full_names_and_keeps_short_forms(copies):
    assert "Mara de Quill of Bank of Odo saw Quill and NATO." in {copy.text for copy in copies}


def test_swapped_copies_sometimes_writes_the_surname_first(copies):
    assert any(copy.text.startswith("Quill Mara de of") for copy in copies)


def test_swapped_copies_tags_every_word(copies):
    for copy in copies:
        assert len(copy.words) == len(copy.spaces) == len(copy.entities)
        assert copy.entities.count("B-PER") == copy.entities.count("B-ORG") == 2


def test_swapped_copies_draws_the_same_again(copies):
    assert list(swapped_copies([SENTENCE] * 200, NAMES, seed=1)) == copies


def test_swapped_copies_passes_over_sentences_without_names():
    plain = Sentence(words=("Oslo",), spaces=(False,), entities=("B-LOC",))

    assert list(swapped_copies([plain] * 50, NAMES)) == []
