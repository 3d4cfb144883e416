from graphbuild.analysis.citations import best_citation
from graphbuild.types import Citation


def citation(doc="a.txt", start=0, end=80, source=(0, 5), target=(10, 15)):
    return Citation(doc, start, end, "words", None, source, target)


def test_best_citation_takes_the_nearest_names():
    near, far = citation(doc="b.txt", source=(20, 25), target=(8, 15)), citation(target=(40, 45))

    assert best_citation([far, near]) == near


def test_best_citation_takes_the_shorter_of_two_sentences():
    short, long = citation(doc="b.txt", end=60), citation(end=90)

    assert best_citation([long, short]) == short


def test_best_citation_takes_the_first_document_of_equals():
    first, second = citation(), citation(doc="b.txt")

    assert best_citation([second, first]) == first
