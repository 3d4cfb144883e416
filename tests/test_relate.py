import pytest

from graphbuild.relate import CO_MENTION_LIMIT, relate
from graphbuild.resolve import resolve
from graphbuild.types import RelationType

ACTORS = {name: ("country", f"country:{code}") for name, code in [("Norway", "no"), ("Chile", "cl"), ("Kenya", "ke")]}
SANCTIONS = {"sanctions": ("measure", "measure:sanctions:cl")}


def relations(*annotations, sources=None):
    return {(r.source, r.relation, r.target): r for r in relate(annotations, resolve(annotations), sources)}


def test_relate_keeps_the_sentence_its_place_and_its_date(read_aloud):
    text = read_aloud(
        "a.txt", "Rain.\nNorway imposed sanctions.", ACTORS | SANCTIONS, [("Norway", "imposes", "sanctions")]
    )

    (citation,) = relations(text)["country:no", RelationType.IMPOSES, "measure:sanctions:cl"].citations
    assert citation.text == "Norway imposed sanctions."
    assert text.document.text[slice(*citation.source)] == "Norway"
    assert text.document.text[slice(*citation.target)] == "sanctions"
    assert citation.date == text.document.date


def test_relate_weighs_a_claim_by_its_documents(read_aloud):
    twice = "Norway imposed sanctions.\nNorway imposed sanctions."
    one = read_aloud("a.txt", twice, ACTORS | SANCTIONS, [("Norway", "imposes", "sanctions")])
    other = read_aloud("b.txt", twice, ACTORS | SANCTIONS, [("Norway", "imposes", "sanctions")])

    assert relations(one, other)["country:no", RelationType.IMPOSES, "measure:sanctions:cl"].weight == 2


def test_relate_weighs_a_claim_by_its_independent_sources(read_aloud):
    texts = [
        read_aloud(name, "Norway accused Chile.", ACTORS, [("Norway", "criticises", "Chile")])
        for name in ("a.txt", "b.txt", "c.txt")
    ]

    relation = relations(*texts, sources={"b.txt": "a.txt"})["country:no", RelationType.CRITICISES, "country:cl"]
    assert (relation.weight, len(relation.citations)) == (2, 3)


def test_relate_adds_no_closeness_for_a_copy(read_aloud):
    texts = [read_aloud(name, "Norway and Chile watched.", ACTORS) for name in ("a.txt", "b.txt", "c.txt")]

    (relation,) = relations(*texts, sources={"b.txt": "a.txt"}).values()
    assert relation.weight == 2


def test_relate_takes_closeness_for_no_claim(read_aloud):
    text = read_aloud("a.txt", "Norway and Chile watched.", ACTORS)

    assert set(relations(text)) == {("country:cl", RelationType.CO_MENTIONED, "country:no")}


def test_relate_adds_no_closeness_where_the_sentence_claims_more(read_aloud):
    text = read_aloud("a.txt", "Norway accused Chile.", ACTORS, [("Norway", "criticises", "Chile")])

    assert set(relations(text)) == {("country:no", RelationType.CRITICISES, "country:cl")}


def test_relate_damps_closeness_by_the_length_of_the_list(read_aloud):
    text = read_aloud("a.txt", "Norway, Chile and Kenya watched.", ACTORS)

    assert {relation.weight for relation in relations(text).values()} == {0.5}


def test_relate_takes_a_long_list_for_no_closeness_at_all(read_aloud):
    names = {f"Land{n:02}": ("country", f"country:{n:02}") for n in range(CO_MENTION_LIMIT + 1)}
    text = read_aloud("a.txt", ", ".join(names) + " agreed.", names)

    assert relations(text) == {}


def test_relate_says_nothing_of_an_entity_and_itself(read_aloud):
    names = {"Norway": ("country", "country:no"), "Norwegian": ("country", "country:no")}
    text = read_aloud("a.txt", "Norwegian ships left Norway.", names, [("Norwegian", "attacks", "Norway")])

    assert relations(text) == {}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_relate_does_not_depend_on_the_order_of_texts(read_aloud, order):
    texts = [
        read_aloud(f"{n}.txt", "Norway accused Chile.", ACTORS, [("Norway", "criticises", "Chile")]) for n in (0, 1)
    ]

    shuffled = [texts[n] for n in order]
    assert relate(shuffled, resolve(shuffled)) == relate(texts, resolve(texts))
