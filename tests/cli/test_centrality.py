"""The ranking of the seeds as a user gets it."""

import json
import shlex

import pytest
from click.testing import CliRunner

from graphbuild.cli import main


@pytest.fixture
def printed(seed_db):
    """Run a command line on the seeds' database; it must succeed; returns standard output."""

    def run(line):
        result = CliRunner().invoke(main, [*shlex.split(line), "--db", str(seed_db)])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return run


@pytest.mark.parametrize(
    "options", ["", "--kind official --top 2 --min-sources 2", "--measure PageRank --co-mentions --resamples 9"]
)
def test_centrality_names_the_command_that_gives_all_its_figures_again(printed, options):
    report = printed(f"centrality {options} --format json")

    assert printed(json.loads(report)["command"].removeprefix("graphbuild ")) == report


def test_centrality_leaves_ranges_out_on_request(printed):
    report = json.loads(printed("centrality --format json --resamples 0"))

    assert not any(score["interval"] for group in report["kinds"] for score in group["scores"])
    assert any(score["alone"] for group in report["kinds"] for score in group["scores"])


def test_centrality_shows_no_claim_that_too_few_sources_bear_out(printed):
    report = json.loads(printed("centrality --format json --min-sources 2"))

    claims = [claim for group in report["kinds"] for score in group["scores"] for claim in score["why"]]
    assert min(claim["sources"] for claim in claims) == 2
