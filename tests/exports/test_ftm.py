"""FollowTheMoney entities, held to the model's own library where that is installed."""

import json
from pathlib import Path

import pytest

from graphbuild.exports import pieces
from graphbuild.exports.ftm_records import record
from graphbuild.graph import build_graph
from graphbuild.types import Document, Entity, Kind, Mention

COUNTRIES = Path(__file__).parent.parent.parent / "graphbuild" / "resources" / "countries.tsv"


def entities(graph):
    return [json.loads(line) for line in "".join(pieces(graph, "ftm")).splitlines()]


def of(graph, schema):
    return [entity["properties"] for entity in entities(graph) if entity["schema"] == schema]


def one_id(graph, name):
    (found,) = [entity["id"] for entity in entities(graph) if entity["properties"].get("name") == [name]]
    return found


def hostile():
    """A graph whose names and addresses are hostile."""
    odd = ["\x00", "=1\r\n\t", " a\u2028b\x85 \xad\u200b", "\ud800x", "x" * 2000, "<b>&"]
    named = [
        Entity(f"official:{text}", Kind.OFFICIAL, text, (text,), (("d", Mention(0, 1, text, Kind.OFFICIAL, 0, text)),))
        for text in odd
    ]
    return build_graph([Document("d", "x", "\x01", url="javascript:alert(1)"), Document("\ud800", "y")], named, [])


def test_to_ftm_writes_sanctions_of_those_whom_texts_say_to_be_hit(voices):
    (sanction,) = of(voices, "Sanction")

    assert {name: sanction[name] for name in sanction.keys() - {"proof", "sourceUrl", "publisher", "recordId"}} == {
        "entity": [one_id(voices, "Chile")],
        "authority": ["Norway"],
        "country": ["no"],
        "program": ["sanctions on Chile"],
        "provisions": ["sanctions"],
        "status": ["imposed"],
        "startDate": ["2024-04"],
        "date": ["2024-05-01", "2024-05-02"],
        "reason": ["sanctions on Chile over fish"],
        "summary": [
            "sanctions on Chile over fish", "its sanctions on Chile", "Norway imposed sanctions.",
            "We did, she said. (quoted, said by Kari Berg)",
        ],
    }  # fmt: skip


def test_to_ftm_names_no_authority_of_whom_other_texts_tell(voices):
    evidence = voices.edges["measure:sanctions:cl", "country:cl", "targets"]["evidence"]
    evidence[:] = [{**evidence[0], "doc": "c.txt"}]

    (sanction,) = of(voices, "Sanction")

    assert {"authority", "country", "startDate"}.isdisjoint(sanction)


def test_to_ftm_writes_offices_as_posts_that_somebody_holds(voices):
    (post,), (occupancy,) = of(voices, "Position"), of(voices, "Occupancy")

    ministry = one_id(voices, "Ministry of Finance")
    assert post == {"name": ["Office in Ministry of Finance"], "organization": [ministry], "country": ["no"]}
    assert occupancy["holder"] == [one_id(voices, "Kari Berg")]
    assert occupancy["sourceUrl"] == ["https://news.example/a"]


def test_to_ftm_names_the_office_of_who_has_one(voices):
    voices.nodes["official:kari-berg"]["mentions"][0]["attributes"] = {"office": "Finance Minister", "since": "2021"}

    (post,), (occupancy,) = of(voices, "Position"), of(voices, "Occupancy")

    assert (post["name"], occupancy["startDate"]) == (["Finance Minister, Ministry of Finance"], ["2021"])


def test_to_ftm_takes_nothing_alleged_or_denied_for_a_fact(voices):
    links = {(link["role"][0], link["status"][0]) for link in of(voices, "UnknownLink")}

    assert links == {
        ("part of", "asserted"),
        ("imposes", "asserted"),
        ("targets", "asserted"),
        ("alleged: targets", "alleged"),
        ("denied: attacks", "denied"),
        ("criticises", "asserted"),
    }
    assert one_id(voices, "Juan Soto") not in str(of(voices, "Sanction"))


def test_to_ftm_writes_no_closeness(voices):
    assert "co_mentioned" not in "".join(pieces(voices, "ftm"))


def test_to_ftm_writes_no_sanction_of_relief(voices):
    import networkx as nx

    relief = nx.relabel_nodes(voices, {"measure:sanctions:cl": "measure:exemption:cl"})

    assert of(relief, "Sanction") == []


def test_to_ftm_says_which_text_names_whom(voices):
    named = of(voices, "Documentation")

    assert len(named) == len(voices)
    assert {"document", "entity", "role"} <= set(named[0])


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://a b.example", "http://[", "news.example", "http://x:y/"]
)
def test_record_leaves_out_what_is_no_address(url):
    assert record("Article", "gb-1", sourceUrl=[url])["properties"] == {}


@pytest.mark.parametrize("which", ["voices", "hostile", "seed_graph"])
def test_the_library_takes_every_record_as_it_is(which, request):
    model = pytest.importorskip("followthemoney").model
    graph = hostile() if which == "hostile" else request.getfixturevalue(which)
    found = entities(graph)
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in found}

    assert len(schemata) == len(found)
    for entity in found:
        schema = schemata[entity["id"]]
        assert not schema.abstract
        assert set(schema.required) <= set(entity["properties"])
        assert model.get_proxy(entity, cleaned=False).to_dict()["properties"].keys() == entity["properties"].keys()
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            for value in values:
                assert prop.type.name == "url" or prop.type.clean(value) == value
                assert prop.range is None or schemata[value].is_a(prop.range)


def test_the_library_knows_the_code_of_every_country():
    registry = pytest.importorskip("followthemoney.types").registry
    from graphbuild.exports.ftm_records import Notebook

    rows = [line.split("\t")[0] for line in COUNTRIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    codes = [code for code in rows[1:] if code != "-"]
    book = Notebook(build_graph([], [Entity(f"country:{code}", Kind.COUNTRY, code, (), ()) for code in codes], []))

    told = [book.country(f"country:{code}") for code in codes]
    assert [code for code in told if code and not registry.country.validate(code)] == []
    assert told.count(None) == 2
