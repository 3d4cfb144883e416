import json

import pytest

from graphbuild.analysis.connect import connect
from graphbuild.reports import connection_report


@pytest.fixture
def connection(story):
    return connect(story, ["Ilse Brandt", "import ban", "Otto Lind"])


@pytest.mark.parametrize(
    ("form", "name"), [("text", "connection.txt"), ("md", "connection.md"), ("json", "connection.json")]
)
def test_connection_report_reads_as_the_golden_file(connection, story, golden, form, name):
    golden(name, connection_report(connection, story, form))


def test_connection_report_says_where_the_ends_meet(connection, story):
    assert "Ilse Brandt, ban on imports and Otto Lind meet at Ruritania." in connection_report(connection, story)


def test_connection_report_keeps_the_shape_of_routes(connection, story):
    record = json.loads(connection_report(connection, story, "json"))

    assert [branch["hops"][-1]["to"]["id"] for branch in record["routes"]] == ["country:ruritania"] * 3
