"""Reference lists read from each of their formats, and broken ones refused in one line."""

import gzip
import json

import pytest

from graphbuild.errors import SourceError
from graphbuild.link import read_list
from graphbuild.references import Entry, EntryKind

SDN = """\
11,"AKINDELE, Tunde","individual","IRAQ9] [ALPHA","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 03 May 1961; \
POB Basra, Iraq; nationality Norway; Passport 77 (Peru); a.k.a. 'THE BAKER'; Linked To: TINKER LINES."
12,"TINKER LINES",-0- ,"ALPHA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
13,"SALTWIND","vessel","ALPHA",-0- ,-0- ,"Tug",-0- ,-0- ,Panama,-0- ,"Vessel Registration Identification IMO 1234567."
\x1a
"""
ALT = '11,1,"aka","AKINDELLE, T.",-0-\n12,2,"fka","TINKER SHIPPING",-0-\n\x1a\n'
ADD = '12,1,"1 Pier","Riga","Latvia",-0-\n'

SIMPLE = """\
id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,\
last_change
Q1,Person,Tunde Akindele,T. Akindelle;Tunde A.,1961-05-03,ng;zz,,,ALPHA - 2020,,,Own,2020,2021,2021
Q2,Company,Tinker Lines,,,lv,,,,,,Own,2020,2021,2021
Q3,CryptoWallet,abc,,,,,,,,,Own,2020,2021,2021
"""

FTM = [
    {"id": "s1", "schema": "Sanction", "properties": {"entity": ["Q1"], "program": ["ALPHA"]}},
    {"id": "Q1", "schema": "Person", "caption": "Tunde Akindele", "properties": {
        "name": ["Akindele Tunde", "Tunde Akindele"], "weakAlias": ["The Baker"], "nationality": ["ng"],
        "birthDate": ["1961-05-03"]}},
    {"id": "Q2", "schema": "PublicBody", "properties": {
        "name": ["Harbour Board"], "jurisdiction": ["lv"], "sanctions": [
        {"id": "s2", "schema": "Sanction", "properties": {"programId": ["BETA"]}}]}},
    {"id": "a1", "schema": "Address", "properties": {"full": ["1 Pier"]}},
]  # fmt: skip


@pytest.fixture
def put(tmp_path):
    """Write a file beside others."""

    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize(("listed", "beside"), [("SDN.CSV", "ALT.CSV"), ("SDN.csv", "alt.csv"), ("sdn.csv", "ALT.csv")])
def test_read_list_finds_what_is_beside_ofac_in_capitals(listed, beside, put):
    put(beside, ALT)

    assert read_list(put(listed, SDN)).entries[0].aliases == ("AKINDELLE, T.",)


def test_read_list_reads_ofac_with_the_files_beside_it(put):
    put("alt.csv", ALT)
    put("add.csv", ADD)

    listed = read_list(put("sdn.csv", SDN))

    assert (listed.name, listed.format, listed.file) == ("OFAC SDN", "OFAC SDN CSV", "sdn.csv")
    assert listed.entries[0] == Entry(
        id="11",
        name="AKINDELE, Tunde",
        kind=EntryKind.PERSON,
        aliases=("AKINDELLE, T.",),
        weak=("THE BAKER",),
        countries=("no",),
        origins=("iq", "pe"),
        programmes=("IRAQ9", "ALPHA"),
        details=(
            ("title", "Director"),
            ("born", "03 May 1961"),
            ("born in", "Basra, Iraq"),
            ("nationality", "Norway"),
            ("linked to", "TINKER LINES"),
        ),
    )
    assert [(e.kind, e.aliases, e.countries) for e in listed.entries[1:]] == [
        (EntryKind.ORGANIZATION, ("TINKER SHIPPING",), ("lv",)),
        (EntryKind.VESSEL, (), ("pa",)),
    ]


