"""Nodes linked to entries of lists: what is sure, what is only suggested, and what is never said."""

import pytest

from graphbuild.link import references_of, take_in
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store

HEAD = "id,name,aliases,kind,country,programme\n"
NAMES = {
    "Otto Berg": ("person", None),
    "Norway": ("country", "country:no"),
    "Chad": ("country", "country:td"),
    "Tinker Lines": ("organization", None),
    "Saltwind": ("organization", None),
    "Harbour Board": ("agency", None),
    "Berg": ("person", None),
}


@pytest.fixture
def linked(tmp_path, read_aloud):
    """Return what lists say of the nodes of one text: node → [(entry, status, score)]."""

    def link(rows, text="Otto Berg met Tinker Lines.", claims=(), names=NAMES):
        (tmp_path / "list.csv").write_text(HEAD + rows, "utf-8")
        found = {name: told for name, told in names.items() if name in text}
        with open_store(tmp_path / "graph.db", create=True) as store:
            store.save(read_aloud("a.txt", text, found, claims), "mark")
            take_in(store, tmp_path / "list.csv")
            graph = load_graph(store)
        return {
            node: [(one["id"], one["status"], one["score"], one["reason"]) for one in references_of(graph, node)]
            for node in graph
            if references_of(graph, node)
        }

    return link


def test_a_node_of_the_same_name_and_kind_is_linked(linked):
    assert linked('1,"BERG, Otto",,person,,X\n2,Tinker Lines Ltd.,,company,,X\n') == {
        "organization:tinker-lines": [("2", "linked", 0.95, "the same name but for the legal form")],
        "person:otto-berg": [("1", "linked", 1.0, "the same name")],
    }


@pytest.mark.parametrize(
    "row",
    [
        "1,Otto Berg,,vessel,,X",
        "1,Otto Berg,,company,,X",
        '1,"BERG, Anna",,person,,X',
        "1,Berg,,person,,X",
        "1,Tinker Lines,,person,,X",
    ],
    ids=["a vessel", "a company", "another given name", "a surname", "a person"],
)
def test_what_cannot_be_the_same_is_not_even_suggested(linked, row):
    assert linked(f"{row}\n") == {}


def test_a_bare_surname_is_never_linked(linked):
    assert linked('1,"BERG, Otto",,person,,X\n2,Berg,,person,,X\n', "Mr. Berg spoke.") == {}


def test_two_entries_that_fit_are_suggestions(linked):
    assert linked('1,"BERG, Otto",,person,,X\n2,"BERG, Otto",,person,,Y\n') == {
        "person:otto-berg": [
            ("1", "suggested", 0.8, "the same name; a common name; 2 entries of the list fit"),
            ("2", "suggested", 0.8, "the same name; a common name; 2 entries of the list fit"),
        ]
    }


def test_a_country_tells_two_entries_apart(linked):
    text = "Otto Berg serves Norway."
    found = linked(
        '1,"BERG, Otto",,person,Norway,X\n2,"BERG, Otto",,person,Chad,Y\n', text, [("Otto Berg", "serves", "Norway")],
        {**NAMES, "Otto Berg": ("official", None)},
    )  # fmt: skip

    assert found["official:otto-berg"] == [("1", "linked", 0.9, "the same name; a common name; both of NO")]


def test_another_country_forbids_the_link_and_says_so(linked):
    found = linked(
        '1,"BERG, Otto",,person,Chad,Y\n', "Otto Berg serves Norway.", [("Otto Berg", "serves", "Norway")],
        {**NAMES, "Otto Berg": ("official", None)},
    )  # fmt: skip

    assert found["official:otto-berg"] == [
        ("1", "suggested", 0.7, "the same name; but of NO in the texts and TD in the list")
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,Saltwind,,vessel,,X", "the same name; the texts name no vessel so"),
        ("1,Harbour Board,,agency,,X", "the same name; a name that bodies of other countries may have"),
    ],
)
def test_what_a_name_alone_cannot_tell_is_suggested(linked, row, reason):
    (found,) = linked(f"{row}\n", "Saltwind left. Harbour Board knew.").values()

    assert [one[1:] for one in found] == [("suggested", found[0][2], reason)]


def test_common_words_link_nothing(linked):
    found = linked(
        "1,Saltwind,,company,,X\n", "Saltwind met Norway in a saltwind.", [("Saltwind", "consults", "Norway")]
    )

    assert [one[:2] for one in found["organization:saltwind"]] == [("1", "suggested")]


def test_a_list_that_is_taken_in_again_takes_the_place_of_its_older_self(linked):
    linked('1,"BERG, Otto",,person,,X\n')

    assert linked('9,"BERG, Otto",,person,,X\n') == {"person:otto-berg": [("9", "linked", 1.0, "the same name")]}


def test_lists_are_removed_whole(tmp_path, linked):
    linked('1,"BERG, Otto",,person,,X\n')
    with open_store(tmp_path / "graph.db") as store:
        assert store.lists.remove("list")
        assert not store.lists.remove("list")
        assert store.lists.all() == []
        assert not any(references_of(graph, node) for graph in [load_graph(store)] for node in graph)
