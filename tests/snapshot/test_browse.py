"""A graph that is read piece by piece answers as the whole one does, and reads no more than it must."""

import random
from datetime import date, timedelta

import pytest

from graphbuild.analysis.connect import connect
from graphbuild.analysis.measures import status_of
from graphbuild.analysis.paths import find_paths
from graphbuild.errors import GraphbuildError
from graphbuild.graph import find_node
from graphbuild.pipeline import load_graph, open_graph
from graphbuild.reports import connection_report, measure_report, show_report
from graphbuild.store import Store, Texts, open_store
from graphbuild.types import Kind, RelationType
from graphbuild.views import connection_html, page_html, routes_html, select

KINDS = list(Kind)
PEOPLE = {f"Name{number:02}": (KINDS[number % 6], f"{KINDS[number % 6]}:name{number:02}") for number in range(40)}
RELATIONS = [RelationType.CONSULTS, RelationType.TARGETS, RelationType.IMPOSES, RelationType.OPPOSES]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A database of texts in which chance lets people meet, with copies, days and undated ones."""
    from tests.conftest import read_aloud

    chance, path = random.Random(11), tmp_path_factory.mktemp("browse") / "graph.db"
    with open_store(path, create=True) as store:
        for number in range(60):
            store.save(read_aloud(f"{number}.txt", *a_text(chance), day=a_day(chance)), "mark")
        load_graph(store)
    return path


def a_text(chance):
    pairs = [chance.sample(sorted(PEOPLE), 2) for _ in range(3)]
    claims = [(one, chance.choice(RELATIONS), other) for one, other in pairs if chance.random() < 0.8]
    return "\n".join(f"{one} met {other} again." for one, other in pairs), PEOPLE, claims


def a_day(chance):
    return chance.choice([None, date(2022, 1, 1) + timedelta(chance.randrange(400))])


@pytest.fixture
def whole(path):
    with open_store(path) as store:
        return load_graph(store)


@pytest.fixture
def part(path):
    with open_store(path) as store, open_graph(store) as graph:
        yield graph


def answer(ask, *given, **limits):
    try:
        return ask(*given, **limits)
    except GraphbuildError as problem:
        return str(problem)


def test_open_graph_holds_what_load_graph_returns(whole, part):
    assert part.graph == whole.graph
    assert [(node, dict(record)) for node, record in part.nodes(data=True)] == list(whole.nodes(data=True))
    edges = [(*edge, dict(record)) for *edge, record in part.edges(keys=True, data=True)]
    assert edges == list(whole.edges(keys=True, data=True))
    assert [list(part.pred[node]) for node in part] == [list(whole.pred[node]) for node in whole]


def test_open_graph_copies_parts_as_plain_graphs(whole, part):
    nodes = sorted(whole)[:9]
    one, other = part.subgraph(nodes).copy(), whole.subgraph(nodes).copy()

    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert all(type(record) is dict for _, record in one.nodes(data=True))


def test_open_graph_cannot_be_changed(part):
    with pytest.raises(Exception, match="Frozen"):
        part.add_edge("a", "b")


@pytest.mark.parametrize("name", ["Name07", "name 7", "Name1", "nobody"])
def test_show_report_is_the_same_on_a_part(whole, part, name):
    assert answer(show_report, part, name) == answer(show_report, whole, name)


@pytest.mark.parametrize("name", [name for name, (kind, _) in PEOPLE.items() if kind is Kind.MEASURE][:4])
def test_measure_report_is_the_same_on_a_part(whole, part, name):
    reports = [measure_report(status_of(graph, name), graph, "json") for graph in (part, whole)]

    assert reports[0] == reports[1]


LIMITS = [
    {},
    {"max_hops": 2},
    {"since": date(2022, 6, 1)},
    {"until": date(2022, 9, 1), "min_sources": 2},
    {"relations": [RelationType.CONSULTS], "co_mentions": True},
    {"kinds": [Kind.COUNTRY, Kind.PERSON, Kind.AGENCY]},
    {"directed": True},
    {"in_time": True},
    {"via": ["measure"]},
    {"avoid": ["Name01", "Name02"]},
    {"distinct": "disjoint"},
]


@pytest.mark.parametrize("limits", LIMITS, ids=str)
def test_find_paths_is_the_same_on_a_part(whole, part, limits):
    chance = random.Random(3)
    for _ in range(4):
        ends = chance.sample(sorted(PEOPLE), 2)
        if not {*ends} & {*limits.get("avoid", ())}:
            assert answer(find_paths, part, *ends, **limits) == answer(find_paths, whole, *ends, **limits)


def test_connect_is_the_same_on_a_part(whole, part):
    chance = random.Random(4)
    for _ in range(4):
        names = chance.sample(sorted(PEOPLE), 4)
        reports = [connection_report(connect(graph, names), graph, "json") for graph in (part, whole)]

        assert reports[0] == reports[1]


VIEWS = [
    {"hops": 0},
    {},
    {"hops": 2, "top": 2},
    {"since": date(2022, 6, 1)},
    {"kinds": [Kind.PERSON]},
    {"relations": [RelationType.CO_MENTIONED]},
    {"min_sources": 2, "until": date(2022, 12, 1), "hops": 3},
]


@pytest.mark.parametrize("conditions", VIEWS, ids=str)
def test_select_is_the_same_on_a_part(whole, part, conditions):
    for focus in (["Name03"], ["Name04", "Name21"]):
        one, other = (select(graph, focus=focus, **conditions) for graph in (part, whole))

        assert one.graph == other.graph
        assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
        assert sorted(one.edges(keys=True)) == sorted(other.edges(keys=True))
        assert all(one.edges[edge] == other.edges[edge] for edge in one.edges(keys=True))


def pages(graph, texts):
    return [
        page_html(select(graph, focus=["Name03"]), documents=texts),
        routes_html(find_paths(graph, "Name03", "Name05", k=1), graph, documents=texts),
        connection_html(connect(graph, ["Name03", "Name05", "Name08"]), graph, documents=texts),
    ]


def test_pages_are_the_same_of_a_part(path, whole):
    with open_store(path) as store, open_graph(store) as part:
        assert pages(part, Texts(store)) == pages(whole, list(store.documents()))


def test_show_reads_no_more_than_it_shows(path, monkeypatch):
    asked = []
    read = Store.ask
    monkeypatch.setattr(Store, "ask", lambda store, query, *values: asked.append(query) or read(store, query, *values))
    with open_store(path) as store, open_graph(store) as graph:
        edges = graph.degree("country:name00")
        asked.clear()
        show_report(graph, "country:name00")

    assert sum("FROM citations" in query for query in asked) == edges
    assert sum("FROM named" in query for query in asked) == 1


def test_find_node_reads_names_alone(path, monkeypatch):
    asked = []
    read = Store.ask
    monkeypatch.setattr(Store, "ask", lambda store, query, *values: asked.append(query) or read(store, query, *values))
    with open_store(path) as store, open_graph(store) as graph:
        find_node(graph, "name07")

    assert not any(table in query for query in asked for table in ("FROM named", "FROM relations", "FROM citations"))
