from spacy.tokens import DocBin
from spacy.vocab import Vocab

from graphbuild.training.docs import LONGEST_TEXT, join, to_doc, to_texts, write_docs
from graphbuild.training.sentences import Sentence, Syntax


def greeting(document="a"):
    return Sentence(
        words=("Hello", "Oslo"),
        spaces=(True, False),
        entities=("O", "B-LOC"),
        syntax=Syntax(
            tags=("UH", "NNP"),
            pos=("INTJ", "PROPN"),
            lemmas=("hello", "Oslo"),
            heads=(0, 0),
            deps=("ROOT", "vocative"),
        ),
        document=document,
    )


def test_join_parts_sentences_by_a_space_or_a_line_break():
    assert join([greeting()] * 3, ["", "\n\n", ""]).text == "Hello Oslo Hello Oslo\n\nHello Oslo"


def test_to_doc_keeps_sentences_apart():
    doc = to_doc(join([greeting()] * 2, ["\n", ""]), Vocab())

    assert [sent.text for sent in doc.sents] == ["Hello Oslo\n", "Hello Oslo"]
    assert [ent.text for ent in doc.ents] == ["Oslo", "Oslo"]


def test_to_doc_leaves_unknown_names_open():
    doc = to_doc(Sentence(words=("In", "Oslo"), spaces=(True, True), entities=("O", "")), Vocab())

    assert [token.ent_iob for token in doc] == [2, 0]


def test_to_texts_never_mixes_documents():
    texts = list(to_texts([greeting("a")] * 20 + [greeting("b")] * 20, seed=1))

    assert {text.document for text in texts} == {"a", "b"}
    assert all(text.words.count("Hello") <= LONGEST_TEXT for text in texts)


def test_write_docs_writes_what_spacy_reads(tmp_path):
    path = tmp_path / "deep" / "texts.spacy"

    assert write_docs([greeting()], path) == 1
    (doc,) = DocBin().from_disk(path).get_docs(Vocab())
    assert doc[1].lemma_ == "Oslo"
