"""The documentation: its pages are true, and its folder works offline."""

import json
import re
import sys
from datetime import date
from importlib.resources import files

import pytest
from click.testing import CliRunner

from graphbuild import guide
from graphbuild.analysis.kernels import MEASURES
from graphbuild.annotate import annotate
from graphbuild.cli import COMMANDS, main
from graphbuild.cli.docs import helps_of
from graphbuild.errors import GraphbuildError
from graphbuild.exports import pieces
from graphbuild.pipeline import graph_of
from graphbuild.types import Document, Kind, MeasureType, RelationType, Status

PAGES = {path.name.removesuffix(".md"): path.read_text("utf-8") for path in files(guide).joinpath("pages").iterdir()}
SAID = re.findall(r"^\| `(\w+)` \| [^|]* \| \*([^*]+\.)\* \|$", PAGES["what-the-graph-holds"], re.MULTILINE)


def test_guide_leads_to_every_page():
    assert set(guide.page_names()) == PAGES.keys() - {"index"}


@pytest.mark.parametrize("word", [*Kind, *RelationType, *MeasureType, *Status])
def test_guide_explains_every_word_of_the_ontology(word):
    assert f"`{word}`" in PAGES["what-the-graph-holds"]


@pytest.mark.parametrize("measure", MEASURES)
def test_guide_explains_every_measure_of_centrality(measure):
    assert f"\n| {measure} |" in PAGES["scores"]


@pytest.mark.parametrize(("relation", "sentence"), SAID)
def test_guide_shows_sentences_that_are_read_so(relation, sentence, nlp):
    [annotation] = annotate([Document("a", sentence)], nlp)

    assert relation in [evidence.relation for evidence in annotation.evidence]


def test_guide_shows_a_sentence_for_every_claim():
    assert {relation for relation, _ in SAID} == set(RelationType) - {RelationType.CO_MENTIONED}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The documentation, with one module of the library."""
    folder = tmp_path_factory.mktemp("docs")
    program = main.make_context("graphbuild", ["docs", "-o", "docs"])
    guide.write_docs(folder, dict(helps_of(program)), modules=["graphbuild.relate"])
    return folder


def test_write_docs_asks_for_nothing_from_elsewhere(folder):
    fetched = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["']?https?:|@import|url\(["']?https?:""")

    assert [path.name for path in folder.rglob("*.html") if fetched.search(path.read_text("utf-8"))] == []


def test_write_docs_links_to_pages_that_are_there(folder):
    linked = {
        link for path in folder.glob("*.html") for link in re.findall(r'href="([^"#:]+)[#"]', path.read_text("utf-8"))
    }

    assert {link for link in linked if not (folder / link).exists()} <= {"library/graphbuild.html"}


def test_write_docs_has_the_help_of_every_command(folder):
    written = (folder / "commands.html").read_text("utf-8")

    assert [command.name for command in COMMANDS if f"Usage: graphbuild {command.name} " not in written] == []


def test_write_docs_overwrites_no_page_of_others(tmp_path):
    (tmp_path / "index.html").write_text("mine")

    with pytest.raises(GraphbuildError, match="another page"):
        guide.write_docs(tmp_path, {})


def test_docs_names_the_extra_that_is_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pdoc", None)

    result = CliRunner().invoke(main, ["docs", "-o", str(tmp_path / "docs")])

    assert (result.exit_code, result.stderr) == (
        1,
        "Error: pdoc is not installed. Install it: pip install 'graphbuild[docs]'\n",
    )


def is_part(shown, whole):
    """Tell whether all that is shown stands in the whole, which may hold more."""
    if isinstance(shown, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in shown.items())
    if isinstance(shown, list):
        return all(any(is_part(one, other) for other in whole) for one in shown)
    return shown == whole


def test_guide_shows_the_json_form_as_it_is(nlp):
    shown = json.loads(re.search(r"```json\n(.*?)```", PAGES["export"], re.DOTALL)[1])
    [evidence] = shown["edges"][0]["evidence"]
    memo = Document("memo.txt", evidence["text"], title="A memo", date=date(2024, 5, 1))

    written = json.loads("".join(pieces(graph_of(annotate([memo], nlp)), "json")))

    assert is_part(shown, written)
