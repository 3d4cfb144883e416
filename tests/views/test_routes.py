import json
import re

import pytest

from graphbuild.analysis.connect import Connection
from graphbuild.analysis.paths import find_paths
from graphbuild.graph import edges_of
from graphbuild.views import connection_html, routes_html
from graphbuild.views.elements import draw
from graphbuild.views.routes import heading, in_lanes, part_around, route_records


@pytest.fixture
def routes(graph):
    """From Norway to Kenya: beside each other, and by way of Chile and the embargo."""
    return find_paths(graph, "Norway", "Kenya", k=2, co_mentions=True)


def places(graph, routes):
    return {node.id: node.pin for node in in_lanes(draw(graph), routes).nodes}


def given(html):
    return json.loads(re.search(r'<script type="application/json" id="given">(.*?)</script>', html)[1])


def test_heading_names_both_ends_and_counts_the_routes(graph, routes):
    assert heading(routes, graph) == "From Norway to Kenya: 2 routes"
    assert heading(routes[:1], graph) == "From Norway to Kenya: 1 route"


def test_part_around_keeps_the_routes_and_whom_claims_tie_to_them(graph):
    (route,) = find_paths(graph, "Norway", "Chile")

    assert set(part_around(graph, [route])) == {"country:no", "country:cl", "measure:arms_embargo:ke"}


def test_part_around_keeps_those_tied_to_most_of_the_routes_where_there_are_many(graph, monkeypatch):
    monkeypatch.setattr("graphbuild.views.routes.AROUND", 1)
    claim = {**graph.edges["country:no", "country:cl", "criticises"], "relation": "criticises"}
    for node, ends in {"person:a": ["country:no"], "person:b": ["country:no", "country:cl"]}.items():
        graph.add_node(node, kind="person", name=node, aliases=[], mentions=[])
        for end in ends:
            graph.add_edge(node, end, key="criticises", **claim)
    (route,) = find_paths(graph, "Norway", "Chile", k=1)

    assert set(part_around(graph, [route])) == {"country:no", "country:cl", "person:b"}


def test_in_lanes_leads_each_route_from_left_to_right_in_a_lane_of_its_own(graph, routes):
    direct, longer = sorted(routes, key=lambda route: len(route.hops))
    found = places(graph, [direct, longer])

    assert found["country:no"] == (0, 0)
    across = [found[node][0] for node in longer.nodes]
    assert across == sorted(set(across))
    assert {found[node][1] for node in longer.nodes[1:-1]} != {0}
    assert len(set(found.values())) == len(found)


def test_in_lanes_gives_what_is_beside_the_routes_places_of_their_own(graph):
    found = places(graph, find_paths(graph, "Norway", "Chile"))

    assert len(set(found.values())) == len(found) == 4


def test_route_records_hold_the_sentence_of_each_hop_first(graph, routes):
    picture = draw(graph)
    edges = list(edges_of(graph))

    for route, record in zip(routes, route_records(routes, picture), strict=True):
        assert record["cost"] == round(route.cost, 6)
        for hop, told in zip(route.hops, record["hops"], strict=True):
            assert (told["from"], told["to"]) == (hop.source, hop.target)
            assert [edges[number].relation for number, _ in told["claims"]] == [edge.relation for edge in hop.edges]
            assert all(len(pieces) == len(edges[number].citations) for number, pieces in told["claims"])


def test_routes_html_shows_the_routes_as_they_are_in_their_order(graph, routes):
    backwards = routes[::-1]
    found = given(routes_html(backwards, graph))

    ways = [[record["hops"][0]["from"], *(hop["to"] for hop in record["hops"])] for record in found["walks"]]
    assert ways == [list(route.nodes) for route in backwards]


@pytest.fixture
def connection(graph):
    """Norway and Kenya, both tied to the embargo, and Chile, which is left out for once."""
    branches = tuple(find_paths(graph, name, "embargo", k=1)[0] for name in ("Norway", "Kenya"))
    ends, joints = ("country:no", "country:ke"), ("measure:arms_embargo:ke",)
    return Connection(ends, joints, branches, (("country:cl", "Nothing ties it."),), smallest=False)


def test_connection_html_says_what_it_ties_and_whom_it_leaves_out(graph, connection):
    html = connection_html(connection, graph)

    assert '<h1 dir="auto">What ties Norway and Kenya together</h1>' in html
    assert given(html)["notes"] == [
        "The ties meet at embargo.",
        "Left out: Chile. Nothing ties it.",
        "There may be ties that cost less, but none that cost less than half as much.",
    ]


def test_connection_html_leads_a_tree_in_no_lanes(graph, connection):
    assert "Positions: forces" in connection_html(connection, graph)


def test_routes_html_says_how_much_of_the_graph_it_leaves_out(graph):
    assert "the graph has 1 more." in routes_html(find_paths(graph, "Norway", "Chile"), graph)


def test_routes_html_gives_the_same_bytes_for_the_same_routes(graph, routes):
    assert routes_html(routes, graph) == routes_html(routes, graph)