def test_read_list_reads_opensanctions_csv_and_passes_over_what_is_no_actor(put):
    listed = read_list(put("targets.simple.csv", SIMPLE))

    assert (listed.name, listed.format) == ("targets.simple", "OpenSanctions CSV")
    assert [(e.id, e.kind, e.aliases, e.countries, e.programmes) for e in listed.entries] == [
        ("Q1", EntryKind.PERSON, ("T. Akindelle", "Tunde A."), ("ng",), ("ALPHA - 2020",)),
        ("Q2", EntryKind.ORGANIZATION, (), ("lv",), ()),
    ]


def test_read_list_reads_followthemoney_with_sanctions_apart_or_nested(put):
    listed = read_list(put("entities.ftm.json", "\n".join(map(json.dumps, FTM))))

    assert (listed.name, listed.format) == ("entities", "FollowTheMoney JSON")
    assert [(e.id, e.name, e.aliases, e.weak, e.countries, e.programmes) for e in listed.entries] == [
        ("Q1", "Tunde Akindele", ("Akindele Tunde",), ("The Baker",), ("ng",), ("ALPHA",)),
        ("Q2", "Harbour Board", (), (), ("lv",), ("BETA",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kind;ID;Name;Aliases;Country;Programme\nperson;7;Otto Berg;O. Berg|Otto B.;Switzerland;X\n",
        "\ufeffid,name,aliases,kind,country,programme\n7,Otto Berg,O. Berg; Otto B.,Person,ch,X\n",
    ],
    ids=["semicolons", "a byte order mark"],
)
def test_read_list_reads_any_csv_with_ids_and_names(put, text):
    listed = read_list(put("my list.csv", text), "Mine")

    assert listed.name == "Mine"
    assert listed.entries == (
        Entry("7", "Otto Berg", EntryKind.PERSON, ("O. Berg", "Otto B."), (), ("ch",), (), ("X",)),
    )


def test_read_list_says_the_same_of_a_compressed_file(put):
    plain, packed = put("list.csv", SIMPLE), put("list.csv.gz", gzip.compress(SIMPLE.encode()))

    assert read_list(packed).sha256 == read_list(plain).sha256
    assert read_list(packed).name == "list"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,label\n1,A\n", "has no column 'name' (it has id, label). A list needs id and name; "),
        ("id,name\n1,A\n,B\n", "row 3 has no id. Mend that row; nothing was taken from the list."),
        ("id,name\n1,A\n2,\n", "row 3 has no name. Mend that row"),
        ("id,name\n1,A\n2,B\n1,C\n", "row 4 has the id '1' of row 2 again. Mend that row"),
        ("id,name\n1,A,B\n", "row 2 has 3 cells under 2 columns. Mend that row"),
        ('id,name\n1,"A\n', "row 2 is broken (unexpected end of data). Mend that row"),
        ("id,name\n1,Müller\n".encode("latin1"), "is not UTF-8 (line 2). Convert it first, for example: iconv"),
        ("", "is empty. Check the file."),
        ("id,name\n", "has no entry of a person or body. Check the file."),
        ('{"id": "a"}\n', "row 1 is no FollowTheMoney entity with id, schema and properties. Mend"),
        ('{"id": "a"\n', "row 1 is no JSON ("),
        (
            '{"id": "\\ud800", "schema": "Person", "properties": {}}\n',
            "row 1 holds characters that are not valid Unicode.",
        ),
        ('{"id": "a", "schema": "Person", "properties": {}}\n', "row 1 has no name. Mend"),
        ('1,"A",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-\n2,"B"\n', "row 2 has 2 cells in place of 12. Mend"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:24],
)
def test_read_list_refuses_a_broken_list_in_one_line(put, text, message):
    with pytest.raises(SourceError) as caught:
        read_list(put("list.csv", text))

    assert message in str(caught.value)
    assert "list.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_read_list_names_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match=r"^There is no file named '.*none\.csv'\. Check the path\.$"):
        read_list(tmp_path / "none.csv")
