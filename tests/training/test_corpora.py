from graphbuild.training.corpora import read_conllu, read_names

CONLLU = """\
# newdoc id = one
# text = Ann's in Oslo.
1-2\tAnn's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAnn\tAnn\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2\t's\tbe\tAUX\tVBZ\t_\t4\tcop\t_\t_
3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_
4\tOslo\t_\tPROPN\tNNP\t_\t0\troot\t_\tSpaceAfter=No
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def test_read_conllu_reads_words_and_parse(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")

    first, second = read_conllu(path)

    assert first.text == "Ann's in Oslo."
    assert first.syntax.lemmas == ("Ann", "be", "in", "Oslo", ".")
    assert first.syntax.heads == (3, 3, 3, 3, 3)
    assert first.syntax.deps == ("nsubj", "cop", "case", "ROOT", "punct")
    assert (first.document, second.document) == ("one", "one")


def test_read_names_maps_labels_and_skips_document_marks(tmp_path):
    path = tmp_path / "b.txt"
    path.write_text("-DOCSTART-\tO\n\nKofi\tB-politician\nAnnan\tI-politician\nwon\tO\n", encoding="utf-8")

    (sentence,) = read_names(path)

    assert sentence.words == ("Kofi", "Annan", "won")
    assert sentence.entities == ("B-PER", "I-PER", "O")


def test_read_names_reads_the_column_that_it_is_told(tmp_path):
    path = tmp_path / "c.iob2"
    path.write_text("# newdoc id = x\n1\tOslo\tB-LOC\t-\n2\t#\tO\t-\n", encoding="utf-8")

    (sentence,) = read_names(path, column=2, separator="\t")

    assert sentence.words == ("Oslo", "#")
    assert sentence.entities == ("B-LOC", "O")
