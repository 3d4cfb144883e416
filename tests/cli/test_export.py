"""``graphbuild export`` on the seeds."""

import json
import shlex

import networkx as nx
import pytest
from click.testing import CliRunner

from graphbuild.cli import main
from graphbuild.exports import load


@pytest.fixture
def run(tmp_path, monkeypatch, seed_db):
    """Export the seeds' graph in an empty folder; returns click's result."""
    monkeypatch.chdir(tmp_path)
    return lambda line: CliRunner().invoke(main, ["export", "--db", str(seed_db), *shlex.split(line)])


def test_export_guesses_the_format_from_the_name(run, tmp_path, seed_graph):
    result = run("-o graph.graphml")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Wrote graph.graphml\n")
    assert len(nx.read_graphml(tmp_path / "graph.graphml")) == len(seed_graph)


def test_export_takes_a_part(run, tmp_path):
    run("-o part.json --focus Japan --relation opposes")

    part = load(tmp_path / "part.json")
    assert set(part) == {"country:jp", "measure:export_control:ru"}
    assert {record["relation"] for *_, record in part.edges(data=True)} == {"opposes"}


def test_export_leaves_out_closeness(run, tmp_path):
    run("-o claims.json --claims")

    claims = load(tmp_path / "claims.json")
    assert "co_mentioned" not in {record["relation"] for *_, record in claims.edges(data=True)}
    assert min(degree for _, degree in claims.degree()) > 0


def test_export_takes_no_claims_that_are_closeness(run):
    result = run("-o claims.json --claims --relation co_mentioned")

    assert (result.exit_code, "Leave out one of them" in result.stderr) == (2, True)


def test_export_says_when_a_part_is_empty(run):
    result = run("--since 1900-01-01 --until 1900-01-02 -o empty.gexf")

    assert (result.exit_code, result.stderr.splitlines()[0][:9]) == (0, "No entity")


def test_export_writes_other_formats_to_standard_output(run):
    assert json.loads(run("--format cytoscape").stdout)["elements"]["nodes"]


def test_export_names_a_place_for_several_files(run):
    result = run("--format csv")

    assert result.exit_code == 2
    assert "-o graph.zip" in result.stderr


def test_export_says_what_it_cannot_guess(run):
    result = run("-o graph.xyz")

    assert result.exit_code == 1
    assert "Name one with --format" in result.stderr


def test_diff_reads_tables(run, seed_db):
    run("-o tables.csv")

    result = CliRunner().invoke(main, ["diff", "tables.csv", str(seed_db), "--resamples", "0"])

    assert result.exit_code == 0, result.stderr
    assert "Nothing" in result.stdout or "What changed" in result.stdout
