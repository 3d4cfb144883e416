import pytest

from graphbuild.analysis.observers import MEDIUM, observers_of
from graphbuild.components.relations.cast import OBSERVER
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Mention, Relation, RelationType


def entity(node, *reasons):
    mentions = tuple(("a.txt", Mention(0, 1, "x", Kind.ORGANIZATION, 0, "x", reason=reason)) for reason in reasons)
    return Entity(node, Kind(node.split(":")[0]), node, (), mentions)


def graph_with(relation=None, reasons=(MEDIUM,)):
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    entities = [entity("organization:daily", *reasons), entity("country:a", "listed")]
    relations = [Relation("country:a", "organization:daily", relation, 1.0, (citation,))] if relation else []
    return build_graph([], entities, relations)


def test_medium_is_the_word_of_the_component():
    assert MEDIUM == OBSERVER


@pytest.mark.parametrize("relation", [None, RelationType.CO_MENTIONED])
def test_observers_of_are_media_that_only_report(relation):
    assert observers_of(graph_with(relation)) == {"organization:daily"}


def test_observers_of_leaves_out_a_medium_that_is_acted_on():
    assert observers_of(graph_with(RelationType.COERCES)) == frozenset()


@pytest.mark.parametrize("reasons", [(), (MEDIUM, "said to be a company")])
def test_observers_of_leaves_out_what_is_not_always_a_medium(reasons):
    assert observers_of(graph_with(reasons=reasons)) == frozenset()
